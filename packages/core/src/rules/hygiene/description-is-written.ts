import { isKind } from "../../model/is-kind.ts";
import { states } from "../../model/read.ts";
import { everyKind } from "../parts/every-kind.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly kinds: readonly string[];
}

export const descriptionIsWritten: ElementRule<Parameters> = {
  id: "description-is-written",
  title: {
    en: "Applications, processes and services are described",
    fr: "Applications, processus et services sont décrits",
  },
  rationale: {
    en: "A name alone is understood by those who gave it; everybody else needs a sentence on what it is and why it is there.",
    fr: "Un nom seul n’est compris que de ceux qui l’ont donné ; les autres ont besoin d’une phrase qui dise ce que c’est et pourquoi c’est là.",
  },
  remedy: {
    en: "Write in a documentation block, or `description`, what it is and why it is there; or name in `docs` the page that says so.",
    fr: "Écrivez dans un bloc de documentation, ou dans `description`, ce que c’est et pourquoi c’est là ; ou nommez dans `docs` la page qui le dit.",
  },
  severity: "info",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-02", "cis:2"],
  aliases: [
    "model.softwaresystem.description",
    "model.softwaresystem.documentation",
    "model.container.description",
    "model.component.description",
    "model.person.description",
    "model.deploymentnode.description",
    "model.infrastructurenode.description",
  ],
  reads: ["description", "docs"],
  parameters: {
    kinds: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Kinds", fr: "Types" },
      description: {
        en: "Kinds that must be described, with their specialisations; add capability, module, store, role or node to go further.",
        fr: "Types à décrire, avec leurs spécialisations ; ajoutez capability, module, store, role ou node pour aller plus loin.",
      },
      usual: ["application", "process", "service"],
    },
  },
  kinds: everyKind,
  examples: {
    passes: `application crm "CRM" { description: "Customers and their contracts" }\napplication shop "Shop" { docs: "https://wiki.example.org/shop" }\nnode vm "Virtual machine"`,
    fails: `application crm "CRM"\nservice quote "Quotes" { description: unknown }\napplication shop "Shop" { """Sells.""" }\nmodule api "API"`,
    finds: ["crm", "quote"],
  },

  // What is asked of whom is the organisation's choice. A description is written or not: there is nothing to find out.
  judge(element, { parameters }) {
    if (!isKind(element, ...parameters.kinds)) return undefined;
    if (states(element, "description") || states(element, "docs")) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `Nothing says what ${name.en} is`,
        fr: `Rien ne dit ce qu’est ${name.fr}`,
        values: [[element, "description"]],
      };
    });
  },
};
