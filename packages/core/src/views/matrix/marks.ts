/** What stands in the cells of a matrix: CRUD letters, RACI letters, counts or a mere dot. */
import type { Locale } from "../../base/codes.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import { say } from "../parts/notes.ts";

/** One cell before it has a text: the connections that are behind it, each once. */
export interface Meeting {
  readonly row: Element;
  readonly column: Element;
  /** Numbers of the edges of the last step (`Model.parts.edges`); of a path, of what it ends with. */
  readonly edges: ReadonlySet<number>;
  /** In how many ways the row reaches the column: different elements on the path, or different connections. */
  readonly count: number;
  readonly isDirect: boolean;
}

export interface Marking {
  readonly kind: "crud" | "raci" | "count" | "dot";
  readonly text: (meeting: Meeting) => string;
  /** Sentence for those who do not see the cell. */
  readonly label: (meeting: Meeting) => string;
  /** What the letters mean. */
  readonly notes: readonly string[];
}

/** The marking that suits all cells of a matrix: letters where every cell has them, else counts, else dots. */
export function marksOf(model: Model, meetings: readonly Meeting[], language: Locale): Marking {
  const label = (meeting: Meeting): string => sentenceOf(model, meeting, language);
  if (isAll(model, meetings, "accesses"))
    return { kind: "crud", text: (meeting) => crudOf(model, meeting), label, notes: [crudNote(language)] };
  if (isAll(model, meetings, "performs") && meetings.some((meeting) => raciOf(model, meeting) !== ""))
    return { kind: "raci", text: (meeting) => raciOf(model, meeting) || "●", label, notes: [raciNote(language)] };
  if (meetings.some(({ count }) => count > 1))
    return { kind: "count", text: ({ count }) => String(count), label, notes: [] };
  return { kind: "dot", text: () => "●", label, notes: [] };
}

function relationshipsOf(model: Model, { edges }: Meeting): readonly Relationship[] {
  return [...edges].flatMap((edge) => (edge < model.parts.edges.nestingFrom ? [model.relationship(edge)] : []));
}

function isAll(model: Model, meetings: readonly Meeting[], verb: string): boolean {
  return (
    meetings.length > 0 &&
    meetings.every((meeting) => meeting.isDirect && [...meeting.edges].every((edge) => model.edgeName(edge) === verb))
  );
}

/**
 * CRUD by the modes of access: reading is R, writing U; who is the golden source of the data and writes them creates them, C. Nothing in
 * a model says who deletes. An access whose mode nobody stated is a question mark.
 */
function crudOf(model: Model, meeting: Meeting): string {
  const letters = new Set<string>();
  for (const relationship of relationshipsOf(model, meeting)) {
    const mode = wordOf(relationship, "mode");
    if (mode === "read" || mode === "readwrite") letters.add("R");
    if (mode === "write" || mode === "readwrite") {
      letters.add("U");
      if (isGoldenSource(relationship)) letters.add("C");
    }
  }
  return ["C", "R", "U"].filter((letter) => letters.has(letter)).join("") || "?";
}

function isGoldenSource(relationship: Relationship): boolean {
  const { from, to } = relationship;
  const source = to?.reference("goldenSource");
  return source !== undefined && from !== undefined && [from, ...from.path].some(({ row }) => row === source.row);
}

const raciLetters: readonly (readonly [word: string, letter: string])[] = [
  ["responsible", "R"],
  ["accountable", "A"],
  ["consulted", "C"],
  ["informed", "I"],
];

function raciOf(model: Model, meeting: Meeting): string {
  const words = new Set(
    relationshipsOf(model, meeting).flatMap((relationship) => {
      const value = relationship.get("raci");
      const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
      return items.flatMap((item) => ("text" in item ? item.text : []));
    }),
  );
  return raciLetters.flatMap(([word, letter]) => (words.has(word) ? letter : [])).join("");
}

function wordOf(relationship: Relationship, key: string): string | undefined {
  const value = relationship.get(key);
  return value !== undefined && "text" in value ? value.text : undefined;
}

function crudNote(language: Locale): string {
  return say(
    language,
    "C creates (golden source), R reads, U writes, ? accesses in a way that nobody stated.",
    "C crée (source de référence), R lit, U écrit, ? accède d'une manière que personne n'a précisée.",
  );
}

function raciNote(language: Locale): string {
  return say(
    language,
    "R responsible, A accountable, C consulted, I informed, ● takes part.",
    "R réalise, A approuve, C est consulté, I est informé, ● participe.",
  );
}

/** "Claims uses Policies"; of lines of parts, or of a path, how many there are. */
function sentenceOf(model: Model, meeting: Meeting, language: Locale): string {
  const { row, column, count, edges, isDirect } = meeting;
  const [left, right] = [row.nameIn(language), column.nameIn(language)];
  const [first] = edges;
  if (!isDirect || first === undefined) {
    const times = count > 1 ? ` (${count})` : "";
    return say(language, `${left} reaches ${right}${times}`, `${left} atteint ${right}${times}`);
  }
  const name = model.edgeName(first);
  const verb = model.schema.relationships[model.schema.verbNumber(name)]?.name[language] ?? name;
  const isForward = isSubject(model, first, row.row);
  const sentence = isForward ? `${left} ${verb} ${right}` : `${right} ${verb} ${left}`;
  return count > 1 ? `${sentence} (${count})` : sentence;
}

/** Does the connection start at the row or inside it? */
function isSubject(model: Model, edge: number, row: number): boolean {
  const { parentOf, edges } = model.parts;
  let steps = 0;
  for (let at = edges.from[edge] ?? -1; at >= 0 && steps < 100; at = parentOf[at] ?? -1, steps++)
    if (at === row) return true;
  return false;
}
