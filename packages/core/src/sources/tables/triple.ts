/**
 * The three tables of a model, elements, relations and properties, as Archi exports them and as we do: as three CSV files with any
 * prefix, or as three sheets of one workbook. Types may be Orrery's own kinds and verbs or ArchiMate's names.
 */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { conceptNamed } from "../../model/archimate/elements.ts";
import { nearestNames } from "../../model/archimate/vocabulary.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { MODEL_TYPE, TRIPLE_COLUMNS } from "../../model/tables/triple-columns.ts";
import type { TripleTable } from "../../model/tables/triple-columns.ts";
import { cellPlace, cellText, isBlank, tableDiagnostic } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

/** A row of the elements or relations table; texts are as written, empty where the cell is. */
export interface TripleRow {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly documentation: string;
  readonly specialization: string;
  readonly uri: string;
  /** Where the row is: `elements!A7`. */
  readonly place: string;
  readonly properties: readonly TripleProperty[];
}

export interface TripleElement extends TripleRow {
  readonly parent: string;
}

export interface TripleRelation extends TripleRow {
  readonly source: string;
  readonly target: string;
  readonly carries: string;
}

export interface TripleProperty {
  readonly key: string;
  readonly value: string;
  readonly place: string;
}

export interface Triple {
  /** The row that Archi writes for the model itself. */
  readonly model: TripleElement | undefined;
  readonly elements: readonly TripleElement[];
  readonly relations: readonly TripleRelation[];
}

export interface TripleReading {
  readonly triple: Triple;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the tables among the sheets, recognised by their headers; `undefined` when none of them is a table of elements. */
export function readTriple(sheets: readonly Sheet[]): TripleReading | undefined {
  const tables = sheets.flatMap((sheet) => {
    const table = tableOf(sheet);
    return table === undefined ? [] : [{ sheet, table }];
  });
  if (!tables.some(({ table }) => table === "elements")) return undefined;
  const diagnostics: Diagnostic[] = [];
  const rows = (table: TripleTable): readonly RawRow[] =>
    tables.flatMap((entry) => (entry.table === table ? rawRows(entry.sheet) : []));
  const properties = propertiesById(rows("properties"));
  const elements: TripleElement[] = [];
  const seen = new Set<string>();
  for (const row of rows("elements")) {
    const common = commonCells(row, properties, seen, diagnostics);
    if (common !== undefined) elements.push({ ...common, parent: row.text("parent").trim() });
  }
  const relations: TripleRelation[] = [];
  for (const row of rows("relations")) {
    const common = commonCells(row, properties, seen, diagnostics, true);
    if (common === undefined) continue;
    const [source, target] = [row.text("source").trim(), row.text("target").trim()];
    relations.push({ ...common, source, target, carries: row.text("carries").trim() });
  }
  for (const [id, orphans] of properties) {
    if (seen.has(id)) continue;
    const [first] = orphans;
    if (first === undefined) continue;
    diagnostics.push(tableDiagnostic("table-unresolved", "warning", first.uri, { place: first.place, value: id }));
  }
  const model = elements.find((element) => element.type === MODEL_TYPE);
  const triple = { model, elements: elements.filter((element) => element !== model), relations };
  return { triple, diagnostics };
}

/** Are the types ArchiMate's, so that the ArchiMate import should read the model? Own kinds win where a name is both. */
export function isArchimateTriple(triple: Triple, isKind: (type: string) => boolean): boolean {
  if (triple.model !== undefined) return true;
  const types = triple.elements.map((element) => element.type);
  return (
    types.some((type) => conceptNamed(type) !== undefined || nearestNames.has(type)) &&
    !types.some((type) => isKind(type))
  );
}

/** Which of the three tables a sheet is: it has the columns that make it one, and none that the format does not know. */
function tableOf(sheet: Sheet): TripleTable | undefined {
  const header = headerOf(sheet).filter((name) => name !== "");
  return MAKING.find(
    ({ table, makes }) =>
      makes.every((name) => header.includes(name)) &&
      header.every((name) => TRIPLE_COLUMNS[table].some((column) => column.toLowerCase() === name)),
  )?.table;
}

const MAKING: readonly { readonly table: TripleTable; readonly makes: readonly string[] }[] = [
  { table: "relations", makes: ["type", "source", "target"] },
  { table: "properties", makes: ["id", "key", "value"] },
  { table: "elements", makes: ["id", "type", "name"] },
];

function headerOf(sheet: Sheet): readonly string[] {
  return (sheet.rows[0] ?? []).map((cell) => cellText(cell).toLowerCase());
}

interface RawRow {
  readonly uri: string;
  readonly place: string;
  text(column: string): string;
}

function rawRows(sheet: Sheet): RawRow[] {
  const header = headerOf(sheet);
  return sheet.rows.flatMap((row, index) => {
    if (index === 0 || isBlank(row)) return [];
    const text = (column: string): string => wholeText(row[header.indexOf(column)]);
    return [{ uri: sheet.uri, place: cellPlace(index, 0, sheet), text }];
  });
}

/** Text of a cell with the space around it, which belongs to names and documentation. */
function wholeText(cell: Cell): string {
  return typeof cell === "string" ? cell : cellText(cell);
}

interface PlacedProperty extends TripleProperty {
  readonly uri: string;
}

function propertiesById(rows: readonly RawRow[]): Map<string, PlacedProperty[]> {
  const properties = new Map<string, PlacedProperty[]>();
  for (const row of rows) {
    const id = row.text("id").trim();
    const property = { key: row.text("key"), value: row.text("value"), place: row.place, uri: row.uri };
    if (id === "" || property.key.trim() === "") continue;
    const present = properties.get(id);
    if (present === undefined) properties.set(id, [property]);
    else present.push(property);
  }
  return properties;
}

/** The cells that elements and relations share; `undefined`, and told, where the row has no id or one that is taken. */
function commonCells(
  row: RawRow,
  properties: ReadonlyMap<string, readonly TripleProperty[]>,
  seen: Set<string>,
  diagnostics: Diagnostic[],
  mayLackId = false,
): TripleRow | undefined {
  const { uri, place } = row;
  const id = row.text("id").trim();
  if (id === "" && !mayLackId) {
    diagnostics.push(tableDiagnostic("table-missing-cell", "warning", uri, { place, column: "ID" }));
    return undefined;
  }
  if (seen.has(id)) {
    diagnostics.push(tableDiagnostic("table-duplicate-id", "warning", uri, { place, id }));
    return undefined;
  }
  if (id !== "") seen.add(id);
  return {
    id,
    type: row.text("type").trim(),
    name: row.text("name"),
    documentation: row.text("documentation"),
    specialization: row.text("specialization"),
    uri,
    place,
    properties: properties.get(id) ?? [],
  };
}
