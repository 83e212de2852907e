/** C4 component diagram: the building blocks of one module, and who and what is directly connected with them. */
import type { Element, Model } from "../model/model.ts";
import { drawC4, partsOf } from "./parts/c4.ts";
import { container, scopedSystem } from "./container.ts";
import type { Diagram } from "./diagram.ts";
import { graphOf } from "./parts/graph.ts";
import { distinct, nearest } from "./parts/inside.ts";
import { isKind } from "./parts/nodes.ts";
import { namesOf, nothing, say } from "./parts/notes.ts";
import { systemOf } from "./parts/systems.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const component: Viewpoint = {
  id: "component",
  family: "software",
  aliases: ["components", "c4-component"],
  title: { en: "Components", fr: "Composants" },
  question: {
    en: "What building blocks is the module made of, and how do they work together?",
    fr: "De quelles briques le module est-il fait, et comment travaillent-elles ensemble ?",
  },
  reads: ["!scope", "include", "exclude", "kinds", "layers", "relationships", "direction"],
  notations: ["orrery", "c4", "archimate"],
  example: `
party customer "Customer" { -> web "orders" }
application shop "Web shop" {
  module web "Storefront" { uses basket "puts into"; uses checkout "orders" }
  module orders "Orders" {
    technology: "Node.js"
    component basket "Basket" { uses prices }
    component prices "Prices"
    component checkout "Checkout" { uses basket; uses db "stores"; -> pay "payments" }
  }
  store db "Order database" { type: relational }
  module stock "Stock"
}
application pay "Payment provider"
view example "Inside the orders module" { viewpoint: component; scope: orders }
`,

  draw(model, query) {
    const { language } = query;
    const [module, ...others] = distinct(query.scope.flatMap((element) => scopedModule(element) ?? []));
    if (module === undefined) return withoutModule(model, query);
    const notes =
      others.length === 0
        ? []
        : [
            say(
              language,
              `One module in a component diagram: ${namesOf(others, language)} is drawn as a neighbour or not at all.`,
              `Un seul module par diagramme de composants : ${namesOf(others, language)} figure comme voisin ou pas du tout.`,
            ),
          ];
    const parts = partsOf(module);
    if (parts.length === 0) return withoutParts(model, query, module, notes);
    const system = scopedSystem(module);
    const boundaries = system === undefined || system.row === module.row ? [module] : [system, module];
    return drawC4(model, query, { parts, boundaries, outside: besideModule(module, system), notes });
  },
};

function scopedModule(element: Element): Element | undefined {
  return nearest(element, (one) => isKind(one, "module"));
}

/** What stands for what is outside a module: its sibling in the same system, and other systems as a whole. */
function besideModule(module: Element, system: Element | undefined): (element: Element) => Element | undefined {
  const around = new Set(module.path.map((one) => one.row));
  return (element) => {
    const line = [...element.path, element];
    if (system !== undefined && line.some((one) => one.row === system.row))
      return line.find((one) => !around.has(one.row));
    const found = systemOf(element);
    return found !== undefined && around.has(found.row) ? line.find((one) => !around.has(one.row)) : found;
  };
}

/** A system in scope: the one module that is described inside, if there is only one. */
function withoutModule(model: Model, query: ViewQuery): Diagram {
  const systems = query.scope.filter((element) => isKind(element, "application"));
  const modules = (
    systems.length > 0 ? systems.flatMap((one) => partsOf(one)) : [...model.elements({ kind: "module" })]
  )
    .filter((one) => isKind(one, "module"))
    .filter((one) => partsOf(one).length > 0);
  const [only] = modules;
  if (only !== undefined && modules.length === 1) return component.draw(model, { ...query, scope: [only] });
  const notes = nothing(
    query.language,
    "`scope` takes a module that has components, such as `scope: orders`.",
    "`scope` attend un module qui a des composants, par exemple `scope: commandes`.",
  );
  return graphOf([], [], { notes });
}

function withoutParts(model: Model, query: ViewQuery, module: Element, notes: readonly string[]): Diagram {
  const { language } = query;
  const diagram = container.draw(model, { ...query, scope: [module] });
  const name = module.nameIn(language);
  const missing = say(
    language,
    `${name} has no components yet; it is drawn among its siblings.`,
    `${name} n'a pas encore de composants ; il est dessiné parmi ses voisins.`,
  );
  const own = diagram.kind === "table" ? [] : diagram.notes;
  return { ...diagram, notes: [...notes, missing, ...own] };
}
