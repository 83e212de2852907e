/** Bounds from what can be left of a tree, against exact probabilities. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { boundsOf } from "./bounds.ts";
import { compileTree } from "./compile.ts";
import type { Interval } from "./intervals.ts";
import { eventInterval } from "./intervals.ts";
import { findModules } from "./modules.ts";
import { narrowed } from "./narrow.ts";
import { networkOf } from "./network.ts";
import { partsOf } from "./part.ts";
import { anyProbabilities, anyTree, coherentTree } from "./tree.fixtures.ts";
import type { FaultTree } from "./tree.ts";

function exactly(tree: FaultTree, p: Float64Array): { readonly value: number; readonly complement: number } {
  const compiled = compileTree(tree);
  if (compiled.kind !== "compiled") throw new Error("out of budget");
  return compiled.probability(p);
}

const withProbabilities = (tree: FaultTree): fc.Arbitrary<readonly [FaultTree, Float64Array]> =>
  fc.tuple(fc.constant(tree), anyProbabilities(tree.events));

/** The whole tree as one part, modules or not, and whether its top is turned over. */
function narrowedWhole(tree: FaultTree, p: Float64Array, most: number, turn = 0): Interval | undefined {
  const network = networkOf(tree);
  if (network.top < tree.events * 2) return undefined;
  const none = new Uint8Array(findModules(network).length);
  const part = partsOf(network, none).parts[0];
  if (part === undefined || (network.top & 1) === 1) return undefined;
  const variables = part.variables.map((event) => eventInterval(p[event] as number));
  // Another order for every turn: times a number that has nothing in common with theirs.
  const prime = [1, 17, 19, 23, 29, 31][turn % 6] as number;
  const order = Int32Array.from(variables.keys(), (at) => (at * prime + turn) % variables.length);
  return narrowed(part, order, variables, most);
}

test("they contain the exact probability, and that of the complement, wherever the search ends", () => {
  for (const trees of [anyTree, coherentTree])
    fc.assert(
      fc.property(trees.chain(withProbabilities), fc.constantFrom(0, 1, 3, 10, 1000), ([tree, p], most) => {
        const { value, complement } = exactly(tree, p);
        const found = narrowedWhole(tree, p, most);
        if (found === undefined) return;
        // The exact one is rounded too.
        const slack = 1e-13;
        expect(found.lower * (1 - slack)).toBeLessThanOrEqual(value);
        expect(found.upper * (1 + slack)).toBeGreaterThanOrEqual(value - 1e-307);
        expect(found.below * (1 - slack)).toBeLessThanOrEqual(complement);
        expect(found.above * (1 + slack)).toBeGreaterThanOrEqual(complement - 1e-307);
      }),
      { numRuns: 300, seed: 6 },
    );
});

test("they are near where the search may go on", () => {
  fc.assert(
    fc.property(anyTree.chain(withProbabilities), ([tree, p]) => {
      const found = narrowedWhole(tree, p, 100_000);
      if (found === undefined) return;
      const gap = Math.min(found.upper - found.lower, found.above - found.below);
      expect(gap).toBeLessThanOrEqual(0.021 * Math.min(found.upper, found.above) + 1e-300);
    }),
    { numRuns: 200, seed: 6 },
  );
});

test("what a tree needs in any case does not spoil them", () => {
  fc.assert(
    fc.property(anyTree.chain(withProbabilities), fc.constantFrom(1, 10, 1000), ([inner, q], residuals) => {
      // One more event that everything needs, and that is in everything.
      const { events } = inner;
      const tree: FaultTree = {
        events: events + 1,
        gates: [
          ...inner.gates.map((gate) => ({ ...gate, inputs: gate.inputs.map((input) => moved(input, events)) })),
          { operator: "and", inputs: [events, moved(inner.top, events)] },
        ],
        top: events + 1 + inner.gates.length,
      };
      const p = Float64Array.from([...q, 0.01]);
      const { value } = exactly(tree, p);
      const { probability } = boundsOf(tree, p, { first: 0, nodes: 2000, sizes: [4], made: 0, residuals });
      expect(probability.lower).toBeLessThanOrEqual(value);
      expect(probability.upper).toBeGreaterThanOrEqual(value - 1e-307);
    }),
    { numRuns: 200, seed: 6 },
  );
});

/** A reference in a tree that has one more event. */
function moved(input: number, events: number): number {
  const node = input < 0 ? ~input : input;
  const now = node < events ? node : node + 1;
  return input < 0 ? ~now : now;
}

test("an input of an exclusive or that can only rise may make it fall", () => {
  const tree: FaultTree = {
    events: 7,
    gates: [
      { operator: "and", inputs: [5, ~2, 1] },
      { operator: "and", inputs: [5, 4] },
      { operator: "or", inputs: [8, 2, 0, ~5, ~0] },
      { operator: "xor", inputs: [7, 3, 0] },
    ],
    top: 10,
  };
  const p = Float64Array.from([1e-20, 0.1, 0.1, 1, 0.1, 0.001, 0]);
  const { value } = exactly(tree, p);
  for (let turn = 0; turn < 60; turn++) {
    const found = narrowedWhole(tree, p, 1000, turn);
    if (found === undefined) continue;
    expect(found.lower * (1 - 1e-13)).toBeLessThanOrEqual(value);
    expect(found.upper * (1 + 1e-13)).toBeGreaterThanOrEqual(value);
  }
});
