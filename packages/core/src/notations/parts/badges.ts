/** Badges at the corner of a box, drawn as outlines so that no font has to have the sign. */
import type { Box, Point } from "../../engines/layout/graph.ts";
import type { Badge, Change, DiagramNode } from "../../views/diagram.ts";
import { circleSteps, pathMark, rectMark, textMark } from "./marks.ts";
import type { Pen } from "../notation.ts";
import type { Mark, PathStep, Style, Token } from "../scene.ts";
import { say, words } from "./words.ts";

/** Diameter of a badge. */
export const BADGE = 16;

const colors: Readonly<Record<Badge["kind"], Token>> = {
  added: "added",
  removed: "removed",
  changed: "changed",
  observed: "accent",
  unconfirmed: "warning",
  contradicting: "removed",
  fault: "removed",
  finding: "warning",
  stale: "ink-soft",
  note: "accent",
};

/** The badges of a node as it must be drawn: its change comes first, also where nobody made a badge of it. */
export function badgesOf(node: DiagramNode, pen: Pen): readonly Badge[] {
  const { change, badges } = node;
  if (change === undefined || badges.some(({ kind }) => kind === change)) return badges;
  return [{ kind: change, label: say(pen, words[change]) }, ...badges];
}

/** The badges of a box, from its upper right corner to the left, half outside. */
export function badgeMarks(badges: readonly Badge[], box: Box, pen: Pen): readonly Mark[] {
  const marks: Mark[] = [];
  let right = box.x + box.width + 5;
  for (const badge of badges) {
    const width = badgeWidth(badge, pen);
    marks.push(...badgeMark(badge, { x: right - width, y: box.y - 9 }, pen));
    right -= width + 3;
  }
  return marks;
}

function badgeWidth(badge: Badge, pen: Pen): number {
  return hasNumber(badge) ? BADGE + 3 + Math.ceil(pen.width(String(badge.count), 11, 600)) : BADGE;
}

function hasNumber(badge: Badge): boolean {
  return badge.count !== undefined && badge.count > 1;
}

/** One badge from its upper left corner. */
export function badgeMark(badge: Badge, at: Point, pen: Pen): readonly Mark[] {
  const fill = colors[badge.kind];
  const box = { ...at, width: badgeWidth(badge, pen), height: BADGE };
  const around = { x: box.x - 1.5, y: box.y - 1.5, width: box.width + 3, height: box.height + 3 };
  const number = hasNumber(badge)
    ? [
        textMark(pen, { x: at.x + BADGE - 2, y: at.y + 12 }, String(badge.count), {
          size: 11,
          weight: 600,
          style: { fill: "ground" },
        }),
      ]
    : [];
  return [
    rectMark(around, BADGE / 2 + 1.5, { fill: "ground" }),
    rectMark(box, BADGE / 2, { fill }),
    ...signOf(badge.kind, { x: at.x + BADGE / 2, y: at.y + BADGE / 2 }),
    ...number,
  ];
}

/** The sign of a badge around its middle. */
function signOf(kind: Badge["kind"], { x, y }: Point): readonly Mark[] {
  const ink: Style = { stroke: "ground", strokeWidth: 1.75 };
  const draw = (...steps: readonly PathStep[]): Mark => pathMark(steps, ink);
  switch (kind) {
    case "added":
      return [draw(["M", x - 3.5, y], ["L", x + 3.5, y], ["M", x, y - 3.5], ["L", x, y + 3.5])];
    case "removed":
      return [draw(["M", x - 3.5, y], ["L", x + 3.5, y])];
    case "changed":
      return [draw(["M", x, y - 3.75], ["L", x + 4, y + 3], ["L", x - 4, y + 3], ["Z"])];
    case "observed":
      return [pathMark(circleSteps({ x, y }, 4), ink), pathMark(circleSteps({ x, y }, 1.4), { fill: "ground" })];
    case "unconfirmed":
      return [pathMark(circleSteps({ x, y }, 3.75), { ...ink, dash: [2.4, 2] })];
    case "contradicting":
      return [
        draw(
          ["M", x - 3.5, y - 1.6],
          ["L", x + 3.5, y - 1.6],
          ["M", x - 3.5, y + 1.6],
          ["L", x + 3.5, y + 1.6],
          ["M", x + 2, y - 4.2],
          ["L", x - 2, y + 4.2],
        ),
      ];
    case "fault":
    case "finding":
      return [
        draw(["M", x, y - 4], ["L", x, y + 0.75]),
        pathMark(circleSteps({ x, y: y + 3.5 }, 1.1), { fill: "ground" }),
      ];
    case "stale":
      return [draw(["M", x, y - 4], ["L", x, y], ["L", x + 3, y + 2])];
    case "note":
      return [
        draw(
          ["M", x - 3.5, y - 2.5],
          ["L", x + 3.5, y - 2.5],
          ["M", x - 3.5, y + 0.25],
          ["L", x + 3.5, y + 0.25],
          ["M", x - 3.5, y + 3],
          ["L", x + 1, y + 3],
        ),
      ];
  }
}

/** The style of a box's outline with its change. */
export function changedOutline(style: Style, change: Change | undefined): Style {
  switch (change) {
    case undefined:
      return style;
    case "added":
      return { ...style, stroke: "added", strokeWidth: 2 };
    case "removed":
      return { ...style, stroke: "removed", strokeWidth: 1.5, dash: [4, 3] };
    case "changed":
      return { ...style, stroke: "changed", strokeWidth: 2 };
    case "observed":
      return { ...style, stroke: "accent", strokeWidth: 1.5 };
    case "unconfirmed":
      return { ...style, ...hollow(style), stroke: "warning", strokeWidth: 1.5, dash: [5, 4] };
    case "contradicting":
      return { ...style, stroke: "removed", strokeWidth: 2 };
  }
}

/** Without its fill, where the text does not need it to be read. */
function hollow({ fill }: Style): Style {
  return fill === undefined || fill.startsWith("c4-") ? {} : { fill: "ground" };
}

/** The second border of what was observed and nobody has declared, around any shape. */
export function secondBorder(box: Box): Mark {
  const room = 4;
  const around = { x: box.x - room, y: box.y - room, width: box.width + 2 * room, height: box.height + 2 * room };
  return rectMark(around, 11, { stroke: "accent", strokeWidth: 1.5 });
}

/** How pale what is gone is drawn. */
export const GONE = 0.6;
