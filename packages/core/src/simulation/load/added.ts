/** More requests at some entries, carried on through everything that they ask. */
import type { Range } from "../answers.ts";
import type { Rates } from "./change.ts";
import type { Load, Ways } from "./traffic.ts";

/**
 * Rates with so many more requests per second at some nodes, O(nodes + steps). What is stated of a node stays all that it is asked,
 * unless its callers now surely ask for more. Where nodes ask one another in a circle there is no upper bound.
 */
export function withAdded(
  { graph, facts, peak }: Load,
  ways: Ways,
  rates: Rates,
  added: ReadonlyMap<number, Range>,
): Rates {
  if (added.size === 0) return rates;
  const [lower, upper] = [rates.lower.slice(), rates.upper.slice()];
  const [more, most] = [new Float64Array(graph.nodeCount), new Float64Array(graph.nodeCount)];
  for (const [node, range] of added) [more[node], most[node]] = [range.lower, range.upper];
  const { components } = ways;
  const { outStart, outEdge, outNode } = ways.graph;
  for (let component = components.count - 1; component >= 0; component--) {
    const members = components.member.subarray(components.start[component], components.start[component + 1]);
    const isCircle = members.length > 1;
    if (isCircle && members.some((node) => (most[node] as number) > 0))
      for (const node of members) most[node] = Number.POSITIVE_INFINITY;
    for (const node of members) {
      if (most[node] === 0) continue;
      const [before, beforeMost] = [lower[node] as number, upper[node] as number];
      if (facts.get(node)?.askedBy === undefined) {
        lower[node] = before + (more[node] as number);
        upper[node] = beforeMost + (most[node] as number);
      } else {
        const usual = peak.lower[node] as number;
        const others = (peak.computedLower[node] as number) * (usual > 0 ? before / usual : 1);
        lower[node] = Math.max(before, others + (more[node] as number));
        upper[node] = Math.max(beforeMost, others + (most[node] as number));
      }
      const [rise, riseMost] = [
        lower[node] - before,
        beforeMost === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : upper[node] - beforeMost,
      ];
      for (let slot = outStart[node] as number; slot < (outStart[node + 1] as number); slot++) {
        const step = outEdge[slot] as number;
        const callee = outNode[slot] as number;
        // A stated rate is as it is, however many ask.
        if (!Number.isNaN(peak.constant[step]) || components.of[callee] === component) continue;
        const weight = peak.most[step] as number;
        more[callee] = (more[callee] as number) + rise * (peak.least[step] as number);
        if (weight > 0 && riseMost > 0) most[callee] = (most[callee] as number) + riseMost * weight;
      }
    }
  }
  return { lower, upper };
}
