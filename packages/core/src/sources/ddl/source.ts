/** SQL scripts and dumps: tables, keys and views of six dialects. */
import type { Artefact, Glimpse, Source, Surroundings } from "../source.ts";
import { claimsOf } from "./claims.ts";
import { withRoundBrackets } from "./cql.ts";
import { databasesOf } from "./scripts.ts";

export const ddl: Source = {
  id: "ddl",
  version: 1,
  title: { en: "SQL schemas and dumps", fr: "Schémas et exports SQL" },
  files: ["*.sql", "*.ddl", "*.cql", "pg_dump", "mysqldump"],
  cannotSay: [
    {
      en: "Keys that nobody declared, and what the data holds.",
      fr: "Les clés que personne n’a déclarées, et ce que contiennent les données.",
    },
    { en: "Which application reads or writes a table.", fr: "Quelle application lit ou écrit une table." },
  ],
  howToExport: {
    en: "pg_dump --schema-only, mysqldump --no-data, “Generate Scripts” of SQL Server, DBMS_METADATA of Oracle, .schema of SQLite, db2look -e of Db2. Never export rows.",
    fr: "pg_dump --schema-only, mysqldump --no-data, « Générer des scripts » de SQL Server, DBMS_METADATA d’Oracle, .schema de SQLite, db2look -e de Db2. N’exportez jamais les lignes.",
  },
  example: {
    files: {
      "db/schema.sql": `-- shop
CREATE TABLE customer (
  id    SERIAL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE
);

CREATE TABLE orders (
  number      INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  coupon      VARCHAR(20) REFERENCES coupon (code)
);

CREATE VIEW open_orders AS SELECT * FROM orders o JOIN customer c ON c.id = o.customer_id;
INSERT INTO customer VALUES (1, 'never@told.example');
`,
    },
    claims: [
      'mention database ddl:db/schema.sql "db" @ db/schema.sql:1',
      'mention entity ddl:db/schema.sql#customer "customer" in ddl:db/schema.sql @ db/schema.sql:2',
      'attribute ddl:db/schema.sql#customer key: ["id"] @ db/schema.sql:2',
      'attribute ddl:db/schema.sql#orders attributes: ["customer_id: INTEGER","coupon: VARCHAR(20)"] @ db/schema.sql:7',
      "other relates ddl:db/schema.sql#orders -> ddl:db/schema.sql#customer (declared) @ db/schema.sql:7",
      "other relates ddl:db/schema.sql#open_orders -> ddl:db/schema.sql#orders (declared) @ db/schema.sql:13",
      'mention finding ddl:db/schema.sql#orders!orphan-foreign-key.coupon "orphan-foreign-key: orders.coupon" @ db/schema.sql:7',
    ],
  },

  detect({ path, text }: Glimpse) {
    if (!/\.(?:sql|ddl|cql|hql|psql|pgsql)$/iu.test(path)) return 0;
    if (/\{\{\s*(?:ref|config|source|var|this)\b|\{%-?\s*(?:macro|if|set|for)\b/u.test(text)) return 0;
    return /\b(?:CREATE|ALTER)\s+(?:\w+\s+){0,3}(?:TABLE|VIEW)\b|\b(?:database|MySQL|MariaDB) dump\b/iu.test(text)
      ? 3
      : 2;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings) {
    yield* claimsOf(databasesOf(artefacts.map(withRoundBrackets)), around);
  },
};
