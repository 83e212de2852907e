import { dayOf, wordOf } from "../../model/read.ts";
import { isContract } from "../parts/contracts.ts";
import { notRetired } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords, namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const contractIsInForce: ElementRule = {
  id: "contract-is-in-force",
  title: { en: "What a contract governs is under contract", fr: "Ce qu’un contrat régit est sous contrat" },
  rationale: {
    en: "After the end of a contract there is no service level, no support and no price that one could insist on.",
    fr: "Après la fin d’un contrat, il n’y a plus ni niveau de service, ni support, ni prix à faire valoir.",
  },
  remedy: {
    en: "Renew the contract and correct `ends`, or name the one that took its place in `contract`.",
    fr: "Renouvelez le contrat et corrigez `ends`, ou nommez dans `contract` celui qui l’a remplacé.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.20",
    "iso27001:A.5.22",
    "nist-800-53:SA-4",
    "nist-csf:GV.SC-05",
    "dora:28",
    "dora:30",
    "cis:15",
    "nis2:21.2.d",
  ],
  reads: ["type", "ends", "status", "contract"],
  kinds: ["document"],
  examples: {
    passes: `document ct "Hosting contract" { type: contract; ends: 2028-12-31 }\napplication crm "CRM" { contract: ct }`,
    fails: `document ct "Hosting contract" { type: contract; ends: 2026-06-30 }
document sla "Service levels" { type: sla; status: expired }
document loose "Old contract" { type: contract; ends: 2020-06-30 }
application crm "CRM" { contract: ct }
application shop "Shop" { contract: sla }`,
    finds: ["ct", "sla"],
    unsure: `document ct "Hosting contract" { type: contract }\napplication crm "CRM" { contract: ct }`,
    lacks: ["ct.ends"],
  },

  judge(document, { today }) {
    if (!isContract(document)) return undefined;
    const governed = notRetired(
      document.referrers.flatMap(({ key, element }) => (key === "contract" ? [element] : [])),
      today,
    );
    if (governed.length === 0) return undefined;
    const ends = dayOf(document, "ends");
    const isOver = ["expired", "withdrawn"].includes(wordOf(document, "status") ?? "");
    if (!isOver && ends === undefined) return lacks([document, "ends"]);
    if (!isOver && ends !== undefined && ends >= today) return holds;
    return violated(() => {
      const [name, names] = [nameOf(document), namesOf(governed)];
      const day =
        ends === undefined ? { en: "", fr: "" } : { en: ` on ${dayWords(ends).en}`, fr: ` le ${dayWords(ends).fr}` };
      return {
        en: `${name.en} ended${day.en} and still governs ${names.en}`,
        fr: `${name.fr} a pris fin${day.fr} et régit encore ${names.fr}`,
        path: [document, ...governed.slice(0, 1)],
        values: [
          [document, "ends"],
          [document, "status"],
        ],
        related: governed,
      };
    });
  },
};
