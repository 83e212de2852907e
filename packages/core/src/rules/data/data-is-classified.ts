import { kinOf, placesOf, isPersonal } from "../../model/personal-data.ts";
import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const dataIsClassified: ElementRule = {
  id: "data-is-classified",
  title: { en: "Data has a class", fr: "Les données sont classifiées" },
  rationale: {
    en: "Nobody can guard data as it deserves before its owner has said how secret it is.",
    fr: "Nul ne peut protéger une donnée à sa mesure tant que son responsable n’a pas dit à quel point elle est secrète.",
  },
  remedy: {
    en: "Let the owner decide and state `classification`.",
    fr: "Faites trancher le responsable et indiquez `classification`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.12",
    "iso27001:A.5.13",
    "nist-800-53:RA-2",
    "nist-csf:ID.AM-05",
    "nist-csf:ID.AM-07",
    "gdpr:32",
    "fadp:8",
    "cis:3",
    "dora:8",
  ],
  quality: "security",
  reads: ["classification", "personalData", "store", "realizes"],
  kinds: ["dataset"],
  examples: {
    passes: `dataset people "People" { personalData: personal; classification: confidential }
entity person "Person"
people realizes person`,
    fails: `dataset people "People" { personalData: personal }
dataset rates "Rates" { classification: public }
dataset base "Schema" { personalData: personal; store: s }
store s "Base" { classification: confidential }`,
    finds: ["people"],
    unsure: `dataset orders "Orders"
dataset x "X" { classification: unknown }`,
    lacks: ["orders.classification", "x.classification"],
  },

  // Of personal data the class is a duty; of other data it may just not have been written down yet.
  judge(data) {
    const carriers = [...kinOf(data), ...placesOf(data)];
    if (carriers.some((one) => states(one, "classification"))) return holds;
    if (!isPersonal(data)) return lacks([data, "classification"]);
    return violated(() => {
      const name = nameOf(data);
      return {
        en: `${name.en} is personal data and has no class`,
        fr: `${name.fr} contient des données personnelles et n’est pas classifié`,
        values: [
          [data, "personalData"],
          [data, "classification"],
        ],
      };
    });
  },
};
