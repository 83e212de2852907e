import { perspectiveOf } from "../parts/scorecard.ts";
import { nameOf } from "../../model/wording.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const objectiveHasPerspective: ModelRule = {
  id: "objective-has-perspective",
  title: {
    en: "In a scorecard every objective stands in a perspective",
    fr: "Dans un tableau de bord prospectif, chaque objectif est dans un axe",
  },
  rationale: {
    en: "An objective outside the perspectives is balanced against nothing and missing on the strategy map.",
    fr: "Un objectif hors des axes n’est équilibré par rien et manque sur la carte stratégique.",
  },
  remedy: {
    en: "State `perspective`: financial, customer, process or learning.",
    fr: "Indiquez `perspective` : financial, customer, process ou learning.",
  },
  severity: "info",
  controls: [],
  reads: ["perspective", "objective", "contains"],
  examples: {
    passes: `objective a "A" { perspective: financial\n  objective b "B"\n}`,
    fails: `objective a "A" { perspective: financial }\nobjective b "B"`,
    finds: ["b"],
  },

  // An organisation that uses no perspectives keeps no scorecard.
  *survey(model) {
    const objectives = [...model.elements({ kind: "objective" })];
    if (!objectives.some((one) => perspectiveOf(one) !== undefined)) return;
    for (const objective of objectives)
      yield [
        objective,
        perspectiveOf(objective) !== undefined
          ? holds
          : violated(() => {
              const name = nameOf(objective);
              return {
                en: `The objective “${name.en}” stands in no perspective`,
                fr: `L’objectif « ${name.fr} » n’est dans aucun axe`,
                values: [[objective, "perspective"]],
              };
            }),
      ];
  },
};
