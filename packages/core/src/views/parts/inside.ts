/** What is inside an element but not drawn, and boxes inside boxes as the model nests them. */
import type { Locale } from "../../base/codes.ts";
import type { Element, Model } from "../../model/model.ts";
import type { DiagramNode } from "../diagram.ts";
import { isKind, nodeOf, type NodeSetting } from "./nodes.ts";

/** Elements anywhere inside of an element; each once, also where nesting runs in a circle. */
export function insideOf(element: Element): readonly Element[] {
  const { model } = element;
  const seen = new Set<number>([element.row]);
  const found: Element[] = [];
  const open = [element.row];
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    for (const child of model.children(row)) {
      if (seen.has(child)) continue;
      seen.add(child);
      open.push(child);
      if (model.isElement(child)) found.push(model.at(child));
    }
  }
  return found;
}

/** Is the element one of the rows, or inside one of them? */
export function isWithin(element: Element, rows: ReadonlySet<number>): boolean {
  return nearest(element, (one) => rows.has(one.row)) !== undefined;
}

/** The element itself or the nearest of its containers of which something holds. */
export function nearest(element: Element, holds: (one: Element) => boolean): Element | undefined {
  const seen = new Set<number>();
  for (let at: Element | undefined = element; at !== undefined && !seen.has(at.row); at = at.parent) {
    if (holds(at)) return at;
    seen.add(at.row);
  }
  return undefined;
}

/** A question about elements, answered once for each while a picture is made. */
export function once<Answer>(ask: (element: Element) => Answer): (element: Element) => Answer {
  const known = new Map<number, { readonly answer: Answer }>();
  return (element) => {
    let entry = known.get(element.row);
    if (entry === undefined) known.set(element.row, (entry = { answer: ask(element) }));
    return entry.answer;
  };
}

/** Elements each once, in the order of the first time. */
export function distinct(elements: Iterable<Element>): readonly Element[] {
  return [...new Map([...elements].map((element) => [element.row, element])).values()];
}

/** Nodes of elements, each inside the nearest of its containers that is drawn too; that one becomes a boundary. */
export function nestedNodes(
  elements: readonly Element[],
  language: Locale,
  setting: (element: Element) => NodeSetting = () => ({}),
): readonly DiagramNode[] {
  const drawn = new Map(elements.map((element) => [element.row, element]));
  const parents = new Map<number, Element>();
  for (const element of drawn.values()) {
    const around = element.path.findLast((one) => drawn.has(one.row));
    if (around !== undefined) parents.set(element.row, around);
  }
  const groups = new Set([...parents.values()].map((parent) => parent.row));
  return [...drawn.values()].map((element) =>
    nodeOf(element, language, {
      parent: parents.get(element.row)?.id,
      role: groups.has(element.row) ? "group" : "element",
      ...setting(element),
    }),
  );
}

/** Leaves with the number of elements inside them, and the view that shows them. */
export function withInside(model: Model, nodes: readonly DiagramNode[]): readonly DiagramNode[] {
  const views = insideViews(model);
  return nodes.map((node) => {
    if (node.role === "group" || node.element === undefined || node.hidden !== undefined) return node;
    const element = model.element(node.element);
    const hidden = element === undefined ? 0 : insideOf(element).length;
    return hidden === 0 ? node : { ...node, hidden, opens: node.opens ?? views.get(node.element) };
  });
}

/** Viewpoints that show what is inside of their scope, the best first. */
const showing: readonly string[] = ["container", "component", "process-map", "capability-map", "zoning", "tiers"];

/** View that shows the inside of an element, by the element's id. */
function insideViews(model: Model): ReadonlyMap<string, string> {
  const views = new Map<string, { readonly id: string; readonly order: number }>();
  for (const view of model.statements("view")) {
    const viewpoint = view.get("viewpoint");
    const order = viewpoint !== undefined && "text" in viewpoint ? showing.indexOf(viewpoint.text) : -1;
    if (order < 0) continue;
    for (const { id } of view.references("scope")) {
      const known = views.get(id);
      if (known === undefined || order < known.order) views.set(id, { id: view.id, order });
    }
  }
  return new Map([...views].map(([element, { id }]) => [element, id]));
}

/** Is it software or a place where data is kept? */
export function isSoftware(element: Element): boolean {
  return isKind(element, "application", "module", "component", "store");
}
