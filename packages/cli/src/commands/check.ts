import type { DiagnosticAnswer, DiagnosticsAnswer } from "@orrery/core/answers/answers";
import { describe } from "@orrery/core/base/codes";
import type { Diagnostic, Severity } from "@orrery/core/base/diagnostic";
import { lineStarts, positionAt } from "@orrery/core/base/text";
import { join } from "node:path";
import type { LoadedModel } from "../load-model.ts";
import { openModel, shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { frameOf, type SourceText, withReason } from "../terminal/frame.ts";
import { sumUp } from "../terminal/summary.ts";
import type { Command, ExitCode, Values } from "./command.ts";

/** From the worst. */
const severities: readonly Severity[] = ["error", "warning", "info"];

const options = {
  json: { kind: "flag" },
  max: { kind: "number", value: "N" },
  severity: { kind: "choice", of: ["error", "warning", "info"] },
} as const;

/** Frames shown to a person unless told otherwise: nobody reads more in one go. */
const SHOWN = 50;

/** `orrery check`: everything that is wrong with a model, each with its place. */
export const check: Command<typeof options> = {
  name: "check",
  operands: "[DIR]",
  takes: [0, 1],
  options,
  examples: ["orrery check", "orrery check architecture --severity error", "orrery check --json | jq '.counts'"],

  async run(terminal, values, [folder]) {
    const model = openModel(terminal, folder);
    if (model === undefined) return 2;
    const all = model.diagnostics();
    const least = severities.indexOf(values.severity ?? "info");
    const wanted = all.filter((diagnostic) => severities.indexOf(diagnostic.severity) <= least);
    return values.json ? printAnswer(terminal, model, all, wanted.slice(0, values.max)) : printFrames(terminal, model, all, wanted, values);
  },
};

/** The counts are of everything, also of what `--max` and `--severity` leave out. */
function printAnswer(terminal: Terminal, model: LoadedModel, all: readonly Diagnostic[], shown: readonly Diagnostic[]): ExitCode {
  const sources = sourcesOf(model);
  const diagnostics = shown.map((diagnostic) => answerOf(terminal, diagnostic, sources(diagnostic.uri)));
  const answer: DiagnosticsAnswer = { version: 1, counts: countsOf(all), diagnostics };
  terminal.json(answer);
  return exitCodeOf(all);
}

function printFrames(
  terminal: Terminal,
  model: LoadedModel,
  all: readonly Diagnostic[],
  wanted: readonly Diagnostic[],
  { max = SHOWN }: Values<typeof options>,
): ExitCode {
  const sources = sourcesOf(model);
  for (const diagnostic of wanted.slice(0, max)) {
    const path = shownPath(terminal, join(model.folder, diagnostic.uri));
    for (const line of frameOf(terminal, diagnostic, path, sources(diagnostic.uri))) terminal.print(line);
    terminal.print();
  }
  if (wanted.length > max) terminal.print(terminal.paint.dim(terminal.text("check.more", { count: wanted.length - max })));
  terminal.print(sumUp(terminal, model, countsOf(all)));
  return exitCodeOf(all);
}

function answerOf(terminal: Terminal, diagnostic: Diagnostic, source: SourceText | undefined): DiagnosticAnswer {
  const { code, severity, uri, span, suggestion } = diagnostic;
  const start = source === undefined ? nowhere : positionAt(source.bytes, source.starts, span.start);
  const end = source === undefined ? nowhere : positionAt(source.bytes, source.starts, span.end);
  const message = describe(withReason(terminal, diagnostic), terminal.locale);
  const place = { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  return { code, severity, message, uri, ...place, ...(suggestion === undefined ? {} : { suggestion }) };
}

const nowhere = { line: 1, column: 1 };

/** Texts of files as they are asked for, the last one kept: diagnostics come file by file. */
function sourcesOf(model: LoadedModel): (uri: string) => SourceText | undefined {
  let known: { readonly uri: string; readonly source: SourceText | undefined } | undefined;
  return (uri) => {
    if (known?.uri === uri) return known.source;
    const bytes = model.text(uri);
    known = { uri, source: bytes === undefined ? undefined : { bytes, starts: lineStarts(bytes) } };
    return known.source;
  };
}

function countsOf(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** Warnings and remarks are for people; a build stops at errors only. */
function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error") ? 1 : 0;
}
