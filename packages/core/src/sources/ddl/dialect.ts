/** Which SQL a file is written in, by words that only one of them has. */
import type { Dialect } from "./schema.ts";

const SAMPLE = 200_000;

const marks: readonly (readonly [dialect: Dialect, pattern: RegExp, weight: number])[] = [
  ["postgresql", /PostgreSQL database (?:dump|cluster dump)/gu, 20],
  ["postgresql", /\bLANGUAGE\s+'?plpgsql|\$\$|\bnextval\s*\(|::regclass|\bOWNER TO\b|\bpg_catalog\b/giu, 3],
  [
    "postgresql",
    /\b(?:BIG|SMALL)?SERIAL\b|\bTIMESTAMPTZ\b|\bJSONB\b|\bBYTEA\b|\bcharacter varying\b|\bwithout time zone\b|^\\(?:c|connect|i|set|echo)\b|\bCREATE EXTENSION\b/gimu,
    2,
  ],
  ["mysql", /\b(?:MySQL|MariaDB) dump\b/gu, 20],
  ["mysql", /`\w+`|\bENGINE\s*=\s*\w+|\bAUTO_INCREMENT\b|^DELIMITER\b|\/\*!\d|\bDEFAULT CHARSET\b|\bunsigned\b/gimu, 2],
  ["sqlserver", /^\s*GO\s*$/gimu, 4],
  [
    "sqlserver",
    /\[dbo\]|\bIDENTITY\s*\(\s*\d+|\bNVARCHAR\s*\(|\[\w+\]\s+\[\w+\]|\bsp_addextendedproperty\b|\bUNIQUEIDENTIFIER\b|\bWITH (?:NO)?CHECK ADD\b/giu,
    2,
  ],
  [
    "oracle",
    /\bVARCHAR2\b|\bNUMBER\s*\(|\bSYSDATE\b|\bNVARCHAR2\b|^\s*(?:REM|PROMPT|SPOOL|WHENEVER SQLERROR)\b|\bTABLESPACE \w+ (?:LOGGING|PCTFREE)|\bENABLE ROW MOVEMENT\b|\bCREATE SEQUENCE \w+\s+START WITH\b.*NOCACHE/gimu,
    3,
  ],
  ["sqlite", /\bAUTOINCREMENT\b|^\s*PRAGMA\b|\bWITHOUT ROWID\b|sqlite_sequence/gimu, 6],
  ["sqlite", /\bSQLite\b|\[\w+\]\s+INTEGER\b/giu, 4],
  ["sqlite", /BEGIN TRANSACTION;/gu, 1],
  ["oracle", /\bOracle\b|:NEW\.|\bFROM DUAL\b|^\/\s*$/gimu, 4],
  [
    "db2",
    /--#SET TERMINATOR|\bGENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY \(|\bCURRENT SCHEMA\b|\bREORG TABLE\b|^\s*CONNECT TO \w+|\bDB2\b|\bORGANIZE BY\b|\bNOT LOGGED\b|\bCURRENT TIMESTAMP\b|\bGRAPHIC\s*\(/gimu,
    3,
  ],
];

export function dialectOf(text: string): Dialect {
  const sample = text.slice(0, SAMPLE);
  const scores = new Map<Dialect, number>();
  for (const [dialect, pattern, weight] of marks) {
    const count = Math.min(sample.match(pattern)?.length ?? 0, 20);
    scores.set(dialect, (scores.get(dialect) ?? 0) + count * weight);
  }
  let best: Dialect = "sql";
  for (const [dialect, points] of scores) if (points > (scores.get(best) ?? 0)) best = dialect;
  return best;
}
