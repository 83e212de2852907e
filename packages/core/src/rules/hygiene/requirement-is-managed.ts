import { complete, owner } from "../parts/completeness.ts";
import { isDropped } from "../parts/requirements.ts";
import type { ElementRule } from "../rule.ts";

export const requirementIsManaged: ElementRule = {
  id: "requirement-is-managed",
  title: {
    en: "Requirements have an owner, a priority and a status",
    fr: "Les exigences ont un responsable, une priorité et un statut",
  },
  rationale: {
    en: "Who asks for it, how urgently and where it stands decide what is built first and who is asked in doubt.",
    fr: "Qui la demande, avec quelle urgence et où elle en est : c’est ce qui décide de l’ordre et de qui interroger en cas de doute.",
  },
  remedy: {
    en: "State `owner`, `priority` and `status`; a part takes those of the requirement around it.",
    fr: "Indiquez `owner`, `priority` et `status` ; une partie reprend ceux de l’exigence qui la contient.",
  },
  severity: "info",
  controls: ["iso27001:A.5.8", "iso27001:A.8.26", "nist-csf:GV.RR-02"],
  reads: ["owner", "priority", "status", "contains"],
  kinds: ["requirement"],
  examples: {
    passes: `unit it "IT"\nrequirement fast "Fast" { owner: it; priority: must; status: accepted\n  requirement part "Search is fast"\n}`,
    fails: `unit it "IT"\nrequirement fast "Fast" { owner: it; status: accepted }\nrequirement safe "Safe"\nrequirement old "Fax" { status: rejected }`,
    finds: ["fast", "safe"],
  },

  judge(requirement) {
    if (isDropped(requirement) || requirement.ancestor("requirement") !== undefined) return undefined;
    return complete(requirement, [
      owner,
      { keys: ["priority"], name: { en: "priority", fr: "priorité" } },
      { keys: ["status"], name: { en: "status", fr: "statut" } },
    ]);
  },
};
