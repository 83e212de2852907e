/**
 * A first mapping for a sheet that nobody has described: what each column probably means, from its header in English or French and
 * from its values. People correct the file that `printMapping` writes; nothing is lost meanwhile, since unknown columns are kept.
 */
import { distance } from "../../base/suggest.ts";
import type { AttributeType, Metamodel } from "../../model/metamodel.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { recordOf, tableSchema } from "../../model/tables/schema.ts";
import type { TableSchema } from "../../model/tables/schema.ts";
import { foldText } from "../../model/tables/value-text.ts";
import { isId } from "../../model/values.ts";
import { dateFormat, isNothing, readCell, readDay, readSynonym } from "./cell-values.ts";
import type { CellHints } from "./cell-values.ts";
import { ATTRIBUTE_WORDS, KIND_WORDS, RELATION_WORDS, ROLE_WORDS } from "./header-words.ts";
import { columnNames } from "./inventory.ts";
import { referenceTarget } from "./reference-target.ts";
import { printMapping } from "./mapping.ts";
import type { ColumnRule, KindRule, Mapping, ValueHints } from "./mapping.ts";
import { cellText, isBlank } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";

export interface ProposalOptions {
  /** ISO 4217 code of amounts that name none. */
  readonly currency?: string;
  /** Language of the remarks in the text. */
  readonly language?: "en" | "fr";
}

export interface MappingProposal {
  readonly mapping: Mapping;
  /** The mapping file, with a few values of each column as remarks. */
  readonly text: string;
}

/** A mapping for a sheet; `undefined` when no column can be the name of the elements. */
export function proposeMapping(
  sheet: Sheet,
  metamodel: Metamodel,
  options: ProposalOptions = {},
): MappingProposal | undefined {
  const header = headerRow(sheet);
  const columns = columnsOf(sheet, header);
  const name = nameColumn(columns);
  if (name === undefined) return undefined;
  const schema = tableSchema(metamodel);
  const left = new Set(columns);
  const take = (column: Column | undefined): Column | undefined => {
    if (column !== undefined) left.delete(column);
    return column;
  };
  take(name);
  const kind = kindOf(sheet, name, columns, schema);
  if (typeof kind === "object") take(columns.find((column) => column.name === kind.column));
  const key = take(keyColumn([...left]));
  const description = take(byRole([...left], ROLE_WORDS.description));
  const parent = take(parentColumn([...left], name, key));
  const mainKind = typeof kind === "string" ? kind : mostFrequent(kind, columns);
  const rules = new Map<string, ColumnRule>();
  const taken = new Set<string>();
  const named = namedPaths(mainKind, schema);
  const context: Context = {
    schema,
    kind: mainKind,
    named,
    near: nearPaths(named),
    decimal: sheet.decimal,
    currency: options.currency ?? "EUR",
    taken,
  };
  for (const isExact of [true, false]) {
    for (const column of left) {
      const rule = isExact ? (nameRule(column) ?? exactRule(column, context)) : nearRule(column, context);
      if (rule === undefined || rules.has(column.name)) continue;
      rules.set(column.name, rule);
      if (rule.as === "attribute") taken.add(rule.attribute);
    }
  }
  const mapping: Mapping = {
    sheet: sheet.name,
    header: header + 1,
    kind,
    ...identity(key),
    name: name.name,
    ...(description === undefined ? {} : { description: description.name }),
    ...(parent === undefined ? {} : { parent: { column: parent.name } }),
    ...(sheet.decimal === undefined ? {} : { decimal: sheet.decimal }),
    columns: Object.fromEntries(
      [...left].flatMap((column): [string, ColumnRule][] =>
        column.isNamed || column.values.length > 0 ? [[column.name, rules.get(column.name) ?? { as: "property" }]] : [],
      ),
    ),
  };
  const remarks = new Map(columns.map((column) => [column.name, samples(column)]));
  return { mapping, text: printMapping(mapping, remarks, HEADING[options.language ?? "en"]) };
}

const HEADING = {
  en:
    "What each column of the sheet means; proposed from its header and values. Correct it and import again.\n" +
    "A column says an attribute, a relationship (`verb`), `property` (kept under its own name) or `ignore`.",
  fr:
    "Ce que signifie chaque colonne de la feuille, proposé d'après son titre et ses valeurs. Corrigez, puis importez à nouveau.\n" +
    "Une colonne dit un attribut, une relation (`verb`), `property` (gardée sous son nom) ou `ignore`.",
};

interface Column {
  readonly name: string;
  /** Has the sheet a header for it? */
  readonly isNamed: boolean;
  /** The header folded, as written and with words apart (`businessCriticality`), without what stands in brackets. */
  readonly words: readonly string[];
  /** What stands in brackets or after `en`: usually the unit. */
  readonly remark: string | undefined;
  /** Cells that say something. */
  readonly values: readonly Cell[];
}

const HEADER_ROWS = 20;
const SAMPLES = 300;

/** The row with the names of the columns, from 0: the first one that is nearly as wide as the widest, texts only, no two alike. */
function headerRow(sheet: Sheet): number {
  const rows = sheet.rows.slice(0, HEADER_ROWS);
  const texts = rows.map(
    (row) => new Set(row.filter((cell) => typeof cell === "string" && cell.trim() !== "").map(cellText)).size,
  );
  const widest = Math.max(0, ...texts);
  const found = texts.findIndex(
    (count, row) => count > 0 && count >= widest * 0.7 && rows[row]?.every(isHeading) === true,
  );
  return Math.max(0, found);
}

function isHeading(cell: Cell): boolean {
  return cell === undefined || typeof cell === "string";
}

function columnsOf(sheet: Sheet, header: number): Column[] {
  const rows = sheet.rows.slice(header + 1).filter((row) => !isBlank(row));
  return columnNames(sheet, header + 1).map((name, index) => {
    const title = cellText(sheet.rows[header]?.[index]).replace(/\s+/g, " ");
    const bare = title.replace(/\s*[([{][^)\]}]*[)\]}]\s*/g, " ").trim();
    const remark =
      /[([{]\s*(?:en\s+|in\s+)?([^)\]}]*?)\s*[)\]}]/i.exec(title)?.[1] ?? /\s+(?:en|in)\s+(\S+)$/i.exec(title)?.[1];
    const apart = bare.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ");
    const withoutUnit = bare.replace(/\s+(?:en|in)\s+\S+$/i, "");
    return {
      name,
      isNamed: title !== "",
      words: [...new Set([title, bare, apart, withoutUnit].map(foldText))].filter((word) => word !== ""),
      remark,
      values: sampled(rows, index),
    };
  });
}

/** The first cells of a column that say something. */
function sampled(rows: readonly (readonly Cell[])[], column: number): readonly Cell[] {
  const values: Cell[] = [];
  for (const row of rows) {
    const cell = row[column];
    if (!isNothing(cell)) values.push(cell);
    if (values.length === SAMPLES) break;
  }
  return values;
}

/** Values in a row of up to four, for the reader to recognise the column by. */
function samples(column: Column): string {
  const distinct = [...new Set(column.values.slice(0, 50).map(cellText))];
  return distinct
    .slice(0, 4)
    .map((text) => (text.length > 24 ? `${text.slice(0, 23)}…` : text))
    .join(" | ");
}

/** The column whose header comes first in the role's list of words. */
function byRole(columns: readonly Column[], role: ReadonlySet<string>): Column | undefined {
  for (const word of role) {
    const found = columns.find((column) => column.words.includes(word));
    if (found !== undefined) return found;
  }
  return undefined;
}

function nameColumn(columns: readonly Column[]): Column | undefined {
  const texts = columns.filter((column) => column.values.length === 0 || distinctShare(column) > 0.5);
  const named =
    byRole(texts, ROLE_WORDS.name) ?? texts.find((column) => column.words.some((word) => KIND_WORDS.has(word)));
  if (named !== undefined) return named;
  const isText = (cell: Cell): boolean => typeof cell === "string" && /\p{L}{2}/u.test(cell) && cell.length < 80;
  return columns.find(({ isNamed, values, words }) => {
    const isKey = words.some((word) => ROLE_WORDS.id.has(word));
    return (
      isNamed &&
      !isKey &&
      values.length > 0 &&
      values.every(isText) &&
      new Set(values.map(cellText)).size === values.length
    );
  });
}

function distinctShare({ values }: Column): number {
  return values.length === 0 ? 0 : new Set(values.map(cellText)).size / values.length;
}

/** The kind by a column whose values are kinds, else by the name of the sheet, else by the header of the names. */
function kindOf(sheet: Sheet, name: Column, columns: readonly Column[], schema: TableSchema): string | KindRule {
  const byColumn = columns.find((column) => column !== name && column.words.some((word) => ROLE_WORDS.type.has(word)));
  const values = byColumn === undefined ? [] : [...new Set(byColumn.values.map(cellText))];
  const kinds = values.map((value) => [value, kindNamed(value, schema)] as const);
  if (byColumn !== undefined && kinds.length > 0 && kinds.every(([, kind]) => kind !== undefined)) {
    const found = Object.fromEntries(kinds.flatMap(([value, kind]) => (kind === undefined ? [] : [[value, kind]])));
    return { column: byColumn.name, values: found };
  }
  const folded = foldText(sheet.name.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 "));
  const candidates = [folded, ...folded.split("-"), ...name.words, ...name.words.flatMap((word) => word.split("-"))];
  for (const candidate of candidates) {
    const kind = kindNamed(candidate, schema);
    if (kind !== undefined) return kind;
  }
  return "application";
}

function kindNamed(text: string, schema: TableSchema): string | undefined {
  const apart = foldText(text.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 "));
  for (const word of [foldText(text), apart]) {
    const kind = (KIND_WORDS.get(word) ?? []).find((candidate) => schema.isKind(candidate));
    if (kind !== undefined) return kind;
    const own = schema.metamodel.kinds.find(
      ({ id, layer, name, plural }) =>
        layer !== undefined && [id, name.en, name.fr, plural.en, plural.fr].some((known) => foldText(known) === word),
    );
    if (own !== undefined) return own.id;
  }
  return undefined;
}

function mostFrequent(kind: KindRule, columns: readonly Column[]): string {
  const counts = new Map<string, number>();
  for (const cell of columns.find((column) => column.name === kind.column)?.values ?? []) {
    const found = kind.values[cellText(cell)];
    if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "application";
}

/** A column of codes, no two alike. */
function keyColumn(columns: readonly Column[]): Column | undefined {
  const codes = columns.filter((column) => column.values.length > 0 && distinctShare(column) === 1);
  return byRole(codes, ROLE_WORDS.id);
}

/** Codes that people would type become ids; numbers and the ids of other tools stay in a property, by which rows are found again. */
function identity(key: Column | undefined): Pick<Mapping, "id" | "key"> {
  if (key === undefined) return {};
  const isTypable = key.values.every((cell) => {
    const text = cellText(cell);
    return text.length <= 24 && /^\p{L}/u.test(text) && isId(text) && !/^[0-9a-f-]{16,}$/i.test(text);
  });
  return isTypable ? { id: { column: key.name } } : { key: key.name };
}

/** A column for containers whose values are names or keys of rows of the same sheet. */
function parentColumn(columns: readonly Column[], name: Column, key: Column | undefined): Column | undefined {
  const column = byRole(columns, ROLE_WORDS.parent);
  if (column === undefined) return undefined;
  const rows = new Set([...name.values, ...(key?.values ?? [])].map((cell) => foldText(cellText(cell))));
  const known = column.values.filter((cell) => rows.has(foldText(cellText(cell)))).length;
  return known * 2 >= column.values.length ? column : undefined;
}

interface Context {
  readonly schema: TableSchema;
  readonly kind: string;
  /** The attribute paths of the kind. */
  readonly named: readonly NamedPath[];
  /** Those that the words of a header come near to, nearest first. */
  readonly near: (words: readonly string[]) => readonly string[];
  readonly decimal: "," | "." | undefined;
  readonly currency: string;
  /** Attributes that a column has already. */
  readonly taken: ReadonlySet<string>;
}

/** A further name: `Nom (EN)`, `Name FR`. */
function nameRule(column: Column): ColumnRule | undefined {
  const parts = column.words.flatMap(
    (word) => /^(?:name|nom|libelle|label)-(en|fr|de|it|es|nl|pt|rm)$/.exec(word) ?? [],
  );
  return parts[1] === undefined ? undefined : { as: "name", language: parts[1] };
}

const EXACT_FIT = 0.5;
const NEAR_FIT = 0.8;

/** The rule of a column whose header is one of the words that we know, or the name of an attribute. */
function exactRule(column: Column, context: Context): ColumnRule | undefined {
  const { schema, kind, named } = context;
  const paths = column.words.flatMap((word) => [
    ...(ATTRIBUTE_WORDS.get(word) ?? []),
    ...named.flatMap(({ path, names }) => (names.includes(word) ? [path] : [])),
  ]);
  for (const path of paths) {
    const rule = attributeRule(column, path, context, EXACT_FIT);
    if (rule !== undefined) return rule;
  }
  for (const word of column.words) {
    for (const { verb, direction, create } of RELATION_WORDS.get(word) ?? []) {
      if (!isPermitted(kind, verb, direction, create, schema)) continue;
      return { as: "relationship", verb, direction, ...(create === undefined ? {} : { create }) };
    }
  }
  return undefined;
}

interface NamedPath {
  readonly path: string;
  readonly names: readonly string[];
}

/** Attribute paths of a kind with the folded texts that name them. */
function namedPaths(kind: string, schema: TableSchema): NamedPath[] {
  return schema.attributes(kind).flatMap(({ id, name, type }) => {
    const apart = (text: string): string => foldText(text.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 "));
    const names = [id, apart(id), name.en, name.fr].map(foldText);
    const fields = Object.keys(recordOf(type)?.fields ?? {}).map((field) => ({
      path: `${id}.${field}`,
      names: [id, apart(id), name.en, name.fr]
        .flatMap((record) => [`${record}-${field}`, `${record}-${apart(field)}`])
        .map(foldText),
    }));
    return [{ path: id, names }, ...fields];
  });
}

function isPermitted(
  kind: string,
  verb: string,
  direction: "in" | "out",
  other: string | undefined,
  schema: TableSchema,
): boolean {
  const pairs = schema.metamodel.relationships.find(({ id }) => id === verb)?.pairs;
  if (pairs === undefined) return false;
  return Object.entries(pairs).some(([from, to]) => {
    const isFrom = (subject: string): boolean => from === "*" || schema.isOfKind(subject, from);
    const isTo = (object: string): boolean => to.some((end) => end === "*" || schema.isOfKind(object, end));
    if (other === undefined) return direction === "out" ? isFrom(kind) : isTo(kind);
    return direction === "out" ? isFrom(kind) && isTo(other) : isFrom(other) && isTo(kind);
  });
}

/** The rule of a column whose header comes near one of the words, and whose values fit. */
function nearRule(column: Column, context: Context): ColumnRule | undefined {
  if (column.values.length === 0) return undefined;
  for (const path of context.near(column.words)) {
    const rule = attributeRule(column, path, context, NEAR_FIT);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

const FILLERS: ReadonlySet<string> = new Set([
  "de",
  "du",
  "des",
  "la",
  "le",
  "les",
  "l",
  "d",
  "of",
  "the",
  "a",
  "an",
  "et",
  "and",
  "en",
  "in",
]);

const NEAR = 0.75;

/**
 * Finds the paths that words of a header come near to. Sheets may have thousands of columns, with few different words among them:
 * what was found once, for a header or for a word of one, is kept.
 */
function nearPaths(named: readonly NamedPath[]): Context["near"] {
  const known = [
    ...[...ATTRIBUTE_WORDS].flatMap(([word, paths]) => paths.map((path) => ({ path, parts: partsOf(word) }))),
    ...named.flatMap(({ path, names }) => names.map((word) => ({ path, parts: partsOf(word) }))),
  ];
  const vocabulary = new Set(known.flatMap(({ parts }) => parts));
  const alikes = new Map<string, ReadonlySet<string>>();
  const alike = (part: string): ReadonlySet<string> => {
    const found = alikes.get(part) ?? new Set([...vocabulary].filter((other) => isAlike(part, other)));
    alikes.set(part, found);
    return found;
  };
  const paths = new Map<string, readonly string[]>();
  return (words) => {
    const key = words.join(" ");
    const present = paths.get(key);
    if (present !== undefined) return present;
    const headers = words.map((word) => partsOf(word).map(alike));
    const found = known
      .map(({ path, parts }) => ({ path, score: Math.max(...headers.map((header) => likeness(header, parts)), 0) }))
      .filter(({ score }) => score >= NEAR)
      .sort((a, b) => b.score - a.score)
      .map(({ path }) => path);
    paths.set(key, found);
    return found;
  };
}

function partsOf(text: string): readonly string[] {
  return text.split("-").filter((word) => !FILLERS.has(word));
}

/** From 0 to 1: the share of words that a header, as the words like its own, has in common with another (Dice); 0 as soon as it is not near. */
function likeness(header: readonly ReadonlySet<string>[], parts: readonly string[]): number {
  const all = header.length + parts.length;
  if (2 * Math.min(header.length, parts.length) < NEAR * all || parts.length === 0) return 0;
  const common = header.filter((alike) => parts.some((part) => alike.has(part))).length;
  return (2 * common) / all;
}

function isAlike(a: string, b: string): boolean {
  if (a === b || a === `${b}s` || b === `${a}s`) return true;
  const length = Math.min(a.length, b.length);
  return length >= 5 && distance(a, b, length >= 8 ? 2 : 1) !== undefined;
}

/** The rule that sends a column to an attribute, with hints from its values; `undefined` where too few of them fit. */
function attributeRule(column: Column, path: string, context: Context, fit: number): ColumnRule | undefined {
  const { schema, kind, decimal, taken } = context;
  const type = schema.typeAt(kind, path);
  if (type === undefined || taken.has(path) || type.kind === "record" || type.kind === "relationship") return undefined;
  if (path === "owner" && column.values.some((cell) => cellText(cell).includes("@"))) {
    return attributeRule(column, "contacts", context, fit);
  }
  const target = referenceTarget(type);
  if (target !== undefined) {
    const create = target.orElse === undefined || path === "technology" ? target.kinds[0] : undefined;
    return { as: "attribute", attribute: path, ...(create === undefined ? {} : { create }) };
  }
  const hints = hintsOf(column, type, path, context);
  const cellHints: CellHints = { ...hints, decimal };
  const fitting = column.values.filter((cell) => readCell(cell, type, cellHints) !== undefined).length;
  if (column.values.length > 0 && fitting < column.values.length * fit) return undefined;
  return { as: "attribute", attribute: path, ...hints };
}

function hintsOf(column: Column, type: AttributeType, path: string, context: Context): ValueHints {
  const types = plainTypes(type);
  const texts = column.values.map(cellText);
  if (types.some(({ kind }) => kind === "date")) {
    const format = dateFormat(texts.filter((text) => readDay(text, undefined) === undefined || !/^\d{4}-/.test(text)));
    if (format !== undefined) return { format };
  }
  const words = types.flatMap((member) => (member.kind === "word" ? member.words : []));
  if (words.length > 0) return valueHints(texts, words, types);
  const hasBareNumbers = texts.some((text) => /^[-+(]?[\d.,'’\s\u00a0\u202f]+\)?$/.test(text));
  if (!hasBareNumbers && texts.length > 0) return {};
  return unitHints(column, types, path, context);
}

/** The types that cells may be read as, out of lists and unions. */
function plainTypes(type: AttributeType): readonly AttributeType[] {
  if (type.kind === "list") return plainTypes(type.of);
  return type.kind === "union" ? type.of.flatMap(plainTypes) : [type];
}

/** Translations of the values into the words of the attribute, for those that are not one already. */
function valueHints(texts: readonly string[], words: readonly string[], types: readonly AttributeType[]): ValueHints {
  const values: [string, string][] = [];
  const yes = types.some(({ kind }) => kind === "boolean");
  for (const text of new Set(texts)) {
    if (words.some((word) => foldText(word) === foldText(text)) || (yes && /^(yes|no|oui|non)$/i.test(text))) continue;
    const meaning = readSynonym(text, words);
    if (typeof meaning === "object" && "word" in meaning) values.push([text, meaning.word]);
  }
  return values.length === 0 ? {} : { values: Object.fromEntries(values) };
}

function unitHints(
  { remark, words }: Column,
  types: readonly AttributeType[],
  path: string,
  { currency }: Context,
): ValueHints {
  for (const type of types) {
    if (type.kind === "number") return {};
    if (type.kind === "percent") return { unit: "%" };
    if (type.kind === "quantity" && type.dimension === "duration") {
      return { unit: remark !== undefined && fits(`1 ${remark}`, type) ? remark : "h" };
    }
    if (type.kind === "quantity") return remark !== undefined && fits(`1 ${remark}`, type) ? { unit: remark } : {};
    if (type.kind !== "money") continue;
    const [, scale = "", sign = ""] = /(k|m)?\s*(€|£|\b[A-Z]{3}\b|euros?)/i.exec(remark ?? "") ?? [];
    const code = /^(€|euros?)$/i.test(sign)
      ? "EUR"
      : sign === "£"
        ? "GBP"
        : sign === ""
          ? currency
          : sign.toUpperCase();
    const isYearly =
      path === "annualCost" || words.some((word) => /(^|-)(annuel|annuelle|annual|yearly|an|year)(-|$)/.test(word));
    return { unit: `${scale === "" ? "" : scale.toLowerCase() === "k" ? "k" : "M"}${code}${isYearly ? "/y" : ""}` };
  }
  return {};
}

function fits(text: string, type: AttributeType): boolean {
  return readCell(text, type, {}) !== undefined;
}
