/**
 * Network map: zones as trust boundaries from the least trusted to the most, the machines in each, and what crosses a border (R093).
 * Every zone is placed once. Flows are those of the software that runs on the machines; firewalls and the like stand at the border.
 */
import type { Element, Model } from "../model/model.ts";
import { deploymentsOf } from "./deployment/deployments.ts";
import type { Badge, DiagramEdge, DiagramNode } from "./diagram.ts";
import { edgesBetween } from "./parts/edges.ts";
import { graphOf } from "./parts/graph.ts";
import { distinct, isSoftware, isWithin } from "./parts/inside.ts";
import { flowLines, type Hosts, hostsOf, standingRows, usersOf } from "./network/lines.ts";
import { groupNode, isKind, nodeOf, textOf } from "./parts/nodes.ts";
import { counted, namesOf, nothing, say } from "./parts/notes.ts";
import {
  environmentsOf,
  isGuard,
  machineAround,
  siteOf,
  trustRank,
  UNKNOWN_TRUST,
  zoneOf,
  zonesOf,
} from "./parts/placement.ts";
import { type Scope, scopeOf } from "./parts/scope.ts";
import { included, isHiddenRelationship, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const network: Viewpoint = {
  id: "network",
  family: "technology",
  aliases: ["network-zones", "trust-zones", "trust-boundaries"],
  title: { en: "Network zones", fr: "Zones réseau" },
  question: {
    en: "Which network zones are there, what stands in each, and what crosses their borders?",
    fr: "Quelles zones réseau y a-t-il, qu'y trouve-t-on, et qu'est-ce qui franchit leurs frontières ?",
  },
  reads: ["scope", "environment", "include", "exclude", "relationships", "direction"],
  notations: ["orrery", "c4", "archimate"],
  example: `
zone internet "Internet" { trust: none; connects dmz }
zone dmz "DMZ" { trust: low; cidr: 10.1.0.0/24; connects inner }
zone inner "Application network" {
  trust: medium
  zone vault "Payment enclave" { trust: high }
}
node wall "Firewall" { type: firewall; zone: dmz; connects inner }
node proxy "Reverse proxy" { type: proxy; zone: dmz }
node cluster "Cluster" { type: cluster; zone: inner; node worker "Worker" { type: vm } }
node safe "Payment server" { type: server; zone: vault }
node spare "Spare machine" { type: server }
party customer "Customer" { -> web "orders" }
application shop "Web shop" {
  module web "Storefront" { runs on proxy; -> orders { protocol: https } }
  module orders "Orders" { runs on worker; -> pay : payment { protocol: grpc } }
  module pay "Payments" { runs on safe }
}
dataset payment "Payment"
view example "Borders and what crosses them" { viewpoint: network }
`,

  draw(model, query) {
    const { language } = query;
    const scope = scopeOf(query, zonesFor(model));
    const zones = zonesIn(model, query, scope);
    const hosts = hostsOf(model);
    const nodes = nodesIn(model, query, zones, hosts, scope.rows.size === 0);
    const ids = new Map(nodes.flatMap((node) => rowOf(model, node)));
    const standing = standingRows(model, ids, hosts);
    const flows = flowLines(model, query, standing);
    const users = usersOf(model, query, standing);
    const links = edgesBetween(model, {
      language,
      nodes: ids,
      verbs: new Set(["connects"]),
      isHidden: (relationship) => isHiddenRelationship(relationship, query),
    });
    const edges = [...links.map(linkLine), ...flows, ...users.edges];
    return graphOf([...users.nodes, ...nodes], edges, {
      direction: query.direction,
      notes: [...scope.notes, ...(nodes.length === 0 ? empty(query) : notesOf(model, query, zones, nodes))],
    });
  },
};

const ELSEWHERE = "group:no-zone";

function rowOf(model: Model, node: DiagramNode): readonly (readonly [number, string])[] {
  const row = node.element === undefined ? undefined : model.row(node.element);
  return row === undefined ? [] : [[row, node.id]];
}

/** A zone itself, the zones of a site, the zone of a machine, of software the zones where it runs. */
function zonesFor(model: Model): (element: Element) => readonly Element[] {
  return (element) => {
    if (isKind(element, "zone")) return [element];
    const inside = new Set([element.row]);
    if (isKind(element, "site"))
      return [...model.elements()].flatMap((one) => {
        const site = isKind(one, "zone", "node") ? siteOf(one) : undefined;
        const zone =
          site !== undefined && isWithin(site, inside) ? (isKind(one, "zone") ? one : zoneOf(one)) : undefined;
        return zone ?? [];
      });
    const machines = isSoftware(element)
      ? deploymentsOf(model).flatMap(({ software, on }) => (isWithin(software, inside) ? [on] : []))
      : [];
    return [element, ...machines].flatMap((one) => zoneOf(one) ?? []);
  };
}

/** Zones in scope, those inside them, and those around them. */
function zonesIn(model: Model, query: ViewQuery, scope: Scope): readonly Element[] {
  const around = new Set(scope.elements.flatMap((zone) => zone.path.map((one) => one.row)));
  return [...model.elements({ kind: "zone" })].filter(
    (zone) =>
      isWanted(zone, { ...query, kinds: [] }) &&
      (scope.rows.size === 0 || isWithin(zone, scope.rows) || around.has(zone.row)),
  );
}

/** Zones, machines in them, software that says its zone but no machine, and machines of no zone. */
function nodesIn(
  model: Model,
  query: ViewQuery,
  zones: readonly Element[],
  hosts: Hosts,
  isWhole: boolean,
): readonly DiagramNode[] {
  const drawnZones = new Set(zones.map((zone) => zone.row));
  const machines = [...model.elements({ kind: "node" })].filter((node) => {
    const zone = zoneOf(node);
    return isOf(node, query) && isAllowed(node, query) && (zone === undefined ? isWhole : drawnZones.has(zone.row));
  });
  const running = new Set([...hosts.values()].flat().map((one) => one.row));
  const software = [...model.elements()].filter(
    (one) => isSoftware(one) && !running.has(one.row) && zonesOf(one).some((zone) => drawnZones.has(zone.row)),
  );
  const placed = distinct([...machines, ...software, ...included(model, query)]);
  const parents = parentsOf(placed, drawnZones);
  const full = new Set([...parents.values(), ...zones.flatMap((zone) => zone.parent?.id ?? [])]);
  const elsewhere = [...parents.values()].includes(ELSEWHERE)
    ? [groupNode(ELSEWHERE, say(query.language, "In no zone", "Hors zone"), { rank: 9 })]
    : [];
  return [
    ...[...zones].sort((a, b) => trustRank(a) - trustRank(b)).map((zone) => zoneNode(zone, full, query)),
    ...elsewhere,
    ...placed.map((one) => machineNode(one, parents.get(one.row), full, hosts, query)),
  ];
}

function isOf(node: Element, { environment }: ViewQuery): boolean {
  const environments = environmentsOf(node);
  return environment === undefined || environments.length === 0 || environments.includes(environment.toLowerCase());
}

function isAllowed(element: Element, query: ViewQuery): boolean {
  return isWanted(element, { ...query, kinds: [], layers: [] });
}

/** Node around each machine: its own zone; else the machine around it; else the group of those of no zone. */
function parentsOf(placed: readonly Element[], drawnZones: ReadonlySet<number>): ReadonlyMap<number, string> {
  const drawn = new Set(placed.map((one) => one.row));
  return new Map(
    placed.map((one) => {
      const own = zonesOf(one).find((zone) => drawnZones.has(zone.row));
      const around = isKind(one, "node") ? machineAround(one) : one.path.findLast((each) => drawn.has(each.row));
      if (own !== undefined && !(around !== undefined && drawn.has(around.row) && zoneOf(around)?.row === own.row))
        return [one.row, own.id];
      if (around !== undefined && drawn.has(around.row)) return [one.row, around.id];
      const zone = zoneOf(one);
      return [one.row, zone !== undefined && drawnZones.has(zone.row) ? zone.id : ELSEWHERE];
    }),
  );
}

function zoneNode(zone: Element, full: ReadonlySet<string>, query: ViewQuery): DiagramNode {
  const { language } = query;
  const trust = textOf(zone, "trust", language);
  const facts = [
    trust === undefined ? undefined : say(language, `trust ${trust}`, `confiance ${trust}`),
    textOf(zone, "cidr", language),
  ].filter((fact) => fact !== undefined);
  return nodeOf(zone, language, {
    parent: zone.parent !== undefined && isKind(zone.parent, "zone") ? zone.parent.id : undefined,
    role: full.has(zone.id) ? "group" : "element",
    // A zone inside another comes after the machines of that one.
    rank: trustRank(zone) + (zone.parent !== undefined && isKind(zone.parent, "zone") ? 10 : 0),
    ...(facts.length > 0 ? { technology: facts.join(", ") } : {}),
  });
}

function machineNode(
  one: Element,
  parent: string | undefined,
  full: ReadonlySet<string>,
  hosts: Hosts,
  { language }: ViewQuery,
): DiagramNode {
  const running = hosts.get(one.row) ?? [];
  const node = nodeOf(one, language, { parent, role: full.has(one.id) ? "group" : "element" });
  return {
    ...node,
    rank: isGuard(one) ? 0 : node.rank,
    badges: severalBadge(one, language),
    ...(running.length > 0 ? { hidden: running.length, summary: node.summary ?? namesOf(running, language) } : {}),
  };
}

function severalBadge(one: Element, language: ViewQuery["language"]): readonly Badge[] {
  const zones = zonesOf(one);
  if (zones.length < 2) return [];
  const names = namesOf(zones.slice(1), language);
  return [
    {
      kind: "note",
      count: zones.length,
      label: say(language, `also said to be in ${names}`, `dite aussi dans ${names}`),
    },
  ];
}

/** A network link has no direction. */
function linkLine(edge: DiagramEdge): DiagramEdge {
  return { ...edge, line: "hosting", hasArrow: false };
}

function notesOf(
  model: Model,
  { language }: ViewQuery,
  zones: readonly Element[],
  nodes: readonly DiagramNode[],
): readonly string[] {
  const lost = nodes
    .filter((node) => node.parent === ELSEWHERE)
    .flatMap((node) => model.element(node.element ?? "") ?? []);
  const blank = zones.filter((zone) => trustRank(zone) === UNKNOWN_TRUST);
  const notes: string[] = [];
  if (lost.length > 0)
    notes.push(
      say(
        language,
        `${counted(lost.length, "machine", "machines")} in no zone: ${namesOf(lost, language)}.`,
        `${counted(lost.length, "machine", "machines")} hors zone : ${namesOf(lost, language)}.`,
      ),
    );
  if (blank.length > 0)
    notes.push(
      say(
        language,
        `${counted(blank.length, "zone says", "zones say")} no trust: ${namesOf(blank, language)}.`,
        `${counted(blank.length, "zone sans niveau de confiance", "zones sans niveau de confiance")} : ${namesOf(blank, language)}.`,
      ),
    );
  return notes;
}

function empty({ language }: ViewQuery): readonly string[] {
  return nothing(
    language,
    'write zones and say which machine is in which, as in `node proxy "Proxy" { zone: dmz }`.',
    'écrivez des zones et dites quelle machine est dans laquelle, par exemple `node proxy "Proxy" { zone: dmz }`.',
  );
}
