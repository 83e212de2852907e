import { affirms } from "../../model/read.ts";
import { isKind } from "../../model/is-kind.ts";
import { isExposed, isPassedThrough, speakerFor } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const exposedElementEncryptsTransit: ElementRule = {
  id: "exposed-element-encrypts-transit",
  title: {
    en: "What is reachable from outside encrypts all that comes and goes",
    fr: "Ce qui est accessible de l’extérieur chiffre tout ce qui entre et sort",
  },
  rationale: {
    en: "Beyond one’s own walls everybody may listen; one door that still answers in clear is the one that is used.",
    fr: "Hors de ses murs, chacun peut écouter ; la seule porte qui répond encore en clair est celle dont on se sert.",
  },
  remedy: {
    en: "Switch off everything but TLS 1.2 and later, and state `encryptedInTransit: yes`.",
    fr: "Désactivez tout sauf TLS 1.2 et suivants, et indiquez `encryptedInTransit: yes`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.24",
    "iso27001:A.8.20",
    "nist-800-53:SC-8",
    "nist-csf:PR.DS-02",
    "pci-dss:4",
    "cis:3",
    "gdpr:32",
    "fadp:8",
    "nis2:21.2.h",
    "asvs:V12",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:unencrypted-communication"],
  reads: ["exposed", "encryptedInTransit", "encrypted", "type"],
  kinds: ["application", "module", "store", "interface", "node"],
  examples: {
    passes: `party buyer "Buyer"
application shop "Shop" { exposed: internet }
buyer -> shop { encrypted: yes }
interface api "API" { exposed: partner; encryptedInTransit: yes }`,
    fails: `interface api "API" { exposed: partner; encryptedInTransit: no }
interface old "Old API" { exposed: internal; encryptedInTransit: no }`,
    finds: ["api"],
    unsure: `party buyer "Buyer"
application shop "Shop" { exposed: internet }
buyer -> shop { encrypted: unknown }`,
    lacks: ["shop.encryptedInTransit"],
  },

  judge(element) {
    if (!isExposed(element) || (isKind(element, "node") && isPassedThrough(element))) return undefined;
    const speaker = speakerFor(element, "encryptedInTransit");
    if (speaker === undefined) {
      const flows = [...element.in("flows"), ...element.out("flows")];
      const isAll = flows.length > 0 && flows.every((flow) => affirms(flow, "encrypted") === true);
      return isAll ? holds : lacks([element, "encryptedInTransit"]);
    }
    if (affirms(speaker, "encryptedInTransit") === true) return holds;
    return violated(() => {
      const name = nameOf(element);
      const from = valueOf(element, "exposed");
      return {
        en: `${name.en} is exposed (${from.en}) and not all that it sends and receives is encrypted`,
        fr: `${name.fr} est exposé (${from.fr}) et tout ce qu’il envoie et reçoit n’est pas chiffré`,
        values: [
          [element, "exposed"],
          [speaker, "encryptedInTransit"],
        ],
      };
    });
  },
};
