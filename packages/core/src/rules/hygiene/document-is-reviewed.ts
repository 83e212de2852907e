import { dayOf, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

/** Types of document that must be looked at again from time to time; contracts and laws have dates of their own. */
const reviewed: ReadonlySet<string> = new Set([
  "policy",
  "procedure",
  "standard",
  "guideline",
  "bcp",
  "drp",
  "crisis-plan",
  "register",
]);

export const documentIsReviewed: ElementRule<Parameters> = {
  id: "document-is-reviewed",
  title: { en: "Policies, procedures and plans are reviewed", fr: "Politiques, procédures et plans sont revus" },
  rationale: {
    en: "A policy or plan that nobody has looked at for long describes an organisation that no longer exists.",
    fr: "Une politique ou un plan que personne n’a relu depuis longtemps décrit une organisation qui n’existe plus.",
  },
  remedy: {
    en: "Review it, correct it, and state the day in `reviewed`.",
    fr: "Relisez-le, corrigez-le et indiquez le jour dans `reviewed`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.1",
    "iso27001:A.5.37",
    "nist-800-53:PL-1",
    "nist-csf:GV.PO-02",
    "pci-dss:12",
    "nis2:21.2.a",
    "dora:6",
  ],
  reads: ["type", "status", "reviewed", "approved"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Days", fr: "Jours" },
      description: { en: "Longest time between two reviews.", fr: "Temps maximal entre deux revues." },
      usual: 365,
    },
  },
  kinds: ["document"],
  examples: {
    passes: `document p "Security policy" { type: policy; approved: 2022-01-10; reviewed: 2026-05-10 }\ndocument q "Backup procedure" { type: procedure; approved: 2026-03-01 }`,
    fails: `document p "Security policy" { type: policy; approved: 2022-01-10; reviewed: 2024-05-10 }\ndocument old "Old policy" { type: policy; status: withdrawn; reviewed: 2015-01-01 }\ndocument ct "Contract" { type: contract; approved: 2015-01-01 }`,
    finds: ["p"],
    unsure: `document p "Security policy" { type: policy; approved: 2022-01-10 }`,
    lacks: ["p.reviewed"],
  },

  judge(document, { parameters, today }) {
    if (!reviewed.has(wordOf(document, "type") ?? "")) return undefined;
    if (["draft", "expired", "withdrawn"].includes(wordOf(document, "status") ?? "")) return undefined;
    const latest = dayOf(document, "reviewed");
    const approved = dayOf(document, "approved");
    if (Math.max(latest ?? -Infinity, approved ?? -Infinity) + parameters.days >= today) return holds;
    if (latest === undefined) return lacks([document, "reviewed"]);
    return violated(() => {
      const [name, day] = [nameOf(document), dayWords(latest)];
      return {
        en: `${name.en} was last reviewed on ${day.en}, ${today - latest} days ago; ${parameters.days} are permitted`,
        fr: `${name.fr} a été revu pour la dernière fois le ${day.fr}, il y a ${today - latest} jours ; ${parameters.days} sont admis`,
        values: [[document, "reviewed"]],
      };
    });
  },
};
