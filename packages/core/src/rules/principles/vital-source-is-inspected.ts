import { affirms, dayOf } from "../../model/read.ts";
import { isOpenSource, licenceClassOf } from "../parts/licence-classes.ts";
import { placeOf } from "../parts/parts-in-place.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const vitalSourceIsInspected: ElementRule<Parameters> = {
  id: "vital-source-is-inspected",
  title: {
    en: "The source of software in vital or exposed places has been inspected",
    fr: "Le code des logiciels vitaux ou exposés a été inspecté",
  },
  rationale: {
    en: "Open source permits inspection and does not prove it: somebody has to have looked.",
    fr: "Le code ouvert permet l’inspection, il ne la prouve pas : quelqu’un doit avoir regardé.",
  },
  remedy: {
    en: "Review the source, or rely on a published audit, and state the day (`inspected`).",
    fr: "Examinez le code, ou appuyez-vous sur un audit publié, et indiquez le jour (`inspected`).",
  },
  severity: "info",
  controls: [
    "iso27001:A.8.28",
    "iso27001:A.8.29",
    "nist-800-53:SA-11",
    "nist-800-53:SR-11",
    "nist-csf:ID.RA-09",
    "asvs:V15",
    "cis:16",
  ],
  principle: "P2",
  quality: "security",
  reads: ["inspected", "licence", "criticality", "exposed", "technology", "os"],
  kinds: ["technology", "application"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Days", fr: "Jours" },
      description: { en: "Most days since the inspection.", fr: "Nombre maximal de jours depuis l’inspection." },
      usual: 1095,
    },
  },
  examples: {
    passes: `application shop "Shop" { criticality: vital; licence: in-house; inspected: 2026-02-01 }`,
    fails: `application shop "Shop" { criticality: vital; licence: in-house; inspected: 2015-02-01; technology: lib }\ntechnology lib "Library" { licence: MIT; inspected: no }\ntechnology closed "Closed" { licence: proprietary; inspected: no }`,
    finds: ["shop", "lib"],
    unsure: `application shop "Shop" { exposed: internet; licence: Apache-2.0 }`,
    lacks: ["shop.inspected"],
  },

  judge(element, { parameters: { days }, today }) {
    const licence = licenceClassOf(element);
    if (licence === undefined || (licence !== "own" && isOpenSource(licence) !== true)) return undefined;
    if (placeOf(element) === undefined) return undefined;
    const answer = affirms(element, "inspected");
    if (answer === undefined) return lacks([element, "inspected"]);
    const day = dayOf(element, "inspected");
    if (answer && (day === undefined || today - day <= days)) return holds;
    return violated(() => {
      const name = nameOf(element);
      const when = day === undefined ? undefined : dayWords(day);
      return {
        en:
          when === undefined
            ? `Nobody has inspected the source of ${name.en}`
            : `The source of ${name.en} was last inspected on ${when.en}`,
        fr:
          when === undefined
            ? `Personne n’a inspecté le code de ${name.fr}`
            : `Le code de ${name.fr} a été inspecté pour la dernière fois le ${when.fr}`,
        values: [[element, "inspected"]],
      };
    });
  },
};
