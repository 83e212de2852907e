import { expect, test } from "vitest";
import type { Distribution } from "../queueing/distribution.ts";
import { meanOf, scvOf } from "../queueing/distribution.ts";
import type { Route, Station } from "../queueing/network.ts";
import { certain, exponential, line, open, queue, simulated } from "./events.fixtures.ts";
import type { Estimate } from "./model.ts";

/** How a value is not in the 99 % interval, or that is too wide to tell; undefined: it is. */
function miss(estimate: Estimate | undefined, value: number): string | undefined {
  const { lower = Number.NaN, upper = Number.NaN } = estimate ?? {};
  const isRight = lower <= value && value <= upper && upper - lower < 0.4 * value;
  return isRight ? undefined : `${value} is not in ${lower} .. ${upper}`;
}

test("M/M/1: in order, at random, last first and shared alike", () => {
  for (const discipline of ["fcfs", "random", "lcfs", "ps"] as const) {
    const { stations, classes } = simulated(
      { network: line([open(exponential(1))], [queue([exponential(0.7)], { discipline })]) },
      { until: 30_000 },
    );
    expect(miss(stations[0]?.number, 0.7 / 0.3)).toBeUndefined();
    expect(miss(stations[0]?.response, 0.7 / 0.3)).toBeUndefined();
    expect(miss(stations[0]?.utilisation, 0.7)).toBeUndefined();
    expect(miss(stations[0]?.waiting, 0.49 / 0.3)).toBeUndefined();
    expect(miss(classes[0]?.throughput, 1)).toBeUndefined();
    if (discipline === "fcfs") {
      // The response time is exponential.
      expect((classes[0]?.percentiles.p95 ?? 0) / (Math.log(20) * (0.7 / 0.3))).toBeCloseTo(1, 1);
      expect((classes[0]?.percentiles.p50 ?? 0) / (Math.log(2) * (0.7 / 0.3))).toBeCloseTo(1, 1);
    }
  }
});

/** Bolch and others, "Queueing Networks and Markov Chains": M/M/2 and, as its speeds, the same with one queue for a station of two speeds. */
test("M/M/c and speeds by number", () => {
  const load = 1.6;
  const waits = ((load ** 2 / 2) * (1 / (1 - load / 2))) / (1 + load + (load ** 2 / 2) * (1 / (1 - load / 2)));
  const number = load + (waits * load) / 2 / (1 - load / 2);
  for (const station of [
    queue([exponential(1.6)], { servers: 2 }),
    queue([exponential(1.6)], { speeds: [1, 2] }),
    queue([exponential(1.6)], { speeds: [1, 2], discipline: "ps" }),
    queue([exponential(1.6)], { servers: 2, discipline: "ps" }),
  ]) {
    expect(
      miss(
        simulated({ network: line([open(exponential(1))], [station]) }, { until: 25_000, seed: 5 }).stations[0]?.number,
        number,
      ),
    ).toBeUndefined();
  }
});

/** Of the tests of Octave's queueing package: M/M/2/5, arrival rate 3, service rate 2. */
test("M/M/c/K loses what finds it full", () => {
  const station = queue([exponential(1 / 2)], { servers: 2, capacity: { limit: 5, whenFull: "loss" } });
  const { stations, classes } = simulated({ network: line([open(exponential(1 / 3))], [station]) }, { until: 20_000 });
  expect(miss(stations[0]?.number, 2.005_95)).toBeUndefined();
  expect(miss(stations[0]?.lost, 3 * 0.085_113)).toBeUndefined();
  expect(miss(classes[0]?.throughput, 3 * (1 - 0.085_113))).toBeUndefined();
  expect(miss(classes[0]?.failed, 3 * 0.085_113)).toBeUndefined();
});

const services: readonly Distribution[] = [
  certain(0.6),
  { kind: "erlang", phases: 3, mean: 0.6 },
  { kind: "hyperexponential", probabilities: [0.2, 0.8], means: [1.8, 0.3] },
  { kind: "lognormal", mu: Math.log(0.6) - 0.32, sigma: 0.8 },
];

test.each(services)(
  "M/G/1 with $kind times: Pollaczek and Khinchine, and those whom the distribution is all one to",
  (time) => {
    const wait = (meanOf(time) ** 2 * (1 + scvOf(time))) / 2 / (1 - 0.6);
    const response = (discipline: Station["discipline"]): Estimate | undefined =>
      simulated({ network: line([open(exponential(1))], [queue([time], { discipline })]) }, { until: 30_000, seed: 6 })
        .stations[0]?.response;
    expect(miss(response("fcfs"), wait + 0.6)).toBeUndefined();
    expect(miss(response("ps"), 0.6 / 0.4)).toBeUndefined();
    expect(miss(response("lcfs-preemptive"), 0.6 / 0.4)).toBeUndefined();
  },
);

/** Cobham, "Priority assignment in waiting line problems", 1954; preemptive: Conway, Maxwell and Miller, "Theory of Scheduling", 8.7. */
test("priorities, waiting for the end of a service and breaking it off", () => {
  const rates = [0.3, 0.25, 0.2];
  const times = [exponential(0.8), certain(1), exponential(1.2)];
  const classes = rates.map((rate, at) => open(exponential(1 / rate), 2 - at));
  const loads = rates.map((rate, at) => rate * meanOf(times[at] as Distribution));
  const rest = (count: number): number =>
    rates.slice(0, count).reduce((sum, rate, at) => {
      const time = times[at] as Distribution;
      return sum + (rate * meanOf(time) ** 2 * (1 + scvOf(time))) / 2;
    }, 0);
  const left = (count: number): number => 1 - loads.slice(0, count).reduce((sum, load) => sum + load, 0);
  for (const discipline of ["priority", "priority-preemptive"] as const) {
    const station = simulated({ network: line(classes, [queue(times, { discipline })]) }, { until: 80_000 })
      .stations[0];
    rates.forEach((_, at) => {
      const mean = meanOf(times[at] as Distribution);
      const expected =
        discipline === "priority"
          ? mean + rest(3) / left(at) / left(at + 1)
          : mean / left(at) + rest(at + 1) / left(at) / left(at + 1);
      expect(miss(station?.classes[at]?.response, expected)).toBeUndefined();
    });
  }
});

/** Phipps, "Machine repair as a priority waiting-line problem", 1956. */
test("the shortest first", () => {
  const rate = 0.8;
  const loadBelow = (x: number): number => rate * (1 - Math.exp(-x) * (1 + x));
  let wait = 0;
  for (let x = 0.005; x < 40; x += 0.01) wait += (0.01 * Math.exp(-x) * rate) / (1 - loadBelow(x)) ** 2;
  const station = queue([exponential(1)], { discipline: "shortest-first" });
  const found = simulated({ network: line([open(exponential(1 / rate))], [station]) }, { until: 50_000 });
  expect(miss(found.stations[0]?.response, wait + 1)).toBeUndefined();
});

/** Jackson, "Networks of waiting lines", 1957: each station as if alone, with what comes back added. */
test("an open network with returns", () => {
  const move = (from: Route["from"], to: Route["to"], probability: number): Route => ({
    from,
    fromClass: 0,
    to,
    toClass: 0,
    probability,
  });
  const network = {
    classes: [open(exponential(2))],
    stations: [
      queue([exponential(0.4)]),
      queue([exponential(1)], { servers: 2 }),
      queue([exponential(0.9)], { kind: "delay" as const }),
    ],
    flow: {
      kind: "routes" as const,
      routes: [
        move("outside", 0, 1),
        move(0, 1, 0.6),
        move(0, 2, 0.4),
        move(1, 0, 0.5),
        move(1, "outside", 0.5),
        move(2, "outside", 1),
      ],
    },
  };
  const rate = 0.5 / (1 - 0.3);
  const one = (rate * 0.4) / (1 - rate * 0.4);
  const load = rate * 0.6;
  const two = load / (1 - (load / 2) ** 2);
  const { stations, classes } = simulated({ network }, { until: 30_000 });
  expect(miss(stations[0]?.number, one)).toBeUndefined();
  expect(miss(stations[1]?.number, two)).toBeUndefined();
  expect(miss(stations[2]?.number, rate * 0.4 * 0.9)).toBeUndefined();
  expect(miss(stations[2]?.utilisation, rate * 0.4 * 0.9)).toBeUndefined();
  expect(miss(classes[0]?.response, (one + two + rate * 0.4 * 0.9) / 0.5)).toBeUndefined();
});

/** Closed networks of the tests of Octave's queueing package: Bolch and others, example 8.3; Jain, p. 577 (with think time). */
test("closed networks, without and with thinking", () => {
  const closed = (population: number) => [
    { kind: "closed", name: "jobs", priority: 0, population, reference: 0 } as const,
  ];
  const visits = (counts: readonly number[]) => ({ kind: "visits", visits: [counts] }) as const;
  const bolch = simulated(
    {
      network: {
        classes: closed(6),
        stations: [0.02, 0.2, 0.4, 0.6].map((mean) => queue([exponential(mean)])),
        flow: visits([1, 0.4, 0.2, 0.1]),
      },
    },
    { until: 5_000 },
  );
  for (const [at, number] of [0.244, 2.261, 2.261, 1.234].entries())
    expect(miss(bolch.stations[at]?.number, number)).toBeUndefined();
  for (const [at, rate] of [9.92, 3.968, 1.984, 0.992].entries())
    expect(miss(bolch.stations[at]?.throughput, rate)).toBeUndefined();
  const jain = simulated(
    {
      network: {
        classes: closed(20),
        stations: [
          queue([exponential(4)], { kind: "delay" }),
          queue([exponential(0.125)]),
          queue([exponential(0.3)]),
          queue([exponential(0.2)]),
        ],
        flow: visits([1, 16, 10, 5]),
      },
    },
    { until: 14_000, seed: 2 },
  );
  for (const [at, number] of [1.991, 16.177, 0.5].entries())
    expect(miss(jain.stations[at + 1]?.number, number)).toBeUndefined();
  // N = X (R + Z).
  const rate = jain.classes[0]?.throughput.value ?? 0;
  expect(rate * ((jain.classes[0]?.response.value ?? 0) + 4)).toBeCloseTo(20, 0);
});

/** Gross and Harris, "Fundamentals of Queueing Theory", 3.1: arrivals in batches. */
test("batches of arrivals", () => {
  const network = line([open(exponential(5))], [queue([exponential(1)])]);
  const number = (batch: { kind: "fixed" | "geometric"; mean: number }): Estimate | undefined =>
    simulated({ network, loads: [{ class: 0, batch }] }, { until: 80_000, seed: 8 }).stations[0]?.number;
  // L = rho (1 + E X^2 / E X) / (2 (1 - rho))
  expect(miss(number({ kind: "fixed", mean: 3 }), (0.6 * (1 + 3)) / 0.8)).toBeUndefined();
  expect(miss(number({ kind: "geometric", mean: 3 }), (0.6 * (1 + 5)) / 0.8)).toBeUndefined();
});

/** Hunt, "Sequential arrays of waiting lines", 1956: two stations without room between them work at 2/3 of their speed at the most. */
test("a full station holds up the one before, or makes it serve again", () => {
  const throughput = (whenFull: "blocking" | "repeat"): Estimate | undefined =>
    simulated(
      {
        network: line(
          [open(exponential(0.2))],
          [
            queue([exponential(1)], { capacity: { limit: 20, whenFull: "loss" } }),
            queue([exponential(1)], { capacity: { limit: 1, whenFull } }),
          ],
        ),
      },
      { until: 10_000 },
    ).classes[0]?.throughput;
  expect(miss(throughput("blocking"), 2 / 3)).toBeUndefined();
  expect(miss(throughput("repeat"), 1 / 2)).toBeUndefined();
});

test("calls in parallel last as long as the longest, and can hold a server", () => {
  const stations = [queue([certain(0)], { kind: "delay" }), queue([undefined, exponential(1)], { kind: "delay" })];
  const routes: readonly Route[] = [
    { from: "outside", fromClass: 0, to: 0, toClass: 0, probability: 1 },
    { from: 0, fromClass: 0, to: "outside", toClass: 0, probability: 1 },
    { from: 1, fromClass: 1, to: "outside", toClass: 1, probability: 1 },
  ];
  const classes = [open(exponential(4)), { kind: "open", name: "call", priority: 0 } as const];
  const calls = [{ station: 1, class: 1, count: 2 }];
  const response = (first: Station, wait: "all" | "none" | 1, keepsServer: boolean): Estimate | undefined =>
    simulated(
      {
        network: { classes, stations: [first, ...stations.slice(1)], flow: { kind: "routes", routes } },
        forks: [{ station: 0, class: 0, calls, wait, keepsServer }],
      },
      { until: 40_000 },
    ).classes[0]?.response;
  const [free] = stations as [Station, Station];
  expect(miss(response(free, "all", false), 1.5)).toBeUndefined();
  expect(miss(response(free, 1, false), 0.5)).toBeUndefined();
  expect(response(free, "none", false)?.value).toBe(0);
  // M/G/1 with the longer of two exponential times: its square has the mean 3.5.
  expect(miss(response(queue([certain(0)]), "all", true), 1.5 + (0.25 * 3.5) / 2 / (1 - 0.375))).toBeUndefined();
});
