/** Which elements an ArchiMate viewpoint draws: those of its types, in scope, that have something to do with the rest. */
import { archimateType } from "../../model/archimate/legality.ts";
import type { Element, Model } from "../../model/model.ts";
import { distinct } from "../parts/inside.ts";
import { included, isHiddenRelationship, isWanted } from "../parts/select.ts";
import type { ViewQuery } from "../viewpoint.ts";

/** Steps from the scope, where a view says none: what stands behind, and what that rests on. */
const USUAL_DEPTH = 2;
/** Boxes beyond which parts are hidden in their wholes, and then the least related are left out. */
const MOST_NODES = 120;

/** The elements of some types (all where there are none), in scope or everywhere, with what the view includes. */
export function elementsOf(model: Model, concepts: readonly string[], query: ViewQuery): readonly Element[] {
  const permitted = new Set(concepts);
  const isPermitted = (element: Element): boolean =>
    permitted.size === 0 || permitted.has(archimateType(element) ?? "") || isConnector(element);
  const wanted = query.scope.length > 0 ? around(query, isPermitted) : everything(model, query, isPermitted);
  const asked = [...query.scope, ...included(model, query)];
  return withoutLabels(withoutIdle(distinct([...wanted, ...asked]), permitted), asked);
}

const connectors: ReadonlySet<string> = new Set(["Grouping", "AndJunction", "OrJunction"]);

function isConnector(element: Element): boolean {
  return connectors.has(archimateType(element) ?? "");
}

function everything(model: Model, query: ViewQuery, isPermitted: (element: Element) => boolean): readonly Element[] {
  return [...model.elements()].filter((element) => isPermitted(element) && isWanted(element, query));
}

/** The scope and what is permitted within so many steps of it, over relationships and nesting of any direction. */
function around(query: ViewQuery, isPermitted: (element: Element) => boolean): readonly Element[] {
  const found = new Map(query.scope.map((element) => [element.row, element]));
  let border: readonly Element[] = query.scope;
  for (let step = 0; step < (query.depth ?? USUAL_DEPTH); step++) {
    const next = new Map<number, Element>();
    for (const element of border) {
      for (const other of neighbours(element, query)) {
        if (found.has(other.row) || !isPermitted(other) || !isWanted(other, query)) continue;
        next.set(other.row, other);
      }
    }
    for (const [row, element] of next) found.set(row, element);
    border = [...next.values()];
  }
  return [...found.values()];
}

function neighbours(element: Element, query: ViewQuery): readonly Element[] {
  const related = [...element.out(), ...element.in()].filter((one) => !isHiddenRelationship(one, query));
  const others = related.flatMap(({ from, to }) => [from, to].flatMap((end) => end ?? []));
  const nested = element.parent === undefined ? element.children : [element.parent, ...element.children];
  const referring = element.referrers.flatMap((one) => (placing.has(one.key) ? [one.element] : []));
  const referred = [...placing].flatMap((key) => element.reference(key) ?? []);
  return [...others, ...nested, ...referring, ...referred].filter(
    ({ row, model }) => row !== element.row && model.isElement(row),
  );
}

/** Groupings, places and junctions that hold or join nothing else of the view are left out, unless everything is drawn. */
function withoutIdle(elements: readonly Element[], permitted: ReadonlySet<string>): readonly Element[] {
  if (permitted.size === 0) return elements;
  const mayIdle = (one: Element): boolean => isConnector(one) || archimateType(one) === "Location";
  const rows = new Set(elements.flatMap((one) => (mayIdle(one) ? [] : [one.row])));
  return elements.filter((one) => {
    if (!mayIdle(one)) return true;
    const ends = [...one.out(), ...one.in()].flatMap(({ from, to }) => [from?.row ?? -1, to?.row ?? -1]);
    const referring = one.referrers.flatMap(({ key, element }) => (placing.has(key) ? [element.row] : []));
    return [...ends, ...referring, ...one.children.map(({ row }) => row)].some((row) => rows.has(row));
  });
}

/** Data that stand on the flows that carry them, and are related with nothing else of the view, are no boxes beside. */
function withoutLabels(elements: readonly Element[], asked: readonly Element[]): readonly Element[] {
  const drawn = new Set(elements.map(({ row }) => row));
  const carried = new Set<number>();
  for (const element of elements) {
    for (const { to, carried: data } of element.out("flows"))
      if (to !== undefined && drawn.has(to.row)) for (const one of data) carried.add(one.row);
  }
  const kept = new Set(asked.map(({ row }) => row));
  return elements.filter((one) => {
    if (!carried.has(one.row) || kept.has(one.row)) return true;
    const ends = [...one.out(), ...one.in()].flatMap(({ from, to }) => [from?.row ?? -1, to?.row ?? -1]);
    return ends.some((row) => row !== one.row && drawn.has(row));
  });
}

/** References that an architect draws; an export writes them as associations too. */
export const placing: ReadonlySet<string> = new Set(["site", "zone", "os", "technology", "store"]);

export interface Reduced {
  readonly shown: readonly Element[];
  /** Node that stands for each element, itself or the one around it. */
  readonly places: ReadonlyMap<number, string>;
  readonly left: number;
}

/** So many elements as can be read: parts go into their wholes first, then the least related go. */
export function reduced(elements: readonly Element[], query: ViewQuery): Reduced {
  const own = new Map(elements.map((one) => [one.row, one.id]));
  if (query.isWhole || elements.length <= MOST_NODES) return { shown: elements, places: own, left: 0 };
  const tops = elements.filter((one) => !one.path.some(({ row }) => own.has(row)));
  const shown = tops.length <= MOST_NODES ? tops : mostRelated(tops);
  const places = new Map(shown.map((one) => [one.row, one.id]));
  for (const one of elements) {
    const whole = one.path.find(({ row }) => places.has(row));
    if (whole !== undefined) places.set(one.row, whole.id);
  }
  return { shown, places, left: tops.length - shown.length };
}

function mostRelated(elements: readonly Element[]): readonly Element[] {
  const rows = new Set(elements.map(({ row }) => row));
  const degree = (one: Element): number =>
    [...one.out(), ...one.in()].filter(({ from, to }) => rows.has(from?.row ?? -1) && rows.has(to?.row ?? -1)).length;
  const order = elements.map((one, index) => ({ one, index, degree: degree(one) }));
  const best = order.sort((a, b) => b.degree - a.degree || a.index - b.index).slice(0, MOST_NODES);
  return best.sort((a, b) => a.index - b.index).map(({ one }) => one);
}
