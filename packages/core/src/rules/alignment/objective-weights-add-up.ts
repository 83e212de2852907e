import { printNumber } from "../../base/quantity.ts";
import { statedWeight } from "../../model/attainment.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, lacks, violated } from "../verdict.ts";

/** Sums that people mean by "all of it": a hundred points, or shares that make one. */
const wholes = [100, 1] as const;
const ROUNDING = 0.005;

export const objectiveWeightsAddUp: ModelRule = {
  id: "objective-weights-add-up",
  title: { en: "The weights of objectives add up to 100", fr: "Les poids des objectifs totalisent 100" },
  rationale: {
    en: "Weights rank projects; where they do not make a whole, a priority was added without taking anything away.",
    fr: "Les poids classent les projets ; s’ils ne font pas un tout, on a ajouté une priorité sans rien retirer.",
  },
  remedy: {
    en: "Set `weight` of the objectives so that they make 100 (or 100%) together.",
    fr: "Fixez `weight` des objectifs de sorte qu’ils fassent ensemble 100 (ou 100%).",
  },
  severity: "info",
  controls: ["nist-csf:GV.OC-01"],
  reads: ["weight", "objective", "contains"],
  examples: {
    passes: `objective a "A" { weight: 60 }\nobjective b "B" { weight: 40\n  objective c "C" { weight: 50% }\n  objective d "D" { weight: 50% }\n}`,
    fails: `objective a "A" { weight: 60 }\nobjective b "B" { weight: 60 }`,
    finds: ["a"],
    unsure: `objective a "A" { weight: 60 }\nobjective b "B"`,
    lacks: ["b.weight"],
  },

  // The heaviest of a group stands for it.
  *survey(model) {
    const groups = new Map<number, Element[]>();
    for (const objective of model.elements({ kind: "objective" })) {
      const around =
        objective.parent !== undefined && isKind(objective.parent, "objective") ? objective.parent.row : -1;
      groups.set(around, [...(groups.get(around) ?? []), objective]);
    }
    for (const group of groups.values()) {
      const weighed = group.filter((one) => statedWeight(one) !== undefined);
      const heaviest = weighed.toSorted((a, b) => (statedWeight(b) ?? 0) - (statedWeight(a) ?? 0))[0];
      if (heaviest === undefined) continue;
      const missing = group.filter((one) => statedWeight(one) === undefined);
      if (missing.length > 0) {
        yield [heaviest, lacks(...missing.map((one) => [one, "weight"] as const))];
        continue;
      }
      const sum = weighed.reduce((total, one) => total + (statedWeight(one) ?? 0), 0);
      const isWhole = wholes.some((whole) => Math.abs(sum - whole) <= whole * ROUNDING);
      yield [heaviest, isWhole ? holds : violated(() => wrongSum(weighed, sum))];
    }
  },
};

function wrongSum(weighed: readonly Element[], sum: number): Account {
  const count = weighed.length;
  return {
    en: `The weights of ${count} objectives add up to ${printNumber(sum, "en")}, not to 100`,
    fr: `Les poids de ${count} objectifs totalisent ${printNumber(sum, "fr")}, et non 100`,
    values: weighed.map((one) => [one, "weight"] as const),
    related: weighed,
  };
}
