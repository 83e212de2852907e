import { consentVerdict } from "../parts/consent.ts";
import type { ElementRule } from "../rule.ts";

export const consentIsObtained: ElementRule = {
  id: "consent-is-obtained",
  title: {
    en: "Where consent is the ground, it has been obtained",
    fr: "Quand le consentement est le fondement, il est recueilli",
  },
  rationale: {
    en: "Consent that nobody gave is no ground: everything built on it is unlawful.",
    fr: "Un consentement que personne n’a donné ne fonde rien : tout ce qui repose dessus est illicite.",
  },
  remedy: {
    en: "Ask for consent before the use and state `consent: collected`; until then stop, or find another ground.",
    fr: "Demandez le consentement avant l’usage et indiquez `consent: collected` ; d’ici là arrêtez, ou trouvez un autre fondement.",
  },
  severity: "error",
  controls: ["gdpr:6", "gdpr:7", "gdpr:9", "fadp:6", "fadp:31", "iso27001:A.5.34", "nist-800-53:PT-4"],
  principle: "P4",
  quality: "security",
  reads: ["consent", "legalBasis"],
  kinds: ["process", "function", "application", "store", "dataset", "entity"],
  examples: {
    passes: `process news "News" { legalBasis: consent; consent: collected }
dataset people "People" { legalBasis: [contract, consent] }
process care "Care" { legalBasis: contract; consent: not-required }`,
    fails: `process news "News" { legalBasis: consent; consent: { required: yes, collected: no } }
dataset ads "Ads" { legalBasis: consent; consent: not-required }
process care "Care" { legalBasis: contract; consent: { required: yes, collected: no } }
process gone "Gone" { legalBasis: consent; consent: withdrawn }`,
    finds: ["news", "ads", "care", "gone"],
    unsure: `process news "News" { legalBasis: consent }
dataset people "People" { consent: required }`,
    lacks: ["news.consent", "people.consent"],
  },

  judge: (one) => consentVerdict(one),
};
