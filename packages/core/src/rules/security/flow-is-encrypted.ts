import { affirms } from "../../model/read.ts";
import { isPublicAndSigned } from "../parts/exposure.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const flowIsEncrypted: RelationshipRule = {
  id: "flow-is-encrypted",
  title: { en: "Flows are encrypted", fr: "Les flux sont chiffrés" },
  rationale: {
    en: "Whoever listens on the network, inside or outside, reads and alters what travels in clear.",
    fr: "Qui écoute le réseau, dedans ou dehors, lit et altère ce qui circule en clair.",
  },
  remedy: {
    en: "Carry the flow over TLS (or encrypt its payload) and state `encrypted: yes`.",
    fr: "Faites passer le flux par TLS (ou chiffrez son contenu) et indiquez `encrypted: yes`.",
  },
  severity: "error",
  controls: ["iso27001:A.8.24", "iso27001:A.5.14", "nist-800-53:SC-8", "nist-csf:PR.DS-02", "pci-dss:4", "gdpr:32"],
  quality: "security",
  aliases: ["FLOW-UNENCRYPTED"],
  reads: ["encrypted", "signed", "classification", "personalData"],
  verbs: ["flows"],
  examples: {
    passes: `application shop "Shop"\napplication bank "Bank"\nshop -> bank { encrypted: yes }`,
    fails: `application shop "Shop"\napplication bank "Bank"\nshop -> bank { encrypted: no }\nbank -> shop { encrypted: yes }\ndataset news "News" { classification: public; personalData: none }\nshop -> bank : news { encrypted: no; signed: yes }`,
    finds: ["shop -> bank"],
    unsure: `application shop "Shop"\napplication bank "Bank"\nshop -> bank { protocol: https }`,
    lacks: ["shop -> bank.encrypted"],
  },

  // What is public and signed may be read by all and altered by nobody.
  judge(flow) {
    if (affirms(flow, "encrypted") !== true && isPublicAndSigned(flow)) return undefined;
    return judged(affirms(flow, "encrypted"), [flow, "encrypted"], () => {
      const ends = endsOf(flow);
      return {
        en: `${ends.en}: the flow is not encrypted`,
        fr: `${ends.fr} : le flux n’est pas chiffré`,
        values: [[flow, "encrypted"]],
      };
    });
  },
};
