/** The graph of the load while it is read: the columns of its steps, and what is asked of the rows again and again. */
import type { Model } from "../../model/model.ts";
import { softwareRows } from "../../model/software-rows.ts";
import type { StepFacts } from "./steps.ts";

/** What a step of the load is: a request, a step of work, a request handed on to who does it, a place of work, a person. */
export type StepKind = "call" | "work" | "hand-on" | "machine" | "people" | "unknown-part";

export interface LoadGraph {
  /** Rows of the model, then one more for each application that calls something in the name of its modules. */
  readonly nodeCount: number;
  readonly steps: LoadSteps;
  /** Rows whose demand has a source of unknown size: people or parties who use it, batches without rhythm; with the relationship that would say it. */
  readonly unknownSources: ReadonlyMap<number, number>;
  /** Is it something that is asked to do work? */
  readonly isLoaded: Uint8Array;
  /** 1 for applications whose modules do the work. */
  readonly hasParts: Uint8Array;
  /** Node in whose name an application of several modules calls, by its row. */
  readonly proxies: ReadonlyMap<number, number>;
}

/** Parallel columns. */
export interface LoadSteps {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** How many times for one of the caller, where no rate is stated: between these. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** Stated rates per second; NaN: none. */
  readonly average: Float64Array;
  readonly peak: Float64Array;
  readonly isAwaited: Uint8Array;
  /** 1 where nobody says how many times, so that it counts as once. */
  readonly isAssumed: Uint8Array;
  readonly kind: readonly StepKind[];
  /** Growth a year that the relationship states; NaN: none. */
  readonly growth: Float64Array;
  /** Seconds on the way that the relationship states; 0 where nobody says. */
  readonly latency: Float64Array;
  /** Priority that the relationship states, least first; NaN: none. */
  readonly priority: Float64Array;
  /** Row of the relationship; -1: nesting. */
  readonly relationship: Int32Array;
}

/** A source that is no row: its rate is on the step. */
export const OUTSIDE: number = -1;

export type StepGiven = Partial<Record<"least" | "most" | "average" | "peak", number>> & {
  readonly isAwaited?: boolean;
  readonly isAssumed?: boolean;
  readonly facts?: StepFacts;
};

const LOADED: readonly string[] = [
  "process",
  "function",
  "service",
  "event",
  "application",
  "module",
  "component",
  "interface",
  "store",
  "node",
  "unit",
  "role",
];
const GROUPS: Readonly<Record<"software" | "people" | "business", readonly string[]>> = {
  software: ["application", "module", "component", "interface", "store", "service"],
  people: ["role", "unit", "party"],
  business: ["process", "function", "event"],
};

export class LoadDraft {
  readonly model: Model;
  readonly actor: Int32Array;
  readonly application: Int32Array;
  readonly isLoaded: Uint8Array;
  /** Modules of an application that another part of it calls: nobody enters there from outside the application as a whole. */
  readonly isInner: Uint8Array;
  readonly hasParts: Uint8Array;
  readonly unknown: Map<number, number> = new Map();
  readonly proxies: Map<number, number> = new Map();
  private readonly flags: Readonly<Record<string, Uint8Array>>;
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly least: number[] = [];
  private readonly most: number[] = [];
  private readonly average: number[] = [];
  private readonly peak: number[] = [];
  private readonly awaited: number[] = [];
  private readonly assumed: number[] = [];
  private readonly kind: StepKind[] = [];
  private readonly relationship: number[] = [];
  private readonly growth: number[] = [];
  private readonly latency: number[] = [];
  private readonly priority: number[] = [];

  constructor(model: Model) {
    this.model = model;
    const { schema, parts } = model;
    const { actor, application } = softwareRows(model);
    this.actor = actor;
    this.application = application;
    const flags: Record<string, Uint8Array> = {};
    for (const kind of [...LOADED, "party", "dataset", "technology"])
      flags[kind] = Uint8Array.from(schema.kinds, (_, number) => (schema.isKind(number, kind) ? 1 : 0));
    for (const [name, kinds] of Object.entries(GROUPS))
      flags[name] = Uint8Array.from(schema.kinds, (_, number) =>
        kinds.some((kind) => schema.isKind(number, kind)) ? 1 : 0,
      );
    this.flags = flags;
    this.isLoaded = new Uint8Array(parts.rowCount);
    this.isInner = new Uint8Array(parts.rowCount);
    this.hasParts = new Uint8Array(parts.rowCount);
    const loaded = Uint8Array.from(schema.kinds, (_, number) =>
      LOADED.some((kind) => flags[kind]?.[number] === 1) ? 1 : 0,
    );
    for (let row = 0; row < parts.ownRows; row++) {
      const kind = parts.kindOf[row] as number;
      if (kind >= 0 && loaded[kind] === 1 && model.isElement(row)) this.isLoaded[row] = 1;
    }
  }

  graph(): LoadGraph {
    return {
      nodeCount: this.model.parts.rowCount + this.proxies.size,
      steps: {
        count: this.from.length,
        from: Int32Array.from(this.from),
        to: Int32Array.from(this.to),
        least: Float64Array.from(this.least),
        most: Float64Array.from(this.most),
        average: Float64Array.from(this.average),
        peak: Float64Array.from(this.peak),
        isAwaited: Uint8Array.from(this.awaited),
        isAssumed: Uint8Array.from(this.assumed),
        kind: this.kind,
        growth: Float64Array.from(this.growth),
        latency: Float64Array.from(this.latency),
        priority: Float64Array.from(this.priority),
        relationship: Int32Array.from(this.relationship),
      },
      unknownSources: this.unknown,
      isLoaded: this.isLoaded,
      hasParts: this.hasParts,
      proxies: this.proxies,
    };
  }

  is(row: number, ...kinds: readonly string[]): boolean {
    const number = this.model.parts.kindOf[row] as number;
    if (number < 0) return false;
    for (const kind of kinds) if (this.flags[kind]?.[number] === 1) return true;
    return false;
  }

  add(kind: StepKind, from: number, to: number, relationship: number, given: StepGiven): void {
    if (from === to) return;
    this.kind.push(kind);
    this.from.push(from);
    this.to.push(to);
    this.relationship.push(relationship);
    this.least.push(given.least ?? 1);
    this.most.push(given.most ?? 1);
    this.average.push(given.average ?? Number.NaN);
    this.peak.push(given.peak ?? Number.NaN);
    this.awaited.push(given.isAwaited === true ? 1 : 0);
    this.assumed.push(given.isAssumed === true ? 1 : 0);
    this.growth.push(given.facts?.growth ?? Number.NaN);
    this.latency.push(given.facts?.latency ?? 0);
    this.priority.push(given.facts?.priority ?? Number.NaN);
  }

  get count(): number {
    return this.from.length;
  }

  /** Another relationship of the same two says the same, and perhaps more. */
  sayAgain(step: number, isAwaited: boolean, facts: StepFacts): void {
    if (isAwaited) this.awaited[step] = 1;
    if (facts.priority !== undefined && Number.isNaN(this.priority[step])) this.priority[step] = facts.priority;
  }

  /** The software that acts where a row stands, else the row. */
  behind(row: number): number {
    const actor = this.actor[row] as number;
    return actor >= 0 ? actor : row;
  }
}
