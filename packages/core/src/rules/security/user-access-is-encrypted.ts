import { isKind } from "../../model/is-kind.ts";
import { affirms } from "../../model/read.ts";
import { isExposed, speakerFor } from "../parts/exposure.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const userAccessIsEncrypted: RelationshipRule = {
  id: "user-access-is-encrypted",
  title: {
    en: "What people send to systems is encrypted",
    fr: "Ce que les personnes envoient aux systèmes est chiffré",
  },
  rationale: {
    en: "The first thing that a person sends to a system is a password; on the same network it is there for the taking.",
    fr: "La première chose qu’une personne envoie à un système est un mot de passe ; sur le même réseau, il suffit de le ramasser.",
  },
  remedy: {
    en: "Let people in over TLS only and state `encrypted: yes` on the use, or `encryptedInTransit: yes` on the system.",
    fr: "Ne laissez entrer les personnes que par TLS et indiquez `encrypted: yes` sur l’usage, ou `encryptedInTransit: yes` sur le système.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.24",
    "iso27001:A.5.14",
    "nist-800-53:SC-8",
    "nist-800-53:AC-17",
    "nist-csf:PR.DS-02",
    "pci-dss:4",
    "cis:3",
    "gdpr:32",
  ],
  quality: "security",
  reads: ["uses", "encrypted", "encryptedInTransit", "exposed"],
  verbs: ["uses"],
  examples: {
    passes: `role clerk "Clerk"\napplication desk "Desk" { encryptedInTransit: yes }\nclerk uses desk`,
    fails: `role clerk "Clerk"\napplication desk "Desk"\nclerk uses desk { encrypted: no }\napplication bank "Bank" { uses desk { encrypted: no } }`,
    finds: ["clerk uses desk"],
    unsure: `party buyer "Buyer"\napplication shop "Shop" { exposed: internet }\nbuyer uses shop\nrole clerk "Clerk" { uses calc }\napplication calc "Spreadsheet"`,
    lacks: ["buyer uses shop.encrypted"],
  },

  // Inside, what nobody states of people at their desks is asked of the system: `encryptedInTransit`.
  judge(use) {
    const { from, to } = use;
    if (from === undefined || to === undefined || !isKind(from, "role", "unit", "party")) return undefined;
    if (!isKind(to, "application", "module", "interface")) return undefined;
    const speaker = speakerFor(to, "encryptedInTransit");
    const isSafe =
      affirms(use, "encrypted") ?? (speaker === undefined ? undefined : affirms(speaker, "encryptedInTransit"));
    if (isSafe === true) return holds;
    if (isSafe === undefined) return isExposed(to) || isKind(from, "party") ? lacks([use, "encrypted"]) : undefined;
    return violated(() => {
      const ends = endsOf(use);
      return {
        en: `${ends.en}: people enter and what they send is not encrypted`,
        fr: `${ends.fr} : des personnes y entrent et ce qu’elles envoient n’est pas chiffré`,
        path: [from, use, to],
        values: [[use, "encrypted"], ...(speaker === undefined ? [] : ([[speaker, "encryptedInTransit"]] as const))],
      };
    });
  },
};
