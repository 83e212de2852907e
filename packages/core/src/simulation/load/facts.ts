/** What is said of load, row by row: how much is asked on average and at the busiest time, how much can be done, how it grows. */
import type { Quantity } from "../../base/quantity.ts";
import { scalingOf } from "../../model/load.ts";
import type { Model } from "../../model/model.ts";
import { instancesOf } from "../../model/redundancy.ts";
import { type Amount, moneyIn, textIn } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";
import { openShare } from "./calendar.ts";

/** Of one element. Rates are per second; undefined is what nobody says. */
export interface LoadFacts {
  /** `demand`, else `volume`. */
  readonly average: number | undefined;
  /** `peak`; undefined where only an average is said. */
  readonly peak: number | undefined;
  /** Key of what was taken for the busiest time. */
  readonly askedBy: "peak" | "demand" | "volume" | undefined;
  /** How many times more comes in opening hours than a rate by the day says, 1 or more; undefined: hours are said but cannot be read. */
  readonly openTimes: number | undefined;
  readonly capacity: number | undefined;
  /** Growth a year, as a fraction. */
  readonly growth: number | undefined;
  /** Seconds. */
  readonly latency: number | undefined;
  /** Seconds within which 95 % of the answers shall come. */
  readonly latencyP95: number | undefined;
  /** Least is first. */
  readonly priority: number | undefined;
  /** People who work with it at the same time, and the seconds that each thinks between an answer and the next request. */
  readonly users: number | undefined;
  readonly thinkTime: number | undefined;
  /** Most that may wait. */
  readonly queueLimit: number | undefined;
  /** Instances as plainly stated, where nothing scales by itself; undefined: look closer. */
  readonly instances: number | undefined;
  /** What is asked and what can be done in another dimension than a rate: data, bandwidth, power. */
  readonly other: { readonly asked: number; readonly capacity: number } | undefined;
}

/** Instances side by side, as far as it is said. */
export interface Servers {
  readonly count: number;
  /** Nobody says how many; `count` is 1. */
  readonly isAssumed: boolean;
  /** Between which it changes by itself. */
  readonly autoscale:
    | { readonly min: number | undefined; readonly max: number | undefined; readonly target: number | undefined }
    | undefined;
}

const KEYS = [
  "demand",
  "peak",
  "volume",
  "capacity",
  "growth",
  "latency",
  "latencyP95",
  "priority",
  "activeUsers",
  "thinkTime",
  "queueLimit",
  "calendar",
  "autoscale",
  "autoscale.min",
  "autoscale.max",
  "replicas",
  "people",
] as const;
type Key = (typeof KEYS)[number];

const known: WeakMap<Model, ReadonlyMap<number, LoadFacts>> = new WeakMap();

/** Rows that say something of load, in their order. O(attributes), kept as long as the model. */
export function loadFacts(model: Model): ReadonlyMap<number, LoadFacts> {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = readAll(model)));
  return made;
}

const knownCosts: WeakMap<Model, ReadonlyMap<number, Amount>> = new WeakMap();

/** Annual costs by row, read once: element by element it takes longer than all the rest. */
export function annualCosts(model: Model): ReadonlyMap<number, Amount> {
  let made = knownCosts.get(model);
  if (made === undefined) knownCosts.set(model, (made = readCosts(model)));
  return made;
}

function readCosts(model: Model): ReadonlyMap<number, Amount> {
  const costs = new Map<number, Amount>();
  const symbol = model.symbols.find("annualCost");
  if (symbol === undefined) return costs;
  const { columns } = model;
  const facts = loadFacts(model);
  for (const [row, { capacity }] of facts) {
    if (capacity === undefined) continue;
    const take = (at: number): void => {
      if (columns.attributeKey[at] !== symbol || costs.has(row)) return;
      const amount = moneyIn(model.value(at, model.parts.kindOf[row] as number));
      if (amount !== undefined) costs.set(row, amount);
    };
    const first = columns.elementAttributes[row] as number;
    const end = first + (columns.elementAttributeCount[row] as number);
    for (let at = first; at < end; at++) take(at);
    if (model.parts.extensions.has(row)) for (const at of model.attributeRows(row)) take(at);
  }
  return costs;
}

function readAll(model: Model): ReadonlyMap<number, LoadFacts> {
  const wanted = new Map<number, Key>();
  for (const key of KEYS) {
    const symbol = model.symbols.find(key);
    if (symbol !== undefined) wanted.set(symbol, key);
  }
  const facts = new Map<number, LoadFacts>();
  if (wanted.size === 0) return facts;
  const { columns } = model;
  for (const row of model.rows()) {
    const kind = model.parts.kindOf[row] as number;
    let values: Partial<Record<Key, Value>> | undefined;
    const take = (at: number): void => {
      const key = wanted.get(columns.attributeKey[at] as number);
      if (key === undefined || values?.[key] !== undefined) return;
      (values ??= {})[key] = model.value(at, kind);
    };
    const first = columns.elementAttributes[row] as number;
    const end = first + (columns.elementAttributeCount[row] as number);
    for (let at = first; at < end; at++) take(at);
    if (model.parts.extensions.has(row)) for (const at of model.attributeRows(row)) take(at);
    if (values !== undefined) facts.set(row, factsOf(values));
  }
  return facts;
}

function factsOf(values: Partial<Record<Key, Value>>): LoadFacts {
  const demand = rateIn(values.demand);
  const volume = rateIn(values.volume);
  const peak = rateIn(values.peak);
  const askedBy =
    peak !== undefined ? "peak" : demand !== undefined ? "demand" : volume !== undefined ? "volume" : undefined;
  const growth = quantityIn(values.growth, "growth");
  const limit = values.queueLimit?.kind === "number" ? values.queueLimit.number : undefined;
  return {
    average: demand ?? volume,
    peak,
    askedBy,
    openTimes: openTimesOf(
      askedBy === undefined ? undefined : values[askedBy],
      values.calendar === undefined ? undefined : textIn(values.calendar),
    ),
    capacity: rateIn(values.capacity),
    growth,
    latency: quantityIn(values.latency, "duration"),
    latencyP95: quantityIn(values.latencyP95, "duration"),
    priority: values.priority?.kind === "number" ? values.priority.number : undefined,
    users: values.activeUsers?.kind === "number" ? values.activeUsers.number : undefined,
    thinkTime: quantityIn(values.thinkTime, "duration"),
    queueLimit: limit,
    instances: instancesIn(values),
    other: otherOf(values.peak ?? values.demand, values.capacity),
  };
}

/** One replica may be the least of several that start by themselves; what is deployed or drawn is counted elsewhere. */
function instancesIn(values: Partial<Record<Key, Value>>): number | undefined {
  if ((values.autoscale ?? values["autoscale.min"] ?? values["autoscale.max"]) !== undefined) return undefined;
  const count = values.people ?? values.replicas;
  return count?.kind === "number" && count.number > 1 ? Math.floor(count.number) : undefined;
}

/** A rate by the day or longer comes within the opening hours; one by the hour or shorter is as it is. */
function openTimesOf(asked: Value | undefined, calendar: string | undefined): number | undefined {
  if (asked?.kind !== "quantity" || calendar === undefined) return 1;
  const isByDay = asked.unit === "/d";
  if (!isByDay && !["/w", "/mo", "/y"].includes(asked.unit)) return 1;
  const share = openShare(calendar);
  if (share === undefined) return undefined;
  return 1 / (isByDay ? share.ofDay : share.ofDay * share.ofWeek);
}

function otherOf(asked: Value | undefined, capacity: Value | undefined): LoadFacts["other"] {
  if (asked === undefined || capacity === undefined || asked.kind !== capacity.kind) return undefined;
  if (asked.kind === "number" && capacity.kind === "number") return { asked: asked.number, capacity: capacity.number };
  if (asked.kind !== "quantity" || capacity.kind !== "quantity" || asked.dimension !== capacity.dimension)
    return undefined;
  return asked.dimension === "rate" ? undefined : { asked: asked.amount, capacity: capacity.amount };
}

/** A rate per second. */
export function rateIn(value: Value | undefined): number | undefined {
  return quantityIn(value, "rate");
}

export function quantityIn(value: Value | undefined, dimension: Quantity["dimension"]): number | undefined {
  return value?.kind === "quantity" && value.dimension === dimension ? value.amount : undefined;
}

/** How many instances serve side by side: of people how many there are, of software and machines the instances. */
export function serversOf(model: Model, row: number): Servers {
  const element = model.at(row);
  const scaling = scalingOf(element);
  const record = scaling === undefined ? undefined : element.get("autoscale");
  const target = record?.kind === "record" ? record.fields["target"] : undefined;
  const min = record?.kind === "record" ? record.fields["min"] : undefined;
  const autoscale =
    scaling === undefined
      ? undefined
      : {
          min: min?.kind === "number" ? min.number : undefined,
          max: scaling.max,
          target: target?.kind === "percent" ? target.fraction : undefined,
        };
  const people = element.get(element.kind === "role" ? "people" : "headcount");
  const counted = people?.kind === "number" ? people.number : instancesOf(element)?.count;
  const count = scaling?.now ?? counted;
  // None at all, or a part of one, is no queue with servers: taken as not said.
  return count === undefined || count < 1
    ? { count: 1, isAssumed: true, autoscale }
    : { count: Math.floor(count), isAssumed: false, autoscale };
}
