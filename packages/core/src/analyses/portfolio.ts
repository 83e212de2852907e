/** Investments, projects, systems, resources and budgets in one table, whose totals are those of its rows (R108); and how far each objective is served (R109). */
import { dateOfDay } from "../base/dates.ts";
import { days, numbers, words, type Table, type TableCell, type TableWords } from "../base/table.ts";
import { attainmentOfObjective } from "../model/attainment.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import { type Analysis, type Known, named, type Named, type TitledTable } from "./analysis.ts";
import { shareByYear } from "./by-year.ts";
import {
  type Amount,
  dayIn,
  distinct,
  moneyIn,
  namedIn,
  numberIn,
  statedBy,
  type Word,
  wordIn,
} from "../model/read.ts";
import { elementColumn, idsOf, nameColumn, knownOf } from "./read.ts";

export interface PortfolioParameters {
  /** Kinds to list; projects, systems, resources and contracts when absent or empty. */
  readonly kinds?: readonly string[] | undefined;
}

export interface PortfolioResult {
  readonly items: readonly PortfolioItem[];
  readonly totals: readonly Total[];
  readonly years: readonly Year[];
  readonly objectives: readonly Served[];
}

export type Section = "project" | "system" | "resource";
export type Measure = "budget" | "spent" | "capex" | "annualCost";

export interface PortfolioItem {
  readonly element: Named;
  readonly section: Section;
  readonly owner: Named | undefined;
  readonly status: Word | undefined;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly progress: number | undefined;
  readonly headcount: number | undefined;
  readonly amounts: Readonly<Partial<Record<Measure, Amount>>>;
  /** Amounts that are part of the same amount of something around it, which they are not added to. */
  readonly within: readonly Measure[];
}

/** What the rows of a section add up to. */
export interface Total {
  readonly section: Section;
  readonly currency: string;
  readonly sums: Readonly<Record<Measure, number>>;
  /** How many rows each sum is of. */
  readonly counts: Readonly<Record<Measure, number>>;
}

/** Budgets shared out over the days from start to end. */
export interface Year {
  /** Undefined for projects without both days. */
  readonly year: number | undefined;
  readonly currency: string;
  readonly budget: number;
  readonly projects: readonly Named[];
}

export interface Served {
  /** Undefined for projects that serve no objective. */
  readonly objective: Named | undefined;
  readonly perspective: Word | undefined;
  readonly projects: readonly Named[];
  /** How many of them stand where; no word for those that do not say. */
  readonly statuses: readonly { readonly status: Word | undefined; readonly count: number }[];
  /** Mean progress of those that state it. */
  readonly progress: number | undefined;
  readonly progressKnown: number;
  readonly attainment: number | undefined;
}

const measures: readonly Measure[] = ["budget", "spent", "capex", "annualCost"];
const sections: Readonly<Record<Section, readonly string[]>> = {
  project: ["project"],
  system: ["application", "module", "component", "store", "technology", "node"],
  resource: ["unit", "role", "party", "document", "site"],
};

export const portfolio: Analysis<PortfolioParameters, PortfolioResult> = {
  id: "portfolio",
  title: { en: "Portfolio", fr: "Portefeuille" },
  question: {
    en: "What do we invest, in which projects, systems and resources, and how far are we?",
    fr: "Qu’investit-on, dans quels projets, systèmes et ressources, et où en est-on ?",
  },
  method: {
    en: "All projects; systems and resources that state an amount or a headcount. An amount inside something that states the same amount is part of it and added once; parts count where the whole says nothing. Totals are by currency, never converted. Budgets are shared out over the days from start to end. An objective is served by projects that realize or influence it, or realize or change a capability or requirement that realizes it; a project may serve several, and a part of a project serves what its whole does.",
    fr: "Tous les projets ; les systèmes et ressources qui indiquent un montant ou un effectif. Un montant à l’intérieur de quelque chose qui indique le même montant en fait partie et n’est compté qu’une fois ; les parties comptent si le tout ne dit rien. Les totaux sont par devise, sans conversion. Les budgets sont répartis sur les jours du début à la fin. Un objectif est servi par les projets qui le réalisent ou l’influencent, ou qui réalisent ou changent une capacité ou exigence qui le réalise ; un projet peut en servir plusieurs, et une partie de projet sert ce que sert son tout.",
  },
  reads: ["budget", "spent", "capex", "annualCost", "headcount", "start", "end", "status", "progress", "owner"],
  parameters: {
    kinds: {
      type: { kind: "list", of: { kind: "text" } },
      names: "kind",
      name: { en: "Kinds", fr: "Types" },
      description: {
        en: "Kinds to list; projects, systems and resources if empty.",
        fr: "Types à lister ; projets, systèmes et ressources si la liste est vide.",
      },
    },
  },
  example: {
    model: `
model portfolio { currency: EUR }
objective online "Sell online" { perspective: customer }
project shop "New shop" {
  budget: 300000; spent: 60000; start: 2026-07-01; end: 2027-06-30; status: running; progress: 25%; influences online
  project pay "Payments" { budget: 100000; status: planned }
}
project tidy "Tidy up" { spent: 5000; status: paused }
application crm "CRM" { annualCost: 90000; module mail "Mailings" { annualCost: 10000 } }
application old "Old shop" { module till "Till" { annualCost: 4000 } }
unit it "IT" { headcount: 12; annualCost: 1400000 }
`,
    parameters: {},
  },

  run(model, { kinds = [] }) {
    const items = itemsOf(model, kinds);
    return { items, totals: totalsOf(items), years: yearsOf(items), objectives: servedOf(model, items) };
  },

  tabulate: ({ items }): Table => ({
    columns: [
      words("what", "What", "Quoi"),
      elementColumn,
      nameColumn,
      words("owner", "Owner", "Responsable", "element"),
      words("status", "Status", "Statut"),
      days("start", "Start", "Début"),
      days("end", "End", "Fin"),
      numbers("progress", "Progress", "Avancement", "share"),
      numbers("budget", "Budget", "Budget"),
      numbers("spent", "Spent", "Dépensé"),
      numbers("share", "Of the budget", "Du budget", "share"),
      numbers("capex", "Investment", "Investissement"),
      numbers("annualCost", "Cost per year", "Coût par an"),
      numbers("headcount", "Headcount", "Effectif"),
      words("currency", "Currency", "Devise"),
      words("within", "Part of the whole", "Partie du tout"),
    ],
    rows: items.map((item) => [
      sectionWords[item.section],
      item.element.id,
      item.element.name,
      item.owner?.id ?? null,
      item.status?.name ?? null,
      day(item.start),
      day(item.end),
      item.progress ?? null,
      item.amounts.budget?.amount ?? null,
      item.amounts.spent?.amount ?? null,
      spentShare(item),
      item.amounts.capex?.amount ?? null,
      item.amounts.annualCost?.amount ?? null,
      item.headcount ?? null,
      currencyOf(item),
      withinCell(item),
    ]),
  }),

  others: ({ totals, years, objectives }): readonly TitledTable[] => [
    totalsTable(totals),
    {
      id: "years",
      title: { en: "Budgets by year", fr: "Budgets par année" },
      columns: [
        numbers("year", "Year", "Année", "year"),
        words("currency", "Currency", "Devise"),
        numbers("budget", "Budget", "Budget"),
        words("projects", "Projects", "Projets", "elements"),
      ],
      rows: years.map(({ year, currency, budget, projects }) => [
        year ?? { en: "not dated", fr: "sans dates" },
        currency,
        budget,
        idsOf(projects),
      ]),
    },
    {
      id: "objectives",
      title: { en: "Transformation by objective", fr: "Transformation par objectif" },
      known: {
        what: { en: "objectives that a project serves", fr: "objectifs servis par un projet" },
        known: objectives.filter((one) => one.objective !== undefined && one.projects.length > 0).length,
        of: objectives.filter((one) => one.objective !== undefined).length,
      },
      columns: [
        words("objective", "Objective", "Objectif", "element"),
        words("perspective", "Perspective", "Axe"),
        words("projects", "Projects", "Projets", "elements"),
        words("statuses", "Where they stand", "Où ils en sont"),
        numbers("progress", "Progress", "Avancement", "share"),
        numbers("known", "Progress known of", "Avancement connu de"),
        numbers("attainment", "Attainment", "Atteinte", "share"),
      ],
      rows: objectives.map((one) => [
        one.objective?.id ?? { en: "no objective", fr: "aucun objectif" },
        one.perspective?.name ?? null,
        idsOf(one.projects),
        statusCell(one.statuses),
        one.progress ?? null,
        one.progressKnown,
        one.attainment ?? null,
      ]),
    },
  ],

  coverage: ({ items }): readonly Known[] => {
    const projects = items.filter(({ section }) => section === "project");
    const known = (measure: Measure): number => projects.filter(({ amounts }) => amounts[measure] !== undefined).length;
    return [
      {
        what: { en: "projects with a budget", fr: "projets avec un budget" },
        known: known("budget"),
        of: projects.length,
      },
      {
        what: { en: "projects that say what is spent", fr: "projets qui disent ce qui est dépensé" },
        known: known("spent"),
        of: projects.length,
      },
      knownOf(
        { en: "projects with both days", fr: "projets avec leurs deux dates" },
        projects,
        ({ start, end }) => start !== undefined && end !== undefined,
      ),
      knownOf(
        { en: "projects with a status", fr: "projets avec un statut" },
        projects,
        ({ status }) => status !== undefined,
      ),
    ];
  },
};

const sectionWords: Readonly<Record<Section, TableWords>> = {
  project: { en: "project", fr: "projet" },
  system: { en: "system", fr: "système" },
  resource: { en: "resource", fr: "ressource" },
};

const unknown: TableWords = { en: "unknown", fr: "inconnu" };

const measureWords: Readonly<Record<Measure, TableWords>> = {
  budget: { en: "Budget", fr: "Budget" },
  spent: { en: "Spent", fr: "Dépensé" },
  capex: { en: "Investment", fr: "Investissement" },
  annualCost: { en: "Cost per year", fr: "Coût par an" },
};

function totalsTable(totals: readonly Total[]): TitledTable {
  return {
    id: "totals",
    title: { en: "Totals", fr: "Totaux" },
    columns: [
      words("what", "What", "Quoi"),
      words("currency", "Currency", "Devise"),
      ...measures.flatMap((measure) => [
        numbers(measure, measureWords[measure].en, measureWords[measure].fr),
        numbers(`${measure}Count`, "of rows", "de lignes"),
      ]),
    ],
    rows: totals.map(({ section, currency, sums, counts }) => [
      sectionWords[section],
      currency,
      ...measures.flatMap((measure) => (counts[measure] === 0 ? [null, 0] : [sums[measure], counts[measure]])),
    ]),
  };
}

function statusCell(statuses: Served["statuses"]): TableWords {
  const said = (language: "en" | "fr"): string =>
    statuses.map(({ status, count }) => `${(status?.name ?? unknown)[language]} ${count}`).join(", ");
  return { en: said("en"), fr: said("fr") };
}

function withinCell({ within }: PortfolioItem): TableCell {
  if (within.length === 0) return null;
  const said = (language: "en" | "fr"): string => within.map((measure) => measureWords[measure][language]).join(", ");
  return { en: said("en"), fr: said("fr") };
}

function day(number: number | undefined): string | null {
  return number === undefined ? null : (dateOfDay(number) ?? null);
}

function spentShare({ amounts: { budget, spent } }: PortfolioItem): number | null {
  if (budget === undefined || spent === undefined || budget.currency !== spent.currency || budget.amount <= 0)
    return null;
  return spent.amount / budget.amount;
}

function currencyOf({ amounts }: PortfolioItem): string | null {
  const used = [...new Set(measures.flatMap((measure) => amounts[measure]?.currency ?? []))];
  return used.length === 0 ? null : used.join(", ");
}

function itemsOf(model: Model, kinds: readonly string[]): readonly PortfolioItem[] {
  const found: PortfolioItem[] = [];
  for (const section of ["project", "system", "resource"] as const) {
    const rows = new Set(sections[section].flatMap((kind) => [...model.rows({ kind })]));
    for (const row of [...rows].sort((a, b) => a - b)) {
      const element = model.at(row);
      if (kinds.length > 0 && !isKind(element, ...kinds)) continue;
      const item = itemOf(element, section);
      const isSaid = Object.keys(item.amounts).length > 0 || item.headcount !== undefined;
      if (section === "project" || isSaid) found.push(item);
    }
  }
  const listed = new Set(found.map(({ element }) => element.id));
  return found.map((item) => ({ ...item, within: item.within.length === 0 ? [] : withinListed(model, item, listed) }));
}

function itemOf(element: Element, section: Section): PortfolioItem {
  const stated = statedBy(element);
  const amounts: Partial<Record<Measure, Amount>> = {};
  for (const measure of measures) {
    const amount = moneyIn(stated(measure));
    if (amount !== undefined) amounts[measure] = amount;
  }
  const owner = namedIn(element.model, stated("owner"))[0];
  return {
    element: named(element),
    section,
    owner: owner === undefined ? undefined : named(owner),
    status: wordIn(element, "status", stated("status")),
    start: section === "project" ? dayIn(stated("start")) : undefined,
    end: section === "project" ? dayIn(stated("end")) : undefined,
    progress: numberIn(stated("progress")),
    headcount: numberIn(stated("headcount")),
    amounts,
    within: measures.filter((measure) => amounts[measure] !== undefined && element.parent !== undefined),
  };
}

/** The amounts of which something around it, in the table, states the whole. */
function withinListed(model: Model, item: PortfolioItem, listed: ReadonlySet<string>): readonly Measure[] {
  const around = model.element(item.element.id)?.path.filter(({ id }) => listed.has(id)) ?? [];
  return item.within.filter((measure) =>
    around.some((one) => moneyIn(one.get(measure))?.currency === item.amounts[measure]?.currency),
  );
}

function totalsOf(items: readonly PortfolioItem[]): readonly Total[] {
  const totals = new Map<
    string,
    { sums: Record<Measure, number>; counts: Record<Measure, number> } & Omit<Total, "sums" | "counts">
  >();
  for (const { section, amounts, within } of items) {
    for (const measure of measures) {
      const amount = amounts[measure];
      if (amount === undefined || within.includes(measure)) continue;
      const key = `${section} ${amount.currency}`;
      const total = totals.get(key) ?? { section, currency: amount.currency, sums: zero(), counts: zero() };
      total.sums[measure] += amount.amount;
      total.counts[measure] += 1;
      totals.set(key, total);
    }
  }
  return [...totals.values()];
}

function zero(): Record<Measure, number> {
  return { budget: 0, spent: 0, capex: 0, annualCost: 0 };
}

function yearsOf(items: readonly PortfolioItem[]): readonly Year[] {
  const years = new Map<string, { year: number | undefined; currency: string; budget: number; projects: Named[] }>();
  for (const {
    element,
    amounts: { budget },
    within,
    start,
    end,
  } of items) {
    if (budget === undefined || within.includes("budget")) continue;
    for (const { year, amount } of shareByYear(budget.amount, start, end)) {
      const key = `${year ?? "none"} ${budget.currency}`;
      const one = years.get(key) ?? { year, currency: budget.currency, budget: 0, projects: [] };
      one.budget += amount;
      one.projects.push(element);
      years.set(key, one);
    }
  }
  return [...years.values()]
    .sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity) || (a.currency < b.currency ? -1 : 1))
    .map((one) => ({ ...one, budget: Math.round(one.budget * 100) / 100 }));
}

function servedOf(model: Model, items: readonly PortfolioItem[]): readonly Served[] {
  const serving = new Map<string, PortfolioItem[]>();
  const none: PortfolioItem[] = [];
  for (const item of items) {
    if (item.section !== "project") continue;
    const element = model.element(item.element.id);
    const objectives = element === undefined ? [] : objectivesOf(element);
    if (objectives.length === 0) none.push(item);
    for (const { id } of objectives) serving.set(id, [...(serving.get(id) ?? []), item]);
  }
  const served = [...model.elements({ kind: "objective" })].map((objective) => ({
    ...rollUp(serving.get(objective.id) ?? []),
    objective: named(objective),
    perspective: wordIn(objective, "perspective"),
    attainment: attainmentOfObjective(objective).value,
  }));
  const rest = { ...rollUp(none), objective: undefined, perspective: undefined, attainment: undefined };
  return none.length === 0 ? served : [...served, rest];
}

/** Objectives of a project and of those that it is part of: at once, or over a capability or requirement. */
function objectivesOf(project: Element): readonly Element[] {
  const whole = [...project.path.filter((one) => isKind(one, "project")), project];
  const direct = whole
    .flatMap((one) => [...one.out("realizes"), ...one.out("influences"), ...one.out("changes")])
    .flatMap(({ to }) => to ?? []);
  const over = direct
    .filter((one) => isKind(one, "capability", "requirement"))
    .flatMap((one) => [...one.out("realizes"), ...one.out("influences")])
    .flatMap(({ to }) => to ?? []);
  return distinct([...direct, ...over].filter((one) => isKind(one, "objective")));
}

function rollUp(items: readonly PortfolioItem[]): Pick<Served, "projects" | "statuses" | "progress" | "progressKnown"> {
  const statuses = new Map<string, { readonly status: Word | undefined; count: number }>();
  for (const { status } of items) {
    const one = statuses.get(status?.word ?? "") ?? { status, count: 0 };
    one.count++;
    statuses.set(status?.word ?? "", one);
  }
  const progress = items.flatMap((item) => item.progress ?? []);
  return {
    projects: items.map(({ element }) => element),
    statuses: [...statuses.values()],
    progress: progress.length === 0 ? undefined : progress.reduce((all, one) => all + one, 0) / progress.length,
    progressKnown: progress.length,
  };
}
