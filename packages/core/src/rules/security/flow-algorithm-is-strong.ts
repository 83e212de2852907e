import { states, wordsOf } from "../../model/read.ts";
import { weakPart } from "../parts/crypto.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const flowAlgorithmIsStrong: RelationshipRule = {
  id: "flow-algorithm-is-strong",
  title: {
    en: "Flows and links are protected by algorithms that still hold",
    fr: "Flux et liaisons sont protégés par des algorithmes encore sûrs",
  },
  rationale: {
    en: "What is recorded today in a broken cipher is read today; old versions of TLS let an attacker choose the broken cipher.",
    fr: "Ce qui est enregistré aujourd’hui dans un chiffrement cassé se lit aujourd’hui ; les anciennes versions de TLS laissent l’attaquant le choisir.",
  },
  remedy: {
    en: "Allow TLS 1.2 and 1.3 only, with authenticated ciphers, and state them in `algorithm`.",
    fr: "N’admettez que TLS 1.2 et 1.3, avec des chiffrements authentifiés, et indiquez-les dans `algorithm`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.24",
    "nist-800-53:SC-8",
    "nist-800-53:SC-13",
    "nist-csf:PR.DS-02",
    "pci-dss:4",
    "cis:3",
    "asvs:V12",
  ],
  quality: "security",
  reads: ["algorithm"],
  verbs: ["flows", "connects"],
  examples: {
    passes: `application a "A"\napplication b "B"\na -> b { algorithm: "TLS 1.3" }`,
    fails: `application a "A"\napplication b "B"\na -> b { algorithm: [RC4-SHA] }\nb -> a { algorithm: "TLS 1.2" }\nsite x "X" { connects y { algorithm: 3DES } }\nsite y "Y"`,
    finds: ["a -> b", "x connects y"],
  },

  judge(flow) {
    if (!states(flow, "algorithm")) return undefined;
    const weak = wordsOf(flow, "algorithm")
      .map(weakPart)
      .find((part) => part !== undefined);
    if (weak === undefined) return holds;
    return violated(() => {
      const ends = endsOf(flow);
      return {
        en: `${ends.en}: ${weak} is in use, which no longer protects`,
        fr: `${ends.fr} : ${weak} est employé et ne protège plus`,
        values: [[flow, "algorithm"]],
      };
    });
  },
};
