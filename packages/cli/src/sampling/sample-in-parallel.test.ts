import type { FaultTree } from "@orrery/core/engines/fault-tree/tree";
import { simulateRenewal } from "@orrery/core/engines/sampling/renewal";
import { sampleStatic } from "@orrery/core/engines/sampling/static";
import { expect, test } from "vitest";
import { sampleInParallel, simulateInParallel } from "./sample-in-parallel.ts";

const tree: FaultTree = {
  events: 4,
  gates: [
    { operator: "atLeast", need: 2, inputs: [0, 1, 2] },
    { operator: "or", inputs: [4, 3] },
  ],
  top: 5,
};
const chances = Float64Array.of(0.1, 0.2, 0.3, 0.01);

test("two threads and one sample the same as none, and say how far they are", async () => {
  const job = { seed: 7, trials: 50_000_001 };
  const alone = sampleStatic(tree, chances, job);
  const seen: string[] = [];
  const both = await sampleInParallel(tree, chances, job, {
    workers: 2,
    progress: (done, of) => seen.push(`${done}/${of}`),
  });
  expect(both).toEqual(alone);
  expect(seen.at(-1)).toBe(`${seen.length}/${seen.length}`);
  expect(seen.length).toBeGreaterThan(2);
});

test("simulated years are the same on threads", async () => {
  const hours = (mean: number) => ({ kind: "exponential", mean }) as const;
  const system = {
    tree,
    components: Array.from({ length: 4 }, () => ({ failure: hours(500), repair: hours(10), crew: 0 })),
    crews: [1],
  };
  const years = { seed: 5, years: 40, yearsPerBlock: 10 };
  expect(await simulateInParallel(system, years, { workers: 2 })).toEqual(simulateRenewal(system, years));
});

test("a stopped sampling is rejected with the reason, and a wrong tree with its own", async () => {
  const stop = new AbortController();
  const endless = sampleInParallel(
    tree,
    chances,
    { seed: 1, trials: 1e12 },
    {
      workers: 1,
      signal: stop.signal,
      progress: () => {
        stop.abort(new Error("enough"));
      },
    },
  );
  await expect(endless).rejects.toThrow("enough");
  await expect(sampleInParallel(tree, Float64Array.of(2, 0, 0, 0), { seed: 1, trials: 10 })).rejects.toThrow(
    "2 is not",
  );
});
