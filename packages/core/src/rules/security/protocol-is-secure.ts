import { affirms, wordsOf } from "../../model/read.ts";
import { isClearProtocol } from "../parts/crypto.ts";
import { isPublicAndSigned } from "../parts/exposure.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const protocolIsSecure: RelationshipRule = {
  id: "protocol-is-secure",
  title: {
    en: "No exchange uses a protocol that protects nothing",
    fr: "Aucun échange n’emploie un protocole qui ne protège rien",
  },
  rationale: {
    en: "FTP, Telnet, plain HTTP and their like send passwords and contents readable to everybody on the way.",
    fr: "FTP, Telnet, HTTP sans chiffrement et leurs semblables envoient mots de passe et contenus lisibles par tous en chemin.",
  },
  remedy: {
    en: "Take its protected sibling (SFTP, SSH, HTTPS, SMB 3, SNMPv3), or carry it in a tunnel and state `encrypted: yes`.",
    fr: "Prenez son équivalent protégé (SFTP, SSH, HTTPS, SMB 3, SNMPv3), ou faites-le passer dans un tunnel et indiquez `encrypted: yes`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.20",
    "iso27001:A.8.24",
    "iso27001:A.5.14",
    "nist-800-53:SC-8",
    "nist-800-53:CM-7",
    "nist-csf:PR.DS-02",
    "pci-dss:2",
    "pci-dss:4",
    "cis:4",
    "asvs:V12",
  ],
  quality: "security",
  aliases: ["threagile:unencrypted-communication"],
  reads: ["protocol", "encrypted", "signed", "classification", "personalData"],
  verbs: ["flows", "uses", "accesses", "connects"],
  examples: {
    passes: `application a "A"\napplication b "B"\na -> b { protocol: sftp }\nb -> a { protocol: http; encrypted: yes }`,
    fails: `application a "A"
application b "B"
a -> b { protocol: ftp }
b -> a { protocol: [https, http] }
a uses b { protocol: jdbc }
b uses a { protocol: telnet; encrypted: no }
dataset news "News" { classification: public }
a -> b : news { protocol: http; signed: yes }`,
    finds: ["a -> b", "b -> a", "b uses a"],
  },

  judge(exchange) {
    const protocols = wordsOf(exchange, "protocol");
    if (protocols.length === 0) return undefined;
    const clear = protocols.find(isClearProtocol);
    if (clear === undefined || affirms(exchange, "encrypted") === true) return holds;
    if (isPublicAndSigned(exchange)) return undefined;
    return violated(() => {
      const ends = endsOf(exchange);
      return {
        en: `${ends.en}: ${clear} protects nothing, and no encryption around it is stated`,
        fr: `${ends.fr} : ${clear} ne protège rien, et aucun chiffrement autour n’est indiqué`,
        values: [
          [exchange, "protocol"],
          [exchange, "encrypted"],
        ],
      };
    });
  },
};
