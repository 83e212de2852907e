import { daysOf } from "../../model/read.ts";
import { isImportant } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import { contractsOf, isSupplied, suppliersOf } from "../parts/supply.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const exitFitsNotice: ElementRule = {
  id: "exit-fits-notice",
  title: {
    en: "Leaving a supplier takes no longer than its notice",
    fr: "Quitter un fournisseur ne prend pas plus que son préavis",
  },
  rationale: {
    en: "A supplier may give notice, too: if leaving takes a year and notice is three months, nine months remain without a system.",
    fr: "Le fournisseur aussi peut résilier : si la sortie prend un an et le préavis trois mois, il reste neuf mois sans système.",
  },
  remedy: {
    en: "Agree on a longer notice, or prepare the exit so that it is shorter, and state `exitTime`.",
    fr: "Convenez d’un préavis plus long, ou préparez la sortie pour l’abréger, et indiquez `exitTime`.",
  },
  severity: "info",
  controls: ["iso27001:A.5.20", "iso27001:A.5.23", "nist-800-53:SA-9", "nist-csf:GV.SC-10", "dora:28", "dora:30"],
  principle: "P6",
  reads: ["exitTime", "notice", "contract", "supplier", "criticality"],
  kinds: ["application", "store", "service", "technology", "node"],
  examples: {
    passes: `party firm "Firm"\ndocument ct "Contract" { notice: 6mo }\napplication crm "CRM" { criticality: important; supplier: firm; contract: ct; exitTime: 3mo }`,
    fails: `party firm "Firm" { exitTime: 1y }\ndocument ct "Contract" { notice: 3mo }\napplication crm "CRM" { criticality: important; supplier: firm; contract: ct }\napplication toy "Toy" { supplier: firm; contract: ct }`,
    finds: ["crm"],
    unsure: `party firm "Firm"\ndocument ct "Contract" { notice: 3mo }\napplication crm "CRM" { criticality: important; supplier: firm; contract: ct }`,
    lacks: ["crm.exitTime"],
  },

  judge(element) {
    if (!isSupplied(element)) return undefined;
    const contract = contractsOf(element).find((one) => daysOf(one, "notice") !== undefined);
    if (contract === undefined || !isImportant(element)) return undefined;
    const speaker = [element, contract, ...suppliersOf(element)].find((one) => daysOf(one, "exitTime") !== undefined);
    if (speaker === undefined) return lacks([element, "exitTime"]);
    if ((daysOf(speaker, "exitTime") ?? 0) <= (daysOf(contract, "notice") ?? 0)) return holds;
    return violated(() => {
      const name = nameOf(element);
      const [takes, notice] = [valueOf(speaker, "exitTime"), valueOf(contract, "notice")];
      return {
        en: `Leaving ${name.en} takes ${takes.en}, and its contract may end within ${notice.en}`,
        fr: `Quitter ${name.fr} prend ${takes.fr}, et son contrat peut finir en ${notice.fr}`,
        path: [element, contract],
        values: [
          [speaker, "exitTime"],
          [contract, "notice"],
        ],
      };
    });
  },
};
