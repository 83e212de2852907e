import { expect, test } from "vitest";
import { random } from "./fuzz/mutate.mjs";
import { readers } from "./fuzz/readers.mjs";

/** The short version of `npm run fuzz`: the same inputs every time, in this process. */
test.each(readers.map((reader) => [reader.id, reader] as const))(
  "%s: mutated inputs neither crash nor hang",
  (_, reader) => {
    for (let seed = 1; seed <= 60; seed++) {
      const bytes = reader.make(random(seed));
      const start = performance.now();
      expect(() => reader.read(bytes), `seed ${seed}`).not.toThrow();
      expect(performance.now() - start, `seed ${seed}, ${bytes.length} bytes`).toBeLessThan(20_000);
    }
  },
);

test("a seed gives the same input every time", () => {
  const [first] = readers;
  expect(first?.make(random(7))).toEqual(first?.make(random(7)));
});
