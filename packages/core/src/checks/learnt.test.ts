/** What rules have learnt of values never changes what they say: the same as if each was asked each time. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { dayNumber } from "../base/dates.ts";
import { encode } from "../base/text.ts";
import { Checks } from "../rules/checks.ts";
import { ASK, Decision } from "../rules/decisions.ts";
import { usualRules } from "../rules/run.ts";
import { subjectName } from "../model/subject.ts";
import { Workspace } from "../workspace.ts";

afterEach(() => vi.restoreAllMocks());

it.each(["hospital.orrery", "hospital-corrected.orrery"])("%s", (uri) => {
  const bytes = encode(readFileSync(join(import.meta.dirname, "../../test/planted", uri), "utf8"));
  const { model } = Workspace.load([{ uri, bytes }]);
  const setting = { rules: usualRules(), today: dayNumber("2026-11-21") ?? 0 };
  const learnt = saidBy(Checks.of(model, setting));
  vi.spyOn(Decision.prototype, "end").mockReturnValue(ASK);
  const asked = saidBy(Checks.of(model, setting));
  expect(learnt.length).toBeGreaterThan(1000);
  expect(learnt).toEqual(asked);
});

function saidBy(checks: Checks): readonly string[] {
  return [...checks.judgements()]
    .map(({ active, subject, state }) => `${active.rule.id}: ${subjectName(subject)} ${state}`)
    .sort();
}
