/** What vital things rest on: a part is as vital as the most vital thing that stops without it. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { rankOf } from "../../model/read.ts";
import { hostedBy } from "./hosting.ts";

/** Ranks of `criticality`, from 0: low, normal, important, vital. */
export const IMPORTANT = 2;
export const VITAL = 3;

/** The highest criticality that something has or serves, and the way from it to what states it. */
export interface Importance {
  readonly rank: number;
  /** From the element to what states the criticality. */
  readonly path: readonly Element[];
}

/**
 * How critical an element is: its own word, else that of what contains it, of the processes and services that use, perform or realize
 * through it, or of what runs on it. Undefined where nobody said.
 */
export function importanceOf(element: Element): Importance | undefined {
  return element.model.derive(importanceFor, element);
}

export function isVital(element: Element): boolean {
  return (importanceOf(element)?.rank ?? 0) >= VITAL;
}

function importanceFor(element: Element): Importance | undefined {
  let best = own(element);
  for (const one of reliersOn(element)) {
    const theirs = one.row === element.row ? undefined : (own(one) ?? ofContainer(one));
    if (theirs !== undefined && theirs.rank > (best?.rank ?? -1))
      best = { rank: theirs.rank, path: [element, ...theirs.path] };
  }
  return best ?? ofContainer(element);
}

/** What stops when the element does: its containers, what uses or needs it, what runs on it. Processes count through applications. */
function reliersOn(element: Element): readonly Element[] {
  const containers = element.path.filter((one) => isKind(one, "application", "module", "node"));
  const software = isKind(element, "node") ? hostedBy(element) : [];
  const served = [element, ...containers, ...software, ...software.flatMap((one) => one.path)];
  const users = served.flatMap((one) => [
    ...one.in("uses").flatMap(({ from }) => from ?? []),
    ...one.out("performs").flatMap(({ to }) => to ?? []),
    ...one.out("realizes").flatMap(({ to }) => to ?? []),
  ]);
  return [...containers, ...software, ...software.flatMap((one) => one.path), ...users.filter(isBusiness)];
}

function isBusiness(element: Element): boolean {
  return isKind(element, "process", "function", "service", "capability", "product");
}

function own(element: Element): Importance | undefined {
  const rank = rankOf(element, "criticality");
  return rank === undefined ? undefined : { rank, path: [element] };
}

function ofContainer(element: Element): Importance | undefined {
  for (const one of element.path.toReversed()) {
    const theirs = own(one);
    if (theirs !== undefined) return { rank: theirs.rank, path: [element, one] };
  }
  return undefined;
}
