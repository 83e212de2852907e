import { affirms, knownValue } from "../../model/read.ts";
import type { Element } from "../../model/model.ts";
import { isOneOfSeveralModules } from "../parts/modules.ts";
import { nameOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const moduleIsTestedAlone: ElementRule = {
  id: "module-is-tested-alone",
  title: { en: "Each module has tests of its own", fr: "Chaque module a ses propres tests" },
  rationale: {
    en: "A module that can be tested only within the whole is not a module: its faults show late and its team waits for others.",
    fr: "Un module qui ne se teste que dans l’ensemble n’en est pas un : ses défauts se voient tard et son équipe attend les autres.",
  },
  remedy: {
    en: "Write tests that run without the other modules and state them (`tests: { unit: 70% }`).",
    fr: "Écrivez des tests qui tournent sans les autres modules et indiquez-les (`tests: { unit: 70% }`).",
  },
  severity: "info",
  controls: ["iso27001:A.8.29", "nist-800-53:SA-11", "nist-csf:PR.PS-06", "cis:16"],
  principle: "P1",
  quality: "modularity",
  reads: ["tests", "criticality"],
  kinds: ["module"],
  examples: {
    passes: `application shop "Shop" { criticality: important\n  module web "Web" { tests: { unit: 74% } }\n  module core "Core" { tests: { integration: yes } } }`,
    fails: `application shop "Shop" { criticality: important\n  module web "Web" { tests: { unit: 0% } }\n  module core "Core" { tests: { unit: 80% } } }\napplication toy "Toy" { criticality: low\n  module a "A" { tests: { unit: no } }\n  module b "B" }`,
    finds: ["web"],
    unsure: `application shop "Shop" { criticality: important\n  module web "Web" { tests: { load: 2026-05-12 } }\n  module core "Core" }`,
    lacks: ["web.tests.unit", "core.tests.unit"],
  },

  judge(module) {
    if (!isOneOfSeveralModules(module)) return undefined;
    return judged(isTested(module), [module, "tests.unit"], () => {
      const name = nameOf(module);
      return {
        en: `${name.en} has no tests of its own`,
        fr: `${name.fr} n’a pas de tests à lui`,
        values: [[module, "tests"]],
      };
    });
  },
};

function isTested(module: Element): boolean | undefined {
  const answers = [answerOf(module, "tests.unit"), answerOf(module, "tests.integration")];
  if (answers.includes(true)) return true;
  return answers.includes(false) || affirms(module, "tests") === false ? false : undefined;
}

/** Nought per cent is as good as none. */
function answerOf(module: Element, key: string): boolean | undefined {
  const value = knownValue(module, key);
  return value?.kind === "percent" ? value.fraction > 0 : affirms(module, key);
}
