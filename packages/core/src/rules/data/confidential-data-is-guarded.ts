import type { Element } from "../../model/model.ts";
import { affirms, wordsOf } from "../../model/read.ts";
import { careOf, isSensitive, isConfidential } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { lacks, judged, worst, type Verdict } from "../verdict.ts";

export const confidentialDataIsGuarded: ElementRule = {
  id: "confidential-data-is-guarded",
  title: {
    en: "Stores of confidential data know who enters",
    fr: "Les stockages de données confidentielles savent qui entre",
  },
  rationale: {
    en: "Confidential means that some may read and others not: a store that asks nobody who they are keeps no secret.",
    fr: "Confidentiel veut dire que certains lisent et d’autres non : un stockage qui ne demande à personne qui il est ne garde aucun secret.",
  },
  remedy: {
    en: "Demand authentication (`auth`), and log who reads what is strictly confidential (`logging`).",
    fr: "Exigez une authentification (`auth`), et journalisez qui lit le strictement confidentiel (`logging`).",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.3",
    "iso27001:A.8.5",
    "iso27001:A.5.15",
    "iso27001:A.8.15",
    "nist-800-53:AC-3",
    "nist-800-53:IA-2",
    "nist-800-53:AU-2",
    "nist-csf:PR.AA-03",
    "nist-csf:PR.AA-05",
    "gdpr:32",
    "fadp:8",
    "pci-dss:7",
    "pci-dss:8",
    "cis:3",
    "cis:6",
    "asvs:V8",
  ],
  quality: "security",
  reads: ["auth", "logging", "classification", "personalData", "store"],
  kinds: ["store"],
  examples: {
    passes: `store s "Base" { classification: strictly-confidential; auth: password; logging: yes }
store t "Base" { personalData: personal; auth: kerberos }`,
    fails: `store s "Base" { classification: confidential; auth: none }
store t "Secrets" { classification: strictly-confidential; auth: mtls; logging: no }
store u "Public" { classification: public; auth: none }`,
    finds: ["s", "t"],
    unsure: `store s "Base" { classification: confidential }
store t "Secrets" { personalData: sensitive; auth: mtls }`,
    lacks: ["s.auth", "t.logging"],
  },

  judge(store) {
    const care = careOf(store);
    if (isConfidential(care) !== true) return undefined;
    return worst([asksWho(store), isSensitive(care) === true ? keepsTrack(store) : undefined]);
  },
};

function asksWho(store: Element): Verdict {
  const stated = wordsOf(store, "auth");
  if (stated.length === 0) return lacks([store, "auth"]);
  return judged(!stated.includes("none"), [store, "auth"], () => {
    const name = nameOf(store);
    return {
      en: `${name.en} holds confidential data and asks nobody who they are`,
      fr: `${name.fr} contient des données confidentielles et ne demande à personne qui il est`,
      values: [[store, "auth"]],
    };
  });
}

function keepsTrack(store: Element): Verdict {
  const stating = [store, ...store.path].find((one) => affirms(one, "logging") !== undefined) ?? store;
  return judged(affirms(stating, "logging"), [store, "logging"], () => {
    const name = nameOf(store);
    return {
      en: `${name.en} holds strictly confidential or sensitive data and does not log who reads it`,
      fr: `${name.fr} contient des données strictement confidentielles ou sensibles et ne journalise pas qui les lit`,
      values: [[stating, "logging"]],
    };
  });
}
