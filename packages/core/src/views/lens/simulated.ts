/** Lenses of simulations: how busy everything is at the busiest time, and how much of the business stops with it. */
import type { Locale } from "../../base/codes.ts";
import { printNumber, printPercent } from "../../base/quantity.ts";
import type { Element, Model } from "../../model/model.ts";
import { rankOf } from "../../model/read.ts";
import { capacityBasis } from "../../simulation/capacity/basis.ts";
import { readingOf } from "../../simulation/capacity/reading.ts";
import type { StationReading } from "../../simulation/capacity/station.ts";
import { readFailures } from "../../simulation/read-failures.ts";
import { isKind } from "../parts/nodes.ts";
import type { LensSource } from "./source.ts";
import type { Reading } from "./value.ts";

type Lens = Omit<LensSource, "id" | "name">;

/** Share of the capacity in use at the busiest time, the most that it may be; unknown where that has no end or nobody states a capacity. */
export function loadLens(model: Model, language: Locale): Lens {
  // Read when the first element is asked for, not when the lens is chosen.
  let made: { readonly reading: StationReading; readonly rows: ReadonlySet<number> } | undefined;
  const stations = (): { readonly reading: StationReading; readonly rows: ReadonlySet<number> } => {
    if (made === undefined) {
      const { reading } = readingOf(capacityBasis(model));
      made = { reading, rows: reading.stationRows() };
    }
    return made;
  };
  return {
    asks: ({ row }) => stations().rows.has(row),
    read: ({ row }) => utilisationReading(stations().reading, row, language),
    together: "highest",
    scale: { kind: "numbers" },
  };
}

function utilisationReading(reading: StationReading, row: number, language: Locale): Reading | undefined {
  const use = reading.utilisation(row);
  if (use === undefined || !Number.isFinite(use.upper)) return undefined;
  const shown = (share: number): string => printPercent(Math.round(share * 1000) / 1000, language);
  const text = use.lower === use.upper ? shown(use.upper) : `${shown(use.lower)} – ${shown(use.upper)}`;
  return { kind: "number", number: use.upper, unit: { kind: "percent" }, text };
}

/** Rank of `important`. */
const IMPORTANT = 2;

/**
 * How many processes, functions and services stop when an element fails; those that are important or vital where any is said to be.
 * Unknown where more may stop than surely do.
 */
export function stopsLens(model: Model, language: Locale): Lens {
  let made: readonly number[] | undefined;
  const business = (): readonly number[] => (made ??= businessRows(model));
  return {
    asks: (element) => isKind(element, ...FAILING),
    read: (element) => stoppedReading(model, element, business(), language),
    together: "highest",
    scale: { kind: "numbers" },
  };
}

const FAILING: readonly string[] = ["application", "module", "component", "store", "interface", "node", "zone", "site"];

function businessRows(model: Model): readonly number[] {
  const rows = ["process", "function", "service"].flatMap((kind) => [...model.rows({ kind })]);
  const ranked = rows.filter((row) => (rankOf(model.at(row), "criticality") ?? -1) >= IMPORTANT);
  return ranked.length > 0 ? ranked : rows;
}

function stoppedReading(
  model: Model,
  element: Element,
  business: readonly number[],
  language: Locale,
): Reading | undefined {
  const failures = readFailures(model);
  const causes = failures.causesOf({ element: element.row });
  // What fails by nothing that is known cannot be said to matter to nobody.
  if (causes.length === 0 || business.length === 0) return undefined;
  const stopped = failures.stoppedBy(causes);
  let [surely, perhaps] = [0, 0];
  for (const row of business) {
    if (stopped[row] === 2) surely++;
    else if (stopped[row] === 1) perhaps++;
  }
  if (perhaps > 0) return undefined;
  return { kind: "number", number: surely, unit: { kind: "plain" }, text: printNumber(surely, language) };
}
