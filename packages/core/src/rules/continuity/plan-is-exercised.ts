import { dayOf } from "../../model/read.ts";
import { isPlanInUse } from "../../model/plans.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const planIsExercised: ElementRule<Parameters> = {
  id: "plan-is-exercised",
  title: {
    en: "Continuity and recovery plans are exercised every year",
    fr: "Les plans de continuité et de reprise sont exercés chaque année",
  },
  rationale: {
    en: "Only an exercise shows the password that nobody has, the server that has moved, and how long it really takes.",
    fr: "Seul un exercice révèle le mot de passe que personne n’a, le serveur déplacé et la durée réelle.",
  },
  remedy: {
    en: "Rehearse the recovery for real and state the day (`lastExercise`).",
    fr: "Exercez la reprise pour de vrai et indiquez le jour (`lastExercise`).",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.29",
    "iso27001:A.5.30",
    "nist-800-53:CP-3",
    "nist-800-53:CP-4",
    "nist-csf:ID.IM-02",
    "dora:11",
    "dora:24",
    "nis2:21.2.c",
  ],
  quality: "resilience",
  aliases: ["drp-exercise-overdue"],
  reads: ["lastExercise", "type", "status"],
  kinds: ["document"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Days", fr: "Jours" },
      description: {
        en: "Most days since the latest exercise.",
        fr: "Nombre maximal de jours depuis le dernier exercice.",
      },
      usual: 365,
    },
  },
  examples: {
    passes: `document drp "Recovery plan" { type: drp; lastExercise: 2026-03-18 }`,
    fails: `document drp "Recovery plan" { type: drp; lastExercise: 2025-03-18 }\ndocument old "Old plan" { type: drp; status: withdrawn; lastExercise: 2015-03-18 }`,
    finds: ["drp"],
    unsure: `document drp "Recovery plan" { type: drp }\ndocument law "Law" { type: law }`,
    lacks: ["drp.lastExercise"],
  },

  judge(document, { parameters: { days }, today }) {
    if (!isPlanInUse(document)) return undefined;
    const latest = dayOf(document, "lastExercise");
    if (latest === undefined) return lacks([document, "lastExercise"]);
    if (today - latest <= days) return holds;
    return violated(() => {
      const name = nameOf(document);
      const day = dayWords(latest);
      return {
        en: `${name.en} was last exercised on ${day.en}, ${today - latest} days ago`,
        fr: `${name.fr} a été exercé pour la dernière fois le ${day.fr}, il y a ${today - latest} jours`,
        values: [[document, "lastExercise"]],
      };
    });
  },
};
