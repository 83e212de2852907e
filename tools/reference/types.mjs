/** Types of attributes in words. */

import { code, codes } from "./markdown.mjs";

/** @typedef {import("../../packages/core/src/model/metamodel.ts").AttributeType} AttributeType */
/** @typedef {import("../../packages/core/src/model/metamodel.ts").Bilingual} Bilingual */

/** @type {Readonly<Record<string, string>>} */
const examples = {
  text: "text",
  percent: "percentage (`93%`)",
  boolean: "yes or no",
  date: "date (`2026-11-21`)",
  money: "money (`480000 CHF/y`)",
  version: "version",
  relationship: "relationship (`a -> b`)",
  any: "any value",
  duration: "duration (`15min`)",
  rate: "rate (`120/s`)",
  growth: "growth (`30%/y`)",
  size: "size (`64GiB`)",
  bandwidth: "bandwidth (`1Gbit/s`)",
  area: "area (`120m2`)",
  power: "power (`4kW`)",
  energy: "energy (`2MWh`)",
};

/**
 * An attribute's type as a person reads it.
 * @param {AttributeType} type
 * @returns {string}
 */
export function typeInWords(type) {
  switch (type.kind) {
    case "number":
      return numberInWords(type);
    case "quantity":
      return examples[type.dimension] ?? type.dimension;
    case "word":
      return `${type.words.map((word) => named(word, type.names)).join(", ")}${type.ordered === true ? ", from low to high" : ""}${type.open === true ? ", or another word" : ""}`;
    case "reference":
      return type.to.length === 0 ? "an element" : `an element: ${codes(type.to)}`;
    case "list":
      return `list of ${typeInWords(type.of)}`;
    case "record":
      return recordInWords(type);
    case "union":
      return type.of.map(typeInWords).join(", or ");
    default:
      return examples[type.kind] ?? type.kind;
  }
}

/**
 * @param {Extract<AttributeType, { kind: "number" }>} type
 * @returns {string}
 */
function numberInWords({ minimum, maximum, integer }) {
  const noun = integer === true ? "whole number" : "number";
  if (minimum !== undefined && maximum !== undefined) return `${noun} from ${minimum} to ${maximum}`;
  return minimum === undefined ? noun : `${noun} from ${minimum}`;
}

/**
 * @param {Extract<AttributeType, { kind: "record" }>} type
 * @returns {string}
 */
function recordInWords({ fields, names, open }) {
  const parts = Object.entries(fields).map(([name, type]) => `${named(name, names)}: ${typeInWords(type)}`);
  const free = open === true ? ["any other field"] : [];
  return `record of ${[...parts, ...free].join("; ")}`;
}

/**
 * A word with what it is called in English, where that says more than the word, and in French: `os` (operating system, *système d'exploitation*).
 * @param {string} word
 * @param {Readonly<Record<string, Bilingual>> | undefined} names
 * @returns {string}
 */
function named(word, names) {
  const name = names?.[word];
  if (name === undefined) return code(word);
  const said = isSame(name.en, word) ? [] : [name.en];
  if (!isSame(name.fr, name.en)) said.push(`*${name.fr}*`);
  return said.length === 0 ? code(word) : `${code(word)} (${said.join(", ")})`;
}

/**
 * Do both say the same but for capitals, blanks and signs?
 * @param {string} one
 * @param {string} other
 * @returns {boolean}
 */
function isSame(one, other) {
  const [first, second] = [one, other].map((text) => text.replace(/[^\p{L}\d]/gu, "").toLowerCase());
  return first !== "" && first === second;
}
