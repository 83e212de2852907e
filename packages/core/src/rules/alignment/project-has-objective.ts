import type { Element } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";
import { isOver } from "../parts/projects.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const projectHasObjective: ElementRule = {
  id: "project-has-objective",
  title: { en: "Every project serves an objective", fr: "Chaque projet sert un objectif" },
  rationale: {
    en: "Money and people on a project without an objective are missing where the strategy needs them.",
    fr: "L’argent et les gens d’un projet sans objectif manquent là où la stratégie en a besoin.",
  },
  remedy: {
    en: "Say what it contributes to (`project influences objective`, `realizes` an objective, a requirement or a capability), or stop it.",
    fr: "Dites à quoi il contribue (`projet influences objectif`, `realizes` un objectif, une exigence ou une capacité), ou arrêtez-le.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.8", "nist-csf:GV.OC-01"],
  aliases: ["PROJECT-WITHOUT-OBJECTIVE"],
  reads: ["influences", "realizes", "status", "contains"],
  kinds: ["project"],
  examples: {
    passes: `objective fast "Fast"\nproject p "Rebuild" { influences fast\n  project step "First step"\n}\nrequirement mfa "Second factor"\nproject q "Logins" { realizes mfa }`,
    fails: `objective fast "Fast"\nstate t "Target" { kind: to-be; date: 2027-12-31 }\napplication shop "Shop"\nproject p "Rebuild" { realizes t; changes shop { action: replace } }\nproject done "Done" { status: done }\nproject q "Good" { influences fast }`,
    finds: ["p"],
  },

  judge(project) {
    if (isOver(project)) return undefined;
    if ([project, ...project.path, ...project.children].some(serves)) return holds;
    return violated(() => {
      const name = nameOf(project);
      return {
        en: `The project “${name.en}” serves no objective`,
        fr: `Le projet « ${name.fr} » ne sert aucun objectif`,
      };
    });
  },
};

function serves(project: Element): boolean {
  if (!isKind(project, "project")) return false;
  if (project.out("influences").length > 0) return true;
  return project
    .out("realizes")
    .some(({ to }) => to !== undefined && isKind(to, "objective", "requirement", "capability", "process"));
}
