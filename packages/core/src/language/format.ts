/**
 * The formatter: the same text with the blanks in order. It never breaks or joins lines, except around the braces of a block that has
 * several, and touches neither strings nor words; what cannot be read stays byte for byte.
 *
 * Two blanks of indentation; one blank around `:` of flows, `->`, inside `{ }`; none before `,` `;` and the `:` of an attribute; one blank
 * line at most. Columns: where somebody has aligned names, colons, braces or comments of statements on consecutive lines (two
 * blanks or more in one of them), they are aligned in all of these lines; where nobody has, nothing is.
 */
import { applyEdits, type TextEdit } from "../base/text.ts";
import { dedent, documentationText } from "./documentation.ts";
import { alignColumns } from "./format-columns.ts";
import { readsTheSame } from "./same-reading.ts";
import { readSyntax, type Syntax, type SyntaxOptions, textOf, type Token } from "./syntax.ts";

/** The edits that format a file; none when it is formatted already. */
export function format(bytes: Uint8Array, options: SyntaxOptions = {}): readonly TextEdit[] {
  const syntax = readSyntax(bytes, options);
  const edits = layout(syntax).map(({ start, end, text }): TextEdit => ({
    uri: options.uri ?? "",
    span: { start, end },
    text,
  }));
  // Blanks mean nothing in a text that can be read. In one that cannot, better not to format than to change what it says.
  if (syntax.diagnostics.length > 0 && edits.length > 0 && !readsTheSame(bytes, applyEdits(bytes, edits), options))
    return [];
  return edits;
}

/** The formatted text. */
export function formatted(bytes: Uint8Array, options: SyntaxOptions = {}): Uint8Array {
  const edits = format(bytes, options);
  return edits.length === 0 ? bytes : applyEdits(bytes, edits);
}

/** What stands between two tokens (the token before it is number `index - 1`), as it is and as it shall be. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  text: string;
  /** Something in it could not be read: it stays as it is. */
  readonly isFixed: boolean;
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function layout(syntax: Syntax): readonly Replacement[] {
  const { bytes, tokens } = syntax;
  const eol = lineEndOf(bytes);
  const gaps = gapsOf(syntax);
  const severalLines = bracesOfSeveralLines(bytes, tokens, gaps);
  const inner: Replacement[] = [];
  let level = 0;
  let indent = "";
  let spoken: Token | undefined;
  gaps.forEach((gap, index) => {
    const before = tokens[index - 1];
    const after = tokens[index];
    if (before?.role === "open") level++;
    if (after?.role === "close" && level > 0) level--;
    if (before !== undefined && before.role !== "comment") spoken = before;
    if (gap.isFixed) indent = indentationAt(bytes, after?.start ?? bytes.length);
    else {
      const own = "  ".repeat(level + (isContinuation(spoken, tokens, index) ? 1 : 0));
      gap.text = gapText({
        gap,
        before,
        after,
        spoken,
        bytes,
        eol,
        indent: own,
        isBroken: severalLines.has(before) || severalLines.has(after),
      });
      if (index === 0 || gap.text.includes("\n")) indent = index === 0 ? "" : own;
    }
    if (after !== undefined) inner.push(...insideToken(bytes, after, indent, eol, gap));
  });
  alignColumns(syntax, gaps);
  const replacements = [...gaps.filter((gap) => gap.text !== gap.before), ...inner];
  return replacements
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, text }) => ({ start, end, text }));
}

/** One gap before each token, and one at the end of the file. */
function gapsOf({ bytes, tokens }: Syntax): readonly Gap[] {
  const gaps: Gap[] = [];
  let start = 0;
  for (let index = 0; index <= tokens.length; index++) {
    const end = tokens[index]?.start ?? bytes.length;
    const before = blankText(bytes, start, end);
    gaps.push({ start, end, before, text: before, isFixed: /[^ \t\r\n;,]/.test(before) });
    start = tokens[index]?.end ?? end;
  }
  return gaps;
}

/** Gaps are short and mostly one blank. */
function blankText(bytes: Uint8Array, start: number, end: number): string {
  if (end === start) return "";
  if (end === start + 1 && bytes[start] === 32) return " ";
  if (end - start > 64) return textOf(bytes, { start, end });
  let text = "";
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 128) return textOf(bytes, { start, end });
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Braces (not brackets) that open on one line and close on another: what is inside begins on a line of its own. */
function bracesOfSeveralLines(
  bytes: Uint8Array,
  tokens: readonly Token[],
  gaps: readonly Gap[],
): ReadonlySet<Token | undefined> {
  const found = new Set<Token | undefined>();
  const open: { readonly token: Token; readonly line: number }[] = [];
  let line = 0;
  tokens.forEach((token, index) => {
    line += newlines(gaps[index]?.before ?? "");
    if (token.role === "open") open.push({ token, line });
    else if (token.role === "close") {
      const match = open.pop();
      if (match !== undefined && match.line !== line && bytes[match.token.start] === OPEN)
        found.add(match.token).add(token);
    } else if (token.role === "documentation" || token.role === "comment") line += newlines(textOf(bytes, token));
  });
  return found;
}

const OPEN = 123;

interface Place {
  readonly gap: Gap;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** The last token before the gap that is no comment. */
  readonly spoken: Token | undefined;
  readonly bytes: Uint8Array;
  readonly eol: string;
  readonly indent: string;
  readonly isBroken: boolean;
}

function gapText(place: Place): string {
  const { gap, before, after, bytes, eol, indent, isBroken } = place;
  const lines = newlines(gap.before);
  if (before === undefined) return "";
  if (after === undefined) return endOfFile(place);
  const isLineComment = before.role === "comment" && bytes[before.start + 1] === 47;
  if (isLineComment && (gap.before.includes(",") || (gap.before.includes(";") && isIncomplete(place.spoken))))
    return gap.before;
  if (before.role === "verbatim" && /[;,]/.test(gap.before)) return gap.before;
  const isComment = after.role === "comment" && lines === 0;
  const isBreak = lines > 0 || (isBroken && !isComment && isForced(place));
  if (!isBreak) return sameLine(place);
  const isTight = before.role === "open" || after.role === "close";
  return `${keptSeparators(place)}${eol}${lines > 1 && !isTight ? eol : ""}${indent}`;
}

/** A break belongs behind the brace that opens several lines and before the one that closes them. */
function isForced({ before, after, bytes }: Place): boolean {
  return (
    (before?.role === "open" && bytes[before.start] === OPEN) ||
    (after?.role === "close" && bytes[after.start] === OPEN + 2)
  );
}

function endOfFile({ gap, before, bytes, eol }: Place): string {
  if (before === undefined || before.role === "verbatim" || !isClosed(bytes, before)) return gap.before;
  return gap.before.includes(",") ? gap.before : eol;
}

/** A comment or documentation block without its end goes on to the end of the file. */
function isClosed(bytes: Uint8Array, token: Token): boolean {
  const text = token.role === "comment" || token.role === "documentation" ? textOf(bytes, token) : "";
  if (text.startsWith("/*")) return text.length >= 4 && text.endsWith("*/");
  return text.startsWith('"""') ? text.length >= 6 && text.endsWith('"""') : true;
}

/** `,` and `;` between two lines: a comma stays, a semicolon says what the new line says already. */
function keptSeparators({ gap, spoken }: Place): string {
  const { comma, semicolon } = separators(gap.before);
  const isNeeded = semicolon !== "" && (comma !== "" || isIncomplete(spoken));
  return gap.before.indexOf(";") < gap.before.indexOf(",")
    ? (isNeeded ? semicolon : "") + comma
    : comma + (isNeeded ? semicolon : "");
}

/** After these something is still expected, so that what ends the statement must not go away. */
function isIncomplete(spoken: Token | undefined): boolean {
  return (
    spoken !== undefined && ["comma", "colon", "verb", "arrow", "verbatim", "language", "key"].includes(spoken.role)
  );
}

function sameLine(place: Place): string {
  const { gap, before, after, bytes } = place;
  const { comma, semicolon } = separators(gap.before);
  if (comma === "" && semicolon === "") return blankBetween(before, after, bytes);
  const isAtEnd = after?.role === "close" || (after?.role === "comment" && bytes[after.start + 1] === 47);
  const kept = isAtEnd
    ? keptSeparators(place)
    : gap.before.indexOf(";") < gap.before.indexOf(",")
      ? semicolon + comma
      : comma + semicolon;
  if (kept === "") return blankBetween(before, after, bytes);
  const isBracket = after?.role === "close" && bytes[after.start] === 93;
  return kept + (isBracket ? "" : " ");
}

function blankBetween(before: Token | undefined, after: Token | undefined, bytes: Uint8Array): string {
  if (before === undefined || after === undefined) return "";
  if (after.role === "comment" || before.role === "comment") return " ";
  if (after.role === "comma") return "";
  if (after.role === "colon") return after.of?.kind === "attribute" ? "" : " ";
  if (before.role === "open" && after.role === "close") return "";
  if (before.role === "open" && bytes[before.start] === 91) return "";
  if (after.role === "close" && bytes[after.start] === 93) return "";
  return " ";
}

function separators(gap: string): { readonly comma: string; readonly semicolon: string } {
  return { comma: gap.includes(",") ? "," : "", semicolon: gap.includes(";") ? ";" : "" };
}

/** Does the next line go on with a statement after a comma? */
function isContinuation(spoken: Token | undefined, tokens: readonly Token[], index: number): boolean {
  if (spoken?.role !== "comma") return false;
  let at = index;
  while (tokens[at]?.role === "comment") at++;
  const next = tokens[at];
  return next !== undefined && next.role !== "close" && next.start !== next.of?.start && next.role !== "key";
}

/** Documentation and comments of several lines keep their text and move with their indentation; `runs  on` is one verb. */
function insideToken(bytes: Uint8Array, token: Token, indent: string, eol: string, gap: Gap): readonly Replacement[] {
  if (token.role === "verb" && token.end - token.start > 2) {
    const verb = textOf(bytes, token);
    return /^[^\s/]+(?: [\t\r ]+|[\t\r]+)[^\s/]+$/.test(verb)
      ? [{ start: token.start, end: token.end, text: verb.replace(/\s+/, " ") }]
      : [];
  }
  if (token.role !== "documentation" && token.role !== "comment") return [];
  const text = textOf(bytes, token);
  if (!text.includes("\n")) return [];
  const moved =
    token.role === "documentation" ? movedDocumentation(text, indent, eol) : movedComment(text, gap, indent);
  return moved === text ? [] : [{ start: token.start, end: token.end, text: moved }];
}

function movedDocumentation(text: string, indent: string, eol: string): string {
  if (text.length < 6 || !text.endsWith('"""')) return text;
  const inner = text.slice(3, -3);
  const meant = dedent(inner);
  const [first = "", ...rest] = inner.split(/\r?\n/);
  const isOnItsOwn = first.trim() === "" && rest.at(-1)?.trim() === "";
  const written = isOnItsOwn ? documentationText(meant, indent) : undefined;
  const moved = written?.replaceAll("\n", eol);
  return moved !== undefined && dedent(moved.slice(3, -3)) === meant ? moved : text;
}

function movedComment(text: string, gap: Gap, indent: string): string {
  const isFirst = gap.text.includes("\n") || gap.start === 0;
  if (!isFirst) return text;
  const old = /[^\n]*$/.exec(gap.before)?.[0].length ?? 0;
  const shift = indent.length - old;
  if (shift === 0) return text;
  const [first = "", ...rest] = text.split("\n");
  const lines = rest.map((line) => {
    if (line.trim() === "") return line;
    return shift > 0 ? " ".repeat(shift) + line : line.replace(new RegExp(`^[ \\t]{0,${-shift}}`), "");
  });
  return [first, ...lines].join("\n");
}

function indentationAt(bytes: Uint8Array, offset: number): string {
  let start = offset;
  while (start > 0 && bytes[start - 1] !== 10) start--;
  return /^[ \t]*/.exec(textOf(bytes, { start, end: offset }))?.[0] ?? "";
}

/** `\r\n` where every line ends so. */
function lineEndOf(bytes: Uint8Array): string {
  let at = bytes.indexOf(10);
  if (at < 0) return "\n";
  for (; at >= 0; at = bytes.indexOf(10, at + 1)) if (bytes[at - 1] !== 13) return "\n";
  return "\r\n";
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
