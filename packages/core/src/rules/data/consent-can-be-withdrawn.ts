import { consentIn } from "../../model/personal-data.ts";
import { knownValue } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const consentCanBeWithdrawn: ElementRule = {
  id: "consent-can-be-withdrawn",
  title: {
    en: "Consent can be withdrawn, and it is said how",
    fr: "Le consentement peut être retiré, et l’on sait comment",
  },
  rationale: {
    en: "Consent that cannot be taken back is not free, and hence not valid.",
    fr: "Un consentement qu’on ne peut reprendre n’est pas libre, donc pas valable.",
  },
  remedy: {
    en: "Offer a way out as easy as the way in and state it in `consent.withdrawal`.",
    fr: "Offrez une sortie aussi simple que l’entrée et indiquez-la dans `consent.withdrawal`.",
  },
  severity: "warning",
  controls: ["gdpr:7", "fadp:6", "iso27001:A.5.34", "nist-800-53:PT-4"],
  principle: "P4",
  quality: "security",
  reads: ["consent", "legalBasis"],
  kinds: ["process", "function", "application", "store", "dataset", "entity"],
  examples: {
    passes: `process news "News" { legalBasis: consent; consent: { collected: yes, withdrawal: "link in each letter" } }`,
    fails: `process news "News" { legalBasis: consent; consent: { collected: yes, withdrawal: "none" } }
process care "Care" { legalBasis: contract; consent: { required: no } }`,
    finds: ["news"],
    unsure: `process news "News" { legalBasis: consent; consent: collected }`,
    lacks: ["news.consent"],
  },

  judge(one) {
    const value = knownValue(one, "consent");
    const state = consentIn(value);
    if (state !== "collected") return undefined;
    const field = value?.kind === "record" ? value.fields["withdrawal"] : undefined;
    const way = field?.kind === "text" || field?.kind === "word" ? field.text.trim() : undefined;
    if (way === undefined) return lacks([one, "consent"]);
    if (way !== "" && !NO_WAY.test(way)) return holds;
    return violated(() => {
      const name = nameOf(one);
      return {
        en: `${name.en} rests on consent that cannot be withdrawn`,
        fr: `${name.fr} repose sur un consentement qu’on ne peut retirer`,
        values: [[one, "consent"]],
      };
    });
  },
};

const NO_WAY = /^(?:none|no|impossible|aucune?|non)$/iu;
