/** The page of relationships: how each reads, what it means, what fails with what, which kinds it may join. */

import { metamodel } from "../../packages/core/src/model/metamodel/index.ts";
import { Schema } from "../../packages/core/src/model/schema.ts";
import { code, codes, page, table, written } from "./markdown.mjs";

/** @typedef {import("../../packages/core/src/model/metamodel.ts").RelationshipDefinition} Relationship */
/** @typedef {import("../../packages/core/src/model/metamodel.ts").Travel} Travel */

const schema = new Schema(metamodel);
const elements = metamodel.kinds.filter((kind) => kind.layer !== undefined).map(({ id }) => id);

/** @returns {string} */
export function relationshipsPage() {
  return page("Relationships", "packages/core/src/model/metamodel/relationships.ts", [
    `${metamodel.relationships.length} verbs. A sentence is \`subject verb object\`; a flow is \`source -> target : data\`. *Fails with* says how a failure travels; [impact](../guide/analyses.md) follows it.`,
    table(
      ["Verb", "Read from the object", "ArchiMate", "Fails with"],
      metamodel.relationships.map((one) => [
        `[${code(written(one.id))}](#${anchor(one)})`,
        one.inverse.en,
        archimate(one),
        travelInWords(one.travel),
      ]),
    ),
    ...metamodel.relationships.flatMap(section),
  ]);
}

/**
 * @param {Relationship} one
 * @returns {readonly string[]}
 */
function section(one) {
  return [
    `## ${one.id}`,
    `Written ${code(written(one.id))}. ${one.description.en}`,
    `*${one.name.fr}* (de l’autre côté : *${one.inverse.fr}*) : ${one.description.fr}`,
    `ArchiMate: ${archimate(one)}${substitutes(one)}. ${failure(one)}`,
    pairs(one),
    attributes(one),
  ];
}

/**
 * GitHub makes the anchor of a heading so.
 * @param {Relationship} one
 * @returns {string}
 */
function anchor({ id }) {
  return id.replaceAll(" ", "-");
}

/**
 * @param {Relationship} one
 * @returns {string}
 */
function archimate({ archimate: type, reversed }) {
  return `${type}${reversed ? ", from the object to the subject" : ""}`;
}

/**
 * @param {Relationship} one
 * @returns {string}
 */
function substitutes({ archimateElse }) {
  return archimateElse.length === 0 ? "" : `; where ArchiMate does not permit that: ${archimateElse.join(", then ")}`;
}

/**
 * @param {Travel} travel
 * @returns {string}
 */
function travelInWords(travel) {
  return {
    forward: "the object, with the subject",
    backward: "the subject, with the object",
    both: "each with the other",
    none: "nothing",
  }[travel];
}

/**
 * @param {Relationship} one
 * @returns {string}
 */
function failure({ travel, travelBy, trace }) {
  const exceptions = Object.entries(travelBy ?? {}).map(
    ([kind, way]) => `for a ${code(kind)} as subject: ${travelInWords(way)}`,
  );
  const meaning =
    trace === undefined
      ? ""
      : ` Meaning is followed: ${trace === "forward" ? "from the subject to the object" : trace}.`;
  return `Fails: ${[travelInWords(travel), ...exceptions].join("; ")}.${meaning}`;
}

/**
 * @param {Relationship} one
 * @returns {string}
 */
function pairs(one) {
  const verb = schema.verbNumber(one.id);
  const rows = elements.flatMap((from) => {
    const to = elements.filter((id) => schema.permits(schema.kindNumber(from), verb, schema.kindNumber(id)));
    return to.length === 0 ? [] : [{ from, to: to.length === elements.length ? "every kind" : codes(to) }];
  });
  const targets = [...new Set(rows.map(({ to }) => to))];
  const grouped = targets.map((to) => {
    const from = rows.filter((row) => row.to === to).map((row) => row.from);
    return [from.length === elements.length ? "every kind" : codes(from), to];
  });
  return table(["From", "to"], grouped);
}

/**
 * @param {Relationship} one
 * @returns {string}
 */
function attributes(one) {
  const ids = schema.attributesOf(schema.subjectOfVerb(schema.verbNumber(one.id))).map(({ id }) => id);
  return ids.length === 0 ? "" : `Attributes: ${codes([...new Set(ids)])}.`;
}
