/** Reads what ELK wrote: places from the corner of each part, nothing rounded yet. */
import type { Box, Point } from "../graph.ts";
import type { Plan } from "./plan.ts";
import type { ElkEdge, ElkNode } from "./types.ts";

export interface LaidPart {
  readonly boxes: ReadonlyMap<string, Box>;
  /** Corner of each pile, by the group that it lies in. */
  readonly piles: ReadonlyMap<string, Point>;
  readonly lines: ReadonlyMap<string, LaidLine>;
}

export interface LaidLine {
  readonly points: readonly Point[];
  readonly label: Box | undefined;
}

export function readElk(plan: Plan, laid: ElkNode): readonly LaidPart[] {
  const names = new Map<string, string>();
  for (const [id, { index }] of plan.tree.byId) names.set(`${index}`, id);
  return plan.parts.map((_, index) => {
    const part = laid.children?.find((child) => child.id === `part${index}`);
    return part === undefined ? EMPTY : readPart(plan, part, names);
  });
}

const EMPTY: LaidPart = { boxes: new Map(), piles: new Map(), lines: new Map() };

function readPart(plan: Plan, part: ElkNode, names: ReadonlyMap<string, string>): LaidPart {
  const boxes = new Map<string, Box>();
  const piles = new Map<string, Point>();
  const origins = new Map<string, Point>([[part.id, { x: 0, y: 0 }]]);
  const visit = (node: ElkNode, origin: Point): void => {
    const corner = { x: origin.x + (node.x ?? 0), y: origin.y + (node.y ?? 0) };
    const id = names.get(node.id.slice(1));
    origins.set(node.id, corner);
    if (id !== undefined && node.id.startsWith("p")) piles.set(id, corner);
    else if (id !== undefined) boxes.set(id, { ...corner, width: node.width ?? 0, height: node.height ?? 0 });
    for (const child of node.children ?? []) visit(child, corner);
  };
  for (const child of part.children ?? []) visit(child, { x: 0, y: 0 });
  const lines = new Map<string, LaidLine>();
  for (const edge of part.edges ?? []) {
    const line = readLine(edge, origins.get(edge.container ?? part.id) ?? { x: 0, y: 0 });
    const id = plan.edges[Number(edge.id.slice(1))]?.id;
    if (id === undefined || line === undefined) continue;
    lines.set(id, plan.order.backward.has(id) ? { ...line, points: line.points.toReversed() } : line);
  }
  return { boxes, piles, lines };
}

/** Coordinates of a line count from the corner of its container, not of the node that holds it in the JSON. */
function readLine(edge: ElkEdge, origin: Point): LaidLine | undefined {
  const points = (edge.sections ?? [])
    .flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
    .map((point) => ({ x: point.x + origin.x, y: point.y + origin.y }));
  if (points.length < 2) return undefined;
  const [label] = edge.labels ?? [];
  if (label?.x === undefined || label.y === undefined) return { points, label: undefined };
  const { width, height } = label;
  return { points, label: { x: label.x + origin.x, y: label.y + origin.y, width, height } };
}
