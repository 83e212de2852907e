/** The rows of a sheet of a workbook, one after the other while its part is unpacked. */
import type { Cell } from "../../model/tables/cell.ts";
import type { FormatKind } from "./xlsx-formats.ts";
import { formattedNumber } from "./xlsx-formats.ts";
import type { SharedStrings } from "./xlsx-strings.ts";
import { isTrue, unescapeText } from "./xlsx-text.ts";
import { XmlBytes } from "./xml-bytes.ts";
import type { XmlTag, XmlVisitor } from "./xml-bytes.ts";

export interface SheetRow {
  /** From 0. */
  readonly index: number;
  readonly cells: Cell[];
}

/** What cells need of their workbook. */
export interface CellContext {
  readonly strings: SharedStrings;
  readonly formats: readonly FormatKind[];
  readonly from1904: boolean;
  /** Columns beyond are left out. */
  readonly columns: number;
}

/** What is known of a sheet once its rows are through. */
export interface RowsEnd {
  isDamaged: boolean;
  /** Cells with a formula error. */
  errors: number;
  /** Something lay beyond the last column that is read. */
  isWide: boolean;
}

/** Rows in the order of the part. */
export function* sheetRows(pieces: Iterable<Uint8Array>, context: CellContext, end: RowsEnd): Generator<SheetRow> {
  const visitor = new RowVisitor(context, end);
  const xml = new XmlBytes(visitor);
  for (const piece of pieces) {
    xml.push(piece);
    yield* visitor.ready;
    visitor.ready.length = 0;
  }
  xml.finish();
  visitor.endRow();
  yield* visitor.ready;
  if (xml.isDamaged) end.isDamaged = true;
}

class RowVisitor implements XmlVisitor {
  readonly ready: SheetRow[] = [];
  private row = -1;
  private cells: Cell[] = [];
  private column = -1;
  private type = "n";
  private style = 0;
  private value = "";
  private isValue = false;
  private aids = 0;
  private isCell = false;
  private readonly context: CellContext;
  private readonly end: RowsEnd;

  constructor(context: CellContext, end: RowsEnd) {
    this.context = context;
    this.end = end;
  }

  wantsText(): boolean {
    return this.isValue;
  }

  open(name: string, tag: XmlTag): void {
    if (name === "c") this.openCell(tag);
    else if (name === "row") {
      this.endRow();
      this.row = wholeNumber(tag.attribute("r"), this.row + 2) - 1;
      this.column = -1;
    } else if (name === "rPh") this.aids++;
    this.isValue = this.isCell && (name === "v" || (name === "t" && this.aids === 0));
  }

  text(text: string): void {
    this.value += text;
  }

  close(name: string): void {
    this.isValue = false;
    if (name === "rPh") this.aids--;
    if (name === "row") this.endRow();
    if (name !== "c") return;
    this.isCell = false;
    if (this.column < 0) return;
    if (this.type === "e") this.end.errors++;
    else if (this.value !== "") this.place(this.cellValue());
    this.value = "";
  }

  /** Hands the row over, if it has anything. */
  endRow(): void {
    if (this.cells.length > 0) this.ready.push({ index: this.row, cells: this.cells });
    this.cells = [];
  }

  private openCell(tag: XmlTag): void {
    const reference = tag.attribute("r");
    this.column++;
    if (reference !== undefined) this.readPlace(reference);
    if (this.row < 0) this.row = 0;
    this.type = tag.attribute("t") ?? "n";
    this.style = wholeNumber(tag.attribute("s"), 0);
    this.value = "";
    this.isCell = true;
  }

  /** `B7`; a row that is not the one around it ends that one. */
  private readPlace(reference: string): void {
    let column = 0;
    let at = 0;
    for (; at < reference.length; at++) {
      const letter = reference.charCodeAt(at) - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    const row = wholeNumber(reference.slice(at), 0);
    if (at === 0 || at > 3 || row === 0) return;
    this.column = column - 1;
    if (row - 1 === this.row) return;
    this.endRow();
    this.row = row - 1;
  }

  private place(cell: Cell): void {
    if (cell === undefined) return;
    if (this.column >= this.context.columns) {
      this.end.isWide = true;
      return;
    }
    while (this.cells.length < this.column) this.cells.push(undefined);
    this.cells[this.column] = cell;
  }

  private cellValue(): Cell {
    const { type, value, context } = this;
    if (type === "s") return context.strings.at(wholeNumber(value, -1)) || undefined;
    if (type === "str" || type === "inlineStr") return unescapeText(value);
    if (type === "b") return isTrue(value);
    if (type === "d") return { date: value.replace(/T00:00:00(\.0+)?Z?$/u, "") };
    const number = Number(value);
    return Number.isFinite(number)
      ? formattedNumber(number, context.formats[this.style] ?? "number", context.from1904)
      : unescapeText(value);
  }
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined || text.length === 0 || text.length > 9) return otherwise;
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return otherwise;
    number = number * 10 + digit;
  }
  return number;
}
