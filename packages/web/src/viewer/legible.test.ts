import fc from "fast-check";
import { expect, test } from "vitest";
import { legible, lettered, type Lettering } from "./legible.ts";

const box = { x: 0, y: 0, width: 192, height: 56 };
const name: Lettering = {
  x: 42,
  y: 24,
  size: 14,
  weight: 600,
  width: 80,
  anchor: "start",
  box,
  isPanel: false,
  line: 0,
  lines: 1,
};
const sizeAt = (text: Lettering, zoom: number): number => (legible(text, zoom)?.size ?? 0) * zoom;
const second: Lettering = { ...name, size: 11, weight: 400 };

test("near, texts are as they were drawn", () => {
  expect(legible(name, 1)).toEqual({ size: 14, y: 24 });
  expect(legible(second, 1)).toEqual({ size: 11, y: 24 });
});

test("from farther away names stay at ten pixels of the screen, second lines vanish", () => {
  expect(sizeAt(name, 0.5)).toBeCloseTo(10);
  expect(legible(second, 0.5)).toBeUndefined();
});

test("a long name that does not fit into its box at ten pixels is left out", () => {
  const long = { ...name, width: 140 };
  expect(sizeAt(long, 0.72)).toBeCloseTo(14 * 0.72);
  expect(legible(long, 0.5)).toBeUndefined();
});

test("second lines stay at ten pixels until the name beside them grows", () => {
  const beside = lettered(second, [name], -1, box, false);
  expect(sizeAt(beside, 0.85)).toBeCloseTo(10);
  expect(sizeAt(beside, 10 / 14)).toBeCloseTo(10);
  expect(legible(beside, 0.71)).toBeUndefined();
  expect(legible(name, 0.71)?.y).not.toBe(name.y);
});

test("labels of lines grow a little, turned texts do not", () => {
  const label: Lettering = { ...second, box: undefined };
  expect(sizeAt(label, 0.8)).toBeCloseTo(10);
  expect(legible(label, 0.7)).toBeUndefined();
  expect(legible({ ...label, width: Number.POSITIVE_INFINITY }, 0.8)).toBeUndefined();
});

test("two lines grow together, and stay apart in the middle of their box", () => {
  const lines = [0, 1].map((line) => legible({ ...name, line, lines: 2 }, 0.5));
  expect(lines.map((one) => one?.size)).toEqual([20, 20]);
  expect((lines[1]?.y ?? 0) - (lines[0]?.y ?? 0)).toBeCloseTo(24);
  expect(lines[0]?.y ?? 0).toBeGreaterThan(20 * 0.9);
  expect(lines[1]?.y ?? 0).toBeLessThan(56);
});

test("nothing is drawn smaller than can be read, nor out of its box", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.02, max: 8, noNaN: true }),
      fc.integer({ min: 1, max: 80 }),
      fc.constantFrom<Lettering["anchor"]>("start", "middle", "end"),
      fc.constantFrom(400, 600),
      fc.integer({ min: 1, max: 3 }),
      (zoom, width, anchor, weight, lines) => {
        const text = { ...name, x: 96, width, anchor, weight, lines, line: lines - 1 };
        const found = legible(text, zoom);
        if (found === undefined) return;
        expect(found.size * zoom).toBeGreaterThanOrEqual(10 - 1e-9);
        expect((width * found.size) / text.size).toBeLessThanOrEqual(192);
        expect(found.y).toBeLessThanOrEqual(56);
      },
    ),
  );
});
