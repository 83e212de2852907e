import { describe, expect, test } from "vitest";
import type { Element, Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import { matrix } from "../views/matrix.ts";
import { queryOf } from "../views/parts/query.fixtures.ts";
import { insurerModel, modelOf } from "../../test/models.ts";
import { matrixAnswer } from "./matrix.ts";
import type { MatrixAnswer } from "./matrix-answers.ts";
import { matrixCellAnswer } from "./matrix-cell.ts";
import { matrixOptionsAnswer } from "./matrix-options.ts";
import type { MatrixRequest } from "./matrix-request.ts";
import { matrixTable } from "./matrix-table.ts";

const insurer = insurerModel();
const positions = (): undefined => undefined;

function ask(model: Model, request: Omit<MatrixRequest, "language">): MatrixAnswer {
  const answer = matrixAnswer(model, { ...request, language: "en" });
  if (answer === undefined) throw new Error("no such kinds");
  return answer;
}

/** Cells as `row column text`. */
function cellsOf({ rows, columns, cells }: MatrixAnswer): readonly string[] {
  return cells.map(({ row, column, text }) => `${rows[row]?.id} ${columns[column]?.id} ${text}`);
}

const asked: readonly (readonly [rows: string, columns: string, relationship: string | undefined])[] = [
  ["application", "capability", undefined],
  ["process", "application", "uses"],
  ["application", "dataset", "accesses"],
  ["process", "node", "uses,runs on"],
  ["application", "node", undefined],
  ["role", "process", "performs"],
  ["application", "unit", "owner"],
  ["application", "application", undefined],
  ["risk", "control", undefined],
];

test.each(asked)("%s by %s over %s is what the viewpoint draws", (rows, columns, relationship) => {
  const relationships = relationship?.split(",");
  const drawn = matrix.draw(
    insurer,
    queryOf(insurer, { rows: [rows], columns: [columns], ...(relationships && { relationships }) }, { isWhole: true }),
  );
  if (drawn.kind !== "matrix") throw new Error("no matrix");
  const answer = ask(insurer, { rows, columns, relationship });
  expect(cellsOf(answer)).toEqual(drawn.cells.map(({ row, column, text }) => `${row} ${column} ${text}`));
  expect(answer.rows.map(({ id, depth }) => [id, depth])).toEqual(drawn.rows.map(({ id, depth }) => [id, depth]));
  expect(answer.columns.map(({ id }) => id)).toEqual(drawn.columns.map(({ id }) => id));
  expect(answer.cells.map(({ label }) => label)).toEqual(drawn.cells.map(({ label }) => label));
});

const model = modelOf(`
application crm "CRM" { owner: it; accesses person { mode: readwrite }; module ui "UI" { accesses order { mode: read } } }
application shop "Shop" { owner: it; accesses order { mode: write }; uses crm }
application idle "Idle"
dataset person "Persons" { goldenSource: crm }
dataset order "Orders"
dataset unused "Unused"
unit it "IT"
unit hr "HR"
`);

describe("cells", () => {
  test("say whether the two themselves are connected, or their parts", () => {
    const answer = ask(model, { rows: "application", columns: "dataset", relationship: "accesses" });
    expect(cellsOf(answer)).toEqual(["crm person CRU", "crm order R", "shop order U"]);
    expect(answer.cells.map(({ derived }) => derived === true)).toEqual([false, true, false]);
    expect(answer.marks).toBe("crud");
    expect(answer.empty).toEqual({ rows: 1, columns: 1 });
    expect(answer.rows.map(({ id, total }) => [id, total])).toEqual([
      ["crm", 2],
      ["shop", 1],
      ["idle", 0],
    ]);
    const modules = ask(model, { rows: "module", columns: "dataset" });
    expect(modules.rows.map(({ id, group }) => [id, group])).toEqual([["ui", "CRM"]]);
  });

  test("of parts are left out on request, and rows and columns without any", () => {
    const answer = ask(model, {
      rows: "application",
      columns: "dataset",
      relationship: "accesses",
      hidesDerived: true,
    });
    expect(cellsOf(answer)).toEqual(["crm person CRU", "shop order U"]);
    const full = ask(model, { rows: "application", columns: "dataset", relationship: "accesses", hidesEmpty: true });
    expect([full.rows.length, full.columns.length, full.empty]).toEqual([2, 2, { rows: 1, columns: 1 }]);
  });

  test("a row of rows whose names hold the words; kinds that are none", () => {
    expect(ask(model, { rows: "application", columns: "dataset", filter: "crm" }).rows.map(({ id }) => id)).toEqual([
      "crm",
    ]);
    expect(matrixAnswer(model, { rows: "application,nonsense", columns: "dataset", language: "en" })).toBeUndefined();
  });
});

test.each([
  ["name", "crm idle shop", "order person unused"],
  ["total", "crm shop idle", "order person unused"],
] as const)("by %s", (order, rows, columns) => {
  const answer = ask(model, { rows: "application", columns: "dataset", relationship: "accesses", order });
  expect(answer.rows.map(({ id }) => id).join(" ")).toBe(rows);
  expect(answer.columns.map(({ id }) => id).join(" ")).toBe(columns);
});

test("like beside like: blocks that were scattered stand together", () => {
  const blocks = Array.from({ length: 24 }, (_, index) => index).map((index) => {
    const uses = Array.from({ length: 6 }, (_, item) => `accesses d${(index % 4) + item * 4}`).join("; ");
    return `application a${index} { ${uses} }\ndataset d${index}`;
  });
  const answer = ask(modelOf(blocks.join("\n")), { rows: "application", columns: "dataset", order: "cluster" });
  const families = (line: MatrixAnswer["rows"]): number[] => line.map(({ id }) => Number(id.slice(1)) % 4);
  for (const line of [families(answer.rows), families(answer.columns)])
    expect(line.filter((family, index) => family !== line[index - 1])).toHaveLength(4);
});

describe("an opened cell", () => {
  const open = (row: string, column: string, relationship?: string): ReturnType<typeof matrixCellAnswer> =>
    matrixCellAnswer(model, {
      rows: "application",
      columns: "dataset,application,unit",
      relationship,
      row,
      column,
      language: "en",
      positions,
    });

  test("lists the connections of the two before those of their parts, with their words", () => {
    const answer = open("crm", "order", "accesses");
    expect(
      answer?.connections.map(({ from, to, own, facts }) => [from.id, to.id, own, facts.map(({ cell }) => cell.text)]),
    ).toEqual([["ui", "order", false, ["read"]]]);
    expect(open("shop", "order")?.connections.map(({ own }) => own)).toEqual([true]);
  });

  test("says what may be said there: verbs both ways, references with what they say now, letters", () => {
    const ways = open("shop", "order", "accesses")?.ways ?? [];
    expect(ways.map(({ name, from }) => [name, from])).toEqual([["accesses", "row"]]);
    expect(ways[0]?.letters?.words.map(({ word, letter }) => [word, letter])).toEqual([
      ["read", "R"],
      ["write", "U"],
      ["readwrite", "RU"],
    ]);
    const owner = open("shop", "hr", "owner")?.ways;
    expect(owner).toEqual([
      expect.objectContaining({
        name: "owner",
        is: "reference",
        from: "row",
        isList: false,
        now: { text: "IT", written: "it" },
      }),
    ]);
    expect(
      open("shop", "crm")
        ?.ways.filter(({ name }) => name === "uses")
        .map(({ from }) => from),
    ).toEqual(["row", "column"]);
    expect(open("shop", "shop")?.ways).toEqual([]);
  });
});

test("kinds and relationships to choose from, with how much there is of them", () => {
  const options = matrixOptionsAnswer(model, { rows: "application", columns: "dataset" });
  expect(options.kinds.map(({ id, count, connections }) => [id, count, connections])).toEqual(
    expect.arrayContaining([
      ["application", 3, 1],
      ["dataset", 3, 3],
      ["unit", 2, 2],
    ]),
  );
  expect(options.relationships.slice(0, 2).map(({ name, count }) => [name, count])).toEqual([
    ["accesses", 2],
    ["goldenSource", 1],
  ]);
  expect(options.relationships.some(({ count }) => count === 0)).toBe(true);
});

test("as a table: names, cells, totals", () => {
  const table = matrixTable(ask(model, { rows: "application", columns: "dataset", relationship: "accesses" }), "en");
  expect(table).toEqual({
    name: "Applications and Data sets",
    header: ["Applications", "Persons", "Orders", "Unused", "Total"],
    rows: [
      ["CRM", "CRU", "R", undefined, 2],
      ["Shop", undefined, "U", undefined, 1],
      ["Idle", undefined, undefined, undefined, 0],
      ["Total", 1, 2, 0, undefined],
    ],
  });
});

describe("layers of the insurer", () => {
  /** Counted anew from what each element says, without the lists of connections that analyses walk on. */
  const counted = (isOfDependencies: boolean): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    const add = (from: Element | undefined, to: Element | undefined): void => {
      if (from?.layer === undefined || to?.layer === undefined) return;
      const key = `${from.layer} ${to.layer}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    };
    const state = (from: Element, to: Element | undefined, travel: string): void => {
      if (!isOfDependencies || travel === "backward" || travel === "both") add(from, to);
      if (isOfDependencies && (travel === "forward" || travel === "both")) add(to, from);
    };
    for (const element of insurer.elements()) {
      for (const relationship of element.out()) {
        const { definition } = relationship;
        const lineage = insurer.schema
          .lineage(insurer.schema.kindNumber(element.kind))
          .map((kind) => insurer.schema.kind(kind).id);
        const byKind = lineage.map((kind) => definition?.travelBy?.[kind]).find((travel) => travel !== undefined);
        state(element, relationship.to, byKind ?? definition?.travel ?? "none");
        for (const { value, meaning } of relationship.attributes)
          for (const id of referencesIn(value))
            state(element, insurer.element(id), meaning?.definition.travel ?? "backward");
        for (const data of relationship.carried) {
          state(element, data, "backward");
          if (relationship.to !== undefined) state(relationship.to, data, "backward");
        }
      }
      const contains = insurer.schema.relationships.find(({ id }) => id === "contains");
      for (const child of element.children)
        state(element, child, contains?.travelBy?.[element.kind] ?? contains?.travel ?? "none");
      for (const { value, meaning } of element.attributes)
        for (const id of referencesIn(value))
          state(element, insurer.element(id), meaning?.definition.travel ?? "backward");
    }
    return counts;
  };

  test.each([
    ["dependencies", true],
    ["statements", false],
  ] as const)("%s are as many as the elements themselves say", (relationship, isOfDependencies) => {
    const answer = ask(insurer, { rows: "layers", columns: "layers", relationship });
    expect(answer.rows).toHaveLength(8);
    const cells = new Map(
      answer.cells.map(({ row, column, count }) => [`${answer.rows[row]?.id} ${answer.columns[column]?.id}`, count]),
    );
    expect(cells.size).toBeGreaterThan(15);
    expect(cells).toEqual(counted(isOfDependencies));
    for (const { row, column, count } of answer.cells) {
      const opened = matrixCellAnswer(insurer, {
        rows: "layers",
        columns: "layers",
        relationship,
        row: answer.rows[row]?.id ?? "",
        column: answer.columns[column]?.id ?? "",
        language: "en",
        positions,
      });
      expect(opened?.total).toBe(count);
    }
  });
});

function referencesIn(value: Value): readonly string[] {
  if (value.kind === "reference") return [value.id];
  if (value.kind === "list") return value.items.flatMap(referencesIn);
  return value.kind === "record" ? Object.values(value.fields).flatMap(referencesIn) : [];
}
