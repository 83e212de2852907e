import { expect, test } from "vitest";
import type { FaultTree } from "../fault-tree/tree.ts";
import type { Distribution } from "../queueing/distribution.ts";
import { solveStandby } from "../standby.ts";
import { chanceAbove, downtimeOf, histogramOf, percentileOf } from "./downtime.ts";
import { mergeYears, prepareRenewal, type RenewalSystem, simulateRenewal } from "./renewal.ts";

const hours = (mean: number): Distribution => ({ kind: "exponential", mean });
const fixed = (value: number): Distribution => ({ kind: "deterministic", value });

/** So many of so many must fail. */
function failing(need: number, of: number, more: readonly number[] = []): FaultTree {
  return {
    events: of + more.length,
    gates: [
      { operator: "atLeast", need, inputs: Array.from({ length: of }, (_, event) => event) },
      { operator: "or", inputs: [of + more.length, ...more] },
    ],
    top: of + more.length + 1,
  };
}

function alike(count: number, failure: Distribution, repair: Distribution, crew?: number): RenewalSystem["components"] {
  return Array.from({ length: count }, () => ({ failure, repair, ...(crew === undefined ? {} : { crew }) }));
}

/** Barlow and Proschan, "Statistical Theory of Reliability and Life Testing", 1975: independent components, mean times alone matter. */
test.each([
  ["exponential", hours(1000), hours(20)],
  [
    "Weibull, lognormal",
    { kind: "weibull", shape: 2, scale: 1128.379_167 },
    { kind: "lognormal", mu: 2.495_732_273_6, sigma: 1 },
  ],
  ["fixed", { kind: "uniform", from: 500, to: 1500 }, fixed(20)],
] as const)("2 of 3 components with %s times", (_, failure, repair) => {
  const down = 20 / 1020;
  const unavailability = down ** 2 * (3 - 2 * down);
  const system = { tree: failing(2, 3), components: alike(3, failure, repair) };
  const years = downtimeOf(simulateRenewal(system, { seed: 1, years: 4000 }));
  expect(years.unavailability.lower).toBeLessThan(unavailability);
  expect(years.unavailability.upper).toBeGreaterThan(unavailability);
  // Each of three fails while exactly one of the two others is down.
  const outages = (8760 / 1020) * 3 * 2 * down * (1 - down);
  expect(years.outages.lower).toBeLessThan(outages);
  expect(years.outages.upper).toBeGreaterThan(outages);
  expect(years.unavailability.upper - years.unavailability.lower).toBeLessThan(0.15 * unavailability);
});

test("fixed times from new give the very hours", () => {
  const system = { tree: failing(1, 1), components: alike(1, fixed(1000), fixed(10)) };
  const years = simulateRenewal(system, { seed: 1, years: 2, yearsPerBlock: 2, start: "new" });
  // Down from 1000 to 1010, 2010 to 2020, ... : 8 outages end in the first year (8080), 9 more in the second.
  expect([...(years.tops[0]?.down ?? [])].map((time) => Number(time.toFixed(6)))).toEqual([80, 90]);
  expect([...(years.tops[0]?.outages ?? [])]).toEqual([8, 9]);
  expect(years.tops[0]?.longest).toBeCloseTo(10, 9);
});

test("an outage over the turn of the year counts in both, and where it begins", () => {
  const system = { tree: failing(1, 1), components: alike(1, fixed(8000), fixed(2000)) };
  const years = simulateRenewal(system, { seed: 1, years: 2, yearsPerBlock: 2, start: "new" });
  expect([...(years.tops[0]?.down ?? [])].map(Math.round)).toEqual([760, 1240]);
  expect([...(years.tops[0]?.outages ?? [])]).toEqual([1, 0]);
});

test.each([
  { members: 2, need: 1, spares: "active", crews: 1, switchOver: 0.5, switchFails: 0.1, byHand: 5 },
  { members: 4, need: 2, spares: "passive", crews: 2, switchOver: 0.5, switchFails: 0.2, byHand: 5 },
  { members: 3, need: 1, spares: "passive", crews: 1, switchOver: 0, switchFails: 0.2, byHand: 5 },
  { members: 5, need: 3, spares: "active", crews: 1, switchOver: 2, switchFails: 0, byHand: 0 },
] as const)("spares and crews agree with the Markov chain: $need of $members, $spares", (group) => {
  const { members, need, spares, crews } = group;
  const system: RenewalSystem = {
    tree: failing(members - need + 1, members, [members]),
    components: [...alike(members, hours(100), hours(8), 0), undefined],
    crews: [crews],
    groups: [
      {
        members: Array.from({ length: members }, (_, member) => member),
        need,
        spares,
        switchOver: group.switchOver > 0 ? hours(group.switchOver) : fixed(0),
        switchFails: group.switchFails,
        byHand: group.byHand > 0 ? hours(group.byHand) : fixed(0),
        event: members,
      },
    ],
  };
  const exact = solveStandby({ ...group, mtbf: 100, mttr: 8 });
  const years = downtimeOf(simulateRenewal(system, { seed: 2, years: 800 }));
  expect(years.unavailability.lower).toBeLessThan(exact?.unavailability ?? Number.NaN);
  expect(years.unavailability.upper).toBeGreaterThan(exact?.unavailability ?? Number.NaN);
  expect(years.outages.lower).toBeLessThan((exact?.frequency ?? Number.NaN) * 8760);
  expect(years.outages.upper).toBeGreaterThan((exact?.frequency ?? Number.NaN) * 8760);
});

test("blocks make the whole, whoever simulates which", () => {
  const system = { tree: failing(2, 5), components: alike(5, hours(300), hours(20), 0), crews: [2] };
  const options = { seed: 4, years: 23, yearsPerBlock: 5 };
  const own = Array.from({ length: 5 }, (_, block) => prepareRenewal(system, options).simulateBlock(block));
  expect(mergeYears(own)).toEqual(simulateRenewal(system, options));
  expect(own[4]?.tops[0]?.down.length).toBe(3);
  expect(simulateRenewal(system, { ...options, proceed: () => false }).tops[0]?.down.length).toBe(5);
});

test("an added component leaves the luck of the others as it was", () => {
  const base = { tree: failing(1, 3), components: alike(3, hours(300), hours(20)) };
  const more = {
    tree: { ...failing(1, 3), events: 4, gates: [{ operator: "or", inputs: [0, 1, 2] } as const], top: 4 },
    components: alike(4, hours(300), hours(20)),
  };
  const options = { seed: 4, years: 50 };
  expect(simulateRenewal(more, options).tops[0]?.down).toEqual(simulateRenewal(base, options).tops[0]?.down);
});

test("several tops, complements and exclusive ors are followed at once", () => {
  const tree: FaultTree = {
    events: 3,
    gates: [
      { operator: "or", inputs: [0, 1] },
      { operator: "and", inputs: [~3, ~2] },
      { operator: "xor", inputs: [0, 1, 2] },
    ],
    top: ~4,
  };
  const system: RenewalSystem = { tree, tops: [~4, 4, 5, 0], components: alike(3, hours(50), hours(10)) };
  const years = simulateRenewal(system, { seed: 6, years: 200 });
  const down = 1 / 6;
  const shares = [1 - (1 - down) ** 3, (1 - down) ** 3, 3 * down * (1 - down) ** 2 + down ** 3, down];
  shares.forEach((share, top) => {
    const { unavailability } = downtimeOf(years, top);
    expect(unavailability.lower).toBeLessThan(share);
    expect(unavailability.upper).toBeGreaterThan(share);
  });
  const sums = years.tops[0]?.down.map((time, year) => time + (years.tops[1]?.down[year] ?? 0)) ?? [];
  for (const sum of sums) expect(sum).toBeCloseTo(8760, 6);
});

test("years are summed up without good news that nobody has seen", () => {
  const never = { tree: failing(1, 1), components: alike(1, fixed(1e9), fixed(1)) };
  const none = downtimeOf(simulateRenewal(never, { seed: 1, years: 100, start: "new" }));
  expect(none.mean.value).toBe(0);
  // Of 100 years without outage it may be 5.2 %, each of them down throughout.
  expect(none.mean.upper).toBeCloseTo(8760 * (1 - 0.005 ** 0.01), 6);
  expect(none.outages.upper).toBeCloseTo(-Math.log(0.005) / 100, 6);
  expect(none.meanOutage).toBeUndefined();

  const sorted = Float64Array.of(0, 0, 1, 2, 2, 3, 5, 8, 9, 20);
  expect(percentileOf({ sorted }, 0.5)).toBe(2);
  expect(percentileOf({ sorted }, 0.95)).toBe(20);
  expect(chanceAbove({ sorted }, 2).value).toBe(0.5);
  expect(chanceAbove({ sorted }, 20)).toMatchObject({ value: 0, lower: 0 });
  expect(histogramOf({ sorted }, [0, 2, 10])).toEqual([2, 3, 4, 1]);
});

test("what cannot be is our mistake", () => {
  const { tree } = { tree: failing(1, 2) };
  const simulate = (system: RenewalSystem): unknown => simulateRenewal(system, { seed: 1, years: 1 });
  expect(() => simulate({ tree, components: alike(2, fixed(0), hours(1)) })).toThrow("as soon as it works");
  expect(() => simulate({ tree, components: alike(2, hours(1), hours(1), 0), crews: [0] })).toThrow("nobody");
  expect(() => simulate({ tree, components: alike(2, { kind: "moments", mean: 1, scv: 1 }, hours(1)) })).toThrow(
    "moments",
  );
});
