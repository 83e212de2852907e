/** Scores and indices against figures worked out by hand. */
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { herfindahl } from "../model/concentration.ts";
import type { Model } from "../model/model.ts";
import { Workspace } from "../workspace.ts";
import { concentration } from "./concentration.ts";
import { dataQuality } from "./data-quality.ts";
import { debt } from "./debt.ts";
import { dispositions } from "./dispositions.ts";
import { interoperability } from "./interoperability.ts";
import { lockIn } from "./lock-in.ts";

describe("the Herfindahl-Hirschman index", () => {
  it("is 10,000 for one supplier, and 10,000 / n for n alike", () => {
    expect(herfindahl([3])).toBe(10_000);
    expect(herfindahl([1, 1, 1, 1])).toBe(2500);
    expect(herfindahl([])).toBeUndefined();
  });

  it("matches the shares of the example: two of three by one, a third by the other", () => {
    const [applications, stores] = concentration.run(modelOf(concentration.example.model), {});
    expect(applications?.index).toBeCloseTo((200 / 3) ** 2 + (100 / 3) ** 2, 6);
    expect(applications?.unknown.map(({ id }) => id)).toEqual(["own"]);
    expect([stores?.of.id, stores?.index]).toEqual(["store", 10_000]);
  });
});

describe("freedom to leave", () => {
  it("is the mean of the known terms by weight, and says how much is known", () => {
    const [crm, shop] = lockIn.run(modelOf(lockIn.example.model), {}).elements;
    // Held by its licence (2), hosting (1), exit plan (3) and clause (2); alternatives, interfaces and skills are not known.
    expect([crm?.element.id, crm?.score, crm?.coverage]).toEqual(["crm", 0, 8 / 12]);
    // Free by licence (2), hosting (1), exit plan (3), alternatives (2).
    expect([shop?.element.id, shop?.score, shop?.coverage]).toEqual(["shop", 1, 8 / 12]);
  });
});

describe("dispositions", () => {
  it("follow the table, and are unknown where a fit is", () => {
    const all = dispositions.run(modelOf(dispositions.example.model), dispositions.example.parameters);
    expect(all.map(({ element, quadrant, proposed }) => [element.id, quadrant, proposed])).toEqual([
      ["portal", "invest", "retain"],
      ["claims", "migrate", "refactor"],
      ["crm", "tolerate", "retain"],
      ["archive", "eliminate", "repurchase"],
      ["bus", undefined, undefined],
    ]);
  });
});

describe("interoperability", () => {
  it("counts standard protocols, contracts and back doors", () => {
    const all = interoperability.run(modelOf(interoperability.example.model), {});
    const valuesOf = (id: string): unknown =>
      all.find(({ element }) => element.id === id)?.terms.map(({ value }) => value?.value);
    expect(valuesOf("shop")).toEqual([1, 1, 1, 0.5, 0.5]);
    expect(valuesOf("bank")).toEqual([0, 0, 0, 1, 1]);
    expect(valuesOf("erp")).toEqual([undefined, undefined, undefined, 0, 0]);
  });
});

describe("technical debt", () => {
  it("is that of the whole, else of the parts, and unknown where nobody said", () => {
    const all = debt.run(modelOf(debt.example.model), {});
    expect(all.map(({ element, money, days, isKnown }) => [element.id, money?.amount, days, isKnown])).toEqual([
      ["claims", 120_000, undefined, true],
      ["shop", undefined, 42, true],
      ["crm", undefined, undefined, false],
    ]);
    expect(all[2]?.findings.map(({ id }) => id)).toEqual(["old"]);
  });
});

describe("data quality", () => {
  it("averages what was measured, and names what is below its threshold", () => {
    const [people, orders] = dataQuality.run(
      modelOf(
        "dataset people { quality: { completeness: 93%, uniqueness: 98%, accuracy: { value: 97%, threshold: 99% } } }\ndataset orders",
      ),
      {},
    );
    expect(people?.mean).toBeCloseTo(0.96, 10);
    expect(people?.below.map(({ en }) => en)).toEqual(["Completeness", "Accuracy"]);
    expect([orders?.mean, orders?.below]).toEqual([undefined, []]);
  });
});

function modelOf(text: string): Model {
  return Workspace.load([{ uri: "model.orrery", bytes: encode(text) }]).model;
}
