import { wordOf } from "../../model/read.ts";
import { isInProduction, NETWORK_DEVICES, spareOf } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const networkDeviceIsDuplicated: ElementRule = {
  id: "network-device-is-duplicated",
  title: {
    en: "Firewalls, load balancers, routers and gateways come in pairs",
    fr: "Pare-feu, répartiteurs de charge, routeurs et passerelles vont par deux",
  },
  rationale: {
    en: "Whatever is behind such a device is out of reach when it fails, however often it is duplicated itself.",
    fr: "Ce qui est derrière un tel équipement devient injoignable s’il tombe, si souvent doublé soit-il lui-même.",
  },
  remedy: {
    en: "Add a second device and state `replicas` and `redundancy`.",
    fr: "Ajoutez un second équipement et indiquez `replicas` et `redundancy`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.14", "iso27001:A.8.20", "nist-800-53:CP-8", "nist-csf:PR.IR-03", "dora:12"],
  principle: "P7",
  quality: "resilience",
  reads: ["type", "replicas", "nodes", "redundancy", "env", "criticality"],
  kinds: ["node"],
  examples: {
    passes: `node fw "Firewall" { type: firewall; replicas: 2; redundancy: active-passive }`,
    fails: `node lb "Load balancer" { type: load-balancer; replicas: 1 }\nnode fw "Firewall" { type: firewall; redundancy: none }\nnode lab "Lab switch" { type: switch; replicas: 1; env: dev }\nnode srv "Server" { type: server; replicas: 1 }\nnode core "Core firewall" { type: firewall; replicas: 1; criticality: vital }`,
    finds: ["lb", "fw"],
    unsure: `node fw "Firewall" { type: firewall }`,
    lacks: ["fw.replicas"],
  },

  judge(node) {
    const type = wordOf(node, "type");
    if (type === undefined || !NETWORK_DEVICES.has(type) || !isInProduction(node)) return undefined;
    // Of vital ones `vital-part-is-duplicated` asks.
    if (isVital(node)) return undefined;
    const { answer, stated } = spareOf(node);
    if (answer === undefined) return lacks(...stated);
    if (answer) return holds;
    return violated(() => {
      const name = nameOf(node);
      return {
        en: `${name.en} is the only one of its kind on the way`,
        fr: `${name.fr} est seul sur le chemin`,
        values: stated,
      };
    });
  },
};
