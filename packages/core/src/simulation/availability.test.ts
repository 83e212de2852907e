/** Availability against numbers worked out by hand. */
import { describe, expect, it } from "vitest";
import { insurerModel, modelOf } from "../../test/models.ts";
import type { Model } from "../model/model.ts";
import type { Availability } from "./answers.ts";
import { availabilities, availability, studyOf } from "./availability.ts";
import type { AvailabilityOptions } from "./availability/study.ts";
import { downtimeYears } from "./availability/downtime-years.ts";
import { readFailures } from "./read-failures.ts";

function ofIn(model: Model, id: string, options: AvailabilityOptions = {}): Availability {
  const element = model.element(id);
  if (element === undefined) throw new Error(`${id} is there`);
  return availability(model, element, options);
}

const process = (parts: string, more = ""): Model =>
  modelOf(`process p "P" { uses a; criticality: vital }\napplication a "A" {\n${parts}\n}\n${more}`);
const q = 0.1;
const figures = "mtbf: 90h; mttr: 10h";

describe("the insurer", () => {
  const model = insurerModel();

  it("handles claims 99.2422 % of the time as far as one knows, and nobody can tell the rest", () => {
    const claims = ofIn(model, "pr-claim");
    const known = (1400 / 1406) * (4000 / 4008) * (6000 / 6008);
    expect(known).toBeCloseTo(0.992422, 6);
    expect(claims.known).toMatchObject({ result: "exact" });
    expect(claims.known.value).toBeCloseTo(known, 14);
    expect(claims.availability).toMatchObject({ result: "bounds", lower: 0, upper: claims.known.value });
    expect(claims.downtime.lower).toBeCloseTo(66.4, 1);
    expect(claims.coverage).toEqual({ known: 3, of: 8 });
    expect(claims.singlePoints.map(({ cause }) => cause).toSorted()).toEqual([
      "db-claims",
      "m-claims",
      "srv-claims",
      "srv-db",
    ]);
    const perhaps = claims.cutSets.filter(({ isUnsettled }) => isUnsettled).flatMap(({ causes }) => causes);
    expect(perhaps.map(({ cause }) => cause)).toEqual(expect.arrayContaining(["a-ged", "a-bus"]));
    expect(claims.given.map(({ cause }) => cause)).toEqual(expect.arrayContaining(["s-gva", "t-java8", "n-db"]));
  });

  it("stands still in simulated years as long as computed, and says what is not in it", () => {
    const element = model.element("pr-claim");
    if (element === undefined) throw new Error("pr-claim is there");
    const years = downtimeYears(model, element, { years: 4000, seed: 5 });
    expect(years?.mean.lower).toBeLessThan(66.4);
    expect(years?.mean.upper).toBeGreaterThan(66.4);
    expect(years?.histogram.reduce((sum, bar) => sum + bar.years, 0)).toBe(4000);
    expect(years?.without.map(({ cause }) => cause)).toContain("db-claims");
    expect(downtimeYears(model, element, { years: 4000, seed: 5 })).toEqual(years);
  });
});

describe("what is too much for the budget", () => {
  it("is between bounds that hold", () => {
    const parts = Array.from(
      { length: 12 },
      (_, at) =>
        `module m${at} "M${at}" { replicas: 3; need: 2; ${figures}; runs on ${[0, 1, 2].map((one) => `n${(at * (one + 1) + one) % 7}`).join(", ")} }`,
    );
    const nodes = Array.from({ length: 7 }, (_, at) => `node n${at} "N${at}" { type: vm; mtbf: 990h; mttr: 10h }`);
    // Read anew: what has been compiled is not given up again.
    const model = (): Model => process(parts.join("\n"), nodes.join("\n"));
    const exact = ofIn(model(), "p").availability;
    expect(exact.result).toBe("exact");
    const rough = ofIn(model(), "p", { budget: 5 });
    expect(rough.availability.result).toBe("bounds");
    expect(rough.availability.lower).toBeLessThanOrEqual(exact.value);
    expect(rough.availability.upper).toBeGreaterThanOrEqual(exact.value);
    expect(rough.availability.upper - rough.availability.lower).toBeLessThan(0.5);
    expect(rough.importance).toEqual([]);
  });
});

describe("what is known", () => {
  it("is exact, with cut sets, frequency and importance", () => {
    const model = process(`module m "M" { replicas: 2; ${figures} }\nstore s "S" { replicas: 1; ${figures} }`);
    const found = ofIn(model, "p");
    const works = (1 - q) * (1 - q * q);
    expect(found.availability).toMatchObject({ result: "exact" });
    expect(found.availability.value).toBeCloseTo(works, 14);
    expect(found.cutSets.map(({ causes, probability }) => [causes.map(({ cause }) => cause), probability])).toEqual([
      [["s"], q],
      [["m#1", "m#2"], q * q],
    ]);
    // Each fails every 100 h; the store decides while not both instances have failed, an instance while only the other has.
    const perHour = (1 - q * q) / 100 + (2 * (1 - q) * q) / 100;
    expect(found.failuresPerYear?.lower).toBeCloseTo(perHour * 8760, 8);
    expect(found.failuresPerYear?.upper).toBeCloseTo(perHour * 8760, 8);
    expect(found.importance[0]).toMatchObject({ cause: "s" });
    expect(found.importance[0]?.birnbaum).toBeCloseTo(1 - q * q, 14);
  });

  it("takes what was observed, and never what is promised", () => {
    expect(
      ofIn(process(`module m "M" { replicas: 1; availabilityObserved: 98% }`), "p").availability.value,
    ).toBeCloseTo(0.98);
    expect(ofIn(process(`module m "M" { replicas: 1; availability: 98% }`), "p").availability).toMatchObject({
      lower: 0,
      upper: 1,
    });
  });

  it("shares machines, sites and common causes", () => {
    const model = process(
      `module m "M" { replicas: 2; runs on x, y; ${figures}; commonCause: 10% }`,
      `node x "X" { type: vm; site: g; ${figures} }\nnode y "Y" { type: vm; site: g; ${figures} }\nsite g "G" { mtbf: 990h; mttr: 10h }`,
    );
    // Failures split 9 to 1: every 100 h for each instance, every 900 h for both.
    const [own, both] = [10 / 110, 10 / 910];
    const one = 1 - (1 - own) * (1 - q);
    expect(ofIn(model, "p").availability.value).toBeCloseTo((1 - one * one) * (1 - both) * 0.99, 12);
  });

  it("does not take machines of one module for spares of another", () => {
    const model = process(
      `module m "M" { runs on x; ${figures} }\nmodule n "N" { runs on y; replicas: 1; ${figures} }`,
      `node x "X" { type: vm; ${figures} }\nnode y "Y" { type: vm; ${figures} }`,
    );
    const found = ofIn(model, "p");
    expect(found.availability.lower).toBeCloseTo((1 - q) ** 4, 14);
    expect(found.missing.map(([{ row }, key]) => [row, key])).toEqual([[model.element("m")?.row, "replicas"]]);
    // What the application says of instances holds for the module, what it says of machines only where the module says nothing.
    const spread = (module: string): number =>
      ofIn(
        process(
          `runs on x, y\nmodule m "M" { ${module}; ${figures} }`,
          `node x "X" { type: vm }\nnode y "Y" { type: vm }`,
        ),
        "p",
      ).coverage.known;
    expect(spread("mode: unknown")).toBe(2);
    expect(spread("runs on x")).toBe(1);
  });

  it("gains by a third instance, wherever it runs", () => {
    const on = (count: number): Availability =>
      ofIn(
        process(
          `module m "M" { replicas: ${count}; runs on x, y; ${figures} }`,
          `node x "X" { type: vm; ${figures} }\nnode y "Y" { type: vm; ${figures} }`,
        ),
        "p",
      );
    const one = 1 - (1 - q) ** 2;
    expect(on(2).availability.lower).toBeCloseTo(1 - one * one, 14);
    // It goes with either machine, at worst: both are gone, or all three are.
    const third = on(3).availability;
    expect(third.lower).toBeGreaterThan(1 - one * one);
    expect(third.upper).toBeGreaterThanOrEqual(third.lower);
  });

  it("counts a live copy beside several instances, one of which it may be", () => {
    const found = ofIn(
      process(
        `store s "S" { replicas: 2; ${figures}; runs on x; replication: { to: y } }`,
        `node x "X" { type: vm; ${figures} }\nnode y "Y" { type: vm; ${figures} }`,
      ),
      "p",
    ).availability;
    const one = 1 - (1 - q) ** 2;
    const both = 1 - (1 - q) * (1 - q * q);
    expect(found.lower).toBeCloseTo(1 - one * one, 14);
    expect(found.upper).toBeCloseTo(1 - both * one, 14);
  });

  it("counts the switch-over to a passive spare, as the Markov chain has it", () => {
    const pair = (more: string): Availability =>
      ofIn(process(`module m "M" { replicas: 2; redundancy: active-passive; ${figures}; ${more} }`), "p");
    const none = pair("failoverTime: 0h; failoverFails: 0%").availability;
    expect(none).toMatchObject({ result: "exact" });
    expect(none.value).toBeCloseTo(1 - q * q, 12);
    const slow = pair("failoverTime: 1h; failoverFails: 0%").availability;
    expect(slow).toMatchObject({ result: "exact" });
    expect(slow.value).toBeLessThan(none.value - 0.005);
    // Nobody says how often it fails: at best never, at worst always when there is something to take over.
    const open = pair("failoverTime: 0h").availability;
    expect(open.upper).toBeCloseTo(1 - q * q, 12);
    expect(open.lower).toBeCloseTo((1 - q) * (1 - q), 12);
  });

  it("has an interval where data are uncertain", () => {
    const found = ofIn(process(`module m "M" { replicas: 1; ${figures}; errorFactor: 2 }`), "p").uncertainty;
    // At 5 % and 95 % the time between failures is half and twice as long.
    expect(found?.low).toBeCloseTo(45 / 55, 1);
    expect(found?.high).toBeCloseTo(180 / 190, 1);
  });

  it("is judged against its target, in three ways", () => {
    const met = (target: string, more: string): boolean | undefined =>
      ofIn(
        modelOf(`process p "P" { uses a; availability: ${target} }\napplication a "A" { replicas: 1; ${more} }`),
        "p",
      ).target?.met;
    expect(met("89%", figures)).toBe(true);
    expect(met("91%", figures)).toBe(false);
    expect(met("89%", "")).toBeUndefined();
  });
});

describe("what if", () => {
  it("is answered from the same diagrams", () => {
    const model = process(`module m "M" { replicas: 1; ${figures} }\nstore s "S" { replicas: 1 }`);
    const study = studyOf(readFailures(model), model.row("p") ?? -1);
    expect(study.answer().availability).toMatchObject({ lower: 0, upper: 0.9 });
    const better = { unavailability: 0.5, mtbf: 1, mttr: 1 };
    const found = study.answer({ behaviours: new Map([["s", better]]) });
    expect(found.availability).toMatchObject({ result: "exact" });
    expect(found.availability.value).toBeCloseTo(0.45, 14);
    expect(study.answer().availability).toMatchObject({ lower: 0, upper: 0.9 });
  });
});

describe("everything that matters", () => {
  it("is what is important or vital; all where nothing is said of any", () => {
    const of = (text: string): readonly string[] => availabilities(modelOf(text)).map(({ element }) => element.id);
    expect(of(`process a "A" { criticality: vital }\nprocess b "B" { criticality: low }\nservice c "C"`)).toEqual([
      "a",
    ]);
    expect(of(`process a "A"\nservice c "C"`)).toEqual(["a", "c"]);
    // What nothing is said of is not known to work.
    expect(availabilities(modelOf(`process a "A"`))[0]?.availability).toMatchObject({ lower: 0, upper: 1 });
  });
});
