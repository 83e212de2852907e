/** Dashboards over the server: the model's own, the homes of roles, tiles on the spot and as files. */
import type {
  DashboardAnswer,
  DashboardsAnswer,
  TileAnswer,
  TrendChartAnswer,
} from "@orrery/core/answers/dashboard-answers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bench, startBench } from "./server.fixture.ts";

let bench: Bench;

beforeAll(async () => {
  bench = await startBench({
    "library.orrery": `model library "City library" { languages: en, fr }
unit it "IT"
application catalogue "Catalogue" { owner: it; criticality: vital; lifecycle: { active: 2020-01-01 } }
application loans "Loans" { uses catalogue }
dashboard desk "Desk" fr "Bureau" {
  for: cio
  tile owned "Owned" { shows: count; of: application; find: "owner:any" }
  tile kinds "By criticality" { shows: chart; of: application; by: criticality }
  tile wrong "Wrong" { shows: count; of: aplication }
}
`,
  });
});

afterAll(() => bench.close());

test("lists the dashboards of the model and the homes of roles", async () => {
  const { body } = await bench.get<DashboardsAnswer>("/api/w/library/dashboards?lang=fr");
  expect(body.dashboards).toMatchObject([{ id: "desk", title: "Bureau", roles: ["cio"] }]);
  expect(body.homes.map(({ role }) => role)).toContain("security");
  expect(body.figures.map(({ id }) => id)).toContain("age");
});

test("shows a dashboard, follows the files, and refuses what there is not", async () => {
  const { body } = await bench.get<DashboardAnswer>("/api/w/library/dashboard/desk");
  expect(body.tiles[0]).toMatchObject({ content: { kind: "count", count: 1, of: 2 }, origin: { line: 7 } });
  expect(body.tiles[2]?.problems).toMatchObject([{ code: "tile-unknown-kind", suggestion: "application", line: 9 }]);
  const none = await bench.get("/api/w/library/dashboard/dsk?lang=fr");
  expect([none.status, none.body]).toMatchObject([404, { suggestion: "desk" }]);
  expect((await bench.get("/api/w/library/home/nobody")).status).toBe(404);
});

test("counts in the home of a role, for the day that is looked at", async () => {
  const answer = async (query: string): Promise<DashboardAnswer> =>
    (await bench.get<DashboardAnswer>(`/api/w/library/home/enterprise${query}`)).body;
  const owners = ({ tiles }: DashboardAnswer): TileAnswer["content"] | undefined =>
    tiles.find(({ id }) => id === "ent-owners")?.content;
  expect(owners(await answer(""))).toMatchObject({ kind: "count", text: "50%", of: 2 });
  // Before the catalogue came into use there were loans only.
  expect(owners(await answer("?at=2019-01-01"))).toMatchObject({
    of: 1,
    opensAll: "/w/library/catalogue/application?at=2019-01-01",
  });
});

test("computes a tile that nobody has written yet", async () => {
  const path = `/api/w/library/tile?title=New&a.shows=list&a.of=application&a.find=${encodeURIComponent("owner:missing")}`;
  const { body } = await bench.get<{ readonly tile: TileAnswer }>(path);
  expect(body.tile.content).toMatchObject({ kind: "list", total: 1, rows: [{ element: { id: "loans" } }] });
});

test("gives tiles as files", async () => {
  const csv = await bench.get<string>("/api/w/library/dashboard/desk/kinds.csv");
  expect(csv.headers.get("content-type")).toContain("text/csv");
  const svg = await bench.get<string>("/api/w/library/dashboard/desk/kinds.svg?theme=dark");
  expect(svg.headers.get("content-type")).toContain("image/svg+xml");
  expect((await bench.get("/api/w/library/dashboard/desk/owned.svg")).status).toBe(404);
  expect((await bench.get("/api/w/library/dashboard/desk/nothing.csv")).status).toBe(404);
});

test("draws a trend, or says why there is none", async () => {
  const { body } = await bench.get<TrendChartAnswer>("/api/w/library/trend-chart?measure=elements&width=280");
  expect(body.problem === null ? body.scene?.width : body.problem.message).toBeTruthy();
  expect((await bench.get("/api/w/library/trend-chart?measure=nonsense")).status).toBe(400);
});
