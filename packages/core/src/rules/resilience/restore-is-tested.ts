import { affirms, dayOf, states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import { isInProduction } from "../../model/redundancy.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const restoreIsTested: ElementRule<Parameters> = {
  id: "restore-is-tested",
  title: {
    en: "Restoring from backup is tested every year",
    fr: "La restauration des sauvegardes est testée chaque année",
  },
  rationale: {
    en: "A backup that nobody has restored is a hope: half-empty archives and lost keys show only when restoring.",
    fr: "Une sauvegarde que personne n’a restaurée est un espoir : archives incomplètes et clés perdues ne se voient qu’à la restauration.",
  },
  remedy: {
    en: "Restore it to an empty machine, check the result, and state the day (`backup.lastRestoreTest`).",
    fr: "Restaurez sur une machine vide, vérifiez le résultat et indiquez le jour (`backup.lastRestoreTest`).",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.13",
    "nist-800-53:CP-4",
    "nist-800-53:CP-9",
    "nist-csf:PR.DS-11",
    "cis:11",
    "dora:12",
    "nis2:21.2.c",
  ],
  quality: "resilience",
  aliases: ["restore-test-overdue"],
  reads: ["backup"],
  kinds: ["store", "application", "module", "node", "dataset"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Days", fr: "Jours" },
      description: {
        en: "Most days since the latest restore test.",
        fr: "Nombre maximal de jours depuis le dernier test de restauration.",
      },
      usual: 365,
    },
  },
  examples: {
    passes: `store db "Database" { backup: { every: 24h, lastRestoreTest: 2026-05-01 } }`,
    fails: `store db "Database" { backup: { every: 24h, lastRestoreTest: 2024-11-05 } }\nstore cache "Cache" { backup: no }`,
    finds: ["db"],
    unsure: `store db "Database" { backup: yes }\nstore log "Log"`,
    lacks: ["db.backup.lastRestoreTest"],
  },

  judge(element, { parameters: { days }, today }) {
    if (!states(element, "backup") || affirms(element, "backup") === false || !isInProduction(element))
      return undefined;
    const tested = dayOf(element, "backup.lastRestoreTest");
    if (tested === undefined) return lacks([element, "backup.lastRestoreTest"]);
    if (today - tested <= days) return holds;
    return violated(() => {
      const name = nameOf(element);
      const day = dayWords(tested);
      return {
        en: `${name.en}: restoring was last tested on ${day.en}, ${today - tested} days ago`,
        fr: `${name.fr} : la restauration a été testée pour la dernière fois le ${day.fr}, il y a ${today - tested} jours`,
        values: [[element, "backup"]],
      };
    });
  },
};
