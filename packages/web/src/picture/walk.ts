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
