/** The page of kinds: what each is, what sentences it takes part in, what can be said of it. */

import { facets } from "../../packages/core/src/model/metamodel/attributes/facets.ts";
import { metamodel } from "../../packages/core/src/model/metamodel/index.ts";
import { Schema } from "../../packages/core/src/model/schema.ts";
import { code, codes, page, table, written } from "./markdown.mjs";

/** @typedef {import("../../packages/core/src/model/metamodel.ts").KindDefinition} Kind */

const schema = new Schema(metamodel);
const elements = metamodel.kinds.filter((kind) => kind.layer !== undefined);
const statements = metamodel.kinds.filter((kind) => kind.layer === undefined);
const layers = [...new Set(elements.map((kind) => kind.layer))];

/** @returns {string} */
export function kindsPage() {
  return page("Kinds", "packages/core/src/model/metamodel", [
    `${elements.length} kinds of element in ${layers.length} layers, and ${statements.length} kinds of statement about the description itself. How to choose one: [the metamodel](../guide/metamodel.md). Your own kinds specialise these ([language](../guide/language.md#kinds-attributes-and-verbs-of-your-own)).`,
    table(
      ["Layer", "Kinds"],
      layers.map((layer) => [
        layer ?? "",
        elements
          .filter((kind) => kind.layer === layer)
          .map(({ id }) => `[${code(id)}](#${id})`)
          .join(", "),
      ]),
    ),
    ...layers.flatMap((layer) => [
      `## Layer: ${layer}`,
      ...elements.filter((kind) => kind.layer === layer).flatMap(elementSection),
    ]),
    "## Statements about the description",
    "They are no elements: they take part in no relationship and are not counted as architecture.",
    ...statements.flatMap((kind) => [heading(kind), kind.description.en, inFrench(kind), attributeTable(kind)]),
  ]);
}

/**
 * @param {Kind} kind
 * @returns {readonly string[]}
 */
function elementSection(kind) {
  return [
    heading(kind),
    kind.description.en,
    inFrench(kind),
    correspondence(kind),
    sentences(kind),
    attributeTable(kind),
  ];
}

/**
 * @param {Kind} kind
 * @returns {string}
 */
function heading(kind) {
  return `### ${kind.id}`;
}

/**
 * @param {Kind} kind
 * @returns {string}
 */
function inFrench(kind) {
  return `*${kind.name.fr}* : ${kind.description.fr}`;
}

/**
 * @param {Kind} kind
 * @returns {string}
 */
function correspondence({ archimate, archimateBy, stereotype, c4 }) {
  const variants = Object.entries(archimateBy ?? {}).flatMap(([key, types]) =>
    Object.entries(types)
      .filter(([, type]) => type !== archimate)
      .map(([word, type]) => `${type} with ${code(`${key}: ${word}`)}`),
  );
  const special = stereotype === undefined ? "" : `, specialisation “${stereotype}”`;
  return `ArchiMate: ${[`${archimate}${special}`, ...variants].join("; ")}. C4: ${c4 === undefined ? "none" : c4.replace("-", " ")}.`;
}

/**
 * @param {Kind} kind
 * @returns {string}
 */
function sentences(kind) {
  const number = schema.kindNumber(kind.id);
  const rows = metamodel.relationships.flatMap((relationship) => {
    const verb = schema.verbNumber(relationship.id);
    const targets = elements
      .filter(({ id }) => schema.permits(number, verb, schema.kindNumber(id)))
      .map(({ id }) => id);
    if (targets.length === 0) return [];
    const all = targets.length === elements.length;
    return [[code(written(relationship.id)), all ? "every kind" : codes(targets)]];
  });
  return table(["It may", "these kinds"], rows);
}

/**
 * @param {Kind} kind
 * @returns {string}
 */
function attributeTable(kind) {
  const attributes = schema.attributesOf(schema.kindNumber(kind.id));
  const rows = facets.flatMap((facet) => {
    const ids = attributes.filter((attribute) => attribute.facet === facet.id).map(({ id }) => id);
    return ids.length === 0 ? [] : [[`[${facet.name.en}](attributes.md#${facet.id})`, codes(ids)]];
  });
  return table(["About", "attributes"], rows);
}
