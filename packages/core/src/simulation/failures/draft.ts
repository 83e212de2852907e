/** The failure model while it is read: causes, needs, and the network of conditions that they make. */
import type { Element, Model } from "../../model/model.ts";
import type { Stated } from "../../model/read.ts";
import type { Behaviour, Cause, CauseKind, Need } from "../failure-model.ts";
import type { Facts } from "./facts.ts";
import { BOTH, NetworkDraft, ofCause, ofGate, PERHAPS, type Source } from "./network.ts";

export const VERBS: readonly Need["verb"][] = [
  "contains",
  "uses",
  "performs",
  "realizes",
  "accesses",
  "flows",
  "runs on",
  "hosts",
  "site",
  "zone",
  "supplier",
  "technology",
  "connects",
  "replication",
  "triggers",
  "via",
];

export const STRENGTHS: readonly Need["strength"][] = ["hard", "soft", "async", "unsettled"];

/** Relationship row of a need that none says. */
export const BY_NONE = -1;

/** Needs in columns. */
export class NeedColumns {
  readonly of: number[] = [];
  readonly row: number[] = [];
  readonly by: number[] = [];
  readonly verb: number[] = [];
  readonly strength: number[] = [];
  /** Index into `groupNeed`, -1 for none. */
  readonly group: number[] = [];
  /** -1: nobody says how many. */
  readonly groupNeed: number[] = [];
  readonly groupOf: number[] = [];

  add(of: number, row: number, by: number, verb: Need["verb"], strength: Need["strength"], group: number = -1): void {
    this.of.push(of);
    this.row.push(row);
    this.by.push(by);
    this.verb.push(VERBS.indexOf(verb));
    this.strength.push(STRENGTHS.indexOf(strength));
    this.group.push(group);
  }

  addGroup(need: number | undefined, of: number): number {
    this.groupNeed.push(need ?? -1);
    return this.groupOf.push(of) - 1;
  }
}

/** One of several things of which some suffice. */
export interface Alternative {
  readonly row: number;
  readonly by: number;
}

/** Each row once, the first way to it. */
export function distinct(all: readonly Alternative[]): readonly Alternative[] {
  const seen = new Set<number>();
  return all.filter(({ row }) => !seen.has(row) && seen.add(row));
}

export class FailureDraft {
  readonly model: Model;
  readonly facts: Facts;
  readonly network: NetworkDraft = new NetworkDraft();
  readonly causes: Cause[] = [];
  readonly needs: NeedColumns = new NeedColumns();
  /** Gate that stands for what a row carries; the row's own gate, but for clusters drawn with their nodes, whose nodes rest on less. */
  readonly carrying: Map<number, number> = new Map();
  /** Gate of what is here of a row that has copies elsewhere, without the copies. */
  private readonly mains: Map<number, number> = new Map();
  /** Rows whose conditions say anything at all. */
  readonly hasCondition: Uint8Array;

  constructor(facts: Facts) {
    this.model = facts.model;
    this.facts = facts;
    this.hasCondition = new Uint8Array(this.facts.rows);
    // The gates of rows come first, so that a row is its gate.
    for (let row = 0; row < this.facts.rows; row++) this.network.add(1);
  }

  mainOf(row: number): number {
    let made = this.mains.get(row);
    if (made === undefined) this.mains.set(row, (made = this.network.add(1)));
    return made;
  }

  id(row: number): string {
    return this.model.at(row).id;
  }

  element(row: number): Element {
    return this.model.at(row);
  }

  cause(cause: {
    readonly id: string;
    readonly what: CauseKind;
    readonly element?: number;
    readonly relationship?: number;
    readonly behaviour: Behaviour | undefined;
    readonly standing: Cause["standing"];
    readonly stated?: readonly Stated[];
    readonly missing?: readonly Stated[];
  }): Source {
    return ofCause(
      this.causes.push({
        id: cause.id,
        what: cause.what,
        element: cause.element,
        relationship: cause.relationship,
        behaviour: cause.behaviour,
        standing: cause.standing,
        stated: cause.stated ?? [],
        missing: cause.missing ?? [],
      }) - 1,
    );
  }

  wire(gate: number, source: Source, flags: number = BOTH): void {
    this.network.wire(gate, source, flags);
    if (gate < this.hasCondition.length) this.hasCondition[gate] = 1;
  }

  /** Condition of what a node is drawn inside of. */
  carriedBy(row: number): Source {
    return ofGate(this.carrying.get(row) ?? row);
  }

  /** One thing that a row needs. */
  need(
    of: number,
    row: number,
    by: number,
    verb: Need["verb"],
    strength: Need["strength"],
    source: Source = ofGate(row),
    gate: number = of,
  ): void {
    this.needs.add(of, row, by, verb, strength);
    if (strength === "hard") this.wire(gate, source, BOTH);
    else if (strength === "unsettled") this.wire(gate, source, PERHAPS);
  }

  /** Several of which so many must work; where nobody says how many, between one and all of them. One alone is simply needed. */
  needSome(
    of: number,
    all: readonly Alternative[],
    verb: Need["verb"],
    needed: number | undefined,
    sourceOf: (row: number) => Source = ofGate,
    gate: number = of,
  ): void {
    const [only] = all;
    if (only === undefined) return;
    if (all.length === 1) {
      this.need(of, only.row, only.by, verb, "hard", sourceOf(only.row), gate);
      return;
    }
    const count = all.length;
    const enough = needed === undefined ? undefined : Math.min(count, Math.max(1, needed));
    const group = this.needs.addGroup(enough, count);
    const made = this.network.add(
      enough === undefined ? count : count - enough + 1,
      enough === undefined ? 1 : count - enough + 1,
    );
    for (const { row, by } of all) {
      this.needs.add(of, row, by, verb, "hard", group);
      this.wire(made, sourceOf(row));
    }
    this.wire(gate, ofGate(made));
  }
}
