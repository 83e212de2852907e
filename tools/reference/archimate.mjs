/** The page of ArchiMate: what each of our words becomes, and what each of ArchiMate's becomes. */

import { elementDefinitions, formerConceptNames } from "../../packages/core/src/model/archimate/elements.ts";
import { kindFor, mappingOf, verbFor } from "../../packages/core/src/model/archimate/mapping.ts";
import {
  formerRelationshipNames,
  relationshipDefinitions,
} from "../../packages/core/src/model/archimate/relationships.ts";
import { metamodel } from "../../packages/core/src/model/metamodel/index.ts";
import { Schema } from "../../packages/core/src/model/schema.ts";
import { code, codes, page, table, written } from "./markdown.mjs";

const mapping = mappingOf(metamodel);
const schema = new Schema(metamodel);

/** @returns {string} */
export function archimatePage() {
  return page("ArchiMate", "packages/core/src/model/archimate and the metamodel", [
    "How our words and those of ArchiMate 3.2 correspond, both ways. What an import and an export keep: [import and export](../guide/import-export.md).",
    "## From our kinds",
    table(["Kind", "ArchiMate type", "Another type, where an attribute says so"], metamodel.kinds.flatMap(fromKind)),
    "A `service` or `function` that states no layer takes the one of its performer: performed by an `application` it is an ApplicationService or ApplicationFunction. An attribute `archimate` on an element or relationship goes before everything on this page.",
    "## From our verbs",
    table(["Verb", "ArchiMate relationship", "Where that is not permitted"], metamodel.relationships.map(fromVerb)),
    "## From ArchiMate’s elements",
    "The nearest kind; where kind and attributes alone would not lead back to the very same type, the import states it: `archimate: Value`.",
    table(
      ["ArchiMate", "Becomes", "Stated"],
      elementDefinitions.map(({ id }) => fromType(id)),
    ),
    "Junctions become an `event` with `archimate: AndJunction` or `OrJunction`.",
    "## From ArchiMate’s relationships",
    "The most specific verb that our pairs permit between the two kinds and that leads back to the same type; else the last one here, with the type stated.",
    table(
      ["ArchiMate", "May become"],
      relationshipDefinitions.map(({ id }) => [id, codes(verbsOf(id).map(written))]),
    ),
    "## Names of ArchiMate 2",
    table(
      ["Then", "Now"],
      Object.entries({ ...formerConceptNames, ...formerRelationshipNames }).map(([then, now]) => [then, now]),
    ),
  ]);
}

/**
 * @param {import("../../packages/core/src/model/metamodel.ts").KindDefinition} kind
 * @returns {readonly (readonly string[])[]}
 */
function fromKind({ id, archimate, archimateBy, stereotype }) {
  if (archimate === undefined) return [];
  const variants = Object.entries(archimateBy ?? {}).flatMap(([key, types]) =>
    Object.entries(types).map(([word, type]) => `${type} (${code(`${key}: ${word}`)})`),
  );
  return [
    [
      code(id),
      stereotype === undefined ? archimate : `${archimate}, specialisation “${stereotype}”`,
      variants.join(", "),
    ],
  ];
}

/**
 * @param {import("../../packages/core/src/model/metamodel.ts").RelationshipDefinition} verb
 * @returns {readonly string[]}
 */
function fromVerb({ id, archimate, reversed, archimateElse }) {
  return [
    code(written(id)),
    reversed ? `${archimate}, from the object to the subject` : archimate,
    archimateElse.join(", then "),
  ];
}

/**
 * @param {string} type
 * @returns {readonly string[]}
 */
function fromType(type) {
  const depths = type === "ApplicationComponent" ? [0, 1, 2] : [0];
  const choices = depths.map((depth) => kindFor(mapping, type, undefined, depth));
  const stated = Object.entries(choices[0]?.attributes ?? {}).map(([key, value]) => code(`${key}: ${wordOf(value)}`));
  const kinds = choices.map(({ kind }) => code(kind));
  return [
    type,
    kinds.length === 1 ? String(kinds[0]) : `${kinds.join(", ")} (by how deep it is nested)`,
    stated.join(", "),
  ];
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function wordOf(value) {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" && value !== null && "word" in value ? String(value.word) : String(value);
}

/**
 * The verbs that some pair of our kinds leads to, in the order of the metamodel.
 * @param {string} type
 * @returns {readonly string[]}
 */
function verbsOf(type) {
  const ends = metamodel.kinds.flatMap(({ id, archimate }) =>
    archimate === undefined ? [] : [{ kind: id, type: archimate }],
  );
  const found = new Set(ends.flatMap((source) => ends.map((target) => verbFor(mapping, type, source, target).verb)));
  return schema.relationships.map(({ id }) => id).filter((id) => found.has(id));
}
