import { states, knownValue } from "../../model/read.ts";
import { DICT_LETTERS, type DictLetter, needOf } from "../parts/needs.ts";
import { nameOf } from "../../model/wording.ts";
import { IMPORTANT, importanceOf } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const securityNeedsAreComplete: ElementRule = {
  id: "security-needs-are-complete",
  title: {
    en: "Security needs say availability, integrity, confidentiality and traceability",
    fr: "Les besoins de sécurité disent disponibilité, intégrité, confidentialité et traçabilité",
  },
  rationale: {
    en: "Protection is bought for needs; the letter that nobody asked for is the one that is missing on the day.",
    fr: "La protection se dimensionne sur des besoins ; la lettre que personne n’a demandée est celle qui manque le jour venu.",
  },
  remedy: {
    en: "Ask the business and state all four letters in `dict`, each from 1 to 4.",
    fr: "Interrogez le métier et indiquez les quatre lettres dans `dict`, chacune de 1 à 4.",
  },
  severity: "info",
  controls: ["iso27001:A.5.12", "iso27001:A.5.9", "nist-800-53:RA-2", "nist-csf:ID.AM-05", "dora:8"],
  quality: "security",
  reads: ["dict", "criticality"],
  kinds: ["application", "process", "service"],
  examples: {
    passes: `application crm "CRM" { dict: { availability: 2; integrity: 3; confidentiality: 3; traceability: 1 } }`,
    fails: `application crm "CRM" { dict: { availability: 2; confidentiality: 3 } }`,
    finds: ["crm"],
    unsure: `application claims "Claims" { criticality: vital }\napplication calc "Spreadsheet" { criticality: low }`,
    lacks: ["claims.dict"],
  },

  judge(element) {
    if (!states(element, "dict"))
      return (importanceOf(element)?.rank ?? 0) > IMPORTANT ? lacks([element, "dict"]) : undefined;
    if (knownValue(element, "dict")?.kind !== "record") return lacks([element, "dict"]);
    const missing = DICT_LETTERS.filter((letter) => needOf(element, letter) === undefined);
    if (missing.length === 0) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `The security needs of ${name.en} do not say: ${missing.map((letter) => words[letter].en).join(", ")}`,
        fr: `Les besoins de sécurité de ${name.fr} ne disent pas : ${missing.map((letter) => words[letter].fr).join(", ")}`,
        values: missing.map((letter) => [element, `dict.${letter}`] as const),
      };
    });
  },
};

const words: Readonly<Record<DictLetter, { readonly en: string; readonly fr: string }>> = {
  availability: { en: "availability", fr: "disponibilité" },
  integrity: { en: "integrity", fr: "intégrité" },
  confidentiality: { en: "confidentiality", fr: "confidentialité" },
  traceability: { en: "traceability", fr: "traçabilité" },
};
