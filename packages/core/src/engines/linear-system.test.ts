import fc from "fast-check";
import { expect, test } from "vitest";
import { solveSystem } from "./linear-system.ts";

test("finds what the right side was made of", () => {
  const numbers = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 6 })
        .chain((size) =>
          fc.tuple(
            fc.array(fc.array(numbers, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
            fc.array(numbers, { minLength: size, maxLength: size }),
          ),
        ),
      ([rows, wanted]) => {
        // A heavy diagonal makes it regular.
        const matrix = rows.map((row, index) => row.map((cell, column) => cell + (index === column ? 100 : 0)));
        const right = matrix.map((row) => row.reduce((sum, cell, column) => sum + cell * (wanted[column] ?? 0), 0));
        const found = solveSystem(matrix, right);
        wanted.forEach((value, at) => expect(found?.[at]).toBeCloseTo(value, 9));
      },
    ),
    { numRuns: 100 },
  );
});

test("a singular system has no answer, or 0 for what is open", () => {
  const twice = [
    [1, 2],
    [2, 4],
  ];
  expect(solveSystem(twice, [3, 6])).toBeUndefined();
  expect(
    solveSystem(
      [
        [2, 0],
        [0, 0],
      ],
      [4, 0],
      { isLenient: true },
    ),
  ).toEqual([2, 0]);
  expect(
    solveSystem(
      [
        [0, 1],
        [1, 0],
      ],
      [5, 7],
    ),
  ).toEqual([7, 5]);
});
