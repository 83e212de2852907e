/** What a process or service rests on: applications, their parts, machines, and what feeds them, each with the way to it. */
import { isUnsettledUse, timingOf } from "../../model/timing.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { numberOf, rankOf, wordOf } from "../../model/read.ts";
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
  const needs: Need[] = [];
  if (isKind(element, "node")) {
    for (const carrier of carriersOf(element)) needs.push([carrier, undefined]);
    for (const use of element.out("uses")) if (use.to !== undefined && isKind(use.to, "node")) add(needs, use, use.to);
    return needs;
  }
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
  for (const flow of element.out("flows")) if (isNeededAnswer(flow)) add(needs, flow, flow.to);
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
  if (said === "hard") return !isCall(flow) || isFetched(flow);
  if (said !== undefined || isFetched(flow) || timingOf(flow) !== undefined) return false;
  return flow.from !== undefined && isSoftware(flow.from) && rankOf(flow.from, "criticality") === VITAL;
}

/** One that calls and cannot do without the answer; a store does not call. */
function isNeededAnswer(flow: Relationship): boolean {
  return wordOf(flow, "criticality") === "hard" && isCall(flow) && !isFetched(flow);
}

function isCall(flow: Relationship): boolean {
  return timingOf(flow) === "sync";
}

/** A store is passive: what it sends is fetched by the receiver. */
function isFetched({ from, to }: Relationship): boolean {
  return from !== undefined && isKind(from, "store") && !(to !== undefined && isKind(to, "store"));
}

/**
 * Of what an element needs directly that which stops it for sure, in groups: it stops when all of one group have stopped but for so many as
 * may be left. What is used later without its being said how badly, and one of several that perform it where nobody says how many suffice,
 * are not settled; the machines of software and what carries them are in `model/sole-hosts.ts`.
 */
export function certainNeedsOf(element: Element): readonly NeedGroup[] {
  return element.model.derive(certainNeedsFor, element);
}

export interface NeedGroup {
  readonly needs: readonly Need[];
  /** So many of them stop it. */
  readonly stops: number;
  /** Key that says how many suffice, where nobody has said it. */
  readonly lacks: "need" | undefined;
}

function certainNeedsFor(element: Element): readonly NeedGroup[] {
  const groups: NeedGroup[] = [];
  const doers: Need[] = [];
  const parts: Need[] = [];
  for (const need of needsOf(element)) {
    const [one, by] = need;
    if (isKind(element, "node") || by?.verb === "runs on") continue;
    if (by === undefined) {
      if (!isKind(one, "node")) parts.push(need);
    } else if (by.verb === "performs" || by.verb === "realizes") {
      if (!doers.some(([other]) => other.row === one.row)) doers.push(need);
    } else if (!isUnsettledUse(by)) groups.push({ needs: [need], stops: 1, lacks: undefined });
  }
  const needed =
    doers.length > 1 || (parts.length > 1 && isKind(element, "application")) ? numberOf(element, "need") : undefined;
  groups.push(...groupOf(doers, needed, doers.length));
  groups.push(...groupOf(parts, isKind(element, "application") ? needed : undefined, 1));
  return groups;
}

function groupOf(needs: readonly Need[], needed: number | undefined, otherwise: number): readonly NeedGroup[] {
  if (needs.length === 0) return [];
  const stops = needed === undefined ? otherwise : needs.length - Math.min(needs.length, Math.max(1, needed)) + 1;
  return [{ needs, stops, lacks: needed === undefined && otherwise > 1 ? "need" : undefined }];
}

function isSoftware(element: Element): boolean {
  return isKind(element, "application", "module", "store", "interface");
}

const DOERS = ["application", "module", "store", "node", "service", "process", "function", "interface"];

function doesWork(element: Element): boolean {
  return isKind(element, ...DOERS);
}

function isPart(element: Element): boolean {
  return isKind(element, "application", "module", "store") && isInProduction(element);
}
