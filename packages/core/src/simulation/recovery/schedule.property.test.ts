/** The schedule of a recovery against all orders that one crew could work in, and without crews against the longest ways (critical path method). */
import fc from "fast-check";
import { expect, it } from "vitest";
import { schedule } from "./schedule.ts";
import { TaskDraft, type TaskTable } from "./tasks.ts";

interface Job {
  readonly takes: number;
  readonly release: number;
  readonly priority: number;
  /** Numbers of earlier jobs. */
  readonly after: readonly number[];
}

/** Up to six jobs; each waits for some of those before it. */
const jobs: fc.Arbitrary<readonly Job[]> = fc
  .array(
    fc.record({
      takes: fc.integer({ min: 1, max: 5 }),
      release: fc.integer({ min: 0, max: 3 }),
      priority: fc.integer({ min: -1, max: 3 }),
      after: fc.array(fc.nat(5), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => all.map((one, at) => ({ ...one, after: [...new Set(one.after.filter((other) => other < at))] })));

function tableOf(all: readonly Job[], crews: readonly number[]): TaskTable {
  const draft = new TaskDraft(all.length);
  for (const { takes, release, priority, after } of all) {
    for (const other of after) draft.addSingle(other, true, true);
    draft.add({ release, shortest: takes, longest: takes, isAlone: false, isSure: true, priority, crews });
  }
  return draft.finish();
}

/** Ends without any crew: each begins when all before it are done. */
function criticalPath(all: readonly Job[]): readonly number[] {
  const ends: number[] = [];
  for (const { takes, release, after } of all)
    ends.push(Math.max(release, ...after.map((other) => ends[other] ?? 0)) + takes);
  return ends;
}

/** Latest ends of all orders in which one crew may do one job after the other. */
function allOrders(all: readonly Job[]): ReadonlySet<number> {
  const found = new Set<number>();
  const go = (done: readonly number[], time: number): void => {
    if (done.length === all.length) found.add(time);
    all.forEach(({ takes, release, after }, job) => {
      if (!done.includes(job) && after.every((other) => done.includes(other)))
        go([...done, job], Math.max(time, release) + takes);
    });
  };
  go([], 0);
  return found;
}

it("without crews is the critical path method", () => {
  fc.assert(
    fc.property(jobs, (all) => {
      const ends = criticalPath(all);
      const { longest, shortest, total } = schedule(tableOf(all, []), []);
      expect([...longest.end]).toEqual(ends);
      expect([...shortest.back]).toEqual(ends);
      expect(total).toEqual([Math.max(...ends), Math.max(...ends)]);
    }),
    { numRuns: 100 },
  );
});

it("with one crew is one of the orders that are possible, and never shorter than the best or the longest way", () => {
  fc.assert(
    fc.property(jobs, (all) => {
      const { longest, total } = schedule(tableOf(all, [0]), [{ size: 1 }]);
      const orders = allOrders(all);
      expect(orders.has(total[1])).toBe(true);
      expect(total[0]).toBe(total[1]);
      expect(total[1]).toBeGreaterThanOrEqual(Math.max(...criticalPath(all)));
      all.forEach(({ release, after, takes }, job) => {
        const start = longest.start[job] ?? NaN;
        expect(start).toBeGreaterThanOrEqual(release);
        for (const other of after) expect(start).toBeGreaterThanOrEqual(longest.end[other] ?? NaN);
        all.forEach((_, other) => {
          if (other === job) return;
          const [from, to] = [longest.start[other] ?? NaN, longest.end[other] ?? NaN];
          expect(from >= start + takes || to <= start).toBe(true);
        });
      });
    }),
    { numRuns: 60 },
  );
});

it("with more people is never later in all than with one, where nothing waits for anything", () => {
  fc.assert(
    fc.property(jobs, fc.integer({ min: 2, max: 4 }), (all, size) => {
      const free = all.map((one) => ({ ...one, after: [] }));
      const [, one] = schedule(tableOf(free, [0]), [{ size: 1 }]).total;
      const [, more] = schedule(tableOf(free, [0]), [{ size }]).total;
      expect(more).toBeLessThanOrEqual(one);
    }),
    { numRuns: 60 },
  );
});
