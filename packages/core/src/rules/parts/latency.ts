/** The least time that an answer can take: what is called and waited for answers first. */
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { hoursOf, wordOf } from "../../model/read.ts";

/** The slowest way through synchronous calls, and what on it nobody has timed. */
export interface Wait {
  /** Least time until the answer, in milliseconds. */
  readonly least: number;
  readonly path: readonly (Element | Relationship)[];
  /** Called elements of which no time is said. */
  readonly untimed: readonly Element[];
}

const MS_PER_HOUR = 3_600_000;
/** Longer chains are found by another rule. */
const DEEPEST = 12;

/** Average time until something answers, as stated, in milliseconds. */
export function latencyOf(one: Element | Relationship): number | undefined {
  const hours = hoursOf(one, "latency");
  return hours === undefined ? undefined : hours * MS_PER_HOUR;
}

/**
 * The least time that an element needs: as stated, since a stated time includes what is waited for; else that of the slowest thing that
 * it waits for, with the way there. Calls side by side are not added up: nobody says whether they come one after the other.
 */
export function waitOf(element: Element): Wait {
  return walk(element, new Set());
}

/** What an element calls and waits for. */
export function callsOf(element: Element): readonly Relationship[] {
  return [...element.out("uses"), ...element.out("flows")].filter(isAwaited);
}

function walk(element: Element, on: ReadonlySet<number>): Wait {
  const own = latencyOf(element);
  if (own !== undefined) return { least: own, path: [element], untimed: [] };
  const open = new Set([...on, element.row]);
  let slowest: Wait = { least: 0, path: [element], untimed: [element] };
  if (open.size > DEEPEST) return slowest;
  const untimed: Element[] = [element];
  for (const call of callsOf(element)) {
    const { to } = call;
    if (to === undefined || open.has(to.row)) continue;
    const below = walk(to, open);
    untimed.push(...below.untimed);
    const least = (latencyOf(call) ?? 0) + below.least;
    if (least > slowest.least) slowest = { least, path: [element, call, ...below.path], untimed };
  }
  return { ...slowest, untimed };
}

/** A flow is waited for where it says so; a use of software unless it says otherwise. */
function isAwaited(call: Relationship): boolean {
  const { to } = call;
  if (to === undefined || !isKind(to, "application", "module", "component", "interface", "store", "service"))
    return false;
  if (wordOf(call, "criticality") === "soft") return false;
  const mode = wordOf(call, "mode");
  return call.verb === "flows" ? mode === "sync" : mode === undefined || mode === "sync";
}
