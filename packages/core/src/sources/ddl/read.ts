/** Statements of one script into a catalogue. Whatever declares nothing, or cannot be read, is passed over. */
import { addTo, type Catalogue } from "./catalogue.ts";
import { define } from "./columns.ts";
import type { Dialect, QualifiedName, Spot } from "./schema.ts";
import { type Statement, statementsOf } from "./statements.ts";
import { tokensOf } from "./tokens.ts";
import { Words } from "./words.ts";

const tableWords: ReadonlySet<string> = new Set(
  "GLOBAL LOCAL UNLOGGED EXTERNAL FOREIGN COLUMN ROW SHARDED DUPLICATED IMMUTABLE BLOCKCHAIN CACHED MEMORY STRICT COLUMNSTORE HYBRID".split(
    " ",
  ),
);
const temporary: ReadonlySet<string> = new Set(["TEMP", "TEMPORARY", "PRIVATE", "VOLATILE"]);

export function readScript(text: string, dialect: Dialect, file: string, into: Catalogue): void {
  for (const statement of statementsOf(text, dialect)) readStatement(statement, file, into);
}

function readStatement({ text, line }: Statement, file: string, into: Catalogue): void {
  const spot: Spot = { file, line };
  const words = new Words(tokensOf(text));
  if (words.take("CREATE")) create(words, spot, into);
  else if (words.take("ALTER", "TABLE")) alter(words, spot, into);
  else if (words.take("ALTER", "SESSION", "SET", "CURRENT_SCHEMA")) use(words, into);
  else if (words.take("COMMENT", "ON")) comment(words, into);
  else if (words.take("DROP", "TABLE") || words.take("DROP", "VIEW")) drop(words, into);
  else if (words.take("RENAME", "TABLE")) rename(words, into);
  else if (words.take("USE")) enter(words.qualified()?.name, spot, into);
  else if (words.take("SET", "SCHEMA") || words.take("SET", "CURRENT", "SCHEMA") || words.take("SET", "SEARCH_PATH"))
    use(words, into);
  else if (words.peek().value === "\\") connect(words, spot, into);
}

function use(words: Words, into: Catalogue): void {
  if (!words.take("=")) words.take("TO");
  const name = words.name();
  if (name !== "" && !/^(?:public|pg_catalog|default)$/iu.test(name)) into.current = name;
  else if (name.toLowerCase() === "public") into.current = undefined;
}

function connect(words: Words, spot: Spot, into: Catalogue): void {
  words.next();
  words.next();
  const name = words.name();
  if (name !== "-") enter(name, spot, into);
}

function enter(name: string | undefined, spot: Spot, into: Catalogue): void {
  if (name !== undefined && name !== "" && !/^(?:master|postgres|mysql|template1)$/iu.test(name))
    into.enter(name, spot);
}

function create(words: Words, spot: Spot, into: Catalogue): void {
  if (!words.take("OR", "REPLACE")) words.take("OR", "ALTER");
  for (;;) {
    if (words.peek().is !== "word") return;
    if (words.takeAny(temporary)) {
      if (words.is("TABLE")) return;
      continue;
    }
    if (words.takeAny(tableWords)) continue;
    break;
  }
  if (words.take("TABLE")) createTable(words, spot, into);
  else if (words.take("SCHEMA")) createSchema(words, spot, into);
  else if (words.take("DATABASE")) {
    words.take("IF", "NOT", "EXISTS");
    into.database(words.name(), spot);
  } else if (words.take("USER") || words.take("ROLE") || words.take("LOGIN")) {
    words.take("IF", "NOT", "EXISTS");
    into.user(words.name(), spot);
  } else if (isView(words)) createView(words, spot, into);
  else if (words.is("UNIQUE")) createUnique(words, into);
}

function createSchema(words: Words, spot: Spot, into: Catalogue): void {
  words.take("IF", "NOT", "EXISTS");
  const name = words.take("AUTHORIZATION") ? words.name() : words.name();
  if (name !== "") into.schema(name, spot);
}

function createTable(words: Words, spot: Spot, into: Catalogue): void {
  words.take("IF", "NOT", "EXISTS");
  const name = words.qualified();
  if (name === undefined || name.name.startsWith("#") || name.name.startsWith("@")) return;
  const definitions = into.table(name, spot);
  if (words.take("PARTITION", "OF")) {
    const parent = words.qualified();
    if (parent !== undefined) into.partition(name, parent);
  }
  if (words.is("OF")) return;
  copied(words, definitions, into);
  const inside = words.inside();
  for (const part of inside?.split() ?? []) {
    copied(part, definitions, into);
    define(part, definitions, spot);
  }
  while (!words.isAtEnd) {
    if (words.take("INHERITS"))
      for (const parent of words.inside()?.split() ?? []) inherited(name, parent.qualified(), into);
    else if (words.take("COMMENT")) {
      words.take("=");
      into.comment(name, words.next().value);
    } else if (words.is("(")) words.inside();
    else words.next();
  }
}

function inherited(name: QualifiedName, parent: QualifiedName | undefined, into: Catalogue): void {
  if (parent !== undefined) into.inherit(name, parent);
}

/** `LIKE other`: its columns. */
function copied(words: Words, definitions: ReturnType<Catalogue["table"]>, into: Catalogue): void {
  if (!words.is("LIKE") || words.peek(1).is === "mark") return;
  words.next();
  const other = words.qualified();
  const source = other === undefined ? undefined : into.known(other);
  if (source !== undefined) definitions.columns.push(...source.columns);
}

/** Is it a view, after all that may stand before the word? */
function isView(words: Words): boolean {
  for (let ahead = 0; ahead < 24; ahead++) {
    const { word, is } = words.peek(ahead);
    if (word === "VIEW") {
      words.at += ahead + 1;
      return true;
    }
    if (is === "mark" && word !== "=" && word !== "@" && word !== "%" && word !== ".") return false;
    if (is === "word" && /^(?:FUNCTION|PROCEDURE|PROC|TRIGGER|EVENT|INDEX|TYPE|SEQUENCE|PACKAGE|RULE|LOG)$/u.test(word))
      return false;
    if (word === "" && is !== "name" && is !== "text") return false;
  }
  return false;
}

function createView(words: Words, spot: Spot, into: Catalogue): void {
  words.take("IF", "NOT", "EXISTS");
  const name = words.qualified();
  if (name === undefined) return;
  while (!words.isAtEnd && !words.is("AS")) {
    if (words.is("(")) words.inside();
    else words.next();
  }
  into.view(name, tablesRead(words), spot);
}

/** Tables after `FROM` and `JOIN`, at every depth, without the names that the query itself makes. */
function tablesRead(words: Words): readonly QualifiedName[] {
  const own = new Set<string>();
  const found: QualifiedName[] = [];
  /** For each open bracket: are we in the list after FROM? */
  const lists: boolean[] = [false];
  while (!words.isAtEnd) {
    const { word } = words.peek();
    if (
      /^(?:WITH|,|RECURSIVE)$/u.test(word) &&
      words.peek(1).is !== "mark" &&
      (words.peek(2).word === "AS" || words.peek(2).word === "(") &&
      isQuery(words)
    )
      own.add(words.peek(1).value.toLowerCase());
    if (word === "(") lists.push(false);
    else if (word === ")") lists.pop();
    const isList = lists.at(-1) === true;
    words.next();
    if (word === "FROM" || word === "JOIN" || (word === "," && isList)) {
      if (word === "FROM") lists[lists.length - 1] = true;
      while (words.is("(") && word !== ",") {
        words.next();
        lists.push(true);
      }
      words.take("ONLY");
      words.take("LATERAL");
      if (words.peek().is === "word" || words.peek().is === "name") {
        if (/^(?:SELECT|VALUES|UNNEST|TABLE|WITH|ROWS)$/u.test(words.peek().word)) continue;
        const name = words.qualified();
        if (name !== undefined && !words.is("(")) found.push(name);
      }
    } else if (
      /^(?:WHERE|GROUP|ORDER|HAVING|UNION|SELECT|LIMIT|EXCEPT|INTERSECT|WINDOW|ON)$/u.test(word) &&
      word !== "ON"
    )
      lists[lists.length - 1] = false;
  }
  return found.filter(
    ({ schema, name }) =>
      schema !== undefined || (!own.has(name.toLowerCase()) && !/^(?:dual|sysdummy1)$/iu.test(name)),
  );
}

/** `WITH name AS (SELECT`: a name that the query makes. */
function isQuery(words: Words): boolean {
  for (let ahead = 2; ahead < 40; ahead++) {
    const { word } = words.peek(ahead);
    if (word === "AS")
      return words.peek(ahead + 1).word === "(" || /^(?:NOT|MATERIALIZED)$/u.test(words.peek(ahead + 1).word);
    if (word === "" && words.peek(ahead).is === "mark") return false;
  }
  return false;
}

function createUnique(words: Words, into: Catalogue): void {
  while (!words.isAtEnd && !words.is("ON")) words.next();
  words.next();
  words.take("ONLY");
  const name = words.qualified();
  while (!words.isAtEnd && !words.is("(")) words.next();
  const columns = words.names();
  // A condition makes it unique for some rows only.
  while (!words.isAtEnd) if (words.next().word === "WHERE") return;
  if (name !== undefined && columns.length > 0) into.known(name)?.uniques.push(columns);
}

function alter(words: Words, spot: Spot, into: Catalogue): void {
  words.take("IF", "EXISTS");
  words.take("ONLY");
  const name = words.qualified();
  if (name === undefined) return;
  words.take("*");
  const parts = words.split();
  let isAdding = false;
  for (const part of parts) {
    if (part.take("WITH", "CHECK") || part.take("WITH", "NOCHECK")) isAdding = false;
    if (part.take("ADD")) isAdding = true;
    else if (isAlteration(part, name, into)) {
      isAdding = false;
      continue;
    } else if (!isAdding || parts[0] === part) continue;
    const definitions = into.known(name);
    if (definitions !== undefined) addTo(part, definitions, spot);
  }
}

/** Changes that are no additions. */
function isAlteration(words: Words, name: QualifiedName, into: Catalogue): boolean {
  if (words.take("RENAME", "TO")) {
    into.rename(name, words.name());
    return true;
  }
  if (words.take("ATTACH", "PARTITION")) {
    const piece = words.qualified();
    if (piece !== undefined) into.partition(piece, name);
    return true;
  }
  if (words.take("DROP", "COLUMN")) {
    words.take("IF", "EXISTS");
    remove(name, words.name(), into);
    return true;
  }
  if (words.take("INHERIT")) {
    const parent = words.qualified();
    if (parent !== undefined) into.inherit(name, parent);
    return true;
  }
  return /^(?:DROP|RENAME|ALTER|MODIFY|CHANGE|OWNER|SET|ENABLE|DISABLE|VALIDATE|DETACH|CLUSTER|REPLICA|NO|CHECK|NOCHECK|ENGINE|AUTO_INCREMENT|COMMENT|CONVERT|DEFAULT|ACTIVATE|LOGGED|TABLESPACE|RESET|MOVE|PARTITION)$/u.test(
    words.peek().word,
  );
}

function remove(name: QualifiedName, column: string, into: Catalogue): void {
  const columns = into.known(name)?.columns ?? [];
  const index = columns.findIndex((one) => one.name.toLowerCase() === column.toLowerCase());
  if (index >= 0) columns.splice(index, 1);
}

function comment(words: Words, into: Catalogue): void {
  const isColumn = words.take("COLUMN");
  if (!isColumn && !words.take("TABLE")) return;
  const parts: string[] = [words.name()];
  while (words.take(".")) parts.push(words.name());
  if (!words.take("IS") || words.peek().is !== "text") return;
  const text = words.next().value;
  const column = isColumn ? parts.pop() : undefined;
  const name = parts.at(-1) ?? "";
  const schema = parts.at(-2);
  const table: QualifiedName = { ...(schema === undefined ? {} : { schema }), name };
  if (column === undefined) into.comment(table, text);
  else into.commentColumn(table, column, text);
}

function drop(words: Words, into: Catalogue): void {
  words.take("IF", "EXISTS");
  for (const part of words.split()) {
    const name = part.qualified();
    if (name !== undefined) into.drop(name);
  }
}

function rename(words: Words, into: Catalogue): void {
  for (const part of words.split()) {
    const name = part.qualified();
    if (name !== undefined && part.take("TO")) into.rename(name, part.name());
  }
}
