/** Where things stand: the site, network zone, machine and environments of an element, whichever way the model says so. */
import type { Element } from "../../model/model.ts";
import { isKind, wordOf } from "./nodes.ts";

/** Site of a node, zone, unit or piece of software: its attribute, the site that holds it, or that of what holds it. */
export function siteOf(element: Element): Element | undefined {
  return along(element, (one) => stated(one, "site") ?? holder(one, "site"));
}

/** Network zone of an element: its attribute, the zone that groups it, or that of what it is inside of. */
export function zoneOf(element: Element): Element | undefined {
  return along(element, (one) => stated(one, "zone") ?? holder(one, "zone"));
}

/** The zones that an element is said to be in; more than one is a contradiction. */
export function zonesOf(element: Element): readonly Element[] {
  const own = [
    ...element.references("zone"),
    ...element.in("groups").flatMap(({ from }) => (from !== undefined && isKind(from, "zone") ? [from] : [])),
  ];
  return [...new Map(own.filter((one) => isKind(one, "zone")).map((one) => [one.row, one])).values()];
}

/** The machine around a machine: that contains or hosts it. */
export function machineAround(node: Element): Element | undefined {
  const parent = node.parent;
  if (parent !== undefined && isKind(parent, "node")) return parent;
  return node.in("hosts").find(({ from }) => from !== undefined && from.row !== node.row && isKind(from, "node"))?.from;
}

/**
 * Environments of an element, lower case: its own, those of what it stands in, those of its zone, those of its site; empty where
 * nobody has said.
 */
export function environmentsOf(element: Element): readonly string[] {
  const own = along(element, (one) => (words(one).length > 0 ? one : undefined));
  if (own !== undefined) return words(own);
  for (const place of [zoneOf(element), siteOf(element)]) {
    const stating = place && [place, ...[...place.path].reverse()].find((one) => words(one).length > 0);
    if (stating !== undefined) return words(stating);
  }
  return [];
}

function words(element: Element): readonly string[] {
  const value = element.get("env");
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) => ("text" in item ? [item.text.toLowerCase()] : []));
}

/** What is found first on an element, then on what it is inside of or hosted by, going outwards. */
function along<Found>(element: Element, find: (one: Element) => Found | undefined): Found | undefined {
  const seen = new Set<number>();
  for (let at: Element | undefined = element; at !== undefined && !seen.has(at.row); at = around(at)) {
    seen.add(at.row);
    const found = find(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function around(element: Element): Element | undefined {
  return isKind(element, "node") ? (machineAround(element) ?? element.parent) : element.parent;
}

function stated(element: Element, kind: "site" | "zone"): Element | undefined {
  return element.references(kind).find((one) => isKind(one, kind));
}

/** The site or zone that contains, groups or hosts the element. */
function holder(element: Element, kind: "site" | "zone"): Element | undefined {
  if (element.parent !== undefined && isKind(element.parent, kind) && !isKind(element, kind)) return element.parent;
  return [...element.in("groups"), ...element.in("hosts")].find(
    ({ from }) => from !== undefined && from.row !== element.row && isKind(from, kind),
  )?.from;
}

const guards: ReadonlySet<string> = new Set(["firewall", "waf", "load-balancer", "proxy", "gateway", "router"]);

/** A machine at the border of its zone, which others are reached through. */
export function isGuard(node: Element): boolean {
  return guards.has(wordOf(node, "type") ?? "");
}

const levels: readonly string[] = ["none", "low", "medium", "high"];

/** Place of a zone from outside to inside: 0 not trusted at all to 3; unknown is 4, since it never counts as good. */
export function trustRank(zone: Element): number {
  const level = levels.indexOf(wordOf(zone, "trust") ?? (wordOf(zone, "type") === "internet" ? "none" : ""));
  return level < 0 ? UNKNOWN_TRUST : level;
}

export const UNKNOWN_TRUST = 4;
