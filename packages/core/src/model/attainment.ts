/** How far objectives are reached: attainment of indicators, of objectives and of whole perspectives (balanced scorecard, Kaplan and Norton). */
import type { Element } from "./model.ts";
import type { Value } from "./values.ts";
import { isKind } from "./is-kind.ts";

/**
 * Share of the way from the baseline to the target that is done: (actual - baseline) / (target - baseline), held between 0 and 1, which
 * serves measures that shall rise and those that shall fall. Undefined where one of the three is not known, or the way has no length.
 */
export function attainmentOf(indicator: Element): number | undefined {
  const baseline = amountOf(indicator.get("baseline"));
  const target = amountOf(indicator.get("target"));
  const actual = amountOf(indicator.get("actual"));
  if (baseline === undefined || target === undefined || actual === undefined || target === baseline) return undefined;
  return Math.min(1, Math.max(0, (actual - baseline) / (target - baseline)));
}

/** A weighted mean of what is known, and how much of the weight is not known (0 to 1). */
export interface Attainment {
  readonly value: number | undefined;
  readonly unknown: number;
}

/** Attainment of an objective: of its indicators, by their weights (1 where none is stated). */
export function attainmentOfObjective(objective: Element): Attainment {
  return meanOf(indicatorsOf(objective).map((one) => ({ value: attainmentOf(one), weight: weightOf(one) })));
}

/** Attainment of several objectives, by their weights. */
export function attainmentOfAll(objectives: readonly Element[]): Attainment {
  return meanOf(objectives.map((one) => ({ value: attainmentOfObjective(one).value, weight: weightOf(one) })));
}

/** Indicators that measure an objective: inside it, or influencing it. */
export function indicatorsOf(objective: Element): readonly Element[] {
  const measuring = objective.sources("influences");
  const all = [...objective.children, ...measuring].filter((one) => isKind(one, "indicator"));
  return [...new Map(all.map((one) => [one.row, one])).values()];
}

/** Stated weight; undefined where none is. */
export function statedWeight(element: Element): number | undefined {
  const weight = amountOf(element.get("weight"));
  return weight !== undefined && weight >= 0 ? weight : undefined;
}

/** Stated weight, 1 where none is. */
export function weightOf(element: Element): number {
  return statedWeight(element) ?? 1;
}

/** The mean of what is known, by weight. */
export function meanOf(parts: readonly { readonly value: number | undefined; readonly weight: number }[]): Attainment {
  let known = 0;
  let all = 0;
  let sum = 0;
  for (const { value, weight } of parts) {
    all += weight;
    if (value === undefined) continue;
    known += weight;
    sum += value * weight;
  }
  return { value: known > 0 ? sum / known : undefined, unknown: all > 0 ? (all - known) / all : 1 };
}

/** A measured value as a number, whatever its unit; money by the year where it recurs. */
export function amountOf(value: Value | undefined): number | undefined {
  switch (value?.kind) {
    case "number":
      return value.number;
    case "percent":
      return value.fraction;
    case "money":
      return value.yearly ?? value.amount;
    case "quantity":
      return value.amount;
    default:
      return undefined;
  }
}
