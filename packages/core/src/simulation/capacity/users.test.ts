/** People who ask, wait and think: against the machine repair model by hand (Erlang; Bolch et al. 2006, 6.2.7), and what must hold of any bound. */
import { describe, expect, it } from "vitest";
import { encode } from "../../base/text.ts";
import { Workspace } from "../../workspace.ts";
import type { ClosedTime } from "../answers.ts";
import { capacityAnswer, type CapacityFigures, type CapacityQuestion } from "../capacity.ts";

function answerOf(text: string, question: CapacityQuestion = {}): CapacityFigures {
  return capacityAnswer(Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]).model, question);
}

function usersOf(found: CapacityFigures, id: string): ClosedTime {
  const users = found.chains.find(({ from }) => from.id === id)?.users;
  if (users === undefined) throw new Error(`${id} has no users`);
  return users;
}

/** Throughput of n who think z on average before c servers with service s: n!/(n-k)! / (served together) weights, summed up state by state. */
function repair(n: number, z: number, s: number, c: number): number {
  let [weight, all, busy] = [1, 1, 0];
  for (let k = 1; k <= n; k++) {
    weight *= ((n - k + 1) * s) / (z * Math.min(k, c));
    all += weight;
    busy += weight * Math.min(k, c);
  }
  return busy / all / s;
}

describe("people who wait for their answers", () => {
  it("two at one server, thinking as long as they are served: four fifths in use, an answer after 1.5 s", () => {
    const found = answerOf(`process p "P" { activeUsers: 2; thinkTime: 1s; uses a }
module a "A" { capacity: 1/s; replicas: 1; latency: 1s }`);
    const users = usersOf(found, "p");
    expect(users.throughput.lower).toBeGreaterThan(0);
    expect(users.result).toBe("exact");
    expect(users.throughput.lower).toBeCloseTo(0.8, 12);
    expect(users.throughput.upper).toBeCloseTo(0.8, 12);
    expect(users.response?.upper).toBeCloseTo(1.5, 12);
    expect(users.knee?.lower).toBeCloseTo(2, 12);
    expect(found.stations[0]?.utilisation?.upper).toBeCloseTo(0.8, 12);
    expect(found.stations[0]?.response?.lower).toBeCloseTo(1.5, 12);
    expect(found.stations[0]?.isStable).toBe(true);
  });

  it("many at several servers, as the sum over all states has it", () => {
    for (const [n, z, replicas] of [
      [7, 3, 2],
      [40, 10, 3],
      [600, 20, 4],
    ] as const) {
      const found = answerOf(`process p "P" { activeUsers: ${n}; thinkTime: ${z}s; uses a }
module a "A" { capacity: ${replicas * 2}/s; replicas: ${replicas} }`);
      const expected = repair(n, z, 0.5, replicas);
      expect(usersOf(found, "p").throughput.lower / expected).toBeCloseTo(1, 10);
      expect(usersOf(found, "p").response?.lower).toBeCloseTo(n / expected - z, 8);
      expect(found.stations[0]?.demand.rate.upper).toBeCloseTo(expected, 9);
    }
  });

  it("never ask for more than can be done, however many there are, and twice as many wait longer", () => {
    const text = `process p "P" { activeUsers: 500; thinkTime: 10s; uses a }
module a "A" { capacity: 10/s; replicas: 2; uses b { volume: 0/s } }
module b "B"`;
    const [once, twice] = [usersOf(answerOf(text), "p"), usersOf(answerOf(text, { times: 2 }), "p")];
    expect(twice.users).toBe(1000);
    expect(once.throughput.upper).toBeLessThanOrEqual(10 * (1 + 1e-12));
    expect(twice.response?.lower ?? 0).toBeGreaterThan(once.response?.upper ?? Infinity);
    expect(twice.response?.lower).toBeCloseTo(1000 / 10 - 10, 6);
  });

  it("share what they ask with others who do not wait: they wait longer than alone", () => {
    const found = answerOf(`process p "P" { activeUsers: 2; thinkTime: 1s; uses a }
process q "Q" { volume: 5/s; uses a }
module a "A" { capacity: 20/s; replicas: 2; }`);
    const users = usersOf(found, "p");
    expect(users.result).toBe("exact");
    expect(found.stations[0]?.demand.rate.lower).toBeCloseTo(5 + users.throughput.lower, 9);
    const alone = usersOf(
      answerOf(`process p "P" { activeUsers: 2; thinkTime: 1s; uses a }
module a "A" { capacity: 20/s; replicas: 2 }`),
      "p",
    );
    expect(users.response?.lower ?? 0).toBeGreaterThan(alone.response?.upper ?? Infinity);
  });

  it("two kinds of people at one station are solved together", () => {
    const found = answerOf(`process p "P" { activeUsers: 3; thinkTime: 2s; uses a }
process q "Q" { activeUsers: 4; thinkTime: 2s; uses a }
module a "A" { capacity: 4/s; replicas: 2 }`);
    const together = repair(7, 2, 0.5, 2);
    const [p, q] = [usersOf(found, "p"), usersOf(found, "q")];
    expect([p.result, q.result]).toEqual(["exact", "exact"]);
    expect(p.throughput.lower / together).toBeCloseTo(3 / 7, 10);
    expect(q.throughput.lower / together).toBeCloseTo(4 / 7, 10);
  });

  it("has bounds where instances or a caller are not known, and where calls may be made at once", () => {
    const exact = repair(20, 5, 0.2, 1);
    const assumed = usersOf(
      answerOf(`process p "P" { activeUsers: 20; thinkTime: 5s; uses a }
module a "A" { capacity: 5/s }`),
      "p",
    );
    expect([assumed.throughput.lower, assumed.result]).toEqual([0, "bounds"]);
    expect(assumed.throughput.upper).toBeCloseTo(exact, 9);
    const open = answerOf(`process p "P" { activeUsers: 20; thinkTime: 5s; uses a }
process q "Q" { uses a }
module a "A" { capacity: 20/s; replicas: 2 }`);
    expect(usersOf(open, "p").throughput.lower).toBe(0);
    expect(open.stations[0]?.demand.rate.upper).toBe(Infinity);
    const both = usersOf(
      answerOf(`process p "P" { activeUsers: 2; thinkTime: 1s; uses a, b }
module a "A" { capacity: 20/s; replicas: 20 }
module b "B" { capacity: 20/s; replicas: 20 }`),
      "p",
    );
    expect(both.response).toEqual({ lower: 1, upper: 2 });
  });

  it("has no upper bound where somebody on the way does not say how much it can do, even below a stated time", () => {
    const users = usersOf(
      answerOf(`process p "P" { activeUsers: 2; thinkTime: 1s; uses a }
module a "A" { capacity: 1/s; replicas: 1; latency: 1s; uses b }
module b "B"`),
      "p",
    );
    // As if B took no time: the wait at A alone.
    expect(users.response).toEqual({ lower: 1.5, upper: Infinity });
    expect([users.throughput.lower, users.result]).toEqual([0, "bounds"]);
  });

  it("lies between its bounds however many instances there are", () => {
    for (const latency of ["", "latency: 3s; "])
      for (const times of [1, 40])
        for (const replicas of [2, 3, 5, 9]) {
          const of = (servers: string): ClosedTime =>
            usersOf(
              answerOf(
                `process p "P" { activeUsers: 12; thinkTime: 4s; uses a }
process q "Q" { volume: 30/h; uses a }
module a "A" { ${latency}capacity: 2/s; ${servers}}`,
                { times },
              ),
              "p",
            );
          const [exact, bounds] = [of(`replicas: ${replicas}`), of("")];
          expect(exact.result).toBe("exact");
          expect(exact.response?.lower).toBeGreaterThanOrEqual((bounds.response?.lower ?? Infinity) * (1 - 1e-12));
          expect(exact.response?.upper).toBeLessThanOrEqual((bounds.response?.upper ?? 0) * (1 + 1e-12));
        }
  });

  it("are solved apart where they share nothing, and do not wait for ever at a queue that turns others away", () => {
    const found = answerOf(`process y "Y" { activeUsers: 5; thinkTime: 0s; uses a }
process x "X" { activeUsers: 5; thinkTime: 1s }
process o "O" { activeUsers: 5; thinkTime: 1s; uses full }
process flood "Flood" { volume: 50/s; uses full }
module a "A" { capacity: 10/s; replicas: 2 }
module full "Full" { capacity: 10/s; replicas: 2; queueLimit: 3 }`);
    expect(usersOf(found, "y").response?.upper).toBeCloseTo(0.5, 12);
    expect(usersOf(found, "x").throughput.lower).toBeCloseTo(5, 12);
    const turned = usersOf(found, "o");
    expect(turned.response?.lower).toBeLessThan(1);
    expect(turned.throughput.upper).toBeGreaterThan(1);
  });

  it("bear what others who wait elsewhere only send to them", () => {
    const text = `process p "P" { activeUsers: 50; thinkTime: 5s; uses a }
process q "Q" { activeUsers: 4; thinkTime: 5s; uses b }
module a "A" { capacity: 20/s; replicas: 2; -> b { mode: async } }
module b "B" { capacity: 12/s; replicas: 2 }`;
    const [sent, alone] = [
      usersOf(answerOf(text), "q"),
      usersOf(answerOf(text.replace("-> b { mode: async }", "")), "q"),
    ];
    expect([sent.result, alone.result]).toEqual(["bounds", "exact"]);
    expect(sent.response?.lower).toBeCloseTo(alone.response?.lower ?? Number.NaN, 12);
    expect(sent.response?.upper ?? 0).toBeGreaterThan(3 * (alone.response?.upper ?? Infinity));
    const b = answerOf(text).stations.find(({ element }) => element.id === "b");
    expect(b?.demand.rate.lower).toBeGreaterThan(9);
  });

  it("counts what is stated of them once", () => {
    const found = answerOf(`process p "P" { volume: 6/s; activeUsers: 40; thinkTime: 5s; uses a }
module a "A" { capacity: 10/s; replicas: 2 }`);
    expect(found.stations[0]?.demand.rate).toEqual({ lower: 6, upper: 6 });
    expect(usersOf(found, "p").throughput.lower).toBeCloseTo(repair(40, 5, 0.2, 2), 9);
  });

  it("says what is missing where only half is stated", () => {
    const found = answerOf(`process p "P" { activeUsers: 40; uses a }
module a "A" { capacity: 10/s; replicas: 2 }`);
    expect(found.chains.every(({ users }) => users === undefined)).toBe(true);
    expect(found.stations[0]?.demand.rate.upper).toBe(Infinity);
    expect(found.notes.some(({ en, fr }) => en.includes("thinkTime") && fr.includes("thinkTime"))).toBe(true);
  });
});
