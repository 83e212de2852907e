/** How fast the demand of everything grows in a year: as stated of it, else as the demand of its callers does. */
import type { Load, Ways } from "./traffic.ts";

/** NaN: nobody can tell. */
export interface Growth {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** O(nodes + steps). A demand that is stated without its growth has none that could be told: its callers may be a part of it only. */
export function growthOf({ graph, facts, peak }: Load, { components, graph: ways }: Ways): Growth {
  const { nodeCount, steps } = graph;
  const least = new Float64Array(nodeCount).fill(Number.NaN);
  const most = new Float64Array(nodeCount).fill(Number.NaN);
  const outside = new Map<number, number[]>();
  for (let step = 0; step < steps.count; step++)
    if ((steps.from[step] as number) < 0) {
      const to = steps.to[step] as number;
      outside.set(to, [...(outside.get(to) ?? []), steps.growth[step] as number]);
    }
  for (let component = components.count - 1; component >= 0; component--) {
    const start = components.start[component] as number;
    const end = components.start[component + 1] as number;
    let [low, high, isTold, isFed] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true, false];
    const take = (a: number, b: number): void => {
      isFed = true;
      if (Number.isNaN(a)) isTold = false;
      low = Math.min(low, a);
      high = Math.max(high, b);
    };
    for (let index = start; index < end; index++) {
      const node = components.member[index] as number;
      if (graph.unknownSources.has(node)) isTold = false;
      for (const rate of outside.get(node) ?? []) take(rate, rate);
      const own = facts.get(node);
      // In a circle what is stated of one feeds the others.
      if (end - start > 1 && own?.askedBy !== undefined) take(own.growth ?? Number.NaN, own.growth ?? Number.NaN);
      for (let slot = ways.inStart[node] as number; slot < (ways.inStart[node + 1] as number); slot++) {
        const caller = ways.inNode[slot] as number;
        const step = ways.inEdge[slot] as number;
        if (components.of[caller] === component || (peak.upper[caller] === 0 && Number.isNaN(peak.constant[step])))
          continue;
        const ofStep = steps.growth[step] as number;
        if (Number.isNaN(ofStep)) take(least[caller] as number, most[caller] as number);
        else take(ofStep, ofStep);
      }
    }
    for (let index = start; index < end; index++) {
      const node = components.member[index] as number;
      const own = facts.get(node);
      if (own?.growth !== undefined) least[node] = most[node] = own.growth;
      else if (own?.askedBy !== undefined && (peak.computedLower[node] as number) < (peak.lower[node] as number))
        continue;
      else if (isTold && isFed) {
        least[node] = low;
        most[node] = high;
      }
    }
  }
  return { least, most };
}
