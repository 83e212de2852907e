/**
 * Makes a picture readable that has too much in it: above about 120 boxes nobody reads boxes and lines (design of the workbench, 5).
 * Boundaries become single boxes, like neighbours become one, and what is still too much becomes a map. Everything that is not drawn is
 * counted in exactly one box, and every step is a note.
 */
import type { Locale } from "../base/codes.ts";
import type { DiagramNode, GraphDiagram } from "./diagram.ts";
import { foldAlike } from "./aggregate/alike.ts";
import { foldGroups, LINES } from "./aggregate/groups.ts";
import { begin, type Folding } from "./aggregate/folding.ts";
import { liftedEdges } from "./aggregate/lines.ts";
import { graphOf } from "./parts/graph.ts";
import { groupNode } from "./parts/nodes.ts";
import { counted, listOf, say } from "./parts/notes.ts";

/** Boxes that a picture of boxes and lines may have. */
export const READABLE = 120;

/** The diagram with at most `limit` nodes and three times as many lines, or as a map. Maps and small diagrams stay as they are. */
export function aggregate(
  diagram: GraphDiagram,
  language: Locale,
  limit: number = READABLE,
  opened: ReadonlySet<string> = nothingOpened,
): GraphDiagram {
  if (diagram.arrangement === "map") return diagram;
  if (diagram.nodes.length <= limit && diagram.edges.length <= limit * LINES) return diagram;
  if (diagram.edges.length === 0) return asMap(diagram, language);
  const folding = begin(diagram);
  foldGroups(folding, limit, opened);
  foldAlike(folding, limit, language);
  const { edges, within } = liftedEdges(diagram.edges, folding);
  if (folding.nodes.size > limit || edges.length > limit * LINES) return asMap(diagram, language);
  return graphOf([...folding.nodes.values()], edges, {
    arrangement: diagram.arrangement,
    direction: diagram.direction,
    bands: diagram.bands,
    notes: [...diagram.notes, ...foldNotes(folding, within, language)],
    hubs: diagram.hubs,
  });
}

const nothingOpened: ReadonlySet<string> = new Set();

function foldNotes({ closed, made }: Folding, within: number, language: Locale): readonly string[] {
  const notes: string[] = [];
  if (closed.length > 0) {
    const names = listOf(
      closed.map(({ name, hidden }) => `${name} (${hidden})`),
      language,
    );
    notes.push(
      say(
        language,
        `${counted(closed.length, "group is", "groups are")} drawn as one box each, with the number of elements inside: ${names}.`,
        `${counted(closed.length, "groupe est dessiné", "groupes sont dessinés")} comme une seule boîte, avec le nombre d'éléments à l'intérieur : ${names}.`,
      ),
    );
  }
  if (made.length > 0)
    notes.push(
      say(
        language,
        `Put together, having the same neighbours: ${listOf(made, language)}.`,
        `Réunis, car ils ont les mêmes voisins : ${listOf(made, language)}.`,
      ),
    );
  if (within > 0)
    notes.push(
      say(
        language,
        `${counted(within, "relationship", "relationships")} inside these boxes ${within === 1 ? "is" : "are"} not drawn.`,
        `${counted(within, "relation interne à ces boîtes n'est pas dessinée", "relations internes à ces boîtes ne sont pas dessinées")}.`,
      ),
    );
  return notes;
}

/** All boxes, none of the lines. */
function asMap(diagram: GraphDiagram, language: Locale): GraphDiagram {
  const { edges, direction, notes } = diagram;
  const nodes = bandsAsGroups(diagram);
  if (edges.length === 0) return graphOf(nodes, [], { arrangement: "map", direction, notes });
  const boxes = counted(nodes.length, say(language, "box", "boîte"), say(language, "boxes", "boîtes"));
  const lines = counted(edges.length, say(language, "line", "ligne"), say(language, "lines", "lignes"));
  const note = say(
    language,
    `${boxes} and ${lines} are too many to follow: drawn as a map, without the lines.`,
    `${boxes} et ${lines}, c'est trop pour s'y retrouver : carte sans les lignes.`,
  );
  return graphOf(nodes, [], { arrangement: "map", direction, notes: [...notes, note] });
}

/** On a map a band is a boundary. */
function bandsAsGroups({ bands, nodes }: GraphDiagram): readonly DiagramNode[] {
  if (bands.length === 0) return nodes;
  const groups = bands.map((band, rank) => groupNode(`band:${band.id}`, band.name, { rank, layer: band.layer }));
  const first = bands[0]?.id ?? "";
  return [
    ...groups,
    ...nodes.map((node) => (node.parent === undefined ? { ...node, parent: `band:${node.band ?? first}` } : node)),
  ];
}
