import { affirms, hoursOf, wordOf } from "../../model/read.ts";
import { spareOf } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { keepsData } from "../../model/recovery.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly hours: number;
}

export const vitalStoreHasALiveCopy: ElementRule<Parameters> = {
  id: "vital-store-has-a-live-copy",
  title: {
    en: "Vital stores are replicated or saved by frequent snapshots",
    fr: "Les bases vitales sont répliquées ou saisies par des instantanés fréquents",
  },
  rationale: {
    en: "Without a copy that is nearly up to date, a lost disk costs a day of work and hours of restoring.",
    fr: "Sans copie presque à jour, un disque perdu coûte une journée de travail et des heures de restauration.",
  },
  remedy: {
    en: "Replicate the store, or take snapshots within the hour, and state `replication` or `backup.kind: snapshot`.",
    fr: "Répliquez la base, ou prenez des instantanés dans l’heure, et indiquez `replication` ou `backup.kind: snapshot`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.14", "nist-800-53:CP-9", "nist-800-53:CP-10", "nist-csf:PR.IR-03", "dora:12"],
  principle: "P7",
  quality: "resilience",
  reads: ["replication", "replicas", "redundancy", "backup", "criticality"],
  kinds: ["store"],
  parameters: {
    hours: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Hours", fr: "Heures" },
      description: {
        en: "Most hours between two snapshots or saved logs that count as a live copy.",
        fr: "Nombre maximal d’heures entre deux instantanés ou journaux qui comptent comme copie vivante.",
      },
      usual: 1,
    },
  },
  examples: {
    passes: `store db "Database" { criticality: vital; replication: { mode: sync } }\nstore log "Log" { criticality: vital; replication: no; replicas: 2; backup: { every: 15min, kind: snapshot } }`,
    fails: `store db "Database" { criticality: vital; replicas: 1; backup: { every: 24h } }\nstore log "Log" { criticality: vital; replication: no; replicas: 2; backup: { every: 24h } }\nstore hot "Hot" { criticality: vital; type: cache; replicas: 1 }\nstore toy "Toy" { replicas: 1 }`,
    finds: ["log"],
    unsure: `store db "Database" { criticality: vital; backup: { every: 24h } }`,
    lacks: ["db.replication"],
  },

  judge(store, { parameters: { hours } }) {
    if (!keepsData(store) || !isVital(store)) return undefined;
    const said = affirms(store, "replication");
    const { answer: hasSpare } = spareOf(store);
    if (said === true || (said === undefined && hasSpare === true)) return holds;
    // Where there is no spare of any kind, `vital-part-is-duplicated` says so.
    if (hasSpare === false) return undefined;
    const kind = wordOf(store, "backup.kind");
    const isQuick = (hoursOf(store, "backup.every") ?? Infinity) <= hours;
    if (isQuick && (kind === "snapshot" || kind === "log")) return holds;
    if (said === undefined) return lacks([store, "replication"]);
    return violated(() => {
      const name = nameOf(store);
      return {
        en: `${name.en} is vital and there is no live copy of it`,
        fr: `${name.fr} est vital et n’a pas de copie vivante`,
        values: [
          [store, "replication"],
          [store, "backup"],
        ],
      };
    });
  },
};
