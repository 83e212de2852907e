import { groupBy } from "../../base/group-by.ts";
import { perspectiveOf } from "../parts/scorecard.ts";
import { choiceOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly most: number;
}

export const perspectiveIsNotCrowded: ModelRule<Parameters> = {
  id: "perspective-is-not-crowded",
  title: { en: "A perspective holds few objectives", fr: "Un axe porte peu d’objectifs" },
  rationale: {
    en: "Whoever has more than a handful of objectives in one perspective has not chosen.",
    fr: "Qui a plus d’une poignée d’objectifs dans un axe n’a pas choisi.",
  },
  remedy: {
    en: "Drop some, or put what belongs together inside one objective.",
    fr: "Abandonnez-en, ou placez dans un même objectif ce qui va ensemble.",
  },
  severity: "info",
  controls: [],
  reads: ["perspective", "objective", "contains"],
  parameters: {
    most: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Most objectives", fr: "Objectifs au plus" },
      description: {
        en: "How many objectives a perspective may hold, parts of others apart.",
        fr: "Combien d’objectifs un axe peut porter, parties d’autres non comprises.",
      },
      usual: 7,
    },
  },
  examples: {
    passes: `objective a "A" { perspective: learning }\nobjective b "B" { perspective: learning }`,
    fails: ["a", "b", "c", "d", "e", "f", "g", "h"]
      .map((id) => `objective ${id} "${id.toUpperCase()}" { perspective: learning }`)
      .join("\n"),
    finds: ["a"],
  },

  // The first of a perspective stands for it.
  *survey(model, { parameters }) {
    const outermost = [...model.elements({ kind: "objective" })].filter(
      (one) => one.ancestor("objective") === undefined,
    );
    for (const [perspective, objectives] of groupBy(outermost, perspectiveOf)) {
      const [first] = objectives;
      if (perspective === undefined || first === undefined) continue;
      yield [
        first,
        objectives.length <= parameters.most
          ? holds
          : violated(() => {
              const name = choiceOf(first, "perspective");
              return {
                en: `The perspective “${name.en}” holds ${objectives.length} objectives; ${parameters.most} are enough`,
                fr: `L’axe « ${name.fr} » porte ${objectives.length} objectifs ; ${parameters.most} suffisent`,
                related: objectives,
              };
            }),
      ];
    }
  },
};
