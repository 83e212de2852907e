/** A picture as it stands in a list: without title, legend and notes, which are too small to read there, and cut to what is left. */
import type { Mark, PathStep, Scene } from "@orrery/core/notations/scene";

/** Free pixels around. */
const MARGIN = 16;

/** The scene of a thumbnail; the whole one where its parts do not say where they lie, as in tables. */
export function thumbnailOf(scene: Scene): Scene {
  const marks = scene.marks.filter((mark) => mark.kind !== "group" || !isBeside(mark.role));
  const area = boundsOf(marks);
  if (area === undefined) return scene;
  const dx = MARGIN - area.left;
  const dy = MARGIN - area.top;
  return {
    ...scene,
    width: area.right - area.left + 2 * MARGIN,
    height: area.bottom - area.top + 2 * MARGIN,
    marks: marks.map((mark) => moved(mark, dx, dy)),
  };
}

function isBeside(role: string | undefined): boolean {
  return role === "title" || role === "legend" || role === "notes";
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What boxes and lines take; undefined where a mark stands outside of any group with a place, or nothing has one. */
function boundsOf(marks: readonly Mark[]): Bounds | undefined {
  const corners: (readonly [x: number, y: number])[] = [];
  for (const mark of marks) {
    if (mark.kind !== "group") return undefined;
    if (mark.box !== undefined) {
      const { x, y, width, height } = mark.box;
      corners.push([x, y], [x + width, y + height]);
    }
    if (mark.role === "edge") corners.push(...mark.marks.flatMap(pointsOf));
  }
  if (corners.length === 0) return undefined;
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b));
  const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b));
  return { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) };
}

function pointsOf(mark: Mark): readonly (readonly [number, number])[] {
  if (mark.kind === "group") return mark.marks.flatMap(pointsOf);
  return mark.kind === "path" ? mark.steps.flatMap((step) => (step[0] === "Z" ? [] : [endOf(step)])) : [];
}

function endOf(step: Exclude<PathStep, readonly ["Z"]>): readonly [number, number] {
  const numbers = step.slice(1) as readonly number[];
  return [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
}

function moved(mark: Mark, dx: number, dy: number): Mark {
  switch (mark.kind) {
    case "group": {
      const marks = mark.marks.map((inner) => moved(inner, dx, dy));
      const { box } = mark;
      return { ...mark, marks, ...(box === undefined ? {} : { box: { ...box, x: box.x + dx, y: box.y + dy } }) };
    }
    case "path":
      return { ...mark, steps: mark.steps.map((step) => movedStep(step, dx, dy)) };
    case "rect":
    case "text":
    case "icon":
      return { ...mark, x: mark.x + dx, y: mark.y + dy };
  }
}

function movedStep(step: PathStep, dx: number, dy: number): PathStep {
  switch (step[0]) {
    case "Z":
      return step;
    case "M":
    case "L":
      return [step[0], step[1] + dx, step[2] + dy];
    case "Q":
      return ["Q", step[1] + dx, step[2] + dy, step[3] + dx, step[4] + dy];
    case "C":
      return ["C", step[1] + dx, step[2] + dy, step[3] + dx, step[4] + dy, step[5] + dx, step[6] + dy];
  }
}
