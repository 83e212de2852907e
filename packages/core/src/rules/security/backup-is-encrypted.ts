import { affirms } from "../../model/read.ts";
import { careOf, isConfidential } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, judged } from "../verdict.ts";

export const backupIsEncrypted: ElementRule = {
  id: "backup-is-encrypted",
  title: {
    en: "Backups of confidential and personal data are encrypted",
    fr: "Les sauvegardes des données confidentielles et personnelles sont chiffrées",
  },
  rationale: {
    en: "A backup is a copy of everything, easy to carry away, and rarely guarded as well as the system.",
    fr: "Une sauvegarde est une copie de tout, facile à emporter et rarement aussi bien gardée que le système.",
  },
  remedy: {
    en: "Encrypt the backups with a key that is kept elsewhere and state `encrypted: yes` in `backup`.",
    fr: "Chiffrez les sauvegardes avec une clé gardée ailleurs et indiquez `encrypted: yes` dans `backup`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.13",
    "iso27001:A.8.24",
    "nist-800-53:CP-9",
    "nist-800-53:SC-28",
    "nist-csf:PR.DS-01",
    "nist-csf:PR.DS-11",
    "pci-dss:3",
    "cis:11",
    "gdpr:32",
    "fadp:8",
  ],
  principle: "P3",
  quality: "security",
  reads: ["backup", "classification", "personalData", "store"],
  kinds: ["store", "node", "application", "module", "dataset"],
  examples: {
    passes: `store base "Base" { classification: confidential; backup: { every: 24h; encrypted: yes } }`,
    fails: `store base "Base" { personalData: personal; backup: { every: 24h; encrypted: no } }\nstore pages "Pages" { classification: public; backup: { every: 24h; encrypted: no } }`,
    finds: ["base"],
    unsure: `store base "Base" { classification: confidential; backup: { every: 24h } }`,
    lacks: ["base.backup.encrypted"],
  },

  judge(element) {
    if (affirms(element, "backup") !== true) return undefined;
    if (affirms(element, "backup.encrypted") === true) return holds;
    if (isConfidential(careOf(element)) !== true) return undefined;
    return judged(affirms(element, "backup.encrypted"), [element, "backup.encrypted"], () => {
      const name = nameOf(element);
      return {
        en: `The backups of ${name.en} hold confidential or personal data and are not encrypted`,
        fr: `Les sauvegardes de ${name.fr} contiennent des données confidentielles ou personnelles et ne sont pas chiffrées`,
        values: [[element, "backup.encrypted"]],
      };
    });
  },
};
