import { affirms } from "../../model/read.ts";
import { isEndpoint } from "../parts/endpoints.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const endpointIsEncrypted: ElementRule = {
  id: "endpoint-is-encrypted",
  title: {
    en: "Devices of users are encrypted",
    fr: "Les appareils des utilisateurs sont chiffrés",
  },
  rationale: {
    en: "Laptops and phones get lost; unencrypted, a lost device is a breach that has to be reported.",
    fr: "Les portables et les téléphones se perdent ; non chiffré, un appareil perdu est une fuite à déclarer.",
  },
  remedy: {
    en: "Encrypt the disks of the devices by policy and state `encryptedAtRest: yes`.",
    fr: "Chiffrez les disques des appareils par règle centrale et indiquez `encryptedAtRest: yes`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.1",
    "iso27001:A.7.9",
    "iso27001:A.8.24",
    "nist-800-53:SC-28",
    "nist-800-53:AC-19",
    "nist-csf:PR.DS-01",
    "cis:3",
    "gdpr:32",
    "gdpr:34",
  ],
  quality: "security",
  reads: ["type", "encryptedAtRest"],
  kinds: ["node"],
  examples: {
    passes: `node pc "Workstations" { type: workstation; encryptedAtRest: yes }`,
    fails: `node pc "Workstations" { type: workstation; encryptedAtRest: no }\nnode phone "Phones" { type: mobile; encryptedAtRest: no }\nnode srv "Server" { type: server; encryptedAtRest: no }`,
    finds: ["pc", "phone"],
    unsure: `node pc "Workstations" { type: workstation }`,
    lacks: ["pc.encryptedAtRest"],
  },

  judge(node) {
    if (!isEndpoint(node)) return undefined;
    return judged(affirms(node, "encryptedAtRest"), [node, "encryptedAtRest"], () => {
      const name = nameOf(node);
      return {
        en: `${name.en}: what is on these devices is not encrypted`,
        fr: `${name.fr} : le contenu de ces appareils n’est pas chiffré`,
        values: [[node, "encryptedAtRest"]],
      };
    });
  },
};
