import { layerRule } from "../parts/layer-rule.ts";
import type { ModelRule } from "../rule.ts";

export const serverLayerIsRedundant: ModelRule = layerRule({
  id: "server-layer-is-redundant",
  layer: "server",
  name: { en: "its servers", fr: "dans ses serveurs" },
  title: {
    en: "Vital processes and services are redundant at the layer of servers",
    fr: "Processus et services vitaux sont redondants au niveau des serveurs",
  },
  rationale: {
    en: "Each of the three layers stops the service alone: two data copies behind one server are one server.",
    fr: "Chacune des trois couches arrête à elle seule le service : deux copies des données derrière un serveur font un serveur.",
  },
  remedy: {
    en: "Run the software that is named twice, on different machines, and state `replicas` and `runs on`.",
    fr: "Faites tourner deux fois le logiciel nommé, sur des machines différentes, et indiquez `replicas` et `runs on`.",
  },
  controls: ["iso27001:A.8.14", "nist-800-53:CP-7", "nist-csf:PR.IR-03", "dora:12"],
  reads: ["status", "lifecycle"],
  examples: {
    passes: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { replicas: 2; runs on a, b }\nnode a "A" { type: vm }\nnode b "B" { type: vm }`,
    fails: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { module core "Core" { replicas: 2; runs on a }\n  store db "Database" { replicas: 1 } }\nnode a "A" { type: vm }`,
    finds: ["pay"],
    unsure: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop"`,
    lacks: ["shop.replicas"],
  },
});
