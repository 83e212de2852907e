import type { Element } from "../../model/model.ts";
import { everyKind } from "../parts/every-kind.ts";
import { nameOf } from "../../model/wording.ts";
import { isScopeEmpty, kindsOfView } from "../parts/view-subjects.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, violated } from "../verdict.ts";

export const viewIsNotEmpty: ModelRule = {
  id: "view-is-not-empty",
  title: { en: "Every view shows something", fr: "Chaque vue montre quelque chose" },
  rationale: {
    en: "An empty picture is a question to which the model has no answer, or one that was asked wrongly.",
    fr: "Une image vide est une question à laquelle le modèle n’a pas de réponse, ou une question mal posée.",
  },
  remedy: {
    en: "Describe what the view asks for, correct its `scope`, `kinds` or `layers`, or remove it.",
    fr: "Décrivez ce que demande la vue, corrigez `scope`, `kinds` ou `layers`, ou supprimez-la.",
  },
  severity: "info",
  controls: [],
  aliases: ["views.view.empty", "views.empty"],
  reads: ["view", "viewpoint", "scope", "kinds", "layers", "rows", "columns", "include", "contains", ...everyKind],
  examples: {
    passes: `application crm "CRM" { module api "API" }\nview a "All" { viewpoint: landscape }\nview b "Inside" { viewpoint: container; scope: crm }`,
    fails: `application crm "CRM"\nview a "Capabilities" { viewpoint: capability-map }\nview b "Inside" { viewpoint: container; scope: crm }\nview c "All" { viewpoint: landscape }\nview d "Machines" { viewpoint: catalogue; kinds: [node, site] }`,
    finds: ["a", "b", "d"],
  },

  *survey(model) {
    const counts = model.countByKind();
    const isThere = (id: string): boolean =>
      model.schema.kinds.some((_, kind) => (counts[kind] as number) > 0 && model.schema.isKind(kind, id));
    for (const view of model.statements("view")) {
      const kinds = kindsOfView(view);
      if (isScopeEmpty(view)) yield [view, violated(() => emptiness(view))];
      else if (kinds !== undefined && view.get("include") === undefined)
        yield [view, kinds.some(isThere) ? holds : violated(() => emptiness(view))];
      else yield [view, holds];
    }
  },
};

function emptiness(view: Element): Account {
  const name = nameOf(view);
  return {
    en: `The view “${name.en}” has nothing to show`,
    fr: `La vue « ${name.fr} » n’a rien à montrer`,
    values: [
      [view, "viewpoint"],
      [view, "scope"],
    ],
  };
}
