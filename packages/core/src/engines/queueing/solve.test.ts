import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { QueueingAnswer } from "./answer.ts";
import { byVisits, closed, delay, exponential, moves, open, queue } from "./networks.fixture.ts";
import type { QueueingNetwork, Station } from "./network.ts";
import { solveNetwork, type SolveOptions } from "./solve.ts";

function solved(network: QueueingNetwork, options?: SolveOptions): QueueingAnswer {
  const answer = solveNetwork(network, options);
  if ("kind" in answer) throw new Error(answer.kind);
  return answer;
}

const codes = (answer: QueueingAnswer): readonly string[] => answer.notes.map(({ code }) => code);
const times = (answer: QueueingAnswer, station = 0): readonly (number | undefined)[] =>
  (answer.stations[station]?.perClass ?? []).map(({ responseTime }) => responseTime);

describe("open networks", () => {
  it("Bolch et al., example 7.4", () => {
    const answer = solved({
      classes: [open(4)],
      stations: [0.04, 0.03, 0.06, 0.05].map((time) => queue([time], 1, "fcfs")),
      flow: moves(["outside", 3, 1], [0, 1, 0.5], [0, 2, 0.5], [1, 0, 1], [2, 0, 0.6], [2, "outside", 0.4], [3, 0, 1]),
    });
    expect(answer).toMatchObject({ method: "product-form", result: "exact" });
    expect(
      answer.stations.map(({ throughput, queueLength }) => [throughput?.toFixed(4), queueLength?.toFixed(4)]),
    ).toEqual([
      ["20.0000", "4.0000"],
      ["10.0000", "0.4286"],
      ["10.0000", "1.5000"],
      ["4.0000", "0.2500"],
    ]);
    expect(answer.classes[0]?.responseTime).toBeCloseTo((4 + 3 / 7 + 1.5 + 0.25) / 4, 13);
    expect(answer.bottleneck).toMatchObject({ station: 0, growth: expect.closeTo(1.25, 14) });
  });

  it("Lazowska et al., p. 113", () => {
    const answer = solved(
      byVisits(
        [open(0.3)],
        [0.005, 0.03, 0.027].map((time) => queue([time])),
        [[121, 70, 50]],
      ),
    );
    expect(answer.stations[0]?.utilization).toBeCloseTo(0.1815, 14);
    expect(answer.stations[0]?.queueLength).toBeCloseTo(0.222, 3);
  });

  it("near the limit all digits hold; beyond it there is no number", () => {
    const at = (rate: number): QueueingAnswer => solved(byVisits([open(rate)], [queue([1], 1, "fcfs")], [[1]]));
    expect((at(1 - 2 ** -30).stations[0]?.queueLength ?? 0) / (2 ** 30 - 1)).toBeCloseTo(1, 12);
    for (const rate of [1, 1.5]) {
      const answer = at(rate);
      expect(answer.stable).toBe(false);
      expect(codes(answer)).toEqual(["unstable"]);
      expect(answer.stations[0]?.queueLength).toBeUndefined();
      expect(answer.classes[0]?.responseTime).toBeUndefined();
      expect(answer.bottleneck?.utilization).toBeCloseTo(rate, 14);
    }
  });
});

describe("single queues", () => {
  const alone = (station: Station, ...rates: readonly number[]): QueueingNetwork => ({
    classes: rates.map((rate, place) => open(rate, rates.length - place)),
    stations: [station],
    flow: {
      kind: "routes",
      routes: rates.flatMap((_, fromClass) => [
        { from: "outside", fromClass, to: 0, toClass: fromClass, probability: 1 } as const,
        { from: 0, fromClass, to: "outside", toClass: fromClass, probability: 1 } as const,
      ]),
    },
  });
  const certain: Station = { ...queue([1], 1, "fcfs"), service: [{ kind: "deterministic", value: 1 }] };

  it("M/D/1 waits half as long as M/M/1 (Pollaczek, Khinchine)", () => {
    const answer = solved(alone(certain, 0.8));
    expect(answer).toMatchObject({ method: "single-queue", result: "exact" });
    expect(times(answer)[0]).toBeCloseTo(1 + 0.8 / (2 * 0.2), 14);
  });

  it("M/G/1 shared does not ask for the distribution", () => {
    expect(times(solved(alone({ ...certain, discipline: "ps" }, 0.8)))[0]).toBeCloseTo(5, 14);
  });

  it("two classes of one server: the wait is the same, priorities divide it (Cobham)", () => {
    const station = queue([1, 2], 1, "fcfs");
    const rest = 0.2 * 1 + 0.25 * 4;
    expect(times(solved(alone(station, 0.2, 0.25)))).toEqual([
      expect.closeTo(1 + rest / 0.3, 13),
      expect.closeTo(2 + rest / 0.3, 13),
    ]);
    const waiting = solved(alone({ ...station, discipline: "priority" }, 0.2, 0.25));
    expect(waiting.result).toBe("exact");
    expect(times(waiting)).toEqual([expect.closeTo(1 + rest / 0.8, 13), expect.closeTo(2 + rest / (0.8 * 0.3), 13)]);
    // The more urgent do not see the others at all: M/M/1 with load 0.2.
    const interrupting = solved(alone({ ...station, discipline: "priority-preemptive" }, 0.2, 0.25));
    expect(times(interrupting)).toEqual([expect.closeTo(1.25, 13), expect.closeTo(2 / 0.8 + rest / (0.8 * 0.3), 13)]);
  });

  it("the wait of all is the same work, however it is divided (conservation law)", () => {
    const means = [1, 2];
    const work = (discipline: Station["discipline"]): number => {
      const answer = solved(alone({ ...queue(means), discipline }, 0.2, 0.25));
      return means.reduce(
        (sum, mean, ofClass) => sum + ([0.2, 0.25][ofClass] ?? 0) * mean * ((times(answer)[ofClass] ?? 0) - mean),
        0,
      );
    };
    expect(work("priority")).toBeCloseTo(work("fcfs"), 13);
    expect(work("random")).toBeCloseTo(work("fcfs"), 13);
  });

  it("M/M/c with priorities, alike but for them, is exact and keeps the total", () => {
    const plain = solved(alone(queue([1, 1], 3, "fcfs"), 1, 1.2)).stations[0]?.queueLength ?? 0;
    for (const discipline of ["priority", "priority-preemptive"] as const) {
      const answer = solved(alone(queue([1, 1], 3, discipline), 1, 1.2));
      expect(answer.result).toBe("exact");
      expect(answer.stations[0]?.queueLength).toBeCloseTo(plain, 12);
    }
  });

  it("M/M/1/11 with loss", () => {
    const answer = solved(alone({ ...queue([0.1], 1, "fcfs"), capacity: { limit: 11, whenFull: "loss" } }, 9));
    expect(answer.result).toBe("exact");
    expect(answer.stations[0]?.queueLength).toBeCloseTo(9 - (12 * 0.9 ** 12) / (1 - 0.9 ** 12), 12);
    expect(answer.stations[0]?.loss).toBeCloseTo((0.9 ** 11 * 0.1) / (1 - 0.9 ** 12), 14);
  });

  it("who waits to be served by length, or blocks, has no formula", () => {
    const answer = solved(alone({ ...queue([1], 1, "shortest-first") }, 0.5));
    expect(codes(answer)).toEqual(["simulate"]);
    expect(answer.stations[0]?.queueLength).toBeUndefined();
  });
});

describe("what is not exact says so", () => {
  it("behind a station without product form nothing is Poisson any more", () => {
    const stations: readonly Station[] = [
      { ...queue([1], 1, "fcfs"), service: [{ kind: "erlang", phases: 4, mean: 1 }] },
      queue([1], 1, "fcfs"),
    ];
    const answer = solved({
      classes: [open(0.5)],
      stations,
      flow: moves(["outside", 0, 1], [0, 1, 1], [1, "outside", 1]),
    });
    expect(answer.stations.map(({ result }) => result)).toEqual(["exact", "approximation"]);
    expect(answer.result).toBe("approximation");
    expect(codes(answer)).toContain("arrivals-not-poisson");
    // Smoother than Poisson, so less than M/M/1.
    expect(answer.stations[1]?.queueLength).toBeLessThan(1);
  });

  it("closed, first come first served, times that differ: the Linearizer by name", () => {
    const answer = solved(
      byVisits(
        [closed(3), closed(2)],
        [queue([1, 3], 1, "fcfs"), delay([4, 4])],
        [
          [1, 1],
          [1, 1],
        ],
      ),
    );
    expect(answer).toMatchObject({ method: "linearizer", result: "approximation" });
    expect(codes(answer)).toEqual(["class-dependent-service"]);
  });

  it("too many population vectors", () => {
    const classes = Array.from({ length: 5 }, () => closed(200));
    const answer = solved(
      byVisits(
        classes,
        [queue([1, 1.1, 1.2, 1.3, 1.4]), delay([9, 9, 9, 9, 9])],
        classes.map(() => [1, 1]),
      ),
    );
    expect(answer).toMatchObject({ method: "linearizer", result: "approximation" });
    expect(codes(answer)).toContain("too-large");
    expect(
      answer.classes.every(
        ({ throughput = 0, bounds }) =>
          bounds !== undefined &&
          throughput >= bounds.throughput.lower * 0.98 &&
          throughput <= bounds.throughput.upper * 1.02,
      ),
    ).toBe(true);
  });

  it("bounds alone, when asked for", () => {
    const answer = solved(byVisits([closed(4)], [queue([1]), queue([0.5])], [[1, 1]]), { method: "bounds" });
    expect(answer.result).toBe("bounds");
    expect(answer.classes[0]?.throughput).toBeUndefined();
    expect(answer.classes[0]?.bounds?.throughput.upper).toBeLessThanOrEqual(1);
  });
});

const rate = fc.double({ min: 0.01, max: 0.3, noNaN: true });
const means = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 });

it("mixed networks keep Little's law and the flows", () => {
  fc.assert(
    fc.property(
      rate,
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.tuple(means, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 }),
      (arrivals, population, parts) => {
        const stations = parts.map(([times_, servers]) => queue(times_, servers));
        const visits = stations.map(() => 1);
        const answer = solved(byVisits([open(arrivals), closed(population)], stations, [visits, visits]));
        if (!answer.stable) return;
        expect(answer.result).toBe("exact");
        let all = 0;
        for (const { perClass } of answer.stations) {
          const [first, second] = perClass;
          all += second?.queueLength ?? 0;
          expect(first?.throughput).toBeCloseTo(arrivals, 14);
          expect(second?.queueLength).toBeCloseTo((second?.throughput ?? 0) * (second?.responseTime ?? 0), 12);
        }
        expect(all / population).toBeCloseTo(1, 12);
      },
    ),
    { numRuns: 30 },
  );
});

it("one class with a rate of zero and one with no customers change nothing", () => {
  const answer = solved(
    byVisits(
      [closed(3), closed(0)],
      [queue([1, 1]), delay([2, 2])],
      [
        [1, 1],
        [1, 1],
      ],
    ),
  );
  expect(answer.classes[1]).toMatchObject({ throughput: 0, population: 0 });
  expect(answer.classes[0]?.throughput).toBeCloseTo(
    solved(byVisits([closed(3)], [queue([1]), delay([2])], [[1, 1]])).classes[0]?.throughput ?? 0,
    14,
  );
});

it("exponential by another name has product form all the same", () => {
  const station: Station = { ...queue([1], 1, "fcfs"), service: [{ kind: "erlang", phases: 1, mean: 1 }] };
  expect(solved(byVisits([closed(2)], [station, { ...queue([1]), service: [exponential(2)] }], [[1, 1]])).result).toBe(
    "exact",
  );
});

it("D/M/1 is exact, also shared, and so is a delay behind it", () => {
  for (const discipline of ["fcfs", "ps"] as const) {
    const answer = solved({
      classes: [{ kind: "open", name: "open", priority: 0, arrivals: { kind: "deterministic", value: 2 } }],
      stations: [queue([1], 1, discipline), delay([3])],
      flow: moves(["outside", 0, 1], [0, 1, 1], [1, "outside", 1]),
    });
    expect(answer.stations.map(({ result }) => result)).toEqual(["exact", "exact"]);
    expect(answer.stations[0]?.responseTime).toBeCloseTo(1 / (1 - 0.203_187_869_979_98), 12);
  }
});
