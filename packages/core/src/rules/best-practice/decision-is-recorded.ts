import { isKind } from "../../model/is-kind.ts";
import type { Element, Model } from "../../model/model.ts";
import { inside, states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ModelRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";

/** Actions of a project by which an application becomes another one. */
const DEEP: readonly string[] = ["replace", "change", "move", "add"];

export const decisionIsRecorded: ModelRule = {
  id: "decision-is-recorded",
  title: {
    en: "What changes a vital application was decided in writing",
    fr: "Ce qui change une application vitale a été décidé par écrit",
  },
  rationale: {
    en: "Who comes later sees what was done, not why. Without the reasons the same question is decided again, differently.",
    fr: "Qui vient après voit ce qui a été fait, non pourquoi. Sans les raisons, la même question se tranche à nouveau, autrement.",
  },
  remedy: {
    en: "Record a `decision` with context, alternatives and consequences, and name in `about` the application or the project.",
    fr: "Consignez une `decision` avec contexte, alternatives et conséquences, et nommez dans `about` l’application ou le projet.",
  },
  severity: "info",
  controls: ["nist-800-53:PL-8", "nist-800-53:CM-3", "iso27001:A.8.32", "iso27001:A.5.8", "nist-csf:GV.RR-01"],
  reads: [
    "decision",
    "about",
    "relates",
    "influences",
    "changes",
    "action",
    "criticality",
    "uses",
    "performs",
    "realizes",
    "runs on",
    "application",
    "project",
  ],
  examples: {
    passes: `application claims "Claims" { criticality: vital }\nproject rebuild "Rebuild" { changes claims { action: replace } }\ndecision ad "Strangle it" { about: claims }`,
    fails: `application claims "Claims" { criticality: vital }\nproject rebuild "Rebuild" { changes claims { action: replace } }\napplication wiki "Wiki" { criticality: low }\nproject new "New wiki" { changes wiki { action: replace } }\ndecision ad "Another wiki" { about: wiki }`,
    finds: ["claims"],
    unsure: `application claims "Claims" { criticality: vital }\nproject rebuild "Rebuild" { changes claims { action: replace } }\ndecision ad "Strangle it"`,
    lacks: ["ad.about"],
  },

  *survey(model) {
    const changed = changedVitals(model);
    if (changed.size === 0) return;
    const decisions = [...model.elements({ kind: "decision" })];
    const open = decisions.filter((one) => !saysWhatAbout(one));
    for (const { application, projects } of changed.values())
      yield [application, verdictOn(application, projects, open)];
  },
};

interface Changed {
  readonly application: Element;
  readonly projects: Element[];
}

function changedVitals(model: Model): ReadonlyMap<number, Changed> {
  const found = new Map<number, Changed>();
  for (const project of model.elements({ kind: "project" }))
    for (const change of project.out("changes")) {
      const { to } = change;
      const action = change.get("action");
      const isDeep = action === undefined || (action.kind === "word" && DEEP.includes(action.text));
      if (to === undefined || !isDeep || !isKind(to, "application") || !isVital(to)) continue;
      const known = found.get(to.row) ?? { application: to, projects: [] };
      known.projects.push(project);
      found.set(to.row, known);
    }
  return found;
}

function verdictOn(application: Element, projects: readonly Element[], open: readonly Element[]): Verdict {
  const subjects = [application, ...inside(application), ...projects];
  if (subjects.some(isDecidedAbout)) return holds;
  // A decision that does not say what it is about may be the one.
  if (open.length > 0) return lacks(...open.map((one) => [one, "about"] as const));
  return violated(() => {
    const name = nameOf(application);
    const project = projects[0] === undefined ? { en: "", fr: "" } : nameOf(projects[0]);
    return {
      en: `${name.en} is vital and changed by ${project.en}, and no decision about it is recorded`,
      fr: `${name.fr} est vital et changé par ${project.fr}, et aucune décision à ce sujet n’est consignée`,
      path: [...projects.slice(0, 1), application],
    };
  });
}

function isDecidedAbout(element: Element): boolean {
  return (
    element.referrers.some(({ key, element: one }) => key === "about" && isKind(one, "decision")) ||
    [...element.in("relates"), ...element.out("relates")].some(({ from, to }) =>
      [from, to].some((end) => end !== undefined && isKind(end, "decision")),
    )
  );
}

function saysWhatAbout(decision: Element): boolean {
  return states(decision, "about") || decision.out("relates").length > 0 || decision.in("relates").length > 0;
}
