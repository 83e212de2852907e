/** Where nodes and bends lie: Archi counts from the parent and from the ends' middles, everything else from the view's corner. */
import type { Bend, Point, RelativeBend, ViewNode } from "./document.ts";
import { defaultSize } from "./vocabulary.ts";

/** Width and height of a node, Archi's default where the file leaves them open. `type` is its element's. */
export function sizeOf(node: ViewNode, type?: string): readonly [number, number] {
  const junction = type === "AndJunction" || type === "OrJunction";
  const [width, height] = defaultSize[junction ? "junction" : node.kind];
  return [node.width ?? width, node.height ?? height];
}

/** The middle of a rectangle, in whole pixels as Archi takes it. */
export function middle(x: number, y: number, width: number, height: number): Point {
  return { x: x + Math.trunc(width / 2), y: y + Math.trunc(height / 2) };
}

/** The middle between two points, for connections that end at a connection. */
export function between(a: Point, b: Point): Point {
  return { x: Math.round((a.x + b.x) / 2), y: Math.round((a.y + b.y) / 2) };
}

/**
 * The point of a relative bend; the offsets stay with it where they disagree by a pixel or more.
 * `index` of `count`: Archi weighs the two ends by the place in the row of bends (draw2d RelativeBendpoint).
 */
export function absoluteBend(bend: RelativeBend, source: Point, target: Point, index: number, count: number): Bend {
  const fromSource = { x: source.x + bend.startX, y: source.y + bend.startY };
  const fromTarget = { x: target.x + bend.endX, y: target.y + bend.endY };
  if (fromSource.x === fromTarget.x && fromSource.y === fromTarget.y) return fromSource;
  const weight = (index + 1) / (count + 1);
  return {
    x: Math.round(fromSource.x * (1 - weight) + fromTarget.x * weight),
    y: Math.round(fromSource.y * (1 - weight) + fromTarget.y * weight),
    relative: bend,
  };
}

/** The offsets of a bend from the middles of both ends. */
export function relativeBend(bend: Bend, source: Point, target: Point): RelativeBend {
  return (
    bend.relative ?? {
      startX: bend.x - source.x,
      startY: bend.y - source.y,
      endX: bend.x - target.x,
      endY: bend.y - target.y,
    }
  );
}
