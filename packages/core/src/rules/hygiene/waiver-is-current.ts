import { dayOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const waiverIsCurrent: ElementRule = {
  id: "waiver-is-current",
  title: { en: "No waiver has run out", fr: "Aucune dérogation n’est échue" },
  rationale: {
    en: "What was accepted for a while is accepted no more; an expired waiver left standing looks like a decision.",
    fr: "Ce qui fut accepté pour un temps ne l’est plus ; une dérogation échue laissée en place a l’air d’une décision.",
  },
  remedy: {
    en: "Put right what it waived, or decide anew and move `until`.",
    fr: "Corrigez ce à quoi elle dérogeait, ou redécidez et repoussez `until`.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.1", "nist-800-53:PL-10", "nist-csf:GV.PO-02"],
  reads: ["until"],
  kinds: ["waiver"],
  examples: {
    passes: `unit it "IT"\napplication crm "CRM"\nwaiver w { rule: owner-is-named; on: crm; because: "sold"; owner: it; until: 2026-11-21 }`,
    fails: `unit it "IT"\napplication crm "CRM"\nwaiver w "Old CRM" { rule: owner-is-named; on: crm; because: "sold"; owner: it; until: 2026-11-20 }\nwaiver v { rule: owner-is-named; on: crm; because: "sold"; owner: it }`,
    finds: ["w"],
  },

  // A waiver without a last day is incomplete, which is another rule's business.
  judge(waiver, { today }) {
    const until = dayOf(waiver, "until");
    if (until === undefined) return undefined;
    if (until >= today) return holds;
    return violated(() => {
      const [name, day] = [nameOf(waiver), valueOf(waiver, "until")];
      return {
        en: `The waiver ${name.en} ran out on ${day.en}`,
        fr: `La dérogation ${name.fr} est échue depuis le ${day.fr}`,
        values: [[waiver, "until"]],
      };
    });
  },
};
