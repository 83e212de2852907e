import { complete, owner } from "../parts/completeness.ts";
import { isOver } from "../parts/projects.ts";
import { wordOf } from "../../model/read.ts";
import type { ElementRule } from "../rule.ts";

export const projectIsPlanned: ElementRule = {
  id: "project-is-planned",
  title: {
    en: "Projects have an owner, a budget and dates",
    fr: "Les projets ont un responsable, un budget et des dates",
  },
  rationale: {
    en: "Without them a project can be neither compared with others, steered nor stopped.",
    fr: "Sans eux, un projet ne peut être ni comparé aux autres, ni piloté, ni arrêté.",
  },
  remedy: {
    en: "State `owner`, `budget`, `start` and `end`; parts take those of the project around them.",
    fr: "Indiquez `owner`, `budget`, `start` et `end` ; les parties reprennent ceux du projet qui les contient.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.8", "nist-800-53:SA-2", "nist-csf:GV.RR-03"],
  reads: ["owner", "budget", "start", "end", "status", "contains"],
  kinds: ["project"],
  examples: {
    passes: `unit it "IT"\nproject p "Rebuild" { owner: it; budget: 100000 CHF; start: 2026-01-01; end: 2027-01-01\n  project step "First step"\n}\nproject idea "Idea" { status: proposed }`,
    fails: `unit it "IT"\nproject p "Rebuild" { budget: 100000 CHF; start: 2026-01-01; end: 2027-01-01 }\nproject q "Move" { owner: it; status: running; start: 2026-01-01 }\nproject done "Done" { status: done }`,
    finds: ["p", "q"],
  },

  judge(project) {
    if (isOver(project) || wordOf(project, "status") === "proposed") return undefined;
    if (project.ancestor("project") !== undefined) return undefined;
    return complete(project, [
      owner,
      { keys: ["budget"], name: { en: "budget", fr: "budget" } },
      { keys: ["start"], name: { en: "start", fr: "date de début" } },
      { keys: ["end"], name: { en: "end", fr: "date de fin" } },
    ]);
  },
};
