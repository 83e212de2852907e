import { affirms, moneyOf } from "../../model/read.ts";
import { isPrivatePlatform } from "../parts/private-platform.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const platformCostIsCompared: ElementRule = {
  id: "platform-cost-is-compared",
  title: {
    en: "The cost of a private serverless platform is known and was compared",
    fr: "Le coût d’une plateforme sans serveur privée est connu et comparé",
  },
  rationale: {
    en: "No fees by use does not mean cheap: people, machines and upkeep over the years may exceed what a provider asks for the same load.",
    fr: "Sans frais à l’usage ne veut pas dire bon marché : personnes, machines et entretien au fil des ans peuvent dépasser le prix d’un fournisseur pour la même charge.",
  },
  remedy: {
    en: "State `annualCost` with people and maintenance, compare it with `alternatives` for the same load, and record the decision (`about`).",
    fr: "Indiquez `annualCost`, personnes et entretien compris, comparez-le à des `alternatives` pour la même charge et consignez la décision (`about`).",
  },
  severity: "info",
  controls: ["nist-csf:GV.OV-02", "nist-800-53:SA-2"],
  aliases: ["TCO-COMPARE"],
  reads: ["type", "hosting", "annualCost", "alternatives", "about"],
  kinds: ["node"],
  examples: {
    passes: `node knative "Functions" { type: function-platform; hosting: on-premise; annualCost: 200000 CHF/y }\ndecision ad "Functions in the house" { about: knative }`,
    fails: `node knative "Functions" { type: function-platform; hosting: on-premise; annualCost: 200000 CHF/y }\nnode lambda "Functions" { type: function-platform; hosting: faas; annualCost: 200000 CHF/y }`,
    finds: ["knative"],
    unsure: `node knative "Functions" { type: function-platform; hosting: on-premise }`,
    lacks: ["knative.annualCost"],
  },

  judge(node) {
    if (!isPrivatePlatform(node)) return undefined;
    if (moneyOf(node, "annualCost") === undefined) return lacks([node, "annualCost"]);
    const isDecided = node.referrers.some(({ key, element }) => key === "about" && element.kind === "decision");
    if (isDecided || affirms(node, "alternatives") === true) return holds;
    return violated(() => {
      const name = nameOf(node);
      return {
        en: `the cost of ${name.en} was compared with nothing: no alternatives and no decision`,
        fr: `le coût de ${name.fr} n’a été comparé à rien : ni alternatives ni décision`,
        values: [
          [node, "annualCost"],
          [node, "alternatives"],
        ],
      };
    });
  },
};
