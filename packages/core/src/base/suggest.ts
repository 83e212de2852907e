/** "Did you mean": the words of a list that are nearest to one that was not found. */
import { compare } from "./compare.ts";

/**
 * Up to `limit` candidates that `word` may be a slip for, nearest first; always the same order for the same candidates.
 *
 * Distance is that of Damerau and Levenshtein in its restricted form (optimal string alignment: a letter added, dropped, changed, or two
 * neighbours swapped), without regard to case. It may be one for words of up to five letters, two up to eight, three beyond.
 * A candidate that the word begins is near too, from three letters on. Same letters in other case come first.
 */
export function closest(word: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  const folded = word.toLowerCase();
  const found: Near[] = [];
  let most = mostDistance(folded.length);
  for (const candidate of candidates) {
    const score = scoreOf(word, folded, candidate, most);
    if (score === undefined || !keep(found, { candidate, score }, limit)) continue;
    const worst = found[limit - 1]?.score;
    if (worst !== undefined) most = Math.min(most, Math.floor((worst + 2) / 10));
  }
  return found.map((near) => near.candidate);
}

/** Restricted Damerau-Levenshtein distance of two texts by UTF-16 code unit, `undefined` when it is more than `most`. */
export function distance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  return aligned(a.slice(start, endA), b.slice(start, endB), most);
}

interface Near {
  readonly candidate: string;
  readonly score: number;
}

/** Beyond this length nobody mistypes one word for another; it bounds the work. */
const LONGEST = 256;

/** Puts a candidate in its place among the best ones, once; says whether it is one of them. */
function keep(best: Near[], near: Near, limit: number): boolean {
  const last = best[limit - 1];
  if (limit < 1 || (last !== undefined && byScore(last, near) <= 0)) return false;
  if (best.some((other) => other.candidate === near.candidate)) return false;
  const place = best.findIndex((other) => byScore(near, other) < 0);
  best.splice(place < 0 ? best.length : place, 0, near);
  if (best.length > limit) best.pop();
  return true;
}

function mostDistance(length: number): number {
  if (length > LONGEST) return 0;
  return length <= 5 ? 1 : length <= 8 ? 2 : 3;
}

/**
 * Ten for each slip, less up to two for a shared beginning; one for other case only; `undefined` when too far. So `n` slips score at least
 * `10 n - 2`, which is how `closest` knows how many slips a better candidate may have.
 */
function scoreOf(word: string, folded: string, candidate: string, most: number): number | undefined {
  const lengths = candidate.length - word.length;
  if (lengths < -most) return undefined;
  const mayBegin = folded.length >= 3;
  if (lengths > most && !mayBegin) return undefined;
  if (lengths > most && candidate.charCodeAt(0) !== word.charCodeAt(0) && candidate[0]?.toLowerCase() !== folded[0])
    return undefined;
  const other = candidate.toLowerCase();
  if (other === folded) return candidate === word ? 0 : 1;
  const slips = distance(folded, other, most);
  const isNear = slips !== undefined && slips < Math.max(folded.length, other.length);
  const begun = mayBegin && other.startsWith(folded) ? 15 + Math.min(lengths, 10) : undefined;
  if (!isNear) return begun;
  const score = slips * 10 - Math.min(sharedBeginning(folded, other), 4) + 2;
  return begun === undefined ? score : Math.min(score, begun);
}

function sharedBeginning(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared;
}

function byScore(a: Near, b: Near): number {
  return a.score - b.score || a.candidate.length - b.candidate.length || compare(a.candidate, b.candidate);
}

/** Row by row, and given up as soon as two rows in a row are beyond `most` (a swap reaches back two rows). */
function aligned(a: string, b: string, most: number): number | undefined {
  if (a.length === 0 || b.length === 0) return within(a.length + b.length, most);
  let before: number[] = [];
  let previous: number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  let lowestBefore = 0;
  for (let row = 1; row <= a.length; row++) {
    const current: number[] = [row];
    let lowest = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1;
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + same,
      );
      if (row > 1 && column > 1 && isSwap(a, row, b, column)) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
      if (cost < lowest) lowest = cost;
    }
    if (lowest > most && lowestBefore > most) return undefined;
    lowestBefore = lowest;
    before = previous;
    previous = current;
  }
  return within(previous[b.length] ?? 0, most);
}

function isSwap(a: string, row: number, b: string, column: number): boolean {
  return a.charCodeAt(row - 1) === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
}

function within(slips: number, most: number): number | undefined {
  return slips <= most ? slips : undefined;
}
