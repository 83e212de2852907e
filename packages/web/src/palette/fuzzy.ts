/** Finding texts by what somebody types: exactly first, with one wrong, missing, doubled or swapped letter where that finds little. */
import UFuzzy from "@leeoniya/ufuzzy";
import { fold } from "@orrery/core/answers/fold";

/** Texts as they are compared: folded. */
export type Haystack = readonly string[];

export interface Found {
  /** Places in the haystack, the best first. */
  readonly places: readonly number[];
  readonly total: number;
}

/** Exact finds from which on nobody needs guesses. */
const enough = 8;

/** One error in a word of four letters and more; a word of three is too short to be guessed. */
const latin: UFuzzy = new UFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
/** The same for letters of any script, which costs more. */
const anyScript: UFuzzy = new UFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: "\\p{Ll}\\p{Lu}",
  intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
  intraIns: 1,
  intraSub: 1,
  intraTrn: 1,
  intraDel: 1,
});

/** The best of the texts in which every word of the query stands, in any order. */
export function findTexts(haystack: Haystack, query: string, limit: number): Found {
  const needle = fold(query).trim();
  const words = needle.split(/[\s,]+/).filter((word) => word !== "");
  if (words.length === 0) return { places: [], total: 0 };
  const exact = findExactly(haystack, words);
  const places = best(haystack, exact, needle, words, limit);
  if (exact.length >= enough || needle.length < 4) return { places, total: exact.length };
  const known = new Set(exact);
  const guessed = guess(haystack, needle).filter((place) => !known.has(place));
  return { places: [...places, ...guessed].slice(0, limit), total: exact.length + guessed.length };
}

function findExactly(haystack: Haystack, words: readonly string[]): readonly number[] {
  const [first = "", ...others] = words.toSorted((a, b) => b.length - a.length);
  const places: number[] = [];
  for (let place = 0; place < haystack.length; place++) {
    const text = haystack[place] as string;
    if (text.includes(first) && others.every((word) => text.includes(word))) places.push(place);
  }
  return places;
}

/** Ranks: all of it, its beginning, the beginning of its words, anywhere; among equals the shorter, then the earlier. */
function best(
  haystack: Haystack,
  found: readonly number[],
  needle: string,
  words: readonly string[],
  limit: number,
): readonly number[] {
  // One number an entry, rank before length before place: a letter may be in most of 200,000 names, and numbers sort by themselves.
  const keys = new Float64Array(found.length);
  found.forEach((place, at) => {
    const text = haystack[place] as string;
    const rank = rankOf(text, needle, words) * longest + Math.min(text.length, longest - 1);
    keys[at] = rank * mostTexts + place;
  });
  return Array.from(keys.sort().subarray(0, limit), (key) => key % mostTexts);
}

const mostTexts: number = 2 ** 24;
const longest = 1000;

function rankOf(text: string, needle: string, words: readonly string[]): number {
  if (text === needle) return 0;
  if (text.startsWith(needle)) return 1;
  return words.every((word) => startsWord(text, word)) ? 2 : text.includes(needle) ? 3 : 4;
}

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\d]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** Guesses that are looked at for an order. */
const mostGuesses = 1000;

function guess(haystack: Haystack, needle: string): readonly number[] {
  const fuzzy = /[^\x20-\x7e]/.test(needle) ? anyScript : latin;
  const [places, info, order] = fuzzy.search(haystack as string[], needle, 2, mostGuesses);
  if (places === null) return [];
  if (info === null || order === null) return places.slice(0, mostGuesses);
  return order.flatMap((at) => info.idx[at] ?? []);
}
