/** A portfolio: bubbles by two measures, their area by a third; bubbles in one place stand around it. */
import { ROUND, circleSteps, lineSteps, pathMark, textMark } from "../../parts/marks.ts";
import type { Pen } from "../../notation.ts";
import type { Picture } from "../../picture.ts";
import type { Mark } from "../../scene.ts";
import type { BubblesChart } from "./chart.ts";
import { legendMarks } from "./legend.ts";
import { cellMark, lookOf } from "./part.ts";
import { placeOn } from "./scale.ts";

const LEAST = 6;

/** The marks of a portfolio in a width. */
export function bubblesPicture(chart: BubblesChart, width: number, pen: Pen): Picture {
  const { x, y, bubbles, unplaced } = chart;
  const tickWidth = Math.max(0, ...y.ticks.map(({ name }) => pen.width(name, 11, 400)));
  const frame = {
    left: Math.ceil(tickWidth) + 10,
    right: width - 14,
    top: 22,
    bottom: 22 + Math.min(420, Math.max(220, Math.round(width * 0.5))),
  };
  const reach = width < 400 ? 18 : 26;
  const across = placeOn(x, frame.left + reach, frame.right - reach);
  const upwards = placeOn(y, frame.bottom - reach, frame.top + reach);
  const marks: Mark[] = [...grid(chart, frame, across, upwards, pen)];
  const radius = (size: number | undefined): number =>
    size === undefined ? LEAST + 3 : Math.max(LEAST, Math.sqrt(Math.max(0, size)) * reach);
  const placed = spread(bubbles.map((one) => ({ one, x: across(one.x), y: upwards(one.y), radius: radius(one.size) })));
  // Large ones below small ones.
  for (const bubble of placed.toSorted((a, b) => b.radius - a.radius)) {
    const { one } = bubble;
    const box = {
      x: bubble.x - bubble.radius,
      y: bubble.y - bubble.radius,
      width: 2 * bubble.radius,
      height: 2 * bubble.radius,
    };
    const circle = pathMark(circleSteps(bubble, bubble.radius), { ...lookOf(one), stroke: "line", strokeWidth: 1 });
    marks.push(cellMark(one, box, [circle]));
  }
  marks.push(...names(placed, frame, pen));
  let bottom = frame.bottom + 38;
  const legend = legendMarks(chart.legend, { x: 0, y: bottom + 4 }, width, pen);
  if (legend.height > 0) bottom += legend.height + 8;
  if (unplaced !== undefined) {
    const look = { name: unplaced.text, paint: "ground" as const, isUnknown: true };
    const note = legendMarks([look], { x: 0, y: bottom + 4 }, width, pen);
    marks.push(cellMark(unplaced, { x: 0, y: bottom, width, height: 20 }, note.marks));
    bottom += 20;
  }
  return { marks: [...marks, ...legend.marks], width, height: bottom };
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function grid(
  { x, y }: BubblesChart,
  { left, right, top, bottom }: Frame,
  across: (number: number) => number,
  upwards: (number: number) => number,
  pen: Pen,
): readonly Mark[] {
  const line = (from: readonly [number, number], to: readonly [number, number], opacity: number): Mark =>
    pathMark(
      lineSteps([
        { x: from[0], y: from[1] },
        { x: to[0], y: to[1] },
      ]),
      { stroke: "line-soft", strokeWidth: 1, opacity },
    );
  const small = { size: 11, weight: 400, style: { fill: "ink-soft" } } as const;
  const strong = { size: 11, weight: 600, style: { fill: "ink" } } as const;
  return [
    ...y.ticks.flatMap(({ at, name }) => [
      line([left, upwards(at)], [right, upwards(at)], 0.3),
      textMark(pen, { x: left - 6, y: upwards(at) + 4 }, name, { ...small, anchor: "end" }),
    ]),
    ...x.ticks.flatMap(({ at, name }) => [
      line([across(at), top], [across(at), bottom], 0.3),
      textMark(pen, { x: across(at), y: bottom + 15 }, name, { ...small, anchor: "middle" }),
    ]),
    line([left, bottom], [right, bottom], 1),
    line([left, top], [left, bottom], 1),
    textMark(pen, { x: 0, y: 12 }, `${y.name} ↑`, strong),
    textMark(pen, { x: right, y: bottom + 32 }, `${x.name} →`, { ...strong, anchor: "end" }),
  ];
}

interface Placed {
  readonly one: BubblesChart["bubbles"][number];
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Bubbles that lie on the same point go around it, in the order in which they come. */
function spread(bubbles: readonly Placed[]): readonly Placed[] {
  const byPlace = new Map<string, Placed[]>();
  for (const bubble of bubbles) {
    const key = `${Math.round(bubble.x)} ${Math.round(bubble.y)}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), bubble]);
  }
  return [...byPlace.values()].flatMap((group) => {
    if (group.length === 1) return group;
    const widest = Math.max(...group.map(({ radius }) => radius));
    const around = Math.min(widest * 1.1 + group.length, 34);
    return group.map((bubble, index) => {
      const angle = (index / group.length) * 2 * Math.PI - Math.PI / 4;
      return {
        ...bubble,
        x: bubble.x + around * Math.cos(angle),
        y: bubble.y + around * Math.sin(angle) * ROUND * 1.4,
      };
    });
  });
}

interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Names beside the bubbles where no other name is; the largest first. What has no room keeps its label. */
function names(placed: readonly Placed[], frame: Frame, pen: Pen): readonly Mark[] {
  const taken: Room[] = [];
  return placed
    .toSorted((a, b) => b.radius - a.radius)
    .flatMap((bubble) => {
      const text = pen.wrap(bubble.one.name, 130, 11, 500, 1)[0] ?? bubble.one.name;
      const width = pen.width(text, 11, 500);
      const places: readonly Room[] = [
        { x: bubble.x + bubble.radius + 4, y: bubble.y + 4, width },
        { x: bubble.x - bubble.radius - 4 - width, y: bubble.y + 4, width },
        { x: bubble.x - width / 2, y: bubble.y + bubble.radius + 13, width },
        { x: bubble.x - width / 2, y: bubble.y - bubble.radius - 5, width },
      ];
      const free = places.find((room) => isFree(room, taken, placed, bubble, frame));
      if (free === undefined) return [];
      taken.push(free);
      return [textMark(pen, free, text, { size: 11, weight: 500, style: { fill: "ink", halo: 2 } })];
    });
}

function isFree(
  room: Room,
  taken: readonly Room[],
  placed: readonly Placed[],
  own: Placed,
  { left, right, top, bottom }: Frame,
): boolean {
  if (room.x < left + 2 || room.x + room.width > right || room.y - 10 < top || room.y > bottom - 2) return false;
  const isOverName = taken.some(
    (other) =>
      room.x < other.x + other.width + 4 && other.x < room.x + room.width + 4 && Math.abs(room.y - other.y) < 14,
  );
  if (isOverName) return false;
  return !placed.some(({ one, x, y, radius }) => {
    if (one === own.one) return false;
    const nearX = Math.max(room.x, Math.min(x, room.x + room.width));
    const nearY = Math.max(room.y - 9, Math.min(y, room.y + 2));
    return Math.hypot(x - nearX, y - nearY) < radius;
  });
}
