import { elementsOf, states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

/** What a waiver cannot do without; it covers elements that it names, or those that meet a condition. */
const NEEDED: readonly (readonly [key: string, en: string, fr: string])[] = [
  ["rule", "rule", "règle"],
  ["because", "reason", "motif"],
  ["owner", "owner", "responsable"],
  ["until", "last day", "dernier jour"],
];

export const waiverIsComplete: ElementRule = {
  id: "waiver-is-complete",
  title: {
    en: "A waiver says what, why, who and until when",
    fr: "Une dérogation dit quoi, pourquoi, qui et jusqu’à quand",
  },
  rationale: {
    en: "A deviation that nobody answers for, or that has no end, is no decision; it covers nothing until it is complete.",
    fr: "Un écart dont personne ne répond, ou sans fin, n’est pas une décision ; il ne couvre rien tant qu’il est incomplet.",
  },
  remedy: {
    en: "State `rule`, `on` (or `if`), `because`, `owner` and `until`.",
    fr: "Indiquez `rule`, `on` (ou `if`), `because`, `owner` et `until`.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.1", "nist-800-53:PL-10", "nist-csf:GV.PO-01"],
  reads: ["rule", "on", "if", "because", "owner", "until"],
  kinds: ["waiver"],
  examples: {
    passes: `unit it "IT"\napplication crm "CRM"\nwaiver w "Old CRM" { rule: owner-is-named; on: crm; because: "sold in spring"; owner: it; until: 2027-03-31 }`,
    fails: `unit it "IT"\napplication crm "CRM"\nwaiver v { rule: owner-is-named; on: crm; owner: it }\nwaiver w { rule: owner-is-named; because: "sold"; owner: it; until: 2027-03-31 }`,
    finds: ["v", "w"],
  },

  judge(waiver) {
    const missing = NEEDED.filter(([key]) =>
      key === "owner" ? elementsOf(waiver, key).length === 0 : !states(waiver, key),
    );
    const coversNothing = !states(waiver, "on") && !states(waiver, "if");
    if (missing.length === 0 && !coversNothing) return holds;
    return violated(() => {
      const name = nameOf(waiver);
      const list = (words: readonly string[], subject: string): string =>
        [...words, ...(coversNothing ? [subject] : [])].join(", ");
      return {
        en: `The waiver ${name.en} covers nothing, it lacks: ${list(
          missing.map(([, en]) => en),
          "what it is about",
        )}`,
        fr: `La dérogation ${name.fr} ne couvre rien, il y manque : ${list(
          missing.map(([, , fr]) => fr),
          "ce sur quoi elle porte",
        )}`,
        values: missing.map(([key]) => [waiver, key] as const),
      };
    });
  },
};
