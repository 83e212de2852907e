/**
 * Where what is adopted is written: inside what holds it, in the application whose other parts were observed beside it, or in a new
 * application. What watches, configures and tests the system stands apart from it, so that the picture shows the system.
 */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model } from "../../model/model.ts";
import type { Matching } from "../drift/match.ts";
import { isTestName } from "../names.ts";
import type { ObservedElement, Observation } from "../observation.ts";
import { purposeOfName } from "../products.ts";
import { spaceOf, spacesOf } from "./spaces.ts";

/** A container for new parts: one that the model has, or one that is made. */
export type Home = { readonly id: string } | Made;

/** An application that is made: of the whole system, of one of several, or of what operates them. */
export interface Made {
  readonly made: Role;
  /** Namespace or project of which it is the system. */
  readonly space?: string;
}

/** Kinds that are parts of an application. */
const parts: ReadonlySet<string> = new Set(["module", "store", "component", "interface"]);

export class Homes {
  /** The one system that artefacts name themselves, where there is one: better than one that is made. */
  readonly named: ObservedElement | undefined;
  private readonly model: Model;
  private readonly matching: Matching;
  private readonly roles: ReadonlyMap<string, Role>;
  /** By role, and by role and space. */
  private readonly usual: ReadonlyMap<string, string>;
  private readonly spaces: ReadonlyMap<string, string>;
  /** Accounts and regions by the networks in them. */
  private readonly holding: ReadonlyMap<string, string>;

  constructor(model: Model, observation: Observation, matching: Matching) {
    this.model = model;
    this.matching = matching;
    this.roles = rolesOf(observation);
    this.holding = holdingOf(observation);
    this.usual = usualHomes(observation, matching, this.roles);
    const systems = observation.elements.filter(
      ({ sort, isExternal, isGhost, isDrawn }) => sort === "system" && !isExternal && !isGhost && isDrawn !== true,
    );
    this.named = systems.length === 1 ? systems[0] : undefined;
    const isPart = ({ id, kind, isExternal, isGhost }: ObservedElement): boolean =>
      parts.has(kind) && !isExternal && !isGhost && this.roles.get(id) === "system";
    this.spaces = this.named === undefined ? spacesOf(observation.elements.filter(isPart)) : new Map();
  }

  /** The home of a new element; undefined: it stands by itself. `adopted` gives the ids of those that are new, too. */
  homeOf(one: ObservedElement, kind: string, adopted: (observed: string) => NewElement | undefined): Home | undefined {
    const around = this.outerOf(one);
    const outer = around === undefined ? undefined : this.holder(around, adopted);
    if (outer !== undefined && this.mayHold(outer.kind, kind)) return { id: outer.id };
    if (one.isExternal || !parts.has(kind)) return undefined;
    const role = this.roles.get(one.id) ?? "system";
    const usual = this.usual.get(`${role} ${spaceOf(one) ?? ""}`) ?? this.usual.get(role);
    if (usual !== undefined) return { id: usual };
    const own = this.named === undefined || role !== "system" ? undefined : this.holder(this.named.id, adopted);
    if (own !== undefined && this.mayHold(own.kind, kind)) return { id: own.id };
    const space = role === "system" ? this.spaces.get(one.id) : undefined;
    return space === undefined ? { made: role } : { made: role, space };
  }

  /** What an observed element stands in: as artefacts nest it, or as accounts and regions hold networks. */
  outerOf(one: ObservedElement): string | undefined {
    return one.parent ?? this.holding.get(one.id);
  }

  /** The application of the model in which the parts of the system stand, where there is one. */
  get present(): string | undefined {
    return this.usual.get("system");
  }

  private holder(observed: string, adopted: (observed: string) => NewElement | undefined): NewElement | undefined {
    const element = this.matching.declaredOf.get(observed);
    return element === undefined ? adopted(observed) : { id: element.id, kind: element.kind };
  }

  private mayHold(outer: string, inner: string): boolean {
    const { schema } = this.model;
    const [from, to] = [schema.kindNumber(outer), schema.kindNumber(inner)];
    return from >= 0 && to >= 0 && schema.permits(from, schema.verbNumber("contains"), to);
  }
}

/** From the wide to the narrow, so that nothing stands in itself. */
function holdingOf({ elements, relationships }: Observation): ReadonlyMap<string, string> {
  const widths = new Map(
    elements.flatMap((one) => (one.kind === "zone" && !one.isGhost ? [[one.id, widthOf(one)] as const] : [])),
  );
  const found = new Map<string, string>();
  for (const { from, to, verb } of relationships) {
    const [outer, inner] = [widths.get(from), widths.get(to)];
    if (verb === "contains" && outer !== undefined && inner !== undefined && outer < inner && !found.has(to))
      found.set(to, from);
  }
  return found;
}

function widthOf({ attributes }: ObservedElement): number {
  const type = attributes.find(({ name }) => name === "type")?.value;
  const word = typeof type === "object" && "word" in type ? type.word : "";
  return word === "account" ? 0 : word === "region" ? 1 : 2;
}

export interface NewElement {
  readonly id: string;
  readonly kind: string;
}

export type Role = "system" | "operations";

export interface MadeApplication extends NewElement {
  readonly role: Role;
}

/** What belongs to operations: by its name, by calling only (clients of tests), and what only telemetry and configuration lead to. */
function rolesOf(observation: Observation): ReadonlyMap<string, Role> {
  const business = new Set<string>();
  /** What telemetry and configuration go to. */
  const watching = new Set<string>();
  for (const { from, to, purpose, verb } of observation.relationships)
    if (verb === "threatens" || verb === "contains" || verb === "relates") continue;
    else if (purpose === "call" || purpose === "data") for (const id of [from, to]) business.add(id);
    else if (purpose !== "startup") watching.add(to);
  const roles = new Map<string, Role>();
  for (const element of observation.elements) {
    const { id, sort, isExternal } = element;
    if (isExternal) continue;
    const isClient = sort === "client" || sort === "pipeline";
    const isOnlyWatching = watching.has(id) && !business.has(id);
    roles.set(id, isClient || isTestName(element.name) || isTool(element) || isOnlyWatching ? "operations" : "system");
  }
  return roles;
}

/** By its name, or by what it is made with: a tracing server is one of Zipkin and of nothing else. */
function isTool({ name, attributes }: ObservedElement): boolean {
  if (purposeOfName(name) !== undefined || /(?:^|[-_])(?:tf-?state|terraform)(?:[-_]|$)/iu.test(name)) return true;
  const value = attributes.find((attribute) => attribute.name === "technology")?.value;
  const texts = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(
    (one) => typeof one === "string",
  );
  return texts.length > 0 && texts.every((text) => purposeOfName(text.replaceAll(/\s+/gu, "-")) !== undefined);
}

/** The application in which most of the matched elements of a role stand: of all, and of those of one space. */
function usualHomes(
  observation: Observation,
  matching: Matching,
  roles: ReadonlyMap<string, Role>,
): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const one of observation.elements) {
    const element = matching.declaredOf.get(one.id);
    const home = element === undefined ? undefined : homeOfDeclared(element);
    const role = roles.get(one.id);
    if (home === undefined || role === undefined) continue;
    for (const key of [role, `${role} ${spaceOf(one) ?? ""}`]) {
      const own = counts.get(key) ?? new Map<string, number>();
      own.set(home.id, (own.get(home.id) ?? 0) + 1);
      counts.set(key, own);
    }
  }
  return new Map(
    [...counts].flatMap(([key, own]) => {
      const [best] = [...own].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      return best === undefined ? [] : [[key, best[0]] as const];
    }),
  );
}

function homeOfDeclared(element: Element): Element | undefined {
  return parts.has(element.kind) ? element.ancestor("application") : undefined;
}

/** Name and description of an application that is made; what the system is for, only people know. */
export function wordsOfMade(
  role: Role,
  system: string,
): { readonly name: Bilingual; readonly description: Bilingual | undefined } {
  if (role === "system") return { name: { en: system, fr: system }, description: undefined };
  return {
    name: { en: `${system}: operations`, fr: `${system} : exploitation` },
    description: {
      en: `What watches, configures and tests ${system}.`,
      fr: `Ce qui surveille, configure et teste ${system}.`,
    },
  };
}
