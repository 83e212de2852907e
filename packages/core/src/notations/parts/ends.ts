/** What stands at the ends of lines: arrowheads, diamonds, dots, sized for the stroke. */
import type { Point } from "../../engines/layout/graph.ts";
import { circleSteps, lineSteps, pathMark } from "./marks.ts";
import type { EndMark } from "../notation.ts";
import type { PathMark, Style } from "../scene.ts";

export interface End {
  readonly marks: readonly PathMark[];
  /** How far before the tip the line itself must stop, so that it does not show through. */
  readonly inset: number;
}

/** Length and half width of each mark for a line of 1.5 pixels. */
const sizes: Readonly<Record<EndMark, readonly [length: number, half: number]>> = {
  arrow: [9, 4],
  "open-arrow": [8, 4.5],
  triangle: [12, 6],
  "open-triangle": [12, 6],
  diamond: [14, 5],
  "open-diamond": [14, 5],
  dot: [7, 3.5],
  "half-arrow": [9, 5],
  cross: [8, 4],
};

/** How far back a mark reaches from the tip. */
export function endLength(mark: EndMark): number {
  return sizes[mark][0];
}

/**
 * The marks at a line's end.
 * @param tip where the line meets its box
 * @param from the point that the line comes from; only its direction counts
 * @param style of the line: its colour and width
 */
export function endOf(mark: EndMark, tip: Point, from: Point, style: Style): End {
  const distance = Math.hypot(tip.x - from.x, tip.y - from.y);
  const [dx, dy] = distance === 0 ? [0, 1] : [(tip.x - from.x) / distance, (tip.y - from.y) / distance];
  const scale = Math.min(1.6, 0.7 + (style.strokeWidth ?? 1) * 0.2);
  const [length, half] = [sizes[mark][0] * scale, sizes[mark][1] * scale];
  /** A point so far back along the line, and so far to its right. */
  const at = (back: number, side: number): Point => ({
    x: tip.x - dx * back - dy * side,
    y: tip.y - dy * back + dx * side,
  });
  const ink = style.stroke ?? "line";
  const base = { strokeWidth: Math.max(1, style.strokeWidth ?? 1), opacity: style.opacity };
  const outline: Style = { stroke: ink, ...base };
  const solid: Style = { ...outline, fill: ink };
  const open: Style = { ...outline, fill: "ground" };
  switch (mark) {
    case "arrow":
      return {
        marks: [
          pathMark(lineSteps([at(0, 0), at(length, half), at(length, -half)], true), {
            fill: ink,
            opacity: style.opacity,
          }),
        ],
        inset: length - 1,
      };
    case "open-arrow":
      return { marks: [pathMark(lineSteps([at(length, half), at(0.5, 0), at(length, -half)]), outline)], inset: 1 };
    case "half-arrow":
      return { marks: [pathMark(lineSteps([at(length, half), at(0.5, 0)]), outline)], inset: 0.5 };
    case "triangle":
      return {
        marks: [pathMark(lineSteps([at(0.5, 0), at(length, half), at(length, -half)], true), solid)],
        inset: length,
      };
    case "open-triangle":
      return {
        marks: [pathMark(lineSteps([at(0.5, 0), at(length, half), at(length, -half)], true), open)],
        inset: length,
      };
    case "diamond":
    case "open-diamond": {
      const points = [at(0.5, 0), at(length / 2, half), at(length, 0), at(length / 2, -half)];
      return { marks: [pathMark(lineSteps(points, true), mark === "diamond" ? solid : open)], inset: length };
    }
    case "dot":
      return { marks: [pathMark(circleSteps(at(half, 0), half), { fill: ink, opacity: style.opacity })], inset: half };
    case "cross":
      return {
        marks: [
          pathMark(
            [...lineSteps([at(length, half), at(0, -half)]), ...lineSteps([at(0, half), at(length, -half)])],
            outline,
          ),
        ],
        inset: 0,
      };
  }
}
