import { affirms, states } from "../../model/read.ts";
import { careOf, isConfidential } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const keyOwnerIsNamed: ElementRule = {
  id: "key-owner-is-named",
  title: {
    en: "It is decided who holds the keys of encrypted data",
    fr: "On a décidé qui détient les clés des données chiffrées",
  },
  rationale: {
    en: "Who holds the key holds the data; a key that nobody answers for is lost, or copied, without anybody knowing.",
    fr: "Qui détient la clé détient les données ; une clé dont personne ne répond se perd ou se copie sans que nul le sache.",
  },
  remedy: {
    en: "Name in `keyOwner` the role, unit or party that makes, keeps and renews the keys.",
    fr: "Nommez dans `keyOwner` le rôle, l’unité ou le tiers qui crée, garde et renouvelle les clés.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.24",
    "iso27001:A.5.9",
    "nist-800-53:SC-12",
    "nist-csf:PR.DS-01",
    "pci-dss:3",
    "asvs:V11",
    "nis2:21.2.h",
  ],
  quality: "security",
  reads: ["encryptedAtRest", "keyOwner", "classification", "personalData", "store"],
  kinds: ["store", "dataset"],
  examples: {
    passes: `role keys "Keeper of keys"\nstore base "Base" { classification: confidential; encryptedAtRest: yes; keyOwner: keys }`,
    fails: `store base "Base" { classification: confidential; encryptedAtRest: yes }
store pages "Pages" { classification: internal; encryptedAtRest: yes }
store open "Open" { classification: confidential; encryptedAtRest: no }`,
    finds: ["base"],
  },

  // Who holds the keys is a decision: unstated counts as missing.
  judge(element) {
    if (affirms(element, "encryptedAtRest") !== true || isConfidential(careOf(element)) !== true) return undefined;
    if (states(element, "keyOwner")) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} is encrypted and keeps confidential or personal data, but nobody says who holds the keys`,
        fr: `${name.fr} est chiffré et conserve des données confidentielles ou personnelles, mais nul ne dit qui détient les clés`,
        values: [[element, "keyOwner"]],
      };
    });
  },
};
