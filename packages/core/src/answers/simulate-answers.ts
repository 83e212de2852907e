/**
 * Answers about simulations: what stops and comes back, how available things are, how much they bear, what would make them better. Times
 * are hours from the start, rates are per second, shares go from 0 to 1. A number that is null is not known, or has no end.
 */
import type { Bilingual } from "../model/metamodel.ts";
import type { Subject } from "../rules/report.ts";
import type { Condition, Harm } from "../simulation/answers.ts";
import type { ElementSummary, Place } from "./answers.ts";
import type { Edit } from "./edit-answers.ts";

/**
 * A number between certain bounds; equal where it is known. `upper` null: nobody can tell how much. `lower` at `ENDLESS`
 * (`simulate-endless.ts`): surely without end, such as everything that is lost.
 */
export interface RangeAnswer {
  readonly lower: number;
  readonly upper: number | null;
}

/** Is it as was asked? `met` null: nobody can tell; `limit` null: nothing was asked. */
export interface AgainstAnswer extends RangeAnswer {
  readonly limit: number | null;
  readonly met: boolean | null;
}

/** What would have to be stated. */
export interface MissingAnswer {
  readonly subject: Subject;
  readonly key: string;
  readonly label: Bilingual;
}

/** GET /api/w/:ws/simulate : what can be tried: drills and loads of the text, what usually fails. */
export interface SimulateAnswer {
  readonly version: 1;
  readonly drills: readonly StoredDrill[];
  readonly loads: readonly StoredLoad[];
  /** Places, zones, suppliers, technologies, to choose from before anybody has typed anything; the most important ones. */
  readonly usual: readonly { readonly group: UsualGroup; readonly element: ElementSummary }[];
  /** Views that are drawn as pictures of boxes and lines. */
  readonly views: readonly { readonly id: string; readonly title: string; readonly viewpoint: string }[];
}

export type UsualGroup = "site" | "zone" | "supplier" | "technology";

export interface StoredDrill {
  readonly id: string;
  readonly name: string;
  readonly fails: readonly Subject[];
  readonly harm: Harm;
  /** Hours; null: until it is repaired. */
  readonly lasts: number | null;
  readonly place: Place;
}

export interface StoredLoad {
  readonly id: string;
  readonly name: string;
  readonly times: number | null;
  readonly place: Place;
}

/**
 * GET /api/w/:ws/simulate/drill?fails=a,b&harm=&for=&until=&times= : hours; or ?drill=ID, a drill of the text, of which the other words
 * change what they name. With `report=html` or `report=md` the same as a document.
 */
export interface DrillAnswer {
  readonly version: 1;
  /** The day looked at. */
  readonly today: string;
  /** The drill of the text. */
  readonly drill: StoredDrill | null;
  readonly question: {
    readonly fails: readonly Subject[];
    readonly harm: Harm;
    readonly lasts: number | null;
    readonly horizon: number;
    readonly times: number;
  };
  /** What is met first comes first; of very many the first, those of the business and those on the way to them. */
  readonly affected: readonly AffectedAnswer[];
  readonly affectedTotal: number;
  readonly moments: readonly MomentAnswer[];
  readonly queues: readonly QueueAnswer[];
  readonly recovery: { readonly total: RangeAnswer; readonly steps: readonly RecoveryStepAnswer[] };
  readonly business: readonly BusinessAnswer[];
  readonly carriesOn: number;
  readonly notes: readonly Bilingual[];
}

export interface AffectedAnswer {
  readonly element: ElementSummary;
  /** `isOpen`: it begins so for sure, and may end at any time: nobody can say when. */
  readonly spans: readonly {
    readonly from: number;
    readonly until: number;
    readonly condition: Condition;
    readonly isOpen?: true;
  }[];
  readonly path: readonly Subject[];
  readonly because: Bilingual;
}

export interface MomentAnswer {
  readonly at: number;
  /** Of how many something changes; more than `changes` where there are very many. */
  readonly total: number;
  readonly changes: readonly {
    readonly id: string;
    readonly name: string;
    readonly condition: Condition;
    readonly says: Bilingual;
  }[];
}

export interface QueueAnswer {
  readonly at: Subject;
  readonly curve: readonly { readonly at: number; readonly waiting: number }[];
  readonly most: number | null;
  readonly emptyAt: number | null;
  readonly lost: number | null;
}

export interface RecoveryStepAnswer {
  readonly element: ElementSummary;
  /** A link of the element that is mended, not the element itself. */
  readonly link: Subject | null;
  readonly action: "wait" | "restart" | "repair" | "switch-over" | "rebuild" | "restore" | "catch-up";
  readonly start: RangeAnswer;
  readonly end: RangeAnswer;
  readonly isCritical: boolean;
  readonly by: readonly ElementSummary[];
  readonly runbook: readonly ElementSummary[];
  readonly after: readonly ElementSummary[];
  readonly missing: readonly MissingAnswer[];
}

export interface BusinessAnswer {
  readonly element: ElementSummary;
  readonly condition: Condition;
  readonly downtime: AgainstAnswer;
  readonly tolerable: AgainstAnswer;
  readonly dataLoss: AgainstAnswer;
  readonly worstStore: ElementSummary | null;
  readonly money: (RangeAnswer & { readonly currency: string }) | null;
  readonly cases: RangeAnswer | null;
  readonly missing: readonly MissingAnswer[];
}

/** How a probability is known: never a number without it. */
export interface ProbabilityAnswer {
  readonly result: "exact" | "bounds" | "estimate";
  readonly value: number;
  readonly complement: number;
  readonly lower: number;
  readonly upper: number;
}

/** GET /api/w/:ws/simulate/availability : processes, services and functions that matter, the most critical first. */
export interface AvailabilityTableAnswer {
  readonly version: 1;
  readonly rows: readonly AvailabilityRow[];
  /** How many there are in all; more than the rows where a model is large. */
  readonly total: number;
}

export interface AvailabilityRow {
  readonly element: ElementSummary;
  readonly criticality: Bilingual | null;
  readonly availability: ProbabilityAnswer;
  /** Over the causes that have data. */
  readonly known: ProbabilityAnswer;
  readonly coverage: { readonly known: number; readonly of: number };
  /** Hours of standstill a year. */
  readonly downtime: RangeAnswer;
  readonly target: AgainstAnswer | null;
  /** How many single causes surely stop it; null where they were not counted. */
  readonly singlePoints: number | null;
  /** How many more perhaps do, through what nobody has settled. */
  readonly perhapsPoints: number;
}

/** GET /api/w/:ws/simulate/availability/:id */
export interface AvailabilityAnswer extends AvailabilityRow {
  readonly version: 1;
  readonly failuresPerYear: RangeAnswer | null;
  readonly cutSets: readonly CutSetAnswer[];
  /** Exact, as decimal digits: there may be more than numbers can say. */
  readonly cutSetCount: { readonly count: string; readonly byOrder: readonly string[]; readonly limit: number | null };
  readonly importance: readonly ImportanceAnswer[];
  /** What uncertain data make of the known part: percentiles of so many draws. */
  readonly uncertainty: {
    readonly samples: number;
    readonly low: number;
    readonly median: number;
    readonly high: number;
  } | null;
  readonly given: readonly CauseAnswer[];
  readonly missing: readonly MissingAnswer[];
  /** Its structure as a tree: what stops it. */
  readonly structure: StructureNode | null;
}

export interface CauseAnswer {
  readonly cause: string;
  readonly what: string;
  readonly subject: Subject | null;
  readonly name: Bilingual;
}

export interface CutSetAnswer {
  readonly causes: readonly CauseAnswer[];
  readonly probability: number | null;
  readonly isUnsettled: boolean;
}

export interface ImportanceAnswer extends CauseAnswer {
  readonly unavailability: number | null;
  readonly birnbaum: number | null;
  readonly criticality: number | null;
  readonly fussellVesely: number | null;
  readonly raw: number | null;
  /** Null: nothing would be left. */
  readonly rrw: number | null;
}

/** `any`: one of the parts suffices to stop it, `all`: only all together, `some`: so many as it says; of a leaf the cause. */
export interface StructureNode {
  readonly kind: "any" | "all" | "some" | "cause" | "again" | "more";
  readonly says: Bilingual;
  readonly subject: Subject | null;
  readonly unavailability: number | null;
  readonly isUnsettled: boolean;
  readonly parts: readonly StructureNode[];
}

/** GET /api/w/:ws/simulate/years/:id?seed= : standstill of simulated years. `years` null: nothing is known that could be simulated. */
export interface YearsAnswer {
  readonly version: 1;
  readonly element: ElementSummary;
  readonly years: {
    readonly years: number;
    readonly seed: number;
    readonly mean: RangeAnswer;
    readonly percentiles: Readonly<Record<"p5" | "p50" | "p95" | "p99", number>>;
    readonly histogram: readonly { readonly from: number; readonly to: number; readonly years: number }[];
    readonly outagesPerYear: number;
    readonly longest: number;
    /** Causes that are not in it, for nobody says how they behave. */
    readonly without: readonly CauseAnswer[];
  } | null;
}

/** GET /api/w/:ws/simulate/capacity?load=ID&times=&years= : at another load, and after years of growth. */
export interface CapacityPageAnswer {
  readonly version: 1;
  readonly today: string;
  readonly load: StoredLoad | null;
  /** As asked; null: as the load says, else the usual. */
  readonly times: number | null;
  readonly years: number;
  readonly stations: readonly StationAnswer[];
  readonly bottleneck: ElementSummary | null;
  readonly chains: readonly {
    readonly from: ElementSummary;
    readonly response: RangeAnswer | null;
    readonly path: readonly ElementSummary[];
    /** People who work with it at the same time; seconds, requests per second, and how many people it carries. */
    readonly users: {
      readonly users: number;
      readonly thinkTime: number;
      readonly throughput: RangeAnswer;
      readonly knee: RangeAnswer | null;
      readonly result: "exact" | "approximation" | "bounds";
    } | null;
  }[];
  /** Links of the network, in bits per second. */
  readonly links: readonly {
    readonly from: ElementSummary | null;
    readonly to: ElementSummary | null;
    readonly demand: RangeAnswer | null;
    readonly capacity: number | null;
    readonly utilisation: RangeAnswer | null;
    readonly saturation: { readonly years: RangeAnswer; readonly date: string | null } | null;
    readonly missing: readonly MissingAnswer[];
  }[];
  readonly coverage: { readonly known: number; readonly of: number };
  readonly notes: readonly Bilingual[];
}

export interface StationAnswer {
  readonly element: ElementSummary;
  readonly demand: RangeAnswer & { readonly from: "stated" | "computed" | "both" };
  readonly capacity: number | null;
  readonly servers: number;
  readonly utilisation: RangeAnswer | null;
  /** Seconds. */
  readonly response: RangeAnswer | null;
  readonly queue: RangeAnswer | null;
  readonly isStable: boolean | null;
  readonly growth: number | null;
  /** `never` where nothing grows; `date` as 2027-08-22. */
  readonly saturation: { readonly years: RangeAnswer; readonly date: string | null } | null;
  readonly scaling: readonly {
    readonly way: "vertical" | "horizontal";
    readonly amount: number;
    readonly utilisation: number;
    readonly response: number | null;
    readonly cost: { readonly amount: number; readonly currency: string } | null;
    readonly says: Bilingual;
  }[];
  readonly missing: readonly MissingAnswer[];
}

/** GET /api/w/:ws/simulate/capacity/:id?load= : the same element under more and more load. */
export interface CapacityCurveAnswer {
  readonly version: 1;
  readonly element: ElementSummary;
  readonly points: readonly {
    readonly times: number;
    readonly utilisation: RangeAnswer | null;
    readonly response: RangeAnswer | null;
  }[];
}

/**
 * GET /api/w/:ws/simulate/improve?target=availability,rto,rpo&goal=0.999&budget=100000 : the cheapest changes that reach what was asked for.
 * `goal`: an availability for all that matters, instead of what each states.
 */
export interface ImproveAnswer {
  readonly version: 1;
  readonly options: readonly ImprovementAnswer[];
  readonly by: "cost" | "changes";
  /** Ids of options. */
  readonly chosen: readonly string[];
  readonly sum: number;
  /** No set of options has less. */
  readonly bound: number;
  readonly currency: string | null;
  readonly budget: number | null;
  readonly result: "met" | "optimal" | "feasible" | "over-budget" | "infeasible" | "unknown";
  readonly before: readonly TargetAnswer[];
  readonly outOfReach: readonly TargetAnswer[];
  readonly after: readonly TargetAnswer[];
}

export interface ImprovementAnswer {
  readonly id: string;
  readonly change: string;
  readonly subject: Subject;
  readonly says: Bilingual;
  /** A year; null: nobody says what it costs. */
  readonly cost: number | null;
  readonly costFrom: "stated" | "one-more-of-the-same" | "told" | null;
  /** What would be written in the model. */
  readonly edits: readonly Edit[];
}

export interface TargetAnswer {
  readonly element: ElementSummary;
  readonly target: "availability" | "rto" | "rpo";
  readonly limit: number;
  readonly value: RangeAnswer;
  readonly met: boolean | null;
}

/** GET /api/w/:ws/simulate/continuity : the business impact analysis, the plans and the calendar of exercises. */
export interface ContinuityAnswer {
  readonly version: 1;
  readonly today: string;
  readonly impact: readonly ImpactRow[];
  /** How many processes, functions and services there are; more than the rows where a model is large. */
  readonly impactTotal: number;
  readonly plans: readonly PlanAnswer[];
  readonly exercises: readonly ExerciseAnswer[];
}

/** A process, service or function and what the business said of its standstill. */
export interface ImpactRow {
  readonly element: ElementSummary;
  readonly criticality: Bilingual | null;
  readonly owner: ElementSummary | null;
  /** Hours. */
  readonly rto: number | null;
  readonly rpo: number | null;
  readonly mtpd: number | null;
  /** Outermost applications that it rests on. */
  readonly applications: readonly ElementSummary[];
  /** What can be reached after the worst single failure, and after the worst loss of one store. */
  readonly recovery: AgainstAnswer;
  readonly dataLoss: AgainstAnswer;
  /** Nothing that it rests on is modelled. */
  readonly isBare: boolean;
  readonly slowest: ElementSummary | null;
  readonly lossiest: ElementSummary | null;
  readonly gaps: readonly Bilingual[];
}

/** A drill of the text as a plan: how long it takes to be back, who does it, what the plan lacks. */
export interface PlanAnswer {
  readonly drill: StoredDrill;
  readonly total: RangeAnswer;
  readonly steps: number;
  readonly people: readonly ElementSummary[];
  readonly runbooks: readonly ElementSummary[];
  /** Steps that lack somebody, a time or a runbook. */
  readonly gaps: readonly { readonly element: ElementSummary; readonly says: Bilingual }[];
  /** Targets of the business that are missed, and of which nobody can tell. */
  readonly missed: number;
  readonly unsettled: number;
}

export interface ExerciseAnswer {
  /** A drill, or a plan that is to be exercised. */
  readonly element: ElementSummary;
  readonly isDrill: boolean;
  /** Days; null: nobody says how often. */
  readonly every: number | null;
  /** As 2027-08-22. */
  readonly last: string | null;
  readonly next: string | null;
  /** Null: nobody can tell. */
  readonly isOverdue: boolean | null;
  readonly observed: readonly {
    readonly on: string | null;
    readonly process: ElementSummary | null;
    /** Hours. */
    readonly downtime: number | null;
    readonly dataLoss: number | null;
    readonly downtimeSimulated: DeviationAnswer | null;
    readonly dataLossSimulated: DeviationAnswer | null;
    readonly note: string | null;
  }[];
}

export interface DeviationAnswer {
  readonly simulated: RangeAnswer;
  /** Hours beyond what is simulated: more is positive, less negative. */
  readonly by: number;
}
