/** Where software runs: its nodes, and their zones and sites. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct } from "../../model/read.ts";

/** Nodes that an element runs on: by its own words, else by those of what contains it; a part's nodes count for the whole. */
export function nodesOf(element: Element): readonly Element[] {
  return element.model.derive(nodesFor, element);
}

/** What runs on a node, directly or on a node that it carries. */
export function hostedBy(node: Element): readonly Element[] {
  return node.model.derive(hostedFor, node);
}

/** The application that an element is or belongs to. */
export function applicationOf(element: Element): Element | undefined {
  return isKind(element, "application") ? element : element.ancestor("application");
}

/** The zone of an element: its own, that around it, or the one that groups or contains it; undefined where none is said. */
export function zoneOf(element: Element): Element | undefined {
  return (
    element.reference("zone") ??
    element.ancestor("zone") ??
    [...element.in("groups"), ...element.in("contains")]
      .flatMap(({ from }) => from ?? [])
      .find((one) => isKind(one, "zone")) ??
    nodesOf(element).flatMap((node) => (node.row === element.row ? [] : (zoneOf(node) ?? [])))[0]
  );
}

/** Sites of an element: its own, or those of the nodes that it runs on. */
export function sitesOf(element: Element): readonly Element[] {
  const own = [...element.references("sites"), ...element.references("site")];
  const around = element.ancestor("site");
  if (own.length > 0 || around !== undefined) return distinct([...own, ...(around === undefined ? [] : [around])]);
  return distinct(nodesOf(element).flatMap((node) => (node.row === element.row ? [] : sitesOf(node))));
}

function nodesFor(element: Element): readonly Element[] {
  const own = directNodes(element);
  if (own.length > 0) return own;
  const ofParts = element.children.flatMap((child) => (isKind(child, "node") ? [] : directNodes(child)));
  if (ofParts.length > 0) return distinct(ofParts);
  const { parent } = element;
  return parent === undefined || isKind(element, "node") ? [] : directNodes(parent);
}

function directNodes(element: Element): readonly Element[] {
  const runs = element.out("runs on").flatMap(({ to }) => to ?? []);
  const hosts = element.in("hosts").flatMap(({ from }) => from ?? []);
  return distinct([...runs, ...hosts].filter((one) => isKind(one, "node", "technology")));
}

function hostedFor(node: Element): readonly Element[] {
  const found: Element[] = [];
  const seen = new Set<number>([node.row]);
  const open: Element[] = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const runs = at.in("runs on").flatMap(({ from }) => from ?? []);
    const hosts = at.out("hosts").flatMap(({ to }) => to ?? []);
    const nested = at.children.filter((child) => isKind(child, "node"));
    for (const one of [...runs, ...hosts, ...nested]) {
      if (seen.has(one.row)) continue;
      seen.add(one.row);
      if (isKind(one, "node")) open.push(one);
      else found.push(one);
    }
  }
  return found;
}
