import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { numberOf, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const objectiveIsSupported: ElementRule = {
  id: "objective-is-supported",
  title: { en: "Every objective is supported by a project", fr: "Chaque objectif est soutenu par un projet" },
  rationale: {
    en: "An objective towards which nothing is undertaken will not be reached by being written down.",
    fr: "Un objectif pour lequel rien n’est entrepris ne sera pas atteint parce qu’il est écrit.",
  },
  remedy: {
    en: "Let a project contribute to it (`project influences objective { contribution: 2 }`), or drop the objective.",
    fr: "Faites-y contribuer un projet (`projet influences objectif { contribution: 2 }`), ou abandonnez l’objectif.",
  },
  severity: "warning",
  controls: ["nist-csf:GV.OC-01", "iso27001:A.5.8"],
  aliases: ["UNSUPPORTED-OBJECTIVE"],
  reads: ["influences", "realizes", "contribution", "sign", "status", "contains"],
  kinds: ["objective"],
  examples: {
    passes: `objective fast "Fast"\nproject p "Rebuild" { influences fast { contribution: 2 } }\nobjective all "All" {\n  objective part "Part"\n}\nproject q "Other" { realizes part }`,
    fails: `objective fast "Fast"\nobjective cheap "Cheap"\nobjective green "Green"\nproject p "Rebuild" { influences fast { contribution: 0 } }\nproject q "Dropped" { status: cancelled; influences cheap }\nproject r "Good" { influences green }\ngreen influences cheap`,
    finds: ["fast", "cheap"],
  },

  // Only direct support counts: that one objective helps another is a reason to undertake something, not an undertaking.
  judge(objective) {
    if (isSupported(objective)) return holds;
    return violated(() => {
      const name = nameOf(objective);
      return {
        en: `No project supports the objective “${name.en}”`,
        fr: `Aucun projet ne soutient l’objectif « ${name.fr} »`,
      };
    });
  },
};

/** By a project of its own, or through one of its parts. */
function isSupported(objective: Element): boolean {
  for (const verb of ["influences", "realizes"])
    for (const relationship of objective.in(verb)) {
      const { from } = relationship;
      if (from === undefined || !isKind(from, "project") || wordOf(from, "status") === "cancelled") continue;
      if (numberOf(relationship, "contribution") === 0 || wordOf(relationship, "sign")?.startsWith("-") === true)
        continue;
      return true;
    }
  return objective.children.some((child) => isKind(child, "objective") && isSupported(child));
}
