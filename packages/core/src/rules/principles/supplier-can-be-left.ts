import type { Element } from "../../model/model.ts";
import { affirms, wordOf } from "../../model/read.ts";
import { cloudServiceOf } from "../parts/cloud.ts";
import { isImportant } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import { contractsOf, exitPlanOf, isSupplied } from "../parts/supply.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, lacks, violated } from "../verdict.ts";

export const supplierCanBeLeft: ElementRule = {
  id: "supplier-can-be-left",
  title: {
    en: "There is a way out of every cloud service and every important supplied system",
    fr: "Il existe une sortie de chaque service cloud et de chaque système important fourni par un tiers",
  },
  rationale: {
    en: "Without a plan for leaving and a contract that obliges to help, the supplier sets the price and the pace: locked in.",
    fr: "Sans plan de sortie ni contrat qui oblige à y aider, le fournisseur fixe le prix et le rythme : on est captif.",
  },
  remedy: {
    en: "Write an exit plan, agree on an exit clause, and state `exitPlan` and, on the contract, `exitClause`.",
    fr: "Rédigez un plan de sortie, obtenez une clause de sortie, et indiquez `exitPlan` et, sur le contrat, `exitClause`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.20",
    "iso27001:A.5.23",
    "iso27001:A.5.30",
    "nist-800-53:SA-9",
    "nist-800-53:SR-3",
    "nist-csf:GV.SC-10",
    "dora:28",
    "dora:30",
    "nis2:21.2.d",
    "cis:15",
  ],
  principle: "P6",
  quality: "interoperability",
  aliases: ["LOCK-IN", "LOCKIN-PROVIDER", "exit-plan"],
  reads: ["supplier", "hosting", "licence", "exitPlan", "contract", "exitClause", "criticality"],
  kinds: ["application", "store", "service", "node", "technology"],
  examples: {
    passes: `party firm "Firm" { contract: ct }\ndocument ct "Contract" { type: contract; exitClause: yes }
application crm "CRM" { criticality: important; hosting: saas; supplier: firm; exitPlan: yes }`,
    fails: `party firm "Firm"\ndocument ct "Contract" { type: contract; exitClause: no }
application crm "CRM" { criticality: important; hosting: saas; supplier: firm; contract: ct; exitPlan: no }
application erp "ERP" { criticality: vital; supplier: firm; contract: ct; exitPlan: yes }
application toy "Toy" { supplier: firm; exitPlan: no }\napplication own "Own" { criticality: vital; exitPlan: no }
party rich "Rich" { exitPlan: yes }\napplication wiki "Wiki" { criticality: low; hosting: saas; supplier: rich; exitPlan: no }`,
    finds: ["crm", "erp", "wiki"],
    unsure: `party firm "Firm"\napplication crm "CRM" { criticality: important; hosting: saas; supplier: firm }\nnode vm "VM" { hosting: iaas }`,
    lacks: ["crm.exitPlan", "vm.exitPlan"],
  },

  judge(element) {
    if (!isSupplied(element) || (cloudServiceOf(element) === undefined && !isImportant(element))) return undefined;
    const { answer, by } = exitPlanOf(element);
    const bad = contractsOf(element).find((contract) => affirms(contract, "exitClause") === false);
    if (answer === false || bad !== undefined)
      return violated(() => accountOf(element, answer === false ? by : undefined, bad));
    return answer === undefined ? lacks([by, "exitPlan"]) : holds;
  },
};

function accountOf(element: Element, planless: Element | undefined, contract: Element | undefined): Account {
  const name = nameOf(element);
  const isSaas = wordOf(element, "hosting") === "saas";
  const reasons = [
    ...(isSaas ? [{ en: "SaaS", fr: "SaaS" }] : []),
    ...(planless === undefined ? [] : [{ en: "no exit plan", fr: "pas de plan de sortie" }]),
    ...(contract === undefined ? [] : [{ en: "a contract without exit clause", fr: "contrat sans clause de sortie" }]),
  ];
  return {
    en: `${name.en} cannot be left: ${reasons.map(({ en }) => en).join(", ")}`,
    fr: `${name.fr} ne peut être quitté : ${reasons.map(({ fr }) => fr).join(", ")}`,
    path: [element, ...(contract === undefined ? [] : [contract])],
    values: [
      ...(planless === undefined ? [] : [[planless, "exitPlan"] as const]),
      ...(contract === undefined ? [] : [[contract, "exitClause"] as const]),
    ],
  };
}
