/** Priorities at several servers: against one server's formula, against the queue without classes, and against the law that no order of service saves work. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { mg1Priority, mmcPriority } from "./general-queues.ts";
import { mmc } from "./markov-queues.ts";

it("at one server are those of M/G/1 with exponential services", () => {
  const streams = [0.3, 0.2, 0.4].map((arrivals, index) => ({ arrivals, service: 1, scv: 1, priority: -index }));
  const expected = mg1Priority(streams).map((time) => time - 1);
  mmcPriority([0.3, 0.2, 0.4], 1, 1).forEach((waiting, index) => expect(waiting).toBeCloseTo(expected[index] ?? 0, 12));
});

it("wait on average as without priorities, whatever the classes", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0.1, max: 0.95, noNaN: true }),
      (weights, servers, rho) => {
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        const arrivals = weights.map((weight) => (weight / all) * rho * servers);
        const waits = mmcPriority(arrivals, 1, servers);
        const mean = waits.reduce((sum, wait, index) => sum + wait * (arrivals[index] ?? 0), 0) / (rho * servers);
        expect(mean / (mmc(rho * servers, 1, servers)?.waitingTime ?? 0)).toBeCloseTo(1, 9);
        expect(waits.every((wait, index) => index === 0 || wait >= (waits[index - 1] ?? 0))).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});

it("leave time to the urgent while the others wait for ever", () => {
  const [first, second] = mmcPriority([1, 5], 1, 2);
  // All servers are always busy: half a service until one is free, over what is left of the time.
  expect(first).toBeCloseTo(0.5 / (1 - 0.5), 12);
  expect(second).toBe(Infinity);
});
