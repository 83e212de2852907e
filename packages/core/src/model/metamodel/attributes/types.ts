/** Short names of the attribute types, so that the tables of attributes read as tables. */
import type { AttributeType, Bilingual, Dimension } from "../../metamodel.ts";
import { fieldNames } from "../fields.ts";
import { wordNames } from "../words.ts";

/** A type with names: a choice of words, or a record with its fields. */
type NamedType = Extract<AttributeType, { readonly kind: "word" | "record" }>;

export const text: AttributeType = { kind: "text" };
export const percent: AttributeType = { kind: "percent" };
export const boolean: AttributeType = { kind: "boolean" };
export const date: AttributeType = { kind: "date" };
export const money: AttributeType = { kind: "money" };
export const version: AttributeType = { kind: "version" };
export const relationship: AttributeType = { kind: "relationship" };
export const anything: AttributeType = { kind: "any" };
export const number: AttributeType = { kind: "number" };
export const count: AttributeType = { kind: "number", minimum: 0, integer: true };
export const duration: AttributeType = quantity("duration");
export const rate: AttributeType = quantity("rate");
export const growth: AttributeType = quantity("growth");
export const size: AttributeType = quantity("size");
export const bandwidth: AttributeType = quantity("bandwidth");

/** A number with a unit of one dimension. */
export function quantity(dimension: Dimension): AttributeType {
  return { kind: "quantity", dimension };
}

/** A whole number on a scale, both ends included. */
export function scale(minimum: number, maximum: number): AttributeType {
  return { kind: "number", minimum, maximum, integer: true };
}

/** A number between two bounds, both included. */
export function between(minimum: number, maximum: number): AttributeType {
  return { kind: "number", minimum, maximum };
}

/** One of the words and no other. */
export function oneOf(...words: readonly string[]): NamedType {
  return { kind: "word", words, names: namesOf(words, wordNames) };
}

/** One of the words, from low to high. */
export function rank(...words: readonly string[]): NamedType {
  return { kind: "word", words, names: namesOf(words, wordNames), ordered: true };
}

/** One of the words, or another one that the organisation is used to. */
export function suggested(...words: readonly string[]): NamedType {
  return { kind: "word", words, names: namesOf(words, wordNames), open: true };
}

/** One of the words, from low to high, or another one that stands outside that order. */
export function suggestedRank(...words: readonly string[]): NamedType {
  return { ...rank(...words), open: true };
}

/** An element of one of the kinds; of any kind when none is given. */
export function reference(...to: readonly string[]): AttributeType {
  return { kind: "reference", to };
}

/** Several of one type; a single value stands for a list of one. */
export function list(of: AttributeType): AttributeType {
  return { kind: "list", of };
}

/** The first of the types that accepts the value. */
export function either(...of: readonly AttributeType[]): AttributeType {
  return { kind: "union", of };
}

/** Named values and no others. */
export function record(fields: Readonly<Record<string, AttributeType>>): NamedType {
  return { kind: "record", fields, names: namesOf(Object.keys(fields), fieldNames) };
}

/** Named values, and any others that someone brings. */
export function openRecord(fields: Readonly<Record<string, AttributeType>>): NamedType {
  return { kind: "record", fields, names: namesOf(Object.keys(fields), fieldNames), open: true };
}

/** The type, some of whose words or fields are called otherwise here than elsewhere. */
export function called(names: Readonly<Record<string, Bilingual>>, type: NamedType): NamedType {
  return { ...type, names: { ...type.names, ...names } };
}

/** Names of the ids that have one; a test sees to it that all have. */
function namesOf(
  ids: readonly string[],
  names: Readonly<Record<string, Bilingual>>,
): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const name = Object.hasOwn(names, id) ? names[id] : undefined;
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}
