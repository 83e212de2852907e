import { states } from "../../model/read.ts";
import { costOf } from "../parts/costs.ts";
import { nameOf } from "../../model/wording.ts";
import { moneyWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const costHasAPayer: ElementRule = {
  id: "cost-has-a-payer",
  title: { en: "Somebody pays for every cost", fr: "Quelqu’un paie chaque coût" },
  rationale: {
    en: "A cost that is charged to nobody is questioned by nobody.",
    fr: "Un coût qui n’est imputé à personne n’est remis en question par personne.",
  },
  remedy: {
    en: "State `costCentre`, or the `owner` who answers for it.",
    fr: "Indiquez `costCentre`, ou le responsable (`owner`) qui en répond.",
  },
  severity: "info",
  controls: ["nist-csf:GV.RR-03"],
  reads: ["annualCost", "billed", "licenceCost", "peopleCost", "costCentre", "owner", "contains"],
  kinds: ["application", "module", "store", "service", "node", "technology", "site", "product"],
  examples: {
    passes: `unit it "IT"\napplication crm "CRM" { annualCost: 1000 CHF; costCentre: it\n  module api "API" { annualCost: 200 CHF }\n}\napplication shop "Shop" { licenceCost: 500 CHF; owner: it }`,
    fails: `unit it "IT"\napplication crm "CRM" { annualCost: 1000 CHF }\ntechnology db "Database" { licenceCost: 9000 CHF }\napplication free "Free"\nnode vm "VM" { annualCost: 0 CHF }`,
    finds: ["crm", "db"],
  },

  judge(element) {
    const cost = costOf(element);
    if (cost === undefined || cost.amount === 0) return undefined;
    if ([element, ...element.path].some((one) => states(one, "costCentre") || states(one, "owner"))) return holds;
    return violated(() => {
      const [name, money] = [nameOf(element), moneyWords(cost)];
      return {
        en: `${name.en} costs ${money.en} a year, charged to nobody`,
        fr: `${name.fr} coûte ${money.fr} par an, imputés à personne`,
        values: [[element, "costCentre"]],
      };
    });
  },
};
