/**
 * Data flow: who sends what to whom, the lines labelled with the data sets (in the manner of a data flow diagram, DeMarco 1978).
 * An application in scope is opened: its modules and stores, and the data that they read and write in stores.
 */
import type { Element, Model } from "../model/model.ts";
import { partsOf } from "./parts/c4.ts";
import { inAreasIfMany } from "./parts/crowd.ts";
import type { DiagramEdge } from "./diagram.ts";
import { edgeOfRelationships, madeEdge } from "./parts/edges.ts";
import { graphOf, nodeIds } from "./parts/graph.ts";
import { distinct, insideOf, isWithin, nearest, nestedNodes, once, withInside } from "./parts/inside.ts";
import { dataLabel, exchangeDetail, gather, type GatheredLine } from "./parts/lines.ts";
import { isKind } from "./parts/nodes.ts";
import { nothing } from "./parts/notes.ts";
import { included, isWanted } from "./parts/select.ts";
import { storeAccesses } from "./parts/stored.ts";
import { systemOf } from "./parts/systems.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const dataFlow: Viewpoint = {
  id: "data-flow",
  family: "data",
  aliases: ["dfd", "flows", "flow-map"],
  title: { en: "Data flow", fr: "Flux de données" },
  question: { en: "Who sends which data to whom?", fr: "Qui envoie quelles données à qui ?" },
  reads: ["scope", "include", "exclude", "kinds", "relationships", "direction"],
  notations: ["orrery", "archimate"],
  example: `
party customer "Customer" { -> shop : order }
application shop "Web shop" {
  module orders "Orders" { -> erp : order { protocol: https }; accesses order { mode: write } }
  store db "Order database"
}
application erp "ERP" { -> warehouse : order, stock { protocol: sftp; every: 24h } }
application warehouse "Data warehouse"
application wiki "Wiki"
dataset order "Orders" { store: db }
dataset stock "Stock levels"
view example "Where orders go" { viewpoint: data-flow; scope: shop }
`,

  draw(model, query) {
    const { language } = query;
    const opened = query.scope.filter((element) => isKind(element, "application") && partsOf(element).length > 0);
    const standing = once(standingIn(query, opened));
    const centre = new Set(query.scope.flatMap((element) => (isData(element) ? [] : [element.row])));
    const seen = new Map<string, Element>();
    const idOf = (element: Element): string | undefined => {
      const one = standing(element);
      if (one === undefined || !isWanted(one, query)) return undefined;
      seen.set(one.id, one);
      return one.id;
    };
    const data = dataIn(query);
    const lines = gather(model, query, ["flows"], idOf).flatMap((line) => narrowed(line, data));
    const stored = storedLines(model, query, idOf, data);
    const isOfScope = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
      centre.size === 0 || [from, to].some((id) => isCentral(seen.get(id), centre));
    const edges = [
      ...lines.filter(isOfScope).map(({ from, to, relationships }) => ({
        ...edgeOfRelationships(relationships, from, to, language),
        label: dataLabel(relationships, language, (one) => data.size === 0 || data.has(one.row)),
        detail: exchangeDetail(relationships, language),
      })),
      ...stored.filter(isOfScope),
    ];
    const ends = edges.flatMap(({ from, to }) => [seen.get(from), seen.get(to)]).filter((one) => one !== undefined);
    const elements = distinct([...query.scope.filter((one) => !isData(one)), ...ends, ...included(model, query)]);
    const plain = nestedNodes(elements, language, (element) => ({
      isExternal: centre.size > 0 && !isWithin(element, centre) && !isKind(element, "party", "role", "unit"),
    }));
    const nodes = withInside(model, inAreasIfMany(model, plain, query));
    const drawn = new Set(nodeIds(model, nodes).values());
    return graphOf(
      nodes,
      edges.filter((edge) => drawn.has(edge.from) && drawn.has(edge.to)),
      { direction: query.direction ?? "right", notes: edges.length > 0 ? [] : empty(query) },
    );
  },
};

function isData(element: Element): boolean {
  return isKind(element, "dataset", "entity");
}

/** Data in scope, with its parts and what realizes it: the only data that is drawn; empty for all. */
function dataIn({ scope }: ViewQuery): ReadonlySet<number> {
  const named = scope.filter(isData);
  const realizing = named.flatMap((one) => one.sources("realizes"));
  return new Set([...named, ...realizing].flatMap((one) => [one, ...insideOf(one)]).map((one) => one.row));
}

/** A line with those of its flows that carry the data in scope; no line where none does. */
function narrowed(line: GatheredLine, data: ReadonlySet<number>): readonly GatheredLine[] {
  if (data.size === 0) return [line];
  const relationships = line.relationships.filter(({ carried }) => carried.some((one) => data.has(one.row)));
  return relationships.length === 0 ? [] : [{ ...line, relationships }];
}

function isCentral(element: Element | undefined, centre: ReadonlySet<number>): boolean {
  return element !== undefined && isWithin(element, centre);
}

/** What is drawn for an element: the part of an opened application, an element in scope, else its system. */
function standingIn(query: ViewQuery, opened: readonly Element[]): (element: Element) => Element | undefined {
  const parts = new Set(opened.flatMap((element) => partsOf(element).map((part) => part.row)));
  const named = new Set(query.scope.map((element) => element.row));
  return (element) =>
    nearest(element, (one) => parts.has(one.row)) ??
    nearest(element, (one) => named.has(one.row)) ??
    systemOf(element) ??
    (isKind(element, "process", "function", "interface", "node") ? element : undefined);
}

/** Data that software reads and writes, where the model says in which store the data is: a line that nobody has to write. */
function storedLines(
  model: Model,
  query: ViewQuery,
  idOf: (element: Element) => string | undefined,
  wanted: ReadonlySet<number>,
): readonly DiagramEdge[] {
  if (query.relationships.length > 0 && !query.relationships.includes("accesses")) return [];
  const lines = new Map<string, { from: string; to: string; names: Set<string> }>();
  for (const { user, data, store, mode } of storeAccesses(model, query)) {
    if (wanted.size > 0 && !wanted.has(data.row)) continue;
    const here = idOf(user);
    const there = idOf(store);
    if (here === undefined || there === undefined || here === there) continue;
    const ways = [mode === "read" ? [] : [[here, there] as const], mode === "write" ? [] : [[there, here] as const]];
    for (const [from, to] of ways.flat()) {
      const key = JSON.stringify([from, to]);
      const line = lines.get(key) ?? { from, to, names: new Set<string>() };
      line.names.add(data.nameIn(query.language));
      lines.set(key, line);
    }
  }
  return [...lines.values()].map(({ from, to, names }) =>
    madeEdge(from, "accesses", to, { line: "data", label: [...names].join(", "), count: names.size }),
  );
}

function empty({ language }: ViewQuery): readonly string[] {
  return nothing(
    language,
    "write a flow and what it carries, as in `shop -> erp : order`.",
    "écrivez un flux et ce qu'il transporte, par exemple `boutique -> erp : commande`.",
  );
}
