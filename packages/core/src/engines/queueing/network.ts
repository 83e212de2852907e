/**
 * A network of queues in plain words of the field: what the formulas of this folder and the event simulation both read.
 * Stations and classes are named by their place in their lists. Times are in one unit, rates in its inverse.
 */
import type { Distribution } from "./distribution.ts";

export interface QueueingNetwork {
  readonly name?: string;
  readonly classes: readonly CustomerClass[];
  readonly stations: readonly Station[];
  readonly flow: Flow;
}

/** Customers that are alike. A chain is the classes between which customers can switch; a closed chain has the sum of the populations. */
export type CustomerClass =
  | {
      readonly kind: "open";
      readonly name: string;
      /** Greater is served first, where a station looks at it; 0 by default. */
      readonly priority: number;
      /** Time between two arrivals from outside (independent times); absent: this class only comes to be by switching. */
      readonly arrivals?: Distribution;
    }
  | {
      readonly kind: "closed";
      readonly name: string;
      readonly priority: number;
      /** How many are in the network at the beginning, all at the reference station. */
      readonly population: number;
      /** The station where a cycle begins and ends: throughput and response time of the class are counted there. Its own time is think time when it is a delay. */
      readonly reference: number;
    };

export interface Station {
  readonly name: string;
  /** A queue before servers, or a delay: everybody is served at once (infinitely many servers). */
  readonly kind: "queue" | "delay";
  /** Servers, all alike, 1 or more; of no meaning for a delay. */
  readonly servers: number;
  readonly discipline: Discipline;
  /** Service time of each class on one server at full speed; undefined: the class never comes here (or has no time here). */
  readonly service: readonly (Distribution | undefined)[];
  /**
   * Load dependence: with n customers present, the whole station works at speed `speeds[n - 1]` (in servers at full speed; the
   * last one also for more). When given, it stands in the place of `servers`. For ps, fcfs with exponential times and delay.
   */
  readonly speeds?: readonly number[];
  /** Most customers here at a time, in service included; absent: no limit. */
  readonly capacity?: Capacity;
}

/**
 * Who is served: first come first served; all a share; the last come first, in the place of whom it finds in service
 * (preemptive, resumed); last come, waiting for the end of a service; in random order; by priority, waiting or preemptive (resumed),
 * first come first served among equals; by length of service, shortest or longest first, waiting.
 */
export type Discipline =
  | "fcfs"
  | "ps"
  | "lcfs-preemptive"
  | "lcfs"
  | "random"
  | "priority"
  | "priority-preemptive"
  | "shortest-first"
  | "longest-first";

export interface Capacity {
  readonly limit: number;
  /** Most of each class, where that is limited besides. */
  readonly perClass?: readonly (number | undefined)[];
  /**
   * What happens to one that finds it full: it is lost (an open customer leaves the network); it waits in the server it comes from,
   * which stands still (blocking after service; one from outside waits in an unlimited line outside); it is served again where it
   * comes from (repetitive service).
   */
  readonly whenFull: "loss" | "blocking" | "repeat";
}

/** How customers move: by chance from place to place, or only how often they come to each station (enough for formulas). */
export type Flow =
  | { readonly kind: "routes"; readonly routes: readonly Route[] }
  /** visits[class][station]: mean visits of a cycle (closed) or of one customer from outside (open). No switching. */
  | { readonly kind: "visits"; readonly visits: readonly (readonly number[])[] };

/**
 * One move. From a station, in a class, to a station in a class, with a probability; the probabilities out of one (station, class)
 * add up to 1. `outside` is the source (as `from`, with the class that arrives) and the sink (as `to`).
 */
export interface Route {
  readonly from: number | "outside";
  readonly fromClass: number;
  readonly to: number | "outside";
  readonly toClass: number;
  readonly probability: number;
}

/**
 * Routes that give these visits: after each visit the next station is drawn in proportion to its visits. In a network of product form
 * only visits matter, so any such routing has the same answer. An open customer leaves so that its visits are `visits` on average.
 */
export function routesOfVisits(network: QueueingNetwork): readonly Route[] {
  if (network.flow.kind === "routes") return network.flow.routes;
  return network.flow.visits.flatMap((visits, ofClass) => {
    const isOpen = network.classes[ofClass]?.kind === "open";
    const total = visits.reduce((sum, count) => sum + count, 0);
    const route = (from: Route["from"], to: Route["to"], probability: number): readonly Route[] =>
      probability > 0 ? [{ from, fromClass: ofClass, to, toClass: ofClass, probability }] : [];
    const among = (from: Route["from"], weight: number): readonly Route[] =>
      visits.flatMap((count, to) => route(from, to, (count / total) * weight));
    // Entry with chance `enter`, then after each visit out with chance `leave`: enter / leave visits on average, which is `total`.
    const enter = Math.min(1, total);
    const leave = enter / total;
    const inside = visits.flatMap((count, from) =>
      count > 0 ? [...among(from, isOpen ? 1 - leave : 1), ...(isOpen ? route(from, "outside", leave) : [])] : [],
    );
    return isOpen ? [...among("outside", enter), ...route("outside", "outside", 1 - enter), ...inside] : inside;
  });
}
