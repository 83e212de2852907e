/** What nearly all lines say is said once, below the picture: twenty times "http" hides the three lines that are something else. */
import type { Locale } from "../base/codes.ts";
import type { GraphDiagram } from "./diagram.ts";
import { say } from "./parts/notes.ts";

/** Fewer lines than this may all say it. */
const LEAST = 8;
/** Share of the lines that makes a word the usual one. */
const USUAL = 0.6;

/** The diagram without the detail that most of its lines have and that has no label beside it; a note says what it was. */
export function withPlainLines(diagram: GraphDiagram, language: Locale): GraphDiagram {
  const counts = new Map<string, number>();
  for (const { label, detail } of diagram.edges)
    if (label === undefined && detail !== undefined) counts.set(detail, (counts.get(detail) ?? 0) + 1);
  const [usual, count = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (usual === undefined || count < LEAST || count < USUAL * diagram.edges.length) return diagram;
  const edges = diagram.edges.map((edge) =>
    edge.label === undefined && edge.detail === usual ? { ...edge, detail: undefined } : edge,
  );
  const note = say(language, `Lines without a label: ${usual}.`, `Lignes sans étiquette : ${usual}.`);
  return { ...diagram, edges, notes: [...diagram.notes, note] };
}
