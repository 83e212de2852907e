import type { Element } from "../../model/model.ts";
import { states } from "../../model/read.ts";
import { careOf } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const storeIsClassified: ElementRule = {
  id: "store-is-classified",
  title: {
    en: "Every store has a classification",
    fr: "Chaque dépôt de données a une classification",
  },
  rationale: {
    en: "All protection is measured by the class of the data; without it nobody knows what is too little and what is too much.",
    fr: "Toute protection se mesure à la classe des données ; sans elle, nul ne sait ce qui est trop peu ni ce qui est trop.",
  },
  remedy: {
    en: "Let the owner of the data decide and state `classification`; what holds it inherits the highest.",
    fr: "Faites décider le responsable des données et indiquez `classification` ; ce qui les contient hérite de la plus haute.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.12",
    "iso27001:A.5.13",
    "nist-800-53:RA-2",
    "nist-csf:ID.AM-05",
    "nist-csf:ID.AM-07",
    "pci-dss:12",
    "cis:3",
    "dora:8",
  ],
  quality: "security",
  reads: ["classification", "store", "accesses", "realizes"],
  kinds: ["store"],
  examples: {
    passes: `store base "Base"
dataset claims "Claims" { store: base; classification: confidential }
store files "Files" { classification: internal }`,
    fails: `store base "Base"\ndataset claims "Claims" { store: base }\nstore files "Files" { classification: unknown }`,
    finds: ["base", "files"],
  },

  // The class of data is decided by its owner: unstated counts as missing.
  judge(store) {
    if (isClassified(store)) return holds;
    return violated(() => {
      const name = nameOf(store);
      return {
        en: `${name.en} has no classification, nor has any data in it`,
        fr: `${name.fr} n’a pas de classification, ni aucune donnée qu’il contient`,
        values: [[store, "classification"]],
      };
    });
  },
};

/** By its own word, also one that stands outside our order, or by that of the data in it. */
function isClassified(element: Element): boolean {
  return states(element, "classification") || careOf(element).classification !== undefined;
}
