/** The key of lines whose label had no room: a number at the line, the words under the picture. */
import { KEY_SIZE, type Box, type Point } from "../../engines/layout/graph.ts";
import { circleSteps, pathMark, rectMark, textMark } from "./marks.ts";
import type { Pen } from "../notation.ts";
import type { Mark } from "../scene.ts";

export interface KeyedLabel {
  readonly number: number;
  /** Edge that it belongs to. */
  readonly id: string;
  /** "Claims → Policy: reads policies, REST" */
  readonly text: string;
}

/** A number in a circle around a point, light on dark: steps and keys must not look alike. */
export function keyMarks(number: number, box: Box, pen: Pen): readonly Mark[] {
  const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return numberMarks(String(number), center, pen, false);
}

/** A step of a dynamic view: a number in a filled circle, or in a pill where it is long. */
export function stepMarks(step: string, center: Point, pen: Pen): readonly Mark[] {
  return numberMarks(step, center, pen, true);
}

/** Width of a step's circle or pill. */
export function stepWidth(step: string, pen: Pen): number {
  return Math.max(KEY_SIZE, Math.ceil(pen.width(step, 11, 600)) + 10);
}

function numberMarks(text: string, center: Point, pen: Pen, isFilled: boolean): readonly Mark[] {
  const width = stepWidth(text, pen);
  const radius = KEY_SIZE / 2;
  const style = isFilled
    ? ({ fill: "accent" } as const)
    : ({ fill: "ground", stroke: "accent", strokeWidth: 1.25 } as const);
  const body =
    width <= KEY_SIZE
      ? pathMark(circleSteps(center, radius - 0.5), style)
      : rectMark({ x: center.x - width / 2, y: center.y - radius, width, height: KEY_SIZE }, radius, style);
  return [
    body,
    textMark(pen, { x: center.x, y: center.y + 4 }, text, {
      size: 11,
      weight: 600,
      anchor: "middle",
      style: { fill: isFilled ? "ground" : "accent" },
    }),
  ];
}
