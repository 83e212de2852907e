import { isKind } from "../../model/is-kind.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const incrementSaysWhatItDelivers: ElementRule = {
  id: "increment-says-what-it-delivers",
  title: {
    en: "Each step of a project says what it delivers",
    fr: "Chaque étape d’un projet dit ce qu’elle livre",
  },
  rationale: {
    en: "A sprint or work package that changes nothing in the model cannot be followed from the plan to the system.",
    fr: "Un sprint ou un lot qui ne change rien au modèle ne peut être suivi du plan au système.",
  },
  remedy: {
    en: "Write what the step `changes` or `realizes`; join steps that deliver nothing by themselves.",
    fr: "Indiquez ce que l’étape `changes` ou `realizes` ; réunissez les étapes qui ne livrent rien seules.",
  },
  severity: "info",
  controls: ["iso27001:A.5.8", "nist-800-53:SA-3"],
  reads: ["changes", "realizes"],
  kinds: ["project"],
  examples: {
    passes: `application shop "Shop"\nproject rebuild "Rebuild" {\n  project one "Sprint 1" { changes shop }\n}`,
    fails: `application shop "Shop"\nproject rebuild "Rebuild" {\n  project one "Sprint 1" { changes shop }\n  project two "Sprint 2"\n  project three "Release" {\n    project a "Sprint 3" { changes shop }\n  }\n}`,
    finds: ["two"],
  },

  judge(project) {
    const { parent } = project;
    if (parent === undefined || !isKind(parent, "project")) return undefined;
    const isSaid = [project, ...project.children].some(
      (one) => one.out("changes").length > 0 || one.out("realizes").length > 0,
    );
    if (isSaid) return holds;
    return violated(() => {
      const [name, whole] = [nameOf(project), nameOf(parent)];
      return {
        en: `${name.en}, a step of ${whole.en}, does not say what it changes or realizes`,
        fr: `${name.fr}, une étape de ${whole.fr}, ne dit pas ce qu’elle change ou réalise`,
        path: [parent, project],
      };
    });
  },
};
