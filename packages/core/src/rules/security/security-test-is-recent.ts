import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordsOf } from "../../model/read.ts";
import { isExposed, isSaas } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import { testOf } from "../parts/tests.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const securityTestIsRecent: ElementRule<{ readonly longest: number }> = {
  id: "security-test-is-recent",
  title: {
    en: "Code of our own is tested for security, and lately",
    fr: "Notre propre code subit des tests de sécurité récents",
  },
  rationale: {
    en: "Injection, broken access control and unsafe parsing are faults of code: no diagram shows them, a test does.",
    fr: "Injections, contrôles d’accès défaillants et analyses imprudentes sont des fautes de code : aucun schéma ne les montre, un test oui.",
  },
  remedy: {
    en: "Review and test the code for security, at each delivery if possible, and state day or coverage in `tests.security`.",
    fr: "Faites relire et tester la sécurité du code, à chaque livraison si possible, et indiquez date ou couverture dans `tests.security`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.29",
    "iso27001:A.8.28",
    "nist-800-53:SA-11",
    "nist-csf:PR.PS-06",
    "pci-dss:6",
    "cis:16",
    "asvs:V15",
    "dora:25",
    "nis2:21.2.e",
  ],
  quality: "security",
  aliases: [
    "threagile:sql-nosql-injection",
    "threagile:cross-site-scripting",
    "threagile:cross-site-request-forgery",
    "threagile:untrusted-deserialization",
    "threagile:xml-external-entity",
    "threagile:ldap-injection",
    "threagile:path-traversal",
    "threagile:server-side-request-forgery",
    "threagile:search-query-injection",
    "threagile:missing-file-validation",
  ],
  reads: ["tests", "exposed", "licence"],
  parameters: {
    longest: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Longest time", fr: "Délai maximal" },
      description: { en: "Days from one security test to the next.", fr: "Jours d’un test de sécurité au suivant." },
      usual: 365,
    },
  },
  kinds: ["application", "module"],
  examples: {
    passes: `application shop "Shop" { licence: in-house; exposed: internet; tests: { security: 2026-06-01 } }
module api "API" { exposed: internet; tests: { security: 80% } }`,
    fails: `application shop "Shop" { licence: in-house; exposed: internet; tests: { security: 2024-06-01 } }
module api "API" { tests: { security: no } }
module job "Job" { tests: { unit: 80% } }`,
    finds: ["shop", "api"],
    unsure: `application shop "Shop" { licence: in-house; exposed: internet }\napplication crm "CRM" { licence: proprietary; exposed: internet }`,
    lacks: ["shop.tests.security"],
  },

  judge(element, { parameters, today }) {
    const test = testOf(element, "security");
    if (test === undefined) return isOwnAndExposed(element) ? lacks([element, "tests.security"]) : undefined;
    const age = test.day === undefined ? undefined : today - test.day;
    if (test.isDone && (age === undefined || age <= parameters.longest)) return holds;
    return violated(() => {
      const name = nameOf(element);
      return {
        en: test.isDone
          ? `The code of ${name.en} was last tested for security ${age ?? 0} days ago, ${parameters.longest} are allowed`
          : `The code of ${name.en} is not tested for security`,
        fr: test.isDone
          ? `Le code de ${name.fr} a subi son dernier test de sécurité il y a ${age ?? 0} jours, ${parameters.longest} sont admis`
          : `Le code de ${name.fr} ne subit aucun test de sécurité`,
        values: [[element, "tests.security"]],
      };
    });
  },
};

function isOwnAndExposed(element: Element): boolean {
  if (!isKind(element, "application") || !isExposed(element) || isSaas(element)) return false;
  const isOwn = wordsOf(element, "licence").includes("in-house");
  return isOwn && !element.children.some((part) => testOf(part, "security") !== undefined);
}
