/** Fault trees on the command line: the contract of the JSON, what people see, and what is refused. */
import { describe, expect, test } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

const event = (name: string, content: string): string =>
  `<define-basic-event name="${name}">${content}</define-basic-event>`;
const float = (value: number): string => `<float value="${value}"/>`;
const theatre = `<opsa-mef><define-fault-tree name="Theatre">
  <define-gate name="no-power"><and><basic-event name="mains"/><gate name="generator"/></and></define-gate>
  <define-gate name="generator"><or><basic-event name="engine"/><basic-event name="relay"/></or></define-gate>
  ${event("mains", float(0.03))}${event("engine", float(0.02))}${event("relay", float(0.05))}
</define-fault-tree></opsa-mef>`;
const folder = folderWith({
  "theatre.xml": theatre,
  "unknown.xml": theatre.replace(float(0.05), ""),
  "two.xml": `<opsa-mef><define-fault-tree name="T"><define-gate name="one"><basic-event name="a"/></define-gate>
    <define-gate name="two"><not><basic-event name="a"/></not></define-gate>${event("a", float(0.25))}</define-fault-tree></opsa-mef>`,
  "wrong.xml": `<opsa-mef><define-fault-tree name="T"><define-gate name="g"><basic-event name="pmup"/></define-gate>${event("pump", float(0.5))}</define-fault-tree></opsa-mef>`,
});

describe("orrery faulttree", () => {
  test("for programs", async () => {
    const { code, output } = await run(["faulttree", "theatre.xml", "--json"], { folder });
    const answer = JSON.parse(output) as Record<string, unknown>;
    expect(code).toBe(0);
    expect(answer).toMatchObject({ version: 1, top: "no-power", result: "exact", coherent: true });
    for (const key of ["probability", "lower", "upper"]) expect(answer[key]).toBeCloseTo(0.00207, 15);
    expect(answer["minimalCutSets"]).toMatchObject({
      result: "exact",
      count: 2,
      byOrder: { 2: 2 },
      first: [{ events: ["mains", "relay"] }, { events: ["mains", "engine"] }],
    });
    const importance = answer["importance"] as readonly Record<string, number>[];
    expect(importance.map((one) => one["event"])).toEqual(["mains", "relay", "engine"]);
    expect(importance[1]?.["fussellVesely"]).toBeCloseTo(1 - 0.0006 / 0.00207, 12);
    expect(importance[0]?.["rrw"]).toBeNull();
  });

  test("for people", async () => {
    const { code, output } = await run(["faulttree", "theatre.xml"], { folder });
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "no-power  3 events, 2 gates

      Probability 0.00207 (exact)

      2 minimal cut sets
        of 2 events: 2

      probability  events  cut set
      ───────────  ──────  ──────────────
           0.0015       2  mains · relay
       6.00000e-4       2  mains · engine

      What matters most
      event   probability  Fussell-Vesely  Birnbaum  criticality      RAW   RRW
      ──────  ───────────  ──────────────  ────────  ───────────  ───────  ────
      mains          0.03               1     0.069            1  33.3333     ∞
      relay          0.05        0.710145    0.0294     0.710145  14.4928  3.45
      engine         0.02        0.275362    0.0285     0.275362  14.4928  1.38
      "
    `);
  });

  test("without a probability there are bounds, and none is made up", async () => {
    const answer = JSON.parse((await run(["faulttree", "unknown.xml", "--json"], { folder })).output) as Record<
      string,
      unknown
    >;
    expect(answer).toMatchObject({
      probability: null,
      result: "bounds",
      withoutProbability: ["relay"],
      importance: null,
    });
    expect(answer["lower"]).toBeCloseTo(0.0006, 15);
    expect(answer["upper"]).toBeCloseTo(0.03, 15);
  });

  test("several tops: the first, and which others there are", async () => {
    const first = await run(["faulttree", "two.xml", "--json"], { folder });
    expect(JSON.parse(first.output)).toMatchObject({ top: "one", tops: ["one", "two"], probability: 0.25 });
    expect(first.problems).toContain("--top: two");
    const second = await run(["faulttree", "two.xml", "--top", "two", "--primes", "--json"], { folder });
    expect(JSON.parse(second.output)).toMatchObject({
      probability: 0.75,
      coherent: false,
      minimalCutSets: { count: 1, byOrder: { 0: 1 } },
      primeImplicants: { count: 1, first: [{ events: ["not a"] }] },
    });
  });

  test("what is refused, and where", async () => {
    const wrong = await run(["faulttree", "wrong.xml"], { folder });
    expect(wrong.code).toBe(2);
    expect(wrong.problems).toMatchInlineSnapshot(`
      "wrong.xml: error: There is no basic event \`pmup\` (line 1). Did you mean \`pump\`?
      error: No fault tree could be read from wrong.xml.
      "
    `);
    expect((await run(["faulttree", "two.xml", "--top", "tow"], { folder })).problems).toContain("two");
    expect((await run(["faulttree", "missing.xml"], { folder })).code).toBe(2);
    expect((await run(["faulttree", "two.xml", "--order", "0"], { folder })).code).toBe(2);
  });
});
