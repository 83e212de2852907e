import { nameOf } from "../../model/wording.ts";
import { rowsInViews } from "../parts/view-subjects.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

/** Kinds that people expect to find in some picture. */
const shown = ["application", "process", "capability", "store", "node", "entity"] as const;

export const elementIsInAView: ModelRule = {
  id: "element-is-in-a-view",
  title: {
    en: "Applications, processes, data and machines are in some view",
    fr: "Applications, processus, données et machines sont dans une vue",
  },
  rationale: {
    en: "What no declared view is about is seen by nobody who only looks at pictures.",
    fr: "Ce dont aucune vue déclarée ne traite n’est vu par aucun de ceux qui ne regardent que les images.",
  },
  remedy: {
    en: "Declare a view whose `scope` or kinds it belongs to.",
    fr: "Déclarez une vue dont il relève par `scope` ou par son type.",
  },
  severity: "info",
  controls: [],
  aliases: ["model.element.noview"],
  reads: ["view", "viewpoint", "scope", "include", "kinds", "layers", "rows", "columns", "contains", ...shown],
  examples: {
    passes: `application crm "CRM"\nview all "All" { viewpoint: landscape }`,
    fails: `application crm "CRM" { module api "API" }\napplication shop "Shop"\napplication erp "ERP"\nnode vm "Server"\nshop -> crm\nview one "CRM" { viewpoint: context; scope: crm }`,
    finds: ["erp", "vm"],
  },

  // Any element can be drawn at any time; nothing is asked of a model that declares no views.
  *survey(model) {
    const views = [...model.statements("view")];
    if (views.length === 0) return;
    const rows = rowsInViews(model, views);
    for (const kind of shown)
      for (const element of model.elements({ kind })) {
        if (kind === "store" && element.parent !== undefined) continue;
        yield [
          element,
          rows.has(element.row)
            ? holds
            : violated(() => {
                const name = nameOf(element);
                return { en: `No view is about ${name.en}`, fr: `Aucune vue ne traite de ${name.fr}` };
              }),
        ];
      }
  },
};
