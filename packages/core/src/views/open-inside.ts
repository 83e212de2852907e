/** Opens boxes in place: what the model has inside them is drawn inside them, and lines end where they were meant to end. */
import type { Locale } from "../base/codes.ts";
import type { Element, Model } from "../model/model.ts";
import type { DiagramEdge, DiagramNode, GraphDiagram } from "./diagram.ts";
import { edgesBetween } from "./parts/edges.ts";
import { graphOf, nodeIds } from "./parts/graph.ts";
import { withInside } from "./parts/inside.ts";
import { nodeOf } from "./parts/nodes.ts";
import { counted, say } from "./parts/notes.ts";
import { isHiddenRelationship } from "./parts/select.ts";
import type { ViewQuery } from "./viewpoint.ts";

export interface OpenRequest {
  readonly query: ViewQuery;
  /** Boxes that somebody opened. */
  readonly opened: ReadonlySet<string>;
  /** Every box is opened that lies in less than so many boundaries. */
  readonly detail: number | undefined;
}

/** Boxes above which nothing more is opened. */
const MOST = 3000;

/** The diagram with these boxes open. Boxes without anything inside stay as they are. */
export function withOpened(diagram: GraphDiagram, model: Model, request: OpenRequest): GraphDiagram {
  const { query } = request;
  const opening = openAll(diagram, model, request);
  if (opening.holders.size === 0) return diagram;
  const { arrangement, direction, bands, notes, hubs } = diagram;
  const nodes = withInside(model, opening.nodes);
  return graphOf(nodes, linesOf(diagram, model, nodes, opening, query), {
    arrangement,
    direction,
    bands,
    notes: opening.left === 0 ? notes : [...notes, tooMany(opening.left, query.language)],
    hubs,
  });
}

/** How many levels of boxes the model has inside what a diagram shows, beside those that it draws. */
export function levelsInside(diagram: GraphDiagram, model: Model): number {
  const depths = new Map<string, number>();
  let most = 0;
  for (const node of diagram.nodes) {
    const depth = node.parent === undefined ? 0 : (depths.get(node.parent) ?? 0) + 1;
    depths.set(node.id, depth);
    if (isOpenable(node)) most = Math.max(most, depth + levelsBelow(model, node.id));
  }
  return most;
}

interface Opening {
  readonly nodes: readonly DiagramNode[];
  /** The box of the diagram that each new one lies in. */
  readonly holders: ReadonlyMap<string, string>;
  /** Boxes that were not opened, since there are too many. */
  readonly left: number;
}

function openAll(diagram: GraphDiagram, model: Model, { query, opened, detail }: OpenRequest): Opening {
  const known = new Set(diagram.nodes.map(({ id }) => id));
  const depths = new Map<string, number>();
  const holders = new Map<string, string>();
  const nodes: DiagramNode[] = [];
  const open = [...diagram.nodes].reverse();
  let left = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const depth = node.parent === undefined ? 0 : (depths.get(node.parent) ?? 0) + 1;
    depths.set(node.id, depth);
    const isWanted = isOpenable(node) && (opened.has(node.id) || (detail !== undefined && depth < detail));
    const inside = isWanted ? partsOf(model, node.id).filter(({ id }) => !known.has(id)) : [];
    if (inside.length === 0 || known.size + inside.length > MOST) {
      if (inside.length > 0) left++;
      nodes.push(node);
      continue;
    }
    const { hidden: _hidden, ...rest } = node;
    nodes.push({ ...rest, role: "group" });
    for (const part of inside.toReversed()) {
      known.add(part.id);
      holders.set(part.id, holders.get(node.id) ?? node.id);
      open.push(newNode(part, node, query.language));
    }
  }
  return { nodes, holders, left };
}

function newNode(part: Element, { id: parent, change, isExternal }: DiagramNode, language: Locale): DiagramNode {
  const node = nodeOf(part, language, { parent, isExternal });
  return change === "added" || change === "removed" ? { ...node, change } : node;
}

/** A box that stands for an element under the element's own id. */
function isOpenable({ id, element, role }: DiagramNode): boolean {
  return role === "element" && id === element;
}

function partsOf(model: Model, id: string): readonly Element[] {
  const row = model.element(id)?.row;
  return row === undefined ? [] : model.children(row).flatMap((one) => (model.isElement(one) ? [model.at(one)] : []));
}

function levelsBelow(model: Model, id: string): number {
  const seen = new Set<string>([id]);
  let level = [id];
  let count = 0;
  for (;;) {
    level = level.flatMap((one) => partsOf(model, one).map((part) => part.id)).filter((one) => !seen.has(one));
    if (level.length === 0) return count;
    for (const one of level) seen.add(one);
    count++;
  }
}

/** The lines of the diagram, those that stood for what was inside replaced by lines from the inside. */
function linesOf(
  diagram: GraphDiagram,
  model: Model,
  nodes: readonly DiagramNode[],
  { holders }: Opening,
  query: ViewQuery,
): readonly DiagramEdge[] {
  // A map says by nesting, not by lines.
  if (diagram.arrangement === "map" && diagram.edges.length === 0) return [];
  const inner = edgesBetween(model, {
    language: query.language,
    nodes: nodeIds(model, nodes),
    verbs: verbsOf(diagram, query),
    isHidden: (relationship) => isHiddenRelationship(relationship, query),
  }).filter(({ from, to }) => holders.has(from) || holders.has(to));
  const explained = new Map<string, number>();
  for (const { from, to, count } of inner) {
    const key = JSON.stringify([holders.get(from) ?? from, holders.get(to) ?? to]);
    explained.set(key, (explained.get(key) ?? 0) + count);
  }
  const outer = diagram.edges.flatMap((edge) => {
    const count = edge.count - (explained.get(JSON.stringify([edge.from, edge.to])) ?? 0);
    if (count === edge.count) return [edge];
    if (count <= 0 && !edge.isStated) return [];
    return [{ ...edge, count: Math.max(1, count) }];
  });
  return [...outer, ...inner];
}

/** What the diagram already speaks about, and what boxes do with each other; undefined: everything. */
function verbsOf({ edges }: GraphDiagram, { relationships }: ViewQuery): ReadonlySet<string> | undefined {
  if (relationships.length > 0 || edges.length === 0) return undefined;
  return new Set([...edges.map(({ verb }) => verb), "uses", "->", "flows"]);
}

function tooMany(left: number, language: Locale): string {
  return say(
    language,
    `${counted(left, "box is", "boxes are")} not opened: there would be more than ${MOST} boxes.`,
    `${counted(left, "boîte n'est pas ouverte", "boîtes ne sont pas ouvertes")} : il y aurait plus de ${MOST} boîtes.`,
  );
}
