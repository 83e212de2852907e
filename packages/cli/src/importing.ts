/**
 * Models of other tools as files of ours: ArchiMate, Threagile and tables in; texts, sidecars and a loss report out. The command `import` and the
 * server's import do the same by this function; they differ in where they write.
 */
import type { ImportAnswer } from "@orrery/core/answers/answers";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { printFiles } from "@orrery/core/language/print";
import type { ArchimateDocument } from "@orrery/core/model/archimate/document";
import type { ElementFact, Fact, Loss } from "@orrery/core/model/facts";
import { metamodel as builtIn } from "@orrery/core/model/metamodel/index";
import type { Metamodel } from "@orrery/core/model/metamodel";
import { readArchimate } from "@orrery/core/sources/archimate/read";
import { archimateToFacts } from "@orrery/core/sources/archimate/to-facts";
import { importTables } from "@orrery/core/sources/tables/import-tables";
import type { Ownership } from "@orrery/core/sources/tables/inventory";
import { isThreagile, readThreagile } from "@orrery/core/sources/threagile/read";
import type { WorkspaceFile } from "@orrery/core/workspace";

/** What is told of an import, but for where it went. */
type ImportCounts = Omit<ImportAnswer, "version" | "workspace">;

export type ForeignModel =
  | {
      readonly isRead: true;
      /** Name of the format, for the person: `archimate`, `threagile`, `triple`, `inventory`. */
      readonly format: "archimate" | "threagile" | "triple" | "inventory";
      readonly facts: readonly Fact[];
      /** Texts by path relative to the folder of the model: `.orrery` files and sidecars. */
      readonly files: ReadonlyMap<string, string>;
      readonly counts: ImportCounts;
      /** Of an inventory: what the table owns, and may change when it comes again. */
      readonly owned?: Ownership;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly isRead: false; readonly diagnostics: readonly Diagnostic[] };

export interface ForeignOptions {
  readonly metamodel?: Metamodel;
  /** The family of formats, where the content should not decide. */
  readonly format?: "archimate" | "threagile" | "tables";
  /** The mapping file of an inventory. */
  readonly mapping?: { readonly uri: string; readonly text: string };
  /** Elements that the model has already. */
  readonly known?: readonly ElementFact[];
}

/**
 * Reads the files of one foreign model: an ArchiMate file (plain or zipped) or folder, a Threagile model, a workbook, a text table, or
 * the text tables of one triple. What it is, is seen from the content. Never throws on bad input.
 */
export function readForeign(files: readonly WorkspaceFile[], options: ForeignOptions = {}): ForeignModel {
  const metamodel = options.metamodel ?? builtIn;
  if (options.format === "threagile" || (options.format === undefined && files.some(isThreagile)))
    return fromThreagile(files, metamodel);
  const mayBeArchimate =
    options.format === undefined
      ? options.mapping === undefined && !files.some(isTable)
      : options.format === "archimate";
  const archimate = mayBeArchimate ? readArchimate(files) : undefined;
  if (archimate?.document !== undefined)
    return fromArchimate(archimate.document, files, metamodel, archimate.diagnostics, archimate.loss);
  if (archimate !== undefined && (options.format === "archimate" || !mayBeTable(archimate.diagnostics)))
    return { isRead: false, diagnostics: archimate.diagnostics };
  return readTables(files, metamodel, options);
}

function fromThreagile(files: readonly WorkspaceFile[], metamodel: Metamodel): ForeignModel {
  const { facts, loss, diagnostics } = readThreagile(files);
  return facts === undefined
    ? { isRead: false, diagnostics }
    : fromFacts("threagile", facts, loss, metamodel, diagnostics);
}

function readTables(
  files: readonly WorkspaceFile[],
  metamodel: Metamodel,
  { mapping, known }: ForeignOptions,
): ForeignModel {
  const table = importTables(files, metamodel, {
    ...(mapping === undefined ? {} : { mapping }),
    ...(known === undefined ? {} : { known }),
  });
  switch (table.layout) {
    case "unknown":
      return { isRead: false, diagnostics: table.diagnostics };
    case "archimate-triple":
      return fromArchimate(table.document, files, metamodel, table.diagnostics, []);
    case "triple":
      return fromFacts("triple", table.reading.facts, table.reading.losses, metamodel, table.diagnostics);
    case "inventory": {
      const read = fromFacts("inventory", table.reading.facts, table.reading.losses, metamodel, table.diagnostics);
      if (!read.isRead) return read;
      const proposal: readonly (readonly [string, string])[] =
        table.proposal === undefined ? [] : [[mappingName(files[0]?.uri ?? ""), table.proposal]];
      return { ...read, files: new Map([...read.files, ...proposal]), owned: table.reading.owned };
    }
  }
}

function fromArchimate(
  document: ArchimateDocument,
  files: readonly WorkspaceFile[],
  metamodel: Metamodel,
  diagnostics: readonly Diagnostic[],
  loss: readonly Loss[],
): ForeignModel {
  const { facts, sidecars, illegal, onlyDerived, loss: further } = archimateToFacts(document, files[0]?.uri ?? "");
  const texts = [
    ...printFiles(facts, { metamodel }).map((file) => [file.uri, file.text] as const),
    ...sidecars.map((sidecar) => [sidecar.path, sidecar.text] as const),
  ];
  const counts: ImportCounts = {
    elements: document.elements.length,
    relationships: document.relationships.length,
    views: document.views.length,
    illegal: illegal.length,
    onlyDerived: onlyDerived.length,
    loss: [
      ...loss.filter((line) => line.outcome !== "kept" || !further.some(({ what }) => what === line.what)),
      ...further,
    ],
  };
  return { isRead: true, format: "archimate", facts, files: new Map(texts), counts, diagnostics };
}

function fromFacts(
  format: "threagile" | "triple" | "inventory",
  facts: readonly Fact[],
  loss: readonly Loss[],
  metamodel: Metamodel,
  diagnostics: readonly Diagnostic[],
): ForeignModel {
  const files = new Map(printFiles(facts, { metamodel }).map((file) => [file.uri, file.text]));
  const elements = facts.filter((fact) => fact.fact === "element");
  const views = elements.filter((element) => element.kind === "view").length;
  const counts: ImportCounts = {
    elements: elements.length - views,
    relationships: facts.length - elements.length,
    views,
    illegal: 0,
    onlyDerived: 0,
    loss,
  };
  return { isRead: true, format, facts, files, counts, diagnostics };
}

/** Names decide only where content cannot: a text table looks like any text. */
export function isTable({ uri }: Pick<WorkspaceFile, "uri">): boolean {
  return /\.(?:csv|tsv|xlsx)$/i.test(uri);
}

/** A zip without a model of Archi in it may be a workbook; a file that is no XML at all may be a text table. */
function mayBeTable(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code }) => code === "archimate-not-a-model");
}

/** Name of the mapping file that is proposed for a table, beside the model. */
export function mappingName(table: string): string {
  const name = table.split(/[\\/]/).at(-1) ?? "";
  return `${name.replace(/\.[^.]*$/, "")}.mapping.yaml`;
}
