/** What simulations answer: the contract between those that compute it and those that show it. Times are hours from the start, shares from 0 to 1. */
import type { Probability } from "../engines/fault-tree/tree.ts";
import type { FactValue } from "../model/facts.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Relationship } from "../model/model.ts";
import type { Stated } from "../model/read.ts";

/** A number between certain bounds; equal where it is known. `upper` infinite: nobody can tell how much. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/** Does it meet what was asked? Undefined: nobody can tell. */
export interface Against extends Range {
  readonly limit: number | undefined;
  readonly met: boolean | undefined;
  /** What would have to be stated for a better answer. */
  readonly missing: readonly Stated[];
}

// ------------------------------------------------------------------------------------------------------------------ drill

/**
 * `outage`: it is gone for a time, its data are there afterwards. `loss`: it is destroyed. `ransomware`: machines and data of everything
 * inside are encrypted, live copies with them; only copies out of reach are left. `error`: somebody deletes or corrupts data, live
 * copies follow at once. `load`: nothing fails, more is asked.
 */
export type Harm = "outage" | "loss" | "ransomware" | "error" | "load";

export interface DrillQuestion {
  readonly fails: readonly (Element | Relationship)[];
  readonly harm: Harm;
  /** How long the cause lasts; undefined: until it is repaired. */
  readonly lasts: number | undefined;
  /** Until when is looked. */
  readonly horizon: number;
  /** Of `load`: how many times as much as usual. */
  readonly times: number;
}

/** From good to bad; `unsettled`: perhaps stopped, for something is not said. */
export type Condition = "works" | "degraded" | "unsettled" | "stopped";

export interface Drill {
  readonly question: DrillQuestion;
  /** Everything that is not always working, in the order in which it is met. */
  readonly affected: readonly Affected[];
  /** Moments at which something changes, for a player: ascending. */
  readonly moments: readonly Moment[];
  readonly queues: readonly Queue[];
  readonly recovery: Recovery;
  /** Processes, functions and services that are touched, worst first; those that carry on are counted. */
  readonly business: readonly BusinessOutcome[];
  readonly carriesOn: number;
  readonly notes: readonly Bilingual[];
}

/** `isOpen`: it begins so for sure, and may end at any time: nobody can say when. */
export interface ConditionSpan {
  readonly from: number;
  readonly until: number;
  readonly condition: Condition;
  readonly isOpen?: true;
}

/** Made as it is read: of tens of thousands few are. */
export interface Affected {
  readonly row: number;
  readonly element: Element;
  /** One after the other, without gaps from the first to the horizon. */
  readonly spans: readonly ConditionSpan[];
  /** Hours until it is back. */
  readonly back: Range;
  /** From what failed to it, in walking order. */
  readonly path: readonly (Element | Relationship)[];
  readonly because: Bilingual;
}

export interface Moment {
  readonly at: number;
  readonly changes: readonly {
    readonly row: number;
    readonly element: Element;
    readonly condition: Condition;
    readonly says: Bilingual;
  }[];
}

/** Work that piles up before something that stands still, and drains afterwards. */
export interface Queue {
  readonly at: Element | Relationship;
  /** Items; points of a broken line. */
  readonly curve: readonly { readonly at: number; readonly waiting: number }[];
  readonly most: number;
  /** Undefined: not before the horizon, or never at this rate. */
  readonly emptyAt: number | undefined;
  /** Items beyond what it can hold. */
  readonly lost: number;
}

/** Who restores what, in which order. */
export interface Recovery {
  /** In order of start, then as they depend on each other. */
  readonly steps: readonly RecoveryStep[];
  /** Hours until everything is back. */
  readonly total: Range;
}

export interface RecoveryStep {
  readonly element: Element;
  /** A link from the element that is mended; undefined: the element itself is. */
  readonly link: Relationship | undefined;
  readonly action: "wait" | "restart" | "repair" | "switch-over" | "rebuild" | "restore" | "catch-up";
  readonly start: Range;
  readonly end: Range;
  readonly isCritical: boolean;
  /** Who does it, and by which document. */
  readonly by: readonly Element[];
  readonly runbook: readonly Element[];
  /** Elements that have to be back before. */
  readonly after: readonly Element[];
  readonly missing: readonly Stated[];
}

export interface BusinessOutcome {
  readonly element: Element;
  readonly condition: Condition;
  /** Hours of standstill, against RTO; and against MTPD. */
  readonly downtime: Against;
  readonly tolerable: Against;
  /** Hours of data that are lost, against RPO. */
  readonly dataLoss: Against;
  /** On average over the moments at which it may happen; undefined where that is not known. */
  readonly dataLossMean: number | undefined;
  /** Store that loses most. */
  readonly worstStore: Element | undefined;
  readonly money: { readonly range: Range; readonly currency: string } | undefined;
  readonly cases: Range | undefined;
}

// ----------------------------------------------------------------------------------------------------------- availability

export interface Availability {
  readonly element: Element;
  /** Of the element working. Bounds where data are missing: `upper` with the causes that are known alone. */
  readonly availability: Probability;
  /** Over the causes that have data: what is known of it. */
  readonly known: Probability;
  readonly coverage: { readonly known: number; readonly of: number };
  /** Hours of standstill a year. */
  readonly downtime: Range;
  /** Failures a year, over the causes with mtbf. */
  readonly failuresPerYear: Range | undefined;
  readonly target: Against | undefined;
  readonly cutSets: readonly SystemCutSet[];
  readonly cutSetCount: {
    readonly count: bigint;
    readonly byOrder: readonly bigint[];
    readonly limit: number | undefined;
  };
  /** Parts whose failure alone surely stops it: cut sets of order 1 that are one instance. */
  readonly singlePoints: readonly CauseNamed[];
  /** Most important first. */
  readonly importance: readonly CauseImportance[];
  /** What uncertain data make of what is known; undefined where nobody says how uncertain they are. */
  readonly uncertainty: AvailabilityUncertainty | undefined;
  /** What is taken to stand: sites, zones, suppliers without data. */
  readonly given: readonly CauseNamed[];
  readonly missing: readonly Stated[];
}

/** Of the known part, from so many draws of the uncertain data: 5th, 50th and 95th percentile. */
export interface AvailabilityUncertainty {
  readonly samples: number;
  readonly seed: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly mean: number;
}

export interface CauseNamed {
  /** Id of the cause. */
  readonly cause: string;
  readonly what: string;
  readonly element: Element | undefined;
  readonly relationship: Relationship | undefined;
  readonly name: Bilingual;
}

export interface SystemCutSet {
  readonly causes: readonly CauseNamed[];
  /** Undefined where a cause has no data. */
  readonly probability: number | undefined;
  /** Only through what nobody has settled. */
  readonly isUnsettled: boolean;
}

export interface CauseImportance extends CauseNamed {
  readonly unavailability: number | undefined;
  readonly birnbaum: number;
  readonly criticality: number;
  readonly fussellVesely: number;
  readonly raw: number;
  readonly rrw: number;
}

/** Standstill of a year, as many simulated years give it. */
export interface DowntimeYears {
  readonly years: number;
  readonly seed: number;
  readonly mean: Range;
  /** Hours of the 5th, 50th, 95th, 99th percentile. */
  readonly percentiles: Readonly<Record<"p5" | "p50" | "p95" | "p99", number>>;
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly years: number }[];
  readonly outagesPerYear: number;
  readonly longest: number;
  /** Causes that are not in it, for nobody says how often they fail and how long they last. */
  readonly without: readonly CauseNamed[];
}

// --------------------------------------------------------------------------------------------------------------- capacity

export interface CapacityAnswer {
  readonly stations: readonly StationLoad[];
  /** Busiest for its capacity; undefined where no capacity is known. */
  readonly bottleneck: Element | undefined;
  /** End to end, per process or entry. */
  readonly chains: readonly ChainTime[];
  /** Links of the network that state what they carry or can carry, the busiest first. */
  readonly links?: readonly LinkLoad[] | undefined;
  readonly coverage: { readonly known: number; readonly of: number };
  readonly notes: readonly Bilingual[];
}

/** A link as a station of its own: bits per second. */
export interface LinkLoad {
  readonly relationship: Relationship;
  /** Undefined: nobody says what crosses it. */
  readonly demand: Range | undefined;
  readonly from: "stated" | "computed" | "both";
  /** Surely more crosses it than is stated. */
  readonly isConflicting: boolean;
  readonly capacity: number | undefined;
  readonly utilisation: Range | undefined;
  readonly growth: number | undefined;
  readonly saturation: { readonly years: Range; readonly day: number | undefined } | undefined;
  readonly missing: readonly Stated[];
}

export interface StationLoad {
  readonly element: Element;
  /** Per second. `computed` from what calls it, `stated` as written; the greater counts where they differ, and says so. */
  readonly demand: { readonly rate: Range; readonly from: "stated" | "computed" | "both" };
  readonly capacity: number | undefined;
  readonly servers: number;
  readonly utilisation: Range | undefined;
  /** Seconds; undefined where it is unstable or not known. */
  readonly response: Range | undefined;
  readonly queue: Range | undefined;
  /** Seconds within which 95 % of the answers come, where a formula gives it; against what is stated. */
  readonly p95?: Range | undefined;
  readonly latencyTarget?: { readonly within: number; readonly met: boolean | undefined } | undefined;
  /** Where requests of several priorities come: the most urgent first, those whose priority nobody says last. */
  readonly priorities?: readonly PriorityLoad[] | undefined;
  readonly isStable: boolean | undefined;
  readonly growth: number | undefined;
  /** Years until the peak reaches the capacity; infinite: never. */
  readonly saturation: { readonly years: Range; readonly day: number | undefined } | undefined;
  readonly scaling: readonly ScalingOption[];
  readonly missing: readonly Stated[];
}

export interface PriorityLoad {
  /** Least is first; undefined: not said. */
  readonly priority: number | undefined;
  /** Per second. */
  readonly rate: number;
  /** Seconds until the answer; infinite: the more urgent leave no time. */
  readonly response: number;
  readonly waiting: number;
}

export interface ScalingOption {
  readonly way: "vertical" | "horizontal";
  /** Times the size of an instance, or instances in all. */
  readonly amount: number;
  readonly utilisation: number;
  readonly response: number | undefined;
  readonly cost: { readonly amount: number; readonly currency: string } | undefined;
  readonly says: Bilingual;
}

export interface ChainTime {
  readonly from: Element;
  readonly response: Range | undefined;
  readonly path: readonly Element[];
  /** People who work with it at the same time, where that and their time to think are stated. */
  readonly users?: ClosedTime | undefined;
}

/** People who ask, wait, think and ask again. */
export interface ClosedTime {
  readonly users: number;
  /** Seconds. */
  readonly thinkTime: number;
  /** Requests of all of them per second. */
  readonly throughput: Range;
  /** Seconds until the answer; undefined: nothing is known. */
  readonly response: Range | undefined;
  /** How many people until those who wait get in each other's way: (think time + service) x what the first full station can do. Undefined: no capacity is known. */
  readonly knee: Range | undefined;
  readonly result: "exact" | "approximation" | "bounds";
}

// ------------------------------------------------------------------------------------------------------------ improvement

export type ImprovementChange =
  | "add-replica"
  | "second-site"
  | "second-supplier"
  | "second-link"
  | "faster-repair"
  | "faster-restore"
  | "replication"
  | "more-backups";

/** Something that could be changed so that it fails less or returns sooner; what would be written is what is tried. */
export interface ImprovementOption {
  /** Stable: the change and what it is of, `add-replica srv-db`. */
  readonly id: string;
  readonly change: ImprovementChange;
  readonly subject: Element | Relationship;
  readonly says: Bilingual;
  /** A year, in the currency of the model. Undefined: nobody says what it costs. */
  readonly cost: number | undefined;
  /** What the cost follows from. */
  readonly costFrom: "stated" | "one-more-of-the-same" | "told" | undefined;
  readonly writes: readonly Written[];
}

/** An attribute as it would be written: for the model, and as a person writes it. */
export interface Written {
  readonly subject: Element | Relationship;
  readonly key: string;
  readonly value: FactValue;
  readonly text: string;
}

/** What is wanted of an element; `limit`: a share, or hours. */
export interface Target {
  readonly element: Element;
  readonly target: "availability" | "rto" | "rpo";
  readonly limit: number;
}

export interface TargetOutcome extends Target {
  readonly value: Range;
  readonly met: boolean | undefined;
  /** What would have to be stated for a better answer. */
  readonly missing: readonly Stated[];
}

export interface Improvement {
  readonly options: readonly ImprovementOption[];
  /** By which sum the set was chosen: of money a year, or, where nobody says what most cost, of changes. */
  readonly by: "cost" | "changes";
  readonly chosen: readonly ImprovementOption[];
  /** In the sum that was chosen by. */
  readonly sum: number;
  /** No set has less; equal to `sum`: proved. */
  readonly bound: number;
  readonly currency: string | undefined;
  readonly budget: number | undefined;
  /**
   * `optimal`: proved to be the cheapest. `feasible`: reaches all targets, how far from the cheapest at most is known. `over-budget`: what would
   * be needed is above the budget. `infeasible`: not even everything offered reaches all targets. `met`: nothing is needed.
   */
  readonly result: "met" | "optimal" | "feasible" | "over-budget" | "infeasible" | "unknown";
  /** Targets that the search is about come first, then those that no option reaches, or of which nobody can tell. */
  readonly before: readonly TargetOutcome[];
  /** Targets that not even everything offered reaches, or of which too little is said: not searched for. */
  readonly outOfReach: readonly TargetOutcome[];
  /** With what was chosen, read from the model that it makes; with everything offered where nothing was. */
  readonly after: readonly TargetOutcome[];
}
