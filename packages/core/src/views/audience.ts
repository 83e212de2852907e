/** The same picture for other readers (R089): the business asks what works with what, not with which product and protocol. */
import type { GraphDiagram } from "./diagram.ts";

/** The diagram without technologies, their icons and the protocols of its lines. */
export function withoutTechnology(diagram: GraphDiagram): GraphDiagram {
  return {
    ...diagram,
    nodes: diagram.nodes.map((node) => ({ ...node, technology: undefined, icon: undefined })),
    edges: diagram.edges.map((edge) => ({ ...edge, detail: undefined })),
  };
}
