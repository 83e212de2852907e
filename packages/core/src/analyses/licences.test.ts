import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import { licences } from "./licences.ts";

const on = "2026-11-15";

describe("licences", () => {
  const model = modelOf(licences.example.model);
  const { licences: all } = licences.run(model, { within: 90, on });
  const of = (id: string): (typeof all)[number] | undefined => all.find(({ element }) => element.id === id);

  test("the inventory: what is bought, not what is free", () => {
    expect(all.map(({ element }) => element.id)).toEqual(["crm", "db", "office", "scan"]);
  });

  test("over- and under-licensed as worked out by hand; what is not told is neither", () => {
    expect(all.map(({ standing }) => standing)).toEqual(["over", "under", "even", "unknown"]);
    expect(of("crm")?.unused).toEqual({ amount: 10_000, currency: "EUR" });
    expect(of("db")?.unused).toBeUndefined();
  });

  test("ends with its contract, with notice by the calendar", () => {
    expect(of("db")).toMatchObject({ renewal: "soon", daysLeft: 46 });
    const rows = licences.tabulate({ licences: all }).rows;
    expect([rows[1]?.[8], rows[1]?.[10]]).toEqual(["2026-12-31", "2026-09-30"]);
    expect(of("crm")?.renewal).toBe("unknown");
  });

  test.each([
    [46, "soon"],
    [45, "later"],
    [0, "later"],
  ])("within %i days is %s", (within, renewal) => {
    const found = licences.run(model, { within, on }).licences.find(({ element }) => element.id === "db");
    expect(found?.renewal).toBe(renewal);
  });

  test("past is ended; without a day nobody can tell", () => {
    const at = (day: string | undefined): string | undefined =>
      licences.run(model, { on: day }).licences.find(({ element }) => element.id === "db")?.renewal;
    expect(at("2027-01-01")).toBe("ended");
    expect(at("2026-12-31")).toBe("soon");
    expect(at(undefined)).toBe("unknown");
  });

  test("the first contract decides; without one the end of support", () => {
    const other = modelOf(`
document a { type: contract; ends: 2028-01-01 }
document b { type: contract; ends: 2027-01-01; notice: 30d }
application x { contract: [a, b]; owned: 1; used: 1; supportEnd: 2026-01-01 }
technology y { metric: core; supportEnd: 2027-06-30 }
`);
    const [x, y] = licences.tabulate(licences.run(other, { on })).rows;
    expect([x?.[8], x?.[10]]).toEqual(["2027-01-01", "2026-12-02"]);
    expect([y?.[8], y?.[10]]).toEqual(["2027-06-30", null]);
  });

  test("the lists are those of the rows, and what is unknown is in none of the good ones", () => {
    const [lists] = licences.others?.({ licences: all }) ?? [];
    expect(lists?.rows.map((row) => row.slice(1))).toEqual([
      [1, "crm"],
      [1, "db"],
      [0, null],
      [1, "db"],
      [1, "scan"],
      [3, "crm, office, scan"],
    ]);
  });
});
