/** How far zones of the network are trusted, and how they lie to each other. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { zoneOf } from "../../model/hosting.ts";
import { distinct, rankOf, wordOf } from "../../model/read.ts";

/** Ranks of `trust`, from 0: none, low, medium, high. */
const NO_TRUST = 0;
export const LOW_TRUST = 1;
export const MEDIUM_TRUST = 2;
export const HIGH_TRUST = 3;

/** How far a zone is trusted, by its own word or its type. Undefined: nobody said. */
export function trustOf(zone: Element): number | undefined {
  return rankOf(zone, "trust") ?? trustOfType.get(wordOf(zone, "type") ?? "");
}

/** Types that say how far a zone is trusted. */
const trustOfType: ReadonlyMap<string, number> = new Map([
  ["internet", NO_TRUST],
  ["dmz", LOW_TRUST],
]);

/** Is it the world outside, where nobody is trusted? */
export function isOutside(zone: Element): boolean {
  return trustOf(zone) === NO_TRUST;
}

/** Zones that a zone has a link to, in either direction. */
export function neighboursOf(zone: Element): readonly Element[] {
  const others = [...zone.targets("connects"), ...zone.sources("connects")];
  return distinct(others.filter((one) => isKind(one, "zone")));
}

/** The zone of an element, found once for all of its relationships; see `zoneOf`. */
export function placeOf(element: Element): Element | undefined {
  return element.model.derive(zoneOf, element);
}

/** What stands in a zone by its own word or by that of the zone; what runs on those is left to `hostedBy`. */
export function membersOf(zone: Element): readonly Element[] {
  const stated = zone.referrers.filter(({ key }) => key === "zone").map(({ element }) => element);
  const grouped = zone.targets("groups");
  return distinct([...stated, ...grouped]);
}
