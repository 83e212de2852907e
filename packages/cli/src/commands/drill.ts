import { drillAnswer } from "@orrery/core/answers/simulate-drill";
import { dateOfDay } from "@orrery/core/base/dates";
import { inUnit, readQuantity } from "@orrery/core/base/quantity";
import { closest } from "@orrery/core/base/suggest";
import { drillReport } from "@orrery/core/exports/drill-report";
import { reportHtml, reportMarkdown } from "@orrery/core/exports/simulation-report";
import type { Element, Model } from "@orrery/core/model/model";
import { asOf } from "@orrery/core/model/time";
import type { Drill, Harm } from "@orrery/core/simulation/answers";
import { runDrill } from "@orrery/core/simulation/drill";
import {
  askDrill,
  dayOfDrill,
  type DrillAsked,
  type DrillWish,
  harms,
  readDrill,
  titleOfDrill,
} from "@orrery/core/simulation/drill/question";
import { harmWords, rangeWords, subjectWords } from "@orrery/core/simulation/drill/words";
import { readFailures } from "@orrery/core/simulation/read-failures";
import { dayOfModel } from "@orrery/core/views/query";
import { openModelToCompute, idAndFolder } from "../open-model.ts";
import { positionsIn } from "../positions.ts";
import type { Terminal } from "../terminal.ts";
import { printReport } from "../terminal/report.ts";
import { tableOf } from "../terminal/table.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options: {
  readonly fails: { readonly kind: "texts"; readonly value: string };
  readonly harm: { readonly kind: "choice"; readonly of: readonly Harm[] };
  readonly for: { readonly kind: "text"; readonly value: string };
  readonly at: { readonly kind: "text"; readonly value: string };
  readonly times: { readonly kind: "text"; readonly value: string };
  readonly until: { readonly kind: "text"; readonly value: string };
  readonly format: { readonly kind: "choice"; readonly of: readonly ("table" | "json" | "md" | "html")[] };
  readonly json: { readonly kind: "flag" };
} = {
  fails: { kind: "texts", value: "ID,ID" },
  harm: { kind: "choice", of: harms },
  for: { kind: "text", value: "DURATION" },
  at: { kind: "text", value: "MOMENT" },
  times: { kind: "text", value: "N" },
  until: { kind: "text", value: "DURATION" },
  format: { kind: "choice", of: ["table", "json", "md", "html"] },
  json: { kind: "flag" },
};

type DrillValues = Values<typeof options>;

/** `orrery drill`: what happens when something fails, over time: what stops, when it is back, what that costs the business. */
export const drill: Command<typeof options> = {
  name: "drill",
  operands: "[NAME] [DIR]",
  takes: [0, 2],
  options,
  examples: [
    "orrery drill",
    "orrery drill geneva-gone",
    "orrery drill --fails srv-db --for 72h",
    "orrery drill --fails data-zone --harm ransomware --format html > ransomware.html",
    "orrery drill --harm load --times 2 --for 4h --json",
  ],

  async run(terminal, values, operands) {
    const wish = wishOf(terminal, values);
    if (wish === undefined) return 2;
    const isAdHoc = values.fails.length > 0 || values.harm === "load" || values.times !== undefined;
    const placed = idAndFolder(terminal, operands);
    const isFolder = isAdHoc && operands.length === 1;
    const [name, folder] = isFolder ? [undefined, operands[0]] : [placed.id, placed.folder];
    const loaded = openModelToCompute(terminal, folder);
    if (loaded === undefined) return 2;
    const { model } = loaded.workspace;
    if (name === undefined && !isAdHoc) return listAll(terminal, model, values);
    const asked = name === undefined ? askDrill(model, wish) : namedDrill(model, name, wish);
    if (asked === undefined) return complainOfName(terminal, model, name ?? "");
    const [unknown] = asked.unknown;
    if (unknown !== undefined) return complainOfFailing(terminal, model, unknown);
    const found = runDrill(readFailures(modelOf(asked, model)), asked.question, asked.at);
    const title = asked.statement === undefined ? { en: "Drill", fr: "Exercice" } : titleOfDrill(asked.statement);
    const today = dayOfModel(model) ?? terminal.today();
    const report = drillReport(found, title, model);
    const format = values.json ? "json" : (values.format ?? "table");
    if (format === "json")
      terminal.json(
        drillAnswer(found, asked.statement, { language: terminal.locale, positions: positionsIn(loaded), today }),
      );
    else if (format === "md") terminal.print(reportMarkdown(report, terminal.locale).trimEnd());
    else if (format === "html") terminal.print(reportHtml(report, terminal.locale).trimEnd());
    else printReport(terminal, report);
    return isMissed(found) ? 1 : 0;
  },
};

/** Something that was asked for is surely not met. */
function isMissed({ business }: Drill): boolean {
  return business.some(({ downtime, tolerable, dataLoss }) =>
    [downtime, tolerable, dataLoss].some(({ met }) => met === false),
  );
}

/** The drill of a name, on the day or in the state that it is about. */
function namedDrill(model: Model, name: string, wish: DrillWish): DrillAsked | undefined {
  const statement = drillNamed(model, name);
  if (statement === undefined) return undefined;
  const day = dayOfDrill(statement);
  const timed = day === undefined ? statement : asOf(model, day).at(statement.row);
  return readDrill(timed, wish);
}

export function drillNamed(model: Model, name: string): Element | undefined {
  const folded = name.toLowerCase();
  for (const one of model.statements("drill"))
    if (one.id === name || [one.name, one.nameIn("en"), one.nameIn("fr")].some((text) => text.toLowerCase() === folded))
      return one;
  return undefined;
}

function modelOf({ statement }: DrillAsked, model: Model): Model {
  return statement?.model ?? model;
}

function wishOf(terminal: Terminal, values: DrillValues): DrillWish | undefined {
  const lasts = hoursIn(terminal, values.for);
  const horizon = hoursIn(terminal, values.until);
  const times = timesIn(terminal, values.times);
  if (lasts === null || horizon === null || times === null) return undefined;
  const fails = values.fails.flatMap((text) => text.split(",")).map((word) => word.trim());
  return {
    fails: fails.length === 0 ? undefined : fails.filter((word) => word !== ""),
    harm: values.harm,
    lasts,
    horizon,
    times,
    at: values.at,
  };
}

/** Null after telling the person what is wrong. */
function hoursIn(terminal: Terminal, text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  const reading = readQuantity(text, "duration");
  if ("problem" in reading || reading.quantity.amount < 0) {
    terminal.complain(
      terminal.text("drill.bad-duration", { text: visible(text) }),
      terminal.text("drill.duration-hint"),
    );
    return null;
  }
  return inUnit(reading.quantity.amount, "h", "duration");
}

function timesIn(terminal: Terminal, text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  const times = Number(text.replace(",", ".").replace(/[x×]$/u, ""));
  if (text.trim() !== "" && Number.isFinite(times) && times >= 0) return times;
  terminal.complain(terminal.text("drill.bad-times", { text: visible(text) }), terminal.text("drill.times-hint"));
  return null;
}

function complainOfName(terminal: Terminal, model: Model, name: string): ExitCode {
  const known = [...model.statements("drill")].map(({ id }) => id);
  const [suggestion] = closest(name, known, 1);
  const hint =
    suggestion === undefined
      ? terminal.text("drill.name-hint", { words: known.length === 0 ? "-" : known.join(", ") })
      : terminal.text("did-you-mean", { suggestion: visible(suggestion) });
  terminal.complain(terminal.text("drill.unknown-name", { name: visible(name) }), hint);
  return 2;
}

function complainOfFailing(terminal: Terminal, model: Model, word: string): ExitCode {
  const ids = [...model.elements()].map(({ id }) => id);
  const [suggestion] = closest(word, ids, 1);
  terminal.complain(
    terminal.text("drill.unknown-failing", { word: visible(word) }),
    suggestion === undefined
      ? terminal.text("drill.failing-hint")
      : terminal.text("did-you-mean", { suggestion: visible(suggestion) }),
  );
  return 2;
}

/** The drills of the model, with what is asked. */
function listAll(terminal: Terminal, model: Model, values: DrillValues): ExitCode {
  const { locale } = terminal;
  const all = [...model.statements("drill")].map((statement) => readDrill(statement));
  if (values.json || values.format === "json") {
    terminal.json({
      version: 1,
      drills: all.map(({ statement, question: { fails, harm, lasts, times }, unknown }) => ({
        id: statement?.id ?? "",
        name: statement?.nameIn(locale) ?? "",
        fails: fails.map((one) => ("verb" in one ? `${one.fromId} ${one.verb} ${one.toId}` : one.id)),
        harm,
        lasts: lasts ?? null,
        times,
        asOf: statement === undefined ? null : (dateOfDay(dayOfDrill(statement) ?? NaN) ?? null),
        unknown,
      })),
    });
    return 0;
  }
  if (all.length === 0) {
    terminal.say(terminal.text("drill.none"));
    return 0;
  }
  const columns = (["id", "name", "fails", "harm", "for"] as const).map((key) => ({
    title: terminal.text(`drill.column.${key}`),
  }));
  const rows = all.map(({ statement, question: { fails, harm, lasts } }) => [
    statement?.id ?? "",
    statement?.nameIn(locale) ?? "",
    fails.map((one) => subjectWords(one)[locale]).join(", "),
    harmWords(harm)[locale],
    lasts === undefined ? "" : rangeWords({ lower: lasts, upper: lasts })[locale],
  ]);
  for (const line of tableOf(terminal, columns, rows)) terminal.print(line);
  return 0;
}
