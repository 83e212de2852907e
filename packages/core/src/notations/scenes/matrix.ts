/** A matrix as a picture: names of the rows at the left, of the columns above, a sign or a number where they meet, sums at the ends. */
import { MARGIN, type Box } from "../../engines/layout/graph.ts";
import type { Lens, MatrixCell, MatrixDiagram } from "../../views/diagram.ts";
import { stepToken } from "../compose/lens.ts";
import { circleSteps, lineSteps, pathMark, rectMark, textMark } from "../parts/marks.ts";
import { columnHeads, matrixPlan, rowHeads, type MatrixPlan } from "./matrix-heads.ts";
import type { Pen } from "../notation.ts";
import type { Picture } from "../picture.ts";
import type { GroupMark, Mark, Style, Token } from "../scene.ts";
import { say } from "../parts/words.ts";

const TOTAL = { en: "Total", fr: "Total" };
/** Texts that say no more than "related". */
const DOTS: ReadonlySet<string> = new Set(["●", "•", "x", "X", "✓", ""]);

/** The marks of a matrix. `lens` colours the heads of rows and columns that carry a value. */
export function matrixScene(diagram: MatrixDiagram, pen: Pen, lens?: Lens): Picture {
  const plan = matrixPlan(diagram, pen);
  const marks: Mark[] = [
    ...zebra(diagram, plan),
    ...lines(diagram, plan),
    ...rowHeads(diagram, plan, pen, lens),
    ...columnHeads(diagram, plan, pen, lens),
    ...cells(diagram, plan, pen),
    ...totals(diagram, plan, pen),
  ];
  return { marks, width: plan.right + MARGIN, height: plan.bottom + MARGIN };
}

/** Every second row is tinted; heads of a hierarchy a little more, over the whole width. */
function zebra({ rows }: MatrixDiagram, plan: MatrixPlan): readonly Mark[] {
  const width = plan.end - MARGIN;
  return rows.flatMap(({ depth }, index): readonly Mark[] => {
    const isHead = plan.hasRowLevels && depth === 0;
    if (!isHead && index % 2 === 1) return [];
    const box = { x: MARGIN, y: plan.top + index * plan.row, width, height: plan.row };
    return [rectMark(box, 0, { fill: isHead ? "group-3" : "group-1" })];
  });
}

/** A thin line before every fifth column and around the whole, so that the eye stays in its column. */
function lines({ columns }: MatrixDiagram, plan: MatrixPlan): readonly Mark[] {
  const style: Style = { stroke: "line-soft", strokeWidth: 1, opacity: 0.35 };
  const strong: Style = { stroke: "line-soft", strokeWidth: 1, opacity: 0.8 };
  const vertical = (x: number, mark: Style): Mark =>
    pathMark(
      lineSteps([
        { x, y: plan.top },
        { x, y: plan.bottom },
      ]),
      mark,
    );
  const horizontal = (y: number): Mark =>
    pathMark(
      lineSteps([
        { x: MARGIN, y },
        { x: plan.end, y },
      ]),
      strong,
    );
  const within = columns.flatMap((_, index) => (index > 0 ? [vertical(plan.left + index * plan.column, style)] : []));
  return [...within, vertical(plan.left, strong), horizontal(plan.top), horizontal(plan.totalTop)];
}

function cells(diagram: MatrixDiagram, plan: MatrixPlan, pen: Pen): readonly Mark[] {
  const rowAt = new Map(diagram.rows.map(({ id }, index) => [id, index]));
  const columnAt = new Map(diagram.columns.map(({ id }, index) => [id, index]));
  return diagram.cells.flatMap((cell): readonly Mark[] => {
    const row = rowAt.get(cell.row);
    const column = columnAt.get(cell.column);
    if (row === undefined || column === undefined) return [];
    const box = {
      x: plan.left + column * plan.column,
      y: plan.top + row * plan.row,
      width: plan.column,
      height: plan.row,
    };
    return [cellMark(cell, box, pen)];
  });
}

function cellMark(cell: MatrixCell, box: Box, pen: Pen): GroupMark {
  return {
    kind: "group",
    id: `${cell.row} ${cell.column}`,
    role: "cell",
    label: cell.label,
    box,
    marks: [...heat(cell, box), ...signMarks(cell, box, pen)],
  };
}

/** The tint of a cell with a step: from little to much, hatched where nobody knows. */
function heat({ step }: MatrixCell, { x, y, width, height }: Box): readonly Mark[] {
  if (step === undefined) return [];
  const inner = { x: x + 1, y: y + 1, width: width - 1, height: height - 1 };
  if (step < 0) return [rectMark(inner, 2, { fill: "ground", isHatched: true })];
  return [rectMark(inner, 2, { fill: sequential(step) })];
}

function sequential(step: number): Token {
  return stepToken({ scale: "sequential", steps: SEVEN }, step);
}

const SEVEN: Lens["steps"] = Array.from({ length: 7 }, () => ({ name: "", count: 0 }));

function signMarks({ text }: MatrixCell, { x, y, width, height }: Box, pen: Pen): readonly Mark[] {
  const middle = { x: x + width / 2, y: y + height / 2 };
  if (DOTS.has(text.trim())) return [pathMark(circleSteps(middle, Math.min(4.5, height / 5)), { fill: "ink" })];
  const size = height < 24 ? 10 : 12;
  const shown = pen.wrap(text, width - 4, size, 500, 1)[0] ?? text;
  const at = { x: middle.x, y: middle.y + size * 0.36 };
  return [textMark(pen, at, shown, { size, weight: 500, anchor: "middle", style: { fill: "ink" } })];
}

/** Sums of the counts, at the end of each row and column that has any. */
function totals(diagram: MatrixDiagram, plan: MatrixPlan, pen: Pen): readonly Mark[] {
  const byRow = sums(diagram.cells, ({ row }) => row);
  const byColumn = sums(diagram.cells, ({ column }) => column);
  const size = plan.row < 24 ? 10 : 11;
  const setting = { size, weight: 600, style: { fill: "ink-soft" } } as const;
  const y = plan.totalTop + plan.row / 2 + size * 0.36;
  const right = plan.end - 8;
  const all = diagram.cells.reduce((sum, { count }) => sum + count, 0);
  const mark = (text: string, x: number, at: number, anchor: "start" | "middle" | "end"): Mark =>
    textMark(pen, { x, y: at }, text, { ...setting, anchor });
  return [
    mark(say(pen, TOTAL), MARGIN + 12, y, "start"),
    mark(say(pen, TOTAL), right, plan.top - 8, "end"),
    mark(`${all}`, right, y, "end"),
    ...diagram.rows.flatMap(({ id }, index) => {
      const sum = byRow.get(id);
      return sum === undefined ? [] : [mark(`${sum}`, right, plan.top + (index + 0.5) * plan.row + size * 0.36, "end")];
    }),
    ...diagram.columns.flatMap(({ id }, index) => {
      const sum = byColumn.get(id);
      return sum === undefined ? [] : [mark(`${sum}`, plan.left + (index + 0.5) * plan.column, y, "middle")];
    }),
  ];
}

function sums(cells: readonly MatrixCell[], keyOf: (cell: MatrixCell) => string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const cell of cells) found.set(keyOf(cell), (found.get(keyOf(cell)) ?? 0) + cell.count);
  return found;
}
