import { isFailed, severities } from "@orrery/core/exports/checked";
import { resolve } from "node:path";
import { type CheckFormat, csvFiles, fileOf, formatOf, jsonPieces } from "../check-formats.ts";
import { printReport } from "../check-report.ts";
import { type CheckedHere, checkLoaded, checkTexts } from "../checking.ts";
import { kindOfPath, writeAll, writeWhole } from "../files.ts";
import type { LoadedModel } from "../load-model.ts";
import { openModel, shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options = {
  pack: { kind: "texts", value: "PACK" },
  rule: { kind: "texts", value: "RULE" },
  "no-rules": { kind: "flag" },
  severity: { kind: "choice", of: ["error", "warning", "info"] },
  "fail-on": { kind: "choice", of: ["error", "warning", "info", "never"] },
  baseline: { kind: "text", value: "FILE" },
  on: { kind: "text", value: "DATE" },
  unknown: { kind: "flag" },
  waived: { kind: "flag" },
  max: { kind: "number", value: "N" },
  format: { kind: "choice", of: ["text", "json", "sarif", "junit", "markdown", "csv", "xlsx", "oscal"], short: "f" },
  output: { kind: "text", value: "FILE", short: "o" },
  quiet: { kind: "flag", short: "q" },
  json: { kind: "flag" },
} as const;

type Wish = Values<typeof options>;

/** `orrery check`: everything that is wrong with a model, its texts and its architecture, each with its place and proof. */
export const check: Command<typeof options> = {
  name: "check",
  operands: "[DIR]",
  takes: [0, 1],
  options,
  examples: [
    "orrery check",
    "orrery check architecture --severity error",
    "orrery check --pack security --unknown",
    "orrery check --no-rules",
    "orrery check --fail-on warning -o checks.sarif",
    "orrery check --json | jq '.counts'",
  ],

  async run(terminal, values, [folder]) {
    const format = formatMeant(terminal, values);
    if (format === undefined) return 2;
    const model = openModel(terminal, folder);
    if (model === undefined) return 2;
    const wish = { ...values, failOn: values["fail-on"] };
    const all = await (values["no-rules"] ? checkTexts : checkLoaded)(terminal, model, wish);
    return all === undefined ? 2 : write(terminal, model, all, values, format);
  },
};

/** The form of the answer: as it was asked for, or as the name of the file says. Undefined after telling that none fits. */
function formatMeant(terminal: Terminal, { format, output, json }: Wish): CheckFormat | undefined {
  if (output === undefined || output === "-") {
    if (format !== "xlsx" || terminal.width === undefined) return json ? "json" : (format ?? "text");
    terminal.complain(terminal.text("check.needs-output"), terminal.text("misuse.hint", { name: "check" }));
    return undefined;
  }
  const meant = format ?? formatOf(output);
  if (meant !== undefined && meant !== "text") return meant;
  terminal.complain(
    terminal.text("check.no-format", { path: visible(output) }),
    terminal.text("misuse.hint", { name: "check" }),
  );
  return undefined;
}

/** The answer where it belongs: with `--output` in a file, and what a person or program reads beside it. */
async function write(
  terminal: Terminal,
  model: LoadedModel,
  all: CheckedHere,
  values: Wish,
  format: CheckFormat,
): Promise<ExitCode> {
  const shown = narrowed(all, values);
  const { output, json, quiet } = values;
  const isFile = output !== undefined && output !== "-";
  const written = isFile ? await writeFile(terminal, shown, all, values, format, output) : "";
  if (written === undefined) return 2;
  const beside = !isFile ? format : json ? "json" : "text";
  if (beside === "text") printReport(terminal, model, shown, all, values);
  else if (beside === "json") for (const piece of await jsonPieces(limited(shown, values), all)) terminal.write(piece);
  else terminal.write(await fileOf(shown, beside, values));
  if (isFile && !json && !quiet)
    terminal.print(
      `${terminal.paint.green("✓")} ${terminal.text("check.written", { path: terminal.paint.bold(visible(written)) })}`,
    );
  return exitCodeOf(all);
}

/** The path of what was written; undefined after telling why nothing could be. */
async function writeFile(
  terminal: Terminal,
  shown: CheckedHere,
  all: CheckedHere,
  values: Wish,
  format: CheckFormat,
  output: string,
): Promise<string | undefined> {
  const path = resolve(terminal.folder, output);
  const isFolder = kindOfPath(path) === "folder" || /[\\/]$/.test(output);
  if (isFolder && format !== "csv") {
    terminal.complain(terminal.text("export.needs-file", { path: visible(output) }));
    return undefined;
  }
  if (isFolder) writeAll(path, await csvFiles(shown));
  else if (format === "json")
    writeWhole(path, Buffer.concat((await jsonPieces(limited(shown, values), all)).map((piece) => Buffer.from(piece))));
  else if (format !== "text") writeWhole(path, await fileOf(shown, format, values));
  return shownPath(terminal, path);
}

/** What is as severe as was asked for, or more. */
function narrowed(all: CheckedHere, { severity = "info" }: Wish): CheckedHere {
  if (severity === "info") return all;
  const least = severities.indexOf(severity);
  const isSevere = (one: { readonly severity: (typeof severities)[number] }): boolean =>
    severities.indexOf(one.severity) <= least;
  const { report } = all;
  return {
    ...all,
    diagnostics: all.diagnostics.filter(isSevere),
    report: { ...report, rules: report.rules.filter(isSevere), findings: report.findings.filter(isSevere) },
  };
}

/** At most so many of each list, for programs. */
function limited(shown: CheckedHere, { max }: Wish): CheckedHere {
  if (max === undefined) return shown;
  const { report, diagnostics } = shown;
  const [findings, questions] = [report.findings.slice(0, max), report.questions.slice(0, max)];
  return { ...shown, diagnostics: diagnostics.slice(0, max), report: { ...report, findings, questions } };
}

/** A build stops at what the policy says, or at what it was told: at errors unless somebody says otherwise. */
function exitCodeOf(all: CheckedHere): ExitCode {
  return isFailed(all) ? 1 : 0;
}
