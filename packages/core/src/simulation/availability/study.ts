/** One element's failure as it is studied: what stops it, how often, and what is not known of it. */
import { Element } from "../../model/model.ts";
import type { Stated } from "../../model/read.ts";
import type { Availability, SystemCutSet } from "../answers.ts";
import {
  downtimeOf,
  failuresPerYear,
  importanceOf,
  targetOf,
  unavailabilityOf,
  uncertaintyOf,
  worksOf,
} from "./figures.ts";
import { MOST_MADE, Part, sameParts, setsOf } from "./part.ts";
import { namedCause } from "../cause-names.ts";
import type { Behaviour, Cause } from "../failure-model.ts";
import { singlesBelow } from "../failures/below.ts";
import { isHappening } from "../failures/evaluate.ts";
import { partialTree } from "../failures/partial-tree.ts";
import type { Failures } from "../read-failures.ts";

/** Causes that only may matter are listed one by one up to so many. */
const MOST_UNSETTLED = 400;
/** Causes that may matter up to which cut sets of more than one of them are looked for. */
const MOST_POSSIBLE = 2000;

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
