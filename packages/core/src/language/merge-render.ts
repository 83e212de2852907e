/**
 * The merged text of a file: our bytes, with edits where they changed something. What is new of theirs is written after the neighbour
 * that it had with them, at our indentation; on what both want otherwise, the marks of git stand around the statement concerned.
 */
import { compare } from "../base/compare.ts";
import { concatenate, encode } from "../base/text.ts";
import type { Fates, Kept, Named, Region } from "./merge-fates.ts";
import { headEnd, type Item, type Side } from "./merge-items.ts";
import type { Version } from "./merge-versions.ts";
import { textOf } from "./syntax.ts";

/** Before every mark, and around its number, until the lines are counted: a noncharacter, which no text has. */
const MARK = "\uFDD0";
/** Before a line that we begin in the middle of one of the text: the blanks and separators in front of it go. */
const BREAK = "\uFDD1";

export interface Rendered {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly conflicts: readonly (Named & { readonly line: number })[];
}

export function render(
  versions: Readonly<Record<Side, Version>>,
  fates: Fates,
  labels: { readonly ours: string; readonly theirs: string },
): Rendered {
  return new Renderer(versions, fates, labels).all();
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text to write somewhere, with the indentation that it has. */
interface Piece {
  readonly text: string;
  readonly indent: string;
  readonly isTrailing: boolean;
  readonly hasBlankBefore: boolean;
}

class Renderer {
  private readonly theirs: Version;
  private readonly fates: Fates;
  private readonly labels: { readonly ours: string; readonly theirs: string };
  /** Things to write into a container that has them not in its own text. */
  private readonly arrivals: Map<string, { readonly key: string; readonly region?: Region }[]> = new Map();
  private readonly numbered: { readonly key: string; readonly conflicts: readonly Named[] }[] = [];

  constructor(
    versions: Readonly<Record<Side, Version>>,
    fates: Fates,
    labels: { readonly ours: string; readonly theirs: string },
  ) {
    this.theirs = versions.theirs;
    this.fates = fates;
    this.labels = labels;
    for (const [key, kept] of fates.kept) {
      const home = fates.kept.get(kept.container)?.item;
      if (home !== undefined && kept.item.container !== home && !this.replaces(key, home))
        this.arrive(kept.container, { key });
      if (kept.copy !== undefined) this.arrive(kept.copy.container, { key, region: kept.copy.region });
    }
  }

  all(): Rendered {
    const files = new Map<string, Uint8Array>();
    const found = new Map<number, { readonly uri: string; readonly line: number }>();
    for (const { item } of this.fates.kept.values()) {
      if (item.sort !== "file") continue;
      const edits: Edit[] = [];
      this.block(item, edits);
      const bytes = finished(item.uri, applied(item.bytes, 0, item.bytes.length, inLinesOf(item.bytes, edits)), found);
      const isGone = item.side === "ours" ? !this.theirs.items.has(item.key) : true;
      if (edits.length === 0 && item.side === "ours") files.set(item.uri, item.bytes);
      else if (!isGone || item.children.length === 0 || textOf(bytes, { start: 0, end: bytes.length }).trim() !== "")
        files.set(item.uri, bytes);
    }
    return { files, conflicts: this.named(found) };
  }

  private named(
    found: ReadonlyMap<number, { readonly uri: string; readonly line: number }>,
  ): readonly (Named & { readonly line: number })[] {
    const all: (Named & { readonly line: number })[] = [];
    this.numbered.forEach(({ key, conflicts }, number) => {
      const place = found.get(number);
      for (const conflict of conflicts)
        all.push({ ...conflict, uri: place?.uri ?? conflict.uri, line: place?.line ?? 1 });
      for (const beside of this.fates.besides)
        if (beside.at === key)
          all.push({ ...beside.conflict, uri: place?.uri ?? beside.conflict.uri, line: place?.line ?? 1 });
    });
    return all.sort((a, b) => compare(a.uri, b.uri) || a.line - b.line);
  }

  private arrive(container: string, arrival: { readonly key: string; readonly region?: Region }): void {
    const list = this.arrivals.get(container);
    if (list === undefined) this.arrivals.set(container, [arrival]);
    else list.push(arrival);
  }

  // In place ------------------------------------------------------------------------------------------------------------

  /** Edits of an item that stays where its own text has it. */
  private inPlace(item: Item, edits: Edit[]): void {
    const kept = this.fates.kept.get(item.key);
    if (kept === undefined) return;
    const { region } = kept;
    if (kept.remarks !== undefined) edits.push(remarksBefore(item, kept.remarks));
    if (region !== undefined) this.marked(item, region, edits);
    if (region?.isVerbatim === true) return;
    if (kept.from !== undefined)
      edits.push({
        start: item.start,
        end: item.end,
        text: reindented(textOf(kept.from.bytes, kept.from), indentOf(kept.from), indentOf(item)),
      });
    else if (kept.head !== undefined) edits.push({ start: item.start, end: headEnd(item), text: kept.head });
    this.block(item, edits);
  }

  /** Marks around an item, or around its head. */
  private marked(item: Item, region: Region, edits: Edit[]): void {
    const { bytes } = item;
    const open = region.scope === "head" ? item.statement?.open : undefined;
    const end = open?.end ?? item.end;
    const isFirst = isFirstOnLine(bytes, item.start);
    const indent = indentOf(item);
    const start = isFirst ? lineStart(bytes, item.start) : item.start;
    edits.push({
      start,
      end: start,
      text: `${isFirst ? "" : `${BREAK}\n`}${this.opening(item.key, region)}\n${isFirst ? "" : indent}`,
    });
    const { theirs } = region;
    let text = "";
    if (theirs !== undefined) {
      const inner = theirs.statement?.open;
      const head = textOf(
        theirs.bytes,
        open === undefined ? theirs : { start: theirs.start, end: inner?.end ?? headEnd(theirs) },
      );
      text = `${indent}${reindented(head, indentOf(theirs), indent)}${open !== undefined && inner === undefined ? " {" : ""}\n`;
    }
    const rest = skipSeparators(bytes, end);
    const closing = `\n${MARK}=======\n${text}${MARK}>>>>>>> ${this.labels.theirs}`;
    edits.push({
      start: end,
      end: rest,
      text: isLineEnd(bytes, rest)
        ? closing
        : `${closing}\n${bytes[rest] === 125 ? indentOf(item.container ?? item) : indent}`,
    });
  }

  private opening(key: string, region: Region): string {
    this.numbered.push({ key, conflicts: region.conflicts });
    return `${MARK}<<<<<<< ${this.labels.ours}${MARK}${this.numbered.length - 1}${MARK}`;
  }

  /** Edits inside the block of an item: what goes, what changes further in, what arrives. */
  private block(item: Item, edits: Edit[]): void {
    let gone: Item[] = [];
    for (const child of item.children) {
      if (this.staysIn(child, item)) {
        removal(gone, item, edits);
        gone = [];
        this.inPlace(child, edits);
      } else if (this.isReplaced(child, item)) {
        removal(gone, item, edits);
        gone = [];
        const { text, indent } = this.piece(child.key, undefined);
        edits.push({ start: child.start, end: child.end, text: reindented(text, indent, indentOf(child)) });
      } else gone.push(child);
    }
    removal(gone, item, edits);
    this.arriving(item, edits);
  }

  private staysIn(child: Item, container: Item): boolean {
    const kept = this.fates.kept.get(child.key);
    return kept !== undefined && kept.item === child && kept.container === container.key;
  }

  /** Does their text of a container that only they have show a thing that we have, too? Then ours stands in its place. */
  private isReplaced(child: Item, container: Item): boolean {
    const kept = this.fates.kept.get(child.key);
    return kept?.container === container.key && this.replaces(child.key, container);
  }

  private replaces(key: string, home: Item): boolean {
    return (
      home.side === "theirs" &&
      this.theirs.items.get(key)?.container === home &&
      this.fates.kept.get(key)?.region === undefined
    );
  }

  // Arriving ------------------------------------------------------------------------------------------------------------

  private arriving(item: Item, edits: Edit[]): void {
    const arrivals = this.arrivals.get(item.key);
    if (arrivals === undefined) return;
    const waiting = new Map(arrivals.map((arrival) => [arrival.key, arrival]));
    const groups = new Map<Item | undefined, Piece[]>();
    const put = (anchor: Item | undefined, key: string, region: Region | undefined): void => {
      const pieces = groups.get(anchor) ?? [];
      pieces.push(this.piece(key, region));
      groups.set(anchor, pieces);
    };
    const own = new Map(
      item.children
        .filter((child) => this.staysIn(child, item) || this.isReplaced(child, item))
        .map((child) => [child.key, child]),
    );
    let anchor: Item | undefined;
    for (const child of this.theirs.items.get(item.key)?.children ?? []) {
      anchor = own.get(child.key) ?? anchor;
      const arrival = waiting.get(child.key);
      if (arrival === undefined) continue;
      waiting.delete(child.key);
      put(anchor, child.key, arrival.region);
    }
    const last = [...own.values()].at(-1);
    for (const { key, region } of waiting.values()) put(last, key, region);
    for (const [after, pieces] of groups) {
      if (after !== undefined) insertAfter(item, after, pieces, edits);
      else insertFirst(item, [...own.values()][0], pieces, edits, this.theirs.items.get(item.key));
    }
  }

  private piece(key: string, copy: Region | undefined): Piece {
    const kept = this.fates.kept.get(key) as Kept;
    const region = copy ?? kept.region;
    const source = this.theirs.items.get(key) ?? kept.item;
    const item = copy === undefined ? kept.item : (copy.theirs ?? kept.item);
    const shape = { isTrailing: source.isTrailing, hasBlankBefore: hasBlankBefore(source) };
    if (region === undefined) return { ...shape, text: this.rendered(item), indent: indentOf(item) };
    const indent = indentOf(item);
    if (region.isOursEmpty) {
      const text = copy === undefined ? this.rendered(item) : textOf(item.bytes, item);
      return {
        ...shape,
        isTrailing: false,
        text: `${this.opening(key, region)}\n${MARK}=======\n${indent}${text}\n${MARK}>>>>>>> ${this.labels.theirs}`,
        indent,
      };
    }
    // Ours, moved by them, with something that both changed: marks around it at its new place.
    const edits: Edit[] = [];
    this.inPlace(item, edits);
    const from = isFirstOnLine(item.bytes, item.start) ? lineStart(item.bytes, item.start) : item.start;
    const bytes = applied(item.bytes, from, item.end, edits);
    const text = textOf(bytes, { start: 0, end: bytes.length }).replaceAll("\r\n", "\n");
    return { ...shape, isTrailing: false, text: text.replace(FIRST_BREAK, "").trimEnd(), indent };
  }

  /** The merged text of an item by itself, without marks of its own. */
  private rendered(item: Item): string {
    const edits: Edit[] = [];
    const kept = this.fates.kept.get(item.key);
    const remarks = (kept?.remarks ?? [])
      .map((remark, index) => `${index === 0 ? "" : indentOf(item)}${remark}\n`)
      .join("");
    const lead = remarks === "" ? "" : `${remarks}${indentOf(item)}`;
    if (kept?.from !== undefined)
      return lead + reindented(textOf(kept.from.bytes, kept.from), indentOf(kept.from), indentOf(item));
    if (kept?.head !== undefined) edits.push({ start: item.start, end: headEnd(item), text: kept.head });
    this.block(item, edits);
    const bytes = applied(item.bytes, item.start, item.end, edits);
    return lead + textOf(bytes, { start: 0, end: bytes.length }).replaceAll("\r\n", "\n");
  }
}

// Removing --------------------------------------------------------------------------------------------------------------

/** Takes away neighbours, with their lines where nothing else stands on them, else with a separator. */
function removal(gone: readonly Item[], container: Item, edits: Edit[]): void {
  const [first] = gone;
  const last = gone.at(-1);
  if (first === undefined || last === undefined) return;
  const { bytes } = container;
  const rest = skipSeparators(bytes, last.end);
  if (isFirstOnLine(bytes, first.start) && isLineEnd(bytes, rest)) {
    const start = lineStart(bytes, first.start);
    let end = afterLine(bytes, rest);
    if (isBlankLine(bytes, start - 1) && isBlankLine(bytes, end)) end = afterLine(bytes, skipBlanks(bytes, end));
    edits.push({ start, end, text: "" });
    return;
  }
  const separated = skipBlanks(bytes, last.end);
  if (bytes[separated] === 59 || bytes[separated] === 44) {
    edits.push({ start: first.start, end: rest, text: "" });
    return;
  }
  let start = first.start;
  while (start > container.start && isSeparator(bytes[start - 1])) start--;
  edits.push({ start, end: last.end, text: "" });
}

// Inserting -------------------------------------------------------------------------------------------------------------

function insertAfter(container: Item, anchor: Item, pieces: readonly Piece[], edits: Edit[]): void {
  const { bytes } = container;
  let after = anchor;
  for (const child of container.children)
    if (child.isTrailing && child.start >= after.end && isSameLine(bytes, after.end, child.start)) after = child;
  const [first] = pieces;
  let rest = skipSeparators(bytes, after.end);
  if (first?.isTrailing === true && isLineEnd(bytes, rest)) {
    edits.push({ start: rest, end: rest, text: ` ${first.text}` });
    insertAfterLine(container, rest, pieces.slice(1), edits);
    return;
  }
  if (isLineEnd(bytes, rest)) {
    // A blank at the end of the line stays with it.
    rest = skipBlanks(bytes, rest);
    insertAfterLine(container, rest, pieces, edits);
    return;
  }
  if (isInline(container) && pieces.every(fitsInline)) {
    edits.push({ start: after.end, end: after.end, text: pieces.map((piece) => `; ${piece.text}`).join("") });
    return;
  }
  const indent = childIndent(container);
  const next = bytes[rest] === 125 ? indentOf(container) : indent;
  edits.push({ start: after.end, end: rest, text: `\n${linesOf(pieces, indent)}\n${next}` });
}

function insertAfterLine(container: Item, at: number, pieces: readonly Piece[], edits: Edit[]): void {
  if (pieces.length > 0) edits.push({ start: at, end: at, text: `\n${linesOf(pieces, childIndent(container))}` });
}

/** Before everything that the container has, or as its only content; then in lines if their block is. */
function insertFirst(
  container: Item,
  next: Item | undefined,
  pieces: readonly Piece[],
  edits: Edit[],
  theirs: Item | undefined,
): void {
  const { bytes, statement } = container;
  const indent = childIndent(container);
  if (next !== undefined) {
    if (isFirstOnLine(bytes, next.start)) {
      const at = lineStart(bytes, next.start);
      const gap = container.sort === "file" && hasBlankBefore(next) ? "\n" : "";
      edits.push({
        start: Math.max(at, container.sort === "file" ? container.start : at),
        end: Math.max(at, container.sort === "file" ? container.start : at),
        text: `${linesOf(pieces, indent).replace(/^\n/, "")}\n${gap}`,
      });
    } else if (isInline(container) && pieces.every(fitsInline))
      edits.push({ start: next.start, end: next.start, text: pieces.map((piece) => `${piece.text}; `).join("") });
    else edits.push({ start: next.start, end: next.start, text: `${BREAK}\n${linesOf(pieces, indent)}\n${indent}` });
    return;
  }
  if (container.sort === "file") {
    const isOpenLine = bytes.length > container.start && bytes.at(-1) !== 10;
    edits.push({
      start: bytes.length,
      end: bytes.length,
      text: `${isOpenLine ? "\n" : ""}${linesOf(pieces, indent).replace(/^\n/, "")}\n`,
    });
    return;
  }
  const fits = pieces.every(fitsInline);
  const open = statement?.open;
  if (open === undefined) {
    const texts = pieces.map(({ text }) => text).join("; ");
    const text =
      fits && (theirs === undefined || isInline(theirs))
        ? ` { ${texts} }`
        : ` {\n${linesOf(pieces, indent).replace(/^\n/, "")}\n${indentOf(container)}}`;
    edits.push({ start: container.end, end: container.end, text });
    return;
  }
  if (fits && isInline(container)) {
    const isTight = bytes[open.end] === 125;
    edits.push({
      start: open.end,
      end: open.end,
      text: ` ${pieces.map(({ text }) => text).join("; ")}${isTight ? " " : ""}`,
    });
    return;
  }
  const rest = skipBlanks(bytes, open.end);
  const lines = `\n${linesOf(pieces, indent).replace(/^\n/, "")}`;
  if (isLineEnd(bytes, rest)) edits.push({ start: rest, end: rest, text: lines });
  else
    edits.push({ start: open.end, end: rest, text: `${lines}\n${bytes[rest] === 125 ? indentOf(container) : indent}` });
}

function linesOf(pieces: readonly Piece[], indent: string): string {
  let text = "";
  pieces.forEach((piece, index) => {
    const isBehind = piece.isTrailing && index > 0 && !(pieces[index - 1]?.text.includes(MARK) ?? false);
    if (isBehind) text += ` ${piece.text}`;
    else
      text += `${index === 0 ? "" : "\n"}${piece.hasBlankBefore ? "\n" : ""}${indent}${reindented(piece.text, piece.indent, indent)}`;
  });
  return text;
}

/** Comments that would be lost, on lines of their own. */
function remarksBefore(item: Item, remarks: readonly string[]): Edit {
  const isFirst = isFirstOnLine(item.bytes, item.start);
  const indent = indentOf(item);
  const start = isFirst ? lineStart(item.bytes, item.start) : item.start;
  const lines = remarks.map((remark) => `${indent}${remark}\n`).join("");
  return { start, end: start, text: isFirst ? lines : `${BREAK}\n${lines}${indent}` };
}

/** Moves the lines after the first from one indentation to another, all by the same, so that documentation keeps its shape. */
function reindented(text: string, from: string, to: string): string {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  if (from === to || lines.length === 1) return lines.join("\n");
  const isMoved = (line: string): boolean => line.trim() !== "" && !line.startsWith(MARK);
  if (lines.every((line, index) => index === 0 || !isMoved(line) || line.startsWith(from))) {
    return lines.map((line, index) => (index === 0 || !isMoved(line) ? line : to + line.slice(from.length))).join("\n");
  }
  if (!to.startsWith(from)) return lines.join("\n");
  return lines.map((line, index) => (index === 0 || !isMoved(line) ? line : to.slice(from.length) + line)).join("\n");
}

function fitsInline({ text }: Piece): boolean {
  return !text.includes("\n") && !/(?:^|[\s;,}\]])\/\//.test(text);
}

// Places in bytes -------------------------------------------------------------------------------------------------------

/** Applies edits to a range; what an earlier edit took is not touched again. */
function applied(bytes: Uint8Array, start: number, end: number, edits: readonly Edit[]): Uint8Array {
  const ordered = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start) || a.order - b.order);
  const parts: Uint8Array[] = [];
  let at = start;
  for (const edit of ordered) {
    if (edit.start > at) parts.push(bytes.subarray(at, edit.start));
    parts.push(encode(edit.text));
    at = Math.max(at, edit.end);
  }
  parts.push(bytes.subarray(at, end));
  return concatenate(parts);
}

/** New lines as the file has them. */
function inLinesOf(bytes: Uint8Array, edits: readonly Edit[]): readonly Edit[] {
  const newline = bytes.indexOf(10);
  if (newline <= 0 || bytes[newline - 1] !== 13) return edits;
  return edits.map((edit) => ({ ...edit, text: edit.text.replaceAll(/\r?\n/g, "\r\n") }));
}

/** Marks to the left edge, with their numbers taken out and their lines noted. */
function finished(
  uri: string,
  bytes: Uint8Array,
  found: Map<number, { readonly uri: string; readonly line: number }>,
): Uint8Array {
  if (!includes(bytes, encode(MARK)) && !includes(bytes, encode(BREAK))) return bytes;
  const text = textOf(bytes, { start: 0, end: bytes.length }).replaceAll(BREAKS, "");
  const lines = text.split("\n").map((line, index) => {
    const at = line.indexOf(MARK);
    if (at < 0) return line;
    const [, word = "", number, rest = ""] = line.split(MARK);
    if (number !== undefined) found.set(Number(number), { uri, line: index + 1 });
    return word + rest;
  });
  return encode(lines.join("\n"));
}

const FIRST_BREAK = new RegExp(`^${BREAK}?\\n`);
const BREAKS = new RegExp(`[ \\t;,]*${BREAK}`, "g");

function includes(bytes: Uint8Array, part: Uint8Array): boolean {
  for (let at = bytes.indexOf(part[0] as number); at >= 0; at = bytes.indexOf(part[0] as number, at + 1)) {
    if (part.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

function isInline(container: Item): boolean {
  const open = container.statement?.open;
  return open !== undefined && !textOf(container.bytes, { start: open.end, end: container.end }).includes("\n");
}

/** Indentation of the line that an item begins on. */
function indentOf(item: Item): string {
  if (item.sort === "file") return "";
  const start = lineStart(item.bytes, item.start);
  return textOf(item.bytes, { start, end: skipBlanks(item.bytes, start) });
}

function childIndent(container: Item): string {
  const child = container.children.find(({ bytes, start }) => isFirstOnLine(bytes, start));
  if (child !== undefined) return indentOf(child);
  return container.sort === "file" ? "" : `${indentOf(container)}  `;
}

function hasBlankBefore(item: Item): boolean {
  return (
    isFirstOnLine(item.bytes, item.start) &&
    isBlankLine(item.bytes, lineStart(item.bytes, item.start) - 1) &&
    lineStart(item.bytes, item.start) > 0
  );
}

function lineStart(bytes: Uint8Array, offset: number): number {
  const at = offset <= 0 ? -1 : bytes.lastIndexOf(10, offset - 1);
  const start = at + 1;
  return start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && offset >= 3 ? 3 : start;
}

function isFirstOnLine(bytes: Uint8Array, offset: number): boolean {
  return skipBlanks(bytes, lineStart(bytes, offset)) >= offset;
}

/** Is the line that holds the offset empty? False outside of the text. */
function isBlankLine(bytes: Uint8Array, offset: number): boolean {
  if (offset < 0 || offset >= bytes.length) return false;
  return isLineEnd(bytes, skipBlanks(bytes, lineStart(bytes, offset)));
}

function isSameLine(bytes: Uint8Array, from: number, to: number): boolean {
  const newline = bytes.indexOf(10, from);
  return newline < 0 || newline >= to;
}

function skipBlanks(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (bytes[at] === 32 || bytes[at] === 9) at++;
  return at;
}

function skipSeparators(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (isSeparator(bytes[at])) at++;
  return at;
}

function isSeparator(byte: number | undefined): boolean {
  return byte === 32 || byte === 9 || byte === 59 || byte === 44;
}

function isLineEnd(bytes: Uint8Array, offset: number): boolean {
  const byte = bytes[offset];
  return byte === undefined || byte === 10 || (byte === 13 && bytes[offset + 1] === 10);
}

function afterLine(bytes: Uint8Array, offset: number): number {
  const newline = bytes.indexOf(10, offset);
  return newline < 0 ? bytes.length : newline + 1;
}
