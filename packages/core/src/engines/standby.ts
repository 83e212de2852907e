/** How available a group of like components is of which some must work and others stand by. All times are exponential, given by their means. */
import { addRate, createChain, steadyState } from "./markov.ts";

export interface StandbyParameters {
  readonly members: number;
  /** How many must work: 1 to `members`. */
  readonly need: number;
  readonly mtbf: number;
  readonly mttr: number;
  /** Whether spares run, and so fail, while they wait. */
  readonly spares: "active" | "passive";
  /** How many are repaired at a time; undefined: all. */
  readonly crews?: number;
  /** Mean time until a spare has taken over; 0 by default. Meanwhile the group is down. */
  readonly switchOver?: number;
  /** Chance that it does not by itself; 0 by default. */
  readonly switchFails?: number;
  /** Mean time until it has then been made to; needed where `switchFails` is not 0. */
  readonly byHand?: number;
}

export interface StandbyResult {
  /** Share of time in which fewer than `need` work. */
  readonly unavailability: number;
  readonly availability: number;
  /** How often that begins, per unit of time. */
  readonly frequency: number;
  /** Mean time that it then lasts; 0 when it never comes. */
  readonly meanDown: number;
  /** The part of the unavailability in which enough could work, but one has not taken over yet. */
  readonly switching: number;
}

/** States above which a group is not solved: some seconds. */
const MOST_STATES = 2000;

/**
 * The long-run answer of a group, from its Markov chain: how many have failed, how many take over by themselves and by hand. A spare that
 * fails while it takes over is replaced by the next. Undefined when the chain is too large (about 20 that must work beside many spares,
 * with switch-over). Throws a RangeError on parameters that are none.
 */
export function solveStandby(parameters: StandbyParameters): StandbyResult | undefined {
  check(parameters);
  const { members, need, mtbf, mttr, spares, crews = members } = parameters;
  const { switchOver = 0, switchFails = 0, byHand = 0 } = parameters;
  const failing = 1 / mtbf;
  const mayWaitForHand = switchFails > 0 && byHand > 0;
  const states: (readonly [failed: number, bySelf: number, hand: number])[] = [];
  const numbers = new Map<string, number>();
  const mostSwitching = switchOver > 0 || mayWaitForHand ? need : 0;
  for (let failed = 0; failed <= members; failed++) {
    const most = Math.min(mostSwitching, members - failed);
    for (let bySelf = 0; bySelf <= (switchOver > 0 ? most : 0); bySelf++) {
      for (let hand = 0; hand <= (mayWaitForHand ? most - bySelf : 0); hand++) {
        numbers.set(`${failed} ${bySelf} ${hand}`, states.length);
        states.push([failed, bySelf, hand]);
        if (states.length > MOST_STATES) return undefined;
      }
    }
  }
  const chain = createChain(states.length);
  states.forEach(([failed, bySelf, hand], from) => {
    const go = (rate: number, nextFailed: number, nextBySelf: number, nextHand: number): void => {
      const to = numbers.get(`${nextFailed} ${nextBySelf} ${nextHand}`);
      if (rate > 0 && to !== undefined) addRate(chain, from, to, rate);
    };
    const alive = members - failed;
    const working = Math.min(need, alive) - bySelf - hand;
    const waiting = Math.max(0, alive - need);
    /** One that worked or took over has failed, with these still switching: the next spare is called, if there is one. */
    const replace = (rate: number, restBySelf: number, restHand: number): void => {
      if (waiting === 0) go(rate, failed + 1, restBySelf, restHand);
      else if (switchOver > 0) go(rate, failed + 1, restBySelf + 1, restHand);
      else {
        go(rate * (mayWaitForHand ? 1 - switchFails : 1), failed + 1, restBySelf, restHand);
        if (mayWaitForHand) go(rate * switchFails, failed + 1, restBySelf, restHand + 1);
      }
    };
    replace(working * failing, bySelf, hand);
    if (spares === "active") {
      go(waiting * failing, failed + 1, bySelf, hand);
      if (bySelf > 0) replace(bySelf * failing, bySelf - 1, hand);
      if (hand > 0) replace(hand * failing, bySelf, hand - 1);
    }
    if (failed > 0) go(Math.min(failed, crews) / mttr, failed - 1, bySelf, hand);
    if (bySelf > 0) {
      const rate = bySelf / switchOver;
      go(rate * (mayWaitForHand ? 1 - switchFails : 1), failed, bySelf - 1, hand);
      if (mayWaitForHand) go(rate * switchFails, failed, bySelf - 1, hand + 1);
    }
    if (hand > 0) go(hand / byHand, failed, bySelf, hand - 1);
  });
  return resultOf(
    steadyState(chain),
    chain.rates,
    states.map(([failed, bySelf, hand]) =>
      members - failed < need ? "short" : bySelf + hand > 0 ? "switching" : "works",
    ),
  );
}

function resultOf(
  shares: Float64Array,
  rates: Float64Array,
  kinds: readonly ("works" | "switching" | "short")[],
): StandbyResult {
  let availability = 0;
  let short = 0;
  let switching = 0;
  let frequency = 0;
  kinds.forEach((kind, state) => {
    const share = shares[state] as number;
    if (kind === "short") short += share;
    else if (kind === "switching") switching += share;
    else {
      availability += share;
      kinds.forEach((other, to) => {
        if (other !== "works") frequency += share * (rates[state * kinds.length + to] as number);
      });
    }
  });
  const unavailability = short + switching;
  return {
    unavailability,
    availability,
    frequency,
    meanDown: frequency > 0 ? unavailability / frequency : 0,
    switching,
  };
}

function check({
  members,
  need,
  mtbf,
  mttr,
  crews = 1,
  switchOver = 0,
  switchFails = 0,
  byHand,
}: StandbyParameters): void {
  if (!Number.isInteger(members) || !Number.isInteger(need) || need < 1 || need > members) {
    throw new RangeError(`${need} of ${members} is no group`);
  }
  if (!(mtbf > 0 && mttr > 0 && mtbf < Infinity && mttr < Infinity))
    throw new RangeError("mtbf and mttr must be above 0");
  if (!(crews >= 1)) throw new RangeError("somebody must repair");
  if (!(switchOver >= 0 && switchOver < Infinity && switchFails >= 0 && switchFails <= 1))
    throw new RangeError("this is no switch-over");
  if (switchFails > 0 && !(byHand !== undefined && byHand >= 0 && byHand < Infinity)) {
    throw new RangeError("how long a failed switch-over takes by hand is not said");
  }
}
