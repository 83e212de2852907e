/** The `kept` lines of a writer's loss report. */
import { type ArchimateDocument, nodesOf } from "../../model/archimate/document.ts";
import type { Tally } from "../../model/archimate/tally.ts";

/** Counts what every format has a place for. */
export function countWritten(tally: Tally, document: ArchimateDocument): void {
  tally.kept("element", document.elements.length);
  tally.kept("relationship", document.relationships.length);
  tally.kept("view", document.views.length);
  for (const view of document.views) {
    for (const _node of nodesOf(view.nodes)) tally.kept("view node");
    tally.kept("view connection", view.connections.length);
  }
}
