/**
 * What fails by itself, and what fails with it: the contract between reading a model (`read-failures.ts`) and all that is computed from it.
 * Three values throughout. Each element has two conditions: `surely` fails only through what is certain, `perhaps` also through what
 * nobody has settled; where nothing is unsettled they are the same. Probabilities of the two bound the truth.
 */
import type { FaultTree } from "../engines/fault-tree/tree.ts";
import type { Model } from "../model/model.ts";
import type { Stated } from "../model/read.ts";
import type { NeedTable } from "./failures/need-table.ts";
import type { Stopping } from "./failures/stopping.ts";

export interface FailureModel {
  readonly model: Model;
  /** Everything that fails by itself: the basic events of all trees, numbered. */
  readonly causes: readonly Cause[];
  /** Needs of an element, by row: what its conditions are made of, for walking, drawing and explaining. */
  needsOf(row: number): readonly Need[];
  /** The same of all elements, as columns. */
  readonly table: NeedTable;
  /** Rows that need an element directly. */
  neededBy(row: number): readonly number[];
  /** Causes that are true when an element or relationship is stopped from outside: its instances, links ... Indices into `causes`. */
  causesOf(one: { readonly element: number } | { readonly relationship: number }): readonly number[];
  /** Condition under which an element has stopped; its events are the causes. Shared gates; kept. */
  treeOf(row: number, reading: "surely" | "perhaps"): FaultTree;
  /** Which elements have stopped when just these causes are true: one worklist pass, far below a tree evaluation each. By row: 0 works, 1 perhaps stopped, 2 surely stopped. `outright`: rows that have stopped whatever the causes, such as a process. */
  stoppedBy(causes: Iterable<number>, outright?: Iterable<number>): Uint8Array;
  /** The same hit by hit, in one reading. */
  stopping(reading: "surely" | "perhaps"): Stopping;
  /**
   * Works, but without something that it uses softly, asynchronously, or with fewer instances than it has: rows, given what has stopped and
   * which causes are true, without which instances that are lost by themselves are not seen.
   */
  degradedBy(stopped: Uint8Array, causes?: Iterable<number>): Uint8Array;
}

export interface Cause {
  /** Stable: element id and what of it (`srv-db`, `m-bff#2`, `s-gva`, `k8s:switch-over`). */
  readonly id: string;
  readonly what: CauseKind;
  /** Row of the element that it is of; of the relationship for a link. */
  readonly element: number | undefined;
  readonly relationship: number | undefined;
  /** Undefined: nothing is said of it. */
  readonly behaviour: Behaviour | undefined;
  /**
   * Parts that run (software, stores, machines) are `asked`: without data the answer is a bound. Sites, zones, suppliers, technologies and
   * links without data are `given`: the answer holds as long as they stand, and says so.
   */
  readonly standing: "asked" | "given";
  /** What says how it behaves, or would have to. */
  readonly stated: readonly Stated[];
  readonly missing: readonly Stated[];
}

/** `whole`: it fails as one, whatever its instances do: a cluster of which the figures are those of the cluster, a service of which nothing says what it rests on. */
export type CauseKind =
  | "instance"
  | "whole"
  | "site"
  | "zone"
  | "supplier"
  | "technology"
  | "link"
  | "switch-over"
  | "common-cause"
  | "people";

/** How something fails and comes back, in hours. */
export interface Behaviour {
  /** Share of the time in which it has failed: mttr / (mtbf + mttr), else what was observed. */
  readonly unavailability: number;
  readonly mtbf: number | undefined;
  readonly mttr: number | undefined;
  /** How uncertain the time between failures is: with 95 % it is at most so many times longer or shorter. */
  readonly errorFactor?: number;
}

/** One thing that an element needs to work. */
export interface Need {
  /** Row of what is needed; of several of which some suffice see `group`. */
  readonly row: number;
  /** Row of the relationship that says so; undefined: nesting, or an attribute. */
  readonly by: number | undefined;
  readonly verb:
    | "contains"
    | "uses"
    | "performs"
    | "realizes"
    | "accesses"
    | "flows"
    | "runs on"
    | "hosts"
    | "site"
    | "zone"
    | "supplier"
    | "technology"
    | "connects"
    | "replication"
    | "triggers"
    | "via";
  /**
   * `hard`: it stops with it. `soft`: it goes on with less. `async`: what is sent waits, what is awaited does not come; it goes on.
   * `unsettled`: nobody says whether hard or soft, so that it perhaps stops.
   */
  readonly strength: "hard" | "soft" | "async" | "unsettled";
  /** Alternatives that share a number: so many of them must work (k of n). */
  readonly group: { readonly number: number; readonly need: number | undefined; readonly of: number } | undefined;
}
