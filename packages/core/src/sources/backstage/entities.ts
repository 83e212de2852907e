/** Entities of a Backstage catalogue and how they name one another: `component:default/cart`, `[kind:][namespace/]name`. */
import type { Sort } from "../../model/claims/claim.ts";
import { at, entriesAt, textAt, textsAt, type Tree } from "../parts/tree.ts";

export interface Entity {
  /** Full reference in lower case, as Backstage compares it. */
  readonly reference: string;
  /** In lower case: `component`. */
  readonly kind: string;
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly sort: Sort;
  readonly spec: Tree | undefined;
  readonly tags: readonly string[];
  readonly annotations: ReadonlyMap<string, string>;
  readonly path: string;
  readonly line: number;
}

/** Undefined: it is no entity, or none that stands for something of the system (a template, a location). */
export function entityOf(tree: Tree, path: string): Entity | undefined {
  const kind = textAt(tree, "kind")?.toLowerCase();
  const name = textAt(tree, "metadata", "name");
  const spec = at(tree, "spec");
  if (kind === undefined || name === undefined || !isCatalogue(tree)) return undefined;
  const sort = sortOf(kind, textAt(spec, "type")?.toLowerCase() ?? "");
  if (sort === undefined) return undefined;
  const namespace = textAt(tree, "metadata", "namespace") ?? "default";
  return {
    reference: `${kind}:${namespace}/${name}`.toLowerCase(),
    kind,
    name,
    title: textAt(tree, "metadata", "title"),
    description: textAt(tree, "metadata", "description"),
    sort,
    spec,
    tags: textsAt(tree, "metadata", "tags"),
    annotations: new Map(
      entriesAt(tree, "metadata", "annotations").flatMap(([key, value]) => {
        const text = textAt(value);
        return text === undefined ? [] : [[key, text] as const];
      }),
    ),
    path,
    line: at(tree, "kind")?.line ?? tree.line,
  };
}

function isCatalogue(tree: Tree): boolean {
  return textAt(tree, "apiVersion")?.startsWith("backstage.io/") === true;
}

function sortOf(kind: string, type: string): Sort | undefined {
  if (kind === "component") return type === "library" ? "package" : "service";
  if (kind === "api") return "interface";
  if (kind === "system" || kind === "domain") return "system";
  if (kind === "group" || kind === "user") return "team";
  if (kind !== "resource") return undefined;
  if (/topic|queue|stream|subscription|exchange/u.test(type)) return "topic";
  if (/broker|kafka|rabbit|event-?bus|pubsub/u.test(type)) return "broker";
  return /database|db$|cache|bucket|storage|store|redis|postgres|mysql|mongo|s3|blob|volume|index|warehouse|table/u.test(
    type,
  )
    ? "store"
    : "node";
}

/** A reference in full; `kind` is what it means where it names none. */
export function fullReference(reference: string, kind: string): string | undefined {
  const match = /^(?:([a-z]\w*):)?(?:([\w.-]+)\/)?([\w.-]+)$/iu.exec(reference.trim());
  if (match === null) return undefined;
  return `${match[1] ?? kind}:${match[2] ?? "default"}/${match[3] ?? ""}`.toLowerCase();
}
