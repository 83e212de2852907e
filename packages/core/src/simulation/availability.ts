/** How available something is, what stops it, and what matters most: exact where everything is known, between bounds where it is not. */
import type { Element, Model } from "../model/model.ts";
import { rankOf } from "../model/read.ts";
import type { Availability } from "./answers.ts";
import { type AvailabilityOptions, Study } from "./availability/study.ts";
import { type Failures, failuresBelow, readFailures } from "./read-failures.ts";

/** Rank of `important`. */
const IMPORTANT = 2;

/** Of one element. */
export function availability(model: Model, element: Element, options: AvailabilityOptions = {}): Availability {
  return studyAt(model, element.row).answer(options);
}

/** A study that reads no more than the element stands on. */
export function studyAt(model: Model, row: number): Study {
  return studyOf(failuresBelow(model, row), row);
}

/** Of every process, function and service that is important or vital; of all where nothing is said of any. */
export function availabilities(model: Model, options: AvailabilityOptions = {}): readonly Availability[] {
  const failures = readFailures(model);
  const all = rowsThatMatter(model);
  return all.map((row) => new Study(failures, row).answer({ withUnsettled: false, ...options }));
}

export function rowsThatMatter(model: Model): readonly number[] {
  const rows = ["process", "function", "service"].flatMap((kind) => [...model.rows({ kind })]);
  const ranked = rows.filter((row) => (rankOf(model.at(row), "criticality") ?? -1) >= IMPORTANT);
  return ranked.length > 0 ? ranked : rows.filter((row) => rankOf(model.at(row), "criticality") === undefined);
}

const studies: WeakMap<Failures, Map<number, Study>> = new WeakMap();
/** Studies kept of a model: those looked at last. */
const MOST_STUDIES = 16;

/** A study that is kept, so that a change of figures is answered from the same diagrams. */
export function studyOf(failures: Failures, row: number): Study {
  let kept = studies.get(failures);
  if (kept === undefined) studies.set(failures, (kept = new Map()));
  const study = kept.get(row) ?? new Study(failures, row);
  kept.delete(row);
  kept.set(row, study);
  const [oldest] = kept.keys();
  if (kept.size > MOST_STUDIES && oldest !== undefined) kept.delete(oldest);
  return study;
}
