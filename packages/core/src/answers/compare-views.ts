/** Do two diagrams of a view show the same? What each has that the other has not, and what looks different in both. */
import type { Diagram } from "../views/diagram.ts";
import type { CompareViewsAnswer } from "./time-answers.ts";

export interface DiagramDifference {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** What differs from one diagram to another: boxes and lines, rows and cells. What only stands elsewhere is the same. */
export function diagramDifference(before: Diagram, after: Diagram): DiagramDifference {
  const old = partsOf(before);
  const now = partsOf(after);
  let added = 0;
  let changed = 0;
  for (const [id, said] of now) {
    const earlier = old.get(id);
    if (earlier === undefined) added++;
    else if (earlier !== said) changed++;
  }
  let removed = 0;
  for (const id of old.keys()) if (!now.has(id)) removed++;
  return { added, removed, changed };
}

/** What each part of a diagram says, by an id of its own. */
function partsOf(diagram: Diagram): ReadonlyMap<string, string> {
  switch (diagram.kind) {
    case "graph":
      return new Map([
        ...diagram.nodes.map(({ badges: _badges, rank: _rank, change: _change, ...node }) =>
          entry(`node ${node.id}`, node),
        ),
        ...diagram.edges.map(({ change: _change, ...edge }) => entry(`line ${edge.id}`, edge)),
      ]);
    case "matrix":
      return new Map([
        ...diagram.rows.map((row) => entry(`row ${row.id}`, row)),
        ...diagram.columns.map((column) => entry(`column ${column.id}`, column)),
        ...diagram.cells.map((cell) => entry(`cell ${cell.row}\n${cell.column}`, cell)),
      ]);
    case "timeline":
      return new Map([
        ...diagram.groups.flatMap((group) => group.rows.map((row) => entry(`row ${group.id}\n${row.id}`, row))),
        ...diagram.links.map((link) => entry(`link ${link.from}\n${link.to}`, link)),
      ]);
    case "table":
      return new Map(diagram.rows.map((row) => entry(`row ${row.id}`, row)));
    case "drawing":
      return new Map([
        ...diagram.nodes.map(({ box: _box, ...node }) => entry(`node ${node.id}`, node)),
        ...diagram.lines.map((line, index) => entry(`line ${index}`, line)),
      ]);
  }
}

function entry(id: string, content: unknown): readonly [string, string] {
  return [id, JSON.stringify(content)];
}

const order = ["changed", "added", "removed", "unknown", "same"] as const;

/** Views with the most that differs first; those that are the same last, in their own order. */
export function compareViewsOrder(views: CompareViewsAnswer["views"]): CompareViewsAnswer["views"] {
  const size = ({ added, removed, changed }: CompareViewsAnswer["views"][number]): number => added + removed + changed;
  return views.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change) || size(b) - size(a));
}
