/** How urgent what reaches each node is: as its relationship states, else as who asks does, else not said, which comes last. */
import type { Rates } from "./change.ts";
import type { Load, Ways } from "./traffic.ts";

/** Requests per second by priority, the most urgent first; the last one, `undefined`, of those whose priority nobody says. */
export type UrgencyMix = readonly { readonly priority: number | undefined; readonly rate: number }[];

const UNSAID = Number.POSITIVE_INFINITY;

/**
 * Of each node that requests of several priorities reach, O(priorities x (nodes + steps)). A node is left out where a part of what it
 * is asked is not known, or where nodes ask one another in a circle: no order would be sure then. Empty where nobody states a priority.
 */
export function urgencies({ graph, facts, peak }: Load, ways: Ways, rates: Rates): ReadonlyMap<number, UrgencyMix> {
  const { steps, nodeCount } = graph;
  const found = new Map<number, UrgencyMix>();
  if (!isStated(steps.priority, facts)) return found;
  const { components } = ways;
  const { inStart, inEdge, inNode } = ways.graph;
  const outside = outsideSteps(steps.from, steps.to);
  /** Requests per second by priority; undefined: not known. */
  const mixes: (ReadonlyMap<number, number> | undefined)[] = [];
  mixes.length = nodeCount;
  for (let component = components.count - 1; component >= 0; component--) {
    const start = components.start[component] as number;
    if ((components.start[component + 1] as number) - start > 1) continue;
    const node = components.member[start] as number;
    const rate = rates.lower[node] as number;
    if (rate === 0 || rates.upper[node] !== rate) continue;
    const own = facts.get(node)?.priority;
    if (own !== undefined) {
      mixes[node] = new Map([[own, rate]]);
      continue;
    }
    const mix = new Map<number, number>();
    const add = (priority: number, part: number): void => {
      if (part > 0) mix.set(priority, (mix.get(priority) ?? 0) + part);
    };
    let isKnown = true;
    for (const step of outside.get(node) ?? []) {
      const said = steps.priority[step] as number;
      add(Number.isNaN(said) ? UNSAID : said, peak.constant[step] as number);
    }
    for (let slot = inStart[node] as number; slot < (inStart[node + 1] as number); slot++) {
      const step = inEdge[slot] as number;
      const caller = inNode[slot] as number;
      const [constant, least] = [peak.constant[step] as number, peak.least[step] as number];
      const part = Number.isNaN(constant) ? least * (rates.lower[caller] as number) : constant;
      if (part === 0 && (peak.most[step] === 0 || rates.upper[caller] === 0)) continue;
      if (Number.isNaN(constant) && (least !== peak.most[step] || rates.lower[caller] !== rates.upper[caller]))
        isKnown = false;
      const said = steps.priority[step] as number;
      const ofCaller = mixes[caller];
      if (!Number.isNaN(said)) add(said, part);
      else if (ofCaller === undefined) isKnown = false;
      else for (const [priority, many] of ofCaller) add(priority, (part * many) / (rates.lower[caller] as number));
    }
    const sum = [...mix.values()].reduce((total, part) => total + part, 0);
    // An entry that states no priority asks without one; what is stated beyond the callers has none that could be told.
    if (isKnown && sum === 0) mix.set(UNSAID, rate);
    else if (!isKnown || Math.abs(sum - rate) > 1e-9 * rate) continue;
    mixes[node] = mix;
    if (mix.size > 1)
      found.set(
        node,
        [...mix]
          .sort(([a], [b]) => a - b)
          .map(([priority, many]) => ({ priority: priority === UNSAID ? undefined : priority, rate: many })),
      );
  }
  return found;
}

function isStated(ofSteps: Float64Array, facts: Load["facts"]): boolean {
  for (const priority of ofSteps) if (!Number.isNaN(priority)) return true;
  for (const { priority } of facts.values()) if (priority !== undefined) return true;
  return false;
}

function outsideSteps(from: Int32Array, to: Int32Array): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (let step = 0; step < from.length; step++) {
    if ((from[step] as number) >= 0) continue;
    const target = to[step] as number;
    const list = found.get(target);
    if (list === undefined) found.set(target, [step]);
    else list.push(step);
  }
  return found;
}
