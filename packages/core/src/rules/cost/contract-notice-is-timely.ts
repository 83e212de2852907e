import { lastDayOfNotice } from "../../model/notice.ts";
import { dayOf, wordOf } from "../../model/read.ts";
import { isContract } from "../parts/contracts.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly ahead: number;
}

export const contractNoticeIsTimely: ElementRule<Parameters> = {
  id: "contract-notice-is-timely",
  title: {
    en: "The last day for notice is neither near nor missed",
    fr: "Le dernier jour de préavis n’est ni proche ni passé",
  },
  rationale: {
    en: "A contract is bargained for before the last day of notice; after it the supplier names the price.",
    fr: "Un contrat se négocie avant le dernier jour de préavis ; après, c’est le fournisseur qui fixe le prix.",
  },
  remedy: {
    en: "Decide now: give notice, renew and correct `ends`, or plan the exit.",
    fr: "Décidez maintenant : résiliez, renouvelez et corrigez `ends`, ou préparez la sortie.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.20", "iso27001:A.5.22", "nist-800-53:SA-4", "nist-csf:GV.SC-05", "dora:28", "cis:15"],
  aliases: ["NOTICE-DEADLINE"],
  reads: ["type", "status", "ends", "notice"],
  parameters: {
    ahead: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Days ahead", fr: "Jours à l’avance" },
      description: {
        en: "How long before the last day of notice a decision is asked for.",
        fr: "Combien de temps avant le dernier jour de préavis une décision est demandée.",
      },
      usual: 90,
    },
  },
  kinds: ["document"],
  examples: {
    passes: `document ct "Hosting" { type: contract; ends: 2028-12-31; notice: 6mo }`,
    fails: `document missed "Missed" { type: contract; ends: 2027-03-31; notice: 6mo }\ndocument near "Near" { type: contract; ends: 2027-06-30; notice: 5mo }\ndocument over "Over" { type: contract; ends: 2025-06-30; notice: 3mo }\ndocument far "Far" { type: contract; ends: 2027-12-31; notice: 30d }`,
    finds: ["missed", "near"],
    unsure: `document ct "Hosting" { type: contract; ends: 2027-03-31 }`,
    lacks: ["ct.notice"],
  },

  judge(document, { parameters, today }) {
    if (!isContract(document) || ["draft", "expired", "withdrawn"].includes(wordOf(document, "status") ?? ""))
      return undefined;
    const ends = dayOf(document, "ends");
    // What has ended is for `contract-is-in-force`.
    if (ends === undefined || ends < today) return undefined;
    const last = lastDayOfNotice(document, ends);
    if (last === undefined) return lacks([document, "notice"]);
    if (last > today + parameters.ahead) return holds;
    return violated(() => {
      const [name, day, end] = [nameOf(document), dayWords(last), dayWords(ends)];
      const isMissed = last < today;
      return {
        en: isMissed
          ? `Notice for ${name.en} had to be given by ${day.en}; it runs until ${end.en}`
          : `Notice for ${name.en} must be given by ${day.en}, in ${last - today} days; it runs until ${end.en}`,
        fr: isMissed
          ? `${name.fr} devait être résilié au plus tard le ${day.fr} ; il court jusqu’au ${end.fr}`
          : `${name.fr} doit être résilié au plus tard le ${day.fr}, dans ${last - today} jours ; il court jusqu’au ${end.fr}`,
        values: [
          [document, "ends"],
          [document, "notice"],
        ],
      };
    });
  },
};
