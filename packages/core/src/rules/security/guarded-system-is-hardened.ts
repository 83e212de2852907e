import { isKind } from "../../model/is-kind.ts";
import { affirms } from "../../model/read.ts";
import { isEndpoint } from "../parts/endpoints.ts";
import { isSaas, speakerFor } from "../parts/exposure.ts";
import { whyGuarded } from "../parts/guarded.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, judged } from "../verdict.ts";

export const guardedSystemIsHardened: ElementRule = {
  id: "guarded-system-is-hardened",
  title: {
    en: "Machines and stores that need care are hardened",
    fr: "Les machines et dépôts de données à protéger sont durcis",
  },
  rationale: {
    en: "As delivered, systems run services nobody needs, with settings made for the first day; each of them is a way in.",
    fr: "Tels que livrés, les systèmes offrent des services inutiles et des réglages faits pour le premier jour ; chacun est une entrée.",
  },
  remedy: {
    en: "Apply a baseline (CIS benchmark, ANSSI, STIG), check it regularly, and name it in `hardening`.",
    fr: "Appliquez un référentiel (CIS, ANSSI, STIG), vérifiez-le régulièrement, et nommez-le dans `hardening`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.9",
    "iso27001:A.8.18",
    "nist-800-53:CM-6",
    "nist-800-53:CM-7",
    "nist-csf:PR.PS-01",
    "pci-dss:2",
    "cis:4",
    "dora:9",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:missing-hardening", "threagile:missing-cloud-hardening"],
  reads: ["hardening", "exposed", "classification", "personalData", "criticality", "env", "hosting", "privileged"],
  kinds: ["node", "store"],
  examples: {
    passes: `node srv "Server" { hardening: "CIS benchmark level 1" }\napplication claims "Claims" { criticality: vital; runs on srv }`,
    fails: `node srv "Server" { hardening: no }
application claims "Claims" { criticality: vital; runs on srv }
node lab "Laboratory" { hardening: no }
node jump "Administration host" { privileged: yes; hardening: no }
node trial "Trial" { env: test; exposed: internet; hardening: no }`,
    finds: ["srv", "jump"],
    unsure: `node edge "Edge" { exposed: internet }`,
    lacks: ["edge.hardening"],
  },

  judge(element) {
    if (!isInProduction(element) || isSaas(element) || (isKind(element, "node") && isEndpoint(element)))
      return undefined;
    const speaker = speakerFor(element, "hardening") ?? element;
    if (affirms(speaker, "hardening") === true) return holds;
    const reason = affirms(element, "privileged") === true ? privileged : whyGuarded(element);
    if (reason === undefined) return undefined;
    return judged(affirms(speaker, "hardening"), [element, "hardening"], () => {
      const name = nameOf(element);
      return {
        en: `${name.en} is not hardened, and ${reason.en}`,
        fr: `${name.fr} n’est pas durci, et ${reason.fr}`,
        values: [[speaker, "hardening"]],
      };
    });
  },
};

const privileged = {
  en: "it acts with administration rights",
  fr: "il agit avec des droits d’administration",
};
