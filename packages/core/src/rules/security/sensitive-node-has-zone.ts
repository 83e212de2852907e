import { nodesOf, zoneOf } from "../../model/hosting.ts";
import { isExposed, isSaas } from "../parts/exposure.ts";
import { holdsSensitive, whyGuarded } from "../parts/guarded.ts";
import { cloudServiceOf } from "../parts/cloud.ts";
import { isEndpoint } from "../parts/endpoints.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const sensitiveNodeHasZone: ElementRule = {
  id: "sensitive-node-has-zone",
  title: {
    en: "Machines that need care stand in a zone of the network",
    fr: "Les machines à protéger se trouvent dans une zone réseau",
  },
  rationale: {
    en: "A machine in no zone is a machine that no firewall rule was written for.",
    fr: "Une machine sans zone est une machine pour laquelle aucune règle de pare-feu n’a été écrite.",
  },
  remedy: {
    en: "Place the machine in a zone and state it in `zone`.",
    fr: "Placez la machine dans une zone et indiquez-la dans `zone`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.22", "nist-800-53:SC-7", "nist-csf:PR.IR-01", "pci-dss:1", "cis:12"],
  quality: "security",
  reads: ["zone", "exposed", "criticality", "classification", "personalData", "runs on", "hosting", "type"],
  kinds: ["node"],
  examples: {
    passes: `zone db "Data" { trust: high }
node srv "Server" { zone: db }
application claims "Claims" {
  store base "Base" { personalData: sensitive; runs on srv }
}`,
    fails: `node srv "Server" { type: server }
node test "Test server" { type: server }
node pc "Workstation" { type: workstation }
application claims "Claims" {
  store base "Base" { personalData: sensitive; runs on srv }
}`,
    finds: ["srv"],
  },

  // Where a machine stands in the network is decided: unstated counts as missing.
  judge(node) {
    if (isEndpoint(node) || isSaas(node)) return undefined;
    // A platform that the provider runs whole stands in the network of the provider.
    const service = cloudServiceOf(node);
    if (service === "paas" || service === "faas") return undefined;
    const reason = isExposed(node) || holdsSensitive(node) ? whyGuarded(node) : undefined;
    if (reason === undefined) return undefined;
    if (zoneOf(node) !== undefined || nodesOf(node).some((one) => zoneOf(one) !== undefined)) return holds;
    return violated(() => {
      const name = nameOf(node);
      return {
        en: `${name.en} stands in no zone of the network, although ${reason.en}`,
        fr: `${name.fr} ne se trouve dans aucune zone réseau, et ${reason.fr}`,
        values: [[node, "zone"]],
      };
    });
  },
};
