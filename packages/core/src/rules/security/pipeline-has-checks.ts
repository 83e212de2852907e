import { affirms, states, wordsOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import { nameOfWord } from "../../model/names.ts";

export const pipelineHasChecks: ElementRule<{ readonly asked: readonly string[] }> = {
  id: "pipeline-has-checks",
  title: {
    en: "Every delivery passes the security checks before it goes live",
    fr: "Chaque livraison passe les contrôles de sécurité avant sa mise en service",
  },
  rationale: {
    en: "What a pipeline does not look for, it delivers: secrets in code, libraries with known holes, careless code, open interfaces.",
    fr: "Ce qu’une chaîne ne cherche pas, elle le livre : secrets dans le code, bibliothèques aux failles connues, code imprudent, interfaces ouvertes.",
  },
  remedy: {
    en: "Add the missing checks to the pipeline, let them stop the delivery, and list them in `pipelineChecks`.",
    fr: "Ajoutez les contrôles manquants à la chaîne, faites-leur arrêter la livraison, et listez-les dans `pipelineChecks`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.25",
    "iso27001:A.8.28",
    "iso27001:A.8.29",
    "iso27001:A.8.4",
    "nist-800-53:SA-11",
    "nist-800-53:RA-5",
    "nist-800-53:SR-3",
    "nist-csf:PR.PS-06",
    "pci-dss:6",
    "cis:16",
    "asvs:V15",
    "nis2:21.2.e",
    "dora:25",
  ],
  quality: "automation",
  aliases: ["threagile:unchecked-deployment", "threagile:code-backdooring"],
  reads: ["pipeline", "pipelineChecks"],
  parameters: {
    asked: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Checks asked for", fr: "Contrôles exigés" },
      description: { en: "Words of `pipelineChecks`.", fr: "Mots de `pipelineChecks`." },
      usual: ["secret-scan", "dependency-scan", "static-analysis", "dynamic-test"],
    },
  },
  kinds: ["application", "module", "component"],
  examples: {
    passes: `module api "API" { pipeline: yes; pipelineChecks: [secret-scan, dependency-scan, static-analysis, dynamic-test, signing] }`,
    fails: `module api "API" { pipeline: "ci.example.org/api"; pipelineChecks: [dependency-scan, static-analysis] }
module job "Job" { pipeline: no; pipelineChecks: [secret-scan] }`,
    finds: ["api"],
    unsure: `module api "API" { pipeline: yes }`,
    lacks: ["api.pipelineChecks"],
  },

  judge(element, { parameters }) {
    if (affirms(element, "pipeline") !== true) return undefined;
    if (!states(element, "pipelineChecks")) return lacks([element, "pipelineChecks"]);
    const done = wordsOf(element, "pipelineChecks");
    const missing = parameters.asked.filter((check) => !done.includes(check));
    if (missing.length === 0) return holds;
    return violated(() => {
      const name = nameOf(element);
      const { schema, parts } = element.model;
      const type = schema.meaning("pipelineChecks", parts.kindOf[element.row] ?? -1)?.type;
      const spoken = (language: "en" | "fr"): string =>
        missing.map((word) => nameOfWord(type, word)?.[language] ?? word).join(", ");
      return {
        en: `The pipeline of ${name.en} delivers without: ${spoken("en")}`,
        fr: `La chaîne de ${name.fr} livre sans : ${spoken("fr")}`,
        values: [[element, "pipelineChecks"]],
      };
    });
  },
};
