/** The printed form of names, attributes and values. */
import type { FactValue } from "../model/facts.ts";
import { isId, type Literal, literalOf, writeLiteral } from "../model/values.ts";

/** A printed line without its end. */
export type Line = string;

/** Columns that a line should keep within; a text in quotes is never broken. */
export const MOST_COLUMNS = 120;

/** A word as the language can read it: what cannot stand in an id becomes `-`. */
export function plainWord(text: string): string {
  if (isId(text)) return text;
  const word = text
    .toWellFormed()
    .replace(/[^A-Za-z0-9_.\u0080-\u{10ffff}/-]/gu, "-")
    .replaceAll("//", "/-");
  return word === "" ? "unnamed" : word;
}

/** A text in quotes. */
export function quotedText(text: string): string {
  return writeLiteral({ form: "string", text });
}

/** ` "Name" fr "Nom"`; further languages without a main text are left as `name.fr` attributes. */
export function named(
  main: string | undefined,
  languages: Readonly<Record<string, string>>,
  key = "name",
): { readonly text: string; readonly others: Readonly<Record<string, FactValue>> } {
  if (main === undefined)
    return {
      text: "",
      others: Object.fromEntries(
        Object.entries(languages).map(([language, text]) => [`${key}.${language}`, text] as const),
      ),
    };
  const more = Object.entries(languages).map(([language, text]) => ` ${plainWord(language)} ${quotedText(text)}`);
  return { text: ` ${quotedText(main)}${more.join("")}`, others: {} };
}

/** Places of attributes among the others, by key. */
export type Ranks = ReadonlyMap<string, number>;

/** Attributes in the order of the facets, each beginning a line of its own; a block that is short enough joins them. */
export function attributeLines(
  attributes: Readonly<Record<string, FactValue>>,
  ranks: Ranks,
  depth: number,
): readonly Line[] {
  const indent = "  ".repeat(depth);
  return ordered(attributes, ranks, depth).flatMap((text) => (indent + text).split("\n"));
}

function ordered(attributes: Readonly<Record<string, FactValue>>, ranks: Ranks, depth: number): readonly string[] {
  const texts = new Map(Object.entries(attributes));
  const entries: { readonly text: string; readonly rank: number }[] = [];
  for (const [key, value] of texts) {
    const dot = key.indexOf(".");
    // `purpose.fr` stands with `purpose`, as a further language of the text.
    if (dot > 0 && typeof value === "string" && typeof texts.get(key.slice(0, dot)) === "string") continue;
    const literal = literalOf(value);
    if (literal.form === "record" && literal.fields.length === 0) continue;
    const rank = ranks.get(dot > 0 ? key.slice(0, dot) : key) ?? 9999;
    const languages = typeof value === "string" ? languagesOf(key, texts) : "";
    entries.push({
      text: `${plainWord(key)}: ${valueText(literal, depth, plainWord(key).length + 2)}${languages}`,
      rank,
    });
  }
  // The sort is stable: attributes that the metamodel does not know keep their order.
  return entries.sort((a, b) => a.rank - b.rank).map(({ text }) => text);
}

function languagesOf(key: string, texts: ReadonlyMap<string, FactValue>): string {
  let written = "";
  for (const [other, value] of texts) {
    if (other.startsWith(`${key}.`) && typeof value === "string")
      written += ` ${plainWord(other.slice(key.length + 1))} ${quotedText(value)}`;
  }
  return written;
}

/** A value, broken over lines where it is too long for one; `column` is where on its line it begins, after the indentation. */
export function valueText(literal: Literal, depth: number, column: number): string {
  const one = inline(literal);
  if (depth * 2 + column + one.length <= MOST_COLUMNS || (literal.form !== "list" && literal.form !== "record"))
    return one;
  const indent = "  ".repeat(depth + 1);
  const close = "  ".repeat(depth);
  if (literal.form === "list") {
    if (literal.items.length < 2) return one;
    return `[\n${filled(
      literal.items.map((item) => valueText(item, depth + 1, 0)),
      indent,
    )}\n${close}]`;
  }
  const fields = literal.fields.map(
    ([name, value]) => `${indent}${fieldName(name)}: ${valueText(value, depth + 1, fieldName(name).length + 2)}`,
  );
  return `{\n${fields.join("\n")}\n${close}}`;
}

function inline(literal: Literal): string {
  if (literal.form === "list") return `[${literal.items.map(inline).join(", ")}]`;
  if (literal.form !== "record") return writeLiteral(literal);
  return literal.fields.length === 0
    ? "{}"
    : `{ ${literal.fields.map(([name, value]) => `${fieldName(name)}: ${inline(value)}`).join("; ")} }`;
}

/** Field of a record: a word, or a text in quotes. */
function fieldName(name: string): string {
  return plainWord(name) === name ? name : quotedText(name);
}

/** Items one after the other, as many on a line as it holds. */
function filled(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  items.forEach((item, index) => {
    const piece = index === items.length - 1 ? item : `${item},`;
    if (line.trim() !== "" && (line.length + 1 + piece.length > MOST_COLUMNS || piece.includes("\n"))) {
      lines.push(line);
      line = indent;
    }
    line += (line.trim() === "" ? "" : " ") + piece;
  });
  lines.push(line);
  return lines.join("\n");
}
