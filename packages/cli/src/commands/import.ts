import type { ImportAnswer } from "@orrery/core/answers/answers";
import { diagnosticsAnswer } from "@orrery/core/answers/diagnostics";
import type { Positions } from "@orrery/core/answers/positions";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { lineStarts } from "@orrery/core/base/text";
import type { WorkspaceFile } from "@orrery/core/workspace";
import { isUtf8 } from "node:buffer";
import { basename, join, resolve } from "node:path";
import { findModelFiles, kindOfPath, readFolder, tryReading, writeAll } from "../files.ts";
import { type ForeignModel, readForeign } from "../importing.ts";
import { lossReport } from "../loss-report.ts";
import { shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { frameOf } from "../terminal/frame.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode } from "./command.ts";

const options = {
  to: { kind: "text", value: "DIR" },
  mapping: { kind: "text", value: "FILE" },
  format: { kind: "choice", of: ["archimate", "tables"] },
  "dry-run": { kind: "flag" },
  json: { kind: "flag" },
} as const;

type ReadModel = Extract<ForeignModel, { readonly isRead: true }>;

/** `orrery import`: the model of another tool as readable text, with a report of what became of everything. */
export const importing: Command<typeof options> = {
  name: "import",
  operands: "FILE...",
  takes: [1, Infinity],
  options,
  examples: [
    "orrery import archisurance.xml --to archisurance",
    "orrery import model.archimate --to architecture --dry-run",
    "orrery import model-repository/ --to architecture",
    "orrery import elements.csv relations.csv properties.csv --to architecture",
    "orrery import applications.xlsx --mapping applications.mapping.yaml --to architecture --json",
  ],

  async run(terminal, values, paths) {
    if (values.to === undefined && !values["dry-run"]) {
      terminal.complain(terminal.text("import.no-target"), terminal.text("misuse.hint", { name: "import" }));
      return 2;
    }
    const target = resolve(terminal.folder, values.to ?? ".");
    const mapping = values.mapping === undefined ? undefined : readOne(terminal, values.mapping);
    const files = paths.flatMap((path) => readGiven(terminal, path) ?? []);
    if (files.length < paths.length || (values.mapping !== undefined && mapping === undefined)) return 2;
    if (!values["dry-run"] && !isFree(terminal, target)) return 2;
    terminal.progress(terminal.text("progress.importing", { name: visible(paths[0] ?? "") }));
    const given = mapping === undefined ? {} : { mapping: { uri: mapping.uri, text: new TextDecoder().decode(mapping.bytes) } };
    const read = readForeign(files, { ...given, ...(values.format === undefined ? {} : { format: values.format }) });
    terminal.progress(undefined);
    if (!read.isRead) {
      printProblems(terminal, files, read.diagnostics, (line) => terminal.say(line));
      terminal.complain(terminal.text("import.failed", { name: visible(paths.join(" ")) }), terminal.text("import.failed.hint"));
      return 2;
    }
    if (!values["dry-run"]) writeAll(target, read.files);
    const written = [...read.files.keys()].map((uri) => shownPath(terminal, join(target, uri)));
    if (values.json) printAnswer(terminal, read, written, files);
    else printReport(terminal, read, files, { target: shownPath(terminal, target), isDry: values["dry-run"] });
    return 0;
  },
};

/** The files at a path: one, or all of a folder; undefined after telling why there are none. */
function readGiven(terminal: Terminal, typed: string): readonly WorkspaceFile[] | undefined {
  const path = resolve(terminal.folder, typed);
  if (kindOfPath(path) === "folder") return [...readFolder(path)];
  const file = readOne(terminal, typed);
  return file === undefined ? undefined : [file];
}

function readOne(terminal: Terminal, typed: string): WorkspaceFile | undefined {
  const bytes = tryReading(resolve(terminal.folder, typed));
  if (bytes instanceof Uint8Array) return { uri: basename(typed), bytes };
  terminal.complain(terminal.text("fault", { path: visible(typed), reason: terminal.named(`fault.${bytes.code}`) ?? bytes.code }));
  return undefined;
}

/** An import never writes over a model: what people have written there would be lost. */
function isFree(terminal: Terminal, target: string): boolean {
  const kind = kindOfPath(target);
  const [first] = kind === "folder" ? findModelFiles(target).files : [];
  if (kind !== undefined && kind !== "folder") terminal.complain(terminal.text("init.no-folder", { path: visible(shownPath(terminal, target)) }));
  else if (first !== undefined) terminal.complain(terminal.text("init.taken", { path: visible(shownPath(terminal, first.path)) }), terminal.text("import.taken.hint"));
  else return true;
  return false;
}

function printAnswer(terminal: Terminal, { counts, format, diagnostics }: ReadModel, written: readonly string[], files: readonly WorkspaceFile[]): void {
  const answer: Omit<ImportAnswer, "workspace"> = { version: 1, ...counts };
  terminal.json({ ...answer, format, files: written, ...diagnosticsAnswer(diagnostics, positionsIn(files), terminal.locale) });
}

function printReport(
  terminal: Terminal,
  { counts, files, diagnostics }: ReadModel,
  given: readonly WorkspaceFile[],
  { target, isDry }: { readonly target: string; readonly isDry: boolean },
): void {
  const { paint } = terminal;
  printProblems(terminal, given, diagnostics, (line) => terminal.print(line));
  const path = paint.bold(visible(target));
  const head = isDry ? terminal.text("import.dry", { count: files.size }) : terminal.text("import.done", { count: files.size, path });
  terminal.print(`${paint.green("✓")} ${head}`);
  terminal.print(`  ${terminal.text("import.counts", { elements: counts.elements, relationships: counts.relationships, views: counts.views })}`);
  if (counts.illegal > 0) terminal.print(`  ${paint.yellow(terminal.text("import.illegal", { count: counts.illegal }))}`);
  if (counts.onlyDerived > 0) terminal.print(`  ${paint.dim(terminal.text("import.only-derived", { count: counts.onlyDerived }))}`);
  terminal.print();
  for (const line of lossReport(terminal, counts.loss)) terminal.print(line);
  if (!isDry) terminal.print(`\n  ${paint.cyan(`orrery check ${visible(target)}`)}`);
}

/** Frames of the first problems; the rest is counted. */
function printProblems(terminal: Terminal, files: readonly WorkspaceFile[], diagnostics: readonly Diagnostic[], print: (line: string) => void): ExitCode {
  const positions = positionsIn(files);
  for (const diagnostic of diagnostics.slice(0, SHOWN)) {
    const hasPlace = diagnostic.span.end > diagnostic.span.start;
    for (const line of frameOf(terminal, diagnostic, diagnostic.uri, hasPlace ? positions(diagnostic.uri) : undefined)) print(line);
    print("");
  }
  if (diagnostics.length > SHOWN) print(terminal.paint.dim(terminal.text("check.more", { count: diagnostics.length - SHOWN })));
  return 0;
}

const SHOWN = 20;

/** Places in the files that are text; a workbook or an archive has none. */
function positionsIn(files: readonly WorkspaceFile[]): Positions {
  const texts = new Map(files.filter((file) => isUtf8(file.bytes)).map(({ uri, bytes }) => [uri, { bytes, starts: lineStarts(bytes) }]));
  return (uri) => texts.get(uri);
}
