/** How much a diagram shows. */
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
