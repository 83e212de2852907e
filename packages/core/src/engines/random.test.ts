import { expect, test } from "vitest";
import { jumpBy, multiply } from "./random/jump.ts";
import { nextBelow, nextExponential, nextUniform, nextWord, openKeyedRandom, openRandom } from "./random.ts";

/** What the authors' C program gives, as the tests of other implementations (Rust's rand_xoshiro) have it. */
test("xoshiro128** gives its published numbers", () => {
  const random = openRandom(0);
  random.state.set([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, () => nextWord(random) >>> 0)).toEqual([
    11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849, 3_729_100_597,
    4_258_142_804,
  ]);
});

/** The numbers of SplitMix64 for this seed are in many test suites. */
test("the seed is spread by SplitMix64", () => {
  const words = new BigUint64Array(openRandom(1_234_567).state.buffer);
  expect([...words]).toEqual([6_457_827_717_110_365_317n, 3_203_168_211_198_807_973n]);
});

/** Published with the generator. */
test("2^64 steps are the published jump polynomial", () => {
  let power: Int32Array = Int32Array.of(2, 0, 0, 0);
  for (let square = 0; square < 64; square++) power = multiply(power, power);
  expect([...power].map((word) => word >>> 0)).toEqual([0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b]);
});

test("jumps add up, and streams are jumps", () => {
  const once = openRandom(9).state;
  jumpBy(once, 5);
  jumpBy(once, 1_000_003);
  const atOnce = openRandom(9, 1_000_008).state;
  expect(once).toEqual(atOnce);
  expect(openRandom(9, 1).state).not.toEqual(openRandom(9).state);
});

test("a key finds its numbers again, and others differ", () => {
  const first = (seed: number, block: number, key: number): number => nextWord(openKeyedRandom(seed, block, key));
  expect(first(1, 2, 3)).toBe(first(1, 2, 3));
  const all = [0, 1, 2].flatMap((seed) =>
    [0, 1, 2].flatMap((block) => [0, 1, 2].map((key) => first(seed, block, key))),
  );
  expect(new Set(all).size).toBe(27);
});

test("seeds and streams are whole numbers", () => {
  expect(() => openRandom(-1)).toThrow("seed -1");
  expect(() => openRandom(0.5)).toThrow("seed 0.5");
  expect(() => openRandom(1, 2 ** 60)).toThrow("no stream");
});

test("uniform numbers fill their range evenly", () => {
  const random = openRandom(4);
  const counts = Array.from({ length: 20 }, () => 0);
  for (let draw = 0; draw < 100_000; draw++) {
    const bar = Math.floor(nextUniform(random) * 20);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  // Chi squared with 19 degrees of freedom: above 43.8 once in 1 000.
  expect(counts.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0)).toBeLessThan(43.8);
  const sixes = Array.from({ length: 60_000 }, () => nextBelow(random, 6));
  for (const side of [0, 1, 2, 3, 4, 5]) {
    expect(Math.abs(sixes.filter((found) => found === side).length - 10_000)).toBeLessThan(380);
  }
});

test("exponential times have the right share below any bound, tail included", () => {
  const random = openRandom(5);
  const draws = 400_000;
  const bounds = [0.001, 0.1, 0.7, 1.5, 3, 7, 8, 9.5];
  const below = bounds.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    const time = nextExponential(random);
    bounds.forEach((bound, at) => (below[at] = (below[at] ?? 0) + Number(time < bound)));
  }
  bounds.forEach((bound, at) => {
    const share = -Math.expm1(-bound);
    expect(Math.abs((below[at] ?? 0) - draws * share)).toBeLessThan(4 * Math.sqrt(draws * share * (1 - share)) + 4);
  });
});
