/** What was promised and what is reached: indicators, objectives, departments and perspectives, on a day (R107). */
import { dateOfDay } from "../base/dates.ts";
import { days, numbers, words, type Table, type TableColumn, type TableWords } from "../base/table.ts";
import {
  type Attainment,
  attainmentOf,
  attainmentOfObjective,
  indicatorsOf,
  meanOf,
  weightOf,
} from "../model/attainment.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import { type Analysis, type Known, named, type Named, type TitledTable } from "./analysis.ts";
import { dayOf, onParameter } from "./parameters.ts";
import { dayIn, distinct, textIn, type Word, wordIn } from "../model/read.ts";
import { elementColumn, idsOf, nameColumn, knownOf } from "./read.ts";

export interface IndicatorsParameters {
  readonly on?: string | undefined;
}

export interface IndicatorsResult {
  readonly indicators: readonly Measure[];
  readonly objectives: readonly Goal[];
  /** By who answers for the indicator, or for its objective. */
  readonly owners: readonly Part[];
  readonly perspectives: readonly Part[];
}

/** `open`: known not to be reached yet; `unknown`: baseline, target or actual is missing. */
export type Reached = "reached" | "open" | "unknown";
/** Past its day: `yes` where it is known not to be reached, `unknown` where nobody knows that, or no day is stated. */
export type Overdue = "yes" | "no" | "unknown";

interface Progress {
  readonly attainment: number | undefined;
  readonly reached: Reached;
  readonly due: number | undefined;
  readonly overdue: Overdue;
  readonly owners: readonly Named[];
}

export interface Measure extends Progress {
  readonly element: Named;
  readonly objectives: readonly Named[];
  readonly baseline: Value | undefined;
  readonly target: Value | undefined;
  readonly actual: Value | undefined;
  readonly unit: string | undefined;
  readonly measuredOn: number | undefined;
}

export interface Goal extends Progress {
  readonly element: Named;
  readonly perspective: Word | undefined;
  readonly indicators: readonly Named[];
  /** Share of the weight of its indicators of which nothing is known; 1 without an indicator. */
  readonly unknown: number;
}

/** What belongs together, and its mean by weight. */
export interface Part extends Attainment {
  /** Id or word, and what a person reads; undefined for what states none. */
  readonly by: Word | undefined;
  readonly indicators: readonly Named[];
  readonly overdue: number;
}

export const indicators: Analysis<IndicatorsParameters, IndicatorsResult> = {
  id: "indicators",
  title: { en: "Indicators and objectives", fr: "Indicateurs et objectifs" },
  question: { en: "What is reached of what was promised?", fr: "Qu’a-t-on atteint de ce qui était promis ?" },
  method: {
    en: "The attainment of an indicator is the share of the way from baseline to target that is done, between 0 and 1; it is unknown where one of the three is missing. That of an objective, an owner or a perspective is the mean by weight of what is known. An indicator is due with the first of its objectives. Overdue is only what is known not to be reached; past its day and not known is told as unknown.",
    fr: "L’atteinte d’un indicateur est la part du chemin parcourue de la valeur de départ à la cible, entre 0 et 1 ; elle est inconnue si l’une des trois valeurs manque. Celle d’un objectif, d’un responsable ou d’un axe est la moyenne pondérée de ce qui est connu. Un indicateur échoit avec le premier de ses objectifs. N’est en retard que ce que l’on sait non atteint ; passé son jour sans qu’on sache, c’est inconnu.",
  },
  reads: ["baseline", "target", "actual", "measuredOn", "weight", "due", "owner", "perspective"],
  parameters: { on: onParameter },
  example: {
    model: `
unit sales "Sales"
objective online "Sell online" { perspective: customer; due: 2026-06-30; owner: sales }
objective calm "Fewer incidents" { perspective: process; due: 2027-12-31 }
indicator share "Share sold online" { baseline: 10; target: 50; actual: 40; influences online }
indicator joy "Satisfaction" { baseline: 3; target: 4.5; influences online }
indicator incidents "Incidents per month" { baseline: 20; target: 10; actual: 8; influences calm }
`,
    parameters: { on: "2026-12-31" },
  },

  run(model, { on }) {
    const today = dayOf(on);
    const elements = [...model.elements({ kind: "indicator" })];
    const measured = elements.map((element) => measureOf(element, today));
    return {
      indicators: measured,
      objectives: [...model.elements({ kind: "objective" })].map((element) => goalOf(element, today)),
      owners: partsBy(model, measured, ({ owners }) =>
        owners.map(({ id, name }) => ({ word: id, name: { en: name, fr: name } })),
      ),
      perspectives: partsBy(model, measured, (one) => perspectivesOf(model, one)),
    };
  },

  tabulate: ({ indicators: all }): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("objectives", "Objectives", "Objectifs", "elements"),
      numbers("baseline", "Baseline", "Départ"),
      numbers("actual", "Actual", "Constaté"),
      numbers("target", "Target", "Cible"),
      words("unit", "Unit", "Unité"),
      ...progressColumns,
      days("measured", "Measured on", "Mesuré le"),
    ],
    rows: all.map((one) => [
      one.element.id,
      one.element.name,
      idsOf(one.objectives),
      figure(one.baseline),
      figure(one.actual),
      figure(one.target),
      one.unit ?? unitOf(one),
      ...progressCells(one),
      day(one.measuredOn),
    ]),
  }),

  others: ({ objectives, owners, perspectives }): readonly TitledTable[] => [
    {
      id: "objectives",
      title: { en: "By objective", fr: "Par objectif" },
      known: measuredObjectives(objectives),
      columns: [
        elementColumn,
        nameColumn,
        words("perspective", "Perspective", "Axe"),
        words("indicators", "Indicators", "Indicateurs", "elements"),
        ...progressColumns,
        numbers("unknown", "Not known", "Inconnu", "share"),
      ],
      rows: objectives.map((one) => [
        one.element.id,
        one.element.name,
        one.perspective?.name ?? null,
        idsOf(one.indicators),
        ...progressCells(one),
        one.unknown,
      ]),
    },
    partsTable(
      "owners",
      { en: "By owner", fr: "Par responsable" },
      owners,
      words("by", "Owner", "Responsable", "element"),
    ),
    partsTable(
      "perspectives",
      { en: "By perspective", fr: "Par axe" },
      perspectives,
      words("by", "Perspective", "Axe"),
    ),
  ],

  coverage: ({ indicators: all, objectives }): readonly Known[] => [
    knownOf(
      { en: "indicators with a known attainment", fr: "indicateurs dont on sait l’atteinte" },
      all,
      ({ reached }) => reached !== "unknown",
    ),
    measuredObjectives(objectives),
    knownOf(
      { en: "objectives with a due date", fr: "objectifs avec une échéance" },
      objectives,
      ({ due }) => due !== undefined,
    ),
  ],
};

function measuredObjectives(objectives: readonly Goal[]): Known {
  return knownOf(
    { en: "objectives with an indicator", fr: "objectifs avec un indicateur" },
    objectives,
    (one) => one.indicators.length > 0,
  );
}

const reachedWords: Readonly<Record<Reached, TableWords>> = {
  reached: { en: "reached", fr: "atteint" },
  open: { en: "not yet", fr: "pas encore" },
  unknown: { en: "unknown", fr: "inconnu" },
};

const overdueWords: Readonly<Record<Overdue, TableWords>> = {
  yes: { en: "overdue", fr: "en retard" },
  no: { en: "no", fr: "non" },
  unknown: { en: "unknown", fr: "inconnu" },
};

const progressColumns: readonly TableColumn[] = [
  numbers("attainment", "Attainment", "Atteinte", "share"),
  words("reached", "Reached", "Atteint"),
  days("due", "Due", "Échéance"),
  words("overdue", "Overdue", "En retard"),
  words("owners", "Owner", "Responsable", "elements"),
];

function progressCells(one: Progress): Table["rows"][number] {
  return [
    one.attainment ?? null,
    reachedWords[one.reached],
    day(one.due),
    overdueWords[one.overdue],
    idsOf(one.owners),
  ];
}

function partsTable(id: string, title: TableWords, parts: readonly Part[], by: TableColumn): TitledTable {
  return {
    id,
    title,
    columns: [
      by,
      words("indicators", "Indicators", "Indicateurs", "elements"),
      numbers("attainment", "Attainment", "Atteinte", "share"),
      numbers("unknown", "Not known", "Inconnu", "share"),
      numbers("overdue", "Overdue", "En retard"),
    ],
    rows: parts.map((part) => [
      part.by === undefined
        ? { en: "not stated", fr: "non indiqué" }
        : by.holds === "element"
          ? part.by.word
          : part.by.name,
      idsOf(part.indicators),
      part.value ?? null,
      part.unknown,
      part.overdue,
    ]),
  };
}

function measureOf(element: Element, today: number | undefined): Measure {
  const objectives = objectivesOf(element);
  const dues = objectives.flatMap((objective) => dayIn(objective.get("due")) ?? []);
  const attainment = attainmentOf(element);
  const due = dues.length === 0 ? undefined : Math.min(...dues);
  return {
    element: named(element),
    objectives: objectives.map(named),
    baseline: element.get("baseline"),
    target: element.get("target"),
    actual: element.get("actual"),
    unit: textIn(element.get("unit")),
    measuredOn: dayIn(element.get("measuredOn")),
    ...progressOf(attainment, attainment !== undefined, due, today),
    owners: ownersOf(element, objectives).map(named),
  };
}

function goalOf(element: Element, today: number | undefined): Goal {
  const { value, unknown } = attainmentOfObjective(element);
  return {
    element: named(element),
    perspective: wordIn(element, "perspective"),
    indicators: indicatorsOf(element).map(named),
    unknown,
    ...progressOf(value, value !== undefined && unknown === 0, dayIn(element.get("due")), today),
    owners: ownersOf(element, []).map(named),
  };
}

/** Part of the indicators known to be reached is not all of them: `isWhole`. One that is known not to be is enough for open. */
function progressOf(
  attainment: number | undefined,
  isWhole: boolean,
  due: number | undefined,
  today: number | undefined,
): Omit<Progress, "owners"> {
  const reached: Reached =
    attainment === undefined ? "unknown" : attainment < 1 ? "open" : isWhole ? "reached" : "unknown";
  return { attainment, reached, due, overdue: overdueOf(reached, due, today) };
}

function overdueOf(reached: Reached, due: number | undefined, today: number | undefined): Overdue {
  if (reached === "reached") return "no";
  if (due === undefined || today === undefined) return "unknown";
  if (due >= today) return "no";
  return reached === "open" ? "yes" : "unknown";
}

/** Objectives that an indicator measures: around it, or influenced by it. */
function objectivesOf(indicator: Element): readonly Element[] {
  const around = indicator.parent === undefined ? [] : [indicator.parent];
  const influenced = indicator.targets("influences");
  return distinct([...around, ...influenced].filter((one) => isKind(one, "objective")));
}

/** Its own owner, without one that of its objectives. */
function ownersOf(element: Element, objectives: readonly Element[]): readonly Element[] {
  const own = element.reference("owner");
  if (own !== undefined) return [own];
  return distinct(objectives.flatMap((objective) => objective.reference("owner") ?? []));
}

function perspectivesOf(model: Model, { element, objectives }: Measure): readonly Word[] {
  const stated = (id: string): Word | undefined => {
    const one = model.element(id);
    return one === undefined ? undefined : wordIn(one, "perspective");
  };
  const own = stated(element.id);
  if (own !== undefined) return [own];
  return [...new Map(objectives.flatMap(({ id }) => stated(id) ?? []).map((word) => [word.word, word])).values()];
}

function partsBy(model: Model, all: readonly Measure[], keysOf: (one: Measure) => readonly Word[]): readonly Part[] {
  const groups = new Map<string, { readonly by: Word | undefined; readonly group: Measure[] }>();
  for (const one of all) {
    const keys = keysOf(one);
    for (const by of keys.length === 0 ? [undefined] : keys) {
      const key = by?.word ?? "";
      const part = groups.get(key) ?? { by, group: [] };
      part.group.push(one);
      groups.set(key, part);
    }
  }
  return [...groups.values()].map(({ by, group }) => ({
    by,
    indicators: group.map(({ element }) => element),
    overdue: group.filter(({ overdue }) => overdue === "yes").length,
    ...meanOf(group.map(({ element, attainment }) => ({ value: attainment, weight: weightIn(model, element.id) }))),
  }));
}

function weightIn(model: Model, id: string): number {
  const element = model.element(id);
  return element === undefined ? 1 : weightOf(element);
}

function day(number: number | undefined): string | null {
  return number === undefined ? null : (dateOfDay(number) ?? null);
}

/** The number of a measured value; a percentage as people say it. */
function figure(value: Value | undefined): number | null {
  switch (value?.kind) {
    case "number":
      return value.number;
    case "percent":
      return Number((value.fraction * 100).toPrecision(12));
    case "money":
      return value.yearly ?? value.amount;
    default:
      return null;
  }
}

function unitOf({ target, actual, baseline }: Measure): string | null {
  const value = target ?? actual ?? baseline;
  return value?.kind === "percent" ? "%" : value?.kind === "money" ? value.currency : null;
}
