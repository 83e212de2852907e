/** Lines, indentation and comments around a place in a text. */

const NEWLINE = 10;
const RETURN = 13;

/** First byte of the line of an offset. */
export function lineStart(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && bytes[at - 1] !== NEWLINE) at--;
  return at === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? Math.min(3, offset) : at;
}

/** The byte after the line end of an offset's line, or the end of the text. */
export function nextLine(bytes: Uint8Array, offset: number): number {
  const end = bytes.indexOf(NEWLINE, offset);
  return end < 0 ? bytes.length : end + 1;
}

/** Blanks from the start of the line to its first other character. */
export function indentationOf(bytes: Uint8Array, offset: number): string {
  const start = lineStart(bytes, offset);
  let end = start;
  while (end < bytes.length && isBlank(bytes[end])) end++;
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, Math.max(offset, start))));
}

/** Is there nothing but blanks before the offset on its line? */
export function isFirstOnLine(bytes: Uint8Array, offset: number): boolean {
  for (let at = lineStart(bytes, offset); at < offset; at++) if (!isBlank(bytes[at])) return false;
  return true;
}

/** How lines end in this file: as the first one does. */
export function lineEndOf(bytes: Uint8Array): string {
  const at = bytes.indexOf(NEWLINE);
  return at > 0 && bytes[at - 1] === RETURN ? "\r\n" : "\n";
}

/** From the end of a statement over blanks, separators and comments to the line end, or to the next thing on the line. */
export function restOfLine(bytes: Uint8Array, end: number): number {
  let at = end;
  for (;;) {
    while (at < bytes.length && (isBlank(bytes[at]) || bytes[at] === 59)) at++;
    if (bytes[at] !== 47) break;
    if (bytes[at + 1] === 47) {
      const close = bytes.indexOf(NEWLINE, at);
      at = close < 0 ? bytes.length : close;
    } else if (bytes[at + 1] === 42) at = blockCommentEnd(bytes, at);
    else break;
  }
  while (at > end && bytes[at - 1] === RETURN) at--;
  return at;
}

/** Does the line end here (blanks before it taken)? */
export function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return (
    at >= bytes.length ||
    bytes[at] === NEWLINE ||
    (bytes[at] === RETURN && (at + 1 >= bytes.length || bytes[at + 1] === NEWLINE))
  );
}

/** Start of the comments that stand directly above a line: those are about what the line begins. A ruled title is about more than that. */
export function commentsAbove(bytes: Uint8Array, offset: number): number {
  let start = lineStart(bytes, offset);
  for (;;) {
    if (start === 0) return start;
    const above = lineStart(bytes, start - 1);
    const line = lineText(bytes, above, start);
    if (line.startsWith("//") && !isRuled(line)) start = above;
    else if (line.endsWith("*/")) {
      const open = openOfComment(bytes, start);
      if (open === undefined) return start;
      start = open;
    } else return start;
  }
}

/** Is the line (given by its first byte) empty? */
export function isBlankLine(bytes: Uint8Array, start: number): boolean {
  if (start >= bytes.length) return false;
  for (let at = start; at < bytes.length && bytes[at] !== NEWLINE; at++) if (!isBlank(bytes[at])) return false;
  return true;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9 || byte === RETURN;
}

function isRuled(line: string): boolean {
  return /([-=#*~_])\1{3}/.test(line);
}

function lineText(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end)).trim();
}

/** Start of the line where a comment of several lines begins that ends just before `end`; only if the comment has its lines for itself. */
function openOfComment(bytes: Uint8Array, end: number): number | undefined {
  let at = end - 1;
  while (at > 1 && !(bytes[at - 1] === 42 && bytes[at] === 47)) at--;
  at -= 2;
  while (at > 0 && !(bytes[at - 1] === 47 && bytes[at] === 42)) {
    if (bytes[at - 1] === 42 && bytes[at] === 47) return undefined;
    at--;
  }
  if (at <= 0) return undefined;
  return isFirstOnLine(bytes, at - 1) && !isRuled(lineText(bytes, at - 1, end)) ? lineStart(bytes, at - 1) : undefined;
}

function blockCommentEnd(bytes: Uint8Array, start: number): number {
  let at = start + 2;
  while (at < bytes.length && !(bytes[at] === 42 && bytes[at + 1] === 47)) at++;
  return Math.min(bytes.length, at + 2);
}

const decoder: TextDecoder = new TextDecoder();
