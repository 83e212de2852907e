import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileTree, type CompileLimits } from "./compile.ts";
import type { CompiledTree } from "./compiled-tree.ts";
import { anyProbabilities, anyTree, isClose, stateProbability, truthTable } from "./tree.fixtures.ts";
import type { FaultTree, Gate } from "./tree.ts";
import { forces, walks } from "./variable-orders.ts";

const orders = [...walks.map(({ id }) => id), ...forces.map(({ id }) => id), "searched"];
const ways: readonly CompileLimits[] = [{}, { modules: false }, ...orders.map((id) => ({ orders: [id] }))];

function compiled(tree: FaultTree, limits: CompileLimits = {}): CompiledTree {
  const result = compileTree(tree, limits);
  if (result.kind !== "compiled") throw new Error(`out of budget after ${result.made} nodes`);
  return result;
}

test("a compiled tree says of every state what its gates say, in any order, with modules and without", () => {
  fc.assert(
    fc.property(anyTree, fc.constantFrom(...ways), (tree, way) => {
      const result = compiled(tree, way);
      truthTable(tree).forEach((isTrue, state) => {
        const certain = Float64Array.from({ length: tree.events }, (_, event) => (state >> event) & 1);
        expect(result.probability(certain)).toEqual({ value: isTrue ? 1 : 0, complement: isTrue ? 0 : 1 });
      });
    }),
    { numRuns: 150 },
  );
});

test("probability and complement are the sums over all states, with eleven digits at any size", () => {
  const any = anyTree.chain((tree) => fc.tuple(fc.constant(tree), anyProbabilities(tree.events)));
  fc.assert(
    fc.property(any, ([tree, p]) => {
      let [value, complement] = [0, 0];
      truthTable(tree).forEach((isTrue, state) => {
        if (isTrue) value += stateProbability(p, state);
        else complement += stateProbability(p, state);
      });
      const result = compiled(tree).probability(p);
      expect(isClose(result.value, value), `${result.value} for ${value}`).toBe(true);
      expect(isClose(result.complement, complement), `${result.complement} for ${complement}`).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("what is known is given as known", () => {
  const either = compiled({ events: 2, gates: [{ operator: "or", inputs: [0, 1] }], top: 2 });
  const p = Float64Array.of(0.1, 0.2);
  expect(either.given(p, new Map([[0, false]])).value).toBeCloseTo(0.2, 15);
  expect(either.given(p, new Map([[1, true]]))).toEqual({ value: 1, complement: 0 });
});

test("a probability near 1 keeps its complement where that is given", () => {
  const both = compiled({ events: 2, gates: [{ operator: "and", inputs: [0, 1] }], top: 2 });
  const { complement } = both.probability(Float64Array.of(1, 1), Float64Array.of(1e-40, 3e-40));
  expect(complement).toBeCloseTo(4e-40, 55);
});

/** `count` events in a ring, of which some neighbours must fail together: no modules, and many ways. */
function ring(count: number, run: number): FaultTree {
  const runs = Array.from({ length: count }, (_, at): Gate => {
    return { operator: "and", inputs: Array.from({ length: run }, (__, next) => (at + next) % count) };
  });
  return {
    events: count,
    gates: [...runs, { operator: "or", inputs: runs.map((_, index) => count + index) }],
    top: 2 * count,
  };
}

test("a circular consecutive-k-out-of-n system has its published failure probability at 1e-15 and at 0.4", () => {
  // k = 2: sum over j of n/(n-j) C(n-j, j) p^j q^(n-j) is the reliability (Derman, Lieberman and Ross, IEEE Trans. Reliability R-31, 1982).
  const count = 40;
  const result = compiled(ring(count, 2));
  for (const chance of [0.4, 0.01, 1e-15]) {
    let reliability = 0;
    let choose = 1;
    for (let failed = 0; failed <= count / 2; failed++) {
      reliability += (count / (count - failed)) * choose * chance ** failed * (1 - chance) ** (count - failed);
      choose = (choose * ((count - 2 * failed) * (count - 2 * failed - 1))) / ((count - failed) * (failed + 1));
    }
    const { value, complement } = result.probability(new Float64Array(count).fill(chance));
    expect(isClose(complement, reliability, 1e-13)).toBe(true);
    if (chance < 1e-3) expect(isClose(value, count * chance ** 2, 1e-13)).toBe(true);
  }
});

test("quorums of quorums are exact where all combinations could never be counted", () => {
  // 12 times "25 of 30", then "8 of 12": both are binomial.
  const groups = Array.from({ length: 12 }, (_, group): Gate => {
    return { operator: "atLeast", need: 25, inputs: Array.from({ length: 30 }, (__, at) => group * 30 + at) };
  });
  const gates: Gate[] = [...groups, { operator: "atLeast", need: 8, inputs: groups.map((_, index) => 360 + index) }];
  const result = compiled({ events: 360, gates, top: 372 });
  const { value } = result.probability(new Float64Array(360).fill(0.01));
  expect(isClose(value, binomialTail(12, 8, binomialTail(30, 25, 0.01)), 1e-12)).toBe(true);
});

function binomialTail(count: number, need: number, p: number): number {
  let sum = 0;
  for (let k = need; k <= count; k++) {
    let choose = 1;
    for (let at = 0; at < k; at++) choose = (choose * (count - at)) / (at + 1);
    sum += choose * p ** k * (1 - p) ** (count - k);
  }
  return sum;
}

test("limits are kept, and what was not compiled says so", () => {
  const hard = grid(12);
  const result = compileTree(hard, { made: 30_000 });
  expect(result.kind).toBe("out-of-budget");
  if (result.kind === "out-of-budget") expect(result.made).toBeLessThanOrEqual(30_000);
  expect(compileTree(hard, { nodes: 2000 }).kind).toBe("out-of-budget");
});

/** Rows and columns of a square of events: the top needs one whole row free of failures and one whole column. */
function grid(side: number): FaultTree {
  const at = Array.from({ length: side }, (_, index) => index);
  const rows = at.map((row): Gate => ({ operator: "or", inputs: at.map((column) => row * side + column) }));
  const columns = at.map((column): Gate => ({ operator: "or", inputs: at.map((row) => row * side + column) }));
  const first = side * side;
  const gates: Gate[] = [
    ...rows,
    ...columns,
    { operator: "and", inputs: rows.map((_, index) => first + index) },
    { operator: "and", inputs: columns.map((_, index) => first + side + index) },
    { operator: "xor", inputs: [first + 2 * side, first + 2 * side + 1] },
  ];
  return { events: first, gates, top: first + gates.length - 1 };
}
