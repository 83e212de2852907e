/** Analyses for surfaces: which there are; the answer of one to what an address asks, sorted, a page at a time. */
import type { Analysis, Known, TitledTable } from "../analyses/analysis.ts";
import { analyses } from "../analyses/index.ts";
import type { Table, TableWords } from "../base/table.ts";
import type { Model } from "../model/model.ts";
import type { DataTable } from "../model/tables/cell.ts";
import type {
  AnalysesAnswer,
  AnalysisAnswer,
  AnalysisProblem,
  AnalysisSummary,
  AnalysisTable,
} from "./analysis-answers.ts";
import { cellAnswer, columnAnswer, dataTable, shownColumns, sortedRows } from "./analysis-cells.ts";
import { type AnalysisWish, needsElement, parameterAnswers, readParameters } from "./analysis-parameters.ts";
import { localeOf } from "./positions.ts";

export interface AnalysisRequest extends AnalysisWish {
  readonly table?: string | undefined;
  readonly sort?: string | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  readonly language: string;
  /** Day that counts as today where none is given. */
  readonly today: string | undefined;
}

/** Rows that come unless told otherwise. */
const USUAL_ROWS = 200;
/** Steps of a run that an answer may take: about a second on a slow machine. */
const MOST_STEPS = 60_000_000;

export function analysesAnswer(): AnalysesAnswer {
  return { version: 1, analyses: analyses.map(summaryOfAnalysis) };
}

/** The answer of an analysis; undefined where there is no such one. */
export function analysisAnswer(model: Model, id: string, request: AnalysisRequest): AnalysisAnswer | undefined {
  const analysis = analyses.find((one) => one.id === id);
  if (analysis === undefined) return undefined;
  const { tables, coverage, problems } = outcomeOf(analysis, model, request);
  const table = tables.find((one) => one.id === request.table) ?? tables[0];
  const { schema } = model;
  return {
    version: 1,
    ...summaryOfAnalysis(analysis),
    method: analysis.method,
    reads: (analysis.reads ?? []).flatMap((key) => {
      const name = schema.metamodel.attributes.find((one) => one.id === key)?.name;
      return name === undefined ? [] : [{ id: key, name }];
    }),
    parameters: parameterAnswers(analysis, model, request, request.language),
    problems,
    tables: tables.map(({ id: one, title, rows }) => ({ id: one, title, total: rows.length })),
    table: table === undefined ? null : tableAnswer(model, table, request),
    coverage: coverage.map(({ what, known, of }) => ({ what, known, of })),
    tile: tileOf(analysis, request),
  };
}

/** The table that an address asks for, whole, for a file; undefined where there is no answer. */
export function analysisFile(model: Model, id: string, request: AnalysisRequest): DataTable | undefined {
  const analysis = analyses.find((one) => one.id === id);
  if (analysis === undefined) return undefined;
  const { tables } = outcomeOf(analysis, model, request);
  const table = tables.find((one) => one.id === request.table) ?? tables[0];
  if (table === undefined) return undefined;
  const locale = localeOf(request.language);
  const name = table === tables[0] ? analysis.title[locale] : `${analysis.title[locale]} - ${table.title[locale]}`;
  return dataTable(name, table, sortedRows(table, request.sort, model, request.language), request.language);
}

function summaryOfAnalysis(analysis: Analysis): AnalysisSummary {
  const { id, title, question } = analysis;
  return { id, title, question, needsElement: needsElement(analysis) };
}

export interface Outcome {
  readonly tables: readonly TitledTable[];
  readonly coverage: readonly Known[];
  readonly problems: readonly AnalysisProblem[];
}

const MAIN = "main";
const mainTitle: TableWords = { en: "Answer", fr: "Réponse" };

/** What was computed of a model, so that its next page or order costs nothing. */
const computed: WeakMap<Model, Map<string, Outcome>> = new WeakMap();
const MOST_KEPT = 8;

/** The tables of an analysis for a wish, kept for the next page or order. */
export function outcomeOf(
  analysis: Analysis,
  model: Model,
  request: AnalysisWish & Pick<AnalysisRequest, "today">,
): Outcome {
  const { values, problems } = readParameters(analysis, model, request, request.today);
  const key = `${analysis.id} ${JSON.stringify(values)}`;
  const kept = computed.get(model) ?? new Map<string, Outcome>();
  computed.set(model, kept);
  // A value that cannot be read would change the question; the answer to another one is none.
  if (problems.length > 0) return { tables: [], coverage: [], problems };
  const known = kept.get(key);
  if (known !== undefined) return known;
  if ((analysis.effort?.(model, values) ?? 0) > MOST_STEPS) return { tables: [], coverage: [], problems: [tooLarge] };
  const result = analysis.run(model, values);
  const main: Table = analysis.tabulate(result);
  const outcome: Outcome = {
    tables: [{ id: MAIN, title: mainTitle, ...main }, ...(analysis.others?.(result) ?? [])],
    coverage: analysis.coverage?.(result) ?? [],
    problems,
  };
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, outcome);
  return outcome;
}

const tooLarge: AnalysisProblem = {
  code: "too-large",
  parameter: null,
  message: {
    en: "That is too much to compute at once. Narrow it with the parameters: fewer kinds, fewer elements.",
    fr: "C’est trop à calculer d’un coup. Restreignez avec les paramètres : moins de types, moins d’éléments.",
  },
};

function tableAnswer(model: Model, table: TitledTable, request: AnalysisRequest): AnalysisTable {
  const { language, sort, offset = 0, limit = USUAL_ROWS } = request;
  const shown = shownColumns(table.columns);
  const columns = shown.flatMap((index) => table.columns[index] ?? []);
  const rows = sortedRows(table, sort, model, language).slice(offset, offset + limit);
  return {
    id: table.id,
    title: table.title,
    columns: columns.map((column) => columnAnswer(column, localeOf(language))),
    total: table.rows.length,
    offset,
    sort: sort ?? null,
    rows: rows.map((row) =>
      shown.map((index, place) => {
        const column = columns[place];
        return column === undefined ? { text: "" } : cellAnswer(model, row[index] ?? null, column, language);
      }),
    ),
  };
}

/** What limits an analysis to kinds, which a tile says with `of`. */
export const kindParameters: readonly string[] = ["kind", "kinds", "levels", "needs"];

function tileOf(analysis: Analysis, { from, parameters, table }: AnalysisRequest): Readonly<Record<string, string>> {
  const kinds = kindParameters.find((id) => (parameters[id] ?? "") !== "");
  const others = Object.entries(parameters).filter(([id, text]) => id !== kinds && text.trim() !== "");
  return {
    shows: "analysis",
    analysis: analysis.id,
    ...(from.length === 0 ? {} : { scope: from.join(", ") }),
    ...(kinds === undefined ? {} : { of: parameters[kinds] ?? "" }),
    ...(others.length === 0 ? {} : { parameters: others.map(([id, text]) => parameterText(id, text)).join(", ") }),
    ...(table === undefined || table === MAIN ? {} : { table }),
    width: "2",
  };
}

/** Several values have commas in an address and `|` in a tile, which has commas between parameters. */
function parameterText(id: string, text: string): string {
  const written = `${id}=${text.replace(/\s*,\s*/g, "|")}`;
  return /^[\p{L}\p{N}=|. -]+$/u.test(written) ? written : `"${written.replace(/["\\]/g, "\\$&")}"`;
}
