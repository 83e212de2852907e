/**
 * Archi's nine fixed top folders, filled: a tree that came from Archi stays as it is; any other tree is sorted under the top
 * folder of each thing's layer, and what lies in no folder goes to the top of its layer.
 */
import { type ArchimateDocument, type Folder, type FolderItem, isFolder } from "../../model/archimate/document.ts";
import type { Tally } from "../../model/archimate/tally.ts";
import { folderOfType, topFolderByName, topFolders } from "../../model/archimate/vocabulary.ts";
import { reasons } from "./reasons.ts";

/** All top folders in Archi's order, each thing of the document in exactly one place. */
export function arrangeFolders(document: ArchimateDocument, tally: Tally): readonly Folder[] {
  const layers = layersOf(document);
  const placed = new Set<string>();
  const own = onceEach(
    document.folders.flatMap((folder) => byLayer(folder, layers, tally)),
    placed,
    tally,
  );
  const rest = new Map<string, FolderItem[]>();
  for (const [reference, layer] of layers) {
    if (placed.has(reference)) continue;
    const items = rest.get(layer) ?? [];
    items.push({ reference });
    rest.set(layer, items);
  }
  const tops = topFolders.map(({ type, name }) => {
    const folders = own.filter((one) => one.layer === type);
    const first = folders.find((one) => one.top)?.folder ?? emptyFolder(`folder-${type}`, name);
    const inside = folders.flatMap((one) => (one.top ? one.folder.items : [one.folder]));
    return { ...first, extras: { ...first.extras, "archi:type": type }, items: [...inside, ...(rest.get(type) ?? [])] };
  });
  const others = own.filter((one) => one.layer === undefined).map((one) => one.folder);
  return inOrderOf(document, [...tops, ...others]);
}

/** A tree that came from Archi keeps its order, and is spared the empty folders that it did not have. */
function inOrderOf(document: ArchimateDocument, tops: readonly Folder[]): readonly Folder[] {
  if (!document.folders.some((folder) => folder.extras["archi:type"] !== undefined)) return tops;
  const places = new Map(document.folders.map((folder, index) => [folder.id, index]));
  const place = (folder: Folder): number => places.get(folder.id) ?? places.size;
  return tops.filter((folder) => places.has(folder.id) || folder.items.length > 0).sort((a, b) => place(a) - place(b));
}

/** The top folder of everything, by id. */
function layersOf(document: ArchimateDocument): Map<string, string> {
  return new Map([
    ...document.elements.map((element): [string, string] => [element.id, folderOfType.get(element.type) ?? "other"]),
    ...document.relationships.map((relationship): [string, string] => [relationship.id, "relations"]),
    ...document.views.map((view): [string, string] => [view.id, "diagrams"]),
  ]);
}

interface Arranged {
  readonly folder: Folder;
  /** Archi's type of the top folder it belongs to; `undefined` for a further top folder of an Archi file. */
  readonly layer: string | undefined;
  /** It is that top folder. */
  readonly top: boolean;
}

function byLayer(folder: Folder, layers: ReadonlyMap<string, string>, tally: Tally): Arranged[] {
  const stated = folder.extras["archi:type"];
  if (stated !== undefined) {
    const known = topFolders.some((top) => top.type === stated);
    return [{ folder, layer: known ? stated : undefined, top: known }];
  }
  const named = topFolderByName.get((folder.names[0]?.text ?? "").toLowerCase());
  const inside = layersInside(folder, layers);
  const home = named ?? inside[0] ?? "other";
  if (inside.some((layer) => layer !== home))
    tally.approximated("folder", reasons.foldersByLayer, folder.names[0]?.text);
  return [home, ...inside.filter((layer) => layer !== home)].map((layer) => ({
    folder:
      layer === home
        ? only(folder, layer, layers, true)
        : { ...only(folder, layer, layers, false), id: `${folder.id}-${layer}` },
    layer,
    top: named === layer || folder.extras["exchange:loose"] !== undefined,
  }));
}

/** Layers of what a folder holds at any depth, in order of first appearance. */
function layersInside(folder: Folder, layers: ReadonlyMap<string, string>): string[] {
  const found = new Set<string>();
  const visit = (one: Folder): void => {
    for (const item of one.items) {
      if (isFolder(item)) visit(item);
      else found.add(layers.get(item.reference) ?? "other");
    }
  };
  visit(folder);
  return [...found];
}

/** The part of a folder that belongs to one layer; empty folders stay at home. */
function only(folder: Folder, layer: string, layers: ReadonlyMap<string, string>, home: boolean): Folder {
  const items = folder.items.flatMap((item): (Folder | FolderItem)[] => {
    if (!isFolder(item)) return layers.get(item.reference) === layer ? [item] : [];
    const inside = layersInside(item, layers);
    if (!inside.includes(layer) && !(home && inside.length === 0)) return [];
    const part = only(item, layer, layers, home);
    return [home ? part : { ...part, id: `${part.id}-${layer}` }];
  });
  return { ...folder, items };
}

/** Drops second mentions of the same thing. */
function onceEach(arranged: readonly Arranged[], placed: Set<string>, tally: Tally): Arranged[] {
  const visit = (folder: Folder): Folder => ({
    ...folder,
    items: folder.items.flatMap((item): (Folder | FolderItem)[] => {
      if (isFolder(item)) return [visit(item)];
      if (placed.has(item.reference)) {
        tally.dropped("folder item", reasons.secondFolder, item.reference);
        return [];
      }
      placed.add(item.reference);
      return [item];
    }),
  });
  return arranged.map((one) => ({ ...one, folder: visit(one.folder) }));
}

function emptyFolder(id: string, name: string): Folder {
  return { id, names: [{ text: name }], documentation: [], properties: [], extras: {}, items: [] };
}
