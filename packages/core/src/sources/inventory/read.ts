/** The way of every table: opened, recognised by its first rows, read row by row. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { metamodel } from "../../model/metamodel/index.ts";
import type { Artefact, Surroundings } from "../source.ts";
import { streamCsv } from "../tables/csv.ts";
import { columnNames } from "../tables/inventory.ts";
import { mappingUri, readMapping } from "../tables/mapping.ts";
import type { Mapping } from "../tables/mapping.ts";
import { proposeMapping } from "../tables/propose-mapping.ts";
import { decimalMark, TABLE_LIMITS } from "../tables/sheet.ts";
import type { Sheet } from "../tables/sheet.ts";
import { openXlsx } from "../tables/xlsx.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";
import { mappedRows } from "./mapped.ts";
import { HEADER_ROWS, looksLikeInventory, recognise } from "./recognise.ts";
import type { RowReader } from "./shape.ts";
import { Columns } from "./table.ts";
import { tell } from "./tell.ts";

type Said = Claim | Diagnostic;

/** Rows that are looked at before anything is said. */
const SAMPLE = 300;

export async function* readInventories(artefacts: readonly Artefact[], around: Surroundings): AsyncIterable<Said> {
  for (const artefact of withMapped(artefacts, around)) {
    const written = around.file(mappingUri(artefact.path));
    const reading = written === undefined ? undefined : readMapping(written.text(), written.path);
    yield* reading?.diagnostics ?? [];
    if (/\.xls[xm]$/iu.test(artefact.path)) yield* readWorkbook(artefact, reading?.mapping, around);
    else yield* readText(artefact, reading?.mapping);
  }
}

/** The tables themselves, and those that a mapping beside them makes tables of. */
function withMapped(artefacts: readonly Artefact[], around: Surroundings): readonly Artefact[] {
  const tables = new Map<string, Artefact>();
  for (const artefact of artefacts) {
    const stem = /^(.*)\.mapping\.ya?ml$/iu.exec(artefact.path)?.[1];
    if (stem === undefined) {
      tables.set(artefact.path, artefact);
      continue;
    }
    for (const ending of ["xlsx", "xlsm", "csv", "tsv", "txt"]) {
      const table = around.file(`${stem}.${ending}`);
      if (table !== undefined) tables.set(table.path, table);
    }
  }
  return [...tables.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function* readText(artefact: Artefact, mapping: Mapping | undefined): AsyncIterable<Said> {
  const diagnostics: Diagnostic[] = [];
  yield* readTable(artefact.path, undefined, streamCsv(artefact.chunks(), artefact.path, diagnostics), mapping, true);
  yield* diagnostics;
}

async function* readWorkbook(
  artefact: Artefact,
  mapping: Mapping | undefined,
  around: Surroundings,
): AsyncIterable<Said> {
  const { limits } = around;
  if (artefact.size > limits.bytes) {
    yield tell("artefact-too-large", "warning", artefact.path, { limit: limits.bytes });
    return;
  }
  const diagnostics: Diagnostic[] = [];
  const allowed = { ...TABLE_LIMITS, bytes: limits.bytes, unpackedBytes: limits.unpacked };
  const workbook = openXlsx(artefact.bytes(), artefact.path, allowed, diagnostics);
  let isKnown = false;
  for (const sheet of workbook?.sheets ?? []) {
    const { name, isHidden } = sheet;
    if (mapping?.sheet === undefined ? isHidden : mapping.sheet !== name) continue;
    const read = sheet.rows();
    if (read === undefined) continue;
    for await (const said of readTable(artefact.path, name, read, mapping, false)) {
      isKnown ||= "claim" in said;
      yield said;
    }
  }
  yield* diagnostics;
  if (!isKnown && workbook !== undefined && diagnostics.length === 0) {
    yield tell("inventory-unknown", "info", artefact.path, {});
  }
}

/** Reads one table; nothing is said of one whose layout is unknown, unless it is told to be an inventory. */
async function* readTable(
  path: string,
  sheet: string | undefined,
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>,
  mapping: Mapping | undefined,
  isTold: boolean,
): AsyncIterable<Said> {
  const sample: SheetRow[] = [];
  let reader: RowReader | undefined;
  let header = -1;
  let isUnknown = false;
  const begin = function* (): Generator<Said> {
    const found = beginReading(path, sheet, sample, mapping);
    if (found === undefined) {
      isUnknown = true;
      return;
    }
    ({ reader, header } = found);
    for (const row of sample) if (row.index > header) yield* reader.row(row);
    sample.length = 0;
  };
  for await (const row of rows) {
    if (reader !== undefined) {
      yield* reader.row(row);
      continue;
    }
    sample.push(row);
    if (sample.length >= SAMPLE) yield* begin();
    if (isUnknown) break;
  }
  if (reader === undefined && !isUnknown) yield* begin();
  if (reader !== undefined) yield* reader.end();
  else if (isTold && sample.length > 0) yield tell("inventory-unknown", "info", path, {});
}

function beginReading(
  path: string,
  sheet: string | undefined,
  sample: readonly SheetRow[],
  mapping: Mapping | undefined,
): { readonly reader: RowReader; readonly header: number } | undefined {
  const named = sheet === undefined ? {} : { sheet };
  if (mapping === undefined) {
    const known = recognise(sample, path);
    if (known !== undefined) {
      const { shape, header, columns } = known;
      return { reader: shape.begin({ path, ...named, header, columns }), header };
    }
  }
  const whole = sampleSheet(path, sheet, sample);
  const found = mapping ?? proposed(whole);
  if (found === undefined) return undefined;
  const header = found.header - 1;
  const columns = new Columns(whole.rows[header] ?? []);
  const names = columnNames(whole, found.header);
  return { reader: mappedRows({ path, ...named, header, columns }, found, names, metamodel), header };
}

/** A mapping for a table that looks like an inventory; a guess at anything else would be worse than nothing. */
function proposed(sheet: Sheet): Mapping | undefined {
  const titlesOf = (row: Sheet["rows"][number] | undefined): string[] =>
    (row ?? []).map((cell) => (typeof cell === "string" ? cell : ""));
  const isLikely = sheet.rows
    .slice(0, HEADER_ROWS)
    .some((row) => row.length <= MOST_COLUMNS && looksLikeInventory(titlesOf(row)));
  const mapping = isLikely ? proposeMapping(sheet, metamodel)?.mapping : undefined;
  return mapping !== undefined && looksLikeInventory(titlesOf(sheet.rows[mapping.header - 1])) ? mapping : undefined;
}

/** Wider tables are measurements or exports of data; an inventory that wide needs a mapping. */
const MOST_COLUMNS = 500;

function sampleSheet(path: string, sheet: string | undefined, sample: readonly SheetRow[]): Sheet {
  const rows: SheetRow["cells"][] = [];
  for (const { index, cells } of sample) {
    if (index > 2000) break;
    while (rows.length < index) rows.push([]);
    rows[index] = cells;
  }
  const file = path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/u, "");
  return { name: sheet ?? file, uri: path, rows, decimal: decimalMark(rows) };
}
