/** The parts of a picture that somebody can point at: boxes, panels and lines, read from a scene or from an SVG in the page. */
import type { GroupMark, Mark, PathStep, Scene } from "@orrery/core/notations/scene";
import type { Area } from "./camera.ts";

export interface Part {
  readonly id: string;
  readonly element: string | undefined;
  readonly role: "node" | "container" | "edge" | "cell" | "row";
  readonly label: string;
  /** Address to open. */
  readonly opens: string | undefined;
  readonly area: Area;
  /** Of an edge: its ends, and its points, x and y in turn. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly lines: readonly (readonly number[])[];
}

const roles: readonly string[] = ["node", "container", "edge", "cell", "row"];

export function isPartRole(role: string | undefined): role is Part["role"] {
  return role !== undefined && roles.includes(role);
}

/** The parts of a scene, in its order; what one id says in two groups is one part. */
export function partsOfScene(scene: Scene): readonly Part[] {
  const found: Part[] = [];
  const walk = (marks: readonly Mark[]): void => {
    for (const mark of marks) {
      if (mark.kind !== "group") continue;
      const part = partOf(mark);
      if (part !== undefined) found.push(part);
      walk(mark.marks);
    }
  };
  walk(scene.marks);
  return merged(found);
}

/** One part of each id: areas joined, the first label that says something. */
export function merged(parts: readonly Part[]): readonly Part[] {
  const byId = new Map<string, Part>();
  for (const part of parts) {
    const before = byId.get(part.id);
    byId.set(part.id, before === undefined ? part : joined(before, part));
  }
  return [...byId.values()];
}

function joined(first: Part, second: Part): Part {
  return {
    ...first,
    label: first.label === "" ? second.label : first.label,
    opens: first.opens ?? second.opens,
    area: around([first.area, second.area]),
    lines: [...first.lines, ...second.lines],
  };
}

function partOf(mark: GroupMark): Part | undefined {
  const { id, role } = mark;
  if (id === undefined || !isPartRole(role)) return undefined;
  const lines = role === "edge" ? linesOf(mark.marks) : [];
  return {
    id,
    element: mark.element,
    role,
    label: mark.label ?? "",
    opens: mark.opens,
    area: mark.box ?? around(lines.map(areaOf)),
    from: mark.from,
    to: mark.to,
    lines,
  };
}

function linesOf(marks: readonly Mark[]): readonly (readonly number[])[] {
  return marks.flatMap((mark) =>
    mark.kind === "path" && mark.style.fill === undefined && mark.style.stroke !== undefined
      ? [pointsOf(mark.steps)]
      : [],
  );
}

/** Where a path passes, and the control points of its curves, which are short here: rounded corners. */
function pointsOf(steps: readonly PathStep[]): readonly number[] {
  return steps.flatMap((step) => step.slice(1) as number[]);
}

/** The box around points, x and y in turn. */
export function areaOf(points: readonly number[]): Area {
  const xs = points.filter((_, index) => index % 2 === 0);
  const ys = points.filter((_, index) => index % 2 === 1);
  if (xs.length === 0 || ys.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The box around boxes; those without extent and place count for nothing. */
export function around(areas: readonly Area[]): Area {
  const known = areas.filter(({ x, y, width, height }) => x !== 0 || y !== 0 || width !== 0 || height !== 0);
  return areaOf(known.flatMap(({ x, y, width, height }) => [x, y, x + width, y + height]));
}

/** What belongs to a part when it is looked at: itself, its lines and what is at their other ends, the panels around; of a panel, what is inside. */
export function neighbours(parts: readonly Part[], of: Part): ReadonlySet<string> {
  const close = new Set<string>([of.id]);
  const inside = new Set<string>([of.id]);
  if (of.role === "container") {
    for (const part of parts) if (part.role !== "edge" && contains(of.area, part.area)) inside.add(part.id);
  }
  for (const id of inside) close.add(id);
  for (const { id, role, from, to } of parts) {
    if (role !== "edge") continue;
    const isOwn = id === of.id;
    if (!isOwn && !(from !== undefined && inside.has(from)) && !(to !== undefined && inside.has(to))) continue;
    close.add(id);
    if (from !== undefined) close.add(from);
    if (to !== undefined) close.add(to);
  }
  for (const part of parts) if (part.role === "container" && contains(part.area, of.area)) close.add(part.id);
  return close;
}

export function contains(outer: Area, inner: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** How deep each part lies in panels, 1 at the outside. */
export function levels(parts: readonly Part[]): ReadonlyMap<string, number> {
  const panels = parts.filter((part) => part.role === "container");
  return new Map(
    parts.map((part) => [
      part.id,
      1 + panels.filter((panel) => panel.id !== part.id && contains(panel.area, part.area)).length,
    ]),
  );
}
