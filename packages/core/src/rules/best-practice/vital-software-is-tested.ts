import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { isInHouse } from "../parts/in-house.ts";
import { nameOf } from "../../model/wording.ts";
import { testOf } from "../parts/tests.ts";
import { IMPORTANT, importanceOf } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

/** Tests that compare what was built with what the business asked for. */
const AGAINST_NEED: readonly string[] = ["acceptance", "integration"];

export const vitalSoftwareIsTested: ElementRule = {
  id: "vital-software-is-tested",
  title: {
    en: "Important software is tested against what the business asked for",
    fr: "Le logiciel important est testé face à ce que le métier a demandé",
  },
  rationale: {
    en: "Whether bought or built: what the business depends on is put into service only after somebody tried that it does what was asked.",
    fr: "Acheté ou construit : ce dont dépend le métier n’est mis en service qu’après avoir vérifié qu’il fait ce qui était demandé.",
  },
  remedy: {
    en: "Write acceptance tests from the requirements, run them before each release, and state `tests: { acceptance: DATE }`.",
    fr: "Rédigez des tests de recette à partir des exigences, exécutez-les avant chaque mise en service et indiquez `tests: { acceptance: DATE }`.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-11", "nist-800-53:CM-4", "iso27001:A.8.29", "iso27001:A.8.32", "dora:24", "cis:16"],
  quality: "reliability",
  aliases: ["UNTESTED-CRITICAL"],
  reads: ["tests", "criticality", "licence", "supplier", "hosting", "repo"],
  kinds: ["application"],
  examples: {
    passes: `application claims "Claims" { criticality: vital; tests: { acceptance: 2026-09-01 } }\napplication shop "Shop" { criticality: important\n  module api "API" { tests: { integration: yes } }\n}`,
    fails: `application claims "Claims" { criticality: vital; tests: { acceptance: no } }\napplication wiki "Wiki" { criticality: low; tests: { acceptance: no } }\napplication shop "Shop" { criticality: important\n  module api "API" { tests: { integration: no } }\n}`,
    finds: ["claims", "shop"],
    unsure: `application claims "Claims" { criticality: vital; licence: in-house }\napplication crm "CRM" { criticality: vital; hosting: saas }`,
    lacks: ["claims.tests.acceptance"],
  },

  judge(application) {
    if ((importanceOf(application)?.rank ?? 0) < IMPORTANT) return undefined;
    const tested = [application, ...application.children.filter((child) => isKind(child, "module"))];
    const answers = tested.flatMap((one) => AGAINST_NEED.flatMap((kind) => testOf(one, kind) ?? []));
    if (answers.some(({ isDone }) => isDone)) return holds;
    if (answers.length === 0)
      return isInHouse(application) === false ? undefined : lacks([application, "tests.acceptance"]);
    return violated(() => account(application, tested));
  },
};

function account(application: Element, tested: readonly Element[]): ReturnType<ReturnType<typeof violated>["account"]> {
  const name = nameOf(application);
  return {
    en: `nobody tests ${name.en} against what the business asked for`,
    fr: `personne ne teste ${name.fr} face à ce que le métier a demandé`,
    values: tested.filter((one) => one.get("tests") !== undefined).map((one) => [one, "tests"] as const),
  };
}
