import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { dayOf, distinct, elementsOf, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const supplierWithAccessHasContract: ElementRule = {
  id: "supplier-with-access-has-contract",
  title: {
    en: "Suppliers that enter our systems are bound by a contract",
    fr: "Les fournisseurs qui entrent dans nos systèmes sont liés par un contrat",
  },
  rationale: {
    en: "Without a contract in force there is no duty of secrecy, no right to audit, and nobody who must report a breach.",
    fr: "Sans contrat en vigueur, il n’y a ni devoir de secret, ni droit d’audit, ni personne tenue d’annoncer une fuite.",
  },
  remedy: {
    en: "Conclude or renew the contract, with its clauses of security, and name it in `contract`; or take the access away.",
    fr: "Concluez ou renouvelez le contrat, avec ses clauses de sécurité, et nommez-le dans `contract` ; ou retirez l’accès.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.19",
    "iso27001:A.5.20",
    "iso27001:A.6.6",
    "nist-800-53:SA-9",
    "nist-800-53:PS-7",
    "nist-csf:GV.SC-05",
    "pci-dss:12",
    "cis:15",
    "gdpr:28",
    "fadp:9",
    "nis2:21.2.d",
    "dora:28",
    "dora:30",
  ],
  quality: "security",
  reads: ["type", "contract", "uses", "flows", "performs", "party", "ends", "status"],
  kinds: ["party"],
  examples: {
    passes: `document deal "Contract" { type: contract; ends: 2027-12-31 }
party cloud "Cloud" { type: supplier; contract: deal; uses erp }
application erp "ERP"
party crm "CRM vendor" { type: supplier; uses erp }
document saas "CRM contract" { type: contract; party: crm; ends: 2027-12-31 }`,
    fails: `document deal "Contract" { type: contract; ends: 2025-12-31 }
party cloud "Cloud" { type: supplier; contract: deal; uses erp }
application erp "ERP"
party buyer "Buyer" { type: customer; uses erp }`,
    finds: ["cloud"],
    unsure: `party cloud "Cloud" { type: supplier; uses erp }
application erp "ERP"
party press "Printer" { type: supplier }`,
    lacks: ["cloud.contract"],
  },

  // Data that suppliers keep for us is asked about by `third-party-data-is-under-contract`.
  judge(party, { today }) {
    if (!["supplier", "partner"].includes(wordOf(party, "type") ?? "")) return undefined;
    const touched = touchedBy(party);
    if (touched.length === 0) return undefined;
    const contracts = contractsWith(party, touched);
    if (contracts.length === 0) return lacks([party, "contract"]);
    if (contracts.some((one) => isInForce(one, today))) return holds;
    return violated(() => {
      const [name, names, what] = [nameOf(party), namesOf(contracts), namesOf(touched)];
      return {
        en: `${name.en} gets at ${what.en} without a contract in force: ${names.en} has ended`,
        fr: `${name.fr} accède à ${what.fr} sans contrat en vigueur : ${names.fr} a pris fin`,
        path: [party, ...contracts.slice(0, 1), ...touched.slice(0, 1)],
        values: contracts.map((one) => [one, "ends"] as const),
        related: touched,
      };
    });
  },
};

/** Systems that the party uses or sends to, and work that it does for us. */
function touchedBy(party: Element): readonly Element[] {
  const reached = [...party.out("uses"), ...party.out("flows"), ...party.out("performs")].flatMap(({ to }) => to ?? []);
  return distinct(reached.filter((one) => !isKind(one, "product", "role")));
}

function contractsWith(party: Element, touched: readonly Element[]): readonly Element[] {
  const naming = party.referrers.filter(({ key }) => key === "party").map(({ element }) => element);
  const own = [party, ...touched].flatMap((one) => elementsOf(one, "contract"));
  return distinct([...own, ...naming.filter((one) => isKind(one, "document"))]);
}

function isInForce(contract: Element, today: number): boolean {
  const ends = dayOf(contract, "ends");
  if (["expired", "withdrawn", "draft"].includes(wordOf(contract, "status") ?? "")) return false;
  return ends === undefined || ends >= today;
}
