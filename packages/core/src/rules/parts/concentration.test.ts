import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Element } from "../../model/model.ts";
import { concentrationOf } from "./concentration.ts";

const supplier = (id: number): Element => ({ row: id }) as unknown as Element;

describe("the index of concentration", () => {
  it("is 10,000 for one supplier and 10,000 / n for n equal ones", () => {
    expect(concentrationOf({ bySupplier: new Map([[supplier(1), 7]]), unsaid: 0 })).toEqual({
      least: 10000,
      most: 10000,
    });
    const even = new Map([1, 2, 3, 4].map((id) => [supplier(id), 5]));
    expect(concentrationOf({ bySupplier: even, unsaid: 0 })).toEqual({ least: 2500, most: 2500 });
  });

  it("lies between its bounds whoever the unsaid suppliers are", () => {
    const counts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(counts, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), (known, unsaid) => {
        const bySupplier = new Map(known.map((count, id) => [supplier(id), count]));
        const { least, most } = concentrationOf({ bySupplier, unsaid: unsaid.length });
        const truth = new Map(known.map((count, id) => [id, count]));
        for (const id of unsaid) truth.set(id, (truth.get(id) ?? 0) + 1);
        const all = [...truth.values()].reduce((sum, count) => sum + count, 0);
        const index = [...truth.values()].reduce((sum, count) => sum + ((100 * count) / all) ** 2, 0);
        expect(index).toBeGreaterThanOrEqual(least - 1e-6);
        expect(index).toBeLessThanOrEqual(most + 1e-6);
      }),
    );
  });
});
