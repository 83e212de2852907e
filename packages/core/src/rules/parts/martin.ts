/** Coupling of software as Robert C. Martin counts it ("OO Design Quality Metrics", 1994): who depends on it, on whom it depends. */
import { applicationOf } from "../../model/hosting.ts";
import { answererOf } from "../../model/exchange.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct } from "../../model/read.ts";
import { structureOf } from "../../model/styles/shape.ts";

export interface Coupling {
  /** Others of its level that use it: afferent. */
  readonly users: readonly Element[];
  /** Others of its level that it uses: efferent. */
  readonly used: readonly Element[];
  /** Share of what it uses in all that it is coupled with: 0 stable, 1 unstable. Undefined: coupled with nothing. */
  readonly instability: number | undefined;
}

/** Coupling of an application with applications, of a module with modules. */
export function couplingOf(element: Element): Coupling {
  return element.model.derive(couplingFor, element);
}

/** What stands for an end at the level of an element: its application, or its module. */
export function atLevelOf(element: Element, end: Element | undefined): Element | undefined {
  const answerer = end === undefined ? undefined : answererOf(end);
  if (answerer === undefined) return undefined;
  if (isKind(element, "application")) return applicationOf(answerer);
  return isKind(answerer, "module") ? answerer : answerer.ancestor("module");
}

function couplingFor(element: Element): Coupling {
  const { parts } = structureOf(element);
  const offered = parts.flatMap((one) =>
    [...one.out("realizes"), ...one.out("performs")].flatMap(({ to }) => to ?? []),
  );
  const others = (ends: readonly (Element | undefined)[]): readonly Element[] =>
    distinct(ends.flatMap((end) => atLevelOf(element, end) ?? [])).filter(({ row }) => row !== element.row);
  const users = others([...parts, ...offered].flatMap((one) => one.in("uses").map(({ from }) => from)));
  const used = others(parts.flatMap((one) => one.out("uses").map(({ to }) => to)));
  const all = users.length + used.length;
  return { users, used, instability: all === 0 ? undefined : used.length / all };
}
