/** Which elements a diagram shows. */
import type { Diagram } from "./diagram.ts";

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
