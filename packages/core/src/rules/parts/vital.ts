/** What vital things rest on: a part is as vital as the most vital thing that stops without it. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { rankOf } from "../../model/read.ts";
import { hostedBy } from "./hosting.ts";

/** Ranks of `criticality`, from 0: low, normal, important, vital. */
export const IMPORTANT = 2;
export const VITAL = 3;

/** The highest criticality that something has or serves, and the way from it to what states it. */
export interface Importance {
  readonly rank: number;
  /** From the element to what states the criticality. */
  readonly path: readonly Element[];
}

/**
 * How critical an element is: its own word, else that of what contains it, of the processes and services that use, perform or realize
 * through it, or of what runs on it. Undefined where nobody said.
 */
export function importanceOf(element: Element): Importance | undefined {
  return element.model.derive(importanceFor, element);
}

export function isVital(element: Element): boolean {
  return (importanceOf(element)?.rank ?? 0) >= VITAL;
}

/** The highest found so far, and the element that it is of; nothing is higher than vital, so that the search ends there. */
interface Search {
  readonly of: Element;
  best: Importance | undefined;
}

/**
 * What stops when the element does: its containers, what uses or needs it, what runs on it; of a store also the software that works
 * with it. Processes count through applications, and through the services that these offer.
 */
function importanceFor(element: Element): Importance | undefined {
  const stated = own(element);
  // The business rates its processes and services one by one: what they serve says more only where nothing is said of them.
  if (stated !== undefined && isBusiness(element)) return stated;
  const search: Search = { of: element, best: stated };
  const isNode = isKind(element, "node");
  const isDone =
    isEnough(search) ||
    meetContainers(search, isNode) ||
    meetUsers(search) ||
    (isNode && meetAll(search, hostedBy(element))) ||
    (isKind(element, "store") && meetAll(search, workersWith(element)));
  return isDone ? search.best : (search.best ?? ofContainer(element));
}

/** Applications and modules hand on all that relies on them; of machines around machines only their own word and their users count. */
function meetContainers(search: Search, isNode: boolean): boolean {
  const { parent } = search.of;
  if (parent === undefined) return false;
  if (isKind(parent, "application", "module")) return meet(search, importanceOf(parent));
  if (!isNode) return false;
  return search.of.path.some((one) => isKind(one, "node") && (meet(search, own(one)) || meetUsers(search, one)));
}

function meetAll(search: Search, others: readonly Element[]): boolean {
  return others.some((one) => meet(search, importanceOf(one)));
}

/** Processes, services and the like that use an element, perform or realize through it; of those that say nothing, their users. */
function meetUsers(search: Search, used: Element = search.of): boolean {
  for (const user of usersOf(used)) {
    if (!isBusiness(user) || user.row === search.of.row) continue;
    const theirs = own(user) ?? ofContainer(user);
    if (theirs !== undefined) {
      if (meet(search, theirs)) return true;
    } else if (used.row === search.of.row && behind(search, user)) return true;
  }
  return false;
}

function behind(search: Search, user: Element): boolean {
  return usersOf(user).some((one) => isBusiness(one) && meet(search, own(one), user));
}

/** True where there is nothing higher to be found. */
function meet(search: Search, theirs: Importance | undefined, between?: Element): boolean {
  if (theirs === undefined || theirs.rank <= (search.best?.rank ?? -1)) return false;
  const way = between === undefined ? [search.of] : [search.of, between];
  search.best = { rank: theirs.rank, path: [...way, ...theirs.path] };
  return isEnough(search);
}

function isEnough({ best }: Search): boolean {
  return best !== undefined && best.rank >= VITAL;
}

function usersOf(one: Element): readonly Element[] {
  const users: Element[] = [];
  for (const { from } of one.in("uses")) if (from !== undefined) users.push(from);
  for (const verb of ["performs", "realizes"]) for (const { to } of one.out(verb)) if (to !== undefined) users.push(to);
  return users;
}

/** Software and processes that use a store or read and write the data in it. */
function workersWith(store: Element): readonly Element[] {
  const data = store.referrers.filter(({ key }) => key === "store").map(({ element }) => element);
  return [...store.in("uses"), ...[store, ...data].flatMap((one) => one.in("accesses"))]
    .flatMap(({ from }) => from ?? [])
    .filter((one) => isKind(one, "application", "module", "process"));
}

function isBusiness(element: Element): boolean {
  return isKind(element, "process", "function", "service", "capability", "product");
}

function own(element: Element): Importance | undefined {
  const rank = rankOf(element, "criticality");
  return rank === undefined ? undefined : { rank, path: [element] };
}

function ofContainer(element: Element): Importance | undefined {
  for (const one of element.path.toReversed()) {
    const theirs = own(one);
    if (theirs !== undefined) return { rank: theirs.rank, path: [element, one] };
  }
  return undefined;
}
