/**
 * Arrays over all population vectors up to a limit, and the passes of convolution over them. One pass adds a station: with M the mean over the
 * classes of "one customer less" (weights `mix`), a station whose states have probabilities p(n) turns an array g into
 * sum over n of p(n) M^n g. All terms are positive, so relative errors stay near the rounding of single operations.
 */
import type { StateWeights } from "./service-law.ts";

export interface Lattice {
  /** Most customers of each class. */
  readonly limits: readonly number[];
  /** Steps between vectors that differ by one customer of a class. */
  readonly strides: readonly number[];
  /** How many vectors there are. */
  readonly size: number;
  /** The class along which neighbours in the array differ: that with most customers. */
  readonly along: number;
  /** Customers of all classes. */
  readonly total: number;
}

export function latticeOf(limits: readonly number[]): Lattice {
  const along = limits.indexOf(Math.max(...limits));
  const strides = limits.map(() => 1);
  let size = (limits[along] ?? 0) + 1;
  limits.forEach((limit, index) => {
    if (index === along) return;
    strides[index] = size;
    size *= limit + 1;
  });
  return { limits, strides, size, along, total: limits.reduce((sum, limit) => sum + limit, 0) };
}

/** Place of the vector with all customers, or with one of a class less. */
export function placeOfAll({ strides, size }: Lattice, less?: number): number {
  return size - 1 - (less === undefined ? 0 : (strides[less] ?? 0));
}

/** A station by itself while one class after the other is looked at: its state weights and how its load is divided among classes (sum 1). */
export interface Pass {
  readonly weights: StateWeights;
  readonly mix: readonly number[];
}

/** Adds a station to `g`, in place. */
export function convolve(lattice: Lattice, g: Float64Array, { weights, mix }: Pass): void {
  const { first, tail, ratio } = weights;
  if (first.length === 0) return addGeometric(lattice, g, mix, tail, ratio);
  const shifted = g.slice();
  scale(g, first[0] as number);
  const terms = Math.min(first.length, lattice.total + 1);
  for (let n = 1; n < terms; n++) {
    shift(lattice, shifted, mix);
    addScaled(g, shifted, first[n] as number);
  }
  if (terms > lattice.total) return;
  shift(lattice, shifted, mix);
  addGeometric(lattice, shifted, mix, tail, ratio);
  addScaled(g, shifted, 1);
}

/** h = start x g + ratio x M h, in place of g: the station with start x ratio^n customers. */
export function addGeometric(
  lattice: Lattice,
  g: Float64Array,
  mix: readonly number[],
  start: number,
  ratio: number,
): void {
  const { limits, along } = lattice;
  const length = (limits[along] ?? 0) + 1;
  const own = ratio * (mix[along] ?? 0);
  if (start !== 1) scale(g, start);
  forEachRow(lattice, mix, false, (row, steps, shares) => {
    for (let index = 0; index < steps.length; index++) {
      const from = row - (steps[index] as number);
      const share = ratio * (shares[index] as number);
      for (let at = 0; at < length; at++) g[row + at] = (g[row + at] as number) + share * (g[from + at] as number);
    }
    if (own === 0) return;
    let before = g[row] as number;
    for (let at = row + 1; at < row + length; at++) {
      before = (g[at] as number) + own * before;
      g[at] = before;
    }
  });
}

/** g = M g, in place, from the end so that what is read has not been written. */
export function shift(lattice: Lattice, g: Float64Array, mix: readonly number[]): void {
  const { limits, along } = lattice;
  const length = (limits[along] ?? 0) + 1;
  const own = mix[along] ?? 0;
  forEachRow(lattice, mix, true, (row, steps, shares) => {
    for (let at = row + length - 1; at > row; at--) g[at] = own * (g[at - 1] as number);
    g[row] = 0;
    for (let index = 0; index < steps.length; index++) {
      const from = row - (steps[index] as number);
      const share = shares[index] as number;
      for (let at = 0; at < length; at++) g[row + at] = (g[row + at] as number) + share * (g[from + at] as number);
    }
  });
}

function scale(g: Float64Array, factor: number): void {
  for (let at = 0; at < g.length; at++) g[at] = (g[at] as number) * factor;
}

export function addScaled(g: Float64Array, other: Float64Array, factor: number): void {
  for (let at = 0; at < g.length; at++) g[at] = (g[at] as number) + factor * (other[at] as number);
}

/** Delays alone: a product of Poisson probabilities with these means. */
export function fillWithDelays(lattice: Lattice, means: readonly number[]): Float64Array {
  const { limits, strides, size, along } = lattice;
  const g = new Float64Array(size);
  g[0] = 1;
  let filled = 1;
  const order = [along, ...limits.flatMap((_, index) => (index === along ? [] : [index]))];
  for (const index of order) {
    const stride = strides[index] ?? 1;
    const chances = poisson(means[index] ?? 0, limits[index] ?? 0);
    for (let count = chances.length - 1; count >= 0; count--) {
      const chance = chances[count] as number;
      const begin = count * stride;
      for (let at = 0; at < filled; at++) g[begin + at] = (g[at] as number) * chance;
    }
    filled *= chances.length;
  }
  return g;
}

/** Probabilities of 0 to `most` when the mean is `mean`, outwards from the most probable; those that are left out do not matter for ratios. */
function poisson(mean: number, most: number): Float64Array {
  const chances = new Float64Array(most + 1);
  if (mean === 0) {
    chances[0] = 1;
    return chances;
  }
  const mode = Math.min(most, Math.floor(mean));
  chances[mode] = 1;
  for (let n = mode + 1; n <= most; n++) chances[n] = ((chances[n - 1] as number) * mean) / n;
  for (let n = mode - 1; n >= 0; n--) chances[n] = ((chances[n + 1] as number) * (n + 1)) / mean;
  const sum = chances.reduce((all, one) => all + one, 0);
  return chances.map((chance) => chance / sum);
}

/** Each row of neighbours, with the steps to the rows with one customer less of another class, where there is one, and that class's share. */
function forEachRow(
  { limits, strides, size, along }: Lattice,
  mix: readonly number[],
  backwards: boolean,
  visit: (row: number, steps: readonly number[], shares: readonly number[]) => void,
): void {
  const length = (limits[along] ?? 0) + 1;
  const used = limits.flatMap((limit, index) =>
    index === along || limit === 0 || (mix[index] ?? 0) === 0
      ? []
      : [{ stride: strides[index] ?? 1, limit, share: mix[index] ?? 0 }],
  );
  const steps: number[] = [];
  const shares: number[] = [];
  const rows = size / length;
  for (let index = 0; index < rows; index++) {
    const row = (backwards ? rows - 1 - index : index) * length;
    steps.length = 0;
    shares.length = 0;
    for (const { stride, limit, share } of used) {
      if (Math.floor(row / stride) % (limit + 1) === 0) continue;
      steps.push(stride);
      shares.push(share);
    }
    visit(row, steps, shares);
  }
}
