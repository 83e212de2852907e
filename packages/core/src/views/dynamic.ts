/**
 * C4 dynamic diagram: what happens one after the other. The steps are, in this order of preference:
 * 1. the relationships that `include:` names, in the order in which it names them, each as often as it is named;
 * 2. those of the scope that state a `step` (an attribute that an organisation may define: 1, 2, 2.1), in its order;
 * 3. all uses and flows of the scope, in the order of the text.
 */
import type { Element, Model, Relationship } from "../model/model.ts";
import { isC4Relationship, partsOf } from "./parts/c4.ts";
import { besideSystem, scopedSystem } from "./container.ts";
import type { DiagramEdge } from "./diagram.ts";
import { edgeOfRelationship } from "./parts/edges.ts";
import { graphOf } from "./parts/graph.ts";
import { distinct, isWithin, nearest, nestedNodes, withInside } from "./parts/inside.ts";
import { isKind } from "./parts/nodes.ts";
import { counted, listOf, nothing, say } from "./parts/notes.ts";
import { isWanted } from "./parts/select.ts";
import { systemOf } from "./parts/systems.ts";
import type { Selector, Viewpoint, ViewQuery } from "./viewpoint.ts";

export const dynamic: Viewpoint = {
  id: "dynamic",
  family: "software",
  aliases: ["c4-dynamic", "scenario", "steps"],
  title: { en: "Steps", fr: "Déroulement" },
  question: {
    en: "What happens, step by step, when the system does one of its tasks?",
    fr: "Que se passe-t-il, étape par étape, quand le système accomplit une de ses tâches ?",
  },
  reads: ["scope", "include", "exclude", "relationships", "direction"],
  notations: ["orrery", "c4"],
  example: `
party customer "Customer" { -> web "puts into the basket" }
application shop "Web shop" {
  module web "Storefront" { -> orders "the basket" { mode: sync } }
  module orders "Orders" { -> pay "asks for the money" { mode: sync }; -> bell "order placed" { mode: async }; uses db "stores" }
  module shipping "Shipping"
  store db "Order database"
  store bell "Order events" { type: topic; -> shipping "order placed" }
}
application pay "Payment provider"
view example "A customer orders" {
  viewpoint: dynamic
  scope: shop
  include: [customer -> web, web -> orders, orders -> pay, orders uses db, orders -> bell, bell -> shipping]
}
`,

  draw(model, query) {
    const frame = frameOf(query);
    const named = query.include.filter((selector) => selector.kind === "relationship");
    const chosen = named.length > 0 ? namedSteps(model, named) : statedSteps(model, query, frame);
    const steps = numbered(chosen.relationships);
    const lines = steps.flatMap((step) => lineOf(step, frame, query) ?? []);
    const drawn = distinct([
      ...frame.boundaries.filter((boundary) => lines.some(({ ends }) => ends.some((end) => isPart(end, boundary)))),
      ...lines.flatMap(({ ends }) => ends),
    ]);
    const around = new Set(frame.boundaries.map((element) => element.row));
    const nodes = nestedNodes(drawn, query.language, (element) => ({
      isExternal: around.size > 0 && !isWithin(element, around) && !isKind(element, "party", "role", "unit"),
    }));
    return graphOf(
      withInside(model, nodes),
      lines.map(({ edge }) => edge),
      {
        direction: query.direction ?? "right",
        notes: notesOf(query, lines.length, steps.length - lines.length, chosen.missing),
      },
    );
  },
};

interface Frame {
  readonly boundaries: readonly Element[];
  /** What takes part for an element; undefined for what does not. */
  readonly standing: (element: Element) => Element | undefined;
  /** Is a relationship between these two a step of the scope? */
  readonly isOfScope: (from: Element, to: Element) => boolean;
}

/** One system: its parts and its neighbours. One module with components: these. Several elements: just those. */
function frameOf(query: ViewQuery): Frame {
  const { scope } = query;
  const [only] = scope;
  if (scope.length === 1 && only !== undefined && partsOf(only).length > 0 && isKind(only, "application", "module"))
    return frameAround(only);
  const rows = new Set(scope.map((element) => element.row));
  const standing = (element: Element): Element | undefined =>
    nearest(element, (one) => rows.has(one.row)) ?? systemOf(element);
  const isOne = scope.length === 1;
  const isOfScope = (from: Element, to: Element): boolean =>
    isOne ? isWithin(from, rows) || isWithin(to, rows) : isWithin(from, rows) && isWithin(to, rows);
  return { boundaries: [], standing, isOfScope };
}

function frameAround(whole: Element): Frame {
  const parts = new Set(partsOf(whole).map((element) => element.row));
  const system = scopedSystem(whole) ?? whole;
  const beside = besideSystem(system);
  const around = new Set([whole, ...whole.path].map((element) => element.row));
  return {
    boundaries: system.row === whole.row ? [whole] : [system, whole],
    standing: (element) => {
      const part = nearest(element, (one) => parts.has(one.row));
      if (part !== undefined) return part;
      if (around.has(element.row)) return undefined;
      const line = [...element.path, element];
      const isSibling = line.some((one) => one.row === system.row);
      return isSibling ? line.find((one) => !around.has(one.row)) : beside(element);
    },
    isOfScope: (from, to) => isWithin(from, parts) || isWithin(to, parts),
  };
}

interface Chosen {
  readonly relationships: readonly Relationship[];
  /** Relationships that a view names but that are not there. */
  readonly missing: readonly string[];
}

function namedSteps(model: Model, named: readonly Extract<Selector, { kind: "relationship" }>[]): Chosen {
  const known = new Map<string, Relationship>();
  for (const relationship of model.relationships()) {
    const key = keyOf(relationship.fromId, relationship.verb, relationship.toId);
    if (!known.has(key)) known.set(key, relationship);
  }
  const relationships: Relationship[] = [];
  const missing: string[] = [];
  for (const { from, verb, to } of named) {
    const found = known.get(keyOf(from, verb, to));
    if (found === undefined) missing.push(`${from} ${verb} ${to}`);
    else relationships.push(found);
  }
  return { relationships, missing };
}

function keyOf(from: string, verb: string, to: string): string {
  return `${from} ${verb === "->" ? "flows" : verb} ${to}`;
}

function statedSteps(model: Model, query: ViewQuery, frame: Frame): Chosen {
  if (query.scope.length === 0) return { relationships: [], missing: [] };
  const relationships = [...model.relationships()].filter((relationship) => {
    const { from, to } = relationship;
    if (from === undefined || to === undefined || !isC4Relationship(relationship, query)) return false;
    return frame.isOfScope(from, to) && isWanted(from, query) && isWanted(to, query);
  });
  const stepped = relationships.filter((relationship) => statedStep(relationship) !== undefined);
  return { relationships: stepped.length > 0 ? stepped.sort(byStep) : relationships, missing: [] };
}

interface Step {
  readonly relationship: Relationship;
  readonly step: string;
}

function numbered(relationships: readonly Relationship[]): readonly Step[] {
  return relationships.map((relationship, index) => ({
    relationship,
    step: statedStep(relationship) ?? String(index + 1),
  }));
}

/** "2.1", as an attribute `step` of the relationship says it. */
function statedStep(relationship: Relationship): string | undefined {
  const value = relationship.get("step");
  if (value?.kind === "number") return String(value.number);
  return value !== undefined && "text" in value ? value.text : undefined;
}

function byStep(a: Relationship, b: Relationship): number {
  return (statedStep(a) ?? "").localeCompare(statedStep(b) ?? "", "en", { numeric: true });
}

interface StepLine {
  readonly edge: DiagramEdge;
  readonly ends: readonly Element[];
}

function lineOf({ relationship, step }: Step, { standing }: Frame, query: ViewQuery): StepLine | undefined {
  const from = relationship.from && standing(relationship.from);
  const to = relationship.to && standing(relationship.to);
  if (from === undefined || to === undefined || from.row === to.row) return undefined;
  const isStated = from.row === relationship.from?.row && to.row === relationship.to?.row;
  const edge = edgeOfRelationship(relationship, from.id, to.id, query.language);
  return { edge: { ...edge, step, isStated }, ends: [from, to] };
}

function isPart(element: Element, whole: Element): boolean {
  return element.path.some((one) => one.row === whole.row);
}

function notesOf(query: ViewQuery, drawn: number, within: number, missing: readonly string[]): readonly string[] {
  const { language } = query;
  const notes: string[] = [];
  if (missing.length > 0)
    notes.push(
      say(
        language,
        `Named as a step, but not in the model: ${listOf(missing, language)}.`,
        `Nommé comme étape, mais absent du modèle : ${listOf(missing, language)}.`,
      ),
    );
  if (within > 0)
    notes.push(
      say(
        language,
        `${counted(within, "relationship", "relationships")} inside one participant, or with the whole, ${within === 1 ? "is" : "are"} no step here.`,
        `${counted(within, "relation interne à un participant, ou avec l'ensemble, n'est pas une étape", "relations internes à un participant, ou avec l'ensemble, ne sont pas des étapes")} ici.`,
      ),
    );
  if (drawn > 0) return notes;
  return [
    ...notes,
    ...nothing(
      language,
      "name the steps in order, as in `include: [web -> orders, orders -> pay]`, or give a `scope`.",
      "nommez les étapes dans l'ordre, par exemple `include: [web -> commandes, commandes -> paiement]`, ou donnez un `scope`.",
    ),
  ];
}
