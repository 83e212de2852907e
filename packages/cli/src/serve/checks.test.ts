/** Checks from the server: made once for a state, again only where something changed, of another moment and day, as files. */
import type {
  ChecksAnswer,
  ChecksSummaryAnswer,
  FindingPageAnswer,
  FrameworksAnswer,
  QuestionsAnswer,
  RuleAnswer,
} from "@orrery/core/answers/checks-answers";
import type { Refusal, ViewAnswer } from "@orrery/core/answers/answers";
import type { EditsAnswer } from "@orrery/core/answers/edit-answers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, startBench } from "./server.fixture.ts";

const model = `model ferry "Ferry" { asOf: 2026-11-21 }
unit it "IT"
application shop "Shop" { owner: it }
application bank "Bank" { lifecycle: { active: 2027-06-01 } }
shop -> bank { encrypted: no }
view all "All" { viewpoint: system-landscape }
`;
const api = "/api/w/library";

describe("checks from the server", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench({ "library.orrery": model });
  });
  afterAll(() => bench.close());
  const ask = async <Answer>(path: string): Promise<Answer> => (await bench.get<Answer>(`${api}/${path}`)).body;
  const subjects = async (path: string): Promise<readonly string[]> =>
    (await ask<ChecksAnswer>(path)).findings.map(({ subject }) => subject.name);

  it("findings, one of them, its rule, what is missing", async () => {
    expect(await subjects("checks?rule=flow-is-encrypted,owner-is-named&group=rule")).toEqual(["shop -> bank", "bank"]);
    const { findings, today } = await ask<ChecksAnswer>("checks?rule=flow-is-encrypted");
    expect(today).toBe("2026-11-21");
    const finding = await ask<FindingPageAnswer>(`checks/finding/${findings[0]?.fingerprint}`);
    expect(finding.rationale.fr).not.toBe("");
    expect((await ask<RuleAnswer>("checks/rule/flow-is-encrypted")).violated).toBe(1);
    expect((await ask<QuestionsAnswer>("checks/questions?limit=1")).questions).toHaveLength(1);
    expect((await ask<Refusal>("checks/rule/flow-is-encryptd")).suggestion).toBe("flow-is-encrypted");
    expect((await ask<Refusal>("checks/finding/0")).error).toBe("no-finding");
    expect((await bench.get<Refusal>(`${api}/checks?group=colour`)).status).toBe(400);
  });

  it("an edit is judged at once, and taken back", async () => {
    const before = await ask<ChecksSummaryAnswer>("checks/summary");
    const set = { edit: "set", subject: "bank", key: "owner", text: "it", seen: null };
    const session = "test";
    await bench.send<EditsAnswer>("POST", `${api}/edits`, { edits: [set], title: "Own", session });
    expect(await subjects("checks?rule=owner-is-named")).toEqual([]);
    await bench.send("POST", `${api}/undo`, { session });
    expect(await subjects("checks?rule=owner-is-named")).toEqual(["bank"]);
    expect(await ask<ChecksSummaryAnswer>("checks/summary")).toEqual(before);
  });

  it("a waiver that the page writes covers its finding", async () => {
    const attributes = {
      rule: "flow-is-encrypted",
      on: "shop -> bank",
      because: "moves",
      owner: "it",
      until: "2027-03-31",
    };
    const edits = [{ edit: "create", kind: "waiver", id: "w", name: "For now", attributes }];
    await bench.send("POST", `${api}/edits`, { edits, title: "Waive", session: "test" });
    expect(await subjects("checks?rule=flow-is-encrypted&status=open")).toEqual([]);
    expect(await subjects("checks?rule=flow-is-encrypted&status=waived")).toEqual(["shop -> bank"]);
    await bench.send("POST", `${api}/undo`, { session: "test" });
    expect(await subjects("checks?rule=flow-is-encrypted&status=open")).toEqual(["shop -> bank"]);
  });

  it("are of the day that is looked at", async () => {
    expect(await subjects("checks?rule=owner-is-named&at=2026-01-01")).not.toContain("bank");
    expect((await ask<ChecksAnswer>("checks?at=2027-07-01")).today).toBe("2027-07-01");
    expect(await subjects("checks?rule=owner-is-named&at=2027-07-01")).toContain("bank");
  });

  it("mark pictures, unless they are asked for without", async () => {
    const { found, lenses } = await ask<ViewAnswer>("view/all");
    expect(found).toContain("shop");
    expect(lenses.map(({ id }) => id)).toContain("checks");
    expect((await ask<ViewAnswer>("view/all?badges=none")).found).toEqual([]);
    expect((await ask<ViewAnswer>("view/all?lens=checks")).lens).toBe("checks");
  });

  it("are files, too, and so are frameworks", async () => {
    const findings = await bench.get<string>(`${api}/checks.csv?lang=fr&rule=flow-is-encrypted`);
    expect(findings.body).toContain("shop -> bank");
    expect(findings.headers.get("content-type")).toContain("text/csv");
    const { frameworks } = await ask<FrameworksAnswer>("frameworks");
    expect(frameworks.length).toBeGreaterThan(8);
    expect(await ask<string>("frameworks/iso27001/statement.csv")).toContain("A.8.24");
    expect((await ask<Refusal>("frameworks/iso2700")).suggestion).toBe("iso27001");
  });
});

it("a large model is not checked unless somebody asks for its checks", async () => {
  const many = Array.from({ length: 20_100 }, (_, at) => `principle p${at}`).join("\n");
  const bench = await startBench({ "library.orrery": many });
  expect((await bench.get<ChecksSummaryAnswer>(`${api}/checks/summary`)).body.counts).toBeNull();
  const { counts } = (await bench.get<ChecksAnswer>(`${api}/checks?limit=1`)).body;
  expect((await bench.get<ChecksSummaryAnswer>(`${api}/checks/summary`)).body.counts).toEqual(counts);
  await bench.close();
}, 30_000);
