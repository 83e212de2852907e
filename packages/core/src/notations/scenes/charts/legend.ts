/** The legend of a chart: swatches with names, in rows. */
import type { Point } from "../../../engines/layout/graph.ts";
import type { Pen } from "../../notation.ts";
import type { Mark } from "../../scene.ts";
import { moveMarks, rectMark, textMark } from "../../parts/marks.ts";
import type { LegendPart } from "./chart.ts";
import { lookOf } from "./part.ts";

const ROW = 20;
const SWATCH = 12;

/** Marks of the legend from a corner on, and how high it is. */
export function legendMarks(
  legend: readonly LegendPart[],
  { x: left, y: top }: Point,
  width: number,
  pen: Pen,
): { readonly marks: readonly Mark[]; readonly height: number } {
  if (legend.length === 0) return { marks: [], height: 0 };
  const marks: Mark[] = [];
  let [x, y] = [0, 0];
  for (const part of legend) {
    const name = pen.wrap(part.name, width - SWATCH - 8, 11, 400, 1)[0] ?? part.name;
    const text = textMark(pen, { x: SWATCH + 6, y: 10 }, name, { size: 11, weight: 400, style: { fill: "ink" } });
    const long = SWATCH + 6 + text.width;
    if (x > 0 && x + long > width) [x, y] = [0, y + ROW];
    const swatch = rectMark({ x: 0, y: 0, width: SWATCH, height: SWATCH }, 2, lookOf(part));
    marks.push(...moveMarks([swatch, text], left + x, top + y));
    x += long + 14;
  }
  return { marks: [{ kind: "group", role: "legend", marks }], height: y + SWATCH + 2 };
}
