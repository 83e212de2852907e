import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileTree } from "./compile.ts";
import type { CompiledTree } from "./compiled-tree.ts";
import { anyProbabilities, anyTree, coherentTree, isClose, stateProbability, truthTable } from "./tree.fixtures.ts";
import type { FaultTree } from "./tree.ts";

function compiled(tree: FaultTree): CompiledTree {
  const result = compileTree(tree);
  if (result.kind !== "compiled") throw new Error("out of budget");
  return result;
}

/** By counting states: the top with the event and without it, and the states in which it helps and hinders. */
function counted(
  tree: FaultTree,
  p: Float64Array,
  event: number,
): { with: number; without: number; helps: number; hinders: number } {
  const table = truthTable(tree);
  const sums = { with: 0, without: 0, helps: 0, hinders: 0 };
  table.forEach((isTrue, state) => {
    if (((state >> event) & 1) === 0) return;
    const weight = stateProbability(p, state, event);
    const isTrueWithout = table[state ^ (1 << event)] === true;
    if (isTrue) sums.with += weight;
    if (isTrueWithout) sums.without += weight;
    if (isTrue && !isTrueWithout) sums.helps += weight;
    if (!isTrue && isTrueWithout) sums.hinders += weight;
  });
  return sums;
}

function topOf(tree: FaultTree, p: Float64Array): number {
  return truthTable(tree).reduce((sum, isTrue, state) => sum + (isTrue ? stateProbability(p, state) : 0), 0);
}

test("importance is what counting states with and without each event gives", () => {
  const any = anyTree.chain((tree) => fc.tuple(fc.constant(tree), anyProbabilities(tree.events)));
  fc.assert(
    fc.property(any, ([tree, p]) => {
      const { birnbaum, criticality, fussellVesely, raw, rrw } = compiled(tree).importance(p);
      const top = topOf(tree, p);
      p.forEach((chance, event) => {
        const found = counted(tree, p, event);
        const worth = found.helps - found.hinders;
        const slack = 1e-11 * (found.helps + found.hinders);
        expect(Math.abs((birnbaum[event] as number) - worth)).toBeLessThanOrEqual(slack);
        if (top === 0) return;
        expect(Math.abs((criticality[event] as number) - (worth * chance) / top)).toBeLessThanOrEqual(
          (slack * chance) / top,
        );
        expect(fussellVesely[event]).toBe(criticality[event]);
        expect(isClose(raw[event] as number, found.with / top)).toBe(true);
        expect(isClose(rrw[event] as number, found.without === 0 ? Infinity : top / found.without)).toBe(true);
      });
    }),
    { numRuns: 100 },
  );
});

test("Birnbaum importance of a coherent tree has its digits where the two probabilities agree in all of theirs", () => {
  const any = coherentTree.chain((tree) => fc.tuple(fc.constant(tree), anyProbabilities(tree.events)));
  fc.assert(
    fc.property(any, ([tree, p]) => {
      const { birnbaum } = compiled(tree).importance(p);
      p.forEach((_, event) => {
        const worth = counted(tree, p, event).helps;
        expect(isClose(birnbaum[event] as number, worth, 1e-10), `${birnbaum[event]} for ${worth}`).toBe(true);
      });
    }),
    { numRuns: 100 },
  );
});

test("an event that hinders has a negative importance", () => {
  const { birnbaum, fussellVesely } = compiled({
    events: 2,
    gates: [{ operator: "and", inputs: [0, ~1] }],
    top: 2,
  }).importance(Float64Array.of(0.5, 0.25));
  expect([...birnbaum]).toEqual([0.75, -0.5]);
  expect(fussellVesely[1]).toBeCloseTo(-1 / 3, 15);
});

test("frequency counts each time an event decides, in both directions where the formula is not coherent", () => {
  const any = anyTree.chain((tree) => fc.tuple(fc.constant(tree), anyProbabilities(tree.events)));
  fc.assert(
    fc.property(any, ([tree, p]) => {
      const frequencies = Float64Array.from(p, (_, event) => event + 0.5);
      const expected = frequencies.reduce((sum, frequency, event) => {
        const { helps, hinders } = counted(tree, p, event);
        return sum + frequency * (helps + hinders);
      }, 0);
      const found = compiled(tree).frequency(p, frequencies);
      expect(found.result).toBe("exact");
      expect(isClose(found.value, expected, 1e-10) || Math.abs(found.value - expected) < 1e-290).toBe(true);
    }),
    { numRuns: 100 },
  );
});
