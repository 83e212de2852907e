/** Rows of a catalogue in the order of one column: like with like, numbers by size whatever the unit, texts as a person would order them. */
import type { AttributeType } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { compareValues, type Value } from "../model/values.ts";
import { keyTypes, numberOf, shownText } from "./cells.ts";
import { keyValues } from "./key-values.ts";

/**
 * Rows sorted by `key` or, from the greatest, `-key`, several between commas; unknown values come after known ones and missing ones last,
 * either way. Stable.
 */
export function sortedRows(
  model: Model,
  rows: readonly number[],
  request: { readonly sort?: string | undefined; readonly language: string },
): readonly number[] {
  const keys = (request.sort ?? "").split(",").filter((key) => key !== "" && key !== "-");
  return keys.toReversed().reduce((sorted, key) => sortedBy(model, sorted, key, request.language), rows);
}

function sortedBy(model: Model, rows: readonly number[], sort: string, language: string): readonly number[] {
  const isDown = sort.startsWith("-");
  const places = placesOfRows(model, rows, isDown ? sort.slice(1) : sort, language, isDown ? -1 : 1);
  return inOrder(rows, places);
}

/** A run of rows that have the same value of a key. */
export interface Run {
  readonly first: number;
  readonly count: number;
}

/** Rows put together by the values of a key, in the order of the values; inside a group they keep their order. */
export function groupedRows(
  model: Model,
  rows: readonly number[],
  key: string,
  language: string,
): { readonly rows: readonly number[]; readonly runs: readonly Run[] } {
  const places = placesOfRows(model, rows, key, language, 1);
  const placeOf = new Map(rows.map((row, index) => [row, places[index] ?? 0]));
  const sorted = inOrder(rows, places);
  const runs: { first: number; count: number; place: number }[] = [];
  sorted.forEach((row, index) => {
    const place = placeOf.get(row) ?? 0;
    const last = runs.at(-1);
    if (last?.place === place) last.count++;
    else runs.push({ first: index, count: 1, place });
  });
  return { rows: sorted, runs };
}

function inOrder(rows: readonly number[], places: readonly number[]): readonly number[] {
  return rows
    .map((_, index) => index)
    .sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b)
    .map((index) => rows[index] ?? 0);
}

/** Place of each row by the values of a key; equal values share one. */
function placesOfRows(
  model: Model,
  rows: readonly number[],
  key: string,
  language: string,
  sign: number,
): readonly number[] {
  const keyOf = sortKeys(model, key, language);
  const keys = rows.map(keyOf);
  const places = placesOf(keys, sign, new Intl.Collator(language, { numeric: true, sensitivity: "base" }).compare);
  return keys.map((one) => places.get(one) ?? 0);
}

/** Place of each distinct key; equal keys share one, so that their rows keep the order of the files. */
function placesOf(
  keys: readonly SortKey[],
  sign: number,
  compare: (a: string, b: string) => number,
): ReadonlyMap<SortKey, number> {
  const order = (a: SortKey, b: SortKey): number => a.rank - b.rank || sign * compareKeys(a, b, compare);
  const distinct = [...new Set(keys)].sort(order);
  const places = new Map<SortKey, number>();
  let place = 0;
  distinct.forEach((key, index) => {
    const before = distinct[index - 1];
    if (before !== undefined && order(before, key) !== 0) place++;
    places.set(key, place);
  });
  return places;
}

interface SortKey {
  /** 0 known, 1 unknown, 2 missing: not turned round with the direction. */
  readonly rank: number;
  /** What it can be compared with: a dimension, a currency, a type. */
  readonly family: string;
  readonly number: number;
  readonly text: string;
  readonly version: Value | undefined;
}

const UNKNOWN: SortKey = { rank: 1, family: "", number: 0, text: "", version: undefined };
const MISSING: SortKey = { ...UNKNOWN, rank: 2 };

function compareKeys(a: SortKey, b: SortKey, compare: (a: string, b: string) => number): number {
  if (a.family !== b.family) return a.family < b.family ? -1 : 1;
  if (a.version !== undefined && b.version !== undefined) return compareValues(a.version, b.version) ?? 0;
  return a.number - b.number || compare(a.text, b.text);
}

function sortKeys(model: Model, key: string, language: string): (row: number) => SortKey {
  if (key === "name") return (row) => textKey(model.at(row).nameIn(language));
  const valueOf = keyValues(model, key);
  const typeOf = keyTypes(model, key);
  const known = new Map<Value, SortKey>();
  return (row) => {
    const value = valueOf(row);
    if (value === undefined) return MISSING;
    let made = known.get(value);
    if (made === undefined) known.set(value, (made = sortKey(model, value, typeOf(row), language)));
    return made;
  };
}

function textKey(text: string): SortKey {
  return { rank: 0, family: "text", number: 0, text, version: undefined };
}

function sortKey(model: Model, value: Value, type: AttributeType | undefined, language: string): SortKey {
  if (value.kind === "unknown") return UNKNOWN;
  if (value.kind === "version") return { ...textKey(value.text), family: "version", version: value };
  if (value.kind === "list" && value.items[0] !== undefined) return sortKey(model, value.items[0], type, language);
  const number = numberOf(value);
  if (number === undefined) return textKey(shownText(model, value, type, language));
  return { rank: 0, family: familyOf(value), number, text: "", version: undefined };
}

function familyOf(value: Value): string {
  if (value.kind === "quantity") return value.dimension;
  if (value.kind === "money") return `${value.currency}${value.per === undefined ? "" : "/"}`;
  return value.kind === "date-time" ? "date" : value.kind;
}
