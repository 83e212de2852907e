/**
 * Values: what is written after `attribute:`, before the metamodel types it (`Literal`) and after (`Value`).
 *
 * Problems are values too, with a code and the parameters of its sentence:
 *
 * | code | means | parameters (all of them text or number) |
 * |---|---|---|
 * | `wrong-type` | another kind of value is expected | found, expected (a `TypeName`, several joined by `\|`), example |
 * | `decimal-comma` | `1,5` for `1.5` | found, expected, example |
 * | `missing-unit` | a bare number where a unit is needed | found, expected, units |
 * | `unknown-unit` | no such unit | found, unit, expected, units |
 * | `wrong-unit` | a unit of another dimension | found, unit, expected, units, dimension (what the unit measures, empty if nothing) |
 * | `unknown-currency` | no ISO 4217 code | found, unit, expected, units |
 * | `invalid-date` | no such day or not in ISO form | found, expected, example |
 * | `out-of-range` | below or above what is permitted | found, minimum, maximum (empty where there is none) |
 * | `not-whole` | decimals where a whole number is expected | found |
 * | `unknown-word` | not one of the words | found, words |
 * | `similar-word` | accepted, but nearly a known word (severity `info`) | found, word |
 * | `unknown-field` | no such field of the record | found, fields |
 * | `duplicate-field` | a field given twice | found |
 */
import { compare } from "../base/compare.ts";
import { dateMeant, dayNumber, readDateTime } from "../base/dates.ts";
import type { Severity } from "../base/diagnostic.ts";
import {
  compareMoney,
  compareQuantities,
  printMoney,
  printNumber,
  printPercent,
  printQuantity,
  readAnyQuantity,
  readMoney,
  readNumber,
  readPercent,
  readQuantity,
  writeNumber,
} from "../base/quantity.ts";
import type { Locale, Money, Quantity, QuantityProblem } from "../base/quantity.ts";
import { closest, distance } from "../base/suggest.ts";
import { type FactValue, isList } from "./facts.ts";
import type { AttributeType, Dimension } from "./metamodel.ts";
import { nameOfField, nameOfWord, typeOfField } from "./names.ts";

/** A value as written, before the metamodel types it. Words are joined by one blank, whatever was between them. */
export type Literal =
  | { readonly form: "string"; readonly text: string }
  | { readonly form: "word"; readonly text: string }
  | { readonly form: "relationship"; readonly text: string }
  | { readonly form: "list"; readonly items: readonly Literal[] }
  | { readonly form: "record"; readonly fields: readonly (readonly [name: string, value: Literal])[] };

/** A value that the metamodel has typed. */
export type Value =
  /** Written as the word `unknown`: a value of its own, which never counts as good. */
  | { readonly kind: "unknown" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  /** A fraction: 0.93 for `93%`. */
  | { readonly kind: "percent"; readonly fraction: number }
  | { readonly kind: "boolean"; readonly boolean: boolean }
  /** `day`: days since 1970-01-01. */
  | { readonly kind: "date"; readonly text: string; readonly day: number }
  /** `milliseconds` since 1970-01-01T00:00Z; `offset` of the place it was written for, in minutes ahead of UTC. */
  | { readonly kind: "date-time"; readonly text: string; readonly milliseconds: number; readonly offset: number }
  | ({ readonly kind: "quantity" } & Quantity)
  | ({ readonly kind: "money" } & Money)
  | { readonly kind: "version"; readonly text: string }
  /** `rank`: place in the order of the words, from 0, where the type is ordered and knows the word. */
  | { readonly kind: "word"; readonly text: string; readonly rank?: number }
  | { readonly kind: "reference"; readonly id: string }
  /** `verb` is `->` for a flow. */
  | { readonly kind: "relationship"; readonly from: string; readonly verb: string; readonly to: string }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "record"; readonly fields: Readonly<Record<string, Value>> };

export type ValueProblemCode =
  | "wrong-type"
  | "decimal-comma"
  | "missing-unit"
  | "unknown-unit"
  | "wrong-unit"
  | "unknown-currency"
  | "invalid-date"
  | "out-of-range"
  | "not-whole"
  | "unknown-word"
  | "similar-word"
  | "unknown-field"
  | "duplicate-field";

/** What is expected, as a key that the catalogue of sentences translates. */
export type TypeName = Exclude<AttributeType["kind"], "quantity" | "union"> | Dimension;

export interface ValueProblem {
  readonly code: ValueProblemCode;
  readonly severity: Severity;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Text that would mend the value (or the item at `path`). */
  readonly suggestion?: string;
  /** Where inside the value: `backup.every`, `[2]` (from 0); absent for the whole. */
  readonly path?: string;
}

/** The value, as far as it could be typed (good items and fields are kept), the first problem, and further ones of lists and records. */
export type Typed =
  | { readonly value: Value; readonly problem?: ValueProblem; readonly others?: readonly ValueProblem[] }
  | { readonly value?: undefined; readonly problem: ValueProblem; readonly others?: readonly ValueProblem[] };

/**
 * Types a literal. `unknown` is accepted everywhere, one value where a list is expected is a list of one, and
 * `[active 2023-05-01, phaseOut 2027-12-31]` is the record of those fields. Whether references exist is for the caller to check.
 */
export function typed(literal: Literal, type: AttributeType): Typed {
  const problems: ValueProblem[] = [];
  const value = read(literal, type, "", problems);
  const [problem, ...others] = problems;
  if (problem === undefined) return { value: value ?? UNKNOWN };
  const more = others.length === 0 ? {} : { others };
  return value === undefined ? { problem, ...more } : { value, problem, ...more };
}

/** The best guess without a type, for attributes that the metamodel does not know. */
export function guessed(literal: Literal): Value {
  return guess(literal, 0);
}

/** Order of two values (negative, 0, positive); `undefined` when they cannot be compared or one is unknown. */
export function compareValues(a: Value, b: Value): number | undefined {
  switch (a.kind) {
    case "number":
      return b.kind === "number" ? compare(a.number, b.number) : undefined;
    case "percent":
      return b.kind === "percent" ? compare(a.fraction, b.fraction) : undefined;
    case "boolean":
      return b.kind === "boolean" ? compare(Number(a.boolean), Number(b.boolean)) : undefined;
    case "date":
    case "date-time":
      return b.kind === "date" || b.kind === "date-time" ? compare(instantOf(a), instantOf(b)) : undefined;
    case "quantity":
      return b.kind === "quantity" ? compareQuantities(a, b) : undefined;
    case "money":
      return b.kind === "money" ? compareMoney(a, b) : undefined;
    case "version":
      return b.kind === "version" ? compareVersions(a.text, b.text) : undefined;
    case "word":
      return b.kind === "word" ? compareWords(a, b) : undefined;
    case "text":
      return b.kind === "text" ? compare(a.text, b.text) : undefined;
    case "unknown":
    case "reference":
    case "relationship":
    case "list":
    case "record":
      return undefined;
  }
}

/** Do both say the same, whatever the unit: `60min` and `1h`, `40000 CHF/mo` and `480000 CHF/y`? Unknown is the same as unknown. */
export function sameValue(a: Value, b: Value): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "unknown") return true;
  if (a.kind === "reference" && b.kind === "reference") return a.id === b.id;
  if (a.kind === "version" && b.kind === "version") return a.text === b.text;
  if (a.kind === "word" && b.kind === "word") return a.text === b.text;
  if (a.kind === "relationship" && b.kind === "relationship")
    return a.from === b.from && a.verb === b.verb && a.to === b.to;
  if (a.kind === "list" && b.kind === "list") return sameItems(a.items, b.items);
  if (a.kind === "record" && b.kind === "record") return sameFields(a.fields, b.fields);
  return compareValues(a, b) === 0;
}

/** What a value is printed with: its type, which names its words and fields, and the names of elements; without them all stand as written. */
export interface Naming {
  readonly type?: AttributeType | undefined;
  readonly nameOf?: ((id: string) => string) | undefined;
}

/** A value for people, in their language as far as it has names. */
export function printValue(value: Value, locale: Locale, naming: Naming = {}): string {
  switch (value.kind) {
    case "unknown":
      return locale === "fr" ? "inconnu" : "unknown";
    case "text":
    case "version":
      return value.text;
    case "word":
      return nameOfWord(naming.type, value.text)?.[locale] ?? value.text;
    case "number":
      return printNumber(value.number, locale);
    case "percent":
      return printPercent(value.fraction, locale);
    case "boolean":
      return locale === "fr" ? (value.boolean ? "oui" : "non") : value.boolean ? "yes" : "no";
    case "date":
      return printDate(value.day, locale);
    case "date-time":
      return printInstant(value.milliseconds, value.offset, locale);
    case "quantity":
      return printQuantity(value, locale);
    case "money":
      return printMoney(value, locale);
    case "reference":
      return naming.nameOf?.(value.id) ?? value.id;
    case "relationship":
      return `${value.from} ${value.verb === FLOW ? "\u2192" : value.verb} ${value.to}`;
    case "list":
      return value.items.map((item) => printValue(item, locale, naming)).join(", ");
    case "record":
      return Object.entries(value.fields)
        .map(([name, field]) => printField(name, field, locale, naming))
        .join(locale === "fr" ? "\u202f; " : "; ");
  }
}

/** `every: 24 h`; French puts a space before the colon, which does not break. */
function printField(name: string, value: Value, locale: Locale, naming: Naming): string {
  const title = nameOfField(naming.type, name)?.[locale] ?? name;
  const text = printValue(value, locale, { ...naming, type: typeOfField(naming.type, name) });
  return `${title}${locale === "fr" ? "\u00a0: " : ": "}${text}`;
}

/** Canonical text of a literal in the language; a word that could not be read back without quotes is quoted. */
export function writeLiteral(literal: Literal): string {
  switch (literal.form) {
    case "string":
      return quoted(literal.text);
    case "word":
      return isBare(literal.text) ? literal.text : quoted(literal.text);
    case "relationship":
      return literal.text;
    case "list":
      return `[${literal.items.map(writeLiteral).join(", ")}]`;
    case "record":
      return literal.fields.length === 0
        ? "{}"
        : `{ ${literal.fields.map(([name, value]) => `${name}: ${writeLiteral(value)}`).join("; ")} }`;
  }
}

/** The literal that states what a source found. A number that is none (NaN, infinite) is `unknown`. */
export function literalOf(fact: FactValue): Literal {
  if (typeof fact === "string") return { form: "string", text: fact };
  if (typeof fact === "number") return word(Number.isFinite(fact) ? writeNumber(fact) : "unknown");
  if (typeof fact === "boolean") return word(fact ? "yes" : "no");
  if (isList(fact)) return { form: "list", items: fact.map(literalOf) };
  if ("quantity" in fact) return quantityLiteral(fact.quantity, fact.unit);
  if ("reference" in fact) return referring(fact.reference);
  if ("word" in fact) return referring(fact.word);
  return {
    form: "record",
    fields: Object.entries(fact.record).map(([name, value]) => [name, literalOf(value)] as const),
  };
}

/** Is it written like an id: letters of any script, digits, `-`, `_`, `.`, `/`, and at most one `other::` in front? */
export function isId(text: string): boolean {
  const colons = text.indexOf("::");
  return colons < 0 ? isLocalId(text) : isLocalId(text.slice(0, colons)) && isLocalId(text.slice(colons + 2));
}

/**
 * Can the text stand without quotes and be read back as the same words? Between blanks, one each, stands anything but brackets, quotes,
 * `,`, `;`, arrows and the start of a comment. (Words around a verb, `a uses b`, are read as a relationship: only the metamodel knows verbs.)
 */
export function isBare(text: string): boolean {
  if (text.includes("->") || !text.isWellFormed()) return false;
  return text.split(" ").every((piece) => isWord(piece));
}

const UNKNOWN: Value = { kind: "unknown" };
const FLOW = "->";
const DAY_MILLISECONDS = 86_400_000;
/** Nesting beyond which a guess is not worth making, deeper than the parser goes; it bounds the recursion. */
const DEEPEST = 256;

/** How a value of each type is written, for the sentence of a problem; the same in every language. */
const EXAMPLES: Readonly<Record<TypeName, string>> = {
  text: '"\u2026"',
  number: "12, 0.5",
  percent: "93%",
  boolean: "yes, no",
  date: "2026-11-21, 2026-11-21T14:30Z",
  duration: "15min, 4h, 10y",
  rate: "120/s, 900/day",
  growth: "30%/y",
  size: "500MB, 64GiB",
  bandwidth: "100Mbit/s, 10Gbit/s",
  area: "450m2",
  power: "35kW",
  energy: "1200kWh",
  money: "210000 EUR, 480000 CHF/y",
  version: "8, 21.0.3",
  word: "\u2026",
  reference: "claims, other::claims",
  relationship: "claims -> policy, claims uses policy",
  list: "[a, b]",
  record: "{ a: 1; b: 2 }",
  any: "\u2026",
};

/** A problem before it is known where inside the value it is. */
type Draft = Omit<ValueProblem, "path">;

type Scalar = Exclude<AttributeType, { readonly kind: "list" | "record" | "union" | "any" }>;

/** The value of a literal; what is wrong goes to `problems`. `undefined` when nothing of it could be typed. */
function read(literal: Literal, type: AttributeType, path: string, problems: ValueProblem[]): Value | undefined {
  if (literal.form === "word" && literal.text === "unknown") return UNKNOWN;
  switch (type.kind) {
    case "any":
      return guessed(literal);
    case "list":
      return readList(literal, type.of, path, problems);
    case "record":
      return readRecord(literal, type, path, problems);
    case "union":
      return readUnion(literal, type.of, path, problems);
    default:
      if (type.kind === "word" && type.open === true) remarkOnWord(literal, type.words, path, problems);
      return kept(readScalar(literal, type), path, problems);
  }
}

/** The value; a draft becomes a problem at the path instead. */
function kept(result: Value | Draft, path: string, problems: ValueProblem[]): Value | undefined {
  if (!("code" in result)) return result;
  problems.push(path === "" ? result : { ...result, path });
  return undefined;
}

function readScalar(literal: Literal, type: Scalar): Value | Draft {
  if (literal.form === "word") return checked(readBare(literal.text, type), type);
  if (literal.form === "string") {
    const isHarmless =
      type.kind === "text" || type.kind === "word" || (type.kind === "version" && literal.text.trim() !== "");
    if (isHarmless) return checked(readBare(literal.text, type), type);
  }
  if (literal.form === "relationship") {
    if (type.kind === "text") return { kind: "text", text: literal.text };
    if (type.kind === "relationship") return readRelationship(literal.text);
  }
  return wrongForm(literal, type);
}

/** Keeps a suggestion only if the type would accept it: a mended number may still lack its unit. */
function checked(result: Value | Draft, type: Scalar): Value | Draft {
  if (!("code" in result) || result.suggestion === undefined || !("code" in readBare(result.suggestion, type)))
    return result;
  const { suggestion: _, ...draft } = result;
  return draft;
}

/** An open word is accepted, but one slip away from a known word it is probably that one. */
function remarkOnWord(literal: Literal, words: readonly string[], path: string, problems: ValueProblem[]): void {
  if ((literal.form !== "word" && literal.form !== "string") || words.includes(literal.text)) return;
  const slip = similar(literal.text, words);
  if (slip !== undefined) kept(slip, path, problems);
}

/** Quotes or brackets around what would do without them are mended by taking them away. */
function wrongForm(literal: Literal, type: Scalar): Draft {
  const number = commaNumber(literal);
  const reading = number === undefined ? undefined : checked(readBare(number, type), type);
  if (reading !== undefined && "code" in reading && reading.code === "decimal-comma") return reading;
  const draft = wrongType(shown(literal), nameOf(type));
  const inner: Literal | undefined =
    literal.form === "string" ? word(literal.text) : literal.form === "list" ? literal.items[0] : undefined;
  if (inner?.form !== "word" && inner?.form !== "string") return draft;
  if (literal.form === "list" && literal.items.length !== 1) return draft;
  const mends =
    (inner.form === "string" || isBare(inner.text)) && inner.text !== "unknown" && !("code" in readScalar(inner, type));
  return mends ? { ...draft, suggestion: writeLiteral(inner) } : draft;
}

/** `1,5h` is read as the list of `1` and `5h`. */
function commaNumber(literal: Literal): string | undefined {
  if (literal.form === "string") return literal.text;
  if (literal.form !== "list" || literal.items.length !== 2) return undefined;
  const [whole, rest] = literal.items;
  return whole?.form === "word" && rest?.form === "word" && /^[-+]?\d+$/.test(whole.text) && /^\d/.test(rest.text)
    ? `${whole.text},${rest.text}`
    : undefined;
}

function readBare(text: string, type: Scalar): Value | Draft {
  switch (type.kind) {
    case "text":
      return { kind: "text", text };
    case "version":
      return { kind: "version", text };
    case "number":
      return readBareNumber(text, type);
    case "percent": {
      const reading = readPercent(text);
      return "problem" in reading
        ? quantityDraft(reading.problem, text, "percent")
        : { kind: "percent", fraction: reading.number };
    }
    case "boolean":
      return readBoolean(text);
    case "date":
      return readBareDate(text);
    case "quantity": {
      const reading = readQuantity(text, type.dimension);
      return "problem" in reading
        ? quantityDraft(reading.problem, text, type.dimension)
        : { kind: "quantity", ...reading.quantity };
    }
    case "money": {
      const reading = readMoney(text);
      return "problem" in reading ? quantityDraft(reading.problem, text, "money") : { kind: "money", ...reading.money };
    }
    case "word":
      return readWord(text, type);
    case "reference":
      return isId(text) ? { kind: "reference", id: text } : wrongType(shortened(text), "reference");
    case "relationship":
      return readRelationship(text);
  }
}

function readBareNumber(text: string, type: Extract<AttributeType, { readonly kind: "number" }>): Value | Draft {
  const reading = readNumber(text);
  if ("problem" in reading) return quantityDraft(reading.problem, text, "number");
  const { number } = reading;
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = type;
  if (number < minimum || number > maximum) return outOfRange(text, type.minimum, type.maximum);
  if (type.integer === true && !Number.isInteger(number))
    return error("not-whole", { found: shortened(text) }, String(Math.round(number)));
  return { kind: "number", number };
}

const BOOLEANS: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };

/** What people write for yes and no elsewhere: not read, but understood well enough to suggest. */
const BOOLEANS_ELSEWHERE: Readonly<Record<string, string>> = {
  oui: "yes",
  vrai: "yes",
  on: "yes",
  y: "yes",
  "1": "yes",
  non: "no",
  faux: "no",
  off: "no",
  n: "no",
  "0": "no",
};

function readBoolean(text: string): Value | Draft {
  const known = own(BOOLEANS, text);
  if (known !== undefined) return { kind: "boolean", boolean: known };
  const folded = text.toLowerCase();
  const meant = own(BOOLEANS, folded);
  const suggestion = meant === undefined ? own(BOOLEANS_ELSEWHERE, folded) : meant ? "yes" : "no";
  return wrongType(shortened(text), "boolean", suggestion);
}

function readBareDate(text: string): Value | Draft {
  const day = dayNumber(text);
  if (day !== undefined) return { kind: "date", text, day };
  const instant = readDateTime(text);
  if (instant !== undefined) return { kind: "date-time", text, ...instant };
  const startsWithDigit = text.charCodeAt(0) >= 48 && text.charCodeAt(0) <= 57;
  if (!startsWithDigit) return wrongType(shortened(text), "date");
  return error(
    "invalid-date",
    { found: shortened(text), expected: "date", example: EXAMPLES.date },
    text.length <= 10 ? dateMeant(text) : undefined,
  );
}

function readWord(text: string, type: Extract<AttributeType, { readonly kind: "word" }>): Value | Draft {
  const rank = type.words.indexOf(text);
  if (rank >= 0) return type.ordered === true ? { kind: "word", text, rank } : { kind: "word", text };
  if (type.open === true) return { kind: "word", text };
  return error(
    "unknown-word",
    { found: shortened(text), words: type.words.join(", ") },
    closest(text, type.words, 1)[0],
  );
}

/** `a -> b`, `a->b`, `a uses b`, `a runs on b`. */
function readRelationship(text: string): Value | Draft {
  const arrow = text.indexOf(FLOW);
  const parts = text.trim().split(" ");
  const [from = "", to = ""] =
    arrow < 0 ? [parts[0], parts.at(-1)] : [text.slice(0, arrow).trim(), text.slice(arrow + FLOW.length).trim()];
  const verb = arrow < 0 ? parts.slice(1, -1).join(" ") : FLOW;
  return verb !== "" && isId(from) && isId(to)
    ? { kind: "relationship", from, verb, to }
    : wrongType(shortened(text), "relationship");
}

function readList(literal: Literal, of: AttributeType, path: string, problems: ValueProblem[]): Value | undefined {
  if (literal.form !== "list") {
    const only = read(literal, of, path, problems);
    return only === undefined ? undefined : { kind: "list", items: [only] };
  }
  const items: Value[] = [];
  for (const [index, item] of literal.items.entries()) {
    const value = read(item, of, `${path}[${index}]`, problems);
    if (value !== undefined) items.push(value);
  }
  return items.length === 0 && literal.items.length > 0 ? undefined : { kind: "list", items };
}

type RecordType = Extract<AttributeType, { readonly kind: "record" }>;

function readRecord(literal: Literal, type: RecordType, path: string, problems: ValueProblem[]): Value | undefined {
  const pairs = pairsOf(literal, type);
  if (pairs === undefined) return kept(wrongType(shown(literal), "record"), path, problems);
  const fields = new Map<string, Value>();
  for (const [name, field] of pairs) {
    const value = readField(name, field, type, path === "" ? name : `${path}.${name}`, fields.has(name), problems);
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  }
  return fields.size === 0 && pairs.length > 0 ? undefined : { kind: "record", fields: Object.fromEntries(fields) };
}

function readField(
  name: string,
  field: Literal,
  type: RecordType,
  path: string,
  isThere: boolean,
  problems: ValueProblem[],
): Value | undefined {
  if (isThere) return kept(error("duplicate-field", { found: shortened(name) }), path, problems);
  const known = own(type.fields, name);
  if (known !== undefined) return read(field, known, path, problems);
  const names = Object.keys(type.fields);
  if (type.open !== true) {
    const suggestion = closest(name, names, 1)[0];
    return kept(
      error("unknown-field", { found: shortened(name), fields: names.join(", ") }, suggestion),
      path,
      problems,
    );
  }
  const slip = similar(name, names);
  if (slip !== undefined) kept(slip, path, problems);
  return guessed(field);
}

/** The fields of a record, or of a list whose items begin with their field's name; `undefined` when it is neither. */
function pairsOf(literal: Literal, type: RecordType): readonly (readonly [string, Literal])[] | undefined {
  if (literal.form === "record") return literal.fields;
  if (literal.form === "word") {
    const pair = pairOf(literal);
    return pair !== undefined && Object.hasOwn(type.fields, pair[0]) ? [pair] : undefined;
  }
  if (literal.form !== "list") return undefined;
  const pairs: (readonly [string, Literal])[] = [];
  for (const item of literal.items) {
    const pair = pairOf(item);
    if (pair === undefined) return undefined;
    pairs.push(pair);
  }
  return pairs;
}

function pairOf(item: Literal): readonly [string, Literal] | undefined {
  const blank = item.form === "word" ? item.text.indexOf(" ") : -1;
  return item.form === "word" && blank > 0 ? [item.text.slice(0, blank), word(item.text.slice(blank + 1))] : undefined;
}

/** The first member that accepts without a remark, else with one, else the problem of the member that the value resembles most. */
function readUnion(
  literal: Literal,
  members: readonly AttributeType[],
  path: string,
  problems: ValueProblem[],
): Value | undefined {
  let best:
    | { readonly value: Value | undefined; readonly problems: readonly ValueProblem[]; readonly likeness: number }
    | undefined;
  for (const member of members) {
    const found: ValueProblem[] = [];
    const value = read(literal, member, path, found);
    if (found.length === 0) return value;
    const likeness = likenessOf(found, value);
    if (best === undefined || likeness > best.likeness) best = { value, problems: found, likeness };
  }
  if (best === undefined) return kept(wrongType(shown(literal), "any"), path, problems);
  if (best.likeness > 0) problems.push(...best.problems);
  else kept(wrongType(shown(literal), [...new Set(members.flatMap(namesOf))].join("|")), path, problems);
  return best.value;
}

/** How much a value resembles the type that refused it: most when only remarked upon, nothing when it is of another type altogether. */
function likenessOf(problems: readonly ValueProblem[], value: Value | undefined): number {
  if (problems.every((problem) => problem.severity === "info")) return 9;
  const [first] = problems;
  if (value !== undefined || first?.path !== undefined) return 5;
  if (first?.suggestion !== undefined) return 4;
  switch (first?.code) {
    case "wrong-type":
      return 0;
    case "unknown-word":
      return 1;
    case "missing-unit":
      return 2;
    default:
      return 3;
  }
}

function guess(literal: Literal, depth: number): Value {
  if (depth > DEEPEST) return UNKNOWN;
  switch (literal.form) {
    case "string":
      return { kind: "text", text: literal.text };
    case "word":
      return guessWord(literal.text);
    case "relationship": {
      const value = readRelationship(literal.text);
      return "code" in value ? { kind: "text", text: literal.text } : value;
    }
    case "list":
      return { kind: "list", items: literal.items.map((item) => guess(item, depth + 1)) };
    case "record":
      return {
        kind: "record",
        fields: Object.fromEntries(literal.fields.map(([name, field]) => [name, guess(field, depth + 1)])),
      };
  }
}

const GUESSES: readonly Scalar[] = [
  { kind: "boolean" },
  { kind: "number" },
  { kind: "percent" },
  { kind: "date" },
  { kind: "money" },
];

function guessWord(text: string): Value {
  if (text === "unknown") return UNKNOWN;
  for (const type of text.charCodeAt(0) > 57 ? GUESSES.slice(0, 1) : GUESSES) {
    const value = readBare(text, type);
    if (!("code" in value)) return value;
  }
  const quantity = readAnyQuantity(text);
  if (quantity !== undefined) return { kind: "quantity", ...quantity };
  return isVersionLike(text) ? { kind: "version", text } : { kind: "word", text };
}

/** `1.2.3`, `v2.0`, `21.0.3-rc1`: a digit first (after a `v`), a point, and no blank. */
function isVersionLike(text: string): boolean {
  const start = text[0] === "v" || text[0] === "V" ? 1 : 0;
  const code = text.charCodeAt(start);
  return code >= 48 && code <= 57 && text.includes(".") && !text.includes(" ") && !text.includes("/");
}

/** A date is compared as its first moment in UTC. */
function instantOf(value: Extract<Value, { readonly kind: "date" | "date-time" }>): number {
  return value.kind === "date" ? value.day * DAY_MILLISECONDS : value.milliseconds;
}

/** By rank where both have one, by text where neither has. */
function compareWords(
  a: Extract<Value, { readonly kind: "word" }>,
  b: Extract<Value, { readonly kind: "word" }>,
): number | undefined {
  if (a.rank !== undefined && b.rank !== undefined) return compare(a.rank, b.rank);
  return a.rank === b.rank ? compare(a.text, b.text) : undefined;
}

/** Words that say that a version comes before the plain one, in the order that they follow each other. */
const EARLY_WORDS: readonly string[] = ["dev", "snapshot", "preview", "pre", "alpha", "beta", "m", "rc"];

/**
 * Version by version part: numbers as numbers, a missing part as 0, `alpha`, `beta`, `rc` ... before it, other words after every number
 * (`1.0-rc1` < `1.0` = `1.0.0` < `1.0.1` < `1.0a`).
 */
function compareVersions(a: string, b: string): number {
  const left = versionParts(a);
  const right = versionParts(b);
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const result = compareParts(left[at] ?? "0", right[at] ?? "0");
    if (result !== 0) return result;
  }
  return 0;
}

function versionParts(text: string): readonly string[] {
  const parts = text.toLowerCase().match(/\p{Nd}+|\p{L}+/gu) ?? [];
  return parts[0] === "v" ? parts.slice(1) : parts;
}

function compareParts(a: string, b: string): number {
  const [classA, classB] = [partClass(a), partClass(b)];
  if (classA !== classB) return classA - classB;
  if (classA === 0) return EARLY_WORDS.indexOf(a) - EARLY_WORDS.indexOf(b);
  if (classA === 2) return compare(a, b);
  const [left, right] = [a.replace(/^0+/, ""), b.replace(/^0+/, "")];
  return left.length - right.length || compare(left, right);
}

function partClass(part: string): 0 | 1 | 2 {
  if (EARLY_WORDS.includes(part)) return 0;
  return /^\p{Nd}/u.test(part) ? 1 : 2;
}

function sameItems(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((item, index) => sameValue(item, b[index] ?? UNKNOWN));
}

function sameFields(a: Readonly<Record<string, Value>>, b: Readonly<Record<string, Value>>): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const [left, right] = [own(a, name), own(b, name)];
    return left !== undefined && right !== undefined && sameValue(left, right);
  });
}

/** British order of day and month for English: the product's readers are mostly in Europe, and a month's name leaves no doubt. */
const DATE_LOCALES: Readonly<Record<Locale, string>> = { en: "en-GB", fr: "fr" };

/** Formatters are costly to make; each is made once, when it is first needed. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.timeStyle ?? ""}`;
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(DATE_LOCALES[locale], { ...options, timeZone: "UTC" });
  formatters.set(key, made);
  return made;
}

function printDate(day: number, locale: Locale): string {
  return formatter(locale, { dateStyle: "medium" }).format(day * DAY_MILLISECONDS);
}

/** In the time of the place it was written for, and how far that is from UTC. */
function printInstant(milliseconds: number, offset: number, locale: Locale): string {
  const local = formatter(locale, { dateStyle: "medium", timeStyle: "short" }).format(milliseconds + offset * 60_000);
  if (offset === 0) return `${local} UTC`;
  const size = Math.abs(offset);
  const clock = `${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
  return `${local} UTC${offset < 0 ? "-" : "+"}${clock}`;
}

function word(text: string): Literal {
  return { form: "word", text };
}

/** A word, or a relationship where an arrow stands between two ids: no word can hold an arrow. */
function referring(text: string): Literal {
  return text.includes(FLOW) && !("code" in readRelationship(text)) ? { form: "relationship", text } : word(text);
}

/** A currency stands apart from its number, any other unit touches it. */
function quantityLiteral(quantity: number, unit: string): Literal {
  if (!Number.isFinite(quantity)) return word("unknown");
  const number = writeNumber(quantity);
  const touching = `${number}${unit}`;
  return word(unit !== "" && "money" in readMoney(`${number} ${unit}`) ? `${number} ${unit}` : touching);
}

function quoted(text: string): string {
  let written = '"';
  for (const character of text) written += escaped(character);
  return `${written}"`;
}

function escaped(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  const code = character.codePointAt(0) ?? 0;
  // Other control characters and halves of surrogate pairs, which UTF-8 has not.
  return code < 32 || code === 127 || (code >= 0xd800 && code <= 0xdfff) ? `\\u{${code.toString(16)}}` : character;
}

function isWord(text: string): boolean {
  return text !== "" && !text.startsWith("//") && !text.startsWith("/*") && every(text, isWordCode);
}

/** The bytes that the parser takes for part of a bare value (`language/bytes.ts`). */
function isWordCode(code: number): boolean {
  return code > 32 && code !== 127 && !'",;[]{}'.includes(String.fromCharCode(code));
}

function isLocalId(text: string): boolean {
  return text !== "" && !text.includes("//") && every(text, isIdCode);
}

/** Beyond ASCII the parser takes every character for a letter; what is none names nothing, and is reported as such. */
function isIdCode(code: number): boolean {
  return isAsciiLetterOrDigit(code) || "-_./".includes(String.fromCharCode(code)) || code >= 128;
}

function every(text: string, holds: (code: number) => boolean): boolean {
  for (let at = 0; at < text.length; at++) if (!holds(text.charCodeAt(at))) return false;
  return true;
}

function isAsciiLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

function nameOf(type: Scalar): TypeName {
  return type.kind === "quantity" ? type.dimension : type.kind;
}

function namesOf(type: AttributeType): readonly TypeName[] {
  switch (type.kind) {
    case "union":
      return type.of.flatMap(namesOf);
    case "list":
      return namesOf(type.of);
    case "record":
    case "any":
      return [type.kind];
    default:
      return [nameOf(type)];
  }
}

/** The one known word that a text differs from by a single slip, when it is long enough for that to be one. Another digit is no slip (`java-8`). */
function similar(text: string, words: readonly string[]): Draft | undefined {
  if (text.length < 4) return undefined;
  const folded = text.toLowerCase();
  const near = words.find((known) => distance(folded, known.toLowerCase(), 1) !== undefined);
  if (near === undefined || withoutDigits(near) === withoutDigits(text)) return undefined;
  return {
    code: "similar-word",
    severity: "info",
    parameters: { found: shortened(text), word: near },
    suggestion: near,
  };
}

function withoutDigits(text: string): string {
  return text.replace(/\d/g, "");
}

function error(code: ValueProblemCode, parameters: ValueProblem["parameters"], suggestion?: string): Draft {
  return suggestion === undefined
    ? { code, severity: "error", parameters }
    : { code, severity: "error", parameters, suggestion };
}

function wrongType(found: string, expected: string, suggestion?: string): Draft {
  const [first = "any"] = expected.split("|");
  return error("wrong-type", { found, expected, example: own<string>(EXAMPLES, first) ?? "" }, suggestion);
}

function outOfRange(text: string, minimum: number | undefined, maximum: number | undefined): Draft {
  return error("out-of-range", { found: shortened(text), minimum: minimum ?? "", maximum: maximum ?? "" });
}

function quantityDraft(problem: QuantityProblem, text: string, expected: TypeName): Draft {
  const found = shortened(text);
  const { code, unit, units, dimension = "", suggestion } = problem;
  if (code === "out-of-range") return outOfRange(text, undefined, undefined);
  if (code === "decimal-comma") return error(code, { found, expected, example: EXAMPLES[expected] }, suggestion);
  if (code === "not-a-number" || (code === "wrong-unit" && expected === "number"))
    return wrongType(found, expected, suggestion);
  if (code === "missing-unit") return error(code, { found, expected, units }, suggestion);
  if (code === "wrong-unit") return error(code, { found, unit, expected, units, dimension }, suggestion);
  return error(code, { found, unit, expected, units }, suggestion);
}

/** The literal for a sentence: short, whatever its size. */
function shown(literal: Literal): string {
  if (literal.form === "list") return literal.items.length === 0 ? "[]" : "[\u2026]";
  if (literal.form === "record") return "{\u2026}";
  return literal.form === "string" ? `"${shortened(literal.text)}"` : shortened(literal.text);
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).toWellFormed()}\u2026`;
}

/** A member of a record by a name that people chose: `constructor` is none unless it was given. */
function own<Member>(record: Readonly<Record<string, Member>>, name: string): Member | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
