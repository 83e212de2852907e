import { isKind } from "../../model/is-kind.ts";
import { daysOf, rankOf } from "../../model/read.ts";
import { isInHouse } from "../parts/in-house.ts";
import { nameOf } from "../../model/wording.ts";
import { IMPORTANT } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const changeReachesUsersSoon: ElementRule<Parameters> = {
  id: "change-reaches-users-soon",
  title: { en: "A change is in use within weeks", fr: "Un changement est en service en quelques semaines" },
  rationale: {
    en: "Lead time is what agility is measured by: when a change takes months, the business has moved on, and so has the attacker.",
    fr: "Le délai de livraison mesure l’agilité : quand un changement prend des mois, le métier a bougé, et l’attaquant aussi.",
  },
  remedy: {
    en: "Deliver smaller steps, automate tests and releases, and measure `leadTime` from the change made to the change in use.",
    fr: "Livrez par petits pas, automatisez tests et mises en service, et mesurez `leadTime` du changement fait à sa mise en service.",
  },
  severity: "info",
  controls: ["nist-csf:ID.IM-03", "nist-800-53:CM-3"],
  quality: "automation",
  reads: ["leadTime", "licence", "supplier", "repo", "criticality"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Days", fr: "Jours" },
      description: { en: "Longest lead time that is good.", fr: "Délai de livraison maximal convenable." },
      usual: 30,
    },
  },
  kinds: ["application", "module"],
  examples: {
    passes: `application shop "Shop" { licence: in-house; leadTime: 5d }`,
    fails: `application shop "Shop" { licence: in-house; leadTime: 4mo }`,
    finds: ["shop"],
    unsure: `application shop "Shop" { licence: in-house; criticality: vital }\napplication erp "ERP" { licence: proprietary; criticality: vital }`,
    lacks: ["shop.leadTime"],
  },

  judge(software, { parameters: { days } }) {
    const taken = daysOf(software, "leadTime");
    if (taken === undefined) {
      const isAsked = isKind(software, "application") && (rankOf(software, "criticality") ?? 0) >= IMPORTANT;
      if (!isAsked || isInHouse(software) !== true) return undefined;
      const parts = software.children.some((part) => daysOf(part, "leadTime") !== undefined);
      return parts ? undefined : lacks([software, "leadTime"]);
    }
    if (taken <= days) return holds;
    return violated(() => {
      const name = nameOf(software);
      return {
        en: `a change of ${name.en} takes ${Math.round(taken)} days until it is in use, ${days} are good`,
        fr: `un changement de ${name.fr} met ${Math.round(taken)} jours à entrer en service, ${days} conviennent`,
        values: [[software, "leadTime"]],
      };
    });
  },
};
