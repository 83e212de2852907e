/** What a process or service rests on: applications, their parts, machines, and what feeds them, each with the way to it. */
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { rankOf, wordOf } from "../../model/read.ts";
import { carriersOf } from "../../model/hosting-stack.ts";
import { isInProduction, productionNodesOf } from "../../model/redundancy.ts";
import { VITAL } from "./vital.ts";

/** Attributes, verbs and kinds that decide what something rests on: what a rule about the whole model reads where it walks there. */
export const SUPPORT_WORDS: readonly string[] = [
  "criticality",
  "env",
  "uses",
  "performs",
  "realizes",
  "accesses",
  "runs on",
  "hosts",
  "flows",
  "contains",
  "process",
  "function",
  "service",
  "application",
  "module",
  "store",
  "node",
  "dataset",
];

/** Something that is needed, and the step by which the walk came to it. */
export interface Support {
  readonly element: Element;
  readonly before: Support | undefined;
  /** Undefined where the step is nesting. */
  readonly by: Relationship | undefined;
}

/**
 * Everything that must work for an element to work, nearest first, itself apart. Followed are: what it uses, unless softly; who
 * performs or realizes it; parts of applications; machines and what carries them; stores of the data that it works on; and feeds that
 * are hard, or whose sender is called vital itself.
 */
export function supportsOf(element: Element): readonly Support[] {
  return element.model.derive(supportsFor, element);
}

/** Elements and relationships from the first element to a support. */
export function wayTo(support: Support): readonly (Element | Relationship)[] {
  const way: (Element | Relationship)[] = [];
  for (let at: Support | undefined = support; at !== undefined; at = at.before) {
    way.unshift(at.element);
    if (at.by !== undefined) way.unshift(at.by);
  }
  return way;
}

/** Is it something that fails by itself: an application without modelled parts, a module, a store, a machine? */
export function isWorkingPart(element: Element): boolean {
  if (isKind(element, "node", "store")) return true;
  if (isKind(element, "module")) return !element.children.some((child) => isKind(child, "module"));
  return isKind(element, "application") && !element.children.some(isPart);
}

function supportsFor(element: Element): readonly Support[] {
  const first: Support = { element, before: undefined, by: undefined };
  const found: Support[] = [first];
  const seen = new Set<number>([element.row]);
  for (const at of found) {
    for (const [one, by] of needsOf(at.element)) {
      if (seen.has(one.row)) continue;
      seen.add(one.row);
      found.push({ element: one, before: at, by });
    }
  }
  return found.slice(1);
}

/** Undefined where the step is nesting. */
export type Need = readonly [Element, Relationship | undefined];

/** What an element needs directly, and the relationship that says so. */
export function needsOf(element: Element): readonly Need[] {
  return element.model.derive(needsFor, element);
}

function needsFor(element: Element): readonly Need[] {
  if (isKind(element, "node")) return carriersOf(element).map((one) => [one, undefined]);
  const needs: Need[] = [];
  for (const use of element.out("uses")) add(needs, use, use.to);
  for (const verb of ["performs", "realizes"])
    for (const one of element.in(verb)) if (one.from !== undefined && doesWork(one.from)) add(needs, one, one.from);
  for (const access of element.out("accesses"))
    for (const store of access.to?.references("store") ?? []) add(needs, access, store);
  if (!isSoftware(element)) return needs;
  for (const child of element.children) if (isPart(child)) needs.push([child, undefined]);
  // Machines of the parts are met below the parts.
  const nodes = isWorkingPart(element) || element.out("runs on").length > 0 ? productionNodesOf(element) : [];
  for (const node of nodes) needs.push([node, runsOn(element, node)]);
  for (const flow of element.in("flows")) if (isNeededFeed(flow)) add(needs, flow, flow.from);
  return needs;
}

function add(needs: Need[], by: Relationship, one: Element | undefined): void {
  if (one === undefined || wordOf(by, "criticality") === "soft" || isKind(one, "technology")) return;
  if (isInProduction(one) && isInProduction(by)) needs.push([one, by]);
}

function runsOn(element: Element, node: Element): Relationship | undefined {
  return element.out("runs on").find(({ to }) => to?.row === node.row);
}

function isNeededFeed(flow: Relationship): boolean {
  const said = wordOf(flow, "criticality");
  if (said !== undefined) return said === "hard";
  return flow.from !== undefined && isSoftware(flow.from) && rankOf(flow.from, "criticality") === VITAL;
}

function isSoftware(element: Element): boolean {
  return isKind(element, "application", "module", "store", "interface");
}

function doesWork(element: Element): boolean {
  return isKind(element, "application", "module", "node", "service", "function", "interface");
}

function isPart(element: Element): boolean {
  return isKind(element, "application", "module", "store") && isInProduction(element);
}
