/** How the phases of a life cycle look: they differ without colour, by outline, fill, hatching and height. */
import type { Box } from "../../engines/layout/graph.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Diagram, TimelineBar } from "../../views/diagram.ts";
import { lineSteps, pathMark } from "../parts/marks.ts";
import type { LegendEntry, Pen } from "../notation.ts";
import type { Mark, Style, Token } from "../scene.ts";
import { say } from "../parts/words.ts";

export type Phase = TimelineBar["phase"];

export const phases: readonly Phase[] = ["planned", "phaseIn", "active", "phaseOut", "retired", "project", "unknown"];

const names: Readonly<Record<Phase, Bilingual>> = {
  planned: { en: "Planned", fr: "Planifié" },
  phaseIn: { en: "Phase in", fr: "Mise en service" },
  active: { en: "Active", fr: "En service" },
  phaseOut: { en: "Phase out", fr: "Retrait en cours" },
  retired: { en: "Retired", fr: "Retiré" },
  project: { en: "Project", fr: "Projet" },
  unknown: { en: "Unknown", fr: "Inconnu" },
};

export interface Ends {
  /** The bar begins before the picture does, or nobody knows when. */
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
}

/** The marks of a bar in its box; open ends are points. */
export function barMarks(
  phase: Phase,
  box: Box,
  ends: Ends,
  { fill, stroke }: { fill: Token; stroke: Token },
): readonly Mark[] {
  const shape = (style: Style, height = box.height): Mark => pathMark(barSteps(box, height, ends), style);
  switch (phase) {
    case "planned":
      return [shape({ fill: "ground", stroke, strokeWidth: 1.5, dash: [4, 3] })];
    case "phaseIn":
      return [shape({ fill, stroke, strokeWidth: 1.5 })];
    case "active":
      return [shape({ fill: stroke, stroke, strokeWidth: 1.5 })];
    case "phaseOut":
      return [shape({ fill, stroke, strokeWidth: 1.5, isHatched: true })];
    case "retired":
      return [shape({ fill: "line-soft" }, 4)];
    case "project":
      return [shape({ fill: "change-fill", stroke: "change-stroke", strokeWidth: 1.5 })];
    case "unknown":
      return [shape({ fill: "ground", stroke: "line-soft", strokeWidth: 1, isHatched: true, dash: [2, 3] })];
  }
}

/** A box whose open ends are points, in the middle of the height of `box`. */
function barSteps(box: Box, height: number, { isOpenStart, isOpenEnd }: Ends): ReturnType<typeof lineSteps> {
  const top = box.y + (box.height - height) / 2;
  const bottom = top + height;
  const middle = (top + bottom) / 2;
  const right = box.x + box.width;
  const point = Math.min(8, box.width / 3);
  return lineSteps(
    [
      ...(isOpenStart
        ? [
            { x: box.x + point, y: bottom },
            { x: box.x, y: middle },
            { x: box.x + point, y: top },
          ]
        : [
            { x: box.x, y: bottom },
            { x: box.x, y: top },
          ]),
      ...(isOpenEnd
        ? [
            { x: right - point, y: top },
            { x: right, y: middle },
            { x: right - point, y: bottom },
          ]
        : [
            { x: right, y: top },
            { x: right, y: bottom },
          ]),
    ],
    true,
  );
}

/** Entries for the phases that a timeline shows, in the order of life. */
export function phaseEntries(diagram: Diagram, pen: Pen): readonly LegendEntry[] {
  if (diagram.kind !== "timeline") return [];
  const used = new Set(
    diagram.groups.flatMap(({ rows }) => rows.flatMap(({ bars }) => bars.map(({ phase }) => phase))),
  );
  const ends = { isOpenStart: false, isOpenEnd: false };
  return phases
    .filter((phase) => used.has(phase))
    .map((phase) => ({
      name: say(pen, names[phase]),
      paint: (at) => barMarks(phase, { x: at.x + 1, y: at.y + 2, width: 26, height: 12 }, ends, GREY),
    }));
}

const GREY = { fill: "group-3", stroke: "line" } as const;

/** Word of a phase. */
export function phaseName(phase: Phase, pen: Pick<Pen, "language">): string {
  return say(pen, names[phase]);
}
