/** Texts of HCL: quoted templates and heredocs, with what is put into them. */
import { Cursor } from "./cursor.ts";
import { type HclExpression, unknownExpression } from "./syntax.ts";

/** Reads one expression; given by `expression.ts`, which needs templates as these need expressions. */
export type ReadExpression = (cursor: Cursor) => HclExpression;

const BACKSLASH = 92;
const DOLLAR = 36;
const PERCENT = 37;
const QUOTE = 34;
const BRACE = 123;
const NEWLINE = 10;

/** After the opening quote, past the closing one. */
export function quoted(cursor: Cursor, read: ReadExpression): HclExpression {
  const parts = partsOf(cursor, read, true);
  if (!cursor.take('"')) cursor.fail();
  return asText(parts.parts);
}

/** At `<<`; past the line of the end word. */
export function heredoc(cursor: Cursor, read: ReadExpression): HclExpression {
  cursor.at += 2;
  const isIndented = cursor.take("-");
  const word = cursor.word();
  const start = cursor.text.indexOf("\n", cursor.at) + 1;
  if (word === "" || start === 0) return failing(cursor);
  const [end, next] = endOfHeredoc(cursor.text, start, word);
  const raw = cursor.text.slice(start, end);
  const inner = new Cursor(isIndented ? dedented(raw) : raw, cursor.depthLimit, cursor.line + 1);
  inner.depth = cursor.depth;
  const { parts } = partsOf(inner, read, false);
  if (inner.failed) {
    cursor.isDeep = inner.isDeep;
    cursor.fail();
  }
  cursor.move(next);
  return asText(parts);
}

/** A whole file as a template. */
export function heredocText(cursor: Cursor, read: ReadExpression): HclExpression {
  return asText(partsOf(cursor, read, false).parts);
}

/** Where its text ends, and where its end word does. */
function endOfHeredoc(text: string, start: number, word: string): readonly [number, number] {
  for (let at = start; at < text.length;) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? text.length : end);
    if (line.trim() === word) return [at, end < 0 ? text.length : at + line.trimEnd().length];
    if (end < 0) break;
    at = end + 1;
  }
  return [text.length, text.length];
}

function dedented(text: string): string {
  const lines = text.split("\n");
  let least = Infinity;
  for (const line of lines) {
    if (line.trim() !== "") least = Math.min(least, line.length - line.trimStart().length);
  }
  return Number.isFinite(least) ? lines.map((line) => line.slice(Math.min(least, line.length))).join("\n") : text;
}

interface Parts {
  readonly parts: readonly HclExpression[];
  /** Directive by which they ended: `else`, `endif`, `endfor`; empty at the end of the text. */
  readonly by: string;
}

/** Up to the closing quote, the end of the text, or a directive that ends them. */
function partsOf(cursor: Cursor, read: ReadExpression, isQuoted: boolean): Parts {
  const parts: HclExpression[] = [];
  let text = "";
  let start = cursor.at;
  const flush = (): void => {
    text += cursor.text.slice(start, cursor.at);
  };
  while (!cursor.isAtEnd && !cursor.failed) {
    const { code } = cursor;
    if (isQuoted && code === QUOTE) break;
    if (isQuoted && code === NEWLINE) {
      cursor.fail();
      break;
    }
    if (isQuoted && code === BACKSLASH) {
      flush();
      text += escaped(cursor);
      start = cursor.at;
    } else if (
      (code === DOLLAR || code === PERCENT) &&
      cursor.text.charCodeAt(cursor.at + 1) === code &&
      cursor.text.charCodeAt(cursor.at + 2) === BRACE
    ) {
      cursor.at++;
      text += cursor.text.slice(start, cursor.at);
      start = cursor.at + 1;
      cursor.at += 2;
      text += "{";
      start = cursor.at;
    } else if ((code === DOLLAR || code === PERCENT) && cursor.text.charCodeAt(cursor.at + 1) === BRACE) {
      flush();
      if (text !== "") parts.push({ is: "literal", value: text });
      text = "";
      cursor.at += 2;
      const found = code === DOLLAR ? interpolation(cursor, read) : directive(cursor, read, isQuoted);
      start = cursor.at;
      if (typeof found === "string") return { parts, by: found };
      parts.push(found);
    } else {
      if (code === NEWLINE) cursor.line++;
      cursor.at++;
    }
  }
  flush();
  if (text !== "" || parts.length === 0) parts.push({ is: "literal", value: text });
  return { parts, by: "" };
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function escaped(cursor: Cursor): string {
  const { text } = cursor;
  const mark = text.charAt(cursor.at + 1);
  const digits = mark === "u" ? 4 : mark === "U" ? 8 : 0;
  if (digits > 0) {
    const code = text.slice(cursor.at + 2, cursor.at + 2 + digits);
    if (!/^[0-9a-f]+$/iu.test(code)) cursor.fail();
    else {
      cursor.at += 2 + digits;
      const point = Number.parseInt(code, 16);
      return point > 0x10_ff_ff ? "\uFFFD" : String.fromCodePoint(point);
    }
  }
  cursor.at += 2;
  return escapes[mark] ?? mark;
}

/** After `${`, past the closing brace. */
function interpolation(cursor: Cursor, read: ReadExpression): HclExpression {
  return braced(cursor, () => {
    cursor.take("~");
    return read(cursor);
  });
}

function braced(cursor: Cursor, inside: () => HclExpression): HclExpression {
  const was = cursor.isLoose;
  cursor.isLoose = true;
  const value = inside();
  cursor.skip(true);
  cursor.take("~");
  if (!cursor.take("}")) cursor.fail();
  cursor.isLoose = was;
  return value;
}

/** After `%{`: a condition or loop with its content, or the word that ends one. */
function directive(cursor: Cursor, read: ReadExpression, isQuoted: boolean): HclExpression | string {
  cursor.take("~");
  cursor.skip(true);
  const word = cursor.word();
  if (!cursor.enter()) {
    cursor.leave();
    return failing(cursor);
  }
  const found =
    word === "if"
      ? condition(cursor, read, isQuoted)
      : word === "for"
        ? loop(cursor, read, isQuoted)
        : ending(cursor, word);
  cursor.leave();
  return found;
}

function ending(cursor: Cursor, word: string): HclExpression | string {
  if (!/^(?:else|endif|endfor)$/u.test(word)) return failing(cursor);
  braced(cursor, () => unknownExpression);
  return word;
}

function condition(cursor: Cursor, read: ReadExpression, isQuoted: boolean): HclExpression {
  const asked = braced(cursor, () => read(cursor));
  const yes = partsOf(cursor, read, isQuoted);
  const no = yes.by === "else" ? partsOf(cursor, read, isQuoted) : { parts: [], by: yes.by };
  if (no.by !== "endif") cursor.fail();
  return { is: "choice", condition: asked, yes: asText(yes.parts), no: asText(no.parts) };
}

function loop(cursor: Cursor, read: ReadExpression, isQuoted: boolean): HclExpression {
  let names: readonly string[] = [];
  const over = braced(cursor, () => {
    names = loopNames(cursor);
    return read(cursor);
  });
  const { parts, by } = partsOf(cursor, read, isQuoted);
  if (by !== "endfor") cursor.fail();
  const item = names[names.length - 1] ?? "";
  const key = names.length > 1 ? names[0] : undefined;
  return {
    is: "for",
    ...(key === undefined ? {} : { key }),
    item,
    in: over,
    value: asText(parts),
    isGrouped: false,
    isText: true,
  };
}

/** `k, v in` of a loop; past `in`. */
export function loopNames(cursor: Cursor): readonly string[] {
  const names: string[] = [];
  do {
    cursor.skip(true);
    names.push(cursor.word());
    cursor.skip(true);
  } while (cursor.take(","));
  if (cursor.word() !== "in" || names.includes("") || names.length > 2) cursor.fail();
  return names;
}

/** One literal stays one; everything else is a template. */
function asText(parts: readonly HclExpression[]): HclExpression {
  const [only] = parts;
  if (only === undefined) return { is: "literal", value: "" };
  return parts.length === 1 && only.is === "literal" ? only : { is: "template", parts };
}

function failing(cursor: Cursor): HclExpression {
  cursor.fail();
  return unknownExpression;
}
