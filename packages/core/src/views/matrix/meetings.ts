/** Where the rows of a matrix meet its columns: paths followed over connections, whatever is inside counting for what is around it. */
import type { Element, Model } from "../../model/model.ts";
import { insideOf } from "../parts/inside.ts";
import type { Meeting } from "./marks.ts";
import type { Step } from "./paths.ts";

/** Meetings by row and column. */
export type Found = ReadonlyMap<number, ReadonlyMap<number, Meeting>>;

/** Follows the paths from what each row stands for, itself and what is inside, to what each column stands for. */
export function meet(
  model: Model,
  rows: readonly Element[],
  columns: readonly Element[],
  paths: readonly (readonly Step[])[],
): Found {
  const columnsOf = standingFor(columns);
  const found = new Map<number, Map<number, Meeting>>();
  for (const row of rows) {
    const start = [row, ...insideOf(row)].map((one) => one.row);
    const cells = new Map<number, { edges: Set<number>; ends: Set<string> }>();
    for (const path of paths) {
      for (const { edge, from, to } of follow(model, start, path)) {
        for (const column of columnsOf.get(to) ?? []) {
          if (isNested(row, column)) continue;
          const cell = cells.get(column.row) ?? { edges: new Set(), ends: new Set() };
          cell.edges.add(edge);
          cell.ends.add(path.length > 1 ? `${from} ${to}` : `${edge}`);
          cells.set(column.row, cell);
        }
      }
    }
    const isDirect = paths.every((path) => path.length === 1);
    const entries = [...cells].map(([column, { edges, ends }]): [number, Meeting] => [
      column,
      { row, column: model.at(column), edges, count: ends.size, isDirect },
    ]);
    if (entries.length > 0) found.set(row.row, new Map(entries));
  }
  return found;
}

/** A thing does not meet itself, nor what it is inside of: that is its own affair. */
function isNested(row: Element, column: Element): boolean {
  return [row, ...row.path].some((one) => one.row === column.row) || column.path.some((one) => one.row === row.row);
}

/** Columns that an element stands for: itself and those around it. */
function standingFor(columns: readonly Element[]): ReadonlyMap<number, readonly Element[]> {
  const standing = new Map<number, Element[]>();
  for (const column of columns) {
    for (const one of [column, ...insideOf(column)]) {
      const list = standing.get(one.row);
      if (list === undefined) standing.set(one.row, [column]);
      else list.push(column);
    }
  }
  return standing;
}

interface Arrival {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
}

/** Where a path ends, with the last connection taken. */
function follow(model: Model, start: readonly number[], path: readonly Step[]): readonly Arrival[] {
  let at: ReadonlySet<number> = new Set(start);
  let arrivals: readonly Arrival[] = [];
  path.forEach((step, index) => {
    if (index > 0) at = new Set([...at].flatMap((row) => goingOn(model, row, step)));
    arrivals = [...at].flatMap((row) => stepsFrom(model, row, step));
    at = new Set(arrivals.map(({ to }) => to));
  });
  return arrivals;
}

/** A path goes on from what is inside of what it reached; against the direction, from what is around it: who uses a whole uses its parts. */
function goingOn(model: Model, row: number, { way }: Step): readonly number[] {
  const element = model.at(row);
  const inside = way === "backward" ? [] : insideOf(element);
  const around = way === "forward" ? [] : element.path;
  return [row, ...[...inside, ...around].map((one) => one.row)];
}

function stepsFrom(model: Model, row: number, { names, way }: Step): readonly Arrival[] {
  const graph = model.graph();
  const arrivals: Arrival[] = [];
  const take = (starts: Int32Array, edges: Int32Array, nodes: Int32Array): void => {
    for (let index = starts[row] as number; index < (starts[row + 1] as number); index++) {
      const edge = edges[index] as number;
      const to = nodes[index] as number;
      if (names.has(model.edgeName(edge))) arrivals.push({ edge, from: row, to });
    }
  };
  if (way !== "backward") take(graph.outStart, graph.outEdge, graph.outNode);
  if (way !== "forward") take(graph.inStart, graph.inEdge, graph.inNode);
  return arrivals;
}
