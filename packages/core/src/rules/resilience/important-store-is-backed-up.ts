import { IMPORTANT, importanceOf } from "../parts/vital.ts";
import { careOf, isConfidential } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import { keepsData } from "../../model/recovery.ts";
import { backupOf } from "../parts/stores.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const importantStoreIsBackedUp: ElementRule = {
  id: "important-store-is-backed-up",
  title: {
    en: "Stores of important or confidential data are backed up",
    fr: "Les bases de données importantes ou confidentielles sont sauvegardées",
  },
  rationale: {
    en: "Replication copies an error or an encryption by ransomware at once; only a backup goes back in time.",
    fr: "La réplication recopie aussitôt une erreur ou un chiffrement par rançongiciel ; seule une sauvegarde remonte le temps.",
  },
  remedy: {
    en: "Set up a backup and state it: `backup: { every: 24h; offsite: yes }`.",
    fr: "Mettez en place une sauvegarde et indiquez-la : `backup: { every: 24h; offsite: yes }`.",
  },
  severity: "error",
  controls: ["iso27001:A.8.13", "nist-800-53:CP-9", "nist-csf:PR.DS-11", "cis:11", "nis2:21.2.c", "dora:12", "gdpr:32"],
  quality: "resilience",
  reads: ["backup", "criticality", "classification", "personalData", "type"],
  kinds: ["store"],
  examples: {
    passes: `application crm "CRM" { criticality: important\n  store db "Database" { backup: { every: 24h } }\n  store cache "Cache" { type: cache; backup: no } }
application hr "HR" { backup: { every: 24h }\n  store files "Files" { personalData: sensitive } }`,
    fails: `application crm "CRM" { criticality: important\n  store db "Database" { backup: no } }\nstore toy "Toy" { backup: no }\nstore people "People" { classification: confidential; backup: no }`,
    finds: ["db", "people"],
    unsure: `store people "People" { personalData: personal }`,
    lacks: ["people.backup"],
  },

  judge(store) {
    if (!keepsData(store)) return undefined;
    if ((importanceOf(store)?.rank ?? 0) < IMPORTANT && isConfidential(careOf(store)) !== true) return undefined;
    const { answer, by } = backupOf(store);
    return judged(answer, [by, "backup"], () => {
      const name = nameOf(store);
      return {
        en: `${name.en} is not backed up`,
        fr: `${name.fr} n’est pas sauvegardé`,
        values: [[by, "backup"]],
      };
    });
  },
};
