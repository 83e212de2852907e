/**
 * Probability of the top of a fault tree by direct sampling: 32 trials are the bits of one word, gates are word operations, rare events
 * jump from one occurrence to the next. Trials come in numbered blocks, each with its own stream of random numbers, so that the result
 * depends on the seed alone, not on who sampled which block.
 */
import type { FaultTree, Probability } from "../fault-tree/tree.ts";
import { openRandom } from "../random.ts";
import { openDraws } from "./draws.ts";
import { proportionInterval } from "./interval.ts";
import { compileWords, evaluate } from "./word-program.ts";

/** A tree made ready for sampling, to be used again for any number of blocks. */
export interface StaticSampler {
  /** Basic events that the top depends on: component-samples of a trial. */
  readonly components: number;
  /** Trials of one block; a multiple of 32. */
  readonly trialsPerBlock: number;
  /** In how many of a block's trials the top was true; of its first `trials` where those are given. */
  sampleBlock(seed: number, block: number, trials?: number): number;
}

/** What came out of some trials. */
export interface Sample {
  readonly hits: number;
  readonly trials: number;
  readonly estimate: number;
  /** Ends of the 99 % interval of Clopper and Pearson, which covers the true value in at least 99 of 100 cases, however rare the top. */
  readonly lower: number;
  readonly upper: number;
}

export interface SampleOptions {
  readonly seed: number;
  /** How many, exactly; the last block may be shorter. */
  readonly trials: number;
  /** Asked after each block with what is known so far; sampling ends there when it says false. */
  readonly proceed?: (sofar: Sample) => boolean;
}

/** Words of work (slots x words) of a block: some tens of milliseconds at most. */
const WORK_OF_BLOCK = 4_194_304;

/**
 * Makes a tree ready. `probabilities` has one value from 0 to 1 for each event; throws a RangeError on others, and on a gate that
 * cannot be read, which would be our mistake.
 */
export function prepareStaticSampler(tree: FaultTree, probabilities: ArrayLike<number>): StaticSampler {
  const program = compileWords(tree);
  const { words, slots } = program;
  const batch = 32 * words;
  const trialsPerBlock = batch * Math.max(1, Math.floor(WORK_OF_BLOCK / (slots * words)));
  const values = new Int32Array(slots * words);
  const status = new Uint8Array(slots);
  const draws = openDraws(
    program.events.map((event) => probabilities[event] ?? Number.NaN),
    words,
  );
  return {
    components: program.events.length,
    trialsPerBlock,
    sampleBlock: (seed, block, trials = trialsPerBlock) => {
      const random = openRandom(seed, block);
      draws.begin(random);
      let hits = 0;
      for (let done = 0; done < trials; done += batch) {
        draws.draw(random, values, status);
        hits += evaluate(program, values, status, Math.min(batch, trials - done));
      }
      return hits;
    },
  };
}

/** Hits of one block of a tree, without a sampler kept. */
export function sampleBlock(tree: FaultTree, probabilities: ArrayLike<number>, seed: number, block: number): Sample {
  const sampler = prepareStaticSampler(tree, probabilities);
  return sampleOf(sampler.sampleBlock(seed, block), sampler.trialsPerBlock);
}

/** Samples a tree in one thread; any split of the same blocks over several gives the same. */
export function sampleStatic(tree: FaultTree, probabilities: ArrayLike<number>, options: SampleOptions): Sample {
  const sampler = prepareStaticSampler(tree, probabilities);
  let hits = 0;
  let trials = 0;
  for (let block = 0; trials < options.trials; block++) {
    const wanted = Math.min(sampler.trialsPerBlock, options.trials - trials);
    hits += sampler.sampleBlock(options.seed, block, wanted);
    trials += wanted;
    if (options.proceed?.(sampleOf(hits, trials)) === false) break;
  }
  return sampleOf(hits, trials);
}

/** What hits in so many trials tell; of none, nothing: from 0 to 1. */
export function sampleOf(hits: number, trials: number): Sample {
  const { lower, upper } = proportionInterval(hits, trials);
  return { hits, trials, estimate: trials === 0 ? 0.5 : hits / trials, lower, upper };
}

/** The sample as a probability: an estimate with its interval. */
export function probabilityOfSample({ hits, trials, estimate, lower, upper }: Sample): Probability {
  return {
    result: "estimate",
    value: estimate,
    complement: trials === 0 ? 0.5 : (trials - hits) / trials,
    lower,
    upper,
  };
}
