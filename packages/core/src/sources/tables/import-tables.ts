/** The door for surfaces: table files in; facts, or an ArchiMate document, out, by whichever of the known layouts they have. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { ArchimateDocument } from "../../model/archimate/document.ts";
import type { ElementFact } from "../../model/facts.ts";
import type { Metamodel } from "../../model/metamodel.ts";
import { tableSchema } from "../../model/tables/schema.ts";
import { readInventory } from "./inventory.ts";
import type { InventoryReading } from "./inventory.ts";
import { readMapping } from "./mapping.ts";
import type { Mapping } from "./mapping.ts";
import { proposeMapping } from "./propose-mapping.ts";
import type { ProposalOptions } from "./propose-mapping.ts";
import { readSheets } from "./read-sheets.ts";
import { tableDiagnostic } from "./sheet.ts";
import type { Sheet, TableLimits } from "./sheet.ts";
import { tripleDocument } from "./triple-document.ts";
import { tripleFacts } from "./triple-facts.ts";
import type { TableReading } from "./triple-facts.ts";
import { isArchimateTriple, readTriple } from "./triple.ts";

export interface TableFile {
  readonly uri: string;
  readonly bytes: Uint8Array;
}

export interface TableImportOptions extends ProposalOptions {
  /** The mapping file of an inventory, where there is one; it is proposed otherwise. */
  readonly mapping?: { readonly uri: string; readonly text: string };
  /** Elements that the model has already. */
  readonly known?: readonly ElementFact[];
  readonly limits?: TableLimits;
}

export type TableImport =
  /** Elements, relations and properties in ArchiMate's types; the ArchiMate import makes facts of the document. */
  | {
      readonly layout: "archimate-triple";
      readonly document: ArchimateDocument;
      readonly diagnostics: readonly Diagnostic[];
    }
  /** The same in our own kinds. */
  | { readonly layout: "triple"; readonly reading: TableReading; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly layout: "inventory";
      readonly reading: InventoryReading;
      readonly mapping: Mapping;
      /** Text of the mapping file that was proposed, to be written beside the table. */
      readonly proposal: string | undefined;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly layout: "unknown"; readonly diagnostics: readonly Diagnostic[] };

/** Imports one workbook, one text table, or the text tables of one triple. Diagnostics are those of files, mapping and readings together. */
export function importTables(
  files: readonly TableFile[],
  metamodel: Metamodel,
  options: TableImportOptions = {},
): TableImport {
  const readings = files.map(({ bytes, uri }) => readSheets(bytes, uri, options.limits));
  const sheets = readings.flatMap((reading) => reading.sheets);
  const diagnostics = readings.flatMap((reading) => reading.diagnostics);
  const found = options.mapping === undefined ? readTriple(sheets) : undefined;
  if (found === undefined) return importInventory(sheets, metamodel, options, diagnostics);
  const told = [...diagnostics, ...found.diagnostics];
  const schema = tableSchema(metamodel);
  if (isArchimateTriple(found.triple, (type) => schema.isKind(type))) {
    return { layout: "archimate-triple", document: tripleDocument(found.triple), diagnostics: told };
  }
  const reading = tripleFacts(found.triple, metamodel);
  return { layout: "triple", reading, diagnostics: [...told, ...reading.diagnostics] };
}

function importInventory(
  sheets: readonly Sheet[],
  metamodel: Metamodel,
  options: TableImportOptions,
  diagnostics: readonly Diagnostic[],
): TableImport {
  const written = options.mapping === undefined ? undefined : readMapping(options.mapping.text, options.mapping.uri);
  const told = [...diagnostics, ...(written?.diagnostics ?? [])];
  if (written !== undefined && written.mapping === undefined) return { layout: "unknown", diagnostics: told };
  const shown = sheets.filter((sheet) => sheet.hidden !== true);
  const named = sheets.find((sheet) => sheet.name === written?.mapping?.sheet);
  for (const sheet of named === undefined ? shown : [named]) {
    const proposal = written === undefined ? proposeMapping(sheet, metamodel, options) : undefined;
    const mapping = written?.mapping ?? proposal?.mapping;
    if (mapping === undefined) continue;
    const reading = readInventory(sheet, mapping, metamodel, options.known);
    if (written === undefined && reading.owned.rows.size === 0) continue;
    const all = [...told, ...reading.diagnostics];
    return { layout: "inventory", reading, mapping, proposal: proposal?.text, diagnostics: all };
  }
  const first = shown[0];
  if (first === undefined) return { layout: "unknown", diagnostics: told };
  const unknown = tableDiagnostic("table-unknown-layout", "error", first.uri, { sheet: first.name });
  return { layout: "unknown", diagnostics: [...told, unknown] };
}
