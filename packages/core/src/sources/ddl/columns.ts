/** Definitions in the brackets of a table: columns with their types, keys. */
import type { Column, ForeignKey, Spot } from "./schema.ts";
import type { Words } from "./words.ts";

export interface Definitions {
  readonly columns: Column[];
  primaryKey: readonly string[];
  readonly uniques: (readonly string[])[];
  readonly foreignKeys: ForeignKey[];
}

export function noDefinitions(): Definitions {
  return { columns: [], primaryKey: [], uniques: [], foreignKeys: [] };
}

/** Words at which the type of a column is at its end. */
const afterType: ReadonlySet<string> = new Set(
  "NOT NULL DEFAULT PRIMARY UNIQUE REFERENCES CHECK CONSTRAINT GENERATED AUTO_INCREMENT AUTOINCREMENT IDENTITY COLLATE COMMENT ON AS ENCODE STORAGE KEY ROWGUIDCOL SPARSE VISIBLE INVISIBLE VIRTUAL STORED ENABLE DISABLE HIDDEN FOR INLINE LOGGED COMPACT CCSID SORTKEY DISTKEY CHARSET DEFERRABLE MASKED PERSISTED CLUSTERED NONCLUSTERED WITH INITIALLY FILESTREAM CODEC".split(
    " ",
  ),
);
const typeTails: ReadonlySet<string> = new Set(["TIME", "LOCAL", "TIMEZONE"]);

/** One definition between commas. */
export function define(words: Words, into: Definitions, spot: Spot): void {
  const name = words.take("CONSTRAINT") ? constraintName(words) : undefined;
  if (tableConstraint(words, into, spot, name)) return;
  if (name === undefined) column(words, into, spot);
}

/** `CONSTRAINT PRIMARY KEY` of MySQL has no name. */
function constraintName(words: Words): string {
  return words.is("PRIMARY", "KEY") || words.is("FOREIGN", "KEY") || words.is("UNIQUE", "(") || words.is("CHECK", "(")
    ? ""
    : (words.qualified()?.name ?? "");
}

/** Is it a key or another rule of the table, and was it read? */
function tableConstraint(words: Words, into: Definitions, spot: Spot, name?: string): boolean {
  if (words.take("PRIMARY", "KEY")) {
    skipTo(words, "(");
    into.primaryKey = words.names();
    return true;
  }
  if (words.take("FOREIGN", "KEY")) {
    if (!words.is("(")) words.name();
    const columns = words.names();
    const key = reference(words, columns, spot, name);
    if (key !== undefined) into.foreignKeys.push(key);
    return true;
  }
  if (words.is("UNIQUE") && (name !== undefined || !isTypeLike(words, 1))) {
    words.next();
    skipTo(words, "(");
    const unique = words.names();
    if (unique.length > 0) into.uniques.push(unique);
    return true;
  }
  if (
    words.is("CHECK", "(") ||
    words.is("EXCLUDE") ||
    words.is("PERIOD", "FOR") ||
    words.is("SUPPLEMENTAL", "LOG") ||
    words.is("LIKE")
  )
    return true;
  return isIndex(words);
}

function skipTo(words: Words, mark: string): void {
  while (!words.isAtEnd && !words.is(mark)) words.next();
}

/** After a word that may be a column: does a type follow? `unique int` is a column of that name. */
function isTypeLike(words: Words, ahead: number): boolean {
  const one = words.peek(ahead);
  const two = words.peek(ahead + 1);
  return (
    one.is === "word" &&
    !/^(?:KEY|INDEX|CLUSTERED|NONCLUSTERED|NULLS)$/u.test(one.word) &&
    (two.word === "" || two.word !== "(" || words.peek(ahead + 2).is === "number")
  );
}

/** `KEY name (columns)` of MySQL; `key varchar(20)` is a column. */
function isIndex(words: Words): boolean {
  const lead = /^(?:FULLTEXT|SPATIAL)$/u.test(words.peek().word) ? 1 : 0;
  if (!/^(?:KEY|INDEX)$/u.test(words.peek(lead).word)) return false;
  if (words.peek(lead + 1).word === "(") return true;
  const open = [2, 3, 4].find((ahead) => words.peek(lead + ahead).word === "(");
  return open !== undefined && words.peek(lead + open + 1).is !== "number";
}

function reference(words: Words, columns: readonly string[], spot: Spot, name?: string): ForeignKey | undefined {
  skipTo(words, "REFERENCES");
  if (!words.take("REFERENCES")) return undefined;
  const target = words.qualified();
  if (target === undefined) return undefined;
  return {
    ...(name === undefined || name === "" ? {} : { name }),
    columns,
    target,
    targetColumns: words.names(),
    at: spot,
  };
}

function column(words: Words, into: Definitions, spot: Spot): void {
  const token = words.peek();
  const name = words.name();
  if (name === "" || (token.is === "text" && words.isAtEnd)) return;
  const type = typeOf(words);
  let isNullable = true;
  let hasDefault = false;
  let comment: string | undefined;
  let named: string | undefined;
  while (!words.isAtEnd) {
    if (words.take("NOT", "NULL")) isNullable = false;
    else if (words.take("CONSTRAINT")) named = words.qualified()?.name;
    else if (words.take("PRIMARY", "KEY")) {
      into.primaryKey = [...into.primaryKey, name];
      isNullable = false;
    } else if (words.is("REFERENCES")) {
      const key = reference(words, [name], spot, named);
      if (key !== undefined) into.foreignKeys.push(key);
    } else if (words.take("UNIQUE")) into.uniques.push([name]);
    else if (words.take("COMMENT")) comment = words.next().value;
    else if (
      words.is("DEFAULT") ||
      words.is("GENERATED") ||
      words.is("IDENTITY") ||
      words.is("AUTO_INCREMENT") ||
      words.is("AUTOINCREMENT")
    ) {
      hasDefault = true;
      words.next();
      // The value of a default may be any word, and `NULL` there says nothing of the column.
      if (words.is("NULL")) words.next();
    } else if (words.is("(")) words.inside();
    else words.next();
  }
  if (/^(?:small|big)?serial\d?$/iu.test(type)) isNullable = false;
  into.columns.push({ name, type, isNullable, hasDefault, ...(comment === undefined ? {} : { comment }) });
}

/** Words of a type, up to what says more of the column. */
function typeOf(words: Words): string {
  let text = "";
  for (let count = 0; !words.isAtEnd && count < 12; count++) {
    const { word, is, value } = words.peek();
    if (
      is === "word" &&
      afterType.has(word) &&
      !(word === "WITH" && typeTails.has(words.peek(1).word)) &&
      !(word === "KEY" && text === "")
    )
      break;
    if (is === "number" || (is === "text" && text === "")) break;
    if (word === "(") {
      const start = words.at;
      const inside = words.inside();
      text += `(${inside === undefined ? "" : contentOf(inside)})`;
      if (words.at === start) break;
    } else if (word === "." || word === "[]" || word === "%") {
      text += value;
      words.next();
    } else if (is === "word" || is === "name") {
      text += text === "" || text.endsWith(".") ? value : ` ${value}`;
      words.next();
    } else break;
  }
  return text;
}

/** What stands in the brackets of a type, at most a little of it. */
function contentOf(words: Words): string {
  const parts: string[] = [];
  while (!words.isAtEnd && parts.length < 60) {
    const { is, value } = words.next();
    parts.push(is === "text" ? `'${value}'` : value);
  }
  return parts.join(" ").replaceAll(" , ", ", ");
}
