import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { heightOf, type Scorecard, scorecard } from "../parts/scorecard.ts";
import { nameOf } from "../../model/wording.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const objectiveLeadsToTheTop: ModelRule<Scorecard> = {
  id: "objective-leads-to-the-top",
  title: {
    en: "Every objective of a scorecard leads to its highest perspective",
    fr: "Chaque objectif d’un tableau de bord prospectif mène à l’axe le plus haut",
  },
  rationale: {
    en: "A strategy map tells how learning becomes results; an objective that leads nowhere is a good deed without a reason.",
    fr: "Une carte stratégique dit comment l’apprentissage devient résultat ; un objectif qui ne mène nulle part est une bonne action sans raison.",
  },
  remedy: {
    en: "Write which objective it helps (`objective influences objective`), or drop it.",
    fr: "Écrivez quel objectif il aide (`objectif influences objectif`), ou abandonnez-le.",
  },
  severity: "info",
  controls: [],
  reads: ["perspective", "influences", "sign", "objective", "contains"],
  parameters: scorecard,
  examples: {
    passes: `objective skills "Skills" { perspective: learning; influences fast }\nobjective fast "Fast" { perspective: process; influences rich }\nobjective rich "Rich" { perspective: financial }`,
    fails: `objective skills "Skills" { perspective: learning }\nobjective fast "Fast" { perspective: process; influences rich }\nobjective loyal "Loyal" { perspective: customer; influences rich { sign: - } }\nobjective rich "Rich" { perspective: financial }\nobjective free "Free"`,
    finds: ["skills", "loyal"],
  },

  *survey(model, { parameters }) {
    const objectives = [...model.elements({ kind: "objective" })];
    const top = parameters.perspectives.length - 1;
    const highest = objectives.filter((one) => heightOf(one, parameters) === top);
    if (highest.length === 0) return;
    const leading = leadingTo(highest);
    for (const objective of objectives) {
      const height = heightOf(objective, parameters);
      if (height === undefined || height === top) continue;
      yield [
        objective,
        leading.has(objective.row)
          ? holds
          : violated(() => {
              const name = nameOf(objective);
              return {
                en: `The objective “${name.en}” leads to none of the highest perspective`,
                fr: `L’objectif « ${name.fr} » ne mène à aucun de l’axe le plus haut`,
                related: highest,
              };
            }),
      ];
    }
  },
};

/** Rows of all that leads to one of these: by influence that helps, or as a part of what does. */
function leadingTo(objectives: readonly Element[]): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [...objectives];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at.row)) continue;
    found.add(at.row);
    for (const influence of at.in("influences"))
      if (influence.from !== undefined && wordOf(influence, "sign")?.startsWith("-") !== true)
        open.push(influence.from);
    open.push(...at.children.filter((child) => isKind(child, "objective")));
    if (at.parent !== undefined && isKind(at.parent, "objective")) open.push(at.parent);
  }
  return found;
}
