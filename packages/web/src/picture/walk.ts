/** Ways through a picture by keys. */
import type { Part } from "../viewer/parts.ts";

export type Way = "left" | "right" | "up" | "down";

/** The nearest box in a direction from a part; what lies straight ahead counts as nearer than what lies aside. */
export function inDirection(parts: readonly Part[], from: Part, way: Way): Part | undefined {
  const start = middle(from);
  let best: Part | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const part of boxes(parts)) {
    const { x, y } = middle(part);
    const [along, aside] = turned(x - start.x, y - start.y, way);
    if (part.id === from.id || along <= 0 || along < Math.abs(aside) / 2) continue;
    const distance = along + 2 * Math.abs(aside);
    if (distance >= least) continue;
    best = part;
    least = distance;
  }
  return best;
}

/** The boxes as they are read: from top to bottom, and from left to right. */
export function readingOrder(parts: readonly Part[]): readonly Part[] {
  return boxes(parts).toSorted((a, b) => a.area.y - b.area.y || a.area.x - b.area.x);
}

function boxes(parts: readonly Part[]): readonly Part[] {
  return parts.filter(({ role, area }) => role !== "edge" && area.width > 0);
}

function middle({ area }: Part): { readonly x: number; readonly y: number } {
  return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
}

/** Distance along a direction, and across it. */
function turned(dx: number, dy: number, way: Way): readonly [along: number, aside: number] {
  switch (way) {
    case "left":
      return [-dx, dy];
    case "right":
      return [dx, dy];
    case "up":
      return [-dy, dx];
    case "down":
      return [dy, dx];
  }
}

/**
 * Along lines: right to where the first line of a box leads, left to where one comes from; down and up to the other ends of its lines, one
 * after the other. From a line to its ends.
 */
export function alongLines(parts: readonly Part[], from: Part, way: Way): Part | undefined {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const box = (id: string | undefined): Part | undefined => (id === undefined ? undefined : byId.get(id));
  if (from.role === "edge") return box(way === "left" || way === "up" ? from.from : from.to);
  const lines = parts.filter(({ role }) => role === "edge");
  if (way === "right") return box(lines.find((line) => line.from === from.id)?.to);
  if (way === "left") return box(lines.find((line) => line.to === from.id)?.from);
  return beside(lines, from.id, way === "down" ? 1 : -1, box);
}

/** The next or previous box among those that share an origin, or else a goal, with this one. */
function beside(
  lines: readonly Part[],
  id: string,
  step: number,
  box: (id: string | undefined) => Part | undefined,
): Part | undefined {
  const origin = lines.find((line) => line.to === id)?.from;
  const goal = lines.find((line) => line.from === id)?.to;
  const ends =
    origin !== undefined
      ? lines.filter((line) => line.from === origin).map((line) => line.to)
      : lines.filter((line) => goal !== undefined && line.to === goal).map((line) => line.from);
  const around = [...new Set(ends)];
  const at = around.indexOf(id);
  return at < 0 || around.length < 2 ? undefined : box(around[(at + step + around.length) % around.length]);
}
