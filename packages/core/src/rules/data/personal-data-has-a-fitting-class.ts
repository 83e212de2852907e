import { personalRankOf, isData } from "../../model/personal-data.ts";
import { rankOf } from "../../model/read.ts";
import { SENSITIVE, PERSONAL } from "../parts/data.ts";
import { classWords } from "../parts/inherited-class.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly personal: number;
  readonly sensitive: number;
}

export const personalDataHasAFittingClass: ElementRule<Parameters> = {
  id: "personal-data-has-a-fitting-class",
  title: {
    en: "Personal data is not classified too low",
    fr: "Les données personnelles ne sont pas classées trop bas",
  },
  rationale: {
    en: "Personal data is never public of itself, and sensitive data is confidential by law.",
    fr: "Une donnée personnelle n’est jamais publique par nature, et une donnée sensible est confidentielle de par la loi.",
  },
  remedy: {
    en: "Raise `classification`, or correct `personalData` if no person can be recognised.",
    fr: "Relevez `classification`, ou corrigez `personalData` si personne n’est reconnaissable.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.12",
    "iso27001:A.5.34",
    "nist-800-53:RA-2",
    "nist-csf:ID.AM-05",
    "gdpr:9",
    "gdpr:32",
    "fadp:8",
  ],
  quality: "security",
  reads: ["classification", "personalData"],
  parameters: {
    personal: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Personal data", fr: "Données personnelles" },
      description: {
        en: "Lowest class of personal data, counted from 0 (public).",
        fr: "Classe minimale des données personnelles, à partir de 0 (public).",
      },
      usual: 1,
    },
    sensitive: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Sensitive data", fr: "Données sensibles" },
      description: {
        en: "Lowest class of sensitive data, counted from 0 (public).",
        fr: "Classe minimale des données sensibles, à partir de 0 (public).",
      },
      usual: 2,
    },
  },
  kinds: ["dataset", "entity", "store"],
  examples: {
    passes: `dataset people "People" { personalData: personal; classification: internal }
dataset health "Health" { personalData: sensitive; classification: confidential }`,
    fails: `dataset people "People" { personalData: personal; classification: public }
entity patient "Patient" { personalData: sensitive; classification: internal }
store s "Base" { personalData: none; classification: public }
dataset staff "Staff" { personalData: personal; classification: internal }`,
    finds: ["people", "patient"],
  },

  judge(one, { parameters }) {
    const rank = rankOf(one, "classification");
    if (rank === undefined) return undefined;
    const personal = isData(one) ? (personalRankOf(one) ?? 0) : (rankOf(one, "personalData") ?? 0);
    if (personal < PERSONAL) return undefined;
    if (rank >= (personal >= SENSITIVE ? parameters.sensitive : parameters.personal)) return holds;
    return violated(() => {
      const name = nameOf(one);
      const stated = classWords(one);
      return {
        en: `${name.en} holds ${personal >= SENSITIVE ? "sensitive" : "personal"} data and is classified ${stated.en}`,
        fr: `${name.fr} contient des données ${personal >= SENSITIVE ? "sensibles" : "personnelles"} et est classé ${stated.fr}`,
        values: [
          [one, "personalData"],
          [one, "classification"],
        ],
      };
    });
  },
};
