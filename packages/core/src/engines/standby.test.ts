import fc from "fast-check";
import { expect, test } from "vitest";
import { addRate, createChain, steadyState } from "./markov.ts";
import { solveStandby } from "./standby.ts";

/** How far a value is from another, relatively. */
const off = (value: number | undefined, expected: number): number => Math.abs((value ?? Number.NaN) / expected - 1);

test("chances far below the rounding of 1 have all their digits", () => {
  const chain = createChain(8);
  for (let state = 0; state < 7; state++) {
    addRate(chain, state, state + 1, 1e-5);
    addRate(chain, state + 1, state, 1);
  }
  const shares = steadyState(chain);
  const sum = shares.reduce((total, _, state) => total + 1e-5 ** state, 0);
  shares.forEach((share, state) => expect(off(share, 1e-5 ** state / sum)).toBeLessThan(1e-12));
});

/** A ring with unlike rates, whose shares are the inverse rates. */
test("a chain without balance between neighbours is solved too", () => {
  const rates = [1, 2, 0.5, 4];
  const chain = createChain(4);
  rates.forEach((rate, state) => addRate(chain, state, (state + 1) % 4, rate));
  const sum = rates.reduce((total, rate) => total + 1 / rate, 0);
  steadyState(chain).forEach((share, state) => expect(off(share, 1 / (rates[state] ?? 0) / sum)).toBeLessThan(1e-12));
  expect(() => steadyState(createChain(2))).toThrow("never left");
});

const group = fc.record({
  members: fc.integer({ min: 1, max: 8 }),
  short: fc.nat(),
  mtbf: fc.double({ min: 1, max: 1e5, noNaN: true }),
  mttr: fc.double({ min: 0.01, max: 100, noNaN: true }),
  crews: fc.integer({ min: 1, max: 8 }),
});

test("with a crew for each, members that all run are independent", () => {
  fc.assert(
    fc.property(group, ({ members, short, mtbf, mttr }) => {
      const need = 1 + (short % members);
      const down = mttr / (mtbf + mttr);
      const up = mtbf / (mtbf + mttr);
      let choose = 1;
      let unavailability = 0;
      let edge = 0;
      for (let failed = 0; failed <= members; failed++) {
        const term = choose * down ** failed * up ** (members - failed);
        if (members - failed < need) unavailability += term;
        if (members - failed === need) edge = term * need;
        choose = (choose * (members - failed)) / (failed + 1);
      }
      const solved = solveStandby({ members, need, mtbf, mttr, spares: "active" });
      expect(off(solved?.unavailability, unavailability)).toBeLessThan(1e-12);
      expect(off(solved?.frequency, edge / mtbf)).toBeLessThan(1e-12);
    }),
    { numRuns: 60, seed: 3 },
  );
});

/** Machine repair with spares (Gross and Harris, "Fundamentals of Queueing Theory", 2.7): a birth and death process. */
test("limited crews and spares that don't run are the machine repair problem", () => {
  fc.assert(
    fc.property(group, fc.boolean(), ({ members, short, mtbf, mttr, crews }, isActive) => {
      const need = 1 + (short % members);
      const shares = [1];
      for (let failed = 0; failed < members; failed++) {
        const running = isActive ? members - failed : Math.min(need, members - failed);
        shares.push(((shares[failed] ?? 0) * running * mttr) / (mtbf * Math.min(failed + 1, crews)));
      }
      const sum = shares.reduce((total, share) => total + share, 0);
      const down = shares.slice(members - need + 1).reduce((total, share) => total + share, 0) / sum;
      const solved = solveStandby({ members, need, mtbf, mttr, crews, spares: isActive ? "active" : "passive" });
      expect(off(solved?.unavailability, down)).toBeLessThan(1e-12);
      expect(off(solved?.frequency, ((shares[members - need] ?? 0) / sum) * (need / mtbf))).toBeLessThan(1e-12);
      expect(off((solved?.availability ?? 0) + (solved?.unavailability ?? 0), 1)).toBeLessThan(1e-12);
    }),
    { numRuns: 60, seed: 4 },
  );
});

/** One of two with a passive spare: three states and the switch-over, solved on paper. */
test("a switch-over adds its time and its failures", () => {
  const [mtbf, mttr, switchOver] = [1000, 10, 0.5];
  // Repair is much faster than failure: the group goes down at each failure of the one that works, for the time of the switch-over.
  const solved = solveStandby({ members: 2, need: 1, mtbf, mttr, spares: "passive", switchOver });
  const [a, b, s] = [1 / mtbf, 1 / mttr, 1 / switchOver];
  // States: works; failed, taking over; failed, other works; both failed; repaired while taking over.
  // 0 -a-> T; T -s-> 1, T -b-> R; R -s-> 0; 1 -b-> 0, 1 -a-> 2; 2 -2b-> 1.
  const t = a / (s + b);
  const r = (t * b) / s;
  const one = (t * s) / b;
  const two = (one * a) / (2 * b);
  // Balance of 1: t s + 2b two = one (a + b), of which the second terms cancel.
  const sum = 1 + t + r + one + two;
  expect(off(solved?.unavailability, (t + r + two) / sum)).toBeLessThan(1e-12);
  expect(off(solved?.switching, (t + r) / sum)).toBeLessThan(1e-12);
  expect(off(solved?.frequency, (a + one * a) / sum)).toBeLessThan(1e-12);
  expect(off(solved?.meanDown, (t + r + two) / (a + one * a))).toBeLessThan(1e-12);
});

test("worse switch-overs and fewer crews never help", () => {
  fc.assert(
    fc.property(
      group,
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ members, short, mtbf, mttr, crews }, switchFails) => {
        const base = { members, need: 1 + (short % members), mtbf, mttr, spares: "active", byHand: 4 } as const;
        const of = (more: object): number => solveStandby({ ...base, crews, ...more })?.unavailability ?? Number.NaN;
        expect(of({ switchFails })).toBeGreaterThanOrEqual(of({}) * (1 - 1e-12));
        expect(of({ switchFails, switchOver: 1 })).toBeGreaterThanOrEqual(of({ switchOver: 1 }) * (1 - 1e-12));
        expect(of({ crews: 1 })).toBeGreaterThanOrEqual(of({}) * (1 - 1e-12));
      },
    ),
    { numRuns: 20, seed: 5 },
  );
});

test("what is no group is our mistake, and what is too large is not answered", () => {
  const fine = { members: 2, need: 1, mtbf: 100, mttr: 1, spares: "active" } as const;
  expect(() => solveStandby({ ...fine, need: 3 })).toThrow("3 of 2");
  expect(() => solveStandby({ ...fine, mttr: 0 })).toThrow("above 0");
  expect(() => solveStandby({ ...fine, switchFails: 0.1 })).toThrow("by hand");
  expect(solveStandby({ ...fine, members: 60, need: 40, switchOver: 1, switchFails: 0.1, byHand: 1 })).toBeUndefined();
  expect(solveStandby({ ...fine, members: 300, need: 290 })?.unavailability).toBeGreaterThan(0);
});
