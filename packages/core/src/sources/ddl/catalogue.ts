/** Tables and views that scripts of one database declare, one after the other. */
import { define, type Definitions, noDefinitions } from "./columns.ts";
import type { Column, ForeignKey, Named, QualifiedName, Schema, Spot, Table, View } from "./schema.ts";
import type { Words } from "./words.ts";

interface Draft {
  name: QualifiedName;
  readonly database: string | undefined;
  readonly definitions: Definitions;
  comment?: string;
  partitionOf?: QualifiedName;
  readonly inherits: QualifiedName[];
  readonly at: Spot;
}

export class Catalogue {
  private readonly drafts = new Map<string, Draft>();
  private readonly found = new Map<string, View>();
  private readonly databases = new Map<string, Named>();
  private readonly schemas = new Map<string, Named>();
  private readonly users = new Map<string, Named>();
  /** In which schema names without one stand. */
  current: string | undefined;
  /** Database that the script is connected to. */
  private here: string | undefined;

  /** The script goes on in another database. */
  enter(database: string, at: Spot): void {
    this.database(database, at);
    this.here = database;
    this.current = undefined;
  }

  /** How many definitions it holds: whether a script said anything. */
  count(): number {
    return [...this.drafts.values()].reduce(
      (sum, { definitions: one }) => sum + 1 + one.columns.length + one.foreignKeys.length + one.uniques.length,
      this.found.size,
    );
  }

  hasTable(name: QualifiedName): boolean {
    return this.drafts.has(this.keyOf(name));
  }

  table(name: QualifiedName, at: Spot): Definitions {
    const full = this.full(name);
    const draft: Draft = { name: full, database: this.here, definitions: noDefinitions(), inherits: [], at };
    this.drafts.set(this.keyOf(name), draft);
    return draft.definitions;
  }

  /** What is said later of a table: `undefined` where nobody declared it. */
  known(name: QualifiedName): Definitions | undefined {
    return this.draft(name)?.definitions;
  }

  private draft(name: QualifiedName): Draft | undefined {
    const exact = this.drafts.get(this.keyOf(name));
    if (exact !== undefined) return exact;
    const same = [...this.drafts.values()].filter(
      ({ name: one, database }) => one.name.toLowerCase() === name.name.toLowerCase() && database === this.here,
    );
    const [only] = same;
    return same.length === 1 && (name.schema === undefined || only?.name.schema === undefined) ? only : undefined;
  }

  drop(name: QualifiedName): void {
    this.drafts.delete(this.keyOf(name));
    this.found.delete(this.keyOf(name));
  }

  rename(name: QualifiedName, to: string): void {
    const draft = this.draft(name);
    if (draft === undefined) return;
    this.drafts.delete(this.keyOf(draft.name));
    draft.name = { ...draft.name, name: to };
    this.drafts.set(this.keyOf(draft.name), draft);
  }

  partition(name: QualifiedName, of: QualifiedName): void {
    const draft = this.draft(name);
    if (draft !== undefined) draft.partitionOf = of;
  }

  inherit(name: QualifiedName, from: QualifiedName): void {
    this.draft(name)?.inherits.push(from);
  }

  comment(name: QualifiedName, text: string): void {
    const draft = this.draft(name);
    if (draft !== undefined && text !== "") draft.comment = text;
  }

  commentColumn(name: QualifiedName, column: string, text: string): void {
    const columns = this.draft(name)?.definitions.columns ?? [];
    const index = columns.findIndex((one) => one.name.toLowerCase() === column.toLowerCase());
    const found = columns[index];
    if (found !== undefined) columns[index] = { ...found, comment: text };
  }

  view(name: QualifiedName, reads: readonly QualifiedName[], at: Spot): void {
    this.found.set(this.keyOf(name), {
      ...this.full(name),
      ...(this.here === undefined ? {} : { database: this.here }),
      reads,
      at,
    });
  }

  database(name: string, at: Spot): void {
    if (!this.databases.has(name.toLowerCase())) this.databases.set(name.toLowerCase(), { name, at });
  }

  schema(name: string, at: Spot): void {
    if (!this.schemas.has(name.toLowerCase())) this.schemas.set(name.toLowerCase(), { name, at });
  }

  user(name: string, at: Spot): void {
    if (!this.users.has(name.toLowerCase())) this.users.set(name.toLowerCase(), { name, at });
  }

  private full(name: QualifiedName): QualifiedName {
    return name.schema === undefined && this.current !== undefined ? { schema: this.current, name: name.name } : name;
  }

  private keyOf(name: QualifiedName): string {
    const { schema, name: table } = this.full(name);
    return `${this.here ?? ""}|${schema ?? ""}.${table}`.toLowerCase();
  }

  /** All that was declared; foreign keys and views lead to the names of the tables that they mean, where these are here. */
  whole(): Schema {
    const tables = [...this.drafts.values()].map((draft): Table => ({
      ...draft.name,
      ...(draft.database === undefined ? {} : { database: draft.database }),
      columns: draft.definitions.columns.map((column) => this.withKey(column, draft.definitions)),
      primaryKey: draft.definitions.primaryKey,
      uniques: draft.definitions.uniques,
      foreignKeys: draft.definitions.foreignKeys.map((key): ForeignKey => ({
        ...key,
        target: this.meant(key.target, draft),
      })),
      ...(draft.comment === undefined ? {} : { comment: draft.comment }),
      ...(draft.partitionOf === undefined ? {} : { partitionOf: this.meant(draft.partitionOf, draft) }),
      inherits: draft.inherits.map((one) => this.meant(one, draft)),
      at: draft.at,
    }));
    const views = [...this.found.values()].map((view) => ({
      ...view,
      reads: distinct(view.reads.map((one) => this.meant(one, { name: view, database: view.database }))),
    }));
    return {
      tables,
      views,
      databases: [...this.databases.values()],
      schemas: [...this.schemas.values()],
      users: [...this.users.values()],
    };
  }

  private withKey(column: Column, { primaryKey }: Definitions): Column {
    const isKey = primaryKey.some((name) => name.toLowerCase() === column.name.toLowerCase());
    return isKey && column.isNullable ? { ...column, isNullable: false } : column;
  }

  /** A name without a schema means the table beside it first. */
  private meant(
    name: QualifiedName,
    from: { readonly name: QualifiedName; readonly database?: string | undefined },
  ): QualifiedName {
    this.here = from.database;
    const beside =
      name.schema === undefined
        ? this.drafts.get(`${this.here ?? ""}|${from.name.schema ?? ""}.${name.name}`.toLowerCase())
        : undefined;
    return beside?.name ?? this.draft(name)?.name ?? this.found.get(this.keyOf(name)) ?? name;
  }
}

function distinct(names: readonly QualifiedName[]): readonly QualifiedName[] {
  return [
    ...new Map(
      names.map(({ schema, name }) => [
        `${schema ?? ""}.${name}`.toLowerCase(),
        { ...(schema === undefined ? {} : { schema }), name },
      ]),
    ).values(),
  ];
}

/** `ALTER TABLE ... ADD`: constraints and columns, one or several. */
export function addTo(words: Words, definitions: Definitions, spot: Spot): void {
  if (words.is("(")) {
    const inside = words.inside();
    for (const part of inside?.split() ?? []) define(part, definitions, spot);
    return;
  }
  words.take("COLUMN");
  words.take("IF", "NOT", "EXISTS");
  define(words, definitions, spot);
}
