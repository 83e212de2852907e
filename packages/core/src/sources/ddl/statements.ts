/**
 * Statements of an SQL script, whatever ends them: `;`, `GO`, `/` on a line, another delimiter. Texts, comments and bodies of procedures
 * are passed over as wholes, rows of data as fast as they can be; commands of the client are no statements.
 */
import type { Dialect } from "./schema.ts";

export interface Statement {
  readonly text: string;
  /** UTF-16 offset in the script, and line from 1, of its first word. */
  readonly offset: number;
  readonly line: number;
}

/** First words of statements that declare something; all others are skipped. */
const declaring = /^(?:CREATE|ALTER|COMMENT|DROP|USE|SET|CONNECT|EXEC|EXECUTE|RENAME|\\c)/iu;
const routine =
  /^CREATE\s+(?:OR\s+(?:REPLACE|ALTER)\s+)?(?:(?:NON)?EDITIONABLE\s+)?(?:DEFINER\s*=\s*\S+\s+)?(?:AGGREGATE\s+)?(?:PROC|PROCEDURE|FUNCTION|TRIGGER|PACKAGE|EVENT|TYPE\s+BODY|LIBRARY)\b|^ALTER\s+(?:PROC|PROCEDURE|FUNCTION|TRIGGER)\b|^(?:BEGIN|DECLARE)\b(?!\s*(?:;|TRAN|WORK|TRANSACTION))/iu;
const sqlPlus =
  /^(?:REM(?:ARK)?|PROMPT|SPOOL|WHENEVER|DEFINE|UNDEFINE|ACCEPT|COLUMN|COL|SHOW|EXIT|QUIT|HOST|PAUSE|CLEAR|TTITLE|BTITLE|BREAK|COMPUTE|VARIABLE|PRINT|CONN(?:ECT)?|SET\s+(?:ECHO|FEEDBACK|FEED|DEFINE|VERIFY|SERVEROUTPUT|LINESIZE|PAGESIZE|TERMOUT|TERM|HEADING|SQLBLANKLINES|NUMWIDTH|TRIMSPOOL|TAB|SCAN|ESCAPE|CONCAT|LONG|TIMING))\b|^@/iu;

export function* statementsOf(text: string, dialect: Dialect): Generator<Statement> {
  yield* new Splitter(text, dialect).all();
}

class Splitter {
  private readonly text: string;
  private readonly dialect: Dialect;
  private at = 0;
  private delimiter = ";";
  private counted = 0;
  private line = 1;
  private readonly stops: RegExp;

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
    const brackets = dialect === "sqlserver" ? "\\[" : "";
    this.stops = new RegExp(`['"\`;$\\n#@/()${brackets}-]`, "gu");
  }

  *all(): Generator<Statement> {
    for (;;) {
      this.skipBlank();
      if (this.at >= this.text.length) return;
      if (this.skipCommand()) continue;
      const start = this.at;
      const head = this.text.slice(start, start + 200);
      const end = this.endOf(head);
      if (declaring.test(head) && !routine.test(head) && end > start)
        yield { text: this.text.slice(start, end), offset: start, line: this.lineAt(start) };
      if (/^COPY\b/iu.test(head) && /\bFROM\s+STDIN\b/iu.test(this.text.slice(start, end))) this.skipRows();
      if (this.at <= start) this.at = start + 1;
    }
  }

  private lineAt(offset: number): number {
    for (let at = this.text.indexOf("\n", this.counted); at >= 0 && at < offset; at = this.text.indexOf("\n", at + 1)) {
      this.line++;
      this.counted = at + 1;
    }
    return this.line;
  }

  /** Blanks, comments, and delimiters with nothing before them. */
  private skipBlank(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code <= 32 || code === 0xfe_ff || code === 59) this.at++;
      else if (code === 45 && text.charCodeAt(this.at + 1) === 45) this.lineComment();
      else if (code === 35 && this.dialect === "mysql") this.toLineEnd();
      else if (code === 47 && text.charCodeAt(this.at + 1) === 42) this.skipComment();
      else if (code === 47 && /^\/[ \t\r]*(?:\n|$)/u.test(text.slice(this.at, this.at + 40))) this.toLineEnd();
      else return;
      if (this.at >= text.length) return;
    }
  }

  /** `--#SET TERMINATOR @` of Db2 is a comment that says something. */
  private lineComment(): void {
    const terminator = /^--#SET\s+TERMINATOR\s+(\S+)/iu.exec(this.text.slice(this.at, this.at + 60))?.[1];
    if (terminator !== undefined) this.delimiter = terminator;
    this.toLineEnd();
  }

  /** What MySQL puts into special comments is no comment to it: only the marks are passed over. */
  private skipComment(): void {
    const special = /^\/\*M?!\d*\s?/u.exec(this.text.slice(this.at, this.at + 20));
    if (special !== null && this.dialect === "mysql") this.at += special[0].length;
    else {
      const end = this.text.indexOf("*/", this.at + 2);
      this.at = end < 0 ? this.text.length : end + 2;
    }
  }

  private toLineEnd(): void {
    const end = this.text.indexOf("\n", this.at);
    this.at = end < 0 ? this.text.length : end + 1;
  }

  /** Lines that are for the client: psql, SQL*Plus, sqlcmd, the MySQL shell. */
  private skipCommand(): boolean {
    const head = this.text.slice(this.at, this.at + 120);
    const first = head.charCodeAt(0);
    if (first === 42 && head.startsWith("*/")) {
      this.at += 2;
      return true;
    }
    const delimiter = /^DELIMITER[ \t]+(\S+)/iu.exec(head)?.[1];
    if (delimiter !== undefined) {
      this.delimiter = delimiter;
      this.toLineEnd();
      return true;
    }
    if (this.delimiter !== ";" && head.startsWith(this.delimiter)) {
      this.at += this.delimiter.length;
      return true;
    }
    const isCommand =
      (first === 92 && !/^\\c(?:onnect)?\s/u.test(head)) ||
      (this.dialect === "sqlserver" && /^(?:GO\b[ \t]*\d*[ \t\r]*(?:\n|$)|:\w+|!!)/iu.test(head)) ||
      (this.dialect === "oracle" && sqlPlus.test(head)) ||
      (first === 46 && this.dialect === "sqlite");
    if (isCommand) this.toLineEnd();
    return isCommand;
  }

  /** Where the statement that begins here ends, without what ends it; `at` goes past that. */
  private endOf(head: string): number {
    if (head.startsWith("\\c")) {
      const start = this.at;
      this.toLineEnd();
      return Math.max(start, this.at);
    }
    const isRoutine = routine.test(head);
    if (isRoutine && this.dialect === "sqlserver") return this.toBatchEnd();
    if (isRoutine && this.dialect === "oracle") return this.toSlash();
    return this.toDelimiter(isRoutine);
  }

  /** A routine of SQL Server ends with its batch. */
  private toBatchEnd(): number {
    return this.toLine(/^[ \t]*GO\b[ \t]*\d*[ \t\r]*$/gimu);
  }

  private toSlash(): number {
    return this.toLine(/^[ \t]*\/[ \t\r]*$/gmu);
  }

  private toLine(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    const end = match?.index ?? this.text.length;
    this.at = match === null ? this.text.length : match.index + match[0].length;
    return end;
  }

  private toDelimiter(isRoutine: boolean): number {
    const { text, stops } = this;
    let depth = 0;
    let blocks = 0;
    let from = this.at;
    for (;;) {
      stops.lastIndex = from;
      const match = stops.exec(text);
      if (match === null) {
        this.at = text.length;
        return text.length;
      }
      const at = match.index;
      const isDelimiter = this.delimiter === ";" ? match[0] === ";" : text.startsWith(this.delimiter, at);
      if (isRoutine && this.delimiter === ";") blocks += blockChange(text.slice(from, at));
      if (isDelimiter && blocks <= 0) {
        this.at = at + this.delimiter.length;
        return at;
      }
      from = at + 1;
      switch (match[0]) {
        case "'":
          from = this.quoted(at, 39);
          break;
        case '"':
          from = this.quoted(at, 34);
          break;
        case "`":
          from = this.quoted(at, 96);
          break;
        case "[": {
          const end = text.indexOf("]", at);
          from = end < 0 ? text.length : end + 1;
          break;
        }
        case "$":
          from = this.dollarQuoted(at);
          break;
        case "(":
          depth++;
          break;
        case ")":
          depth--;
          break;
        case "#":
          if (this.dialect === "mysql") from = this.lineEnd(at);
          break;
        case "-":
          if (text.charCodeAt(at + 1) === 45) from = this.lineEnd(at);
          break;
        case "/":
          if (text.charCodeAt(at + 1) === 42) {
            const end = text.indexOf("*/", at + 2);
            from = end < 0 ? text.length : end + 2;
          }
          break;
        case "\n": {
          const next = this.newStatement(at, depth);
          if (next !== undefined) {
            this.at = next;
            return at;
          }
          break;
        }
        default:
          break;
      }
    }
  }

  /** Does another statement begin on the next line although nothing ended this one? `at` of what follows, past `GO` and `/`. */
  private newStatement(at: number, depth: number): number | undefined {
    const head = this.text.slice(at + 1, at + 80);
    if (this.dialect === "sqlserver") {
      const go = /^[ \t]*GO\b[ \t]*\d*[ \t\r]*(?:\n|$)/iu.exec(head);
      if (go !== null) return at + 1 + go[0].length;
      if (
        depth <= 0 &&
        /^[ \t]*(?:CREATE|ALTER|DROP)[ \t]+(?:TABLE|VIEW|SCHEMA|DATABASE|(?:UNIQUE[ \t]+)?(?:NON)?(?:CLUSTERED[ \t]+)?INDEX)\b|^[ \t]*(?:INSERT|PRINT|EXEC|USE)\b/iu.test(
          head,
        )
      )
        return at + 1;
    }
    if (this.dialect === "oracle") {
      const slash = /^[ \t]*\/[ \t\r]*(?:\n|$)/u.exec(head);
      if (slash !== null) return at + 1 + slash[0].length;
    }
    if (/^\\(?:c|connect)\s/u.test(head)) return at + 1;
    return undefined;
  }

  private lineEnd(at: number): number {
    const end = this.text.indexOf("\n", at);
    return end < 0 ? this.text.length : end;
  }

  /** Past the closing quote: doubled quotes stay inside, and backslashes of MySQL protect what follows. */
  private quoted(start: number, quote: number): number {
    const { text } = this;
    const mark = String.fromCharCode(quote);
    const hasEscapes =
      quote !== 96 &&
      (this.dialect === "mysql" ||
        (quote === 39 && /[eE]/u.test(text.charAt(start - 1)) && this.dialect === "postgresql"));
    let at = start + 1;
    for (;;) {
      const end = text.indexOf(mark, at);
      if (end < 0) return text.length;
      let slashes = 0;
      if (hasEscapes) while (text.charCodeAt(end - 1 - slashes) === 92 && end - 1 - slashes > start) slashes++;
      if (slashes % 2 === 1) at = end + 1;
      else if (text.charCodeAt(end + 1) === quote) at = end + 2;
      else return end + 1;
    }
  }

  private dollarQuoted(start: number): number {
    if (this.dialect !== "postgresql" && this.dialect !== "sql") return start + 1;
    const tag = /^\$(?:[A-Za-z_]\w*)?\$/u.exec(this.text.slice(start, start + 80))?.[0];
    if (tag === undefined) return start + 1;
    const end = this.text.indexOf(tag, start + tag.length);
    return end < 0 ? this.text.length : end + tag.length;
  }

  /** Rows of `COPY ... FROM stdin` up to the line with `\.`. */
  private skipRows(): void {
    const end = this.text.indexOf("\n\\.", this.at);
    this.at = end < 0 ? this.text.length : end + 3;
    this.toLineEnd();
  }
}

/** Blocks that a piece of a routine opens less those that it closes. */
function blockChange(piece: string): number {
  let change = 0;
  for (const match of piece.matchAll(
    /\b(?:BEGIN(?!\s+ATOMIC\s+NOT)|CASE|END(?:\s+(?:IF|LOOP|WHILE|REPEAT|FOR|CASE))?)\b/giu,
  )) {
    const word = match[0].toUpperCase();
    if (word === "BEGIN" || word.startsWith("BEGIN") || word === "CASE") change++;
    else if (word === "END" || /^END\s+CASE$/u.test(word)) change--;
  }
  return change;
}
