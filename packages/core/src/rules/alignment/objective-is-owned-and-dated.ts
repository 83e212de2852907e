import { complete, owner } from "../parts/completeness.ts";
import type { ElementRule } from "../rule.ts";

export const objectiveIsOwnedAndDated: ElementRule = {
  id: "objective-is-owned-and-dated",
  title: { en: "Objectives have an owner and a date", fr: "Les objectifs ont un responsable et une échéance" },
  rationale: {
    en: "An objective that nobody has to reach by any day is a wish.",
    fr: "Un objectif que personne ne doit atteindre à une date est un vœu.",
  },
  remedy: {
    en: "State `owner` and `due`; parts take those of the objective around them.",
    fr: "Indiquez `owner` et `due` ; les parties reprennent ceux de l’objectif qui les contient.",
  },
  severity: "info",
  controls: ["nist-csf:GV.RR-02", "nist-csf:GV.OC-01"],
  reads: ["owner", "due", "contains"],
  kinds: ["objective"],
  examples: {
    passes: `role ceo "CEO"\nobjective fast "Fast" { owner: ceo; due: 2027-12-31\n  objective part "Part"\n}`,
    fails: `role ceo "CEO"\nobjective fast "Fast" { due: 2027-12-31 }\nobjective cheap "Cheap" { owner: ceo }`,
    finds: ["fast", "cheap"],
  },

  judge(objective) {
    if (objective.ancestor("objective") !== undefined) return undefined;
    return complete(objective, [owner, { keys: ["due"], name: { en: "date", fr: "échéance" } }]);
  },
};
