import { wordOf } from "../../model/read.ts";
import { complete, owner } from "../parts/completeness.ts";
import type { ElementRule } from "../rule.ts";

export const riskIsManaged: ElementRule = {
  id: "risk-is-managed",
  title: {
    en: "Risks are rated, treated and owned",
    fr: "Les risques sont évalués, traités et ont un responsable",
  },
  rationale: {
    en: "A risk without an owner is nobody's; one without a rating or a treatment is only a worry.",
    fr: "Un risque sans responsable n’est à personne ; sans cotation ni traitement, ce n’est qu’une inquiétude.",
  },
  remedy: {
    en: "State `owner`, `gravity`, `likelihood` and `treatment`.",
    fr: "Indiquez `owner`, `gravity`, `likelihood` et `treatment`.",
  },
  severity: "warning",
  controls: [
    "nist-800-53:RA-3",
    "nist-800-53:RA-7",
    "nist-csf:ID.RA-05",
    "nist-csf:ID.RA-06",
    "nist-csf:GV.RM-06",
    "nis2:21.2.a",
    "dora:6",
    "gdpr:32",
  ],
  reads: ["owner", "gravity", "likelihood", "treatment", "status"],
  kinds: ["risk"],
  examples: {
    passes: `role ciso "CISO"\nrisk fire "Fire" { owner: ciso; gravity: 4; likelihood: 1; treatment: transfer }`,
    fails: `role ciso "CISO"\nrisk fire "Fire" { gravity: 4; likelihood: 1; treatment: transfer }\nrisk flood "Flood" { owner: ciso; gravity: 3 }\nrisk done "Done with" { status: closed }`,
    finds: ["fire", "flood"],
  },

  judge(risk) {
    if (wordOf(risk, "status") === "closed") return undefined;
    return complete(risk, [
      owner,
      { keys: ["gravity"], name: { en: "gravity", fr: "gravité" } },
      { keys: ["likelihood"], name: { en: "likelihood", fr: "vraisemblance" } },
      { keys: ["treatment"], name: { en: "treatment", fr: "traitement" } },
    ]);
  },
};
