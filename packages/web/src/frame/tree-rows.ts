/** The tree of a model as the list of its visible rows: layers, kinds, then elements as they contain each other. */
import type { ElementSummary } from "@orrery/core/answers/answers";
import type { Layer } from "@orrery/core/model/metamodel";
import { groupBy } from "@orrery/core/base/group-by";

export type TreeRow =
  | (Branch & { readonly kind: "layer"; readonly layer: Layer | null; readonly count: number })
  | (Branch & { readonly kind: "kind"; readonly of: string; readonly layer: Layer | null; readonly count: number })
  | (Branch & { readonly kind: "element"; readonly element: ElementSummary })
  | (Branch & { readonly kind: "loading" })
  /** Children that the tree does not show; `parent` undefined: at the top. */
  | (Branch & { readonly kind: "more"; readonly parent: string | undefined; readonly count: number });

interface Branch {
  readonly key: string;
  readonly level: number;
  readonly isOpen: boolean | undefined;
}

/** What is known of one level: its elements so far, and how many there are (`undefined`: not asked yet). */
export interface Level {
  readonly elements: readonly ElementSummary[];
  readonly total: number | undefined;
}

export interface TreeState {
  readonly top: Level;
  readonly children: (parent: string) => Level;
  readonly isOpen: (key: string) => boolean;
  readonly layers: readonly (Layer | null)[];
}

export const layerKey = (layer: Layer | null): string => `layer ${layer ?? ""}`;
export const kindKey = (kind: string): string => `kind ${kind}`;
export const elementKey = (id: string): string => `element ${id}`;

/** The rows from top to bottom. */
export function treeRows(state: TreeState): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const byLayer = groupBy(state.top.elements, (element) => element.layer);
  for (const layer of state.layers) {
    const elements = byLayer.get(layer);
    if (elements !== undefined) pushLayer(rows, state, layer, elements);
  }
  const missing = (state.top.total ?? 0) - state.top.elements.length;
  if (state.top.total === undefined) rows.push({ kind: "loading", key: "loading top", level: 1, isOpen: undefined });
  else if (missing > 0) {
    rows.push({ kind: "more", key: "more top", level: 1, isOpen: undefined, parent: undefined, count: missing });
  }
  return rows;
}

function pushLayer(rows: TreeRow[], state: TreeState, layer: Layer | null, elements: readonly ElementSummary[]): void {
  const key = layerKey(layer);
  const isOpen = state.isOpen(key);
  rows.push({ kind: "layer", key, level: 1, isOpen, layer, count: elements.length });
  if (!isOpen) return;
  for (const [of, members] of groupBy(elements, (element) => element.kind)) {
    const isKindOpen = state.isOpen(kindKey(of));
    rows.push({ kind: "kind", key: kindKey(of), level: 2, isOpen: isKindOpen, of, layer, count: members.length });
    if (isKindOpen) for (const element of members) pushElement(rows, state, element, 3, new Set());
  }
}

function pushElement(
  rows: TreeRow[],
  state: TreeState,
  element: ElementSummary,
  level: number,
  above: ReadonlySet<string>,
): void {
  const key = elementKey(element.id);
  const isBranch = (element.children ?? 0) > 0 && !above.has(element.id);
  const isOpen = isBranch ? state.isOpen(key) : undefined;
  rows.push({ kind: "element", key, level, isOpen, element });
  if (isOpen !== true) return;
  const { elements, total } = state.children(element.id);
  const within = new Set([...above, element.id]);
  for (const child of elements) pushElement(rows, state, child, level + 1, within);
  const below: Branch = { key: `rest ${element.id}`, level: level + 1, isOpen: undefined };
  if (total === undefined) rows.push({ ...below, kind: "loading" });
  else if (total > elements.length) {
    rows.push({ ...below, kind: "more", parent: element.id, count: total - elements.length });
  }
}
