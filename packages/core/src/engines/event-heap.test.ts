import fc from "fast-check";
import { expect, test } from "vitest";
import { createEventHeap, hasEvent, popEvent, pushEvent } from "./event-heap.ts";

test("events come by time, and of equal times in the order in which they were added", () => {
  // Times to add, and undefined to take one out.
  const steps = fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }), { maxLength: 80 });
  fc.assert(
    fc.property(steps, (all) => {
      const heap = createEventHeap(1);
      const waiting: { readonly time: number; readonly id: number }[] = [];
      all.forEach((time, id) => {
        if (time !== undefined) {
          pushEvent(heap, time, id);
          waiting.push({ time, id });
          return;
        }
        expect(hasEvent(heap)).toBe(waiting.length > 0);
        waiting.sort((one, other) => one.time - other.time || one.id - other.id);
        const next = waiting.shift();
        if (next === undefined) return;
        expect({ time: heap.times[0], id: heap.ids[0] }).toEqual(next);
        popEvent(heap);
      });
    }),
    { numRuns: 100, seed: 2 },
  );
});
