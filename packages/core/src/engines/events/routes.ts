/** Where customers go next. */
import { routesOfVisits, type QueueingNetwork } from "../queueing/network.ts";
import { nextUniform, type Random } from "../random.ts";

export interface Routing {
  /** Place in `station` and `toClass` of a move from a station (or outside, -1) in a class; -1: nothing is said of it. */
  choose(from: number, ofClass: number, random: Random): number;
  /** By move; -1: outside. */
  readonly station: Int32Array;
  readonly toClass: Int32Array;
}

/** Moves of each station and class, with running sums of their chances. */
export function openRouting(network: QueueingNetwork): Routing {
  const classes = network.classes.length;
  const lists = Array.from({ length: (network.stations.length + 1) * classes }, (): number[] => []);
  const routes = routesOfVisits(network).filter(({ probability }) => probability > 0);
  const placeOf = (end: number | "outside"): number => (end === "outside" ? -1 : end);
  routes.forEach(({ from, fromClass }, at) => lists[(placeOf(from) + 1) * classes + fromClass]?.push(at));
  const order = lists.flat();
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => (start[at + 1] = (start[at] as number) + list.length));
  const sums = new Float64Array(order.length);
  lists.forEach((list, at) => {
    let sum = 0;
    list.forEach((route, index) => {
      sum += routes[route]?.probability ?? 0;
      sums[(start[at] as number) + index] = sum;
    });
  });
  return {
    station: Int32Array.from(order, (route) => placeOf(routes[route]?.to ?? "outside")),
    toClass: Int32Array.from(order, (route) => routes[route]?.toClass ?? 0),
    choose: (from, ofClass, random) => {
      const list = (from + 1) * classes + ofClass;
      let move = start[list] as number;
      const last = (start[list + 1] as number) - 1;
      if (move >= last) return move === last ? move : -1;
      // The sums are meant to end at 1, and by rounding nearly do.
      const draw = nextUniform(random) * (sums[last] as number);
      while (move < last && draw >= (sums[move] as number)) move++;
      return move;
    },
  };
}
