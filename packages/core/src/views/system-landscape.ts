/** C4 system landscape: all people and software systems, and what they have to do with one another. */
import type { Element, Model } from "../model/model.ts";
import { isC4Relationship, isPerson, withInterfaces } from "./parts/c4.ts";
import { inAreasIfMany } from "./parts/crowd.ts";
import { edgesBetween } from "./parts/edges.ts";
import { graphOf, nodeIds } from "./parts/graph.ts";
import { distinct, isWithin, withInside } from "./parts/inside.ts";
import { areasOf, byAttribute } from "./landscape.ts";
import { isKind, nodeOf } from "./parts/nodes.ts";
import { nothing } from "./parts/notes.ts";
import { included, isWanted } from "./parts/select.ts";
import { systemOf } from "./parts/systems.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const systemLandscape: Viewpoint = {
  id: "system-landscape",
  family: "overview",
  aliases: ["c4-landscape"],
  title: { en: "System landscape", fr: "Paysage des systèmes" },
  question: {
    en: "Which people and systems are there, and who works with whom?",
    fr: "Quelles personnes et quels systèmes y a-t-il, et qui travaille avec qui ?",
  },
  reads: ["scope", "include", "exclude", "kinds", "layers", "relationships", "groupBy", "direction"],
  notations: ["orrery", "c4", "archimate"],
  example: `
party customer "Customer" { uses shop }
role clerk "Clerk" { uses crm }
application shop "Web shop" {
  module web "Storefront"
  module orders "Orders" { -> crm "new customers"; -> pay "payments" }
}
application crm "Customer file"
application pay "Payment provider"
view example "Who works with whom" { viewpoint: system-landscape }
`,

  draw(model, query) {
    const { language } = query;
    const systems = distinct([...systemsOf(model, query), ...included(model, query)]);
    const plain = inAreasIfMany(
      model,
      systems.map((element) => nodeOf(element, language)),
      query,
    );
    const nodes = withInside(model, query.groupBy === undefined ? plain : byAttribute(systems, query, query.groupBy));
    const edges = edgesBetween(model, {
      language,
      nodes: withInterfaces(model, nodeIds(model, nodes)),
      isHidden: (relationship) => !isC4Relationship(relationship, query),
      isMerged: true,
    });
    const notes =
      nodes.length > 0 ? [] : nothing(language, "write an `application` first.", "écrivez d'abord une `application`.");
    return graphOf(nodes, edges, { direction: query.direction, notes });
  },
};

/**
 * All systems and people; in scope, those in the areas, units or systems that it names. Units are drawn where they use something:
 * as an organisation chart they would crowd the picture.
 */
function systemsOf(model: Model, query: ViewQuery): readonly Element[] {
  const rows = new Set(query.scope.map((element) => element.row));
  const found: Element[] = [];
  for (const element of model.elements()) {
    if (!isKind(element, "party", "role", "unit", "application", "module", "store")) continue;
    if (systemOf(element)?.row !== element.row || !isWanted(element, query)) continue;
    if (isKind(element, "unit") && !isActing(element, query)) continue;
    if (rows.size === 0 || isInScope(element, rows)) found.push(element);
  }
  return found;
}

/** Is it named, inside what is named, in an area that is, or somebody who uses what is? */
function isInScope(element: Element, rows: ReadonlySet<number>): boolean {
  if (isWithin(element, rows)) return true;
  if (areasOf(element).some((area) => isWithin(area, rows))) return true;
  return isPerson(element) && element.out().some(({ to }) => to !== undefined && isInScopeOfUser(to, rows));
}

function isInScopeOfUser(used: Element, rows: ReadonlySet<number>): boolean {
  const system = systemOf(used);
  return (
    system !== undefined &&
    !isPerson(system) &&
    (isWithin(used, rows) || areasOf(system).some((area) => isWithin(area, rows)))
  );
}

function isActing(unit: Element, query: ViewQuery): boolean {
  return [...unit.out(), ...unit.in()].some(
    (relationship) => relationship.verb !== "relates" && isC4Relationship(relationship, query),
  );
}
