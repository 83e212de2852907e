import { affirms } from "../../model/read.ts";
import { isImportant } from "../parts/continuity.ts";
import { nameOf } from "../parts/sentence.ts";
import { keepsData } from "../parts/stores.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const backupIsKeptElsewhere: ElementRule = {
  id: "backup-is-kept-elsewhere",
  title: {
    en: "Backups of important stores are off site or cannot be changed",
    fr: "Les sauvegardes des bases importantes sont hors site ou inaltérables",
  },
  rationale: {
    en: "Fire and ransomware reach the backup that lies beside the original as surely as the original.",
    fr: "L’incendie et le rançongiciel atteignent la sauvegarde rangée près de l’original aussi sûrement que l’original.",
  },
  remedy: {
    en: "Keep a copy at another site or on storage that nobody can overwrite, and state `backup.offsite` or `backup.immutable`.",
    fr: "Gardez une copie sur un autre site ou sur un support que personne ne peut écraser, et indiquez `backup.offsite` ou `backup.immutable`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.13", "nist-800-53:CP-6", "nist-800-53:CP-9", "nist-csf:PR.DS-11", "cis:11", "dora:12"],
  quality: "resilience",
  reads: ["backup", "criticality"],
  kinds: ["store"],
  examples: {
    passes: `store db "Database" { criticality: vital; backup: { every: 1h, offsite: no, immutable: yes } }`,
    fails: `store db "Database" { criticality: vital; backup: { every: 1h, offsite: no, immutable: no } }\nstore toy "Toy" { backup: { offsite: no, immutable: no } }`,
    finds: ["db"],
    unsure: `store db "Database" { criticality: important; backup: { every: 1h } }\nstore old "Old" { criticality: vital; backup: { offsite: no } }`,
    lacks: ["db.backup.immutable", "db.backup.offsite", "old.backup.immutable"],
  },

  judge(store) {
    if (affirms(store, "backup") !== true || !keepsData(store) || !isImportant(store)) return undefined;
    const keys = ["backup.offsite", "backup.immutable"];
    const answers = keys.map((key) => affirms(store, key));
    if (answers.includes(true)) return holds;
    const missing = keys.filter((_, index) => answers[index] === undefined);
    if (missing.length > 0) return lacks(...missing.map((key) => [store, key] as const));
    return violated(() => {
      const name = nameOf(store);
      return {
        en: `The backup of ${name.en} is neither off site nor protected against overwriting`,
        fr: `La sauvegarde de ${name.fr} n’est ni hors site ni protégée contre l’écrasement`,
        values: [[store, "backup"]],
      };
    });
  },
};
