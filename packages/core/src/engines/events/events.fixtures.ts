/** Small networks for the tests of the event simulation. */
import type { Distribution } from "../queueing/distribution.ts";
import type { CustomerClass, QueueingNetwork, Route, Station } from "../queueing/network.ts";
import type { EventModel, EventOptions, EventResult } from "./model.ts";
import { simulateEvents } from "./simulate.ts";

export const exponential = (mean: number): Distribution => ({ kind: "exponential", mean });
export const certain = (value: number): Distribution => ({ kind: "deterministic", value });

export function queue(service: Station["service"], more: Partial<Station> = {}): Station {
  return { name: "queue", kind: "queue", servers: 1, discipline: "fcfs", service, ...more };
}

export function open(arrivals: Distribution, priority = 0): CustomerClass {
  return { kind: "open", name: "open", priority, arrivals };
}

/** Stations one after the other, each class through all of them. */
export function line(classes: readonly CustomerClass[], stations: readonly Station[]): QueueingNetwork {
  const routes = classes.flatMap((_, ofClass) =>
    [...stations.keys(), stations.length].map((at): Route => ({
      from: at === 0 ? "outside" : at - 1,
      fromClass: ofClass,
      to: at === stations.length ? "outside" : at,
      toClass: ofClass,
      probability: 1,
    })),
  );
  return { classes, stations, flow: { kind: "routes", routes } };
}

/** Simulates what must not be refused. */
export function simulated(model: EventModel, options: Partial<EventOptions> & { readonly until: number }): EventResult {
  const result = simulateEvents(model, { seed: 1, warmUp: options.until / 50, ...options });
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return result;
}
