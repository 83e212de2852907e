import { queryOf } from "./parts/query.fixtures.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Element, Model } from "../model/model.ts";
import { affinityOrder } from "./matrix/affinity-order.ts";
import { matrix } from "./matrix.ts";
import { insurerModel, modelOf } from "../../test/models.ts";

const insurer = insurerModel();

interface Asked {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly relationships?: readonly string[];
  readonly groupBy?: string;
}

/** Cells as `row column text`. */
function cellsOf(model: Model, asked: Asked): readonly string[] {
  const drawn = matrix.draw(model, queryOf(model, asked));
  if (drawn.kind !== "matrix") throw new Error("no matrix");
  return drawn.cells.map(({ row, column, text }) => `${row} ${column} ${text}`);
}

describe("what stands in the cells", () => {
  test("CRUD letters by mode; the golden source creates; a mode that nobody states is a question", () => {
    const model = modelOf(`
application crm { accesses person { mode: readwrite }; module ui { accesses order { mode: read } } }
application shop { accesses order { mode: write }; accesses person { mode: read } }
application bi { accesses order }
dataset person { goldenSource: crm }
dataset order
`);
    expect(cellsOf(model, { rows: ["application"], columns: ["dataset"], relationships: ["accesses"] })).toEqual([
      "crm person CRU",
      "crm order R",
      "shop person R",
      "shop order U",
      "bi order ?",
    ]);
  });

  test("RACI letters where the organisation states them", () => {
    const model = modelOf(`
role clerk { performs sell { raci: [responsible, accountable] } }
role boss { performs sell { raci: informed } }
role guest { performs sell }
process sell
`);
    expect(cellsOf(model, { rows: ["role"], columns: ["process"] })).toEqual([
      "clerk sell RA",
      "boss sell I",
      "guest sell ●",
    ]);
  });

  test("a path over what is inside: processes by the machines under the applications that they use", () => {
    expect(cellsOf(insurer, { rows: ["process"], columns: ["node"], relationships: ["uses", "runs on"] })).toEqual([
      "pr-claim srv-claims ●",
      "pr-claim srv-db ●",
    ]);
    expect(cellsOf(insurer, { rows: ["node"], columns: ["process"], relationships: ["runs on", "uses"] })).toEqual([
      "srv-claims pr-claim ●",
      "srv-db pr-claim ●",
    ]);
    expect(cellsOf(insurer, { rows: ["process"], columns: ["node"], relationships: ["uses / runs on"] })).toHaveLength(
      2,
    );
  });

  test("references are relationships too, either way round", () => {
    const asked = { rows: ["unit", "role"], columns: ["application"], relationships: ["owner"] };
    expect(cellsOf(insurer, asked)).toContain("u-claims a-crm ●");
    expect(cellsOf(insurer, { ...asked, rows: asked.columns, columns: asked.rows })).toContain("a-crm u-claims ●");
  });

  test("nested rows stand below their whole, which counts what they do", () => {
    const model = modelOf(`
capability sell { capability advise; capability quote }
application crm { realizes advise; realizes quote }
application shop { realizes sell }
`);
    const drawn = matrix.draw(model, queryOf(model, { rows: ["capability"], columns: ["application"] }));
    expect(drawn.kind === "matrix" && drawn.rows.map(({ id, depth }) => `${depth} ${id}`)).toEqual([
      "0 sell",
      "1 advise",
      "1 quote",
    ]);
    const cells =
      drawn.kind === "matrix" ? drawn.cells.map(({ row, column, count }) => `${row} ${column} ${count}`) : [];
    expect(cells).toEqual(expect.arrayContaining(["sell crm 2", "sell shop 1", "advise crm 1"]));
  });

  test("labels say who does what", () => {
    const drawn = matrix.draw(
      insurer,
      queryOf(insurer, { rows: ["application"], columns: ["process"], relationships: ["uses"] }),
    );
    expect(drawn.kind === "matrix" && drawn.cells[0]?.label).toBe("Handle a claim uses Claims (in-house)");
  });
});

describe("against brute force", () => {
  const ids = ["a", "b", "c", "d", "e", "f"] as const;
  const edge = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids));
  /** Six modules in three applications, and what uses what. */
  const texts = fc.record({
    homes: fc.tuple(...ids.map(() => fc.integer({ min: 0, max: 2 }))),
    uses: fc.uniqueArray(edge, { maxLength: 12, selector: (pair) => pair.join(" ") }),
  });

  test("lifted counts between applications", () => {
    fc.assert(
      fc.property(texts, ({ homes, uses }) => {
        const applications = [0, 1, 2].map((home) => {
          const modules = ids.filter((_, index) => homes[index] === home);
          const inside = modules.map((id) => {
            const used = uses.filter(([from]) => from === id).map(([, to]) => `uses ${to}`);
            return `module ${id} { ${used.join("; ")} }`;
          });
          return `application app${home} {\n${inside.join("\n")}\n}`;
        });
        const model = modelOf(applications.join("\n"));
        const home = (id: string): string => `app${homes[ids.indexOf(id as (typeof ids)[number])]}`;
        const expected = new Map<string, number>();
        for (const [from, to] of uses) {
          if (home(from) === home(to)) continue;
          const key = `${home(from)} ${home(to)}`;
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        const drawn = matrix.draw(
          model,
          queryOf(model, { rows: ["application"], columns: ["application"], relationships: ["uses"] }),
        );
        const cells = drawn.kind === "matrix" ? drawn.cells : [];
        expect(new Map(cells.map(({ row, column, count }) => [`${row} ${column}`, count]))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("an order by affinity holds every row once, the empty ones last", () => {
    const sets = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 6 })), { maxLength: 12 });
    fc.assert(
      fc.property(sets, (lists) => {
        const order = affinityOrder(lists.map((list) => new Set(list)));
        expect([...order].sort((a, b) => a - b)).toEqual(lists.map((_, index) => index));
        const empty = order.map((index) => lists[index]?.length === 0);
        expect(empty.indexOf(true) < 0 || empty.slice(empty.indexOf(true)).every(Boolean)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe("affinity", () => {
  test("blocks that were mixed stand together (the example of McCormick and others: two blocks)", () => {
    const sets = [
      [0, 2],
      [1, 3],
      [0, 2],
      [1, 3],
    ].map((list) => new Set(list));
    const order = affinityOrder(sets).map((index) => index % 2);
    expect(order[0]).toBe(order[1]);
    expect(order[2]).toBe(order[3]);
  });

  test("functions and data: who works with the same data stands together (R086)", () => {
    const model = modelOf(`
function plan { accesses timetable; accesses fleet }
function sell { accesses ticket; accesses fare }
function staff { accesses fleet; accesses timetable }
function refund { accesses fare; accesses ticket }
dataset timetable
dataset ticket
dataset fleet
dataset fare
`);
    const drawn = matrix.draw(model, queryOf(model, { rows: ["function"], columns: ["dataset"], groupBy: "affinity" }));
    const ids = (headers: readonly { readonly id: string }[]): string => headers.map(({ id }) => id).join(" ");
    expect(drawn.kind === "matrix" && ids(drawn.rows)).toMatch(/^(plan staff|staff plan|sell refund|refund sell) /);
    expect(drawn.kind === "matrix" && ids(drawn.columns)).toMatch(
      /^(timetable fleet|fleet timetable|ticket fare|fare ticket) /,
    );
  });
});

test("large matrices leave out empty rows and columns and say so", () => {
  const text = Array.from({ length: 80 }, (_, index) => `process p${index}\napplication a${index}`).join("\n");
  const model = modelOf(`${text}\np1 uses a2`);
  const drawn = matrix.draw(model, queryOf(model));
  expect(drawn.kind === "matrix" && [drawn.rows.length, drawn.columns.length]).toEqual([1, 1]);
  expect(drawn.notes).toContain("158 rows and columns without a cell are left out.");
  const whole = matrix.draw(model, queryOf(model, {}, { isWhole: true }));
  expect(whole.kind === "matrix" && whole.rows.length).toBe(80);
});

test("a scope narrows the side that it is about", () => {
  const model = insurer;
  const scope: readonly Element[] = [model.element("pr-claim")].flatMap((element) => element ?? []);
  const drawn = matrix.draw(model, queryOf(model, {}, { scope }));
  expect(drawn.kind === "matrix" && drawn.rows.map(({ id }) => id)).toEqual(["pr-claim"]);
});
