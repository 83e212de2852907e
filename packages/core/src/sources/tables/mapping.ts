/**
 * The mapping of one sheet: which column says what. People correct it in a small YAML file beside the table
 * (`applications.mapping.yaml`); JSON, being YAML, is read too.
 *
 * ```yaml
 * sheet: Applications
 * header: 1                                   # row with the names of the columns
 * kind: application                           # or { column: Type, values: { App: application }, otherwise: application }
 * id: { template: "app-{Code}" }              # or { column: Code }; without it the id comes from the name
 * key: Code                                   # column by which a row is found again, whatever becomes of its name
 * name: Application
 * columns:
 *   Propriétaire: { attribute: owner, create: unit }
 *   Criticité: { attribute: criticality, values: { Vitale: vital } }
 *   Fin de vie: { attribute: lifecycle.retired, format: dd/MM/yyyy }
 *   Coût annuel: { attribute: annualCost, unit: EUR/y }
 *   Utilise: { verb: uses, separator: ";" }
 *   Remarque: property                        # kept under the name of the column
 *   Couleur: ignore
 * ```
 */
import { Document, LineCounter, Pair, parseDocument, YAMLMap } from "yaml";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { tableDiagnostic } from "./sheet.ts";

export interface Mapping {
  /** Name of the sheet; the first one that is not hidden where absent. */
  readonly sheet?: string;
  /** Row with the names of the columns, from 1. */
  readonly header: number;
  readonly kind: string | KindRule;
  /** How ids are made; of the name where absent. */
  readonly id?: IdRule;
  /** Column whose value stays the same when a row changes its name: a number, a code, the id of another tool. */
  readonly key?: string;
  readonly name: string;
  readonly description?: string;
  readonly parent?: ParentRule;
  /** How texts write fractions, where the sheet alone does not say. */
  readonly decimal?: "," | ".";
  /** By column name; a column that is not here is kept as a property. */
  readonly columns: Readonly<Record<string, ColumnRule>>;
}

/** The kind of each row by the value of a column. */
export interface KindRule {
  readonly column: string;
  readonly values: Readonly<Record<string, string>>;
  /** Rows with other values; they are left out where it is absent. */
  readonly otherwise?: string;
}

export type IdRule = { readonly column: string } | { readonly template: string };

export interface ParentRule {
  readonly column: string;
  /** Kind of containers that are missing and made; a missing one is only told where absent. */
  readonly create?: string;
}

export type ColumnRule =
  | ({ readonly as: "attribute"; readonly attribute: string } & ValueHints & ReferenceHints)
  | ({ readonly as: "relationship"; readonly verb: string; readonly direction: "out" | "in" } & ReferenceHints)
  /** A further name, by language tag. */
  | { readonly as: "name"; readonly language: string }
  | { readonly as: "property" }
  | { readonly as: "ignore" };

/** How the cells of a column write values. */
export interface ValueHints {
  /** Of dates: `dd/MM/yyyy`, `MM/dd/yyyy`, `yyyy` and the like. */
  readonly format?: string;
  /** Of bare numbers: `h`, `EUR/y`, `%`; `kEUR/y` for thousands. */
  readonly unit?: string;
  /** Translations of cell values, regardless of case and accents. */
  readonly values?: Readonly<Record<string, string>>;
}

/** How a column refers to other elements: by id or name. */
export interface ReferenceHints {
  /** Between several in one cell; a line break, `;` or `,` where absent. */
  readonly separator?: string;
  /** Kind of elements that are missing and made. */
  readonly create?: string;
}

export interface MappingReading {
  readonly mapping: Mapping | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a mapping file. Every mistake is told at once; with one that matters there is no mapping. */
export function readMapping(text: string, uri: string): MappingReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const diagnostics = document.errors.map((error) =>
    tableDiagnostic("mapping-syntax", "error", uri, {
      line: lines.linePos(error.pos[0]).line,
      found: lineAt(text, error.pos[0]),
    }),
  );
  if (diagnostics.length > 0) return { mapping: undefined, diagnostics };
  const reader = fieldReader(uri, diagnostics);
  const mapping = mappingOf(plainValue(document, reader), reader);
  return { mapping: diagnostics.length === 0 ? mapping : undefined, diagnostics };
}

/** The line of a text at an offset, short enough to be shown. */
function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", start);
  return text
    .slice(start, end < 0 ? text.length : end)
    .trim()
    .slice(0, 60);
}

/** Text of a mapping file, with remarks on columns (by name) as comments. Reading it gives an equal mapping. */
export function printMapping(mapping: Mapping, remarks: ReadonlyMap<string, string> = new Map(), heading = ""): string {
  const document = new Document({});
  const { columns, ...head } = mapping;
  for (const [key, value] of Object.entries(head))
    document.set(key, document.createNode(value, { flow: key !== "kind" }));
  const map = new YAMLMap<unknown, unknown>();
  for (const [column, rule] of Object.entries(columns)) {
    const node = document.createNode(ruleText(rule), { flow: true });
    const remark = remarks.get(column);
    if (remark !== undefined) node.comment = ` ${remark.replace(/\s+/g, " ")}`;
    // `set` would look through all of the columns for one of the same name; there is none.
    map.items.push(new Pair(document.createNode(column), node));
  }
  document.set("columns", map);
  if (heading !== "") document.commentBefore = heading.replace(/^/gm, " ");
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** A rule as people write it: a word for the plain ones, fields for the others. */
function ruleText(rule: ColumnRule): unknown {
  switch (rule.as) {
    case "property":
    case "ignore":
      return rule.as;
    case "name":
      return { name: rule.language };
    case "relationship": {
      const { as: _, direction, ...fields } = rule;
      return direction === "in" ? { ...fields, direction } : fields;
    }
    case "attribute": {
      const { as: _, attribute, ...hints } = rule;
      return Object.keys(hints).length === 0 && !PLAIN_RULES.has(attribute) ? attribute : { attribute, ...hints };
    }
  }
}

const PLAIN_RULES: ReadonlySet<string> = new Set(["property", "ignore"]);

interface FieldReader {
  text(fields: Fields, field: string, path?: string): string | undefined;
  complain(field: string, expected: Expected, fields?: ReadonlySet<string>): undefined;
}

/** What a field should have been, as `mapping-field` of the catalogue spells it out. */
type Expected =
  | "text"
  | "known"
  | "fields"
  | "row"
  | "kind"
  | "column"
  | "rules"
  | "decimal"
  | "id"
  | "rule"
  | "direction"
  | "values"
  | "word"
  | "plain";

type Fields = Readonly<Record<string, unknown>>;

function fieldReader(uri: string, diagnostics: Diagnostic[]): FieldReader {
  const complain = (field: string, expected: Expected, fields: ReadonlySet<string> = new Set()): undefined => {
    const parameters = { field, expected, fields: [...fields].join(", ") };
    diagnostics.push(tableDiagnostic("mapping-field", "error", uri, parameters));
  };
  return {
    complain,
    text(fields, field, path = "") {
      const value = fields[field];
      if (value === undefined || value === null) return undefined;
      if (typeof value === "string" && value !== "") return value;
      return typeof value === "number" ? String(value) : complain(path + field, "text");
    },
  };
}

/** The document as plain data; anchors that multiply themselves are refused by the library, which throws. */
function plainValue(document: ReturnType<typeof parseDocument>, reader: FieldReader): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    return reader.complain("mapping", "plain");
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mappingOf(value: unknown, reader: FieldReader): Mapping | undefined {
  if (!isFields(value)) return reader.complain("mapping", "fields");
  for (const field of Object.keys(value)) if (!FIELDS.has(field)) reader.complain(field, "known", FIELDS);
  const header = value["header"] ?? 1;
  if (typeof header !== "number" || !Number.isInteger(header) || header < 1) return reader.complain("header", "row");
  const kind = kindOf(value["kind"], reader);
  const name = reader.text(value, "name");
  if (kind === undefined) return undefined;
  if (name === undefined) return reader.complain("name", "column");
  const columns = value["columns"] ?? {};
  if (!isFields(columns)) return reader.complain("columns", "rules");
  const decimal = reader.text(value, "decimal");
  if (decimal !== undefined && decimal !== "," && decimal !== ".") return reader.complain("decimal", "decimal");
  const sheet = reader.text(value, "sheet");
  const key = reader.text(value, "key");
  const description = reader.text(value, "description");
  const id = idOf(value["id"], reader);
  const parent = parentOf(value["parent"], reader);
  return {
    ...(sheet === undefined ? {} : { sheet }),
    header,
    kind,
    ...(id === undefined ? {} : { id }),
    ...(key === undefined ? {} : { key }),
    name,
    ...(description === undefined ? {} : { description }),
    ...(parent === undefined ? {} : { parent }),
    ...(decimal === undefined ? {} : { decimal }),
    columns: Object.fromEntries(
      Object.entries(columns).flatMap(([column, rule]): [string, ColumnRule][] => {
        const read = ruleOf(column, rule, reader);
        return read === undefined ? [] : [[column, read]];
      }),
    ),
  };
}

const FIELDS: ReadonlySet<string> = new Set([
  "sheet",
  "header",
  "kind",
  "id",
  "key",
  "name",
  "description",
  "parent",
  "decimal",
  "columns",
]);

function kindOf(value: unknown, reader: FieldReader): string | KindRule | undefined {
  if (typeof value === "string" && value !== "") return value;
  if (!isFields(value)) return reader.complain("kind", "kind");
  const column = reader.text(value, "column", "kind.");
  if (column === undefined) return reader.complain("kind.column", "column");
  const otherwise = reader.text(value, "otherwise", "kind.");
  const values = wordsOf(value["values"], "kind.values", reader) ?? {};
  return otherwise === undefined ? { column, values } : { column, values, otherwise };
}

function idOf(value: unknown, reader: FieldReader): IdRule | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && value !== "") return { column: value };
  if (!isFields(value)) return reader.complain("id", "id");
  const column = reader.text(value, "column", "id.");
  if (column !== undefined) return { column };
  const template = reader.text(value, "template", "id.");
  return template === undefined ? reader.complain("id", "id") : { template };
}

function parentOf(value: unknown, reader: FieldReader): ParentRule | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && value !== "") return { column: value };
  const column = isFields(value) ? reader.text(value, "column", "parent.") : undefined;
  if (!isFields(value) || column === undefined) return reader.complain("parent", "column");
  const create = reader.text(value, "create", "parent.");
  return create === undefined ? { column } : { column, create };
}

function ruleOf(column: string, value: unknown, reader: FieldReader): ColumnRule | undefined {
  const path = `columns.${column}`;
  if (value === null || value === "ignore") return { as: "ignore" };
  if (value === "property") return { as: "property" };
  if (typeof value === "string" && value !== "") return { as: "attribute", attribute: value };
  if (!isFields(value)) return reader.complain(path, "rule");
  for (const field of Object.keys(value)) {
    if (!RULE_FIELDS.has(field)) reader.complain(`${path}.${field}`, "known", RULE_FIELDS);
  }
  const text = (field: string): string | undefined => reader.text(value, field, `${path}.`);
  const language = text("name");
  if (language !== undefined) return { as: "name", language };
  const [separator, create] = [text("separator"), text("create")];
  const references = {
    ...(separator === undefined ? {} : { separator }),
    ...(create === undefined ? {} : { create }),
  };
  const verb = text("verb");
  if (verb !== undefined) {
    const direction = text("direction") ?? "out";
    if (direction !== "out" && direction !== "in") return reader.complain(`${path}.direction`, "direction");
    return { as: "relationship", verb, direction, ...references };
  }
  const attribute = text("attribute");
  if (attribute === undefined) return reader.complain(path, "rule");
  const [format, unit] = [text("format"), text("unit")];
  const values = wordsOf(value["values"], `${path}.values`, reader);
  return {
    as: "attribute",
    attribute,
    ...(format === undefined ? {} : { format }),
    ...(unit === undefined ? {} : { unit }),
    ...(values === undefined ? {} : { values }),
    ...references,
  };
}

const RULE_FIELDS: ReadonlySet<string> = new Set([
  "attribute",
  "verb",
  "direction",
  "name",
  "format",
  "unit",
  "values",
  "separator",
  "create",
]);

/** Translations; yes and no, which YAML reads as such, count as words. */
function wordsOf(value: unknown, path: string, reader: FieldReader): Readonly<Record<string, string>> | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isFields(value)) return reader.complain(path, "values");
  return Object.fromEntries(
    Object.entries(value).flatMap(([from, to]): [string, string][] => {
      if (typeof to === "string") return [[from, to]];
      if (typeof to === "number") return [[from, String(to)]];
      if (typeof to === "boolean") return [[from, to ? "yes" : "no"]];
      reader.complain(`${path}.${from}`, "word");
      return [];
    }),
  );
}

/** Where the mapping of a table lies: `inventory/apps.mapping.yaml` beside `inventory/apps.xlsx`. */
export function mappingUri(table: string): string {
  return `${table.replace(/\.[^./]*$/, "")}.mapping.yaml`;
}
