/** One harness for all rules: each finds its planted faults and nothing else, passes the corrected twin, and says what it lacks. */
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dayNumber } from "../base/dates.ts";
import { encode } from "../base/text.ts";
import type { Model } from "../model/model.ts";
import { Workspace } from "../workspace.ts";
import { type ActiveRule, Checks, type Judgement } from "./checks.ts";
import { packs, rules } from "./index.ts";
import type { Rule } from "./rule.ts";
import { usual } from "./run.ts";
import { subjectName } from "../model/subject.ts";

const today = dayNumber("2026-11-21") ?? 0;
const listed = packs.flatMap((pack) => pack.rules.map((rule) => ({ id: rule.id, rule, pack })));

describe("every pack", () => {
  it("stands in the list in alphabetical order, and so do its rules", () => {
    expect(packs.map(({ id }) => id)).toEqual(packs.map(({ id }) => id).sort());
    for (const pack of packs) expect(pack.rules.map(({ id }) => id)).toEqual(pack.rules.map(({ id }) => id).sort());
  });

  it("names each rule once, under the name of its file", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id, pack } of listed)
      expect(existsSync(new URL(`${pack.id}/${id}.ts`, import.meta.url)), id).toBe(true);
  });
});

describe.each(listed)("$id", ({ rule, pack }) => {
  it("speaks English and French", () => {
    for (const { en, fr } of [rule.title, rule.rationale, rule.remedy]) {
      expect(en.length > 8 && fr.length > 8 && en !== fr).toBe(true);
      expect(fr).not.toContain("'");
    }
    expect(rule.title.en.endsWith(".")).toBe(false);
  });

  it("passes the corrected twin, of which it asks something", () => {
    const found = judged(rule, pack.id, modelOf(rule.examples.passes)).all;
    expect(found.filter(({ state }) => state === "violated").map(({ subject }) => subjectName(subject))).toEqual([]);
    expect(found.some(({ state }) => state === "holds")).toBe(true);
  });

  it("finds what is wrong and nothing else, and proves it in a sentence", () => {
    const { checks, all } = judged(rule, pack.id, modelOf(rule.examples.fails));
    const found = all.filter(({ state }) => state === "violated");
    expect(found.map(({ subject }) => subjectName(subject)).sort()).toEqual([...rule.examples.finds].sort());
    expect(found.length).toBeGreaterThan(0);
    for (const judgement of found) {
      const verdict = checks.verdict(judgement);
      if (verdict.state !== "violated") throw new Error(`${rule.id} does not say twice the same`);
      const { en, fr } = verdict.account();
      for (const text of [en, fr]) expect(text).not.toMatch(/undefined|NaN|\[object|\.$/u);
      expect(en.length > 10 && fr.length > 10 && en !== fr).toBe(true);
    }
  });

  it("says what it lacks", () => {
    const { unsure } = rule.examples;
    if (unsure === undefined) return;
    const { checks, all } = judged(rule, pack.id, modelOf(unsure));
    expect(all.filter(({ state }) => state === "violated").map(({ subject }) => subjectName(subject))).toEqual([]);
    const missing = all.flatMap((judgement) => {
      const verdict = checks.verdict(judgement);
      return verdict.state === "unknown" ? verdict.lacks.map(([one, key]) => `${subjectName(one)}.${key}`) : [];
    });
    expect([...new Set(missing)].sort()).toEqual([...(rule.examples.lacks ?? [])].sort());
    expect(missing.length).toBeGreaterThan(0);
  });

  it("judges the same after an edit as from the beginning", () => {
    const { passes, fails } = rule.examples;
    for (const [before, after] of [
      [passes, fails],
      [fails, passes],
      ["", fails],
      [fails, ""],
    ] as const) {
      const workspace = workspaceOf(before);
      const checks = Checks.of(workspace.model, { rules: [asInExamples(rule, pack.id)], today });
      workspace.update("model.orrery", encode(after));
      const again = checks.after(workspace.model);
      expect(saidBy(again)).toEqual(saidBy(Checks.of(workspace.model, again.setting)));
    }
  });
});

function judged(
  rule: Rule,
  pack: string,
  model: Model,
): { readonly checks: Checks; readonly all: readonly Judgement[] } {
  const checks = Checks.of(model, { rules: [asInExamples(rule, pack)], today });
  return { checks, all: [...checks.judgements()] };
}

function asInExamples(rule: Rule, pack: string): ActiveRule {
  const active = usual(rule, pack);
  return { ...active, parameters: { ...active.parameters, ...rule.examples.parameters } };
}

function saidBy(checks: Checks): readonly string[] {
  return [...checks.judgements()].map(({ subject, state }) => `${subjectName(subject)} ${state}`).sort();
}

function modelOf(text: string): Model {
  const workspace = workspaceOf(text);
  const wrong = workspace.diagnostics().filter(({ severity }) => severity === "error");
  expect(wrong.map(({ code, parameters }) => `${code} ${JSON.stringify(parameters)}`)).toEqual([]);
  return workspace.model;
}

function workspaceOf(text: string): Workspace {
  return Workspace.load([{ uri: "model.orrery", bytes: encode(text) }]);
}
