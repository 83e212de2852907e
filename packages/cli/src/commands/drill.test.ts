/** Drills and the documents of continuity on the command line. */
import { describe, expect, test } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

const folder = folderWith({
  "model.orrery": `model shop "Shop" { asOf: 2026-11-21 }
unit ops "Operations" fr "Exploitation" { headcount: 1 }
process pay "Pay" fr "Payer" { criticality: vital; mtpd: 8h; rto: 4h; rpo: 1h; volume: 24/day; uses web }
application web "Web shop" { replicas: 1; mttr: 1h; restart: manual; owner: ops; backup: { every: 24h }; replication: no; runs on srv }
node srv "Server" { type: server; mttr: 5h; site: here }
site here "Here"
drill gone "Here is gone" fr "Ici perdu" { fails: here; for: 3h; every: 1y; observed: [{ on: 2025-03-18; process: pay; downtime: 10h }] }
`,
});

describe("orrery drill", () => {
  test("lists the drills", async () => {
    const { code, output } = await run(["drill"], { folder });
    expect(code).toBe(0);
    expect(output).toContain("gone");
    expect(output).toContain("3 h");
  });

  test("runs one of the model: exit code 1 where something is surely missed", async () => {
    const { code, output } = await run(["drill", "gone"], { folder });
    // Three hours, the server perhaps up to five more, the shop by hand one.
    expect(output).toContain("4 h to 9 h");
    expect(output).toContain("4 h: nobody can tell");
    expect(code).toBe(0);
    const mended = await run(["drill", "--fails", "srv", "--json"], { folder });
    expect(mended.code).toBe(1);
    expect(JSON.parse(mended.output)).toMatchObject({
      version: 1,
      business: [{ element: { id: "pay" }, downtime: { lower: 6, upper: 6, limit: 4, met: false } }],
    });
  });

  test("in French, as Markdown and as a page", async () => {
    const page = await run(["drill", "gone", "--format", "html", "--lang", "fr"], { folder });
    expect(page.output).toContain(`<html lang="fr">`);
    expect(page.output).toContain("Ici perdu");
    const text = await run(["drill", "gone", "--format", "md"], { folder });
    expect(text.output).toMatch(/^# Here is gone/u);
  });

  test("says what it does not know", async () => {
    for (const words of [
      ["drill", "gonne"],
      ["drill", "--fails", "srw"],
      ["drill", "gone", "--for", "3 fortnights"],
      ["drill", "--harm", "load", "--times", "many"],
    ]) {
      const { code, problems } = await run(words, { folder });
      expect(code, words.join(" ")).toBe(2);
      expect(problems).toContain("hint");
    }
  });
});

describe("orrery continuity", () => {
  test("impact analysis, plan and exercises", async () => {
    const { code, output } = await run(["continuity"], { folder });
    expect(code).toBe(1);
    expect(output).toContain("RPO missed: 24 h");
    expect(output).toContain("overdue");
    // Observed ten hours, simulated nine at most.
    expect(output).toContain("+ 1 h");
  });

  test("for programs, and one plan alone", async () => {
    const { output } = await run(["continuity", "plan", "--scenario", "gone", "--json"], { folder });
    const answer = JSON.parse(output);
    expect(answer).toMatchObject({ version: 1, impact: null, exercises: null });
    expect(answer.plans[0].steps.map(({ id, action }: { id: string; action: string }) => `${id} ${action}`)).toEqual([
      "here wait",
      "srv restart",
      "web restart",
    ]);
    expect((await run(["continuity", "plan", "--scenario", "none"], { folder })).code).toBe(2);
    expect((await run(["continuity", "plans", "."], { folder })).code).toBe(2);
  });
});
