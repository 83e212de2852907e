/** Kinds that may be the same thing in a model and in an observation. Nothing is compared across groups. */
import type { Element } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";

export type KindGroup =
  | "software"
  | "store"
  | "data"
  | "node"
  | "zone"
  | "technology"
  | "people"
  | "finding"
  | "document";

const groups: Readonly<Record<KindGroup, readonly string[]>> = {
  software: ["application", "module", "component", "interface"],
  store: ["store"],
  data: ["entity", "dataset"],
  node: ["node"],
  zone: ["zone"],
  technology: ["technology"],
  people: ["unit", "party", "role"],
  finding: ["finding"],
  document: ["document"],
};

/** The group of a built-in kind; undefined for what artefacts do not show. */
export function groupOfKind(kind: string): KindGroup | undefined {
  for (const [group, kinds] of Object.entries(groups)) if (kinds.includes(kind)) return group as KindGroup;
  return undefined;
}

/** The group of an element of a model, whose kind may be one of the organisation. */
export function groupOfElement(element: Element): KindGroup | undefined {
  return groupOfKind(builtInKind(element) ?? "");
}

/** The built-in kind that an element is of. */
export function builtInKind(element: Element): string | undefined {
  return allKinds.find((kind) => isKind(element, kind));
}

const allKinds: readonly string[] = Object.values(groups).flat();
