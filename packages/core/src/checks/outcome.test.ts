import { expect, it } from "vitest";
import { checkModel } from "./check-model.ts";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { openCounts, packTitle } from "../rules/outcome.ts";

it("counts what is open, also what a cut report does not tell one by one", () => {
  const text = 'application a "A"\napplication b "B"\na -> b { encrypted: no }\nb -> a { encrypted: no }\n';
  const { model } = Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]);
  const setting = { today: "2026-11-21", rules: ["owner-is-named", "flow-is-encrypted"] };
  const whole = openCounts(checkModel(model, setting).report);
  const cut = checkModel(model, { ...setting, most: 1 }).report;
  expect(whole).toEqual({ error: 2, warning: 2, info: 0 });
  expect(cut.findings).toHaveLength(1);
  expect(openCounts(cut)).toEqual(whole);
  expect(openCounts(cut, "security")).toEqual({ error: 2, warning: 0, info: 0 });
});

it("names our packs, and the organisation's own rules", () => {
  expect([packTitle("security").en, packTitle("own").en]).toEqual(["Security", "Own rules"]);
});
