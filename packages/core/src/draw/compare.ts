/** Two states of a model in one diagram: what was added, removed and changed is marked, and nothing has two places. */
import type { Model } from "../model/model.ts";
import { diff } from "../reconcile/diff.ts";
import type { ElementChange } from "../reconcile/diff-result.ts";
import { type PresentIds, withPresentIds } from "../views/present-ids.ts";
import type { Badge, Change, Diagram, DiagramEdge, DiagramNode, Drifted, GraphDiagram } from "../views/diagram.ts";

/** The later diagram with what only the earlier one had, each marked; the later one as it is where it is no graph. */
export function compared(
  earlier: Diagram,
  after: Diagram,
  models: { readonly before: Model; readonly after: Model },
  language: "en" | "fr",
): Diagram {
  const { changes, ids } = changedElements(models.before, models.after);
  const before = withPresentIds(earlier, ids);
  if (before.kind !== "graph" || after.kind !== "graph") return after;
  const oldNodes = new Map(before.nodes.map((node) => [node.id, node]));
  const newNodes = new Map(after.nodes.map((node) => [node.id, node]));
  const nodes = after.nodes.map((node) => {
    const old = oldNodes.get(node.id);
    if (old === undefined) return marked(node, "added", language);
    return changes.has(node.element ?? "") || isOther(old, node) ? marked(node, "changed", language) : node;
  });
  const gone = before.nodes.filter((node) => !newNodes.has(node.id)).map((node) => marked(node, "removed", language));
  return { ...after, nodes: parentsFirst([...nodes, ...gone]), edges: comparedEdges(before, after) };
}

/** Ids of elements whose own facts differ, moves and renames with them; and the present ids of those that had another one. */
function changedElements(
  before: Model,
  after: Model,
): { readonly changes: ReadonlySet<string>; readonly ids: PresentIds } {
  const { changed } = diff(before, after);
  return { changes: new Set(changed.map((change) => change.id)), ids: presentIds(changed) };
}

/** Present id by the one before it. */
export function presentIds(changed: readonly ElementChange[]): PresentIds {
  return new Map(
    changed.flatMap(({ id, changes }) =>
      changes.flatMap((one) => (one.change === "id" && one.before !== undefined ? [[one.before, id] as const] : [])),
    ),
  );
}

function isOther(old: DiagramNode, node: DiagramNode): boolean {
  return old.name !== node.name || old.parent !== node.parent || old.technology !== node.technology;
}

type Moved = Exclude<Change, Drifted>;

function marked(node: DiagramNode, change: Moved, language: "en" | "fr"): DiagramNode {
  const badge: Badge = { kind: change, label: words[change][language] };
  return { ...node, change, badges: [badge, ...node.badges] };
}

const words: Readonly<Record<Moved, { readonly en: string; readonly fr: string }>> = {
  added: { en: "added", fr: "ajouté" },
  removed: { en: "removed", fr: "retiré" },
  changed: { en: "changed", fr: "modifié" },
};

function comparedEdges(before: GraphDiagram, after: GraphDiagram): readonly DiagramEdge[] {
  const old = new Map(before.edges.map((edge) => [edge.id, edge]));
  const now = new Set(after.edges.map((edge) => edge.id));
  const edges = after.edges.map((edge): DiagramEdge => {
    const earlier = old.get(edge.id);
    if (earlier === undefined) return { ...edge, change: "added" };
    const isSame = earlier.label === edge.label && earlier.detail === edge.detail && earlier.line === edge.line;
    return isSame ? edge : { ...edge, change: "changed" };
  });
  const gone = before.edges.filter((edge) => !now.has(edge.id));
  return [...edges, ...gone.map((edge): DiagramEdge => ({ ...edge, change: "removed" }))];
}

/** What is gone keeps the box around it, which may be gone too. */
export function parentsFirst(nodes: readonly DiagramNode[]): readonly DiagramNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placed = new Set<string>();
  const ordered: DiagramNode[] = [];
  const place = (node: DiagramNode, depth: number): void => {
    if (placed.has(node.id) || depth > nodes.length) return;
    const parent = byId.get(node.parent ?? "");
    if (parent !== undefined) place(parent, depth + 1);
    if (placed.has(node.id)) return;
    placed.add(node.id);
    ordered.push(node);
  };
  for (const node of nodes) place(node, 0);
  const groups = new Set(ordered.flatMap((node) => node.parent ?? []));
  return ordered.map((node) => (groups.has(node.id) && node.role === "element" ? { ...node, role: "group" } : node));
}
