/** How one enters an application of several services: its gateways, and which services are reached from them. */
import { isQueue } from "../../model/exchange.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { distinct, elementsOf, wordOf } from "../../model/read.ts";
import { structureOf, tradeOf } from "../../model/styles/shape.ts";

/** Gateways of an application, and those of others that stand before it. */
export function gatewaysOf(application: Element): readonly Element[] {
  return application.model.derive(gatewaysFor, application);
}

/** Modules of an application that a request or an event can reach through its gateways or queues. */
export function reachedIn(application: Element): ReadonlySet<number> {
  return application.model.derive(reachedFor, application);
}

export function isGateway(element: Element | undefined): boolean {
  return (
    element !== undefined && wordOf(element, "type") === "gateway" && isKind(element, "module", "node", "component")
  );
}

function gatewaysFor(application: Element): readonly Element[] {
  const { gateways } = structureOf(application);
  const { inner, outer } = tradeOf(application);
  const before = outer.flatMap((one) => [one.from, ...elementsOf(one, "via")]);
  const between = inner.flatMap((one) => elementsOf(one, "via"));
  return distinct([...gateways, ...[...before, ...between].flatMap((one) => (one && isGateway(one) ? [one] : []))]);
}

function reachedFor(application: Element): ReadonlySet<number> {
  const { queues, modules } = structureOf(application);
  const { inner, outer } = tradeOf(application);
  const next = new Map<number, number[]>();
  const join = (from: Element | undefined, to: Element | undefined): void => {
    if (from === undefined || to === undefined) return;
    const targets = next.get(at(from));
    if (targets === undefined) next.set(at(from), [at(to)]);
    else targets.push(at(to));
  };
  const own = new Set(modules.map(({ row }) => row));
  const at = (end: Element): number => (own.has(end.row) ? end.row : (moduleAround(end, own) ?? end.row));
  for (const one of [...inner, ...outer]) {
    join(one.from, one.to);
    // The arrow of a flow says where data go: what is fetched through the gateway is reached by it as well.
    if (one.verb === "flows" && (isGateway(one.to) || isGateway(one.from))) join(one.to, one.from);
    for (const way of viaGateways(one)) join(way, one.to);
  }
  const reached = new Set([...gatewaysOf(application), ...queues].map(({ row }) => row));
  for (const one of outer) if (isQueue(one.from) && one.to !== undefined) reached.add(at(one.to));
  for (const row of reached) for (const to of next.get(row) ?? []) reached.add(to);
  return reached;
}

function viaGateways(exchange: Relationship): readonly Element[] {
  return elementsOf(exchange, "via").filter(isGateway);
}

/** The module that realizes an interface or contains a component. */
function moduleAround(end: Element, own: ReadonlySet<number>): number | undefined {
  const realizing = end.in("realizes").flatMap(({ from }) => from?.row ?? []);
  return [...realizing, ...end.path.map(({ row }) => row)].find((row) => own.has(row));
}
