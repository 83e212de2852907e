/** The failure model against what was worked out by hand, and against brute force on small random models. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insurerModel, modelOf } from "../../test/models.ts";
import type { Model } from "../model/model.ts";
import { availability } from "./availability.ts";
import { isHappening } from "./failures/evaluate.ts";
import { type Failures, readFailures } from "./read-failures.ts";

const states = ["works", "perhaps", "stopped"];

function conditionsWhen(model: Model, fails: readonly string[], asked: readonly string[]): Record<string, string> {
  const failures = readFailures(model);
  const rows = fails.map((id) => rowOf(model, id));
  const stopped = failures.stoppedBy(rows.flatMap((row) => failures.causesOf({ element: row })));
  return Object.fromEntries(asked.map((id) => [id, states[stopped[rowOf(model, id)] as number] ?? ""]));
}

function rowOf(model: Model, id: string): number {
  const row = model.row(id);
  if (row === undefined) throw new Error(`${id} is there`);
  return row;
}

describe("the insurer", () => {
  const model = insurerModel();

  it("stops handling claims without each of its single points, and perhaps without the bus", () => {
    for (const id of ["m-claims", "srv-claims", "db-claims", "srv-db", "s-gva", "a-ged", "t-java8", "n-db"])
      expect(conditionsWhen(model, [id], ["pr-claim"]), id).toEqual({ "pr-claim": "stopped" });
    expect(conditionsWhen(model, ["a-bus"], ["pr-claim", "m-bff"])).toEqual({
      "pr-claim": "perhaps",
      "m-bff": "perhaps",
    });
    expect(conditionsWhen(model, ["k8s"], ["pr-claim", "m-bff", "a-iam"])).toEqual({
      "pr-claim": "works",
      "m-bff": "stopped",
      "a-iam": "stopped",
    });
  });

  it("loses a supplier that runs it, misses one that does not, and cannot tell where nobody says", () => {
    expect(conditionsWhen(model, ["pa-crm", "pa-cloud"], ["a-crm", "a-policy"])).toEqual({
      "a-crm": "stopped",
      "a-policy": "perhaps",
    });
  });
});

describe("instances", () => {
  const plan = (module: string, nodes: string): Model =>
    modelOf(`process p "P" { uses a }\napplication a "A" {\n  module m "M" { ${module} }\n}\n${nodes}`);
  const nodes = (...ids: readonly string[]): string => ids.map((id) => `node ${id} "${id}" { type: vm }`).join("\n");

  it("fail with their machine, spread evenly; what is left over may be anywhere", () => {
    const model = plan("replicas: 4; need: 2; runs on x, y", nodes("x", "y"));
    expect(conditionsWhen(model, ["x"], ["p"])).toEqual({ p: "works" });
    expect(conditionsWhen(model, ["x", "y"], ["p"])).toEqual({ p: "stopped" });
    const uneven = plan("replicas: 3; need: 2; runs on x, y", nodes("x", "y"));
    expect(conditionsWhen(uneven, ["x"], ["p"])).toEqual({ p: "perhaps" });
  });

  it("are where it is said that they are", () => {
    const model = plan("need: 2", `${nodes("x", "y")}\nm runs on x { replicas: 1 }\nm runs on y { replicas: 2 }`);
    expect(conditionsWhen(model, ["x"], ["p"])).toEqual({ p: "works" });
    expect(conditionsWhen(model, ["y"], ["p"])).toEqual({ p: "stopped" });
  });

  it("have a copy elsewhere that stands in for them", () => {
    const model = modelOf(`
process p "P" { uses a }
application a "A" {
  store s "S" { replicas: 1; replication: { to: y, mode: sync }; runs on x }
}
node x "X" { type: vm }
node y "Y" { type: vm }`);
    expect(conditionsWhen(model, ["x"], ["p"])).toEqual({ p: "works" });
    expect(conditionsWhen(model, ["x", "y"], ["p"])).toEqual({ p: "stopped" });
  });

  it("of a cluster are those that are drawn, so many as it needs", () => {
    const cluster = (need: string): Model =>
      plan(
        "replicas: 3; runs on k",
        `node k "K" { type: cluster${need}\n  node k1 "1" { type: vm }\n  node k2 "2" { type: vm }\n  node k3 "3" { type: vm }\n}`,
      );
    expect(conditionsWhen(cluster("; need: 2"), ["k1"], ["p"])).toEqual({ p: "works" });
    expect(conditionsWhen(cluster("; need: 2"), ["k1", "k2"], ["p"])).toEqual({ p: "stopped" });
    expect(conditionsWhen(cluster(""), ["k1"], ["p"])).toEqual({ p: "perhaps" });
  });

  it("that nobody has counted may have fellows", () => {
    const model = plan("", "");
    const failures = readFailures(model);
    const cause = failures.causes.findIndex(({ id }) => id === "m");
    expect(failures.stoppedBy([cause])[rowOf(model, "p")]).toBe(1);
    expect(conditionsWhen(model, ["m"], ["p"])).toEqual({ p: "stopped" });
  });
});

describe("links", () => {
  const zones = (more: string): Model =>
    modelOf(`
process p "P" { uses a }
application a "A" { replicas: 2; runs on x; uses b }
application b "B" { replicas: 2; runs on y }
node x "X" { nodes: 2; zone: z1 }
node y "Y" { nodes: 2; zone: z3 }
zone z1 "1" { connects z2 }
zone z2 "2" { connects z3 }
zone z3 "3"
zone z4 "4"
${more}`);
  const stoppedWithout = (model: Model, from: string, to: string): number => {
    const failures = readFailures(model);
    const link = [...model.relationships("connects")].find((one) => one.fromId === from && one.toId === to);
    const cut = failures.causesOf({ relationship: link?.row ?? -1 });
    expect(cut.length).toBeGreaterThan(0);
    return failures.stoppedBy(cut)[rowOf(model, "p")] as number;
  };

  it("are needed by what crosses them, unless there is another way round", () => {
    expect(stoppedWithout(zones(""), "z1", "z2")).toBe(2);
    expect(stoppedWithout(zones("z1 connects z4\nz4 connects z3"), "z1", "z2")).toBe(0);
    expect(conditionsWhen(zones("z1 connects z4\nz4 connects z3"), ["z2"], ["p"])).toEqual({ p: "works" });
    expect(conditionsWhen(zones("z1 connects z4\nz4 connects z3"), ["z2", "z4"], ["p"])).toEqual({ p: "stopped" });
  });

  it("that are redundant are two", () => {
    const model = modelOf(`
process p "P" { uses a }
application a "A" { replicas: 2; zone: z1; uses b }
application b "B" { replicas: 2; zone: z2 }
zone z1 "1"
zone z2 "2"
z1 connects z2 { redundant: yes; mtbf: 99h; mttr: 1h }`);
    const links = readFailures(model).causes.filter(({ what }) => what === "link");
    expect(links.map(({ behaviour }) => behaviour?.unavailability)).toEqual([0.01, 0.01]);
  });
});

// Small estates at random, circles and spares included.
const count = 5;
const estates = fc.record({
  modules: fc.array(
    fc.record({
      replicas: fc.constantFrom(1, 2, 3),
      need: fc.constantFrom(1, 2),
      on: fc.uniqueArray(fc.nat(2), { maxLength: 3 }),
      uses: fc.uniqueArray(fc.tuple(fc.nat(count - 1), fc.constantFrom("hard", "soft", "")), { maxLength: 2 }),
      calls: fc.uniqueArray(fc.nat(count - 1), { maxLength: 1 }),
    }),
    { minLength: count, maxLength: count },
  ),
  service: fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: 3 }),
  need: fc.constantFrom("", "need: 1", "need: 2"),
});

describe("random models", () => {
  const textOf = ({ modules, service, need }: typeof estates extends fc.Arbitrary<infer Of> ? Of : never): string =>
    [
      `process p "P" { uses s, a0 }`,
      `service s "S" { ${need} }`,
      ...service.map((at) => `a${at} performs s`),
      ...modules.flatMap(({ replicas, need: needed, on, uses, calls }, at) => [
        `application a${at} "A${at}" { replicas: ${replicas}; need: ${needed}; mtbf: 90h; mttr: 10h }`,
        ...on.map((node) => `a${at} runs on n${node}`),
        ...uses.map(([to, hard]) => `a${at} uses a${to}${hard === "" ? "" : ` { criticality: ${hard} }`}`),
        ...calls.map((to) => `a${at} -> a${to} { mode: sync }`),
      ]),
      ...[0, 1, 2].map((at) => `node n${at} "N${at}" { type: vm; mtbf: 90h; mttr: 10h }`),
    ].join("\n");

  it("stop by trees without circles when they stop in the network with circles", () => {
    fc.assert(
      fc.property(estates, fc.array(fc.nat(40), { maxLength: 8 }), (plan, failed) => {
        const model = modelOf(textOf(plan));
        const failures = readFailures(model);
        const causes = new Set(failed.map((one) => one % failures.causes.length));
        const stopped = failures.stoppedBy(causes);
        for (const id of ["p", "s", "a0", "a3"]) {
          const row = rowOf(model, id);
          const holds = (reading: "surely" | "perhaps"): boolean =>
            isHappening(failures.treeOf(row, reading), (event) => causes.has(event));
          expect([holds("surely"), holds("perhaps")]).toEqual([stopped[row] === 2, (stopped[row] as number) > 0]);
        }
      }),
      { numRuns: 120 },
    );
  });

  it("are as available as counting all states says", () => {
    let counted = 0;
    fc.assert(
      fc.property(estates, (plan) => {
        const model = modelOf(textOf(plan));
        for (const id of ["p", "s", "a0", "a1", "a2"]) {
          const element = model.at(rowOf(model, id));
          const states = countStates(readFailures(model), element.row);
          if (states === undefined) continue;
          counted++;
          const found = availability(model, element, { isBrief: true }).availability;
          expect(found.lower).toBeCloseTo(states.lower, 12);
          expect(found.upper).toBeCloseTo(states.upper, 12);
        }
      }),
      { numRuns: 30 },
    );
    expect(counted).toBeGreaterThan(15);
  });
});

/** Works in every state that it works in, weighed; undefined where there are too many states. */
function countStates(failures: Failures, row: number): { readonly lower: number; readonly upper: number } | undefined {
  const all = failures.causesBelow(row, "perhaps");
  if (all.length > 9) return undefined;
  let [lower, upper] = [0, 0];
  for (let state = 0; state < 1 << all.length; state++) {
    const failed = [...all].filter((_, at) => ((state >> at) & 1) === 1);
    let weight = 1;
    all.forEach((cause, at) => {
      const q = failures.causes[cause]?.behaviour?.unavailability ?? 0;
      weight *= ((state >> at) & 1) === 1 ? q : 1 - q;
    });
    const stopped = failures.stoppedBy(failed)[row] as number;
    if (stopped === 0) lower += weight;
    if (stopped < 2) upper += weight;
  }
  return { lower, upper };
}
