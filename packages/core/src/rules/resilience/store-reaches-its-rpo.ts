import { isInProduction } from "../../model/redundancy.ts";
import { ownObjective } from "../parts/continuity.ts";
import { dataLossOf } from "../../model/recovery.ts";
import { hoursText, nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const storeReachesItsRpo: ElementRule = {
  id: "store-reaches-its-rpo",
  title: {
    en: "A store loses no more data than its recovery point permits",
    fr: "Une base ne perd pas plus de données que son point de reprise ne le permet",
  },
  rationale: {
    en: "What is lost follows from the interval of backups and the lag of replication, not from what was promised.",
    fr: "Ce qui est perdu découle du rythme des sauvegardes et du retard de réplication, non de ce qui a été promis.",
  },
  remedy: {
    en: "Back up more often or replicate, and state `backup.every` and `replication.lag`; or agree on a longer `rpo`.",
    fr: "Sauvegardez plus souvent ou répliquez, et indiquez `backup.every` et `replication.lag` ; ou convenez d’un `rpo` plus long.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.13",
    "iso27001:A.5.30",
    "nist-800-53:CP-9",
    "nist-csf:PR.DS-11",
    "cis:11",
    "dora:12",
    "nis2:21.2.c",
  ],
  principle: "P7",
  quality: "resilience",
  aliases: ["backup-interval-fits-rpo"],
  reads: ["rpo", "backup", "replication", "replicas"],
  kinds: ["store"],
  examples: {
    passes: `store db "Database" { rpo: 1h; backup: { every: 15min }; replicas: 1 }
store log "Log" { rpo: 5min; backup: { every: 24h }; replication: { mode: async; lag: 30s } }`,
    fails: `application pay "Payments" { rpo: 15min\n  store db "Database" { backup: { every: 24h }; replicas: 1 } }
store log "Log" { rpo: 1h; backup: { every: 2h }; replication: no }
store cache "Cache" { backup: no }`,
    finds: ["db", "log"],
    unsure: `store db "Database" { rpo: 1h; backup: { every: 24h } }\nstore log "Log" { rpo: 1h; replication: yes; backup: { every: 24h } }`,
    lacks: ["db.replication", "log.replication.lag"],
  },

  judge(store) {
    const objective = ownObjective(store, "rpo");
    if (objective === undefined || !isInProduction(store)) return undefined;
    const loss = dataLossOf(store);
    if (loss.hours === undefined) return lacks(...loss.missing);
    if (loss.hours <= objective.hours) return holds;
    if (!loss.isCertain) return lacks(...loss.missing);
    const lost = loss.hours;
    return violated(() => {
      const name = nameOf(store);
      const [worst, most] = [hoursText(lost), hoursText(objective.hours)];
      return Number.isFinite(lost)
        ? {
            en: `${name.en} loses up to ${worst.en} of data where ${most.en} is the most`,
            fr: `${name.fr} perd jusqu’à ${worst.fr} de données alors que le maximum est ${most.fr}`,
            values: [...loss.stated, [objective.statedBy, "rpo"]],
          }
        : {
            en: `${name.en} has neither backup nor live copy, and may lose ${most.en} of data at most`,
            fr: `${name.fr} n’a ni sauvegarde ni copie vivante, alors que le maximum perdu est ${most.fr}`,
            values: [...loss.stated, [objective.statedBy, "rpo"]],
          };
    });
  },
};
