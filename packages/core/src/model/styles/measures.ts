/** What shows, in a model, whether an application has the advantages that a style promises. */
import { isEvent, isQueue, mannerOf, systemOf } from "../exchange.ts";
import { hostingOf } from "../hosting.ts";
import { isKind } from "../is-kind.ts";
import type { Bilingual } from "../metamodel.ts";
import type { Element, Relationship } from "../model.ts";
import { affirms, distinct, knownValue, moneyOf, numberOf, perSecond, states, wordsOf } from "../read.ts";
import { printValue } from "../values.ts";
import { type Shape, shapeOf, storesUsedBy, tierOf } from "./shape.ts";

export type MeasureId =
  | "annual-cost"
  | "asynchronous-share"
  | "authenticated-ways-in"
  | "autoscaled-parts"
  | "billed-cost"
  | "blast-radius"
  | "buffered-share"
  | "consumer-instances"
  | "consumers"
  | "consumers-per-interface"
  | "delivered-alone"
  | "deployables"
  | "documented-interfaces"
  | "golden-sources"
  | "headroom"
  | "instances"
  | "layer-breaches"
  | "lead-time"
  | "managed-share"
  | "manual-steps"
  | "mean-fan-out"
  | "neighbours"
  | "nodes"
  | "one-tier-parts"
  | "own-stores"
  | "parts-per-person"
  | "reused-views"
  | "scaled-alone"
  | "self-run-share"
  | "shared-nodes"
  | "stores"
  | "subscribers-per-topic"
  | "suppliers"
  | "technologies"
  | "tested-parts";

/** A figure: a share of 1, a number, or something that reads as it is, such as money. */
export type Figure =
  | { readonly kind: "share"; readonly value: number }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly text: Bilingual };

export interface Measure {
  readonly name: Bilingual;
  /** Undefined: nothing is known of it, or it makes no sense there. */
  of(shape: Shape): Figure | undefined;
}

/** A measure of an application. */
export function measured(application: Element, id: MeasureId): Figure | undefined {
  return measures[id].of(shapeOf(application));
}

export const measures: Readonly<Record<MeasureId, Measure>> = {
  "annual-cost": {
    name: { en: "annual cost", fr: "coût annuel" },
    of: ({ application }) => valueText(application, "annualCost"),
  },
  "asynchronous-share": {
    name: { en: "exchanges for which nobody waits", fr: "échanges que personne n’attend" },
    of: ({ inner, outer }) => {
      const told = [...inner, ...outer].flatMap((one) => mannerOf(one) ?? []);
      return shareOf(told, (manner) => manner !== "call");
    },
  },
  "authenticated-ways-in": {
    name: { en: "ways in that state who is recognised, and how", fr: "accès qui disent comment on est reconnu" },
    of: ({ outer, interfaces, application }) =>
      shareOf(
        outer.filter((one) => systemOf(one.to)?.row === application.row),
        (one) => [one, one.to, application, ...interfaces].some((at) => at !== undefined && states(at, "auth")),
      ),
  },
  "autoscaled-parts": {
    name: { en: "parts that scale by themselves", fr: "parties qui se dimensionnent seules" },
    of: ({ services }) => shareOf(services, (one) => states(one, "autoscale")),
  },
  "billed-cost": {
    name: { en: "billed by the provider", fr: "facturé par le fournisseur" },
    of: ({ application, parts }) => {
      const one = [application, ...parts].find((part) => moneyOf(part, "billed") !== undefined);
      return one === undefined ? undefined : valueText(one, "billed");
    },
  },
  "blast-radius": {
    name: {
      en: "parts that fail with the one most needed",
      fr: "parties qui tombent avec la plus sollicitée",
    },
    of: blastRadius,
  },
  "buffered-share": {
    name: { en: "incoming exchanges that wait in a queue", fr: "échanges entrants qui attendent dans une file" },
    of: ({ services, inner, outer }) => {
      const rows = new Set(services.map(({ row }) => row));
      const incoming = [...inner, ...outer].filter(({ to }) => rows.has(to?.row ?? -1));
      return shareOf(incoming, (one) => isQueue(one.from) || isEvent(one));
    },
  },
  "consumer-instances": {
    name: { en: "instances that take events", fr: "instances qui traitent les événements" },
    of: ({ services }) => {
      const consumers = services.filter((one) => one.in("flows").some(isEvent));
      const counts = consumers.flatMap((one) => numberOf(one, "replicas") ?? []);
      return counts.length === 0 ? undefined : number(counts.reduce((sum, count) => sum + count, 0));
    },
  },
  consumers: {
    name: { en: "who asks it: systems, people, processes", fr: "qui le sollicite : systèmes, personnes, processus" },
    of: ({ outer, parts, application }) => {
      const rows = new Set(parts.map(({ row }) => row));
      const asking = outer.flatMap(({ from }) => (from === undefined || rows.has(from.row) ? [] : [from]));
      const users = application.sources("uses");
      return number(distinct([...asking.map((one) => systemOf(one) ?? one), ...users]).length);
    },
  },
  "consumers-per-interface": {
    name: { en: "consumers of an interface, on average", fr: "consommateurs par interface, en moyenne" },
    of: ({ interfaces }) => mean(interfaces.map((one) => consumersOf(one).length)),
  },
  "delivered-alone": {
    name: { en: "modules with a delivery of their own", fr: "modules livrés séparément" },
    of: ({ modules }) => shareOf(modules, (one) => states(one, "pipeline") || states(one, "deployFrequency")),
  },
  deployables: {
    name: { en: "units to deploy", fr: "unités à déployer" },
    of: ({ modules }) => some(modules.length),
  },
  "documented-interfaces": {
    name: { en: "interfaces with a contract", fr: "interfaces avec un contrat" },
    of: ({ interfaces }) => shareOf(interfaces, (one) => states(one, "contractFile")),
  },
  "golden-sources": {
    name: { en: "data sets of which it is the source", fr: "jeux de données dont il est la source" },
    of: ({ parts }) => {
      const rows = new Set(parts.map(({ row }) => row));
      const data = distinct(
        parts.flatMap((one) => [
          ...one.targets("accesses"),
          ...one.referrers.filter(({ key }) => key === "store" || key === "goldenSource").map(({ element }) => element),
        ]),
      ).filter((one) => states(one, "goldenSource"));
      return shareOf(data, (one) => rows.has(one.reference("goldenSource")?.row ?? -1));
    },
  },
  headroom: {
    name: { en: "capacity to peak", fr: "capacité sur pointe" },
    of: ({ parts }) => {
      const ratios = parts.flatMap((one) => {
        const [capacity, peak] = [perSecond(one, "capacity"), perSecond(one, "peak")];
        return capacity === undefined || peak === undefined || peak === 0 ? [] : [capacity / peak];
      });
      return ratios.length === 0 ? undefined : number(Math.min(...ratios));
    },
  },
  instances: {
    name: { en: "instances of the servers", fr: "instances des serveurs" },
    of: ({ services }) => {
      const counts = services.flatMap((one) => numberOf(one, "replicas") ?? []);
      return counts.length === 0 ? undefined : number(counts.reduce((sum, count) => sum + count, 0));
    },
  },
  "layer-breaches": {
    name: { en: "exchanges that skip a layer", fr: "échanges qui sautent une couche" },
    of: ({ inner }) => {
      const tiered = inner.filter(
        ({ from, to }) => from && to && tierOf(from) !== undefined && tierOf(to) !== undefined,
      );
      return tiered.length === 0 ? undefined : number(tiered.filter(skipsLayer).length);
    },
  },
  "lead-time": {
    name: { en: "from a change made to a change in use", fr: "d’un changement fait à sa mise en service" },
    of: ({ application, modules }) => {
      const one = [application, ...modules].find((part) => knownValue(part, "leadTime") !== undefined);
      return one === undefined ? undefined : valueText(one, "leadTime");
    },
  },
  "managed-share": {
    name: { en: "parts that need no server of one’s own", fr: "parties sans serveur à soi" },
    of: ({ modules, stores }) => {
      const told = [...modules, ...stores].flatMap((one) => hostingOf(one) ?? []);
      return shareOf(told, (word) => word === "paas" || word === "faas" || word === "saas");
    },
  },
  "manual-steps": {
    name: { en: "steps by hand in a delivery", fr: "étapes manuelles par livraison" },
    of: ({ application, modules }) => {
      const steps = [application, ...modules].flatMap((one) => numberOf(one, "manualSteps") ?? []);
      return steps.length === 0 ? undefined : number(steps.reduce((sum, count) => sum + count, 0));
    },
  },
  "mean-fan-out": {
    name: { en: "parts that a module needs, on average", fr: "parties dont un module dépend, en moyenne" },
    of: ({ modules }) => (modules.length < 2 ? undefined : mean(modules.map((one) => neededBy(one).length))),
  },
  neighbours: {
    name: { en: "systems that it exchanges with", fr: "systèmes avec qui il échange" },
    of: ({ neighbours }) => number(neighbours.length),
  },
  nodes: {
    name: { en: "nodes that it runs on", fr: "nœuds sur lesquels il s’exécute" },
    of: ({ nodes }) => some(nodes.length),
  },
  "one-tier-parts": {
    name: { en: "modules in exactly one layer", fr: "modules d’une seule couche" },
    of: ({ modules }) => {
      const tiered = modules.filter((one) => states(one, "tier") || tierOf(one) !== undefined);
      return shareOf(tiered, (one) => tierOf(one) !== undefined);
    },
  },
  "own-stores": {
    name: { en: "services whose stores no other uses", fr: "services dont nul autre n’utilise les bases" },
    of: ({ services }) => {
      const withStores = services.filter((one) => storesUsedBy(one).some((store) => !isQueue(store)));
      return shareOf(withStores, (one) =>
        storesUsedBy(one)
          .filter((store) => !isQueue(store))
          .every((store) =>
            withStores.every(
              (other) => other.row === one.row || !storesUsedBy(other).some(({ row }) => row === store.row),
            ),
          ),
      );
    },
  },
  "parts-per-person": {
    name: { en: "modules per person of the owner", fr: "modules par personne du responsable" },
    of: ({ application, modules }) => {
      const owner = application.reference("owner");
      const people = owner === undefined ? undefined : (numberOf(owner, "headcount") ?? numberOf(owner, "people"));
      return people === undefined || people === 0 || modules.length === 0 ? undefined : number(modules.length / people);
    },
  },
  "reused-views": {
    name: { en: "clients of an interface for people", fr: "clients d’une interface pour les personnes" },
    of: ({ interfaces, clients }) => {
      const views = interfaces.filter((one) => wordsOf(one, "type").includes("ui"));
      return views.length === 0 && clients.length === 0
        ? undefined
        : number(distinct([...views, ...clients].flatMap((one) => [...consumersOf(one)])).length);
    },
  },
  "scaled-alone": {
    name: { en: "modules with instances of their own", fr: "modules aux instances propres" },
    of: ({ modules }) => shareOf(modules, (one) => states(one, "replicas") || states(one, "autoscale")),
  },
  "self-run-share": {
    name: { en: "parts on infrastructure of one’s own", fr: "parties sur une infrastructure à soi" },
    of: ({ modules, stores, application }) => {
      const told = [application, ...modules, ...stores].flatMap((one) => hostingOf(one) ?? []);
      return shareOf(told, (word) => word === "on-premise" || word === "private-cloud" || word === "colocation");
    },
  },
  "shared-nodes": {
    name: { en: "nodes that others use as well", fr: "nœuds que d’autres utilisent aussi" },
    of: ({ nodes, parts }) => {
      const rows = new Set(parts.map(({ row }) => row));
      return shareOf(nodes, (node) => node.in("runs on").some(({ from }) => from !== undefined && !rows.has(from.row)));
    },
  },
  stores: {
    name: { en: "places where it keeps data", fr: "lieux où il garde des données" },
    of: ({ stores }) => some(stores.length),
  },
  "subscribers-per-topic": {
    name: { en: "subscribers of a topic, on average", fr: "abonnés par sujet, en moyenne" },
    of: ({ queues }) => mean(queues.map((one) => distinct(one.targets("flows")).length)),
  },
  suppliers: {
    name: { en: "suppliers that it depends on", fr: "fournisseurs dont il dépend" },
    of: ({ parts, nodes }) =>
      number(distinct([...parts, ...nodes].flatMap((one) => [...one.references("supplier")])).length),
  },
  technologies: {
    name: { en: "technologies of its modules", fr: "technologies de ses modules" },
    of: ({ modules }) => {
      const names = modules.flatMap((one) => [
        ...wordsOf(one, "technology"),
        ...one.references("technology").map(({ id }) => id),
      ]);
      return some(new Set(names).size);
    },
  },
  "tested-parts": {
    name: { en: "modules with unit tests", fr: "modules avec des tests unitaires" },
    of: ({ modules }) => shareOf(modules, (one) => affirms(one, "tests.unit") === true),
  },
};

/** Does an exchange between tiers leave one out? */
function skipsLayer({ from, to }: Relationship): boolean {
  const tiers = [from, to].map((end) => (end === undefined ? undefined : tierOf(end)));
  return tiers.includes("presentation") && tiers.includes("data");
}

function consumersOf(offered: Element): readonly Element[] {
  return distinct([...offered.in("uses"), ...offered.in("flows")].flatMap(({ from }) => from ?? []));
}

/** Modules and services that a module calls or uses. */
function neededBy(module: Element): readonly Element[] {
  return distinct(module.targets("uses").filter((one) => isKind(one, "module", "application", "interface", "service")));
}

/** Of the modules, the largest share that stops with one of them, directly or through others. */
function blastRadius({ modules }: Shape): Figure | undefined {
  if (modules.length < 2) return undefined;
  const users = new Map(modules.map((one) => [one.row, one.in("uses").flatMap(({ from }) => from?.row ?? [])]));
  let most = 0;
  for (const { row } of modules) {
    const hit = new Set([row]);
    for (const at of hit) for (const user of users.get(at) ?? []) if (users.has(user)) hit.add(user);
    most = Math.max(most, hit.size);
  }
  return { kind: "share", value: most / modules.length };
}

function valueText(one: Element, key: string): Figure | undefined {
  const value = knownValue(one, key);
  return value === undefined
    ? undefined
    : { kind: "text", text: { en: printValue(value, "en"), fr: printValue(value, "fr") } };
}

function number(value: number): Figure {
  return { kind: "number", value };
}

/** A count of which none means that nothing is described. */
function some(count: number): Figure | undefined {
  return count === 0 ? undefined : number(count);
}

function mean(counts: readonly number[]): Figure | undefined {
  return counts.length === 0 ? undefined : number(counts.reduce((sum, count) => sum + count, 0) / counts.length);
}

function shareOf<Thing>(all: readonly Thing[], isOne: (thing: Thing) => boolean): Figure | undefined {
  return all.length === 0 ? undefined : { kind: "share", value: all.filter(isOne).length / all.length };
}
