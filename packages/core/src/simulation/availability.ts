/** How available something is, what stops it, and what matters most: exact where everything is known, between bounds where it is not. */
import { boundsOf } from "../engines/fault-tree/bounds.ts";
import { compileTree } from "../engines/fault-tree/compile.ts";
import type { CompiledTree } from "../engines/fault-tree/compiled-tree.ts";
import { cutSetsOf } from "../engines/fault-tree/cut-sets.ts";
import type { CutSets, FaultTree, Probability } from "../engines/fault-tree/tree.ts";
import { propagate, type UncertainEvent } from "../engines/uncertainty.ts";
import { Element, type Model } from "../model/model.ts";
import { numberOf, rankOf, type Stated } from "../model/read.ts";
import type {
  Against,
  Availability,
  AvailabilityUncertainty,
  CauseImportance,
  Range,
  SystemCutSet,
} from "./answers.ts";
import { namedCause } from "./cause-names.ts";
import type { Behaviour, Cause } from "./failure-model.ts";
import { singlesBelow } from "./failures/below.ts";
import { isHappening } from "./failures/evaluate.ts";
import { type PartialTree, partialTree } from "./failures/trees.ts";
import { type Failures, failuresBelow, readFailures } from "./read-failures.ts";

export interface AvailabilityOptions {
  /** How many cut sets are written out; 100 unless given. */
  readonly cutSets?: number;
  /** Behaviours taken instead of those stated, by id of the cause: what if. */
  readonly behaviours?: ReadonlyMap<string, Behaviour>;
  /** Nodes that diagrams of one element may make before bounds are computed instead. */
  readonly budget?: number;
  /** Only how available it is: no cut sets, no importance. */
  readonly isBrief?: boolean;
  /** Also cut sets that are ones only if what nobody has settled is so; yes unless given. */
  readonly withUnsettled?: boolean;
  /** Draws of uncertain data; 0: none. */
  readonly samples?: number;
  readonly seed?: number;
}

/** Hours of a year. */
export const HOURS_A_YEAR = 8760;
const MOST_MADE = 4_000_000;
const MOST_SET_NODES = 4_000_000;
const SAMPLES = 2000;
/** Causes that only may matter are listed one by one up to so many. */
const MOST_UNSETTLED = 400;
/** Causes that may matter up to which cut sets of more than one of them are looked for. */
const MOST_POSSIBLE = 2000;
/** Rank of `important`. */
const IMPORTANT = 2;

/** Of one element. */
export function availability(model: Model, element: Element, options: AvailabilityOptions = {}): Availability {
  return studyAt(model, element.row).answer(options);
}

/** A study that reads no more than the element stands on. */
export function studyAt(model: Model, row: number): Study {
  return studyOf(failuresBelow(model, row), row);
}

/** Of every process, function and service that is important or vital; of all where nothing is said of any. */
export function availabilities(model: Model, options: AvailabilityOptions = {}): readonly Availability[] {
  const failures = readFailures(model);
  const all = rowsThatMatter(model);
  return all.map((row) => new Study(failures, row).answer({ withUnsettled: false, ...options }));
}

export function rowsThatMatter(model: Model): readonly number[] {
  const rows = ["process", "function", "service"].flatMap((kind) => [...model.rows({ kind })]);
  const ranked = rows.filter((row) => (rankOf(model.at(row), "criticality") ?? -1) >= IMPORTANT);
  return ranked.length > 0 ? ranked : rows.filter((row) => rankOf(model.at(row), "criticality") === undefined);
}

const studies: WeakMap<Failures, Map<number, Study>> = new WeakMap();
/** Studies kept of a model: those looked at last. */
const MOST_STUDIES = 16;

/** A study that is kept, so that a change of figures is answered from the same diagrams. */
export function studyOf(failures: Failures, row: number): Study {
  let kept = studies.get(failures);
  if (kept === undefined) studies.set(failures, (kept = new Map()));
  const study = kept.get(row) ?? new Study(failures, row);
  kept.delete(row);
  kept.set(row, study);
  const [oldest] = kept.keys();
  if (kept.size > MOST_STUDIES && oldest !== undefined) kept.delete(oldest);
  return study;
}

/** Failure of an element with some causes taken as settled, compiled when it is first asked for. */
class Part {
  readonly tree: FaultTree;
  /** Cause of each event. */
  readonly causes: Int32Array;
  private readonly budget: number;
  private made: CompiledTree | undefined;
  private isMade = false;

  constructor({ tree, causes }: PartialTree, budget: number) {
    this.tree = tree;
    this.causes = causes;
    this.budget = budget;
  }

  /** Undefined: too much for the budget. */
  get compiled(): CompiledTree | undefined {
    if (!this.isMade) {
      const compiled = compileTree(this.tree, { made: this.budget });
      this.made = compiled.kind === "compiled" ? compiled : undefined;
      this.isMade = true;
    }
    return this.made;
  }
}

/** One element's failure, compiled once and asked with one set of figures after the other. */
export class Study {
  readonly failures: Failures;
  readonly row: number;
  private readonly parts: Map<string, Part | boolean> = new Map();

  constructor(failures: Failures, row: number) {
    this.failures = failures;
    this.row = row;
  }

  answer(options: AvailabilityOptions = {}): Availability {
    const { failures, row } = this;
    const { model, causes } = failures;
    const given = options.behaviours;
    const behaviourOf = (cause: number): Behaviour | undefined => {
      const one = causes[cause] as Cause;
      return given?.get(one.id) ?? one.behaviour;
    };
    const budget = options.budget ?? MOST_MADE;
    // Figures matter to a tree only in that there are any.
    const whatIf = given === undefined ? "" : this.newlyKnown(given);
    const certain = this.part("surely", behaviourOf, "all", budget, whatIf);
    const known =
      typeof certain === "boolean" || certain.compiled !== undefined
        ? certain
        : this.part("surely", behaviourOf, "known", budget, whatIf);
    const least = unavailabilityOf(known, behaviourOf, budget);
    // Mostly it takes one look to see that what is not known may stop it alone.
    const isOpen = this.isStoppedByUnknown(given);
    const possible = isOpen || this.part("perhaps", behaviourOf, "worst", budget, whatIf);
    const isSame = !isOpen && this.isComplete(certain, behaviourOf) && sameParts(certain, possible);
    const most = isSame ? least : unavailabilityOf(possible, behaviourOf, budget);
    const works = worksOf(least, most);
    const element = model.at(row);
    const missing = this.missing(behaviourOf);
    const brief = options.isBrief === true;
    const sets = brief ? undefined : this.cutSets(certain, behaviourOf, options, whatIf);
    return {
      element,
      availability: works,
      known: worksOf(least, least),
      coverage: this.coverage(given),
      downtime: downtimeOf(works),
      failuresPerYear: failuresPerYear(known, behaviourOf, works.result === "exact"),
      target: targetOf(element, works, missing),
      cutSets: sets?.listed ?? [],
      cutSetCount: sets?.counted ?? { count: 0n, byOrder: [], limit: 0 },
      singlePoints: sets?.singles ?? [],
      importance: brief ? [] : importanceOf(failures, certain, behaviourOf),
      uncertainty: brief ? undefined : uncertaintyOf(failures, known, behaviourOf, options),
      given: brief ? [] : this.givenCauses(behaviourOf).map((cause) => namedCause(model, causes[cause] as Cause)),
      missing,
    };
  }

  /**
   * A tree with some causes taken as settled. Given causes without figures always stand. Of the asked ones without figures: `all` keeps
   * them, `known` lets them stand, `worst` lets them fail.
   */
  part(
    reading: "surely" | "perhaps",
    behaviourOf: (cause: number) => Behaviour | undefined,
    taken: "all" | "known" | "worst",
    budget: number,
    whatIf: string,
  ): Part | boolean {
    const { failures } = this;
    const conditions = failures.conditions(reading);
    const key = `${reading} ${taken} ${whatIf}`;
    const earlier = this.parts.get(key);
    if (earlier !== undefined) return earlier;
    const made = partialTree(conditions, conditions.of[this.row] as number, (cause) => {
      if (behaviourOf(cause) !== undefined) return undefined;
      if ((failures.causes[cause] as Cause).standing === "given") return false;
      return taken === "all" ? undefined : taken === "worst";
    });
    const part = typeof made === "boolean" ? made : new Part(made, budget);
    this.parts.set(key, part);
    return part;
  }

  private certain: Int32Array | undefined;

  /** Causes that surely matter, ascending. */
  private certainCauses(): Int32Array {
    return (this.certain ??= this.failures.causesBelow(this.row, "surely"));
  }

  /** Of the causes that surely or perhaps matter, those that stand unless one says otherwise apart. */
  private coverage(given: ReadonlyMap<string, Behaviour> | undefined): Availability["coverage"] {
    const { failures, row } = this;
    const [, unknown, known] = failures.countBelow(row, this.certainCauses(), marksOf(failures, given));
    return { known, of: known + unknown };
  }

  private givenCauses(behaviourOf: (cause: number) => Behaviour | undefined): readonly number[] {
    const { causes } = this.failures;
    return [...this.certainCauses()].filter(
      (cause) => (causes[cause] as Cause).standing === "given" && behaviourOf(cause) === undefined,
    );
  }

  /** Ids of causes that get figures where none are stated. */
  private newlyKnown(given: ReadonlyMap<string, Behaviour>): string {
    const { causes } = this.failures;
    const found: number[] = [];
    causes.forEach(({ id, behaviour }, cause) => {
      if (behaviour === undefined && given.has(id)) found.push(cause);
    });
    return found.join();
  }

  private isStoppedByUnknown(given: ReadonlyMap<string, Behaviour> | undefined): boolean {
    const { failures } = this;
    if (given === undefined || this.newlyKnown(given) === "") return failures.stoppedByUnknown()[this.row] === 1;
    return failures.stoppedByUnknown(new Set(given.keys()))[this.row] === 1;
  }

  private isComplete(certain: Part | boolean, behaviourOf: (cause: number) => Behaviour | undefined): boolean {
    return typeof certain === "boolean" || certain.causes.every((cause) => behaviourOf(cause) !== undefined);
  }

  /** What of the data would have to be stated; of what nobody has settled only what settles it, where much stands behind that. */
  private missing(behaviourOf: (cause: number) => Behaviour | undefined): readonly Stated[] {
    const { failures } = this;
    const found: Stated[] = [];
    const seen = new Set<string>();
    const add = (one: Stated): void => {
      const key = `${one[0] instanceof Element ? "e" : "r"}${one[0].row} ${one[1]}`;
      if (seen.has(key)) return;
      seen.add(key);
      found.push(one);
    };
    const addOf = (cause: number): void => {
      const { standing, missing } = failures.causes[cause] as Cause;
      if (standing === "asked" && behaviourOf(cause) === undefined) for (const one of missing) add(one);
    };
    for (const cause of this.certainCauses()) addOf(cause);
    for (const one of this.unsettledNeeds()) add(one);
    const perhaps = this.possibleCauses(MOST_UNSETTLED);
    if (perhaps.length < MOST_UNSETTLED) for (const cause of perhaps.toSorted((a, b) => a - b)) addOf(cause);
    return found;
  }

  /** Causes that may matter; so many at most. */
  private possibleCauses(most: number): readonly number[] {
    return this.failures.someCausesBelow(this.row, "perhaps", most);
  }

  /** Relationships at which it is not said whether what stands below matters. */
  private unsettledNeeds(): readonly Stated[] {
    const { failures, row } = this;
    const { model } = failures;
    const found: Stated[] = [];
    const seen = new Set([row]);
    for (const at of seen)
      for (const need of failures.needsOf(at)) {
        if (need.strength === "unsettled") {
          if (need.by !== undefined && need.verb !== "connects" && need.verb !== "via")
            found.push([model.relationship(need.by), "criticality"]);
        } else if (need.strength === "hard") {
          if (need.group !== undefined && need.group.need === undefined) found.push([model.at(at), "need"]);
          else if (need.verb !== "technology") seen.add(need.row);
        }
      }
    return found;
  }

  // ------------------------------------------------------------------------------------------------------------ cut sets

  private cutSets(
    certain: Part | boolean,
    behaviourOf: (cause: number) => Behaviour | undefined,
    { cutSets: most = 100, withUnsettled = true }: AvailabilityOptions,
    whatIf: string,
  ): {
    readonly listed: readonly SystemCutSet[];
    readonly counted: Availability["cutSetCount"];
    readonly singles: Availability["singlePoints"];
  } {
    const { failures } = this;
    const { model, causes } = failures;
    const known = this.certainSets(certain, behaviourOf, most);
    const named = (events: readonly number[], part: Part, isUnsettled: boolean): SystemCutSet => {
      const behaviours = events.map((event) => behaviourOf(part.causes[event] as number));
      return {
        causes: events.map((event) => namedCause(model, causes[part.causes[event] as number] as Cause)),
        probability: behaviours.reduce<number | undefined>(
          (product, behaviour) =>
            product === undefined || behaviour === undefined ? undefined : product * behaviour.unavailability,
          1,
        ),
        isUnsettled,
      };
    };
    const listed: SystemCutSet[] = [];
    if (typeof certain !== "boolean") for (const events of known.sets) listed.push(named(events, certain, false));
    const singles = listed.flatMap((set) =>
      set.causes.length === 1 && set.causes[0]?.what === "instance" ? set.causes : [],
    );
    const isFew = this.possibleCauses(MOST_POSSIBLE).length < MOST_POSSIBLE;
    const possible =
      withUnsettled && isFew ? this.possibleSets(certain, behaviourOf, most - listed.length, whatIf) : undefined;
    if (possible !== undefined) for (const events of possible.sets) listed.push(named(events, possible.part, true));
    else if (withUnsettled && !isFew)
      for (const one of this.possibleSingles(certain, behaviourOf, most - listed.length)) listed.push(one);
    return { listed, counted: known.counted, singles };
  }

  /** The most probable first; those of which a part is not known after them, shortest first, but every single point. */
  private certainSets(
    part: Part | boolean,
    behaviourOf: (cause: number) => Behaviour | undefined,
    most: number,
  ): { readonly sets: readonly (readonly number[])[]; readonly counted: Availability["cutSetCount"] } {
    if (typeof part === "boolean") {
      const count = part ? 1n : 0n;
      return { sets: [], counted: { count, byOrder: part ? [1n] : [], limit: undefined } };
    }
    if (part.compiled === undefined) return { sets: [], counted: { count: 0n, byOrder: [], limit: 0 } };
    const isKnown = part.causes.every((cause) => behaviourOf(cause) !== undefined);
    const p = Float64Array.from(part.causes, (cause) => behaviourOf(cause)?.unavailability ?? 0);
    const found = setsOf(part, p, most);
    if (found === undefined) return { sets: [], counted: { count: 0n, byOrder: [], limit: 0 } };
    const counted = { count: found.count, byOrder: found.byOrder, limit: found.limit };
    const likely = found.first.filter(({ probability }) => probability > 0).map(({ events }) => events);
    if (isKnown) return { sets: likely.length > 0 ? likely : found.first.map(({ events }) => events), counted };
    // All alike, the shortest are the most probable.
    const even = new Float64Array(part.causes.length).fill(1e-3);
    const short = setsOf(part, even, most)?.first ?? [];
    const open = short
      .map(({ events }) => events)
      .filter((events) => events.some((event) => behaviourOf(part.causes[event] as number) === undefined));
    const singles = open.filter((events) => events.length === 1).length;
    const first = likely.slice(0, Math.max(most - open.length, most - singles, 0));
    return { sets: [...first, ...open.slice(0, most - first.length)], counted };
  }

  /** Short cut sets that are ones only if what nobody has settled is so. */
  private possibleSets(
    certain: Part | boolean,
    behaviourOf: (cause: number) => Behaviour | undefined,
    room: number,
    whatIf: string,
  ): { readonly part: Part; readonly sets: readonly (readonly number[])[] } | undefined {
    if (room <= 0) return undefined;
    const part = this.part("perhaps", behaviourOf, "all", MOST_MADE / 4, whatIf);
    if (typeof part === "boolean" || part.compiled === undefined || sameParts(certain, part)) return undefined;
    const even = new Float64Array(part.causes.length).fill(1e-3);
    const found = setsOf(part, even, room + (typeof certain === "boolean" ? 0 : certain.causes.length));
    if (found === undefined) return undefined;
    const isCertain = (events: readonly number[]): boolean => {
      if (typeof certain === "boolean") return certain;
      const failed = new Set(events.map((event) => part.causes[event]));
      return isHappening(certain.tree, (event) => failed.has(certain.causes[event]));
    };
    const sets = found.first.map(({ events }) => events).filter((events) => !isCertain(events));
    return { part, sets: sets.slice(0, room) };
  }

  /** Of very many causes that may matter those of which each alone may stop it, nearest first. */
  private possibleSingles(
    certain: Part | boolean,
    behaviourOf: (cause: number) => Behaviour | undefined,
    room: number,
  ): readonly SystemCutSet[] {
    const { failures, row } = this;
    const conditions = failures.conditions("perhaps");
    const alone = new Set(
      singlesBelow(failures.conditions("surely"), failures.conditions("surely").of[row] as number, 10_000),
    );
    const found: SystemCutSet[] = [];
    if (certain === true || room <= 0) return found;
    for (const cause of singlesBelow(conditions, conditions.of[row] as number, room + alone.size + 1000)) {
      const one = failures.causes[cause] as Cause;
      const behaviour = behaviourOf(cause);
      if (alone.has(cause) || (behaviour === undefined && one.standing === "given")) continue;
      found.push({
        causes: [namedCause(failures.model, one)],
        probability: behaviour?.unavailability,
        isUnsettled: true,
      });
      if (found.length >= room) break;
    }
    return found;
  }
}

const markings: WeakMap<Failures, Uint8Array> = new WeakMap();

/** By cause: 0 stands unless one says otherwise, 1 nobody says how it behaves, 2 somebody does. */
function marksOf(failures: Failures, given: ReadonlyMap<string, Behaviour> | undefined): Uint8Array {
  const known = markings.get(failures);
  if (given === undefined && known !== undefined) return known;
  const marks = Uint8Array.from(failures.causes, ({ id, behaviour, standing }) =>
    behaviour !== undefined || given?.has(id) === true ? 2 : standing === "asked" ? 1 : 0,
  );
  if (given === undefined) markings.set(failures, marks);
  return marks;
}

function sameParts(one: Part | boolean, other: Part | boolean): boolean {
  if (typeof one === "boolean" || typeof other === "boolean") return one === other;
  if (one === other) return true;
  if (one.causes.length !== other.causes.length || one.tree.gates.length !== other.tree.gates.length) return false;
  if (one.tree.top !== other.tree.top || !one.causes.every((cause, at) => cause === other.causes[at])) return false;
  return one.tree.gates.every((gate, at) => {
    const its = other.tree.gates[at];
    return (
      its !== undefined &&
      gate.operator === its.operator &&
      gate.need === its.need &&
      gate.inputs.length === its.inputs.length &&
      gate.inputs.every((input, index) => input === its.inputs[index])
    );
  });
}

/** Of failing, between what is certain. */
interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** 1 - upper and 1 - lower, with all their digits. */
  readonly below: number;
  readonly above: number;
}

function unavailabilityOf(
  part: Part | boolean,
  behaviourOf: (cause: number) => Behaviour | undefined,
  budget: number,
): Interval {
  if (typeof part === "boolean") {
    const value = part ? 1 : 0;
    return { lower: value, upper: value, below: 1 - value, above: 1 - value };
  }
  const p = Float64Array.from(part.causes, (cause) => behaviourOf(cause)?.unavailability ?? 0);
  if (part.compiled !== undefined) {
    const { value, complement } = part.compiled.probability(p);
    return { lower: value, upper: value, below: complement, above: complement };
  }
  const { probability } = boundsOf(part.tree, p, { first: 0, sizes: budget < MOST_MADE ? [400] : [400, 1000] });
  return {
    lower: probability.lower,
    upper: probability.upper,
    below: 1 - probability.upper,
    above: 1 - probability.lower,
  };
}

/** Of working, from the least and the most that it fails. The number itself is the lower one: nothing better is certain. */
function worksOf(least: Interval, most: Interval): Probability {
  const isExact = least.lower === most.upper;
  // Two readings that mean the same may differ in the last digit.
  const lower = Math.min(most.below, least.above);
  return {
    result: isExact ? "exact" : "bounds",
    value: lower,
    complement: most.upper,
    lower,
    upper: Math.max(most.below, least.above),
  };
}

function downtimeOf({ result, complement, upper, lower }: Probability): Range {
  const most = (result === "exact" ? complement : 1 - lower) * HOURS_A_YEAR;
  return { lower: result === "exact" ? most : (1 - upper) * HOURS_A_YEAR, upper: most };
}

function failuresPerYear(
  part: Part | boolean,
  behaviourOf: (cause: number) => Behaviour | undefined,
  isComplete: boolean,
): Range | undefined {
  if (typeof part === "boolean" || part.compiled === undefined) return undefined;
  let isSaid = true;
  let isAny = false;
  const frequencies = Float64Array.from(part.causes, (cause) => {
    const behaviour = behaviourOf(cause);
    if (behaviour === undefined || behaviour.unavailability === 0) return 0;
    if (behaviour.mtbf === undefined) {
      isSaid = false;
      return 0;
    }
    isAny = true;
    return (1 - behaviour.unavailability) / behaviour.mtbf;
  });
  if (!isAny) return undefined;
  const p = Float64Array.from(part.causes, (cause) => behaviourOf(cause)?.unavailability ?? 0);
  const { lower, upper } = part.compiled.frequency(p, frequencies);
  return { lower: lower * HOURS_A_YEAR, upper: isComplete && isSaid ? upper * HOURS_A_YEAR : Infinity };
}

function targetOf(element: Element, { lower, upper }: Probability, missing: readonly Stated[]): Against | undefined {
  const limit = numberOf(element, "availability");
  if (limit === undefined) return undefined;
  const met = lower >= limit ? true : upper < limit ? false : undefined;
  return { lower, upper, limit, met, missing: met === undefined ? missing : [] };
}

/** Counted in full, else up to some length. */
function setsOf({ compiled }: Part, p: Float64Array, first: number): CutSets | undefined {
  if (compiled === undefined) return undefined;
  for (const limit of [undefined, 6, 4, 3, 2, 1]) {
    const found = cutSetsOf(compiled.diagram, p, { first, limit, nodes: MOST_SET_NODES });
    if (found !== undefined) return found;
  }
  return undefined;
}

function importanceOf(
  { model, causes }: Failures,
  part: Part | boolean,
  behaviourOf: (cause: number) => Behaviour | undefined,
): readonly CauseImportance[] {
  if (typeof part === "boolean" || part.compiled === undefined) return [];
  const p = Float64Array.from(part.causes, (cause) => behaviourOf(cause)?.unavailability ?? 0);
  const found = part.compiled.importance(p);
  const number = (value: number | undefined, otherwise: number): number =>
    value === undefined || Number.isNaN(value) ? otherwise : value;
  return Array.from(part.causes, (cause, event) => ({
    ...namedCause(model, causes[cause] as Cause),
    unavailability: behaviourOf(cause)?.unavailability,
    birnbaum: number(found.birnbaum[event], 0),
    criticality: number(found.criticality[event], 0),
    fussellVesely: number(found.fussellVesely[event], 0),
    raw: number(found.raw[event], Infinity),
    rrw: number(found.rrw[event], 1),
  })).sort((a, b) => b.criticality - a.criticality || b.birnbaum - a.birnbaum);
}

/** What is uncertain is the time between failures; causes of one element rest on the same figure. */
function uncertaintyOf(
  { causes }: Failures,
  part: Part | boolean,
  behaviourOf: (cause: number) => Behaviour | undefined,
  { samples = SAMPLES, seed = 1 }: AvailabilityOptions,
): AvailabilityUncertainty | undefined {
  if (typeof part === "boolean" || part.compiled === undefined || samples === 0) return undefined;
  const { compiled } = part;
  if (!part.causes.some((cause) => behaviourOf(cause)?.errorFactor !== undefined)) return undefined;
  const events = Array.from(part.causes, (cause) => uncertainEvent(behaviourOf(cause), causes[cause] as Cause));
  const { low, median, high, mean } = propagate(events, (p) => compiled.probability(p).complement, { seed, samples });
  return { samples, seed, low, median, high, mean };
}

function uncertainEvent(behaviour: Behaviour | undefined, { element, relationship }: Cause): UncertainEvent {
  const { unavailability = 0, mtbf, mttr, errorFactor } = behaviour ?? {};
  const source = { source: element ?? -1 - (relationship ?? 0) };
  const certain = (value: number): { readonly kind: "certain"; readonly value: number } => ({ kind: "certain", value });
  if (errorFactor === undefined || unavailability === 0) return { unavailability: certain(unavailability), ...source };
  if (mtbf === undefined || mttr === undefined || mtbf === Infinity)
    return { unavailability: { kind: "lognormal", median: unavailability, errorFactor }, ...source };
  return { mtbf: { kind: "lognormal", median: mtbf, errorFactor }, mttr: certain(mttr), ...source };
}
