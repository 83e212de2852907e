/** Tokens of source text in any language with quotes and signs: names with dots, texts with what is put into them, numbers, signs. */
import type { CodeLanguage } from "./outline.ts";

export type Token =
  | { readonly is: "word"; readonly text: string; readonly line: number; readonly isSpaced: boolean }
  | { readonly is: "number"; readonly text: string; readonly line: number; readonly isSpaced: boolean }
  /** `parts` alternate: text, code that is put in, text ... */
  | {
      readonly is: "text";
      readonly text: string;
      readonly parts: readonly string[];
      readonly line: number;
      readonly isSpaced: boolean;
    }
  | { readonly is: "sign"; readonly text: string; readonly line: number; readonly isSpaced: boolean };

const hashComments: ReadonlySet<CodeLanguage> = new Set(["python", "ruby", "elixir", "php"]);
const twoSigns: ReadonlySet<string> = new Set([
  "||",
  "??",
  "?:",
  "=>",
  "->",
  "<-",
  ":=",
  "==",
  "!=",
  "<>",
  "&&",
  "|>",
  "::",
  "+=",
  "<=",
  ">=",
]);

export function tokensOf(text: string, language: CodeLanguage): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let isSpaced = false;
  let at = 0;
  const isHash = hashComments.has(language);
  while (at < text.length) {
    const sign = text[at] ?? "";
    if (sign === "\n") line++;
    if (sign <= " ") {
      isSpaced = true;
      at++;
      continue;
    }
    const comment = commentEnd(text, at, isHash, language);
    if (comment > at) {
      line += count(text, at, comment);
      at = comment;
      isSpaced = true;
      continue;
    }
    if (sign === '"' || sign === "'" || sign === "`") {
      const read = readText(text, at);
      tokens.push({
        is: "text",
        text: read.parts.length === 1 ? (read.parts[0] ?? "") : "",
        parts: read.parts,
        line,
        isSpaced,
      });
      line += count(text, at, read.end);
      at = read.end;
    } else if (/[A-Za-z_$]/u.test(sign)) {
      const word = wordAt(text, at);
      tokens.push({ is: "word", text: word.replaceAll(/\?\.|!!\.|::|->/gu, ".").replaceAll("$", ""), line, isSpaced });
      at += word.length;
    } else if (/[0-9]/u.test(sign)) {
      const end = endWhile(text, at, /[\w.]/u);
      tokens.push({ is: "number", text: text.slice(at, end), line, isSpaced });
      at = end;
    } else {
      const two = text.slice(at, at + 2);
      const whole = twoSigns.has(two) ? two : sign;
      tokens.push({ is: "sign", text: whole, line, isSpaced });
      at += whole.length;
    }
    isSpaced = false;
  }
  return tokens;
}

/** A name with its dots: `System.getenv`, `config?.url`, `Foo::bar`. */
function wordAt(text: string, from: number): string {
  let at = endWhile(text, from, /[\w$]/u);
  for (;;) {
    const joint = [".", "?.", "!!.", "::"].find((one) => text.startsWith(one, at));
    if (joint === undefined || !/[A-Za-z_]/u.test(text[at + joint.length] ?? "")) break;
    at = endWhile(text, at + joint.length, /[\w$]/u);
  }
  if (/[?!]/u.test(text[at] ?? "") && text[at + 1] === "(") at++;
  return text.slice(from, at);
}

function endWhile(text: string, from: number, wanted: RegExp): number {
  let at = from;
  while (at < text.length && wanted.test(text[at] ?? "")) at++;
  return at;
}

function commentEnd(text: string, at: number, isHash: boolean, language: CodeLanguage): number {
  if (text.startsWith("/*", at)) {
    const end = text.indexOf("*/", at + 2);
    return end < 0 ? text.length : end + 2;
  }
  const isLine =
    (isHash && text[at] === "#" && text[at + 1] !== "[") ||
    (text.startsWith("//", at) && language !== "python" && language !== "ruby" && language !== "elixir");
  if (!isLine) return at;
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

interface ReadText {
  readonly parts: readonly string[];
  readonly end: number;
}

/** A text from its quote on; an unclosed one ends with its line. */
function readText(text: string, from: number): ReadText {
  const quote = text[from] ?? "";
  const fence = text.startsWith(quote.repeat(3), from) ? quote.repeat(3) : quote;
  const isLong = fence.length === 3 || quote === "`";
  const parts: string[] = [];
  let part = "";
  let at = from + fence.length;
  while (at < text.length && !text.startsWith(fence, at)) {
    const sign = text[at] ?? "";
    if (sign === "\n" && !isLong) break;
    if (sign === "\\" && fence.length === 1) {
      const escaped = text[at + 1] ?? "";
      part += escaped === "n" || escaped === "t" || escaped === "r" ? " " : escaped;
      at += 2;
      continue;
    }
    const isHole = quote !== "'" && (text.startsWith("${", at) || text.startsWith("#{", at));
    if (isHole) {
      const end = braceEnd(text, at + 2);
      parts.push(part, text.slice(at + 2, end).slice(0, 200));
      part = "";
      at = end + 1;
      continue;
    }
    if (sign === "$" && quote === '"' && /[A-Za-z_]/u.test(text[at + 1] ?? "")) {
      const end = endWhile(text, at + 1, /\w/u);
      parts.push(part, text.slice(at + 1, end));
      part = "";
      at = end;
      continue;
    }
    part += sign;
    at++;
  }
  parts.push(part);
  return { parts, end: Math.min(text.length, text.startsWith(fence, at) ? at + fence.length : at) };
}

function braceEnd(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < Math.min(text.length, from + 400); at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
    else if (text[at] === "\n") return at;
  }
  return Math.min(text.length, from + 400);
}

function count(text: string, from: number, to: number): number {
  let found = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) found++;
  return found;
}
