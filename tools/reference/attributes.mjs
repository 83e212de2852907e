/** The page of attributes, by facet. */

import { facets } from "../../packages/core/src/model/metamodel/attributes/facets.ts";
import { metamodel } from "../../packages/core/src/model/metamodel/index.ts";
import { code, codes, page, table, written } from "./markdown.mjs";
import { typeInWords } from "./types.mjs";

/** @typedef {import("../../packages/core/src/model/metamodel.ts").AttributeDefinition} Attribute */

/** @returns {string} */
export function attributesPage() {
  const used = facets.filter(({ id }) => metamodel.attributes.some((attribute) => attribute.facet === id));
  return page("Attributes", "packages/core/src/model/metamodel/attributes", [
    `${metamodel.attributes.length} attributes in ${used.length} facets. How values and units are written: [language](../guide/language.md#values-and-units). Every attribute takes \`unknown\`, too: it says that somebody asked and nobody knows, and it never counts as good.`,
    used.map(({ id, name }) => `[${name.en}](#${id})`).join(" · "),
    ...used.flatMap(({ id, name }) => [`## ${id}`, `${name.en} · *${name.fr}*`, facetTable(id)]),
  ]);
}

/**
 * @param {string} facet
 * @returns {string}
 */
function facetTable(facet) {
  const rows = metamodel.attributes.filter((attribute) => attribute.facet === facet).map(row);
  return table(["Attribute", "What it says", "En français", "Value", "On"], rows);
}

/**
 * @param {Attribute} attribute
 * @returns {readonly string[]}
 */
function row(attribute) {
  const { id, type, name, description } = attribute;
  return [
    code(id),
    `${name.en}. ${description.en}`,
    `${name.fr}. ${description.fr}`,
    typeInWords(type) + failure(attribute),
    subjects(attribute),
  ];
}

/**
 * @param {Attribute} attribute
 * @returns {string}
 */
function failure({ travel }) {
  if (travel === undefined || travel === "none") return "";
  return travel === "backward"
    ? "; fails with it"
    : travel === "forward"
      ? "; it fails with this"
      : "; each fails with the other";
}

/**
 * @param {Attribute} attribute
 * @returns {string}
 */
function subjects({ on }) {
  const words = on.map((id) =>
    id === "*" ? "every element" : id === "->*" ? "every relationship" : code(written(id)),
  );
  return on.length > 12 ? `${words.length} kinds and verbs: ${words.join(", ")}` : words.join(", ") || codes(on);
}
