/** Making marks: the few sentences that every notation writes again and again. */
import type { Box, Point } from "../../engines/layout/graph.ts";
import type { Pen } from "../notation.ts";
import type { Icon, IconMark, Mark, PathMark, PathStep, RectMark, Style, TextMark } from "../scene.ts";

export interface TextSetting {
  readonly size: number;
  readonly weight: 400 | 500 | 600;
  readonly anchor?: "start" | "middle" | "end";
  readonly style: Style;
  readonly turn?: number;
  readonly isItalic?: boolean;
}

/** A line of text from its baseline. */
export function textMark(pen: Pen, at: Point, text: string, setting: TextSetting): TextMark {
  const { anchor = "start", ...rest } = setting;
  const width = Math.ceil(pen.width(text, setting.size, setting.weight) * 10) / 10;
  return { kind: "text", x: tidy(at.x), y: tidy(at.y), text, anchor, width, ...rest };
}

/** A box with round corners; radius 0 for sharp ones. */
export function rectMark(box: Box, radius: number, style: Style): RectMark {
  const { x, y, width, height } = box;
  return { kind: "rect", x: tidy(x), y: tidy(y), width: tidy(width), height: tidy(height), radius, style };
}

/** A path; its numbers are rounded to hundredths, so that every machine writes the same. */
export function pathMark(steps: readonly PathStep[], style: Style): PathMark {
  return { kind: "path", steps: steps.map(tidyStep), style };
}

/** An icon in a square; nothing where there is no icon. */
export function iconMarks(icon: Icon | undefined, at: Point, size: number, style: Style): readonly IconMark[] {
  return icon === undefined ? [] : [{ kind: "icon", x: tidy(at.x), y: tidy(at.y), size, icon, style }];
}

/** A circle of four curves. */
export function circleSteps(center: Point, radius: number): readonly PathStep[] {
  return ellipseSteps(center, radius, radius);
}

/** Distance of the control points that makes four cubic curves a circle. */
export const ROUND = 0.5522847;

/** An ellipse of four curves. */
export function ellipseSteps({ x, y }: Point, rx: number, ry: number): readonly PathStep[] {
  const [kx, ky] = [rx * ROUND, ry * ROUND];
  return [
    ["M", x + rx, y],
    ["C", x + rx, y + ky, x + kx, y + ry, x, y + ry],
    ["C", x - kx, y + ry, x - rx, y + ky, x - rx, y],
    ["C", x - rx, y - ky, x - kx, y - ry, x, y - ry],
    ["C", x + kx, y - ry, x + rx, y - ky, x + rx, y],
    ["Z"],
  ];
}

/** A path through points. */
export function lineSteps(points: readonly Point[], isClosed = false): readonly PathStep[] {
  const steps = points.map(({ x, y }, index): PathStep => [index === 0 ? "M" : "L", x, y]);
  return isClosed ? [...steps, ["Z"]] : steps;
}

/** The same marks elsewhere. */
export function moveMarks(marks: readonly Mark[], dx: number, dy: number): readonly Mark[] {
  return dx === 0 && dy === 0 ? marks : marks.map((mark) => moveMark(mark, dx, dy));
}

function moveMark(mark: Mark, dx: number, dy: number): Mark {
  switch (mark.kind) {
    case "group": {
      const { box } = mark;
      const marks = moveMarks(mark.marks, dx, dy);
      return box === undefined
        ? { ...mark, marks }
        : { ...mark, marks, box: { ...box, x: tidy(box.x + dx), y: tidy(box.y + dy) } };
    }
    case "path":
      return { ...mark, steps: mark.steps.map((step) => moveStep(step, dx, dy)) };
    case "rect":
    case "text":
    case "icon":
      return { ...mark, x: tidy(mark.x + dx), y: tidy(mark.y + dy) };
  }
}

/** A path's step elsewhere, after its numbers were stretched by `scale`. */
export function moveStep(step: PathStep, dx: number, dy: number, scale = 1): PathStep {
  const x = (value: number): number => tidy(value * scale + dx);
  const y = (value: number): number => tidy(value * scale + dy);
  switch (step[0]) {
    case "M":
    case "L":
      return [step[0], x(step[1]), y(step[2])];
    case "Q":
      return ["Q", x(step[1]), y(step[2]), x(step[3]), y(step[4])];
    case "C":
      return ["C", x(step[1]), y(step[2]), x(step[3]), y(step[4]), x(step[5]), y(step[6])];
    case "Z":
      return step;
  }
}

/** The same marks with every style changed; groups keep what they are. */
export function restyle(marks: readonly Mark[], change: (style: Style, mark: Mark) => Style): readonly Mark[] {
  return marks.map((mark) =>
    mark.kind === "group"
      ? { ...mark, marks: restyle(mark.marks, change) }
      : { ...mark, style: change(mark.style, mark) },
  );
}

/** The same marks, paler. */
export function fade(marks: readonly Mark[], opacity: number): readonly Mark[] {
  return restyle(marks, (style) => ({ ...style, opacity: tidy((style.opacity ?? 1) * opacity) }));
}

function tidyStep(step: PathStep): PathStep {
  return moveStep(step, 0, 0);
}

/** Rounded to hundredths of a pixel, never minus zero. */
function tidy(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
