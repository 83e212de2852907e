/**
 * Explore: an element and what is connected with it, a few steps far (R097). Relationships, reference attributes, parts and carried data
 * all count as steps. `direction: down` follows statements from subject to object, `up` against it, anything else both ways. An element
 * with very many connections is drawn, but the way does not go on through it: by way of a hub everything is near everything.
 */
import type { Locale } from "../base/codes.ts";
import type { Element, Model } from "../model/model.ts";
import type { DiagramEdge, DiagramNode, Hub } from "./diagram.ts";
import { edgesBetween, madeEdge } from "./parts/edges.ts";
import { graphOf, nodeIds } from "./parts/graph.ts";
import { distinct, nestedNodes, withInside } from "./parts/inside.ts";
import { isKind } from "./parts/nodes.ts";
import { listOf, nothing, say } from "./parts/notes.ts";
import { referenceEdges } from "./parts/references.ts";
import { included, isHiddenRelationship, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const explore: Viewpoint = {
  id: "explore",
  family: "overview",
  aliases: ["neighbourhood", "neighborhood", "around"],
  title: { en: "Surroundings", fr: "Voisinage" },
  question: {
    en: "What is this connected with, directly and a few steps away?",
    fr: "À quoi ceci est-il relié, directement et à quelques pas ?",
  },
  reads: ["!scope", "depth", "direction", "kinds", "layers", "relationships", "include", "exclude"],
  notations: ["orrery", "archimate"],
  example: `
unit team "Web team"
application shop "Web shop" {
  owner: team
  module orders "Orders" { uses db; -> erp : order }
  store db "Order database" { technology: postgres; runs on server }
}
application erp "ERP" { owner: team }
dataset order "Order"
technology postgres "PostgreSQL 18"
node server "Server" { site: north }
site north "Data centre North"
view example "Two steps around the orders module" { viewpoint: explore; scope: orders; depth: 2 }
`,

  draw(model, query) {
    const { language } = query;
    const found = walk(model, query);
    const elements = distinct([...found.elements, ...included(model, query)]);
    const nodes = withInside(
      model,
      nestedNodes(elements, language, (one) => hubMark(one, found.hubs, query)),
    );
    return graphOf(nodes, linesOf(model, query, nodes, found.data), {
      direction: query.direction ?? "right",
      notes:
        query.scope.length === 0
          ? empty(query)
          : [...hubNotes(found.hubs, query), ...leftOutNotes(found.leftOut, language)],
      hubs: found.leftOut,
    });
  },
};

/** An element with more neighbours than this is a hub. */
export const HUB = 20;

interface Walk {
  readonly elements: readonly Element[];
  /** Hubs through which the way would have gone on, with the number of their neighbours. */
  readonly hubs: ReadonlyMap<number, number>;
  /** Hubs that are not drawn, as the query wishes. */
  readonly leftOut: readonly Hub[];
  /** Data from which the way went on to who sends and who receives it. */
  readonly data: ReadonlySet<number>;
}

/** What is around some elements, without the filters of kinds and relationships: what these can be chosen from. */
export function around(model: Model, query: ViewQuery): readonly Element[] {
  return walk(model, { ...query, kinds: [], relationships: [] }).elements;
}

/** Breadth-first from the scope, `depth` steps, not through hubs. */
function walk(model: Model, query: ViewQuery): Walk {
  const crowd = query.hidesHubs === true ? crowdOf(model) : undefined;
  const leftOut = new Map<number, Hub>();
  const isLeftOut = (one: Element): boolean => {
    const count = crowd?.degreeOf(one.row) ?? 0;
    if (crowd === undefined || count <= crowd.limit || query.scope.some(({ row }) => row === one.row)) return false;
    leftOut.set(one.row, { element: one.id, name: one.nameIn(query.language), count });
    return true;
  };
  const reached = new Map(query.scope.map((element) => [element.row, element]));
  const hubs = new Map<number, number>();
  const data = new Set<number>();
  let front = [...reached.values()];
  for (let step = 0; step < (query.depth ?? 1) && front.length > 0; step++) {
    const next: Element[] = [];
    for (const element of front) {
      const near = neighbours(model, query, element);
      if (step > 0 && near.length > HUB) {
        hubs.set(element.row, near.length);
        continue;
      }
      if (isKind(element, "dataset", "entity")) data.add(element.row);
      for (const one of near) {
        if (reached.has(one.row) || isLeftOut(one)) continue;
        reached.set(one.row, one);
        next.push(one);
      }
    }
    front = next;
  }
  return { elements: [...reached.values()], hubs, leftOut: [...leftOut.values()], data };
}

/** Elements among these that stand out of their model by their connections, the most connected first. */
export function hubsAmong(model: Model, elements: readonly Element[], language: Locale): readonly Hub[] {
  const { degreeOf, limit } = crowdOf(model);
  return elements
    .filter(({ row }) => degreeOf(row) > limit)
    .map((one) => ({ element: one.id, name: one.nameIn(language), count: degreeOf(one.row) }))
    .sort((a, b) => b.count - a.count || (a.element < b.element ? -1 : 1));
}

interface Crowd {
  /** Connections above which an element stands out of its model. */
  readonly limit: number;
  readonly degreeOf: (row: number) => number;
}

/** Above the usual so many times. */
const FAR_ABOVE = 8;

const crowds = new WeakMap<Model, Crowd>();

/** How connected the elements of a model are: remembered, since all of them are counted. */
function crowdOf(model: Model): Crowd {
  const known = crowds.get(model);
  if (known !== undefined) return known;
  const { outStart, inStart } = model.graph();
  const degreeOf = (row: number): number =>
    (outStart[row + 1] as number) - (outStart[row] as number) + (inStart[row + 1] as number) - (inStart[row] as number);
  const degrees: number[] = [];
  for (const { row } of model.elements()) if (degreeOf(row) > 0) degrees.push(degreeOf(row));
  degrees.sort((a, b) => a - b);
  const median = degrees[Math.floor(degrees.length / 2)] ?? 0;
  const crowd: Crowd = { limit: Math.max(HUB, FAR_ABOVE * median), degreeOf };
  crowds.set(model, crowd);
  return crowd;
}

function neighbours(model: Model, query: ViewQuery, { row }: Element): readonly Element[] {
  const { outStart, outEdge, outNode, inStart, inEdge, inNode } = model.graph();
  const found = new Map<number, Element>();
  const look = (edges: Int32Array, nodes: Int32Array, start: Int32Array, isWay: boolean): void => {
    for (let slot = start[row] as number; slot < (start[row + 1] as number); slot++) {
      const other = nodes[slot] as number;
      const edge = edges[slot] as number;
      if (other === row || found.has(other) || !isDrawable(model, other)) continue;
      if (edge >= model.parts.edges.carriedFrom ? !isCarrying(model, query, edge, row) : !isWay) continue;
      if (isStep(model, query, edge) && isWanted(model.at(other), query)) found.set(other, model.at(other));
    }
  };
  look(outEdge, outNode, outStart, query.direction !== "up");
  look(inEdge, inNode, inStart, query.direction !== "down");
  return [...found.values()];
}

/** From data to who sends it (`up`) and who receives it (`down`); from these the data is a label of the line, not a step. */
function isCarrying(model: Model, { direction }: ViewQuery, edge: number, data: number): boolean {
  const { edges } = model.parts;
  if ((edges.to[edge] as number) !== data) return false;
  const flow = edges.at[edge] as number;
  const end = edges.from[edge] as number;
  if (direction === "up") return (edges.from[flow] as number) === end;
  return direction !== "down" || (edges.to[flow] as number) === end;
}

/** Elements of ours and of included models; views and other statements are not part of the architecture. */
function isDrawable(model: Model, row: number): boolean {
  return model.isElement(row) || (row >= model.parts.ownRows && model.isPresent(row));
}

function isStep(model: Model, query: ViewQuery, edge: number): boolean {
  if (edge < model.parts.edges.nestingFrom) return !isHiddenRelationship(model.relationship(edge), query);
  return query.relationships.length === 0 || query.relationships.includes(model.edgeName(edge));
}

function linesOf(
  model: Model,
  query: ViewQuery,
  nodes: readonly DiagramNode[],
  data: ReadonlySet<number>,
): readonly DiagramEdge[] {
  const ids = nodeIds(model, nodes);
  const { language } = query;
  const keys = query.relationships.length === 0 ? undefined : new Set(query.relationships);
  const lines = edgesBetween(model, {
    language,
    nodes: ids,
    isLifted: false,
    // Drawn as a way through the data instead.
    isHidden: (relationship) =>
      isHiddenRelationship(relationship, query) ||
      (relationship.carried.length > 0 && relationship.carried.every((one) => data.has(one.row))),
  });
  return [...lines, ...referenceEdges(model, ids, language, keys), ...carriedLines(model, query, ids, data)];
}

/** Data between who sends and who receives it. */
function carriedLines(
  model: Model,
  query: ViewQuery,
  ids: ReadonlyMap<number, string>,
  data: ReadonlySet<number>,
): readonly DiagramEdge[] {
  const edges = new Map<string, DiagramEdge>();
  const add = (from: string | undefined, to: string | undefined, label: string): void => {
    if (from === undefined || to === undefined || from === to) return;
    const edge = madeEdge(from, "carries", to, { line: "data", label, verbName: label, isStated: true });
    edges.set(edge.id, edge);
  };
  for (const relationship of model.relationships()) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined || isHiddenRelationship(relationship, query)) continue;
    for (const { row } of relationship.carried) {
      if (!data.has(row)) continue;
      add(ids.get(from.row), ids.get(row), say(query.language, "sends", "envoie"));
      add(ids.get(row), ids.get(to.row), say(query.language, "reaches", "parvient à"));
    }
  }
  return [...edges.values()];
}

function hubMark(
  element: Element,
  hubs: ReadonlyMap<number, number>,
  { language }: ViewQuery,
): Partial<Pick<DiagramNode, "badges">> {
  const count = hubs.get(element.row);
  if (count === undefined) return {};
  const label = say(language, `${count} connections, not followed`, `${count} liens, non suivis`);
  return { badges: [{ kind: "note", count, label }] };
}

function hubNotes(hubs: ReadonlyMap<number, number>, query: ViewQuery): readonly string[] {
  if (hubs.size === 0) return [];
  const { language, scope } = query;
  const model = scope[0]?.model;
  const names = [...hubs].map(([row, count]) => `${model?.at(row).nameIn(language) ?? row} (${count})`);
  return [
    say(
      language,
      `Not followed further, having many connections: ${listOf(names, language)}.`,
      `Non suivis au-delà, car très reliés : ${listOf(names, language)}.`,
    ),
  ];
}

function leftOutNotes(hubs: readonly Hub[], language: Locale): readonly string[] {
  if (hubs.length === 0) return [];
  const names = listOf(
    hubs.map(({ name, count }) => `${name} (${count})`),
    language,
  );
  return [
    say(
      language,
      `Left out, since nearly everything is connected with it: ${names}.`,
      `Écartés, car presque tout y est relié : ${names}.`,
    ),
  ];
}

function empty({ language }: ViewQuery): readonly string[] {
  return nothing(language, "`scope` takes the element to begin at.", "`scope` attend l'élément par lequel commencer.");
}
