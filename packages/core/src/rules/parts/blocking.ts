/** What blocks what: applications that cannot change without each other, because they share insides instead of interfaces (R337). */
import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { distinct, inside, wordOf } from "../../model/read.ts";
import { opensFor } from "./stores.ts";

/** An application that another one is tied to, and what ties them. */
export interface Tie {
  readonly application: Element;
  readonly by: readonly (Element | Relationship)[];
}

/** Applications that have to be changed or delivered together with one, by one tie or several in a row; at most so many. */
export function blockingSetOf(application: Element, most: number): readonly Tie[] {
  const found: Tie[] = [];
  const seen = new Set<number>([application.row]);
  const waiting = [application];
  for (let at = waiting.shift(); at !== undefined && found.length < most; at = waiting.shift()) {
    for (const tie of tiesOf(at)) {
      if (seen.has(tie.application.row)) continue;
      seen.add(tie.application.row);
      found.push(tie);
      waiting.push(tie.application);
    }
  }
  return found.slice(0, most);
}

/** Direct ties: a store worked on by both, calls both ways, insides of the one used by the other. */
export function tiesOf(application: Element): readonly Tie[] {
  return application.model.derive(tiesFor, application);
}

function tiesFor(application: Element): readonly Tie[] {
  const ties = new Map<number, Tie>();
  const tie = (other: Element | undefined, by: readonly (Element | Relationship)[]): void => {
    if (other === undefined || other.row === application.row || ties.has(other.row)) return;
    ties.set(other.row, { application: other, by });
  };
  const own = [application, ...inside(application)];
  const called = new Map<number, Relationship>();
  for (const part of own) {
    for (const use of part.out("uses")) {
      if (use.to === undefined) continue;
      const other = applicationOf(use.to);
      if (isInside(use.to)) tie(other, [use]);
      if (other !== undefined) called.set(other.row, use);
    }
    for (const flow of part.out("flows"))
      if (wordOf(flow, "mode") === "sync" && flow.to !== undefined) {
        const other = applicationOf(flow.to);
        if (other !== undefined) called.set(other.row, flow);
      }
  }
  for (const part of own) {
    for (const use of part.in("uses")) {
      const other = use.from === undefined ? undefined : applicationOf(use.from);
      if (isInside(part)) tie(other, [use]);
      tieBack(other, use);
    }
    for (const flow of part.in("flows"))
      if (wordOf(flow, "mode") === "sync" && flow.from !== undefined) tieBack(applicationOf(flow.from), flow);
  }
  function tieBack(other: Element | undefined, back: Relationship): void {
    const there = other === undefined ? undefined : called.get(other.row);
    if (there !== undefined) tie(other, [there, back]);
  }
  for (const store of storesOf(own)) for (const worker of workersOn(store)) tie(applicationOf(worker), [store]);
  return [...ties.values()];
}

/** Stores that parts of an application keep or work on. */
function storesOf(own: readonly Element[]): readonly Element[] {
  return distinct(
    own.flatMap((part) => [
      ...(isKind(part, "store") ? [part] : []),
      ...part.out("uses").flatMap(({ to }) => (to !== undefined && isKind(to, "store") ? [to] : [])),
      ...part.out("accesses").flatMap(({ to }) => to?.references("store") ?? []),
    ]),
  ).filter((one) => isKind(one, "store"));
}

/** Software that uses a store, or reads and writes the data in it. */
export function workersOn(store: Element): readonly Element[] {
  const data = store.referrers.filter(({ key }) => key === "store").map(({ element }) => element);
  const users = store.sources("uses");
  const accessing = data.flatMap((one) => one.sources("accesses").filter((who) => opensFor(who, one, store)));
  return distinct([...users, ...accessing]).filter((one) => isKind(one, "application", "module", "component"));
}

/** Part of an application that is not meant for others: anything but its interfaces and the application as a whole. */
function isInside(element: Element): boolean {
  return isKind(element, "module", "component", "store") && applicationOf(element) !== undefined;
}
