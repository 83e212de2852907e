/** The worked example against the answers that were worked out by hand beside it: what rules find there, and nothing else of theirs. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import type { CheckReport } from "../rules/report.ts";
import { checkModel } from "./check-model.ts";

const folder = join(import.meta.dirname, "../../../../examples/helvia");

/** Rule, what it finds violated, what it cannot tell. */
const answers: readonly (readonly [rule: string, violated: readonly string[], unknown?: readonly string[]])[] = [
  ["technology-is-supported", ["t-deb12", "t-kc", "t-node20", "t-rhel7"]],
  ["node-is-patched", ["srv-claims", "srv-db"]],
  ["flow-is-encrypted", ["a-bus -> m-claims", "m-claims -> a-policy"], ["a-policy -> a-dwh", "db-claims -> a-dwh"]],
];

describe("Helvia", () => {
  const report = reportOf();

  it.each(answers.map(([rule, violated, unknown]) => ({ rule, violated, unknown })))("$rule", (answer) => {
    const { rule, violated, unknown } = answer;
    const found = report.findings.filter((finding) => finding.rule === rule).map(({ subject }) => subject.name);
    expect(found.sort()).toEqual([...violated].sort());
    const asked = report.questions.filter(({ rules }) => rules.includes(rule)).map(({ subject }) => subject.name);
    if (unknown !== undefined) expect(asked.sort()).toEqual([...unknown].sort());
  });
});

function reportOf(): CheckReport {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".orrery"));
  const workspace = Workspace.load(
    files.sort().map((uri) => ({ uri, bytes: encode(readFileSync(join(folder, uri), "utf8")) })),
  );
  return checkModel(workspace.model, { today: "2026-11-21" }).report;
}
