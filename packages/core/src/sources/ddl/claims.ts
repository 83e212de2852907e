/** Claims of databases that scripts declare: databases, tables with their keys and columns, what refers to what. */
import type { Claim, Reference, Scope } from "../../model/claims/claim.ts";
import { personalByNames } from "../../model/claims/personal-names.ts";
import type { Surroundings } from "../source.ts";
import { isUnit, nameOfPath, parentOf, unitAround } from "../parts/unit-folder.ts";
import { copyKeys } from "./dialect-copies.ts";
import { inconsistenciesOf } from "./inconsistencies.ts";
import type { Dialect, ForeignKey, QualifiedName, Table, View } from "./schema.ts";
import type { Database } from "./scripts.ts";

const products: Readonly<Record<Dialect, string>> = {
  postgresql: "PostgreSQL",
  mysql: "MySQL",
  sqlserver: "Microsoft SQL Server",
  oracle: "Oracle Database",
  sqlite: "SQLite",
  db2: "IBM Db2",
  sql: "",
};

/** All tables of a run, for keys that lead into other scripts. */
interface Everywhere {
  find(name: QualifiedName, from: Table): Table | undefined;
}

export function* claimsOf(databases: readonly Database[], around: Surroundings): Generator<Claim> {
  const everywhere = everywhereIn(databases);
  for (const database of databases) yield* ofDatabase(database, around, everywhere);
}

function everywhereIn(databases: readonly Database[]): Everywhere {
  const byName = new Map<string, Table[]>();
  const own = new Map<Table, Map<string, Table>>();
  for (const { schema } of databases) {
    const here = new Map(schema.tables.map((table) => [nameKey(table, table.database), table]));
    for (const table of schema.tables) {
      own.set(table, here);
      byName.set(nameKey(table), [...(byName.get(nameKey(table)) ?? []), table]);
    }
  }
  return {
    find: (name, from) => {
      const beside = own.get(from)?.get(nameKey(name, from.database));
      if (beside !== undefined) return beside;
      const others = byName.get(nameKey(name)) ?? [];
      return others.length === 1 ? others[0] : undefined;
    },
  };
}

function nameKey({ schema, name }: QualifiedName, database: string = ""): string {
  return `${database}|${schema ?? ""}.${name}`.toLowerCase();
}

function* ofDatabase(database: Database, around: Surroundings, everywhere: Everywhere): Generator<Claim> {
  const { schema, dialect, files } = database;
  const unit = unitAround(parentOf(files[0] ?? ""), around);
  const folder = unit === "." && !isUnit(".", around) ? undefined : unit;
  const scope: Scope = { space: `ddl:${folder ?? database.path}`, ...(dialect === "sql" ? {} : { variant: dialect }) };
  const names = [...new Set([...schema.tables, ...schema.views].map((one) => one.database))];
  for (const name of names) yield* ofName(database, name, names.length > 1, folder, scope);
  for (const table of schema.tables) {
    if (table.partitionOf === undefined) yield* ofTable(database, table, names.length > 1, scope);
    for (const key of table.foreignKeys) yield* ofForeignKey(table, key, everywhere);
    for (const parent of table.inherits) {
      const found = everywhere.find(parent, table);
      if (found !== undefined)
        yield relation(tableKey(table), tableKey(found), "specializes", table.at.file, table.at.line);
    }
  }
  for (const view of schema.views) yield* ofView(database, view, names.length > 1, scope);
  yield* findings(database, everywhere, scope);
}

function databaseKey(database: Database, name: string | undefined, isOneOfSeveral: boolean): string {
  return `ddl:${database.path}${isOneOfSeveral && name !== undefined ? `#${name}` : ""}`;
}

/** `ddl:db/schema.sql#sales.orders`. */
function tableKey({ at, schema, name, database }: Table | View): string {
  return `ddl:${at.file}#${[database, schema, name].filter((part) => part !== undefined).join(".")}`;
}

function* ofName(
  database: Database,
  name: string | undefined,
  isOneOfSeveral: boolean,
  unit: string | undefined,
  scope: Scope,
): Generator<Claim> {
  const { schema, dialect, version, files } = database;
  const key = databaseKey(database, name, isOneOfSeveral);
  const place = { at: { file: files[0] ?? "", line: 1 }, seenBy: "scripts" } as const;
  const said =
    name === undefined
      ? [...schema.databases, ...(schema.schemas.length === 1 ? schema.schemas : [])].map((one) => one.name)
      : [name];
  const fallback =
    unit === undefined || unit === "."
      ? nameOfPath(database.path.replace(/\.(?:sql|ddl)$/iu, ""))
      : unit.slice(unit.lastIndexOf("/") + 1);
  const lookup = unit === undefined ? undefined : ({ keys: [{ type: "directory", value: unit }] } as const);
  yield {
    claim: "mention",
    key,
    sort: "database",
    names: said.length > 0 ? [...new Set(said)] : [fallback],
    keys: isOneOfSeveral ? [] : copyKeys(database.path, ""),
    scope,
    ...(lookup === undefined ? {} : { inside: { lookup: { ...lookup, sorts: ["store"] } } }),
    ...place,
  };
  const product = products[dialect];
  if (product !== "")
    yield {
      claim: "attribute",
      of: key,
      name: "technology",
      value: version === undefined ? product : `${product} ${version}`,
      ...place,
    };
  yield { claim: "attribute", of: key, name: "contractFile", value: [...files], ...place };
  if (lookup === undefined) return;
  const from: Reference = { lookup: { ...lookup, sorts: ["service", "code"] } };
  yield {
    claim: "relationship",
    from,
    to: { key },
    purpose: "data",
    verb: "accesses",
    evidence: "declared",
    certainty: 0.8,
    ...place,
  };
}

function* ofTable(database: Database, table: Table, isOneOfSeveral: boolean, scope: Scope): Generator<Claim> {
  const key = tableKey(table);
  const place = { at: { file: table.at.file, line: table.at.line }, seenBy: "tables" } as const;
  const inside = { key: databaseKey(database, table.database, isOneOfSeveral) };
  const keys = copyKeys(table.at.file, isOneOfSeveral ? `${table.database ?? ""}.${table.name}` : table.name);
  yield { claim: "mention", key, sort: "entity", names: [table.name], keys, scope, inside, ...place };
  yield { ...relation(inside.key, key, "realizes", table.at.file, table.at.line), seenBy: "tables" };
  const isKey = new Set(table.primaryKey.map((name) => name.toLowerCase()));
  const others = table.columns
    .filter(({ name }) => !isKey.has(name.toLowerCase()))
    .map(({ name, type }) => (type === "" ? name : `${name}: ${type}`));
  if (table.primaryKey.length > 0)
    yield { claim: "attribute", of: key, name: "key", value: [...table.primaryKey], ...place };
  if (others.length > 0) yield { claim: "attribute", of: key, name: "attributes", value: others, ...place };
  if (table.comment !== undefined)
    yield { claim: "attribute", of: key, name: "description", value: table.comment.slice(0, 1000), ...place };
  const personal = personalByNames(table.columns.map(({ name }) => name));
  if (personal !== undefined)
    yield { claim: "attribute", of: key, name: "personalData", value: { word: personal }, ...place, certainty: 0.6 };
}

/** Each row refers to one other, or to none where it may be empty; the other is referred to by any number, or by one where that is unique. */
function cardinality(table: Table, key: ForeignKey): readonly [own: string, other: string] {
  const names = new Set(key.columns.map((name) => name.toLowerCase()));
  const isNullable = table.columns.some(({ name, isNullable: may }) => may && names.has(name.toLowerCase()));
  const isUnique = [table.primaryKey, ...table.uniques].some(
    (unique) => unique.length > 0 && unique.every((name) => names.has(name.toLowerCase())),
  );
  return [isNullable ? "0,1" : "1,1", isUnique ? "0,1" : "0,N"];
}

function* ofForeignKey(table: Table, key: ForeignKey, everywhere: Everywhere): Generator<Claim> {
  const target = everywhere.find(key.target, table);
  if (target === undefined || table.partitionOf !== undefined) return;
  const [own, other] = cardinality(table, key);
  const whole = target.partitionOf === undefined ? target : (everywhere.find(target.partitionOf, target) ?? target);
  yield {
    ...relation(tableKey(table), tableKey(whole), "relates", key.at.file, key.at.line),
    attributes: {
      "x-columns": [...key.columns],
      "x-cardinality": [own, other],
      ...(key.name === undefined ? {} : { "x-name": key.name }),
    },
  };
}

function relation(
  from: string,
  to: string,
  verb: string,
  file: string,
  line: number,
): Extract<Claim, { claim: "relationship" }> {
  return {
    claim: "relationship",
    from: { key: from },
    to: { key: to },
    purpose: "other",
    verb,
    evidence: "declared",
    at: { file, line },
    seenBy: "keys",
  };
}

function* ofView(database: Database, view: View, isOneOfSeveral: boolean, scope: Scope): Generator<Claim> {
  const key = tableKey(view);
  const place = { at: { file: view.at.file, line: view.at.line }, seenBy: "views" } as const;
  const inside: Reference = { key: databaseKey(database, view.database, isOneOfSeveral) };
  yield { claim: "mention", key, sort: "entity", names: [view.name], keys: [], scope, inside, ...place };
  yield { claim: "attribute", of: key, name: "x-view", value: true, ...place };
  const known = [...database.schema.tables, ...database.schema.views];
  for (const read of view.reads) {
    const found = known.find((one) => nameKey(one, one.database) === nameKey(read, view.database));
    if (found !== undefined && found !== view)
      yield relation(key, tableKey(found), "relates", view.at.file, view.at.line);
  }
}

/** What does not fit together, as findings about the table. */
function* findings(database: Database, everywhere: Everywhere, scope: Scope): Generator<Claim> {
  for (const { what, table, about, line, text } of inconsistenciesOf(database.schema.tables, (name, from) =>
    everywhere.find(name, from),
  )) {
    if (table.partitionOf !== undefined) continue;
    const key = `${tableKey(table)}!${what}.${about}`;
    const place = { at: { file: table.at.file, line }, seenBy: "inconsistencies" } as const;
    yield {
      claim: "mention",
      key,
      sort: "finding",
      names: [`${what}: ${table.name}.${about}`],
      title: text.en,
      keys: [],
      scope,
      ...place,
    };
    yield { claim: "attribute", of: key, name: "type", value: { word: "nonconformity" }, ...place };
    yield {
      claim: "attribute",
      of: key,
      name: "severity",
      value: { word: what === "no-key" ? "low" : "medium" },
      ...place,
    };
    yield { ...relation(key, tableKey(table), "threatens", table.at.file, line), seenBy: "inconsistencies" };
  }
}
