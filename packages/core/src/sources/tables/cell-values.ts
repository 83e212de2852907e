/** What the cells of a column mean: numbers, dates, units and words as people in English or French spreadsheets write them. */
import { dateMeant, readDate, writeDate } from "../../base/dates.ts";
import { readMoney, readQuantity } from "../../base/quantity.ts";
import type { FactValue } from "../../model/facts.ts";
import type { AttributeType } from "../../model/metamodel.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { foldText, readValue } from "../../model/tables/value-text.ts";
import { literalOf, typed } from "../../model/values.ts";
import { VALUE_WORDS } from "./header-words.ts";
import type { ValueHints } from "./mapping.ts";
import { cellText } from "./sheet.ts";

export interface CellHints extends ValueHints {
  readonly decimal?: "," | "." | undefined;
  readonly separator?: string | undefined;
}

/**
 * The value of a cell for an attribute of this type; `undefined` where it is none. References by name are not resolved here. What is
 * returned is written without complaint: the language itself judges it, ranges and units included.
 */
export function readCell(cell: Cell, type: AttributeType, hints: CellHints): FactValue | undefined {
  const value = meaningOf(cell, type, hints);
  if (value === undefined) return undefined;
  const { problem } = typed(literalOf(value), type);
  return problem === undefined || problem.severity === "info" ? value : undefined;
}

function meaningOf(cell: Cell, type: AttributeType, hints: CellHints): FactValue | undefined {
  const text = translated(cellText(cell), hints);
  if (type.kind !== "text" && UNKNOWN.has(foldText(text) || text)) return { word: "unknown" };
  switch (type.kind) {
    case "number":
      return typeof cell === "number" ? cell : readNumber(text, hints.decimal);
    case "percent":
      return readPercent(text, hints);
    case "quantity":
      return readAmount(text, hints, (number, unit) => {
        const reading = readQuantity(`${number}${unit}`, type.dimension);
        return "quantity" in reading ? reading.quantity.unit : undefined;
      });
    case "money":
      return readAmount(text, hints, (number, unit) => moneyUnit(number, unit));
    case "boolean":
      return readYesNo(text);
    case "date": {
      const date = readDay(text, hints.format);
      return date === undefined ? undefined : { word: date };
    }
    case "list":
      return readItems(text, type.of, hints);
    case "union":
      return type.of.map((member) => readCell(cell, member, hints)).find((value) => value !== undefined);
    case "word":
      return readValue(text, type) ?? readSynonym(text, type.words);
    default:
      return readValue(text, type);
  }
}

/** The word of the vocabulary that people mean by another: `Faible` for `low`, where that is permitted. */
export function readSynonym(text: string, words: readonly string[]): FactValue | undefined {
  const numbered = text.replace(/^\d+\s*[-–:.)]\s*/, "");
  const spread = text.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ");
  const folded = [text, numbered, spread].map(foldText);
  const word =
    folded.flatMap((alternative) => VALUE_WORDS.get(alternative) ?? []).find((meaning) => words.includes(meaning)) ??
    words.find((known) => folded.includes(foldText(known)));
  return word === undefined ? undefined : { word };
}

/** Does the cell say that there is nothing to say? A dash, `n/a`, `sans objet`. */
export function isNothing(cell: Cell): boolean {
  const text = cellText(cell);
  return text === "" || (text.length <= LONGEST_NOTHING && NOTHING.has(text.toLowerCase()));
}

const NOTHING: ReadonlySet<string> = new Set([
  "-",
  "–",
  "—",
  "--",
  "n/a",
  "na",
  "#n/a",
  "none",
  "null",
  "nil",
  "s.o.",
  "s/o",
  "so",
  "sans objet",
  "aucun",
  "aucune",
  "néant",
]);

const LONGEST_NOTHING = Math.max(...[...NOTHING].map((text) => text.length));

const UNKNOWN: ReadonlySet<string> = new Set([
  "?",
  "??",
  "???",
  "unknown",
  "inconnu",
  "inconnue",
  "tbd",
  "tbc",
  "to-be-defined",
  "to-be-determined",
  "a-definir",
  "a-completer",
  "non-defini",
  "non-definie",
  "non-renseigne",
  "non-renseignee",
  "nc",
]);

function translated(text: string, { values }: ValueHints): string {
  if (values === undefined) return text;
  const folded = foldText(text);
  const entry = Object.entries(values).find(([from]) => from === text || foldText(from) === folded);
  return entry?.[1] ?? text;
}

/** Several values of one cell: apart at the separator, else at line breaks, else at `;`, else at `,`. */
export function splitCell(text: string, separator: string | undefined): string[] {
  const mark = separator ?? ["\n", ";", "|"].find((candidate) => text.includes(candidate)) ?? ",";
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function readItems(text: string, of: AttributeType, hints: CellHints): FactValue | undefined {
  const items: FactValue[] = [];
  for (const part of splitCell(text, hints.separator)) {
    const item = readCell(part, of, hints);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items.length === 0 ? undefined : items;
}

/**
 * A number as written: `1 234,56`, `1'234.56`, `1,234.56`, `(12)` for a negative one. One mark with three digits behind it is a
 * fraction only where `decimal` says so.
 */
export function readNumber(text: string, decimal: "," | "." | undefined): number | undefined {
  const inBrackets = /^\((.+)\)$/.exec(text)?.[1];
  if (inBrackets !== undefined) {
    const number = readNumber(inBrackets, decimal);
    return number === undefined ? undefined : -number;
  }
  const bare = text.replace(/(?<=\d)[\s'’\u00a0\u202f_](?=\d{3}(\D|$))/g, "").replace(/\u2212/g, "-");
  const mark = fractionMark(bare, decimal);
  const thousands = mark === "," ? "." : ",";
  const plain = bare.replaceAll(thousands, "").replace(mark, ".");
  if (!/^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined;
  if (bare.includes(thousands) && !isGrouped(bare, thousands, mark)) return undefined;
  const number = Number(plain);
  return Number.isFinite(number) ? number + 0 : undefined;
}

/** Which mark stands before the fraction: the last one where both occur, the one that occurs once, with `decimal` deciding `1,234`. */
function fractionMark(text: string, decimal: "," | "." | undefined): "," | "." {
  const [comma, point] = [text.lastIndexOf(","), text.lastIndexOf(".")];
  if (comma >= 0 && point >= 0) return comma > point ? "," : ".";
  if (comma < 0 && point < 0) return ".";
  const mark = comma >= 0 ? "," : ".";
  const other = mark === "," ? "." : ",";
  if (text.indexOf(mark) !== text.lastIndexOf(mark)) return other;
  const looksGrouped = /^[-+]?[1-9]\d{0,2}[,.]\d{3}$/.test(text);
  if (!looksGrouped) return mark;
  return decimal ?? (mark === "." ? "." : other);
}

/** Are the marks between thousands where they belong, every three digits? */
function isGrouped(text: string, thousands: string, mark: string): boolean {
  const [whole = ""] = text.split(mark, 1);
  const groups = whole.replace(/^[-+]/, "").split(thousands);
  return groups.every((group, index) => (index === 0 ? /^\d{1,3}$/.test(group) : /^\d{3}$/.test(group)));
}

function readPercent(text: string, hints: CellHints): FactValue | undefined {
  const bare = text.replace(/\s*%$/, "");
  const number = readNumber(bare, hints.decimal);
  if (number === undefined || (bare === text && hints.unit !== "%")) return undefined;
  return { quantity: number, unit: "%" };
}

/** A number and a unit, either way round; the unit of the hints where the cell has none. */
function readAmount(
  text: string,
  hints: CellHints,
  unitOf: (number: number, unit: string) => string | undefined,
): FactValue | undefined {
  const parts = /^([-+(]?[\d.,'’\s\u00a0\u202f_]*\d\)?)\s*(\D.*)?$/s.exec(text) ?? /^()()$/.exec(text);
  const leading = /^([A-Z]{3}|[€£$])\s*([-+]?\d.*)$/s.exec(text);
  const [digits, written] = leading === null ? [parts?.[1], parts?.[2]] : [leading[2], leading[1]];
  const number = readNumber((digits ?? "").trim(), hints.decimal);
  const unit = (written ?? hints.unit ?? "").trim();
  if (number === undefined || unit === "") return undefined;
  const { factor, base } = scaleOf(unit);
  const scaled = factor === 1 ? number : Number((number * factor).toPrecision(15));
  const canonical = unitOf(scaled, base) ?? unitOf(scaled, base.toLowerCase());
  return canonical === undefined ? undefined : { quantity: scaled, unit: canonical };
}

/** Thousands and millions of money: `k€`, `kEUR/y`, `M€`, `M CHF`. */
function scaleOf(unit: string): { factor: number; base: string } {
  const parts = /^(k|m|mio|mln)\s*((?:[€£$]|[A-Z]{3}(?![A-Za-z])).*)$/i.exec(unit);
  if (parts?.[1] === undefined || parts[2] === undefined) return { factor: 1, base: unit };
  return { factor: parts[1].toLowerCase() === "k" ? 1e3 : 1e6, base: parts[2] };
}

/** Canonical unit of money: `EUR`, `CHF/y`; signs and words for periods in both languages are read. */
function moneyUnit(number: number, unit: string): string | undefined {
  const [written = "", period] = unit.split(/\s*(?:\/|\bpar\b|\bper\b)\s*/i);
  const currency = SIGNS[written.toUpperCase()] ?? written.toUpperCase();
  const reading = readMoney(
    period === undefined ? `${number} ${currency}` : `${number} ${currency}/${period.toLowerCase()}`,
  );
  if (!("money" in reading)) return undefined;
  return reading.money.per === undefined ? currency : `${currency}/${reading.money.per}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  "€": "EUR",
  EURO: "EUR",
  EUROS: "EUR",
  "£": "GBP",
  FR: "CHF",
  "FR.": "CHF",
  SFR: "CHF",
  $: "USD",
};

const YES: ReadonlySet<string> = new Set(["yes", "y", "true", "1", "x", "oui", "o", "vrai", "✓", "✔", "☑", "ok"]);
const NO: ReadonlySet<string> = new Set(["no", "n", "false", "0", "non", "faux", "✗", "✘", "☐"]);

function readYesNo(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}

/** A day by the format of its column; without one whatever can mean only one day. Times are left away. */
export function readDay(text: string, format: string | undefined): string | undefined {
  const day = text.slice(0, 10);
  if (readDate(day) !== undefined && (text.length === 10 || text[10] === "T" || text[10] === " ")) return day;
  return format === undefined ? dateMeant(text) : byFormat(text, format);
}

/** Reads `31/03/2027` by `dd/MM/yyyy`; years of two digits are of this century. Only a year, or a month, means its last day. */
function byFormat(text: string, format: string): string | undefined {
  const order = format.match(/y+|M+|d+/g) ?? [];
  const parts = text.match(/\d+|\p{L}+/gu) ?? [];
  let [year, month, day]: (number | undefined)[] = [];
  for (const [index, field] of order.entries()) {
    const part = parts[index];
    if (part === undefined) return undefined;
    if (field.startsWith("y")) year = Number(part) + (part.length <= 2 ? 2000 : 0);
    else if (field.startsWith("M")) month = monthOf(part);
    else day = Number(part);
  }
  if (year === undefined) return undefined;
  const lastMonth = month ?? 12;
  const iso = writeDate({ year, month: lastMonth, day: day ?? new Date(Date.UTC(year, lastMonth, 0)).getUTCDate() });
  return readDate(iso) === undefined ? undefined : iso;
}

const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^(feb|fev)/,
  /^mar/,
  /^(apr|avr)/,
  /^(may|mai)/,
  /^(jun|juin)/,
  /^(jul|juil)/,
  /^(aug|aou)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
];

function monthOf(part: string): number | undefined {
  if (/^\d+$/.test(part)) return Number(part);
  const index = MONTHS.findIndex((pattern) => pattern.test(foldText(part)));
  return index < 0 ? undefined : index + 1;
}

/** The format of a column of date texts, by the values that can be read only one way; day first where none tells. */
export function dateFormat(texts: readonly string[]): string | undefined {
  const written = texts.filter((text) => text !== "");
  if (written.every((text) => readDate(text.slice(0, 10)) !== undefined)) return undefined;
  if (written.every((text) => /^\d{4}$/.test(text))) return "yyyy";
  if (written.every((text) => /^\d{1,2}[/.-]\d{4}$/.test(text))) return "MM/yyyy";
  const numeric = written.flatMap((text) => /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})\b/.exec(text) ?? []);
  if (numeric.length === 0)
    return written.some((text) => /^\d{1,2}[\s-]\p{L}+\.?[\s-]\d{2,4}$/u.test(text)) ? "dd MMM yyyy" : undefined;
  const year = written.some((text) => /[/.-]\d{4}\b/.test(text)) ? "yyyy" : "yy";
  const isMonthFirst = written.some((text) => Number(/^\d{1,2}[/.-](\d{1,2})/.exec(text)?.[1]) > 12);
  return isMonthFirst ? `MM/dd/${year}` : `dd/MM/${year}`;
}
