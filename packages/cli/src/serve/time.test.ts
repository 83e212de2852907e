/** The past as pages see it: a repository made here, an element that is created, renamed, moved to another file and removed in it. */
import type {
  CompareAnswer,
  CompareElementAnswer,
  CompareMarksAnswer,
  CompareTextAnswer,
  CompareViewsAnswer,
  ElementHistoryAnswer,
  HistoryAnswer,
  MomentAnswer,
  MomentsAnswer,
  TrendAnswer,
} from "@orrery/core/answers/time-answers";
import type { ElementAnswer, Refusal, ViewAnswer, WorkspaceAnswer } from "@orrery/core/answers/answers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, startBench } from "./server.fixture.ts";
import { startTimeBench, type TimeBench } from "./time.fixture.ts";

const shop = `model m "Shop"
unit it "IT"
application shop "Shop" { lifecycle: [active 2026-03-01, retired 2028-01-01] }
state target "Target" { date: 2027-06-30 }
view all "Everything" { viewpoint: landscape }
`;
const crm = `application crm "Customers" { owner: it }\n`;
const renamed = `application customers "Customers" { formerly: crm; owner: it; criticality: vital }\n`;

let bench: TimeBench;
const hashes: Record<string, string> = {};

beforeAll(async () => {
  bench = await startTimeBench({ "shop.orrery": shop });
  hashes["created"] = bench.commit("Add the customer file", "2026-02-01", { "shop.orrery": shop + crm });
  hashes["related"] = bench.commit("Shop uses it", "2026-03-01", { "shop.orrery": `${shop}${crm}shop uses crm\n` });
  hashes["renamed"] = bench.commit("A better id, and vital", "2026-04-01", {
    "shop.orrery": `${shop}${renamed}shop uses customers\n`,
  });
  bench.git("tag", "v1");
  bench.commit("Somebody else's business", "2026-04-15", { "notes.txt": "nothing of the model" });
  hashes["moved"] = bench.commit("A file of its own", "2026-05-01", {
    "shop.orrery": `${shop}shop uses customers\n`,
    "crm/crm.orrery": renamed,
  });
  hashes["removed"] = bench.commit("Gone", "2026-06-01", { "shop.orrery": shop, "crm/crm.orrery": null });
  await settled();
});

afterAll(() => bench.close());

/** Until the server has read what is on disk. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const { body } = await bench.get<WorkspaceAnswer>("/api/w/library");
    if (body.statistics.elements === 3) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const get = async <Answer>(path: string): Promise<Answer> => {
  const { status, body } = await bench.get<Answer>(`/api/w/library${path}`);
  expect([status, body]).toEqual([200, body]);
  return body;
};
const refused = async (path: string): Promise<Refusal & { readonly status: number }> => {
  const { status, body } = await bench.get<Refusal>(`/api/w/library${path}`);
  return { status, ...body };
};

describe("the story of an element", () => {
  const story = ({ events }: ElementHistoryAnswer): readonly unknown[] =>
    events.map(({ commit, change, id, facts, relationships }) => [
      commit?.subject,
      change,
      id,
      facts.map((fact) => [fact.key ?? fact.what, fact.before, fact.after]),
      relationships.map((one) => `${one.change}: ${one.from.id} ${one.verb} ${one.to.id}`),
    ]);
  const whole = [
    ["Gone", "removed", "customers", [], ["removed: shop uses customers"]],
    ["A file of its own", "changed", "customers", [["file", "shop.orrery", "crm/crm.orrery"]], []],
    [
      "A better id, and vital",
      "changed",
      "customers",
      [
        ["id", "crm", "customers"],
        ["criticality", undefined, "vital"],
      ],
      [],
    ],
    ["Shop uses it", "changed", "crm", [], ["added: shop uses crm"]],
    ["Add the customer file", "added", "crm", [], []],
  ];

  it("is told from the end to the beginning, across its renaming and its move", async () => {
    const answer = await get<ElementHistoryAnswer>("/history/customers");
    expect(story(answer)).toEqual(whole);
    expect(answer).toMatchObject({ ids: ["customers", "crm"], next: null, looked: 6 });
  });

  it("is the same by the name that it had at first", async () => {
    expect(story(await get<ElementHistoryAnswer>("/history/crm"))).toEqual(whole);
  });

  it("begins with what is not committed yet", async () => {
    bench.write("extra.orrery", `extend shop { criticality: important }\n`);
    await expect
      .poll(async () => (await get<ElementHistoryAnswer>("/history/shop")).events[0]?.commit, { timeout: 5000 })
      .toBeNull();
    const { events } = await get<ElementHistoryAnswer>("/history/shop");
    expect(events[0]?.facts).toMatchObject([{ key: "criticality", after: "important" }]);
    bench.write("extra.orrery", "");
    await expect
      .poll(async () => (await get<ElementHistoryAnswer>("/history/shop")).events[0]?.commit, { timeout: 5000 })
      .not.toBeNull();
  });

  it("is refused for what never was", async () => {
    expect(await refused("/history/nobody")).toMatchObject({ status: 404, error: "no-element" });
  });
});

describe("the history of the model", () => {
  it("lists commits that touch it, each with what it changed", async () => {
    const { commits, next, problem, unsaved } = await get<HistoryAnswer>("/history");
    expect(commits.map(({ subject }) => subject)).toEqual([
      "Gone",
      "A file of its own",
      "A better id, and vital",
      "Shop uses it",
      "Add the customer file",
      "Begin",
    ]);
    expect({ next, problem, unsaved }).toEqual({ next: null, problem: null, unsaved: null });
    expect(commits[0]).toMatchObject({
      author: "Ada",
      date: "2026-06-01T12:00:00+01:00",
      kinds: [{ kind: "application", added: 0, removed: 1, changed: 0 }],
      names: [{ id: "customers", name: "Customers", change: "removed" }],
      refs: ["main"],
    });
    expect(commits[1]?.totals.isSame).toBe(true);
    expect(commits[2]?.refs).toEqual(["v1"]);
    expect(commits[5]).toMatchObject({ parent: null, totals: { elements: { added: 3 } } });
  });

  it("comes in pages", async () => {
    const first = await get<HistoryAnswer>("/history?limit=4");
    const rest = await get<HistoryAnswer>(`/history?limit=4&offset=${first.next}`);
    expect([first.commits.length, first.next, rest.commits.length, rest.next]).toEqual([4, 4, 2, null]);
  });
});

describe("moments", () => {
  it("are offered: days of life cycles, states, branches, tags, commits, files", async () => {
    const moments = await get<MomentsAnswer>("/moments");
    expect(moments.milestones.map(({ day, begins, ends }) => [day, begins, ends])).toEqual([
      ["2026-03-01", 1, 0],
      ["2028-01-01", 0, 1],
    ]);
    expect(moments.states).toEqual([{ id: "target", name: "Target", day: "2027-06-30" }]);
    expect(moments.git).toMatchObject({
      branch: "main",
      branches: [{ name: "main", hash: hashes["removed"] }],
      tags: [{ name: "v1" }],
      isShallow: false,
    });
    expect(moments.files).toContain("shop.orrery");
  });

  it("are dates", async () => {
    expect((await get<WorkspaceAnswer>("?at=2026-02-01")).statistics.elements).toBe(2);
    expect((await get<WorkspaceAnswer>("?at=2027-01-01")).statistics.elements).toBe(3);
    expect(await get<MomentAnswer>("/moment?at=2027-01-01")).toMatchObject({ kind: "date", isReadOnly: true });
    expect((await refused("/element/shop?at=2026-02-01")).status).toBe(404);
  });

  it("are commits, tags, branches, steps back, and days in them", async () => {
    const element = async (at: string): Promise<string> => (await get<ElementAnswer>(`/element/crm?at=${at}`)).id;
    expect(await element("v1")).toBe("customers");
    expect(await element("HEAD~5")).toBe("crm");
    expect(await element(hashes["created"] ?? "")).toBe("crm");
    expect(await element((hashes["related"] ?? "").slice(0, 8))).toBe("crm");
    expect(await element("v1@2027-01-01")).toBe("customers");
    expect((await refused("/element/shop?at=v1@2029-01-01")).status).toBe(404);
    expect((await refused("/element/crm?at=main")).status).toBe(404);
  });

  it("are architecture states, on the day when they are reached", async () => {
    expect(await get<MomentAnswer>("/moment?at=state:target")).toMatchObject({ day: "2027-06-30", title: "Target" });
    expect(await refused("/moment?at=state:targt")).toMatchObject({ status: 404, suggestion: "target" });
  });

  it("are some of the files", async () => {
    expect((await get<WorkspaceAnswer>("?at=file:shop.orrery")).files).toHaveLength(1);
    expect(await refused("?at=file:shp.orrery")).toMatchObject({ status: 404, suggestion: "shop.orrery" });
  });

  it("are understood by every route that reads the model", async () => {
    const at = "at=v1";
    for (const path of [
      `/tree?${at}`,
      `/search?q=custom&${at}`,
      `/catalogue/application?${at}`,
      `/element/customers?${at}`,
      `/impact/customers?direction=up&${at}`,
      `/view/all?${at}`,
      `/draw?viewpoint=explore&scope=customers&${at}`,
      `/file?uri=shop.orrery&${at}`,
    ])
      expect(JSON.stringify(await get<unknown>(path))).toContain("ustomers");
    for (const path of [`/diagnostics?${at}`, `/views?${at}`, `/views?showing=customers&${at}`, `/schema?${at}`])
      await get<unknown>(path);
  });

  it("that nobody can mean are refused, with what may have been meant", async () => {
    expect(await refused("?at=v2")).toMatchObject({ status: 404, error: "no-moment", suggestion: "v1" });
    expect(await refused("?at=2026-02-30")).toMatchObject({ status: 400, error: "bad-parameter" });
    for (const at of ["--help", "-1", "HEAD..main", ":/Gone", "HEAD^{/Gone}", "main%00x", "a%20b", "--output=/tmp/x"])
      expect([at, (await refused(`?at=${at}`)).error]).toEqual([at, "no-moment"]);
  });

  it("other than now are not changed", async () => {
    const body = { text: shop, version: "" };
    const { status, body: refusal } = await bench.send<Refusal>("PUT", "/api/w/library/file?uri=x.orrery&at=v1", body);
    expect([status, refusal.error]).toEqual([409, "read-only"]);
  });
});

describe("two moments compared", () => {
  it("differ in facts, relationships and texts", async () => {
    const answer = await get<CompareAnswer>(`/compare?vs=${hashes["created"]}&at=v1`);
    expect(answer.before.commit?.subject).toBe("Add the customer file");
    expect(answer.totals).toMatchObject({ isSame: false, elements: { changed: 1, renamed: 1 } });
    expect(answer.elements[0]).toMatchObject({ id: "customers", formerly: "crm", origin: { line: 6 } });
    expect(answer.relationships.map(({ change, to }) => [change, to.name])).toEqual([["added", "Customers"]]);
    expect(answer.files).toEqual([{ uri: "shop.orrery", change: "changed", added: 2, removed: 1 }]);
  });

  it("are the latest commit and now unless told otherwise", async () => {
    const answer = await get<CompareAnswer>("/compare");
    expect([answer.before.commit?.subject, answer.after.kind, answer.totals.isSame]).toEqual(["Gone", "now", true]);
  });

  it("may be the first commit and the time before it", async () => {
    const first = bench.git("rev-list", "--max-parents=0", "HEAD").trim();
    const answer = await get<CompareAnswer>(`/compare?vs=${first}%5E&at=${first}`);
    expect([answer.totals.elements.added, answer.files.map(({ change }) => change)]).toEqual([3, ["added"]]);
    expect((await refused(`?at=${first}%5E`)).status).toBe(404);
  });

  it("may be two days of one model", async () => {
    const { marks, removed } = await get<CompareMarksAnswer>("/compare/marks?vs=2026-01-01&at=2027-01-01");
    expect([marks, removed]).toEqual([{ shop: "added" }, []]);
  });

  it("give both texts of a file, an element's sides, and the views that differ", async () => {
    const sides = `at=v1&vs=${hashes["created"]}`;
    const { before, after } = await get<CompareTextAnswer>(`/compare/text?uri=shop.orrery&${sides}`);
    expect([before, after]).toEqual([shop + crm, `${shop}${renamed}shop uses customers\n`]);
    const { element } = await get<CompareElementAnswer>(`/compare/element/customers?${sides}`);
    expect(element).toMatchObject({ change: "changed", formerly: "crm" });
    const { views } = await get<CompareViewsAnswer>(`/compare/views?at=v1&vs=${hashes["created"]}~1`);
    expect(views).toMatchObject([{ id: "all", title: "Everything", change: "changed", added: 1 }]);
  });

  it("are drawn in one picture, and each by itself on the same places", async () => {
    const sides = `at=v1&vs=${hashes["created"]}~1`;
    const picture = async (more: string): Promise<string> =>
      JSON.stringify(await get<unknown>(`/view/all?${sides}${more}`));
    expect(await picture("")).toContain("added");
    expect(await picture("&side=before")).not.toContain("Customers");
    expect(await picture("&side=after")).toContain("Customers");
    // What had another id then stands where it stands now.
    const place = async (more: string, id: string): Promise<unknown> => {
      const { scene } = await get<ViewAnswer>(`/view/all?at=v1&vs=${hashes["created"]}${more}`);
      const mark = scene.marks.find((one) => one.kind === "group" && one.id === id) ?? expect.fail(id);
      return JSON.stringify(mark)
        .match(/"(?:x|y|width|height)":[\d.]+/g)
        ?.slice(0, 4);
    };
    expect(await place("&side=before", "crm")).toEqual(await place("", "customers"));
  });

  it("can be taken away as Markdown, table and JSON", async () => {
    const sides = `at=v1&vs=${hashes["created"]}`;
    const markdown = await bench.get<string>(`/api/w/library/compare.md?${sides}`);
    expect(markdown.body).toContain("Criticality: ∅ → `vital`");
    const table = await bench.get<string>(`/api/w/library/compare.csv?${sides}&lang=fr`);
    expect(table.body).toContain(`"Modifié";"application";"customers"`);
    expect((await bench.get<CompareAnswer>(`/api/w/library/compare.json?${sides}`)).body.version).toBe(1);
  });
});

describe("numbers over time", () => {
  it("are told for each commit, and for now", async () => {
    const { points } = await get<TrendAnswer>("/trend?measure=elements");
    expect(points.map(({ value }) => value)).toEqual([3, 4, 4, 4, 4, 3, 3]);
    expect(points.at(-1)?.revision).toBe("now");
    const vital = await get<TrendAnswer>("/trend?measure=kind:application?criticality%3Dvital");
    expect(vital.points.map(({ value }) => value)).toEqual([0, 0, 0, 1, 1, 0, 0]);
  });

  it("are thinned out where there are too many", async () => {
    const { points } = await get<TrendAnswer>("/trend?measure=elements&points=3");
    expect(points.length).toBeLessThanOrEqual(3);
    expect(points.at(-1)?.revision).toBe("now");
  });

  it("are refused for what is no measure", async () => {
    expect(await refused("/trend?measure=happiness")).toMatchObject({ status: 400, error: "bad-parameter" });
  });
});

describe("branches side by side", () => {
  it("leave to each commit what it did, and to a merge nothing that came along", async () => {
    const fork = await startTimeBench({ "a.orrery": `application a "A"\n` });
    try {
      fork.git("checkout", "--quiet", "-b", "side");
      fork.commit("On the side", "2026-02-01", { "b.orrery": `application b "B"\n` });
      fork.git("checkout", "--quiet", "main");
      fork.commit("On main", "2026-03-01", { "a.orrery": `application a "A" { criticality: vital }\n` });
      fork.git("merge", "--quiet", "--no-ff", "-m", "Together", "side");
      const { events } = (await fork.get<ElementHistoryAnswer>("/api/w/library/history/b")).body;
      expect(events.map(({ commit }) => commit?.subject)).toEqual(["On the side"]);
      const { commits } = (await fork.get<HistoryAnswer>("/api/w/library/history")).body;
      expect(commits.map(({ subject, isMerge }) => [subject, isMerge])).toContainEqual(["Together", true]);
    } finally {
      await fork.close();
    }
  });
});

describe("a model that includes another of its repository", () => {
  it("is read with the other as it was then", async () => {
    const pair = await startTimeBench({
      "a/a.orrery": `include other "../b"\napplication a "A" { uses other::b }\n`,
      "b/b.orrery": `application b "Old name"\n`,
    });
    try {
      pair.commit("Another name", "2026-02-01", { "b/b.orrery": `application b "New name"\n` });
      const { id } = (await pair.get<WorkspaceAnswer>("/api/w/library")).body;
      const used = async (at: string): Promise<string | undefined> => {
        const { body } = await pair.get<ElementAnswer>(`/api/w/${id}/element/a?at=${at}`);
        return body.relationships[0]?.other.name;
      };
      expect([await used("HEAD~1"), await used("HEAD")]).toEqual(["Old name", "New name"]);
    } finally {
      await pair.close();
    }
  });
});

describe("without Git", () => {
  let plain: Bench;
  beforeAll(async () => {
    plain = await startBench();
  });
  afterAll(() => plain.close());

  it("history says why there is none and what to do", async () => {
    const { body } = await plain.get<HistoryAnswer>("/api/w/library/history?lang=fr");
    expect(body.problem).toMatchObject({ reason: "no-repository" });
    expect(body.problem?.advice).toContain("git init");
    const { body: moments } = await plain.get<MomentsAnswer>("/api/w/library/moments");
    expect(moments.git).toMatchObject({ reason: "no-repository" });
    expect((await plain.get("/api/w/library?at=HEAD")).status).toBe(404);
  });

  it("days can be looked at all the same", async () => {
    expect((await plain.get("/api/w/library?at=2026-01-01")).status).toBe(200);
    expect((await plain.get<TrendAnswer>("/api/w/library/trend?measure=elements")).body.points).toHaveLength(1);
  });
});
