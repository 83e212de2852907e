import { affirms } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { IMPORTANT, importanceOf } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, judged } from "../verdict.ts";
import { careOf, isConfidential } from "../parts/data.ts";

export const backupIsOffsite: ElementRule = {
  id: "backup-is-offsite",
  title: {
    en: "Backups of what matters lie on another site",
    fr: "Les sauvegardes de ce qui compte se trouvent sur un autre site",
  },
  rationale: {
    en: "Fire, water and thieves take the machine and the copy beside it together.",
    fr: "Le feu, l’eau et les voleurs emportent la machine et la copie posée à côté.",
  },
  remedy: {
    en: "Keep a copy on another site and state `offsite: yes` in `backup`.",
    fr: "Gardez une copie sur un autre site et indiquez `offsite: yes` dans `backup`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.13",
    "iso27001:A.5.29",
    "nist-800-53:CP-9",
    "nist-800-53:CP-6",
    "nist-csf:PR.DS-11",
    "cis:11",
    "nis2:21.2.c",
    "dora:12",
  ],
  quality: "resilience",
  reads: ["backup", "criticality", "classification", "personalData"],
  kinds: ["store", "node", "application", "module", "dataset"],
  examples: {
    passes: `store base "Base" { criticality: vital; backup: { every: 24h; offsite: yes } }`,
    fails: `store base "Base" { criticality: important; backup: { every: 24h; offsite: no } }
store people "People" { personalData: personal; backup: { every: 24h; offsite: no } }
store cache "Cache" { criticality: low; backup: { every: 24h; offsite: no } }`,
    finds: ["base", "people"],
    unsure: `store base "Base" { criticality: vital; backup: { every: 24h } }`,
    lacks: ["base.backup.offsite"],
  },

  // Whether there is a backup at all, and how old it may be, other rules ask.
  judge(element) {
    if (affirms(element, "backup") !== true) return undefined;
    if (affirms(element, "backup.offsite") === true) return holds;
    const isImportant = (importanceOf(element)?.rank ?? 0) >= IMPORTANT;
    if (!isImportant && isConfidential(careOf(element)) !== true) return undefined;
    return judged(affirms(element, "backup.offsite"), [element, "backup.offsite"], () => {
      const name = nameOf(element);
      return {
        en: `The backups of ${name.en} stay on the site where it runs`,
        fr: `Les sauvegardes de ${name.fr} restent sur le site où il fonctionne`,
        values: [[element, "backup.offsite"]],
      };
    });
  },
};
