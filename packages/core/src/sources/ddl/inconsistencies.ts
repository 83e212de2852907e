/** What does not fit together in a data model: keys that lead nowhere or to something of another type, tables without a key. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Column, ForeignKey, QualifiedName, Table } from "./schema.ts";

export interface Inconsistency {
  readonly what: "orphan-foreign-key" | "foreign-key-type" | "foreign-key-target" | "column-types" | "no-key";
  readonly table: Table;
  /** Column or key that it is about. */
  readonly about: string;
  readonly line: number;
  readonly text: Bilingual;
}

/** `find` gives the table that a name means, in whatever file. */
export function inconsistenciesOf(
  tables: readonly Table[],
  find: (name: QualifiedName, from: Table) => Table | undefined,
): readonly Inconsistency[] {
  const found = tables.flatMap((table) => [
    ...table.foreignKeys.flatMap((key) => ofForeignKey(table, key, find(key.target, table)) ?? []),
    ...(isKeyless(table) ? [keyless(table)] : []),
  ]);
  return [...found, ...differingTypes(tables)];
}

function isKeyless(table: Table): boolean {
  return (
    table.primaryKey.length === 0 &&
    table.uniques.length === 0 &&
    table.columns.length > 0 &&
    table.partitionOf === undefined &&
    table.inherits.length === 0
  );
}

function keyless(table: Table): Inconsistency {
  const name = table.name;
  return {
    what: "no-key",
    table,
    about: name,
    line: table.at.line,
    text: {
      en: `${name} has neither a primary key nor anything unique.`,
      fr: `${name} n’a ni clé primaire ni rien d’unique.`,
    },
  };
}

function ofForeignKey(table: Table, key: ForeignKey, target: Table | undefined): Inconsistency | undefined {
  const about = key.name ?? key.columns.join(", ");
  const report = (what: Inconsistency["what"], text: Bilingual): Inconsistency => ({
    what,
    table,
    about,
    line: key.at.line,
    text,
  });
  const [from, to] = [`${table.name}.${key.columns.join(", ")}`, key.target.name];
  if (target === undefined)
    return report("orphan-foreign-key", {
      en: `${from} refers to ${to}, which nothing declares.`,
      fr: `${from} renvoie à ${to}, que rien ne déclare.`,
    });
  const wanted = key.targetColumns.length > 0 ? key.targetColumns : target.primaryKey;
  const columns = wanted.map((name) => columnOf(target, name));
  const missing = wanted.find((_, index) => columns[index] === undefined);
  if (missing !== undefined && target.columns.length > 0)
    return report("orphan-foreign-key", {
      en: `${from} refers to ${to}.${missing}, which ${to} does not have.`,
      fr: `${from} renvoie à ${to}.${missing}, que ${to} ne possède pas.`,
    });
  if (wanted.length !== key.columns.length || !isUnique(target, wanted))
    return report("foreign-key-target", {
      en: `${from} refers to ${to} (${wanted.join(", ")}), which identifies nothing there.`,
      fr: `${from} renvoie à ${to} (${wanted.join(", ")}), qui n’y identifie rien.`,
    });
  for (const [index, name] of key.columns.entries()) {
    const [mine, theirs] = [columnOf(table, name), columns[index]];
    if (mine === undefined || theirs === undefined || isSameType(mine, theirs)) continue;
    return report("foreign-key-type", {
      en: `${table.name}.${name} is ${mine.type}, ${to}.${theirs.name} that it refers to is ${theirs.type}.`,
      fr: `${table.name}.${name} est de type ${mine.type}, ${to}.${theirs.name} auquel il renvoie est de type ${theirs.type}.`,
    });
  }
  return undefined;
}

function columnOf(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}

function isUnique(table: Table, columns: readonly string[]): boolean {
  const wanted = columns
    .map((name) => name.toLowerCase())
    .toSorted()
    .join(",");
  return [table.primaryKey, ...table.uniques].some(
    (unique) =>
      unique
        .map((name) => name.toLowerCase())
        .toSorted()
        .join(",") === wanted,
  );
}

const families: readonly (readonly [pattern: RegExp, family: string])[] = [
  [/^(?:big|small)?serial|^(?:tiny|small|medium|big)?int|^integer|^number|^numeric|^decimal|^dec\b/u, "number"],
  [
    /^(?:n?var)?char|^character|^text|^(?:tiny|medium|long)?text|^string|^varchar2|^nvarchar2|^n?clob|^bpchar|^citext|^nchar/u,
    "text",
  ],
  [/^uuid|^uniqueidentifier/u, "uuid"],
  [/^date|^time|^smalldatetime/u, "time"],
  [/^bool|^bit/u, "flag"],
  [/^(?:var)?binary|^blob|^bytea|^raw/u, "bytes"],
];

/** Serial and integer, VARCHAR of any length: what can be compared without a cast. Types of one's own are the same only by name. */
function familyOf(type: string): string {
  const plain = type.toLowerCase().replace(/^.*\./u, "");
  return families.find(([pattern]) => pattern.test(plain))?.[1] ?? plain.replace(/\(.*$/u, "").trim();
}

function isSameType(a: Column, b: Column): boolean {
  return a.type === "" || b.type === "" || familyOf(a.type) === familyOf(b.type);
}

/** Columns that look like keys (`customer_id`) and have another type from table to table. */
function differingTypes(tables: readonly Table[]): readonly Inconsistency[] {
  const first = new Map<string, { readonly table: Table; readonly column: Column }>();
  const found: Inconsistency[] = [];
  for (const table of tables)
    for (const column of table.columns) {
      const name = column.name.toLowerCase();
      if (!/._?(?:id|no|nr|code|key|number)$/u.test(name) || column.type === "") continue;
      const before = first.get(name);
      if (before === undefined) first.set(name, { table, column });
      else if (
        !isSameType(before.column, column) &&
        !table.foreignKeys.some((key) => key.columns.includes(column.name))
      )
        found.push({
          what: "column-types",
          table,
          about: column.name,
          line: table.at.line,
          text: {
            en: `${column.name} is ${before.column.type} in ${before.table.name} and ${column.type} in ${table.name}.`,
            fr: `${column.name} est de type ${before.column.type} dans ${before.table.name} et ${column.type} dans ${table.name}.`,
          },
        });
    }
  return found;
}
