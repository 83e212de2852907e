import { dayOf } from "../../model/read.ts";
import { isClosed } from "../parts/risks.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const riskIsReviewed: ElementRule<{ readonly longest: number }> = {
  id: "risk-is-reviewed",
  title: { en: "Risks are assessed again every year", fr: "Les risques sont réévalués chaque année" },
  rationale: {
    en: "Threats, technology and business change; a likelihood of three years ago is a guess about another world.",
    fr: "Menaces, technologies et métier changent ; une vraisemblance d’il y a trois ans parle d’un autre monde.",
  },
  remedy: {
    en: "Look at the risk again with those concerned, correct it, and state the day in `reviewed`.",
    fr: "Revoyez le risque avec les personnes concernées, corrigez-le, et indiquez le jour dans `reviewed`.",
  },
  severity: "info",
  controls: ["nist-800-53:RA-3", "nist-csf:ID.RA-03", "nist-csf:ID.RA-07", "pci-dss:12", "nis2:21.2.a", "dora:8"],
  quality: "security",
  reads: ["reviewed", "status"],
  parameters: {
    longest: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Longest time", fr: "Délai maximal" },
      description: { en: "Days from one review to the next.", fr: "Jours d’une révision à la suivante." },
      usual: 365,
    },
  },
  kinds: ["risk"],
  examples: {
    passes: `risk ransom "Ransomware" { reviewed: 2026-06-01 }`,
    fails: `risk ransom "Ransomware" { reviewed: 2024-06-01 }\nrisk old "Old" { reviewed: 2019-06-01; status: closed }`,
    finds: ["ransom"],
    unsure: `risk ransom "Ransomware"`,
    lacks: ["ransom.reviewed"],
  },

  judge(risk, { parameters, today }) {
    if (isClosed(risk)) return undefined;
    const day = dayOf(risk, "reviewed");
    if (day === undefined) return lacks([risk, "reviewed"]);
    const age = today - day;
    if (age <= parameters.longest) return holds;
    return violated(() => {
      const name = nameOf(risk);
      return {
        en: `${name.en} was last assessed ${age} days ago, ${parameters.longest} are allowed`,
        fr: `${name.fr} a été évalué il y a ${age} jours, ${parameters.longest} sont admis`,
        values: [[risk, "reviewed"]],
      };
    });
  },
};
