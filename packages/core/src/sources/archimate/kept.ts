/** The `kept` lines of a reader's loss report. */
import { type ArchimateDocument, type Folder, isFolder, nodesOf } from "../../model/archimate/document.ts";
import type { Tally } from "../../model/archimate/tally.ts";

/** Counts everything that a document holds. */
export function countKept(tally: Tally, document: ArchimateDocument): void {
  const views = document.views;
  const described = [document, ...document.elements, ...document.relationships, ...views];
  tally.kept("element", document.elements.length);
  tally.kept("relationship", document.relationships.length);
  tally.kept("view", views.length);
  for (const view of views) {
    for (const _node of nodesOf(view.nodes)) tally.kept("view node");
    tally.kept("view connection", view.connections.length);
  }
  tally.kept("documentation", described.filter((one) => one.documentation.length > 0).length);
  tally.kept(
    "property",
    described.reduce((sum, one) => sum + one.properties.length, 0),
  );
  tally.kept(
    "folder",
    document.folders.reduce((sum, folder) => sum + countFolders(folder), 0),
  );
  tally.kept("specialisation", document.profiles.length);
  tally.kept("picture", document.pictures.length);
}

function countFolders(folder: Folder): number {
  return folder.items.filter(isFolder).reduce((sum, child) => sum + countFolders(child), 1);
}
