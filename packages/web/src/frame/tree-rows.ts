/** The tree of a model as the list of its visible rows: layers, kinds, then elements as they contain each other. */
import type { ElementSummary } from "@orrery/core/answers/answers";
import { groupBy } from "@orrery/core/base/group-by";
import type { Layer } from "@orrery/core/model/metamodel";

export type TreeRow =
  | (Branch & { readonly kind: "layer"; readonly layer: Layer | null; readonly count: number })
  | (Branch & { readonly kind: "kind"; readonly of: string; readonly layer: Layer | null; readonly count: number })
  | (Branch & { readonly kind: "element"; readonly element: ElementSummary })
  /** An element of which only the place is known; it is asked for when it comes into view. */
  | (Branch & { readonly kind: "awaited"; readonly of: string; readonly index: number })
  | (Branch & { readonly kind: "loading" })
  /** Children that the tree does not show. */
  | (Branch & { readonly kind: "more"; readonly parent: string; readonly count: number });

interface Branch {
  readonly key: string;
  readonly level: number;
  readonly isOpen: boolean | undefined;
  /** Among its siblings, from 1, and how many these are. */
  readonly place: number;
  readonly siblings: number;
}

/** A kind at the top level, and how many of its elements stand there. */
export interface Head {
  readonly kind: string;
  readonly layer: Layer | null;
  readonly count: number;
}

/** What is known of one level: its elements so far, and how many there are (`undefined`: not asked yet). */
export interface Level {
  readonly elements: readonly ElementSummary[];
  readonly total: number | undefined;
}

export interface TreeState {
  /** Undefined: not known yet. */
  readonly heads: readonly Head[] | undefined;
  /** The element at a place of a kind's list; undefined: not here yet. */
  readonly elementAt: (kind: string, index: number) => ElementSummary | undefined;
  readonly children: (parent: string) => Level;
  readonly isOpen: (key: string) => boolean;
  readonly layers: readonly (Layer | null)[];
}

export const layerKey = (layer: Layer | null): string => `layer ${layer ?? ""}`;
export const kindKey = (kind: string): string => `kind ${kind}`;
export const elementKey = (id: string): string => `element ${id}`;

/** The rows from top to bottom. */
export function treeRows(state: TreeState): readonly TreeRow[] {
  const { heads } = state;
  if (heads === undefined) {
    return [{ kind: "loading", key: "loading top", level: 1, isOpen: undefined, place: 1, siblings: 1 }];
  }
  const rows: TreeRow[] = [];
  const byLayer = groupBy(heads, ({ layer }) => layer);
  const shown = state.layers.filter((layer) => byLayer.has(layer));
  shown.forEach((layer, index) => {
    const own = byLayer.get(layer) ?? [];
    const key = layerKey(layer);
    const isOpen = state.isOpen(key);
    const count = own.reduce((sum, head) => sum + head.count, 0);
    rows.push({ kind: "layer", key, level: 1, isOpen, place: index + 1, siblings: shown.length, layer, count });
    if (isOpen) own.forEach((head, place) => pushKind(rows, state, head, place + 1, own.length));
  });
  return rows;
}

function pushKind(rows: TreeRow[], state: TreeState, head: Head, place: number, siblings: number): void {
  const { kind: of, layer, count } = head;
  const key = kindKey(of);
  const isOpen = state.isOpen(key);
  rows.push({ kind: "kind", key, level: 2, isOpen, place, siblings, of, layer, count });
  if (!isOpen) return;
  for (let index = 0; index < count; index++) {
    const element = state.elementAt(of, index);
    if (element !== undefined) pushElement(rows, state, element, 3, index + 1, count, none);
    else {
      rows.push({
        kind: "awaited",
        key: `awaited ${of} ${index}`,
        level: 3,
        isOpen: undefined,
        place: index + 1,
        siblings: count,
        of,
        index,
      });
    }
  }
}

const none: ReadonlySet<string> = new Set();

function pushElement(
  rows: TreeRow[],
  state: TreeState,
  element: ElementSummary,
  level: number,
  place: number,
  siblings: number,
  above: ReadonlySet<string>,
): void {
  const key = elementKey(element.id);
  const isBranch = (element.children ?? 0) > 0 && !above.has(element.id);
  const isOpen = isBranch ? state.isOpen(key) : undefined;
  rows.push({ kind: "element", key, level, isOpen, place, siblings, element });
  if (isOpen !== true) return;
  const { elements, total } = state.children(element.id);
  const within = new Set([...above, element.id]);
  const count = total ?? elements.length + 1;
  elements.forEach((child, index) => pushElement(rows, state, child, level + 1, index + 1, count, within));
  const below: Branch = {
    key: `rest ${element.id}`,
    level: level + 1,
    isOpen: undefined,
    place: count,
    siblings: count,
  };
  if (total === undefined) rows.push({ ...below, kind: "loading" });
  else if (total > elements.length) {
    rows.push({ ...below, kind: "more", parent: element.id, count: total - elements.length });
  }
}

/** Elements that a filter found, by their kinds: all open, nothing below them. */
export function foundRows(elements: readonly ElementSummary[], layers: readonly (Layer | null)[]): readonly TreeRow[] {
  const byKind = [...groupBy(elements, ({ kind }) => kind)];
  const place = ([, [first]]: (typeof byKind)[number]): number => layers.indexOf(first?.layer ?? null);
  const sorted = byKind.toSorted((a, b) => place(a) - place(b));
  return sorted.flatMap(([of, members], index): readonly TreeRow[] => [
    {
      kind: "kind",
      key: kindKey(of),
      level: 1,
      isOpen: true,
      place: index + 1,
      siblings: sorted.length,
      of,
      layer: members[0]?.layer ?? null,
      count: members.length,
    },
    ...members.map((element, at): TreeRow => ({
      kind: "element",
      key: elementKey(element.id),
      level: 2,
      isOpen: undefined,
      place: at + 1,
      siblings: members.length,
      element,
    })),
  ]);
}
