import { states } from "../../model/read.ts";
import { BUSINESS_KINDS, isVitalBusiness } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const minimumServiceLevelIsStated: ElementRule = {
  id: "minimum-service-level-is-stated",
  title: {
    en: "Vital processes state the least service that is acceptable in a crisis",
    fr: "Les processus vitaux indiquent le service minimal acceptable en crise",
  },
  rationale: {
    en: "Between all and nothing lies what an emergency organisation can do: how much of it is enough decides what is rebuilt first.",
    fr: "Entre tout et rien, il y a ce qu’une organisation de crise peut faire : combien suffit décide de ce qu’on rebâtit d’abord.",
  },
  remedy: {
    en: "Ask the owner of the process and state `mbco` (a share, a rate, or a sentence).",
    fr: "Demandez au responsable du processus et indiquez `mbco` (une part, un débit ou une phrase).",
  },
  severity: "info",
  controls: ["iso27001:A.5.29", "nist-800-53:CP-2", "nist-csf:GV.OC-04", "dora:11"],
  quality: "resilience",
  reads: ["mbco", "criticality"],
  kinds: BUSINESS_KINDS,
  examples: {
    passes: `process pay "Pay" { criticality: vital; mbco: 30% }`,
    fails: `process pay "Pay" { criticality: vital; mbco: unknown }\nprocess sell "Sell" { criticality: important }`,
    finds: ["pay"],
  },

  // The least acceptable level is a decision of the owner, not a fact to be found out: unstated counts as missing.
  judge(element) {
    if (!isVitalBusiness(element)) return undefined;
    if (states(element, "mbco")) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} is vital and nobody has said how little of it is enough in a crisis`,
        fr: `${name.fr} est vital et personne n’a dit de combien on se contente en crise`,
        values: [[element, "mbco"]],
      };
    });
  },
};
