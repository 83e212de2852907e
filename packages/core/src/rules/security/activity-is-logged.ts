import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms } from "../../model/read.ts";
import { isEndpoint } from "../parts/endpoints.ts";
import { isExposed, speakerFor } from "../parts/exposure.ts";
import { whyGuarded } from "../parts/guarded.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, judged } from "../verdict.ts";

export const activityIsLogged: ElementRule = {
  id: "activity-is-logged",
  title: {
    en: "What happens on exposed, sensitive and vital systems is logged",
    fr: "Ce qui se passe sur les systèmes exposés, sensibles et vitaux est journalisé",
  },
  rationale: {
    en: "Without a log nobody knows after an incident who did what, how far it went, and whether it is over.",
    fr: "Sans journal, nul ne sait après un incident qui a fait quoi, jusqu’où cela est allé, ni si c’est fini.",
  },
  remedy: {
    en: "Log entries, changes and refusals with who and when, out of reach of who is logged, and state `logging`.",
    fr: "Journalisez accès, changements et refus avec qui et quand, hors de portée de qui est journalisé, et indiquez `logging`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.15",
    "nist-800-53:AU-2",
    "nist-800-53:AU-12",
    "nist-csf:PR.PS-04",
    "pci-dss:10",
    "cis:8",
    "asvs:V16",
    "gdpr:32",
    "fadp:8",
    "dora:10",
    "nis2:21.2.b",
  ],
  principle: "P3",
  quality: "security",
  reads: ["logging", "exposed", "classification", "personalData", "criticality", "duty"],
  kinds: ["application", "module", "store", "node"],
  examples: {
    passes: `application shop "Shop" { exposed: internet; logging: "Splunk" }`,
    fails: `application shop "Shop" { exposed: internet; logging: no }
store health "Health" { personalData: sensitive; logging: no }
process pay "Pay" { duty: execute; uses bank }
application bank "Bank" { logging: no }
application calc "Spreadsheet" { logging: no }`,
    finds: ["shop", "health", "bank"],
    unsure: `application shop "Shop" { criticality: vital }`,
    lacks: ["shop.logging"],
  },

  judge(element) {
    if (!isAskedForLogs(element)) return undefined;
    const speaker = speakerFor(element, "logging") ?? element;
    if (affirms(speaker, "logging") === true) return holds;
    const reason = whyGuarded(element);
    if (reason === undefined) return undefined;
    return judged(affirms(speaker, "logging"), [element, "logging"], () => {
      const name = nameOf(element);
      return {
        en: `${name.en} keeps no log, and ${reason.en}`,
        fr: `${name.fr} ne tient aucun journal, et ${reason.fr}`,
        values: [[speaker, "logging"]],
      };
    });
  },
};

/** A module speaks through its application unless it is exposed itself; devices of users are another matter. */
export function isAskedForLogs(element: Element): boolean {
  if (isKind(element, "module") && !isExposed(element)) return false;
  return isInProduction(element) && !(isKind(element, "node") && isEndpoint(element));
}
