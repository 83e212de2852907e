import { complete } from "../parts/completeness.ts";
import { isContract } from "../parts/contracts.ts";
import { wordOf } from "../../model/read.ts";
import type { ElementRule } from "../rule.ts";

export const contractCanBeEnded: ElementRule = {
  id: "contract-can-be-ended",
  title: { en: "Contracts state their end and notice", fr: "Les contrats indiquent leur terme et leur préavis" },
  rationale: {
    en: "Who does not know by when notice must be given pays another year for what is no longer wanted.",
    fr: "Qui ignore jusqu’à quand résilier paie une année de plus pour ce dont il ne veut plus.",
  },
  remedy: {
    en: "State `ends` and `notice` as the contract says.",
    fr: "Indiquez `ends` et `notice` selon le contrat.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.20", "nist-800-53:SA-4", "nist-csf:GV.SC-05", "dora:28", "dora:30", "cis:15"],
  reads: ["type", "status", "ends", "notice"],
  kinds: ["document"],
  examples: {
    passes: `document ct "Hosting" { type: contract; ends: 2028-12-31; notice: 6mo }`,
    fails: `document ct "Hosting" { type: contract; ends: 2028-12-31 }\ndocument open "Open" { type: contract; notice: 3mo }\ndocument old "Old" { type: contract; status: expired }\ndocument sla "Service levels" { type: sla }`,
    finds: ["ct", "open"],
  },

  // Service levels end with the contract that they belong to.
  judge(document) {
    if (!isContract(document) || wordOf(document, "type") !== "contract") return undefined;
    if (["draft", "expired", "withdrawn"].includes(wordOf(document, "status") ?? "")) return undefined;
    return complete(document, [
      { keys: ["ends"], name: { en: "end", fr: "terme" } },
      { keys: ["notice"], name: { en: "notice period", fr: "préavis" } },
    ]);
  },
};
