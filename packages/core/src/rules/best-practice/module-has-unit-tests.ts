import { applicationOf } from "../../model/hosting.ts";
import { isLayered } from "../../model/styles/detect.ts";
import { tierOf } from "../../model/styles/shape.ts";
import type { Element } from "../../model/model.ts";
import { isImportant } from "../parts/continuity.ts";
import { isBuilt } from "../parts/in-house.ts";
import { nameOf } from "../../model/wording.ts";
import { testOf } from "../parts/tests.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly coverage: number;
}

export const moduleHasUnitTests: ElementRule<Parameters> = {
  id: "module-has-unit-tests",
  title: {
    en: "Modules that we build have unit tests",
    fr: "Les modules que nous construisons ont des tests unitaires",
  },
  rationale: {
    en: "Without unit tests every change is a risk that somebody finds out about later, at a higher price.",
    fr: "Sans tests unitaires, chaque changement est un risque que quelqu’un découvre plus tard, et plus cher.",
  },
  remedy: {
    en: "Write unit tests, beginning with what changes most, run them in the pipeline, and state `tests: { unit: 70% }`.",
    fr: "Écrivez des tests unitaires, d’abord pour ce qui change le plus, exécutez-les dans la chaîne et indiquez `tests: { unit: 70% }`.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-11", "iso27001:A.8.29", "iso27001:A.8.25", "cis:16"],
  quality: "reliability",
  reads: ["tests", "type", "licence", "supplier", "repo", "hosting", "criticality", "tier", "style"],
  parameters: {
    coverage: {
      type: { kind: "percent" },
      name: { en: "Coverage", fr: "Couverture" },
      description: {
        en: "Least share of the code that the tests cover, where it is stated.",
        fr: "Part minimale du code couverte par les tests, si elle est indiquée.",
      },
      usual: 0.5,
    },
  },
  kinds: ["module"],
  examples: {
    passes: `application shop "Shop" {\n  module api "API" { tests: { unit: 74% } }\n  module job "Job" { tests: { unit: yes } }\n}`,
    fails: `application shop "Shop" {\n  module api "API" { tests: { unit: no } }\n  module job "Job" { tests: { unit: 12% } }\n  module gate "Gateway" { type: gateway; tests: { unit: no } }\n}\napplication erp "ERP" { licence: proprietary\n  module core "Core" { tests: { unit: no } }\n}`,
    finds: ["api", "job"],
    unsure: `application shop "Shop" {\n  module api "API" { tests: { load: yes } }\n}`,
    lacks: ["api.tests.unit"],
  },

  // What is important, and layers, are asked by rules that say more about them.
  judge(module, { parameters: { coverage } }) {
    if (!isBuilt(module) || isImportant(module) || isLayer(module)) return undefined;
    const stated = testOf(module, "unit") ?? ofWhole(module);
    if (stated === undefined) return lacks([module, "tests.unit"]);
    const { isDone, share } = stated;
    if (isDone && (share === undefined || share >= coverage)) return holds;
    return violated(() => {
      const name = nameOf(module);
      const [covered, wanted] = [Math.round((share ?? 0) * 100), Math.round(coverage * 100)];
      return isDone
        ? {
            en: `unit tests cover ${covered} % of ${name.en}, ${wanted} % are asked for`,
            fr: `les tests unitaires couvrent ${covered} % de ${name.fr}, ${wanted} % sont demandés`,
            values: [[module, "tests.unit"]],
          }
        : {
            en: `${name.en} has no unit tests`,
            fr: `${name.fr} n’a pas de tests unitaires`,
            values: [[module, "tests.unit"]],
          };
    });
  },
};

function ofWhole({ parent }: Element): ReturnType<typeof testOf> {
  return parent === undefined ? undefined : testOf(parent, "unit");
}

function isLayer(module: Element): boolean {
  const application = tierOf(module) === undefined ? undefined : applicationOf(module);
  return application !== undefined && isLayered(application);
}
