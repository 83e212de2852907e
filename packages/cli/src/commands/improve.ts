import { improve as search, type ImproveQuestion, writeImprovement } from "@orrery/core/edits/improve";
import { inUnit, readNumber, readPercent, readQuantity } from "@orrery/core/base/quantity";
import { editedFiles } from "@orrery/core/edits/edits-answer";
import {
  improvementReport,
  outcomeWords,
  targetWords,
  valueWords,
  verdictWords,
} from "@orrery/core/exports/improvement-report";
import { reportHtml, reportMarkdown } from "@orrery/core/exports/simulation-report";
import type { Element } from "@orrery/core/model/model";
import type { Improvement, ImprovementOption, Target } from "@orrery/core/simulation/answers";
import { statedTargets, targetsOf } from "@orrery/core/simulation/targets";
import { join } from "node:path";
import { writeAll } from "../files.ts";
import { improvementJson } from "../simulating/improvement-json.ts";
import type { LoadedModel } from "../load-model.ts";
import { complainOfUnknownId, openModelToCompute, shownPath, idAndFolder } from "../open-model.ts";
import { openSolver } from "../solving/solver.ts";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "../terminal/table.ts";
import { visible } from "../terminal/width.ts";
import type { Command, Values } from "./command.ts";

const options = {
  target: { kind: "texts", value: "NAME=VALUE" },
  budget: { kind: "text", value: "AMOUNT" },
  cost: { kind: "texts", value: "CHANGE=AMOUNT" },
  without: { kind: "texts", value: "CHANGE" },
  changes: { kind: "flag" },
  seconds: { kind: "number", value: "N" },
  write: { kind: "flag" },
  format: { kind: "choice", of: ["text", "md", "html"], short: "f" },
  json: { kind: "flag" },
} as const;

type Given = Values<typeof options>;

/** `orrery improve`: the cheapest changes that make processes as available, as soon back and as safe from loss as they must be. */
export const improve: Command<typeof options> = {
  name: "improve",
  operands: "[ID] [DIR]",
  takes: [0, 2],
  options,
  examples: [
    "orrery improve",
    "orrery improve pr-claim --target availability=99.9% --target rto=4h",
    "orrery improve pr-claim --budget 50000 --cost add-replica=12000 --cost replication:db-claims=30000",
    "orrery improve --changes --write",
    "orrery improve --format html > improvements.html",
  ],

  async run(terminal, values, operands) {
    const { id, folder } = idAndFolder(terminal, operands);
    const loaded = openModelToCompute(terminal, folder);
    if (loaded === undefined) return 2;
    const { model } = loaded.workspace;
    const of = id === undefined ? undefined : model.element(id);
    if (id !== undefined && (of === undefined || of.layer === undefined))
      return complainOfUnknownId(terminal, model, id, false);
    const question = questionOf(terminal, values, of, loaded);
    if (question === undefined) return 2;
    const solver = openSolver();
    try {
      const ends = terminal.milliseconds() + (values.seconds ?? USUAL_SECONDS) * 1000;
      const found = await search(loaded.workspace, question, {
        solve: solver.solve,
        limits: {
          trials: MOST_TRIALS,
          seconds: values.seconds ?? USUAL_SECONDS,
          isCancelled: () => terminal.milliseconds() > ends,
          onProgress: ({ trials }) => terminal.progress(terminal.text("improve.trying", { trials })),
        },
        text: (uri) => loaded.text(uri),
      });
      terminal.progress(undefined);
      show(terminal, values, found, loaded);
      if (values.write && found.chosen.length > 0) write(terminal, loaded, found);
      return found.after.every(({ met }) => met === true) && found.result !== "over-budget" ? 0 : 1;
    } finally {
      await solver.close();
    }
  },
};

const USUAL_SECONDS = 60;
const MOST_TRIALS = 20_000;

/** What is asked; undefined after telling what is wrong with it. */
function questionOf(
  terminal: Terminal,
  values: Given,
  of: Element | undefined,
  loaded: LoadedModel,
): ImproveQuestion | undefined {
  const { model } = loaded.workspace;
  const targets = targetsMeant(terminal, values.target, of, statedTargets(model));
  if (targets === undefined) return undefined;
  if (targets.length === 0) {
    terminal.complain(terminal.text("improve.no-target"), terminal.text("improve.target-hint"));
    return undefined;
  }
  const costs = new Map<string, number>();
  for (const text of values.cost) {
    const at = text.lastIndexOf("=");
    const amount = amountOf(text.slice(at + 1));
    if (at < 1 || amount === undefined) {
      terminal.complain(terminal.text("improve.bad-cost", { text: visible(text) }), terminal.text("improve.cost-hint"));
      return undefined;
    }
    costs.set(text.slice(0, at).trim().replace(":", " "), amount);
  }
  const budget = values.budget === undefined ? undefined : amountOf(values.budget);
  if (values.budget !== undefined && budget === undefined) {
    terminal.complain(
      terminal.text("improve.bad-cost", { text: visible(values.budget) }),
      terminal.text("improve.budget-hint"),
    );
    return undefined;
  }
  return {
    targets,
    costs,
    without: values.without.map((one) => one.replace(":", " ")),
    byChanges: values.changes,
    ...(budget === undefined ? {} : { budget }),
  };
}

/** An amount that is not negative; a currency behind it is that of the model. */
function amountOf(text: string): number | undefined {
  const read = readNumber(text.replace(/\s*[A-Z]{3}\s*$/, "").trim());
  return "number" in read && read.number >= 0 ? read.number : undefined;
}

/** `availability=99.9%`, `rto=4h`, `rpo=15min`: of the element, else of everything that states a target. */
function targetsMeant(
  terminal: Terminal,
  texts: readonly string[],
  of: Element | undefined,
  stated: readonly Target[],
): readonly Target[] | undefined {
  if (texts.length === 0) return of === undefined ? stated : targetsOf(of);
  const elements = of === undefined ? [...new Map(stated.map(({ element }) => [element.row, element])).values()] : [of];
  const wanted: (readonly [Target["target"], number])[] = [];
  for (const text of texts) {
    const [name = "", value = ""] = text.split("=").map((part) => part.trim());
    const limit = limitOf(name, value);
    if (limit === undefined) {
      terminal.complain(
        terminal.text("improve.bad-target", { text: visible(text) }),
        terminal.text("improve.target-hint"),
      );
      return undefined;
    }
    wanted.push([name as Target["target"], limit]);
  }
  return elements.flatMap((element) => wanted.map(([target, limit]) => ({ element, target, limit })));
}

function limitOf(name: string, value: string): number | undefined {
  if (name === "availability") {
    const read = readPercent(value);
    return "number" in read && read.number > 0 && read.number < 1 ? read.number : undefined;
  }
  if (name !== "rto" && name !== "rpo") return undefined;
  const read = readQuantity(value, "duration");
  return "quantity" in read && read.quantity.amount >= 0 ? inUnit(read.quantity.amount, "h", "duration") : undefined;
}

function show(terminal: Terminal, values: Given, found: Improvement, loaded: LoadedModel): void {
  const { locale } = terminal;
  if (values.json) terminal.json(improvementJson(found));
  else if (values.format === "md")
    terminal.write(reportMarkdown(improvementReport(found, loaded.workspace.model), locale));
  else if (values.format === "html")
    terminal.write(reportHtml(improvementReport(found, loaded.workspace.model), locale));
  else for (const line of linesOf(terminal, found)) terminal.print(line);
}

function linesOf(terminal: Terminal, found: Improvement): readonly string[] {
  const { paint, locale } = terminal;
  const { before, after, chosen, options: all, outOfReach } = found;
  const lines: string[] = [paint.bold(verdictWords(found)[locale])];
  if (chosen.length > 0) lines.push("", ...optionLines(terminal, chosen, found));
  const titles = (["of", "target", "today", "then"] as const).map((key) => ({
    title: terminal.text(`improve.${key}`),
  }));
  const rows = before.map((one, at) => [
    one.element.nameIn(locale),
    targetWords(one)[locale],
    `${marks(one.met)} ${valueWords(one)[locale]}`,
    after[at] === undefined ? "" : `${marks(after[at].met)} ${valueWords(after[at])[locale]}`,
  ]);
  lines.push("", ...tableOf(terminal, titles, rows));
  if (outOfReach.length > 0) {
    lines.push("", paint.bold(terminal.text("improve.out-of-reach")));
    for (const one of outOfReach) lines.push(`  ${visible(outcomeWords(one)[locale])}`);
  }
  const left = all.length - chosen.length;
  if (left > 0) lines.push("", paint.dim(terminal.text("improve.left", { count: left })));
  const unpriced = all.filter(({ cost }) => cost === undefined).length;
  if (unpriced > 0) lines.push(paint.dim(terminal.text("improve.unpriced", { count: unpriced })));
  return lines;
}

/** Also without colour. */
function marks(met: boolean | undefined): string {
  return met === undefined ? "?" : met ? "✓" : "✗";
}

function optionLines(
  terminal: Terminal,
  chosen: readonly ImprovementOption[],
  { currency }: Improvement,
): readonly string[] {
  const titles = [
    { title: terminal.text("improve.change") },
    { title: terminal.text("improve.text") },
    { title: terminal.text("improve.cost", { currency: currency ?? "" }).trim(), isNumeric: true },
  ];
  return tableOf(
    terminal,
    titles,
    chosen.map(({ says, writes, cost }) => [
      says[terminal.locale],
      writes.map(({ key, text }) => `${key}: ${text}`).join("; "),
      cost === undefined ? "?" : terminal.number(cost),
    ]),
  );
}

/** Writes what was chosen into the text, and shows it. */
function write(terminal: Terminal, loaded: LoadedModel, found: Improvement): void {
  const files = writeImprovement(loaded.workspace, found.chosen, (uri) => loaded.text(uri));
  writeAll(loaded.folder, new Map(files.map(({ uri, after }) => [uri, after])));
  for (const { uri, hunks } of editedFiles(files)) {
    terminal.say(terminal.paintBeside.cyan(visible(shownPath(terminal, join(loaded.folder, uri)))));
    for (const { kind, text } of hunks.flatMap(({ lines }) => lines)) {
      if (kind === "added") terminal.say(`${terminal.paintBeside.green("+")} ${visible(text)}`);
      else if (kind === "removed") terminal.say(`${terminal.paintBeside.red("-")} ${visible(text)}`);
    }
  }
}
