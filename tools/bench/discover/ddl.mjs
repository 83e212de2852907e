/**
 * `node --conditions=source tools/bench/discover/ddl.mjs [FILE]`
 * A PostgreSQL dump beside libpg-query, PostgreSQL's own parser as WebAssembly: of our own making, or a file; tables and foreign keys must agree.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "libpg-query";
import { Catalogue } from "../../../packages/core/src/sources/ddl/catalogue.ts";
import { readScript } from "../../../packages/core/src/sources/ddl/read.ts";
import { cpuOf, printed } from "./table.mjs";

const TABLES = 400;

function dump() {
  const tables = Array.from(
    { length: TABLES },
    (_, index) => `
CREATE TABLE public.t${index} (
    id integer NOT NULL,
    parent_id integer,
    email character varying(80) DEFAULT 'a;b'::character varying NOT NULL,
    amount numeric(12,2) CHECK ((amount > (0)::numeric)),
    created timestamp without time zone DEFAULT now()
);
ALTER TABLE public.t${index} OWNER TO postgres;
COMMENT ON TABLE public.t${index} IS 'Number ${index}; it''s one';
CREATE VIEW public.v${index} AS SELECT t.id, count(*) AS n FROM (public.t${index} t JOIN public.t0 o ON ((o.id = t.parent_id))) GROUP BY t.id;
CREATE FUNCTION public.f${index}() RETURNS integer LANGUAGE sql AS $_$ SELECT 1; $_$;
`,
  );
  const keys = Array.from(
    { length: TABLES },
    (_, index) => `
ALTER TABLE ONLY public.t${index}
    ADD CONSTRAINT t${index}_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.t${index}
    ADD CONSTRAINT t${index}_fk FOREIGN KEY (parent_id) REFERENCES public.t${Math.floor(index / 2)}(id);
`,
  );
  return [...tables, ...keys].join("");
}

/** Commands of psql and rows are none of SQL's grammar. @param {string} text */
function plain(text) {
  return text.replaceAll(/^\\.*$/gmu, "").replaceAll(/^COPY [^;]*FROM stdin;\n[\s\S]*?^\\\.$/gmu, "");
}

/** @param {string} text */
async function theirs(text) {
  /** @type {{ stmts?: readonly any[] }} */
  const { stmts = [] } = await parse(plain(text));
  let tables = 0;
  let keys = 0;
  for (const { stmt } of stmts) {
    const table = stmt.CreateStmt;
    if (table !== undefined && table.relation?.relpersistence !== "t") {
      tables++;
      for (const element of table.tableElts ?? []) {
        if (element.Constraint?.contype === "CONSTR_FOREIGN") keys++;
        for (const inner of element.ColumnDef?.constraints ?? [])
          if (inner.Constraint?.contype === "CONSTR_FOREIGN") keys++;
      }
    }
    for (const command of stmt.AlterTableStmt?.cmds ?? [])
      if (command.AlterTableCmd?.def?.Constraint?.contype === "CONSTR_FOREIGN") keys++;
  }
  return { tables, keys };
}

/** @param {string} text */
function ours(text) {
  const into = new Catalogue();
  readScript(text, "postgresql", "dump.sql", into);
  const { tables } = into.whole();
  return { tables: tables.length, keys: tables.reduce((sum, { foreignKeys }) => sum + foreignKeys.length, 0) };
}

/** @param {{ file?: string }} [options] */
export async function measure({ file } = {}) {
  const text = file === undefined ? dump() : readFileSync(file, "utf8");
  const [mine, other] = [ours(text), await theirs(text)];
  if (mine.tables !== other.tables || mine.keys !== other.keys)
    throw new Error(`ours ${JSON.stringify(mine)}, theirs ${JSON.stringify(other)}`);
  const own = await cpuOf(() => ours(text));
  const peer = await cpuOf(() => theirs(text));
  const kilobytes = Math.round(text.length / 1024);
  return [
    {
      what: `PostgreSQL dump of ${mine.tables} tables, ${mine.keys} foreign keys, ${kilobytes} KB: CPU ms beside libpg-query`,
      ours: own,
      peer,
      ratio: own / peer,
    },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2];
  printed(await measure(file === undefined ? {} : { file }));
}
