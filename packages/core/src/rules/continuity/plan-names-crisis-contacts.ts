import { affirms, states } from "../../model/read.ts";
import { isPlanInUse } from "../../model/plans.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const planNamesCrisisContacts: ElementRule = {
  id: "plan-names-crisis-contacts",
  title: {
    en: "Continuity and recovery plans name whom to call",
    fr: "Les plans de continuité et de reprise nomment qui appeler",
  },
  rationale: {
    en: "The first hour goes by in looking for who decides and who knows; a plan without names costs that hour.",
    fr: "La première heure passe à chercher qui décide et qui sait ; un plan sans noms coûte cette heure.",
  },
  remedy: {
    en: "Name the roles, units or parties of the crisis team on the document (`contacts`).",
    fr: "Nommez les rôles, unités ou tiers de la cellule de crise sur le document (`contacts`).",
  },
  severity: "info",
  controls: [
    "iso27001:A.5.29",
    "iso27001:A.5.24",
    "nist-800-53:CP-2",
    "nist-800-53:IR-4",
    "nist-csf:RS.CO-02",
    "cis:17",
    "dora:11",
  ],
  quality: "resilience",
  reads: ["contacts", "type", "status"],
  kinds: ["document"],
  examples: {
    passes: `role ciso "CISO"\ndocument drp "Recovery plan" { type: drp; contacts: [ciso] }`,
    fails: `document drp "Recovery plan" { type: drp; contacts: [] }\ndocument crisis "Crisis plan" { type: crisis-plan }\ndocument law "Law" { type: law }`,
    finds: ["drp", "crisis"],
  },

  // A plan without contacts is an unfinished plan: unstated counts as missing.
  judge(document) {
    if (!isPlanInUse(document)) return undefined;
    if (states(document, "contacts") && affirms(document, "contacts") === true) return holds;
    return violated(() => {
      const name = nameOf(document);
      return {
        en: `${name.en} names nobody to call`,
        fr: `${name.fr} ne nomme personne à appeler`,
        values: [[document, "contacts"]],
      };
    });
  },
};
