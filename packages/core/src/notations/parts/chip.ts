/** The chip that says how much is inside a box, and the sign that it can be opened. */
import type { Point, Size } from "../../engines/layout/graph.ts";
import type { DiagramNode } from "../../views/diagram.ts";
import { pathMark, rectMark, textMark } from "./marks.ts";
import type { Pen } from "../notation.ts";
import type { Mark, Token } from "../scene.ts";
import { say, words } from "./words.ts";

type Opening = Pick<DiagramNode, "hidden">;

const HEIGHT = 16;

/** "12 inside"; empty when nothing is hidden. */
export function hiddenText(node: Opening, pen: Pick<Pen, "language">): string {
  return node.hidden === undefined || node.hidden <= 0 ? "" : `${node.hidden}\u00a0${say(pen, words.inside)}`;
}

/** Size of the chip; no width where nothing is hidden. */
export function chipSize(node: Opening, pen: Pen): Size {
  const text = hiddenText(node, pen);
  return { width: text === "" ? 0 : Math.ceil(pen.width(text, 10, 500)) + 14, height: HEIGHT };
}

/** The chip from its upper left corner. */
export function paintChip(node: Opening, at: Point, pen: Pen): readonly Mark[] {
  const text = hiddenText(node, pen);
  if (text === "") return [];
  const { width, height } = chipSize(node, pen);
  return [
    rectMark({ ...at, width, height }, HEIGHT / 2, { fill: "ground", stroke: "line-soft", strokeWidth: 0.75 }),
    textMark(pen, { x: at.x + 7, y: at.y + 11.5 }, text, { size: 10, weight: 500, style: { fill: "ink-soft" } }),
  ];
}

/** An arrow out of a corner in a square of 16 pixels: there is a view of the inside. */
export function openSign({ x, y }: Point, ink: Token): readonly Mark[] {
  return [
    pathMark(
      [
        ["M", x + 4.5, y + 11.5],
        ["L", x + 11.5, y + 4.5],
        ["M", x + 6, y + 4.5],
        ["L", x + 11.5, y + 4.5],
        ["L", x + 11.5, y + 10],
      ],
      { stroke: ink, strokeWidth: 1.5 },
    ),
  ];
}
