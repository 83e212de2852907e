/** Lines between what is drawn after boxes were put together. */
import type { DiagramEdge } from "../diagram.ts";
import { drawnFor, type Folding } from "./folding.ts";

/** Lines from what is drawn to what is drawn, one for all that join the same two; `within` counts those inside one box. */
export function liftedEdges(
  all: readonly DiagramEdge[],
  folding: Folding,
): { readonly edges: readonly DiagramEdge[]; readonly within: number } {
  const lines = new Map<string, DiagramEdge[]>();
  const moved = new Set<string>();
  let within = 0;
  for (const edge of all) {
    const from = drawnFor(edge.from, folding);
    const to = drawnFor(edge.to, folding);
    if (from === to) {
      within += edge.count;
      continue;
    }
    const key = JSON.stringify([from, to]);
    if (from !== edge.from || to !== edge.to) moved.add(key);
    const list = lines.get(key);
    if (list === undefined) lines.set(key, [{ ...edge, from, to }]);
    else list.push({ ...edge, from, to });
  }
  // Lines that nothing was put together with stay as they are, several between two nodes included.
  const edges = [...lines].flatMap(([key, list]) => (moved.has(key) ? joinedEdge(list) : list));
  return { edges, within };
}

/** Several lines between the same two as one; what they do not agree on is left out. */
function joinedEdge(list: readonly DiagramEdge[]): readonly DiagramEdge[] {
  const [first] = list;
  if (first === undefined) return [];
  const agreed = <Key extends keyof DiagramEdge>(key: Key): DiagramEdge[Key] | undefined =>
    list.every((edge) => edge[key] === first[key]) ? first[key] : undefined;
  return [
    {
      id: `${first.from} ${first.verb} ${first.to}`,
      from: first.from,
      to: first.to,
      verb: first.verb,
      verbName: agreed("verbName"),
      label: agreed("label"),
      detail: agreed("detail"),
      archimate: agreed("archimate"),
      isReversed: agreed("isReversed"),
      line: agreed("line") ?? (list.some((edge) => edge.line === "sync") ? "sync" : first.line),
      step: agreed("step"),
      change: agreed("change"),
      count: list.reduce((sum, edge) => sum + edge.count, 0),
      isStated: false,
      hasArrow: list.some((edge) => edge.hasArrow),
    },
  ];
}
