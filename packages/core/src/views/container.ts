/** C4 container diagram: the separately running parts of one system, and who and what is directly connected with them. */
import type { Element, Model } from "../model/model.ts";
import { drawC4, partsOf } from "./parts/c4.ts";
import { context } from "./context.ts";
import type { Diagram } from "./diagram.ts";
import { graphOf } from "./parts/graph.ts";
import { distinct, nearest } from "./parts/inside.ts";
import { isKind } from "./parts/nodes.ts";
import { namesOf, nothing, say } from "./parts/notes.ts";
import { systemOf } from "./parts/systems.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const container: Viewpoint = {
  id: "container",
  family: "software",
  aliases: ["containers", "c4-container", "modules"],
  title: { en: "Containers", fr: "Conteneurs" },
  question: {
    en: "What does the system consist of, what does each part run on, and how do they work together?",
    fr: "De quoi le système se compose-t-il, avec quelles technologies, et comment ses parties travaillent-elles ensemble ?",
  },
  reads: ["!scope", "include", "exclude", "kinds", "layers", "relationships", "direction"],
  notations: ["orrery", "c4", "archimate"],
  example: `
party customer "Customer" { -> web "orders" }
application shop "Web shop" {
  module web "Storefront" { technology: "React"; uses orders "reads and writes JSON" }
  module orders "Orders" { technology: "Node.js"; uses db; -> pay "payments" { mode: sync }; -> bell { mode: async } }
  store db "Order database" { type: relational; technology: "PostgreSQL" }
  store bell "Order events" { type: topic }
}
application pay "Payment provider" { module pay-api "API" }
application mail "Mailing" { bell -> mail "orders" }
application books "Accounting" { pay -> books }
view example "Inside the shop" { viewpoint: container; scope: shop }
`,

  draw(model, query) {
    const { language } = query;
    const [system, ...others] = distinct(query.scope.flatMap((element) => scopedSystem(element) ?? []));
    if (system === undefined) return withoutScope(model, query);
    const notes =
      others.length === 0
        ? []
        : [
            say(
              language,
              `One system in a container diagram: ${namesOf(others, language)} is drawn as a neighbour or not at all.`,
              `Un seul système par diagramme de conteneurs : ${namesOf(others, language)} figure comme voisin ou pas du tout.`,
            ),
          ];
    const parts = partsOf(system);
    if (parts.length === 0) return withoutParts(model, query, system, notes);
    return drawC4(model, query, { parts, boundaries: [system], outside: besideSystem(system), notes });
  },
};

/** The application that is meant by an element in scope: itself, or the one that it is inside of. */
export function scopedSystem(element: Element): Element | undefined {
  const application = nearest(element, (one) => isKind(one, "application"));
  if (application !== undefined) return application;
  const system = systemOf(element);
  return system !== undefined && isKind(system, "module", "store") ? system : undefined;
}

/** What stands for what is outside a system: other systems; around a system inside a suite, the suite's other parts. */
export function besideSystem(system: Element): (element: Element) => Element | undefined {
  const suites = new Set(system.path.map((one) => one.row));
  return (element) => {
    const found = systemOf(element);
    if (found === undefined || !suites.has(found.row)) return found;
    return [...element.path, element].find((one) => !suites.has(one.row));
  };
}

/** Without a scope: the only application that has parts; otherwise the landscape would hide what is asked. */
function withoutScope(model: Model, query: ViewQuery): Diagram {
  const { language } = query;
  const systems = [...model.elements({ kind: "application" })].filter((one) => partsOf(one).length > 0);
  const [only] = systems;
  if (query.scope.length === 0 && only !== undefined && systems.length === 1)
    return container.draw(model, { ...query, scope: [only] });
  const notes = nothing(
    language,
    "`scope` takes an application, such as `scope: shop`.",
    "`scope` attend une application, par exemple `scope: boutique`.",
  );
  return graphOf([], [], { notes });
}

/** A system of which nobody has described the inside is shown from the outside. */
function withoutParts(model: Model, query: ViewQuery, system: Element, notes: readonly string[]): Diagram {
  const { language } = query;
  const diagram = context.draw(model, { ...query, scope: [system] });
  const name = system.nameIn(language);
  const missing = say(
    language,
    `${name} has no modules or stores yet; it is drawn from the outside.`,
    `${name} n'a encore ni module ni dépôt de données ; il est dessiné de l'extérieur.`,
  );
  return { ...diagram, notes: [...notes, missing, ...diagram.notes] };
}
