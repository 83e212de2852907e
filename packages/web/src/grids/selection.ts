/** Which cells of a grid are chosen: one that has the focus, and the rectangle from it to where the choice began. Pure arithmetic. */

/** A cell by its place; rows and columns count from 0, row -1 is the head. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface Selection {
  /** Has the focus. */
  readonly active: CellPlace;
  /** The corner across. */
  readonly anchor: CellPlace;
}

/** A rectangle of cells, its borders included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What a grid has: rows and columns, and rows that fit on the screen. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
  /** The head can be walked into. */
  readonly hasHead: boolean;
}

/** One cell alone. */
export function only(place: CellPlace): Selection {
  return { active: place, anchor: place };
}

export function rangeOf({ active, anchor }: Selection): Range {
  return {
    top: Math.min(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    bottom: Math.max(active.row, anchor.row),
    right: Math.max(active.column, anchor.column),
  };
}

export function isInside({ top, left, bottom, right }: Range, { row, column }: CellPlace): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function sizeOf({ top, left, bottom, right }: Range): { readonly rows: number; readonly columns: number } {
  return { rows: bottom - top + 1, columns: right - left + 1 };
}

/** A key as far as moving is concerned. */
export interface MoveKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Where a key leads (WAI-ARIA grid: arrows, Home, End, Page Up, Page Down; with Control to the edges); undefined: nowhere. */
export function moved(selection: Selection, event: MoveKey, extent: Extent): Selection | undefined {
  if (event.altKey) return undefined;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a" && !event.shiftKey) return everything(extent);
  const isFar = event.ctrlKey || event.metaKey;
  const to = destination(selection.active, event.key, isFar, extent);
  if (to === undefined) return undefined;
  const place = within(to, extent);
  return event.shiftKey && place.row >= 0
    ? { active: place, anchor: within(selection.anchor, extent, 0) }
    : only(place);
}

/** The next cell in reading order, or the one before; undefined beyond the ends. */
export function stepped({ row, column }: CellPlace, step: 1 | -1, extent: Extent): CellPlace | undefined {
  const next = column + step;
  if (next >= 0 && next < extent.columns) return { row, column: next };
  const line = row + step;
  if (line < 0 || line >= extent.rows) return undefined;
  return { row: line, column: step === 1 ? 0 : extent.columns - 1 };
}

/** The place itself, or the nearest that there is. */
export function within({ row, column }: CellPlace, extent: Extent, first: number = extent.hasHead ? -1 : 0): CellPlace {
  return {
    row: Math.max(first, Math.min(row, extent.rows - 1)),
    column: Math.max(0, Math.min(column, extent.columns - 1)),
  };
}

function everything({ rows, columns }: Extent): Selection | undefined {
  if (rows === 0 || columns === 0) return undefined;
  return { active: { row: 0, column: 0 }, anchor: { row: rows - 1, column: columns - 1 } };
}

function destination(
  { row, column }: CellPlace,
  key: string,
  isFar: boolean,
  { rows, columns, page }: Extent,
): CellPlace | undefined {
  switch (key) {
    case "ArrowUp":
      return { row: isFar ? Math.min(row, 0) : row - 1, column };
    case "ArrowDown":
      return { row: isFar ? rows - 1 : row + 1, column };
    case "ArrowLeft":
      return { row, column: isFar ? 0 : column - 1 };
    case "ArrowRight":
      return { row, column: isFar ? columns - 1 : column + 1 };
    case "Home":
      return { row: isFar ? 0 : row, column: 0 };
    case "End":
      return { row: isFar ? rows - 1 : row, column: columns - 1 };
    case "PageUp":
      return { row: Math.max(0, row - page), column };
    case "PageDown":
      return { row: row + page, column };
    default:
      return undefined;
  }
}
