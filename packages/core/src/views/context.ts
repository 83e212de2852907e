/** C4 system context: the systems in scope, and who and what they are directly connected with. */
import type { Element } from "../model/model.ts";
import { drawC4 } from "./parts/c4.ts";
import { distinct } from "./parts/inside.ts";
import { graphOf } from "./parts/graph.ts";
import { isKind } from "./parts/nodes.ts";
import { namesOf, nothing, say } from "./parts/notes.ts";
import { systemOf } from "./parts/systems.ts";
import { systemLandscape } from "./system-landscape.ts";
import type { Viewpoint } from "./viewpoint.ts";

export const context: Viewpoint = {
  id: "context",
  family: "software",
  aliases: ["system-context", "c4-context"],
  title: { en: "System context", fr: "Contexte du système" },
  question: {
    en: "Who uses the system, and which other systems does it work with?",
    fr: "Qui utilise le système, et avec quels autres systèmes travaille-t-il ?",
  },
  reads: ["!scope", "include", "exclude", "kinds", "layers", "relationships", "direction"],
  notations: ["orrery", "c4", "archimate"],
  example: `
party customer "Customer" { uses shop }
application shop "Web shop" {
  module web "Storefront" { -> pay "pays" }
}
application pay "Payment provider"
application mail "Mailing" { shop -> mail "confirmations" }
application books "Accounting" { mail -> books }
view example "The shop and its neighbours" { viewpoint: context; scope: shop }
`,

  draw(model, query) {
    if (query.scope.length === 0) return systemLandscape.draw(model, query);
    const { language } = query;
    const strangers = query.scope.filter((element) => systemOf(element) === undefined);
    const notes =
      strangers.length === 0
        ? []
        : [
            say(
              language,
              `No system and in none: ${namesOf(strangers, language)}.`,
              `Ni un système ni dans un système : ${namesOf(strangers, language)}.`,
            ),
          ];
    const systems = distinct(query.scope.flatMap((element) => scopedSystem(element) ?? []));
    if (systems.length === 0)
      return graphOf([], [], {
        notes: [...notes, ...nothing(language, "`scope` takes an application.", "`scope` attend une application.")],
      });
    return drawC4(model, query, { parts: systems, boundaries: [], outside: besides(systems), notes });
  },
};

/** An application inside another is the system meant where it is named itself. */
function scopedSystem(element: Element): Element | undefined {
  return isKind(element, "application") ? element : systemOf(element);
}

/** What stands for others: their system; next to a system that is a part of a suite, the suite's other parts. */
function besides(systems: readonly Element[]): (element: Element) => Element | undefined {
  const suites = new Set(systems.flatMap((system) => system.path.map((one) => one.row)));
  return (element) => {
    const system = systemOf(element);
    if (system === undefined || !suites.has(system.row)) return system;
    return [...element.path, element].find((one) => !suites.has(one.row));
  };
}
