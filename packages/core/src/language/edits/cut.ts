/** Taking things out of a text so that it looks as if they had never been there. */
import type { Statement, Syntax } from "../syntax.ts";
import type { Draft } from "./draft.ts";
import { commentsAbove, isBlankLine, isFirstOnLine, isLineEnd, lineStart, nextLine, restOfLine } from "./lines.ts";

export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Removes some of several items that stand in a row (objects, list items, fields) with the separators between them.
 * False when it would be all of them: then whatever holds them has to go.
 */
export function removeItems(
  draft: Draft,
  uri: string,
  items: readonly Range[],
  isGone: (index: number) => boolean,
): boolean {
  const gone = items.map((_, index) => isGone(index));
  if (gone.every(Boolean)) return false;
  for (let first = 0; first < items.length; first++) {
    if (gone[first] !== true) continue;
    let last = first;
    while (gone[last + 1] === true) last++;
    const before = items[first - 1];
    const after = items[last + 1];
    const from = items[first] as Range;
    const to = items[last] as Range;
    if (after !== undefined) draft.remove(uri, from.start, after.start);
    else draft.remove(uri, before?.end ?? from.start, to.end);
    first = last;
  }
  return true;
}

/**
 * Removes statements that have the same parent (or all stand at the top level) together with the comments that belong to them.
 * A block that is left with nothing in it goes too; an `extend` without a block goes as a whole.
 */
export function removeStatements(draft: Draft, uri: string, syntax: Syntax, gone: ReadonlySet<Statement>): void {
  const { bytes } = syntax;
  const [any] = gone;
  if (any === undefined) return;
  const { parent } = any;
  const siblings = parent?.children ?? syntax.statements;
  if (
    parent?.open !== undefined &&
    parent.close !== undefined &&
    siblings.every((sibling) => gone.has(sibling)) &&
    !hasOtherComments(syntax, parent, gone)
  ) {
    if (parent.kind === "extension") removeStatements(draft, uri, syntax, new Set([parent]));
    else draft.remove(uri, endBefore(bytes, parent.open.start), parent.close.end);
    return;
  }
  for (let first = 0; first < siblings.length; first++) {
    if (!gone.has(siblings[first] as Statement)) continue;
    let last = first;
    while (last + 1 < siblings.length && gone.has(siblings[last + 1] as Statement)) last++;
    removeRun(draft, uri, bytes, siblings, first, last);
    first = last;
  }
}

/** What a statement takes with it when it goes: whole lines with the comments above, where it has them for itself. */
export function cutRange(bytes: Uint8Array, statement: Range): Range & { readonly isWholeLines: boolean } {
  const rest = restOfLine(bytes, statement.end);
  if (!isFirstOnLine(bytes, statement.start) || !isLineEnd(bytes, rest))
    return { start: statement.start, end: statement.end, isWholeLines: false };
  return { start: commentsAbove(bytes, statement.start), end: nextLine(bytes, rest), isWholeLines: true };
}

/** The end of what stands before an offset, blanks between them taken away. */
function endBefore(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && (bytes[at - 1] === 32 || bytes[at - 1] === 9 || bytes[at - 1] === 13 || bytes[at - 1] === 10)) at--;
  return at;
}

function removeRun(
  draft: Draft,
  uri: string,
  bytes: Uint8Array,
  siblings: readonly Statement[],
  first: number,
  last: number,
): void {
  const from = siblings[first] as Statement;
  const to = siblings[last] as Statement;
  const before = siblings[first - 1];
  const after = siblings[last + 1];
  const rest = restOfLine(bytes, to.end);
  if (isFirstOnLine(bytes, from.start) && isLineEnd(bytes, rest)) {
    removeLines(draft, uri, bytes, commentsAbove(bytes, from.start), nextLine(bytes, rest));
    return;
  }
  const isAfterOnLine = after !== undefined && after.start < nextLine(bytes, to.end);
  if (isAfterOnLine) {
    draft.remove(uri, from.start, after.start);
    return;
  }
  const isBeforeOnLine = before !== undefined && before.end > lineStart(bytes, from.start);
  const separator = isBeforeOnLine || !isLineEnd(bytes, rest) ? to.end : separatorEnd(bytes, to.end);
  draft.remove(uri, isBeforeOnLine ? before.end : from.start, separator);
}

/** Whole lines, and one of two blank lines that would meet. */
function removeLines(draft: Draft, uri: string, bytes: Uint8Array, start: number, end: number): void {
  const above = start === 0 ? undefined : lineStart(bytes, start - 1);
  const isBlankAbove = above === undefined || isBlankLine(bytes, above) || endsWithOpen(bytes, start);
  const stop = isBlankAbove && isBlankLine(bytes, end) ? nextLine(bytes, end) : end;
  // The last line of a text without a line end at its end: the line end before it goes instead.
  const isLast = end >= bytes.length && bytes[bytes.length - 1] !== 10 && start > 0;
  const from = isLast ? start - (bytes[start - 2] === 13 ? 2 : 1) : start;
  draft.remove(uri, from, stop);
}

function endsWithOpen(bytes: Uint8Array, start: number): boolean {
  return bytes[endBefore(bytes, start) - 1] === 123;
}

function separatorEnd(bytes: Uint8Array, end: number): number {
  let at = end;
  while (bytes[at] === 32 || bytes[at] === 9) at++;
  return bytes[at] === 59 ? at + 1 : end;
}

/** Comments in the block that belong to no statement that goes. */
function hasOtherComments({ bytes, comments }: Syntax, parent: Statement, gone: ReadonlySet<Statement>): boolean {
  const open = parent.open?.end ?? 0;
  const close = parent.close?.start ?? 0;
  const inside = comments.filter((comment) => comment.start >= open && comment.end <= close);
  if (inside.length === 0) return false;
  const taken = [...gone].map((statement) => cutRange(bytes, statement));
  return inside.some((comment) => !taken.some((range) => comment.start >= range.start && comment.end <= range.end));
}
