import fc from "fast-check";
import { expect, test } from "vitest";
import type { FaultTree, Gate } from "../fault-tree/tree.ts";
import { prepareStaticSampler, probabilityOfSample, sampleBlock, sampleOf, sampleStatic } from "./static.ts";

const bridge: FaultTree = {
  events: 5,
  gates: [
    { operator: "and", inputs: [0, 1] },
    { operator: "and", inputs: [2, 3] },
    { operator: "and", inputs: [0, 4, 3] },
    { operator: "and", inputs: [2, 4, 1] },
    { operator: "or", inputs: [5, 6, 7, 8] },
  ],
  top: 9,
};

/** By all states of the events. */
function exactly({ events, gates, top }: FaultTree, chances: readonly number[]): number {
  let sum = 0;
  for (let state = 0; state < 2 ** events; state++) {
    const valueOf = (reference: number): boolean => {
      const node = reference < 0 ? ~reference : reference;
      const value = node < events ? ((state >> node) & 1) === 1 : valueOfGate(gates[node - events] as Gate);
      return value !== reference < 0;
    };
    const valueOfGate = ({ operator, inputs, need = 0 }: Gate): boolean => {
      const trues = inputs.filter((input) => valueOf(input)).length;
      if (operator === "xor") return trues % 2 === 1;
      return trues >= (operator === "and" ? inputs.length : operator === "or" ? 1 : need);
    };
    if (!valueOf(top)) continue;
    sum += chances.reduce(
      (product, chance, event) => product * (((state >> event) & 1) === 1 ? chance : 1 - chance),
      1,
    );
  }
  return sum;
}

test("the interval covers the exact value in at least 93 of 100 runs, and mostly is not wider than it must be", () => {
  const chances = [0.1, 0.2, 0.03, 0.05, 0.3];
  const exact = exactly(bridge, chances);
  const runs = Array.from({ length: 100 }, (_, seed) => sampleStatic(bridge, chances, { seed, trials: 20_000 }));
  expect(runs.filter(({ lower, upper }) => lower <= exact && exact <= upper).length).toBeGreaterThanOrEqual(93);
  const width = 2 * 2.576 * Math.sqrt((exact * (1 - exact)) / 20_000);
  for (const { lower, upper } of runs) expect(upper - lower).toBeLessThan(1.15 * width);
});

test("blocks give the same however they are split", () => {
  const chances = [0.1, 0.5, 0.003, 0.97, 0];
  const sampler = prepareStaticSampler(bridge, chances);
  const blocks = 5;
  const by = (workers: number): number =>
    Array.from({ length: workers }, (_, worker) => {
      const own = prepareStaticSampler(bridge, chances);
      let hits = 0;
      for (let block = worker; block < blocks; block += workers) hits += own.sampleBlock(3, block, 50_000);
      return hits;
    }).reduce((sum, hits) => sum + hits, 0);
  expect(by(1)).toBe(by(2));
  expect(by(1)).toBe(by(5));
  expect(sampler.sampleBlock(3, 1, 1000)).not.toBe(sampler.sampleBlock(3, 2, 1000));
});

test("a run is its blocks, and can be stopped between them", () => {
  const wide: FaultTree = {
    events: 3000,
    gates: [{ operator: "or", inputs: Array.from({ length: 3000 }, (_, event) => event) }],
    top: 3000,
  };
  const chances = new Float64Array(3000).fill(1e-4);
  const sampler = prepareStaticSampler(wide, chances);
  const trials = 2 * sampler.trialsPerBlock + 777;
  const whole = sampleStatic(wide, chances, { seed: 8, trials });
  const parts = [0, 1].map((block) => sampler.sampleBlock(8, block)).concat(sampler.sampleBlock(8, 2, 777));
  expect(whole.hits).toBe(parts.reduce((sum, hits) => sum + hits, 0));
  expect(whole.trials).toBe(trials);
  const exact = -Math.expm1(3000 * Math.log1p(-1e-4));
  expect(whole.lower).toBeLessThan(exact);
  expect(whole.upper).toBeGreaterThan(exact);
  const stopped = sampleStatic(wide, chances, { seed: 8, trials, proceed: () => false });
  expect(stopped).toEqual(sampleBlock(wide, chances, 8, 0));
});

/** Trees of any operators, complements and repeated inputs, over few events. */
const anyTree = fc
  .record({
    events: fc.integer({ min: 1, max: 6 }),
    gates: fc.array(
      fc.record({
        operator: fc.constantFrom<Gate["operator"]>("and", "or", "xor", "atLeast"),
        inputs: fc.array(fc.record({ pick: fc.nat(), not: fc.boolean() }), { maxLength: 5 }),
        need: fc.integer({ min: 0, max: 6 }),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    chances: fc.array(fc.constantFrom(0, 1, 0.5, 0.25, 0.01, 0.04, 0.3, 0.9, 0.999), { minLength: 6, maxLength: 6 }),
    isComplement: fc.boolean(),
  })
  .map(({ events, gates, chances, isComplement }) => ({
    tree: {
      events,
      gates: gates.map(({ operator, inputs, need }, at) => ({
        operator,
        need,
        inputs: inputs.map(({ pick, not }) => {
          const node = pick % (events + at);
          return not ? ~node : node;
        }),
      })),
      top: isComplement ? ~(events + gates.length - 1) : events + gates.length - 1,
    } satisfies FaultTree,
    chances: chances.slice(0, events),
  }));

test("any tree is as probable as all its states say", () => {
  fc.assert(
    fc.property(anyTree, ({ tree, chances }) => {
      const exact = exactly(tree, chances);
      const { estimate } = sampleStatic(tree, chances, { seed: 1, trials: 20_000 });
      expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(
        1e-12 + 5 * Math.sqrt(Math.abs(exact * (1 - exact)) / 20_000),
      );
    }),
    { numRuns: 150, seed: 7 },
  );
});

test("of nothing sampled everything is possible, and what never happened may", () => {
  expect(sampleOf(0, 0)).toMatchObject({ lower: 0, upper: 1 });
  expect(probabilityOfSample(sampleOf(0, 1000))).toMatchObject({
    result: "estimate",
    value: 0,
    complement: 1,
    lower: 0,
  });
  expect(sampleOf(0, 1000).upper).toBeCloseTo(1 - 0.005 ** 0.001, 12);
});

test("wrong chances and trees are our mistakes", () => {
  expect(() => prepareStaticSampler(bridge, [0.1, 0.2, Number.NaN, 0, 0])).toThrow("NaN");
  expect(() => prepareStaticSampler(bridge, [0.1, 0.2])).toThrow("NaN");
  const circle: FaultTree = {
    events: 0,
    gates: [
      { operator: "or", inputs: [1] },
      { operator: "or", inputs: [0] },
    ],
    top: 0,
  };
  expect(() => prepareStaticSampler(circle, [])).toThrow("depends on itself");
  expect(() => prepareStaticSampler({ ...bridge, top: 77 }, [0, 0, 0, 0, 0])).toThrow("no gate");
});
