import { applicationOf } from "../../model/hosting.ts";
import { isLayered } from "../../model/styles/detect.ts";
import { tierOf } from "../../model/styles/shape.ts";
import { isImportant } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import { testOf } from "../parts/tests.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const layerIsTestedAlone: ElementRule = {
  id: "layer-is-tested-alone",
  title: { en: "Each layer is tested without the others", fr: "Chaque couche est testée sans les autres" },
  rationale: {
    en: "A layer that is tested only with all below it is tested late, slowly, and never in the cases that the others do not produce.",
    fr: "Une couche testée seulement avec toutes celles du dessous l’est tard, lentement, et jamais dans les cas que les autres ne produisent pas.",
  },
  remedy: {
    en: "Replace the layer below by a stand-in and write unit tests; state `tests: { unit: 70% }`.",
    fr: "Remplacez la couche inférieure par une doublure et écrivez des tests unitaires ; indiquez `tests: { unit: 70% }`.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-11", "iso27001:A.8.29", "cis:16"],
  principle: "P1",
  quality: "modularity",
  aliases: ["LAYER-UNTESTED"],
  reads: ["tests", "tier", "type", "style", "criticality"],
  kinds: ["module"],
  examples: {
    passes: `application shop "Shop" { style: layered\n  module web "Pages" { tier: presentation; tests: { unit: 61% } }\n  module rules "Rules" { tier: logic; tests: { unit: yes } }\n}`,
    fails: `application shop "Shop" { style: layered\n  module web "Pages" { tier: presentation; tests: { unit: no } }\n  module rules "Rules" { tier: logic; tests: { unit: 0% } }\n  module tool "Tool" { tests: { unit: no } }\n}\napplication ledger "Ledger" { style: monolith\n  module core "Core" { tier: logic; tests: { unit: no } }\n}`,
    finds: ["web", "rules"],
    unsure: `application shop "Shop" { style: layered\n  module web "Pages" { tier: presentation; tests: { load: yes } }\n}`,
    lacks: ["web.tests.unit"],
  },

  judge(module) {
    // Of important ones `critical-module-is-unit-tested` asks more.
    if (tierOf(module) === undefined || isImportant(module)) return undefined;
    const application = applicationOf(module);
    if (application === undefined || !isLayered(application)) return undefined;
    return judged(testOf(module, "unit")?.isDone, [module, "tests.unit"], () => {
      const name = nameOf(module);
      return {
        en: `the layer ${name.en} has no unit tests of its own`,
        fr: `la couche ${name.fr} n’a pas de tests unitaires à elle`,
        values: [[module, "tests.unit"]],
      };
    });
  },
};
