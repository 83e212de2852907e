import type { Element } from "../../model/model.ts";
import { isDropped } from "../parts/requirements.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const requirementIsRealized: ElementRule = {
  id: "requirement-is-realized",
  title: {
    en: "Something realizes every requirement",
    fr: "Chaque exigence est réalisée par quelque chose",
  },
  rationale: {
    en: "A requirement that nothing realizes is a promise without anybody who keeps it.",
    fr: "Une exigence que rien ne réalise est une promesse que personne ne tient.",
  },
  remedy: {
    en: "Write what realizes it (`application realizes requirement`, a control, a node, a project), or set its `status` to rejected.",
    fr: "Écrivez ce qui la réalise (`application realizes exigence`, une mesure, un nœud, un projet), ou passez son `status` à rejected.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.8", "nist-800-53:SA-8", "nist-csf:GV.OC-03"],
  aliases: ["ORPHAN-REQUIREMENT"],
  reads: ["realizes", "influences", "status", "priority", "contains"],
  kinds: ["requirement"],
  examples: {
    passes: `control mfa "Second factor" { realizes strong }\nrequirement strong "Strong authentication"\nrequirement all "Access rules" {\n  requirement part "Passwords"\n}\nmfa realizes part`,
    fails: `requirement strong "Strong authentication"\nrequirement old "Fax" { status: rejected }\nrequirement later "Voice" { priority: wont }\nrequirement fast "Answers within 2 s"\napplication shop "Shop" { realizes fast }\nunit it "IT" { relates strong }`,
    finds: ["strong"],
  },

  judge(requirement) {
    if (isDropped(requirement)) return undefined;
    if (isRealized(requirement)) return holds;
    return violated(() => {
      const name = nameOf(requirement);
      return { en: `Nothing realizes the requirement “${name.en}”`, fr: `Rien ne réalise l’exigence « ${name.fr} »` };
    });
  },
};

/** Realized itself, or all of its parts are. */
function isRealized(requirement: Element): boolean {
  if (requirement.in("realizes").some(({ from }) => from !== undefined)) return true;
  const parts = requirement.children;
  return parts.length > 0 && parts.every(isRealized);
}
