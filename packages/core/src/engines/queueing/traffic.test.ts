import { describe, expect, it } from "vitest";
import { closed, moves, open, queue } from "./networks.fixture.ts";
import type { CustomerClass, QueueingNetwork } from "./network.ts";
import { trafficOf } from "./traffic.ts";

function network(one: CustomerClass, flow: QueueingNetwork["flow"], stations = 3): QueueingNetwork {
  return { classes: [one], stations: Array.from({ length: stations }, () => queue([1])), flow };
}

function visits(of: QueueingNetwork): readonly number[] {
  const traffic = trafficOf(of);
  if ("kind" in traffic) throw new Error(traffic.kind);
  return [...(traffic.visits[0] ?? [])];
}

describe("visits", () => {
  it("of a cycle are counted from the reference station", () => {
    const flow = moves([0, 1, 0.7], [0, 2, 0.3], [1, 0, 1], [2, 0, 0.5], [2, 2, 0.5]);
    expect(visits(network(closed(5), flow))).toEqual([1, expect.closeTo(0.7, 15), expect.closeTo(0.6, 15)]);
    expect(visits(network(closed(5, 1), flow))[0]).toBeCloseTo(1 / 0.7, 14);
  });

  it("of customers who nearly never leave keep all digits", () => {
    const flow = moves(["outside", 0, 1], [0, 1, 1 - 1e-12], [0, "outside", 1e-12], [1, 0, 1]);
    expect(visits(network(open(1), flow, 2))[0]).toBeCloseTo(1e12, -1);
  });

  it("do not ask for stations that nobody comes to", () => {
    expect(visits(network(closed(2), moves([0, 1, 1], [1, 0, 1], [2, 2, 1])))).toEqual([1, 1, 0]);
  });
});

describe("what has no steady state is said", () => {
  it("customers who stay for good", () => {
    expect(trafficOf(network(open(1), moves(["outside", 0, 1], [0, 1, 1], [1, 1, 1])))).toMatchObject({
      kind: "never-leaves",
      station: 1,
    });
  });

  it("customers who never come back", () => {
    expect(trafficOf(network(closed(1), moves([0, 1, 1], [1, 2, 1], [2, 1, 1])))).toMatchObject({
      kind: "never-returns",
    });
  });

  it("two places to be caught in", () => {
    expect(trafficOf(network(closed(1), moves([0, 1, 0.5], [0, 2, 0.5], [1, 1, 1], [2, 2, 1])))).toMatchObject({
      kind: "splits",
    });
  });

  it("closed classes that turn into open ones", () => {
    const flow = { kind: "routes", routes: [{ from: 0, fromClass: 0, to: 0, toClass: 1, probability: 1 }] } as const;
    expect(trafficOf({ classes: [closed(1), open(1)], stations: [queue([1, 1])], flow })).toMatchObject({
      kind: "mixed-chain",
    });
  });
});
