/**
 * Urbanisation map: zones, quartiers, îlots and blocs one inside the other, each with what it groups (plan d'occupation des sols).
 * An application belongs in one bloc: what is in none, in several, or in an area that is divided further is said below (R092).
 */
import type { Element, Model } from "../model/model.ts";
import type { Badge, DiagramNode } from "./diagram.ts";
import { graphOf } from "./parts/graph.ts";
import { distinct, isWithin, nearest, withInside } from "./parts/inside.ts";
import { areasDirectlyAround } from "./landscape.ts";
import { groupNode, isKind, nodeOf, textOf } from "./parts/nodes.ts";
import { capital, counted, namesOf, nothing, say } from "./parts/notes.ts";
import { scopeOf } from "./parts/scope.ts";
import { isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const zoning: Viewpoint = {
  id: "zoning",
  family: "overview",
  aliases: ["urbanisation", "urbanization", "functional-map", "pos"],
  title: { en: "Urbanisation map", fr: "Plan d'urbanisme" },
  question: {
    en: "In which zone, quartier and bloc is each application, and what is in none?",
    fr: "Dans quelle zone, quel quartier et quel bloc se trouve chaque application, et laquelle n'est nulle part ?",
  },
  reads: ["scope", "kinds", "layers", "exclude", "depth"],
  notations: ["orrery", "archimate"],
  example: `
area channels "Channels" { level: zone; groups shop }
area core "Core business" {
  level: zone
  groups erp
  area selling "Selling" {
    level: quartier
    area orders-bloc "Orders" { level: bloc; groups orders, price-list }
    area customers-bloc "Customers" { level: bloc; groups crm }
  }
}
area reference "Reference data" { level: zone; groups customer }
application shop "Web shop"
application erp "ERP"
application orders "Order management"
application price-list "Price list"
application crm "Customer file"
application wiki "Wiki"
entity customer "Customer"
view example "The map" { viewpoint: zoning }
`,

  draw(model, query) {
    const scope = scopeOf(query, (one) => (isKind(one, "area") ? [one] : areasAround(one)));
    const areas = areasIn(model, query, scope.rows);
    const members = membersOf(model, query, areas, scope.rows.size === 0);
    const nodes = [...areaNodes(areas, members, query), ...memberNodes(members, areas, query)];
    const stray = members.filter(({ around }) => around.length === 0).map(({ element }) => element);
    const elsewhere = groupNode(ELSEWHERE, say(query.language, "In no area", "Hors zone"), { rank: 9 });
    return graphOf(withInside(model, stray.length === 0 ? nodes : [...nodes, elsewhere]), [], {
      arrangement: "map",
      direction: query.direction,
      notes: [
        ...scope.notes,
        ...(areas.length === 0 && members.length === 0 ? empty(query) : notesOf(members, areas, query)),
      ],
    });
  },
};

const ELSEWHERE = "group:elsewhere";

/** Something that is or should be in an area. */
interface Member {
  readonly element: Element;
  /** Areas of the picture that it is directly in. */
  readonly around: readonly Element[];
}

/** The areas that an element, or the nearest of its containers that is in any, is directly in. */
function areasAround(element: Element): readonly Element[] {
  const placed = nearest(element, (one) => areasDirectlyAround(one).length > 0);
  return placed === undefined ? [] : areasDirectlyAround(placed);
}

/** Areas in scope, down to `depth` levels. */
function areasIn(model: Model, query: ViewQuery, scope: ReadonlySet<number>): readonly Element[] {
  const depth = query.depth ?? Number.POSITIVE_INFINITY;
  return [...model.elements({ kind: "area" })].filter((area) => {
    if (scope.size > 0 && !isWithin(area, scope)) return false;
    if (!isWanted(area, { ...query, kinds: [], layers: [] })) return false;
    const from = scope.size === 0 ? 0 : area.path.findIndex((one) => scope.has(one.row));
    return area.path.length - Math.max(from, 0) < depth;
  });
}

/** What areas group; and applications that none groups, unless the view is about some areas only. */
function membersOf(model: Model, query: ViewQuery, areas: readonly Element[], isWhole: boolean): readonly Member[] {
  const drawn = new Set(areas.map((area) => area.row));
  const members: Member[] = [];
  for (const element of model.elements()) {
    if (isKind(element, "area") || !isWanted(element, query)) continue;
    const stated = areasDirectlyAround(element);
    const around = distinct(stated.flatMap((area) => nearestDrawn(area, drawn) ?? []));
    if (around.length > 0) members.push({ element, around });
    else if (isWhole && stated.length === 0 && isTopApplication(element)) members.push({ element, around: [] });
  }
  return members;
}

function nearestDrawn(area: Element, drawn: ReadonlySet<number>): Element | undefined {
  return [...area.path, area].findLast((one) => drawn.has(one.row));
}

function isTopApplication(element: Element): boolean {
  return isKind(element, "application") && element.ancestor("application") === undefined;
}

/** Areas as boundaries; one without content is drawn as a plain box. */
function areaNodes(
  areas: readonly Element[],
  members: readonly Member[],
  { language }: ViewQuery,
): readonly DiagramNode[] {
  const full = new Set(members.flatMap(({ around }) => around.slice(0, 1).map((area) => area.row)));
  for (const area of areas) if (area.parent !== undefined) full.add(area.parent.row);
  return areas.map((area) => {
    const node = nodeOf(area, language, { parent: area.parent?.id, role: full.has(area.row) ? "group" : "element" });
    const level = textOf(area, "level", language);
    return level === undefined ? node : { ...node, kindName: capital(level) };
  });
}

function memberNodes(
  members: readonly Member[],
  areas: readonly Element[],
  { language }: ViewQuery,
): readonly DiagramNode[] {
  const divided = dividedAreas(areas);
  return members.map(({ element, around }) =>
    nodeOf(element, language, {
      parent: around[0]?.id ?? ELSEWHERE,
      badges: [...severalBadge(around, language), ...undecidedBadge(element, around, divided, language)],
    }),
  );
}

function severalBadge(around: readonly Element[], language: ViewQuery["language"]): readonly Badge[] {
  if (around.length < 2) return [];
  const others = namesOf(around.slice(1), language);
  return [{ kind: "note", count: around.length, label: say(language, `also in ${others}`, `aussi dans ${others}`) }];
}

function undecidedBadge(
  element: Element,
  [area]: readonly Element[],
  divided: ReadonlySet<number>,
  language: ViewQuery["language"],
): readonly Badge[] {
  if (area === undefined || !divided.has(area.row) || !isKind(element, "application")) return [];
  return [{ kind: "note", label: say(language, "in none of the smaller areas", "dans aucune des aires plus petites") }];
}

/** Areas that are divided into smaller ones. */
function dividedAreas(areas: readonly Element[]): ReadonlySet<number> {
  return new Set(areas.flatMap((area) => (area.parent === undefined ? [] : [area.parent.row])));
}

/** The exceptions to "every application in one bloc". */
function notesOf(members: readonly Member[], areas: readonly Element[], { language }: ViewQuery): readonly string[] {
  const divided = dividedAreas(areas);
  const applications = members.filter(({ element }) => isKind(element, "application"));
  const pick = (holds: (member: Member) => boolean): readonly Element[] =>
    applications.filter(holds).map(({ element }) => element);
  const stray = pick(({ around }) => around.length === 0);
  const several = pick(({ around }) => around.length > 1);
  const undecided = pick(({ around: [area] }) => area !== undefined && divided.has(area.row));
  const sentences: readonly (readonly [readonly Element[], string, string])[] = [
    [stray, "in no area", "hors de toute aire"],
    [several, "in several areas, drawn in the first", "dans plusieurs aires, dessinées dans la première"],
    [undecided, "in an area that is divided further", "dans une aire qui est subdivisée"],
  ];
  return sentences.flatMap(([elements, en, fr]) => {
    if (elements.length === 0) return [];
    const count = counted(elements.length, "application", "applications");
    return [`${count} ${say(language, en, fr)}${say(language, ":", " :")} ${namesOf(elements, language)}.`];
  });
}

function empty({ language }: ViewQuery): readonly string[] {
  return nothing(
    language,
    'write an area and what it groups, as in `area sales "Sales" { groups shop }`.',
    'écrivez une aire et ce qu\'elle regroupe, par exemple `area ventes "Ventes" { groups boutique }`.',
  );
}
