/** The words that decide what a statement is: verbs and definition words. Kinds and attributes are checked after reading. */
import type { Symbols } from "../base/symbols.ts";

export interface Vocabulary {
  /** Symbols of relationship verbs of one word. */
  readonly verbs: ReadonlySet<number>;
  /** First word -> second word -> verb, for verbs of two words (`runs on`). */
  readonly pairs: ReadonlyMap<number, ReadonlyMap<number, number>>;
  readonly extend: number;
  readonly link: number;
  /** Words whose statement defines something under its own name space: `kind`, `attribute`, `relationship`, `include`, `model`. */
  readonly definitions: ReadonlySet<number>;
  readonly flow: number;
  readonly description: number;
  readonly base: number;
  readonly id: number;
}

/** Words that begin a definition; their ids do not mix with the ids of elements. */
export const definitionWords: readonly string[] = ["model", "kind", "attribute", "relationship", "include"];

/** Key under which a definition's base (`kind lambda : module`) is kept. */
const BASE_KEY = "specializes";

/** Vocabulary for a set of verbs, flows being written `->` and read as `flows`. */
export function makeVocabulary(symbols: Symbols, verbs: Iterable<string>): Vocabulary {
  const single = new Set<number>();
  const pairs = new Map<number, Map<number, number>>();
  for (const verb of verbs) {
    const [first = "", second] = verb.split(" ");
    if (second === undefined) single.add(symbols.internText(verb));
    else {
      const firstSymbol = symbols.internText(first);
      const row = pairs.get(firstSymbol) ?? new Map<number, number>();
      row.set(symbols.internText(second), symbols.internText(verb));
      pairs.set(firstSymbol, row);
    }
  }
  return {
    verbs: single,
    pairs,
    extend: symbols.internText("extend"),
    link: symbols.internText("link"),
    definitions: new Set(definitionWords.map((word) => symbols.internText(word))),
    flow: symbols.internText("flows"),
    description: symbols.internText("description"),
    base: symbols.internText(BASE_KEY),
    id: symbols.internText("id"),
  };
}
