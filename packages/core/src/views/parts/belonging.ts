/** To what elements belong: the area that groups them, the zones that they run in, the value of what is around them. */
import type { Element } from "../../model/model.ts";
import { isKind } from "./nodes.ts";
import { zoneOf } from "./placement.ts";

/** The element itself or the nearest of its containers that says something by an attribute. */
export function nearestWith(element: Element, key: string): Element | undefined {
  const seen = new Set<number>();
  for (let at: Element | undefined = element; at !== undefined && !seen.has(at.row); at = at.parent) {
    seen.add(at.row);
    const value = at.get(key);
    if (value !== undefined && value.kind !== "unknown") return at;
  }
  return undefined;
}

/** The area that groups or contains an element, or what it is inside of. */
export function areaAround(element: Element): Element | undefined {
  const seen = new Set<number>();
  for (let at: Element | undefined = element; at !== undefined && !seen.has(at.row); at = at.parent) {
    seen.add(at.row);
    const around = at.parent !== undefined && isKind(at.parent, "area") ? at.parent : undefined;
    const grouping = around ?? at.in("groups").find(({ from }) => from !== undefined && isKind(from, "area"))?.from;
    if (grouping !== undefined) return grouping;
  }
  return undefined;
}

/** Network zones of an element: its own, else those of the machines that it, or what is inside it, runs on. */
export function softwareZones(element: Element): readonly Element[] {
  const own = zoneOf(element);
  if (own !== undefined) return [own];
  const zones = new Map<number, Element>();
  const seen = new Set<number>();
  const open: Element[] = [element];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at.row)) continue;
    seen.add(at.row);
    for (const { to } of at.out("runs on")) {
      const zone = to === undefined ? undefined : zoneOf(to);
      if (zone !== undefined) zones.set(zone.row, zone);
    }
    for (const row of at.model.children(at.row)) open.push(at.model.at(row));
  }
  return [...zones.values()];
}
