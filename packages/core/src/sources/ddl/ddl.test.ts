import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../base/decode-text.ts";
import { said } from "../terraform/claims.fixture.ts";
import { Catalogue } from "./catalogue.ts";
import { dialectOf } from "./dialect.ts";
import { readScript } from "./read.ts";
import type { Schema } from "./schema.ts";
import { ddl } from "./source.ts";

function read(text: string): Schema {
  const into = new Catalogue();
  readScript(text, dialectOf(text), "x.sql", into);
  return into.whole();
}

/** `orders(id!, name) -> customer(id)`: names, `!` for what may not be empty, the primary key after `#`. */
function drawn({ tables }: Schema): readonly string[] {
  return tables.map(({ schema, name, columns, primaryKey, foreignKeys }) => {
    const inside = columns.map((column) => `${column.name} ${column.type}${column.isNullable ? "" : "!"}`).join(", ");
    const keys = foreignKeys.map(
      ({ columns: own, target, targetColumns }) =>
        ` ${own.join("+")}->${target.schema === undefined ? "" : `${target.schema}.`}${target.name}(${targetColumns.join("+")})`,
    );
    return `${schema === undefined ? "" : `${schema}.`}${name}(${inside}) #${primaryKey.join("+")}${keys.join("")}`;
  });
}

const dialects: readonly (readonly [name: string, text: string, tables: readonly string[]])[] = [
  [
    "postgresql",
    `-- PostgreSQL database dump
\\restrict abc
\\connect shop
SET search_path = '';
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS $_$ BEGIN CREATE TABLE no_table (x int); RETURN NEW; END; $_$;
CREATE TABLE public.customer (
    id integer NOT NULL,
    email character varying(50) DEFAULT 'a;b (c'::character varying,
    tags text[], -- a, b
    CONSTRAINT positive CHECK ((id > 0))
);
COPY public.customer (id, email) FROM stdin;
1	CREATE TABLE wrong (x int);
\\.
CREATE TABLE public.p (id int, at timestamp without time zone) PARTITION BY RANGE (at);
CREATE TABLE public.p_2024 PARTITION OF public.p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.p ADD CONSTRAINT p_fk FOREIGN KEY (id) REFERENCES public.customer(id) ON DELETE CASCADE;
GRANT CREATE ON SCHEMA public TO nobody;
CREATE TEMP TABLE gone (x int);
`,
    [
      "public.customer(id integer!, email character varying(50), tags text[]) #id",
      "public.p(id int, at timestamp without time zone) # id->public.customer(id)",
      "public.p_2024() #",
    ],
  ],
  [
    "mysql",
    `/*!40101 SET NAMES utf8 */;
CREATE DATABASE IF NOT EXISTS \`shop\`;
USE \`shop\`;
/*!40000 DROP TABLE IF EXISTS \`a\`*/;
CREATE TABLE \`a\` (
  \`id\` smallint(5) unsigned NOT NULL AUTO_INCREMENT COMMENT 'it''s; the key',
  \`kind\` enum('x','y,z') DEFAULT 'x',
  \`key\` varchar(20) DEFAULT NULL,
  PRIMARY KEY (\`id\`),
  UNIQUE KEY \`u\` (\`kind\`),
  KEY \`k\` (\`key\`(10))
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8 COMMENT='All of them';
INSERT INTO \`a\` VALUES (1,'it\\'s; CREATE TABLE b (x int);');
DELIMITER ;;
CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN CREATE TABLE no_table (x int); END;;
DELIMITER ;
CREATE TABLE b (a_id smallint unsigned NOT NULL, CONSTRAINT fk FOREIGN KEY (a_id) REFERENCES a (id)) ENGINE=InnoDB;
`,
    [
      "a(id smallint(5) unsigned!, kind enum('x', 'y,z'), key varchar(20)) #id",
      "b(a_id smallint unsigned!) # a_id->a(id)",
    ],
  ],
  [
    "sqlserver",
    `USE [Shop]
GO
CREATE TABLE [dbo].[A](
	[ID] [int] IDENTITY(1,1) NOT NULL,
	[Full Name] [nvarchar](50) NULL,
	[Total]  AS ([ID]*(2)) PERSISTED,
 CONSTRAINT [PK_A] PRIMARY KEY CLUSTERED ([ID] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]
) ON [PRIMARY]
CREATE TABLE [dbo].[B]([ID] [int] NOT NULL, [AID] [int] NULL)
GO
ALTER TABLE [dbo].[B]  WITH CHECK ADD  CONSTRAINT [FK_B_A] FOREIGN KEY([AID])
REFERENCES [dbo].[A] ([ID])
GO
ALTER TABLE dbo.B ADD CONSTRAINT PK_B PRIMARY KEY (ID), CONSTRAINT U_B UNIQUE (AID);
GO
CREATE PROCEDURE dbo.P AS
BEGIN
  CREATE TABLE dbo.NoTable (x int);
  CREATE TABLE #tmp (x int);
END
GO
`,
    ["dbo.A(ID int!, Full Name nvarchar(50), Total ) #ID", "dbo.B(ID int!, AID int) #ID AID->dbo.A(ID)"],
  ],
  [
    "oracle",
    `REM a script; of Oracle
PROMPT CREATE TABLE wrong (x int);
CREATE TABLE regions
    ( region_id NUMBER CONSTRAINT region_nn NOT NULL
    , region_name VARCHAR2(25 CHAR) DEFAULT 'x' NOT NULL
    ) TABLESPACE t;
CREATE OR REPLACE TRIGGER trg BEFORE INSERT ON regions FOR EACH ROW
BEGIN
  EXECUTE IMMEDIATE 'CREATE TABLE no_table (x NUMBER)';
END;
/
ALTER TABLE regions ADD ( CONSTRAINT reg_pk PRIMARY KEY (region_id) ) ;
CREATE TABLE countries ( country_id CHAR(2) PRIMARY KEY, region_id NUMBER, CONSTRAINT c_fk FOREIGN KEY (region_id) REFERENCES regions(region_id) );
COMMENT ON TABLE regions IS 'Where; it is';
`,
    [
      "regions(region_id NUMBER!, region_name VARCHAR2(25 CHAR)!) #region_id",
      "countries(country_id CHAR(2)!, region_id NUMBER) #country_id region_id->regions(region_id)",
    ],
  ],
  [
    "sqlite",
    `PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE "a" (id INTEGER PRIMARY KEY AUTOINCREMENT, [odd name] TEXT, b_id REFERENCES b);
CREATE TABLE b (id INTEGER NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID;
CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET id = 1; INSERT INTO b VALUES (1); END;
CREATE TABLE c (x INT);
`,
    ["a(id INTEGER!, odd name TEXT, b_id ) #id b_id->b()", "b(id INTEGER!) #id", "c(x INT) #"],
  ],
  [
    "db2",
    `--#SET TERMINATOR @
CREATE TABLE S.A (ID INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 1), N VARCHAR(10) FOR BIT DATA, PRIMARY KEY (ID)) ORGANIZE BY ROW@
CREATE TRIGGER T AFTER INSERT ON S.A FOR EACH ROW BEGIN ATOMIC DECLARE X INT; SET X = 1; END@
CREATE TABLE S.B (ID INTEGER NOT NULL REFERENCES S.A (ID))@
`,
    ["S.A(ID INTEGER!, N VARCHAR(10)) #ID", "S.B(ID INTEGER!) # ID->S.A(ID)"],
  ],
];

describe.each(dialects)("DDL of %s", (name, text, tables) => {
  it("finds every table with its columns and keys, and nothing in texts, comments, rows and bodies", () => {
    expect(dialectOf(text)).toBe(name);
    expect(drawn(read(text))).toEqual(tables);
  });

  it("reads what is cut off anywhere without breaking", () => {
    for (let at = 1; at < text.length; at += 23)
      expect(read(text.slice(0, at)).tables.length).toBeLessThanOrEqual(tables.length);
  });
});

it("says which tables a view reads, and not the names that its query makes", () => {
  const { views } = read(`CREATE TABLE a (x int); CREATE TABLE s.b (x int); CREATE TABLE c (x int);
CREATE OR REPLACE VIEW v (x) AS WITH t AS (SELECT x FROM a) SELECT t.x, extract(year FROM now()) FROM t, s.b JOIN LATERAL (SELECT * FROM c WHERE c.x IN (SELECT x FROM a)) k ON true UNION SELECT 1 FROM dual;`);
  expect(views[0]?.reads.map(({ schema, name }) => `${schema ?? ""}.${name}`).toSorted()).toEqual([".a", ".c", "s.b"]);
});

it("puts the migrations of a folder together in their order, and finds what does not fit", async () => {
  const { lines } = await said(ddl, {
    "orders/package.json": "{}",
    "orders/migrations/V1__start.sql":
      "CREATE TABLE customer (id INT PRIMARY KEY, old INT); CREATE TABLE gone (id INT PRIMARY KEY);",
    "orders/migrations/V2__more.sql":
      "ALTER TABLE customer DROP COLUMN old; ALTER TABLE customer ADD COLUMN email VARCHAR(80) UNIQUE, ADD birth_date DATE; DROP TABLE gone;",
    "orders/migrations/V10__last.sql":
      "CREATE TABLE orders (id INT PRIMARY KEY, customer_id VARCHAR(9) NOT NULL REFERENCES customer (id), shop_id INT REFERENCES shop (id)); CREATE TABLE line (order_id INT);",
    "orders/migrations/V10__last.down.sql": "DROP TABLE orders;",
    "orders/src/test/resources/schema.sql": "CREATE TABLE only_a_test (id INT);",
  });
  const mentions = lines.filter((line) => line.startsWith("mention entity")).map((line) => line.split('"')[1]);
  expect(mentions).toEqual(["customer", "orders", "line"]);
  expect(lines).toContain(
    'attribute ddl:orders/migrations/V1__start.sql#customer attributes: ["email: VARCHAR(80)","birth_date: DATE"]',
  );
  expect(lines).toContain('attribute ddl:orders/migrations/V1__start.sql#customer personalData: {"word":"personal"}');
  expect(lines).toContain("data accesses <directory=orders as service|code> -> ddl:orders/migrations (declared)");
  expect(lines.filter((line) => line.startsWith("mention finding")).map((line) => line.split('"')[1])).toEqual([
    "foreign-key-type: orders.customer_id",
    "orphan-foreign-key: orders.shop_id",
    "no-key: line.line",
  ]);
});

it("never tells what rows, defaults and users hold", async () => {
  const text =
    "CREATE USER app IDENTIFIED BY 'canary-1'; CREATE TABLE a (id INT PRIMARY KEY, token VARCHAR(9) DEFAULT 'canary-2'); INSERT INTO a VALUES (1, 'canary-3');";
  expect(JSON.stringify((await said(ddl, { "db.sql": text })).claims)).not.toContain("canary");
});

const shared = new URL("../../../../../../shared/data/discovery/", import.meta.url);
const haveShared = existsSync(shared);
if (!haveShared) {
  if (process.env["CI"] === "true") throw new Error("shared/data/discovery is not there, and CI needs it");
  console.warn("SKIPPED: real dumps, shared/data/discovery is not there");
}

/** Tables, columns, foreign keys, views, as counted by hand and by the tools of each database. */
const dumps: readonly (readonly [path: string, tables: number, columns: number, keys: number, views: number])[] = [
  ["samples/jOOQ+sakila/mysql-sakila-db/mysql-sakila-schema.sql", 16, 89, 22, 7],
  ["samples/jOOQ+sakila/oracle-sakila-db/oracle-sakila-schema.sql", 16, 89, 22, 5],
  ["samples/jOOQ+sakila/sql-server-sakila-db/sql-server-sakila-schema.sql", 16, 89, 22, 5],
  ["samples/jOOQ+sakila/sqlite-sakila-db/sqlite-sakila-schema.sql", 16, 89, 22, 5],
  ["samples/jOOQ+sakila/db2-sakila-db/db2-sakila-schema.sql", 16, 89, 22, 5],
  ["samples/oracle-samples+db-sample-schemas/human_resources/hr_create.sql", 7, 35, 10, 1],
  ["generated/pg_dump-sakila.sql", 21, 87, 40, 7],
  ["generated/mysqldump-sakila-chinook.sql", 27, 153, 33, 7],
];

describe.skipIf(!haveShared)("real dumps", () => {
  it.each(dumps)("%s", (path, tables, columns, keys, views) => {
    const schema = read(decodeText(readFileSync(new URL(path, shared))));
    const all = schema.tables.flatMap(({ foreignKeys }) => foreignKeys);
    expect([
      schema.tables.length,
      schema.tables.flatMap((table) => table.columns).length,
      all.length,
      schema.views.length,
    ]).toEqual([tables, columns, keys, views]);
    const names = new Set(schema.tables.map(({ schema: at, name }) => `${at ?? ""}.${name}`));
    expect(all.filter(({ target }) => !names.has(`${target.schema ?? ""}.${target.name}`))).toEqual([]);
  });
});
