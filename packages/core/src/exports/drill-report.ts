/** A drill as a report: what is shown of it, in which order. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { nameOf } from "../model/wording.ts";
import type { BusinessOutcome, Drill, Range, RecoveryStep } from "../simulation/answers.ts";
import { actionWords, conditionWords, lossWords, rangeWords, subjectWords } from "../simulation/drill/words.ts";
import { countWords, limitCell, listWords, modelLine, moneyWords, questionLine } from "./continuity-words.ts";
import { type Report, type ReportBlock, type ReportSection, same } from "./simulation-report.ts";

/** Rows of what is affected that a document shows; of the business and of steps. */
const SHOWN = 60;
const MOST_ROWS = 500;

export function drillReport(drill: Drill, title: Bilingual, model: Model): Report {
  return {
    title,
    about: [modelLine(model), questionLine(drill)],
    sections: drillSections(drill),
  };
}

function drillSections(drill: Drill): readonly ReportSection[] {
  return [
    {
      title: { en: "Business", fr: "Activité" },
      blocks: [
        ...(drill.business.length === 0 ? [] : [businessTable(drill.business), ...moreRows(drill.business.length)]),
        {
          kind: "paragraph",
          text: {
            en: `Processes, functions and services that carry on: ${drill.carriesOn}.`,
            fr: `Processus, fonctions et services qui continuent : ${drill.carriesOn}.`,
          },
        },
      ],
    },
    ...affectedSections(drill),
    ...queueSections(drill),
    ...recoverySections(drill.recovery.steps, drill.recovery.total),
    ...noteSections(drill.notes),
  ];
}

/** How many rows of a long table are not shown. */
export function moreRows(count: number): readonly ReportBlock[] {
  const more = count - MOST_ROWS;
  return more > 0 ? [{ kind: "paragraph", text: { en: `${more} more.`, fr: `${more} de plus.` } }] : [];
}

export function businessTable(business: readonly BusinessOutcome[]): ReportBlock {
  return {
    kind: "table",
    columns: [
      { name: { en: "What", fr: "Quoi" } },
      { name: { en: "Condition", fr: "État" } },
      { name: { en: "Standstill", fr: "Interruption" } },
      { name: { en: "RTO", fr: "RTO" } },
      { name: { en: "MTPD", fr: "DMIA" } },
      { name: { en: "Data lost", fr: "Données perdues" } },
      { name: { en: "RPO", fr: "RPO" } },
      { name: { en: "Cases lost", fr: "Cas perdus" }, isNumeric: true },
      { name: { en: "Money lost", fr: "Pertes" }, isNumeric: true },
    ],
    rows: business
      .slice(0, MOST_ROWS)
      .map((one) => [
        nameOf(one.element),
        conditionWords(one.condition),
        rangeWords(one.downtime),
        limitCell(one.downtime),
        limitCell(one.tolerable),
        lossWords(one.dataLoss),
        limitCell(one.dataLoss),
        one.cases === undefined ? same("") : countWords(one.cases),
        one.money === undefined ? same("") : moneyWords(one.money.range, one.money.currency),
      ]),
  };
}

function affectedSections({ affected }: Drill): readonly ReportSection[] {
  if (affected.length === 0) return [];
  const shown = affected.slice(0, SHOWN);
  const more = affected.length - shown.length;
  return [
    {
      title: { en: "What stops and why", fr: "Ce qui s’arrête et pourquoi" },
      blocks: [
        {
          kind: "table",
          columns: [
            { name: { en: "What", fr: "Quoi" } },
            { name: { en: "Course", fr: "Déroulement" } },
            { name: { en: "Because", fr: "Parce que" } },
          ],
          rows: shown.map(({ element, spans, because }) => [nameOf(element), courseWords(spans), because]),
        },
        ...(more > 0 ? [{ kind: "paragraph" as const, text: { en: `${more} more.`, fr: `${more} de plus.` } }] : []),
      ],
    },
  ];
}

/** `stopped until 72 h, perhaps stopped until 80 h`. */
function courseWords(spans: Drill["affected"][number]["spans"]): Bilingual {
  const parts = spans.filter(({ condition }) => condition !== "works");
  const isOpen = spans.at(-1)?.condition !== "works";
  const line = (language: "en" | "fr"): string =>
    parts
      .map(({ until, condition, isOpen: hasNoEnd }, index) => {
        const word = conditionWords(condition)[language];
        if (hasNoEnd === true && !(isOpen && index === parts.length - 1)) {
          const time = rangeWords({ lower: until, upper: until })[language];
          return language === "en" ? `${word} for ${time} at most` : `${word} pour ${time} au plus`;
        }
        if (isOpen && index === parts.length - 1)
          return language === "en" ? `${word}, no end known` : `${word}, sans fin connue`;
        const time = rangeWords({ lower: until, upper: until })[language];
        return language === "en" ? `${word} until ${time}` : `${word} jusqu’à ${time}`;
      })
      .join(", ");
  return { en: line("en"), fr: line("fr") };
}

function queueSections({ queues }: Drill): readonly ReportSection[] {
  if (queues.length === 0) return [];
  return [
    {
      title: { en: "What waits", fr: "Ce qui attend" },
      blocks: [
        {
          kind: "table",
          columns: [
            { name: { en: "Where", fr: "Où" } },
            { name: { en: "At most", fr: "Au plus" }, isNumeric: true },
            { name: { en: "Empty after", fr: "Vide après" } },
            { name: { en: "Lost", fr: "Perdus" }, isNumeric: true },
          ],
          rows: queues.map(({ at, most, emptyAt, lost }) => [
            subjectWords(at),
            countWords({ lower: most, upper: most }),
            emptyAt === undefined
              ? { en: "not seen", fr: "non constaté" }
              : rangeWords({ lower: emptyAt, upper: emptyAt }),
            countWords({ lower: lost, upper: lost }),
          ]),
        },
      ],
    },
  ];
}

function recoverySections(steps: readonly RecoveryStep[], total: Range): readonly ReportSection[] {
  if (steps.length === 0) return [];
  const time = rangeWords(total);
  return [
    {
      title: { en: "Recovery, in order", fr: "Reprise, dans l’ordre" },
      blocks: [
        stepTable(steps),
        ...moreRows(steps.length),
        {
          kind: "paragraph",
          text: { en: `Everything is back after: ${time.en}.`, fr: `Tout est revenu après : ${time.fr}.` },
        },
      ],
    },
  ];
}

export function stepTable(steps: readonly RecoveryStep[]): ReportBlock {
  return {
    kind: "table",
    columns: [
      { name: { en: "No.", fr: "N°" }, isNumeric: true },
      { name: { en: "Action", fr: "Action" } },
      { name: { en: "What", fr: "Quoi" } },
      { name: { en: "Who", fr: "Qui" } },
      { name: { en: "From", fr: "De" } },
      { name: { en: "To", fr: "À" } },
      { name: { en: "After", fr: "Après" } },
      { name: { en: "Runbook", fr: "Procédure" } },
      { name: { en: "Critical", fr: "Critique" } },
    ],
    rows: steps
      .slice(0, MOST_ROWS)
      .map((step, index) => [
        same(String(index + 1)),
        actionWords(step.action),
        step.link === undefined ? nameOf(step.element) : subjectWords(step.link),
        listWords(step.by),
        rangeWords(step.start),
        rangeWords(step.end),
        listWords(step.after),
        listWords(step.runbook),
        step.isCritical ? { en: "yes", fr: "oui" } : same(""),
      ]),
  };
}

function noteSections(notes: readonly Bilingual[]): readonly ReportSection[] {
  return notes.length === 0
    ? []
    : [{ title: { en: "To know", fr: "À savoir" }, blocks: [{ kind: "list", items: notes }] }];
}
