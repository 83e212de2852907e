import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const ownerIsNamed: ElementRule = {
  id: "owner-is-named",
  title: {
    en: "Applications, processes and data have an owner",
    fr: "Applications, processus et données ont un responsable",
  },
  rationale: {
    en: "Without an owner nobody decides about risk, cost or retirement.",
    fr: "Sans responsable, personne ne tranche sur le risque, le coût ou le retrait.",
  },
  remedy: {
    en: "Name the unit, role or party that answers for it.",
    fr: "Nommez l’unité, le rôle ou le tiers qui en répond.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-02", "cis:1"],
  reads: ["owner"],
  kinds: ["application", "process", "dataset", "entity", "capability"],
  examples: {
    passes: `unit sales "Sales"\napplication crm "CRM" { owner: sales }`,
    fails: `application crm "CRM"\napplication shop "Shop" { owner: unknown }`,
    finds: ["crm", "shop"],
  },

  // Who answers for something is a decision to be taken, not a fact to be found out: unstated counts as missing.
  judge(element) {
    if (states(element, "owner")) return holds;
    return violated(() => {
      const name = nameOf(element);
      return { en: `${name.en} has no owner`, fr: `${name.fr} n’a pas de responsable`, values: [[element, "owner"]] };
    });
  },
};
