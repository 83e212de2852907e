/** What is known of a queueing network in its steady state: the shape of every answer, from formulas and from simulation alike. */
import type { ClassBounds } from "./bounds.ts";

/** Exact: the model's own value to rounding. Approximation: no bound on its error. Bounds: the value lies between. Estimate: simulated, with an interval. */
export type ResultKind = "exact" | "approximation" | "bounds" | "estimate";

export interface QueueingAnswer {
  readonly method: Method;
  readonly result: ResultKind;
  /** False: without limit something grows, so there are no lengths and times. */
  readonly stable: boolean;
  readonly stations: readonly StationAnswer[];
  readonly classes: readonly ClassAnswer[];
  /** Station that limits the throughput first, and how; undefined when nothing does (delays only). */
  readonly bottleneck: Bottleneck | undefined;
  /** Why the result is of its kind and what was left out, in the order found. */
  readonly notes: readonly Note[];
}

export type Method =
  | "product-form"
  | "convolution"
  | "single-queue"
  | "decomposition"
  | "linearizer"
  | "bard-schweitzer"
  | "bounds"
  | "simulation";

/** Means of a class at a station. A number that does not exist (unstable, or not known) is undefined, never a substitute. */
export interface ClassAtStation {
  /** Visits of a cycle or of a customer from outside. */
  readonly visits: number;
  readonly throughput: number | undefined;
  /** Share of the servers that it keeps busy; at a delay and at load-dependent speed, the mean number of busy servers. */
  readonly utilization: number | undefined;
  readonly queueLength: number | undefined;
  /** Mean time of a visit, and of all visits of a cycle or customer. */
  readonly responseTime: number | undefined;
  readonly residenceTime: number | undefined;
  /** Half width of the confidence interval of each, of an estimate. */
  readonly halfWidth?: { readonly throughput: number; readonly queueLength: number; readonly responseTime: number };
}

export interface StationAnswer {
  readonly station: number;
  readonly result: ResultKind;
  readonly stable: boolean;
  readonly perClass: readonly ClassAtStation[];
  readonly utilization: number | undefined;
  readonly throughput: number | undefined;
  readonly queueLength: number | undefined;
  readonly responseTime: number | undefined;
  /** Share of arrivals that is turned away; 0 where there is no limit. */
  readonly loss: number;
}

export interface ClassAnswer {
  /** Arrivals from outside, or cycles, a unit of time. */
  readonly throughput: number | undefined;
  /** Time in the network; of a closed class, time of a cycle without the delay that is its reference station (its think time). */
  readonly responseTime: number | undefined;
  /** The whole cycle, think time included; the same as the response time for an open class. */
  readonly cycleTime: number | undefined;
  /** Mean customers in the network. */
  readonly population: number | undefined;
  /** Without solving anything; closed classes only. */
  readonly bounds?: ClassBounds;
}

export interface Bottleneck {
  readonly station: number;
  /** Work for each of its servers that a unit of all arrivals or cycles brings: the greatest in the network. */
  readonly utilization: number | undefined;
  /** Open classes: by how much all arrivals could grow before it is full. */
  readonly growth?: number;
  /** A single closed class: customers from which the throughput hardly grows (asymptotes cross), and the throughput that it never passes. */
  readonly saturation?: { readonly customers: number; readonly throughput: number };
}

/** A typed reason; the sentence is made where it is read. */
export interface Note {
  readonly code: NoteCode;
  readonly station?: number;
  readonly ofClass?: number;
}

export type NoteCode =
  /** Everything has product form (Jackson; Baskett, Chandy, Muntz, Palacios). */
  | "product-form"
  /** First come first served (or random, last come) with service times that differ between classes. */
  | "class-dependent-service"
  /** First come first served with service times that are not exponential. */
  | "general-service"
  | "general-arrivals"
  | "priority"
  | "by-length"
  /** A limit that can be reached, with loss: downstream flows are no longer Poisson. */
  | "loss"
  | "blocking"
  /** Arrivals at a station that are not Poisson, since a station before it is not of product form. */
  | "arrivals-not-poisson"
  | "too-large"
  | "unstable"
  | "not-converged"
  /** Simulated near its limit: the run may be shorter than what it should average over. */
  | "short-run"
  /** No formula: it has to be simulated. */
  | "simulate"
  | "bounds-product-form"
  | "no-demand";
