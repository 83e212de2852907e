import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { QueueingAnswer } from "./answer.ts";
import { solveClosed } from "./closed.ts";
import { solveAsMarkovChain } from "./markov-chain.fixture.ts";
import { byVisits, closed, delay, queue } from "./networks.fixture.ts";
import type { QueueingNetwork, Station } from "./network.ts";
import { lawOfServers } from "./service-law.ts";
import { solveNetwork } from "./solve.ts";

function solved(network: QueueingNetwork): QueueingAnswer {
  const answer = solveNetwork(network);
  if ("kind" in answer) throw new Error(answer.kind);
  return answer;
}

const lengths = (answer: QueueingAnswer, ofClass = 0): readonly number[] =>
  answer.stations.map(({ perClass }) => Number(perClass[ofClass]?.queueLength?.toFixed(3)));

describe("textbook networks", () => {
  it("Bolch et al., example 8.3: four single servers", () => {
    const answer = solved(
      byVisits(
        [closed(6)],
        [0.02, 0.2, 0.4, 0.6].map((time) => queue([time])),
        [[1, 0.4, 0.2, 0.1]],
      ),
    );
    expect(answer.result).toBe("exact");
    expect(lengths(answer)).toEqual([0.244, 2.261, 2.261, 1.234]);
    expect(answer.stations.map(({ throughput }) => throughput?.toFixed(3))).toEqual([
      "9.920",
      "3.968",
      "1.984",
      "0.992",
    ]);
  });

  it("Bolch et al., example 8.4: two servers and a delay", () => {
    const answer = solved(
      byVisits([closed(3)], [queue([0.5], 2), queue([0.6]), queue([0.8]), delay([1])], [[1, 0.5, 0.5, 1]]),
    );
    expect(lengths(answer)).toEqual([0.624, 0.473, 0.686, 1.217]);
  });

  it("Jain, p. 577: terminals", () => {
    const stations = [queue([0.125]), queue([0.3]), queue([0.2]), delay([4])];
    const answer = solved(byVisits([closed(20, 3)], stations, [[16, 10, 5, 1]]));
    expect(lengths(answer).slice(0, 3)).toEqual([1.991, 16.177, 0.5]);
    expect(answer.bottleneck?.saturation?.throughput).toBeCloseTo(1 / 3, 14);
    expect(answer.bottleneck?.saturation?.customers).toBeCloseTo(10 / 3, 14);
  });

  it("Lazowska et al., p. 142: two classes", () => {
    const answer = solved(
      byVisits(
        [closed(1), closed(1)],
        [queue([1 / 10, 2 / 5]), queue([1 / 3, 1])],
        [
          [10, 9],
          [5, 4],
        ],
      ),
    );
    expect(answer.stations[0]?.perClass[0]?.queueLength).toBeCloseTo(4 / 19, 14);
    expect(answer.stations[1]?.perClass[1]?.queueLength).toBeCloseTo(14 / 19, 14);
    expect(answer.classes.map(({ throughput }) => (throughput ?? 0) * 19)).toEqual([
      expect.closeTo(3, 13),
      expect.closeTo(2, 13),
    ]);
  });

  it("Chandy and Neuse 1982, first example", () => {
    const answer = solved(
      byVisits(
        [closed(8), closed(1, 1)],
        [delay([8, 0]), queue([1, 1], 1, "fcfs")],
        [
          [1, 0],
          [1, 1],
        ].map((_, c) => (c === 0 ? [1, 1] : [0, 1])),
      ),
    );
    expect(lengths(answer)).toEqual([5.227, 2.773]);
  });
});

const times = fc.double({ min: 0.05, max: 5, noNaN: true });
const station = (classes: number): fc.Arbitrary<Station> =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.array(times, { minLength: classes, maxLength: classes }),
      fc.array(fc.double({ min: 0.2, max: 3, noNaN: true }), { minLength: 1, maxLength: 4 }),
    )
    .map(([kind, means, speeds]) =>
      kind === 0 ? delay(means) : kind === 3 ? { ...queue(means), speeds } : queue(means, kind),
    );
const random = fc.integer({ min: 1, max: 2 }).chain((classes) =>
  fc.record({
    stations: fc.array(station(classes), { minLength: 2, maxLength: 3 }),
    populations: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: classes, maxLength: classes }),
    visits: fc.array(fc.array(fc.double({ min: 0.1, max: 4, noNaN: true }), { minLength: 3, maxLength: 3 }), {
      minLength: classes,
      maxLength: classes,
    }),
  }),
);

it("is what the Markov chain says, state by state", () => {
  fc.assert(
    fc.property(random, ({ stations, populations, visits }) => {
      const network = byVisits(
        populations.map((count) => closed(count)),
        stations,
        visits.map((row) => row.slice(0, stations.length)),
      );
      const answer = solved(network);
      const chain = solveAsMarkovChain(network);
      expect(answer.result).toBe("exact");
      answer.stations.forEach(({ perClass }, at) =>
        perClass.forEach(({ queueLength = 0, throughput = 0 }, ofClass) => {
          expect(queueLength / (chain.queueLength[at]?.[ofClass] ?? 0)).toBeCloseTo(1, 11);
          expect(throughput / (chain.throughput[at]?.[ofClass] ?? 0)).toBeCloseTo(1, 11);
        }),
      );
    }),
    { numRuns: 25 },
  );
});

it("class switches: populations of a chain are shared among its classes", () => {
  // Customers leave the first station as either class and come back as the first.
  const network: QueueingNetwork = {
    classes: [closed(2), closed(1, 1)],
    stations: [queue([0.7, 1]), queue([0.4, 1.3])],
    flow: {
      kind: "routes",
      routes: [
        { from: 0, fromClass: 0, to: 1, toClass: 0, probability: 0.3 },
        { from: 0, fromClass: 0, to: 1, toClass: 1, probability: 0.7 },
        { from: 1, fromClass: 0, to: 0, toClass: 0, probability: 1 },
        { from: 1, fromClass: 1, to: 0, toClass: 0, probability: 0.9 },
        { from: 1, fromClass: 1, to: 1, toClass: 1, probability: 0.1 },
      ],
    },
  };
  const answer = solved(network);
  const chain = solveAsMarkovChain(network);
  answer.stations.forEach(({ perClass }, at) =>
    perClass.forEach(({ queueLength }, ofClass) =>
      expect(queueLength).toBeCloseTo(chain.queueLength[at]?.[ofClass] ?? 0, 12),
    ),
  );
});

/** Mean value analysis as in the books (Reiser and Lavenberg), for single servers and a delay: another way to the same numbers. */
function plainMva(population: number, demands: readonly number[], think: number): number {
  let queues = demands.map(() => 0);
  let throughput = 0;
  for (let count = 1; count <= population; count++) {
    const residence = demands.map((demand, at) => demand * (1 + (queues[at] ?? 0)));
    throughput = count / (think + residence.reduce((sum, one) => sum + one, 0));
    queues = residence.map((time) => time * throughput);
  }
  return throughput;
}

it("agrees with plain mean value analysis for many customers", () => {
  for (const population of [1, 50, 3000, 100_000]) {
    const demands = [0.9999, 1, 0.3, 0.3];
    const means = solveClosed(
      [population],
      [
        ...demands.map((demand) => ({ demands: [demand], law: lawOfServers(1), open: 0 })),
        { demands: [2000], law: undefined, open: 0 },
      ],
    );
    expect((means.throughput[0] ?? 0) / plainMva(population, demands, 2000)).toBeCloseTo(1, 12);
  }
});

it("keeps its digits with a hundred servers that are all busy", () => {
  // As many customers as would be served at once: the servers never differ from a delay until there are more.
  const law = lawOfServers(100);
  const few = solveClosed(
    [100],
    [
      { demands: [7], law, open: 0 },
      { demands: [1], law: lawOfServers(1), open: 0 },
    ],
  );
  const free = solveClosed(
    [100],
    [
      { demands: [7], law: undefined, open: 0 },
      { demands: [1], law: lawOfServers(1), open: 0 },
    ],
  );
  expect((few.throughput[0] ?? 0) / (free.throughput[0] ?? 0)).toBeCloseTo(1, 13);
  const full = solveClosed(
    [5000],
    [
      { demands: [1000], law, open: 0 },
      { demands: [1], law: lawOfServers(1), open: 0 },
    ],
  );
  expect(full.throughput[0]).toBeCloseTo(0.1, 13);
  expect(full.queueLength[1]?.[0]).toBeCloseTo(0.1 / 0.9, 12);
});

it("mixed: customers without limit slow the others down, and wait behind them", () => {
  // One closed customer and Poisson arrivals at one server: the closed one has a server of speed 1 - rho.
  const means = solveClosed([1], [{ demands: [1], law: lawOfServers(1), open: 0.25 }]);
  expect(means.throughput[0]).toBeCloseTo(0.75, 14);
  expect(means.openLength[0]).toBeCloseTo((0.25 * 2) / 0.75, 14);
  // Two servers, loads that sum to less than full: the open ones alone are M/M/2.
  const pair = solveClosed([0], [{ demands: [1], law: lawOfServers(2), open: 1 }]);
  expect(pair.openLength[0]).toBeCloseTo(4 / 3, 14);
});

it("customers without limit are counted right beside fewer of the others than there are servers", () => {
  const [think, demand, open, servers] = [1, 0.175, 0.15, 3];
  const { openLength } = solveClosed(
    [1],
    [
      { demands: [think], law: undefined, open: 0 },
      { demands: [demand], law: lawOfServers(servers), open },
    ],
  );
  // All states: the one customer thinks, or is there, beside m others.
  let [all, sum, weight] = [0, 0, 1];
  for (let m = 0; m < 60; m++) {
    const here = (demand * (m + 1) * weight) / Math.min(m + 1, servers);
    all += think * weight + here;
    sum += m * (think * weight + here);
    weight *= open / Math.min(m + 1, servers);
  }
  expect(openLength[1]).toBeCloseTo(sum / all, 13);
});
