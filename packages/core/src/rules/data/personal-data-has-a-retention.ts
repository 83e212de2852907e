import { kinOf, placesOf, isPersonal } from "../../model/personal-data.ts";
import { states, wordOf, daysOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

interface Parameters {
  readonly years: number;
}

export const personalDataHasARetention: ElementRule<Parameters> = {
  id: "personal-data-has-a-retention",
  title: { en: "Personal data has a retention period", fr: "Les données personnelles ont une durée de conservation" },
  rationale: {
    en: "The law forbids to keep personal data longer than its purpose needs; without a period it is kept for ever.",
    fr: "La loi interdit de garder des données personnelles plus longtemps que nécessaire ; sans durée, on les garde toujours.",
  },
  remedy: {
    en: "Decide the period with the owner of the purpose and state `retention` of the data or of the processing.",
    fr: "Fixez la durée avec le responsable de la finalité et indiquez `retention` des données ou du traitement.",
  },
  severity: "warning",
  controls: [
    "gdpr:5",
    "gdpr:30",
    "gdpr:13",
    "fadp:6",
    "fadp:12",
    "iso27001:A.5.33",
    "iso27001:A.8.10",
    "nist-800-53:SI-12",
    "cis:3",
    "pci-dss:3",
  ],
  principle: "P4",
  quality: "security",
  reads: ["retention", "personalData", "realizes", "accesses"],
  parameters: {
    years: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Longest, in years", fr: "Maximum, en années" },
      description: {
        en: "What is kept longer than so many years counts as kept for ever.",
        fr: "Ce qui est gardé plus longtemps compte comme gardé toujours.",
      },
      usual: 100,
    },
  },
  kinds: ["dataset", "entity"],
  examples: {
    passes: `dataset people "People" { personalData: personal; retention: 10y }
entity person "Person" { personalData: personal }
dataset b "More" { personalData: personal; realizes c }
entity c "Case"
process p "Handle" { accesses c; retention: 5y }
people realizes person`,
    fails: `dataset people "People" { personalData: personal; retention: "for ever" }
dataset logs "Logs" { personalData: personal; retention: 200y }
dataset ok "Fine" { personalData: personal; retention: "10 years after the contract" }
dataset rates "Rates" { personalData: none }`,
    finds: ["people", "logs"],
    unsure: `dataset people "People" { personalData: personal }`,
    lacks: ["people.retention"],
  },

  judge(data, { parameters: { years } }) {
    if (!isPersonal(data)) return undefined;
    const kin = kinOf(data);
    const users = kin.flatMap((one) => one.sources("accesses"));
    const stating = [...kin, ...users, ...placesOf(data)].find((one) => states(one, "retention"));
    if (stating === undefined) return lacks([data, "retention"]);
    const days = daysOf(stating, "retention");
    const isEndless = days === undefined ? ENDLESS.test(wordOf(stating, "retention") ?? "") : days > years * YEAR;
    if (!isEndless) return holds;
    return violated(() => {
      const name = nameOf(data);
      const stated = valueOf(stating, "retention");
      return {
        en: `${name.en} is kept ${stated.en}: personal data needs an end`,
        fr: `${name.fr} est conservé ${stated.fr} : une donnée personnelle doit avoir un terme`,
        values: [[stating, "retention"]],
      };
    });
  },
};

const YEAR = 365.25;
const ENDLESS = /^(?:for ?ever|unlimited|indefinite(?:ly)?|permanent|illimitée?|indéfinie?|toujours|sans limite)$/iu;
