import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createHeap, popHeap, pushHeap } from "./int-heap.ts";

test("always gives the least of what it holds", () => {
  // A number is pushed, `undefined` pops.
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(50), { nil: undefined })), (actions) => {
      const heap = createHeap(actions.length);
      const held: number[] = [];
      for (const value of actions) {
        if (value === undefined) {
          held.sort((a, b) => a - b);
          expect(popHeap(heap)).toBe(held.shift() ?? -1);
        } else {
          pushHeap(heap, value);
          held.push(value);
        }
      }
    }),
  );
});

test("a full heap is our mistake", () => {
  expect(() => pushHeap(createHeap(0), 1)).toThrow("heap of 0 is full");
});
