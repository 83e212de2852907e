/** One station under a load: how busy it is, how long an answer takes, when it is full, what would enlarge it, what is not said. */
import { scaledCapacity, yearsUntil } from "../../model/load.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import type { Amount, Stated } from "../../model/read.ts";
import { elementWords } from "../../model/row-words.ts";
import type { Range, StationLoad } from "../answers.ts";
import type { CapacityQuestion, StationFigures } from "../capacity.ts";
import type { CapacityBasis } from "./basis.ts";
import { type QueueResult, queueOf, serviceOf, type Station } from "./queue.ts";
import { mmcPriority } from "../../engines/queueing/general-queues.ts";
import { mmcPercentile } from "../../engines/queueing/markov-queues.ts";
import type { UrgencyMix } from "../load/priority.ts";
import type { ClosedLoad } from "./users.ts";
import type { LoadChange, Rates } from "../load/change.ts";
import { annualCosts, type LoadFacts, type Servers, serversOf } from "../load/facts.ts";
import { scalingOptions, USUAL_TARGET } from "./scaling.ts";

/** Kinds that work themselves, and count as unknown where nobody says what they can do; others count where they state a capacity. */
const WORKING: readonly string[] = ["module", "store", "application"];

/** What is known of those who ask beside how many there are. */
export interface LoadKinds {
  readonly closed?: ClosedLoad;
  readonly mixes?: ReadonlyMap<number, UrgencyMix>;
}

export class StationReading {
  readonly basis: CapacityBasis;
  readonly rates: Rates;
  private readonly change: LoadChange;
  private readonly question: CapacityQuestion;
  private readonly isWorking: Uint8Array;
  private readonly queues = new Map<number, QueueResult | undefined>();
  private readonly serversMade = new Map<number, Servers>();
  private readonly closed: ClosedLoad | undefined;
  private readonly mixes: ReadonlyMap<number, UrgencyMix>;
  private rowsMade: readonly number[] | undefined;
  private rowSet: ReadonlySet<number> | undefined;

  constructor(basis: CapacityBasis, rates: Rates, change: LoadChange, question: CapacityQuestion, of: LoadKinds = {}) {
    this.closed = of.closed;
    this.mixes = of.mixes ?? new Map();
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
    return (this.rowsMade ??= this.findRows());
  }

  stationRows(): ReadonlySet<number> {
    return (this.rowSet ??= new Set(this.rows()));
  }

  private findRows(): readonly number[] {
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
    const poisson = this.makeQueue(row);
    const made = poisson === undefined ? undefined : this.ofUsers(row, poisson);
    this.queues.set(row, made);
    return made;
  }

  /** Where those who ask wait for one another, fewer wait than of as many who come by chance. */
  private ofUsers(row: number, poisson: QueueResult): QueueResult {
    const known = this.closed?.stations.get(row);
    if (known === undefined) return this.closed?.mixed.has(row) === true ? this.atLeastServed(row, poisson) : poisson;
    const { count } = this.servers(row);
    const service = count / (this.basis.load.facts.get(row)?.capacity ?? Number.NaN);
    const waiting = known.response - service;
    const rest = (this.basis.load.facts.get(row)?.latency ?? service) - service;
    const rate = this.rate(row).lower;
    const exactly = (value: number): Range => ({ lower: value, upper: value });
    return {
      response: exactly(known.response + rest),
      waiting: exactly(Math.max(0, waiting)),
      queue: exactly(Math.max(0, rate * waiting)),
      loss: poisson.loss,
    };
  }

  /** Independent arrivals wait longest: that is the upper bound; perhaps nobody waits. */
  private atLeastServed(row: number, { response, waiting, queue, loss }: QueueResult): QueueResult {
    const settled = this.stationAt(row, this.rate(row).upper);
    const least = settled === undefined ? 0 : serviceOf(settled.station).lower;
    return {
      response: { lower: Math.min(least, response.upper), upper: response.upper },
      waiting: { lower: 0, upper: waiting.upper },
      queue: { lower: 0, upper: queue.upper },
      loss: { lower: 0, upper: loss.upper },
    };
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
    const p95 = isSurelyFull ? undefined : this.p95(row, fact);
    const cost = fact?.capacity === undefined ? undefined : annualCosts(model).get(row);
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
      p95,
      latencyTarget: this.latencyTarget(fact, p95, isSurelyFull),
      priorities: this.priorities(row),
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

  /** Of M/M/c exactly, first come first served; not where a queue has a limit, the urgent go first, or who asks waits for the answer. */
  private p95(row: number, fact: LoadFacts | undefined): Range | undefined {
    const settled = this.stationAt(row, this.rate(row).upper);
    if (settled === undefined || !settled.isSettled || fact === undefined) return undefined;
    const { capacity, servers, isAssumed, latency, queueLimit } = settled.station;
    const service = servers / capacity;
    // A stated time of service that is another than the capacity shows has a spread that nobody states.
    const isPlain = latency === undefined || Math.abs(latency - service) <= 1e-9 * service;
    if (isAssumed || !isPlain || queueLimit !== undefined || this.servers(row).autoscale !== undefined)
      return undefined;
    if (this.closed?.mixed.has(row) === true || this.mixes.has(row)) return undefined;
    const { lower, upper } = this.rate(row);
    return {
      lower: mmcPercentile(lower, service, servers, 0.95),
      upper: mmcPercentile(upper, service, servers, 0.95),
    };
  }

  private latencyTarget(
    fact: LoadFacts | undefined,
    p95: Range | undefined,
    isSurelyFull: boolean,
  ): StationLoad["latencyTarget"] {
    const within = fact?.latencyP95;
    if (within === undefined) return undefined;
    // What is asked for more than it can do answers later and later.
    if (isSurelyFull) return { within, met: false };
    if (p95 === undefined) return { within, met: undefined };
    return { within, met: p95.upper <= within ? true : p95.lower > within ? false : undefined };
  }

  /** Services are not interrupted, and alike for all: Cobham's formula is exact for any number of servers. */
  private priorities(row: number): StationLoad["priorities"] {
    const mix = this.mixes.get(row);
    const settled = this.stationAt(row, this.rate(row).upper);
    if (mix === undefined || settled === undefined || !settled.isSettled) return undefined;
    const { capacity, servers, isAssumed, latency, queueLimit } = settled.station;
    if (isAssumed || queueLimit !== undefined || this.closed?.mixed.has(row) === true) return undefined;
    const service = servers / capacity;
    const waits = mmcPriority(
      mix.map(({ rate }) => rate),
      service,
      servers,
    );
    return mix.map(({ priority, rate }, index) => {
      const waiting = waits[index] ?? Number.POSITIVE_INFINITY;
      return { priority, rate, waiting, response: (latency ?? service) + waiting };
    });
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
