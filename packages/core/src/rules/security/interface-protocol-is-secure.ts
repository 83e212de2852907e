import { affirms, wordsOf } from "../../model/read.ts";
import { isClearProtocol } from "../parts/crypto.ts";
import { speakerFor } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const interfaceProtocolIsSecure: ElementRule = {
  id: "interface-protocol-is-secure",
  title: {
    en: "No interface offers a protocol that protects nothing",
    fr: "Aucune interface n’offre un protocole qui ne protège rien",
  },
  rationale: {
    en: "As long as the old protocol is offered somebody uses it, or makes somebody else use it.",
    fr: "Tant que l’ancien protocole est offert, quelqu’un l’emploie, ou le fait employer à un autre.",
  },
  remedy: {
    en: "Switch the old protocol off, take it out of `protocol`, or state `encryptedInTransit: yes` if a tunnel surrounds it.",
    fr: "Désactivez l’ancien protocole, retirez-le de `protocol`, ou indiquez `encryptedInTransit: yes` si un tunnel l’entoure.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.20",
    "iso27001:A.8.24",
    "nist-800-53:CM-7",
    "nist-800-53:SC-8",
    "nist-csf:PR.DS-02",
    "pci-dss:2",
    "cis:4",
  ],
  quality: "security",
  reads: ["protocol", "encryptedInTransit"],
  kinds: ["interface"],
  examples: {
    passes: `interface api "API" { protocol: https }\ninterface mesh "Inside the mesh" { protocol: http; encryptedInTransit: yes }`,
    fails: `interface drop "File drop" { protocol: [sftp, ftp] }\ninterface api "API" { protocol: grpc }`,
    finds: ["drop"],
  },

  judge(element) {
    const protocols = wordsOf(element, "protocol");
    if (protocols.length === 0) return undefined;
    const clear = protocols.find(isClearProtocol);
    if (clear === undefined) return holds;
    const speaker = speakerFor(element, "encryptedInTransit");
    if (speaker !== undefined && affirms(speaker, "encryptedInTransit") === true) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} offers ${clear}, which protects nothing`,
        fr: `${name.fr} offre ${clear}, qui ne protège rien`,
        values: [
          [element, "protocol"],
          [element, "encryptedInTransit"],
        ],
      };
    });
  },
};
