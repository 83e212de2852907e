/** Where data is copied, as opposed to being asked for. */
import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { wordOf, wordsOf } from "../../model/read.ts";

const COPYING_MODES: readonly string[] = ["batch", "replication"];
const COPYING_PATTERNS: readonly string[] = ["etl", "file", "database"];
const ANALYTIC_STORES: readonly string[] = ["warehouse", "lake"];

/** Does a flow make a copy that stays: in batches or by replication, by file or ETL, or into what analyses? */
export function isCopy(flow: Relationship): boolean {
  const { to } = flow;
  const isCopying =
    COPYING_MODES.includes(wordOf(flow, "mode") ?? "") ||
    wordsOf(flow, "pattern").some((pattern) => COPYING_PATTERNS.includes(pattern)) ||
    (to !== undefined && isAnalytic(to));
  return isCopying && !isSameSystem(flow);
}

/** Does it stay inside one application? */
export function isSameSystem({ from, to }: Relationship): boolean {
  if (from === undefined || to === undefined) return false;
  return from.row === to.row || systemOf(from).row === systemOf(to).row;
}

/** The application that something belongs to, else itself. */
export function systemOf(element: Element): Element {
  return element.parent === undefined ? element : element.model.derive(systemFor, element);
}

/** Environments in which real work is done; the others are for trying. */
const REAL: readonly string[] = ["prod", "dr"];

/** Is it for trying only: environments are stated, and none is production? Undefined: nobody said. */
export function isForTrying(element: Element): boolean | undefined {
  return element.model.derive(triedFor, element);
}

function systemFor(element: Element): Element {
  return applicationOf(element) ?? element;
}

function triedFor(element: Element): boolean | undefined {
  for (const one of [element, ...element.path.toReversed()]) {
    const stated = wordsOf(one, "env");
    if (stated.length > 0) return !stated.some((environment) => REAL.includes(environment));
  }
  return undefined;
}

function isAnalytic(element: Element): boolean {
  if (isKind(element, "store")) return ANALYTIC_STORES.includes(wordOf(element, "type") ?? "");
  return isKind(element, "application") && wordOf(element, "type") === "analytics";
}
