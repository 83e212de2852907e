/** The parts of an application as they matter to its style: what is deployed, who serves, who asks, where data are, what is exchanged. */
import { exchangesOf, isExchange, isQueue, systemOf } from "../exchange.ts";
import { nodesOf } from "../hosting.ts";
import { isKind } from "../is-kind.ts";
import type { Element, Relationship } from "../model.ts";
import { distinct, inside, wordOf, wordsOf } from "../read.ts";

/** What an application consists of, whatever it exchanges with others. */
export interface Structure {
  readonly application: Element;
  /** The application and everything inside it. */
  readonly parts: readonly Element[];
  /** Modules that are deployed, libraries apart; of nested ones the outer ones. */
  readonly modules: readonly Element[];
  /** Modules that answer others: no client, gateway, proxy, broker or scheduler. */
  readonly services: readonly Element[];
  readonly clients: readonly Element[];
  readonly gateways: readonly Element[];
  readonly components: readonly Element[];
  /** Stores of the application that keep data: no queue, topic or cache. */
  readonly stores: readonly Element[];
  readonly queues: readonly Element[];
}

/** What an application exchanges. */
export interface Trade {
  /** Flows and uses with both ends inside. */
  readonly inner: readonly Relationship[];
  /** Flows and uses that reach or leave it. */
  readonly outer: readonly Relationship[];
}

export interface Shape extends Structure, Trade {
  /** Other applications that it exchanges with. */
  readonly neighbours: readonly Element[];
  readonly interfaces: readonly Element[];
  readonly nodes: readonly Element[];
}

const CLIENTS: readonly string[] = ["web", "mobile", "desktop"];
const HELPERS: readonly string[] = ["gateway", "proxy", "broker", "scheduler", "library"];

/** The structure of an application; of another element, of the element with its parts. */
export function structureOf(application: Element): Structure {
  return application.model.derive(structureFor, application);
}

export function tradeOf(application: Element): Trade {
  return application.model.derive(tradeFor, application);
}

/** Other applications that an application exchanges with: what rules ask of every application. */
export function neighboursOf(application: Element): readonly Element[] {
  return application.model.derive(neighboursFor, application);
}

/** Structure, trade and the rest of an application. */
export function shapeOf(application: Element): Shape {
  const structure = structureOf(application);
  const { parts } = structure;
  return {
    ...structure,
    ...tradeOf(application),
    neighbours: neighboursOf(application),
    interfaces: interfacesOf(parts),
    nodes: distinct(parts.flatMap((one) => nodesOf(one).filter((node) => isKind(node, "node")))),
  };
}

/** Interfaces inside it, and those that it or a part of it realizes. */
export function interfacesOf(parts: readonly Element[]): readonly Element[] {
  return distinct([
    ...parts.filter((one) => isKind(one, "interface")),
    ...parts.flatMap((one) => one.out("realizes").flatMap(({ to }) => (to && isKind(to, "interface") ? [to] : []))),
  ]);
}

/** Modules, stores and queues that a module keeps its data in: its own, those it uses, reads, writes or sends to. */
export function storesUsedBy(module: Element): readonly Element[] {
  return module.model.derive(storesFor, module);
}

/** The tier of the software: as stated, else by what it is. Undefined: nobody can tell. */
export function tierOf(element: Element): string | undefined {
  const stated = wordsOf(element, "tier");
  if (stated.length > 0) return stated.length === 1 ? stated[0] : undefined;
  const type = wordOf(element, "type");
  if (isKind(element, "store")) return isQueue(element) || type === "cache" ? undefined : "data";
  if (!isKind(element, "module")) return undefined;
  if (type !== undefined && CLIENTS.includes(type)) return "presentation";
  return type === "api" || type === "worker" || type === "batch" || type === "function" ? "logic" : undefined;
}

export function isClient(module: Element): boolean {
  return CLIENTS.includes(wordOf(module, "type") ?? "");
}

/** One walk: each part is looked at once. */
function structureFor(application: Element): Structure {
  const parts: Element[] = [application];
  const modules: Element[] = [];
  const services: Element[] = [];
  const clients: Element[] = [];
  const gateways: Element[] = [];
  const components: Element[] = [];
  const stores: Element[] = [];
  const queues: Element[] = [];
  const sort = (part: Element, isInModule: boolean): void => {
    const isModule = isKind(part, "module");
    const isStore = !isModule && isKind(part, "store");
    if (!isModule && !isStore) {
      if (isKind(part, "component")) components.push(part);
      return;
    }
    const type = wordOf(part, "type");
    if (isStore) {
      if (isQueue(part)) queues.push(part);
      else if (type !== "cache") stores.push(part);
      return;
    }
    if (type === "broker") queues.push(part);
    if (isInModule || type === "library") return;
    modules.push(part);
    if (type !== undefined && CLIENTS.includes(type)) clients.push(part);
    else if (type === "gateway") gateways.push(part);
    else if (type === undefined || !HELPERS.includes(type)) services.push(part);
  };
  const seen = new Set([application.row]);
  const walk = (whole: Element, isInModule: boolean, depth: number): void => {
    for (const part of whole.children) {
      if (seen.has(part.row) || depth > DEEPEST) continue;
      seen.add(part.row);
      parts.push(part);
      sort(part, isInModule);
      walk(part, isInModule || isKind(part, "module"), depth + 1);
    }
  };
  // A module asked for itself is the one that is deployed.
  sort(application, false);
  walk(application, false, 0);
  return { application, parts, modules, services, clients, gateways, components, stores, queues };
}

/** Levels beyond which nesting is taken for a circle. */
const DEEPEST = 64;

function neighboursFor(application: Element): readonly Element[] {
  const { parts } = structureOf(application);
  const rows = new Set(parts.map(({ row }) => row));
  const found = new Map<number, Element>();
  const met = new Set<number>();
  const meet = (end: Element | undefined): void => {
    if (end === undefined || rows.has(end.row) || met.has(end.row)) return;
    met.add(end.row);
    const system = systemOf(end);
    if (system !== undefined && !rows.has(system.row)) found.set(system.row, system);
  };
  for (const part of parts) {
    for (const one of part.out()) if (isExchange(one)) meet(one.to);
    for (const one of part.in()) if (isExchange(one)) meet(one.from);
  }
  return [...found.values()];
}

function tradeFor(application: Element): Trade {
  const { parts } = structureOf(application);
  const rows = new Set(parts.map(({ row }) => row));
  const inner: Relationship[] = [];
  const outer: Relationship[] = [];
  for (const one of exchangesOf(parts)) {
    const { from, to } = one;
    const isInner = from !== undefined && rows.has(from.row) && to !== undefined && rows.has(to.row);
    (isInner ? inner : outer).push(one);
  }
  return { inner, outer };
}

function storesFor(module: Element): readonly Element[] {
  const { verbOf } = module.model.parts;
  const { schema } = module.model;
  const [uses, flows, accesses] = ["uses", "flows", "accesses"].map((verb) => schema.verbNumber(verb));
  const found = new Map<number, Element>();
  const meet = (one: Element | undefined): void => {
    if (one !== undefined && isKind(one, "store")) found.set(one.row, one);
  };
  for (const part of module.children.length === 0 ? [module] : [module, ...inside(module)]) {
    meet(part);
    for (const one of part.out()) {
      const verb = verbOf[one.row];
      if (verb === uses || verb === flows) meet(one.to);
      else if (verb === accesses) one.to?.references("store").forEach(meet);
    }
    for (const one of part.in()) if (verbOf[one.row] === flows) meet(one.from);
  }
  return [...found.values()];
}
