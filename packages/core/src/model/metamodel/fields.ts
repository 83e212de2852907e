/** What the fields of records are called, as they read behind the name of their attribute: "Cycle de vie : fin progressive". */
import type { Bilingual } from "../metamodel.ts";
import { named } from "./words.ts";

/** Name of each field of the built-in records. */
export const fieldNames: Readonly<Record<string, Bilingual>> = named({
  // lifecycle
  planned: ["planned", "planifié"],
  phaseIn: ["phase-in", "introduction progressive"],
  active: ["active", "actif"],
  phaseOut: ["phase-out", "fin progressive"],
  retired: ["retired", "retiré"],
  // provenance
  source: ["source", "source"],
  locator: ["place in the source", "endroit dans la source"],
  seenAt: ["seen on", "vu le"],
  confidence: ["confidence", "confiance"],
  origin: ["origin", "origine"],
  confirmed: ["confirmed by a person", "confirmé par une personne"],
  // debt
  money: ["amount", "montant"],
  days: ["working time", "temps de travail"],
  what: ["what for", "objet"],
  // ends
  entity: ["entity", "entité"],
  cardinality: ["cardinality", "cardinalité"],
  role: ["role", "rôle"],
  // quality, and tests
  completeness: ["completeness", "complétude"],
  uniqueness: ["uniqueness", "unicité"],
  accuracy: ["accuracy", "exactitude"],
  validity: ["validity", "validité"],
  consistency: ["consistency", "cohérence"],
  timeliness: ["timeliness", "actualité"],
  value: ["value", "valeur"],
  threshold: ["threshold", "seuil"],
  measuredOn: ["measured on", "mesuré le"],
  unit: ["unit", "unitaires"],
  integration: ["integration", "intégration"],
  acceptance: ["acceptance", "recette"],
  load: ["load", "charge"],
  security: ["security", "sécurité"],
  accessibility: ["accessibility", "accessibilité"],
  date: ["date", "date"],
  // consent
  required: ["required", "requis"],
  collected: ["collected", "recueilli"],
  withdrawal: ["withdrawal", "retrait"],
  withdrawn: ["withdrawn", "retiré"],
  // dict
  availability: ["availability", "disponibilité"],
  integrity: ["integrity", "intégrité"],
  confidentiality: ["confidentiality", "confidentialité"],
  traceability: ["traceability", "traçabilité"],
  // backup
  every: ["every", "périodicité"],
  kind: ["type", "type"],
  offsite: ["off site", "hors site"],
  immutable: ["immutable", "immuable"],
  encrypted: ["encrypted", "chiffrée"],
  keep: ["kept for", "durée de conservation"],
  lastRestoreTest: ["last restore test", "dernier test de restauration"],
  // observed
  on: ["on", "le"],
  downtime: ["downtime", "interruption"],
  dataLoss: ["data lost", "données perdues"],
  process: ["process", "processus"],
  by: ["held by", "mené par"],
  note: ["note", "remarque"],
  // improvements
  change: ["change", "changement"],
  cost: ["cost per year", "coût annuel"],
  // replication
  to: ["to", "vers"],
  mode: ["mode", "mode"],
  lag: ["lag", "retard"],
  // autoscale
  min: ["minimum", "minimum"],
  max: ["maximum", "maximum"],
  target: ["target", "cible"],
  metric: ["metric", "métrique"],
  // trainings
  topic: ["topic", "sujet"],
});
