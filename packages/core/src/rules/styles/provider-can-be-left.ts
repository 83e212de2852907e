import type { Element } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";
import { affirms } from "../../model/read.ts";
import { cloudServiceOf, hostedKinds } from "../parts/cloud.ts";
import { isImportant } from "../parts/continuity.ts";
import { nameOf, namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const providerCanBeLeft: ElementRule = {
  id: "provider-can-be-left",
  title: {
    en: "The provider of a cloud service can be left",
    fr: "Le fournisseur d’un service cloud peut être quitté",
  },
  rationale: {
    en: "Who cannot leave pays what is asked and follows where the provider goes; supervisors ask for the plan to leave.",
    fr: "Qui ne peut partir paie ce qu’on demande et suit le fournisseur où il va ; les autorités exigent le plan de sortie.",
  },
  remedy: {
    en: "Write an exit plan with data formats, time and a second source, agree on help with leaving in the contract, and state `exitPlan`.",
    fr: "Rédigez un plan de sortie avec formats, délai et seconde source, convenez d’une aide au départ dans le contrat et indiquez `exitPlan`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.23",
    "iso27001:A.5.30",
    "nist-800-53:SA-9",
    "nist-csf:GV.SC-10",
    "dora:28",
    "nis2:21.2.d",
    "cis:15",
  ],
  principle: "P6",
  quality: "interoperability",
  aliases: ["LOCKIN-PROVIDER"],
  reads: ["hosting", "criticality", "exitPlan", "contract", "supplier", "exitClause", "alternatives"],
  kinds: hostedKinds,
  examples: {
    passes: `document plan "Exit plan"\napplication crm "CRM" { hosting: saas; exitPlan: plan }\nparty host "Host" { exitPlan: yes }\nnode vm "VM" { hosting: iaas; supplier: host }`,
    fails: `document ct "CRM contract" { type: contract; exitClause: no }\napplication crm "CRM" { hosting: saas; exitPlan: no; contract: ct }\napplication own "Own" { hosting: on-premise; exitPlan: no }\napplication core "Core" { criticality: vital; hosting: saas; exitPlan: no }`,
    finds: ["crm"],
    unsure: `application crm "CRM" { hosting: saas }`,
    lacks: ["crm.exitPlan"],
  },

  judge(element) {
    if (cloudServiceOf(element) === undefined) return undefined;
    // Of what is important, `supplier-can-be-left` asks more.
    if (isImportant(element) && !isKind(element, "module")) return undefined;
    const sources = [element, ...element.references("contract"), ...element.references("supplier")];
    const answers = sources.map((one) => affirms(one, "exitPlan"));
    if (answers.includes(true)) return holds;
    if (!answers.includes(false)) return lacks([element, "exitPlan"]);
    return violated(() => account(element));
  },
};

function account(element: Element): ReturnType<ReturnType<typeof violated>["account"]> {
  const name = nameOf(element);
  const contract = element.references("contract").find((one) => affirms(one, "exitClause") === false);
  const suppliers = element.references("supplier");
  const from = suppliers.length === 0 ? { en: "", fr: "" } : namesOf(suppliers);
  const clause =
    contract === undefined
      ? { en: "", fr: "" }
      : {
          en: `, and ${contract.nameIn("en")} does not oblige the supplier to help`,
          fr: `, et ${contract.nameIn("fr")} n’oblige pas le fournisseur à aider`,
        };
  return {
    en: `there is no plan to leave ${suppliers.length === 0 ? "the provider" : from.en} with ${name.en}${clause.en}`,
    fr: `aucun plan pour quitter ${suppliers.length === 0 ? "le fournisseur" : from.fr} avec ${name.fr}${clause.fr}`,
    path: [element, ...suppliers.slice(0, 1)],
    values: [[element, "exitPlan"], ...(contract === undefined ? [] : [[contract, "exitClause"] as const])],
    related: suppliers,
  };
}
