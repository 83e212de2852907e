import type { Element } from "../../model/model.ts";
import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { isDropped } from "../parts/requirements.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const requirementIsTestable: ElementRule = {
  id: "requirement-is-testable",
  title: { en: "One can see whether a requirement is met", fr: "On peut voir si une exigence est satisfaite" },
  rationale: {
    en: "Without a test or a figure everybody is right about whether a requirement is met.",
    fr: "Sans test ni chiffre, chacun a raison sur le fait qu’une exigence soit satisfaite.",
  },
  remedy: {
    en: "Write in `acceptance` how one sees that it is met, with a figure where there is one.",
    fr: "Écrivez dans `acceptance` comment on voit qu’elle est satisfaite, avec un chiffre s’il y en a un.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.8", "iso27001:A.8.26", "iso27001:A.8.29", "nist-800-53:SA-4"],
  reads: ["acceptance", "name", "description", "status", "priority", "contains"],
  kinds: ["requirement"],
  examples: {
    passes: `requirement fast "Answers come within 2 s"\nrequirement safe "Access is safe" { acceptance: "Penetration test without a high finding" }\nrequirement group "Access" {\n  requirement part "Passwords of 14 characters"\n}`,
    fails: `requirement nice "The shop is easy to use"\nrequirement iso "As ISO/IEC 27001 asks" { acceptance: unknown }\nrequirement old "Nice fax" { status: rejected }`,
    finds: ["nice", "iso"],
  },

  judge(requirement) {
    if (isDropped(requirement)) return undefined;
    if (states(requirement, "acceptance") || isMeasurable(requirement)) return holds;
    // A requirement that only gathers others is tested through them.
    if (requirement.children.length > 0) return undefined;
    return violated(() => {
      const name = nameOf(requirement);
      return {
        en: `The requirement “${name.en}” has neither an acceptance test nor a figure`,
        fr: `L’exigence « ${name.fr} » n’a ni test d’acceptation ni chiffre`,
        values: [[requirement, "acceptance"]],
      };
    });
  },
};

/** A figure in a unit: `4 h`, `99.9 %`, `200/s`, `14 characters`; numbers of standards and years are none. */
const measure =
  /\d\s*(?:%|\/|(?:ms|s|secs?|min|h|d|[kMGT]i?[BbOo]|seconds?|secondes?|minutes?|hours?|heures?|days?|jours?|weeks?|semaines?|months?|mois|years?|ans?|users?|utilisateurs?|characters?|caractères?|clicks?|clics?|steps?|étapes?)(?!\p{L}))/u;

function isMeasurable(requirement: Element): boolean {
  return measure.test(requirement.name) || measure.test(requirement.description ?? "");
}
