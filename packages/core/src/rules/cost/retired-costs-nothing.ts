import { costOf } from "../parts/costs.ts";
import { isRetired, lifeOf } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords, moneyWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const retiredCostsNothing: ElementRule = {
  id: "retired-costs-nothing",
  title: { en: "What is retired costs nothing more", fr: "Ce qui est retiré ne coûte plus rien" },
  rationale: {
    en: "Licences, machines and contracts of what is gone are often paid for years, because nobody remembers them.",
    fr: "Licences, machines et contrats de ce qui est parti se paient souvent des années, faute de souvenir.",
  },
  remedy: {
    en: "End its licences, machines and contracts, and remove the cost; or correct the status or dates.",
    fr: "Mettez fin à ses licences, machines et contrats, et supprimez le coût ; ou corrigez le statut ou les dates.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-08", "nist-800-53:SA-22"],
  aliases: ["PAID-AND-GONE"],
  reads: ["status", "lifecycle", "annualCost", "billed", "licenceCost", "peopleCost"],
  asksRetired: true,
  kinds: ["application", "module", "store", "service", "node", "technology", "site", "product"],
  examples: {
    passes: `application old "Old CRM" { status: retired; annualCost: 0 CHF }`,
    fails: `application old "Old CRM" { status: retired; annualCost: 40000 CHF }\nnode vm "VM" { lifecycle: { active: 2015-01-01; retired: 2025-06-30 }; billed: 200 CHF/mo }\nnode live "Live" { annualCost: 40000 CHF }\napplication quiet "Quiet" { status: retired }`,
    finds: ["old", "vm"],
  },

  judge(element, { today }) {
    const cost = costOf(element);
    if (cost === undefined || !isRetired(element, today)) return undefined;
    if (cost.amount === 0) return holds;
    return violated(() => {
      const [name, money, day] = [nameOf(element), moneyWords(cost), lifeOf(element)?.retired];
      const since =
        day === undefined
          ? { en: "", fr: "" }
          : { en: ` since ${dayWords(day).en}`, fr: ` depuis le ${dayWords(day).fr}` };
      return {
        en: `${name.en} is retired${since.en} and still costs ${money.en} a year`,
        fr: `${name.fr} est retiré${since.fr} et coûte encore ${money.fr} par an`,
        values: [
          [element, "status"],
          [element, "lifecycle"],
          [element, "annualCost"],
        ],
      };
    });
  },
};
