import { affirms } from "../../model/read.ts";
import { isImportant } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import { isSupplied, suppliersOf } from "../parts/supply.ts";
import type { ElementRule } from "../rule.ts";
import { holds, judged } from "../verdict.ts";

export const suppliedPartHasAlternatives: ElementRule = {
  id: "supplied-part-has-alternatives",
  title: {
    en: "For every important supplied system an alternative is named",
    fr: "Pour chaque système important fourni, une solution de rechange est nommée",
  },
  rationale: {
    en: "Who knows what could be taken instead can bargain, and does not start looking on the day the supplier fails.",
    fr: "Qui sait par quoi remplacer peut négocier, et ne commence pas à chercher le jour où le fournisseur défaille.",
  },
  remedy: {
    en: "Look at the market and state what could replace it (`alternatives`).",
    fr: "Étudiez le marché et indiquez par quoi le remplacer (`alternatives`).",
  },
  severity: "info",
  controls: ["iso27001:A.5.21", "iso27001:A.5.23", "nist-800-53:SR-3", "nist-csf:GV.SC-07", "dora:28"],
  principle: "P6",
  reads: ["alternatives", "supplier", "hosting", "licence", "criticality"],
  kinds: ["application", "store", "service", "technology"],
  examples: {
    passes: `party firm "Firm"\napplication crm "CRM" { criticality: important; supplier: firm; alternatives: ["SuiteCRM", "Odoo"] }\napplication two "Two" { criticality: vital; supplier: [firm, other] }\nparty other "Other"`,
    fails: `party firm "Firm"\napplication crm "CRM" { criticality: important; supplier: firm; alternatives: [] }\napplication toy "Toy" { supplier: firm; alternatives: [] }`,
    finds: ["crm"],
    unsure: `party firm "Firm"\napplication crm "CRM" { criticality: important; supplier: firm }`,
    lacks: ["crm.alternatives"],
  },

  judge(element) {
    if (!isSupplied(element) || !isImportant(element)) return undefined;
    if (suppliersOf(element).length > 1) return holds;
    return judged(affirms(element, "alternatives"), [element, "alternatives"], () => {
      const name = nameOf(element);
      return {
        en: `${name.en} comes from one supplier, and nothing could replace it`,
        fr: `${name.fr} vient d’un seul fournisseur, et rien ne peut le remplacer`,
        values: [[element, "alternatives"]],
      };
    });
  },
};
