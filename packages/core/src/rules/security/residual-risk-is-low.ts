import { isAccepted, isClosed, residualLevelOf } from "../parts/risks.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import { wordOf } from "../../model/read.ts";

export const residualRiskIsLow: ElementRule<{ readonly below: number }> = {
  id: "residual-risk-is-low",
  title: {
    en: "What remains of a treated risk is low, or accepted",
    fr: "Ce qui reste d’un risque traité est faible, ou accepté",
  },
  rationale: {
    en: "A treatment that leaves the risk high has not treated it; somebody with the right to do so must say that it may stay.",
    fr: "Un traitement qui laisse le risque élevé ne l’a pas traité ; une personne habilitée doit dire qu’il peut rester.",
  },
  remedy: {
    en: "Add measures until the residual risk is low, or have it accepted by its owner (`status: accepted`).",
    fr: "Ajoutez des mesures jusqu’à ce que le risque résiduel soit faible, ou faites-le accepter par son responsable (`status: accepted`).",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.8",
    "nist-800-53:RA-7",
    "nist-csf:ID.RA-05",
    "nist-csf:ID.RA-06",
    "nis2:21.2.a",
    "nis2:21.2.f",
    "dora:6",
  ],
  quality: "security",
  reads: ["residualGravity", "residualLikelihood", "gravity", "likelihood", "treatment", "status"],
  parameters: {
    below: {
      type: { kind: "number", minimum: 1, maximum: 17, integer: true },
      name: { en: "Below", fr: "En dessous de" },
      description: {
        en: "Gravity times likelihood below which what remains is bearable.",
        fr: "Gravité fois vraisemblance en dessous de laquelle ce qui reste est supportable.",
      },
      usual: 9,
    },
  },
  kinds: ["risk"],
  examples: {
    passes: `risk ransom "Ransomware" { gravity: 4; likelihood: 3; treatment: reduce; residualLikelihood: 2 }`,
    fails: `risk ransom "Ransomware" { gravity: 4; likelihood: 4; treatment: reduce; residualLikelihood: 3 }
risk quake "Earthquake" { gravity: 4; likelihood: 3; residualGravity: 4; residualLikelihood: 3; status: accepted }`,
    finds: ["ransom"],
    unsure: `risk ransom "Ransomware" { gravity: 4; likelihood: 4; treatment: reduce }`,
    lacks: ["ransom.residualLikelihood"],
  },

  judge(risk, { parameters }) {
    if (isClosed(risk) || isAccepted(risk)) return undefined;
    const level = residualLevelOf(risk);
    if (level === undefined)
      return wordOf(risk, "treatment") === "reduce" ? lacks([risk, "residualLikelihood"]) : undefined;
    if (level < parameters.below) return holds;
    return violated(() => {
      const name = nameOf(risk);
      return {
        en: `${name.en} stays at ${level} of 16 after treatment, below ${parameters.below} is bearable`,
        fr: `${name.fr} reste à ${level} sur 16 après traitement, en dessous de ${parameters.below} il est supportable`,
        values: [
          [risk, "residualGravity"],
          [risk, "residualLikelihood"],
        ],
      };
    });
  },
};
