/** Minimal cut sets, prime implicants and bounds against brute force. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf } from "./bounds.ts";
import { compileTree } from "./compile.ts";
import type { CompiledTree } from "./compiled-tree.ts";
import { cutSetsOf } from "./cut-sets.ts";
import { evaluateTree } from "./evaluate.ts";
import { primeImplicantsOf } from "./prime-implicants.ts";
import type { CutSets, FaultTree, Gate } from "./tree.ts";

/** Trees of few events, with complements unless they are to be coherent, and gates shared at will. */
function trees(isCoherent: boolean, mostEvents: number): fc.Arbitrary<FaultTree> {
  return fc.integer({ min: 1, max: mostEvents }).chain((events) =>
    fc
      .array(
        fc.record({
          operator: fc.constantFrom<Gate["operator"]>("and", "or", "atLeast", isCoherent ? "or" : "xor"),
          inputs: fc.array(fc.record({ at: fc.nat(), not: fc.boolean() }), { minLength: 1, maxLength: 4 }),
          need: fc.integer({ min: 1, max: 3 }),
        }),
        { minLength: 1, maxLength: 9 },
      )
      .map((drafts): FaultTree => {
        const gates = drafts.map(({ operator, inputs, need }, index): Gate => {
          const references = inputs.map(({ at, not }) => {
            // Rather what lies just below than an event, so that trees get deep.
            const node = at % 3 === 0 || index === 0 ? at % events : events + (at % index);
            return not && !isCoherent ? ~node : node;
          });
          return { operator, inputs: references, ...(operator === "atLeast" ? { need } : {}) };
        });
        return { events, gates, top: events + gates.length - 1 };
      }),
  );
}

function isTrue({ events, gates, top }: FaultTree, state: number): boolean {
  const values: boolean[] = Array.from({ length: events }, (_, event) => ((state >> event) & 1) === 1);
  const value = (reference: number): boolean => (reference < 0 ? !values[~reference] : values[reference] === true);
  for (const { operator, inputs, need = 0 } of gates) {
    const count = inputs.filter(value).length;
    values.push(
      operator === "and"
        ? count === inputs.length
        : operator === "or"
          ? count > 0
          : operator === "xor"
            ? count % 2 === 1
            : count >= need,
    );
  }
  return value(top);
}

/** Least states in which the tree is true. */
function minimalStates(tree: FaultTree): readonly number[] {
  const states = Array.from({ length: 1 << tree.events }, (_, state) => state).filter((state) => isTrue(tree, state));
  return states.filter((state) => !states.some((other) => other !== state && (other & state) === other));
}

/** Cubes (mask of events, and which of them are true) inside the tree that no larger cube inside it contains. */
function primeCubes(tree: FaultTree): readonly (readonly [mask: number, state: number])[] {
  const all = (1 << tree.events) - 1;
  const isInside = (mask: number, state: number): boolean => {
    for (let free = all & ~mask; ; free = (free - 1) & (all & ~mask)) {
      if (!isTrue(tree, state | free)) return false;
      if (free === 0) return true;
    }
  };
  const cubes: (readonly [number, number])[] = [];
  for (let mask = 0; mask <= all; mask++)
    for (let state = mask; ; state = (state - 1) & mask) {
      if (isInside(mask, state)) {
        let isPrime = true;
        for (let bit = 1; bit <= all; bit <<= 1)
          if ((mask & bit) !== 0 && isInside(mask & ~bit, state & ~bit)) isPrime = false;
        if (isPrime) cubes.push([mask, state]);
      }
      if (state === 0) break;
    }
  return cubes;
}

function compiled(tree: FaultTree): CompiledTree {
  const found = compileTree(tree);
  if (found.kind !== "compiled") throw new Error("out of budget");
  return found;
}

function chances(events: number): Float64Array {
  return Float64Array.from({ length: events }, (_, event) => 0.05 + 0.9 / (event + 1.5));
}

function keys({ first }: CutSets): readonly string[] {
  return first.map(({ events }) => events.join(" ")).toSorted();
}

const many = { first: 100_000, nodes: 1_000_000 };

describe("against brute force", () => {
  test("minimal cut sets, of trees that are coherent and others", () => {
    for (const isCoherent of [true, false])
      fc.assert(
        fc.property(trees(isCoherent, 8), (tree) => {
          const expected = minimalStates(tree).map((state) =>
            chances(tree.events).reduce<number[]>(
              (set, _, event) => ((state >> event) & 1 ? [...set, event] : set),
              [],
            ),
          );
          const found = cutSetsOf(compiled(tree).diagram, chances(tree.events), many);
          expect(found?.count).toBe(BigInt(expected.length));
          expect(found && keys(found)).toEqual(expected.map((set) => set.join(" ")).toSorted());
          found?.byOrder.forEach((count, order) =>
            expect(count).toBe(BigInt(expected.filter((set) => set.length === order).length)),
          );
          for (const limit of [1, 2, 3]) {
            const short = cutSetsOf(compiled(tree).diagram, chances(tree.events), { ...many, limit });
            expect(short && keys(short)).toEqual(
              expected
                .filter((set) => set.length <= limit)
                .map((set) => set.join(" "))
                .toSorted(),
            );
          }
        }),
        { numRuns: 80, seed: 6 },
      );
  });

  test("prime implicants", () => {
    fc.assert(
      fc.property(trees(false, 6), (tree) => {
        const expected = primeCubes(tree).map(([mask, state]) => {
          const literals: number[] = [];
          for (let event = 0; event < tree.events; event++)
            if ((mask >> event) & 1) literals.push((state >> event) & 1 ? event : ~event);
          return literals.join(" ");
        });
        const found = primeImplicantsOf(compiled(tree).diagram, chances(tree.events), many);
        expect(found?.count).toBe(BigInt(expected.length));
        expect(found && keys(found)).toEqual(expected.toSorted());
      }),
      { numRuns: 80, seed: 6 },
    );
  });

  test("the most probable come first, and none is left out", () => {
    fc.assert(
      fc.property(trees(true, 8), fc.integer({ min: 1, max: 5 }), (tree, first) => {
        const p = chances(tree.events);
        const all = cutSetsOf(compiled(tree).diagram, p, many)?.first.map(({ probability }) => probability) ?? [];
        const best =
          cutSetsOf(compiled(tree).diagram, p, { ...many, first })?.first.map(({ probability }) => probability) ?? [];
        expect(all).toEqual(all.toSorted((one, two) => two - one));
        expect(best).toEqual(all.slice(0, first));
      }),
      { numRuns: 80, seed: 6 },
    );
  });

  test("bounds contain the exact probability however little they may hold, and their cut sets are minimal", () => {
    for (const isCoherent of [true, false])
      fc.assert(
        fc.property(trees(isCoherent, 8), fc.constantFrom(4, 8, 30), (tree, size) => {
          const p = chances(tree.events);
          const { value } = compiled(tree).probability(p);
          const { probability, first } = boundsOf(tree, p, { first: 5, nodes: 2000, sizes: [size], made: 0 });
          expect(probability.lower).toBeLessThanOrEqual(value);
          expect(probability.upper).toBeGreaterThanOrEqual(value);
          const minimal = new Set(minimalStates(tree));
          for (const { events } of first)
            expect(minimal.has(events.reduce((state, event) => state | (1 << event), 0))).toBe(true);
        }),
        { numRuns: 80, seed: 6 },
      );
  });

  test("without the probability of some events the range is that of all they may have", () => {
    fc.assert(
      fc.property(trees(false, 6), fc.nat(), (tree, pick) => {
        const p = chances(tree.events);
        const missing = [pick % tree.events, (pick >> 8) % tree.events];
        const values = [0, 1, 2, 3].map((choice) => {
          const now = p.slice();
          missing.forEach((event, index) => (now[event] = (choice >> index) & 1));
          return compiled(tree).probability(now).value;
        });
        for (const event of missing) p[event] = Number.NaN;
        const { probability } = evaluateTree(tree, p);
        expect(probability.lower).toBeCloseTo(Math.min(...values), 12);
        expect(probability.upper).toBeCloseTo(Math.max(...values), 12);
      }),
      { numRuns: 80, seed: 6 },
    );
  });
});

test("counts beyond what a number can hold are exact: 2 of each of 40 pairs, in two ways", () => {
  const pairs = Array.from({ length: 40 }, (_, index): Gate => ({
    operator: "or",
    inputs: [index * 4, index * 4 + 1, index * 4 + 2, index * 4 + 3],
  }));
  const tree: FaultTree = {
    events: 160,
    gates: [...pairs, { operator: "and", inputs: pairs.map((_, index) => 160 + index) }],
    top: 200,
  };
  const found = cutSetsOf(compiled(tree).diagram, new Float64Array(160).fill(0.5), { first: 2, nodes: 10_000 });
  expect(found?.count).toBe(4n ** 40n);
  expect(found?.byOrder.at(-1)).toBe(4n ** 40n);
  expect(found?.first.map(({ probability }) => probability)).toEqual([0.5 ** 40, 0.5 ** 40]);
});
