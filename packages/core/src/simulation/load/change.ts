/** The same load when something asks more: times as much here, a rate there, some years on. */
import type { Growth } from "./growth.ts";
import type { Load, Ways } from "./traffic.ts";

/** What is asked otherwise than usual. */
export interface LoadChange {
  /** How many times as much everywhere. */
  readonly times: number;
  /** How many times as much of a node, or of a step. */
  readonly nodes: ReadonlyMap<number, number>;
  readonly steps: ReadonlyMap<number, number>;
  /** What is asked of a node per second, whatever is usual. */
  readonly rates: ReadonlyMap<number, number>;
  readonly years: number;
}

/** Rates per second at the busiest time, by node. */
export interface Rates {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Rates after a change, O(nodes + steps). What is stated of a node is a sum of which only a part may be drawn: where a caller asks
 * more and nobody says how many requests one of its cases makes, the rest grows between not at all and as much as the caller.
 */
export function changed(load: Load, ways: Ways, growth: Growth, change: LoadChange): Rates {
  const { peak, facts, graph } = load;
  const isLocal = change.nodes.size + change.steps.size + change.rates.size > 0;
  if (change.years === 0 && !isLocal) {
    const scale = (rates: Float64Array): Float64Array =>
      change.times === 1 ? rates : rates.map((rate) => times(rate, change.times));
    return { lower: scale(peak.lower), upper: scale(peak.upper) };
  }
  return new Changing(load, ways, growth, change).rates(facts, graph.nodeCount);
}

/** None times anything is none. */
function times(rate: number, factor: number): number {
  return rate === 0 || factor === 0 ? 0 : rate * factor;
}

class Changing {
  private readonly load: Load;
  private readonly ways: Ways;
  private readonly growth: Growth;
  private readonly change: LoadChange;
  private readonly lower: Float64Array;
  private readonly upper: Float64Array;
  /** Least and most factor by which a node is asked more. */
  private readonly least: Float64Array;
  private readonly most: Float64Array;

  constructor(load: Load, ways: Ways, growth: Growth, change: LoadChange) {
    this.load = load;
    this.ways = ways;
    this.growth = growth;
    this.change = change;
    const { nodeCount } = load.graph;
    this.lower = new Float64Array(nodeCount);
    this.upper = new Float64Array(nodeCount);
    this.least = new Float64Array(nodeCount).fill(1);
    this.most = new Float64Array(nodeCount).fill(1);
  }

  rates(facts: Load["facts"], nodeCount: number): Rates {
    const { components } = this.ways;
    for (let component = components.count - 1; component >= 0; component--) {
      const start = components.start[component] as number;
      const end = components.start[component + 1] as number;
      const members = components.member.subarray(start, end);
      if (end - start === 1) this.single(members[0] as number, facts);
      else this.together(members, component, facts);
    }
    if (this.change.times !== 1)
      for (let node = 0; node < nodeCount; node++) {
        this.lower[node] = times(this.lower[node] as number, this.change.times);
        this.upper[node] = times(this.upper[node] as number, this.change.times);
      }
    return { lower: this.lower, upper: this.upper };
  }

  /** By how much a node grows by itself: as stated of it, or because years pass. Undefined: it depends on its callers. */
  private own(node: number, facts: Load["facts"]): readonly [number, number] | undefined {
    const given = this.change.nodes.get(node);
    const { years } = this.change;
    const fact = facts.get(node);
    const isEntry = fact?.askedBy !== undefined || this.ways.graph.inStart[node] === this.ways.graph.inStart[node + 1];
    let grown: readonly [number, number] | undefined;
    if (years !== 0 && fact?.growth !== undefined) grown = both((1 + fact.growth) ** years);
    else if (years !== 0 && isEntry && Number.isNaN(this.growth.least[node])) grown = [1, Number.POSITIVE_INFINITY];
    if (given === undefined) return grown;
    return grown === undefined ? both(given) : [grown[0] * given, grown[1] * given];
  }

  private stepFactor(step: number): readonly [number, number] {
    const given = this.change.steps.get(step) ?? 1;
    const rate = this.load.graph.steps.growth[step] as number;
    return both(given * (Number.isNaN(rate) || this.change.years === 0 ? 1 : (1 + rate) ** this.change.years));
  }

  private setRate(node: number, rate: number): void {
    const { lower, upper } = this.load.peak;
    const usual = lower[node] as number;
    const isKnown = usual > 0 && upper[node] === usual;
    this.set(node, rate, rate, isKnown ? both(rate / usual) : [0, Number.POSITIVE_INFINITY]);
  }

  private single(node: number, facts: Load["facts"]): void {
    const { peak, graph } = this.load;
    const given = this.change.rates.get(node);
    if (given !== undefined) {
      this.setRate(node, given);
      return;
    }
    const { inStart, inEdge, inNode } = this.ways.graph;
    const own = this.own(node, facts);
    // Of what is asked, the part that steps make; by how much that changes.
    let [deltaLower, deltaUpper, computed, computedUpper] = [0, 0, 0, 0];
    let [least, most] = [1, 1];
    let [leastOpen, mostOpen] = [1, 1];
    const isInfinite = peak.computedUpper[node] === Number.POSITIVE_INFINITY;
    for (let slot = inStart[node] as number; slot < (inStart[node + 1] as number); slot++) {
      const step = inEdge[slot] as number;
      const caller = inNode[slot] as number;
      const [a, b] = this.stepFactor(step);
      const constant = peak.constant[step] as number;
      const [fl, fu] = [a * (this.least[caller] as number), b * (this.most[caller] as number)];
      [least, most] = [Math.min(least, fl), Math.max(most, fu)];
      if (!Number.isNaN(constant)) {
        computed += times(constant, fl);
        computedUpper += times(constant, fu);
        deltaLower += times(constant, fl) - constant;
        deltaUpper += times(constant, fu) - constant;
        continue;
      }
      const [w, v] = [peak.least[step] as number, peak.most[step] as number];
      computed += w * a * (this.lower[caller] as number);
      if (v > 0) computedUpper += times(this.upper[caller] as number, v * b);
      deltaLower += w * (a * (this.lower[caller] as number) - (peak.lower[caller] as number));
      if (v > 0 && peak.upper[caller] !== Number.POSITIVE_INFINITY)
        deltaUpper += v * (times(this.upper[caller] as number, b) - (peak.upper[caller] as number));
      if (Number.isNaN(graph.steps.average[step]) && Number.isNaN(graph.steps.peak[step]))
        [leastOpen, mostOpen] = [Math.min(leastOpen, fl), Math.max(mostOpen, fu)];
    }
    const [outsideLower, outsideUpper] = this.outside(node);
    const base = peak.lower[node] as number;
    if (own !== undefined) {
      this.set(
        node,
        Math.max(times(base, own[0]), computed),
        Math.max(times(peak.upper[node] as number, own[1]), own[1] > 1 && !isInfinite ? computedUpper : 0),
        own,
      );
      return;
    }
    const isStated = facts.get(node)?.askedBy !== undefined;
    if (!isStated) {
      const upper = isInfinite ? Number.POSITIVE_INFINITY : computedUpper + outsideUpper;
      this.set(node, computed + outsideLower, upper, [least, most]);
      return;
    }
    if ((peak.computedLower[node] as number) >= base) {
      this.set(
        node,
        computed + outsideLower,
        Math.max(computed + outsideLower, isInfinite ? computed : computedUpper + outsideUpper),
        [least, most],
      );
      return;
    }
    const candidates = [base + deltaLower, base + deltaUpper];
    // What is not drawn may grow or shrink as the callers do, or stay.
    if (leastOpen < 1) candidates.push(times(base, leastOpen));
    if (mostOpen > 1) candidates.push(times(base, mostOpen));
    this.set(node, Math.max(0, Math.min(...candidates)), Math.max(...candidates), [Math.min(1, leastOpen), mostOpen]);
  }

  /** Rates from outside the model on steps of their own. */
  private outside(node: number): readonly [number, number] {
    const { steps } = this.load.graph;
    let [lower, upper] = [0, 0];
    for (const step of this.outsideSteps().get(node) ?? []) {
      const rate = this.load.peak.constant[step] as number;
      if (Number.isNaN(rate)) continue;
      const [a, b] = this.stepFactor(step);
      lower += times(rate, a);
      upper += this.change.years !== 0 && Number.isNaN(steps.growth[step]) ? Number.POSITIVE_INFINITY : times(rate, b);
    }
    return [lower, upper];
  }

  private outsideMade: ReadonlyMap<number, readonly number[]> | undefined;

  private outsideSteps(): ReadonlyMap<number, readonly number[]> {
    if (this.outsideMade !== undefined) return this.outsideMade;
    const { steps } = this.load.graph;
    const made = new Map<number, number[]>();
    for (let step = 0; step < steps.count; step++) {
      if ((steps.from[step] as number) >= 0) continue;
      const to = steps.to[step] as number;
      const list = made.get(to);
      if (list === undefined) made.set(to, [step]);
      else list.push(step);
    }
    return (this.outsideMade = made);
  }

  /** In a circle everything lies between the least and the most by which anything that enters it changes. */
  private together(members: Int32Array, component: number, facts: Load["facts"]): void {
    const { peak } = this.load;
    const { inStart, inEdge, inNode } = this.ways.graph;
    let [least, most] = [1, 1];
    for (const node of members) {
      const given = this.change.rates.get(node);
      if (given !== undefined) {
        const usual = peak.lower[node] as number;
        most = usual > 0 ? Math.max(most, given / usual) : Number.POSITIVE_INFINITY;
        least = usual > 0 ? Math.min(least, given / usual) : 0;
      }
      const own = this.own(node, facts);
      if (own !== undefined) [least, most] = [Math.min(least, own[0]), Math.max(most, own[1])];
      for (let slot = inStart[node] as number; slot < (inStart[node + 1] as number); slot++) {
        const [a, b] = this.stepFactor(inEdge[slot] as number);
        const caller = inNode[slot] as number;
        const isInner = this.ways.components.of[caller] === component;
        least = Math.min(least, isInner ? a : a * (this.least[caller] as number));
        most = Math.max(most, isInner ? b : b * (this.most[caller] as number));
      }
    }
    for (const node of members) {
      const own = this.own(node, facts);
      const lower = times(peak.lower[node] as number, own?.[0] ?? least);
      this.set(node, lower, Math.max(lower, times(peak.upper[node] as number, Math.max(most, own?.[1] ?? 1))), [
        least,
        most,
      ]);
    }
  }

  private set(node: number, lower: number, upper: number, [least, most]: readonly [number, number]): void {
    this.lower[node] = lower;
    this.upper[node] = Math.max(lower, upper);
    this.least[node] = least;
    this.most[node] = most;
  }
}

function both(factor: number): readonly [number, number] {
  return [factor, factor];
}
