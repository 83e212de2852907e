import { affirms } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { IMPORTANT, importanceOf } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, judged } from "../verdict.ts";

export const backupIsImmutable: ElementRule = {
  id: "backup-is-immutable",
  title: {
    en: "Backups of important systems cannot be altered by whoever takes the system",
    fr: "Les sauvegardes des systèmes importants ne peuvent être altérées par qui prend le système",
  },
  rationale: {
    en: "Ransomware looks for the backups first; only a copy that nobody can write to, or reach, is there afterwards.",
    fr: "Les rançongiciels cherchent d’abord les sauvegardes ; seule une copie que nul ne peut modifier ni atteindre est là ensuite.",
  },
  remedy: {
    en: "Keep one copy offline or on storage that refuses changes for a time, and state `immutable: yes` in `backup`.",
    fr: "Gardez une copie hors ligne ou sur un stockage qui refuse les modifications pendant un temps, et indiquez `immutable: yes` dans `backup`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.13", "nist-800-53:CP-9", "nist-csf:PR.DS-11", "cis:11", "nis2:21.2.c", "dora:12"],
  quality: "resilience",
  reads: ["backup", "criticality"],
  kinds: ["store", "node", "application", "module", "dataset"],
  examples: {
    passes: `store base "Base" { criticality: vital; backup: { every: 24h; immutable: yes } }`,
    fails: `store base "Base" { criticality: vital; backup: { every: 24h; immutable: no } }\nstore log "Log" { criticality: low; backup: { every: 24h; immutable: no } }`,
    finds: ["base"],
    unsure: `store base "Base" { criticality: vital; backup: { every: 24h } }`,
    lacks: ["base.backup.immutable"],
  },

  judge(element) {
    if (affirms(element, "backup") !== true) return undefined;
    if (affirms(element, "backup.immutable") === true) return holds;
    if ((importanceOf(element)?.rank ?? 0) < IMPORTANT) return undefined;
    return judged(affirms(element, "backup.immutable"), [element, "backup.immutable"], () => {
      const name = nameOf(element);
      return {
        en: `The backups of ${name.en} can be altered or erased like the system itself`,
        fr: `Les sauvegardes de ${name.fr} peuvent être altérées ou effacées comme le système lui-même`,
        values: [[element, "backup.immutable"]],
      };
    });
  },
};
