/** Labels of lines: what they say, the room they take, and their marks. Layout reserves exactly what is painted here. */
import type { Box, Size } from "../../engines/layout/graph.ts";
import type { DiagramEdge } from "../../views/diagram.ts";
import { stepMarks, stepWidth } from "./key.ts";
import { textMark } from "./marks.ts";
import type { Notation, Pen } from "../notation.ts";
import type { Mark, Token } from "../scene.ts";

/** Labels are broken into lines about this wide. */
const WIDTH = 140;
const LINE = 14;
/** Free pixels at each side of the text. */
const PAD = 4;

interface Label {
  readonly text: readonly string[];
  readonly detail: readonly string[];
  readonly step: string | undefined;
}

function labelOf(edge: DiagramEdge, notation: Notation | undefined, pen: Pen): Label {
  const { text, detail } = notation?.label?.(edge, pen) ?? { text: edge.label, detail: edge.detail };
  const many = edge.count > 1 ? `${edge.count}×` : "";
  const first = [many, text ?? ""].filter((part) => part !== "").join(" ");
  const room = WIDTH;
  return {
    text: first === "" ? [] : pen.wrap(first, room, 11, 500, 3),
    detail: detail === undefined || detail === "" ? [] : pen.wrap(detail, room, 11, 400, 2),
    step: edge.step === undefined || edge.step === "" ? undefined : edge.step,
  };
}

/** Size of an edge's label, whole pixels; undefined where it has none. */
export function labelSize(edge: DiagramEdge, pen: Pen, notation?: Notation): Size | undefined {
  const label = labelOf(edge, notation, pen);
  const lines = label.text.length + label.detail.length;
  if (lines === 0 && label.step === undefined) return undefined;
  const step = label.step === undefined ? 0 : stepWidth(label.step, pen) + (lines === 0 ? 0 : 5);
  const text = Math.max(
    0,
    ...label.text.map((line) => pen.width(line, 11, 500)),
    ...label.detail.map((line) => pen.width(line, 11, 400)),
  );
  return {
    width: Math.ceil(step + text) + (lines === 0 ? 0 : 2 * PAD),
    height: Math.max(lines * LINE + 2, label.step === undefined ? 0 : 18),
  };
}

/** The marks of a label in the box that layout gave it, on a panel of the colour `ground`. */
export function labelMarks(edge: DiagramEdge, box: Box, ground: Token, pen: Pen, notation?: Notation): readonly Mark[] {
  const { text, detail, step } = labelOf(edge, notation, pen);
  const lines = text.length + detail.length;
  const marks: Mark[] = [];
  let left = box.x;
  if (step !== undefined) {
    const width = stepWidth(step, pen);
    const x = lines === 0 ? box.x + box.width / 2 : left + width / 2;
    marks.push(...stepMarks(step, { x, y: box.y + box.height / 2 }, pen));
    left += width + 5;
  }
  const x = step === undefined ? box.x + box.width / 2 : left + PAD;
  const anchor = step === undefined ? "middle" : "start";
  let y = box.y + (box.height - lines * LINE) / 2 + 10.5;
  const write = (line: string, weight: 400 | 500, fill: Token): void => {
    const style = { fill, halo: 2.5, haloPaint: ground } as const;
    marks.push(textMark(pen, { x, y }, line, { size: 11, weight, anchor, style }));
    y += LINE;
  };
  for (const line of text) write(line, 500, "ink");
  for (const line of detail) write(line, 400, "ink-soft");
  return marks;
}
