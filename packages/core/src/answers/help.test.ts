import { describe, expect, test } from "vitest";
import { codes } from "../base/codes.ts";
import { encode } from "../base/text.ts";
import { viewpoints } from "../views/index.ts";
import { Workspace } from "../workspace.ts";
import { diagnosticGroups } from "./help/diagnostic-groups.ts";
import { helpAnswer, helpIndexAnswer } from "./help.ts";
import type { HelpAnswer, HelpEntry } from "./help-answers.ts";

const workspace = Workspace.load([
  {
    uri: "a.orrery",
    bytes: encode(
      [
        "kind lambda : application-function-of-ours",
        'kind robot : application { name.fr: "Robot" }',
        'application shop "Shop" { owner: it; criticality: vital }',
        'application crm "CRM" { owner: unknown }',
        'application wiki "Wiki"',
        'robot bot "Bot"',
        'unit it "IT"',
        "shop uses crm",
        'view all "All" { viewpoint: landscape }',
      ].join("\n"),
    ),
  },
]);
const { model } = workspace;

function page(topic: HelpEntry["topic"], id: string, language: "en" | "fr" = "en"): HelpAnswer {
  const answer = helpAnswer(model, { topic, id, language, diagnostics: workspace.diagnostics() });
  if (answer === undefined) throw new Error(`no help on ${topic} ${id}`);
  return answer;
}

test("everything that the index lists has a page, in both languages, and nothing in it is empty", () => {
  for (const language of ["en", "fr"] as const) {
    const { entries } = helpIndexAnswer(model, { language, diagnostics: [] });
    expect(entries.length).toBeGreaterThan(300);
    for (const { topic, id, name, about } of entries) {
      expect([id, name === "" || about === "" ? topic : "said"]).toEqual([id, "said"]);
      expect(page(topic, id, language).entry).toMatchObject({ topic, id, name });
    }
  }
});

test("a kind says what it is in ArchiMate and C4, what it carries, and with what it may be connected", () => {
  const kind = page("kind", "application");
  if (kind.topic !== "kind") throw new Error(kind.topic);
  expect(kind.archimate?.type).toBe("ApplicationComponent");
  expect(kind.c4).toBe("software-system");
  expect(kind.entry.count).toBe(3);
  expect(kind.outgoing.find(({ verb }) => verb === "uses")?.kinds).toContain("application");
  expect(kind.incoming.some(({ phrase }) => phrase === "is used by")).toBe(true);
  expect(kind.attributes.flatMap(({ entries }) => entries).map(({ id }) => id)).toContain("owner");
  expect(kind.viewpoints.map(({ id }) => id)).toContain("landscape");
  expect(kind.elements[0]).toEqual({ id: "shop", name: "Shop" });
});

test("a kind of the organisation has a page, with the kind that it builds on", () => {
  const kind = page("kind", "robot", "fr");
  if (kind.topic !== "kind") throw new Error(kind.topic);
  expect(kind.entry).toMatchObject({ name: "Robot", isOwn: true, count: 1 });
  expect(kind.base?.id).toBe("application");
  expect(kind.viewpoints.map(({ id }) => id)).toContain("landscape");
});

test("the example of every kind and verb can be read, but for what it mentions", () => {
  const { entries } = helpIndexAnswer(model, { language: "en", diagnostics: [] });
  for (const { topic, id, isOwn } of entries) {
    if ((topic !== "kind" && topic !== "verb") || isOwn === true) continue;
    const answer = page(topic, id);
    if (answer.topic !== "kind" && answer.topic !== "verb") continue;
    const read = Workspace.load([{ uri: "e.orrery", bytes: encode(`${answer.example}\n`) }]);
    const wrong = read.diagnostics().filter(({ code }) => !code.startsWith("unknown-reference"));
    expect([id, wrong.map(({ code }) => code)]).toEqual([id, id === "link" ? ["link-without-ends"] : []]);
  }
});

test("an attribute says how much of the model says it; unknown is counted apart", () => {
  const attribute = page("attribute", "owner");
  if (attribute.topic !== "attribute") throw new Error(attribute.topic);
  const coverage = attribute.meanings.flatMap((meaning) => meaning.coverage);
  expect(coverage.find(({ kind }) => kind === "application")).toEqual({
    kind: "application",
    said: 1,
    unknown: 1,
    total: 3,
  });
  const criticality = page("attribute", "criticality", "fr");
  if (criticality.topic !== "attribute") throw new Error(criticality.topic);
  expect(criticality.meanings[0]?.words.map(({ word }) => word)).toContain("vital");
});

test("a verb says how a failure travels and what may stand on both sides", () => {
  const verb = page("verb", "uses");
  expect(verb).toMatchObject({ written: "uses", travel: "backward", entry: { count: 1 } });
  expect(page("verb", "->")).toMatchObject({ written: "->", carriesData: true });
});

test("a diagnostic shows the text that provokes it and what it then says", () => {
  const found = page("diagnostic", "missing-id");
  if (found.topic !== "diagnostic") throw new Error(found.topic);
  expect(found.example).toMatchObject({ line: 1, severity: "error" });
  expect(found.example?.message).toContain("has no id");
  expect(found.why).not.toBe("");
});

test("a viewpoint shows its question, its example and the views that this model has of it", () => {
  expect(page("viewpoint", "landscape")).toMatchObject({ views: [{ id: "all", title: "All" }] });
});

describe("patterns", () => {
  test.each(["en", "fr"] as const)("have no braces of messages left (%s)", (language) => {
    const patterns = codes
      .map(({ code }) => page("diagnostic", code, language))
      .flatMap((found) => (found.topic === "diagnostic" ? [found.pattern] : []));
    expect(patterns).toHaveLength(codes.length);
    expect(patterns.filter((pattern) => /(?<!u)\{\w+(?:, \w+)?[,}]/.test(pattern))).toEqual([]);
  });
  test("every group of diagnostics has some", () => {
    for (const { id, codes: pattern } of diagnosticGroups) {
      expect([id, codes.some(({ code }) => pattern.test(code))]).toEqual([id, true]);
    }
  });
  test("every viewpoint's example shows something of a kind", () => {
    for (const { id } of viewpoints) {
      const answer = page("viewpoint", id);
      expect([id, answer.topic === "viewpoint" && answer.kinds.length > 0]).toEqual([id, true]);
    }
  });
});
