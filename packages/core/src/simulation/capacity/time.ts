/**
 * End to end: how long an answer takes through everything that is waited for. A stated time counts for what is below it as well, as
 * people measure it; waiting in the queues comes on top, everywhere. Calls side by side: between the slowest (all at once) and the
 * sum (one after the other), since nobody says which. What is called several times is called once after the other.
 */
import { stronglyConnectedComponents } from "../../engines/components.ts";
import { buildGraph } from "../../engines/graph.ts";
import type { Range } from "../answers.ts";
import type { Load } from "../load/traffic.ts";

/** Seconds of service and of waiting of a node itself. */
export interface OwnTime {
  readonly service: Range;
  readonly waiting: Range;
  /** The service covers what is called below. */
  readonly isWhole: boolean;
}

export interface Times {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Step to what takes longest below a node; -1: nothing. */
  readonly slowest: Int32Array;
}

const UNKNOWN: OwnTime = {
  service: { lower: 0, upper: Number.POSITIVE_INFINITY },
  waiting: { lower: 0, upper: Number.POSITIVE_INFINITY },
  isWhole: false,
};

/** O(nodes + steps). `ownOf` undefined: nothing is known of the node. */
export function timesOf(load: Load, ownOf: (node: number) => OwnTime | undefined): Times {
  const { steps, nodeCount } = load.graph;
  const from = Int32Array.from(steps.from, (node, step) => (steps.isAwaited[step] === 1 ? node : -1));
  const graph = buildGraph(nodeCount, from, steps.to);
  const components = stronglyConnectedComponents(graph);
  const columns = (): Float64Array => new Float64Array(nodeCount);
  const [serviceUpper, waitLower, waitUpper] = [columns(), columns(), columns()];
  const [lower, upper] = [columns(), columns()];
  const slowest = new Int32Array(nodeCount).fill(-1);
  // Callees first.
  for (let component = 0; component < components.count; component++) {
    const start = components.start[component] as number;
    const end = components.start[component + 1] as number;
    for (let index = start; index < end; index++) {
      const node = components.member[index] as number;
      const own = ownOf(node) ?? UNKNOWN;
      let [callees, slowestLower, onlyWait, sumService, sumWait, worst] = [0, 0, 0, 0, 0, -1];
      for (let slot = graph.outStart[node] as number; slot < (graph.outStart[node + 1] as number); slot++) {
        const step = graph.outEdge[slot] as number;
        const callee = graph.outNode[slot] as number;
        const [least, most] = visitsOf(load, step);
        if (most === 0) continue;
        callees++;
        const onTheWay = steps.latency[step] as number;
        if (components.of[callee] === component) {
          // They wait for one another in a circle: how often, nobody can tell.
          [sumService, sumWait] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
          continue;
        }
        slowestLower = Math.max(slowestLower, least * ((lower[callee] as number) + onTheWay));
        onlyWait = least * (waitLower[callee] as number);
        sumService += most * ((serviceUpper[callee] as number) + onTheWay);
        sumWait += most * (waitUpper[callee] as number);
        const total = most * ((upper[callee] as number) + onTheWay);
        if (
          total > worst ||
          (total === worst && (lower[callee] as number) > (lower[graph.to[slowest[node] as number] as number] ?? 0))
        ) {
          worst = total;
          slowest[node] = step;
        }
      }
      serviceUpper[node] = own.service.upper + (own.isWhole ? 0 : sumService);
      // Of several that are waited for at once, one may wait while another still works.
      waitLower[node] = own.waiting.lower + (callees === 1 ? onlyWait : 0);
      waitUpper[node] = own.waiting.upper + sumWait;
      lower[node] = own.service.lower + (own.isWhole ? waitLower[node] : own.waiting.lower + slowestLower);
      upper[node] = serviceUpper[node] + waitUpper[node];
    }
  }
  return { lower, upper, slowest };
}

/** How many times for one of the caller. */
export function visitsOf({ peak, graph }: Load, step: number): readonly [least: number, most: number] {
  const constant = peak.constant[step] as number;
  if (Number.isNaN(constant)) return [peak.least[step] as number, peak.most[step] as number];
  const from = graph.steps.from[step] as number;
  if (constant === 0) return [0, 0];
  if (from < 0) return [0, Number.POSITIVE_INFINITY];
  return [constant / (peak.upper[from] as number), constant / (peak.lower[from] as number)];
}
