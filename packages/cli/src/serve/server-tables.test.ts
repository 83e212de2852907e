import type { CatalogueAnswer, Refusal } from "@orrery/core/answers/answers";
import type {
  CatalogueColumnsAnswer,
  CatalogueFacetAnswer,
  CatalogueGroupsAnswer,
  CatalogueSummaryAnswer,
  QueriesAnswer,
} from "@orrery/core/answers/catalogue-answers";
import type { MatrixAnswer, MatrixCellAnswer, MatrixOptionsAnswer } from "@orrery/core/answers/matrix-answers";
import type { PasteAnswer } from "@orrery/core/answers/paste-answers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, startBench } from "./server.fixture.ts";

const model = `unit it "IT"
application catalogue "Catalogue" { owner: it; criticality: vital; users: 10 }
application loans "Loans" { owner: it; uses catalogue; users: 5 }
application fines "Fines" { criticality: unknown; uses loans }
query vital "Vital ones" { kinds: application; find: "criticality:vital"; columns: owner }
`;
const api = "/api/w/library";

describe("tables from the server", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench({ "library.orrery": model });
  });
  afterAll(() => bench.close());
  const ask = async <Answer>(path: string): Promise<Answer> => (await bench.get<Answer>(`${api}/${path}`)).body;

  it("rows with the columns asked for, in order and filtered by conditions", async () => {
    const path = "catalogue/application?columns=owner,rto&sort=-users,name&f.owner=it|-";
    const { rows, columns, total } = await ask<CatalogueAnswer>(path);
    expect([rows.map(({ id }) => id), columns.map(({ key }) => key), total]).toEqual([
      ["catalogue", "loans", "fines"],
      ["owner", "rto"],
      3,
    ]);
  });

  it("columns, values, groups, sums, queries", async () => {
    expect((await ask<CatalogueColumnsAnswer>("catalogue/application/columns")).total).toBe(3);
    expect(
      (await ask<CatalogueFacetAnswer>("catalogue/application/facet?key=owner")).values.map(({ filter }) => filter),
    ).toEqual(["it", "-"]);
    expect((await ask<CatalogueGroupsAnswer>("catalogue/application/groups?group=criticality")).groups).toHaveLength(3);
    expect((await ask<CatalogueSummaryAnswer>("catalogue/application/summary?columns=users")).columns[0]).toMatchObject(
      { known: 2, sums: ["15"] },
    );
    expect((await ask<QueriesAnswer>("queries")).queries).toEqual([expect.objectContaining({ id: "vital", count: 1 })]);
  });

  it("what pasting would do, without doing it", async () => {
    const body = {
      rows: [
        ["Name", "Owner"],
        ["Loans", ""],
        ["Rooms", "IT"],
      ],
      columns: [null, null],
      head: true,
      clears: true,
    };
    const pasted = await bench.send<PasteAnswer>("POST", `${api}/catalogue/application/paste`, body);
    expect(pasted.body.counts).toEqual({ changed: 1, created: 1, refused: 0 });
    expect((await ask<CatalogueAnswer>("catalogue/application")).total).toBe(3);
    const wrong = await bench.send<Refusal>("POST", `${api}/catalogue/application/paste`, { rows: [[1]] });
    expect([wrong.status, wrong.body.error]).toEqual([400, "bad-body"]);
  });

  it("a matrix, a cell of it, what it may be made of", async () => {
    const path = "rows=application&columns=application&relationship=uses";
    const matrix = await ask<MatrixAnswer>(`matrix?${path}&empty=no`);
    expect(matrix.cells.map(({ row, column }) => `${matrix.rows[row]?.id} ${matrix.columns[column]?.id}`)).toEqual([
      "loans catalogue",
      "fines loans",
    ]);
    const cell = await ask<MatrixCellAnswer>(`matrix/cell?${path}&row=loans&column=catalogue`);
    expect(cell.connections[0]?.origin).toEqual({ uri: "library.orrery", line: 3, column: 40 });
    expect((await ask<MatrixOptionsAnswer>(`matrix/options?${path}`)).relationships[0]).toMatchObject({
      name: "uses",
      count: 2,
    });
    expect((await bench.get<Refusal>(`${api}/matrix?rows=nonsense`)).body.error).toBe("no-kind");
  });

  it("the page with .csv leads to the same table as a file, in the dialect of the language", async () => {
    const page = "/w/library/catalogue/application.csv?cols=owner&sort=-users&f.owner=it";
    const file = await bench.get<string>(`${page}&lang=fr`);
    expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(file.headers.get("content-disposition")).toContain("Applications.csv");
    expect(file.body).toBe(
      '"Identifiant";"Nom";"Responsable"\r\n"catalogue";"Catalogue";"IT"\r\n"loans";"Loans";"IT"\r\n',
    );
    const matrix = await bench.get<string>("/w/library/matrix.csv?rows=application&cols=application&lang=en");
    expect(matrix.body.split("\r\n")[0]).toBe('"Applications","Catalogue","Loans","Fines","Total"');
  });
});
