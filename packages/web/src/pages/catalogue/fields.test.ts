import fc from "fast-check";
import { expect, test } from "vitest";
import { moveTo, pressed, readSort, shifted, writeSort } from "./fields.ts";

test("a press on a head turns the order round, then takes it away; with others it is added behind them", () => {
  expect(pressed(undefined, "rto", false)).toBe("rto");
  expect(pressed("rto", "rto", false)).toBe("-rto");
  expect(pressed("-rto", "rto", false)).toBeUndefined();
  expect(pressed("owner", "rto", false)).toBe("rto");
  expect(pressed("owner", "rto", true)).toBe("owner,rto");
  expect(pressed("owner,rto,name", "rto", true)).toBe("owner,-rto,name");
  expect(pressed("owner,-rto,name", "rto", true)).toBe("owner,name");
});

test("what is written of an order is read back", () => {
  const key = fc.constantFrom("name", "rto", "lifecycle.active");
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({ key, isDown: fc.boolean() }), { selector: (one) => one.key }), (keys) => {
      expect(readSort(writeSort(keys))).toEqual(keys);
    }),
  );
});

test("columns change places, and stay at the ends", () => {
  expect(shifted(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
  expect(shifted(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
  expect(moveTo(["a", "b", "c"], "c", 0)).toEqual(["c", "a", "b"]);
});
