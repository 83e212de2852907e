/** What the event simulation is told beside the network itself, and what it answers. Times in the unit of the network. */
import type { QueueingNetwork } from "../queueing/network.ts";

export interface EventModel {
  readonly network: QueueingNetwork;
  readonly loads?: readonly Load[];
  readonly forks?: readonly Fork[];
  readonly scalings?: readonly Scaling[];
  readonly patience?: readonly Patience[];
  readonly changes?: readonly Change[];
}

/** How the arrivals of an open class come in time: the stated distribution, faster or slower by a factor, one by one or in batches. */
export interface Load {
  readonly class: number;
  /** From when on arrivals come so many times as often; 1 before the first. Ascending. */
  readonly steps?: readonly { readonly from: number; readonly factor: number }[];
  /** After which the steps begin again: a day, a week. */
  readonly period?: number;
  /** How many come at once: always so many, or 1 and more with this mean, geometrically. */
  readonly batch?: { readonly kind: "fixed" | "geometric"; readonly mean: number };
}

/** Calls that a customer makes in parallel after its service, before it goes on. Each call ends where its route leaves the network. */
export interface Fork {
  readonly station: number;
  readonly class: number;
  readonly calls: readonly { readonly station: number; readonly class: number; readonly count: number }[];
  /** How many must have come back before it goes on: all, so many, or none (asynchronous). */
  readonly wait: "all" | "none" | number;
  /** Whether it keeps its server meanwhile, as a thread does that blocks. */
  readonly keepsServer: boolean;
}

/** Servers that are added and taken away by how busy they are, as the horizontal autoscaler of Kubernetes does: ceil(servers x used / target). */
export interface Scaling {
  readonly station: number;
  readonly least: number;
  readonly most: number;
  /** Utilisation aimed at, above 0 and up to 1. */
  readonly target: number;
  /** Time between two looks. */
  readonly every: number;
  /** Time from the decision until an added server serves. */
  readonly startUp: number;
  /** Servers go only when no look within this time wanted more; 0 by default. */
  readonly calm?: number;
}

/** How long an open class waits for its answer, and how often it asks again, also after having been lost at a full station. */
export interface Patience {
  readonly class: number;
  /** Time after which one try is given up; undefined: never. */
  readonly timeout?: number;
  /** Whether what was given up is taken out, or goes on to be worked on for nobody. */
  readonly given: "withdrawn" | "goes-on";
  /** Tries after the first. */
  readonly retries: number;
  /** Wait before the first further try, times `factor` for each after it, up to `most`; with `jitter` a uniform part of it (full jitter). */
  readonly backOff: {
    readonly first: number;
    readonly factor: number;
    readonly most?: number;
    readonly jitter: boolean;
  };
}

/** What changes at a moment: servers, or the speed of all of them (0: it stands still; what is being served goes on afterwards). */
export interface Change {
  readonly at: number;
  readonly station: number;
  readonly servers?: number;
  readonly speed?: number;
}

export interface EventOptions {
  readonly seed: number;
  /** Number of an independent repetition with the same seed; 0 by default. */
  readonly repetition?: number;
  /** End of the simulation. */
  readonly until: number;
  /** Time at the beginning that is not counted in means; 0 by default. */
  readonly warmUp?: number;
  /** Parts of the counted time, from which intervals are made; 30 by default. */
  readonly batches?: number;
  /** Points of the time series, from 0 to `until`; none by default. */
  readonly points?: number;
  /** Events after which it ends early; 1e9 by default. */
  readonly mostEvents?: number;
  /** Customers at a time, waits between tries included, above which it ends; 4 million by default. */
  readonly mostCustomers?: number;
  /** Asked about every 100 000 events with the simulated time; it ends when this says false. */
  readonly proceed?: (time: number) => boolean;
}

/** A mean with its 99 % interval, which is infinitely wide where there are too few batches. */
export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface EventResult {
  readonly events: number;
  /** Simulated time that is counted. */
  readonly counted: number;
  /**
   * Why it ended: at its time; after so many events (or too many at one moment); told to; all wait for each other for ever; more customers
   * than can be held, since more come than can be served.
   */
  readonly end: "time" | "events" | "stopped" | "deadlock" | "overload";
  readonly stations: readonly StationEstimates[];
  readonly classes: readonly ClassEstimates[];
  readonly series: Series | undefined;
}

export interface PlaceEstimates {
  /** Customers present. */
  readonly number: Estimate;
  /** Customers that leave, per unit of time. */
  readonly throughput: Estimate;
  /** Time of a visit, from coming to leaving. */
  readonly response: Estimate;
  /** Customers that found it full and were lost, per unit of time. */
  readonly lost: Estimate;
}

export interface StationEstimates extends PlaceEstimates {
  /** Share of its servers that serve; of a delay, customers present. */
  readonly utilisation: Estimate;
  /** Customers that wait for a server. */
  readonly waiting: Estimate;
  /** Customers that have been served and still hold their server or their place: where they go is full, or their calls have not come back. */
  readonly held: Estimate;
  readonly servers: Estimate;
  readonly classes: readonly PlaceEstimates[];
}

export interface ClassEstimates {
  /** Customers that are done (open) or come back to their reference station (closed), per unit of time. */
  readonly throughput: Estimate;
  /**
   * From the first try to the end (open), or from the reference station back to it (closed; with the time at the reference station itself,
   * unless it is a delay).
   */
  readonly response: Estimate;
  /** Response times that so many of 100 don't exceed, to 1 %; NaN where nobody is done. */
  readonly percentiles: { readonly p50: number; readonly p90: number; readonly p95: number; readonly p99: number };
  /** Tries given up, further tries, customers that got nothing in the end, work done for nobody: per unit of time. */
  readonly timeouts: Estimate;
  readonly retries: Estimate;
  readonly failed: Estimate;
  readonly wasted: Estimate;
}

/** Means over equal pieces of time; one array per station or class, one value per piece. */
export interface Series {
  /** End of each piece. */
  readonly times: Float64Array;
  readonly stations: readonly {
    readonly number: Float64Array;
    readonly waiting: Float64Array;
    readonly utilisation: Float64Array;
    readonly servers: Float64Array;
    readonly lost: Float64Array;
  }[];
  readonly classes: readonly {
    readonly throughput: Float64Array;
    /** Of those who were done in the piece; NaN where nobody was. */
    readonly response: Float64Array;
    readonly failed: Float64Array;
  }[];
}
