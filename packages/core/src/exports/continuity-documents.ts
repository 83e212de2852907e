/** Drills and the documents of continuity as reports: what is shown of them, in which order. */
import { dateOfDay } from "../base/dates.ts";
import { printMoney, printNumber } from "../base/quantity.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { wordIn } from "../model/read.ts";
import { printValue } from "../model/values.ts";
import { nameOf } from "../model/wording.ts";
import type { Against, BusinessOutcome, Drill, Range, RecoveryStep } from "../simulation/answers.ts";
import type { ExerciseEntry, ImpactEntry, RecoveryPlan } from "../simulation/continuity.ts";
import {
  actionWords,
  conditionWords,
  harmWords,
  lossWords,
  rangeWords,
  subjectWords,
} from "../simulation/drill-words.ts";
import { type Report, type ReportBlock, type ReportCell, type ReportSection, same } from "./simulation-report.ts";

/** Rows of what is affected that a document shows. */
const SHOWN = 60;

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
        ...(drill.business.length === 0 ? [] : [businessTable(drill.business)]),
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

function businessTable(business: readonly BusinessOutcome[]): ReportBlock {
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
    rows: business.map((one) => [
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

/** What was asked, and whether it is met. */
export function limitCell({ limit, met }: Against): ReportCell {
  if (limit === undefined) return same("");
  const time = rangeWords({ lower: limit, upper: limit });
  const said = met === undefined ? verdicts.unknown : met ? verdicts.good : verdicts.bad;
  return {
    text: { en: `${time.en}: ${said.en}`, fr: `${time.fr} : ${said.fr}` },
    mark: met === undefined ? "unknown" : met ? "good" : "bad",
  };
}

const verdicts = {
  good: { en: "met", fr: "tenu" },
  bad: { en: "missed", fr: "manqué" },
  unknown: { en: "nobody can tell", fr: "nul ne sait" },
} as const satisfies Readonly<Record<string, Bilingual>>;

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
export function courseWords(spans: Drill["affected"][number]["spans"]): Bilingual {
  const parts = spans.filter(({ condition }) => condition !== "works");
  const isOpen = spans.at(-1)?.condition !== "works";
  const line = (language: "en" | "fr"): string =>
    parts
      .map(({ until, condition }, index) => {
        const word = conditionWords(condition)[language];
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
        {
          kind: "paragraph",
          text: { en: `Everything is back after: ${time.en}.`, fr: `Tout est revenu après : ${time.fr}.` },
        },
      ],
    },
  ];
}

function stepTable(steps: readonly RecoveryStep[]): ReportBlock {
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
    rows: steps.map((step, index) => [
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

// --------------------------------------------------------------------------------------------------------------- documents

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
        rows: entries.map(({ element, owner, mtpd, objectives, applications, gaps }) => [
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
          listWords(applications),
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
    { title, blocks: [...head, ...(steps.length === 0 ? [] : [stepTable(steps)])] },
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
            blocks: [businessTable(drill.business)],
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
export function dueCell({ isOverdue, last }: ExerciseEntry): ReportCell {
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

// ------------------------------------------------------------------------------------------------------------------- words

function modelLine(model: Model): Bilingual {
  const header = model.header();
  return header === undefined ? same("") : nameOf(header);
}

/** `Fails: Geneva data centre. Harm: loss. For 3 days.` */
export function questionLine({ question }: Drill): Bilingual {
  const { fails, harm, lasts, times } = question;
  const what = harmWords(harm);
  const line = (language: "en" | "fr"): string => {
    const names = fails.map((one) => subjectWords(one)[language]).join(", ");
    const isFrench = language === "fr";
    const parts = [isFrench ? `Atteinte : ${what.fr}` : `Harm: ${what.en}`];
    if (names !== "") parts.unshift(isFrench ? `Tombe : ${names}` : `Fails: ${names}`);
    if (harm === "load") parts.push(isFrench ? `${times} fois la charge` : `${times} times the load`);
    if (lasts !== undefined) {
      const time = rangeWords({ lower: lasts, upper: lasts })[language];
      parts.push(isFrench ? `Pendant ${time}` : `For ${time}`);
    } else if (harm === "outage") parts.push(isFrench ? "Jusqu’à la réparation" : "Until it is repaired");
    return `${parts.join(". ")}.`;
  };
  return { en: line("en"), fr: line("fr") };
}

function listWords(elements: readonly Element[]): Bilingual {
  return {
    en: elements.map((one) => one.nameIn("en")).join(", "),
    fr: elements.map((one) => one.nameIn("fr")).join(", "),
  };
}

function statedWords(element: Element, key: string): Bilingual {
  const value = element.get(key);
  return value === undefined ? same("") : { en: printValue(value, "en"), fr: printValue(value, "fr") };
}

function observedWords(hours: number | undefined): Bilingual {
  return hours === undefined ? same("") : rangeWords({ lower: hours, upper: hours });
}

export function dayWords(day: number | undefined): Bilingual {
  return same(day === undefined ? "" : (dateOfDay(day) ?? ""));
}

/** Whole items, `2,700`, `2,700 or more`. */
export function countWords({ lower, upper }: Range): Bilingual {
  const shown = (count: number, language: "en" | "fr"): string => printNumber(Math.round(count), language);
  const line = (language: "en" | "fr"): string => {
    if (lower === upper) return shown(lower, language);
    if (upper === Infinity)
      return lower === 0
        ? language === "en"
          ? "unknown"
          : "inconnu"
        : `${shown(lower, language)} ${language === "en" ? "or more" : "ou plus"}`;
    return `${shown(lower, language)} ${language === "en" ? "to" : "à"} ${shown(upper, language)}`;
  };
  return { en: line("en"), fr: line("fr") };
}

export function moneyWords({ lower, upper }: Range, currency: string): Bilingual {
  const shown = (amount: number, language: "en" | "fr"): string =>
    printMoney({ amount: Math.round(amount), currency, text: "" }, language);
  const line = (language: "en" | "fr"): string => {
    if (lower === upper) return shown(lower, language);
    if (upper === Infinity)
      return lower === 0
        ? language === "en"
          ? "unknown"
          : "inconnu"
        : `${shown(lower, language)} ${language === "en" ? "or more" : "ou plus"}`;
    return `${shown(lower, language)} ${language === "en" ? "to" : "à"} ${shown(upper, language)}`;
  };
  return { en: line("en"), fr: line("fr") };
}
