/** The notation of the C4 model: name, type and technology in brackets, a description; boundaries dashed; its customary colours. */
import type { Box, Size } from "../engines/layout/graph.ts";
import type { DiagramEdge, DiagramNode } from "../views/diagram.ts";
import { GONE, changedOutline } from "./parts/badges.ts";
import { checkC4 } from "./c4/check.ts";
import { c4Legend } from "./c4/legend.ts";
import { body, c4Name, fillOf, isPerson } from "./c4/shapes.ts";
import { chipSize, hiddenText, openSign, paintChip } from "./parts/chip.ts";
import { ownLine } from "./parts/lines.ts";
import { fade, iconMarks, rectMark, textMark } from "./parts/marks.ts";
import type { Notation, Pen } from "./notation.ts";
import { iconStyle } from "./orrery.ts";
import type { Icon, Mark, Style, Token } from "./scene.ts";
import { colon } from "./parts/words.ts";

export const c4: Notation = {
  id: "c4",
  title: { en: "C4", fr: "C4" },
  size,
  titleSize,
  paint,
  paintGroup,
  line: ownLine,
  label: (edge) => ({ text: edge.label, detail: bracketed(edge) }),
  legend: c4Legend,
  check: checkC4,
};

/** "[Container: Java 21]" */
function typeLine(node: DiagramNode, pen: Pen): string {
  const name = c4Name(node, pen);
  const text = [name, node.technology ?? ""].filter((part) => part !== "").join(colon(pen));
  return text === "" ? "" : `[${text}]`;
}

function bracketed({ detail }: DiagramEdge): string | undefined {
  return detail === undefined || detail === "" ? undefined : `[${detail}]`;
}

const WIDTH = 200;
const PADDING = 16;
const NAME = 18;
const TYPE = 15;
const TEXT = 15;
/** Height that a person's figure takes. */
const FIGURE = 32;

interface Content {
  readonly name: readonly string[];
  readonly type: readonly string[];
  readonly summary: readonly string[];
  readonly chip: boolean;
  readonly height: number;
}

function contentOf(node: DiagramNode, pen: Pen): Content {
  const room = WIDTH - 2 * PADDING - (node.shape === "queue" ? 16 : 0);
  const name = pen.wrap(node.name, room, 14, 600, 3);
  const type = typeLine(node, pen) === "" ? [] : pen.wrap(typeLine(node, pen), room, 11, 400, 2);
  const summary = node.summary === undefined || node.summary === "" ? [] : pen.wrap(node.summary, room, 11, 400, 4);
  const chip = hiddenText(node, pen) !== "";
  const height =
    10 +
    (name.length - 1) * NAME +
    type.length * TYPE +
    (summary.length === 0 ? 0 : 8 + summary.length * TEXT) +
    (chip ? 24 : 0);
  return { name, type, summary, chip, height };
}

function size(node: DiagramNode, pen: Pen): Size {
  const { height } = contentOf(node, pen);
  const body = Math.max(72, Math.ceil((height + 40) / 16) * 16 + 8);
  return { width: WIDTH, height: body + extraTop(node) };
}

function extraTop(node: DiagramNode): number {
  return isPerson(node) ? FIGURE : node.shape === "store" ? 8 : 0;
}

function paint(node: DiagramNode, box: Box, pen: Pen): readonly Mark[] {
  const marks = [...body(node, box), ...logo(node, box, pen), ...texts(node, box, pen)];
  return node.change === "removed" ? fade(marks, GONE) : marks;
}

/** The technology's icon, small, in the upper right corner. */
function logo(node: DiagramNode, box: Box, pen: Pen): readonly Mark[] {
  const icon: Icon | undefined = node.icon === undefined ? undefined : pen.icon(node.icon);
  if (icon === undefined || isPerson(node)) return [];
  const y = box.y + 10 + extraTop(node) + (node.shape === "store" ? 2 : 0);
  const x = box.x + box.width - 26 - (node.shape === "queue" ? 12 : 0);
  const { stroke, ...style } = iconStyle(icon, "on-strong");
  return iconMarks(
    icon,
    { x, y },
    16,
    stroke === undefined ? { ...style, opacity: 0.9 } : { ...style, stroke, opacity: 0.9 },
  );
}

function texts(node: DiagramNode, box: Box, pen: Pen): readonly Mark[] {
  const { name, type, summary, chip, height } = contentOf(node, pen);
  const top = extraTop(node);
  const x = box.x + box.width / 2 - (node.shape === "queue" ? 6 : 0);
  let y = box.y + top + (box.height - top - height) / 2 + (isPerson(node) ? 12 : 10);
  const marks: Mark[] = [];
  const write = (text: string, size: number, weight: 400 | 600): void => {
    marks.push(textMark(pen, { x, y }, text, { size, weight, anchor: "middle", style: { fill: "on-strong" } }));
  };
  for (const [index, line] of name.entries()) {
    if (index > 0) y += NAME;
    write(line, 14, 600);
  }
  const value = node.lens?.text;
  const second = value === undefined ? type : [pen.wrap(value, WIDTH - 2 * PADDING, 11, 600, 1)[0] ?? value];
  for (const line of second) {
    y += TYPE;
    write(line, 11, value === undefined ? 400 : 600);
  }
  if (summary.length > 0) y += 8;
  for (const line of summary) {
    y += TEXT;
    write(line, 11, 400);
  }
  if (node.opens !== undefined)
    marks.push(...openSign({ x: box.x + box.width - 22, y: box.y + box.height - 22 }, "on-strong"));
  if (!chip) return marks;
  return [...marks, ...paintChip(node, { x: x - chipSize(node, pen).width / 2, y: y + 8 }, pen)];
}

const TITLE = 48;

function titleSize(node: DiagramNode, pen: Pen): Size {
  const name = Math.min(pen.width(node.name, 13, 600), 320);
  const width = 24 + Math.max(name, pen.width(typeLine(node, pen), 11, 400)) + 24;
  return { width: Math.ceil(width / 8) * 8, height: typeLine(node, pen) === "" ? 32 : TITLE };
}

function paintGroup(node: DiagramNode, box: Box, depth: number, pen: Pen): readonly Mark[] {
  const isSolid = node.c4 === "deployment-node" || node.c4 === "infrastructure-node";
  const ink: Token = node.c4 === undefined || node.c4 === "group" ? "group-border" : isSolid ? "c4-node" : fillOf(node);
  const base: Style = { fill: depth % 2 === 0 ? "ground" : "group-1", stroke: ink, strokeWidth: 1.25 };
  const style = changedOutline(isSolid ? base : { ...base, dash: [6, 4] }, node.change);
  const x = box.x + 14;
  const room = Math.max(24, box.width - 28);
  const type = typeLine(node, pen);
  const line = (text: string, y: number, size: number, weight: 400 | 600, fill: Token): Mark =>
    textMark(pen, { x, y }, pen.wrap(text, room, size, weight, 1)[0] ?? text, { size, weight, style: { fill } });
  const marks = [
    rectMark(box, isSolid ? 4 : 8, style),
    line(node.name, box.y + 21, 13, 600, "ink"),
    ...(type === "" ? [] : [line(type, box.y + 37, 11, 400, "ink-soft")]),
  ];
  return node.change === "removed" ? fade(marks, GONE) : marks;
}
