/** The advisor: published profiles, and that every point of a score is a term. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { criterionIds, drivers } from "../model/styles/drivers.ts";
import { type Answers, scoreStyles, type Weights } from "../model/styles/score.ts";
import { type DriverId, driverIds, type StyleAxis } from "../model/styles/style.ts";
import { Workspace } from "../workspace.ts";
import { advise, type AdviseParameters } from "./advise.ts";

const modelOf = (text: string): Workspace["model"] =>
  Workspace.load([{ uri: "model.orrery", bytes: encode(text) }]).model;
const empty = modelOf("");

/** The best of an axis. */
function best(parameters: AdviseParameters, axis: StyleAxis): readonly string[] {
  return advise
    .run(empty, parameters)
    .ranking.filter(({ style, place }) => style.axis === axis && place === 1)
    .map(({ style }) => style.id);
}

describe("published profiles", () => {
  it("a small team with a simple application in a hurry: a monolith, client and server, in a cloud", () => {
    const need: AdviseParameters = {
      team: "small",
      complexity: "simple",
      time: "short",
      skills: "basic",
      integration: "alone",
      reactions: "requests",
      infrastructure: "none",
    };
    expect(best(need, "decomposition")).toEqual(["monolith"]);
    expect(best(need, "interaction")).toEqual(["client-server"]);
    expect(best(need, "hosting")).toEqual(["cloud-public"]);
  });

  it("a large enterprise that grows fast and delivers daily: microservices and events", () => {
    const need: AdviseParameters = {
      team: "large",
      complexity: "complex",
      scale: "large",
      change: "continuous",
      skills: "expert",
      load: "variable",
      reactions: "events",
    };
    expect(best(need, "decomposition")).toEqual(["microservices"]);
    expect(best(need, "interaction")).toEqual(["event-driven"]);
  });

  it("many unlike systems and a lasting landscape: services over a bus", () => {
    expect(best({ integration: "many", lifetime: "long", team: "large", reactions: "mixed" }, "interaction")).toEqual([
      "soa",
    ]);
  });

  it("a structure for the long term: layers", () => {
    expect(
      best({ lifetime: "long", complexity: "moderate", skills: "basic", team: "medium" }, "decomposition"),
    ).toEqual(["layered"]);
  });

  it("sovereign data, machines of one’s own, experts: serverless in the house; large data centralised", () => {
    const need: AdviseParameters = {
      regulation: "sovereign",
      infrastructure: "own",
      skills: "expert",
      data: "massive",
    };
    expect(best(need, "hosting")).toEqual(["serverless-private"]);
    expect(best(need, "topology")).toEqual(["centralised"]);
  });

  it("parts renewed one by one: modular", () => {
    expect(
      best({ change: "regular", complexity: "moderate", team: "medium", scale: "medium" }, "decomposition"),
    ).toEqual(["modular"]);
  });
});

const answer = (driver: DriverId): fc.Arbitrary<string | undefined> =>
  fc.option(fc.constantFrom(...Object.keys(drivers[driver].answers)), { nil: undefined });
const answers: fc.Arbitrary<Answers> = fc
  .tuple(...driverIds.map(answer))
  .map((given) =>
    Object.fromEntries(
      driverIds.flatMap((driver, index) => (given[index] === undefined ? [] : [[driver, given[index]]])),
    ),
  );
const weights: fc.Arbitrary<Weights> = fc.record(
  Object.fromEntries(criterionIds.map((criterion) => [criterion, fc.integer({ min: 0, max: 5 })])),
);

describe("scores", () => {
  it("are the sums of their terms", () => {
    fc.assert(
      fc.property(answers, weights, (given, weighed) => {
        for (const { score, terms } of scoreStyles(given, weighed)) {
          expect(score).toBe(terms.reduce((sum, term) => sum + term.points * term.weight, 0));
          expect(terms.every(({ driver }) => given[driver] !== undefined)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("change by the terms of a driver alone when its answer changes", () => {
    fc.assert(
      fc.property(answers, weights, fc.constantFrom(...driverIds), (given, weighed, driver) => {
        const others = (all: Answers): unknown =>
          scoreStyles(all, weighed)
            .map(({ style, terms }) => [style.id, terms.filter((term) => term.driver !== driver)] as const)
            .toSorted(([a], [b]) => (a < b ? -1 : 1));
        for (const other of Object.keys(drivers[driver].answers))
          expect(others({ ...given, [driver]: other })).toEqual(others(given));
      }),
      { numRuns: 40 },
    );
  });

  it("never go up or down by a criterion whose weight is nought", () => {
    const none = Object.fromEntries(criterionIds.map((criterion) => [criterion, 0]));
    expect(scoreStyles({ team: "small", complexity: "complex" }, none).every(({ score }) => score === 0)).toBe(true);
  });

  it("take the points of the organisation, and say which of them they cannot read", () => {
    const points = ["monolith.team.small=-3", "monolith.team.tiny=1", "nonsense", "monolith.time.short=two"];
    const { ranking, misread } = advise.run(empty, { team: "small", points });
    expect(ranking.find(({ style }) => style.id === "monolith")?.score).toBe(-3);
    expect(misread).toEqual(points.slice(1));
  });
});

describe("an application answers", () => {
  const text = `
unit it "IT" { headcount: 60 }
application shop "Shop" { owner: it; hosting: paas
  module web "Pages" { peak: 900/s; demand: 90/s; deployFrequency: 3/week; latency: 90ms }
}`;

  it("what the model says of it, and a person before it", () => {
    const { answers: given } = advise.run(modelOf(text), { from: ["shop"], team: "small" });
    const told = Object.fromEntries(given.map((one) => [one.driver, one.answer]));
    expect(told).toMatchObject({
      team: "small",
      infrastructure: "cloud",
      scale: "large",
      load: "variable",
      change: "continuous",
      performance: "strict",
    });
    expect(told["lifetime"]).toBeUndefined();
    expect(given.find(({ driver }) => driver === "scale")?.because?.en).toBe("peak of 900 a second");
    expect(given.find(({ driver }) => driver === "team")?.because).toBeUndefined();
  });

  it("costs are computed from, never asserted", () => {
    const { costs } = advise.run(modelOf(text), { from: ["shop"] });
    expect(costs.find(({ style }) => style === "microservices")?.known).toEqual({
      en: "units to deploy: 1",
      fr: "unités à déployer : 1",
    });
    expect(costs.find(({ style }) => style === "cloud-public")?.known).toEqual({ en: "unknown", fr: "inconnu" });
  });
});
