/** The whole organisation on one page: eight bands from strategy to change, the main elements of each, and what ties the layers together (R029). */
import type { Locale } from "../base/codes.ts";
import type { Layer } from "../model/metamodel.ts";
import { layers } from "../model/metamodel/layers.ts";
import type { Element, Model } from "../model/model.ts";
import type { Band, DiagramEdge, DiagramNode } from "./diagram.ts";
import { edgesBetween } from "./parts/edges.ts";
import { graphOf } from "./parts/graph.ts";
import { insideOf, isWithin } from "./parts/inside.ts";
import { layerNames } from "./parts/layer-names.ts";
import { groupNode, isKind, nodeOf } from "./parts/nodes.ts";
import { counted, say } from "./parts/notes.ts";
import { isHiddenRelationship, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const enterprise: Viewpoint = {
  id: "enterprise",
  family: "overview",
  aliases: ["enterprise-overview", "layers"],
  title: { en: "Enterprise on a page", fr: "L'organisation sur une page" },
  question: {
    en: "How do strategy, business, applications, data and technology hang together?",
    fr: "Comment la stratégie, le métier, les applications, les données et la technique se tiennent-ils ?",
  },
  reads: ["layers", "kinds", "scope", "include", "exclude", "relationships"],
  notations: ["orrery", "archimate"],
  example: `
objective punctual "Boats leave on time"
capability carry "Carry passengers" { realizes punctual }
process crossing "Cross the lake" { realizes carry; uses planning }
process sale "Sell tickets" { uses booking; accesses ticket }
unit crews "Crews" { headcount: 31; performs crossing }
unit harbours "Harbours" { headcount: 12; performs sale }
application planning "Crew planning" { runs on server }
application booking "Booking" {
  module web "Ticket shop" { runs on server }
  store sales "Sales" { runs on server }
}
dataset ticket "Tickets"
site harbour "Harbour office"
node server "Server" { site: harbour }
risk storm "Server room flooded" { threatens server }
project cloud "Move to the cloud" { start: 2027-01-04; end: 2027-09-30; changes booking }
view example "Lake Ferries on a page" { viewpoint: enterprise }
`,

  draw(model, query) {
    const asked = query.layers.length > 0 ? layers.filter((layer) => query.layers.includes(layer)) : layers;
    const boxes = asked.map((layer) => bandOf(model, layer, query));
    const nodes = boxes.flatMap((box) => box.nodes);
    const places = placesOf(boxes);
    const lines = linesBetween(model, places, query);
    const isCrowded = lines.length > MOST_LINES && !query.isWhole;
    return graphOf(nodes, isCrowded ? [] : lines, {
      arrangement: "bands",
      bands: asked.map((layer): Band => bandNamed(layer, isCrowded ? tiesOf(lines, layer, boxes) : 0, query.language)),
      notes: notesOf(boxes, lines, isCrowded, query.language),
    });
  },
};

/** Lines beyond which nobody can follow one. */
const MOST_LINES = 40;
/** Boxes of one kind beyond which the rest is put together. */
const MOST_BOXES = 8;

/** Verbs that tie layers together. */
const ties: ReadonlySet<string> = new Set([
  "realizes",
  "uses",
  "runs on",
  "performs",
  "changes",
  "threatens",
  "accesses",
]);

/** The kinds of each layer that tell what it is about, in their order; others are drawn where there are none of these. */
const main: Readonly<Record<Layer, readonly string[]>> = {
  strategy: ["objective", "capability", "valuestream", "driver", "principle", "requirement"],
  business: ["process", "function", "service", "product", "area", "event"],
  organisation: ["unit", "role", "party", "document"],
  application: ["application", "module", "interface"],
  data: ["dataset", "entity", "store"],
  technical: ["node", "zone", "technology", "site"],
  security: ["risk", "control", "finding"],
  change: ["project", "state", "decision"],
};

interface BandBoxes {
  readonly layer: Layer;
  readonly nodes: readonly DiagramNode[];
  /** Box that stands for an element: its own, or that of the rest. */
  readonly places: ReadonlyMap<number, string>;
  readonly all: number;
}

function bandOf(model: Model, layer: Layer, query: ViewQuery): BandBoxes {
  const scope = new Set(query.scope.map(({ row }) => row));
  const isAsked = (one: Element): boolean =>
    (scope.size === 0 || isWithin(one, scope)) && isWanted(one, { ...query, layers: [] });
  const elements = [...model.elements({ layer })].filter(isAsked);
  const tops = elements.filter((one) => !one.path.some((around) => around.layer !== undefined && isAsked(around)));
  // A layer whose elements all lie in those of another is not empty: stores in applications.
  const shown = telling(layer, tops.length > 0 ? tops : elements);
  if (shown.length === 0) return { layer, nodes: [emptyNode(layer, query.language)], places: new Map(), all: 0 };
  const nodes: DiagramNode[] = [];
  const places = new Map<number, string>();
  for (const [group, members] of groupsOf(layer, shown, query.language)) {
    nodes.push({ ...group, band: layer });
    const site = group.element === undefined ? undefined : model.row(group.element);
    if (site !== undefined) places.set(site, group.id);
    for (const node of boxesOf(group, members, query, places)) nodes.push({ ...node, band: layer });
  }
  return { layer, nodes, places, all: elements.length };
}

/** Without what only details others, unless there is nothing else. */
function telling(layer: Layer, elements: readonly Element[]): readonly Element[] {
  const kept = elements.filter((one) => isKind(one, ...main[layer]));
  return kept.length > 0 ? kept : elements;
}

function emptyNode(layer: Layer, language: Locale): DiagramNode {
  const name = say(language, "Nothing is described here yet", "Rien n'est encore décrit ici");
  return { ...groupNode(`empty:${layer}`, name, { band: layer, layer }), role: "element" };
}

// --- groups inside a band

type Group = readonly [node: DiagramNode, members: readonly Element[]];

/** Applications by area, machines by site, everything else by kind. */
function groupsOf(layer: Layer, elements: readonly Element[], language: Locale): readonly Group[] {
  const groups = new Map<string, { readonly node: DiagramNode; readonly members: Element[] }>();
  // A site that stands around machines is not a box beside them.
  const around = new Set(elements.flatMap((one) => (isKind(one, "node") ? (siteOf(one)?.row ?? []) : [])));
  const hasAreas = elements.some((one) => isKind(one, "application") && areaOf(one) !== undefined);
  for (const element of elements.filter(({ row }) => !around.has(row))) {
    const node = groupOf(layer, element, hasAreas, language);
    const known = groups.get(node.id);
    if (known === undefined) groups.set(node.id, { node, members: [element] });
    else known.members.push(element);
  }
  return [...groups.values()]
    .sort((a, b) => a.node.rank - b.node.rank)
    .map(({ node, members }) => [{ ...node, name: `${node.name} (${members.length})` }, members] as const);
}

function groupOf(layer: Layer, element: Element, hasAreas: boolean, language: Locale): DiagramNode {
  const order = main[layer].findIndex((kind) => isKind(element, kind));
  const rank = order < 0 ? main[layer].length : order;
  const { kind, definition } = element;
  const site = isKind(element, "node") ? siteOf(element) : undefined;
  if (site !== undefined)
    return {
      ...nodeOf(site, language, { role: "group", rank: rank - 0.5, technology: undefined }),
      kindName: undefined,
    };
  if (isKind(element, "application") && hasAreas) {
    const area = areaOf(element);
    const name = area?.nameIn(language) ?? say(language, "In no area", "Sans zone");
    return groupNode(`group:${layer}/${area?.id ?? kind}`, name, {
      layer,
      rank: area === undefined ? rank : rank - 0.5,
    });
  }
  return groupNode(`group:${layer}/${kind}`, definition?.plural[language] ?? kind, { layer, rank });
}

function areaOf(element: Element): Element | undefined {
  return element.in("groups").flatMap(({ from }) => (from !== undefined && isKind(from, "area") ? [from] : []))[0];
}

function siteOf(element: Element): Element | undefined {
  const hosts = element.sources("hosts");
  return [element.reference("site"), element.parent, ...hosts].find((one) => one !== undefined && isKind(one, "site"));
}

/** A box for each element; beyond a handful the most related ones, and one box for the rest. */
function boxesOf(
  group: DiagramNode,
  members: readonly Element[],
  query: ViewQuery,
  places: Map<number, string>,
): readonly DiagramNode[] {
  const { language } = query;
  const shown = query.isWhole || members.length <= MOST_BOXES + 1 ? members : mostRelated(members, MOST_BOXES);
  const rows = new Set(shown.map(({ row }) => row));
  const rest = members.filter(({ row }) => !rows.has(row));
  const more = `more:${group.id.replace(/^group:/, "")}`;
  for (const element of members) places.set(element.row, rows.has(element.row) ? element.id : more);
  const boxes = shown.map((element) => {
    const hidden = insideOf(element).length;
    const node = nodeOf(element, language, {
      parent: group.id,
      hidden: hidden === 0 ? undefined : hidden,
      technology: undefined,
    });
    // The boundary says the kind.
    return { ...node, kindName: undefined };
  });
  if (rest.length === 0) return boxes;
  const name = say(language, `and ${rest.length} more`, `et ${rest.length} autres`);
  const setting = { parent: group.id, layer: members[0]?.layer, rank: 99 };
  return [...boxes, { ...groupNode(more, name, setting), role: "element" }];
}

/** Those with the most written relationships, in their own order. */
function mostRelated(members: readonly Element[], count: number): readonly Element[] {
  const degrees = members.map((element, index) => ({
    element,
    index,
    degree: element.in().length + element.out().length,
  }));
  const best = degrees.sort((a, b) => b.degree - a.degree || a.index - b.index).slice(0, count);
  return best.sort((a, b) => a.index - b.index).map(({ element }) => element);
}

// --- lines between the bands

function placesOf(boxes: readonly BandBoxes[]): ReadonlyMap<number, string> {
  return new Map(boxes.flatMap(({ places }) => [...places]));
}

/** One line between two boxes of different bands, whatever is said between them and what is inside. */
function linesBetween(model: Model, places: ReadonlyMap<number, string>, query: ViewQuery): readonly DiagramEdge[] {
  const bands = new Map<string, Layer | undefined>();
  for (const [row, id] of places) bands.set(id, model.at(row).layer);
  return edgesBetween(model, {
    language: query.language,
    nodes: places,
    verbs: query.relationships.length > 0 ? undefined : ties,
    isHidden: (relationship) => isHiddenRelationship(relationship, query),
    isMerged: true,
  })
    .filter(({ from, to }) => bands.get(from) !== bands.get(to))
    .map((edge) => ({ ...edge, label: undefined, detail: undefined }));
}

function tiesOf(lines: readonly DiagramEdge[], layer: Layer, boxes: readonly BandBoxes[]): number {
  const own = new Set(boxes.find((box) => box.layer === layer)?.nodes.map(({ id }) => id));
  return lines.reduce((sum, { from, to, count }) => sum + (own.has(from) || own.has(to) ? count : 0), 0);
}

function bandNamed(layer: Layer, connections: number, language: Locale): Band {
  const name = layerNames[layer][language];
  if (connections === 0) return { id: layer, name, layer };
  const what = counted(connections, say(language, "connection", "lien"), say(language, "connections", "liens"));
  return { id: layer, name: `${name} · ${what}`, layer };
}

function notesOf(
  boxes: readonly BandBoxes[],
  lines: readonly DiagramEdge[],
  isCrowded: boolean,
  language: Locale,
): readonly string[] {
  const connections = lines.reduce((sum, { count }) => sum + count, 0);
  const empty = boxes.filter(({ all }) => all === 0).map(({ layer }) => layerNames[layer][language]);
  return [
    ...(isCrowded
      ? [
          say(
            language,
            `The layers are tied by ${connections} connections between ${lines.length} pairs of boxes, too many to draw: each band says how many are its own.`,
            `Les couches sont liées par ${connections} liens entre ${lines.length} paires de boîtes, trop pour être dessinés\u00a0: chaque bande indique les siens.`,
          ),
        ]
      : []),
    ...(empty.length > 0
      ? [say(language, `Not described yet: ${empty.join(", ")}.`, `Pas encore décrit\u00a0: ${empty.join(", ")}.`)]
      : []),
  ];
}
