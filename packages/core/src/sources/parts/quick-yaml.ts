/**
 * A quick reader for the YAML that machines and most people write: block mappings and lists, texts on one or several lines, flow
 * collections, JSON. It says "not mine" (undefined) to anchors, tags, complex keys and everything that it is not sure of; the full parser
 * reads that. Twenty times quicker than the full one, which is what makes dumps of whole clusters readable.
 */
import type { Fields, Items, Scalar, Tree } from "./tree.ts";

/** Thrown inside this file only. */
class NotMine extends Error {}

const refuse = (): never => {
  throw new NotMine();
};

/** Every document, or undefined where the text is none of ours. */
export function quickYaml(text: string, depth: number): readonly Tree[] | undefined {
  try {
    return new QuickReader(text, depth).documents();
  } catch (error) {
    if (error instanceof NotMine) return undefined;
    throw error;
  }
}

class QuickReader {
  private readonly lines: readonly string[];
  private readonly deepest: number;
  private row = 0;

  constructor(text: string, deepest: number) {
    this.lines = text.split(/\r?\n/u);
    this.deepest = deepest;
  }

  documents(): readonly Tree[] {
    const found: Tree[] = [];
    for (;;) {
      this.skipBlank();
      if (this.row >= this.lines.length) return found;
      const line = this.line();
      if (isMark(line)) {
        if (!/^(?:---|\.\.\.)(?:\s*$|\s+#)/u.test(line)) refuse();
        this.row++;
        continue;
      }
      if (line.startsWith("%")) refuse();
      found.push(this.block(0, 0));
      this.skipBlank();
      if (this.row < this.lines.length && !isMark(this.line())) refuse();
    }
  }

  private line(): string {
    return this.lines[this.row] ?? "";
  }

  /** To the next line that says something. */
  private skipBlank(): void {
    for (; this.row < this.lines.length; this.row++) {
      const line = this.line();
      const first = indentOf(line);
      if (first < line.length && line.charCodeAt(first) !== HASH) {
        if (line.charCodeAt(first) === TAB) refuse();
        return;
      }
    }
  }

  /** What begins at this line, at this column or right of it. */
  private block(column: number, depth: number): Tree {
    if (depth > this.deepest) refuse();
    const line = this.line();
    const indent = indentOf(line);
    if (indent < column) refuse();
    if (isDash(line, indent)) return this.list(indent, depth);
    const key = keyAt(line, indent);
    if (key !== undefined) return this.mapping(indent, depth);
    return this.value(line, indent, column - 1, depth);
  }

  private list(column: number, depth: number): Items {
    const start = this.row;
    const items: Tree[] = [];
    for (;;) {
      const line = this.line();
      const inner = skipSpaces(line, column + 1);
      const startRow = this.row;
      if (inner >= line.length || line.charCodeAt(inner) === HASH) {
        this.row++;
        items.push(this.below(column, startRow, depth, false));
      } else if (isDash(line, inner) || keyAt(line, inner) !== undefined) {
        items.push(this.compact(line, inner, depth));
      } else items.push(this.value(line, inner, column, depth + 1));
      this.skipBlank();
      if (this.row >= this.lines.length) break;
      const next = this.line();
      const indent = indentOf(next);
      if (indent < column || isMark(next)) break;
      if (indent > column) refuse();
      if (!isDash(next, indent)) break;
    }
    return { is: "items", items, line: start + 1 };
  }

  /** `- name: x` and the fields below it: the dash is read as a space. */
  private compact(line: string, column: number, depth: number): Tree {
    const rows = this.lines as string[];
    rows[this.row] = " ".repeat(column) + line.slice(column);
    return this.block(column, depth + 1);
  }

  private mapping(column: number, depth: number): Fields {
    const start = this.row;
    const entries = new Map<string, Tree>();
    for (;;) {
      const line = this.line();
      const key = keyAt(line, column);
      if (key === undefined) return refuse();
      if (key.name === "<<") refuse();
      entries.set(key.name, this.valueOf(line, key.end, column, depth));
      this.skipBlank();
      if (this.row >= this.lines.length) break;
      const next = this.line();
      const indent = indentOf(next);
      if (indent < column || isMark(next)) break;
      if (indent > column) refuse();
      if (isDash(next, indent)) refuse();
    }
    return { is: "fields", entries, line: start + 1 };
  }

  private valueOf(line: string, end: number, column: number, depth: number): Tree {
    const first = skipSpaces(line, end);
    if (first < line.length && line.charCodeAt(first) !== HASH) return this.value(line, first, column, depth + 1);
    const startRow = this.row;
    this.row++;
    return this.below(column, startRow, depth, true);
  }

  /** The value on the lines below a key or a dash; nothing where the next line does not belong to it. */
  private below(column: number, startRow: number, depth: number, mayBeLevel: boolean): Tree {
    this.skipBlank();
    const line = this.line();
    const indent = indentOf(line);
    const isThere = this.row < this.lines.length && !isMark(line);
    if (isThere && indent > column) return this.block(column + 1, depth + 1);
    if (isThere && mayBeLevel && indent === column && isDash(line, indent)) return this.list(indent, depth + 1);
    return plain("", startRow + 1);
  }

  /** A value that begins in this line: a text in one of the five ways of writing one, or a flow collection. */
  private value(line: string, start: number, column: number, depth: number): Tree {
    switch (line.charCodeAt(start)) {
      case PIPE:
      case GREATER:
        return this.literal(line, start, column);
      case QUOTE:
      case APOSTROPHE:
        return this.afterFlow(this.quoted(line, start));
      case BRACKET:
      case BRACE:
        return this.afterFlow(this.flow(line, start, depth));
      case AMPERSAND:
      case ASTERISK:
      case EXCLAMATION:
      case PERCENT:
      case AT:
      case BACKQUOTE:
      case QUESTION:
        return line.charCodeAt(start) === QUESTION && !/^\?(?:\s|$)/u.test(line.slice(start, start + 2))
          ? this.plain(line, start, column)
          : refuse();
      case COMMA:
      case CLOSING_BRACKET:
      case CLOSING_BRACE:
        return refuse();
      default:
        return isDash(line, start) ? refuse() : this.plain(line, start, column);
    }
  }

  private plain(line: string, start: number, column: number): Scalar {
    const row = this.row;
    let text = withoutComment(line, start);
    const isCut = text.length < line.length - start && line.indexOf(" #", start) >= 0;
    if (isNested(text)) refuse();
    this.row++;
    while (!isCut && this.row < this.lines.length) {
      const next = this.line();
      const indent = indentOf(next);
      if (indent >= next.length) {
        if (!this.goesOn(column)) break;
        return refuse();
      }
      if (indent <= column || isMark(next) || next.charCodeAt(indent) === HASH) break;
      const more = withoutComment(next, indent);
      if (isNested(more) || next.includes(" #")) refuse();
      text = `${text} ${more}`;
      this.row++;
    }
    return plain(text, row + 1);
  }

  /** After a blank line, is there more of the same text? */
  private goesOn(column: number): boolean {
    let row = this.row;
    while (row < this.lines.length && indentOf(this.lines[row] ?? "") >= (this.lines[row] ?? "").length) row++;
    const next = this.lines[row];
    return next !== undefined && indentOf(next) > column && next.charCodeAt(indentOf(next)) !== HASH;
  }

  /** `|` keeps lines, `>` folds them. */
  private literal(line: string, start: number, column: number): Scalar {
    const head = /^([|>])([+-]?)(\d?)([+-]?)\s*(?:#.*)?$/u.exec(line.slice(start));
    if (head === null || head[3] !== "") return refuse();
    const row = this.row;
    const chomp = head[2] === "" ? head[4] : head[2];
    this.row++;
    const kept: string[] = [];
    let indent = -1;
    for (; this.row < this.lines.length; this.row++) {
      const next = this.line();
      const first = indentOf(next);
      if (first >= next.length) {
        kept.push(indent >= 0 ? next.slice(indent) : "");
        continue;
      }
      if (indent < 0) {
        if (first <= column) break;
        if (next.charCodeAt(first) === TAB) refuse();
        indent = first;
      }
      if (first < indent) break;
      kept.push(next.slice(indent));
    }
    let last = kept.length;
    while (last > 0 && kept[last - 1] === "") last--;
    const trailing =
      chomp === "-" || last === 0 ? "" : chomp === "+" ? "\n".repeat(Math.max(kept.length - last, 1)) : "\n";
    const lines = kept.slice(0, last);
    const text = (head[1] === "|" ? lines.join("\n") : folded(lines)) + trailing;
    return { is: "scalar", text, isPlain: false, line: row + 1 };
  }

  /** After a quoted text or a flow collection the line must end. */
  private afterFlow(found: { readonly tree: Tree; readonly end: number }): Tree {
    const line = this.line();
    const rest = skipSpaces(line, found.end);
    if (rest < line.length && line.charCodeAt(rest) !== HASH) refuse();
    this.row++;
    return found.tree;
  }

  private quoted(line: string, start: number): { readonly tree: Scalar; readonly end: number } {
    const row = this.row;
    const mark = line.charCodeAt(start);
    let end = endOfQuoted(line, start, mark);
    if (end >= 0) {
      const inner = line.slice(start + 1, end);
      return { tree: text(mark === QUOTE ? unescaped(inner) : unpaired(inner), row + 1), end: end + 1 };
    }
    let parts = line.slice(start + 1).trimEnd();
    let blanks = 0;
    for (this.row++; this.row < this.lines.length; this.row++) {
      const next = this.line();
      end = endOfQuoted(next, -1, mark);
      const more = (end < 0 ? next : next.slice(0, end)).trim();
      if (end < 0 && more === "") {
        blanks++;
        continue;
      }
      const isJoined = mark === QUOTE && blanks === 0 && isOpenEnded(parts);
      parts = isJoined ? parts.slice(0, -1) + more : parts + (blanks > 0 ? "\n".repeat(blanks) : " ") + more;
      blanks = 0;
      if (end >= 0) return { tree: text(mark === QUOTE ? unescaped(parts) : unpaired(parts), row + 1), end: end + 1 };
    }
    return refuse();
  }

  /** `[a, b]` and `{a: b}`, over several lines if need be. Leaves the row at the line where it ends. */
  private flow(line: string, start: number, depth: number): { readonly tree: Tree; readonly end: number } {
    if (depth > this.deepest) refuse();
    const isList = line.charCodeAt(start) === BRACKET;
    const row = this.row;
    const items: Tree[] = [];
    const entries = new Map<string, Tree>();
    let place = this.flowGap(start + 1);
    for (;;) {
      let code = this.line().charCodeAt(place);
      if (code === (isList ? CLOSING_BRACKET : CLOSING_BRACE)) {
        const tree: Tree = isList ? { is: "items", items, line: row + 1 } : { is: "fields", entries, line: row + 1 };
        return { tree, end: place + 1 };
      }
      const first = this.flowValue(place, depth);
      place = this.flowGap(first.end);
      code = this.line().charCodeAt(place);
      if (isList) {
        if (code === COLON) refuse();
        items.push(first.tree);
      } else {
        if (first.tree.is !== "scalar") return refuse();
        let value: Tree = plain("", first.tree.line);
        if (code === COLON) {
          place = this.flowGap(place + 1);
          const after = this.line().charCodeAt(place);
          if (after !== COMMA && after !== CLOSING_BRACE) {
            const read = this.flowValue(place, depth);
            value = read.tree;
            place = this.flowGap(read.end);
          }
        }
        entries.set(first.tree.text, value);
        code = this.line().charCodeAt(place);
      }
      if (code === COMMA) place = this.flowGap(place + 1);
      else if (code !== (isList ? CLOSING_BRACKET : CLOSING_BRACE)) refuse();
    }
  }

  private flowValue(start: number, depth: number): { readonly tree: Tree; readonly end: number } {
    const line = this.line();
    switch (line.charCodeAt(start)) {
      case BRACKET:
      case BRACE:
        return this.flow(line, start, depth + 1);
      case QUOTE:
      case APOSTROPHE:
        return this.quoted(line, start);
      default: {
        plainFlow.lastIndex = start;
        const match = plainFlow.exec(line);
        if (match === null || match[0] === "") return refuse();
        return { tree: plain(match[0].trimEnd(), this.row + 1), end: start + match[0].length };
      }
    }
  }

  /** Over spaces, ends of lines and comments inside a flow collection. */
  private flowGap(start: number): number {
    let place = start;
    for (;;) {
      const line = this.line();
      place = skipSpaces(line, place);
      while (line.charCodeAt(place) === TAB) place = skipSpaces(line, place + 1);
      const isComment = line.charCodeAt(place) === HASH && (place === 0 || line.charCodeAt(place - 1) <= SPACE);
      if (place < line.length && !isComment) return place;
      this.row++;
      if (this.row >= this.lines.length) return refuse();
      place = 0;
    }
  }
}

/** Plain text inside a flow collection: up to `,`, a bracket, `: ` or ` #`. */
const plainFlow = /(?:[^\s,[\]{}#&*!|>'"%@`:-]|[:-](?![\s,[\]{}]|$))(?:[^,[\]{}:#]|:(?![\s,[\]{}]|$)|(?<!\s)#)*/uy;

const TAB = 9;
const SPACE = 32;
const EXCLAMATION = 33;
const QUOTE = 34;
const HASH = 35;
const PERCENT = 37;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const ASTERISK = 42;
const COMMA = 44;
const COLON = 58;
const GREATER = 62;
const QUESTION = 63;
const AT = 64;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const BACKQUOTE = 96;
const BRACE = 123;
const PIPE = 124;
const CLOSING_BRACE = 125;

function plain(value: string, line: number): Scalar {
  return { is: "scalar", text: value, isPlain: true, line };
}

function text(value: string, line: number): Scalar {
  return { is: "scalar", text: value, isPlain: false, line };
}

function indentOf(line: string): number {
  return skipSpaces(line, 0);
}

function skipSpaces(line: string, start: number): number {
  let place = start;
  while (line.charCodeAt(place) === SPACE) place++;
  return place;
}

function isMark(line: string): boolean {
  return (line.startsWith("---") || line.startsWith("...")) && (line.length === 3 || line.charCodeAt(3) <= SPACE);
}

function isDash(line: string, place: number): boolean {
  return line.charCodeAt(place) === 45 && (place + 1 === line.length || line.charCodeAt(place + 1) === SPACE);
}

/** The key that begins here, and where its value may begin. */
function keyAt(line: string, start: number): { readonly name: string; readonly end: number } | undefined {
  const first = line.charCodeAt(start);
  if (first === QUOTE || first === APOSTROPHE) {
    const end = endOfQuoted(line, start, first);
    if (end < 0) return undefined;
    const colon = skipSpaces(line, end + 1);
    if (line.charCodeAt(colon) !== COLON) return undefined;
    if (colon + 1 < line.length && line.charCodeAt(colon + 1) > SPACE) return undefined;
    const inner = line.slice(start + 1, end);
    return { name: first === QUOTE ? unescaped(inner) : unpaired(inner), end: colon + 1 };
  }
  if (first === BRACKET || first === BRACE) return undefined;
  let colon = line.indexOf(":", start);
  while (colon >= 0 && colon + 1 < line.length && line.charCodeAt(colon + 1) > SPACE)
    colon = line.indexOf(":", colon + 1);
  if (colon < 0) return undefined;
  const name = line.slice(start, colon).trimEnd();
  if (name.includes(" #")) return undefined;
  if (name === "" || /^[&*!|>%@`?,]/u.test(name)) return refuse();
  return { name, end: colon + 1 };
}

/** Place of the closing quote, from after the opening one; -1 where it is not in this line. */
function endOfQuoted(line: string, start: number, mark: number): number {
  for (let place = start + 1; place < line.length; place++) {
    const code = line.charCodeAt(place);
    if (code === 92 && mark === QUOTE) place++;
    else if (code === mark) {
      if (mark === APOSTROPHE && line.charCodeAt(place + 1) === APOSTROPHE) place++;
      else return place;
    }
  }
  return -1;
}

/** Does a backslash at the end of the line join it to the next? */
function isOpenEnded(value: string): boolean {
  let slashes = 0;
  while (value.charCodeAt(value.length - 1 - slashes) === 92) slashes++;
  return slashes % 2 === 1;
}

function unpaired(inner: string): string {
  return inner.includes("''") ? inner.replaceAll("''", "'") : inner;
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "0": "\0",
  b: "\b",
  f: "\f",
  e: "\u001B",
  a: "\u0007",
  v: "\v",
  N: "\u0085",
  _: "\u00A0",
  L: "\u2028",
  P: "\u2029",
};

function unescaped(inner: string): string {
  if (!inner.includes("\\")) return inner;
  return inner.replaceAll(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gsu, (_, x, u, U, one) => {
    const hex: unknown = x ?? u ?? U;
    if (typeof hex === "string") {
      const code = Number.parseInt(hex, 16);
      return code > 0x10ffff ? "\uFFFD" : String.fromCodePoint(code);
    }
    return escapes[String(one)] ?? String(one);
  });
}

/** A plain text up to a comment. */
function withoutComment(line: string, start: number): string {
  const comment = line.indexOf(" #", start);
  return (comment < 0 ? line.slice(start) : line.slice(start, comment)).trimEnd();
}

/** `a: b` inside of a plain text is a mistake or something that only the full parser understands. */
function isNested(value: string): boolean {
  return value.includes(": ") || value.endsWith(":") || value.includes("\t");
}

/** Lines of `>`: single ends are spaces, more indented lines keep theirs. */
function folded(lines: readonly string[]): string {
  let result = "";
  let isFirst = true;
  let blanks = 0;
  let wasIndented = false;
  for (const line of lines) {
    if (line === "") {
      blanks++;
      continue;
    }
    const isIndented = line.startsWith(" ");
    if (isFirst) result = "\n".repeat(blanks);
    else if (wasIndented || isIndented) result += "\n".repeat(blanks + 1);
    else result += blanks > 0 ? "\n".repeat(blanks) : " ";
    result += line;
    isFirst = false;
    blanks = 0;
    wasIndented = isIndented;
  }
  return result;
}
