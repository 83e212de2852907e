import type { DiagnosticsAnswer } from "@orrery/core/answers/answers";
import { diagnosticsAnswer } from "@orrery/core/answers/diagnostics";
import { severityCounts } from "@orrery/core/answers/statistics";
import type { Diagnostic, Severity } from "@orrery/core/base/diagnostic";
import { join } from "node:path";
import { inOrder, type LoadedModel } from "../load-model.ts";
import { openModel, shownPath } from "../open-model.ts";
import { positionsIn } from "../positions.ts";
import type { Terminal } from "../terminal.ts";
import { frameOf, withReason } from "../terminal/frame.ts";
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
    const all = await diagnosticsOf(model);
    const least = severities.indexOf(values.severity ?? "info");
    const wanted = all.filter((diagnostic) => severities.indexOf(diagnostic.severity) <= least);
    return values.json
      ? printAnswer(terminal, model, all, wanted.slice(0, values.max))
      : printFrames(terminal, model, all, wanted, values);
  },
};

/** Those of the model, and of its views and dashboards where it has any: what draws them is loaded for that only. */
async function diagnosticsOf({ workspace, diagnostics }: LoadedModel): Promise<readonly Diagnostic[]> {
  const { model } = workspace;
  const has = (kind: string): boolean => model.statements(kind).next().done !== true;
  const views = has("view") ? (await import("@orrery/core/draw/check-views")).checkViews(model) : [];
  const boards =
    has("dashboard") || has("tile") || has("query")
      ? (await import("@orrery/core/answers/dashboards/check")).checkDashboards(model)
      : [];
  return views.length + boards.length === 0 ? diagnostics() : inOrder(diagnostics(), [...views, ...boards]);
}

/** The counts are of everything, also of what `--max` and `--severity` leave out. */
function printAnswer(
  terminal: Terminal,
  model: LoadedModel,
  all: readonly Diagnostic[],
  shown: readonly Diagnostic[],
): ExitCode {
  const worded = shown.map((diagnostic) => withReason(terminal, diagnostic));
  const answer: DiagnosticsAnswer = {
    ...diagnosticsAnswer(worded, positionsIn(model), terminal.locale),
    counts: severityCounts(all),
  };
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
  const positions = positionsIn(model);
  for (const diagnostic of wanted.slice(0, max)) {
    const path = shownPath(terminal, join(model.folder, diagnostic.uri));
    for (const line of frameOf(terminal, diagnostic, path, positions(diagnostic.uri))) terminal.print(line);
    terminal.print();
  }
  if (wanted.length > max)
    terminal.print(terminal.paint.dim(terminal.text("check.more", { count: wanted.length - max })));
  terminal.print(sumUp(terminal, model, severityCounts(all)));
  return exitCodeOf(all);
}

/** Warnings and remarks are for people; a build stops at errors only. */
function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error") ? 1 : 0;
}
