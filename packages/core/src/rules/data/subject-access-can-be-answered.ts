import { kinOf, placesOf, isPersonal } from "../../model/personal-data.ts";
import { states, wordOf, distinct } from "../../model/read.ts";
import { systemOf } from "../parts/copies.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";
import type { Stated } from "../../model/read.ts";

export const subjectAccessCanBeAnswered: ElementRule = {
  id: "subject-access-can-be-answered",
  title: {
    en: "Requests of people about their data can be answered",
    fr: "On peut répondre aux personnes sur leurs données",
  },
  rationale: {
    en: "Who asks for their data must get all of it in a month: from places that are known, of people who are named.",
    fr: "Qui demande ses données doit les avoir toutes en un mois : de lieux connus, de personnes nommées.",
  },
  remedy: {
    en: "State whose data it is (`subjects`), where it is kept (`store`), and which place counts (`goldenSource`).",
    fr: "Indiquez de qui sont les données (`subjects`), où elles sont (`store`), et quel lieu fait foi (`goldenSource`).",
  },
  severity: "warning",
  controls: [
    "gdpr:15",
    "gdpr:16",
    "gdpr:17",
    "gdpr:20",
    "gdpr:12",
    "fadp:25",
    "fadp:28",
    "fadp:32",
    "iso27001:A.5.34",
    "nist-800-53:PM-21",
    "nist-800-53:AC-14",
  ],
  principle: "P4",
  quality: "accessibility",
  reads: ["subjects", "store", "goldenSource", "personalData", "realizes", "level"],
  kinds: ["dataset"],
  examples: {
    passes: `dataset people "People" { personalData: personal; subjects: [customers]; store: s }
store s "Base"`,
    fails: `dataset people "People" { personalData: personal; subjects: [customers]; store: [s, t] }
store s "Base"
store t "Copy"
dataset staff "Staff" { personalData: personal; subjects: [employees]; store: [s, t]; goldenSource: s }
dataset rates "Rates" { personalData: none; store: [s, t] }`,
    finds: ["people"],
    unsure: `dataset people "People" { personalData: personal }`,
    lacks: ["people.subjects", "people.store"],
  },

  judge(data) {
    if (!isPersonal(data) || wordOf(data, "level") === "physical") return undefined;
    const kin = kinOf(data);
    const systems = distinct(kin.flatMap(placesOf).map(systemOf));
    const isMastered = kin.some((one) => states(one, "goldenSource"));
    if (systems.length > 1 && !isMastered)
      return violated(() => {
        const name = nameOf(data);
        const them = namesOf(systems);
        return {
          en: `${name.en} is personal and kept in ${them.en}: nobody can say which answer to give a person`,
          fr: `${name.fr} est personnel et gardé dans ${them.fr} : nul ne sait quelle réponse donner à une personne`,
          path: [data, ...systems],
          values: [[data, "goldenSource"]],
          related: systems,
        };
      });
    const users = kin.flatMap((one) => one.sources("accesses"));
    const isWhose = [...kin, ...users].some((one) => states(one, "subjects"));
    const missing: Stated[] = [
      ...(isWhose ? [] : [[data, "subjects"] as const]),
      ...(systems.length > 0 ? [] : [[data, "store"] as const]),
    ];
    return missing.length === 0 ? holds : lacks(...missing);
  },
};
