import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import { catalogueAnswer, catalogueColumnsAnswer } from "./catalogue.ts";
import { catalogueFacetAnswer, catalogueGroupsAnswer } from "./catalogue-facets.ts";
import { catalogueSummaryAnswer } from "./catalogue-summary.ts";
import { catalogueTable } from "./catalogue-table.ts";
import { queriesAnswer } from "./queries.ts";
import { writeFind } from "./write-find.ts";

const model = modelOf(`
unit it "IT"
unit sales "Sales"
application a "Alpha" { owner: it; criticality: vital; rto: 4h; annualCost: 100 CHF/y; users: 10; tags: [core, web] }
application b "Beta" { owner: sales; criticality: important; rto: 30min; annualCost: 50 CHF/mo; users: 5 }
application c "Gamma" { owner: it; criticality: unknown; rto: 1day; annualCost: 7 EUR/y; tags: web }
application d "Delta" { criticality: vital; lifecycle.active: 2020-01-01 }
application e "Epsilon" { lifecycle.active: 2024-06-30 }
service s "Service" { owner: it }
query core-first "Core first" { kinds: application; find: "tags:core|web rto<=4h"; columns: [owner, rto]; sort: -rto; groupBy: owner }
query old "Old" { find: "kind:application gamma" }
`);
const language = "en";

function ids(request: Omit<Parameters<typeof catalogueAnswer>[1], "language">): string {
  return (
    catalogueAnswer(model, { ...request, language })
      ?.rows.map(({ id }) => id)
      .join(" ") ?? "none"
  );
}

describe("rows", () => {
  test.each([
    [{ criticality: "vital|important" }, "a b d"],
    [{ criticality: "unknown" }, "c"],
    [{ criticality: "-" }, "e"],
    [{ criticality: "-|inconnu" }, "c e"],
    [{ rto: "<4h" }, "b"],
    [{ rto: "<=4h" }, "a b"],
    [{ rto: ">1h" }, "a c"],
    [{ "lifecycle.active": ">2021-01-01" }, "e"],
    [{ criticality: ">=important" }, "a b d"],
    [{ owner: "it|Sales", tags: "web" }, "a c"],
    [{ name: "alpha|delta" }, "a d"],
    [{ rto: ">30min|<=4h" }, "a"],
    [{ rto: "<nonsense" }, ""],
  ])("where %j", (fields, found) => {
    expect(ids({ kind: "application", fields })).toBe(found);
  });

  test("in the order of several columns", () => {
    expect(ids({ kind: "application", sort: "owner,-rto" })).toBe("c a b d e");
    expect(ids({ kind: "application", sort: "-criticality,name" })).toBe("a d b c e");
  });

  test("of several kinds, with the columns asked for", () => {
    expect(ids({ kind: "application,service", fields: { owner: "it" } })).toBe("a c s");
    const answer = catalogueAnswer(model, {
      kind: "application",
      columns: ["rto", "aliases", "nonsense"],
      limit: 1,
      language,
    });
    expect(answer?.columns.map(({ key, filled }) => [key, filled])).toEqual([
      ["rto", 3],
      ["aliases", 0],
      ["nonsense", 0],
    ]);
    expect(answer?.rows[0]?.cells.map((cell) => cell?.text.replace(/\s/g, " ") ?? null)).toEqual(["4 h", null, null]);
  });

  test("together by the values of a column", () => {
    expect(ids({ kind: "application", group: "owner", sort: "-name" })).toBe("c a b e d");
    const groups = catalogueGroupsAnswer(model, { kind: "application", group: "owner", language })?.groups;
    expect(groups?.map(({ filter, text, count, state }) => [filter, text, count, state])).toEqual([
      ["it", "IT", 2, "known"],
      ["sales", "Sales", 1, "known"],
      ["-", "", 2, "missing"],
    ]);
  });
});

test("a filter offers the values with their counts, each item of a list by itself, under the filters of the other columns", () => {
  const facet = (key: string, fields = {}): unknown =>
    catalogueFacetAnswer(model, { kind: "application", key, fields, language })?.values.map(
      ({ filter, count, state }) => [filter, count, state],
    );
  expect(facet("criticality")).toEqual([
    ["vital", 2, "known"],
    ["important", 1, "known"],
    ["unknown", 1, "unknown"],
    ["-", 1, "missing"],
  ]);
  expect(facet("criticality", { criticality: "important", owner: "it" })).toEqual([
    ["vital", 1, "known"],
    ["unknown", 1, "unknown"],
  ]);
  expect(facet("tags")).toEqual([
    ["web", 2, "known"],
    ["core", 1, "known"],
    ["-", 3, "missing"],
  ]);
});

test("every offered value finds as many rows as it says", () => {
  for (const { key } of catalogueColumnsAnswer(model, "application")?.columns ?? []) {
    for (const { filter, count } of catalogueFacetAnswer(model, { kind: "application", key, language })?.values ?? [])
      expect([
        key,
        filter,
        catalogueAnswer(model, { kind: "application", fields: { [key]: filter }, language })?.total,
      ]).toEqual([key, filter, count]);
  }
});

test("columns say how full they are; sums by currency and of a year; the least and the greatest", () => {
  const keys = ["criticality", "annualCost", "users", "rto", "lifecycle.active", "owner"];
  const summary = catalogueSummaryAnswer(model, { kind: "application", columns: keys, language });
  expect(summary?.columns.map(({ known, unknown }) => [known, unknown])).toEqual([
    [3, 1],
    [3, 0],
    [2, 0],
    [3, 0],
    [2, 0],
    [3, 0],
  ]);
  expect(summary?.columns.map(({ sums }) => sums.map((sum) => sum.replace(/\s/g, " ")))).toEqual([
    [],
    ["CHF 700/year", "€7/year"],
    ["15"],
    [],
    [],
    [],
  ]);
  expect(
    summary?.columns.map(({ range }) => range && `${range.least} to ${range.greatest}`.replace(/\s/g, " ")),
  ).toEqual([null, null, "5 to 10", "30 min to 1 day", "1 Jan 2020 to 30 Jun 2024", null]);
});

test("columns that nobody fills are there, too, behind those that are filled", () => {
  const columns = catalogueColumnsAnswer(model, "application")?.columns ?? [];
  const filled = columns.filter((column) => column.filled > 0);
  expect(columns.slice(0, filled.length)).toEqual(filled);
  expect(columns.find(({ key }) => key === "criticality")).toMatchObject({ filled: 4, unknown: 1, ordered: true });
  expect(columns.find(({ key }) => key === "lifecycle.retired")).toMatchObject({ filled: 0, ordered: true });
  expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
});

test("the table of a spreadsheet has the same rows and columns; a name that begins a formula stays text", () => {
  const table = catalogueTable(model, {
    kind: "application",
    columns: ["owner", "users", "lifecycle.active", "tags"],
    sort: "-users",
    language: "fr",
  });
  expect(table?.header).toEqual([
    "Identifiant",
    "Nom",
    "Responsable",
    "Utilisateurs",
    expect.stringMatching(/^Cycle de vie.: actif$/),
    "Étiquettes",
  ]);
  expect(table?.rows.slice(0, 4)).toEqual([
    ["a", "Alpha", "IT", 10, undefined, "core, web"],
    ["b", "Beta", "Sales", 5, undefined, undefined],
    ["c", "Gamma", "IT", undefined, undefined, "web"],
    ["d", "Delta", undefined, undefined, { date: "2020-01-01" }, undefined],
  ]);
});

describe("saved queries", () => {
  test("are the catalogues that they ask for", () => {
    expect(queriesAnswer(model, language).queries).toEqual([
      expect.objectContaining({
        id: "core-first",
        kinds: "application",
        filter: "tags:core|web rto<=4h",
        filters: {},
        columns: ["owner", "rto"],
        sort: "-rto",
        group: "owner",
        count: 1,
      }),
      expect.objectContaining({ id: "old", kinds: "*", filter: "kind:application gamma", filters: {}, count: 1 }),
    ]);
  });

  test.each([
    { owner: "it|sales" },
    { owner: "-|it" },
    { criticality: "unknown|vital" },
    { rto: ">30min|<=4h" },
    { name: "alpha|two words" },
    { tags: "web", owner: "it" },
  ])("a search says the same as the filters of columns %j", (fields) => {
    const filters = fields as Readonly<Record<string, string>>;
    const found = ids({ kind: "application", filter: writeFind("", filters) });
    expect(found).toBe(ids({ kind: "application", fields: filters }));
    expect(found).not.toBe("");
  });
});
