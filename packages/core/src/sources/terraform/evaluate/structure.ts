/** Texts that hold JSON or YAML, as values, with the references that stand in them. */
import { parse } from "yaml";
import { fieldsOf, isList, joined, plainText, unknown, type Value } from "./value.ts";

/** References stand in the text as marks while it is parsed. */
const mark = /\uE000(\d+)\uE001/gu;
const MOST_TEXT = 200_000;
/** The parser of YAML takes the square of the length of a line. */
const LONGEST_LINE = 32_768;
const MOST_OPEN = 100;

/** `undefined` where it is neither. */
export function decodeStructure(value: Value): Value | undefined {
  if (typeof value === "object" && value !== null) {
    if (isList(value) || value.is === "fields") return value;
    if (value.is === "encoded") return value.of;
    if (value.is !== "joined") return undefined;
  }
  const held: Value[] = [];
  const text = (
    typeof value === "object" && value !== null && !isList(value) && value.is === "joined" ? value.parts : [value]
  )
    .map((part) => plainText(part) ?? `\uE000${held.push(part) - 1}\uE001`)
    .join("");
  if (text.length > MOST_TEXT || text.trim() === "") return undefined;
  const parsed = parsedText(text);
  return typeof parsed !== "object" || parsed === null ? undefined : restored(parsed, held, 60);
}

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!isReadableYaml(text)) return undefined;
    try {
      return parse(text, { maxAliasCount: 50, logLevel: "silent", uniqueKeys: false });
    } catch {
      return undefined;
    }
  }
}

/** Is it no longer, wider or deeper than the parser of YAML can bear? */
export function isReadableYaml(text: string): boolean {
  let open = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      if (at - start > LONGEST_LINE) return false;
      start = at + 1;
      if (indentAt(text, start) > 4 * MOST_OPEN) return false;
    } else if (code === 91 || code === 123) {
      if (++open > MOST_OPEN) return false;
    } else if (code === 93 || code === 125) open = Math.max(0, open - 1);
  }
  return text.length - start <= LONGEST_LINE;
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 45) at++;
  return at - start;
}

function restored(json: unknown, held: readonly Value[], depth: number): Value {
  if (json === null || typeof json === "number" || typeof json === "boolean") return json;
  if (typeof json === "string") return textOf(json, held);
  if (depth === 0 || typeof json !== "object") return unknown;
  if (Array.isArray(json)) return json.map((item) => restored(item, held, depth - 1));
  return fieldsOf(
    Object.entries(json).map(([key, item]) => [key.replaceAll(mark, ""), restored(item, held, depth - 1)] as const),
  );
}

function textOf(text: string, held: readonly Value[]): Value {
  const parts: Value[] = [];
  let at = 0;
  for (const match of text.matchAll(mark)) {
    parts.push(text.slice(at, match.index), held[Number(match[1])] ?? unknown);
    at = match.index + match[0].length;
  }
  return at === 0 ? text : joined([...parts, text.slice(at)].filter((part) => part !== ""));
}
