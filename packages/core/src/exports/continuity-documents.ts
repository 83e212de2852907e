/** The documents of continuity as reports: what is shown of them, in which order. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { wordIn } from "../model/read.ts";
import { nameOf } from "../model/wording.ts";
import type { ExerciseEntry, ImpactEntry, RecoveryPlan } from "../simulation/continuity.ts";
import { actionWords, lossWords, rangeWords } from "../simulation/drill/words.ts";
import {
  dayWords,
  limitCell,
  listWords,
  modelLine,
  moreWords,
  observedWords,
  questionLine,
  statedWords,
} from "./continuity-words.ts";
import { businessTable, moreRows, stepTable } from "./drill-report.ts";
import { type Report, type ReportBlock, type ReportCell, type ReportSection, same } from "./simulation-report.ts";

export function impactReport(entries: readonly ImpactEntry[], model: Model): Report {
  return {
    title: { en: "Business impact analysis", fr: "Bilan d’impact sur l’activité" },
    about: [modelLine(model)],
    sections: [impactSection(entries)],
  };
}

function impactSection(entries: readonly ImpactEntry[]): ReportSection {
  return {
    title: { en: "Processes, functions and services", fr: "Processus, fonctions et services" },
    blocks: [
      {
        kind: "table",
        columns: [
          { name: { en: "What", fr: "Quoi" } },
          { name: { en: "Criticality", fr: "Criticité" } },
          { name: { en: "Owner", fr: "Responsable" } },
          { name: { en: "MTPD", fr: "DMIA" } },
          { name: { en: "RTO", fr: "RTO" } },
          { name: { en: "Can be back after", fr: "Peut revenir après" } },
          { name: { en: "RPO", fr: "RPO" } },
          { name: { en: "Can lose", fr: "Peut perdre" } },
          { name: { en: "MBCO", fr: "MBCO" } },
          { name: { en: "Volume", fr: "Volume" } },
          { name: { en: "Applications", fr: "Applications" } },
          { name: { en: "Gaps", fr: "Écarts" } },
        ],
        rows: entries.map(({ element, owner, mtpd, objectives, applications, hasMoreApplications, gaps }) => [
          nameOf(element),
          wordIn(element, "criticality")?.name ?? same(""),
          owner === undefined ? same("") : nameOf(owner),
          objectives.isBare && mtpd !== undefined
            ? rangeWords({ lower: mtpd, upper: mtpd })
            : limitCell(objectives.tolerable),
          limitCell(objectives.recovery),
          objectives.isBare ? { en: "unknown", fr: "inconnu" } : rangeWords(objectives.recovery),
          limitCell(objectives.dataLoss),
          objectives.isBare ? { en: "unknown", fr: "inconnu" } : lossWords(objectives.dataLoss),
          statedWords(element, "mbco"),
          statedWords(element, "volume"),
          moreWords(listWords(applications), hasMoreApplications),
          { en: gaps.map(({ en }) => en).join("; "), fr: gaps.map(({ fr }) => fr).join(" ; ") },
        ]),
      },
    ],
  };
}

export function plansReport(plans: readonly RecoveryPlan[], model: Model): Report {
  return {
    title: { en: "Recovery plan", fr: "Plan de reprise" },
    about: [modelLine(model)],
    sections: plans.length === 0 ? [emptySection] : plans.flatMap(planSections),
  };
}

const emptySection: ReportSection = {
  title: { en: "Nothing here", fr: "Rien ici" },
  blocks: [
    {
      kind: "paragraph",
      text: {
        en: "No drill is written in the model: a statement drill says what fails, how and for how long.",
        fr: "Aucun exercice n’est écrit dans le modèle : un énoncé drill dit ce qui tombe, comment et combien de temps.",
      },
    },
  ],
};

function planSections({ title, drill, steps, returns, runbooks, gaps }: RecoveryPlan): readonly ReportSection[] {
  const total = rangeWords(drill.recovery.total);
  const head: ReportBlock[] = [
    { kind: "paragraph", text: questionLine(drill) },
    {
      kind: "paragraph",
      text: { en: `Everything is back after: ${total.en}.`, fr: `Tout est revenu après : ${total.fr}.` },
    },
  ];
  if (runbooks.length > 0) {
    const names = listWords(runbooks);
    head.push({ kind: "paragraph", text: { en: `By: ${names.en}.`, fr: `Selon : ${names.fr}.` } });
  }
  return [
    { title, blocks: [...head, ...(steps.length === 0 ? [] : [stepTable(steps), ...moreRows(steps.length)])] },
    ...(returns.length === 0
      ? []
      : [
          {
            title: {
              en: `${title.en}: important things, in the order of their return`,
              fr: `${title.fr} : l’important, dans l’ordre du retour`,
            },
            blocks: [
              {
                kind: "table" as const,
                columns: [
                  { name: { en: "What", fr: "Quoi" } },
                  { name: { en: "Criticality", fr: "Criticité" } },
                  { name: { en: "Back after", fr: "De retour après" } },
                ],
                rows: returns.map(({ element, back }) => [
                  nameOf(element),
                  wordIn(element, "criticality")?.name ?? same(""),
                  rangeWords(back),
                ]),
              },
            ],
          },
        ]),
    ...(drill.business.length === 0
      ? []
      : [
          {
            title: { en: `${title.en}: business`, fr: `${title.fr} : activité` },
            blocks: [businessTable(drill.business), ...moreRows(drill.business.length)],
          },
        ]),
    ...(gaps.length === 0
      ? []
      : [
          {
            title: {
              en: `${title.en}: what the plan does not say yet`,
              fr: `${title.fr} : ce que le plan ne dit pas encore`,
            },
            blocks: [
              {
                kind: "list" as const,
                items: gaps.map(({ step, says }) => {
                  const name = nameOf(step.element);
                  const action = actionWords(step.action);
                  return { en: `${name.en} (${action.en}): ${says.en}`, fr: `${name.fr} (${action.fr}) : ${says.fr}` };
                }),
              },
            ],
          },
        ]),
    ...(drill.notes.length === 0
      ? []
      : [
          {
            title: { en: `${title.en}: to know`, fr: `${title.fr} : à savoir` },
            blocks: [{ kind: "list" as const, items: drill.notes }],
          },
        ]),
  ];
}

export function exercisesReport(entries: readonly ExerciseEntry[], model: Model): Report {
  const observed = entries.filter(({ observations }) => observations.length > 0);
  return {
    title: { en: "Calendar of exercises", fr: "Calendrier des exercices" },
    about: [modelLine(model)],
    sections: [
      {
        title: { en: "Exercises", fr: "Exercices" },
        blocks: [
          {
            kind: "table",
            columns: [
              { name: { en: "What", fr: "Quoi" } },
              { name: { en: "Every", fr: "Tous les" } },
              { name: { en: "Latest", fr: "Dernier" } },
              { name: { en: "Next", fr: "Prochain" } },
              { name: { en: "Due", fr: "Échéance" } },
            ],
            rows: entries.map((entry) => [
              nameOf(entry.element),
              everyWords(entry),
              dayWords(entry.last),
              dayWords(entry.next),
              dueCell(entry),
            ]),
          },
        ],
      },
      ...(observed.length === 0 ? [] : [observedSection(observed)]),
    ],
  };
}

function everyWords({ element, every }: ExerciseEntry): Bilingual {
  const stated = statedWords(element, "every");
  if (stated.en !== "") return stated;
  return every === undefined ? same("") : { en: `${every} days`, fr: `${every} jours` };
}

/** Overdue, in time, or without a rhythm. */
function dueCell({ isOverdue, last }: ExerciseEntry): ReportCell {
  if (isOverdue === undefined)
    return { text: { en: "nobody says how often", fr: "nul ne dit à quel rythme" }, mark: "unknown" };
  if (!isOverdue) return { text: { en: "in time", fr: "à jour" }, mark: "good" };
  return last === undefined
    ? { text: { en: "never exercised", fr: "jamais exercé" }, mark: "bad" }
    : { text: { en: "overdue", fr: "en retard" }, mark: "bad" };
}

function observedSection(entries: readonly ExerciseEntry[]): ReportSection {
  return {
    title: { en: "Simulated against observed", fr: "Simulé et constaté" },
    blocks: [
      {
        kind: "table",
        columns: [
          { name: { en: "What", fr: "Quoi" } },
          { name: { en: "On", fr: "Le" } },
          { name: { en: "Process", fr: "Processus" } },
          { name: { en: "Standstill observed", fr: "Interruption constatée" } },
          { name: { en: "Simulated", fr: "Simulée" } },
          { name: { en: "Data lost observed", fr: "Perte constatée" } },
          { name: { en: "Simulated", fr: "Simulée" } },
          { name: { en: "Deviation", fr: "Écart" } },
          { name: { en: "Note", fr: "Note" } },
        ],
        rows: entries.flatMap(({ element, observations }) =>
          observations.map((one) => [
            nameOf(element),
            dayWords(one.on),
            one.process === undefined ? same("") : nameOf(one.process),
            observedWords(one.downtime),
            one.downtimeAgainst === undefined ? same("") : rangeWords(one.downtimeAgainst.simulated),
            observedWords(one.dataLoss),
            one.dataLossAgainst === undefined ? same("") : lossWords(one.dataLossAgainst.simulated),
            deviationCell(one.downtimeAgainst?.by, one.dataLossAgainst?.by),
            same(one.note ?? ""),
          ]),
        ),
      },
    ],
  };
}

/** How far what was observed lies outside what was simulated. */
function deviationCell(downtime: number | undefined, dataLoss: number | undefined): ReportCell {
  const told = [downtime, dataLoss].filter((by): by is number => by !== undefined);
  if (told.length === 0) return same("");
  if (told.every((by) => by === 0)) return { text: { en: "as simulated", fr: "comme simulé" }, mark: "good" };
  const line = (language: "en" | "fr"): string =>
    told
      .filter((by) => by !== 0)
      .map((by) => {
        const time = rangeWords({ lower: Math.abs(by), upper: Math.abs(by) })[language];
        return by > 0 ? `+ ${time}` : `− ${time}`;
      })
      .join(", ");
  return { text: { en: line("en"), fr: line("fr") }, mark: told.some((by) => by > 0) ? "bad" : "unknown" };
}
