/**
 * Pseudo-random numbers that are the same on every machine: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", ACM TOMS 47, 2021), seeded by SplitMix64. A seed has streams, each 2^64 words further on than the one before, so that
 * work cut into numbered blocks gives the same numbers whoever does which block, and no two blocks share any.
 */
import { jumpBy } from "./random/jump.ts";
import { exponentialTables, type ExponentialTables } from "./random/exponential-tables.ts";

/** A generator in use: its four words of state change with each number drawn. */
export interface Random {
  readonly state: Int32Array;
  readonly exponential: ExponentialTables;
}

/** Generator of a seed, at the beginning of a stream. Both are whole numbers from 0 to 2^53 - 1; throws on others. */
export function openRandom(seed: number, stream = 0): Random {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`seed ${seed} is not a whole number from 0 to 2^53 - 1`);
  if (!Number.isSafeInteger(stream) || stream < 0) throw new RangeError(`there is no stream ${stream}`);
  const state = stateOfSeed(BigInt(seed));
  jumpBy(state, stream);
  return { state, exponential: exponentialTables() };
}

/**
 * Generator of a seed, a block and a key: many short streams, quickly made, that a key finds again. They begin at states spread by
 * hashing; that two of a million streams of 2^40 words overlap has a chance below 10^-13.
 */
export function openKeyedRandom(seed: number, block: number, key: number): Random {
  const mixed = [block, key].reduce(
    (hash, part) => mix(hash + (BigInt(part) + 1n) * GOLDEN),
    mix(BigInt(seed) + GOLDEN),
  );
  return { state: stateOfSeed(mixed), exponential: exponentialTables() };
}

/** 32 random bits, as a signed whole number. */
export function nextWord(random: Random): number {
  const { state } = random;
  const first = state[0] as number;
  const second = state[1] as number;
  const fives = Math.imul(second, 5);
  const third = (state[2] as number) ^ first;
  const fourth = (state[3] as number) ^ second;
  state[0] = first ^ fourth;
  state[1] = second ^ third;
  state[2] = third ^ (second << 9);
  state[3] = (fourth << 11) | (fourth >>> 21);
  return Math.imul((fives << 7) | (fives >>> 25), 9);
}

/** A number from 0 to below 1, a multiple of 2^-53. */
export function nextUniform(random: Random): number {
  const high = nextWord(random) >>> 5;
  const low = nextWord(random) >>> 6;
  return (high * 67_108_864 + low) / 9_007_199_254_740_992;
}

/** A whole number from 0 to below `bound` (1 to 2^31), without bias (Lemire, "Fast random integer generation in an interval", 2019). */
export function nextBelow(random: Random, bound: number): number {
  // Words from this limit on are thrown away, so that those that stay are a multiple of `bound`.
  const limit = 4_294_967_296 - (4_294_967_296 % bound);
  let word = nextWord(random) >>> 0;
  while (word >= limit) word = nextWord(random) >>> 0;
  return word % bound;
}

/** A time with mean 1 without memory: the ziggurat method (Marsaglia and Tsang, "The ziggurat method for generating random variables", 2000), with 53 bits. */
export function nextExponential(random: Random): number {
  const { widths, heights } = random.exponential;
  for (let start = 0; ;) {
    const word = nextWord(random);
    const layer = word & 255;
    // 24 bits that did not choose the layer, and 29 more.
    const uniform = ((word >>> 8) * 536_870_912 + (nextWord(random) >>> 3)) / 9_007_199_254_740_992;
    const at = uniform * (widths[layer] as number);
    if (at < (widths[layer + 1] as number)) return start + at;
    if (layer === 0) {
      start += widths[1] as number;
      continue;
    }
    const low = heights[layer] as number;
    if (low + nextUniform(random) * ((heights[layer + 1] as number) - low) < Math.exp(-at)) return start + at;
  }
}

/** 2^64 over the golden ratio, odd. */
const GOLDEN = 0x9e3779b97f4a7c15n;

/** SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), as the authors of xoshiro advise. */
function stateOfSeed(seed: bigint): Int32Array {
  const state = new Int32Array(4);
  for (let pair = 0; pair < 2; pair++) {
    const mixed = mix(seed + BigInt(pair + 1) * GOLDEN);
    state[2 * pair] = Number(BigInt.asIntN(32, mixed));
    state[2 * pair + 1] = Number(BigInt.asIntN(32, mixed >> 32n));
  }
  return state;
}

function mix(value: bigint): bigint {
  let mixed = BigInt.asUintN(64, value);
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
  return mixed ^ (mixed >> 31n);
}
