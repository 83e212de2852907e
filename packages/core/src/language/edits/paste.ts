/** Putting statements into a text in the manner of what is there already. */
import type { Statement } from "../syntax.ts";
import type { Draft } from "./draft.ts";
import { indentationOf, isFirstOnLine, isLineEnd, lineEndOf, restOfLine } from "./lines.ts";

/** A new statement: its lines without indentation of its own (further lines relative to the first). */
export interface Insertion {
  readonly lines: readonly string[];
  /** After which of the block's statements: the last one that this accepts; before all others when there is none. */
  readonly after: (sibling: Statement) => boolean;
  /** Where no statement is accepted: at the end of the block instead of its beginning. */
  readonly atEnd?: boolean;
  /** It ends with a line comment, so nothing may follow it on its line. */
  readonly isLine?: boolean;
  /** Leave a blank line before it, where it comes after something of several lines. */
  readonly spaced?: boolean;
}

/** Adds a statement to the block of another one, which is made when there is none. */
export function insertIntoBlock(
  draft: Draft,
  uri: string,
  bytes: Uint8Array,
  holder: Statement,
  insertion: Insertion,
): void {
  const { lines } = insertion;
  const { open, close } = holder;
  const eol = lineEndOf(bytes);
  const outer = indentationOf(bytes, holder.start);
  const isShort = lines.length === 1 && insertion.isLine !== true;
  if (open === undefined) {
    const inner = innerIndentation(outer, bytes);
    const block =
      isShort && isStatementShort(bytes, holder, lines[0] ?? "")
        ? ` { ${lines[0]} }`
        : ` {${eol}${indented(lines, inner, eol)}${eol}${outer}}`;
    draft.insert(uri, holder.end, block);
    return;
  }
  const end = close?.start ?? holder.end;
  const isOneLine = !hasNewline(bytes, open.start, end);
  if (isOneLine && isShort) {
    const last = holder.children.at(-1);
    if (last === undefined && close !== undefined && isEmptyBetween(bytes, open.end, end))
      draft.replace(uri, open.end, end, ` ${lines[0]} `);
    else if (last === undefined) draft.insert(uri, open.end, ` ${lines[0]};`);
    else draft.insert(uri, last.end, `; ${lines[0]}`);
    return;
  }
  const inner = isOneLine ? innerIndentation(outer, bytes) : childIndentation(bytes, holder, outer);
  if (isOneLine) {
    expandBlock(draft, uri, bytes, holder, indented(lines, inner, eol), { outer, inner, eol });
    return;
  }
  const anchor = anchorOf(bytes, holder, insertion);
  const from = anchor?.end ?? open.end;
  const at = restOfLine(bytes, from);
  if (!isLineEnd(bytes, at)) {
    // Something else follows on the same line: the new statement goes between.
    const text = indented(lines, inner, eol);
    if (anchor === undefined) draft.insert(uri, open.end, `${eol}${text}${eol}${inner}`);
    else
      draft.insert(
        uri,
        anchor.end,
        isShort ? `; ${lines[0]}` : `${eol}${text}${eol}${bytes[at] === 125 ? outer : inner}`,
      );
    return;
  }
  const isAfterBlock = anchor !== undefined && hasNewline(bytes, anchor.start, anchor.end);
  const gap = insertion.spaced === true && anchor !== undefined && (isAfterBlock || lines.length > 1) ? eol : "";
  draft.insert(uri, at, `${gap}${eol}${indented(lines, inner, eol)}`);
}

/** Adds a statement at the top level after another one, or at the end of the file. */
export function insertAtTop(
  draft: Draft,
  uri: string,
  bytes: Uint8Array,
  lines: readonly string[],
  after: { readonly start: number; readonly end: number } | undefined,
  isApart = false,
): void {
  const eol = lineEndOf(bytes);
  const text = indented(lines, "", eol);
  const isBlock = lines.length > 1 || isApart;
  if (after !== undefined) {
    const at = restOfLine(bytes, after.end);
    if (isLineEnd(bytes, at)) {
      const gap = isBlock || hasNewline(bytes, after.start, after.end) ? eol : "";
      draft.insert(uri, at, `${eol}${gap}${text}`);
      return;
    }
  }
  if (bytes.length === 0) draft.insert(uri, 0, `${text}${eol}`);
  else if (bytes[bytes.length - 1] === 10) draft.insert(uri, bytes.length, `${isBlock ? eol : ""}${text}${eol}`);
  else draft.insert(uri, bytes.length, `${eol}${isBlock ? eol : ""}${text}${eol}`);
}

/** Lines of a statement taken from elsewhere, without the indentation that they had there. */
export function unindented(text: string, indentation: string): readonly string[] {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return lines.map((line) => {
    if (line.startsWith(indentation)) return line.slice(indentation.length);
    return line.trimStart();
  });
}

/** Indentation inside a block whose own line is indented so: two blanks more, or a tab where the file has tabs. */
function innerIndentation(outer: string, bytes: Uint8Array): string {
  return outer.includes("\t") || (outer === "" && usesTabs(bytes)) ? `${outer}\t` : `${outer}  `;
}

function usesTabs(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(9);
  return at > 0 && bytes[at - 1] === 10;
}

function indented(lines: readonly string[], indentation: string, eol: string): string {
  return lines.map((line) => (line === "" ? "" : indentation + line)).join(eol);
}

/** Would the statement still fit on its line with a block of one statement? */
function isStatementShort(bytes: Uint8Array, holder: Statement, line: string): boolean {
  return (
    !hasNewline(bytes, holder.start, holder.end) &&
    holder.end - holder.start + line.length <= 140 &&
    !line.startsWith('"""')
  );
}

function childIndentation(bytes: Uint8Array, holder: Statement, outer: string): string {
  const child = holder.children.find((statement) => isFirstOnLine(bytes, statement.start));
  return child === undefined ? innerIndentation(outer, bytes) : indentationOf(bytes, child.start);
}

/** The statement after which the new one stands; others on the same line go along. */
function anchorOf(bytes: Uint8Array, holder: Statement, insertion: Insertion): Statement | undefined {
  const { children } = holder;
  let index = -1;
  children.forEach((child, at) => {
    if (insertion.after(child)) index = at;
  });
  if (index < 0 && insertion.atEnd === true) index = children.length - 1;
  if (index < 0) return undefined;
  while (
    index + 1 < children.length &&
    !hasNewline(bytes, (children[index] as Statement).end, (children[index + 1] as Statement).start)
  )
    index++;
  return children[index];
}

interface Style {
  readonly outer: string;
  readonly inner: string;
  readonly eol: string;
}

/** A block of one line becomes one of several, because what comes in has several. */
function expandBlock(
  draft: Draft,
  uri: string,
  bytes: Uint8Array,
  holder: Statement,
  text: string,
  { outer, inner, eol }: Style,
): void {
  const open = holder.open?.end ?? holder.end;
  const close = holder.close?.start ?? holder.end;
  if (isEmptyBetween(bytes, open, close)) {
    draft.replace(uri, open, close, `${eol}${text}${eol}${outer}`);
    return;
  }
  let first = open;
  while (bytes[first] === 32 || bytes[first] === 9) first++;
  let last = close;
  while (last > first && (bytes[last - 1] === 32 || bytes[last - 1] === 9)) last--;
  draft.replace(uri, open, first, `${eol}${inner}`);
  draft.replace(uri, last, close, `${eol}${text}${eol}${outer}`);
}

function isEmptyBetween(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (bytes[at] !== 32 && bytes[at] !== 9 && bytes[at] !== 10 && bytes[at] !== 13) return false;
  return true;
}

function hasNewline(bytes: Uint8Array, start: number, end: number): boolean {
  const at = bytes.indexOf(10, start);
  return at >= 0 && at < end;
}
