import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { isDropped } from "../parts/requirements.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const requirementHasAnOrigin: ElementRule = {
  id: "requirement-has-an-origin",
  title: { en: "Every requirement says what it is for", fr: "Chaque exigence dit à quoi elle sert" },
  rationale: {
    en: "A requirement that comes from nowhere is built at a cost, and nobody can say whether it may be dropped.",
    fr: "Une exigence venue de nulle part se paie à la réalisation, et personne ne peut dire si l’on peut l’abandonner.",
  },
  remedy: {
    en: "Write the objective or principle that it realizes, the requirement that it belongs to, or who asks for it in `source`.",
    fr: "Écrivez l’objectif ou le principe qu’elle réalise, l’exigence dont elle relève, ou qui la demande dans `source`.",
  },
  severity: "info",
  controls: ["iso27001:A.5.8", "iso27001:A.5.31", "nist-csf:GV.OC-03"],
  reads: ["realizes", "influences", "specializes", "source", "iso", "standards", "status", "priority", "contains"],
  kinds: ["requirement"],
  examples: {
    passes: `objective fast "Fast"\nrequirement a "Two seconds" { realizes fast\n  requirement b "One second for the search"\n}\nrequirement c "Second factor" { standards: "pci-dss:8" }`,
    fails: `requirement a "Blue buttons"\nrequirement b "Fax" { status: rejected }\nrequirement c "Second factor" { source: "CISO" }\nrequirement d "D" { source: unknown }`,
    finds: ["a", "d"],
  },

  judge(requirement) {
    if (isDropped(requirement)) return undefined;
    if (["source", "iso", "standards"].some((key) => states(requirement, key))) return holds;
    if (requirement.parent !== undefined) return holds;
    if (["realizes", "influences", "specializes"].some((verb) => requirement.out(verb).length > 0)) return holds;
    if (requirement.in("influences").length > 0) return holds;
    return violated(() => {
      const name = nameOf(requirement);
      return {
        en: `Nothing says what the requirement “${name.en}” is for`,
        fr: `Rien ne dit à quoi sert l’exigence « ${name.fr} »`,
        values: [[requirement, "source"]],
      };
    });
  },
};
