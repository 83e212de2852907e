/** Which application software belongs to, on which nodes it runs, and who runs those. */
import { isKind } from "./is-kind.ts";
import type { Element } from "./model.ts";
import { distinct, wordOf } from "./read.ts";

/** The application that an element is or belongs to. */
export function applicationOf(element: Element): Element | undefined {
  let at: Element | undefined = element;
  for (let step = 0; at !== undefined && step < DEEPEST; step++) {
    if (isKind(at, "application")) return at;
    at = at.parent;
  }
  return undefined;
}

/** Levels beyond which nesting is taken for a circle. */
const DEEPEST = 64;

/** Nodes that an element runs on: by its own words, else by those of what contains it; a part's nodes count for the whole. */
export function nodesOf(element: Element): readonly Element[] {
  return element.model.derive(nodesFor, element);
}

/** Sites of an element: its own, or those of the nodes that it runs on. */
export function sitesOf(element: Element): readonly Element[] {
  const own = [...element.references("sites"), ...element.references("site")];
  const around = element.ancestor("site");
  if (own.length > 0 || around !== undefined) return distinct([...own, ...(around === undefined ? [] : [around])]);
  return distinct(nodesOf(element).flatMap((node) => (node.row === element.row ? [] : sitesOf(node))));
}

/** The zone of an element: its own, that around it, or the one that groups or contains it; undefined where none is said. */
export function zoneOf(element: Element): Element | undefined {
  const own = element.reference("zone") ?? (element.parent === undefined ? undefined : element.ancestor("zone"));
  if (own !== undefined) return own;
  // Software is in no zone by itself: it stands where its machines stand.
  if (isKind(element, "node", "zone"))
    for (const verb of ["groups", "contains"])
      for (const { from } of element.in(verb)) if (from !== undefined && isKind(from, "zone")) return from;
  for (const node of nodesOf(element)) {
    const zone = node.row === element.row ? undefined : zoneOf(node);
    if (zone !== undefined) return zone;
  }
  return undefined;
}

/** Words of `hosting` in which a provider runs the platform for many customers. */
const PUBLIC: readonly string[] = ["iaas", "paas", "faas", "saas"];

/** Who runs it, in a word of `hosting`: by its own words, those of what contains it, or those of the nodes that it runs on. */
export function hostingOf(element: Element): string | undefined {
  return element.model.derive(hostingFor, element);
}

/** Does a provider of public cloud run it? Undefined: nobody says. */
export function isPublicCloud(element: Element): boolean | undefined {
  const hosting = hostingOf(element);
  return hosting === undefined || hosting === "hybrid" ? undefined : PUBLIC.includes(hosting);
}

function hostingFor(element: Element): string | undefined {
  const own = wordOf(element, "hosting");
  if (own !== undefined) return own;
  const around = element.path.toReversed().find((one) => wordOf(one, "hosting") !== undefined);
  if (around !== undefined) return wordOf(around, "hosting");
  const words = new Set(nodesOf(element).flatMap((node) => (node.row === element.row ? [] : (hostingOf(node) ?? []))));
  if (words.size <= 1) return [...words][0];
  return [...words].every((word) => PUBLIC.includes(word)) ? [...words][0] : "hybrid";
}

function nodesFor(element: Element): readonly Element[] {
  const own = directNodesOf(element);
  if (own.length > 0) return own;
  const ofParts = element.children.flatMap((child) => (isKind(child, "node") ? [] : directNodesOf(child)));
  if (ofParts.length > 0) return distinct(ofParts);
  const { parent } = element;
  return parent === undefined || isKind(element, "node") ? [] : directNodesOf(parent);
}

/** Nodes and technologies that an element runs on by its own words alone. */
export function directNodesOf(element: Element): readonly Element[] {
  const runs = element.targets("runs on");
  // Sites and machines host machines and technologies, never software.
  const hosts = isKind(element, "node", "technology") ? element.sources("hosts") : [];
  if (runs.length === 0 && hosts.length === 0) return runs;
  return distinct([...runs, ...hosts].filter((one) => isKind(one, "node", "technology")));
}
