import { moneyOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { moneyWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly tolerance: number;
}

export const billMatchesPlan: ElementRule<Parameters> = {
  id: "bill-matches-plan",
  title: { en: "The bill does not exceed what was planned", fr: "La facture ne dépasse pas ce qui était prévu" },
  rationale: {
    en: "Usage-based prices grow unnoticed: idle machines, data leaving the cloud, a size too large.",
    fr: "Les prix à l’usage croissent sans bruit : machines oisives, données sortant du cloud, taille trop grande.",
  },
  remedy: {
    en: "Look at what the bill is for, switch off or shrink what is idle, or correct `annualCost`.",
    fr: "Regardez ce que la facture recouvre, arrêtez ou réduisez ce qui est oisif, ou corrigez `annualCost`.",
  },
  severity: "warning",
  controls: ["nist-csf:GV.RR-03"],
  aliases: ["COST-OVERRUN"],
  reads: ["billed", "annualCost"],
  parameters: {
    tolerance: {
      type: { kind: "percent" },
      name: { en: "Tolerance", fr: "Tolérance" },
      description: {
        en: "By how much the bill may exceed the annual cost.",
        fr: "De combien la facture peut dépasser le coût annuel.",
      },
      usual: 0.1,
    },
  },
  kinds: ["application", "module", "store", "service", "node", "technology", "site", "zone", "party"],
  examples: {
    passes: `node k8s "Cluster" { annualCost: 100000 CHF; billed: 105000 CHF }`,
    fails: `node k8s "Cluster" { annualCost: 100000 CHF; billed: 11000 CHF/mo }\nnode vm "VM" { annualCost: 100000 CHF; billed: 150000 EUR }\nnode db "DB" { annualCost: 100000 CHF; billed: 90000 CHF }`,
    finds: ["k8s"],
    unsure: `node k8s "Cluster" { billed: 105000 CHF }`,
    lacks: ["k8s.annualCost"],
  },

  judge(element, { parameters }) {
    const billed = moneyOf(element, "billed");
    if (billed === undefined) return undefined;
    const planned = moneyOf(element, "annualCost");
    if (planned === undefined) return lacks([element, "annualCost"]);
    if (planned.currency !== billed.currency) return undefined;
    if (billed.amount <= planned.amount * (1 + parameters.tolerance)) return holds;
    return violated(() => {
      const [name, bill, plan] = [nameOf(element), moneyWords(billed), moneyWords(planned)];
      return {
        en: `${name.en} is billed ${bill.en} a year, ${plan.en} were planned`,
        fr: `${name.fr} est facturé ${bill.fr} par an, ${plan.fr} étaient prévus`,
        values: [
          [element, "billed"],
          [element, "annualCost"],
        ],
      };
    });
  },
};
