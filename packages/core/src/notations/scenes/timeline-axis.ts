/** The axis of a timeline: how many pixels a day takes, and years, quarters and months as ticks. */
import { dateOfDay, dayNumber } from "../../base/dates.ts";
import { lineSteps, pathMark, textMark } from "../parts/marks.ts";
import type { Pen } from "../notation.ts";
import type { Mark } from "../scene.ts";

export interface Axis {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
  /** Where a day is; outside of the axis, its nearer end. */
  at(day: number): number;
}

/** Height of the strip with years, and of that with quarters or months. */
export const YEARS = 22;
export const PARTS = 20;

const MONTHS = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  fr: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
} as const;

export function makeAxis(from: number, to: number, left: number, width: number): Axis {
  const days = Math.max(1, to - from);
  const at = (day: number): number => left + (Math.min(Math.max(day, from), to) - from) * (width / days);
  return { left, right: left + width, from, to: from + days, at };
}

/** Pixels that a span of days should take: years are wide enough for their number, months for their name. */
export function axisWidth(from: number, to: number): number {
  const years = (to - from) / 365.25;
  return Math.round(Math.min(1400, Math.max(640, years * 120)));
}

interface Tick {
  readonly day: number;
  readonly name: string;
}

/** Ticks with their names from `top` on, and lines down to `bottom`. */
export function axisMarks(axis: Axis, top: number, bottom: number, pen: Pen): readonly Mark[] {
  const years = ticks(axis, 12, (year) => `${year}`);
  const parts = partTicks(axis, pen);
  const line = (day: number, from: number, opacity: number): Mark => {
    const x = axis.at(day);
    return pathMark(
      lineSteps([
        { x, y: from },
        { x, y: bottom },
      ]),
      { stroke: "line-soft", strokeWidth: 1, opacity },
    );
  };
  return [
    ...parts.map(({ day }) => line(day, top + YEARS, 0.25)),
    ...years.flatMap(({ day }) => (day > axis.from ? [line(day, top, 0.6)] : [])),
    ...names(axis, years, top + 15, 12, 600, "ink", pen),
    ...names(axis, parts, top + YEARS + 14, 10, 500, "ink-soft", pen),
  ];
}

/** Quarters when a quarter has room for its name, months when a month has. */
function partTicks(axis: Axis, pen: Pen): readonly Tick[] {
  const pixels = (axis.right - axis.left) / (axis.to - axis.from);
  if (pixels * 30 >= 34) return ticks(axis, 1, (_, month) => MONTHS[pen.language][month - 1] ?? "");
  if (pixels * 91 >= 22)
    return ticks(axis, 3, (_, month) => `${pen.language === "fr" ? "T" : "Q"}${Math.ceil(month / 3)}`);
  return [];
}

/** Beginnings of every so many months, the one before the axis included: its name fills the rest. */
function ticks(axis: Axis, months: number, nameOf: (year: number, month: number) => string): readonly Tick[] {
  const start = dateOfDay(axis.from);
  if (start === undefined) return [];
  let year = Number(start.slice(0, 4));
  let month = Math.floor((Number(start.slice(5, 7)) - 1) / months) * months + 1;
  const found: Tick[] = [];
  for (let count = 0; count < 600; count++) {
    const day = dayNumber(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`);
    if (day === undefined || day >= axis.to) break;
    found.push({ day, name: nameOf(year, month) });
    month += months;
    if (month > 12) [year, month] = [year + 1, month - 12];
  }
  return found;
}

/** Names in the middle of what they name, where they fit. */
function names(
  axis: Axis,
  found: readonly Tick[],
  y: number,
  size: number,
  weight: 500 | 600,
  fill: "ink" | "ink-soft",
  pen: Pen,
): readonly Mark[] {
  return found.flatMap(({ day, name }, index) => {
    const start = axis.at(day);
    const end = axis.at(found[index + 1]?.day ?? axis.to);
    if (end - start < pen.width(name, size, weight) + 4) return [];
    return [textMark(pen, { x: (start + end) / 2, y }, name, { size, weight, anchor: "middle", style: { fill } })];
  });
}

/** A day as people write it: "21 Nov 2026". */
export function dayText(day: number, pen: Pick<Pen, "language">): string {
  const date = dateOfDay(day);
  if (date === undefined) return "";
  const month = MONTHS[pen.language][Number(date.slice(5, 7)) - 1] ?? "";
  return `${Number(date.slice(8, 10))}\u00a0${month}\u00a0${Number(date.slice(0, 4))}`;
}
