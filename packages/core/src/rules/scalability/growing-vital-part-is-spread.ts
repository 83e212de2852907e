import { growthOf, scalingOf } from "../../model/load.ts";
import { isKind } from "../../model/is-kind.ts";
import { numberOf } from "../../model/read.ts";
import { isSaas } from "../parts/exposure.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import { importanceOf, isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const growingVitalPartIsSpread: ElementRule<{ readonly growth: number }> = {
  id: "growing-vital-part-is-spread",
  title: {
    en: "Vital software whose demand grows runs on several instances",
    fr: "Un logiciel vital dont la demande croît tourne sur plusieurs instances",
  },
  rationale: {
    en: "A single instance grows only by a bigger machine; the biggest is soon reached, and each change stops the business.",
    fr: "Une instance unique ne grandit que par une machine plus grosse ; la plus grosse est vite atteinte, et chaque changement arrête l’activité.",
  },
  remedy: {
    en: "Make it able to run several times side by side (no state of its own, shared sessions), and state `replicas` or `autoscale`.",
    fr: "Rendez-le capable de tourner plusieurs fois côte à côte (sans état propre, sessions partagées), et indiquez `replicas` ou `autoscale`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "iso27001:A.8.14", "nist-800-53:SC-5", "nist-csf:PR.IR-04"],
  quality: "scalability",
  reads: ["growth", "replicas", "autoscale", "criticality", "hosting"],
  parameters: {
    growth: {
      type: { kind: "percent" },
      name: { en: "Growth", fr: "Croissance" },
      description: {
        en: "Growth in a year from which it is asked.",
        fr: "Croissance annuelle à partir de laquelle c’est exigé.",
      },
      usual: 0.1,
    },
  },
  kinds: ["application", "module"],
  examples: {
    passes: `application claims "Claims" { criticality: vital
  module engine "Engine" { growth: 15%/y; replicas: 3 }
}`,
    fails: `application claims "Claims" { criticality: vital
  module engine "Engine" { growth: 15%/y; replicas: 1 }
  module report "Report" { growth: 2%/y; replicas: 1 }
}
module chat "Chat" { growth: 80%/y; replicas: 1 }`,
    finds: ["engine"],
    unsure: `application claims "Claims" { criticality: vital; growth: 20%/y }`,
    lacks: ["claims.replicas"],
  },

  judge(element, { parameters }) {
    const growth = growthOf(element);
    if (growth === undefined || growth < parameters.growth || !isInProduction(element)) return undefined;
    if (!isVital(element) || isSaas(element) || isMadeOfParts(element)) return undefined;
    if (scalingOf(element) !== undefined) return holds;
    const replicas = numberOf(element, "replicas");
    if (replicas === undefined) return lacks([element, "replicas"]);
    if (replicas > 1) return holds;
    return violated(() => {
      const name = nameOf(element);
      const rate = valueOf(element, "growth");
      return {
        en: `${name.en} is vital, its demand grows by ${rate.en}, and it runs as a single instance`,
        fr: `${name.fr} est vital, sa demande croît de ${rate.fr}, et il tourne en une seule instance`,
        path: importanceOf(element)?.path ?? [element],
        values: [
          [element, "growth"],
          [element, "replicas"],
        ],
      };
    });
  },
};

function isMadeOfParts(element: Parameters<typeof isKind>[0]): boolean {
  return isKind(element, "application") && element.children.some((child) => isKind(child, "module", "application"));
}
