/** Sites: the places of the organisation, who works and what stands at each, and the links between them (R093). */
import type { Element, Model } from "../model/model.ts";
import { printValue } from "../model/values.ts";
import { deploymentsOf } from "./deployment/deployments.ts";
import type { DiagramNode } from "./diagram.ts";
import { edgesBetween } from "./parts/edges.ts";
import { graphOf, nodeIds } from "./parts/graph.ts";
import { isSoftware, isWithin, withInside } from "./parts/inside.ts";
import { groupNode, isKind, nodeOf, textOf } from "./parts/nodes.ts";
import { counted, namesOf, nothing, say } from "./parts/notes.ts";
import { siteOf } from "./parts/placement.ts";
import { scopeOf } from "./parts/scope.ts";
import { included, isHiddenRelationship, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const sites: Viewpoint = {
  id: "sites",
  family: "technology",
  aliases: ["site-map", "locations"],
  title: { en: "Sites", fr: "Sites" },
  question: {
    en: "Where are our people and machines, and how are the places connected?",
    fr: "Où sont nos équipes et nos machines, et comment les lieux sont-ils reliés ?",
  },
  reads: ["scope", "kinds", "include", "exclude", "relationships", "direction"],
  notations: ["orrery", "archimate"],
  example: `
site campus "Campus" {
  type: office
  groups sales
  site hall "Computer room" { type: room }
}
site recovery "Recovery centre" { type: datacentre; country: CH }
campus connects recovery { type: vpn; bandwidth: 1Gbit/s }
unit sales "Sales"
unit finance "Finance" { site: campus }
node server "Server" { site: hall }
node backup "Backup" { type: backup; site: recovery }
node laptop "Laptop"
view example "Our places" { viewpoint: sites }
`,

  draw(model, query) {
    const { language } = query;
    const scope = scopeOf(query, sitesOf(model));
    const drawn = sitesIn(model, query, scope.rows);
    const members = membersOf(model, query, drawn, scope.rows.size === 0);
    const nodes = withInside(model, [...siteNodes(drawn, members, query), ...memberNodes(drawn, members, query)]);
    const edges = edgesBetween(model, {
      language,
      nodes: nodeIds(model, nodes),
      verbs: new Set(["connects"]),
      isHidden: (relationship) => isHiddenRelationship(relationship, query),
    }).map((edge) => ({
      ...edge,
      label: edge.label ?? linkLabel(model, edge.from, edge.to, language),
      hasArrow: false,
    }));
    return graphOf(nodes, edges, {
      direction: query.direction ?? "right",
      notes: [...scope.notes, ...(drawn.length === 0 ? empty(query) : notesOf(members, query))],
    });
  },
};

const ELSEWHERE = "group:no-site";

/** A site itself; of anything else, where it stands, and of software where it runs. */
function sitesOf(model: Model): (element: Element) => readonly Element[] {
  return (element) => {
    if (isKind(element, "site")) return [element];
    const inside = new Set([element.row]);
    const machines = isSoftware(element)
      ? deploymentsOf(model).flatMap(({ software, on }) => (isWithin(software, inside) ? [on] : []))
      : [];
    return [element, ...machines].flatMap((one) => siteOf(one) ?? []);
  };
}

function sitesIn(model: Model, query: ViewQuery, scope: ReadonlySet<number>): readonly Element[] {
  return [...model.elements({ kind: "site" })].filter(
    (site) => isWanted(site, { ...query, kinds: [] }) && (scope.size === 0 || isWithin(site, scope)),
  );
}

interface Member {
  readonly element: Element;
  readonly site: Element | undefined;
}

/** Units, machines and applications with a site; machines without one too, unless the view is about some sites only. */
function membersOf(model: Model, query: ViewQuery, drawn: readonly Element[], isWhole: boolean): readonly Member[] {
  const rows = new Set(drawn.map((site) => site.row));
  const members: Member[] = [];
  for (const element of [...model.elements(), ...included(model, query)]) {
    if (!isKind(element, "unit", "node", "application", "zone") || !isWanted(element, query)) continue;
    const around = element.parent;
    if (around !== undefined && isKind(around, "node", "zone") && siteOf(around)?.row === siteOf(element)?.row)
      continue;
    const site = siteOf(element);
    const shown = site && [...site.path, site].findLast((one) => rows.has(one.row));
    if (shown !== undefined) members.push({ element, site: shown });
    else if (isWhole && site === undefined && isKind(element, "node") && around === undefined)
      members.push({ element, site: undefined });
  }
  return members;
}

function siteNodes(
  drawn: readonly Element[],
  members: readonly Member[],
  { language }: ViewQuery,
): readonly DiagramNode[] {
  const full = new Set(members.flatMap(({ site }) => site?.row ?? []));
  for (const site of drawn) if (site.parent !== undefined) full.add(site.parent.row);
  const nodes = drawn.map((site) => {
    const facts = ["type", "country"].flatMap((key) => textOf(site, key, language) ?? []);
    return nodeOf(site, language, {
      parent: site.parent?.id,
      role: full.has(site.row) ? "group" : "element",
      ...(facts.length > 0 ? { technology: facts.join(", ") } : {}),
    });
  });
  const isLost = members.some(({ site }) => site === undefined);
  return isLost ? [...nodes, groupNode(ELSEWHERE, say(language, "At no site", "Sans site"), { rank: 9 })] : nodes;
}

function memberNodes(
  drawn: readonly Element[],
  members: readonly Member[],
  { language }: ViewQuery,
): readonly DiagramNode[] {
  return drawn.length === 0
    ? []
    : members.map(({ element, site }) => nodeOf(element, language, { parent: site?.id ?? ELSEWHERE }));
}

/** "VPN, 1 Gbit/s": what sort of link it is. */
function linkLabel(model: Model, from: string, to: string, language: ViewQuery["language"]): string | undefined {
  const link = model
    .element(from)
    ?.out("connects")
    .find((one) => one.toId === to);
  const facts = ["type", "bandwidth"].flatMap((key) => {
    const value = link?.get(key);
    if (value === undefined || value.kind === "unknown") return [];
    return [linkFact(model, link?.row ?? 0, key, language) ?? ""];
  });
  return facts.length === 0 ? undefined : facts.filter((fact) => fact !== "").join(", ");
}

function linkFact(model: Model, row: number, key: string, language: ViewQuery["language"]): string | undefined {
  const attribute = model.relationship(row).attributes.find((one) => one.key === key);
  if (attribute === undefined) return undefined;
  return printValue(attribute.value, language, {
    ...(attribute.meaning === undefined ? {} : { type: attribute.meaning.type }),
    nameOf: (id) => model.element(id)?.nameIn(language) ?? id,
  });
}

function notesOf(members: readonly Member[], { language }: ViewQuery): readonly string[] {
  const lost = members.filter(({ site }) => site === undefined).map(({ element }) => element);
  if (lost.length === 0) return [];
  return [
    say(
      language,
      `${counted(lost.length, "machine", "machines")} at no site: ${namesOf(lost, language)}.`,
      `${counted(lost.length, "machine", "machines")} sans site : ${namesOf(lost, language)}.`,
    ),
  ];
}

function empty({ language }: ViewQuery): readonly string[] {
  return nothing(
    language,
    'write a site, as in `site office "Office"`, and say what is there: `unit sales { site: office }`.',
    'écrivez un site, par exemple `site bureau "Bureau"`, et dites ce qui s\'y trouve : `unit ventes { site: bureau }`.',
  );
}
