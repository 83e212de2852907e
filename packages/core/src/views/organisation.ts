/** Organisation tree: units in units, the roles they take, how many people, and on demand who performs what. */
import { printNumber } from "../base/quantity.ts";
import type { Locale } from "../base/codes.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import type { DiagramEdge, DiagramNode } from "./diagram.ts";
import { edgesBetween, madeEdge } from "./parts/edges.ts";
import { graphOf, nodeIds } from "./parts/graph.ts";
import { distinct, insideOf, isWithin } from "./parts/inside.ts";
import { groupNode, isKind, nodeOf, textOf } from "./parts/nodes.ts";
import { nothing, say } from "./parts/notes.ts";
import { included, isHiddenRelationship, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const organisation: Viewpoint = {
  id: "organisation",
  family: "business",
  aliases: ["organisation-tree", "organigram", "org-chart"],
  title: { en: "Organisation tree", fr: "Organigramme" },
  question: {
    en: "Who belongs where, and who does what?",
    fr: "Qui appartient à quoi, et qui fait quoi ?",
  },
  reads: ["scope", "depth", "relationships", "include", "exclude", "direction"],
  notations: ["orrery", "archimate"],
  example: `
model ferries "Lake Ferries" { languages: en }
unit board "Board" { headcount: 3
  unit operations "Operations" { headcount: 44
    unit crews "Crews" { headcount: 31; performs captain }
    unit harbours "Harbours" { headcount: 12; performs ticket-sale }
  }
  unit office "Office" { headcount: 9; performs planner, timetable }
}
role captain "Captain" { people: 9; performs crossing }
role planner "Planner" { people: 2 }
process crossing "Cross the lake"
process timetable "Make the timetable"
process ticket-sale "Sell tickets"
view example "Who runs the ferries" { viewpoint: organisation; relationships: performs }
`,

  draw(model, query) {
    const units = unitsOf(model, query);
    const roles = rolesOf(model, units, query);
    const done = query.relationships.includes("performs") ? doneBy([...units, ...roles.keys()], query) : [];
    const elements = distinct([...units, ...roles.keys(), ...done, ...included(model, query)]);
    const drawn = new Set(elements.map(({ row }) => row));
    const root = rootOf(model, units, query);
    const loose = [...roles].filter(([, unit]) => unit === undefined).map(([role]) => role.row);
    const nodes = elements.map((element) =>
      nodeOf(element, query.language, {
        technology: peopleOf(element, query.language),
        hidden: isKind(element, "unit") ? hiddenIn(element, drawn) : undefined,
        parent: loose.includes(element.row) && units.length > 0 ? LOOSE : undefined,
        rank: rankOf(element),
      }),
    );
    const edges = [...treeLines(units, drawn, root), ...roleLines(roles), ...doneLines(model, nodes, query)];
    return graphOf([...root, ...looseGroup(loose, units, query.language), ...nodes], edges, {
      direction: query.direction,
      notes:
        elements.length === 0
          ? nothing(
              query.language,
              'describe units, such as: unit sales "Sales" { headcount: 12 }.',
              'décrivez des unités, par exemple : unit ventes "Ventes" { headcount: 12 }.',
            )
          : [],
    });
  },
};

/** Ids of what is no element. */
const ROOT = "organisation:root";
const LOOSE = "group:roles-in-no-unit";

/** Units in scope, as deep as is asked for. */
function unitsOf(model: Model, query: ViewQuery): readonly Element[] {
  const rows = new Set(query.scope.map(({ row }) => row));
  const depth = query.depth ?? Number.POSITIVE_INFINITY;
  return [...model.elements({ kind: "unit" })].filter((unit) => {
    if (!isWanted(unit, query) || (rows.size > 0 && !isWithin(unit, rows))) return false;
    const above = unit.path.filter((one) => isKind(one, "unit") && (rows.size === 0 || isWithin(one, rows)));
    return above.length < depth;
  });
}

/** Roles with the unit that takes or owns each; those without one only where the whole organisation is drawn. */
function rolesOf(model: Model, units: readonly Element[], query: ViewQuery): ReadonlyMap<Element, Element | undefined> {
  const drawn = new Map(units.map((unit) => [unit.row, unit]));
  const roles = new Map<Element, Element | undefined>();
  for (const role of model.elements({ kind: "role" })) {
    if (!isWanted(role, query)) continue;
    const unit = drawn.get(unitOf(role)?.row ?? -1);
    const isAsked = query.scope.some(({ row }) => row === role.row);
    if (unit !== undefined || query.scope.length === 0 || isAsked) roles.set(role, unit);
  }
  return roles;
}

function unitOf(role: Element): Element | undefined {
  const taking = role.sources("performs");
  const owner = role.reference("owner");
  return [role.parent, ...taking, owner].find((one) => one !== undefined && isKind(one, "unit"));
}

/** What units and roles perform, where it is asked for: processes, services, projects. */
function doneBy(performers: readonly Element[], query: ViewQuery): readonly Element[] {
  return performers
    .flatMap((one) => one.out("performs"))
    .flatMap(({ to }) => (to !== undefined && !isKind(to, "unit", "role") && isWanted(to, query) ? [to] : []));
}

/** The organisation itself above its units, where there are several at the top: otherwise the tree would be a row of boxes. */
function rootOf(model: Model, units: readonly Element[], query: ViewQuery): readonly DiagramNode[] {
  const drawn = new Set(units.map(({ row }) => row));
  const tops = units.filter((unit) => aboveOf(unit, drawn) === undefined);
  const header = model.header();
  if (query.scope.length > 0 || tops.length < 2 || header === undefined) return [];
  const root = groupNode(ROOT, header.nameIn(query.language), { layer: "organisation", rank: -1 });
  return [{ ...root, role: "element", shape: "box", hidden: undefined }];
}

function treeLines(
  units: readonly Element[],
  drawn: ReadonlySet<number>,
  root: readonly DiagramNode[],
): readonly DiagramEdge[] {
  return units.flatMap((unit) => {
    const above = aboveOf(unit, drawn);
    if (above !== undefined) {
      const { verb, archimate } = branches[above.by];
      return [madeEdge(above.unit.id, verb, unit.id, { archimate, isStated: true, hasArrow: false })];
    }
    return root.map(({ id }) => madeEdge(id, "contains", unit.id, { isStated: true, hasArrow: false }));
  });
}

const branches = {
  nesting: { verb: "contains", archimate: "Composition" },
  grouping: { verb: "groups", archimate: "Aggregation" },
  relation: { verb: "relates", archimate: "Association" },
} as const;

interface Branch {
  readonly unit: Element;
  readonly by: keyof typeof branches;
}

/** The unit around a unit, else one that groups it, else the only one that is said to relate to it: imported models often say no more. */
function aboveOf(unit: Element, drawn: ReadonlySet<number>): Branch | undefined {
  return candidatesOf(unit).find(({ unit: one }) => drawn.has(one.row) && !leadsUpTo(one, unit));
}

function candidatesOf(unit: Element): readonly Branch[] {
  const unitsBy = (verb: string): readonly Element[] =>
    unit.in(verb).flatMap(({ from }) => (from !== undefined && isKind(from, "unit") ? [from] : []));
  const relating = unitsBy("relates");
  return [
    ...unit.path
      .filter((one) => isKind(one, "unit"))
      .reverse()
      .map((one): Branch => ({ unit: one, by: "nesting" })),
    ...unitsBy("groups").map((one): Branch => ({ unit: one, by: "grouping" })),
    ...(relating.length === 1 ? relating : []).map((one): Branch => ({ unit: one, by: "relation" })),
  ];
}

/** Does a chain of units above lead to another one, so that the tree would be a ring? */
function leadsUpTo(unit: Element, other: Element): boolean {
  const seen = new Set<number>();
  const open = [unit];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.row === other.row) return true;
    if (seen.has(at.row)) continue;
    seen.add(at.row);
    open.push(...candidatesOf(at).map((branch) => branch.unit));
  }
  return false;
}

function roleLines(roles: ReadonlyMap<Element, Element | undefined>): readonly DiagramEdge[] {
  return [...roles].flatMap(([role, unit]) =>
    unit === undefined
      ? []
      : [madeEdge(unit.id, "performs", role.id, { archimate: "Assignment", isStated: true, hasArrow: false })],
  );
}

/** Lines that the view asks for; those to roles are drawn as branches of the tree. */
function doneLines(model: Model, nodes: readonly DiagramNode[], query: ViewQuery): readonly DiagramEdge[] {
  if (query.relationships.length === 0) return [];
  return edgesBetween(model, {
    language: query.language,
    nodes: nodeIds(model, nodes),
    isLifted: false,
    isHidden: (one) => isHiddenRelationship(one, query) || (one.verb === "performs" && isRole(one.to)) || isBranch(one),
  });
}

/** Drawn as a branch already. */
function isBranch({ verb, from, to }: Relationship): boolean {
  return verb === "groups" && from !== undefined && to !== undefined && isKind(from, "unit") && isKind(to, "unit");
}

function isRole(element: Element | undefined): boolean {
  return element !== undefined && isKind(element, "role");
}

function looseGroup(loose: readonly number[], units: readonly Element[], language: Locale): readonly DiagramNode[] {
  if (loose.length === 0 || units.length === 0) return [];
  return [groupNode(LOOSE, say(language, "Roles in no unit", "Rôles sans unité"), { layer: "organisation", rank: 9 })];
}

/** "38 people"; of a unit with parts that state theirs, the sum as well. */
function peopleOf(element: Element, language: Locale): string | undefined {
  const own = numberOf(element, isKind(element, "role") ? "people" : "headcount");
  const parts = isKind(element, "unit") ? insideOf(element).map((one) => numberOf(one, "headcount")) : [];
  const known = parts.filter((part) => part !== undefined);
  const word = (count: number): string => {
    const one = language === "fr" ? count < 2 : count === 1;
    return `${printNumber(count, language)} ${one ? say(language, "person", "personne") : say(language, "people", "personnes")}`;
  };
  if (known.length === 0) return own === undefined ? textOf(element, "technology", language) : word(own);
  const sum = known.reduce((all, part) => all + part, own ?? 0);
  const text = say(language, `${word(sum)} in all`, `${word(sum)} en tout`);
  return own === undefined ? text : `${printNumber(own, language)} · ${text}`;
}

function numberOf(element: Element, key: string): number | undefined {
  const value = element.get(key);
  return value?.kind === "number" ? value.number : undefined;
}

/** Units inside that the depth leaves out. */
function hiddenIn(unit: Element, drawn: ReadonlySet<number>): number | undefined {
  if (unit.children.some((child) => drawn.has(child.row))) return undefined;
  const count = insideOf(unit).filter((one) => isKind(one, "unit") && !drawn.has(one.row)).length;
  return count === 0 ? undefined : count;
}

function rankOf(element: Element): number {
  return isKind(element, "unit") ? 0 : isKind(element, "role") ? 1 : 2;
}
