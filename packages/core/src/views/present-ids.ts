/** An earlier diagram in the words of a later one: what has another id since is called so, and is the same thing. */
import type { Diagram, DiagramEdge, DiagramNode } from "./diagram.ts";

/** Id now by id then, of elements that were renamed. */
export type PresentIds = ReadonlyMap<string, string>;

/** The diagram with present ids; names and everything else stay as they were. Drawings keep their own ids. */
export function withPresentIds(diagram: Diagram, ids: PresentIds): Diagram {
  if (ids.size === 0) return diagram;
  const now = (id: string): string => ids.get(id) ?? id;
  const row = <Row extends { readonly id: string; readonly element?: string | undefined }>(one: Row): Row => ({
    ...one,
    id: now(one.id),
    ...(one.element === undefined ? {} : { element: now(one.element) }),
  });
  switch (diagram.kind) {
    case "graph":
      return {
        ...diagram,
        nodes: diagram.nodes.map((node): DiagramNode => ({
          ...row(node),
          ...(node.parent === undefined ? {} : { parent: now(node.parent) }),
        })),
        edges: diagram.edges.map((edge) => presentEdge(edge, now)),
      };
    case "matrix":
      return {
        ...diagram,
        rows: diagram.rows.map(row),
        columns: diagram.columns.map(row),
        cells: diagram.cells.map((cell) => ({ ...cell, row: now(cell.row), column: now(cell.column) })),
      };
    case "timeline":
      return {
        ...diagram,
        groups: diagram.groups.map((group) => ({ ...group, rows: group.rows.map(row) })),
        links: diagram.links.map((link) => ({ ...link, from: now(link.from), to: now(link.to) })),
      };
    case "table":
      return { ...diagram, rows: diagram.rows.map(row) };
    case "drawing":
      return diagram;
  }
}

/** The id of a line is made of its ends: `claims uses policy`, `claims uses policy#2`. */
function presentEdge(edge: DiagramEdge, now: (id: string) => string): DiagramEdge {
  const { id, from, to } = edge;
  const ends = { ...edge, from: now(from), to: now(to) };
  const at = id.lastIndexOf(` ${to}`);
  if (!id.startsWith(`${from} `) || at < from.length) return ends;
  return { ...ends, id: `${now(from)}${id.slice(from.length, at)} ${now(to)}${id.slice(at + 1 + to.length)}` };
}
