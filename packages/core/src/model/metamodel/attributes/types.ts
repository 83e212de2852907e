/** Short names of the attribute types, so that the tables of attributes read as tables. */
import type { AttributeType, Dimension } from "../../metamodel.ts";

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
export function oneOf(...words: readonly string[]): AttributeType {
  return { kind: "word", words };
}

/** One of the words, from low to high. */
export function rank(...words: readonly string[]): AttributeType {
  return { kind: "word", words, ordered: true };
}

/** One of the words, or another one that the organisation is used to. */
export function suggested(...words: readonly string[]): AttributeType {
  return { kind: "word", words, open: true };
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
export function record(fields: Readonly<Record<string, AttributeType>>): AttributeType {
  return { kind: "record", fields };
}

/** Named values, and any others that someone brings. */
export function openRecord(fields: Readonly<Record<string, AttributeType>>): AttributeType {
  return { kind: "record", fields, open: true };
}
