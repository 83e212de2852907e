/** Our own notation: shape first, colour second. The look of the design of the workbench, section 6. */
import type { Box, Point, Size } from "../engines/layout/graph.ts";
import type { DiagramNode, NodeShape } from "../views/diagram.ts";
import { GONE, changedOutline } from "./parts/badges.ts";
import { openSign, paintChip } from "./parts/chip.ts";
import { ownLegend } from "./parts/legend.ts";
import { ownLine } from "./parts/lines.ts";
import { fade, iconMarks, pathMark, rectMark, textMark, circleSteps } from "./parts/marks.ts";
import { hasRoomForWords } from "./parts/words-fit.ts";
import type { Notation, Pen } from "./notation.ts";
import type { Icon, Mark, Style, Token } from "./scene.ts";
import { insets, shapeMarks } from "./parts/shapes.ts";
import { tokensOf } from "./parts/tokens.ts";

export const orrery: Notation = {
  id: "orrery",
  title: { en: "Orrery", fr: "Orrery" },
  size,
  titleSize,
  paint,
  paintGroup,
  line: ownLine,
  legend: (diagram, pen) => ownLegend(diagram, pen, swatch),
  check: () => [],
};

/** Almost every box is this wide; those with long names take the other. */
const WIDTH = 192;
const WIDE = 232;
/** Height of a box is a padding and so much a line: 40, 56, 72, 88. */
const LINE = 16;
const NAME_LINE = 18;
/** Height of capitals in Inter, as a share of the size of the text. */
const CAPITAL = 0.727;
const ICON = 20;
/** Room at the right of the name for the sign of what can be opened. */
const OPEN = 14;

/** What stands in a box: decided once, for its size and for its picture. */
interface Content {
  readonly width: number;
  readonly name: readonly string[];
  /** "Application · Java 21". */
  readonly second: string | undefined;
  readonly icon: Icon | undefined;
  /** Where texts begin, and how wide they may be. */
  readonly left: number;
  readonly room: number;
  readonly hasFooter: boolean;
}

function contentOf(node: DiagramNode, pen: Pen): Content {
  const icon = mainIcon(node, pen);
  const inset = insets[node.shape];
  const left = 12 + inset.left + (icon === undefined ? 0 : node.shape === "actor" ? 38 : ICON + 10);
  const fixed = left + 12 + inset.right + (node.opens === undefined ? 0 : OPEN);
  const narrow = pen.wrap(node.name, WIDTH - fixed, 14, 600, 2);
  const isNarrow = narrow.at(-1)?.endsWith("…") !== true && hasRoomForWords(node.name, WIDTH - fixed, 14, 600, pen);
  const width = isNarrow ? WIDTH : WIDE;
  const name = isNarrow ? narrow : pen.wrap(node.name, WIDE - fixed, 14, 600, 3);
  const second = secondLine(node, width - fixed + (node.opens === undefined ? 0 : OPEN), pen);
  return {
    width,
    name,
    second,
    icon,
    left,
    room: width - fixed,
    hasFooter: node.hidden !== undefined && node.hidden > 0,
  };
}

/** Kind and technology; the technology alone where there is no room for both, since shape and icon tell the kind too. */
function secondLine({ kindName = "", technology = "" }: DiagramNode, room: number, pen: Pen): string | undefined {
  const both = [kindName, technology].filter((part) => part !== "").join(" · ");
  if (both === "" || technology === "" || pen.width(both, 11, 400) <= room) return both === "" ? undefined : both;
  return technology;
}

function size(node: DiagramNode, pen: Pen): Size {
  const { width, name, second, hasFooter } = contentOf(node, pen);
  const lines = name.length + (second === undefined ? 0 : 1) + (hasFooter ? 1 : 0);
  const inset = insets[node.shape];
  return { width, height: Math.ceil((24 + LINE * lines + inset.top + inset.bottom) / 8) * 8 };
}

function paint(node: DiagramNode, box: Box, pen: Pen): readonly Mark[] {
  const content = contentOf(node, pen);
  const marks = [
    ...shapeMarks(node.shape, box, changedOutline(bodyStyle(node), node.change)),
    ...iconPart(node, content, box),
    ...texts(node, content, box, pen),
  ];
  return node.change === "removed" ? fade(marks, GONE) : marks;
}

function bodyStyle(node: DiagramNode): Style {
  const { fill, stroke } = tokensOf(node);
  if (node.isExternal) return { fill: "ground", stroke, strokeWidth: 1.25, dash: [5, 3] };
  return { fill, stroke, strokeWidth: 1.25 };
}

/** The technology where there is an icon of it; else the kind. */
function mainIcon(node: DiagramNode, pen: Pen): Icon | undefined {
  const own = node.icon === undefined ? undefined : pen.icon(node.icon);
  return own ?? kindIcon(node, pen);
}

/** Icon of lucide for what has no kind, or a kind without an icon. */
export const shapeIcons: Readonly<Record<NodeShape, string>> = {
  actor: "user-round",
  box: "box",
  store: "database",
  queue: "workflow",
  node: "server",
  device: "cpu",
  document: "file-text",
  zone: "network",
  event: "zap",
  plain: "box",
};

/** The icon of a node's kind; of its shape where the kind has none. */
function kindIcon({ kind, kindIcon: icon, shape }: DiagramNode, pen: Pen): Icon | undefined {
  const names = [icon, kind, shapeIcons[shape]].filter((name) => name !== undefined);
  for (const name of names) {
    const found = pen.icon(`kind:${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function iconPart(node: DiagramNode, { icon, left }: Content, box: Box): readonly Mark[] {
  const { stroke } = tokensOf(node);
  const inset = insets[node.shape];
  const middle = box.y + (box.height + inset.top - inset.bottom) / 2;
  if (icon === undefined) return [];
  if (node.shape !== "actor") {
    return iconMarks(icon, { x: box.x + left - 10 - ICON, y: middle - ICON / 2 }, ICON, iconStyle(icon, stroke));
  }
  const center = { x: box.x + left - 10 - 15, y: middle };
  return [
    pathMark(circleSteps(center, 15), { fill: stroke }),
    ...iconMarks(icon, { x: center.x - 9, y: center.y - 9 }, 18, iconStyle(icon, "ground")),
  ];
}

/** Outlines are stroked, silhouettes filled. */
export function iconStyle(icon: Icon, ink: Token): Style {
  return icon.isStroked ? { stroke: ink } : { fill: ink };
}

function texts(node: DiagramNode, content: Content, box: Box, pen: Pen): readonly Mark[] {
  const { name, left, room, hasFooter } = content;
  const inset = insets[node.shape];
  const value = node.lens?.text;
  const below = value ?? content.second;
  const isTight = value !== undefined && content.second === undefined;
  const nameStep = isTight ? LINE : NAME_LINE;
  const secondStep = isTight ? 14 : LINE;
  const height =
    14 * CAPITAL + (name.length - 1) * nameStep + (below === undefined ? 0 : secondStep) + (hasFooter ? LINE + 2 : 0);
  const x = box.x + left;
  let y = box.y + inset.top + (box.height - inset.top - inset.bottom - height) / 2 + 14 * CAPITAL;
  const marks: Mark[] = [];
  for (const [index, line] of name.entries()) {
    if (index > 0) y += nameStep;
    marks.push(textMark(pen, { x, y }, line, { size: 14, weight: 600, style: { fill: "ink" } }));
  }
  if (below !== undefined) {
    y += secondStep;
    marks.push(...secondMarks(value, content.second, { x, y }, room + (node.opens === undefined ? 0 : OPEN), pen));
  }
  if (hasFooter) marks.push(...paintChip(node, { x: x - 1, y: y + 7 }, pen));
  return node.opens === undefined ? marks : [...marks, ...openSign(openAt(node, box), "ink-soft")];
}

/** Upper right corner of the shape: what can be opened says so. */
function openAt({ shape }: DiagramNode, box: Box): Point {
  const inset = insets[shape];
  return { x: box.x + box.width - 22 - inset.right, y: box.y + inset.top + (shape === "document" ? 10 : 7) };
}

/** The value by the lens, and what is left of the second line behind it. */
function secondMarks(
  value: string | undefined,
  second: string | undefined,
  at: Point,
  room: number,
  pen: Pen,
): readonly Mark[] {
  const soft = { size: 11, weight: 400, style: { fill: "ink-soft" } } as const;
  if (value === undefined) return [textMark(pen, at, cut(second ?? "", room, 400, pen), soft)];
  const text = cut(value, room, 600, pen);
  const first = textMark(pen, at, text, { size: 11, weight: 600, style: { fill: "ink" } });
  const rest = `· ${second ?? ""}`;
  const x = at.x + first.width + 4;
  const isRoom = second !== undefined && x - at.x + pen.width(rest, 11, 400) <= room;
  return isRoom ? [first, textMark(pen, { x, y: at.y }, rest, soft)] : [first];
}

function cut(text: string, room: number, weight: 400 | 500 | 600, pen: Pen): string {
  return pen.wrap(text, room, 11, weight, 1)[0] ?? text;
}

const TITLE = 32;

function titleSize(node: DiagramNode, pen: Pen): Size {
  const name = Math.min(pen.width(node.name, 12, 600), 320);
  const kind = node.kindName === undefined ? 0 : 8 + pen.width(node.kindName, 11, 400);
  const width = 12 + 20 + name + kind + 16 + (node.opens === undefined ? 0 : 24);
  return { width: Math.ceil(width / 8) * 8, height: TITLE };
}

function paintGroup(node: DiagramNode, box: Box, depth: number, pen: Pen): readonly Mark[] {
  const panel = rectMark(box, depth === 0 ? 12 : 10, changedOutline(panelStyle(node, depth), node.change));
  const { stroke } = tokensOf(node);
  const icon =
    (node.icon === undefined ? undefined : pen.icon(node.icon)) ??
    (node.kind === undefined ? undefined : kindIcon(node, pen));
  const x = box.x + 12 + (icon === undefined ? 0 : 20);
  const y = box.y + 21;
  const room = box.x + box.width - 12 - x - (node.opens === undefined ? 0 : 24);
  const name = pen.wrap(node.name, Math.max(24, room), 12, 600, 1)[0] ?? node.name;
  const title = textMark(pen, { x, y }, name, { size: 12, weight: 600, style: { fill: "ink" } });
  const kind = node.kindName ?? "";
  const isRoom = kind !== "" && title.width + 8 + pen.width(kind, 11, 400) <= room;
  const marks: readonly Mark[] = [
    panel,
    ...(icon === undefined ? [] : iconMarks(icon, { x: box.x + 12, y: y - 11 }, 14, iconStyle(icon, stroke))),
    title,
    ...(isRoom
      ? [textMark(pen, { x: x + title.width + 8, y }, kind, { size: 11, weight: 400, style: { fill: "ink-soft" } })]
      : []),
    ...(node.opens === undefined ? [] : openSign({ x: box.x + box.width - 28, y: y - 12 }, "ink-soft")),
  ];
  return node.change === "removed" ? fade(marks, GONE) : marks;
}

const depths: readonly Token[] = ["group-1", "group-2", "group-3"];

function panelStyle(node: DiagramNode, depth: number): Style {
  const fill = depths[Math.min(depth, depths.length - 1)] ?? "group-1";
  const base: Style = { fill, stroke: "group-border", strokeWidth: 1 };
  return node.shape === "zone" || node.isExternal ? { ...base, strokeWidth: 1.25, dash: [6, 4] } : base;
}

/** The small picture of a node in the legend. */
function swatch(node: DiagramNode, box: Box): readonly Mark[] {
  if (node.role === "group") return [rectMark(box, 4, panelStyle(node, 0))];
  return shapeMarks(node.shape, box, { ...bodyStyle(node), strokeWidth: 1.25 });
}
