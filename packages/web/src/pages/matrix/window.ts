/** Which rows and columns of a large grid are in view, in steps, so that a small scroll changes nothing. */

export interface Window {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Geometry {
  readonly rows: number;
  readonly columns: number;
  readonly rowHeight: number;
  readonly columnWidth: number;
  /** What stands before the cells and stays: the names of the rows, the head. */
  readonly nameWidth: number;
  readonly headHeight: number;
}

export interface Viewport {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  readonly width: number;
  readonly height: number;
}

/** Rows and columns around those in view, and how many the window moves at once. */
const AROUND = 4;
const STEP = 4;

/** Rows and columns to draw, their ends included; none: the last is before the first. */
export function windowOf(geometry: Geometry, viewport: Viewport): Window {
  const { rows, columns, rowHeight, columnWidth, nameWidth, headHeight } = geometry;
  const [top, bottom] = span(viewport.scrollTop, viewport.height - headHeight, rowHeight, rows);
  const [left, right] = span(viewport.scrollLeft, viewport.width - nameWidth, columnWidth, columns);
  return { top, bottom, left, right };
}

function span(scroll: number, length: number, size: number, count: number): readonly [number, number] {
  const first = Math.floor(scroll / size) - AROUND;
  const last = Math.ceil((scroll + Math.max(0, length)) / size) + AROUND;
  return [Math.max(0, Math.floor(first / STEP) * STEP), Math.min(count - 1, Math.ceil(last / STEP) * STEP)];
}

export function isSameWindow(a: Window, b: Window): boolean {
  return a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right;
}
