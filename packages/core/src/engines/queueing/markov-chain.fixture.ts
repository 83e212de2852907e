/** A closed network of shared stations as the Markov chain that it is, state by state: slow, plain, and nothing of product form in it. */
import { meanOf } from "./distribution.ts";
import { type QueueingNetwork, routesOfVisits } from "./network.ts";

export interface ChainMeans {
  /** [station][class] */
  readonly queueLength: readonly (readonly number[])[];
  readonly throughput: readonly (readonly number[])[];
}

/** Customers of each class at each station, station by station. */
type State = readonly number[];

export function solveAsMarkovChain(network: QueueingNetwork): ChainMeans {
  const { stations, classes } = network;
  const width = classes.length;
  const routes = routesOfVisits(network);
  const start = stations.flatMap((_, at) =>
    classes.map((one) => (one.kind === "closed" && one.reference === at ? one.population : 0)),
  );
  const states: State[] = [start];
  const places = new Map([[start.join(), 0]]);
  const moves: { readonly from: number; readonly to: number; readonly rate: number }[] = [];
  for (let index = 0; index < states.length; index++) {
    const state = states[index] ?? [];
    stations.forEach((_, at) =>
      classes.forEach((__, ofClass) => {
        const rate = rateOf(network, state, at, ofClass);
        if (rate === 0) return;
        for (const route of routes) {
          if (route.from !== at || route.fromClass !== ofClass || route.to === "outside") continue;
          const next = [...state];
          next[at * width + ofClass] = (next[at * width + ofClass] ?? 0) - 1;
          next[route.to * width + route.toClass] = (next[route.to * width + route.toClass] ?? 0) + 1;
          const key = next.join();
          let place = places.get(key);
          if (place === undefined) {
            place = states.push(next) - 1;
            places.set(key, place);
          }
          moves.push({ from: index, to: place, rate: rate * route.probability });
        }
      }),
    );
  }
  const chances = stationary(states.length, moves);
  const mean = (of: (state: State) => number): number =>
    states.reduce((sum, state, index) => sum + (chances[index] ?? 0) * of(state), 0);
  return {
    queueLength: stations.map((_, at) =>
      classes.map((__, ofClass) => mean((state) => state[at * width + ofClass] ?? 0)),
    ),
    throughput: stations.map((_, at) =>
      classes.map((__, ofClass) => mean((state) => rateOf(network, state, at, ofClass))),
    ),
  };
}

/** Rate at which customers of a class are done at a station: its speed, shared by all who are there. */
function rateOf({ stations, classes }: QueueingNetwork, state: State, at: number, ofClass: number): number {
  const station = stations[at];
  const time = station?.service[ofClass];
  const count = state[at * classes.length + ofClass] ?? 0;
  if (station === undefined || time === undefined || count === 0) return 0;
  const present = classes.reduce((sum, _, index) => sum + (state[at * classes.length + index] ?? 0), 0);
  const speeds = station.speeds;
  const speed =
    speeds !== undefined
      ? (speeds[Math.min(present, speeds.length) - 1] ?? 0)
      : station.kind === "delay"
        ? present
        : Math.min(present, station.servers);
  return (speed * count) / present / meanOf(time);
}

/** Elimination without subtraction (Grassmann, Taksar, Heyman). */
function stationary(
  size: number,
  moves: readonly { readonly from: number; readonly to: number; readonly rate: number }[],
): readonly number[] {
  const q = Array.from({ length: size }, () => new Float64Array(size));
  for (const { from, to, rate } of moves) if (from !== to) q[from]?.set([(q[from]?.[to] ?? 0) + rate], to);
  for (let last = size - 1; last > 0; last--) {
    const row = q[last] ?? new Float64Array(0);
    let out = 0;
    for (let to = 0; to < last; to++) out += row[to] ?? 0;
    for (let from = 0; from < last; from++) {
      const line = q[from];
      if (line === undefined || (line[last] ?? 0) === 0) continue;
      line[last] = (line[last] ?? 0) / out;
      for (let to = 0; to < last; to++) line[to] = (line[to] ?? 0) + (line[last] ?? 0) * (row[to] ?? 0);
    }
  }
  const chances = [1];
  for (let at = 1; at < size; at++) {
    let sum = 0;
    for (let from = 0; from < at; from++) sum += (chances[from] ?? 0) * (q[from]?.[at] ?? 0);
    chances.push(sum);
  }
  const all = chances.reduce((sum, one) => sum + one, 0);
  return chances.map((one) => one / all);
}
