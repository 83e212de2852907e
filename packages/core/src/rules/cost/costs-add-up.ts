import { isKind } from "../../model/is-kind.ts";
import { type Amount, moneyOf } from "../../model/read.ts";
import { runningCostOf, sumOf } from "../parts/costs.ts";
import { isPlanned } from "../parts/life.ts";
import { isTopApplication } from "../parts/needed-applications.ts";
import { nameOf } from "../../model/wording.ts";
import { moneyWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const costsAddUp: ElementRule = {
  id: "costs-add-up",
  title: {
    en: "The running cost of applications is known and covers its parts",
    fr: "Le coût annuel des applications est connu et couvre ses parts",
  },
  rationale: {
    en: "Who does not know what an application costs can neither compare nor bargain; a total below its parts is known wrongly.",
    fr: "Qui ignore ce que coûte une application ne peut ni comparer ni négocier ; un total inférieur à ses parts est mal connu.",
  },
  remedy: {
    en: "State `annualCost` with all that it costs in a year; `licenceCost` and `peopleCost` are parts of it.",
    fr: "Indiquez `annualCost` avec tout ce que cela coûte en un an ; `licenceCost` et `peopleCost` en sont des parts.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-2", "nist-csf:GV.RR-03"],
  reads: ["annualCost", "billed", "licenceCost", "peopleCost", "contract", "lifecycle", "status"],
  kinds: ["application", "service", "technology", "node", "store", "module"],
  examples: {
    passes: `application crm "CRM" { annualCost: 100000 CHF; licenceCost: 60000 CHF; peopleCost: 30000 CHF }\ndocument ct "Contract" { type: contract; annualCost: 20000 EUR }\napplication shop "Shop" { contract: ct }`,
    fails: `application crm "CRM" { annualCost: 80000 CHF; licenceCost: 60000 CHF; peopleCost: 30000 CHF }\nnode vm "Server" { annualCost: 1000 CHF; licenceCost: 1200 CHF }\napplication shop "Shop" { annualCost: 80000 CHF; licenceCost: 90000 EUR }`,
    finds: ["crm", "vm"],
    unsure: `application crm "CRM"\napplication next "Next" { status: planned }\nnode vm "Server"`,
    lacks: ["crm.annualCost"],
  },

  judge(element, { today }) {
    const all = moneyOf(element, "annualCost");
    const parts = sumOf([moneyOf(element, "licenceCost"), moneyOf(element, "peopleCost")]);
    if (all !== undefined && parts !== undefined && isLess(all, parts))
      return violated(() => {
        const [name, total, sum] = [nameOf(element), moneyWords(all), moneyWords(parts)];
        return {
          en: `${name.en} is said to cost ${total.en} a year; its licences and people alone cost ${sum.en}`,
          fr: `${name.fr} coûterait ${total.fr} par an ; ses licences et ses gens coûtent à eux seuls ${sum.fr}`,
          values: [
            [element, "annualCost"],
            [element, "licenceCost"],
            [element, "peopleCost"],
          ],
        };
      });
    if (!isKind(element, "application")) return all === undefined ? undefined : holds;
    if (runningCostOf(element) !== undefined) return holds;
    return isTopApplication(element) && !isPlanned(element, today) ? lacks([element, "annualCost"]) : undefined;
  },
};

function isLess(a: Amount, b: Amount): boolean {
  return a.currency === b.currency && a.amount < b.amount;
}
