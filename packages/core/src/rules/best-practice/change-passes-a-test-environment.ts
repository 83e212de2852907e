import { states, wordsOf } from "../../model/read.ts";
import { isInHouse } from "../parts/in-house.ts";
import { nameOf } from "../../model/wording.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const changePassesATestEnvironment: ElementRule = {
  id: "change-passes-a-test-environment",
  title: {
    en: "Changes pass a test environment before production",
    fr: "Les changements passent par un environnement de test avant la production",
  },
  rationale: {
    en: "What is tried in production is tried on users and on real data.",
    fr: "Ce qui s’essaie en production s’essaie sur les utilisateurs et les vraies données.",
  },
  remedy: {
    en: "Set up a test or pre-production environment and state the way of a change as `environments: [dev, test, prod]`.",
    fr: "Montez un environnement de test ou de préproduction et indiquez le chemin d’un changement : `environments: [dev, test, prod]`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.31", "nist-800-53:CM-4", "nist-800-53:SA-11", "pci-dss:6", "cis:16"],
  quality: "reliability",
  reads: ["environments", "env", "licence", "supplier", "repo", "hosting", "criticality"],
  kinds: ["application", "module"],
  examples: {
    passes: `application shop "Shop" { environments: [dev, test, prod] }`,
    fails: `application shop "Shop" { environments: [dev, prod] }\napplication erp "ERP" { environments: prod }\napplication lab "Lab" { environments: [dev, test] }`,
    finds: ["shop", "erp"],
    unsure: `application claims "Claims" { criticality: vital; licence: in-house }`,
    lacks: ["claims.environments"],
  },

  judge(software) {
    const stages = wordsOf(software, "environments");
    if (stages.length === 0) {
      const isAsked = software.parent === undefined && isInHouse(software) === true && isVital(software);
      const isSaid = software.children.some((part) => states(part, "environments"));
      return isAsked && !isSaid ? lacks([software, "environments"]) : undefined;
    }
    if (!stages.includes("prod")) return undefined;
    // Where developers work is no place for a test that counts.
    if (stages.some((stage) => stage !== "prod" && stage !== "dev" && stage !== "dr")) return holds;
    return violated(() => {
      const name = nameOf(software);
      return {
        en: `changes of ${name.en} reach production without a test environment: ${stages.join(", ")}`,
        fr: `les changements de ${name.fr} arrivent en production sans environnement de test : ${stages.join(", ")}`,
        values: [[software, "environments"]],
      };
    });
  },
};
