import { dayOf, wordOf } from "../../model/read.ts";
import { isPlan } from "../../model/plans.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const planIsApproved: ElementRule<Parameters> = {
  id: "plan-is-approved",
  title: {
    en: "Continuity and recovery plans are approved and still reviewed",
    fr: "Les plans de continuité et de reprise sont approuvés et révisés",
  },
  rationale: {
    en: "A draft binds nobody, and a plan of years ago names people and systems that are gone.",
    fr: "Un projet n’engage personne, et un plan d’il y a des années nomme des personnes et des systèmes partis.",
  },
  remedy: {
    en: "Have the plan approved or reviewed and state the day (`approved`, `reviewed`).",
    fr: "Faites approuver ou réviser le plan et indiquez le jour (`approved`, `reviewed`).",
  },
  severity: "warning",
  controls: ["iso27001:A.5.29", "iso27001:A.5.30", "nist-800-53:CP-2", "nist-csf:ID.IM-04", "dora:11", "nis2:20"],
  quality: "resilience",
  reads: ["approved", "reviewed", "status", "type"],
  kinds: ["document"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Days", fr: "Jours" },
      description: {
        en: "Most days since the plan was approved or reviewed.",
        fr: "Nombre maximal de jours depuis l’approbation ou la révision du plan.",
      },
      usual: 730,
    },
  },
  examples: {
    passes: `document drp "Recovery plan" { type: drp; approved: 2024-01-10; reviewed: 2026-02-01 }`,
    fails: `document drp "Recovery plan" { type: drp; approved: 2019-01-10 }\ndocument bcp "Continuity plan" { type: bcp; status: draft }\ndocument ct "Contract" { type: contract; status: draft }`,
    finds: ["drp", "bcp"],
    unsure: `document drp "Recovery plan" { type: drp }`,
    lacks: ["drp.approved"],
  },

  judge(document, { parameters: { days }, today }) {
    if (!isPlan(document)) return undefined;
    const status = wordOf(document, "status");
    if (status === "withdrawn") return undefined;

    if (status === "draft" || status === "expired")
      return violated(() => {
        const name = nameOf(document);
        return {
          en: `${name.en} is ${status === "draft" ? "still a draft" : "no longer in force"}`,
          fr: `${name.fr} ${status === "draft" ? "n’est encore qu’un projet" : "n’est plus en vigueur"}`,
          values: [[document, "status"]],
        };
      });
    const approved = dayOf(document, "approved");
    const latest = Math.max(approved ?? -Infinity, dayOf(document, "reviewed") ?? -Infinity);
    if (approved === undefined && status !== "approved" && status !== "in-force") return lacks([document, "approved"]);
    if (latest === -Infinity) return lacks([document, "reviewed"]);
    if (today - latest <= days) return holds;
    return violated(() => {
      const name = nameOf(document);
      const day = dayWords(latest);
      return {
        en: `${name.en} was last approved or reviewed on ${day.en}, ${today - latest} days ago`,
        fr: `${name.fr} a été approuvé ou révisé pour la dernière fois le ${day.fr}, il y a ${today - latest} jours`,
        values: [
          [document, "approved"],
          [document, "reviewed"],
        ],
      };
    });
  },
};
