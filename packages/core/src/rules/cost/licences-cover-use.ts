import { moneyOf, numberOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { moneyWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const licencesCoverUse: ElementRule = {
  id: "licences-cover-use",
  title: { en: "No more licences are used than owned", fr: "On n’utilise pas plus de licences qu’on n’en possède" },
  rationale: {
    en: "An audit by the supplier finds it, and charges it backwards at list price.",
    fr: "Un audit de l’éditeur le découvre, et le facture rétroactivement au prix catalogue.",
  },
  remedy: {
    en: "Buy what is missing, reduce the use, or correct `owned` and `used`.",
    fr: "Achetez ce qui manque, réduisez l’usage, ou corrigez `owned` et `used`.",
  },
  severity: "error",
  controls: ["iso27001:A.5.32", "iso27001:A.5.31", "nist-800-53:CM-10", "cis:2"],
  aliases: ["UNLICENSED-USE"],
  reads: ["owned", "used", "licenceCost", "metric"],
  kinds: ["application", "module", "store", "interface", "technology", "node", "service"],
  examples: {
    passes: `application crm "CRM" { metric: user; owned: 100; used: 100 }`,
    fails: `technology db "Database" { metric: core; owned: 16; used: 24; licenceCost: 96000 CHF }\napplication crm "CRM" { metric: user; owned: 100; used: 60 }`,
    finds: ["db"],
    unsure: `application crm "CRM" { metric: user; used: 100 }`,
    lacks: ["crm.owned"],
  },

  judge(element) {
    const used = numberOf(element, "used");
    if (used === undefined) return undefined;
    const owned = numberOf(element, "owned");
    if (owned === undefined) return lacks([element, "owned"]);
    if (used <= owned) return holds;
    return violated(() => {
      const name = nameOf(element);
      const cost = moneyOf(element, "licenceCost");
      const money =
        cost === undefined || owned === 0
          ? undefined
          : moneyWords({ ...cost, amount: (cost.amount * (used - owned)) / owned });
      return {
        en: `${used} licences of ${name.en} are used and ${owned} owned${money === undefined ? "" : `; ${used - owned} more cost about ${money.en} a year`}`,
        fr: `${used} licences de ${name.fr} sont utilisées et ${owned} acquises${money === undefined ? "" : ` ; ${used - owned} de plus coûtent environ ${money.fr} par an`}`,
        values: [
          [element, "owned"],
          [element, "used"],
        ],
      };
    });
  },
};
