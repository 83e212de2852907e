/** Who gets at data, and what people get at. */
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { distinct } from "../../model/read.ts";
import { isData } from "./data.ts";

/** Data that people get at, and the way from them to it. */
export interface Reach {
  readonly data: Element;
  readonly path: readonly (Element | Relationship)[];
}

/** Data that a role, unit or party gets at: by its own accesses, and by those of the processes and functions that it performs. */
export function reachOf(who: Element): readonly Reach[] {
  return who.model.derive(reachFor, who);
}

/** Who gets at data: what accesses it, or the entity that it makes real. */
export function accessorsOf(data: Element): readonly Element[] {
  const meant = data.out("realizes").flatMap(({ to }) => (to !== undefined && isData(to) ? [to] : []));
  return distinct([data, ...meant].flatMap((one) => one.sources("accesses")));
}

/** Is it people rather than a machine? */
export function isPeople(element: Element): boolean {
  return isKind(element, "role", "unit", "party");
}

function reachFor(who: Element): readonly Reach[] {
  const own = reached(who, [who]);
  const work = who.out("performs").flatMap((performs) => {
    const { to } = performs;
    return to !== undefined && isKind(to, "process", "function") ? reached(to, [who, performs, to]) : [];
  });
  return [...own, ...work];
}

function reached(one: Element, path: Reach["path"]): readonly Reach[] {
  return one.out("accesses").flatMap((access) => {
    const data = access.to;
    return data !== undefined && isData(data) ? [{ data, path: [...path, access, data] }] : [];
  });
}
