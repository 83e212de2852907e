/** A heat map of two attributes: the more, the darker; unknown rows and columns are hatched. */
import type { Pen } from "../../notation.ts";
import type { Picture } from "../../picture.ts";
import type { Mark, Token } from "../../scene.ts";
import { rectMark, textMark } from "../../parts/marks.ts";
import type { HeatCell, HeatChart } from "./chart.ts";
import { cellMark } from "./part.ts";

const ROW = 30;
const LINE = 13;

/** The marks of a heat map in a width. */
export function heatPicture(chart: HeatChart, width: number, pen: Pen): Picture {
  const { rows, columns, cells } = chart;
  const room = Math.round(width * 0.32);
  const names = rows.map(({ name }) => pen.wrap(name, room, 12, 500, 2));
  const left = Math.ceil(Math.max(60, ...names.flat().map((line) => pen.width(line, 12, 500)))) + 10;
  const step = (width - left) / Math.max(1, columns.length);
  const heads = headMarks(columns, left, step, pen);
  const top = heads.height + 6;
  const most = Math.max(1, ...cells.flat().map((cell) => cell?.value ?? 0));
  const small = { size: 11, weight: 400, style: { fill: "ink-soft" } } as const;
  const marks: Mark[] = [
    textMark(pen, { x: left, y: 11 }, pen.wrap(chart.columnsName, width - left, 11, 400, 1)[0] ?? "", small),
    textMark(pen, { x: 0, y: top - 6 }, pen.wrap(chart.rowsName, left - 8, 11, 400, 1)[0] ?? "", small),
  ];
  marks.push(...heads.marks);
  rows.forEach((row, index) => {
    const y = top + index * ROW;
    (names[index] ?? []).forEach((line, at, lines) => {
      const base = y + ROW / 2 + (at - (lines.length - 1) / 2) * LINE + 4;
      marks.push(
        textMark(pen, { x: left - 10, y: base }, line, {
          size: 12,
          weight: 500,
          anchor: "end",
          style: { fill: "ink" },
        }),
      );
    });
    columns.forEach((column, at) => {
      const box = { x: left + at * step + 1, y: y + 1, width: step - 2, height: ROW - 2 };
      const isUnknown = row.isUnknown === true || column.isUnknown === true;
      marks.push(...cell(cells[index]?.[at], box, most, isUnknown, pen));
    });
  });
  return { marks, width, height: top + rows.length * ROW };
}

/** Names of the columns above them: level, or slanted where a word has no room. */
function headMarks(
  columns: HeatChart["columns"],
  left: number,
  step: number,
  pen: Pen,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const style = { size: 11, weight: 500, style: { fill: "ink" } } as const;
  const words = columns.flatMap(({ name }) => name.split(" "));
  if (words.every((word) => pen.width(word, 11, 500) <= step - 4)) {
    const heads = columns.map(({ name }) => pen.wrap(name, step - 4, 11, 500, 3));
    const most = Math.max(1, ...heads.map((lines) => lines.length));
    const height = 18 + most * LINE;
    const marks = heads.flatMap((lines, index) =>
      lines.map((line, at) => {
        const place = { x: left + (index + 0.5) * step, y: height - (lines.length - 1 - at) * LINE };
        return textMark(pen, place, line, { ...style, anchor: "middle" });
      }),
    );
    return { marks, height };
  }
  const names = columns.map(({ name }) => pen.wrap(name, 120, 11, 500, 1)[0] ?? name);
  const longest = Math.max(...names.map((name) => pen.width(name, 11, 500)));
  const height = 18 + Math.ceil(longest * Math.sin(SLANT)) + 8;
  const marks = names.map((name, index) => {
    const place = { x: left + (index + 0.5) * step, y: height - 2 };
    return textMark(pen, place, name, { ...style, turn: (-SLANT * 180) / Math.PI });
  });
  return { marks, height };
}

/** A third of a right angle. */
const SLANT: number = Math.PI / 6;

function cell(
  one: HeatCell | undefined,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  most: number,
  isUnknown: boolean,
  pen: Pen,
): readonly Mark[] {
  if (one === undefined) return [rectMark(box, 2, { fill: "group-1" })];
  const style = isUnknown
    ? ({ fill: "ground", stroke: "line-soft", strokeWidth: 0.75, isHatched: true } as const)
    : ({ fill: shade(one.value, most) } as const);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 4 };
  const halo = isUnknown ? { halo: 3 } : {};
  const text = textMark(pen, at, one.text, {
    size: 12,
    weight: 600,
    anchor: "middle",
    style: { fill: "ink", ...halo },
  });
  return [cellMark(one, box, [rectMark(box, 2, style), text])];
}

/** From little to much; the least of all is not left without colour. */
function shade(value: number, most: number): Token {
  const step = Math.min(6, Math.max(1, Math.round((value / most) * 6)));
  return `sequential-${step as 1 | 2 | 3 | 4 | 5 | 6}`;
}
