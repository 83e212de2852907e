import { privacyOf, isSensitiveProcessing } from "../../model/personal-data.ts";
import { distinct } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const dpiaIsDone: ElementRule = {
  id: "dpia-is-done",
  title: {
    en: "Sensitive processing has an impact assessment",
    fr: "Les traitements sensibles ont une analyse d’impact",
  },
  rationale: {
    en: "The law asks to think before: what may happen to people, and what is done against it.",
    fr: "La loi demande de réfléchir avant : ce qui peut arriver aux personnes, et ce qu’on y oppose.",
  },
  remedy: {
    en: "Do the assessment and state `dpia` with its date or document; or decide and state `not-required`.",
    fr: "Faites l’analyse et indiquez `dpia` avec sa date ou son document ; ou décidez et indiquez `not-required`.",
  },
  severity: "error",
  controls: [
    "gdpr:35",
    "gdpr:36",
    "fadp:22",
    "iso27001:A.5.34",
    "iso27001:A.5.8",
    "nist-800-53:RA-8",
    "nist-csf:ID.RA-04",
  ],
  principle: "P4",
  quality: "security",
  reads: ["dpia", "personalData", "accesses"],
  kinds: ["process", "function"],
  examples: {
    passes: `process care "Care" { personalData: sensitive; dpia: 2025-03-01 }
process news "News" { personalData: personal; dpia: not-required }`,
    fails: `process care "Care" { personalData: sensitive; dpia: required }
dataset health "Health" { personalData: sensitive }
process trial "Trial" { accesses health; dpia: no }
process news "News" { personalData: personal }
process plan "Plan" { personalData: personal; dpia: required }`,
    finds: ["care", "trial", "plan"],
    unsure: `process care "Care" { personalData: sensitive }`,
    lacks: ["care.dpia"],
  },

  judge(processing) {
    const stated = privacyOf(processing, "dpia");
    const isSensitiveOne = isSensitiveProcessing(processing) === true;
    if (stated === undefined) return isSensitiveOne ? lacks([processing, "dpia"]) : undefined;
    const { value, by } = stated;
    const word = value.kind === "word" ? value.text : undefined;
    const isOpen = word === "required" || (value.kind === "boolean" && !value.boolean);
    if (!isOpen) return holds;
    return violated(() => {
      const name = nameOf(processing);
      return {
        en: `${name.en} needs an impact assessment, and there is none`,
        fr: `${name.fr} exige une analyse d’impact, et il n’y en a pas`,
        path: distinct([processing, by]),
        values: [[by, "dpia"]],
      };
    });
  },
};
