import { describe, expect, test } from "vitest";
import { analyses } from "../analyses/index.ts";
import type { Model } from "../model/model.ts";
import { insurerModel, modelOf } from "../../test/models.ts";
import { analysesAnswer, analysisAnswer, analysisFile, type AnalysisRequest } from "./analyses.ts";
import type { AnalysisAnswer } from "./analysis-answers.ts";

const usual: AnalysisRequest = { from: [], parameters: {}, language: "en", today: "2026-11-21" };

function ask(model: Model, id: string, request: Partial<AnalysisRequest> = {}): AnalysisAnswer {
  const answer = analysisAnswer(model, id, { ...usual, ...request });
  if (answer === undefined) throw new Error(`no analysis ${id}`);
  return answer;
}

const texts = ({ table }: AnalysisAnswer, column: string): readonly string[] => {
  const index = table?.columns.findIndex(({ key }) => key === column) ?? -1;
  return table?.rows.map((row) => row[index]?.text ?? "") ?? [];
};

const insurer = insurerModel();

describe("analyses for surfaces", () => {
  test("are all listed", () => {
    expect(analysesAnswer().analyses.map(({ id }) => id)).toEqual(analyses.map(({ id }) => id));
    expect(analysisAnswer(insurer, "nonsense", usual)).toBeUndefined();
  });

  test.each(analyses)("$id answers in both languages, with every cell under a column", ({ id }) => {
    for (const language of ["en", "fr"]) {
      const from = id === "impact" ? ["srv-db"] : [];
      const { table, tables, problems, coverage, parameters } = ask(insurer, id, { language, from });
      expect(problems).toEqual([]);
      expect(table?.rows.every((row) => row.length === table.columns.length)).toBe(true);
      expect(tables[0]?.total).toBe(table?.total);
      for (const { known, of } of coverage) expect(known >= 0 && known <= of).toBe(true);
      for (const one of tables)
        expect(ask(insurer, id, { language, from, table: one.id }).table?.total).toBe(one.total);
      expect(new Set(parameters.map((one) => one.id)).size).toBe(parameters.length);
    }
  });

  test("says what it needs, and names an element that there is not", () => {
    expect(ask(insurer, "impact").problems.map(({ code }) => code)).toEqual(["needs-element"]);
    const { problems, table } = ask(insurer, "impact", { from: ["nobody"] });
    expect([problems[0]?.code, problems[0]?.parameter, table]).toEqual(["bad-value", "from", null]);
  });

  test("several that stop together: each hit from the nearest, none of them a hit", () => {
    const both = ask(insurer, "impact", { from: ["srv-db", "a-crm"], limit: 100 });
    const alone = (["srv-db", "a-crm"] as const).map((id) => ask(insurer, "impact", { from: [id], limit: 100 }));
    const hits = (answer: AnalysisAnswer): readonly (readonly [string, number])[] =>
      answer.table?.rows.map((row) => [row[1]?.text ?? "", Number(row[0]?.text)]) ?? [];
    const expected = new Map<string, number>();
    for (const [id, steps] of alone.flatMap(hits))
      if (id !== "srv-db" && id !== "a-crm") expected.set(id, Math.min(steps, expected.get(id) ?? Infinity));
    expect(new Map(hits(both))).toEqual(expected);
  });

  test("a value that cannot be meant is told, and no other question answered in its place", () => {
    const wrong = (id: string, parameters: Readonly<Record<string, string>>): string | undefined => {
      const { table, problems } = ask(insurer, id, { parameters });
      expect(table).toBeNull();
      return problems[0]?.message.en;
    };
    expect(wrong("licences", { within: "soon" })).toBe("“soon” is not a number from 0.");
    expect(wrong("licences", { on: "2026-13-01" })).toBe("“2026-13-01” is not a day such as 2027-01-31.");
    expect(wrong("redundancies", { kinds: "aplication" })).toContain("application");
    expect(wrong("layer-matrix", { count: "everything" })).toContain("none of the choices");
  });

  test("the day of the reader counts as today unless another one is asked for", () => {
    const model = modelOf("document d { type: contract; ends: 2026-12-01 }\napplication a { contract: d }");
    expect(texts(ask(model, "licences"), "renewal")).toEqual(["soon"]);
    expect(texts(ask(model, "licences", { parameters: { on: "2026-12-02" } }), "renewal")).toEqual(["ended"]);
    expect(texts(ask(model, "licences", { parameters: { within: "5" } }), "renewal")).toEqual(["later"]);
  });

  test("rows are in the order of a column, nothing last either way; a page at a time", () => {
    const model = modelOf(
      "application a { owned: 5; used: 1 }\napplication b { owned: 20; used: 1 }\napplication c { used: 3 }",
    );
    expect(texts(ask(model, "licences", { sort: "owned" }), "id")).toEqual(["a", "b", "c"]);
    expect(texts(ask(model, "licences", { sort: "-owned" }), "id")).toEqual(["b", "a", "c"]);
    const page = ask(model, "licences", { sort: "-owned", offset: 1, limit: 1 });
    expect([texts(page, "id"), page.table?.total, page.table?.offset]).toEqual([["a"], 3, 1]);
  });

  test("elements are links, unknown is marked, words are in the reader's language", () => {
    const model = modelOf("application a { owned: 5; metric: core }");
    const { table } = ask(model, "licences", { language: "fr" });
    expect(table?.rows[0]?.[0]).toMatchObject({ text: "a", elements: [{ id: "a", kind: "application" }] });
    expect(table?.rows[0]?.[1]).toEqual({ text: "inconnu", isUnknown: true });
    expect(table?.rows[0]?.[2]?.text).toBe("cœur de processeur");
  });

  test("as a file: all rows, ids, numbers and days as such", () => {
    const file = analysisFile(insurer, "portfolio", { ...usual, limit: 1 });
    expect(file?.rows.length).toBe(7);
    expect(file?.rows[0]?.slice(1, 3)).toEqual(["pj-claims", "Refonte sinistres en services"]);
    expect(file?.rows[0]?.[5]).toEqual({ date: "2026-09-01" });
    expect(file?.rows[0]?.[8]).toBe(1_900_000);
  });

  test("what would take too long is refused with what to do", () => {
    const many = Array.from({ length: 3000 }, (_, at) => `requirement r${at} { realizes o }`).join("\n");
    const uses = Array.from({ length: 30_000 }, (_, at) => `a -> b : d${at % 7}`).join("\n");
    const model = modelOf(`objective o\napplication a\napplication b\n${many}\n${uses}`);
    const { table, problems } = ask(model, "coverage");
    expect([table, problems[0]?.code]).toEqual([null, "too-large"]);
    expect(ask(model, "coverage", { parameters: { needs: "objective" } }).problems).toEqual([]);
  });

  test("as a tile: what is asked, in words of a dashboard", () => {
    const { tile } = ask(insurer, "redundancies", { parameters: { kinds: "application,module" } });
    expect(tile).toEqual({ shows: "analysis", analysis: "redundancies", of: "application,module", width: "2" });
    const asked = { parameters: { methods: "obeya, c++", enough: "3" }, table: "single" };
    expect(ask(insurer, "skills", asked).tile).toMatchObject({
      parameters: '"methods=obeya|c++", enough=3',
      table: "single",
    });
  });
});
