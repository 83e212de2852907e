import { queryOf } from "./parts/query.fixtures.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Model } from "../model/model.ts";
import { capabilityMap } from "./capability-map.ts";
import type { Diagram, LensMark } from "./diagram.ts";
import { landscape } from "./landscape.ts";
import { applyLens, knownLenses } from "./lens.ts";
import { divergingScale, numberScale } from "./lens/numbers.ts";
import { matrix } from "./matrix.ts";
import { insurerModel, modelOf } from "../../test/models.ts";

const insurer = insurerModel();

/** Marks by element id, `step text`. */
function marksOf(diagram: Diagram): Readonly<Record<string, string>> {
  const items: readonly { readonly id: string; readonly lens?: LensMark | undefined }[] =
    diagram.kind === "graph" ? diagram.nodes : diagram.kind === "matrix" ? [...diagram.rows, ...diagram.columns] : [];
  return Object.fromEntries(
    items.flatMap(({ id, lens }) => (lens === undefined ? [] : [[id, `${lens.step} ${lens.text}`]])),
  );
}

function apply(model: Model, diagram: Diagram, id: string, today?: string) {
  const applied = applyLens(diagram, model, id, "en", undefined, today);
  if (applied === undefined) throw new Error(`no lens ${id}`);
  return { ...applied, marks: marksOf(applied.diagram) };
}

describe("on the insurer, as worked out by hand", () => {
  const model = insurer;
  const map = landscape.draw(model, queryOf(model));

  test("TIME: high means above 3", () => {
    const { lens, marks } = apply(model, map, "time");
    expect(lens.steps.map(({ name, count }) => `${name} ${count}`)).toEqual([
      "Invest 2",
      "Migrate 2",
      "Tolerate 1",
      "Eliminate 1",
    ]);
    expect(marks).toMatchObject({
      "a-portal": "0 Invest (4, 4)",
      "a-dwh": "0 Invest (4, 4)",
      "a-claims": "1 Migrate (5, 2)",
      "a-policy": "1 Migrate (4, 3)",
      "a-crm": "2 Tolerate (3, 4)",
      "a-ged": "3 Eliminate (3, 3)",
      "a-bus": "-1 unknown",
      "a-iam": "-1 unknown",
    });
    expect(lens.unknown).toBe(2);
  });

  test("criticality: every word of the order is a step, areas take the highest", () => {
    const { lens, marks } = apply(model, map, "criticality");
    expect(lens).toMatchObject({ name: "Criticality (groups: highest)", scale: "sequential", unknown: 0 });
    expect(lens.steps).toEqual([
      { name: "low", count: 0 },
      { name: "normal", count: 1 },
      { name: "important", count: 3 },
      { name: "vital", count: 4 },
    ]);
    expect(marks["z-front"]).toBe("2 important, highest of 2");
  });

  test("life cycle on a day: undated is unknown, not active", () => {
    expect(apply(model, map, "lifecycle", "2008-01-01").marks["a-claims"]).toBe("0 planned");
    expect(apply(model, map, "lifecycle", "2027-12-31").marks["a-claims"]).toBe("3 phase-out");
    expect(apply(model, map, "lifecycle").lens.unknown).toBe(5);
  });

  test("heat of a capability map: maturity, its gap, and cost and fit of the applications behind (R100)", () => {
    const capabilities = capabilityMap.draw(model, queryOf(model));
    expect(apply(model, capabilities, "maturity").marks).toEqual({
      "c-uw": "3 3",
      "c-claims": "2 2",
      "c-cust": "2 2",
      "c-fin": "3 3",
    });
    const gap = apply(model, capabilities, "maturity-gap");
    expect(gap.lens).toMatchObject({ scale: "diverging", unknown: 0 });
    expect(gap.lens.steps.map(({ name }) => name)).toEqual(["-2", "-1", "0", "+1", "+2"]);
    expect(gap.marks).toEqual({ "c-uw": "2 0", "c-claims": "4 +2", "c-cust": "4 +2", "c-fin": "2 0" });
    // Claims handling is realized by the process that uses a-claims (5) and a-ged (3).
    expect(apply(model, capabilities, "businessFit").marks["c-claims"]).toBe("3 4, mean of 2 applications");
    expect(apply(model, capabilities, "cost").marks["c-uw"]).toBe("0 CHF\u00a0480,000, sum of 1 application");
    // Gravity 4, likelihood 3, on a store of a-claims.
    expect(apply(model, capabilities, "risk").marks["c-claims"]).toBe("0 12");
  });

  test("headers of a matrix are coloured too", () => {
    const grid = matrix.draw(model, queryOf(model, { rows: ["process"], columns: ["application"] }));
    expect(apply(model, grid, "technicalFit").marks).toMatchObject({ "a-claims": "1 2", "a-iam": "3 4" });
  });

  test("the lenses of a model: computations, and attributes that somebody states", () => {
    const ids = knownLenses(model).map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(["time", "lifecycle", "maturity", "owner", "backup.every", "annualCost"]),
    );
    expect(ids).not.toContain("npv");
    expect(ids).not.toContain("fearedEvent");
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("groups", () => {
  const model = modelOf(`
model m "M" { currency: CHF }
capability sell "Sell" {
  capability advise "Advise" { maturity: 2 }
  capability quote "Quote" { maturity: 5; capability price "Price" { maturity: 1 } }
  capability sign "Sign"
}
capability stop "Stop" { maturity: unknown }
area shop "Shop" { groups web, till, old }
application web "Web" { annualCost: 100000; owner: it; style: monolith; criticality: vital }
application till "Till" { annualCost: 250000 CHF; owner: it; exposed: no }
application old "Old" { annualCost: 999 EUR }
unit it "IT"
finding hole "Hole" { threatens web }
finding closed "Closed" { threatens web; status: fixed }
`);
  const capabilities = capabilityMap.draw(model, queryOf(model));
  const map = landscape.draw(model, queryOf(model));

  test("a mean is of the uppermost values inside, and says how many are unknown", () => {
    const { marks, lens } = apply(model, capabilities, "maturity");
    expect(marks["sell"]).toBe("4 3.5, mean of 2 (1 unknown)");
    expect(marks["quote"]).toBe("5 5");
    expect(marks["stop"]).toBe("-1 unknown");
    expect([lens.unknown, lens.steps.reduce((sum, { count }) => sum + count, 0)]).toEqual([2, 3]);
  });

  test("francs are not added to euros: what is in another currency is unknown and says so", () => {
    const { marks, lens } = apply(model, map, "annualCost");
    expect(marks["shop"]).toBe("2 CHF\u00a0350,000, sum of 2 (1 unknown)");
    expect(marks["old"]).toBe("-1 €999");
    expect(lens).toMatchObject({ name: "Annual cost (groups: sum)", unknown: 1 });
  });

  test("a name is said of a group only where all share it", () => {
    expect(apply(model, map, "owner").marks).toEqual({ web: "0 IT", till: "0 IT", old: "-1 unknown" });
  });

  test("counts are counted anew for a group; what is fixed is not open", () => {
    expect(apply(model, map, "findings").marks).toMatchObject({ web: "1 1", till: "0 0", shop: "1 1" });
  });

  test("what rules found is counted without advice; where nobody can tell, and where nobody asked, is unknown", () => {
    const finding = (severity: "error" | "info") => ({ id: severity, severity, message: { en: "", fr: "" } });
    const judged = {
      findings: new Map([["till", [finding("error"), finding("error"), finding("info")]]]),
      unknown: new Set(["till", "web"]),
      asked: new Set(["till", "web", "old"]),
    };
    const marked = (id: string): string | undefined => {
      const applied = applyLens(map, model, "checks", "en", undefined, undefined, judged);
      return applied === undefined ? undefined : marksOf(applied.diagram)[id];
    };
    expect([marked("till"), marked("web"), marked("old")]).toEqual(["2 2", "-1 unknown", "0 0"]);
    expect(apply(model, map, "checks").lens).toMatchObject({ steps: [], unknown: 3 });
  });

  test("values that an analysis brings along", () => {
    const extra = new Map([["web", { kind: "percent" as const, fraction: 0.993 }]]);
    const applied = applyLens(map, model, "availability", "fr", extra);
    expect(applied?.lens.steps).toHaveLength(1);
    expect(applied === undefined ? {} : marksOf(applied.diagram)).toMatchObject({ web: "0 99,3\u00a0%" });
  });

  test("no such lens, and a lens of which nobody says anything", () => {
    for (const id of ["nonsense", "constructor", "toString"]) expect(applyLens(map, model, id, "en")).toBeUndefined();
    expect(apply(model, map, "rto").lens).toMatchObject({ steps: [], unknown: 3 });
  });
});

describe("many names", () => {
  test("at most eight, the rest as others", () => {
    const text = Array.from(
      { length: 12 },
      (_, index) => `unit u${index} "U${index}"\napplication a${index} { owner: u${index} }`,
    );
    const model = modelOf(`${text.join("\n")}\napplication b { owner: u11 }`);
    const { lens } = apply(model, landscape.draw(model, queryOf(model)), "owner");
    expect(lens.steps).toHaveLength(8);
    expect(lens.steps[0]).toEqual({ name: "U11", count: 2 });
    expect(lens.steps[7]).toEqual({ name: "others", count: 5 });
  });
});

describe("scales of numbers", () => {
  const plain = { kind: "plain" } as const;

  test("few whole numbers get a step each; a scale shows all of its grades", () => {
    expect(numberScale([0, 3, 2], plain, "en").names).toEqual(["0", "1", "2", "3"]);
    expect(numberScale([4], plain, "en", [1, 5]).names).toEqual(["1", "2", "3", "4", "5"]);
  });

  test("round thresholds with their unit; whole numbers by the last one of a step", () => {
    const money = { kind: "money", currency: "CHF", isYearly: false } as const;
    expect(numberScale([12_000, 480_000, 90_000, 350_000], money, "en").names).toEqual([
      "< CHF\u00a0100K",
      "CHF\u00a0100K – CHF\u00a0200K",
      "CHF\u00a0200K – CHF\u00a0300K",
      "CHF\u00a0300K – CHF\u00a0400K",
      "≥ CHF\u00a0400K",
    ]);
    expect(numberScale([1, 5, 9, 14, 20, 31], plain, "en").names).toEqual([
      "≤ 4",
      "5 – 9",
      "10 – 14",
      "15 – 19",
      "20 – 24",
      "25 – 29",
      "≥ 30",
    ]);
  });

  test("one outlier does not take all colours", () => {
    const numbers = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 1000];
    const { names, step } = numberScale(numbers, plain, "en");
    const used = new Set(numbers.map(step));
    expect(used.size).toBeGreaterThanOrEqual(4);
    expect(names.length).toBeLessThanOrEqual(7);
  });

  test("days by years, quarters or months", () => {
    const day = { kind: "day" } as const;
    const on = (...texts: readonly string[]): readonly number[] => texts.map((text) => Date.parse(text) / 86_400_000);
    expect(numberScale(on("2009-03-01", "2015-01-01", "2023-05-01"), day, "en").names).toEqual([
      "before 2010",
      "2010 – 2014",
      "2015 – 2019",
      "from 2020",
    ]);
    expect(numberScale(on("2024-02-01", "2026-03-01"), day, "fr").names).toEqual(["avant 2025", "2025", "dès 2026"]);
    expect(numberScale(on("2026-01-10", "2026-08-01"), day, "en").names).toEqual([
      "before Apr 2026",
      "Apr 2026 – Jun 2026",
      "from Jul 2026",
    ]);
  });

  test("durations in a unit that people say", () => {
    const unit = { kind: "quantity", dimension: "duration", unit: "min" } as const;
    expect(numberScale([900, 14_400, 86_400, 259_200], unit, "en").names[0]).toBe("< 1\u00a0day");
  });

  test("the middle of a diverging scale is the middle step", () => {
    const { names, step } = divergingScale([-0.4, 1.7, 2.9], 0, plain, "en");
    expect(names).toHaveLength(7);
    expect([step(0), step(2.9), step(-2.9)]).toEqual([3, 6, 0]);
  });

  test("every number has one step of at most seven, and larger numbers never a lower one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 40 }),
        (numbers) => {
          const { names, step } = numberScale(numbers, plain, "en");
          expect(names.length).toBeGreaterThan(0);
          expect(names.length).toBeLessThanOrEqual(7);
          const sorted = [...numbers].sort((a, b) => a - b).map(step);
          sorted.forEach((each, index) => {
            expect(each).toBeGreaterThanOrEqual(index === 0 ? 0 : (sorted[index - 1] ?? 0));
            expect(each).toBeLessThan(names.length);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
