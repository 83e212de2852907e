/** A tree of values as YAML and JSON have them, each with its line. Texts stay as written: `1.10`, `yes` and `0x10` are not lost to numbers. */
export type Tree = Scalar | Items | Fields;

export interface Scalar {
  readonly is: "scalar";
  readonly text: string;
  /** Without quotes: it may be a number, a flag or nothing. */
  readonly isPlain: boolean;
  readonly line: number;
  readonly tag?: string;
}

export interface Items {
  readonly is: "items";
  readonly items: readonly Tree[];
  readonly line: number;
  readonly tag?: string;
}

export interface Fields {
  readonly is: "fields";
  readonly entries: ReadonlyMap<string, Tree>;
  readonly line: number;
  readonly tag?: string;
}

/** What lies below, field by field. */
export function at(tree: Tree | undefined, ...path: readonly string[]): Tree | undefined {
  let here = tree;
  for (const name of path) here = here?.is === "fields" ? here.entries.get(name) : undefined;
  return here;
}

/** A text, number or flag as written; undefined where there is none. */
export function textAt(tree: Tree | undefined, ...path: readonly string[]): string | undefined {
  const found = at(tree, ...path);
  return found?.is === "scalar" && !isNothing(found) ? found.text : undefined;
}

export function numberAt(tree: Tree | undefined, ...path: readonly string[]): number | undefined {
  const text = textAt(tree, ...path);
  if (text === undefined || !/^[+-]?\d+(?:\.\d+)?$/u.test(text)) return undefined;
  return Number(text);
}

export function flagAt(tree: Tree | undefined, ...path: readonly string[]): boolean | undefined {
  const text = textAt(tree, ...path)?.toLowerCase();
  return text === "true" ? true : text === "false" ? false : undefined;
}

/** The things of a list; empty where there is none. */
export function itemsAt(tree: Tree | undefined, ...path: readonly string[]): readonly Tree[] {
  const found = at(tree, ...path);
  return found?.is === "items" ? found.items : [];
}

/** The texts of a list, or the one text that stands for it. */
export function textsAt(tree: Tree | undefined, ...path: readonly string[]): readonly string[] {
  const found = at(tree, ...path);
  if (found?.is === "scalar") return isNothing(found) ? [] : [found.text];
  return itemsAt(found).flatMap((item) => (item.is === "scalar" ? [item.text] : []));
}

/** Names and values; empty where there are none. */
export function entriesAt(tree: Tree | undefined, ...path: readonly string[]): readonly (readonly [string, Tree])[] {
  const found = at(tree, ...path);
  return found?.is === "fields" ? [...found.entries] : [];
}

/** Names with plain texts: labels, annotations. */
export function textsByName(tree: Tree | undefined, ...path: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entriesAt(tree, ...path).flatMap(([name, value]) => (value.is === "scalar" ? [[name, value.text]] : [])),
  );
}

/** Nothing: an empty plain value, `null` or `~`. */
export function isNothing(tree: Tree): boolean {
  return tree.is === "scalar" && tree.isPlain && /^(?:|~|null|Null|NULL)$/u.test(tree.text);
}

export function scalar(text: string, line: number, isPlain = true): Scalar {
  return { is: "scalar", text, isPlain, line };
}
