import { layerRule } from "../parts/layer-rule.ts";
import type { ModelRule } from "../rule.ts";

export const networkLayerIsRedundant: ModelRule = layerRule({
  id: "network-layer-is-redundant",
  layer: "network",
  name: { en: "its network", fr: "dans son réseau" },
  title: {
    en: "Vital processes and services are redundant at the layer of the network",
    fr: "Processus et services vitaux sont redondants au niveau du réseau",
  },
  rationale: {
    en: "Servers and data in pairs help nobody behind one cable, one firewall or one router.",
    fr: "Serveurs et données doublés n’aident personne derrière un seul câble, un seul pare-feu ou un seul routeur.",
  },
  remedy: {
    en: "Add a second link or device and state `redundant` on the link, `replicas` on the device.",
    fr: "Ajoutez une seconde liaison ou un second équipement et indiquez `redundant` sur la liaison, `replicas` sur l’équipement.",
  },
  controls: ["iso27001:A.8.14", "iso27001:A.8.20", "nist-800-53:CP-8", "nist-csf:PR.IR-03", "dora:12"],
  reads: ["redundant", "connects", "zone", "site", "groups", "status", "lifecycle"],
  examples: {
    passes: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { runs on a }\nnode a "A" { type: vm; zone: z }\nzone z "Zone"\nnode fw "Firewall" { type: firewall; zone: z; replicas: 2 }`,
    fails: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { runs on a }\nnode a "A" { type: vm; site: s1 }\nsite s1 "One"\nsite s2 "Two"\nsite s3 "Three"\nsite s4 "Four"\ns1 connects s2 { redundant: no }\ns3 connects s4 { redundant: no }`,
    finds: ["pay"],
    unsure: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { runs on a }\nnode a "A" { type: vm; connects fw }\nnode fw "Firewall" { type: firewall; replicas: 2 }`,
    lacks: ["a connects fw.redundant"],
  },
});
