/** The calendar of exercises: drills and plans, when they are due, and what they showed against what is simulated (R231). */
import { dateOfDay } from "../base/dates.ts";
import { days, numbers, type TableCell, words } from "../base/table.ts";
import type { Model } from "../model/model.ts";
import { type ExerciseEntry, exercisesOf } from "../simulation/continuity.ts";
import { readFailures } from "../simulation/read-failures.ts";
import type { Analysis } from "./analysis.ts";
import { dayOf, onParameter } from "./parameters.ts";
import { elementColumn, nameColumn } from "./read.ts";

interface ExercisesParameters {
  readonly on?: string;
}

export const exercises: Analysis<ExercisesParameters, readonly ExerciseEntry[]> = {
  id: "exercises",
  title: { en: "Calendar of exercises", fr: "Calendrier des exercices" },
  question: {
    en: "Which exercises are due, and did they show what is simulated?",
    fr: "Quels exercices sont dus, et ont-ils montré ce qui est simulé ?",
  },
  method: {
    en: "Drills of the text by what they say of their rhythm (every), and plans in use once a year. The latest is the latest that was observed, or the latest exercise of the runbook. What was observed is compared with the same drill as it is simulated now; a deviation is what lies outside the simulated range.",
    fr: "Les exercices du texte selon leur rythme (every), et les plans en vigueur une fois l’an. Le dernier est le dernier constaté, ou le dernier exercice de la procédure. Le constat est comparé au même exercice tel qu’il est simulé maintenant ; un écart est ce qui sort de l’intervalle simulé.",
  },
  reads: ["every", "observed", "lastExercise", "runbook"],
  parameters: { on: onParameter },
  example: {
    model: `
process pay "Pay" { uses shop }
application shop "Shop" { replicas: 1; mttr: 6h }
drill shop-gone "Shop gone" { fails: shop; every: 1y; observed: [{ on: 2025-03-18; process: pay; downtime: 8h }] }
document drp "Recovery plan" { type: drp; lastExercise: 2026-03-18 }
`,
    parameters: { on: "2026-11-21" },
  },

  run: (model: Model, { on }) => exercisesOf(readFailures(model), dayOf(on) ?? 0),

  tabulate: (entries) => ({
    columns: [
      elementColumn,
      nameColumn,
      numbers("every", "Every (days)", "Tous les (jours)"),
      days("last", "Latest", "Dernier"),
      days("next", "Next", "Prochain"),
      words("overdue", "Overdue", "En retard"),
      numbers("observations", "Observed", "Constatés"),
      numbers("deviation", "Greatest deviation (h)", "Plus grand écart (h)"),
    ],
    rows: entries.map(({ element, every, last, next, isOverdue, observations }) => [
      element.id,
      element.name,
      every ?? null,
      dayCell(last),
      dayCell(next),
      isOverdue === undefined ? null : isOverdue ? { en: "yes", fr: "oui" } : { en: "no", fr: "non" },
      observations.length,
      deviationOf(observations),
    ]),
  }),

  coverage: (entries) => [
    {
      what: { en: "with a stated rhythm", fr: "avec un rythme indiqué" },
      known: entries.filter(({ every }) => every !== undefined).length,
      of: entries.length,
    },
  ],
};

function dayCell(day: number | undefined): TableCell {
  return day === undefined ? null : (dateOfDay(day) ?? null);
}

function deviationOf(observations: ExerciseEntry["observations"]): number | null {
  const all = observations.flatMap(({ downtimeAgainst, dataLossAgainst }) =>
    [downtimeAgainst?.by, dataLossAgainst?.by].filter((by): by is number => by !== undefined),
  );
  return all.length === 0 ? null : all.reduce((most, by) => (Math.abs(by) > Math.abs(most) ? by : most), 0);
}
