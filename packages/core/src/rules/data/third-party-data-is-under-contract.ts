import { hostingOf } from "../../model/hosting.ts";
import type { Element } from "../../model/model.ts";
import { states, wordOf, dayOf, distinct } from "../../model/read.ts";
import { careOf, PERSONAL } from "../parts/data.ts";
import { isOutside, keepsConfidential } from "../parts/kept-outside.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, violated, lacks } from "../verdict.ts";

export const thirdPartyDataIsUnderContract: ElementRule = {
  id: "third-party-data-is-under-contract",
  title: {
    en: "Data that others hold is under a contract in force",
    fr: "Les données détenues par des tiers sont couvertes par un contrat en vigueur",
  },
  rationale: {
    en: "What others hold is ours only as far as a contract says: return, deletion, audit, who may see it.",
    fr: "Ce que d’autres détiennent n’est à nous que si un contrat le dit : restitution, effacement, audit, qui peut voir.",
  },
  remedy: {
    en: "Conclude a processing agreement and name it as `contract`; renew it before it ends.",
    fr: "Concluez un contrat de sous-traitance et nommez-le dans `contract` ; renouvelez-le avant son terme.",
  },
  severity: "error",
  controls: [
    "gdpr:28",
    "gdpr:29",
    "fadp:9",
    "iso27001:A.5.19",
    "iso27001:A.5.20",
    "iso27001:A.5.23",
    "nist-800-53:SA-9",
    "nist-800-53:SR-3",
    "nist-csf:GV.SC-05",
    "pci-dss:12",
    "cis:15",
    "dora:28",
    "dora:30",
    "nis2:21.2.d",
  ],
  quality: "security",
  aliases: ["DATA-THIRD-PARTY"],
  reads: ["contract", "supplier", "hosting", "classification", "personalData", "ends", "status", "party"],
  kinds: ["application", "store", "service"],
  examples: {
    passes: `application crm "CRM" { personalData: personal; hosting: saas; supplier: v; contract: c }
party v "Vendor"
document c "Contract" { type: contract; ends: 2028-12-31 }`,
    fails: `application crm "CRM" { personalData: personal; hosting: saas; supplier: v; contract: c }
party v "Vendor"
document c "Contract" { type: contract; ends: 2026-06-30 }
application own "Own" { personalData: personal; hosting: on-premise; supplier: v }
store s "Lake" { classification: confidential; hosting: paas; supplier: w }
party w "Cloud" { contract: x }
document x "Cloud contract" { type: contract; status: expired }
application ask "Surveys" { personalData: personal; hosting: saas; supplier: n }
party n "No contract"`,
    finds: ["crm", "s", "ask"],
    unsure: `application crm "CRM" { personalData: personal; hosting: saas }
application plans "Plans" { classification: confidential; hosting: saas; supplier: v }
party v "Vendor"`,
    lacks: ["crm.contract", "plans.contract"],
  },

  judge(holder, { today }) {
    if (!keepsConfidential(holder)) return undefined;
    const hosting = hostingOf(holder);
    if (hosting === undefined || !isOutside(hosting)) return undefined;
    // A module or store inside is covered by what covers its application.
    if (holder.parent !== undefined && hostingOf(holder.parent) === hosting && !states(holder, "supplier"))
      return undefined;
    const contracts = contractsOf(holder);
    if (contracts.length === 0) {
      // With whom is known, and the law asks for a contract in writing (GDPR 28): that none is named is the gap.
      const [processor] = suppliersOf(holder);
      const isPersonal = (careOf(holder).personal ?? 0) >= PERSONAL;
      return isPersonal && processor !== undefined
        ? violated(() => withoutContract(holder, processor))
        : lacks([holder, "contract"]);
    }
    const over = contracts.filter((contract) => isEnded(contract, today));
    const [first] = over;
    if (first === undefined || over.length < contracts.length) return holds;
    return violated(() => {
      const name = nameOf(holder);
      const what = nameOf(first);
      return {
        en: `${name.en} keeps confidential or personal data outside, and ${what.en} is no longer in force`,
        fr: `${name.fr} garde des données confidentielles ou personnelles à l’extérieur, et ${what.fr} n’est plus en vigueur`,
        path: [holder, ...holder.references("supplier"), first],
        values: [[first, states(first, "ends") ? "ends" : "status"]],
      };
    });
  },
};

const ENDED: readonly string[] = ["expired", "withdrawn"];

function suppliersOf(holder: Element): readonly Element[] {
  return [holder, ...holder.path].flatMap((one) => one.references("supplier"));
}

function withoutContract(holder: Element, processor: Element): Account {
  const [name, who] = [nameOf(holder), nameOf(processor)];
  return {
    en: `${name.en} keeps personal data at ${who.en}, and no contract with ${who.en} is named`,
    fr: `${name.fr} garde des données personnelles chez ${who.fr}, et aucun contrat avec ${who.fr} n’est nommé`,
    path: [holder, processor],
    values: [[holder, "contract"]],
  };
}

/** Contracts of the thing, of its supplier, and those that name the supplier as a party. */
function contractsOf(holder: Element): readonly Element[] {
  const theirs = suppliersOf(holder).flatMap((supplier) => [
    ...supplier.references("contract"),
    ...supplier.referrers.flatMap(({ key, element }) =>
      key === "party" && wordOf(element, "type") === "contract" ? [element] : [],
    ),
  ]);
  const own = [holder, ...holder.path].flatMap((one) => one.references("contract"));
  return distinct(own.length > 0 ? own : theirs);
}

function isEnded(contract: Element, today: number): boolean {
  return (dayOf(contract, "ends") ?? today) < today || ENDED.includes(wordOf(contract, "status") ?? "");
}
