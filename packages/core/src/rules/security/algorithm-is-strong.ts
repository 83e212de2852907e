import { states, wordsOf } from "../../model/read.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { weakPart } from "../parts/crypto.ts";
import { careOf, isSensitive } from "../parts/data.ts";
import { encryptersOf } from "../parts/encryption.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";

export const algorithmIsStrong: ElementRule = {
  id: "algorithm-is-strong",
  title: { en: "Only algorithms that still protect are in use", fr: "Seuls des algorithmes encore sûrs sont employés" },
  rationale: {
    en: "MD5, SHA-1, DES, RC4, SSL and the first versions of TLS are broken in public; they give the feeling of protection, not the thing.",
    fr: "MD5, SHA-1, DES, RC4, SSL et les premières versions de TLS sont publiquement cassés ; ils donnent le sentiment d’être protégé, pas la protection.",
  },
  remedy: {
    en: "Replace it (AES-256-GCM, SHA-256, TLS 1.2 or 1.3, RSA from 2048 bits or elliptic curves) and state what is in use in `algorithm`.",
    fr: "Remplacez-le (AES-256-GCM, SHA-256, TLS 1.2 ou 1.3, RSA dès 2048 bits ou courbes elliptiques) et indiquez dans `algorithm` ce qui est employé.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.24",
    "nist-800-53:SC-13",
    "nist-csf:PR.DS-01",
    "pci-dss:4",
    "cis:3",
    "asvs:V11",
    "nis2:21.2.h",
    "dora:9",
  ],
  quality: "security",
  reads: ["algorithm", "encryptedAtRest", "classification", "personalData", "store", "runs on"],
  kinds: ["application", "module", "store", "interface", "node", "zone", "dataset"],
  examples: {
    passes: `store base "Base" { algorithm: [AES-256-GCM, SHA-256] }\ninterface api "API" { algorithm: "TLS 1.2, TLS 1.3" }`,
    fails: `store base "Base" { algorithm: [AES-256, MD5] }\ninterface api "API" { algorithm: "TLS 1.1" }\nzone wifi "Wi-Fi" { algorithm: WPA3 }`,
    finds: ["base", "api"],
    unsure: `store base "Base" { personalData: sensitive; encryptedAtRest: yes }
store pages "Pages" { classification: internal; encryptedAtRest: yes }
node disks "Disks" { encryptedAtRest: yes; algorithm: AES-256 }
store files "Files" { classification: strictly-confidential; runs on disks }`,
    lacks: ["base.algorithm"],
  },

  judge(element) {
    if (!states(element, "algorithm")) return unsaid(element);
    const weak = wordsOf(element, "algorithm")
      .map(weakPart)
      .find((part) => part !== undefined);
    if (weak === undefined) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} still uses ${weak}, which no longer protects`,
        fr: `${name.fr} emploie encore ${weak}, qui ne protège plus`,
        values: [[element, "algorithm"]],
      };
    });
  },
};

/** Of the strictest data one has to know by what it is protected; what its machines state answers for it. */
function unsaid(element: Element): Verdict | undefined {
  if (!isKind(element, "store") || isSensitive(careOf(element)) !== true) return undefined;
  const by = encryptersOf(element);
  return by.length === 0 || by.some((one) => states(one, "algorithm")) ? undefined : lacks([element, "algorithm"]);
}
