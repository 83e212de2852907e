/** Capability map: what the organisation can do, as boxes inside boxes, with the number of elements that realize each (R100). */
import type { Element, Model } from "../model/model.ts";
import type { Badge, DiagramNode } from "./diagram.ts";
import { graphOf } from "./parts/graph.ts";
import { distinct, insideOf, isWithin } from "./parts/inside.ts";
import { byAttribute } from "./landscape.ts";
import { isKind, nodeOf } from "./parts/nodes.ts";
import { counted, namesOf, nothing, say } from "./parts/notes.ts";
import { scopeOf } from "./parts/scope.ts";
import { isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const capabilityMap: Viewpoint = {
  id: "capability-map",
  family: "business",
  aliases: ["capabilities", "business-capability-map"],
  title: { en: "Capability map", fr: "Carte des capacités" },
  question: {
    en: "What can the organisation do, and what makes each capability real?",
    fr: "Que sait faire l'organisation, et qu'est-ce qui réalise chaque capacité ?",
  },
  reads: ["scope", "depth", "groupBy", "kinds", "exclude"],
  notations: ["orrery", "archimate"],
  example: `
capability sell "Sell" {
  importance: high
  maturity: 2
  capability advise "Advise" { maturity: 2 }
  capability quote "Quote" { maturity: 3 }
}
capability deliver "Deliver" { maturity: 4 }
process quoting "Make a quote" { realizes quote }
application shop "Web shop" { realizes quote; realizes sell }
view example "What we can do" { viewpoint: capability-map }
`,

  draw(model, query) {
    const scope = scopeOf(query, capabilitiesOf);
    const shown = capabilitiesIn(model, query, scope.rows);
    const drawn = new Set(shown.map((element) => element.row));
    const around = new Set(shown.flatMap((one) => (one.parent === undefined ? [] : [one.parent.row])));
    const isListed = query.kinds.some((kind) => kind !== "capability");
    const realizers = new Map(shown.map((one) => [one.row, realizersOf(one, drawn)]));
    const own = [
      ...topGroups(shown, drawn, query),
      ...shown.map((element) => node(element, realizers.get(element.row) ?? [], drawn, around, query)),
    ];
    const nodes = isListed ? withRealizers(own, shown, query) : own;
    return graphOf(nodes, [], {
      arrangement: "map",
      direction: query.direction,
      notes: [...scope.notes, ...notesOf(shown, realizers, query)],
    });
  },
};

/** A capability itself; of anything else, the capabilities that it or what is inside it realizes. */
function capabilitiesOf(element: Element): readonly Element[] {
  if (isKind(element, "capability")) return [element];
  const realized = [element, ...insideOf(element)].flatMap((one) => one.targets("realizes"));
  return realized.filter((one) => isKind(one, "capability"));
}

/** Capabilities in scope, to `depth` levels below it. */
function capabilitiesIn(model: Model, query: ViewQuery, scope: ReadonlySet<number>): readonly Element[] {
  const depth = query.depth ?? Number.POSITIVE_INFINITY;
  return [...model.elements({ kind: "capability" })].filter((element) => {
    if (!isWanted(element, { ...query, kinds: [] }) || (scope.size > 0 && !isWithin(element, scope))) return false;
    const line = [...element.path, element];
    const from = Math.max(
      line.findIndex((one) => scope.has(one.row)),
      0,
    );
    return line.length - from <= depth;
  });
}

/** What realizes a capability, or one inside it that is not drawn. */
function realizersOf(element: Element, drawn: ReadonlySet<number>): readonly Element[] {
  const own = [element, ...insideOf(element).filter((one) => !drawn.has(one.row) && isHiddenIn(one, element, drawn))];
  return distinct(own.flatMap((one) => one.sources("realizes")));
}

function isHiddenIn(inside: Element, element: Element, drawn: ReadonlySet<number>): boolean {
  return inside.path.findLast((one) => drawn.has(one.row))?.row === element.row;
}

function node(
  element: Element,
  realizers: readonly Element[],
  drawn: ReadonlySet<number>,
  around: ReadonlySet<number>,
  query: ViewQuery,
): DiagramNode {
  const { language } = query;
  const parent = element.parent;
  const hidden = insideOf(element).filter((one) => !drawn.has(one.row)).length;
  const isDrawn = parent !== undefined && drawn.has(parent.row);
  return nodeOf(element, language, {
    parent: isDrawn ? parent.id : query.groupBy === undefined ? undefined : groupIdOf(element, query),
    role: around.has(element.row) ? "group" : "element",
    badges: badgeOf(realizers, language),
    technology: summaryOf(realizers, language),
    ...(hidden > 0 && !around.has(element.row) ? { hidden } : {}),
  });
}

function badgeOf(realizers: readonly Element[], language: ViewQuery["language"]): readonly Badge[] {
  if (realizers.length === 0) return [];
  const names = namesOf(realizers, language);
  return [
    { kind: "note", count: realizers.length, label: say(language, `realized by ${names}`, `réalisée par ${names}`) },
  ];
}

/** "1 process, 2 applications": what realizes it, by kind. */
function summaryOf(realizers: readonly Element[], language: ViewQuery["language"]): string | undefined {
  const counts = new Map<string, { count: number; one: string; many: string }>();
  for (const { kind, definition } of realizers) {
    const known = counts.get(kind) ?? {
      count: 0,
      one: (definition?.name[language] ?? kind).toLowerCase(),
      many: (definition?.plural[language] ?? kind).toLowerCase(),
    };
    counts.set(kind, { ...known, count: known.count + 1 });
  }
  if (counts.size === 0) return undefined;
  return [...counts.values()].map(({ count, one, many }) => counted(count, one, many)).join(", ");
}

/** Boundaries by an attribute of the outermost capabilities: `groupBy: type`. */
function topGroups(shown: readonly Element[], drawn: ReadonlySet<number>, query: ViewQuery): readonly DiagramNode[] {
  if (query.groupBy === undefined) return [];
  const tops = shown.filter((one) => one.parent === undefined || !drawn.has(one.parent.row));
  return byAttribute(tops, query, query.groupBy).filter((one) => one.element === undefined);
}

function groupIdOf(element: Element, query: ViewQuery): string | undefined {
  return byAttribute([element], query, query.groupBy ?? "").find((one) => one.element !== undefined)?.parent;
}

/** With `kinds: [capability, application]`: what realizes each, drawn inside it; in the first only where it realizes several. */
function withRealizers(
  own: readonly DiagramNode[],
  shown: readonly Element[],
  query: ViewQuery,
): readonly DiagramNode[] {
  const nodes = new Map(own.map((one) => [one.id, one]));
  for (const element of shown) {
    const around = nodes.get(element.id);
    for (const { from } of element.in("realizes")) {
      if (around === undefined || from === undefined || nodes.has(from.id) || !isWanted(from, query)) continue;
      nodes.set(from.id, nodeOf(from, query.language, { parent: element.id }));
      nodes.set(element.id, { ...(nodes.get(element.id) ?? around), role: "group" });
    }
  }
  return [...nodes.values()];
}

function notesOf(
  shown: readonly Element[],
  realizers: ReadonlyMap<number, readonly Element[]>,
  { language }: ViewQuery,
): readonly string[] {
  if (shown.length === 0)
    return nothing(
      language,
      'write a capability, as in `capability sell "Sell"`.',
      'écrivez une capacité, par exemple `capability vendre "Vendre"`.',
    );
  const bare = shown.filter((one) => one.children.length === 0 && realizers.get(one.row)?.length === 0);
  if (bare.length === 0) return [];
  const count = counted(
    bare.length,
    say(language, "capability", "capacité"),
    say(language, "capabilities", "capacités"),
  );
  return [
    say(
      language,
      `${count} realized by nothing: ${namesOf(bare, language)}.`,
      `${count} que rien ne réalise : ${namesOf(bare, language)}.`,
    ),
  ];
}
