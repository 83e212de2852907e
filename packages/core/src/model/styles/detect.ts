/** Which style an application really follows on each axis, by what its parts are and do, whatever it is said to be. */
import { stronglyConnectedComponents } from "../../engines/components.ts";
import { buildGraph } from "../../engines/graph.ts";
import { isEvent, isHub, isQueue, mannerOf, systemOf } from "../exchange.ts";
import { hostingOf, sitesOf } from "../hosting.ts";
import { isKind } from "../is-kind.ts";
import type { Bilingual } from "../metamodel.ts";
import type { Element, Relationship } from "../model.ts";
import { distinct, elementsOf, states, wordOf, wordsOf } from "../read.ts";
import { styleOf, styleWords } from "./catalogue.ts";
import { type Shape, shapeOf, storesUsedBy, type Structure, structureOf, tierOf } from "./shape.ts";
import { type StyleAxis, type StyleId, styleAxes } from "./style.ts";

/** Style of the catalogue, `distributed` for the opposite of centralised, `own` for machines of one's own without functions. */
export type Followed = StyleId | "distributed" | "own";

export interface Detection {
  readonly axis: StyleAxis;
  /** Undefined: the model does not say enough. */
  readonly style: Followed | undefined;
  readonly for: readonly Evidence[];
  readonly against: readonly Evidence[];
  /** What would have to be stated for an answer, where there is none. */
  readonly lacks: readonly (readonly [one: Element | Relationship, key: string])[];
}

export interface Evidence extends Bilingual {
  readonly elements: readonly Element[];
}

export type Agreement = "agrees" | "differs" | "unknown" | "unstated";

/** Share above which a manner of exchange counts as that of the application. */
const MOST = 0.5;
/** Fewest services of which one speaks as microservices. */
const FEWEST_SERVICES = 3;
/** What passes things on between no more systems than these is no bus. */
const FEWEST_AROUND_A_BUS = 2;

export function detectStyle(application: Element, axis: StyleAxis): Detection {
  return application.model.derive(detectors[axis], application);
}

export function detectStyles(application: Element): readonly Detection[] {
  return styleAxes.map((axis) => detectStyle(application, axis));
}

/** Words of an axis that an application states. */
export function statedStyles(application: Element, axis: StyleAxis): readonly string[] {
  return wordsOf(application, "style").filter((word) => styleWords[word]?.axis === axis);
}

/** Does what is stated agree with what is followed? */
export function agreementOf(application: Element, { axis, style }: Detection): Agreement {
  const stated = statedStyles(application, axis);
  if (stated.length === 0) return "unstated";
  if (style === undefined) return "unknown";
  if (stated.some((word) => doesMean(word, style) || mayMean(word, style, application))) return "agrees";
  return stated.includes("monolith") && !isDeliveredApart(structureOf(application)) ? "agrees" : "differs";
}

/** Is an application cut into microservices, as it is said or, where nothing is said of it, as it is? */
export function isMicroservices(application: Element): boolean {
  return isCut(application, "microservices");
}

export function isLayered(application: Element): boolean {
  return isCut(application, "layered");
}

export function isMonolith(application: Element): boolean {
  return isCut(application, "monolith");
}

function isCut(application: Element, style: StyleId): boolean {
  const words = wordsOf(application, "style");
  const stated = words.length === 0 ? words : statedStyles(application, "decomposition");
  if (stated.length > 0) return stated.some((word) => styleWords[word]?.style === style);
  return cutOf(application) === style;
}

/** Modules that run, scale or go live each on their own are no monolith; drawn inside one unit they may be. */
function isDeliveredApart({ services }: Structure): boolean {
  const own = (one: Element): boolean =>
    states(one, "pipeline") || states(one, "replicas") || one.out("runs on").length > 0;
  return services.filter(own).length > 1;
}

/** A modular monolith is one deployable with inner borders: either of the two may be seen of it. */
function doesMean(word: string, followed: Followed): boolean {
  if (word === "modular-monolith") return followed === "modular" || followed === "monolith" || followed === "layered";
  // Layers and services are modules, too.
  if (word === "modular") return followed === "modular" || followed === "layered" || followed === "microservices";
  if (word === "peer-to-peer") return followed !== "soa" && followed !== "client-server";
  return (styleWords[word]?.style ?? word) === followed;
}

/**
 * What is drawn coarsely contradicts nothing: one module may have borders inside, services may have stores that nobody drew. Services that
 * share a store are told as that.
 */
function mayMean(word: string, followed: Followed, application: Element): boolean {
  const { modules, services } = structureOf(application);
  if (followed === "monolith") return modules.length === 1 && (word === "modular" || word === "hexagonal");
  return word === "microservices" && followed === "modular" && services.length >= FEWEST_SERVICES;
}

const outside: Readonly<Record<"distributed" | "own", Bilingual>> = {
  distributed: { en: "Distributed", fr: "Réparti" },
  own: { en: "Infrastructure of one’s own", fr: "Infrastructure propre" },
};

/** Name of what is followed. */
export function followedName(followed: Followed | undefined): Bilingual {
  if (followed === undefined) return { en: "unknown", fr: "inconnu" };
  return followed === "distributed" || followed === "own" ? outside[followed] : styleOf(followed).name;
}

const detectors: Readonly<Record<StyleAxis, (application: Element) => Detection>> = {
  decomposition: (application) => decomposition(structureOf(application)),
  interaction: (application) => interaction(shapeOf(application)),
  topology: (application) => topology(shapeOf(application)),
  hosting: (application) => hosting(shapeOf(application)),
};

/** How an application is cut, and nothing but that: rules ask it of every application. */
function cutOf(application: Element): StyleId | undefined {
  return application.model.derive(cutFor, application);
}

function cutFor(application: Element): StyleId | undefined {
  const structure = structureOf(application);
  const { modules, services } = structure;
  if (modules.length === 0) return undefined;
  if (modules.length === 1) return "monolith";
  if (modules.length > 2 && circleOf(structure).length === modules.length) return "monolith";
  if (services.length >= FEWEST_SERVICES && isApart(structure)) return "microservices";
  return isTiered(structure) ? "layered" : "modular";
}

/** Most services have a store, and no store has two of them. */
function isApart({ services, stores }: Structure): boolean {
  const users = new Map(stores.map(({ row }) => [row, 0]));
  let withStore = 0;
  for (const service of services) {
    let hasOne = false;
    for (const store of storesUsedBy(service)) {
      if (isQueue(store)) continue;
      hasOne = true;
      const count = users.get(store.row);
      if (count === 1) return false;
      if (count !== undefined) users.set(store.row, 1);
    }
    if (hasOne) withStore++;
  }
  return withStore * 2 > services.length;
}

/** Each module stands in one tier, there are several tiers, and not too many services for layers. */
function isTiered({ modules, services, stores }: Structure): boolean {
  if (services.length > FEWEST_SERVICES || !modules.every((one) => tierOf(one) !== undefined)) return false;
  return new Set([...modules, ...stores].flatMap((one) => tierOf(one) ?? [])).size > 1;
}

function decomposition(structure: Structure): Detection {
  const { application, modules, services, stores } = structure;
  const axis = "decomposition";
  const style = cutOf(application);
  const shared = stores.filter((store) => services.filter((one) => usesStore(one, store)).length > 1);
  const sharing =
    services.length >= FEWEST_SERVICES && shared.length > 0
      ? [evidence("services share a store", "des services partagent une base", shared)]
      : [];
  switch (style) {
    case undefined:
      return unknown(axis, [application, "contains"]);
    case "monolith":
      return found(axis, style, [whyMonolith(structure)]);
    case "microservices":
      return microservices(structure);
    case "layered": {
      const { size } = new Set([...modules, ...stores].flatMap((one) => tierOf(one) ?? []));
      const tiers = evidence(
        `${size} tiers, each module in one of them`,
        `${size} couches, chaque module dans l’une d’elles`,
        [...modules, ...stores],
      );
      return found(axis, style, [tiers], sharing);
    }
    default: {
      const borders = evidence(
        `${modules.length} modules, each with a border of its own`,
        `${modules.length} modules, chacun avec sa frontière`,
        modules,
      );
      return found(axis, style, [borders], sharing);
    }
  }
}

function whyMonolith(structure: Structure): Evidence {
  const { modules } = structure;
  if (modules.length === 1)
    return evidence("one module holds all the software", "un seul module porte tout le logiciel", modules);
  return evidence(
    `all ${modules.length} modules need each other in a circle and change together`,
    `les ${modules.length} modules dépendent tous les uns des autres et changent ensemble`,
    modules,
  );
}

function microservices({ services, gateways }: Structure): Detection {
  const withStore = services.filter((one) => storesUsedBy(one).some((store) => !isQueue(store)));
  const apart = evidence(
    `${services.length} services, ${withStore.length} of them with a store that no other uses`,
    `${services.length} services, dont ${withStore.length} avec une base qu’aucun autre n’utilise`,
    services,
  );
  return gateways.length > 0
    ? found("decomposition", "microservices", [
        apart,
        evidence("entered through a gateway", "entrée par une passerelle", gateways),
      ])
    : found(
        "decomposition",
        "microservices",
        [apart],
        [evidence("no gateway in front of them", "pas de passerelle devant eux", [])],
      );
}

function usesStore(module: Element, store: Element): boolean {
  return storesUsedBy(module).some(({ row }) => row === store.row);
}

/** Modules of the largest circle in which all need each other by calls. */
function circleOf({ modules, parts }: Structure): readonly Element[] {
  const node = new Map(modules.map(({ row }, index) => [row, index]));
  const place = (end: Element | undefined): number =>
    end === undefined ? -1 : (node.get(end.row) ?? node.get(end.ancestor("module")?.row ?? -1) ?? -1);
  const from: number[] = [];
  const to: number[] = [];
  for (const part of parts) {
    for (const one of part.out("uses")) {
      from.push(place(one.from));
      to.push(place(one.to));
    }
  }
  if (from.length < modules.length) return [];
  const graph = buildGraph(modules.length, Int32Array.from(from), Int32Array.from(to));
  const { start, member, count } = stronglyConnectedComponents(graph);
  let largest: readonly Element[] = [];
  for (let component = 0; component < count; component++) {
    const members = [...member.subarray(start[component], start[component + 1])].flatMap((at) => modules[at] ?? []);
    if (members.length > largest.length) largest = members;
  }
  return largest;
}

function interaction({ application, inner, outer, queues, clients, services, stores, neighbours }: Shape): Detection {
  const axis = "interaction";
  const exchanges = [...inner, ...outer].filter(({ from, to }) => !isOwnStore(from) && !isOwnStore(to));
  if (exchanges.length === 0) return unknown(axis, [application, "flows"]);
  const isBetween = stores.length === 0 && neighbours.length > FEWEST_AROUND_A_BUS;
  const passed = isBetween ? passedOn(application, outer) : [];
  if (passed.length > 0)
    return found(axis, "soa", [
      evidence(
        `passes on to others what it receives: ${passed.map(({ name }) => name).join(", ")}`,
        `relaie à d’autres ce qu’il reçoit : ${passed.map(({ name }) => name).join(", ")}`,
        passed,
      ),
    ]);
  const manners = exchanges.map((one) => ({ one, manner: mannerOf(one), hub: hubOf(one, application) }));
  const byHub = manners.filter(({ hub }) => hub !== undefined);
  const events = manners.filter(({ one }) => isEvent(one));
  const messages = manners.filter(({ manner, hub }) => manner === "message" && hub === undefined);
  const calls = manners.filter(({ manner, hub }) => manner === "call" && hub === undefined);
  const told = manners.filter(({ manner, hub }) => manner !== undefined || hub !== undefined);
  if (told.length * 2 < exchanges.length) {
    const silent = manners.filter(({ manner, hub }) => manner === undefined && hub === undefined);
    return { ...unknown(axis), lacks: silent.map(({ one }) => [one, "mode"] as const) };
  }
  const count = (some: readonly unknown[]): Evidence =>
    evidence(`${some.length} of ${exchanges.length} exchanges`, `${some.length} échanges sur ${exchanges.length}`, []);
  const ways = [
    { style: "event-driven" as const, some: events.length > 0 ? [...new Set([...events, ...messages])] : [] },
    { style: "soa" as const, some: byHub },
    { style: "client-server" as const, some: calls },
  ].sort((a, b) => b.some.length - a.some.length);
  const [best, ...others] = ways;
  if (best === undefined || best.some.length <= told.length * MOST) {
    return { ...unknown(axis), against: ways.filter(({ some }) => some.length > 0).map(({ some }) => count(some)) };
  }
  const details: Readonly<Record<(typeof best)["style"], Evidence>> = {
    "event-driven": evidence(
      `${best.some.length} of ${exchanges.length} exchanges: events or messages`,
      `${best.some.length} sur ${exchanges.length} échanges : événements ou messages`,
      queues,
    ),
    soa: evidence(
      `${best.some.length} of ${exchanges.length} exchanges: through a bus`,
      `${best.some.length} sur ${exchanges.length} échanges : par un bus`,
      distinct(byHub.flatMap(({ hub }) => hub ?? [])),
    ),
    "client-server": evidence(
      `${best.some.length} of ${exchanges.length} exchanges: calls that wait for an answer`,
      `${best.some.length} sur ${exchanges.length} échanges : appels qui attendent une réponse`,
      clients.length > 0 ? clients : services,
    ),
  };
  const opposed = others
    .filter(({ some }) => some.length > 0)
    .map(({ style, some }) => ({
      ...evidence(
        `${some.length} of ${exchanges.length} exchanges are of another manner (${style})`,
        `${some.length} échanges sur ${exchanges.length} sont d’une autre manière (${style})`,
        [],
      ),
    }));
  return found(axis, best.style, [details[best.style]], opposed);
}

/** Reading and writing its own stores is no exchange. */
function isOwnStore(end: Element | undefined): boolean {
  return end !== undefined && isKind(end, "store") && !isQueue(end);
}

/** The bus at an end of an exchange, or on its way. */
function hubOf(exchange: Relationship, application: Element): Element | undefined {
  const ends = [exchange.from, exchange.to].flatMap((end) => systemOf(end) ?? []);
  return [...elementsOf(exchange, "via"), ...ends].find((one) => one.row !== application.row && isHub(one));
}

/** Data that an application receives from one system and sends on to another, without being their source. */
function passedOn(application: Element, outer: readonly Relationship[]): readonly Element[] {
  const received = new Map<number, Element>();
  const sent = new Map<number, Element>();
  for (const one of outer) {
    if (one.verb !== "flows") continue;
    const isSent = systemOf(one.from)?.row === application.row;
    for (const data of one.carried) (isSent ? sent : received).set(data.row, data);
  }
  return [...received.values()].filter(
    (data) => sent.has(data.row) && systemOf(data.reference("goldenSource"))?.row !== application.row,
  );
}

function topology({ application, parts, nodes, stores }: Shape): Detection {
  const axis = "topology";
  const running = parts.filter((one) => isKind(one, "module", "store"));
  if (nodes.length === 0)
    return unknown(axis, ...(running.length > 0 ? running : [application]).map((one) => [one, "runs on"] as const));
  const production = nodes.filter(isProduction);
  const used = production.length > 0 ? production : nodes;
  const sites = distinct(used.flatMap((node) => [...sitesOf(node)]));
  // A second site that all of it can move to keeps it whole: what is spread stands in parts, each elsewhere.
  const isWhole = sites.some((site) => used.every((node) => sitesOf(node).some(({ row }) => row === site.row)));
  if (sites.length > 1 && !isWhole)
    return found(axis, "distributed", [
      evidence(`spread over ${sites.length} sites`, `réparti sur ${sites.length} sites`, sites),
    ]);
  if (used.length === 1)
    return found(axis, "centralised", [evidence("all of it runs on one node", "tout s’exécute sur un nœud", used)]);
  const placed = stores.flatMap((store) => (states(store, "site") ? [] : [store]));
  if (placed.length > 1 && used.length >= placed.length)
    return found(axis, "distributed", [
      evidence(
        `data in ${placed.length} stores, software on ${used.length} nodes`,
        `données dans ${placed.length} stockages, logiciel sur ${used.length} nœuds`,
        placed,
      ),
    ]);
  return found(
    axis,
    "centralised",
    [
      evidence(
        sites.length === 1 ? "all of it stands on one site" : "its data are in one place",
        sites.length === 1 ? "tout est sur un site" : "ses données sont en un lieu",
        sites.length === 1 ? sites : stores,
      ),
    ],
    [evidence(`runs on ${used.length} nodes`, `s’exécute sur ${used.length} nœuds`, used)],
  );
}

function isProduction(node: Element): boolean {
  const environments = wordsOf(node, "env");
  return environments.length === 0 || environments.includes("prod");
}

function hosting({ application, nodes, modules }: Shape): Detection {
  const axis = "hosting";
  const how = hostingOf(application) ?? modules.map(hostingOf).find((one) => one !== undefined);
  const platforms = nodes.filter((node) => wordOf(node, "type") === "function-platform");
  const functions = modules.filter((one) => wordOf(one, "type") === "function");
  const isServerless = platforms.length > 0 || functions.length > 0;
  if (how !== undefined && ["iaas", "paas", "faas", "saas"].includes(how))
    return found(axis, "cloud-public", [evidence(`hosted as ${how}`, `hébergé en ${how}`, [application, ...nodes])]);
  const isOwn = how !== undefined && ["on-premise", "private-cloud", "colocation"].includes(how);
  const where = distinct(nodes.flatMap((node) => [...sitesOf(node)]));
  const inHouse = where.filter((site) => ["datacentre", "room", "office"].includes(wordOf(site, "type") ?? ""));
  if (how === undefined && inHouse.length === 0) return unknown(axis, [application, "hosting"]);
  if (how !== undefined && !isOwn) return unknown(axis, [application, "hosting"]);
  const own = isOwn
    ? evidence(`hosted as ${how}`, `hébergé en ${how}`, [application, ...nodes])
    : evidence("runs in rooms of its own", "s’exécute dans ses propres locaux", inHouse);
  if (!isServerless) return found(axis, "own", [own]);
  return found(axis, "serverless-private", [
    own,
    evidence("functions on a platform of its own", "des fonctions sur sa propre plateforme", [
      ...platforms,
      ...functions,
    ]),
  ]);
}

function found(
  axis: StyleAxis,
  style: Followed,
  reasons: readonly Evidence[],
  against: readonly Evidence[] = [],
): Detection {
  return { axis, style, for: reasons, against, lacks: [] };
}

function unknown(axis: StyleAxis, ...lacks: Detection["lacks"]): Detection {
  return { axis, style: undefined, for: [], against: [], lacks };
}

function evidence(en: string, fr: string, elements: readonly Element[]): Evidence {
  return { en, fr, elements };
}
