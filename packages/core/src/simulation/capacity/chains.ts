/** Answer times end to end, of processes and of software that is entered from outside, with the way that takes longest and the busiest element. */
import type { Element } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";
import type { ChainFigures } from "../capacity.ts";
import type { CapacityBasis } from "./basis.ts";
import { serviceOf } from "./queue.ts";
import type { StationReading } from "./station.ts";
import { type OwnTime, timesOf } from "./time.ts";
import type { ClosedLoad } from "./users.ts";

const NOTHING: OwnTime = { service: { lower: 0, upper: 0 }, waiting: { lower: 0, upper: 0 }, isWhole: false };
const UNKNOWN = { lower: 0, upper: Number.POSITIVE_INFINITY };

/** O(nodes + steps). */
export function chainsOf(
  basis: CapacityBasis,
  reading: StationReading,
  of: Element | undefined,
  closed: ClosedLoad,
): readonly ChainFigures[] {
  const { model, load } = basis;
  const entries = of === undefined ? entriesOf(basis, closed) : load.graph.isLoaded[of.row] === 1 ? [of.row] : [];
  if (entries.length === 0) return [];
  const stations = reading.stationRows();
  const times = timesOf(load, (node) => ownTime(basis, reading, stations, node));
  const busiest = busiestBelow(basis, reading, stations);
  return entries.map((row) => {
    const [lower, upper] = [times.lower[row] as number, times.upper[row] as number];
    const top = busiest[row] as number;
    const users = closed.times.get(row);
    return {
      from: model.at(row),
      users,
      response:
        users !== undefined
          ? users.response
          : lower === Number.POSITIVE_INFINITY || (lower === 0 && upper !== 0 && !Number.isFinite(upper))
            ? undefined
            : { lower, upper },
      path: pathOf(basis, row, times.slowest),
      bottleneck: top < 0 ? undefined : model.at(top),
    };
  });
}

/** Processes that wait for something; software that is asked from outside and waits for something. */
function entriesOf({ model, load, ways }: CapacityBasis, closed: ClosedLoad): readonly number[] {
  const { steps, isLoaded } = load.graph;
  const waits = new Uint8Array(load.graph.nodeCount);
  for (let step = 0; step < steps.count; step++)
    if (steps.isAwaited[step] === 1 && (steps.from[step] as number) >= 0) waits[steps.from[step] as number] = 1;
  const found: number[] = [];
  const { inStart } = ways.graph;
  for (let row = 0; row < isLoaded.length; row++) {
    if (closed.times.has(row)) found.push(row);
    if (isLoaded[row] === 0 || waits[row] === 0 || closed.times.has(row)) continue;
    const isEntry = inStart[row] === inStart[row + 1] && load.facts.get(row)?.askedBy !== undefined;
    if (isEntry || isKind(model.at(row), "process")) found.push(row);
  }
  return found;
}

/** Seconds of service and of waiting of a node itself; nothing for what does no work. */
export function ownTime(
  basis: CapacityBasis,
  reading: StationReading,
  stations: ReadonlySet<number>,
  node: number,
): OwnTime | undefined {
  const fact = basis.load.facts.get(node);
  if (!stations.has(node))
    return fact?.latency === undefined
      ? NOTHING
      : { service: { lower: fact.latency, upper: fact.latency }, waiting: NOTHING.waiting, isWhole: true };
  const isWhole = fact?.latency !== undefined;
  const queue = fact?.capacity === undefined ? undefined : reading.queue(node);
  const settled = reading.stationAt(node, reading.rate(node).upper);
  const service = isWhole
    ? { lower: fact.latency, upper: fact.latency }
    : settled === undefined
      ? UNKNOWN
      : serviceOf(settled.station);
  return { service, waiting: queue?.waiting ?? UNKNOWN, isWhole };
}

function pathOf({ model, load }: CapacityBasis, start: number, slowest: Int32Array): readonly Element[] {
  const path: Element[] = [];
  const seen = new Set<number>();
  for (let node = start; !seen.has(node);) {
    seen.add(node);
    if (node < model.parts.rowCount) path.push(model.at(node));
    const step = slowest[node] as number;
    if (step < 0) break;
    node = load.graph.steps.to[step] as number;
  }
  return path;
}

/** Row of the busiest station that is asked when a node is, itself included; -1 where no utilisation is known. */
function busiestBelow(
  { load, ways }: CapacityBasis,
  reading: StationReading,
  stations: ReadonlySet<number>,
): Int32Array {
  const { nodeCount } = load.graph;
  const { components, graph } = ways;
  const use = new Float64Array(nodeCount).fill(-1);
  for (const row of stations) use[row] = reading.utilisation(row)?.lower ?? -1;
  const top = new Int32Array(nodeCount).fill(-1);
  for (let component = 0; component < components.count; component++) {
    const members = components.member.subarray(components.start[component], components.start[component + 1]);
    let best = -1;
    const take = (row: number): void => {
      if (row >= 0 && (use[row] as number) >= 0 && (best < 0 || (use[row] as number) > (use[best] as number)))
        best = row;
    };
    for (const node of members) {
      take(node);
      for (let slot = graph.outStart[node] as number; slot < (graph.outStart[node + 1] as number); slot++)
        take(top[graph.outNode[slot] as number] as number);
    }
    for (const node of members) top[node] = best;
  }
  return top;
}
