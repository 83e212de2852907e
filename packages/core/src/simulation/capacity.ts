/**
 * Demand against capacity (R234-R237, R242): what is asked of every element at the busiest time, how busy that makes it, how long
 * answers take, when it is full, what enlarging it does. Bounds where data are missing; nothing that nobody said counts as good.
 */
import { scaledCapacity, yearsUntil } from "../model/load.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import { type Amount, inside, moneyOf, type Stated } from "../model/read.ts";
import { elementWords } from "../model/row-words.ts";
import type { CapacityAnswer, ChainTime, Range, StationLoad } from "./answers.ts";
import { chainsOf } from "./capacity-chains.ts";
import { notesOf } from "./capacity-notes.ts";
import { type QueueResult, queueOf, type Station } from "./capacity-queue.ts";
import { changed, type LoadChange, type Rates } from "./load-change.ts";
import { type LoadFacts, type Servers, serversOf } from "./load-facts.ts";
import { type Growth, growthOf } from "./load-growth.ts";
import { changeOf, type LoadScenario } from "./load-scenario.ts";
import { type Load, loadOf, type Ways, waysOf } from "./load-traffic.ts";
import { type ScalingTarget, scalingOptions } from "./scaling.ts";

export interface CapacityQuestion {
  /** Only this and what it asks; undefined: everything. */
  readonly of?: Element | undefined;
  readonly scenario?: LoadScenario | undefined;
  /** How many times as much is asked: of what the scenario names, else of everything. */
  readonly times?: number | undefined;
  /** Years from now, at the stated growth. */
  readonly years?: number | undefined;
  readonly target?: ScalingTarget | undefined;
  /** Day from which years count, since 1970-01-01. */
  readonly today?: number | undefined;
}

/** Four fifths in use leave room, as the rule `utilisation-leaves-room` has it. */
export const USUAL_TARGET: ScalingTarget = { utilisation: 0.8, response: undefined };

/** A station with what its figures rest on. */
export interface StationFigures extends StationLoad {
  /** Per second: on average; what callers make of it; what is stated of the busiest time. */
  readonly average: Range;
  readonly computed: Range;
  readonly stated: number | undefined;
  /** Callers surely ask for more than is stated. */
  readonly isConflicting: boolean;
  /** With all instances that scaling may start; undefined: it may start any number, or nothing is known. */
  readonly most: number | undefined;
  /** Nobody says how many instances there are. */
  readonly areServersAssumed: boolean;
  /** What the time of service is taken from. */
  readonly serviceFrom: "latency" | "capacity" | undefined;
  /** Seconds, as stated. */
  readonly latency: number | undefined;
  /** Most that may wait. */
  readonly queueLimit: number | undefined;
  /** Seconds of the answer that are waiting. */
  readonly waiting: Range | undefined;
  /** Share that is turned away, where the queue has a limit. */
  readonly loss: Range | undefined;
  readonly cost: Amount | undefined;
}

export interface ChainFigures extends ChainTime {
  /** Busiest of everything that it needs. */
  readonly bottleneck: Element | undefined;
}

export interface CapacityFigures extends CapacityAnswer {
  readonly stations: readonly StationFigures[];
  readonly chains: readonly ChainFigures[];
  readonly change: LoadChange;
}

/** What does not depend on the question: kept as long as the model. */
export interface CapacityBasis {
  readonly model: Model;
  readonly load: Load;
  readonly ways: Ways;
  readonly growth: Growth;
}

const bases: WeakMap<Model, CapacityBasis> = new WeakMap();

export function capacityBasis(model: Model): CapacityBasis {
  let made = bases.get(model);
  if (made === undefined) {
    const load = loadOf(model);
    const ways = waysOf(load.graph);
    bases.set(model, (made = { model, load, ways, growth: growthOf(load, ways) }));
  }
  return made;
}

/** O(rows + relationships) beside the sorting of the stations. */
export function capacityAnswer(model: Model, question: CapacityQuestion = {}): CapacityFigures {
  const basis = capacityBasis(model);
  const change = changeOf(basis.load, question.scenario, question.times, question.years ?? 0);
  const rates = changed(basis.load, basis.ways, basis.growth, change);
  const reading = new StationReading(basis, rates, change, question);
  const scope = question.of === undefined ? undefined : scopeOf(basis, question.of);
  const rows = reading.rows().filter((row) => scope === undefined || scope.has(row));
  const stations = rows.map((row) => reading.station(row)).sort(busiestFirst);
  const known = stations.filter(({ utilisation }) => utilisation !== undefined && Number.isFinite(utilisation.upper));
  const [first] = stations;
  return {
    stations,
    bottleneck: first?.utilisation === undefined ? undefined : first.element,
    chains: chainsOf(basis, reading, question.of),
    coverage: { known: known.length, of: stations.length },
    notes: [...(question.scenario?.problems ?? []), ...change.problems, ...notesOf(basis, stations, scope)],
    change,
  };
}

/** Surely busiest first; of equals, who is perhaps busier; what is not known last, in the order of the text. */
function busiestFirst(a: StationFigures, b: StationFigures): number {
  const of = (one: StationFigures): number => one.utilisation?.lower ?? -1;
  const most = (one: StationFigures): number => one.utilisation?.upper ?? -1;
  return of(b) - of(a) || (most(b) === most(a) ? 0 : most(b) - most(a)) || a.element.row - b.element.row;
}

/** Everything that is asked when an element is: itself, what is inside, what they ask. */
function scopeOf({ ways, model }: CapacityBasis, element: Element): ReadonlySet<number> {
  const scope = new Set<number>();
  const waiting = [element.row, ...inside(element).map(({ row }) => row)];
  const { outStart, outNode } = ways.graph;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (scope.has(node)) continue;
    scope.add(node);
    for (let slot = outStart[node] as number; slot < (outStart[node + 1] as number); slot++)
      waiting.push(outNode[slot] as number);
  }
  for (const node of scope) if (node >= model.parts.rowCount) scope.delete(node);
  return scope;
}

/** Kinds that work themselves, and count as unknown where nobody says what they can do; others count where they state a capacity. */
const WORKING: readonly string[] = ["module", "store", "application"];

export class StationReading {
  readonly basis: CapacityBasis;
  readonly rates: Rates;
  private readonly change: LoadChange;
  private readonly question: CapacityQuestion;
  private readonly isWorking: Uint8Array;
  private readonly queues = new Map<number, QueueResult | undefined>();
  private readonly serversMade = new Map<number, Servers>();

  constructor(basis: CapacityBasis, rates: Rates, change: LoadChange, question: CapacityQuestion) {
    this.basis = basis;
    this.rates = rates;
    this.change = change;
    this.question = question;
    const { schema } = basis.model;
    this.isWorking = Uint8Array.from(schema.kinds, (_, kind) =>
      WORKING.some((word) => schema.isKind(kind, word)) ? 1 : 0,
    );
  }

  /** Rows that are stations. */
  rows(): readonly number[] {
    const { model, load } = this.basis;
    const { isLoaded, hasParts } = load.graph;
    const typeOf = elementWords(model, "type");
    const found: number[] = [];
    for (let row = 0; row < isLoaded.length; row++) {
      if (isLoaded[row] === 0) continue;
      const fact = load.facts.get(row);
      const works = this.isWorking[model.parts.kindOf[row] as number] === 1 && hasParts[row] === 0;
      // A library works inside those who use it; a part that says nothing, inside the whole that says it.
      if (
        fact?.capacity !== undefined ||
        fact?.other !== undefined ||
        (works && !typeOf(row).includes("library") && !(fact === undefined && this.isCovered(row)))
      )
        found.push(row);
    }
    return found;
  }

  /** Does what contains it state a capacity or a time of its own? */
  private isCovered(row: number): boolean {
    const { model, load } = this.basis;
    const whole = model.parts.parentOf[row] as number;
    const fact = whole < 0 ? undefined : load.facts.get(whole);
    // A store is another machine than the software around it.
    return (fact?.capacity ?? fact?.latency) !== undefined && !isKind(model.at(row), "store");
  }

  rate(row: number): Range {
    return { lower: this.rates.lower[row] as number, upper: this.rates.upper[row] as number };
  }

  servers(row: number): Servers {
    // Without a capacity nobody asks for instances: reading them costs as much as all the rest.
    const fact = this.basis.load.facts.get(row);
    if (fact?.capacity === undefined) return ONE_ASSUMED;
    if (fact.instances !== undefined) return { count: fact.instances, isAssumed: false, autoscale: undefined };
    let servers = this.serversMade.get(row);
    if (servers === undefined) this.serversMade.set(row, (servers = serversOf(this.basis.model, row)));
    return servers;
  }

  /** Requests per second that it can do with all instances that may start; undefined: not known, or without end. */
  most(row: number): number | undefined {
    const capacity = this.basis.load.facts.get(row)?.capacity;
    if (capacity === undefined) return undefined;
    return this.servers(row).autoscale === undefined ? capacity : scaledCapacity(this.basis.model.at(row), capacity);
  }

  /** The station as it serves a rate: with scaling, as many instances as its target asks for then. */
  stationAt(row: number, rate: number): { readonly station: Station; readonly isSettled: boolean } | undefined {
    const fact = this.basis.load.facts.get(row);
    if (fact?.capacity === undefined || fact.capacity <= 0) return undefined;
    const { count, isAssumed, autoscale } = this.servers(row);
    const common = { isAssumed, latency: fact.latency, queueLimit: fact.queueLimit };
    if (autoscale === undefined)
      return { station: { capacity: fact.capacity, servers: count, ...common }, isSettled: true };
    const ofOne = fact.capacity / count;
    const most = autoscale.max ?? Number.POSITIVE_INFINITY;
    const wanted = autoscale.target === undefined ? most : Math.ceil(rate / (autoscale.target * ofOne) - 1e-9);
    const instances = Math.min(Math.max(wanted, autoscale.min ?? 1, 1), Math.max(most, 1));
    if (!Number.isFinite(instances)) return undefined;
    return {
      station: { capacity: ofOne * instances, servers: instances, ...common },
      isSettled: autoscale.target !== undefined && !isAssumed,
    };
  }

  /** Undefined where no capacity is known. */
  queue(row: number): QueueResult | undefined {
    if (this.queues.has(row)) return this.queues.get(row);
    const made = this.makeQueue(row);
    this.queues.set(row, made);
    return made;
  }

  private makeQueue(row: number): QueueResult | undefined {
    const rate = this.rate(row);
    const [low, high] = [this.stationAt(row, rate.lower), this.stationAt(row, rate.upper)];
    if (low === undefined || high === undefined) return undefined;
    const [a, b] = [
      queueOf(low.station, { lower: rate.lower, upper: rate.lower }),
      queueOf(high.station, { lower: rate.upper, upper: rate.upper }),
    ];
    const join = (of: (one: QueueResult) => Range): Range => ({
      // More instances at more load: neither end is always the shorter one.
      lower: Math.min(of(a).lower, low.station.servers === high.station.servers ? of(a).lower : of(b).lower),
      upper: high.isSettled ? Math.max(of(a).upper, of(b).upper) : Number.POSITIVE_INFINITY,
    });
    return {
      response: join((one) => one.response),
      waiting: join((one) => one.waiting),
      queue: join((one) => one.queue),
      loss: { lower: Math.min(a.loss.lower, b.loss.lower), upper: Math.max(a.loss.upper, b.loss.upper) },
    };
  }

  utilisation(row: number): Range | undefined {
    const fact = this.basis.load.facts.get(row);
    const most = this.most(row);
    if (most !== undefined) {
      const { lower, upper } = this.rate(row);
      const full = (rate: number): number => (rate > 0 ? Number.POSITIVE_INFINITY : 0);
      if (most <= 0) return { lower: full(lower), upper: full(upper) };
      return lower === 0 && upper === Number.POSITIVE_INFINITY
        ? undefined
        : { lower: lower / most, upper: upper / most };
    }
    if (fact?.other === undefined || fact.other.capacity <= 0) return undefined;
    const asked = fact.other.asked * this.otherTimes(row, fact);
    const lower = asked / fact.other.capacity;
    return { lower, upper: this.change.years !== 0 && fact.growth === undefined ? Number.POSITIVE_INFINITY : lower };
  }

  private otherTimes(row: number, fact: LoadFacts): number {
    return this.change.times * (this.change.nodes.get(row) ?? 1) * (1 + (fact.growth ?? 0)) ** this.change.years;
  }

  station(row: number): StationFigures {
    const { load, model, growth } = this.basis;
    const element = model.at(row);
    const fact = load.facts.get(row);
    const rate = this.rate(row);
    const utilisation = this.utilisation(row);
    const queue = fact?.capacity === undefined ? undefined : this.queue(row);
    const [g0, g1] = [growth.least[row] as number, growth.most[row] as number];
    const hasGrowth = !Number.isNaN(g0);
    const settled = this.stationAt(row, rate.lower);
    const stated = fact?.askedBy === undefined ? undefined : (fact.peak ?? fact.average ?? 0) * (fact.openTimes ?? 1);
    const computed = { lower: load.peak.computedLower[row] as number, upper: load.peak.computedUpper[row] as number };
    const isUnstable = utilisation !== undefined && utilisation.lower >= 1;
    const isSurelyFull = isUnstable && fact?.queueLimit === undefined;
    const cost = fact?.capacity === undefined ? undefined : moneyOf(element, "annualCost");
    return {
      element,
      demand: { rate, from: this.originOf(row, stated) },
      average: { lower: load.average.lower[row] as number, upper: load.average.upper[row] as number },
      computed,
      stated,
      isConflicting: stated !== undefined && computed.lower > stated * (1 + 1e-9),
      capacity: fact?.capacity ?? fact?.other?.capacity,
      most: this.most(row) ?? fact?.other?.capacity,
      servers: settled?.station.servers ?? 1,
      areServersAssumed: this.servers(row).isAssumed,
      utilisation,
      response: isSurelyFull || queue === undefined ? undefined : queue.response,
      waiting: isSurelyFull ? undefined : queue?.waiting,
      queue: isSurelyFull ? undefined : queue?.queue,
      loss: fact?.queueLimit === undefined ? undefined : queue?.loss,
      serviceFrom: fact?.capacity === undefined ? undefined : fact.latency === undefined ? "capacity" : "latency",
      latency: fact?.latency,
      queueLimit: fact?.queueLimit,
      isStable:
        utilisation === undefined
          ? undefined
          : utilisation.upper < 1
            ? true
            : utilisation.lower >= 1
              ? false
              : undefined,
      growth: hasGrowth && g0 === g1 ? g0 : undefined,
      saturation: this.saturation(row, fact, hasGrowth ? [g0, g1] : undefined),
      scaling: this.scaling(row, utilisation, cost),
      cost,
      missing: this.missing(element, fact, rate, hasGrowth),
    };
  }

  private originOf(row: number, stated: number | undefined): "stated" | "computed" | "both" {
    const { ways } = this.basis;
    const isAsked =
      ways.graph.inStart[row] !== ways.graph.inStart[row + 1] ||
      (this.basis.load.peak.computedLower[row] as number) > 0;
    if (stated === undefined) return "computed";
    return isAsked ? "both" : "stated";
  }

  /** From the usual load of today, whatever is tried. */
  private saturation(
    row: number,
    fact: LoadFacts | undefined,
    growth: readonly [number, number] | undefined,
  ): StationLoad["saturation"] {
    const { peak } = this.basis.load;
    const most = this.most(row) ?? fact?.other?.capacity;
    if (most === undefined || growth === undefined) return undefined;
    const isRate = fact?.capacity !== undefined;
    const [low, high] = isRate
      ? [peak.lower[row] as number, peak.upper[row] as number]
      : [fact?.other?.asked ?? 0, fact?.other?.asked ?? 0];
    if (high === Number.POSITIVE_INFINITY && low === 0) return undefined;
    const years = {
      lower: high === Number.POSITIVE_INFINITY ? 0 : yearsUntil(high, most, growth[1]),
      upper: yearsUntil(low, most, growth[0]),
    };
    const { today } = this.question;
    const day =
      today === undefined || !Number.isFinite(years.lower) ? undefined : today + Math.floor(years.lower * YEAR_DAYS);
    return { years, day };
  }

  /** For those that are near their limit, and for what is asked about. */
  private scaling(row: number, utilisation: Range | undefined, cost: Amount | undefined): StationLoad["scaling"] {
    const target = this.question.target ?? USUAL_TARGET;
    const isAsked =
      this.question.of !== undefined || (utilisation !== undefined && utilisation.upper > target.utilisation);
    const fact = this.basis.load.facts.get(row);
    if (!isAsked || fact?.capacity === undefined || fact.capacity <= 0) return [];
    const { count, isAssumed } = this.servers(row);
    const rate = this.rate(row);
    // The most that may be asked, where that has an end: an option must do for it.
    const asked = Number.isFinite(rate.upper) ? rate.upper : rate.lower;
    const station = {
      capacity: fact.capacity,
      servers: count,
      isAssumed,
      latency: fact.latency,
      queueLimit: fact.queueLimit,
    };
    return scalingOptions(station, asked, target, cost);
  }

  private missing(element: Element, fact: LoadFacts | undefined, rate: Range, hasGrowth: boolean): readonly Stated[] {
    const missing: Stated[] = [];
    const { model, load } = this.basis;
    if (fact?.capacity === undefined && fact?.other === undefined) missing.push([element, "capacity"]);
    if (rate.upper === Number.POSITIVE_INFINITY && fact?.other === undefined) {
      missing.push([element, "peak"]);
      const source = load.graph.unknownSources.get(element.row);
      if (source !== undefined) missing.push([model.relationship(source), "volume"]);
    }
    if (!hasGrowth) missing.push([element, "growth"]);
    if (fact?.capacity === undefined) return missing;
    const { isAssumed, autoscale } = this.servers(element.row);
    if (isAssumed) missing.push([element, "replicas"]);
    if (autoscale !== undefined && (autoscale.max === undefined || autoscale.target === undefined))
      missing.push([element, "autoscale"]);
    return missing;
  }
}

const ONE_ASSUMED: Servers = { count: 1, isAssumed: true, autoscale: undefined };
const YEAR_DAYS = 365.2425;
