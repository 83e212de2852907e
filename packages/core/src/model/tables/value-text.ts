/**
 * Values as text of a table cell and back. People read and write the plain form (`vital`, `4 h`, `210000 EUR`, `a, b`);
 * where the plain form would not come back as the same value, the exact one is written, marked with `json:`.
 */
import { readMoney, readQuantity } from "../../base/quantity.ts";
import { type FactValue, isList } from "../facts.ts";
import type { AttributeType } from "../metamodel.ts";
import { isId } from "../values.ts";

/** Mark of the exact form. */
export const EXACT = "json:";

/** Text of a value whose attribute has this type (`undefined`: nobody knows the attribute). Reading it gives an equal value. */
export function writeValue(value: FactValue, type: AttributeType | undefined): string {
  const plain = plainText(value);
  if (plain !== undefined && !plain.startsWith(EXACT)) {
    const back = readValue(plain, type);
    if (back !== undefined && sameValue(back, value)) return plain;
  }
  return EXACT + JSON.stringify(value);
}

/** The value of a text; `undefined` where the type does not accept it. Texts without a type are strings. */
export function readValue(text: string, type: AttributeType | undefined): FactValue | undefined {
  if (text.startsWith(EXACT)) return readExact(text.slice(EXACT.length));
  if (type === undefined || type.kind === "text" || type.kind === "any") return text === "" ? undefined : text;
  const bare = text.trim();
  if (bare === "") return undefined;
  return bare === "unknown" ? { word: "unknown" } : readTyped(bare, type);
}

/** Equality of values by content; records regardless of the order of their fields. */
export function sameValue(a: FactValue, b: FactValue): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameValue(item, b[index] ?? ""));
  }
  if ("record" in a) {
    if (!("record" in b)) return false;
    const keys = Object.keys(a.record);
    if (keys.length !== Object.keys(b.record).length) return false;
    return keys.every((key) => {
      const [one, other] = [a.record[key], Object.hasOwn(b.record, key) ? b.record[key] : undefined];
      return one !== undefined && other !== undefined && sameValue(one, other);
    });
  }
  if ("quantity" in a) return "quantity" in b && a.quantity === b.quantity && a.unit === b.unit;
  if ("reference" in a) return "reference" in b && a.reference === b.reference;
  return "word" in b && a.word === b.word;
}

/** How people write it; `undefined` where only the exact form will do. */
export function plainText(value: FactValue): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (isList(value)) {
    const items = value.map(plainText);
    return items.length === 0 || items.some((item) => item === undefined) ? undefined : items.join(", ");
  }
  if ("record" in value) return undefined;
  if ("quantity" in value) return `${value.quantity}${value.unit === "%" ? "" : " "}${value.unit}`;
  return "reference" in value ? value.reference : value.word;
}

function readTyped(text: string, type: AttributeType): FactValue | undefined {
  switch (type.kind) {
    case "text":
    case "any":
      return text;
    case "number":
      return NUMBER.test(text) ? Number(text) : undefined;
    case "percent":
      return readAmount(text, (unit) => unit === "%");
    case "boolean":
      return readBoolean(text);
    case "date":
      return isIsoDate(text) ? { word: text } : undefined;
    case "quantity":
      return readAmount(text, (_, tight) => "quantity" in readQuantity(tight, type.dimension));
    case "money":
      return readAmount(text, (_, tight) => "money" in readMoney(tight));
    case "version":
      return /^[\w.+-]+$/.test(text) ? { word: text } : text;
    case "word":
      return readWord(text, type.words, type.open === true);
    case "reference":
      return isId(text) ? { reference: text } : undefined;
    case "relationship":
      return { reference: text };
    case "list":
      return readList(text, type.of);
    case "record":
      return undefined;
    case "union":
      return readUnion(text, type.of);
  }
}

const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

const TRUE: ReadonlySet<string> = new Set(["yes", "true", "oui", "vrai"]);
const FALSE: ReadonlySet<string> = new Set(["no", "false", "non", "faux"]);

function readBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

/** A day that exists, with a time or without: ISO 8601. */
export function isIsoDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[-+]\d{2}:\d{2})?)?$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const days = month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** A number and its unit, where the unit is one that fits; `tight` is how the language writes both. */
function readAmount(text: string, accepts: (unit: string, tight: string) => boolean): FactValue | undefined {
  const parts = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)\s*([A-Za-z%µ€£][\w%/²µ]*|\/\w+)$/i.exec(text);
  const [number, unit] = [Number(parts?.[1]), parts?.[2]];
  if (unit === undefined) return undefined;
  const tight = /^[A-Z]{3}(\/|$)/.test(unit) ? `${number} ${unit}` : `${number}${unit}`;
  return accepts(unit, tight) ? { quantity: number, unit } : undefined;
}

/** A permitted word, by itself or regardless of case and accents; of an open list any word, or free text. */
function readWord(text: string, words: readonly string[], isOpen: boolean): FactValue | undefined {
  if (words.includes(text)) return { word: text };
  const folded = foldText(text);
  const near = words.find((word) => foldText(word) === folded);
  if (near !== undefined) return { word: near };
  if (!isOpen) return undefined;
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u.test(text) ? { word: text } : text;
}

function readList(text: string, of: AttributeType): FactValue | undefined {
  const items: FactValue[] = [];
  for (const part of text.split(/[,;\n]/)) {
    const bare = part.trim();
    if (bare === "") continue;
    const item = of.kind === "list" ? undefined : readTyped(bare, of);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items.length === 0 ? undefined : items;
}

function readUnion(text: string, of: readonly AttributeType[]): FactValue | undefined {
  for (const type of of) {
    const value = readTyped(text, type);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Lower case, without accents, everything else but letters and digits as one `-`. */
export function foldText(text: string): string {
  // Most texts of most tables are ASCII, and have no accents to look for.
  if (/^[a-z0-9]*$/.test(text)) return text;
  if (ASCII.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

// oxlint-disable-next-line no-control-regex -- the whole of ASCII
const ASCII = /^[\0-\x7f]*$/;

function readExact(text: string): FactValue | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFactValue(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Checks what came from outside before it counts as a value. */
function isFactValue(value: unknown, depth = 0): value is FactValue {
  if (depth > 20) return false;
  if (typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((item) => isFactValue(item, depth + 1));
  if (typeof value !== "object" || value === null) return false;
  const keys = Object.keys(value);
  if ("quantity" in value && "unit" in value) {
    return keys.length === 2 && typeof value.quantity === "number" && typeof value.unit === "string";
  }
  if (keys.length !== 1) return false;
  if ("reference" in value) return typeof value.reference === "string";
  if ("word" in value) return typeof value.word === "string";
  if (!("record" in value) || typeof value.record !== "object" || value.record === null) return false;
  return Object.values(value.record).every((field) => isFactValue(field, depth + 1));
}
