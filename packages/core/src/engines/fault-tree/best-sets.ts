/** The most probable sets of a family, one after the other, found by best-first search: none is looked at that is not among them. */
import { NONE, UNIT } from "./families.ts";
import type { LiteralFamily } from "./set-counts.ts";
import type { CutSet } from "./tree.ts";

/**
 * So many of the most probable sets of the top family, most probable first; of equal ones the shorter, then by their events. `families`:
 * the family of a literal that is a module, at its number less `2 * events`. An unknown probability (NaN) counts as 1.
 */
export function bestSets(
  top: LiteralFamily,
  families: readonly (LiteralFamily | undefined)[],
  events: number,
  probabilities: Float64Array,
  first: number,
  limit: number = Infinity,
): readonly CutSet[] {
  const chance = (literal: number): number => {
    const of = probabilities[literal >> 1] as number;
    return Number.isNaN(of) ? 1 : literal & 1 ? 1 - of : of;
  };
  const sources: (Source | undefined)[] = [];
  // Modules come after those they use, so that each finds its parts ready.
  families.forEach((family) => sources.push(family && sourceOf(family, sources, events, chance)));
  const source = sourceOf(top, sources, events, chance);
  const sets: CutSet[] = [];
  for (let index = 0; sets.length < first; index++) {
    const next = source.at(index);
    if (next === undefined) break;
    const literals = literalsOf(next.chosen).toSorted((a, b) => a - b);
    if (literals.length > limit) continue;
    sets.push({
      events: literals.map((literal) => (literal & 1 ? ~(literal >> 1) : literal >> 1)),
      probability: literals.reduce(
        (product, literal) =>
          product *
          (literal & 1 ? 1 - (probabilities[literal >> 1] as number) : (probabilities[literal >> 1] as number)),
        1,
      ),
    });
  }
  return sets.toSorted(
    (a, b) =>
      compareNumbers(b.probability, a.probability) ||
      a.events.length - b.events.length ||
      compareLists(a.events, b.events),
  );
}

/** Sets of one family, by falling probability. */
interface Source {
  at(index: number): Found | undefined;
}

interface Found {
  /** Logarithm of the probability. */
  readonly score: number;
  readonly chosen: Chosen | undefined;
}

/** A chain: a literal, or a set of a module, and what was chosen before. */
interface Chosen {
  readonly what: number | Found;
  readonly before: Chosen | undefined;
}

/** A set under way: it has come to a node, or to the `choice`-th set of the module of that node. */
interface Step {
  /** What is best possible from here, in steps of 1e-9 of its logarithm: nearer ones count as equal, and of equal ones the latest goes first. */
  readonly bound: number;
  readonly turn: number;
  readonly score: number;
  readonly node: number;
  readonly choice: number;
  readonly chosen: Chosen | undefined;
}

/** An impossible event is the least probable, but can be counted with. */
const IMPOSSIBLE = -1e6;

function sourceOf(
  { families, root, literals }: LiteralFamily,
  sources: readonly (Source | undefined)[],
  events: number,
  chance: (literal: number) => number,
): Source {
  const partOf = (node: number): Source | undefined => sources[(literals[families.level(node)] as number) - 2 * events];
  const weights = Float64Array.from(literals, (literal) => {
    if (literal >= 2 * events) return sources[literal - 2 * events]?.at(0)?.score ?? -Infinity;
    const probability = chance(literal);
    return probability > 0 ? Math.log(probability) : IMPOSSIBLE;
  });
  const best = boundsOf(root, families, weights);
  const found: Found[] = [];
  const steps: Step[] = [];
  let turn = 0;
  const open = (score: number, node: number, choice: number, chosen: Chosen | undefined, ahead: number): void => {
    if (ahead > -Infinity)
      push(steps, { bound: Math.round((score + ahead) * 1e9), turn: turn++, score, node, choice, chosen });
  };
  open(0, root, -1, undefined, best[root] as number);
  const advance = (): boolean => {
    for (let step = pop(steps); step !== undefined; step = pop(steps)) {
      const { score, node, choice, chosen } = step;
      if (node === UNIT) {
        found.push({ score, chosen });
        return true;
      }
      const within = families.with(node);
      const ahead = best[within] as number;
      const part = partOf(node);
      if (choice < 0) open(score, families.without(node), -1, chosen, best[families.without(node)] as number);
      if (part === undefined) {
        const level = families.level(node);
        open(
          score + (weights[level] as number),
          within,
          -1,
          { what: literals[level] as number, before: chosen },
          ahead,
        );
        continue;
      }
      const set = part.at(Math.max(choice, 0));
      if (set === undefined) continue;
      const next = part.at(Math.max(choice, 0) + 1);
      if (next !== undefined) open(score, node, Math.max(choice, 0) + 1, chosen, next.score + ahead);
      open(score + set.score, within, -1, { what: set, before: chosen }, ahead);
    }
    return false;
  };
  return {
    at: (index) => {
      while (found.length <= index && advance());
      return found[index];
    },
  };
}

/** Score of the best set of each node. */
function boundsOf(root: number, families: LiteralFamily["families"], weights: Float64Array): Float64Array {
  const best = new Float64Array(root + 1).fill(-Infinity);
  if (root >= UNIT) best[UNIT] = 0;
  for (let node = 2; node <= root; node++) {
    const within = (weights[families.level(node)] as number) + (best[families.with(node)] as number);
    best[node] = Math.max(best[families.without(node)] as number, within);
  }
  best[NONE] = -Infinity;
  return best;
}

function literalsOf(start: Chosen | undefined): number[] {
  const literals: number[] = [];
  const open = [start];
  while (open.length > 0) {
    const chosen = open.pop();
    if (chosen === undefined) continue;
    open.push(chosen.before);
    if (typeof chosen.what === "number") literals.push(chosen.what);
    else open.push(chosen.what.chosen);
  }
  return literals;
}

function compareNumbers(a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b) ? 0 : a - b;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return (a[at] as number) - (b[at] as number);
  return 0;
}

function isBetter(one: Step, other: Step): boolean {
  return one.bound > other.bound || (one.bound === other.bound && one.turn > other.turn);
}

/** A binary heap with the best on top. */
function push(heap: Step[], step: Step): void {
  let at = heap.push(step) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = heap[above] as Step;
    if (!isBetter(step, other)) break;
    heap[at] = other;
    at = above;
  }
  heap[at] = step;
}

function pop(heap: Step[]): Step | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (top === undefined || last === undefined || heap.length === 0) return top;
  let at = 0;
  for (let below = 1; below < heap.length; below = 2 * at + 1) {
    if (below + 1 < heap.length && isBetter(heap[below + 1] as Step, heap[below] as Step)) below++;
    const other = heap[below] as Step;
    if (!isBetter(other, last)) break;
    heap[at] = other;
    at = below;
  }
  heap[at] = last;
  return top;
}
