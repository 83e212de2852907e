/** Needs for continuity, as processes and systems state them. */
import type { Element } from "../../model/model.ts";
import { hoursOf, rankOf } from "../../model/read.ts";
import { isKind } from "../../model/is-kind.ts";
import { IMPORTANT, importanceOf, VITAL } from "./vital.ts";

/** A stated objective, and what states it. */
export interface Objective {
  readonly hours: number;
  readonly statedBy: Element;
}

/** Kinds of what the business does and others rely on. */
export const BUSINESS_KINDS: readonly string[] = ["process", "function", "service"];

/** Is it a process, function or service that is called vital: by its own word, else by what it serves? */
export function isVitalBusiness(element: Element): boolean {
  if (!isKind(element, ...BUSINESS_KINDS)) return false;
  return (rankOf(element, "criticality") ?? importanceOf(element)?.rank ?? 0) >= VITAL;
}

export function isImportant(element: Element): boolean {
  return (importanceOf(element)?.rank ?? 0) >= IMPORTANT;
}

/** An objective of an element: its own, else that of what contains it. */
export function ownObjective(element: Element, key: "rto" | "rpo"): Objective | undefined {
  for (let at: Element | undefined = element; at !== undefined; at = at.parent) {
    const hours = hoursOf(at, key);
    if (hours !== undefined) return { hours, statedBy: at };
  }
  return undefined;
}
