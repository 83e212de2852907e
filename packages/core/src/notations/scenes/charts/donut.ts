/** A ring of few parts, from the top clockwise, with their names and figures beside it. */
import type { Point } from "../../../engines/layout/graph.ts";
import type { Pen } from "../../notation.ts";
import type { Picture } from "../../picture.ts";
import type { Mark, PathStep } from "../../scene.ts";
import { pathMark, rectMark, textMark } from "../../parts/marks.ts";
import type { DonutChart } from "./chart.ts";
import { cellMark, lookOf } from "./part.ts";

const RADIUS = 66;
const HOLE = 40;
const ROW = 22;

/** The marks of a ring in a width. */
export function donutPicture({ slices, total }: DonutChart, width: number, pen: Pen): Picture {
  const list = slices.length * ROW;
  const isBeside = width >= 2 * RADIUS + 130;
  const height = isBeside ? Math.max(2 * RADIUS, list) : 2 * RADIUS + 12 + list;
  const center = { x: isBeside ? RADIUS + 2 : width / 2, y: isBeside ? height / 2 : RADIUS };
  const left = isBeside ? 2 * RADIUS + 22 : 0;
  const top = isBeside ? (height - list) / 2 : 2 * RADIUS + 12;
  const sum = slices.reduce((all, { value }) => all + value, 0);
  const marks: Mark[] = [];
  let from = 0;
  slices.forEach((slice, index) => {
    const to = from + (sum === 0 ? 0 : slice.value / sum);
    const y = top + index * ROW;
    const room = width - left - 20 - pen.width(slice.text, 12, 500) - 10;
    const name = pen.wrap(slice.name, room, 12, 400, 1)[0] ?? slice.name;
    const row = [
      rectMark({ x: left, y: y + 4, width: 12, height: 12 }, 2, lookOf(slice)),
      textMark(pen, { x: left + 20, y: y + 14 }, name, { size: 12, weight: 400, style: { fill: "ink" } }),
      textMark(pen, { x: width, y: y + 14 }, slice.text, {
        size: 12,
        weight: 500,
        anchor: "end",
        style: { fill: "ink-soft" },
      }),
    ];
    const ring = to > from ? [pathMark(ringSteps(center, from, to), lookOf(slice))] : [];
    marks.push(cellMark(slice, { x: left, y, width: width - left, height: ROW }, [...ring, ...row]));
    from = to;
  });
  const middle = textMark(pen, { x: center.x, y: center.y + 7 }, total, {
    size: 20,
    weight: 600,
    anchor: "middle",
    style: { fill: "ink" },
  });
  return { marks: [...marks, middle], width, height };
}

/** A piece of the ring between two shares of the turn; a whole turn is made of pieces as well. */
function ringSteps(center: Point, from: number, to: number): readonly PathStep[] {
  const outer = arcSteps(center, RADIUS, from, to);
  const inner = arcSteps(center, HOLE, to, from);
  const [first] = inner;
  return [...outer, ["L", first?.[1] ?? center.x, first?.[2] ?? center.y], ...inner.slice(1), ["Z"]];
}

/** An arc as cubic curves of at most an eighth of a turn (error below a ten-thousandth of the radius). */
function arcSteps(
  { x, y }: Point,
  radius: number,
  from: number,
  to: number,
): readonly (PathStep & readonly [string, number, number, ...number[]])[] {
  const pieces = Math.max(1, Math.ceil(Math.abs(to - from) * 8));
  const part = ((to - from) * 2 * Math.PI) / pieces;
  const pull = (4 / 3) * Math.tan(part / 4) * radius;
  const angle = (index: number): number => from * 2 * Math.PI - Math.PI / 2 + index * part;
  const at = (one: number): Point => ({ x: x + radius * Math.cos(one), y: y + radius * Math.sin(one) });
  const start = at(angle(0));
  const curves = Array.from({ length: pieces }, (_, index) => {
    const [a, b] = [angle(index), angle(index + 1)];
    const [p, q] = [at(a), at(b)];
    return [
      "C",
      p.x - pull * Math.sin(a),
      p.y + pull * Math.cos(a),
      q.x + pull * Math.sin(b),
      q.y - pull * Math.cos(b),
      q.x,
      q.y,
    ] as const;
  });
  return [["M", start.x, start.y], ...curves];
}
