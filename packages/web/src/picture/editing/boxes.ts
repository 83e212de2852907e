/** Boxes that are moved together: what goes with them, how large they are, what they lie in. */
import type { Area, Place } from "../../viewer/camera.ts";
import { contains, type Part } from "../../viewer/parts.ts";

/** Boxes with what is inside them. */
export function withInside(parts: readonly Part[], all: readonly Part[]): readonly Part[] {
  const own = new Set(parts.map(({ id }) => id));
  const panels = parts.filter(({ role }) => role === "container");
  const inside = all.filter(
    ({ id, role, area }) => role !== "edge" && !own.has(id) && panels.some((panel) => contains(panel.area, area)),
  );
  return [...parts, ...inside];
}

/** Without those that lie in another one of them: they go with it. */
export function outermost(parts: readonly Part[]): readonly Part[] {
  return parts.filter(
    (part) =>
      !parts.some((other) => other.id !== part.id && other.role === "container" && contains(other.area, part.area)),
  );
}

/** The box around boxes. */
export function hullOf(parts: readonly Part[]): Area {
  const x = Math.min(...parts.map(({ area }) => area.x));
  const y = Math.min(...parts.map(({ area }) => area.y));
  return {
    x,
    y,
    width: Math.max(...parts.map(({ area }) => area.x + area.width)) - x,
    height: Math.max(...parts.map(({ area }) => area.y + area.height)) - y,
  };
}

export function middleOfBox({ x, y, width, height }: Area): Place {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The panel that a place is in when boxes are let go there, if it is another one than theirs: `null` for none; and the one they were in. */
export function panelsAt(
  parts: readonly Part[],
  all: readonly Part[],
  world: Place,
): { readonly into: Part | null | undefined; readonly outOf: Part | undefined } {
  const [first] = parts;
  if (first === undefined) return { into: undefined, outOf: undefined };
  const moving = new Set(withInside(parts, all).map(({ id }) => id));
  const panels = all.filter(({ id, role }) => role === "container" && !moving.has(id));
  const now = smallest(panels.filter(({ area }) => holds(area, world)));
  const before = smallest(panels.filter(({ area }) => contains(area, first.area)));
  return { into: now?.id === before?.id ? undefined : (now ?? null), outOf: before };
}

export function holds({ x, y, width, height }: Area, place: Place): boolean {
  return place.x >= x && place.x <= x + width && place.y >= y && place.y <= y + height;
}

/** Is a place in a box, or no farther than this from it? */
export function isNear({ x, y, width, height }: Area, place: Place, reach: number): boolean {
  return holds({ x: x - reach, y: y - reach, width: width + 2 * reach, height: height + 2 * reach }, place);
}

function smallest(parts: readonly Part[]): Part | undefined {
  return parts.toSorted((a, b) => a.area.width * a.area.height - b.area.width * b.area.height)[0];
}
