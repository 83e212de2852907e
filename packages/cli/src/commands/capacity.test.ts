/** Capacity on the command line: figures, loads, what it refuses. */
import { describe, expect, test } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

const folder = folderWith({
  "model.orrery": `model m "M" { asOf: 2026-11-21 }
process order "Order" fr "Commande" { peak: 18/s; uses api }
module api "API" { capacity: 20/s; replicas: 1; growth: 15%/y; uses base }
store base "Base"
load sale "Sale" { on: order; times: 2; for: 1h }`,
});

describe("orrery capacity", () => {
  test("says what is busy, how long it will do, and what is not stated", async () => {
    const { code, output } = await run(["capacity"], { folder });
    expect(code).toBe(0);
    expect(output).toContain("Bottleneck: API, 90 % of its capacity in use.");
    expect(output).toContain("API        18/s      20/s          1    90 %   0.5 s      8.1  0.75 years (2027-08-23)");
    expect(output).toContain(
      "Base       18/s         ?          ?       ?       ?        ?                        ?  capacity",
    );
    expect(output).toContain("2 instances in all: at most 80 % in use");
    expect(output).toContain("Order    ≥ 0.5 s  API      api > base");
  });

  test("in French", async () => {
    const { output } = await run(["capacity", "--lang", "fr"], { folder });
    expect(output).toMatch(/Goulet\s: API, 90\s% de sa capacité utilisés\./);
    expect(output).toContain("0,75 an (2027-08-23)");
  });

  test("a load of the text: more than it can do ends with 1, and says what piles up", async () => {
    const { code, output } = await run(["capacity", "api", "--load", "sale", "--json"], { folder });
    expect(code).toBe(1);
    const answer = JSON.parse(output) as Record<string, never>;
    expect(answer).toMatchObject({
      version: 1,
      question: { element: "api", load: "sale", times: 2 },
      bottleneck: "api",
      stations: [
        { id: "api", demand: { lower: 36, upper: 36 }, utilisation: { lower: 1.8 }, response: null, stable: false },
        { id: "base" },
      ],
      backlogs: [{ id: "api", most: 57_600, lag: 2880, sure: true }],
    });
  });

  test("people who wait, promises, priorities and links, in both languages and for programs", async () => {
    const other = folderWith({
      "model.orrery": `model m "M" { asOf: 2026-11-21 }
process advise "Advise" { activeUsers: 2; thinkTime: 1s; uses api }
process urgent "Urgent" { volume: 1/s; priority: 1; uses mail { size: 10kB } }
process slow "Slow" { volume: 1/s; priority: 2; uses mail }
module api "API" { capacity: 1/s; replicas: 1 }
module mail "Mail" { capacity: 4/s; replicas: 2 }
module box "Box" { peak: 2/s; capacity: 4/s; replicas: 1; latencyP95: 1s }
site a "A" { connects b { bandwidth: 1Gbit/s; peak: 500Mbit/s } }
site b "B"`,
    });
    const { output } = await run(["capacity", "--max", "9"], { folder: other });
    for (const line of [
      "Advise       2        1 s   1.5 s     0.8/s",
      "Mail            1     1/s",
      "Box         1.5 s",
      "a – b  500 Mbit/s    1 Gbit/s    50 %",
    ])
      expect(output.replaceAll(/ {2,}/g, "  ")).toContain(line.replaceAll(/ {2,}/g, "  "));
    const french = await run(["capacity", "--lang", "fr"], { folder: other });
    for (const title of ["Personnes qui attendent", "Promesses pour 95", "Qui passe d’abord", "Liaisons"])
      expect(french.output).toContain(title);
    const answer = JSON.parse((await run(["capacity", "--json"], { folder: other })).output) as object;
    expect(answer).toMatchObject({
      links: [{ from: "a", to: "b", demand: { lower: 5e8, from: "stated" }, utilisation: { lower: 0.5, upper: 0.5 } }],
    });
    const { chains, stations } = answer as {
      chains: { id: string; users: { users: number; result: string } | null }[];
      stations: { id: string; latencyTarget: { met: boolean | null } | null; priorities: unknown[] | null }[];
    };
    expect(chains.find(({ id }) => id === "advise")?.users).toMatchObject({ users: 2, result: "exact" });
    // ln 20 / (4 - 2) = 1.498 s
    expect(stations.find(({ id }) => id === "box")?.latencyTarget).toEqual({ within: 1, met: false });
    expect(stations.find(({ id }) => id === "mail")?.priorities).toHaveLength(2);
  });

  test("a target for answers, and the simulation beside the formulas", async () => {
    const { output } = await run(["capacity", "api", "--within", "60ms", "--simulate", "--seed", "3", "--json"], {
      folder,
    });
    const { stations, simulation } = JSON.parse(output) as {
      stations: { scaling: { way: string; amount: number; response: number; says: { en: string } }[] }[];
      simulation: {
        seed: number;
        stations: { response: { lower: number; upper: number }; formula: { response: number } }[];
      };
    };
    const needed = stations[0]?.scaling.find(({ way, says }) => way === "horizontal" && says.en.includes("at most"));
    expect([needed?.amount, (needed?.response ?? 1) <= 0.06]).toEqual([3, true]);
    const [api] = simulation.stations;
    expect(api?.formula.response).toBeCloseTo(0.5, 12);
    expect([(api?.response.lower ?? 1) < 0.5, (api?.response.upper ?? 0) > 0.5]).toEqual([true, true]);
  });

  test.each(["md", "html"])("as a report in %s", async (format) => {
    const { output } = await run(["capacity", "--format", format], { folder });
    expect(output).toContain(
      format === "md" ? "| API | 18/s | 20/s | 1 | 90 % | 0.5 s |" : '<td class="number">18/s</td>',
    );
  });

  test("refuses what it cannot use, and says what to write", async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [["capacity", "apy"], "api"],
      [["capacity", "--load", "sal"], "sale"],
      [["capacity", "--times", "many"], "--times 2.5"],
      [["capacity", "--target", "0"], "--target 70%"],
      [["capacity", "--within", "fast"], "--within 200ms"],
    ];
    for (const [words, hint] of cases) {
      const { code, problems } = await run([...words], { folder });
      expect([code, problems.includes(hint)], words.join(" ")).toEqual([2, true]);
    }
  });
});
