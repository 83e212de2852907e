import { layerRule } from "../parts/layer-rule.ts";
import type { ModelRule } from "../rule.ts";

export const storageLayerIsRedundant: ModelRule = layerRule({
  id: "storage-layer-is-redundant",
  layer: "storage",
  name: { en: "its data storage", fr: "dans son stockage" },
  title: {
    en: "Vital processes and services are redundant at the layer of data storage",
    fr: "Processus et services vitaux sont redondants au niveau du stockage",
  },
  rationale: {
    en: "Servers are replaced in hours, data is not: one copy of it is one failure from a stop that no spare server ends.",
    fr: "Un serveur se remplace en heures, des données non : une seule copie est à une panne d’un arrêt qu’aucun serveur de rechange ne finit.",
  },
  remedy: {
    en: "Replicate the stores that are named and state `replication` or `replicas`.",
    fr: "Répliquez les bases nommées et indiquez `replication` ou `replicas`.",
  },
  controls: [
    "iso27001:A.8.14",
    "iso27001:A.8.13",
    "nist-800-53:CP-6",
    "nist-800-53:CP-9",
    "nist-csf:PR.IR-03",
    "dora:12",
  ],
  reads: ["status", "lifecycle"],
  examples: {
    passes: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { store db "Database" { replicas: 3 }\n  store cache "Cache" { type: cache; replicas: 1 } }`,
    fails: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { module core "Core" { accesses sales } }\ndataset sales "Sales" { store: db }\nstore db "Database" { replicas: 1; replication: no }`,
    finds: ["pay"],
    unsure: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { store db "Database" }`,
    lacks: ["db.replicas"],
  },
});
