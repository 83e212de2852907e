/** What it stands and how it comes back. */
import type { AttributeDefinition } from "../../metamodel.ts";
import { named } from "../words.ts";
import {
  boolean,
  called,
  count,
  date,
  duration,
  either,
  list,
  money,
  oneOf,
  percent,
  record,
  reference,
  scale,
  suggested,
} from "./types.ts";

const failing: readonly string[] = ["application", "module", "component", "store", "interface", "node", "zone", "site"];
const failingLinks: readonly string[] = [...failing, "technology", "connects"];

export const resilienceAttributes: readonly AttributeDefinition[] = [
  {
    id: "availability",
    facet: "resilience",
    type: percent,
    on: [...failingLinks, "service", "process", "party"],
    name: { en: "Availability target", fr: "Disponibilité visée" },
    description: { en: "Share of the time in which it must work.", fr: "Part du temps où cela doit fonctionner." },
  },
  {
    id: "availabilityObserved",
    facet: "resilience",
    type: percent,
    on: [...failingLinks, "service", "process", "party"],
    name: { en: "Availability observed", fr: "Disponibilité constatée" },
    description: { en: "Share of the time in which it did work.", fr: "Part du temps où cela a fonctionné." },
  },
  {
    id: "mtbf",
    facet: "resilience",
    type: duration,
    on: failingLinks,
    name: { en: "Mean time between failures", fr: "Temps moyen entre pannes (MTBF)" },
    description: { en: "Average time from one failure to the next.", fr: "Durée moyenne d'une panne à la suivante." },
  },
  {
    id: "mttr",
    facet: "resilience",
    type: duration,
    on: failingLinks,
    name: { en: "Mean time to repair", fr: "Temps moyen de réparation (MTTR)" },
    description: {
      en: "Average time from a failure until it works again.",
      fr: "Durée moyenne d'une panne jusqu'au retour en service.",
    },
  },
  {
    id: "replicas",
    facet: "resilience",
    type: scale(0, 1_000_000),
    on: [...failing, "service", "runs on"],
    name: { en: "Replicas", fr: "Exemplaires" },
    description: {
      en: "How many like instances run side by side.",
      fr: "Combien d'instances identiques tournent en parallèle.",
    },
  },
  {
    id: "need",
    facet: "resilience",
    type: count,
    on: [...failing, "service", "contains"],
    name: { en: "Instances needed", fr: "Exemplaires nécessaires" },
    description: {
      en: "How many of the replicas or parts must work for the whole to work (k of n).",
      fr: "Combien d'exemplaires ou de parties doivent marcher pour que le tout marche (k parmi n).",
    },
  },
  {
    id: "redundancy",
    facet: "resilience",
    type: oneOf("none", "active-passive", "active-active", "n+1"),
    on: failing,
    name: { en: "Redundancy", fr: "Redondance" },
    description: {
      en: "How spare instances stand ready.",
      fr: "Comment les exemplaires de secours se tiennent prêts.",
    },
  },
  {
    id: "redundant",
    facet: "resilience",
    type: boolean,
    on: ["connects"],
    name: { en: "Redundant", fr: "Redondante" },
    description: {
      en: "Whether a second link takes over when one breaks.",
      fr: "Si une seconde liaison prend le relais en cas de coupure.",
    },
  },
  {
    id: "failoverTime",
    facet: "resilience",
    type: duration,
    on: [...failing, "connects"],
    name: { en: "Failover time", fr: "Temps de bascule" },
    description: { en: "Time until a spare has taken over.", fr: "Temps avant que le secours ait pris le relais." },
  },
  {
    id: "failoverFails",
    facet: "resilience",
    type: percent,
    on: [...failing, "connects"],
    name: { en: "Failover fails", fr: "Échec de bascule" },
    description: {
      en: "Share of failures after which the spare does not take over.",
      fr: "Part des pannes après lesquelles le secours ne prend pas le relais.",
    },
  },
  {
    id: "commonCause",
    facet: "resilience",
    type: percent,
    on: failing,
    name: { en: "Common cause", fr: "Cause commune" },
    description: {
      en: "Share of the failures that hit all instances at once (beta factor).",
      fr: "Part des pannes qui touchent tous les exemplaires à la fois (facteur bêta).",
    },
  },
  {
    id: "errorFactor",
    facet: "resilience",
    type: { kind: "number", minimum: 1 },
    on: failingLinks,
    name: { en: "Error factor", fr: "Facteur d'erreur" },
    description: {
      en: "How uncertain the time between failures is: with 95 % it is at most so many times longer or shorter.",
      fr: "Incertitude du temps entre pannes : à 95 %, au plus tant de fois plus long ou plus court.",
    },
  },
  {
    id: "restoreTime",
    facet: "resilience",
    type: duration,
    on: ["store", "node", "application", "module", "dataset"],
    name: { en: "Restore time", fr: "Temps de restauration" },
    description: {
      en: "Time to bring the data back from a backup.",
      fr: "Temps pour ramener les données depuis une sauvegarde.",
    },
  },
  {
    id: "runbook",
    facet: "resilience",
    type: list(reference("document")),
    on: [...failing, "service", "process", "drill"],
    name: { en: "Runbook", fr: "Procédure de reprise" },
    description: { en: "Document by which it is recovered.", fr: "Document selon lequel on le remet en service." },
    travel: "none",
  },
  {
    id: "improvements",
    facet: "resilience",
    type: list(
      record({
        change: called(
          named({ replication: ["live copy", "copie vivante"] }),
          oneOf(
            "add-replica",
            "second-site",
            "second-supplier",
            "second-link",
            "faster-repair",
            "faster-restore",
            "replication",
            "more-backups",
          ),
        ),
        cost: money,
        to: duration,
      }),
    ),
    on: [...failingLinks, "party"],
    name: { en: "Possible improvements", fr: "Améliorations possibles" },
    description: {
      en: "What could be done so that it fails less or comes back sooner, what that costs in a year, and the time that it would reach.",
      fr: "Ce qui pourrait être fait pour qu'il tombe moins ou revienne plus vite, son coût annuel et la durée qui serait atteinte.",
    },
  },
  {
    id: "restart",
    facet: "resilience",
    type: oneOf("auto", "manual"),
    on: failing,
    name: { en: "Restart", fr: "Redémarrage" },
    description: { en: "Whether it restarts by itself or by hand.", fr: "Si cela redémarre seul ou à la main." },
  },
  {
    id: "sites",
    facet: "resilience",
    type: list(reference("site")),
    on: ["application", "module", "store", "node", "zone", "service"],
    name: { en: "Sites", fr: "Sites" },
    description: {
      en: "Places over which its instances are spread; the loss of one does not stop it.",
      fr: "Lieux entre lesquels ses exemplaires sont répartis ; la perte d'un seul ne l'arrête pas.",
    },
    travel: "none",
  },
  {
    id: "probes",
    facet: "resilience",
    type: either(boolean, list(suggested("liveness", "readiness", "startup", "synthetic"))),
    on: ["application", "module", "store", "node", "interface"],
    name: { en: "Probes", fr: "Sondes" },
    description: {
      en: "Checks by which a failure is noticed.",
      fr: "Contrôles par lesquels une panne est détectée.",
    },
  },
  {
    id: "backup",
    facet: "resilience",
    type: either(
      record({
        every: duration,
        kind: called(
          named({ log: ["transaction log", "journaux de transactions"] }),
          suggested("full", "incremental", "differential", "snapshot", "log"),
        ),
        offsite: boolean,
        immutable: boolean,
        encrypted: boolean,
        keep: duration,
        lastRestoreTest: date,
      }),
      boolean,
    ),
    on: ["store", "node", "application", "module", "dataset"],
    name: { en: "Backup", fr: "Sauvegarde" },
    description: {
      en: "How often it is saved, how, where the copy is, how long it is kept and when restoring was last tested.",
      fr: "À quel rythme c'est sauvegardé, comment, où est la copie, combien de temps, et quand la restauration a été testée.",
    },
  },
  {
    id: "replication",
    facet: "resilience",
    type: either(record({ to: list(reference()), mode: oneOf("sync", "async"), lag: duration }), boolean),
    on: ["store", "node", "application", "module", "dataset"],
    name: { en: "Replication", fr: "Réplication" },
    description: {
      en: "Where a live copy is kept, whether in step, and how far behind.",
      fr: "Où se trouve une copie vivante, si elle est synchrone, et avec quel retard.",
    },
    travel: "none",
  },
  {
    id: "lastExercise",
    facet: "resilience",
    type: date,
    on: [...failing, "document", "process", "service"],
    name: { en: "Latest exercise", fr: "Dernier exercice" },
    description: {
      en: "Day on which recovery was last rehearsed for real.",
      fr: "Jour où la reprise a été exercée pour de vrai pour la dernière fois.",
    },
  },
];
