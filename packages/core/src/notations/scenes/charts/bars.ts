/** Bars: names at the left, bars to their right, figures behind them. */
import type { Pen } from "../../notation.ts";
import type { Picture } from "../../picture.ts";
import type { Mark } from "../../scene.ts";
import { rectMark, textMark } from "../../parts/marks.ts";
import type { BarsChart } from "./chart.ts";
import { legendMarks } from "./legend.ts";
import { cellMark, lookOf } from "./part.ts";

const BAR = 16;
const LINE = 15;
const GAP = 9;

/** The marks of bars in a width. */
export function barsPicture({ bars, legend, most }: BarsChart, width: number, pen: Pen): Picture {
  const room = Math.round(width * (width < 400 ? 0.36 : 0.3));
  const names = bars.map(({ name }) => pen.wrap(name, room, 12, 500, 2));
  const left = Math.ceil(Math.max(0, ...names.flat().map((line) => pen.width(line, 12, 500)))) + 10;
  const right = Math.ceil(Math.max(0, ...bars.map(({ text }) => pen.width(text, 12, 500)))) + 8;
  const longest = most ?? Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)));
  const length = Math.max(20, width - left - right);
  const marks: Mark[] = [];
  let y = 0;
  bars.forEach(({ text, parts }, index) => {
    const lines = names[index] ?? [];
    const height = Math.max(BAR, lines.length * LINE);
    const middle = y + height / 2;
    lines.forEach((line, at) => {
      const base = middle + (at - (lines.length - 1) / 2) * LINE + 4;
      marks.push(
        textMark(pen, { x: left - 10, y: base }, line, {
          size: 12,
          weight: 500,
          anchor: "end",
          style: { fill: "ink" },
        }),
      );
    });
    let x = left;
    for (const part of parts) {
      const long = part.value <= 0 ? 0 : Math.max(2, (part.value / longest) * length);
      const box = { x, y: middle - BAR / 2, width: long, height: BAR };
      // Small parts are hard to hit: the whole height of the row belongs to them.
      const target = { x, y, width: Math.max(long, 1), height };
      marks.push(cellMark(part, target, long === 0 ? [] : [rectMark(box, 2, lookOf(part))]));
      x += long;
    }
    marks.push(
      textMark(pen, { x: x + 6, y: middle + 4 }, text, { size: 12, weight: 500, style: { fill: "ink-soft" } }),
    );
    y += height + GAP;
  });
  const bottom = Math.max(0, y - GAP);
  const below = legendMarks(legend, { x: 0, y: bottom + 16 }, width, pen);
  return { marks: [...marks, ...below.marks], width, height: below.height === 0 ? bottom : bottom + 16 + below.height };
}
