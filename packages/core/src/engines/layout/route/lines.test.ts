import { describe, expect, it } from "vitest";
import type { Point } from "../graph.ts";
import { isOrthogonal, isThrough, sharedLength, sideOf, simplify } from "./lines.ts";

function at(...pairs: readonly (readonly [number, number])[]): readonly Point[] {
  return pairs.map(([x, y]) => ({ x, y }));
}

const BOX = { x: 10, y: 10, width: 20, height: 20 };

describe("lines", () => {
  it("lose doubles, middle points and what goes back on itself", () => {
    expect(simplify(at([0, 0], [0, 0], [5, 0], [9, 0], [9, 4]))).toEqual(at([0, 0], [9, 0], [9, 4]));
    expect(simplify(at([0, 0], [9, 0], [5, 0], [5, 4]))).toEqual(at([0, 0], [5, 0], [5, 4]));
    expect(simplify(at([0, 0], [0, 9], [0, 0], [4, 0]))).toEqual(at([0, 0], [4, 0]));
  });

  it("are right-angled or not", () => {
    expect(isOrthogonal(at([0, 0], [5, 0], [5, 5]))).toBe(true);
    expect(isOrthogonal(at([0, 0], [5, 5]))).toBe(false);
    expect(isOrthogonal(at([0, 0], [0, 0]))).toBe(false);
    expect(isOrthogonal(at([0, 0]))).toBe(false);
  });

  it("run through a box, but not along its border", () => {
    expect(isThrough({ x: 0, y: 20 }, { x: 40, y: 20 }, BOX)).toBe(true);
    expect(isThrough({ x: 0, y: 10 }, { x: 40, y: 10 }, BOX)).toBe(false);
    expect(isThrough({ x: 0, y: 10 }, { x: 40, y: 10 }, BOX, 1)).toBe(true);
  });

  it("end at a side, not at a corner", () => {
    expect(sideOf(BOX, { x: 10, y: 15 }, { x: 0, y: 15 })).toBe("left");
    expect(sideOf(BOX, { x: 15, y: 30 }, { x: 15, y: 40 })).toBe("bottom");
    expect(sideOf(BOX, { x: 10, y: 10 }, { x: 0, y: 10 })).toBeUndefined();
    expect(sideOf(BOX, { x: 12, y: 15 }, { x: 0, y: 15 })).toBeUndefined();
  });

  it("share the length that they run side by side", () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ];
    expect(sharedLength(a, b, { x: 30, y: 3 }, { x: 90, y: 3 }, 4)).toBe(20);
    expect(sharedLength(a, b, { x: 30, y: 4 }, { x: 90, y: 4 }, 4)).toBe(0);
    expect(sharedLength(a, b, { x: 30, y: -9 }, { x: 30, y: 9 }, 4)).toBe(0);
  });
});
