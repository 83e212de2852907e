import type { ImportAnswer } from "@orrery/core/answers/answers";
import { diagnosticsAnswer } from "@orrery/core/answers/diagnostics";
import type { Positions } from "@orrery/core/answers/positions";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { lineStarts } from "@orrery/core/base/text";
import { factsOf } from "@orrery/core/model/facts-of-model";
import { mappingUri } from "@orrery/core/sources/tables/mapping";
import type { WorkspaceFile } from "@orrery/core/workspace";
import { isUtf8 } from "node:buffer";
import { basename, join, resolve } from "node:path";
import { kindOfPath, readFolder, tryReading, writeAll } from "../files.ts";
import { type ForeignModel, type ForeignOptions, isTable, mappingName, readForeign } from "../importing.ts";
import { keptPath, printKept, readKept, type Update, updateFromTable } from "../importing-again.ts";
import { type LoadedModel, loadModel, placeAt } from "../load-model.ts";
import { lossReport } from "../loss-report.ts";
import { shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { frameOf } from "../terminal/frame.ts";
import { visible } from "../terminal/width.ts";
import type { Command, Values } from "./command.ts";

const options = {
  to: { kind: "text", value: "DIR" },
  mapping: { kind: "text", value: "FILE" },
  format: { kind: "choice", of: ["archimate", "threagile", "tables"] },
  prefer: { kind: "choice", of: ["table", "text"] },
  "dry-run": { kind: "flag" },
  json: { kind: "flag" },
} as const;

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
    "orrery import threagile.yaml --to architecture",
    "orrery import elements.csv relations.csv properties.csv --to architecture",
    "orrery import applications.xlsx --mapping applications.mapping.yaml --to architecture --json",
  ],

  async run(terminal, values, paths) {
    const isDry = values["dry-run"];
    if (values.to === undefined && !isDry) {
      terminal.complain(terminal.text("import.no-target"), terminal.text("misuse.hint", { name: "import" }));
      return 2;
    }
    const target = values.to === undefined ? undefined : resolve(terminal.folder, values.to);
    const found =
      values.mapping === undefined && values.format !== "archimate"
        ? mappingFound(terminal.folder, target, paths)
        : undefined;
    const given = readAllGiven(terminal, paths, values.mapping ?? found);
    if (given === undefined) return 2;
    terminal.progress(terminal.text("progress.importing", { name: visible(paths[0] ?? "") }));
    const present = target === undefined ? undefined : modelIn(target);
    const read = readForeign(given.files, foreignOptions(values, given.mapping, present?.loaded));
    terminal.progress(undefined);
    if (!read.isRead) {
      printProblems(terminal, given.files, read.diagnostics, terminal.say);
      terminal.complain(
        terminal.text("import.failed", { name: visible(paths.join(" ")) }),
        terminal.text("import.failed.hint"),
      );
      return 2;
    }
    if (target !== undefined && !mayWrite(terminal, target, present, read)) return 2;
    const table = basename(given.files[0]?.uri ?? "");
    const result =
      present === undefined ? freshFiles(read, table) : updatedFiles(present, read, table, values.prefer ?? "table");
    if (!isDry && target !== undefined) writeAll(target, result.files);
    const base = target ?? terminal.folder;
    const written = [...result.files.keys()].map((uri) => shownPath(terminal, join(base, uri)));
    const mapping = found === undefined ? undefined : shownPath(terminal, found);
    const told = { read, result, written, files: given.files, ...(mapping === undefined ? {} : { mapping }) };
    if (values.json) printAnswer(terminal, told);
    else printReport(terminal, told, { target: shownPath(terminal, base), isDry });
    return 0;
  },
};

type ReadModel = Extract<ForeignModel, { readonly isRead: true }>;

interface Given {
  readonly files: readonly WorkspaceFile[];
  readonly mapping: WorkspaceFile | undefined;
}

/** All that was named; undefined after telling what cannot be read. */
function readAllGiven(
  terminal: Terminal,
  paths: readonly string[],
  mappingPath: string | undefined,
): Given | undefined {
  const files: WorkspaceFile[] = [];
  for (const typed of paths) {
    const path = resolve(terminal.folder, typed);
    if (kindOfPath(path) === "folder") files.push(...readFolder(path));
    else {
      const file = readOne(terminal, typed);
      if (file === undefined) return undefined;
      files.push(file);
    }
  }
  const mapping = mappingPath === undefined ? undefined : readOne(terminal, mappingPath);
  return mappingPath !== undefined && mapping === undefined ? undefined : { files, mapping };
}

/** The mapping file that lies beside a table, or that an earlier import of it has left in the model. */
function mappingFound(
  folder: string,
  target: string | undefined,
  [table = "", ...others]: readonly string[],
): string | undefined {
  if (!isTable({ uri: table }) || others.length > 0) return undefined;
  const beside = mappingUri(resolve(folder, table));
  const places = target === undefined ? [beside] : [beside, join(target, mappingName(table))];
  return places.find((path) => kindOfPath(path) === "file");
}

function readOne(terminal: Terminal, typed: string): WorkspaceFile | undefined {
  const bytes = tryReading(resolve(terminal.folder, typed));
  if (bytes instanceof Uint8Array) return { uri: basename(typed), bytes };
  terminal.complain(
    terminal.text("fault", { path: visible(typed), reason: terminal.named(`fault.${bytes.code}`) ?? bytes.code }),
  );
  return undefined;
}

/** A model that is where the import should go. */
interface Present {
  readonly loaded: LoadedModel;
  readonly texts: Map<string, Uint8Array>;
}

function modelIn(target: string): Present | undefined {
  const place = kindOfPath(target) === "folder" ? placeAt(target) : undefined;
  if (place === undefined || place.found.files.length === 0) return undefined;
  const texts = new Map<string, Uint8Array>();
  return { loaded: loadModel(place, texts), texts };
}

/** A table that comes to a model finds its elements again, and knows the organisation's own kinds. */
function foreignOptions(
  values: Values<typeof options>,
  mapping: WorkspaceFile | undefined,
  present: LoadedModel | undefined,
): ForeignOptions {
  const model = present?.workspace.model;
  return {
    ...(values.format === undefined ? {} : { format: values.format }),
    ...(mapping === undefined ? {} : { mapping: { uri: mapping.uri, text: new TextDecoder().decode(mapping.bytes) } }),
    ...(model === undefined
      ? {}
      : { metamodel: model.schema.metamodel, known: factsOf(model).filter((fact) => fact.fact === "element") }),
  };
}

/** Only a table is brought into a model that is there, change by change; anything else would write over what people wrote. */
function mayWrite(terminal: Terminal, target: string, present: Present | undefined, read: ReadModel): boolean {
  const kind = kindOfPath(target);
  const [first] = present?.loaded.files ?? [];
  if (kind !== undefined && kind !== "folder")
    terminal.complain(terminal.text("init.no-folder", { path: visible(shownPath(terminal, target)) }));
  else if (first !== undefined && read.owned === undefined) {
    terminal.complain(
      terminal.text("init.taken", { path: visible(shownPath(terminal, first.path)) }),
      terminal.text("import.taken.hint"),
    );
  } else return true;
  return false;
}

interface Result {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly update?: Update;
}

function freshFiles(read: ReadModel, table: string): Result {
  const { files, facts, owned } = read;
  return { files: owned === undefined ? files : new Map([...files, [keptPath(table), printKept({ facts, owned })]]) };
}

function updatedFiles(
  { loaded, texts }: Present,
  { facts, owned }: ReadModel,
  table: string,
  prefer: "table" | "text",
): Result {
  if (owned === undefined) return { files: new Map() };
  const content = { facts, owned };
  const update = updateFromTable(loaded, texts, content, readKept(loaded.folder, table), prefer);
  return {
    files: new Map<string, string | Uint8Array>([...update.files, [keptPath(table), printKept(content)]]),
    update,
  };
}

interface Told {
  readonly read: ReadModel;
  readonly result: Result;
  readonly written: readonly string[];
  readonly files: readonly WorkspaceFile[];
  /** The mapping file that was found, and not named. */
  readonly mapping?: string;
}

function printAnswer(terminal: Terminal, { read, result, written, files, mapping }: Told): void {
  const { counts, format } = read;
  const { update } = result;
  const { diagnostics } = diagnosticsAnswer(problemsOf(read, update), positionsIn(files), terminal.locale);
  const answer: Omit<ImportAnswer, "workspace"> = { version: 1, ...counts };
  const again =
    update === undefined ? {} : { changes: update.changes, vanished: update.vanished, conflicts: update.conflicts };
  const by = mapping === undefined ? {} : { mapping };
  terminal.json({ ...answer, format, ...by, files: written, diagnostics, ...again });
}

function printReport(
  terminal: Terminal,
  { read, result, files, mapping }: Told,
  { target, isDry }: { readonly target: string; readonly isDry: boolean },
): void {
  const { paint } = terminal;
  const { counts } = read;
  printProblems(terminal, files, problemsOf(read, result.update), terminal.print);
  const path = paint.bold(visible(target));
  const head = isDry
    ? terminal.text("import.dry", { count: result.files.size })
    : terminal.text("import.done", { count: result.files.size, path });
  terminal.print(`${paint.green("✓")} ${head}`);
  terminal.print(
    `  ${terminal.text("import.counts", { elements: counts.elements, relationships: counts.relationships, views: counts.views })}`,
  );
  if (mapping !== undefined)
    terminal.print(`  ${paint.dim(terminal.text("import.mapping", { path: visible(mapping) }))}`);
  if (counts.illegal > 0)
    terminal.print(`  ${paint.yellow(terminal.text("import.illegal", { count: counts.illegal }))}`);
  if (counts.onlyDerived > 0)
    terminal.print(`  ${paint.dim(terminal.text("import.only-derived", { count: counts.onlyDerived }))}`);
  if (result.update !== undefined) printUpdate(terminal, result.update);
  terminal.print();
  for (const line of lossReport(terminal, counts.loss)) terminal.print(line);
  if (!isDry) terminal.print(`\n  ${paint.cyan(`orrery check ${visible(target)}`)}`);
}

function printUpdate(terminal: Terminal, { changes, vanished, conflicts }: Update): void {
  const { paint } = terminal;
  terminal.print(`  ${terminal.text("import.changes", { count: changes })}`);
  for (const { subject, key } of conflicts)
    terminal.print(
      `  ${paint.yellow(terminal.text("import.conflict", { subject: visible(subject), key: visible(key) }))}`,
    );
  if (vanished.length > 0)
    terminal.print(
      `  ${paint.yellow(terminal.text("import.vanished", { count: vanished.length, ids: visible(vanished.slice(0, 10).join(", ")) }))}`,
    );
}

function problemsOf(read: ReadModel, update: Update | undefined): readonly Diagnostic[] {
  return [...read.diagnostics, ...(update?.refused ?? [])];
}

/** Frames of the first problems; the rest is counted. */
function printProblems(
  terminal: Terminal,
  files: readonly WorkspaceFile[],
  diagnostics: readonly Diagnostic[],
  print: (line: string) => void,
): void {
  const positions = positionsIn(files);
  for (const diagnostic of diagnostics.slice(0, SHOWN)) {
    const hasPlace = diagnostic.span.end > diagnostic.span.start;
    for (const line of frameOf(terminal, diagnostic, diagnostic.uri, hasPlace ? positions(diagnostic.uri) : undefined))
      print(line);
    print("");
  }
  if (diagnostics.length > SHOWN)
    print(terminal.paint.dim(terminal.text("import.more", { count: diagnostics.length - SHOWN })));
}

const SHOWN = 20;

/** Places in the files that are text; a workbook or an archive has none. */
function positionsIn(files: readonly WorkspaceFile[]): Positions {
  const texts = new Map(
    files.filter((file) => isUtf8(file.bytes)).map(({ uri, bytes }) => [uri, { bytes, starts: lineStarts(bytes) }]),
  );
  return (uri) => texts.get(uri);
}
