/** Queueing networks on the command line: by formula, by simulation, unstable, and what it refuses. */
import { analyticSample, simulationSample } from "@orrery/core/sources/jmt/samples.fixture";
import { describe, expect, test } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

const folder = folderWith({
  "shop.jmva": analyticSample,
  "shop.jsimg": simulationSample,
  "busy.jmva": analyticSample.replace('rate="2"', 'rate="30"'),
  "broken.jsimg": simulationSample.replace('className="JobSink"', 'className="Fork"'),
});

interface Plain {
  readonly result: string;
  readonly method: string;
  readonly stable: boolean;
  readonly stations: readonly {
    readonly name: string;
    readonly queueLength: number | null;
    readonly perClass: readonly { readonly halfWidth?: { readonly queueLength: number } }[];
  }[];
  readonly bottleneck: { readonly station: string };
  readonly notes: readonly { readonly code: string }[];
  readonly asked: readonly { readonly value: number | null }[];
}

describe("orrery queueing", () => {
  test("exact: stations, classes, bottleneck, why", async () => {
    const { code, output } = await run(["queueing", "shop.jmva", "--customers", "users=5"], { folder });
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "Exact (product form, by convolution)

      station  class  utilisation  throughput  customers  response time
      ───────  ─────  ───────────  ──────────  ─────────  ─────────────
      think    users                  0.85949     4.2975              5
      web                  35.78%      4.5785    0.78591        0.17165
               users       25.78%      2.5785    0.56114        0.21762
               feed           10%           2    0.22478        0.11239
      disk     users       13.19%       1.719     0.1414       0.082257

      class  throughput  response time  whole cycle  customers
      ─────  ──────────  ─────────────  ───────────  ─────────
      users     0.85949        0.81738       5.8174          5
      feed            2        0.11239      0.11239    0.22478

      Bottleneck: web, 35.78% busy
      All stations have product form (Jackson; Baskett, Chandy, Muntz, Palacios).
      "
    `);
  });

  test("for programs; the simulation agrees with the formula where there is one", async () => {
    const formula = await run(["queueing", "shop.jmva", "--json"], { folder });
    const simulated = await run(
      ["queueing", "shop.jmva", "--method", "simulate", "--events", "200000", "--seed", "3", "--json"],
      { folder },
    );
    const [exact, estimate] = [JSON.parse(formula.output) as Plain, JSON.parse(simulated.output) as Plain];
    expect(exact).toMatchObject({ version: 1, result: "exact", method: "convolution", stable: true });
    expect(estimate).toMatchObject({ version: 1, result: "estimate", method: "simulation" });
    exact.stations.forEach(({ queueLength }, at) => {
      const half =
        estimate.stations[at]?.perClass.reduce((sum, one) => sum + (one.halfWidth?.queueLength ?? 0), 0) ?? 0;
      expect(Math.abs((estimate.stations[at]?.queueLength ?? 0) - (queueLength ?? 0))).toBeLessThan(2 * half + 1e-9);
    });
  });

  test("a single queue with loss behind a network of product form, with the measures that the file asks for", async () => {
    const { code, output } = await run(["queueing", "shop.jsimg", "--json"], { folder });
    const plain = JSON.parse(output) as Plain;
    expect(code).toBe(0);
    expect(plain.result).toBe("exact");
    expect(plain.notes.map((note) => note.code)).toContain("loss");
    expect(plain.asked).toMatchObject([{ measure: "Response Time", value: expect.any(Number) as number }]);
  });

  test("no steady state: said, without a number", async () => {
    const { code, output } = await run(["queueing", "busy.jmva"], { folder });
    expect(code).toBe(1);
    expect(output).toMatchInlineSnapshot(`
      "There is no steady state: more comes than can be served, so lengths and times grow without limit.

      Bottleneck: web, 150% busy
      web: more comes than it can serve
      "
    `);
    const plain = JSON.parse((await run(["queueing", "busy.jmva", "--json"], { folder })).output) as Plain;
    expect(plain.stable).toBe(false);
    expect(plain.stations.every(({ queueLength }) => queueLength === null)).toBe(true);
  });

  test("what it refuses", async () => {
    const broken = await run(["queueing", "broken.jsimg"], { folder });
    expect(broken.code).toBe(2);
    expect(broken.problems).toContain("`Fork` of `out` is not computed here");
    expect((await run(["queueing", "shop.jmva", "--customers", "users=all"], { folder })).problems).toContain(
      "closed classes are users",
    );
    expect((await run(["queueing", "none.jmva"], { folder })).code).toBe(2);
  });

  test("in French", async () => {
    const { output } = await run(["queueing", "shop.jmva", "--lang", "fr"], { folder });
    expect(output).toContain("Exact (forme produit, par convolution)");
  });
});
