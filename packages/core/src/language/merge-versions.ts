/**
 * Three versions of a model's texts, with an identity for each thing that survives a change of its text, its place or its file.
 * Elements are known by id (through `formerly`, too), attributes by their element and key, relationships by what they connect,
 * comments by their words.
 */
import { metamodel } from "../model/metamodel/index.ts";
import { alignRelationships } from "./merge-align.ts";
import { idOf, type Item, keyOf, saying, type Side, type Texts, treeOf, valueText, walk } from "./merge-items.ts";
import { allStatements, partOf, readSyntax, textOf } from "./syntax.ts";

export interface Version {
  readonly side: Side;
  /** Files by uri. */
  readonly files: ReadonlyMap<string, Item>;
  readonly items: ReadonlyMap<string, Item>;
  /** The id of the base for an id of this version. */
  readonly canonical: (id: string) => string;
}

/** The three versions, with identities that agree. */
export function readVersions(
  base: Texts,
  ours: Texts,
  theirs: Texts,
  verbs: Iterable<string> | undefined,
): Readonly<Record<Side, Version>> {
  const known = verbsOf([base, ours, theirs], verbs);
  const trees = {
    base: treeOf("base", base, known),
    ours: treeOf("ours", ours, known),
    theirs: treeOf("theirs", theirs, known),
  };
  const ids = idsOf(trees.base);
  const canonical: Readonly<Record<Side, (id: string) => string>> = {
    base: (id) => id,
    ours: renaming(ids, trees.ours),
    theirs: renaming(ids, trees.theirs),
  };
  const relationships = alignRelationships(trees, canonical);
  const version = (side: Side): Version => {
    const items = new Map<string, Item>();
    const counts = new Map<string, number>();
    for (const item of walk(trees[side].values())) {
      const key =
        item.sort === "relationship"
          ? (relationships.get(item) ?? "")
          : numbered(identity(item, canonical[side]), counts);
      item.key = key;
      items.set(key, item);
    }
    return { side, files: trees[side], items, canonical: canonical[side] };
  };
  return { base: version("base"), ours: version("ours"), theirs: version("theirs") };
}

/** Verbs known before, and those that any of the texts defines. */
function verbsOf(versions: readonly Texts[], verbs: Iterable<string> | undefined): readonly string[] {
  const known = new Set(verbs ?? metamodel.relationships.map((relationship) => relationship.id));
  for (const texts of versions) {
    for (const bytes of texts.values()) {
      if (!/^\s*relationship\s/m.test(textOf(bytes, { start: 0, end: bytes.length }))) continue;
      for (const statement of allStatements(readSyntax(bytes, { verbs: known }).statements)) {
        const kind = partOf(statement, "kind");
        const id = partOf(statement, "id");
        if (
          statement.kind === "definition" &&
          kind !== undefined &&
          id !== undefined &&
          textOf(bytes, kind) === "relationship"
        )
          known.add(textOf(bytes, id));
      }
    }
  }
  return [...known];
}

function idsOf(files: ReadonlyMap<string, Item>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const item of walk(files.values())) if (item.sort === "element") ids.add(idOf(item));
  return ids;
}

/** Ids that are new and say `formerly` of an id that is gone, read as the old one. */
function renaming(base: ReadonlySet<string>, files: ReadonlyMap<string, Item>): (id: string) => string {
  const own = idsOf(files);
  const names = new Map<string, string>();
  for (const item of walk(files.values())) {
    if (item.sort !== "attribute" || item.container?.sort !== "element" || keyOf(item) !== "formerly") continue;
    const id = idOf(item.container);
    if (base.has(id)) continue;
    const old = valueText(item)
      .split(/[\s,[\]]+/)
      .find((word) => base.has(word) && !own.has(word));
    if (old !== undefined && ![...names.values()].includes(old)) names.set(id, old);
  }
  return (id) => names.get(id) ?? id;
}

function identity(item: Item, canonical: (id: string) => string): string {
  const container = item.container?.key ?? "";
  switch (item.sort) {
    case "file":
      return `file|${item.uri}`;
    case "element":
      return `element|${canonical(idOf(item))}`;
    case "extension":
      return `extension|${canonical(idOf(item))}|${item.uri}`;
    case "definition": {
      const kind = item.statement === undefined ? undefined : partOf(item.statement, "kind");
      const word = kind === undefined ? "" : textOf(item.bytes, kind);
      return word === "model" ? "definition|model" : `definition|${word}|${idOf(item)}`;
    }
    case "attribute": {
      const owner = item.container;
      return `attribute|${owner?.sort === "extension" ? `element|${canonical(idOf(owner))}` : container.replace(/#0$/, "")}|${keyOf(item)}`;
    }
    case "comment":
    case "unreadable":
      return `${item.sort}|${container}|${saying(item)}`;
    case "relationship":
      return "";
  }
}

/** The identity with the number of those alike before it. */
function numbered(key: string, counts: Map<string, number>): string {
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return `${key}#${count}`;
}
