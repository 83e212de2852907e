import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

/** What watches an objective or stands in its way does not bring it nearer. */
const watching = ["indicator", "driver", "risk", "finding"] as const;

export const objectiveIsPursued: ElementRule = {
  id: "objective-is-pursued",
  title: { en: "Something leads to every objective", fr: "Quelque chose mène à chaque objectif" },
  rationale: {
    en: "An objective to which no capability, process, requirement, project or other objective leads has no place in what the organisation does.",
    fr: "Un objectif auquel ne mène aucune capacité, processus, exigence, projet ni autre objectif est étranger à ce que fait l’organisation.",
  },
  remedy: {
    en: "Write what brings it nearer (`capability realizes objective`, `objective influences objective`).",
    fr: "Écrivez ce qui le rapproche (`capacité realizes objectif`, `objectif influences objectif`).",
  },
  severity: "info",
  controls: ["nist-csf:GV.OC-01"],
  reads: ["influences", "realizes", "sign", "contains"],
  kinds: ["objective"],
  examples: {
    passes: `objective fast "Fast"\ncapability claims "Claims" { realizes fast }\nobjective rich "Rich"\nfast influences rich`,
    fails: `objective fast "Fast"\nindicator k "K" { influences fast }\ndriver law "Law" { influences fast }\nobjective cheap "Cheap"\nobjective other "Other" { influences cheap { sign: - } }\ncapability c "C" { realizes other }`,
    finds: ["fast", "cheap"],
  },

  judge(objective) {
    if (isPursued(objective)) return holds;
    return violated(() => {
      const name = nameOf(objective);
      return {
        en: `Nothing that the organisation does leads to the objective “${name.en}”`,
        fr: `Rien de ce que fait l’organisation ne mène à l’objectif « ${name.fr} »`,
      };
    });
  },
};

function isPursued(objective: Element): boolean {
  if (objective.in("realizes").length > 0) return true;
  if (objective.children.some((child) => isKind(child, "objective") && isPursued(child))) return true;
  return objective
    .in("influences")
    .some(
      (one) =>
        one.from !== undefined && !isKind(one.from, ...watching) && wordOf(one, "sign")?.startsWith("-") !== true,
    );
}
