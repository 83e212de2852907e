/** Stations whose figures are known as a network for the event simulation: a class for each, calls between them, arrivals from elsewhere. */
import type { EventModel, Fork, Load as ArrivalLoad, Patience, Scaling } from "../../engines/events/model.ts";
import type { CustomerClass, Route, Station } from "../../engines/queueing/network.ts";
import type { Model } from "../../model/model.ts";
import { secondsOf } from "../../model/read.ts";
import type { StationFigures } from "../capacity.ts";
import type { Servers } from "../load/facts.ts";
import { loadOf } from "../load/traffic.ts";

/** Requests per second: under the load that is tried, and as usual. */
export interface SimulatedStation {
  readonly figures: StationFigures;
  readonly servers: Servers;
  readonly capacity: number;
  readonly surge: number;
  readonly usual: number;
}

export interface SimulatedNetwork {
  readonly events: EventModel;
  /** Stations for which the formulas hold: no scaling, no timeout. */
  readonly isPlain: readonly boolean[];
}

/** As the horizontal autoscaler of Kubernetes looks and keeps calm; how long a new instance takes until it serves. Seconds. */
const LOOK_EVERY = 15;
const START_UP = 60;
const CALM = 300;
/** Target of scaling where nobody says: that of Kubernetes' own examples. */
const USUAL_TARGET = 0.8;
const MOST_INSTANCES = 1000;

/** `lasts` in seconds; undefined: the load that is tried is steady. */
export function networkOf(
  model: Model,
  stations: readonly SimulatedStation[],
  lasts: number | undefined,
  { retries, isBlocking }: { readonly retries: number; readonly isBlocking: boolean },
): SimulatedNetwork {
  const calls = callsBetween(model, stations, isBlocking);
  const holders = new Set<number>();
  const waits = timeoutsOf(stations);
  const classes: CustomerClass[] = [];
  const loads: ArrivalLoad[] = [];
  const routes: Route[] = [];
  const forks: Fork[] = [];
  const scalings: Scaling[] = [];
  const patience: Patience[] = [];
  const queues = stations.map(({ figures, servers, capacity }, index): Station => {
    const { queueLimit } = figures;
    if (servers.autoscale !== undefined) scalings.push(scalingAt(index, servers));
    const service = servers.count / capacity;
    return {
      name: figures.element.id,
      kind: "queue",
      servers: servers.count,
      discipline: "fcfs",
      service: stations.map((_, other) => (other === index ? { kind: "exponential", mean: service } : undefined)),
      ...(queueLimit === undefined ? {} : { capacity: { limit: servers.count + queueLimit, whenFull: "loss" } }),
    };
  });
  stations.forEach(({ figures, surge, usual }, index) => {
    let [fresh, later] = [surge, usual];
    stations.forEach((caller, from) => {
      const count = calls.get(from * stations.length + index) ?? 0;
      fresh -= count * caller.surge;
      later -= count * caller.usual;
    });
    [fresh, later] = [rest(fresh, surge), rest(later, usual)];
    const base = lasts === undefined ? fresh : Math.max(fresh, later);
    classes.push({
      kind: "open",
      name: figures.element.id,
      priority: 0,
      ...(base > 0 ? { arrivals: { kind: "exponential", mean: 1 / base } } : {}),
    });
    if (base > 0 && lasts !== undefined)
      loads.push({
        class: index,
        steps: [
          { from: 0, factor: fresh / base },
          { from: lasts, factor: later / base },
        ],
      });
    if (base > 0) routes.push({ from: "outside", fromClass: index, to: index, toClass: index, probability: 1 });
    routes.push({ from: index, fromClass: index, to: "outside", toClass: index, probability: 1 });
    const called = stations.flatMap((_, to) => {
      const count = calls.get(index * stations.length + to) ?? 0;
      return count === 0 ? [] : [{ station: to, class: to, count }];
    });
    if (called.length > 0) {
      forks.push({
        station: index,
        class: index,
        calls: called,
        wait: isBlocking ? "all" : "none",
        keepsServer: isBlocking,
      });
      if (isBlocking) holders.add(index);
    }
    const timeout = waits.get(index);
    if ((timeout !== undefined || retries > 0) && base > 0)
      patience.push({
        class: index,
        ...(timeout === undefined ? {} : { timeout }),
        given: "goes-on",
        retries,
        backOff: { first: 1, factor: 2, most: 60, jitter: true },
      });
  });
  return {
    events: {
      network: { classes, stations: queues, flow: { kind: "routes", routes } },
      loads,
      forks,
      scalings,
      patience,
    },
    isPlain: stations.map(
      ({ servers }, index) =>
        servers.autoscale === undefined && !waits.has(index) && retries === 0 && !holders.has(index),
    ),
  };
}

/** What is left by rounding is nothing. */
function rest(rate: number, of: number): number {
  return rate > of * 1e-9 ? rate : 0;
}

function scalingAt(station: number, { count, autoscale }: Servers): Scaling {
  const least = Math.max(1, autoscale?.min ?? 1);
  return {
    station,
    least,
    most: Math.max(least, count, autoscale?.max ?? MOST_INSTANCES),
    target: autoscale?.target ?? USUAL_TARGET,
    every: LOOK_EVERY,
    startUp: START_UP,
    calm: CALM,
  };
}

/** How many times one station calls another, directly or through what only hands on: whole numbers, by `from x stations + to`. Other calls are arrivals from elsewhere; so is what nobody waits for, where only calls that are waited for are asked about. */
function callsBetween(
  model: Model,
  stations: readonly SimulatedStation[],
  onlyAwaited: boolean,
): ReadonlyMap<number, number> {
  const { graph, peak, facts } = loadOf(model);
  const { steps } = graph;
  const place = new Map(stations.map(({ figures }, index) => [figures.element.row, index]));
  const out = new Map<number, number[]>();
  for (let step = 0; step < steps.count; step++) {
    const from = steps.from[step] as number;
    const list = out.get(from);
    if (list === undefined) out.set(from, [step]);
    else list.push(step);
  }
  const calls = new Map<number, number>();
  const follow = (origin: number, node: number, times: number, depth: number): void => {
    for (const step of out.get(node) ?? []) {
      const [least, most] = [peak.least[step] as number, peak.most[step] as number];
      const count = times * least;
      // A machine is loaded while the software works, not after it.
      if (!Number.isNaN(peak.constant[step]) || least !== most || steps.kind[step] === "machine") continue;
      if (onlyAwaited && steps.isAwaited[step] !== 1) continue;
      if (!Number.isInteger(count) || count === 0 || count > 1000) continue;
      const to = steps.to[step] as number;
      const station = place.get(to);
      if (station !== undefined)
        calls.set(origin * stations.length + station, (calls.get(origin * stations.length + station) ?? 0) + count);
      else if (depth < DEEPEST && !facts.has(to)) follow(origin, to, count, depth + 1);
    }
  };
  stations.forEach(({ figures }, index) => follow(index, figures.element.row, 1, 0));
  dropCircles(calls, stations.length);
  return calls;
}

const DEEPEST = 6;

/** Calls in a circle of whole numbers never end: they count as arrivals from elsewhere. */
function dropCircles(calls: Map<number, number>, size: number): void {
  const state = new Uint8Array(size);
  const visit = (start: number): void => {
    const way: { node: number; next: number }[] = [{ node: start, next: 0 }];
    state[start] = 1;
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const to = top.next++;
      if (to === size) {
        state[top.node] = 2;
        way.pop();
      } else if (calls.has(top.node * size + to)) {
        if (state[to] === 1) calls.delete(top.node * size + to);
        else if (state[to] === 0) {
          state[to] = 1;
          way.push({ node: to, next: 0 });
        }
      }
    }
  };
  for (let node = 0; node < size; node++) if (state[node] === 0) visit(node);
}

/** Seconds after which the most impatient caller gives up. */
function timeoutsOf(stations: readonly SimulatedStation[]): ReadonlyMap<number, number> {
  const waits = new Map<number, number>();
  stations.forEach(({ figures }, index) => {
    const { element } = figures;
    const timeouts = [...element.in("uses"), ...element.in("flows")].flatMap(
      (call) => secondsOf(call, "timeout") ?? [],
    );
    const least = timeouts.reduce((shortest, one) => Math.min(shortest, one), Number.POSITIVE_INFINITY);
    if (Number.isFinite(least) && least > 0) waits.set(index, least);
  });
  return waits;
}
