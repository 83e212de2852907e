/** How many sets of each size a family has, with the families of modules put in for their elements. */
import { type Families, UNIT } from "./families.ts";

/** Sets of literals: an event or module doubled, plus one for its complement. */
export interface LiteralFamily {
  readonly families: Families;
  readonly root: number;
  /** What each level stands for. */
  readonly literals: Int32Array;
}

/** By size: numbers while they are exact, else big ones. Empty: there is no set. */
export type Counts = readonly number[] | readonly bigint[];

/** Size of the smallest; infinite of none. */
export function shortest(counts: Counts): number {
  const size = (counts as readonly unknown[]).findIndex((count) => count !== 0 && count !== 0n);
  return size < 0 ? Infinity : size;
}

/** Counts of a family, sets longer than the limit left out. `countsOf` gives those of a literal that is a module, undefined of an event. */
export function countSets(
  { families, root, literals }: LiteralFamily,
  countsOf: (literal: number) => Counts | undefined,
  limit: number = Infinity,
): Counts {
  const { level, without, within } = reached(families, root);
  const parts = Array.from(literals, (literal): Counts => countsOf(literal) ?? ONE_EVENT);
  const shape = { level, without, within, parts, sizes: 1 + Math.min(limit, longest(level, without, within, parts)) };
  return trimmed(countExactly(shape) ?? countBig(shape));
}

const ONE_EVENT: Counts = [0, 1];

/** The nodes of a family, numbered 0 (none) and 1 (unit), then children before parents; the last is the root. */
interface Shape {
  readonly level: Int32Array;
  readonly without: Int32Array;
  readonly within: Int32Array;
  /** Counts of the literal of each level. */
  readonly parts: readonly Counts[];
  /** One more than the largest size. */
  readonly sizes: number;
}

function reached(families: Families, root: number): Pick<Shape, "level" | "without" | "within"> {
  const number = new Int32Array(root + 1);
  number[root] = 1;
  let count = 0;
  for (let node = root; node > UNIT; node--) {
    if (number[node] === 0) continue;
    count++;
    number[families.without(node)] = 1;
    number[families.with(node)] = 1;
  }
  const level = new Int32Array(count + 2);
  const without = new Int32Array(count + 2);
  const within = new Int32Array(count + 2);
  if (root >= UNIT) number[UNIT] = 1;
  number[0] = 0;
  let next = 2;
  for (let node = 2; node <= root; node++) {
    if (number[node] === 0) continue;
    level[next] = families.level(node);
    without[next] = number[families.without(node)] as number;
    within[next] = number[families.with(node)] as number;
    number[node] = next++;
  }
  // A constant family has no node of its own: its root is the last all the same.
  return count > 0 ? { level, without, within } : { level: level.slice(0, root + 1), without, within };
}

function longest(level: Int32Array, without: Int32Array, within: Int32Array, parts: readonly Counts[]): number {
  const size = new Int32Array(level.length).fill(-1);
  if (level.length > 1) size[1] = 0;
  for (let node = 2; node < level.length; node++) {
    const own = (parts[level[node] as number] as Counts).length - 1;
    const rest = size[within[node] as number] as number;
    size[node] = Math.max(size[without[node] as number] as number, own < 0 || rest < 0 ? -1 : own + rest);
  }
  return size[level.length - 1] ?? -1;
}

/** Size by size, keeping as many sizes back as a literal can be long; undefined when a number becomes too large to be exact. */
function countExactly({ level, without, within, parts, sizes }: Shape): readonly number[] | undefined {
  const nodes = level.length;
  if (parts.some((part) => typeof part[0] === "bigint")) return undefined;
  const depth = parts.reduce((most, part) => Math.max(most, part.length), 1);
  const layers = Array.from({ length: Math.min(depth, sizes) }, () => new Float64Array(nodes));
  const counts: number[] = [];
  for (let size = 0; size < sizes; size++) {
    const layer = layers[size % layers.length] as Float64Array;
    if (nodes > 1) layer[1] = size === 0 ? 1 : 0;
    for (let node = 2; node < nodes; node++) {
      const part = parts[level[node] as number] as readonly number[];
      const rest = within[node] as number;
      let sum = layer[without[node] as number] as number;
      for (let own = Math.min(size, part.length - 1); own >= 0; own--) {
        const times = part[own] as number;
        if (times === 0) continue;
        sum += times * ((layers[(size - own) % layers.length] as Float64Array)[rest] as number);
      }
      layer[node] = sum;
    }
    // Each node's sets are part of those of the root: as long as these are exact, all were.
    const count = layer[nodes - 1] as number;
    if (count > Number.MAX_SAFE_INTEGER) return undefined;
    counts.push(count);
  }
  return counts;
}

function countBig({ level, without, within, parts, sizes }: Shape): readonly bigint[] {
  const big = parts.map((part) => Array.from<number | bigint, bigint>(part, BigInt));
  const counts: bigint[][] = [[], [1n]];
  for (let node = 2; node < level.length; node++) {
    const sum = [...(counts[without[node] as number] ?? [])];
    const rest = counts[within[node] as number] ?? [];
    (big[level[node] as number] ?? []).forEach((times, own) => {
      if (times === 0n) return;
      rest.forEach((count, size) => {
        if (own + size < sizes) sum[own + size] = (sum[own + size] ?? 0n) + times * count;
      });
    });
    for (let size = 0; size < sum.length; size++) sum[size] ??= 0n;
    counts.push(sum);
  }
  return counts[level.length - 1] ?? [];
}

function trimmed(counts: Counts): Counts {
  let length = counts.length;
  while (length > 0 && (counts[length - 1] === 0 || counts[length - 1] === 0n)) length--;
  return counts.slice(0, length);
}
