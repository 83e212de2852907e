/** The traffic equations of nodes that ask one another: x = max(stated, b + W x), with bounds where they have no solution. */
import { stronglyConnectedComponents } from "../../engines/components.ts";
import { buildGraph } from "../../engines/graph.ts";

/** `weight` times for one of `from`, `to` is asked; weights are above 0. */
export interface Circle {
  readonly size: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

export interface CircleSolution {
  readonly x: Float64Array;
  /** b + W x, without what is stated. */
  readonly computed: Float64Array;
  /** Groups whose figures have no end: each case makes at least one more. Lower: only what comes from elsewhere counts; upper: infinite. */
  readonly endless: readonly (readonly number[])[];
}

/** Rounds in which those who are asked for more than is stated are let go; what is held then is still a lower bound. */
const ROUNDS = 100;
/** Groups beyond this size are solved by repetition rather than elimination, whose effort grows with the cube. */
const DENSE = 300;
/** Steps that repetition may take. */
const EFFORT = 40_000_000;

/**
 * `stated`: NaN where nothing is. Lower: the least solution, found by holding what is stated, solving the others, and letting go who
 * then gets more; where that has no end, what is stated holds against what the circle assumes. Upper: what is stated stays as it is.
 */
export function solveCircle(
  circle: Circle,
  b: Float64Array,
  stated: Float64Array,
  side: "lower" | "upper",
): CircleSolution {
  const held = Uint8Array.from(stated, (value) => (Number.isNaN(value) ? 0 : 1));
  const pinned = new Uint8Array(circle.size);
  for (let round = 0; ; round++) {
    const { x, endless } = solveFree(circle, b, stated, held, side);
    let isDone = true;
    for (const node of endless.flat())
      if (side === "lower" && !Number.isNaN(stated[node])) {
        held[node] = pinned[node] = 1;
        isDone = false;
      }
    if (!isDone) continue;
    const computed = askedBy(circle, b, x);
    if (side === "lower" && round < ROUNDS)
      for (let node = 0; node < circle.size; node++)
        if (
          (held[node] as number) > (pinned[node] as number) &&
          (computed[node] as number) > (stated[node] as number) * (1 + 1e-12)
        ) {
          held[node] = 0;
          isDone = false;
        }
    if (isDone) return { x, computed, endless };
  }
}

function askedBy({ from, to, weight }: Circle, b: Float64Array, x: Float64Array): Float64Array {
  const sum = b.slice();
  for (let step = 0; step < from.length; step++)
    sum[to[step] as number] =
      (sum[to[step] as number] as number) + (weight[step] as number) * (x[from[step] as number] as number);
  return sum;
}

/** Those that are not held, group by group of those who still ask one another, callers first. */
function solveFree(
  circle: Circle,
  b: Float64Array,
  stated: Float64Array,
  held: Uint8Array,
  side: "lower" | "upper",
): { readonly x: Float64Array; readonly endless: readonly (readonly number[])[] } {
  const { size, to, weight } = circle;
  // Steps to who is held change nothing.
  const from = Int32Array.from(circle.from, (node, step) => (held[to[step] as number] === 1 ? -1 : node));
  const graph = buildGraph(size, from, to);
  const { count, start, member, of } = stronglyConnectedComponents(graph);
  const x = new Float64Array(size);
  const place = new Int32Array(size);
  for (let node = 0; node < size; node++) if (held[node] === 1) x[node] = stated[node] as number;
  const endless: (readonly number[])[] = [];
  for (let group = count - 1; group >= 0; group--) {
    const members = member.subarray(start[group], start[group + 1]);
    const first = members[0] as number;
    if (held[first] === 1) continue;
    const inner: number[] = [];
    for (const node of members) {
      let sum = b[node] as number;
      for (let slot = graph.inStart[node] as number; slot < (graph.inStart[node + 1] as number); slot++) {
        const step = graph.inEdge[slot] as number;
        const caller = graph.inNode[slot] as number;
        if (of[caller] === group) inner.push(step);
        else sum += (weight[step] as number) * (x[caller] as number);
      }
      x[node] = sum;
    }
    if (inner.length === 0) continue;
    if (solveGroup(circle, members, inner, x, place)) continue;
    endless.push(Array.from(members));
    if (side === "upper") for (const node of members) x[node] = Number.POSITIVE_INFINITY;
  }
  return { x, endless };
}

/** `place` is room for the members' places. On the way in, `x` of the members is what comes from elsewhere. False where there is no solution, with `x` as it was or a lower bound. */
function solveGroup(
  circle: Circle,
  members: Int32Array,
  steps: readonly number[],
  x: Float64Array,
  place: Int32Array,
): boolean {
  for (let index = 0; index < members.length; index++) place[members[index] as number] = index;
  const group: Circle = {
    size: members.length,
    from: Int32Array.from(steps, (step) => place[circle.from[step] as number] as number),
    to: Int32Array.from(steps, (step) => place[circle.to[step] as number] as number),
    weight: Float64Array.from(steps, (step) => circle.weight[step] as number),
  };
  const b = Float64Array.from(members, (node) => x[node] as number);
  if (b.some((value) => value === Number.POSITIVE_INFINITY)) {
    for (const node of members) x[node] = Number.POSITIVE_INFINITY;
    return true;
  }
  if (!hasEnd(group)) return false;
  const solved = group.size <= DENSE ? eliminate(group, b) : repeat(group, b);
  members.forEach((node, index) => {
    x[node] = solved.x[index] as number;
  });
  return solved.isExact;
}

/**
 * Is the spectral radius below 1? Collatz's bounds: the least and the greatest growth of a positive vector in one step enclose it
 * (Varga, "Matrix Iterative Analysis", 1962, theorem 2.2). What they cannot settle counts as endless.
 */
function hasEnd({ size, from, to, weight }: Circle): boolean {
  let x = new Float64Array(size).fill(1);
  for (let round = 0; round < 1000; round++) {
    const next = x.slice();
    for (let step = 0; step < from.length; step++)
      next[to[step] as number] =
        (next[to[step] as number] as number) + (weight[step] as number) * (x[from[step] as number] as number);
    let [least, most, greatest] = [Number.POSITIVE_INFINITY, 0, 0];
    for (let node = 0; node < size; node++) {
      const growth = (next[node] as number) / (x[node] as number) - 1;
      least = Math.min(least, growth);
      most = Math.max(most, growth);
      greatest = Math.max(greatest, next[node] as number);
    }
    if (most < 1) return true;
    if (least >= 1) return false;
    for (let node = 0; node < size; node++) next[node] = Math.max((next[node] as number) / greatest, 1e-280);
    x = next;
  }
  return false;
}

/** Gauss without pivots: I - W has a positive inverse, and no pivot is small against its row. */
function eliminate(
  { size, from, to, weight }: Circle,
  b: Float64Array,
): { readonly x: Float64Array; readonly isExact: true } {
  const width = size + 1;
  const a = new Float64Array(size * width);
  for (let node = 0; node < size; node++) {
    a[node * width + node] = 1;
    a[node * width + size] = b[node] as number;
  }
  for (let step = 0; step < from.length; step++) {
    const cell = (to[step] as number) * width + (from[step] as number);
    a[cell] = (a[cell] as number) - (weight[step] as number);
  }
  for (let pivot = 0; pivot < size; pivot++)
    for (let row = pivot + 1; row < size; row++) {
      const factor = (a[row * width + pivot] as number) / (a[pivot * width + pivot] as number);
      if (factor === 0) continue;
      for (let column = pivot; column < width; column++)
        a[row * width + column] = (a[row * width + column] as number) - factor * (a[pivot * width + column] as number);
    }
  const x = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let sum = a[row * width + size] as number;
    for (let column = row + 1; column < size; column++)
      sum -= (a[row * width + column] as number) * (x[column] as number);
    x[row] = sum / (a[row * width + row] as number);
  }
  return { x, isExact: true };
}

/** From b upwards: every round is a lower bound of the solution. */
function repeat(circle: Circle, b: Float64Array): { readonly x: Float64Array; readonly isExact: boolean } {
  const rounds = Math.max(50, Math.floor(EFFORT / (circle.size + circle.from.length)));
  let x = b;
  for (let round = 0; round < rounds; round++) {
    const next = askedBy(circle, b, x);
    let change = 0;
    for (let node = 0; node < circle.size; node++)
      change = Math.max(
        change,
        ((next[node] as number) - (x[node] as number)) / Math.max(1e-300, next[node] as number),
      );
    x = next;
    if (change < 1e-15) return { x, isExact: true };
  }
  return { x, isExact: false };
}
