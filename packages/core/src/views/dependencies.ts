/** Dependencies: which application, module or component needs which, circles marked (R074, R095). */
import { stronglyConnectedComponents } from "../engines/components.ts";
import { findCycles } from "../engines/cycles.ts";
import { buildGraph } from "../engines/graph.ts";
import type { Element, Model } from "../model/model.ts";
import { withInterfaces } from "./parts/c4.ts";
import { inAreasIfMany } from "./parts/crowd.ts";
import type { DiagramEdge, DiagramNode } from "./diagram.ts";
import { edgesBetween } from "./parts/edges.ts";
import { graphOf, nodeIds } from "./parts/graph.ts";
import { distinct, insideOf, isWithin, nestedNodes, withInside } from "./parts/inside.ts";
import { isVerb } from "./parts/lines.ts";
import { isKind } from "./parts/nodes.ts";
import { counted, nothing, say } from "./parts/notes.ts";
import { included, isHiddenRelationship, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const dependencies: Viewpoint = {
  id: "dependencies",
  family: "software",
  aliases: ["module-dependencies", "dependency-graph"],
  title: { en: "Dependencies", fr: "Dépendances" },
  question: {
    en: "What needs what, and where does it run in circles?",
    fr: "Qui a besoin de quoi, et où cela tourne-t-il en rond ?",
  },
  reads: ["scope", "kinds", "relationships", "include", "exclude", "direction"],
  notations: ["orrery", "archimate"],
  example: `
application shop "Web shop" {
  module web "Storefront" { uses basket }
  module basket "Basket" { uses prices }
  module prices "Prices" { uses stock }
  module stock "Stock" { uses basket }
  module mail "Mailing"
}
application erp "ERP"
stock uses erp
view example "What needs what" { viewpoint: dependencies; scope: shop }
`,

  draw(model, query) {
    const { language } = query;
    const elements = elementsIn(model, query);
    const plain = withInside(model, inAreasIfMany(model, nestedNodes(elements, language), query));
    const edges = edgesBetween(model, {
      language,
      nodes: withInterfaces(model, nodeIds(model, plain)),
      isHidden: (relationship) =>
        isHiddenRelationship(relationship, query) ||
        (query.relationships.length === 0 && !isVerb(relationship, ["uses", "flows"])),
      isMerged: true,
    });
    const circles = circlesOf(plain, edges);
    return graphOf(markCircles(plain, circles, query), edges, {
      direction: query.direction,
      notes: elements.length === 0 ? empty(query) : circleNotes(circles, plain, query),
    });
  },
};

/** The level below the scope: modules of applications, components of modules; applications without a scope; or what `kinds` says. */
function elementsIn(model: Model, query: ViewQuery): readonly Element[] {
  const rows = new Set(query.scope.map((one) => one.row));
  const isInScope = (one: Element): boolean => rows.size === 0 || isWithin(one, rows);
  const kinds = query.kinds.length > 0 ? query.kinds : undefined;
  const found =
    kinds !== undefined
      ? [...model.elements()].filter((one) => isKind(one, ...kinds) && isInScope(one))
      : rows.size === 0
        ? [...model.elements({ kind: "application" })]
        : query.scope.flatMap(levelBelow);
  return distinct([...found, ...included(model, query)]).filter((one) => isWanted(one, query));
}

function levelBelow(element: Element): readonly Element[] {
  const parts = element.children.filter((one) => isKind(one, "application", "module", "component", "store"));
  if (parts.length > 0) return parts;
  const members = element.targets("groups");
  return members.length > 0 ? members : [element, ...insideOf(element)];
}

/** A group whose members all need each other, directly or not; `way` is a shortest circle in it. */
interface Circle {
  readonly members: ReadonlySet<string>;
  readonly way: readonly string[];
}

function circlesOf(nodes: readonly DiagramNode[], edges: readonly DiagramEdge[]): readonly Circle[] {
  const numbers = new Map(nodes.map((node, index) => [node.id, index]));
  const ends = edges.filter((edge) => numbers.has(edge.from) && numbers.has(edge.to));
  const graph = buildGraph(
    nodes.length,
    Int32Array.from(ends, (edge) => numbers.get(edge.from) ?? 0),
    Int32Array.from(ends, (edge) => numbers.get(edge.to) ?? 0),
  );
  const components = stronglyConnectedComponents(graph);
  const idOf = (number: number): string => nodes[number]?.id ?? "";
  return findCycles(graph, components).map((cycle) => ({
    members: new Set(
      [
        ...components.member.subarray(components.start[cycle.component] ?? 0, components.start[cycle.component + 1]),
      ].map(idOf),
    ),
    way: cycle.edges.map((edge) => ends[edge]?.from ?? ""),
  }));
}

function markCircles(
  nodes: readonly DiagramNode[],
  circles: readonly Circle[],
  { language }: ViewQuery,
): readonly DiagramNode[] {
  return nodes.map((node) => {
    const circle = circles.find(({ members }) => members.has(node.id));
    if (circle === undefined) return node;
    const count = circle.members.size;
    const label = say(language, `in a circle of ${count}`, `dans une boucle de ${count}`);
    return { ...node, badges: [...node.badges, { kind: "note" as const, count, label }] };
  });
}

function circleNotes(
  circles: readonly Circle[],
  nodes: readonly DiagramNode[],
  { language }: ViewQuery,
): readonly string[] {
  if (circles.length === 0) return [];
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const shown = circles.slice(0, 3).map(({ members, way }) => {
    const round = [...way, way[0] ?? ""].map((id) => names.get(id) ?? id).join(" → ");
    return members.size > way.length
      ? `${round} (${say(language, `among ${members.size}`, `parmi ${members.size}`)})`
      : round;
  });
  const rest = circles.length > shown.length ? ` (+${circles.length - shown.length})` : "";
  return [
    say(
      language,
      `${counted(circles.length, "circle", "circles")}: ${shown.join("; ")}${rest}.`,
      `${counted(circles.length, "boucle", "boucles")} : ${shown.join(" ; ")}${rest}.`,
    ),
  ];
}

function empty({ language }: ViewQuery): readonly string[] {
  return nothing(
    language,
    "`scope` takes an application that has modules, or `kinds` says what to draw.",
    "`scope` attend une application qui a des modules, ou `kinds` dit quoi dessiner.",
  );
}
