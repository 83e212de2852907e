import { wordOf } from "../../model/read.ts";
import { isImportant } from "../parts/continuity.ts";
import { productionNodesOf } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { isServer } from "../parts/single-points.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

/** Machines that start what has stopped without being asked. */
const STARTING: ReadonlySet<string> = new Set(["function-platform", "managed-service"]);

export const softwareRestartsByItself: ElementRule = {
  id: "software-restarts-by-itself",
  title: { en: "Important software restarts by itself", fr: "Les logiciels importants redémarrent d’eux-mêmes" },
  rationale: {
    en: "Most failures end with a restart; where a person has to do it, the night is as long as the way to the office.",
    fr: "La plupart des pannes finissent par un redémarrage ; s’il faut une personne, la nuit dure aussi longtemps que le trajet.",
  },
  remedy: {
    en: "Let the orchestrator or the service manager restart it, and state `restart: auto`.",
    fr: "Laissez l’orchestrateur ou le gestionnaire de services le relancer, et indiquez `restart: auto`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.14", "nist-800-53:SI-13", "nist-800-53:CP-10", "nist-csf:PR.IR-03", "dora:12"],
  quality: "resilience",
  reads: ["restart", "criticality", "hosting"],
  kinds: ["application", "module"],
  examples: {
    passes: `application shop "Shop" { criticality: important\n  module core "Core" { restart: auto }\n  module job "Job" { runs on faas } }\nnode faas "Functions" { type: function-platform }`,
    fails: `application shop "Shop" { criticality: important\n  module core "Core" { restart: manual }\n  module page "Page" { type: web; restart: manual } }\napplication toy "Toy" { restart: manual }`,
    finds: ["core"],
    unsure: `application shop "Shop" { criticality: vital }`,
    lacks: ["shop.restart"],
  },

  judge(element) {
    if (!isImportant(element) || !isServer(element)) return undefined;
    const restart =
      wordOf(element, "restart") ?? (element.parent === undefined ? undefined : wordOf(element.parent, "restart"));
    if (restart === "auto") return holds;
    if (restart === undefined) {
      const nodes = productionNodesOf(element);
      const isKept = nodes.length > 0 && nodes.every((node) => STARTING.has(wordOf(node, "type") ?? ""));
      return isKept ? holds : lacks([element, "restart"]);
    }
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} has to be restarted by hand`,
        fr: `${name.fr} doit être redémarré à la main`,
        values: [[element, "restart"]],
      };
    });
  },
};
