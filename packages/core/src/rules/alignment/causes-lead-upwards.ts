import { isKind } from "../../model/is-kind.ts";
import { heightOf, type Scorecard, scorecard } from "../parts/scorecard.ts";
import { nameOf } from "../../model/wording.ts";
import { choiceOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const causesLeadUpwards: RelationshipRule<Scorecard> = {
  id: "causes-lead-upwards",
  title: {
    en: "Cause and effect lead up the perspectives",
    fr: "Causes et effets montent les axes",
  },
  rationale: {
    en: "On a strategy map people make processes better, those make customers content, and they bring results; an arrow downwards turns a means into an end.",
    fr: "Sur une carte stratégique, les gens améliorent les processus, qui contentent les clients, qui font les résultats ; une flèche vers le bas fait d’un moyen une fin.",
  },
  remedy: {
    en: "Turn the influence round, or move one of the objectives to its right perspective.",
    fr: "Retournez l’influence, ou placez l’un des objectifs dans son véritable axe.",
  },
  severity: "info",
  controls: [],
  reads: ["perspective", "influences"],
  parameters: scorecard,
  verbs: ["influences"],
  examples: {
    passes: `objective skills "Skills" { perspective: learning; influences fast }\nobjective fast "Fast" { perspective: process; influences loyal }\nobjective loyal "Loyal" { perspective: customer }`,
    fails: `objective rich "Rich" { perspective: financial; influences skills }\nobjective skills "Skills" { perspective: learning }\nobjective other "Other" { influences skills }\nindicator k "K" { influences rich; perspective: learning }`,
    finds: ["rich influences skills"],
  },

  judge(influence, { parameters }) {
    const { from, to } = influence;
    if (from === undefined || to === undefined || !isKind(from, "objective") || !isKind(to, "objective"))
      return undefined;
    const [low, high] = [heightOf(from, parameters), heightOf(to, parameters)];
    if (low === undefined || high === undefined) return undefined;
    if (low <= high) return holds;
    return violated(() => {
      const [a, b, above, below] = [
        nameOf(from),
        nameOf(to),
        choiceOf(from, "perspective"),
        choiceOf(to, "perspective"),
      ];
      return {
        en: `“${a.en}” (${above.en}) is said to lead to “${b.en}” (${below.en}), which stands below it`,
        fr: `« ${a.fr} » (${above.fr}) mènerait à « ${b.fr} » (${below.fr}), placé au-dessous`,
        path: [from, influence, to],
        values: [
          [from, "perspective"],
          [to, "perspective"],
        ],
      };
    });
  },
};
