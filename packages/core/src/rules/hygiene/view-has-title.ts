import { states } from "../../model/read.ts";
import { hasName } from "../parts/names.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const viewHasTitle: ElementRule = {
  id: "view-has-title",
  title: { en: "Every view has a title", fr: "Chaque vue a un titre" },
  rationale: {
    en: "A picture without a heading is passed on and misread: nobody knows which question it answers.",
    fr: "Une image sans titre circule et se lit de travers : personne ne sait à quelle question elle répond.",
  },
  remedy: {
    en: "Write the title in quotes after the view's id, or state `title`.",
    fr: "Écrivez le titre entre guillemets après l’identifiant de la vue, ou indiquez `title`.",
  },
  severity: "info",
  controls: [],
  aliases: ["views.view.key"],
  reads: ["name", "title"],
  kinds: ["view"],
  examples: {
    passes: `view a "All systems" { viewpoint: landscape }\nview b { viewpoint: landscape; title: "Landscape" }`,
    fails: `view a { viewpoint: landscape }\nview b "B" { viewpoint: landscape }`,
    finds: ["a"],
  },

  judge(view) {
    if (hasName(view) || states(view, "title")) return holds;
    return violated(() => ({
      en: `The view ${view.id} has no title`,
      fr: `La vue ${view.id} n’a pas de titre`,
      values: [[view, "title"]],
    }));
  },
};
