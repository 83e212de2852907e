/** One sheet of elements, a row each, read by a mapping: the application inventory that every organisation has in a spreadsheet. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { closest } from "../../base/suggest.ts";
import { tally } from "../../model/archimate/tally.ts";
import type { Tally } from "../../model/archimate/tally.ts";
import type { ElementFact, FactValue, RelationshipFact } from "../../model/facts.ts";
import type { AttributeType, Metamodel } from "../../model/metamodel.ts";
import { finished, OPEN_RECORD, setPath } from "../../model/tables/attribute-rows.ts";
import type { AttributeDraft } from "../../model/tables/attribute-rows.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { tableSchema } from "../../model/tables/schema.ts";
import type { TableSchema } from "../../model/tables/schema.ts";
import { foldText } from "../../model/tables/value-text.ts";
import { isId } from "../../model/values.ts";
import { directoryOf, enter, freeId, newId } from "./directory.ts";
import type { Directory } from "./directory.ts";
import { isNothing, readCell, splitCell } from "./cell-values.ts";
import type { CellHints } from "./cell-values.ts";
import type { ColumnRule, Mapping, ReferenceHints } from "./mapping.ts";
import { referenceTarget } from "./reference-target.ts";
import type { ReferenceTarget } from "./reference-target.ts";
import { cellPlace, cellText, isBlank, tableDiagnostic } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import type { TableReading } from "./triple-facts.ts";

/** What a sheet owns: on import only these may change, everything else is the text's. */
export interface Ownership {
  /** Attributes and fields of records that columns are mapped to: `owner`, `lifecycle.active`, `properties.Remarque`. */
  readonly attributes: readonly string[];
  readonly verbs: readonly string[];
  readonly description: boolean;
  readonly parent: boolean;
  /** Languages of further names. */
  readonly languages: readonly string[];
  /** `id`, a line break and the attribute, of cells that hold something that could not be read: they say nothing of the attribute. */
  readonly unread: ReadonlySet<string>;
  /** Property that holds the key of each row. */
  readonly keyPath?: string;
  /** Elements that are rows; others were made because a row refers to them. */
  readonly rows: ReadonlySet<string>;
}

export interface InventoryReading extends TableReading {
  readonly owned: Ownership;
}

/**
 * Facts of a sheet. `known` are the elements that the model has already: rows find theirs again by key or name and keep its id,
 * and references reach them. Cells that fit no attribute are kept as properties, and told.
 */
export function readInventory(
  sheet: Sheet,
  mapping: Mapping,
  metamodel: Metamodel,
  known: readonly ElementFact[] = [],
): InventoryReading {
  const columns = columnNames(sheet, mapping.header);
  const reading: Reading = {
    sheet,
    mapping,
    columns,
    schema: tableSchema(metamodel),
    ledger: tally(),
    diagnostics: [],
    directory: directoryOf(known),
    created: new Map(),
    relationships: [],
    said: new Set(),
    ends: new Map(),
    readers: new Map(),
    unread: new Set(),
  };
  checkColumns(reading);
  const rows = identify(reading);
  for (const row of rows) enter(reading.directory, row.id, row.kind, row.name);
  const elements = rows.map((row) => elementOf(row, reading));
  if (rows.length === 0)
    reading.diagnostics.push(tableDiagnostic("table-empty", "warning", sheet.uri, { sheet: sheet.name }));
  return {
    facts: [...reading.created.values(), ...elements, ...reading.relationships],
    losses: reading.ledger.list(),
    diagnostics: reading.diagnostics,
    owned: { ...ownership(mapping, columns, rows, reading.schema), unread: reading.unread },
  };
}

/** Names of the columns, by place: the header without space around, the letters of the column where it has none, `(2)` on repetition. */
export function columnNames(sheet: Sheet, header: number): readonly string[] {
  const used = new Map<string, number>();
  const width = sheet.rows.slice(header - 1).reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, column) => {
    const text = cellText(sheet.rows[header - 1]?.[column]).replace(/\s+/g, " ");
    const name = text === "" ? cellPlace(0, column).slice(0, -1) : text;
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

interface Reading {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly columns: readonly string[];
  readonly schema: TableSchema;
  readonly ledger: Tally;
  readonly diagnostics: Diagnostic[];
  readonly directory: Directory;
  /** Elements made because a cell names them, by id. */
  readonly created: Map<string, ElementFact>;
  readonly relationships: RelationshipFact[];
  /** The relationships by ends and verb, so that none is said twice. */
  readonly said: Set<string>;
  /** Kinds that the other end of a relationship may have, by rule and kind, once looked up. */
  readonly ends: Map<End, Map<string, readonly string[]>>;
  /** How the cells of a column are read, by rule and type of the attribute. */
  readonly readers: Map<ColumnRule, Map<AttributeType, CellReader>>;
  readonly unread: Set<string>;
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly index: number;
  readonly cells: readonly Cell[];
}

/** Tells of columns that the mapping names and the sheet lacks, and of attributes that the kind lacks. */
function checkColumns({ sheet, mapping, columns, diagnostics, schema }: Reading): void {
  const named = [
    mapping.name,
    mapping.key,
    mapping.description,
    mapping.parent?.column,
    typeof mapping.kind === "object" ? mapping.kind.column : undefined,
    mapping.id !== undefined && "column" in mapping.id ? mapping.id.column : undefined,
    ...Object.keys(mapping.columns),
  ];
  const present = new Set(columns);
  for (const column of new Set(named)) {
    if (column === undefined || present.has(column)) continue;
    const [suggestion] = closest(column, columns);
    diagnostics.push(
      tableDiagnostic("mapping-column", "warning", sheet.uri, { column, sheet: sheet.name }, suggestion),
    );
  }
  if (typeof mapping.kind !== "string") return;
  const kind = mapping.kind;
  for (const [column, rule] of Object.entries(mapping.columns)) {
    if (rule.as !== "attribute" || schema.typeAt(kind, rule.attribute) !== undefined) continue;
    const [suggestion] = closest(
      rule.attribute,
      schema.attributes(kind).map(({ id }) => id),
    );
    const parameters = { column, attribute: rule.attribute, kind };
    diagnostics.push(tableDiagnostic("mapping-attribute", "warning", sheet.uri, parameters, suggestion));
  }
}

/** The rows that are elements, each with its kind, name and id. */
function identify(reading: Reading): Row[] {
  const { sheet, mapping, diagnostics } = reading;
  const rows: Row[] = [];
  const taken = new Set<string>();
  for (let index = mapping.header; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index] ?? [];
    if (isBlank(cells)) continue;
    const place = cellPlace(index, 0, sheet);
    const name = cellText(cellOf(cells, mapping.name, reading)).replace(/\s+/g, " ");
    if (name === "") {
      diagnostics.push(tableDiagnostic("table-missing-cell", "warning", sheet.uri, { place, column: mapping.name }));
      reading.ledger.dropped("row", NO_NAME, place);
      continue;
    }
    const kind = kindOf(cells, place, reading);
    if (kind === undefined) {
      reading.ledger.dropped("row", NO_KIND, place);
      continue;
    }
    const id = idOf(cells, name, kind, taken, reading);
    if (taken.has(id)) {
      diagnostics.push(tableDiagnostic("table-duplicate-id", "warning", sheet.uri, { place, id }));
      reading.ledger.dropped("row", SAME_ID, place);
      continue;
    }
    taken.add(id);
    rows.push({ id, kind, name, index, cells });
  }
  return rows;
}

const NO_NAME = { en: "the row has no name", fr: "la ligne n'a pas de nom" };
const NO_KIND = { en: "the mapping has no kind for the row", fr: "la correspondance n'a pas de type pour la ligne" };
const SAME_ID = { en: "an earlier row has the same id", fr: "une ligne précédente a le même identifiant" };

function cellOf(cells: readonly Cell[], column: string | undefined, { columns }: Reading): Cell {
  return column === undefined ? undefined : cells[columns.indexOf(column)];
}

function kindOf(cells: readonly Cell[], place: string, reading: Reading): string | undefined {
  const { mapping, schema, diagnostics, sheet } = reading;
  const rule = mapping.kind;
  const type = typeof rule === "string" ? rule : cellText(cellOf(cells, rule.column, reading));
  const folded = foldText(type);
  const translated =
    typeof rule === "string" ? rule : Object.entries(rule.values).find(([from]) => foldText(from) === folded)?.[1];
  const kind = translated ?? (schema.isKind(type) || typeof rule === "string" ? type : rule.otherwise);
  if (kind !== undefined && schema.isKind(kind)) return kind;
  const [suggestion] = closest(
    kind ?? type,
    schema.metamodel.kinds.map(({ id }) => id),
  );
  diagnostics.push(
    tableDiagnostic("table-unknown-type", "warning", sheet.uri, { place, type: kind ?? type }, suggestion),
  );
  return undefined;
}

/** The id that the element has already, found by key or name; else the one that the mapping makes. */
function idOf(
  cells: readonly Cell[],
  name: string,
  kind: string,
  taken: ReadonlySet<string>,
  reading: Reading,
): string {
  const { mapping, directory, schema } = reading;
  if (mapping.id !== undefined && "column" in mapping.id) {
    const text = cellText(cellOf(cells, mapping.id.column, reading));
    const isFit = /^\p{L}/u.test(text) && isId(text) && !schema.isVerb(text);
    if (text !== "") return isFit ? text : newId(text, kind, schema.isVerb);
  }
  const fits = (id: string): boolean => !taken.has(id) && directory.kinds.get(id) === kind;
  const key = cellText(cellOf(cells, mapping.key, reading));
  const byKey = key === "" ? undefined : directory.keys.get(`${mapping.key}\n${key}`);
  if (byKey !== undefined && fits(byKey)) return byKey;
  const byName = (directory.names.get(foldText(name)) ?? []).find(fits);
  if (byName !== undefined) return byName;
  const template = mapping.id !== undefined && "template" in mapping.id ? mapping.id.template : "{name}";
  const text = template.replace(/\{([^}]*)\}/g, (_, column: string) =>
    foldText(column === "name" ? name : cellText(cellOf(cells, column, reading))),
  );
  return freeId(
    newId(text, kind, schema.isVerb),
    (id) => taken.has(id) || directory.kinds.has(id) || reading.created.has(id),
  );
}

function elementOf(row: Row, reading: Reading): ElementFact {
  const { sheet, mapping, columns, ledger } = reading;
  const attributes: AttributeDraft = new Map();
  const names = new Map<string, string>();
  for (const [column, header] of columns.entries()) {
    const cell = row.cells[column];
    if (isNothing(cell) || isStructural(header, mapping)) continue;
    const rule = mapping.columns[header] ?? { as: "property" };
    readRule(row, column, cell, rule, attributes, names, reading);
  }
  keepKey(row, attributes, reading);
  ledger.kept("row");
  const description = cellText(cellOf(row.cells, mapping.description, reading));
  const parent = parentOf(row, attributes, reading);
  return {
    fact: "element",
    id: row.id,
    kind: row.kind,
    name: row.name,
    ...(names.size === 0 ? {} : { names: Object.fromEntries(names) }),
    ...(parent === undefined ? {} : { parent }),
    ...(description === "" ? {} : { description }),
    attributes: finished(attributes),
    origin: { uri: sheet.uri, place: cellPlace(row.index, 0, sheet) },
  };
}

/** Columns that say what the row is, and nothing else. A column may be the key and have a rule of its own too. */
function isStructural(column: string, mapping: Mapping): boolean {
  if (column === mapping.name || column === mapping.description || column === mapping.parent?.column) return true;
  if (typeof mapping.kind === "object" && column === mapping.kind.column) return mapping.columns[column] === undefined;
  if (mapping.id !== undefined && "column" in mapping.id && column === mapping.id.column)
    return mapping.columns[column] === undefined;
  return column === mapping.key && mapping.columns[column] === undefined;
}

/** The key is kept as a property, by which the next import finds the row again. */
function keepKey(row: Row, attributes: AttributeDraft, reading: Reading): void {
  const { key } = reading.mapping;
  const text = cellText(cellOf(row.cells, key, reading));
  if (key !== undefined && text !== "") setPath(attributes, [OPEN_RECORD, key], text);
}

type AttributeRule = Extract<ColumnRule, { as: "attribute" }>;

function readRule(
  row: Row,
  column: number,
  cell: Cell,
  rule: ColumnRule,
  attributes: AttributeDraft,
  names: Map<string, string>,
  reading: Reading,
): void {
  const header = reading.columns[column] ?? "";
  const place = cellPlace(row.index, column, reading.sheet);
  switch (rule.as) {
    case "ignore":
      reading.ledger.dropped(`column ${header}`, IGNORED);
      return;
    case "name":
      names.set(rule.language, cellText(cell));
      return;
    case "property":
      reading.ledger.kept("property");
      setPath(attributes, [OPEN_RECORD, header], cellText(cell));
      return;
    case "relationship":
      relate(row, cell, place, rule, attributes, header, reading);
      return;
    case "attribute": {
      const type = reading.schema.typeAt(row.kind, rule.attribute);
      const value =
        type === undefined ? undefined : readValueOf(cell, readerOf(rule, type, reading), row, place, reading);
      if (value !== undefined) {
        reading.ledger.kept("attribute");
        setPath(attributes, pathOf(rule.attribute, row.kind, reading.schema), value);
        return;
      }
      setPath(attributes, [OPEN_RECORD, header], cellText(cell));
      reading.unread.add(`${row.id}\n${rule.attribute}`);
      reading.ledger.approximated(`column ${header}`, NO_VALUE, place);
      if (type === undefined) return;
      const parameters = { place, value: cellText(cell), attribute: rule.attribute };
      reading.diagnostics.push(tableDiagnostic("table-value", "warning", reading.sheet.uri, parameters));
    }
  }
}

const IGNORED = { en: "the mapping ignores the column", fr: "la correspondance ignore la colonne" };
const NO_VALUE = {
  en: "the cell does not fit the attribute; kept as a property",
  fr: "la cellule ne convient pas à l'attribut ; gardée comme propriété",
};
const NO_ELEMENT = {
  en: "a name in the cell is no element; the cell was kept as a property",
  fr: "un nom de la cellule n'est pas un élément ; la cellule a été gardée comme propriété",
};

/** An attribute, or the fields of a record; what follows the first field may hold dots itself. */
function pathOf(attribute: string, kind: string, schema: TableSchema): string[] {
  const dot = attribute.indexOf(".");
  if (dot < 0 || schema.attribute(kind, attribute) !== undefined) return [attribute];
  return [attribute.slice(0, dot), attribute.slice(dot + 1)];
}

/** How a column is read; cells of a column often say the same, and values that were read once are kept. */
interface CellReader {
  readonly type: AttributeType;
  readonly hints: CellHints & ReferenceHints;
  readonly target: ReferenceTarget | undefined;
  readonly values: Map<Cell, FactValue | undefined>;
}

/** Most values that are kept of one column. */
const KEPT_VALUES = 5_000;

function readerOf(rule: AttributeRule, type: AttributeType, { readers, mapping, sheet }: Reading): CellReader {
  const byType = readers.get(rule) ?? new Map<AttributeType, CellReader>();
  readers.set(rule, byType);
  const known = byType.get(type);
  if (known !== undefined) return known;
  const hints = { ...rule, decimal: mapping.decimal ?? sheet.decimal };
  const reader: CellReader = { type, hints, target: referenceTarget(type), values: new Map() };
  byType.set(type, reader);
  return reader;
}

function readOnce(cell: Cell, { type, hints, values }: CellReader): FactValue | undefined {
  if (values.has(cell)) return values.get(cell);
  const value = readCell(cell, type, hints);
  if (values.size < KEPT_VALUES) values.set(cell, value);
  return value;
}

/** The value of a cell; names in it become references where the type permits. */
function readValueOf(cell: Cell, reader: CellReader, row: Row, place: string, reading: Reading): FactValue | undefined {
  const { target, hints } = reader;
  if (target === undefined) return readOnce(cell, reader);
  const parts = target.isList ? splitCell(cellText(cell), hints.separator) : [cellText(cell)];
  const items: FactValue[] = [];
  for (const part of parts) {
    const text = translatedName(part, hints);
    const id = resolve(text, target.kinds, hints, row, place, reading);
    const item =
      id === undefined
        ? target.orElse === undefined
          ? undefined
          : readCell(text, target.orElse, hints)
        : { reference: id };
    if (item === undefined) return undefined;
    items.push(item);
  }
  return target.isList ? items : items[0];
}

function translatedName(text: string, { values }: CellHints): string {
  if (values === undefined) return text;
  return Object.entries(values).find(([from]) => foldText(from) === foldText(text))?.[1] ?? text;
}

/** The element that a cell names, by id or by name; made where the mapping says so. */
function resolve(
  text: string,
  kinds: readonly string[],
  { create }: ReferenceHints,
  row: Row,
  place: string,
  { directory, created, schema, sheet, ledger }: Reading,
): string | undefined {
  const permits = (id: string): boolean => {
    const kind = directory.kinds.get(id);
    return kind !== undefined && (kinds.length === 0 || kinds.some((base) => schema.isOfKind(kind, base)));
  };
  if (permits(text)) return text;
  const named = directory.names.get(foldText(text)) ?? [];
  const found = named.find((id) => permits(id) && id !== row.id) ?? named.find(permits);
  if (found !== undefined) return found;
  if (create === undefined || !schema.isKind(create) || foldText(text) === "") return undefined;
  const id = freeId(newId(text, create, schema.isVerb), (taken) => directory.kinds.has(taken));
  enter(directory, id, create, text);
  ledger.kept("element named by a cell");
  created.set(id, { fact: "element", id, kind: create, name: text, attributes: {}, origin: { uri: sheet.uri, place } });
  return id;
}

function relate(
  row: Row,
  cell: Cell,
  place: string,
  rule: Extract<ColumnRule, { as: "relationship" }>,
  attributes: AttributeDraft,
  header: string,
  reading: Reading,
): void {
  const missing: string[] = [];
  const ends = permittedEnds(row.kind, rule, reading);
  for (const part of splitCell(cellText(cell), rule.separator)) {
    const id = resolve(part, ends, rule, row, place, reading);
    if (id === undefined) {
      missing.push(part);
      continue;
    }
    const [from, to] = rule.direction === "out" ? [row.id, id] : [id, row.id];
    say(from, rule.verb, to, place, reading);
  }
  for (const value of missing) {
    reading.diagnostics.push(tableDiagnostic("table-unresolved", "warning", reading.sheet.uri, { place, value }));
  }
  if (missing.length === 0) return;
  setPath(attributes, [OPEN_RECORD, header], cellText(cell));
  reading.ledger.approximated(`column ${header}`, NO_ELEMENT, place);
}

/** Kinds that the other end of a relationship may have. */
function permittedEnds(kind: string, rule: End, { schema, ends: known }: Reading): readonly string[] {
  const byKind = known.get(rule) ?? new Map<string, readonly string[]>();
  known.set(rule, byKind);
  const ends = byKind.get(kind) ?? findEnds(kind, rule, schema);
  byKind.set(kind, ends);
  return ends;
}

interface End {
  readonly verb: string;
  readonly direction: "in" | "out";
}

function findEnds(kind: string, rule: End, schema: TableSchema): readonly string[] {
  const pairs = schema.metamodel.relationships.find(({ id }) => id === rule.verb)?.pairs ?? {};
  const ends =
    rule.direction === "out"
      ? Object.entries(pairs).flatMap(([from, to]) => (from === "*" || schema.isOfKind(kind, from) ? to : []))
      : Object.entries(pairs).flatMap(([from, to]) =>
          to.some((end) => end === "*" || schema.isOfKind(kind, end)) ? [from] : [],
        );
  return ends.includes("*") ? [] : ends;
}

/** The container of a row. An element is inside one; what may only group it, as an area does an application, says so by a relationship. */
function parentOf(row: Row, attributes: AttributeDraft, reading: Reading): string | undefined {
  const { parent: rule } = reading.mapping;
  const cell = cellOf(row.cells, rule?.column, reading);
  if (rule === undefined || isNothing(cell)) return undefined;
  const { uri } = reading.sheet;
  const place = cellPlace(row.index, reading.columns.indexOf(rule.column), reading.sheet);
  const kinds = [...permittedEnds(row.kind, INSIDE, reading), ...permittedEnds(row.kind, GROUPED, reading)];
  const text = cellText(cell);
  const isOne = resolve(text, kinds, {}, row, place, reading) !== undefined;
  let parent: string | undefined;
  for (const part of isOne ? [text] : splitParents(text)) {
    const other = resolve(part, kinds, rule, row, place, reading);
    if (other === undefined || other === row.id) {
      reading.diagnostics.push(tableDiagnostic("table-unresolved", "warning", uri, { place, value: part }));
    } else if (isGroupOnly(other, row, reading)) say(other, GROUPED.verb, row.id, place, reading);
    else if (parent === undefined || parent === other) parent = other;
    else {
      const parameters = { place, id: row.id, parent, other };
      reading.diagnostics.push(tableDiagnostic("table-many-parents", "warning", uri, parameters));
      setPath(attributes, [OPEN_RECORD, rule.column], part);
      reading.ledger.approximated(`column ${rule.column}`, ONE_CONTAINER, place);
    }
  }
  return parent;
}

const INSIDE: End = { verb: "contains", direction: "in" };
const GROUPED: End = { verb: "groups", direction: "in" };

const ONE_CONTAINER = {
  en: "an element is inside one other; a further one was kept as a property",
  fr: "un élément est dans un seul autre ; un autre encore a été gardé comme propriété",
};

/** Containers of a cell, apart at line breaks, `;` or `|`; a name may hold a comma. */
function splitParents(text: string): readonly string[] {
  return /[\n;|]/.test(text) ? splitCell(text, undefined) : [text];
}

/** May the element group the row, and not contain it? */
function isGroupOnly(other: string, row: Row, reading: Reading): boolean {
  const kind = reading.directory.kinds.get(other) ?? "";
  const may = (end: End): boolean =>
    permittedEnds(row.kind, end, reading).some((base) => reading.schema.isOfKind(kind, base));
  return may(GROUPED) && !may(INSIDE);
}

/** States a relationship, once. */
function say(from: string, verb: string, to: string, place: string, reading: Reading): void {
  const sentence = `${from}\n${verb}\n${to}`;
  if (reading.said.has(sentence)) return;
  reading.said.add(sentence);
  reading.ledger.kept("relationship");
  const origin = { uri: reading.sheet.uri, place };
  reading.relationships.push({ fact: "relationship", verb, from, to, attributes: {}, origin });
}

function ownership(
  mapping: Mapping,
  columns: readonly string[],
  rows: readonly Row[],
  schema: TableSchema,
): Omit<Ownership, "unread"> {
  const attributes = new Set<string>();
  const verbs = new Set<string>();
  const languages = new Set<string>();
  for (const column of columns) {
    if (column === mapping.key || column === mapping.parent?.column) attributes.add(`${OPEN_RECORD}.${column}`);
    if (isStructural(column, mapping)) continue;
    const rule = mapping.columns[column] ?? { as: "property" };
    if (rule.as === "ignore") continue;
    if (rule.as === "name") languages.add(rule.language);
    else if (rule.as === "relationship") verbs.add(rule.verb);
    if (rule.as === "attribute" && rows.some((row) => schema.typeAt(row.kind, rule.attribute) !== undefined)) {
      attributes.add(rule.attribute);
    }
    if (rule.as !== "name") attributes.add(`${OPEN_RECORD}.${column}`);
  }
  return {
    attributes: [...attributes],
    verbs: [...verbs],
    description: mapping.description !== undefined && columns.includes(mapping.description),
    parent: mapping.parent !== undefined && columns.includes(mapping.parent.column),
    languages: [...languages],
    ...(mapping.key === undefined ? {} : { keyPath: `${OPEN_RECORD}.${mapping.key}` }),
    rows: new Set(rows.map((row) => row.id)),
  };
}
