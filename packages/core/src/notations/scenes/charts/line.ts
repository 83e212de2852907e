/** A figure over time: points joined by steps of straight lines, days below, round figures at the left. */
import type { Pen } from "../../notation.ts";
import type { Picture } from "../../picture.ts";
import type { Mark } from "../../scene.ts";
import { circleSteps, lineSteps, pathMark, textMark } from "../../parts/marks.ts";
import { dayText } from "../timeline-axis.ts";
import type { LineChart } from "./chart.ts";
import { cellMark } from "./part.ts";
import { placeOn } from "./scale.ts";

const HEIGHT = 130;
/** Points closer together than this have no mark of their own. */
const CLOSEST = 7;

/** The marks of a line in a width. */
export function linePicture({ points, y, wanted }: LineChart, width: number, pen: Pen): Picture {
  const small = { size: 11, weight: 400, style: { fill: "ink-soft" } } as const;
  const left = Math.ceil(Math.max(0, ...y.ticks.map(({ name }) => pen.width(name, 11, 400)))) + 10;
  const last = points.at(-1);
  const right = width - Math.ceil(last === undefined ? 0 : pen.width(last.text, 12, 600)) - 14;
  const days = points.map(({ day }) => day);
  const across = placeOn({ from: Math.min(...days), to: Math.max(...days) }, left + 8, right);
  const upwards = placeOn(y, 8 + HEIGHT, 8);
  const places = points.map((point) => ({ point, x: across(point.day), y: upwards(point.value) }));
  const marks: Mark[] = y.ticks.flatMap(({ at, name }) => [
    pathMark(
      lineSteps([
        { x: left, y: upwards(at) },
        { x: width, y: upwards(at) },
      ]),
      { stroke: "line-soft", strokeWidth: 1, opacity: 0.35 },
    ),
    textMark(pen, { x: left - 6, y: upwards(at) + 4 }, name, { ...small, anchor: "end" }),
  ]);
  if (wanted !== undefined && wanted.value >= y.from && wanted.value <= y.to) {
    const at = upwards(wanted.value);
    const ends = [
      { x: left, y: at },
      { x: width, y: at },
    ];
    marks.push(
      pathMark(lineSteps(ends), { stroke: "added", strokeWidth: 1.5, dash: [5, 4] }),
      textMark(pen, { x: left + 4, y: at - 4 }, wanted.text, { ...small, style: { fill: "added", halo: 2 } }),
    );
  }
  if (places.length > 1) marks.push(pathMark(lineSteps(places), { stroke: "accent", strokeWidth: 2 }));
  const isCrowded = places.length > 1 && (right - left) / places.length < CLOSEST;
  for (const [index, place] of places.entries()) {
    const isEnd = index === places.length - 1;
    const dot =
      isCrowded && !isEnd ? [] : [pathMark(circleSteps(place, isEnd ? 4 : 3), { fill: "accent", stroke: "ground" })];
    marks.push(cellMark(place.point, { x: place.x - 6, y: 0, width: 12, height: HEIGHT + 16 }, dot));
  }
  const end = places.at(-1);
  if (end !== undefined) {
    const at = { x: end.x + 9, y: end.y + 4 };
    marks.push(textMark(pen, at, end.point.text, { size: 12, weight: 600, style: { fill: "ink", halo: 2 } }));
  }
  return { marks: [...marks, ...dayMarks(places, left, right, pen)], width, height: HEIGHT + 32 };
}

/** The first day and the last, where there is more than one. */
function dayMarks(
  places: readonly { readonly point: LineChart["points"][number] }[],
  left: number,
  right: number,
  pen: Pen,
): readonly Mark[] {
  const style = { size: 11, weight: 400, style: { fill: "ink-soft" } } as const;
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined) return [];
  const y = HEIGHT + 28;
  const start = textMark(pen, { x: left, y }, dayText(Math.floor(first.point.day), pen), style);
  if (Math.floor(first.point.day) === Math.floor(last.point.day)) return [start];
  return [start, textMark(pen, { x: right, y }, dayText(Math.floor(last.point.day), pen), { ...style, anchor: "end" })];
}
