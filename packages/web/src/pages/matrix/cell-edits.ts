/** What a press on a cell of a matrix comes to, as edits: a relationship made or taken away, a letter added or dropped. */
import type { Edit } from "@orrery/core/answers/edit-answers";
import type { MatrixCellAnswer, MatrixConnection, MatrixWay } from "@orrery/core/answers/matrix-answers";

/** What a cell can do at once, without asking: nothing where there is a choice. */
export type Press =
  | { readonly press: "make" | "drop"; readonly edits: readonly Edit[] }
  /** Several things may be said, or what is there is said in several ways. */
  | { readonly press: "ask" };

/** What Space does on a cell. */
export function pressOf(cell: MatrixCellAnswer): Press {
  const own = cell.connections.filter(({ own: isOwn, is }) => isOwn && is !== "other");
  const [connection] = own;
  if (connection !== undefined) {
    if (own.length > 1 || cell.total > 1) return { press: "ask" };
    const way = wayOf(cell, connection);
    return way === undefined ? { press: "ask" } : { press: "drop", edits: [dropping(cell, way, connection)] };
  }
  const [way] = cell.ways;
  if (way === undefined || cell.ways.length > 1 || way.letters !== undefined) return { press: "ask" };
  return { press: "make", edits: [making(cell, way)] };
}

/** The connection that says a way, where the two themselves have one. */
export function saidBy(cell: MatrixCellAnswer, way: MatrixWay): readonly MatrixConnection[] {
  const subject = way.from === "row" ? cell.row.id : cell.column.id;
  return cell.connections.filter(({ own, name, from }) => own && name === way.name && from.id === subject);
}

export function wayOf(cell: MatrixCellAnswer, connection: MatrixConnection): MatrixWay | undefined {
  return cell.ways.find((way) => saidBy(cell, way).includes(connection));
}

/** Says a way; with letters, which of them. */
export function making(cell: MatrixCellAnswer, way: MatrixWay, words: readonly string[] = []): Edit {
  const { from, to } = endsOf(cell, way);
  if (way.is === "reference") {
    if (way.isList === true) return { edit: "list", subject: from, key: way.name, add: [to] };
    return { edit: "set", subject: from, key: way.name, text: to, seen: way.now?.written ?? null };
  }
  const key = way.letters?.key;
  return {
    edit: "connect",
    from,
    verb: way.name,
    to,
    ...(key === undefined || words.length === 0 ? {} : { attributes: { [key]: written(way, words) } }),
  };
}

/** Takes back what says a way. */
export function dropping(cell: MatrixCellAnswer, way: MatrixWay, connection: MatrixConnection): Edit {
  const { from, to } = endsOf(cell, way);
  if (way.is === "reference") {
    if (way.isList === true) return { edit: "list", subject: from, key: way.name, drop: [to] };
    return { edit: "set", subject: from, key: way.name, text: "", seen: way.now?.written ?? null };
  }
  return { edit: "disconnect", from, verb: way.name, to, ...(connection.id === null ? {} : { id: connection.id }) };
}

/** Letters that a connection has: of `readwrite` both R and U. */
export function lettersIn(way: MatrixWay, connection: MatrixConnection | undefined): ReadonlySet<string> {
  const { letters } = way;
  const cell = connection?.facts.find(({ key }) => key === letters?.key)?.cell;
  if (letters === undefined || cell === undefined) return new Set();
  const said = (cell.written ?? cell.text).split(/[[\],\s]+/);
  return new Set(letters.words.flatMap(({ word, letter }) => (said.includes(word) ? letter.split("") : [])));
}

/** Edits that turn one letter of a way on or off; a connection without any letter left goes where letters are all that it says. */
export function toggled(cell: MatrixCellAnswer, way: MatrixWay, letter: string): readonly Edit[] {
  const { letters } = way;
  if (letters === undefined) return [];
  const [connection] = saidBy(cell, way);
  const now = new Set(lettersIn(way, connection));
  if (!now.delete(letter)) now.add(letter);
  const words = wordsFor(way, now);
  if (connection === undefined) return words === undefined ? [] : [making(cell, way, words)];
  if (now.size === 0 && !letters.isList) return [dropping(cell, way, connection)];
  const { from, to } = endsOf(cell, way);
  const fact = connection.facts.find(({ key }) => key === letters.key)?.cell;
  return [
    {
      edit: "set-relationship",
      from,
      verb: way.name,
      to,
      ...(connection.id === null ? {} : { id: connection.id }),
      key: letters.key,
      text: words === undefined ? "" : written(way, words),
      seen: fact === undefined ? null : (fact.written ?? fact.text),
    },
  ];
}

/** Single letters that a way has, in their order. */
export function singleLetters(way: MatrixWay): readonly string[] {
  return [...new Set((way.letters?.words ?? []).flatMap(({ letter }) => letter.split("")))];
}

/** The words that stand for some letters; undefined for none. */
function wordsFor(way: MatrixWay, wanted: ReadonlySet<string>): readonly string[] | undefined {
  const { letters } = way;
  if (letters === undefined || wanted.size === 0) return undefined;
  if (letters.isList) return letters.words.filter(({ letter }) => wanted.has(letter)).map(({ word }) => word);
  const whole = letters.words.find(
    ({ letter }) => letter.length === wanted.size && letter.split("").every((one) => wanted.has(one)),
  );
  return whole === undefined ? undefined : [whole.word];
}

function written(way: MatrixWay, words: readonly string[]): string {
  return way.letters?.isList === true && words.length > 1 ? `[${words.join(", ")}]` : (words[0] ?? "");
}

function endsOf(cell: MatrixCellAnswer, way: MatrixWay): { readonly from: string; readonly to: string } {
  const [from, to] = way.from === "row" ? [cell.row, cell.column] : [cell.column, cell.row];
  return { from: from.id, to: to.id };
}
