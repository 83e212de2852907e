import { isProcessing, personalDataOf } from "../../model/personal-data.ts";
import { states, rankOf } from "../../model/read.ts";
import { missingFields } from "../../model/register.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const processingIsRegistered: ElementRule = {
  id: "processing-is-registered",
  title: {
    en: "Processing of personal data is in the register, complete",
    fr: "Les traitements de données personnelles sont au registre, complets",
  },
  rationale: {
    en: "The register is the first thing an authority asks for; what is not in it was not thought about.",
    fr: "Le registre est la première chose qu’une autorité demande ; ce qui n’y est pas n’a pas été réfléchi.",
  },
  remedy: {
    en: "State what is missing: purpose, legal basis, data subjects, recipients, retention, transfers and safeguards, measures, role, impact assessment.",
    fr: "Indiquez ce qui manque : finalité, base légale, personnes concernées, destinataires, conservation, transferts et garanties, mesures, rôle, analyse d’impact.",
  },
  severity: "error",
  controls: [
    "gdpr:30",
    "gdpr:5",
    "gdpr:24",
    "fadp:12",
    "iso27001:A.5.34",
    "iso27001:A.5.31",
    "nist-800-53:PM-5",
    "nist-csf:ID.AM-07",
    "nist-csf:GV.OC-03",
  ],
  quality: "security",
  reads: [
    "personalData",
    "purpose",
    "legalBasis",
    "subjects",
    "recipients",
    "retention",
    "controllerRole",
    "transferCountry",
    "safeguard",
    "dpia",
    "dict",
    "accesses",
    "uses",
  ],
  kinds: ["process", "function", "application"],
  examples: {
    passes: `dataset people "People" { personalData: personal; subjects: [customers]; retention: 10y }
process care "Care" {
  accesses people
  uses crm
  purpose: "Care for customers"
  legalBasis: contract
  recipients: [crm]
  controllerRole: controller
}
application crm "CRM" { dataLocation: CH; auth: mfa }`,
    fails: `dataset people "People" { personalData: personal }
process care "Care" { accesses people }
process hire "Hire" { personalData: none; accesses people; purpose: "Hiring" }
process bake "Bake" { accesses recipes }
dataset recipes "Recipes" { personalData: none }`,
    finds: ["care", "hire"],
    unsure: `dataset health "Health" { personalData: sensitive; subjects: [patients] }
process care "Care" { accesses health; purpose: "Care"; legalBasis: contract; transferCountry: []; controllerRole: controller; recipients: "none"; retention: 10y; dict: { confidentiality: 4 } }`,
    lacks: ["care.dpia"],
  },

  judge(processing) {
    const personal = personalDataOf(processing);
    const [first] = personal;
    const isDenied = rankOf(processing, "personalData") === 0 && first !== undefined;
    if (!isDenied && !isProcessing(processing)) return undefined;
    const missing = missingFields(processing);
    const isEmpty = !OWN.some((key) => states(processing, key)) && first !== undefined;
    if (!isDenied && !isEmpty)
      return missing.length === 0 ? holds : lacks(...missing.map(([, on, key]) => [on, key] as const));
    return violated(() => {
      const name = nameOf(processing);
      const what = first === undefined ? name : nameOf(first);
      return isDenied
        ? {
            en: `${name.en} says that it processes no personal data, and works with ${what.en}`,
            fr: `${name.fr} dit ne traiter aucune donnée personnelle, et travaille avec ${what.fr}`,
            path: [processing, ...personal],
            values: [[processing, "personalData"]],
          }
        : {
            en: `${name.en} works with ${what.en}, personal data, and the register says nothing of it`,
            fr: `${name.fr} travaille avec ${what.fr}, données personnelles, et le registre n’en dit rien`,
            path: [processing, ...personal],
            values: missing.map(([, on, key]) => [on, key] as const),
          };
    });
  },
};

/** What a processing says of itself. */
const OWN: readonly string[] = [
  "purpose",
  "legalBasis",
  "subjects",
  "recipients",
  "retention",
  "controllerRole",
  "personalData",
];
