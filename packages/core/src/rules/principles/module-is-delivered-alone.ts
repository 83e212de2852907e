import { affirms, textsIn } from "../../model/read.ts";
import type { Element } from "../../model/model.ts";
import { isOneOfSeveralModules, siblingsOf } from "../parts/modules.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const moduleIsDeliveredAlone: ElementRule = {
  id: "module-is-delivered-alone",
  title: { en: "Each module goes live by itself", fr: "Chaque module se met en service séparément" },
  rationale: {
    en: "Modules that go live together wait for the slowest of them, and each delivery risks them all: one deployable unit.",
    fr: "Des modules mis en service ensemble attendent le plus lent, et chaque livraison les met tous en jeu : une seule unité de déploiement.",
  },
  remedy: {
    en: "Give the module a pipeline of its own and name it (`pipeline`).",
    fr: "Donnez au module sa propre chaîne de livraison et nommez-la (`pipeline`).",
  },
  severity: "info",
  controls: ["iso27001:A.8.32", "nist-800-53:CM-3", "nist-csf:PR.PS-06"],
  principle: "P1",
  quality: "modularity",
  reads: ["pipeline", "criticality"],
  kinds: ["module"],
  examples: {
    passes: `application shop "Shop" { criticality: important\n  module web "Web" { pipeline: "ci/web" }\n  module core "Core" { pipeline: yes } }`,
    fails: `application shop "Shop" { criticality: important\n  module web "Web" { pipeline: "ci/all" }\n  module core "Core" { pipeline: "ci/all" }\n  module job "Job" { pipeline: no }\n  module log "Log" { pipeline: yes } }\napplication toy "Toy" { module one "One" { pipeline: no } }`,
    finds: ["web", "core", "job"],
    unsure: `application shop "Shop" { criticality: important\n  module web "Web"\n  module core "Core" { pipeline: yes } }`,
    lacks: ["web.pipeline"],
  },

  judge(module) {
    if (!isOneOfSeveralModules(module)) return undefined;
    const answer = affirms(module, "pipeline");
    if (answer === undefined) return lacks([module, "pipeline"]);
    const together = answer ? deliveredWith(module) : [];
    if (answer && together.length === 0) return holds;
    return violated(() => {
      const [name, others] = [nameOf(module), namesOf(together)];
      return together.length === 0
        ? {
            en: `${name.en} has no pipeline of its own`,
            fr: `${name.fr} n’a pas de chaîne de livraison à lui`,
            values: [[module, "pipeline"]],
          }
        : {
            en: `${name.en} goes live only together with ${others.en}`,
            fr: `${name.fr} n’est mis en service qu’avec ${others.fr}`,
            values: [module, ...together].map((one) => [one, "pipeline"] as const),
            related: together,
          };
    });
  },
};

/** Other modules of the application that name the same pipeline. */
function deliveredWith(module: Element): readonly Element[] {
  const [own] = textsIn(module.get("pipeline"));
  if (own === undefined) return [];
  return siblingsOf(module).filter((one) => one.row !== module.row && textsIn(one.get("pipeline"))[0] === own);
}
