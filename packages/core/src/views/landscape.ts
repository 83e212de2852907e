/** Application landscape: every application in its place on the map, as boxes inside boxes; as many as there are. */
import type { Element, Model } from "../model/model.ts";
import { graphOf } from "./parts/graph.ts";
import type { DiagramNode } from "./diagram.ts";
import { insideOf, withInside } from "./parts/inside.ts";
import { groupNode, isKind, nodeOf, textOf } from "./parts/nodes.ts";
import { nothing, say } from "./parts/notes.ts";
import { included, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const landscape: Viewpoint = {
  id: "landscape",
  family: "overview",
  aliases: ["application-landscape"],
  title: { en: "Application landscape", fr: "Paysage applicatif" },
  question: {
    en: "Which applications are there, and what are they for?",
    fr: "Quelles applications y a-t-il, et à quoi servent-elles ?",
  },
  reads: ["scope", "groupBy", "kinds", "include", "exclude", "depth"],
  notations: ["orrery", "archimate"],
  example: `
area sales "Sales" { groups shop, crm }
area back "Back office" { groups books }
application shop "Web shop"
application crm "Customers"
application books "Accounting"
application wiki "Wiki"
view example "Applications by area" { viewpoint: landscape }
`,

  draw(model, query) {
    const wanted = wantedIn(model, query);
    const nodes =
      query.groupBy === undefined ? byArea(model, wanted, query) : byAttribute(wanted, query, query.groupBy);
    const notes =
      nodes.length > 0
        ? []
        : nothing(query.language, "write an `application` first.", "écrivez d'abord une `application`.");
    return graphOf(withInside(model, nodes), [], { arrangement: "map", direction: query.direction, notes });
  },
};

/** Applications in scope; applications inside others are counted there, unless `depth` is 2 or more or the view names them. */
function wantedIn(model: Model, query: ViewQuery): readonly Element[] {
  const scope = new Set(query.scope.map((one) => one.row));
  const also = new Set(included(model, query).map((one) => one.row));
  const kinds = query.kinds.length === 0 ? ["application"] : query.kinds;
  return [...model.elements()].filter((element) => {
    if (also.has(element.row)) return isWanted(element, query);
    if (!isKind(element, ...kinds) || !isWanted(element, query)) return false;
    if ((query.depth ?? 1) < 2 && query.kinds.length === 0 && !scope.has(element.row) && isNested(element))
      return false;
    return scope.size === 0 || [element, ...element.path, ...areasOf(element)].some((one) => scope.has(one.row));
  });
}

function isNested(element: Element): boolean {
  return element.ancestor("application") !== undefined;
}

/** Areas that group the element, each with those around it. */
export function areasOf(element: Element): readonly Element[] {
  return areasDirectlyAround(element).flatMap((area) => [area, ...area.path]);
}

/** Areas whose member the element is said to be. */
export function areasDirectlyAround(element: Element): readonly Element[] {
  return element.in("groups").flatMap(({ from }) => (from !== undefined && isKind(from, "area") ? [from] : []));
}

function byArea(model: Model, wanted: readonly Element[], query: ViewQuery): readonly DiagramNode[] {
  const drawn = new Set(wanted.map((element) => element.row));
  const used = new Set<string>();
  const inside: DiagramNode[] = [];
  const outside: DiagramNode[] = [];
  for (const element of wanted) {
    const around = element.path.findLast((one) => drawn.has(one.row));
    const role = insideOf(element).some((one) => drawn.has(one.row)) ? "group" : "element";
    const area = around ?? areasDirectlyAround(element)[0];
    const node = nodeOf(element, query.language, { role, parent: area?.id ?? ELSEWHERE });
    (area === undefined ? outside : inside).push(node);
    if (area !== undefined && around === undefined) for (const one of [...area.path, area]) used.add(one.id);
  }
  const areas = [...model.elements({ kind: "area" })]
    .filter((area) => used.has(area.id))
    .map((area) => nodeOf(area, query.language, { role: "group", parent: area.parent?.id }));
  if (areas.length === 0) return [...inside, ...outside.map((node) => ({ ...node, parent: undefined }))];
  const elsewhere = groupNode(ELSEWHERE, say(query.language, "In no area", "Sans zone"));
  return outside.length === 0 ? [...areas, ...inside] : [...areas, ...inside, elsewhere, ...outside];
}

const ELSEWHERE = "group:elsewhere";

/** Groups by an attribute: its words, or the elements that it refers to; those of which nothing is said come last. */
export function byAttribute(wanted: readonly Element[], query: ViewQuery, key: string): readonly DiagramNode[] {
  const groups = new Map<string, DiagramNode>();
  const missing = `group:${key}=`;
  const nodes = wanted.map((element) => {
    const text = textOf(element, key, query.language);
    const id = text === undefined ? missing : `group:${key}=${valueKey(element, key) ?? text}`;
    const name = text ?? say(query.language, "Not stated", "Non renseigné");
    if (!groups.has(id)) groups.set(id, groupNode(id, name, { rank: text === undefined ? 9 : 3 }));
    return nodeOf(element, query.language, { parent: id });
  });
  const order = [...groups.values()].sort(
    (a, b) => a.rank - b.rank || a.name.localeCompare(b.name, query.language, { numeric: true }),
  );
  return [...order, ...nodes];
}

/** What stays the same when somebody renames what an attribute refers to, or reads it in another language. */
function valueKey(element: Element, key: string): string | undefined {
  const value = element.get(key);
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
  const keys = items.map((item) => (item.kind === "reference" ? item.id : "text" in item ? item.text : undefined));
  return keys.includes(undefined) || keys.length === 0 ? undefined : keys.join(",");
}
