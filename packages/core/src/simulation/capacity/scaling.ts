/**
 * Larger or more: the service rate times a factor against instances side by side (R236, R237), with what it costs where that is known.
 * Both follow from the formulas: utilisation rate / (k x capacity) or rate / (n x capacity of one), response by M/M/c.
 */
import { mmc } from "../../engines/queueing/markov-queues.ts";
import type { Amount } from "../../model/read.ts";
import type { ScalingOption } from "../answers.ts";
import type { Station } from "./queue.ts";

/** What is to be reached. */
export interface ScalingTarget {
  /** Share of the capacity in use. */
  readonly utilisation: number;
  /** Seconds until the answer; undefined: none is asked for. */
  readonly response: number | undefined;
}

/** Four fifths in use leave room, as the rule `utilisation-leaves-room` has it. */
export const USUAL_TARGET: ScalingTarget = { utilisation: 0.8, response: undefined };

export interface ScalingNeed {
  /** Times the size; undefined: no size reaches the response, whose service alone takes longer. */
  readonly vertical: number | undefined;
  /** Instances in all; undefined as well where more of them do not help. */
  readonly horizontal: number | undefined;
}

/** Beyond this, more instances are no longer an answer. */
const MOST_INSTANCES = 100_000;

/** Least size and fewest instances that meet a target at a rate. */
export function needOf(station: Station, rate: number, target: ScalingTarget): ScalingNeed {
  const ofOne = station.capacity / station.servers;
  const byUse = rate / (target.utilisation * station.capacity);
  const fewest = Math.max(1, wholeAbove(rate / (target.utilisation * ofOne)));
  if (target.response === undefined) return { vertical: byUse, horizontal: fewest };
  return {
    vertical: sizeFor(station, rate, byUse, target.response),
    horizontal: instancesFor(station, rate, fewest, target.response),
  };
}

/** Rounded up, but not because of the last digit of a quotient that is whole. */
function wholeAbove(value: number): number {
  const near = Math.round(value);
  return Math.abs(value - near) <= 1e-9 * Math.max(1, near) ? near : Math.ceil(value);
}

/** Seconds until the answer of a station `size` times as fast; a stated time of service shrinks with it. */
export function responseOfSize(station: Station, rate: number, size: number): number | undefined {
  const means = mmc(rate, station.servers / (station.capacity * size), station.servers);
  if (means === undefined) return undefined;
  return (
    (station.latency === undefined ? station.servers / station.capacity : station.latency) / size + means.waitingTime
  );
}

/** Seconds until the answer of so many instances, each as fast as one is. */
export function responseOfInstances(station: Station, rate: number, instances: number): number | undefined {
  const service = station.servers / station.capacity;
  const means = mmc(rate, service, instances);
  return means === undefined ? undefined : (station.latency ?? service) + means.waitingTime;
}

/** By halving: the response falls as the size grows. */
function sizeFor(station: Station, rate: number, least: number, response: number): number {
  const fits = (size: number): boolean => (responseOfSize(station, rate, size) ?? Number.POSITIVE_INFINITY) <= response;
  if (fits(least)) return least;
  let [low, high] = [least, Math.max(least, 1)];
  while (!fits(high)) [low, high] = [high, high * 2];
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function instancesFor(station: Station, rate: number, fewest: number, response: number): number | undefined {
  const service = station.latency ?? station.servers / station.capacity;
  // Waiting goes to nothing with more instances, the service stays.
  if (service >= response && (responseOfInstances(station, rate, MOST_INSTANCES) ?? service) > response)
    return undefined;
  let low = fewest - 1;
  let high = fewest;
  const fits = (count: number): boolean =>
    (responseOfInstances(station, rate, count) ?? Number.POSITIVE_INFINITY) <= response;
  while (!fits(high)) {
    if (high >= MOST_INSTANCES) return undefined;
    [low, high] = [high, Math.min(MOST_INSTANCES, high * 2)];
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The options in the order of their size: what reaches the target first, then doubling. `cost` of all instances in a year. */
export function scalingOptions(
  station: Station,
  rate: number,
  target: ScalingTarget,
  cost: Amount | undefined,
): readonly ScalingOption[] {
  if (!Number.isFinite(rate) || rate <= 0) return [];
  const need = needOf(station, rate, target);
  const sizes = [need.vertical, 1, 2, 4].filter((size) => size !== undefined);
  const { servers } = station;
  const counts = [need.horizontal, servers, servers + 1, servers * 2, servers * 4].filter(
    (count) => count !== undefined,
  );
  return [
    ...distinctly(sizes).map((size) => vertical(station, rate, size, size === need.vertical, target, cost)),
    // How many there are is not said: how many there must be cannot be said either.
    ...(station.isAssumed
      ? []
      : distinctly(counts).map((count) => horizontal(station, rate, count, count === need.horizontal, target, cost))),
  ];
}

const AS_IT_IS = { en: "as it is", fr: "en l’état" } as const;

function distinctly(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function vertical(
  station: Station,
  rate: number,
  size: number,
  isNeeded: boolean,
  target: ScalingTarget,
  cost: Amount | undefined,
): ScalingOption {
  const utilisation = rate / (station.capacity * size);
  const [en, fr] = [figure(size, "en"), figure(size, "fr")];
  const [toEn, toFr] = isNeeded ? targetWords(target) : ["", ""];
  return {
    way: "vertical",
    amount: size,
    utilisation,
    response: station.isAssumed && station.latency === undefined ? undefined : responseOfSize(station, rate, size),
    // As if the price followed the size.
    cost: cost === undefined ? undefined : { amount: cost.amount * size, currency: cost.currency },
    says:
      size === 1 && !isNeeded
        ? AS_IT_IS
        : {
            en: `each instance ${en} times as fast${toEn}`,
            fr: `chaque exemplaire ${fr} fois plus puissant${toFr}`,
          },
  };
}

function horizontal(
  station: Station,
  rate: number,
  count: number,
  isNeeded: boolean,
  target: ScalingTarget,
  cost: Amount | undefined,
): ScalingOption {
  const utilisation = (rate * station.servers) / (station.capacity * count);
  const [toEn, toFr] = isNeeded ? targetWords(target) : ["", ""];
  return {
    way: "horizontal",
    amount: count,
    utilisation,
    response: responseOfInstances(station, rate, count),
    cost: cost === undefined ? undefined : { amount: (cost.amount / station.servers) * count, currency: cost.currency },
    says:
      count === station.servers && !isNeeded
        ? AS_IT_IS
        : {
            en: `${count} ${count === 1 ? "instance" : "instances"} in all${toEn}`,
            fr: `${count} ${count === 1 ? "exemplaire" : "exemplaires"} en tout${toFr}`,
          },
  };
}

function targetWords({ utilisation, response }: ScalingTarget): readonly [en: string, fr: string] {
  const share = figure(utilisation * 100, "en");
  const [timeEn, timeFr] =
    response === undefined ? ["", ""] : [` and ${figure(response, "en")} s`, ` et ${figure(response, "fr")} s`];
  return [`: at most ${share} % in use${timeEn}`, ` : au plus ${share.replace(".", ",")} % d’utilisation${timeFr}`];
}

function figure(value: number, language: "en" | "fr"): string {
  const text = String(Number(value.toPrecision(4)));
  return language === "fr" ? text.replace(".", ",") : text;
}
