/** Looking into trees of configuration: every value with the path of its keys, and lists that may be written as one thing. */
import { at, isNothing, type Scalar, type Tree } from "../tree.ts";

/** One value with the path of its keys. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: string;
  readonly line: number;
}

/** Every text in a tree with its path, in order; positions in lists are steps of the path. */
export function* leavesOf(tree: Tree, path: readonly string[] = []): Generator<Leaf> {
  if (tree.is === "scalar") {
    if (!isNothing(tree)) yield { path, value: tree.text, line: tree.line };
  } else if (tree.is === "fields") for (const [key, child] of tree.entries) yield* leavesOf(child, [...path, key]);
  else for (const [index, child] of tree.items.entries()) yield* leavesOf(child, [...path, String(index)]);
}

/** Items of a list; one thing that stands where a list may stand is a list of one. */
export function manyAt(tree: Tree | undefined, ...path: readonly string[]): readonly Tree[] {
  const found = at(tree, ...path);
  if (found === undefined || isNothing(found)) return [];
  return found.is === "items" ? found.items : [found];
}

/** Texts of a list, or the one text that stands for it, with their lines. */
export function scalarsAt(tree: Tree | undefined, ...path: readonly string[]): readonly Scalar[] {
  return manyAt(tree, ...path).flatMap((item) => (item.is === "scalar" && !isNothing(item) ? [item] : []));
}

/** Text with its line; undefined where there is none or it is empty. */
export function scalarAt(tree: Tree | undefined, ...path: readonly string[]): Scalar | undefined {
  const found = at(tree, ...path);
  return found?.is === "scalar" && !isNothing(found) && found.text !== "" ? found : undefined;
}
