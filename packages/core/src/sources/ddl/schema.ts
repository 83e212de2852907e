/** What DDL declares: tables with columns and keys, views with what they read, schemas, people who may log in by name. */

export type Dialect = "postgresql" | "mysql" | "sqlserver" | "oracle" | "sqlite" | "db2" | "sql";

export interface Schema {
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  /** Databases and schemas that are created or used, in order. */
  readonly databases: readonly Named[];
  readonly schemas: readonly Named[];
  readonly users: readonly Named[];
}

export interface Named {
  readonly name: string;
  readonly at: Spot;
}

export interface Spot {
  readonly file: string;
  readonly line: number;
}

export interface QualifiedName {
  readonly schema?: string;
  readonly name: string;
}

export interface Table extends QualifiedName {
  /** Database in which the script declared it, where it named one. */
  readonly database?: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly comment?: string;
  /** It is one piece of that table. */
  readonly partitionOf?: QualifiedName;
  readonly inherits: readonly QualifiedName[];
  readonly at: Spot;
}

export interface Column {
  readonly name: string;
  /** As written, blanks made one: `character varying(50)`; empty where none is said. */
  readonly type: string;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
  readonly comment?: string;
}

export interface ForeignKey {
  readonly name?: string;
  readonly columns: readonly string[];
  readonly target: QualifiedName;
  /** Empty: the key of the target. */
  readonly targetColumns: readonly string[];
  readonly at: Spot;
}

export interface View extends QualifiedName {
  readonly database?: string;
  readonly reads: readonly QualifiedName[];
  readonly at: Spot;
}
