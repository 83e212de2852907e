import { analysesAnswer, analysisAnswer, analysisFile, type AnalysisRequest } from "@orrery/core/answers/analyses";
import type { AnalysisAnswer, AnalysisCell } from "@orrery/core/answers/analysis-answers";
import { closest } from "@orrery/core/base/suggest";
import { PLAIN_CSV, writeCsv } from "@orrery/core/exports/tables/csv";
import { dayOfModel } from "@orrery/core/views/query";
import { openModel } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "../terminal/table.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode } from "./command.ts";

const options = {
  from: { kind: "text", value: "A,B" },
  set: { kind: "texts", value: "PARAMETER=VALUE" },
  table: { kind: "text", value: "TABLE" },
  sort: { kind: "text", value: "KEY" },
  max: { kind: "number", value: "N" },
  format: { kind: "choice", of: ["table", "csv", "json"] },
  json: { kind: "flag" },
} as const;

/** Lines shown to a person unless told otherwise. */
const SHOWN = 100;

/** `orrery analyse`: a question to the model, answered as a table; without an id, the questions that there are. */
export const analyse: Command<typeof options> = {
  name: "analyse",
  operands: "[ID] [DIR]",
  takes: [0, 2],
  options,
  examples: [
    "orrery analyse",
    "orrery analyse licences --set within=180",
    "orrery analyse portfolio --table totals",
    "orrery analyse impact --from web-server,shop --set direction=up",
    "orrery analyse interfaces --format csv > interfaces.csv",
  ],

  async run(terminal, values, [id, folder]) {
    if (id === undefined) return listAll(terminal, values.json);
    const known = analysesAnswer().analyses.map((one) => one.id);
    if (!known.includes(id)) return complainOfWord(terminal, "analyse.unknown", id, known);
    const model = openModel(terminal, folder)?.workspace.model;
    if (model === undefined) return 2;
    const format = values.json ? "json" : (values.format ?? "table");
    const request: AnalysisRequest = {
      from: words(values.from ?? ""),
      parameters: Object.fromEntries(values.set.map(assigned)),
      table: values.table,
      sort: values.sort,
      limit: values.max ?? (format === "table" ? SHOWN : Infinity),
      language: terminal.locale,
      today: dayOfModel(model) ?? terminal.today(),
    };
    const answer = analysisAnswer(model, id, request);
    if (answer === undefined) return 2;
    const misused = misuseOf(terminal, answer, request);
    if (misused !== undefined) return misused;
    const file = format === "csv" ? analysisFile(model, id, request) : undefined;
    if (format === "json") terminal.json(answer);
    else if (file !== undefined)
      for (const line of new TextDecoder().decode(writeCsv(file, PLAIN_CSV)).trimEnd().split(/\r?\n/))
        terminal.print(line);
    else printTable(terminal, answer);
    return 0;
  },
};

function listAll(terminal: Terminal, isJson: boolean): ExitCode {
  const answer = analysesAnswer();
  if (isJson) terminal.json(answer);
  else {
    const columns = (["id", "question"] as const).map((key) => ({ title: terminal.text(`analyse.column.${key}`) }));
    const rows = answer.analyses.map(({ id, question }) => [id, question[terminal.locale]]);
    for (const line of tableOf(terminal, columns, rows)) terminal.print(line);
  }
  return 0;
}

/** Parameters, tables and columns that there are not, and what the analysis itself cannot take. */
function misuseOf(terminal: Terminal, answer: AnalysisAnswer, request: AnalysisRequest): ExitCode | undefined {
  const parameters = answer.parameters.filter(({ type }) => type !== "elements").map(({ id }) => id);
  const wrong = Object.keys(request.parameters).find((id) => !parameters.includes(id));
  if (wrong !== undefined) return complainOfWord(terminal, "analyse.unknown-parameter", wrong, parameters);
  const [problem] = answer.problems;
  if (problem !== undefined) {
    const hint =
      problem.code === "needs-element"
        ? terminal.text("analyse.from")
        : terminal.text("misuse.hint", { name: "analyse" });
    terminal.complain(problem.message[terminal.locale], hint);
    return 2;
  }
  const tables = answer.tables.map(({ id }) => id);
  if (request.table !== undefined && !tables.includes(request.table))
    return complainOfWord(terminal, "analyse.unknown-table", request.table, tables);
  const columns = answer.table?.columns.map(({ key }) => key) ?? [];
  const sort = request.sort?.replace(/^-/, "");
  return sort === undefined || columns.includes(sort)
    ? undefined
    : complainOfWord(terminal, "analyse.unknown-column", sort, columns);
}

function complainOfWord(
  terminal: Terminal,
  key: "analyse.unknown" | "analyse.unknown-parameter" | "analyse.unknown-table" | "analyse.unknown-column",
  word: string,
  known: readonly string[],
): ExitCode {
  const suggestion = closest(word, known, 1)[0];
  const hint =
    suggestion === undefined
      ? terminal.text("analyse.there-are", { words: known.join(", ") })
      : terminal.text("did-you-mean", { suggestion });
  terminal.complain(terminal.text(key, { word: visible(word) }), hint);
  return 2;
}

/** The table, and beside it how much is known and which other tables there are. */
function printTable(terminal: Terminal, { table, tables, coverage }: AnalysisAnswer): void {
  if (table === null) return;
  const columns = table.columns.map(({ name, numeric }) => ({ title: name, isNumeric: numeric }));
  const cells = table.rows.map((row) => row.map(cellText));
  if (cells.length > 0) for (const line of tableOf(terminal, columns, cells)) terminal.print(line);
  const { paintBeside } = terminal;
  const say = (line: string): void => terminal.say(paintBeside.dim(line));
  const isPart = cells.length < table.total;
  say(
    isPart
      ? terminal.text("analyse.part", { shown: cells.length, total: table.total })
      : terminal.text("analyse.rows", { total: table.total }),
  );
  for (const { what, known, of } of coverage.filter((one) => one.of > 0))
    say(terminal.text("analyse.known", { known, of, what: what[terminal.locale] }));
  if (tables.length > 1) say(terminal.text("analyse.tables", { tables: tables.map(({ id }) => id).join(", ") }));
}

function cellText({ text, elements }: AnalysisCell): string {
  return elements?.length === 1 ? (elements[0]?.name ?? text) : text;
}

function words(text: string): readonly string[] {
  return text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

function assigned(text: string): readonly [id: string, value: string] {
  const mark = text.indexOf("=");
  return mark < 0 ? [text.trim(), ""] : [text.slice(0, mark).trim(), text.slice(mark + 1).trim()];
}
