/** Random bits with given chances, 32 trials a word. */
import { nextExponential, type Random } from "../random.ts";

/** Events being drawn, batch after batch of `32 * words` trials. */
export interface Draws {
  /** Forgets where it was: the next batch is the first of its generator. */
  begin(random: Random): void;
  /** Fills `words` words of each event, and says of each whether they are all 0, all 1 or mixed (then only are they written). */
  draw(random: Random, values: Int32Array, status: Uint8Array): void;
}

export const ZEROS = 0;
export const MIXED = 1;
export const ONES = 2;

/**
 * How an event is drawn. First all its trials with a chance that has few binary digits, `steps` of `STEPS`, which takes a random word for 32
 * trials and digit; then a correction, which sets or clears the bit of a trial now and then, jumping from one such trial to the next. Of a
 * rare event, or one that rarely is not, all trials are alike at first.
 */
interface Plan {
  readonly steps: number;
  readonly isSetting: boolean;
  /** Chance of a correction. */
  readonly rare: number;
}

const STEPS = 256;

/** Time of a correction in that of a random word. */
const JUMP = 6;

/** Throws a RangeError when a chance is not a number from 0 to 1. */
export function openDraws(chances: readonly number[], words: number): Draws {
  const batch = 32 * words;
  const wrong = chances.findIndex((chance) => !(chance >= 0 && chance <= 1));
  if (wrong >= 0) throw new RangeError(`probability ${chances[wrong]} is not a number from 0 to 1`);
  const count = chances.length;
  const plans = chances.map(planOf);
  const base = Int32Array.from(plans, ({ steps }) => steps);
  const kept = Int32Array.from(plans, ({ isSetting }) => (isSetting ? -1 : 0));
  /** Mean of the continuous time whose whole part is the number of trials until the next correction. */
  const scale = Float64Array.from(plans, ({ rare }) => -1 / Math.log1p(-rare));
  /** Next correction, from the beginning of the batch on. */
  const next = new Float64Array(count);

  const begin = (random: Random): void => {
    for (let event = 0; event < count; event++) {
      next[event] = Math.floor(nextExponential(random) * (scale[event] as number));
    }
  };

  const draw = (random: Random, values: Int32Array, status: Uint8Array): void => {
    for (let event = 0; event < count; event++) {
      const from = event * words;
      const steps = base[event] as number;
      let at = next[event] as number;
      const isSame = steps === 0 || steps === STEPS;
      if (isSame) {
        if (at >= batch) {
          next[event] = at - batch;
          status[event] = steps === 0 ? ZEROS : ONES;
          continue;
        }
        const fill = steps === 0 ? 0 : -1;
        for (let word = from; word < from + words; word++) values[word] = fill;
      } else drawSteps(random, steps, values, from, from + words);
      status[event] = MIXED;
      const mean = scale[event] as number;
      const keeps = kept[event] as number;
      while (at < batch) {
        const word = from + (at >> 5);
        const bit = 1 << (at & 31);
        values[word] = ((values[word] as number) & ~bit) | (bit & keeps);
        at += 1 + Math.floor(nextExponential(random) * mean);
      }
      next[event] = at - batch;
    }
  };
  return { begin, draw };
}

/** The quickest way to draw with a chance. */
function planOf(chance: number): Plan {
  let best: Plan =
    chance <= 0.5 ? { steps: 0, isSetting: true, rare: chance } : { steps: STEPS, isSetting: false, rare: 1 - chance };
  let least = 32 * JUMP * best.rare;
  for (let unit = STEPS / 2, digits = 1; unit >= 1; unit /= 2, digits++) {
    const below = Math.floor((chance * STEPS) / unit) * unit;
    for (const steps of [below, below + unit]) {
      if (steps <= 0 || steps >= STEPS) continue;
      const first = steps / STEPS;
      const isSetting = first <= chance;
      // p = first + (1 - first) rare, or first (1 - rare).
      const rare = isSetting ? (chance - first) / (1 - first) : (first - chance) / first;
      const time = digits + 32 * JUMP * rare;
      if (time < least) {
        least = time;
        best = { steps, isSetting, rare };
      }
    }
  }
  return best;
}

/**
 * Fills words with bits of a chance of few digits, from its last binary digit that is 1 on: a random word has the chance 1/2; another makes
 * (1 + p) / 2 of it, or p / 2.
 */
function drawSteps(random: Random, steps: number, values: Int32Array, from: number, to: number): void {
  // The generator of `nextWord`, kept in local variables: this loop is most of the time spent on frequent events.
  const { state } = random;
  let s0 = state[0] as number;
  let s1 = state[1] as number;
  let s2 = state[2] as number;
  let s3 = state[3] as number;
  let digit = steps & -steps;
  for (let isFirst = true; digit < STEPS; digit <<= 1, isFirst = false) {
    const or = isFirst || (steps & digit) === 0 ? 0 : -1;
    const only = isFirst ? 0 : -1;
    for (let word = from; word < to; word++) {
      const fives = Math.imul(s1, 5);
      const bits = Math.imul((fives << 7) | (fives >>> 25), 9);
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      const old = values[word] as number;
      values[word] = (bits & (old | ~only)) | (or & (bits | old));
    }
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}
