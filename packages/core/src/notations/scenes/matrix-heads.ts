/** Measures of a matrix, and the names at its sides. */
import { MARGIN } from "../../engines/layout/graph.ts";
import type { Lens, LensMark, MatrixDiagram, MatrixHeader } from "../../views/diagram.ts";
import { stepStyle } from "../compose/lens.ts";
import { rectMark, textMark } from "../parts/marks.ts";
import type { Pen } from "../notation.ts";
import type { GroupMark, Mark, Style } from "../scene.ts";
import { tokensOf } from "../parts/tokens.ts";

/** Where everything lies, pixels. */
export interface MatrixPlan {
  /** Upper left corner of the first cell. */
  readonly left: number;
  readonly top: number;
  /** Size of a cell. */
  readonly column: number;
  readonly row: number;
  /** Upper side of the row of sums. */
  readonly totalTop: number;
  readonly bottom: number;
  /** Right side of the column of sums. */
  readonly end: number;
  /** Right end of everything, slanted names included. */
  readonly right: number;
  readonly hasRowLevels: boolean;
  readonly isTurned: boolean;
  readonly size: number;
}

/** Names are cut to this width. */
const LONGEST_ROW = 300;
const LONGEST_COLUMN = 200;
const INDENT = 16;
/** Sine and cosine of the slant of turned names. */
const SLANT = 60;
const [SIN, COS] = [0.866, 0.5];
const TOTAL = 56;
/** Where no name is longer than this, columns are as wide as their names. */
const WIDEST_COLUMN = 128;

export function matrixPlan(diagram: MatrixDiagram, pen: Pen): MatrixPlan {
  const { rows, columns, rowTitle, columnTitle, cells } = diagram;
  const isSmall = rows.length > 60 || columns.length > 60;
  const size = isSmall ? 10 : 12;
  const row = isSmall ? 20 : 28;
  const heads = rows.map((head) => nameWidth(head, size, pen) + head.depth * INDENT + 40);
  const left = MARGIN + Math.ceil(Math.min(LONGEST_ROW, Math.max(96, pen.width(rowTitle, 11, 500) + 24, ...heads)));
  const names = columns.map((head) => nameWidth(head, size, pen));
  const longest = Math.min(LONGEST_COLUMN, Math.max(0, ...names));
  const isTurned = columns.length > 10 || longest > WIDEST_COLUMN - 16;
  const texts = cells.map(({ text }) => pen.width(text, size, 500) + 12);
  const least = Math.min(96, Math.max(isSmall ? 20 : 32, ...texts));
  const column = Math.ceil(isTurned ? least : Math.max(least, 56, longest + 16));
  const head = isTurned ? longest * SIN + 20 : 36;
  const top = MARGIN + (columnTitle === "" ? 0 : 20) + Math.ceil(head);
  const totalTop = top + rows.length * row;
  const end = left + columns.length * column + TOTAL;
  const slanted = isTurned ? left + columns.length * column + Math.ceil(longest * COS) : 0;
  return {
    left,
    top,
    column,
    row,
    totalTop,
    bottom: totalTop + row,
    end,
    right: Math.max(end, slanted, left + Math.ceil(pen.width(columnTitle, 11, 500))),
    hasRowLevels: rows.some(({ depth }) => depth > 0),
    isTurned,
    size,
  };
}

function nameWidth({ name, depth }: MatrixHeader, size: number, pen: Pen): number {
  return pen.width(name, size, depth === 0 ? 600 : 400);
}

/** Names of the rows, indented by depth, with the colour of their layer. */
export function rowHeads(diagram: MatrixDiagram, plan: MatrixPlan, pen: Pen, lens: Lens | undefined): readonly Mark[] {
  const title = textMark(pen, { x: MARGIN + 12, y: plan.top - 8 }, diagram.rowTitle, TITLE);
  const heads = diagram.rows.map((head, index): GroupMark => {
    const box = { x: MARGIN, y: plan.top + index * plan.row, width: plan.left - MARGIN, height: plan.row };
    const weight = weightOf(head, plan.hasRowLevels);
    const x = box.x + 12 + head.depth * INDENT + (head.lens === undefined ? 0 : 16);
    const name = pen.wrap(head.name, box.x + box.width - 8 - x, plan.size, weight, 1)[0] ?? head.name;
    const y = box.y + plan.row / 2 + plan.size * 0.36;
    return {
      kind: "group",
      id: head.id,
      element: head.element,
      role: "row",
      label: spoken(head),
      box,
      marks: [
        ...stripe(head, { x: box.x, y: box.y + 3, width: 4, height: box.height - 6 }),
        ...swatch(head.lens, lens, { x: x - 16, y: box.y + plan.row / 2 - 5 }),
        textMark(pen, { x, y }, name, { size: plan.size, weight, style: { fill: "ink" } }),
      ],
    };
  });
  return diagram.rowTitle === "" ? heads : [title, ...heads];
}

/** Names of the columns: upright where they fit, otherwise slanted, the end of each over its column. */
export function columnHeads(
  diagram: MatrixDiagram,
  plan: MatrixPlan,
  pen: Pen,
  lens: Lens | undefined,
): readonly Mark[] {
  const title = textMark(pen, { x: plan.left, y: MARGIN + 11 }, diagram.columnTitle, TITLE);
  const hasLevels = diagram.columns.some(({ depth }) => depth > 0);
  const heads = diagram.columns.map((head, index): GroupMark => {
    const weight = weightOf(head, hasLevels);
    const x = plan.left + (index + 0.5) * plan.column;
    const room = plan.isTurned ? LONGEST_COLUMN : plan.column - 8;
    const name = pen.wrap(head.name, room, plan.size, weight, 1)[0] ?? head.name;
    const width = Math.min(room, pen.width(name, plan.size, weight));
    const at = plan.isTurned ? { x: x + 4, y: plan.top - 12 } : { x, y: plan.top - 12 };
    const text = textMark(pen, at, name, {
      size: plan.size,
      weight,
      anchor: plan.isTurned ? "start" : "middle",
      style: { fill: "ink" },
      ...(plan.isTurned ? { turn: -SLANT } : {}),
    });
    const height = plan.isTurned ? Math.ceil(width * SIN) + 16 : 28;
    return {
      kind: "group",
      id: head.id,
      element: head.element,
      role: "cell",
      label: spoken(head),
      box: { x: x - plan.column / 2, y: plan.top - height, width: plan.column, height },
      marks: [
        ...stripe(head, { x: x - plan.column / 2 + 3, y: plan.top - 4, width: plan.column - 6, height: 4 }),
        ...swatch(head.lens, lens, { x: x + plan.column / 2 - 12, y: plan.top - 16 }),
        text,
      ],
    };
  });
  return diagram.columnTitle === "" ? heads : [title, ...heads];
}

const TITLE = { size: 11, weight: 500, style: { fill: "ink-soft" } } as const;

function weightOf({ depth }: MatrixHeader, hasLevels: boolean): 400 | 500 | 600 {
  if (!hasLevels) return 500;
  return depth === 0 ? 600 : 400;
}

function stripe(head: MatrixHeader, box: { x: number; y: number; width: number; height: number }): readonly Mark[] {
  return head.layer === undefined ? [] : [rectMark(box, 2, { fill: tokensOf(head).stroke })];
}

/** A small square in the colour of the lens. */
function swatch(mark: LensMark | undefined, lens: Lens | undefined, at: { x: number; y: number }): readonly Mark[] {
  if (mark === undefined || lens === undefined) return [];
  const style: Style = { ...stepStyle(lens, mark.step), stroke: "line-soft" };
  return [rectMark({ ...at, width: 10, height: 10 }, 2, style)];
}

function spoken({ name, lens }: MatrixHeader): string {
  return lens === undefined ? name : `${name}, ${lens.text}`;
}
