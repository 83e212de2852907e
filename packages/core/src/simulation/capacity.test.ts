/** Demand against capacity: worked out by hand, against published values of queueing theory, and as the rules read it. */
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { erlangC } from "../engines/queueing/markov-queues.ts";
import type { Model } from "../model/model.ts";
import { Workspace } from "../workspace.ts";
import type { Range } from "./answers.ts";
import { capacityAnswer, type CapacityQuestion, type StationFigures } from "./capacity.ts";
import { backlogOf } from "./capacity/backlog.ts";
import { loadCurve } from "./capacity/curve.ts";
import { openShare } from "./load/calendar.ts";
import { scenarioOf } from "./load/scenario.ts";
import { needOf } from "./capacity/scaling.ts";

function modelOf(text: string): Model {
  return Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]).model;
}

function stationIn(model: Model, id: string, question: CapacityQuestion = {}): StationFigures {
  const found = capacityAnswer(model, question).stations.find(({ element }) => element.id === id);
  if (found === undefined) throw new Error(`${id} is no station`);
  return found;
}

function rateOf(text: string, id: string, question: CapacityQuestion = {}): Range {
  return stationIn(modelOf(text), id, question).demand.rate;
}

const exactly = (value: number): Range => ({ lower: value, upper: value });

function near(range: Range | undefined, value: number, digits = 10): void {
  expect(range?.lower).toBeCloseTo(value, digits);
  expect(range?.upper).toBeCloseTo(value, digits);
}

describe("demand goes through the model", () => {
  it("once for each case where nobody says otherwise, as often as a volume says where somebody does", () => {
    const text = `process p "P" { volume: 3600/h; uses a; uses b { volume: 2/s } }
module a "A" { uses c }
module b "B" { uses c { volume: 6/s } }
module c "C"`;
    expect(rateOf(text, "a")).toEqual(exactly(1));
    expect(rateOf(text, "b")).toEqual(exactly(2));
    expect(rateOf(text, "c")).toEqual(exactly(7));
  });

  it("grows on the way as the caller does at the busiest time, but not what comes at set times", () => {
    const text = `process p "P" { volume: 1/s; peak: 4/s; uses a { volume: 3/s } }
module a "A" { -> b { mode: batch; every: 10s }; -> c { mode: batch; every: 10s; volume: 50MB; size: 1MB } }
module b "B"
module c "C"`;
    expect(rateOf(text, "a")).toEqual(exactly(12));
    near(rateOf(text, "b"), 0.1);
    near(rateOf(text, "c"), 5);
  });

  it("reaches stores through their data, machines through what runs on them, providers through services", () => {
    const text = `process p "P" { volume: 10/s; uses sv }
service sv "Service"
application app "App" { performs sv
  module m "M" { accesses d; runs on n1, n2 }
  store s "S"
}
dataset d "D" { store: s }
node n1 "N1" { capacity: 10/s }
node n2 "N2" { capacity: 10/s }`;
    expect(rateOf(text, "m")).toEqual(exactly(10));
    expect(rateOf(text, "s")).toEqual(exactly(10));
    expect(rateOf(text, "n1")).toEqual(exactly(5));
  });

  it("has no upper bound where a caller is not known, and bounds where nobody says who does it", () => {
    const text = `process p "P" { uses a { volume: 2/s } }
process q "Q" { uses a }
process r "R" { volume: 8/s; uses app }
module a "A"
application app "App" {
  module x "X"
  module y "Y"
}`;
    expect(rateOf(text, "a")).toEqual({ lower: 2, upper: Infinity });
    expect(rateOf(text, "x")).toEqual({ lower: 0, upper: 8 });
    expect(stationIn(modelOf(text), "a").missing.map(([, key]) => key)).toContain("peak");
  });

  it("enters an application at the module that no other calls", () => {
    const text = `process r "R" { volume: 8/s; uses app }
application app "App" {
  module x "X" { uses y }
  module y "Y"
}`;
    expect(rateOf(text, "x")).toEqual(exactly(8));
    expect(rateOf(text, "y")).toEqual(exactly(8));
  });

  it("counts what is stated as all that is asked, unless callers surely ask for more", () => {
    const text = `process p "P" { volume: 10/s; uses a, b }
module a "A" { peak: 30/s; uses c }
module b "B" { peak: 4/s }
module c "C"`;
    const model = modelOf(text);
    expect(stationIn(model, "a").demand).toEqual({ rate: exactly(30), from: "both" });
    expect(stationIn(model, "c").demand).toEqual({ rate: exactly(30), from: "computed" });
    const b = stationIn(model, "b");
    expect([b.demand.rate, b.stated, b.isConflicting]).toEqual([exactly(10), 4, true]);
  });

  it("says of a circle that nobody's figures end that it has no upper bound", () => {
    const text = `process p "P" { volume: 3/s; uses a }
module a "A" { uses b }
module b "B" { uses c }
module c "C" { uses a }`;
    expect(rateOf(text, "a")).toEqual({ lower: 3, upper: Infinity });
    expect(capacityAnswer(modelOf(text)).notes.some(({ en }) => en.includes("circle"))).toBe(true);
  });

  it("takes a flow back between the same two for the answer", () => {
    const text = `module a "A" { peak: 5/s; -> b { mode: sync } }
module b "B" { -> a { mode: sync } }`;
    expect(rateOf(text, "a")).toEqual(exactly(5));
    expect(rateOf(text, "b")).toEqual(exactly(5));
  });

  it("fits what is stated by the day into the opening hours", () => {
    expect(
      rateOf(`process p "P" { volume: 864/day; calendar: "Mon-Fri 08:00-18:00"; uses a }\nmodule a "A"`, "a").lower,
    ).toBeCloseTo(0.024, 12);
    expect(rateOf(`process p "P" { volume: 864/day; uses a }\nmodule a "A"`, "a").lower).toBeCloseTo(0.01, 12);
    expect(rateOf(`process p "P" { volume: 36/h; calendar: "10x5"; uses a }\nmodule a "A"`, "a").lower).toBeCloseTo(
      0.01,
      12,
    );
  });
});

describe("opening hours", () => {
  it.each([
    ["24/7", 1, 1],
    ["10x5", 10 / 24, 5 / 7],
    ["5x8", 8 / 24, 5 / 7],
    ["Mon-Fri 08:00-18:00", 10 / 24, 5 / 7],
    ["lun-ven 8h-17h30", 9.5 / 24, 5 / 7],
    ["sat-sun 22:00-06:00", 8 / 24, 2 / 7],
    ["8h30-17h", 8.5 / 24, 1],
  ])("%s", (text, ofDay, ofWeek) => {
    expect(openShare(text)?.ofDay).toBeCloseTo(ofDay, 12);
    expect(openShare(text)?.ofWeek).toBeCloseTo(ofWeek, 12);
  });

  it.each(["month end", "Mon-Fri", "business hours", "25:00-26:00", "40x9", ""])(
    "%s cannot be computed with",
    (text) => {
      expect(openShare(text)).toBeUndefined();
    },
  );
});

describe("how busy, how long, how many", () => {
  it("one server: 18 a second against 20 wait half a second, eight of them", () => {
    const m = stationIn(modelOf(`module m "M" { peak: 18/s; capacity: 20/s; replicas: 1 }`), "m");
    near(m.utilisation, 0.9);
    near(m.response, 0.5);
    near(m.queue, 8.1);
    expect(m.isStable).toBe(true);
  });

  it("several share the capacity of all: Erlang C", () => {
    const m = stationIn(modelOf(`module m "M" { peak: 60/s; capacity: 120/s; replicas: 3 }`), "m");
    near(m.response, 3 / 120 + erlangC(1.5, 3) / 60);
    expect(m.serviceFrom).toBe("capacity");
  });

  // Bolch, Greiner, de Meer, Trivedi: M/M/4/6 with 50 arrivals and 10 services each turns 29.3543 % away.
  it("a queue with a limit turns away", () => {
    const m = stationIn(modelOf(`module m "M" { peak: 50/s; capacity: 40/s; replicas: 4; queueLimit: 2 }`), "m");
    expect(m.loss?.lower).toBeCloseTo(0.293543, 6);
    expect(m.isStable).toBe(false);
    expect(m.response?.upper).toBeLessThan(0.2);
  });

  it("without a number of instances there are bounds, without a capacity nothing", () => {
    const model = modelOf(
      `module m "M" { peak: 18/s; capacity: 20/s }\nmodule n "N" { peak: 18/s }\nmodule o "O" { peak: 18/s; capacity: 20/s; latency: 100ms }`,
    );
    expect(stationIn(model, "m").response).toEqual({ lower: expect.closeTo(0.5, 10), upper: Infinity });
    expect(stationIn(model, "n").utilisation).toBeUndefined();
    const o = stationIn(model, "o").response;
    expect([o?.lower, o?.upper]).toEqual([0.1, expect.closeTo(0.1 + 0.45, 10)]);
  });

  it("a very long queue, nothing that it can do, a part that says nothing in a whole that does", () => {
    const model = modelOf(`process p "P" { volume: 10/s; uses app }
module m "M" { peak: 18/s; capacity: 20/s; replicas: 1; queueLimit: 100000000 }
module n "N" { peak: 30/s; capacity: 20/s; replicas: 1; queueLimit: 100000000 }
module z "Z" { peak: 1/s; capacity: 0/s }
application app "App" { capacity: 20/s; replicas: 1
  module part "Part"
}`);
    near(stationIn(model, "m").response, 0.5);
    expect(stationIn(model, "n").loss).toEqual({ lower: expect.closeTo(1 / 3, 12), upper: expect.closeTo(1 / 3, 12) });
    expect([stationIn(model, "z").isStable, stationIn(model, "z").utilisation]).toEqual([false, exactly(Infinity)]);
    const answer = capacityAnswer(model);
    expect(answer.stations.map(({ element }) => element.id)).not.toContain("part");
    near(answer.chains[0]?.response, 0.1);
  });

  it("what is asked too much has no time of answer", () => {
    const m = stationIn(modelOf(`module m "M" { peak: 21/s; capacity: 20/s; replicas: 2 }`), "m");
    expect([m.isStable, m.response, m.queue]).toEqual([false, undefined, undefined]);
  });

  it("scaling by itself: as many instances as the target asks for", () => {
    const m = stationIn(
      modelOf(`module m "M" { peak: 50/s; capacity: 20/s; replicas: 2; autoscale: { min: 2; max: 8; target: 70% } }`),
      "m",
    );
    near(m.utilisation, 50 / 80);
    expect(m.servers).toBe(8);
    near(m.response, 0.1 + erlangC(5, 8) / 30);
  });

  it("what is no rate is a share and no queue", () => {
    const s = stationIn(modelOf(`store s "S" { capacity: 2TB; demand: 1.5TB; growth: 20%/y }`), "s");
    near(s.utilisation, 0.75);
    expect(s.response).toBeUndefined();
    expect(s.saturation?.years.lower).toBeCloseTo(Math.log(2 / 1.5) / Math.log(1.2), 12);
  });

  it("people: a role of many serves cases of a process by the day", () => {
    const m = stationIn(
      modelOf(
        `process p "P" { volume: 900/day; calendar: "8h-18h" }\nrole r "R" { people: 31; capacity: 1000/day; performs p }`,
      ),
      "r",
    );
    near(m.utilisation, 0.9);
    expect(m.servers).toBe(31);
  });
});

describe("end to end", () => {
  it("adds up what is waited for, and not what is sent on", () => {
    const text = `process p "P" { volume: 10/s; uses a }
module a "A" { capacity: 20/s; replicas: 1; uses b; -> c { mode: async } }
module b "B" { capacity: 15/s; replicas: 1 }
module c "C" { capacity: 11/s; replicas: 1 }`;
    const { chains } = capacityAnswer(modelOf(text));
    near(chains[0]?.response, 1 / 10 + 1 / 5);
    expect(chains[0]?.path.map(({ id }) => id)).toEqual(["p", "a", "b"]);
    expect(chains[0]?.bottleneck?.id).toBe("c");
  });

  it("side by side lies between the slowest and the sum", () => {
    const text = `process p "P" { volume: 10/s; uses a, b }
module a "A" { capacity: 20/s; replicas: 1 }
module b "B" { capacity: 15/s; replicas: 1 }`;
    const response = capacityAnswer(modelOf(text)).chains[0]?.response;
    expect(response?.lower).toBeCloseTo(0.2, 12);
    expect(response?.upper).toBeCloseTo(0.3, 12);
  });

  it("what is called several times counts as often; a process waits for its steps", () => {
    const text = `process p "P" { volume: 2/s
  process s "S" { uses a { volume: 6/s } }
}
module a "A" { capacity: 10/s; replicas: 1 }`;
    const { chains } = capacityAnswer(modelOf(text));
    expect(chains.map(({ from }) => from.id)).toEqual(["p", "s"]);
    for (const { response } of chains) near(response, 3 * (1 / 4));
  });

  it("a stated time covers what is below, waiting comes on top", () => {
    const text = `process p "P" { volume: 10/s; uses a }
module a "A" { capacity: 20/s; replicas: 1; latency: 80ms; uses b }
module b "B" { capacity: 15/s; replicas: 1 }`;
    const response = capacityAnswer(modelOf(text)).chains[0]?.response;
    near(response, 0.08 + 0.05 + (10 / 15) * 0.2);
    expect(response?.lower).toBe(response?.upper);
  });
});

describe("larger or more", () => {
  const station = { capacity: 20, servers: 2, isAssumed: false, latency: undefined, queueLimit: undefined };

  it("follows the formula: rate over what one may do", () => {
    expect(needOf(station, 36, { utilisation: 0.8, response: undefined })).toEqual({
      vertical: 36 / 16,
      horizontal: 5,
    });
    expect(needOf(station, 40, { utilisation: 0.8, response: undefined }).horizontal).toBe(5);
  });

  it("is the fewest that meet a time of answer", () => {
    const { horizontal, vertical } = needOf(station, 36, { utilisation: 1, response: 0.12 });
    const wait = (count: number): number => 0.1 + erlangC(3.6, count) / (count * 10 - 36);
    expect(wait(horizontal ?? 0)).toBeLessThanOrEqual(0.12);
    expect(wait((horizontal ?? 0) - 1)).toBeGreaterThan(0.12);
    const size = vertical ?? 0;
    expect(0.1 / size + erlangC(3.6 / size, 2) / (20 * size - 36)).toBeCloseTo(0.12, 9);
    expect(needOf(station, 36, { utilisation: 1, response: 0.09 }).horizontal).toBeUndefined();
  });

  it("costs as many times what one costs", () => {
    const model = modelOf(
      `model x "X" { currency: CHF }\nmodule m "M" { peak: 36/s; capacity: 20/s; replicas: 2; annualCost: 1000 CHF }`,
    );
    const option = stationIn(model, "m").scaling.find(({ way, amount }) => way === "horizontal" && amount === 5);
    expect(option?.cost).toEqual({ amount: 2500, currency: "CHF" });
    expect(option?.utilisation).toBeCloseTo(0.72, 12);
  });

  it("draws curves that the formula has", () => {
    const model = modelOf(`module m "M" { peak: 10/s; capacity: 20/s; replicas: 1 }`);
    const points = loadCurve(model, model.at(model.row("m") ?? -1), {}, { most: 3, points: 6 }) ?? [];
    expect(points.map(({ times }) => times)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3]);
    for (const { times, station: at } of points) {
      near(at.utilisation, times / 2);
      if (times < 2) near(at.response, 1 / (20 - 10 * times));
      else expect(at.response).toBeUndefined();
    }
  });
});

describe("another load", () => {
  const text = `process p "P" { volume: 2/s; growth: 50%/y; uses a { volume: 4/s }; uses b }
module a "A" { uses c }
module b "B" { peak: 10/s; capacity: 20/s; replicas: 1 }
module c "C"
load storm "Storm" { on: p; times: 4; for: 6h }
load direct "Direct" { on: [p uses a]; rate: 40/s }
load set "Set" { on: b; rate: 30/s }`;
  const load = (id: string): CapacityQuestion => {
    const statement = modelOf(text).element(id);
    return statement === undefined ? {} : { scenario: scenarioOf(statement) };
  };

  it("everywhere times as much", () => {
    expect(rateOf(text, "c", { times: 2.5 })).toEqual(exactly(10));
    expect(rateOf(text, "b", { times: 2.5 })).toEqual(exactly(25));
  });

  it("of one: goes on in its calls; of what is stated without them, nobody says how much is of it", () => {
    expect(rateOf(text, "a", load("storm"))).toEqual(exactly(16));
    expect(rateOf(text, "c", load("storm"))).toEqual(exactly(16));
    expect(rateOf(text, "b", load("storm"))).toEqual({ lower: 16, upper: 40 });
  });

  it("on a way, or as a rate", () => {
    expect(rateOf(text, "c", load("direct"))).toEqual(exactly(40));
    expect(rateOf(text, "b", load("set"))).toEqual(exactly(30));
  });

  it("years on, by the growth of who asks; without one there is no upper bound", () => {
    near(rateOf(text, "c", { years: 2 }), 9);
    expect(rateOf(text, "b", { years: 2 })).toEqual({ lower: expect.closeTo(10, 12), upper: Infinity });
  });

  it("says what it cannot read", () => {
    const model = modelOf(`load l "L" { on: [nobody] }`);
    const statement = model.element("l");
    expect(statement === undefined ? [] : scenarioOf(statement).problems.length).toBe(2);
  });
});

describe("what piles up", () => {
  it("is the surplus times the time, and drains by what is left over", () => {
    const found = backlogOf({ usual: 5, surge: 30, capacity: 20, lasts: 60, horizon: 1000, limit: undefined });
    expect([found.most, found.emptyAt, found.lag, found.lost]).toEqual([600, 100, 30, 0]);
  });

  it("is lost beyond the limit", () => {
    const found = backlogOf({ usual: 5, surge: 30, capacity: 20, lasts: 60, horizon: 1000, limit: 100 });
    expect([found.most, found.fullAt, found.lost]).toEqual([100, 10, 500]);
    expect(found.emptyAt).toBeCloseTo(60 + 100 / 15, 12);
  });
});

describe("answers beyond the mean", () => {
  it("come in time for 95 % of requests as M/M/1 has it, against what is stated", () => {
    const at = (within: string): StationFigures =>
      stationIn(
        modelOf(`process p "P" { volume: 5/s; uses a }
module a "A" { capacity: 20/s; replicas: 2; latencyP95: ${within} }`),
        "a",
      );
    const found = at("1s");
    // Two servers of 10/s: W = 1/3 with C = 0.1, found numerically with P(T > t) = e^-10t (1 + C (1 - e^-5t) / 0.5).
    const t = found.p95?.upper ?? 0;
    expect(Math.exp(-10 * t) * (1 + 0.1 * ((1 - Math.exp(-5 * t)) / 0.5))).toBeCloseTo(0.05, 12);
    expect(found.latencyTarget).toEqual({ within: 1, met: true });
    expect(at("100ms").latencyTarget?.met).toBe(false);
    const assumed = stationIn(
      modelOf(`process p "P" { volume: 5/s; uses a }
module a "A" { capacity: 20/s; latencyP95: 1s }`),
      "a",
    );
    expect([assumed.p95, assumed.latencyTarget?.met]).toEqual([undefined, undefined]);
    const full = stationIn(
      modelOf(`process p "P" { volume: 50/s; uses a }
module a "A" { capacity: 20/s; replicas: 2; latencyP95: 1s }`),
      "a",
    );
    expect(full.latencyTarget?.met).toBe(false);
  });

  it("come sooner for what is more urgent, as who asks or the call says", () => {
    const text = `process p "P" { volume: 6/s; priority: 1; uses front }
process q "Q" { volume: 9/s; uses front }
module front "Front" { uses a }
module b "B" { peak: 3/s; uses a { priority: 2 } }
module a "A" { capacity: 20/s; replicas: 2 }`;
    const { priorities, response } = stationIn(modelOf(text), "a");
    expect(priorities?.map(({ priority, rate }) => [priority, rate])).toEqual([
      [1, 6],
      [2, 3],
      [undefined, 9],
    ]);
    const [first, , last] = priorities ?? [];
    const c = erlangC(1.8, 2);
    expect(first?.waiting).toBeCloseTo((c * 0.05) / (1 - 0.3), 12);
    expect(last?.waiting).toBeCloseTo((c * 0.05) / ((1 - 0.45) * (1 - 0.9)), 12);
    // No order of service saves work.
    const mean = (priorities ?? []).reduce((sum, one) => sum + one.rate * one.response, 0) / 18;
    expect(mean).toBeCloseTo(response?.upper ?? 0, 12);
    expect(stationIn(modelOf(text.replace("volume: 9/s; ", "")), "a").priorities).toBeUndefined();
  });
});
