import { numberOf, states } from "../../model/read.ts";
import { isImportant } from "../parts/continuity.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly least: number;
}

export const autoscalingKeepsASpare: ElementRule<Parameters> = {
  id: "autoscaling-keeps-a-spare",
  title: {
    en: "Autoscaling of important software never goes below two instances",
    fr: "L’élasticité des logiciels importants ne descend jamais sous deux exemplaires",
  },
  rationale: {
    en: "Where the night is quiet, autoscaling leaves one instance, and that one is a single point of failure until morning.",
    fr: "Quand la nuit est calme, l’élasticité ne laisse qu’un exemplaire, point de défaillance unique jusqu’au matin.",
  },
  remedy: {
    en: "Raise the minimum and state it (`autoscale.min: 2`).",
    fr: "Relevez le minimum et indiquez-le (`autoscale.min: 2`).",
  },
  severity: "warning",
  controls: ["iso27001:A.8.14", "iso27001:A.8.6", "nist-800-53:CP-2", "nist-csf:PR.IR-03"],
  principle: "P7",
  quality: "resilience",
  reads: ["autoscale", "criticality"],
  kinds: ["application", "module", "store", "node"],
  parameters: {
    least: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Instances", fr: "Exemplaires" },
      description: { en: "Fewest instances.", fr: "Nombre minimal d’exemplaires." },
      usual: 2,
    },
  },
  examples: {
    passes: `application shop "Shop" { criticality: important; autoscale: { min: 2, max: 8 } }`,
    fails: `application shop "Shop" { criticality: important; autoscale: { min: 1, max: 8 } }\napplication toy "Toy" { autoscale: { min: 0, max: 1 } }`,
    finds: ["shop"],
    unsure: `application shop "Shop" { criticality: vital; autoscale: { max: 8 } }`,
    lacks: ["shop.autoscale.min"],
  },

  judge(element, { parameters: { least } }) {
    if (!states(element, "autoscale") || !isImportant(element) || !isInProduction(element)) return undefined;
    const min = numberOf(element, "autoscale.min");
    if (min === undefined) return lacks([element, "autoscale.min"]);
    if (min >= least) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `${name.en} may be scaled down to ${min}, below ${least}`,
        fr: `${name.fr} peut être réduit à ${min}, sous ${least}`,
        values: [[element, "autoscale"]],
      };
    });
  },
};
