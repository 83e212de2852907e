import { indicatorsOf } from "../../model/attainment.ts";
import type { Element } from "../../model/model.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const objectiveIsMeasured: ElementRule = {
  id: "objective-is-measured",
  title: { en: "Every objective is measured by an indicator", fr: "Chaque objectif est mesuré par un indicateur" },
  rationale: {
    en: "Of an objective without a measure nobody can say whether it was reached, and everybody says it was.",
    fr: "D’un objectif sans mesure, personne ne peut dire s’il est atteint, et chacun dit qu’il l’est.",
  },
  remedy: {
    en: "Write an `indicator` with baseline, target and actual value that `influences` the objective.",
    fr: "Écrivez un `indicator` avec valeur de départ, cible et valeur constatée, qui `influences` l’objectif.",
  },
  severity: "warning",
  controls: ["nist-csf:GV.OV-03", "nist-csf:ID.IM-01", "dora:6"],
  reads: ["influences", "contains"],
  kinds: ["objective"],
  examples: {
    passes: `objective fast "Fast"\nindicator days "Days" { influences fast }\nobjective all "All" {\n  objective part "Part"\n}\nindicator k "K" { influences part }`,
    fails: `objective fast "Fast"\nobjective cheap "Cheap"\nobjective fine "Fine"\nindicator days "Days" { influences fine }\nfast influences cheap`,
    finds: ["fast", "cheap"],
  },

  judge(objective) {
    if (isMeasured(objective)) return holds;
    return violated(() => {
      const name = nameOf(objective);
      return {
        en: `No indicator measures the objective “${name.en}”`,
        fr: `Aucun indicateur ne mesure l’objectif « ${name.fr} »`,
      };
    });
  },
};

/** By an indicator of its own, or through all of its parts. */
function isMeasured(objective: Element): boolean {
  if (indicatorsOf(objective).length > 0) return true;
  const parts = objective.children;
  return parts.length > 0 && parts.every(isMeasured);
}
