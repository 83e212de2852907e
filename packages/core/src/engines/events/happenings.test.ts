import { expect, test } from "vitest";
import { certain, exponential, line, open, queue, simulated } from "./events.fixtures.ts";
import type { EventModel, Patience } from "./model.ts";
import { simulateEvents } from "./simulate.ts";

/** Customers come at 10, 20, 30, ... and are served for so long by one server. */
function every10(service: number, more: Partial<EventModel> = {}, capacity = Infinity): EventModel {
  const station = queue(
    [certain(service)],
    capacity < Infinity ? { capacity: { limit: capacity, whenFull: "loss" } } : {},
  );
  return { network: line([open(certain(10))], [station]), ...more };
}

function patience(more: Partial<Patience>): readonly Patience[] {
  return [{ class: 0, given: "withdrawn", retries: 0, backOff: { first: 0, factor: 1, jitter: false }, ...more }];
}

test("who is refused comes again after a while, as often as is said", () => {
  // 10 is served until 25. 20 is refused and comes at 26, until 41: 21 in all. 30 is refused, and at 36 again. And so on, in pairs.
  const model = every10(15, { patience: patience({ retries: 1, backOff: { first: 6, factor: 1, jitter: false } }) }, 1);
  const { classes } = simulated(model, { until: 2035, warmUp: 35 });
  expect(classes[0]?.throughput.value).toBeCloseTo(0.05, 2);
  expect(classes[0]?.failed.value).toBeCloseTo(0.05, 2);
  expect(classes[0]?.retries.value).toBeCloseTo(0.1, 2);
  expect(classes[0]?.response.value).toBeCloseTo(21, 6);
});

test("who has waited too long goes, or leaves work behind that is done for nobody", () => {
  const goes = simulated(every10(8, { patience: patience({ timeout: 5 }) }), { until: 2000, warmUp: 0 });
  expect(goes.classes[0]?.timeouts.value).toBeCloseTo(0.1, 2);
  expect(goes.classes[0]?.failed.value).toBeCloseTo(0.1, 2);
  expect(goes.classes[0]?.throughput.value).toBe(0);
  expect(goes.stations[0]?.utilisation.value).toBeCloseTo(0.5, 2);
  const leaves = simulated(every10(8, { patience: patience({ timeout: 5, given: "goes-on" }) }), {
    until: 2000,
    warmUp: 0,
  });
  expect(leaves.classes[0]?.wasted.value).toBeCloseTo(0.1, 2);
  expect(leaves.stations[0]?.utilisation.value).toBeCloseTo(0.8, 2);
});

test("waits between tries grow to their limit", () => {
  // Refused at 20 (while 10 is served for ever): tries at 21, 23, 27, 32, 37: waits 1, 2, 4, 5, 5.
  const model: EventModel = {
    ...every10(
      1e9,
      { patience: patience({ retries: 5, backOff: { first: 1, factor: 2, most: 5, jitter: false } }) },
      1,
    ),
  };
  const counted = (until: number): number =>
    (simulated(model, { until, warmUp: 0, batches: 1 }).classes[0]?.retries.value ?? 0) * until;
  expect([20.5, 21.5, 23.5, 27.5, 29.5].map((until) => Math.round(counted(until)))).toEqual([1, 2, 3, 4, 4]);
});

test("refused and given up, nobody is lost count of", () => {
  const station = queue([exponential(1)], { servers: 2, capacity: { limit: 6, whenFull: "loss" } });
  for (const given of ["withdrawn", "goes-on"] as const) {
    for (const discipline of [
      "fcfs",
      "lcfs",
      "ps",
      "random",
      "shortest-first",
      "priority",
      "lcfs-preemptive",
    ] as const) {
      const model: EventModel = {
        network: line([open(exponential(0.45))], [{ ...station, discipline }]),
        patience: patience({ timeout: 2, given, retries: 2, backOff: { first: 0.5, factor: 2, jitter: true } }),
      };
      const { classes, stations, end } = simulated(model, { until: 1000, warmUp: 0 });
      expect(end).toBe("time");
      // Whoever came is done, has failed, or is one of the few who are still there.
      const gone = ((classes[0]?.throughput.value ?? 0) + (classes[0]?.failed.value ?? 0)) * 1000;
      expect(Math.abs(gone - 1000 / 0.45)).toBeLessThan(170);
      expect(stations[0]?.number.value).toBeLessThanOrEqual(6);
      expect(stations[0]?.utilisation.value).toBeLessThanOrEqual(1);
      expect(classes[0]?.timeouts.value).toBeGreaterThan(0);
    }
  }
});

test("the load follows its steps, and begins again", () => {
  const model: EventModel = {
    ...every10(1),
    loads: [
      {
        class: 0,
        steps: [
          { from: 100, factor: 5 },
          { from: 150, factor: 0 },
          { from: 180, factor: 1 },
        ],
        period: 200,
      },
    ],
  };
  const { series } = simulated(model, { until: 400, warmUp: 0, points: 40 });
  expect(series?.times.length).toBe(40);
  const perTen = [...(series?.classes[0]?.throughput ?? [])].map((rate) => rate * 10);
  // One in ten, then five, then none.
  expect(perTen.slice(2, 9).map(Math.round)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(perTen.slice(11, 14).map(Math.round)).toEqual([5, 5, 5]);
  expect(perTen.slice(16, 18).map(Math.round)).toEqual([0, 0]);
  expect(perTen.slice(31, 34).map(Math.round)).toEqual([5, 5, 5]);
});

test("a station that stands still builds a queue, and drains it", () => {
  const model: EventModel = {
    ...every10(4),
    changes: [
      { at: 101, station: 0, speed: 0 },
      { at: 151, station: 0, speed: 1 },
    ],
  };
  const { series, classes } = simulated(model, { until: 300, warmUp: 0, points: 30, batches: 1 });
  // 100 is being served for 1; 110 to 150 come: 6 there at 150. It goes on with 3 that are left, then 5 times 4, in which 160 and 170 come.
  const number = [...(series?.stations[0]?.number ?? [])];
  expect(number[14]).toBeCloseTo(5, 6);
  expect(number[13]).toBeCloseTo(4, 6);
  expect(Math.max(...number.slice(20))).toBeLessThan(0.5);
  expect(classes[0]?.percentiles.p99).toBeCloseTo(54, 0);
  for (const discipline of ["ps", "lcfs-preemptive"] as const) {
    const other = simulated(
      { ...model, network: line([open(certain(10))], [queue([certain(4)], { discipline })]) },
      { until: 300, warmUp: 0, points: 30 },
    );
    expect(other.series?.stations[0]?.number[14]).toBeCloseTo(5, 6);
    expect(other.series?.stations[0]?.number[25]).toBeLessThan(0.5);
  }
});

test("servers come with the load, late, and go when it is calm", () => {
  const model: EventModel = {
    network: line([open(exponential(0.2))], [queue([exponential(1)])]),
    loads: [
      {
        class: 0,
        steps: [
          { from: 1000, factor: 4 },
          { from: 2000, factor: 1 },
        ],
      },
    ],
    scalings: [{ station: 0, least: 2, most: 60, target: 0.5, every: 10, startUp: 30, calm: 100 }],
  };
  const { series } = simulated(model, { until: 3000, warmUp: 0, points: 30 });
  const servers = [...(series?.stations[0]?.servers ?? [])];
  // 5 and 20 busy on average: 10 and 40 servers, and some more, since only a calm time lets them go.
  for (const value of servers.slice(5, 10)) expect(value).toBeGreaterThan(8);
  for (const value of servers.slice(5, 10)) expect(value).toBeLessThan(22);
  for (const value of servers.slice(14, 20)) expect(value).toBeGreaterThan(36);
  expect(servers[10]).toBeLessThan(servers[15] ?? 0);
  for (const value of servers.slice(24)) expect(value).toBeLessThan(22);
});

test("who stands in each other's way for ever is found", () => {
  const one = { capacity: { limit: 1, whenFull: "blocking" } } as const;
  const move = (from: number, to: number) => ({ from, fromClass: 0, to, toClass: 0, probability: 1 });
  const second = (from: number, to: number) => ({ from, fromClass: 1, to, toClass: 1, probability: 1 });
  const jobs = (reference: number) =>
    ({ kind: "closed", name: "jobs", priority: 0, population: 1, reference }) as const;
  const network = {
    classes: [jobs(0), jobs(1)],
    stations: [queue([exponential(1), exponential(1)], one), queue([exponential(1), exponential(1)], one)],
    flow: { kind: "routes", routes: [move(0, 1), move(1, 0), second(0, 1), second(1, 0)] },
  } as const;
  expect(simulated({ network }, { until: 100 }).end).toBe("deadlock");
});

test("a line outside a full station is let in, in order, also those who give up are taken out of it", () => {
  // Ten come at 10, 20, ... at once; one is served at a time for 1, one waits inside, the others outside, of whom those leave who wait 6.
  const model: EventModel = {
    network: line([open(certain(10))], [queue([certain(1)], { capacity: { limit: 2, whenFull: "blocking" } })]),
    loads: [{ class: 0, batch: { kind: "fixed", mean: 10 } }],
    patience: patience({ timeout: 6.5 }),
  };
  const { classes, stations } = simulated(model, { until: 1008, warmUp: 8 });
  // Served are those who are ready after 1 to 6; the seventh has begun, and is broken off.
  expect(classes[0]?.throughput.value).toBeCloseTo(0.6, 6);
  expect(classes[0]?.failed.value).toBeCloseTo(0.4, 6);
  expect(classes[0]?.response.value).toBeCloseTo(3.5, 6);
  expect(stations[0]?.utilisation.value).toBeCloseTo(0.65, 6);
});

test("what never ends is ended: more customers than can be served, and circles without time", () => {
  const flood: EventModel = {
    network: line([open(exponential(1e-4))], [queue([exponential(1000)])]),
    loads: [{ class: 0, batch: { kind: "fixed", mean: 1000 } }],
  };
  expect(simulated(flood, { until: 1e9, mostCustomers: 10_000 }).end).toBe("overload");
  const jobs = { kind: "closed", name: "jobs", priority: 0, population: 1, reference: 0 } as const;
  const circle = { classes: [jobs], stations: [queue([certain(0)])], flow: { kind: "visits", visits: [[1]] } } as const;
  expect(simulated({ network: circle }, { until: 1, mostEvents: 1e5 }).end).toBe("events");
});

test("the same seed gives the same, another repetition does not, and each can be stopped", () => {
  const model: EventModel = { network: line([open(exponential(1))], [queue([exponential(0.5)])]) };
  const options = { until: 2000, points: 5 };
  expect(simulated(model, options)).toEqual(simulated(model, options));
  expect(simulated(model, { ...options, repetition: 1 })).not.toEqual(simulated(model, options));
  expect(simulated(model, { until: 1e9, mostEvents: 5000 })).toMatchObject({ end: "events", events: 5000 });
  expect(simulated(model, { until: 1e9, proceed: () => false })).toMatchObject({ end: "stopped" });
});

test("what cannot be simulated says why", () => {
  const reasons = (model: EventModel): readonly string[] => {
    const result = simulateEvents(model, { seed: 1, until: 1 });
    return "refused" in result ? result.refused.map(({ reason }) => reason) : [];
  };
  const stations = [queue([exponential(1)])];
  expect(reasons({ network: line([open({ kind: "moments", mean: 1, scv: 2 })], stations) })).toEqual(["distribution"]);
  expect(reasons({ network: line([open(exponential(0))], stations) })).toEqual(["arrivals"]);
  expect(
    reasons({ network: { classes: [open(exponential(1))], stations, flow: { kind: "routes", routes: [] } } }),
  ).toEqual(["no-route"]);
  const fine = line([open(exponential(1))], stations);
  expect(reasons({ network: fine })).toEqual([]);
  expect(
    reasons({
      network: fine,
      patience: [{ class: 4, given: "withdrawn", retries: 1, backOff: { first: 1, factor: 1, jitter: false } }],
    }),
  ).toEqual(["statement"]);
  expect(
    reasons({ network: fine, scalings: [{ station: 0, least: 2, most: 1, target: 1, every: 1, startUp: 0 }] }),
  ).toEqual(["statement"]);
  expect(
    reasons({
      network: line([open(exponential(1))], [queue([exponential(1)], { speeds: [1], discipline: "lcfs-preemptive" })]),
    }),
  ).toEqual(["speeds"]);
});
