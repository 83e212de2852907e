/** Demand against capacity: what is asked at the busiest time, what can be done, and how long that will do. */
import type { QuantityDimension } from "../base/quantity.ts";
import type { Bilingual } from "./metamodel.ts";
import { knownValue, numberOf, type Stating } from "./read.ts";
import { printValue, type Value } from "./values.ts";

/** A load or a capacity: only those of one dimension can be compared. */
export interface Load {
  readonly key: string;
  readonly amount: number;
  readonly dimension: QuantityDimension | "number";
  /** The amount as people read it. */
  readonly words: () => Bilingual;
}

/** What is asked at the busiest time; on average where no peak is said. */
export function peakOf(one: Stating): Load | undefined {
  return loadOf(one, "peak") ?? loadOf(one, "demand");
}

export function capacityOf(one: Stating): Load | undefined {
  return loadOf(one, "capacity");
}

export function loadOf(one: Stating, key: string): Load | undefined {
  const value = knownValue(one, key);
  const dimension = value === undefined ? undefined : dimensionOf(value);
  if (value === undefined || dimension === undefined) return undefined;
  return { key, ...dimension, words: () => ({ en: printValue(value, "en"), fr: printValue(value, "fr") }) };
}

/** Growth of the demand in a year, as a fraction. */
export function growthOf(one: Stating): number | undefined {
  const value = knownValue(one, "growth");
  return value?.kind === "quantity" && value.dimension === "growth" ? value.amount : undefined;
}

/** Years until a load that grows by a fraction each year reaches a capacity; no end where it does not grow. */
export function yearsUntil(load: number, capacity: number, growth: number): number {
  if (load >= capacity) return 0;
  if (growth <= 0 || load <= 0) return Number.POSITIVE_INFINITY;
  return Math.log(capacity / load) / Math.log(1 + growth);
}

/** The most and the fewest instances between which the number changes by itself. */
export interface Scaling {
  readonly max: number | undefined;
  /** Instances for which the stated capacity holds: those that run, else the fewest. */
  readonly now: number | undefined;
}

/** Undefined where nothing scales by itself. */
export function scalingOf(one: Stating): Scaling | undefined {
  const value = knownValue(one, "autoscale");
  if (value?.kind !== "record") return undefined;
  const [min, max] = [numberField(value, "min"), numberField(value, "max")];
  return { max, now: numberOf(one, "replicas") ?? min };
}

/** Capacity with all instances that scaling may start, where it says how many. */
export function scaledCapacity(one: Stating, capacity: number): number | undefined {
  const scaling = scalingOf(one);
  if (scaling === undefined) return capacity;
  if (scaling.max === undefined || scaling.now === undefined || scaling.now === 0) return undefined;
  return capacity * Math.max(1, scaling.max / scaling.now);
}

function dimensionOf(value: Value): Pick<Load, "amount" | "dimension"> | undefined {
  if (value.kind === "quantity") return { amount: value.amount, dimension: value.dimension };
  return value.kind === "number" ? { amount: value.number, dimension: "number" } : undefined;
}

function numberField(value: Extract<Value, { readonly kind: "record" }>, field: string): number | undefined {
  const found = value.fields[field];
  return found?.kind === "number" ? found.number : undefined;
}
