/**
 * Process map: processes in the bands management, core and support, and what triggers what (R091). `depth: 1` shows the processes,
 * 2 also who performs them and with which applications, 3 also the data. A process in scope shows its own processes.
 */
import type { Element, Model } from "../model/model.ts";
import type { Band } from "./diagram.ts";
import { edgesBetween } from "./parts/edges.ts";
import { graphOf, nodeIds } from "./parts/graph.ts";
import { distinct, insideOf, withInside } from "./parts/inside.ts";
import { isVerb } from "./parts/lines.ts";
import { isKind, nodeOf, textOf, wordOf } from "./parts/nodes.ts";
import { capital, nothing, say } from "./parts/notes.ts";
import { included, isHiddenRelationship, isWanted } from "./parts/select.ts";
import { systemOf } from "./parts/systems.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const processMap: Viewpoint = {
  id: "process-map",
  family: "business",
  aliases: ["processes", "business-process-map"],
  title: { en: "Process map", fr: "Cartographie des processus" },
  question: {
    en: "Which processes does the organisation run, and which sets off which?",
    fr: "Quels processus l'organisation mène-t-elle, et lequel déclenche lequel ?",
  },
  reads: ["scope", "depth", "include", "exclude", "kinds", "relationships", "direction"],
  notations: ["orrery", "archimate"],
  example: `
process steer "Steer the business" { type: management }
process sell "Sell" {
  type: core
  triggers deliver
  process offer "Make an offer" { triggers contract }
  process contract "Close the contract"
}
process deliver "Deliver" { type: core; uses erp; accesses order { mode: read } }
process hire "Hire people" { type: support }
event asked "Offer asked for" { triggers sell }
role seller "Seller" { performs sell }
application erp "ERP"
dataset order "Order"
view example "How we work" { viewpoint: process-map; depth: 3 }
`,

  draw(model, query) {
    const { language } = query;
    const processes = processesIn(model, query);
    const around = surroundings(query, processes);
    const found = distinct([...processes, ...around, ...included(model, query)]);
    const bandOf = bandsOf(processes);
    const bands = bandList(found, bandOf, query);
    const elements = bands.flatMap(({ id }) => found.filter((element) => bandOf(element) === id));
    const nodes = withInside(
      model,
      elements.map((element) => nodeOf(element, language, { band: bandOf(element) })),
    );
    const work = new Set(elements.filter((one) => isKind(one, "process", "event")).map((one) => one.id));
    const edges = edgesBetween(model, {
      language,
      nodes: nodeIds(model, nodes),
      isHidden: (relationship) => isHiddenRelationship(relationship, query) || !isVerb(relationship, verbs),
    }).filter((edge) => work.has(edge.from) || work.has(edge.to));
    const notes =
      nodes.length > 0
        ? []
        : nothing(
            language,
            'write a process, as in `process sell "Sell" { type: core }`.',
            'écrivez un processus, par exemple `process vendre "Vendre" { type: core }`.',
          );
    return graphOf(nodes, edges, {
      arrangement: bands.length > 1 ? "bands" : "layered",
      direction: query.direction ?? (bands.length > 1 ? "down" : "right"),
      bands: bands.length > 1 ? bands : [],
      notes,
    });
  },
};

/** What has to do with the work; capabilities and goals have maps of their own. */
const verbs: readonly string[] = ["triggers", "flows", "relates", "uses", "performs", "realizes", "accesses"];

/** Processes one level below the scope; those at the top where there is no scope. */
function processesIn(model: Model, query: ViewQuery): readonly Element[] {
  const scope = query.scope.filter((one) => isKind(one, "process"));
  if (scope.length > 0)
    return distinct(scope.flatMap((one) => processesInside(one))).filter((one) => isWanted(one, query));
  const top = [...model.elements({ kind: "process" })].filter((one) => one.ancestor("process") === undefined);
  const rows = new Set(query.scope.map((one) => one.row));
  return top.filter((one) => isWanted(one, { ...query, kinds: [] }) && (rows.size === 0 || isConnected(one, rows)));
}

function processesInside(process: Element): readonly Element[] {
  const parts = process.children.filter((one) => isKind(one, "process"));
  return parts.length > 0 ? parts : [process];
}

/** Is it in an area in scope, or directly connected with what is in scope? */
function isConnected(process: Element, rows: ReadonlySet<number>): boolean {
  return [process, ...insideOf(process)].some((one) =>
    [...one.out().map(({ to }) => to), ...one.in().map(({ from }) => from)].some(
      (other) => other !== undefined && rows.has(other.row),
    ),
  );
}

/** Events always; from depth 2 performers and applications; from depth 3 data. */
function surroundings(query: ViewQuery, processes: readonly Element[]): readonly Element[] {
  const depth = query.depth ?? 1;
  const found: Element[] = [];
  const own = new Set(processes.map((one) => one.row));
  for (const element of processes.flatMap((process) => [process, ...insideOf(process)])) {
    for (const relationship of [...element.in(), ...element.out()]) {
      if (isHiddenRelationship(relationship, query)) continue;
      const other = relationship.from?.row === element.row ? relationship.to : relationship.from;
      const shown = other && shownAt(other, depth);
      if (shown !== undefined && !own.has(shown.row) && isWanted(shown, query)) found.push(shown);
    }
  }
  return distinct(found);
}

function shownAt(element: Element, depth: number): Element | undefined {
  if (isKind(element, "event")) return element;
  if (depth >= 2 && isKind(element, "unit", "role", "party")) return element;
  if (depth >= 2 && isKind(element, "application", "module", "component", "store")) return systemOf(element);
  if (depth >= 2 && isKind(element, "service")) return element;
  return depth >= 3 && isKind(element, "dataset", "entity", "document") ? element : undefined;
}

const order: readonly string[] = ["people", "management", "core", "support"];
const last: readonly string[] = ["", "software", "data"];

/** Band of each element: a process by its type, or that of the process around it; an event with the process that it sets off. */
function bandsOf(processes: readonly Element[]): (element: Element) => string {
  const own = new Set(processes.map((one) => one.row));
  return (element) => {
    if (isKind(element, "unit", "role", "party")) return "people";
    if (isKind(element, "dataset", "entity", "document")) return "data";
    if (isKind(element, "event")) return typeOf(neighbourIn(element, own));
    return isKind(element, "process") ? typeOf(element) : "software";
  };
}

function typeOf(process: Element | undefined): string {
  if (process === undefined) return "";
  return wordOf(process, "type") ?? [...process.path].reverse().flatMap((one) => wordOf(one, "type") ?? [])[0] ?? "";
}

function neighbourIn(event: Element, rows: ReadonlySet<number>): Element | undefined {
  const near = [...event.out().map(({ to }) => to), ...event.in().map(({ from }) => from)];
  for (const one of near)
    for (const around of one === undefined ? [] : [one, ...one.path]) if (rows.has(around.row)) return around;
  return undefined;
}

function bandList(elements: readonly Element[], bandOf: (one: Element) => string, query: ViewQuery): readonly Band[] {
  const present = new Map<string, Element>();
  for (const element of elements) if (!present.has(bandOf(element))) present.set(bandOf(element), element);
  const others = [...present.keys()].filter((id) => !order.includes(id) && !last.includes(id)).sort();
  const isTyped = [...present.keys()].some((id) => id !== "people" && !last.includes(id));
  return [...order, ...others, ...last].flatMap((id) => {
    const first = present.get(id);
    if (first === undefined) return [];
    const name = id === "" && !isTyped ? say(query.language, "Processes", "Processus") : bandName(id, first, query);
    return [{ id, name, layer: first.layer }];
  });
}

function bandName(id: string, first: Element, { language }: ViewQuery): string {
  switch (id) {
    case "people":
      return say(language, "Performed by", "Assurés par");
    case "software":
      return say(language, "Supported by", "Outillés par");
    case "data":
      return say(language, "Data", "Données");
    case "":
      return say(language, "Type not stated", "Type non renseigné");
    default:
      return capital(textOf(first, "type", language) ?? id);
  }
}
