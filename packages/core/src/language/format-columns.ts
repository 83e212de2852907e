/** Columns that somebody has begun to align are kept aligned: names, colons, braces and comments of statements line by line. */
import type { Gap } from "./format.ts";
import { type Statement, type Syntax, textOf, type Token } from "./syntax.ts";
import type { Role, StatementKind } from "./trace.ts";

/** Parts before which a column may begin, in the order in which they follow each other. */
const COLUMNS: Readonly<Partial<Record<StatementKind, readonly Role[]>>> = {
  element: ["name", "open", "comment"],
  definition: ["name", "colon", "open", "comment"],
  link: ["name", "colon", "open", "comment"],
  relationship: ["verb", "colon", "label", "open", "comment"],
  attribute: ["comment"],
};

/** A statement that has a line for itself. */
interface Row {
  readonly kind: StatementKind;
  /** Kind of the element, so that only like is aligned with like. */
  readonly word: string;
  readonly parent: Statement | undefined;
  /** Numbers of its first token and of the last one of its line. */
  readonly first: number;
  readonly last: number;
}

/** Widens gaps before columns, in runs of lines of the same kind of element or statement without a blank line or comment between. */
export function alignColumns(syntax: Syntax, gaps: readonly Gap[]): void {
  let run: Row[] = [];
  const finish = (): void => {
    if (run.length > 1) alignRun(syntax, gaps, run);
    run = [];
  };
  // Nobody has aligned anything: the usual case, and soon known.
  if (!gaps.some(isWide)) return;
  for (const row of rowsOf(syntax, gaps)) {
    const before = run.at(-1);
    const goesOn =
      before !== undefined &&
      before.kind === row.kind &&
      before.word === row.word &&
      before.parent === row.parent &&
      before.last + 1 === row.first &&
      lines(gaps[row.first]) === 1;
    if (!goesOn) finish();
    run.push(row);
  }
  finish();
}

function isWide({ before }: Gap): boolean {
  return before.length > 1 ? /^[ \t]{2,}$/.test(before) : before === "\t";
}

function rowsOf({ bytes, tokens }: Syntax, gaps: readonly Gap[]): readonly Row[] {
  const rows: Row[] = [];
  for (let first = 0; first < tokens.length;) {
    let last = first;
    while (last + 1 < tokens.length && lines(gaps[last + 1]) === 0) last++;
    const row = rowOf(bytes, tokens, gaps, first, last);
    if (row !== undefined) rows.push(row);
    first = last + 1;
  }
  return rows;
}

/** The line as a row, if it holds one whole statement and at most a comment behind it. */
function rowOf(
  bytes: Uint8Array,
  tokens: readonly Token[],
  gaps: readonly Gap[],
  first: number,
  last: number,
): Row | undefined {
  const token = tokens[first];
  const statement = token?.of;
  if (
    token === undefined ||
    statement === undefined ||
    token.role === "comment" ||
    token.start !== statement.start ||
    COLUMNS[statement.kind] === undefined
  )
    return undefined;
  const final = tokens[last]?.role === "comment" && last > first ? last - 1 : last;
  if (tokens[final]?.end !== statement.end) return undefined;
  // A block that is never closed ends with the file, and takes another shape once what stands in it has been put in order.
  const isOpened = tokens.slice(first, final + 1).some((part) => part.role === "open" && part.of === statement);
  if (isOpened && tokens[final]?.role !== "close") return undefined;
  for (let at = first; at <= last + 1; at++) if (gaps[at]?.isFixed === true) return undefined;
  const word = statement.kind === "element" || statement.kind === "definition" ? textOf(bytes, token) : "";
  return { kind: statement.kind, word, parent: statement.parent, first, last };
}

function alignRun({ bytes, tokens }: Syntax, gaps: readonly Gap[], run: readonly Row[]): void {
  const roles = COLUMNS[run[0]?.kind ?? "element"] ?? [];
  const places = run.map((row) => placesOf(tokens, row, roles));
  for (const role of roles) {
    const taking = run.flatMap((row, index) => {
      const at = places[index]?.get(role);
      return at === undefined ? [] : [{ row, at, gap: gaps[at] as Gap }];
    });
    if (taking.length < 2 || !taking.some(({ gap }) => isWide(gap))) continue;
    const widths = taking.map(({ row, at }) => width(bytes, tokens, gaps, row.first, at));
    const widest = Math.max(...widths);
    taking.forEach(({ gap }, index) => {
      gap.text = " ".repeat(widest - (widths[index] ?? 0) + 1);
    });
  }
}

/** Numbers of the tokens that begin a column; a part that comes out of order (a name behind the colon) begins none. */
function placesOf(tokens: readonly Token[], row: Row, roles: readonly Role[]): ReadonlyMap<Role, number> {
  const places = new Map<Role, number>();
  const statement = tokens[row.first]?.of;
  let rank = -1;
  for (let at = row.first + 1; at <= row.last; at++) {
    const token = tokens[at] as Token;
    if (token.role === "verbatim") continue;
    const isOwn = token.role === "comment" ? at === row.last : token.of === statement;
    const own = isOwn ? roles.indexOf(token.role) : -1;
    if (own <= rank) continue;
    places.set(token.role, at);
    rank = own;
  }
  return places;
}

/** Characters of a line up to a token, without the gap before it. */
function width(bytes: Uint8Array, tokens: readonly Token[], gaps: readonly Gap[], first: number, to: number): number {
  let text = "";
  for (let at = first; at < to; at++)
    text += (at === first ? "" : (gaps[at]?.text ?? "")) + textOf(bytes, tokens[at] as Token);
  return Array.from(text).length;
}

/** Line ends in a gap, 2 standing for more. */
function lines(gap: Gap | undefined): number {
  const text = gap?.text ?? "";
  const first = text.indexOf("\n");
  if (first < 0) return 0;
  return text.indexOf("\n", first + 1) < 0 ? 1 : 2;
}
