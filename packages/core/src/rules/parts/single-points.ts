/** Single points of failure of a process: each part whose failure alone stops it. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import type { Stated } from "../../model/read.ts";
import { gradeOf } from "./foundations.ts";
import { sharedHostsOf } from "../../model/hosting-stack.ts";
import { isInProduction, spareOf } from "../../model/redundancy.ts";
import { isWorkingPart, type Support, supportsOf } from "./reliance.ts";

export interface SinglePoints {
  /** Parts without a spare, nearest first. */
  readonly certain: readonly Support[];
  /** What would have to be stated about parts that may be without one. */
  readonly missing: readonly Stated[];
  /** How many parts were looked at. */
  readonly count: number;
}

/**
 * All that a process needs must work (its supports), while the machines of one piece of software stand in for each other: of those only
 * the dominators of its hosting stack stop it. So the single points are the software without a spare, and the dominators without one.
 */
export function singlePointsOf(element: Element): SinglePoints {
  return element.model.derive(singlePointsFor, element);
}

/** Supports that are asked for a spare: working parts, machines only where everything of some software rests on them. */
export function soleSupportsOf(element: Element): readonly Support[] {
  const supports = supportsOf(element);
  const shared = new Set<number>();
  for (const { element: one } of supports)
    if (isSoftware(one)) for (const { row } of sharedHostsOf(one)) shared.add(row);
  return supports.filter(
    ({ element: one }) =>
      isWorkingPart(one) && !isOperatedByOthers(one) && (!isKind(one, "node") || shared.has(one.row)),
  );
}

/** How often a supplier runs its service is the supplier's affair: asked of it is what it promises. */
export function isOperatedByOthers(element: Element): boolean {
  return wordOf(element, "hosting") === "saas" || wordOf(element, "type") === "managed-service";
}

/** Something of ours that runs on and on: neither a client at its user's nor a library. */
export function isServer(element: Element): boolean {
  if (!isWorkingPart(element) || isOperatedByOthers(element) || !isInProduction(element)) return false;
  const { parent } = element;
  if (parent !== undefined && isOperatedByOthers(parent)) return false;
  return !isKind(element, "module") || !["web", "mobile", "desktop", "library"].includes(wordOf(element, "type") ?? "");
}

/** Software that fails by itself and is run here. */
function isSoftware(element: Element): boolean {
  return isWorkingPart(element) && !isKind(element, "node") && !isOperatedByOthers(element);
}

/** Software with the machines that all of its instances rest on: what of `soleSupportsOf` it answers for. */
export function standOf(software: Element): readonly Element[] {
  return isSoftware(software) ? [software, ...sharedHostsOf(software).filter((host) => !isOperatedByOthers(host))] : [];
}

/** Grade of software by its spares and those of its machines. */
export function spareGradeOf(software: Element): number {
  return Math.max(...standOf(software).map((one) => gradeOf(spareOf(one).answer)));
}

function singlePointsFor(element: Element): SinglePoints {
  const certain: Support[] = [];
  const missing: Stated[] = [];
  const asked = soleSupportsOf(element);
  for (const support of asked) {
    const { answer, stated } = spareOf(support.element);
    if (answer === false) certain.push(support);
    else if (answer === undefined) missing.push(...stated);
  }
  return { certain, missing, count: asked.length };
}
