/** Outlines of our shapes: what a thing is can be seen without colour. The first mark is the body; the others are drawn on it. */
import type { Box } from "../../engines/layout/graph.ts";
import type { NodeShape } from "../../views/diagram.ts";
import { ROUND, lineSteps, pathMark, rectMark } from "./marks.ts";
import type { Mark, PathStep, Style } from "../scene.ts";

/** Pixels that a shape needs for itself at each side of its texts, beyond the padding of a plain box. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const none: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/** Half the height of a cylinder's lid. */
const LID = 6;
const FOLD = 12;

export const insets: Readonly<Record<NodeShape, Insets>> = {
  actor: { ...none, left: 2, right: 8 },
  box: none,
  store: { ...none, top: 8 },
  queue: { ...none, left: 2, right: 16 },
  node: { ...none, right: 8 },
  device: { ...none, bottom: 4 },
  document: { ...none, right: 6 },
  zone: none,
  event: { ...none, left: 8, right: 6 },
  plain: none,
};

/** The marks of a shape in its box. */
export function shapeMarks(shape: NodeShape, box: Box, style: Style): readonly Mark[] {
  switch (shape) {
    case "actor":
      return [rectMark(box, Math.min(box.height / 2, 36), style)];
    case "box":
      return [rectMark(box, cornerOf(box, 8), style)];
    case "store":
      return cylinder(box, style);
    case "queue":
      return pipe(box, style);
    case "node":
      return server(box, style);
    case "device":
      return device(box, style);
    case "document":
      return page(box, style);
    case "zone":
      return [rectMark(box, cornerOf(box, 8), { ...style, dash: [5, 3] })];
    case "event":
      return [pathMark(eventSteps(box), style)];
    case "plain":
      return [rectMark(box, cornerOf(box, 4), style)];
  }
}

/** A corner that still looks like one in the small boxes of a legend. */
function cornerOf(box: Box, radius: number): number {
  return Math.min(radius, box.height / 5);
}

function onlyStroke({ fill: _fill, isHatched: _hatched, ...style }: Style): Style {
  return style;
}

/** Half an ellipse from one point to another that lies beside it; `bulge` is how far it reaches up (-) or down (+). */
function arcAcross(fromX: number, toX: number, y: number, bulge: number): readonly PathStep[] {
  const middle = (fromX + toX) / 2;
  const pull = ((toX - fromX) / 2) * ROUND;
  return [
    ["C", fromX, y + bulge * ROUND, middle - pull, y + bulge, middle, y + bulge],
    ["C", middle + pull, y + bulge, toX, y + bulge * ROUND, toX, y],
  ];
}

/** The same from a point to one that lies above or below; `bulge` is how far it reaches left (-) or right (+). */
function arcDown(x: number, fromY: number, toY: number, bulge: number): readonly PathStep[] {
  const middle = (fromY + toY) / 2;
  const pull = ((toY - fromY) / 2) * ROUND;
  return [
    ["C", x + bulge * ROUND, fromY, x + bulge, middle - pull, x + bulge, middle],
    ["C", x + bulge, middle + pull, x + bulge * ROUND, toY, x, toY],
  ];
}

function cylinder({ x, y, width, height }: Box, style: Style): readonly Mark[] {
  const lid = Math.min(LID, height / 5);
  const right = x + width;
  const [top, bottom] = [y + lid, y + height - lid];
  const body: readonly PathStep[] = [
    ["M", x, top],
    ...arcAcross(x, right, top, -lid),
    ["L", right, bottom],
    ...arcAcross(right, x, bottom, lid),
    ["Z"],
  ];
  return [pathMark(body, style), pathMark([["M", x, top], ...arcAcross(x, right, top, lid)], onlyStroke(style))];
}

function pipe({ x, y, width, height }: Box, style: Style): readonly Mark[] {
  const end = Math.min(8, height / 4);
  const [left, right, bottom] = [x + end, x + width - end, y + height];
  const body: readonly PathStep[] = [
    ["M", left, y],
    ["L", right, y],
    ...arcDown(right, y, bottom, end),
    ["L", left, bottom],
    ...arcDown(left, bottom, y, -end),
    ["Z"],
  ];
  return [pathMark(body, style), pathMark([["M", right, y], ...arcDown(right, y, bottom, -end)], onlyStroke(style))];
}

/** A box with the drawers of a rack at its right edge. */
function server(box: Box, style: Style): readonly Mark[] {
  const { x, y, width, height } = box;
  const isSmall = height < 32;
  const [side, step] = isSmall ? [5, height / 4] : [10, 8];
  const drawers = isSmall ? 3 : Math.floor((height - 8) / step);
  const first = y + (height - (drawers - 1) * step) / 2;
  const lines = Array.from({ length: drawers }, (_, index): readonly PathStep[] => [
    ["M", x + width - side, first + index * step],
    ["L", x + width - side / 2 + 1, first + index * step],
  ]).flat();
  const rack: readonly PathStep[] = [
    ["M", x + width - side - 4, y],
    ["L", x + width - side - 4, y + height],
  ];
  const thin = { ...onlyStroke(style), opacity: (style.opacity ?? 1) * 0.55 };
  return [
    rectMark(box, cornerOf(box, 4), style),
    ...(isSmall ? [] : [pathMark(rack, { ...thin, opacity: (style.opacity ?? 1) * 0.35 })]),
    pathMark(lines, thin),
  ];
}

/** A screen on its foot. */
function device({ x, y, width, height }: Box, style: Style): readonly Mark[] {
  const foot = Math.min(5, height / 4);
  const spread = Math.min(8, width / 8);
  const bottom = y + height;
  const base = lineSteps(
    [
      { x: x + spread, y: bottom - foot },
      { x: x + width - spread, y: bottom - foot },
      { x: x + width, y: bottom },
      { x, y: bottom },
    ],
    true,
  );
  const screen = { x: x + spread / 2, y, width: width - spread, height: height - foot };
  return [rectMark(screen, cornerOf(screen, 8), style), pathMark(base, style)];
}

function page({ x, y, width, height }: Box, style: Style): readonly Mark[] {
  const fold = Math.min(FOLD, height / 3);
  const right = x + width;
  const body = lineSteps(
    [
      { x, y },
      { x: right - fold, y },
      { x: right, y: y + fold },
      { x: right, y: y + height },
      { x, y: y + height },
    ],
    true,
  );
  const corner = lineSteps([
    { x: right - fold, y },
    { x: right - fold, y: y + fold },
    { x: right, y: y + fold },
  ]);
  return [pathMark(body, style), pathMark(corner, onlyStroke(style))];
}

/** ArchiMate's event: a notch at the left, round at the right. */
function eventSteps({ x, y, width, height }: Box): readonly PathStep[] {
  const notch = Math.min(10, height / 3);
  const end = Math.min(height / 2, width / 3, 16);
  const [right, bottom] = [x + width, y + height];
  return [
    ["M", x, y],
    ["L", right - end, y],
    ...arcDown(right - end, y, bottom, end),
    ["L", x, bottom],
    ["L", x + notch, y + height / 2],
    ["Z"],
  ];
}

/** A box whose corners are cut: what people want, in ArchiMate. */
export function cutSteps({ x, y, width, height }: Box, cut: number): readonly PathStep[] {
  const [right, bottom] = [x + width, y + height];
  return lineSteps(
    [
      { x: x + cut, y },
      { x: right - cut, y },
      { x: right, y: y + cut },
      { x: right, y: bottom - cut },
      { x: right - cut, y: bottom },
      { x: x + cut, y: bottom },
      { x, y: bottom - cut },
      { x, y: y + cut },
    ],
    true,
  );
}

/** The top of a box as a strip with round upper corners: the head of a panel. */
export function headSteps({ x, y, width }: Box, height: number, radius: number): readonly PathStep[] {
  const right = x + width;
  const pull = radius * (1 - ROUND);
  return [
    ["M", x, y + height],
    ["L", x, y + radius],
    ["C", x, y + pull, x + pull, y, x + radius, y],
    ["L", right - radius, y],
    ["C", right - pull, y, right, y + pull, right, y + radius],
    ["L", right, y + height],
    ["Z"],
  ];
}
