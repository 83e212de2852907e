import { wordsOf } from "../../model/read.ts";
import { speakerFor } from "../parts/exposure.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { shareText } from "../parts/load.ts";
import { testOf } from "../parts/tests.ts";
import { IMPORTANT, importanceOf } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import type { Element } from "../../model/model.ts";

export const criticalModuleIsUnitTested: ElementRule<{ readonly least: number }> = {
  id: "critical-module-is-unit-tested",
  title: {
    en: "Important modules are covered by unit tests",
    fr: "Les modules importants sont couverts par des tests unitaires",
  },
  rationale: {
    en: "What has no tests nobody dares to change, so that it neither grows nor is mended.",
    fr: "Ce qui n’a pas de tests, personne n’ose y toucher : cela ne grandit ni ne se répare.",
  },
  remedy: {
    en: "Write tests for what the business specified, run them at each change, and state `tests.unit`.",
    fr: "Écrivez des tests de ce que le métier a spécifié, lancez-les à chaque changement, et indiquez `tests.unit`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.29", "iso27001:A.8.25", "nist-800-53:SA-11", "nist-csf:PR.PS-06", "cis:16", "dora:25"],
  principle: "P1",
  quality: "reliability",
  reads: ["tests", "criticality", "licence", "repo"],
  parameters: {
    least: {
      type: { kind: "percent" },
      name: { en: "At least", fr: "Au moins" },
      description: {
        en: "Share of the code that tests should run.",
        fr: "Part du code que les tests doivent exécuter.",
      },
      usual: 0.5,
    },
  },
  kinds: ["module"],
  examples: {
    passes: `application claims "Claims" { criticality: important; licence: in-house
  module engine "Engine" { tests: { unit: 74% } }
}`,
    fails: `application claims "Claims" { criticality: vital; licence: in-house
  module engine "Engine" { tests: { unit: 12% } }
  module report "Report" { tests: { unit: no } }
  module batch "Batch" { tests: { unit: yes } }
}
module job "Job" { tests: { unit: no } }`,
    finds: ["engine", "report"],
    unsure: `application claims "Claims" { criticality: vital; licence: in-house\n  module engine "Engine"\n}
application erp "ERP" { criticality: vital; licence: proprietary\n  module bookkeeping "Bookkeeping"\n}`,
    lacks: ["engine.tests.unit"],
  },

  // Code of others is for them to test; where they say something of it, it counts all the same.
  judge(module, { parameters }) {
    if (!isInProduction(module) || (importanceOf(module)?.rank ?? 0) < IMPORTANT) return undefined;
    const test = testOf(module, "unit");
    if (test === undefined) return isOwnCode(module) ? lacks([module, "tests.unit"]) : undefined;
    if (test.isDone && (test.share === undefined || test.share >= parameters.least)) return holds;
    return violated(() => {
      const name = nameOf(module);
      const [share, least] = [shareText(test.share ?? 0), shareText(parameters.least)];
      return {
        en: `${name.en} is important and its unit tests cover ${share.en} of it, at least ${least.en} is asked`,
        fr: `${name.fr} est important et ses tests unitaires en couvrent ${share.fr}, au moins ${least.fr} est exigé`,
        path: importanceOf(module)?.path ?? [module],
        values: [[module, "tests.unit"]],
      };
    });
  },
};

function isOwnCode(module: Element): boolean {
  const licensed = speakerFor(module, "licence");
  if (licensed !== undefined) return wordsOf(licensed, "licence").includes("in-house");
  return speakerFor(module, "repo") !== undefined;
}
