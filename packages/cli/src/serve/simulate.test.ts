/** Simulations from the server: figures that can be reckoned by hand, bounds where something is not said, politely refused questions. */
import type { Refusal } from "@orrery/core/answers/answers";
import type {
  AvailabilityAnswer,
  AvailabilityTableAnswer,
  CapacityCurveAnswer,
  CapacityPageAnswer,
  ContinuityAnswer,
  DrillAnswer,
  ImproveAnswer,
  SimulateAnswer,
  YearsAnswer,
} from "@orrery/core/answers/simulate-answers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, startBench } from "./server.fixture.ts";

/** A ferry company: one server under one application under one process, all known; a quote of which nothing is known. */
const model = `model ferry "Ferry" { asOf: 2026-11-21 }
unit it "IT"
site quay "Quay"
node host "Host" { site: quay; mtbf: 990h; mttr: 10h; replicas: 1; owner: it }
application booking "Booking" {
  owner: it
  replicas: 1
  mtbf: 1990h
  mttr: 10h
  capacity: 20/s
  peak: 10/s
  growth: 10%/y
  runs on host { criticality: hard }
}
process sell "Sell a ticket" { criticality: vital; rto: 4h; rpo: 1h; mtpd: 24h }
sell uses booking { criticality: hard }
process quote "Quote" { criticality: important }
drill quay-gone "Quay is gone" { fails: quay; for: 48h }
view all "All" { viewpoint: system-landscape }
`;
const api = "/api/w/library/simulate";

describe("simulations from the server", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench({ "library.orrery": model });
  });
  afterAll(() => bench.close());
  const ask = async <Answer>(path: string): Promise<Answer> => (await bench.get<Answer>(`${api}${path}`)).body;

  it("what can be tried", async () => {
    const { drills, usual, views } = await ask<SimulateAnswer>("");
    expect(drills.map(({ id, lasts, harm, place }) => [id, lasts, harm, place.line])).toEqual([
      ["quay-gone", 48, "outage", 18],
    ]);
    expect(usual.map(({ group, element }) => [group, element.id])).toEqual([["site", "quay"]]);
    expect(views.map(({ id }) => id)).toEqual(["all"]);
  });

  it("a drill of the text, what it changes asked otherwise, and the same as a document", async () => {
    const told = await ask<DrillAnswer>("/drill?drill=quay-gone");
    expect(told.drill?.id).toBe("quay-gone");
    const [sell] = told.business;
    expect(sell?.element.id).toBe("sell");
    expect(sell?.downtime.lower).toBeGreaterThanOrEqual(48);
    expect(sell?.downtime.met).toBe(false);
    expect(told.moments[0]?.at).toBe(0);
    const path = told.affected.find(({ element }) => element.id === "sell")?.path ?? [];
    expect([path[0]?.name, path.at(-1)?.name]).toEqual(["quay", "sell"]);

    const short = await ask<DrillAnswer>("/drill?drill=quay-gone&for=2");
    expect(short.question.lasts).toBe(2);
    expect(short.business[0]?.downtime.lower).toBeLessThan(sell?.downtime.lower ?? 0);
    const page = await bench.get<unknown>(`${api}/drill?drill=quay-gone&report=html&lang=fr`);
    expect(page.status).toBe(200);
  });

  it("availability as the product of what is known, and unknown where nothing is", async () => {
    const { rows } = await ask<AvailabilityTableAnswer>("/availability");
    expect(rows.map(({ element }) => element.id)).toEqual(["sell", "quote"]);
    const sell = await ask<AvailabilityAnswer>("/availability/sell");
    expect(sell.known.value).toBeCloseTo(0.99 * 0.995, 12);
    expect(sell.coverage).toEqual({ known: 2, of: 2 });
    expect(sell.cutSets.map(({ causes }) => causes.map(({ cause }) => cause))).toEqual([["host"], ["booking"]]);
    expect(sell.structure?.subject?.name).toBe("sell");
    expect(rows[1]?.availability).toMatchObject({ lower: 0, upper: 1 });
    const { years } = await ask<YearsAnswer>("/years/sell?seed=3");
    const mean = 8760 * (1 - 0.99 * 0.995);
    expect(years?.seed).toBe(3);
    expect(Math.abs((years?.mean.lower ?? 0) - mean)).toBeLessThan(10);
    expect(years?.histogram.reduce((sum, bin) => sum + bin.years, 0)).toBe(years?.years);
  });

  it("capacity under more load, and years on", async () => {
    const now = await ask<CapacityPageAnswer>("/capacity");
    const station = now.stations.find(({ element }) => element.id === "booking");
    expect(station?.utilisation).toEqual({ lower: 0.5, upper: 0.5 });
    expect(station?.saturation?.years.lower).toBeCloseTo(Math.log(2) / Math.log(1.1), 9);
    const more = await ask<CapacityPageAnswer>("/capacity?times=3");
    expect(more.stations.find(({ element }) => element.id === "booking")?.isStable).toBe(false);
    const later = await ask<CapacityPageAnswer>("/capacity?years=1");
    expect(later.stations.find(({ element }) => element.id === "booking")?.utilisation?.lower).toBeCloseTo(0.55, 9);
    const { points } = await ask<CapacityCurveAnswer>("/capacity/booking");
    expect(points.at(-1)?.utilisation?.lower).toBeGreaterThan(1);
    expect((await ask<CapacityCurveAnswer>("/capacity/quay")).points).toEqual([]);
  });

  it("continuity: what is asked for, what can be reached, what is due", async () => {
    const { impact, plans, exercises } = await ask<ContinuityAnswer>("/continuity");
    expect(impact.map(({ element }) => element.id)).toEqual(["sell", "quote"]);
    expect(impact[0]).toMatchObject({ rto: 4, mtpd: 24 });
    expect(impact[0]?.recovery.met).toBe(false);
    expect(plans.map(({ drill }) => drill.id)).toEqual(["quay-gone"]);
    expect(exercises.map(({ element, isDrill }) => [element.id, isDrill])).toEqual([["quay-gone", true]]);
  });

  it("improvements as edits that can be made", async () => {
    const found = await ask<ImproveAnswer>("/improve?target=availability&goal=0.9");
    expect(found.before.find(({ element }) => element.id === "sell")).toMatchObject({ met: true, limit: 0.9 });
    const better = await ask<ImproveAnswer>("/improve?target=availability&goal=0.999");
    for (const { edits } of better.options) {
      const reply = await bench.send("POST", "/api/w/library/edits", { edits, title: "Try", session: "s", dry: true });
      expect(reply.status).toBe(200);
    }
  });

  it("what cannot be meant is refused with what may have been", async () => {
    expect(await ask<Refusal>("/drill?drill=quay-gon")).toMatchObject({ error: "no-drill", suggestion: "quay-gone" });
    expect(await ask<Refusal>("/drill?fails=hosst")).toMatchObject({ error: "no-element", suggestion: "host" });
    expect(await ask<Refusal>("/availability/sel")).toMatchObject({ error: "no-element", suggestion: "sell" });
    expect(await ask<Refusal>("/capacity?load=rush")).toMatchObject({ error: "no-load" });
    for (const wrong of ["/drill?fails=host&for=-4", "/drill?fails=host&harm=fire", "/capacity?times=1e99"])
      expect((await bench.get<Refusal>(`${api}${wrong}`)).status).toBe(400);
    expect((await ask<Refusal>("/improve?target=speed")).error).toBe("bad-parameter");
  });
});
