/**
 * Deployment: which software runs where, per environment (C4 deployment; R090). Sites around zones around machines around instances;
 * one piece of software on two machines is two instances, and instances inherit the relationships of what they are instances of.
 */
import type { Element, Model } from "../model/model.ts";
import { type Deployment, deploymentsOf, instanceId } from "./deployment/deployments.ts";
import { instanceLines } from "./deployment/lines.ts";
import { placesOf } from "./deployment/places.ts";
import type { DiagramNode } from "./diagram.ts";
import { edgesBetween } from "./parts/edges.ts";
import { graphOf } from "./parts/graph.ts";
import { distinct, isSoftware, isWithin, once, withInside } from "./parts/inside.ts";
import { isKind, nodeOf } from "./parts/nodes.ts";
import { counted, nothing, say } from "./parts/notes.ts";
import { environmentsOf, isGuard, machineAround, siteOf, trustRank, zoneOf } from "./parts/placement.ts";
import { included, isHiddenRelationship, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const deployment: Viewpoint = {
  id: "deployment",
  family: "technology",
  aliases: ["c4-deployment", "environments"],
  title: { en: "Deployment", fr: "Déploiement" },
  question: { en: "Which software runs where?", fr: "Quel logiciel s'exécute où ?" },
  reads: ["scope", "environment", "include", "exclude", "relationships", "direction"],
  notations: ["orrery", "c4", "archimate"],
  example: `
site north "Data centre North" { type: datacentre }
zone front "Front network" { trust: low }
zone back "Back network" { trust: high }
node proxy "Load balancer" { type: load-balancer; site: north; zone: front; env: prod; connects cluster }
node cluster "Cluster" { type: cluster; nodes: 4; site: north; zone: back; env: prod }
node dbserver "Database server" { type: server; site: north; zone: back; env: prod; os: debian }
node laptop "Test machine" { type: vm; site: north; env: test }
technology debian "Debian 13"
application shop "Web shop" {
  module web "Storefront" { replicas: 3; runs on cluster, laptop; uses db }
  store db "Order database" { type: relational; runs on dbserver }
}
view example "The shop in production" { viewpoint: deployment; scope: shop; environment: prod }
`,

  draw(model, query) {
    const { language } = query;
    const all = deploymentsOf(model).filter((one) => isWanted(one.software, query) && isInScope(one, query));
    const here = all.filter((one) => isOf(one.environments, query));
    const machines = machinesOf(model, query, here);
    const hosts = inwards(distinct([...machines, ...here.map((one) => one.on)]));
    const { places, parentOf } = placesOf(hosts, query);
    const instances = instanceNodes(here, query);
    const full = new Set(instances.map((node) => node.parent));
    const around = new Set(machines.map((machine) => machineAround(machine)?.row));
    const nodes: DiagramNode[] = [
      ...places,
      ...hosts.map((element) =>
        nodeOf(element, language, {
          parent: parentOf(element),
          role: full.has(element.id) || around.has(element.row) ? "group" : "element",
          ...(isGuard(element) ? { rank: 0 } : {}),
          ...countedName(element, element.get("nodes") ?? element.get("replicas"), language),
        }),
      ),
      ...instances,
    ];
    const ids = new Map(machines.map((element) => [element.row, element.id]));
    const lines = edgesBetween(model, {
      language,
      nodes: ids,
      verbs: new Set(["connects", "uses", "flows"]),
      isHidden: (relationship) => isHiddenRelationship(relationship, query),
    });
    return graphOf(withInside(model, nodes), [...instanceLines(model, here, query), ...lines], {
      direction: query.direction,
      notes: notesOf(all, here, nodes, query),
    });
  },
};

/** Is the software, or the place where it runs, in scope? */
function isInScope({ software, on }: Deployment, query: ViewQuery): boolean {
  if (query.scope.length === 0) return true;
  const rows = new Set(query.scope.map((element) => element.row));
  return isWithin(software, rows) || isPlacedIn(on, rows);
}

function isPlacedIn(machine: Element, rows: ReadonlySet<number>): boolean {
  const seen = new Set<number>();
  for (let at: Element | undefined = machine; at !== undefined && !seen.has(at.row); at = machineAround(at)) {
    seen.add(at.row);
    if (rows.has(at.row)) return true;
  }
  return [zoneOf(machine), siteOf(machine)].some((place) => place !== undefined && isWithin(place, rows));
}

/** Is it in the environment that the view asks for? Where nobody has said, it may be. */
function isOf(environments: readonly string[], { environment }: ViewQuery): boolean {
  return environment === undefined || environments.length === 0 || environments.includes(environment.toLowerCase());
}

/**
 * Machines to draw: those where something runs, those around them, and those connected with them; without a scope, or where the scope
 * names places, all that are in it.
 */
function machinesOf(model: Model, query: ViewQuery, here: readonly Deployment[]): readonly Element[] {
  const busy = distinct(here.map((one) => one.on)).filter((one) => isKind(one, "node"));
  const rows = new Set(query.scope.map((element) => element.row));
  const isOpen = rows.size === 0 || query.scope.some((element) => !isSoftware(element));
  const named = isOpen
    ? [...model.elements({ kind: "node" })].filter((node) => rows.size === 0 || isPlacedIn(node, rows))
    : busy.flatMap(connected);
  const also = included(model, query).filter((element) => isKind(element, "node"));
  const wanted = distinct([...busy, ...named, ...also]).filter(
    (node) => isOf(environmentsOf(node), query) && !isExcluded(node, query),
  );
  return distinct(wanted.flatMap((node) => [...enclosing(node), node]));
}

/** From outside to inside: the least trusted zone first, in it what others are reached through, then as the files say. */
function inwards(machines: readonly Element[]): readonly Element[] {
  const rank = once((machine) => {
    const zone = zoneOf(machine);
    return (zone === undefined ? 2 : trustRank(zone)) * 2 + (isGuard(machine) ? 0 : 1);
  });
  return [...machines].sort((a, b) => rank(a) - rank(b) || a.row - b.row);
}

function isExcluded(node: Element, query: ViewQuery): boolean {
  return !isWanted(node, { ...query, kinds: [], layers: [] });
}

function connected(node: Element): readonly Element[] {
  const ends = [...node.out("connects").map(({ to }) => to), ...node.in("connects").map(({ from }) => from)];
  return ends.flatMap((end) => (end !== undefined && isKind(end, "node") ? [end] : []));
}

/** Machines around a machine, the outermost first. */
function enclosing(node: Element): readonly Element[] {
  const found: Element[] = [];
  const seen = new Set<number>([node.row]);
  for (let at = machineAround(node); at !== undefined && !seen.has(at.row); at = machineAround(at)) {
    seen.add(at.row);
    found.unshift(at);
  }
  return found;
}

function instanceNodes(here: readonly Deployment[], { language }: ViewQuery): readonly DiagramNode[] {
  const nodes = here.map(({ software, on, replicas }) =>
    nodeOf(software, language, {
      parent: on.id,
      ...countedName(software, replicas, language),
    }),
  );
  return nodes.flatMap((node, index) => {
    const one = here[index];
    return one === undefined ? [] : [{ ...node, id: instanceId(one) }];
  });
}

/** "Portal API ×3": how many like ones there are. */
function countedName(
  element: Element,
  count: ReturnType<Element["get"]>,
  language: ViewQuery["language"],
): Pick<DiagramNode, "name"> {
  const name = element.nameIn(language);
  return { name: count?.kind === "number" && count.number !== 1 ? `${name} ×${count.number}` : name };
}

function notesOf(
  all: readonly Deployment[],
  here: readonly Deployment[],
  nodes: readonly DiagramNode[],
  { language, environment }: ViewQuery,
): readonly string[] {
  if (nodes.length === 0)
    return nothing(
      language,
      "say where software runs, as in `module web { runs on cluster }`.",
      "dites où s'exécutent les logiciels, par exemple `module web { runs on cluster }`.",
    );
  const away = all.length - here.length;
  const unsaid = environment === undefined ? 0 : here.filter((one) => one.environments.length === 0).length;
  const notes: string[] = [];
  if (away > 0)
    notes.push(
      say(
        language,
        `${counted(away, "instance", "instances")} of other environments than ${environment} left out.`,
        `${counted(away, "instance d'un autre environnement", "instances d'autres environnements")} que ${environment} : non dessiné.`,
      ),
    );
  if (unsaid > 0)
    notes.push(
      say(
        language,
        `${counted(unsaid, "instance says", "instances say")} no environment (\`env\`) and ${unsaid === 1 ? "is" : "are"} drawn here.`,
        `${counted(unsaid, "instance dessinée ici n'indique", "instances dessinées ici n'indiquent")} aucun environnement (\`env\`).`,
      ),
    );
  return notes;
}
