import { printPercent } from "../../base/quantity.ts";
import { numberOf, moneyOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { moneyWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly share: number;
}

export const licencesAreUsed: ElementRule<Parameters> = {
  id: "licences-are-used",
  title: { en: "Licences that are paid for are used", fr: "Les licences payées sont utilisées" },
  rationale: {
    en: "Unused licences are the easiest saving there is: nobody misses them.",
    fr: "Les licences inutilisées sont l’économie la plus facile : elles ne manquent à personne.",
  },
  remedy: {
    en: "Give back what nobody uses at the next renewal, or hand it to whoever is about to buy more.",
    fr: "Rendez ce que personne n’utilise au prochain renouvellement, ou donnez-le à qui allait en acheter.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.32", "nist-800-53:CM-10", "cis:2"],
  aliases: ["UNUSED-LICENCES"],
  reads: ["owned", "used", "licenceCost", "metric"],
  parameters: {
    share: {
      type: { kind: "percent" },
      name: { en: "Share", fr: "Part" },
      description: {
        en: "Share of the licences that may lie unused as a reserve.",
        fr: "Part des licences qui peut rester inutilisée, en réserve.",
      },
      usual: 0.2,
    },
  },
  kinds: ["application", "module", "store", "interface", "technology", "node", "service"],
  examples: {
    passes: `application crm "CRM" { metric: user; owned: 100; used: 90 }`,
    fails: `application crm "CRM" { metric: user; owned: 100; used: 60; licenceCost: 40000 CHF }\ntechnology db "Database" { metric: core; owned: 16; used: 24 }\napplication none "None" { owned: 0; used: 0 }`,
    finds: ["crm"],
    unsure: `application crm "CRM" { metric: user; owned: 100 }`,
    lacks: ["crm.used"],
  },

  judge(element, { parameters }) {
    const owned = numberOf(element, "owned");
    if (owned === undefined || owned === 0) return undefined;
    const used = numberOf(element, "used");
    if (used === undefined) return lacks([element, "used"]);
    const unused = owned - used;
    if (unused <= owned * parameters.share) return holds;
    return violated(() => {
      const name = nameOf(element);
      const cost = moneyOf(element, "licenceCost");
      const money = cost === undefined ? undefined : moneyWords({ ...cost, amount: (cost.amount * unused) / owned });
      return {
        en: `${unused} of ${owned} licences of ${name.en} (${printPercent(Math.round((100 * unused) / owned) / 100, "en")}) lie unused${money === undefined ? "" : `, ${money.en} a year`}`,
        fr: `${unused} licences de ${name.fr} sur ${owned} (${printPercent(Math.round((100 * unused) / owned) / 100, "fr")}) sont inutilisées${money === undefined ? "" : `, soit ${money.fr} par an`}`,
        values: [
          [element, "owned"],
          [element, "used"],
          [element, "licenceCost"],
        ],
      };
    });
  },
};
