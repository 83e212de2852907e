import type { Element } from "../../model/model.ts";
import { restsOnConsent, consentOf } from "../../model/personal-data.ts";
import { affirms } from "../../model/read.ts";
import { consentVerdict } from "../parts/consent.ts";
import { isSameSystem } from "../parts/copies.ts";
import type { RelationshipRule } from "../rule.ts";
import { worst } from "../verdict.ts";

export const flowHasConsent: RelationshipRule = {
  id: "flow-has-consent",
  title: { en: "Flows that need consent have it", fr: "Les flux qui exigent un consentement l’ont" },
  rationale: {
    en: "To share what people did not agree to share is the breach that they notice first.",
    fr: "Partager ce que les gens n’ont pas accepté de partager est le manquement qu’ils remarquent en premier.",
  },
  remedy: {
    en: "Hold the flow until consent is collected, or state another legal basis.",
    fr: "Suspendez le flux jusqu’au recueil du consentement, ou indiquez une autre base légale.",
  },
  severity: "error",
  controls: ["gdpr:6", "gdpr:7", "fadp:6", "fadp:31", "iso27001:A.5.34", "iso27001:A.5.14", "nist-800-53:PT-4"],
  principle: "P4",
  quality: "security",
  reads: ["consent", "legalBasis", "flows"],
  verbs: ["flows"],
  examples: {
    passes: `dataset people "People" { personalData: personal; legalBasis: consent; consent: collected }
application a "A" { -> b : people }
application b "B"`,
    fails: `dataset people "People" { personalData: personal; legalBasis: consent; consent: { collected: no } }
application a "A" { -> b : people; -> c : people { legalBasis: contract }; -> d : people { masked: yes } }
application b "B"
application c "C"
application d "D"
b -> c { legalBasis: consent; consent: not-required }`,
    finds: ["a -> b", "b -> c"],
    unsure: `dataset people "People" { legalBasis: consent }
application a "A" { -> b : people }
application b "B"`,
    lacks: ["people.consent"],
  },

  // A withdrawn consent has a rule of its own, which shows every flow that goes on.
  judge(flow) {
    const asking = flow.carried.filter(asksConsent);
    const own = consentVerdict(flow);
    if ((own === undefined && asking.length === 0) || affirms(flow, "masked") === true || isSameSystem(flow))
      return undefined;
    if (own !== undefined) return own;
    return restsOnConsent(flow) === false ? undefined : worst(asking.map((data) => consentVerdict(data, flow)));
  },
};

/** Does data ask for a consent that is not known to be withdrawn? */
function asksConsent(data: Element): boolean {
  const state = consentOf(data);
  return state !== "withdrawn" && (state !== undefined || data.model.derive(restsOnConsent, data) === true);
}
