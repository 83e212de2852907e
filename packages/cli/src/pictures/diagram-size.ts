/** How much a diagram shows, and of which elements. */
import type { Diagram } from "@orrery/core/views/diagram";

/** Things, and lines or cells between them. */
export function sizeOf(diagram: Diagram): { readonly nodes: number; readonly lines: number } {
  switch (diagram.kind) {
    case "graph":
      return { nodes: diagram.nodes.length, lines: diagram.edges.length };
    case "drawing":
      return { nodes: diagram.nodes.length, lines: diagram.lines.length };
    case "matrix":
      return { nodes: diagram.rows.length + diagram.columns.length, lines: diagram.cells.length };
    case "timeline":
      return { nodes: diagram.groups.reduce((sum, group) => sum + group.rows.length, 0), lines: diagram.links.length };
    case "table":
      return { nodes: diagram.rows.length, lines: 0 };
  }
}

/** Ids of the elements that it shows, each once. */
export function elementsIn(diagram: Diagram): readonly string[] {
  const ids = (ones: Iterable<{ readonly element?: string | undefined }>): readonly string[] => [
    ...new Set([...ones].flatMap(({ element }) => (element === undefined ? [] : [element]))),
  ];
  switch (diagram.kind) {
    case "graph":
      return ids(diagram.nodes);
    case "drawing":
      return ids(diagram.nodes.flatMap(({ node }) => node ?? []));
    case "matrix":
      return ids([...diagram.rows, ...diagram.columns]);
    case "timeline":
      return ids(diagram.groups.flatMap((group) => group.rows));
    case "table":
      return ids(diagram.rows);
  }
}
