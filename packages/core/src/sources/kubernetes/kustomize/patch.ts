/** Patches on trees: strategic merges, and lists of operations (RFC 6902). Nothing is changed, a new tree comes out. */
import { at, type Fields, scalar, textAt, type Tree } from "../../parts/tree.ts";

/** Fields by which the things of a list are the same, for the lists of Kubernetes. */
const keysOfLists = ["name", "mountPath", "containerPort", "port", "topologyKey", "ip", "key"];

/** A strategic merge; undefined: the patch deletes the thing. */
export function mergedInto(tree: Tree, patch: Tree, depth = 0): Tree | undefined {
  if (isNone(patch)) return undefined;
  if (depth > 60) return tree;
  if (tree.is === "fields" && patch.is === "fields") {
    const directive = textAt(patch, "$patch");
    if (directive === "delete") return undefined;
    if (directive === "replace") return without(patch, "$patch");
    const entries = new Map(tree.entries);
    for (const [name, value] of patch.entries) {
      if (name.startsWith("$")) continue;
      const before = entries.get(name);
      const after = before === undefined ? value : mergedInto(before, value, depth + 1);
      if (after === undefined || isNone(after)) entries.delete(name);
      else entries.set(name, after);
    }
    return { ...tree, entries };
  }
  if (tree.is === "items" && patch.is === "items")
    return { ...tree, items: mergedItems(tree.items, patch.items, depth) };
  return patch;
}

function isNone(tree: Tree): boolean {
  return tree.is === "scalar" && tree.isPlain && /^(?:null|~)$/u.test(tree.text);
}

function mergedItems(items: readonly Tree[], patches: readonly Tree[], depth: number): readonly Tree[] {
  if (patches.some((patch) => textAt(patch, "$patch") === "replace"))
    return patches.filter((patch) => textAt(patch, "$patch") === undefined);
  const key = keysOfLists.find((name) => patches.every((patch) => patch.is === "fields" && patch.entries.has(name)));
  // A list without names is taken as a whole.
  if (key === undefined) return patches;
  const result: Tree[] = [...items];
  for (const patch of patches) {
    const index = result.findIndex((item) => textAt(item, key) === textAt(patch, key));
    const found = result[index];
    if (found === undefined) {
      if (textAt(patch, "$patch") !== "delete") result.push(patch);
      continue;
    }
    const after = mergedInto(found, patch, depth + 1);
    if (after === undefined) result.splice(index, 1);
    else result[index] = after;
  }
  return result;
}

function without(tree: Fields, name: string): Fields {
  const entries = new Map(tree.entries);
  entries.delete(name);
  return { ...tree, entries };
}

/** Operations one after the other; what does not fit changes nothing. */
export function operated(tree: Tree, operations: readonly Tree[]): Tree {
  return operations.reduce((before, operation) => {
    const path = (textAt(operation, "path") ?? "")
      .split("/")
      .slice(1)
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    const kind = textAt(operation, "op");
    if (path.length === 0 || path.length > 60) return before;
    if (kind === "remove") return changed(before, path, () => undefined);
    const value = at(operation, "value") ?? scalar("", operation.line);
    if (kind === "replace") return changed(before, path, () => value);
    return kind === "add" ? changed(before, path, () => value, true) : before;
  }, tree);
}

/** The tree with something else at a path. */
export function changed(
  tree: Tree,
  path: readonly string[],
  change: (before: Tree | undefined) => Tree | undefined,
  isInsert = false,
): Tree {
  const [name, ...rest] = path;
  if (name === undefined) return change(tree) ?? tree;
  if (tree.is === "items") {
    const items = [...tree.items];
    const index = name === "-" ? items.length : Number(name);
    if (!Number.isInteger(index) || index < 0 || index > items.length) return tree;
    const before = items[index];
    if (rest.length > 0) {
      if (before !== undefined) items[index] = changed(before, rest, change, isInsert);
      return { ...tree, items };
    }
    const after = change(before);
    if (after === undefined) items.splice(index, 1);
    else items.splice(index, isInsert ? 0 : 1, after);
    return { ...tree, items };
  }
  if (tree.is !== "fields") return tree;
  const entries = new Map(tree.entries);
  const before = entries.get(name);
  const below = before ?? ({ is: "fields", entries: new Map(), line: tree.line } satisfies Fields);
  const after = rest.length === 0 ? change(before) : changed(below, rest, change, isInsert);
  if (after === undefined) entries.delete(name);
  else entries.set(name, after);
  return { ...tree, entries };
}

/** The tree with a field set to a text. */
export function withText(tree: Tree, path: readonly string[], text: string): Tree {
  return changed(tree, path, (before) => scalar(text, before?.line ?? tree.line, false));
}

/** Every list of containers of a resource changed, wherever its pods are described. */
export function withContainers(tree: Tree, change: (container: Tree) => Tree): Tree {
  const kinds = ["containers", "initContainers"];
  const visit = (here: Tree, depth: number): Tree => {
    if (depth > 8 || here.is !== "fields") return here;
    const entries = new Map(here.entries);
    for (const [name, value] of here.entries) {
      if (kinds.includes(name) && value.is === "items") entries.set(name, { ...value, items: value.items.map(change) });
      else if (/^(?:spec|template|jobTemplate)$/u.test(name)) entries.set(name, visit(value, depth + 1));
    }
    return { ...here, entries };
  };
  return visit(tree, 0);
}
