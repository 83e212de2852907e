/**
 * What each process, function and service can reach: how long it stands still at most after one thing fails, and how much data it can lose
 * (R215, R220, R227), by the same reckoning as the rules `rto-is-reached` and `rpo-is-reached`.
 */
import type { Element, Model } from "../../model/model.ts";
import { distinctStated, hoursOf, type Stated } from "../../model/read.ts";
import { certain, possible, type Reckoned } from "../../model/recovery.ts";
import type { Against } from "../answers.ts";
import { against } from "../drill/business.ts";
import type { FailureModel } from "../failure-model.ts";
import { type Reliance, relianceOf, type Support, type Worst } from "./reliance.ts";

/** One thing that holds up the return, or loses data. */
export interface Holding {
  readonly element: Element;
  /** Hours, as `certain` and `possible` have them. */
  readonly lower: number;
  readonly upper: number;
}

export interface Objectives {
  readonly element: Element;
  /** After the worst single failure, against RTO and MTPD. */
  readonly recovery: Against;
  readonly tolerable: Against;
  /** What holds up the return most. */
  readonly slowestOne: Element | undefined;
  /** Worst first; a walk through all that it rests on. */
  readonly slowest: readonly Holding[];
  /** After the worst loss of one store, against RPO. */
  readonly dataLoss: Against;
  readonly lossiestOne: Element | undefined;
  readonly lossiest: readonly Holding[];
  /** Nothing that it rests on is modelled, so that nothing can be reckoned. */
  readonly isBare: boolean;
}

/** All processes, functions and services, in the order of the text. */
export function objectivesOf(failures: FailureModel): readonly Objectives[] {
  return businessOf(failures.model).map((element) => objectivesFor(failures, element));
}

/** Processes, and functions and services of which somebody states a need. */
export function businessOf(model: Model): readonly Element[] {
  const found: Element[] = [...model.elements({ kind: "process" })];
  for (const kind of ["function", "service"])
    for (const element of model.elements({ kind }))
      if (NEEDS.some((key) => element.get(key) !== undefined)) found.push(element);
  return found.sort((a, b) => a.row - b.row);
}

const NEEDS: readonly string[] = ["criticality", "rto", "rpo", "mtpd", "mbco"];

/** Lists are made when they are read. */
export function objectivesFor(failures: FailureModel, element: Element): Objectives {
  return new ObjectivesOf(relianceOf(failures), element);
}

type Lacking = Holding & { readonly missing: readonly Stated[] };

/** Facts that are named as missing for one answer. */
const MOST_MISSING = 200;

class ObjectivesOf implements Objectives {
  readonly element: Element;
  private readonly reliance: Reliance;
  private readonly worst: Worst;
  private supportsMade: readonly Support[] | undefined;
  private slowestMade: readonly Lacking[] | undefined;
  private lossiestMade: readonly Lacking[] | undefined;

  constructor(reliance: Reliance, element: Element) {
    this.element = element;
    this.reliance = reliance;
    this.worst = reliance.worst(element.row);
  }

  get isBare(): boolean {
    return this.worst.recoveryUpper === -Infinity && this.worst.lossUpper === -Infinity;
  }

  get recovery(): Against {
    return this.returns("rto");
  }

  get tolerable(): Against {
    return this.returns("mtpd");
  }

  get dataLoss(): Against {
    const { lossLower, lossUpper } = this.worst;
    return this.reached(lossLower, lossUpper, "rpo", () => this.lossy());
  }

  get slowestOne(): Element | undefined {
    return this.worst.slowest < 0 ? undefined : this.element.model.at(this.worst.slowest);
  }

  get lossiestOne(): Element | undefined {
    return this.worst.lossiest < 0 ? undefined : this.element.model.at(this.worst.lossiest);
  }

  get slowest(): readonly Holding[] {
    return this.slow();
  }

  get lossiest(): readonly Holding[] {
    return this.lossy();
  }

  private returns(key: "rto" | "mtpd"): Against {
    const { recoveryLower, recoveryUpper } = this.worst;
    return this.reached(recoveryLower, recoveryUpper, key, () => this.slow());
  }

  private reached(lowest: number, highest: number, key: string, holdings: () => readonly Lacking[]): Against {
    const limit = hoursOf(this.element, key);
    if (this.isBare) return against({ lower: 0, upper: Infinity }, limit, [[this.element, "uses"]]);
    const [lower, upper] = [Math.max(0, lowest), Math.max(0, highest)];
    return against({ lower, upper }, limit, () =>
      distinctStated(holdings().flatMap((one) => (one.upper > lower ? one.missing : []))).slice(0, MOST_MISSING),
    );
  }

  private get supports(): readonly Support[] {
    return (this.supportsMade ??= this.reliance.supportsOf(this.element.row));
  }

  private slow(): readonly Lacking[] {
    return (this.slowestMade ??= this.supports
      .flatMap(({ row, alone }) => (alone === 0 ? [] : this.holding(row, this.reliance.recovery(row), alone === 2)))
      .toSorted(byHours));
  }

  private lossy(): readonly Lacking[] {
    return (this.lossiestMade ??= this.supports
      .flatMap(({ row, isSure }) => this.holding(row, this.reliance.loss(row), isSure))
      .toSorted(byHours));
  }

  private holding(row: number, reckoned: Reckoned | undefined, isSure: boolean): readonly Lacking[] {
    if (reckoned === undefined) return [];
    const lower = isSure ? Math.max(0, certain(reckoned)) : 0;
    const { missing } = reckoned;
    return [{ element: this.element.model.at(row), lower, upper: possible(reckoned), missing }];
  }
}

function byHours(a: Holding, b: Holding): number {
  return (
    (b.lower === a.lower ? 0 : b.lower - a.lower) ||
    (b.upper === a.upper ? 0 : b.upper - a.upper) ||
    a.element.row - b.element.row
  );
}
