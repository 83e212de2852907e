/** A roadmap: rows with bars on an axis of time, milestones, the day it is about, and what waits for what. */
import { MARGIN, type Point } from "../../engines/layout/graph.ts";
import type { Lens, TimelineDiagram, TimelineRow } from "../../views/diagram.ts";
import { stepStyle } from "../compose/lens.ts";
import { endOf } from "../parts/ends.ts";
import { routeSteps } from "../parts/lines.ts";
import { lineSteps, pathMark, rectMark, textMark } from "../parts/marks.ts";
import type { Pen } from "../notation.ts";
import type { Picture } from "../picture.ts";
import type { GroupMark, Mark, Style } from "../scene.ts";
import { axisMarks, axisWidth, dayText, makeAxis, PARTS, YEARS, type Axis } from "./timeline-axis.ts";
import { barMarks, phaseName } from "./timeline-phases.ts";
import { tokensOf } from "../parts/tokens.ts";

const HEAD = 28;
const BAR = 18;
const ROW = 32;
const LANE = 14;
const DIAMOND = 6;
const WIDEST_NAME = 240;

/** A row with its place. */
interface Placed {
  readonly row: TimelineRow;
  readonly top: number;
  readonly height: number;
  /** Middle of the bars. */
  readonly middle: number;
  readonly labels: readonly MilestoneLabel[];
  readonly isOdd: boolean;
}

interface MilestoneLabel {
  readonly x: number;
  readonly lane: number;
  readonly text: string;
}

/** The marks of a timeline. `lens` colours a square before the names of rows that carry a value. */
export function timelineScene(diagram: TimelineDiagram, pen: Pen, lens?: Lens): Picture {
  const left = MARGIN + nameWidth(diagram, pen);
  const axis = makeAxis(diagram.from, diagram.to, left, axisWidth(diagram.from, diagram.to));
  const first = MARGIN + YEARS + PARTS + (diagram.today === undefined ? 0 : 14);
  const { heads, rows, bottom, right } = place(diagram, axis, first, pen);
  const marks: Mark[] = [
    ...rows.flatMap((row) => (row.isOdd ? [] : [ground(row, axis)])),
    ...axisMarks(axis, MARGIN, bottom, pen),
    ...heads.map(({ id, name, top }) => headMark(id, name, top, axis, pen)),
    ...todayMarks(diagram, axis, bottom, pen),
    ...rows.map((row) => rowMark(row, axis, pen, lens)),
    ...diagram.links.flatMap((link) => linkMark(link, rows, axis)),
  ];
  return { marks, width: Math.max(axis.right, right) + MARGIN, height: bottom + MARGIN };
}

function nameWidth({ groups }: TimelineDiagram, pen: Pen): number {
  const names = groups.flatMap(({ rows }) => rows.map(({ name }) => pen.width(name, 12, 500) + 44));
  return Math.ceil(Math.min(WIDEST_NAME, Math.max(120, ...names)));
}

interface Head {
  readonly id: string;
  readonly name: string;
  readonly top: number;
}

function place(
  { groups }: TimelineDiagram,
  axis: Axis,
  start: number,
  pen: Pen,
): { heads: readonly Head[]; rows: readonly Placed[]; bottom: number; right: number } {
  const heads: Head[] = [];
  const rows: Placed[] = [];
  let y = start;
  let right = 0;
  for (const { id, name, rows: inside } of groups) {
    if (name !== "") {
      heads.push({ id, name, top: y });
      y += HEAD;
    }
    inside.forEach((row, index) => {
      const labels = milestoneLabels(row, axis, pen);
      const lanes = labels.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
      const height = ROW + lanes * LANE;
      for (const { x, text } of labels) right = Math.max(right, x + pen.width(text, 10, 500));
      rows.push({ row, top: y, height, middle: y + ROW / 2, labels, isOdd: index % 2 === 1 });
      y += height;
    });
    y += 8;
  }
  return { heads, rows, bottom: Math.max(start, y - 8), right: Math.ceil(right) };
}

/** Names of milestones under their diamonds, in as many lines as they need so that none lies on another. */
function milestoneLabels({ milestones }: TimelineRow, axis: Axis, pen: Pen): readonly MilestoneLabel[] {
  const ends: number[] = [];
  return milestones
    .filter(({ day }) => day >= axis.from && day <= axis.to)
    .toSorted((one, other) => one.day - other.day)
    .map(({ day, name }) => {
      const text = pen.wrap(name, 180, 10, 500, 1)[0] ?? name;
      const width = pen.width(text, 10, 500);
      const x = Math.max(
        axis.left,
        Math.min(axis.at(day) - DIAMOND, Math.max(axis.at(day) - DIAMOND - width, axis.right - width)),
      );
      let lane = ends.findIndex((end) => end + 8 <= x);
      if (lane < 0) lane = ends.length;
      ends[lane] = x + width;
      return { x, lane, text };
    });
}

function ground({ top, height }: Placed, axis: Axis): Mark {
  return rectMark({ x: MARGIN, y: top, width: axis.right - MARGIN, height }, 0, { fill: "group-1" });
}

function headMark(id: string, name: string, top: number, axis: Axis, pen: Pen): GroupMark {
  const box = { x: MARGIN, y: top, width: axis.right - MARGIN, height: HEAD };
  const text = pen.wrap(name, box.width - 24, 12, 600, 1)[0] ?? name;
  return {
    kind: "group",
    id,
    role: "container",
    label: name,
    box,
    marks: [
      rectMark(box, 4, { fill: "group-3" }),
      textMark(pen, { x: MARGIN + 10, y: top + 18 }, text, { size: 12, weight: 600, style: { fill: "ink" } }),
    ],
  };
}

function rowMark(placed: Placed, axis: Axis, pen: Pen, lens: Lens | undefined): GroupMark {
  const { row, top, height, middle } = placed;
  const hasLens = row.lens !== undefined && lens !== undefined;
  const x = MARGIN + 12 + (hasLens ? 16 : 0);
  const name = pen.wrap(row.name, axis.left - x - 8, 12, 500, 1)[0] ?? row.name;
  const swatch =
    row.lens === undefined || lens === undefined
      ? []
      : [
          rectMark({ x: x - 16, y: middle - 5, width: 10, height: 10 }, 2, {
            ...stepStyle(lens, row.lens.step),
            stroke: "line-soft",
          }),
        ];
  const stripe =
    row.layer === undefined
      ? []
      : [rectMark({ x: MARGIN, y: top + 5, width: 4, height: ROW - 10 }, 2, { fill: tokensOf(row).stroke })];
  return {
    kind: "group",
    id: row.id,
    element: row.element,
    role: "row",
    label: spoken(row, pen),
    box: { x: MARGIN, y: top, width: axis.right - MARGIN, height },
    marks: [
      ...stripe,
      ...swatch,
      textMark(pen, { x, y: middle + 4.3 }, name, { size: 12, weight: 500, style: { fill: "ink" } }),
      ...row.bars.flatMap((bar) => barOf(bar, row, middle, axis, pen)),
      ...milestoneMarks(placed, axis, pen),
    ],
  };
}

function barOf(
  bar: TimelineRow["bars"][number],
  row: TimelineRow,
  middle: number,
  axis: Axis,
  pen: Pen,
): readonly Mark[] {
  const [from, to] = [bar.from ?? axis.from, bar.to ?? axis.to];
  if (to < axis.from || from > axis.to || to < from) return [];
  const x = axis.at(from);
  const box = { x, y: middle - BAR / 2, width: Math.max(3, axis.at(to) - x), height: BAR };
  const ends = {
    isOpenStart: bar.from === undefined || bar.from < axis.from,
    isOpenEnd: bar.to === undefined || bar.to > axis.to,
  };
  const marks = barMarks(bar.phase, box, ends, tokensOf(row));
  const next = row.milestones.map(({ day }) => axis.at(day)).filter((at) => at > box.x && at < box.x + box.width);
  const room = Math.min(box.width, ...next.map((at) => at - box.x - DIAMOND)) - 20;
  const text = bar.phase === "project" && room > 24 ? pen.wrap(bar.label, room, 10, 500, 1)[0] : undefined;
  if (text === undefined || text === "" || text === "…") return marks;
  return [
    ...marks,
    textMark(pen, { x: box.x + 10, y: middle + 3.6 }, text, { size: 10, weight: 500, style: { fill: "ink" } }),
  ];
}

function milestoneMarks({ row, middle, labels, top }: Placed, axis: Axis, pen: Pen): readonly Mark[] {
  const seen = row.milestones
    .filter(({ day }) => day >= axis.from && day <= axis.to)
    .toSorted((one, other) => one.day - other.day);
  const style: Style = { fill: "accent", stroke: "ground", strokeWidth: 1.5 };
  return [
    ...seen.map(({ day }) => pathMark(diamond({ x: axis.at(day), y: middle }), style)),
    ...labels.map(({ x, lane, text }) =>
      textMark(pen, { x, y: top + ROW + lane * LANE + 8 }, text, {
        size: 10,
        weight: 500,
        style: { fill: "ink-soft", halo: 2 },
      }),
    ),
  ];
}

function diamond({ x, y }: Point): ReturnType<typeof lineSteps> {
  const size = DIAMOND + 1;
  return lineSteps(
    [
      { x, y: y - size },
      { x: x + size, y },
      { x, y: y + size },
      { x: x - size, y },
    ],
    true,
  );
}

/** The day that the picture is about: a line through all rows, with its date. */
function todayMarks({ today }: TimelineDiagram, axis: Axis, bottom: number, pen: Pen): readonly Mark[] {
  if (today === undefined || today < axis.from || today > axis.to) return [];
  const x = axis.at(today);
  const y = MARGIN + YEARS + PARTS;
  const text = dayText(today, pen);
  const half = pen.width(text, 10, 600) / 2;
  const middle = Math.min(Math.max(x, axis.left + half), axis.right - half);
  return [
    pathMark(
      lineSteps([
        { x, y: y + 14 },
        { x, y: bottom },
      ]),
      { stroke: "accent", strokeWidth: 1.5, dash: [5, 3] },
    ),
    textMark(pen, { x: middle, y: y + 10 }, text, {
      size: 10,
      weight: 600,
      anchor: "middle",
      style: { fill: "accent", halo: 2 },
    }),
  ];
}

/** From the end of one row's bars to the beginning of another's, right-angled. */
function linkMark(link: TimelineDiagram["links"][number], rows: readonly Placed[], axis: Axis): readonly Mark[] {
  const from = rows.find(({ row }) => row.id === link.from);
  const to = rows.find(({ row }) => row.id === link.to);
  if (from === undefined || to === undefined || from === to) return [];
  const start = { x: axis.at(lastDay(from.row, axis)), y: from.middle };
  const end = { x: axis.at(firstDay(to.row, axis)), y: to.middle };
  const points = linkPoints(start, end, from, to);
  const style: Style = { stroke: "line", strokeWidth: 1.25, halo: 2 };
  const [last, before] = [points.at(-1), points.at(-2)];
  if (last === undefined || before === undefined) return [];
  const head = endOf("arrow", last, before, style);
  const mark: GroupMark = {
    kind: "group",
    id: `${link.from} ${link.to}`,
    role: "edge",
    label: link.label,
    marks: [pathMark(routeSteps(points, 0, head.inset), style), ...head.marks],
  };
  return [mark];
}

/** Over and straight into the other row when that begins later, otherwise back between the rows. */
function linkPoints(start: Point, end: Point, from: Placed, to: Placed): readonly Point[] {
  const isDown = to.top > from.top;
  const isDiamond = to.row.bars.length === 0;
  const half = isDiamond ? DIAMOND + 1 : BAR / 2;
  const border = { x: isDiamond ? end.x : end.x + 6, y: to.middle + (isDown ? -half : half) };
  if (border.x >= start.x) return [start, { x: border.x, y: start.y }, border];
  const between = isDown ? to.top : to.top + to.height;
  const [out, back] = [start.x + 10, end.x - 10];
  return [
    start,
    { x: out, y: start.y },
    { x: out, y: between },
    { x: back, y: between },
    { x: back, y: end.y },
    isDiamond ? { x: end.x - half, y: end.y } : end,
  ];
}

function lastDay({ bars, milestones }: TimelineRow, axis: Axis): number {
  const days = [...bars.map(({ to }) => to ?? axis.to), ...milestones.map(({ day }) => day)];
  return days.length === 0 ? axis.from : Math.max(...days);
}

function firstDay({ bars, milestones }: TimelineRow, axis: Axis): number {
  const days = [...bars.map(({ from }) => from ?? axis.from), ...milestones.map(({ day }) => day)];
  return days.length === 0 ? axis.from : Math.min(...days);
}

function spoken({ name, bars, milestones, lens }: TimelineRow, pen: Pen): string {
  const parts = [
    name,
    ...bars.map(({ phase, label }) => (label === "" ? phaseName(phase, pen) : label)),
    ...milestones.map((milestone) => milestone.label),
    ...(lens === undefined ? [] : [lens.text]),
  ];
  return parts.join(", ");
}
