/** One resource of a cluster as a manifest, a dump or a rendered chart writes it. */
import type { Place, Scope } from "../../model/claims/claim.ts";
import { at, itemsAt, textAt, textsByName, type Tree } from "../parts/tree.ts";

export interface Resource {
  /** In lower case: `deployment`. */
  readonly kind: string;
  /** Group of the API, without its version: `apps`, `networking.k8s.io`; empty for the core. */
  readonly group: string;
  readonly namespace: string;
  readonly name: string;
  readonly tree: Tree;
  readonly from: Origin;
}

/** Where resources come from, and what is so of all of them. */
export interface Origin {
  readonly file: string;
  /** Line in the file of a line that was rendered from it. */
  readonly lineOf?: (line: number) => number;
  readonly scope: Scope;
  /** Below 1 where they may not run at all: a component that nobody includes. */
  readonly certainty?: number;
  /** Added to the keys of its mentions: the same thing as another variant has it. */
  readonly suffix?: string;
  /** Files of parts that do not stand in `file`: what patches brought. */
  readonly fileOf?: WeakMap<Tree, string>;
  /** Namespace of whatever names none. */
  readonly namespace?: string;
}

/** Kinds that hold a list of resources. */
const lists = /list$/u;

/** Every resource in a document; a `List` is opened. */
export function resourcesIn(tree: Tree, from: Origin): readonly Resource[] {
  const kind = textAt(tree, "kind")?.toLowerCase();
  const version = textAt(tree, "apiVersion");
  if (kind === undefined || version === undefined)
    return tree.is === "items" ? tree.items.flatMap((one) => resourcesIn(one, from)) : [];
  if (lists.test(kind) && at(tree, "items")?.is === "items")
    return itemsAt(tree, "items").flatMap((one) => resourcesIn(one, from));
  const name = textAt(tree, "metadata", "name") ?? textAt(tree, "metadata", "generateName");
  if (kind === "template" && at(tree, "objects") !== undefined)
    return itemsAt(tree, "objects").flatMap((one) => resourcesIn(one, from));
  if (name === undefined) return [];
  const slash = version.indexOf("/");
  return [
    {
      kind,
      group: slash < 0 ? "" : version.slice(0, slash).toLowerCase(),
      namespace: textAt(tree, "metadata", "namespace") ?? from.namespace ?? "default",
      name,
      tree,
      from,
    },
  ];
}

/** Where in the artefacts a part of a resource stands. */
export function placeOf({ from, tree }: Pick<Resource, "from" | "tree">, part: Tree | undefined = tree): Place {
  const line = Math.max((part ?? tree).line, 1);
  const file = part === undefined ? undefined : from.fileOf?.get(part);
  if (file !== undefined) return { file, line };
  return { file: from.file, line: from.lineOf === undefined ? line : from.lineOf(line) };
}

/** `kubernetes:prod/deployment/carts`. */
export function keyOf({ namespace, kind, name, from }: Resource): string {
  return `kubernetes:${namespace}/${kind}/${name}${from.suffix ?? ""}`;
}

export function labelsOf(tree: Tree | undefined): Readonly<Record<string, string>> {
  return textsByName(tree, "metadata", "labels");
}

export function annotationsOf(tree: Tree | undefined): Readonly<Record<string, string>> {
  return textsByName(tree, "metadata", "annotations");
}

/** Does something with these labels have all that are asked for? Nothing asked for: no. */
export function hasLabels(labels: Readonly<Record<string, string>>, asked: Readonly<Record<string, string>>): boolean {
  const entries = Object.entries(asked);
  return entries.length > 0 && entries.every(([name, value]) => labels[name] === value);
}

/** `matchLabels`, and of `matchExpressions` those that ask for one value. */
export function selectorOf(selector: Tree | undefined): Readonly<Record<string, string>> {
  const asked: Record<string, string> = { ...textsByName(selector, "matchLabels") };
  for (const expression of itemsAt(selector, "matchExpressions")) {
    const values = itemsAt(expression, "values");
    const [only] = values;
    if (textAt(expression, "operator") === "In" && values.length === 1 && only?.is === "scalar")
      asked[textAt(expression, "key") ?? ""] = only.text;
  }
  return asked;
}
