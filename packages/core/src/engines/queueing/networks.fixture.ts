/** Short ways to write networks in tests. */
import type { Distribution } from "./distribution.ts";
import type { CustomerClass, Discipline, QueueingNetwork, Route, Station } from "./network.ts";

export function exponential(mean: number): Distribution {
  return { kind: "exponential", mean };
}

/** A station with exponential times by class. */
export function queue(means: readonly number[], servers = 1, discipline: Discipline = "ps"): Station {
  return { name: "queue", kind: "queue", servers, discipline, service: means.map(exponential) };
}

export function delay(means: readonly number[]): Station {
  return { name: "delay", kind: "delay", servers: 1, discipline: "ps", service: means.map(exponential) };
}

export function closed(population: number, reference = 0): CustomerClass {
  return { kind: "closed", name: "closed", priority: 0, population, reference };
}

export function open(rate: number, priority = 0): CustomerClass {
  return { kind: "open", name: "open", priority, arrivals: exponential(1 / rate) };
}

/** visits[class][station] */
export function byVisits(
  classes: readonly CustomerClass[],
  stations: readonly Station[],
  visits: readonly (readonly number[])[],
): QueueingNetwork {
  return { classes, stations, flow: { kind: "visits", visits } };
}

/** Of one class: [from, to, probability]. */
export function moves(
  ...list: readonly (readonly [from: Route["from"], to: Route["to"], probability: number])[]
): QueueingNetwork["flow"] {
  return {
    kind: "routes",
    routes: list.map(([from, to, probability]) => ({ from, fromClass: 0, to, toClass: 0, probability })),
  };
}
