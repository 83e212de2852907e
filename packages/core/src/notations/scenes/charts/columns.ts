/** Columns of a histogram: upright, side by side, with their figures above and their bounds below. */
import type { Pen } from "../../notation.ts";
import type { Picture } from "../../picture.ts";
import type { Mark } from "../../scene.ts";
import { lineSteps, pathMark, rectMark, textMark } from "../../parts/marks.ts";
import type { ColumnsChart } from "./chart.ts";
import { cellMark, lookOf } from "./part.ts";

const HEIGHT = 130;
const TOP = 18;

/** The marks of columns in a width. */
export function columnsPicture({ columns }: ColumnsChart, width: number, pen: Pen): Picture {
  const step = width / Math.max(1, columns.length);
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const floor = TOP + HEIGHT;
  const names = columns.map(({ name }) => pen.wrap(name, step - 4, 11, 400, 3));
  const marks: Mark[] = [];
  columns.forEach((column, index) => {
    const x = index * step;
    const high = column.value <= 0 ? 0 : Math.max(2, (column.value / most) * HEIGHT);
    const middle = x + step / 2;
    const gap = column.isUnknown === true ? step * 0.16 : step * 0.06;
    const box = { x: x + gap, y: floor - high, width: step - 2 * gap, height: high };
    const text = textMark(pen, { x: middle, y: floor - high - 5 }, column.text, {
      size: 12,
      weight: 500,
      anchor: "middle",
      style: { fill: "ink-soft" },
    });
    const target = { x, y: 0, width: step, height: floor };
    marks.push(cellMark(column, target, [...(high === 0 ? [] : [rectMark(box, 2, lookOf(column))]), text]));
    (names[index] ?? []).forEach((line, at) => {
      const y = floor + 15 + at * 14;
      marks.push(
        textMark(pen, { x: middle, y }, line, { size: 11, weight: 400, anchor: "middle", style: { fill: "ink" } }),
      );
    });
  });
  const axis = lineSteps([
    { x: 0, y: floor + 0.5 },
    { x: width, y: floor + 0.5 },
  ]);
  const rows = Math.max(1, ...names.map((lines) => lines.length));
  return {
    marks: [...marks, pathMark(axis, { stroke: "line", strokeWidth: 1 })],
    width,
    height: floor + 6 + rows * 14,
  };
}
