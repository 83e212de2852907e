/**
 * The rules of inclusion of C4 (c4model.com; defaults of Structurizr's views): the parts of what is in scope, and who and what is
 * directly connected with them, each at the level that the diagram may show. Never a whole together with its parts.
 */
import type { Element, Model, Relationship } from "../../model/model.ts";
import type { Diagram, DiagramEdge, DiagramNode } from "../diagram.ts";
import { edgesBetween } from "./edges.ts";
import { graphOf, nodeIds } from "./graph.ts";
import { distinct, isWithin, nearest, nestedNodes, once, withInside } from "./inside.ts";
import { isKind } from "./nodes.ts";
import { counted, say } from "./notes.ts";
import { included, isHiddenRelationship, isWanted } from "./select.ts";
import { storeLines } from "./stored.ts";
import { systemOf } from "./systems.ts";
import type { ViewQuery } from "../viewpoint.ts";

export interface C4Frame {
  /** What is drawn inside the boundaries; without boundaries, the systems that the diagram is about. */
  readonly parts: readonly Element[];
  /** Boundaries from the outermost to the one directly around the parts. */
  readonly boundaries: readonly Element[];
  /** What stands for an element outside of the innermost boundary; undefined for what C4 does not show. */
  readonly outside: (element: Element) => Element | undefined;
  readonly notes?: readonly string[];
}

/** Above so many neighbours, lines among them are left out: the picture is about what they have to do with the scope. */
const CROWD = 12;

/** The diagram of a frame. */
export function drawC4(model: Model, query: ViewQuery, frame: C4Frame): Diagram {
  const parts = frame.parts.filter((element) => isWanted(element, query));
  const inner = frame.boundaries.at(-1);
  const centre = new Set([...parts, ...(inner === undefined ? [] : [inner])].map((element) => element.row));
  const standing = standingIn(frame, centre);
  const neighbours = neighboursOf(model, query, standing, centre);
  const elements = distinct([...frame.boundaries, ...parts, ...neighbours, ...included(model, query)]);
  const around = new Set(frame.boundaries.map((element) => element.row));
  const nodes = withInside(
    model,
    nestedNodes(elements, query.language, (element) => ({
      isExternal: !centre.has(element.row) && !isWithin(element, around) && !isPerson(element),
      ...(around.has(element.row) ? { role: "group" as const } : {}),
    })),
  );
  const { edges, dropped } = linesOf(model, query, nodes, centre, inner);
  return graphOf(nodes, edges, {
    direction: query.direction,
    notes: [...(frame.notes ?? []), ...crowdNote(dropped, query)],
  });
}

/** Relationships that C4 draws: one uses another, or sends it something. */
export function isC4Relationship(relationship: Relationship, query: ViewQuery): boolean {
  if (isHiddenRelationship(relationship, query)) return false;
  if (query.relationships.length > 0) return true;
  const verb = relationship.definition?.base ?? relationship.verb;
  return verb === "uses" || verb === "flows" || verb === "->" || verb === "relates";
}

/** People and organisations, which are never drawn as somebody else's system. */
export function isPerson(element: Element): boolean {
  return isKind(element, "party", "role", "unit");
}

/** The parts of an element that a C4 diagram shows one level down: containers of a system, components of a container. */
export function partsOf(element: Element): readonly Element[] {
  return element.children.filter((child) => isKind(child, "application", "module", "component", "store"));
}

/**
 * Nodes by row, where an interface that stands alone is represented by what realizes it: who uses the interface uses that.
 * A realizer that is drawn only through what is around it counts too.
 */
export function withInterfaces(model: Model, ids: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const more = new Map(ids);
  for (const face of model.elements({ kind: "interface" })) {
    if (nearest(face, (one) => ids.has(one.row)) !== undefined) continue;
    const realizer = realizerOf(face);
    const shown = realizer && nearest(realizer, (one) => ids.has(one.row));
    const id = shown && ids.get(shown.row);
    if (id !== undefined) more.set(face.row, id);
  }
  return more;
}

/** What realizes an interface: the software behind it. */
export function realizerOf(face: Element): Element | undefined {
  return face.in("realizes").find(({ from }) => from !== undefined)?.from;
}

type Standing = (element: Element | undefined) => Element | undefined;

/** What is drawn for an element: the part or boundary that it is in, or what stands for it outside. */
function standingIn({ outside, boundaries }: C4Frame, centre: ReadonlySet<number>): Standing {
  const innermost = boundaries.at(-1);
  const standing = once(find);
  return (element) => (element === undefined ? undefined : standing(element));
  function find(element: Element): Element | undefined {
    const inside = nearest(element, (one) => centre.has(one.row));
    if (inside !== undefined) return inside;
    if (innermost !== undefined && element.path.some((one) => one.row === innermost.row)) return undefined;
    const realizer = isKind(element, "interface") && systemOf(element) === undefined ? realizerOf(element) : undefined;
    return realizer === undefined
      ? outside(element)
      : (nearest(realizer, (one) => centre.has(one.row)) ?? outside(realizer));
  }
}

function neighboursOf(
  model: Model,
  query: ViewQuery,
  standing: Standing,
  centre: ReadonlySet<number>,
): readonly Element[] {
  const found = new Map<number, Element>();
  for (const relationship of model.relationships()) {
    if (!isC4Relationship(relationship, query)) continue;
    const from = standing(relationship.from);
    const to = standing(relationship.to);
    if (from === undefined || to === undefined || centre.has(from.row) === centre.has(to.row)) continue;
    const other = centre.has(from.row) ? to : from;
    if (isWanted(other, query)) found.set(other.row, other);
  }
  return [...found.values()];
}

interface Lines {
  readonly edges: readonly DiagramEdge[];
  /** Lines among neighbours that were left out. */
  readonly dropped: number;
}

function linesOf(
  model: Model,
  query: ViewQuery,
  nodes: readonly DiagramNode[],
  centre: ReadonlySet<number>,
  inner: Element | undefined,
): Lines {
  const rows = withInterfaces(model, nodeIds(model, nodes));
  const written = edgesBetween(model, {
    language: query.language,
    nodes: rows,
    isHidden: (relationship) => !isC4Relationship(relationship, query),
    isMerged: true,
  });
  const all = [...written, ...storeLines(model, query, (element) => idFor(element, rows), written)];
  const ids = new Set([...centre].map((row) => model.at(row).id));
  const said = all.filter((edge) => !isImplied(edge, all, inner?.id, ids));
  const isCrowded = nodes.filter((node) => node.isExternal || !ids.has(node.id)).length > CROWD;
  const edges = isCrowded ? said.filter((edge) => ids.has(edge.from) || ids.has(edge.to)) : said;
  return { edges, dropped: said.length - edges.length };
}

/** Node of an element, or of the nearest of its containers that has one. */
export function idFor(element: Element, ids: ReadonlyMap<number, string>): string | undefined {
  const shown = nearest(element, (one) => ids.has(one.row));
  return shown === undefined ? undefined : ids.get(shown.row);
}

/** A line to the boundary says nothing new where one to a part of it goes the same way (implied relationships). */
function isImplied(
  edge: DiagramEdge,
  all: readonly DiagramEdge[],
  boundary: string | undefined,
  centre: ReadonlySet<string>,
): boolean {
  if (boundary === undefined || (edge.from !== boundary && edge.to !== boundary)) return false;
  return all.some((other) =>
    edge.from === boundary
      ? other.to === edge.to && other.from !== boundary && centre.has(other.from)
      : other.from === edge.from && other.to !== boundary && centre.has(other.to),
  );
}

function crowdNote(dropped: number, { language }: ViewQuery): readonly string[] {
  if (dropped === 0) return [];
  return [
    say(
      language,
      `${counted(dropped, "line", "lines")} among the neighbours ${dropped === 1 ? "is" : "are"} left out.`,
      `${counted(dropped, "ligne entre les voisins est omise", "lignes entre les voisins sont omises")}.`,
    ),
  ];
}
