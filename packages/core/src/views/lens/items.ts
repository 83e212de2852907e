/** What a lens colours in a diagram, and the value of each: its own, or that of what is inside, or of the applications behind it. */
import type { Locale } from "../../base/codes.ts";
import { printNumber } from "../../base/quantity.ts";
import type { Element, Model } from "../../model/model.ts";
import { printValue } from "../../model/values.ts";
import type { Diagram, LensMark } from "../diagram.ts";
import type { LensSource } from "./source.ts";
import { type Inside, togetherOf } from "./together.ts";
import type { Reading } from "./value.ts";
import { isSupported, supportersOf } from "../parts/support.ts";

/** A box, a header or a row. */
export interface Item {
  readonly id: string;
  readonly element: Element | undefined;
  readonly parent: string | undefined;
  /** Elements that the diagram put inside. */
  readonly within?: readonly Element[] | undefined;
}

export interface Found {
  /** Undefined: unknown. */
  readonly reading: Reading | undefined;
  readonly text: string;
  /** Made of the values of others: of what is inside, or of the applications behind it. */
  readonly madeOf: "inside" | "applications" | undefined;
  /** Made of the values of others that are drawn too. */
  readonly isOfDrawn: boolean;
}

/** Everything in a diagram that may be coloured. */
export function itemsOf(diagram: Diagram, model: Model): readonly Item[] {
  const item = (id: string, element: string | undefined, parent?: string): Item => ({
    id,
    parent,
    element: element === undefined ? undefined : model.element(element),
  });
  switch (diagram.kind) {
    case "graph":
      return diagram.nodes.map(({ id, element, parent, within }) => ({
        ...item(id, element, parent),
        ...(within === undefined ? {} : { within: within.flatMap((one) => model.element(one) ?? []) }),
      }));
    case "matrix":
      return [
        ...diagram.rows.map(({ id, element }) => item(`row ${id}`, element)),
        ...diagram.columns.map(({ id, element }) => item(`column ${id}`, element)),
      ];
    case "timeline":
      return diagram.groups.flatMap(({ rows }) => rows.map(({ id, element }) => item(id, element)));
    case "table":
      return diagram.rows.map(({ id, element }) => item(id, element));
    case "drawing":
      return diagram.nodes.map(({ id, node, parent }) => item(id, node?.element, parent));
  }
}

/** The diagram with the marks, by the ids of `itemsOf`. */
export function withMarks(diagram: Diagram, marks: ReadonlyMap<string, LensMark>): Diagram {
  switch (diagram.kind) {
    case "graph":
      return { ...diagram, nodes: diagram.nodes.map((node) => ({ ...node, lens: marks.get(node.id) })) };
    case "matrix":
      return {
        ...diagram,
        rows: diagram.rows.map((row) => ({ ...row, lens: marks.get(`row ${row.id}`) })),
        columns: diagram.columns.map((column) => ({ ...column, lens: marks.get(`column ${column.id}`) })),
      };
    case "timeline":
      return {
        ...diagram,
        groups: diagram.groups.map((group) => ({
          ...group,
          rows: group.rows.map((row) => ({ ...row, lens: marks.get(row.id) })),
        })),
      };
    case "table":
      return { ...diagram, rows: diagram.rows.map((row) => ({ ...row, lens: marks.get(row.id) })) };
    case "drawing":
      return {
        ...diagram,
        nodes: diagram.nodes.map((one) =>
          one.node === undefined ? one : { ...one, node: { ...one.node, lens: marks.get(one.id) } },
        ),
      };
  }
}

/** The value of each item of which the question may be asked, or inside which something has an answer. */
export function readItems(
  items: readonly Item[],
  model: Model,
  source: LensSource,
  language: Locale,
): ReadonlyMap<string, Found> {
  const tree = treeOf(items, model);
  const found = new Map<string, Found>();
  for (const item of items) {
    // A band is part of the paper rather than of the picture.
    if (item.element === undefined && item.id.startsWith("band:")) continue;
    const one =
      source.count === undefined ? valueOf(item, tree, source, language) : countOf(item, tree, source, language);
    if (one !== undefined) found.set(item.id, one);
  }
  return found;
}

/** Place in the picture and in the model together: what is drawn inside, and what the model has inside. */
interface Place {
  readonly item: Item | undefined;
  readonly element: Element | undefined;
}

interface Tree {
  inside(place: Place): readonly Place[];
  hasDrawn(item: Item): boolean;
}

function treeOf(items: readonly Item[], model: Model): Tree {
  const drawn = new Map<string, Item[]>();
  const byRow = new Map<number, Item>();
  for (const item of items) {
    if (item.element !== undefined && !byRow.has(item.element.row)) byRow.set(item.element.row, item);
    if (item.parent === undefined) continue;
    const list = drawn.get(item.parent);
    if (list === undefined) drawn.set(item.parent, [item]);
    else list.push(item);
  }
  return {
    inside: ({ item, element }) => {
      const below = item === undefined ? [] : (drawn.get(item.id) ?? []);
      const rows = new Set(below.flatMap((one) => one.element?.row ?? []));
      const held = (item?.within ?? []).map((one) => one.row);
      const own = element === undefined ? [] : model.children(element.row);
      const parts = [...new Set([...held, ...own])].filter((row) => !rows.has(row));
      return [
        ...below.map((one) => ({ item: one, element: one.element })),
        ...parts.map((row) => ({ item: byRow.get(row), element: model.at(row) })),
      ];
    },
    hasDrawn: ({ id }) => drawn.has(id),
  };
}

// --- values

function valueOf(item: Item, tree: Tree, source: LensSource, language: Locale): Found | undefined {
  const { element } = item;
  const asked = element !== undefined && source.asks(element);
  const own = asked ? source.read(element) : undefined;
  if (own !== undefined) return { reading: own, text: own.text, madeOf: undefined, isOfDrawn: false };
  const hasDrawn = tree.hasDrawn(item);
  const inside = source.together === "none" ? nothing : collect({ item, element }, tree, source, new Set());
  if (inside.readings.length > 0) return foundIn(inside, source, language, "inside", hasDrawn);
  const behind = asked || source.together === "none" ? nothing : behindOf(element, source);
  if (behind.readings.length > 0) return foundIn(behind, source, language, "applications", false);
  // What is around others leaves it to them to say that they are unknown, unless it could know itself.
  if (hasDrawn && (!asked || source.together === "none")) return undefined;
  return asked || inside.unknown > 0 || behind.unknown > 0 ? unknown(language) : undefined;
}

function foundIn(
  inside: Inside,
  source: LensSource,
  language: Locale,
  madeOf: "inside" | "applications",
  isOfDrawn: boolean,
): Found | undefined {
  const together = togetherOf(inside, source, language, madeOf);
  return together === undefined ? undefined : { ...together, madeOf, isOfDrawn };
}

function unknown(language: Locale, isOfDrawn = false): Found {
  return { reading: undefined, text: printValue({ kind: "unknown" }, language), madeOf: undefined, isOfDrawn };
}

const nothing: Inside = { readings: [], unknown: 0 };

/** The uppermost values inside: of a part that has one, its own parts are not asked, so that nothing counts twice. */
function collect(around: Place, tree: Tree, source: LensSource, seen: Set<number>): Inside {
  if (around.element !== undefined) seen.add(around.element.row);
  const readings: Reading[] = [];
  let unknownCount = 0;
  for (const place of tree.inside(around)) {
    const { element } = place;
    if (element !== undefined && seen.has(element.row)) continue;
    const isAsked = element !== undefined && source.asks(element);
    const reading = isAsked ? source.read(element) : undefined;
    if (reading !== undefined) {
      seen.add(element?.row ?? -1);
      readings.push(reading);
      continue;
    }
    const inner = collect(place, tree, source, seen);
    readings.push(...inner.readings);
    unknownCount += isAsked && inner.readings.length === 0 ? 1 : inner.unknown;
  }
  return { readings, unknown: unknownCount };
}

/** What the applications behind a capability or process say, where it cannot say it itself: cost, fit, risk. */
function behindOf(element: Element | undefined, source: LensSource): Inside {
  if (element === undefined || !isSupported(element)) return nothing;
  const asked = supportersOf(element).filter((one) => source.asks(one));
  const readings = asked.flatMap((one) => source.read(one) ?? []);
  return { readings, unknown: asked.length - readings.length };
}

// --- counts

function countOf(item: Item, tree: Tree, source: LensSource, language: Locale): Found | undefined {
  const rows = rowsOf(item, tree);
  if (rows.size === 0) return undefined;
  const { element } = item;
  const isOwn = element !== undefined && source.asks(element);
  if (!isOwn && !tree.hasDrawn(item)) return undefined;
  const count = source.count?.(rows);
  const isOfDrawn = tree.hasDrawn(item);
  if (count === undefined) return isOfDrawn ? undefined : unknown(language);
  const text = printNumber(count, language);
  return {
    reading: { kind: "number", number: count, unit: { kind: "plain" }, text },
    text,
    madeOf: undefined,
    isOfDrawn,
  };
}

/** Rows of an item and of everything inside it, in the picture and in the model. */
function rowsOf(item: Item, tree: Tree): ReadonlySet<number> {
  const rows = new Set<number>();
  const visited = new Set<string>();
  const open: Place[] = [{ item, element: item.element }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const key = place.element === undefined ? (place.item?.id ?? "") : `${place.element.row}`;
    if (visited.has(key)) continue;
    visited.add(key);
    if (place.element !== undefined) rows.add(place.element.row);
    open.push(...tree.inside(place));
  }
  return rows;
}
