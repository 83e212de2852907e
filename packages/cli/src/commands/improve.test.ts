import { readFileSync } from "node:fs";
import { join } from "node:path";
import { improve, writeImprovement } from "@orrery/core/edits/improve";
import { outcomesOf, statedTargets } from "@orrery/core/simulation/targets";
import { Workspace } from "@orrery/core/workspace";
import { afterAll, expect, test } from "vitest";
import { openSolver } from "../solving/solver.ts";
import { folderWith, run } from "../world.fixtures.ts";

const text = `model t "T" { currency: CHF }
process pay "Pay" { criticality: vital; availability: 99.9%; rto: 2h; rpo: 15min; uses shop }
application shop "Shop" {
  module core "Core" { replicas: 1; mtbf: 1000h; mttr: 1h; annualCost: 10000; runs on srv; uses base }
  store base "Base" { // the one and only
    replicas: 1; mtbf: 5000h; mttr: 6h; backup: { every: 24h }; replication: no; restoreTime: 1h; runs on dbs
    improvements: [{ change: add-replica; cost: 30000 CHF }, { change: replication; cost: 20000 CHF; to: 5min }, { change: more-backups; cost: 1000 CHF; to: 15min }]
  }
}
node srv "Server" { type: server; mtbf: 3000h; mttr: 8h; annualCost: 4000; improvements: [{ change: faster-repair; cost: 9000 CHF; to: 2h }] }
node dbs "DB server" { type: server; mtbf: 6000h; mttr: 8h; annualCost: 6000 }
`;

const solver = openSolver();
afterAll(() => solver.close());

test("what is proposed is what trying every set finds", async () => {
  const bytes = new TextEncoder().encode(text);
  const workspace = Workspace.load([{ uri: "m.orrery", bytes }]);
  const read = (): Uint8Array => bytes;
  const targets = statedTargets(workspace.model);
  const found = await improve(
    workspace,
    { targets },
    { solve: solver.solve, limits: { trials: 1000, seconds: 10 }, text: read },
  );
  const priced = found.options.filter(({ cost }) => cost !== undefined);
  expect(priced.length).toBe(7);
  let least = Infinity;
  for (let set = 0; set < 2 ** priced.length; set++) {
    const chosen = priced.filter((_, at) => set & (1 << at));
    const cost = chosen.reduce((sum, one) => sum + (one.cost ?? 0), 0);
    if (cost >= least) continue;
    const changes = writeImprovement(workspace, chosen, read);
    const { model } = Workspace.load([{ uri: "m.orrery", bytes: changes[0]?.after ?? bytes }]);
    if (outcomesOf(model, statedTargets(model)).every(({ met }) => met === true)) least = cost;
  }
  expect(found).toMatchObject({ result: "optimal", by: "cost", sum: least, bound: least });
  expect(found.before.map(({ met }) => met)).toEqual([false, false, false]);
  expect(found.after.map(({ met }) => met)).toEqual([true, true, true]);
});

test("writes what was chosen, keeps the rest, and has nothing more to do then", async () => {
  const folder = folderWith({ "m.orrery": text });
  const first = await run(["improve", "pay", "--target", "rto=2h", "--without", "second-site", "--write"], { folder });
  expect([first.code, first.output.split("\n")[0]]).toEqual([
    0,
    "CHF\u00a030,000 a year, and nothing less reaches the targets (proved)",
  ]);
  const after = readFileSync(join(folder, "m.orrery"), "utf8");
  expect(after).toContain("// the one and only");
  expect(after).toContain("replication: {");
  const again = await run(["improve", "pay", "--target", "rto=2h", "--json"], { folder });
  expect(JSON.parse(again.output)).toMatchObject({ version: 1, result: "met", chosen: [], sum: 0 });
});

test("says what a budget lacks, and what is no question", async () => {
  const folder = folderWith({ "m.orrery": text });
  const poor = await run(["improve", "--budget", "10000", "--format", "md"], { folder });
  expect(poor.code).toBe(1);
  expect(poor.output).toContain(
    "At least CHF\u00a040,000 a year is needed, above the budget of CHF\u00a010,000 a year",
  );
  const bad = await run(["improve", "--target", "speed=9"], { folder });
  expect([bad.code, bad.problems]).toEqual([2, expect.stringContaining("`speed=9` is no target.")]);
  const past = await run(["improve", "pay", "--target", "rto=-1h"], { folder });
  expect([past.code, past.problems]).toEqual([2, expect.stringContaining("`rto=-1h` is no target.")]);
  expect((await run(["improve", "nobody"], { folder })).code).toBe(2);
});
