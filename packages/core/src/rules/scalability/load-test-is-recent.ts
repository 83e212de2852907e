import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { isOnInternet, isSaas } from "../parts/exposure.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { testOf } from "../parts/tests.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const loadTestIsRecent: ElementRule<{ readonly longest: number }> = {
  id: "load-test-is-recent",
  title: {
    en: "Vital and exposed software was tested under load within the year",
    fr: "Les logiciels vitaux et exposés ont subi un test de charge dans l’année",
  },
  rationale: {
    en: "A capacity that nobody has measured is a hope; code and data have changed since the last time.",
    fr: "Une capacité que personne n’a mesurée est un espoir ; le code et les données ont changé depuis la dernière fois.",
  },
  remedy: {
    en: "Test it with the load of the busiest time, before that time, and state the day in `tests.load`.",
    fr: "Testez-le avec la charge de l’heure de pointe, avant celle-ci, et indiquez le jour dans `tests.load`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "iso27001:A.8.29", "nist-800-53:SA-11", "nist-csf:PR.IR-04", "dora:24", "dora:25"],
  quality: "performance",
  reads: ["tests", "exposed", "criticality", "type", "hosting"],
  parameters: {
    longest: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Longest time", fr: "Délai maximal" },
      description: { en: "Days from one load test to the next.", fr: "Jours d’un test de charge au suivant." },
      usual: 365,
    },
  },
  kinds: ["module", "application"],
  examples: {
    passes: `application shop "Shop" { exposed: internet
  module web "Web" { tests: { load: 2026-05-12 } }
}`,
    fails: `application claims "Claims" { criticality: vital
  module engine "Engine" { tests: { load: 2024-05-12 } }
  module report "Report" { tests: { load: no } }
  module app "App" { type: mobile; tests: { load: no } }
}
module job "Job" { tests: { load: 2019-05-12 } }`,
    finds: ["engine", "report"],
    unsure: `application claims "Claims" { criticality: vital\n  module engine "Engine"\n}`,
    lacks: ["engine.tests.load"],
  },

  judge(element, { parameters, today }) {
    if (!carriesLoad(element)) return undefined;
    const test = testOf(element, "load");
    if (test === undefined) return lacks([element, "tests.load"]);
    const age = test.day === undefined ? undefined : today - test.day;
    if (test.isDone && (age === undefined || age <= parameters.longest)) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: test.isDone
          ? `${name.en} was last tested under load ${age ?? 0} days ago, ${parameters.longest} are allowed`
          : `${name.en} is not tested under load`,
        fr: test.isDone
          ? `${name.fr} a subi son dernier test de charge il y a ${age ?? 0} jours, ${parameters.longest} sont admis`
          : `${name.fr} ne subit aucun test de charge`,
        values: [[element, "tests.load"]],
      };
    });
  },
};

const ON_DEVICES: ReadonlySet<string> = new Set(["mobile", "desktop", "library"]);

/** Modules; applications of which no modules are described. */
function carriesLoad(element: Element): boolean {
  if (isKind(element, "application") && element.children.some((child) => isKind(child, "module", "application")))
    return false;
  if (ON_DEVICES.has(wordOf(element, "type") ?? "") || !isInProduction(element) || isSaas(element)) return false;
  return isOnInternet(element) || (element.parent !== undefined && isOnInternet(element.parent)) || isVital(element);
}
