/**
 * Lineage: where data comes from and where it goes (R098). The flows that carry it, who reads and writes it, where it is kept, which
 * source counts, and what it means; from left to right. A store or application in scope stands for the data that it holds or passes on.
 */
import type { Element, Model, Relationship } from "../model/model.ts";
import type { DiagramEdge } from "./diagram.ts";
import { edgeOfRelationship, edgeOfRelationships, madeEdge } from "./parts/edges.ts";
import { graphOf } from "./parts/graph.ts";
import { distinct, insideOf, isSoftware, isWithin, nestedNodes, withInside } from "./parts/inside.ts";
import { dataLabel, exchangeDetail, gather, type GatheredLine, isVerb } from "./parts/lines.ts";
import { isKind } from "./parts/nodes.ts";
import { nothing } from "./parts/notes.ts";
import { keyName, references } from "./parts/references.ts";
import { included, isHiddenRelationship, isWanted } from "./parts/select.ts";
import { systemOf } from "./parts/systems.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const lineage: Viewpoint = {
  id: "lineage",
  family: "data",
  aliases: ["data-lineage", "provenance"],
  title: { en: "Data lineage", fr: "Lignage des données" },
  question: {
    en: "Where does this data come from, and where does it end up?",
    fr: "D'où viennent ces données, et où aboutissent-elles ?",
  },
  reads: ["!scope", "include", "exclude", "relationships", "direction"],
  notations: ["orrery", "archimate"],
  example: `
party customer "Customer" { -> web : order }
application shop "Web shop" {
  module web "Storefront" { -> orders : order }
  module orders "Orders" { accesses order { mode: readwrite }; -> warehouse : order { every: 24h }; -> mail : newsletter }
  store db "Order database"
}
application mail "Mailing"
application warehouse "Data warehouse" { -> report : order }
application report "Sales report"
dataset order "Orders" { store: db; goldenSource: shop; realizes sale }
dataset newsletter "Newsletter"
entity sale "Sale"
view example "What becomes of an order" { viewpoint: lineage; scope: order }
`,

  draw(model, query) {
    const data = dataIn(model, query);
    const flows = flowsOf(model, query, data);
    const edges = [
      ...flows.map(({ from, to, relationships }) => ({
        ...edgeOfRelationships(relationships, from, to, query.language),
        label: dataLabel(relationships, query.language, (one) => data.has(one.row)),
        detail: exchangeDetail(relationships, query.language),
      })),
      ...accessLines(model, query, data),
      ...statedLines(model, query, data),
    ];
    const ends = edges.flatMap(({ from, to }) => [from, to]).flatMap((id) => model.element(id) ?? []);
    // Data that is only a label of lines needs no box of its own.
    const scope = query.scope.filter((element) => edges.length === 0 || isSoftware(element));
    const wanted = [...scope, ...ends, ...included(model, query)].filter((element) => isWanted(element, query));
    const around = wanted.flatMap((element) => (isSoftware(element) ? (systemOf(element) ?? []) : []));
    const own = new Set(query.scope.filter(isSoftware).map((element) => systemOf(element)?.row));
    const nodes = nestedNodes(distinct([...around, ...wanted]), query.language, (element) => ({
      isExternal: isSoftware(element) && own.size > 0 && !own.has(systemOf(element)?.row),
    }));
    return graphOf(withInside(model, nodes), edges, {
      direction: query.direction ?? "right",
      notes: edges.length > 0 ? [] : empty(query),
    });
  },
};

/** The data in question: data sets in scope with their parts, those that realize an entity in scope, those that software holds or passes on. */
function dataIn(model: Model, query: ViewQuery): ReadonlySet<number> {
  const data = new Set<number>();
  const add = (element: Element): void => {
    if (!isKind(element, "dataset", "entity")) return;
    for (const one of [element, ...insideOf(element)]) data.add(one.row);
  };
  for (const element of query.scope) {
    add(element);
    if (isKind(element, "entity")) for (const { from } of element.in("realizes")) if (from !== undefined) add(from);
    if (isSoftware(element)) for (const one of dataHeldBy(model, element)) add(one);
  }
  return data;
}

/** Data that a store or other software keeps, accesses, is the golden source of, sends or receives. */
function dataHeldBy(model: Model, holder: Element): readonly Element[] {
  const rows = new Set([holder, ...insideOf(holder)].map((one) => one.row));
  const held: Element[] = [];
  for (const { from, to } of references(model, new Set(["store", "goldenSource"])))
    if (rows.has(to.row)) held.push(from);
  for (const row of rows) {
    const element = model.at(row);
    for (const { to } of element.out("accesses")) if (to !== undefined) held.push(to);
    for (const flow of [...element.out("flows"), ...element.in("flows")]) held.push(...flow.carried);
  }
  return distinct(held);
}

/** Flows that carry the data; of software in scope also those that say nothing of what they carry. */
function flowsOf(model: Model, query: ViewQuery, data: ReadonlySet<number>): readonly GatheredLine[] {
  const scope = new Set(query.scope.filter(isSoftware).map((element) => element.row));
  const isOf = (relationship: Relationship): boolean =>
    relationship.carries.length === 0
      ? [relationship.from, relationship.to].some((end) => end !== undefined && scope.size > 0 && isWithin(end, scope))
      : relationship.carried.some((one) => data.has(one.row));
  const lines = gather(model, query, ["flows"], (element) => element.id)
    .map((line) => ({ ...line, relationships: line.relationships.filter(isOf) }))
    .filter((line) => line.relationships.length > 0);
  return scope.size === 0 || query.scope.some((one) => !isSoftware(one)) ? lines : connectedWith(model, scope, lines);
}

/** Of the flows that carry the data of a store, those before and behind it: the same data elsewhere is another story. */
function connectedWith(
  model: Model,
  scope: ReadonlySet<number>,
  lines: readonly GatheredLine[],
): readonly GatheredLine[] {
  const kept = new Set<GatheredLine>();
  for (const [start, end] of [["from", "to"] as const, ["to", "from"] as const]) {
    const leaving = new Map<string, GatheredLine[]>();
    for (const line of lines) leaving.set(line[start], [...(leaving.get(line[start]) ?? []), line]);
    const reached = new Set<string>();
    const open = [...scope].map((row) => model.at(row));
    for (let element = open.pop(); element !== undefined; element = open.pop()) {
      if (reached.has(element.id)) continue;
      reached.add(element.id);
      // Data that reaches a module is in its application, and the other way round.
      for (const place of [element, ...insideOf(element), ...element.path]) {
        for (const line of leaving.get(place.id) ?? []) {
          kept.add(line);
          open.push(...[model.element(line[end])].filter((one) => one !== undefined));
        }
      }
    }
  }
  return lines.filter((line) => kept.has(line));
}

/** Who writes the data (a line towards it) and who reads it (a line from it). */
function accessLines(model: Model, query: ViewQuery, data: ReadonlySet<number>): readonly DiagramEdge[] {
  const edges: DiagramEdge[] = [];
  for (const relationship of model.relationships()) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined || !data.has(to.row)) continue;
    if (!isVerb(relationship, ["accesses"]) || isHiddenRelationship(relationship, query)) continue;
    const mode = relationship.get("mode");
    const word = mode !== undefined && "text" in mode ? mode.text : "read";
    const written = edgeOfRelationship(relationship, from.id, to.id, query.language);
    if (word === "read") edges.push({ ...written, from: to.id, to: from.id, isReversed: written.isReversed !== true });
    else edges.push(written);
  }
  return edges;
}

/** Where the data is kept, which source counts, what it means. */
function statedLines(model: Model, query: ViewQuery, data: ReadonlySet<number>): readonly DiagramEdge[] {
  const edges: DiagramEdge[] = [];
  for (const { from, key, to } of references(model, new Set(["store", "goldenSource"]))) {
    if (!data.has(from.row)) continue;
    const label = keyName(from, key, query.language);
    const [start, end] = key === "store" ? [from.id, to.id] : [to.id, from.id];
    edges.push({ ...madeEdge(start, key, end, { label, verbName: label, isStated: true }), line: "data" });
  }
  for (const relationship of model.relationships("realizes")) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined || isHiddenRelationship(relationship, query)) continue;
    if (data.has(from.row) && isKind(from, "dataset"))
      edges.push(edgeOfRelationship(relationship, from.id, to.id, query.language));
  }
  return edges;
}

function empty({ language }: ViewQuery): readonly string[] {
  return nothing(
    language,
    "`scope` takes a data set or a store, and flows say what they carry, as in `shop -> erp : order`.",
    "`scope` attend un jeu ou un dépôt de données, et les flux disent ce qu'ils transportent, par exemple `boutique -> erp : commande`.",
  );
}
