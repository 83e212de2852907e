/** Answers about checks: what is chosen, how it stands together, what waits for facts, what is waived, how good it is. */
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { checkModel } from "../checks/check-model.ts";
import { Workspace } from "../workspace.ts";
import { checksAnswer, checksSummary, elementChecksAnswer, findingPageAnswer, type FindingsRequest } from "./checks.ts";
import { questionsAnswer } from "./checks-questions.ts";
import { ruleAnswer } from "./checks-rule.ts";
import { findingsTable } from "./checks-table.ts";
import { waiversAnswer } from "./checks-waivers.ts";
import { frameworkAnswer, frameworkGapsAnswer, frameworksAnswer, frameworkTableAnswer } from "./frameworks.ts";
import { judgedOf } from "./judged.ts";
import { createPositions } from "./positions.ts";
import { scoresAnswer } from "./scores.ts";

const text = `unit it "IT" fr "DSI"
role ciso "Security officer"
application shop "Shop" { owner: it; module cart "Cart" }
application bank "Bank"
shop -> bank { encrypted: no }
cart -> bank { encrypted: no }
bank -> shop
waiver w1 "For now" { rule: flow-is-encrypted; on: cart -> bank; because: "moves in spring"; owner: ciso; until: 2026-12-21 }
waiver w2 "Over" { rule: owner-is-named; on: bank; because: "to be bought"; owner: ciso; until: 2026-10-01 }
`;
const bytes = encode(text);
const { model } = Workspace.load([{ uri: "model.orrery", bytes }]);
const checked = checkModel(model, { today: "2026-11-21", rules: ["flow-is-encrypted", "owner-is-named"] });
const setting = { language: "en", positions: createPositions(() => bytes) };
const all: FindingsRequest = {
  ...setting,
  packs: [],
  rules: [],
  severities: [],
  statuses: [],
  owners: [],
  elements: [],
  controls: [],
  principles: [],
  qualities: [],
  text: "",
  group: undefined,
  offset: 0,
  limit: 100,
};
const subjects = (request: Partial<FindingsRequest>): readonly string[] =>
  checksAnswer(checked, { ...all, ...request }).findings.map(({ subject }) => subject.name);

describe("findings", () => {
  it("are chosen by rule, status, owner, element with its inside, control, text in either language", () => {
    expect(subjects({})).toEqual(["shop -> bank", "cart -> bank", "bank"]);
    expect(subjects({ rules: ["owner-is-named"] })).toEqual(["bank"]);
    expect(subjects({ statuses: ["waived"] })).toEqual(["cart -> bank"]);
    expect(subjects({ owners: ["it"] })).toEqual(["shop -> bank", "cart -> bank"]);
    expect(subjects({ owners: ["-"] })).toEqual(["bank"]);
    expect(subjects({ elements: ["shop"], rules: ["flow-is-encrypted"] })).toEqual(["shop -> bank", "cart -> bank"]);
    expect(subjects({ elements: ["cart"] })).toEqual(["cart -> bank"]);
    expect(subjects({ controls: ["iso27001:A.5.9"] })).toEqual(["bank"]);
    expect(subjects({ controls: ["iso27001"] })).toHaveLength(3);
    expect(subjects({ text: "RESPONSABLE" })).toEqual(["bank"]);
    expect(subjects({ text: "nobody says this" })).toEqual([]);
  });

  it("stand in groups that count, the worst first, and a page of them keeps their order", () => {
    const { groups, findings, total } = checksAnswer(checked, { ...all, group: "element", offset: 1, limit: 1 });
    expect(groups.map(({ id, count, counts }) => [id, count, counts.error])).toEqual([
      ["cart", 1, 1],
      ["shop", 1, 1],
      ["bank", 1, 0],
    ]);
    expect(findings.map(({ subject }) => subject.name)).toEqual(["shop -> bank"]);
    expect(total).toBe(3);
  });

  it("are counted beside what holds and what nobody can tell", () => {
    expect(checksSummary(checked.report).counts).toMatchObject({
      open: { error: 1, warning: 1, info: 0 },
      waived: 1,
      violated: 3,
      unknown: 1,
      questions: 1,
    });
    expect(checksSummary(undefined).counts).toBeNull();
  });

  it("show the place of what proves them, of what nobody says that of the element", () => {
    const [first, , last] = checksAnswer(checked, all).findings;
    expect(last?.values.map(({ key, value, place }) => [key, value.en, place.line])).toEqual([["owner", "", 4]]);
    const page = findingPageAnswer(checked, first?.fingerprint ?? "", setting);
    expect(page).toMatchObject({ statement: "shop -> bank", today: "2026-11-21", waiverOf: null });
    expect(findingPageAnswer(checked, "gone", setting)).toBeUndefined();
  });

  it("are those of an element and of what is inside it, its own first", () => {
    const { findings, questions, total } = elementChecksAnswer(checked, "shop", setting);
    expect(findings.map(({ subject }) => subject.name)).toEqual(["shop -> bank", "cart -> bank"]);
    expect(questions.map(({ subject, key }) => [subject.name, key])).toEqual([["bank -> shop", "encrypted"]]);
    expect(total).toBe(2);
  });

  it("are a table for spreadsheets", () => {
    const table = findingsTable(checksAnswer(checked, all).findings, "fr");
    expect(table.header.length).toBe(table.rows[0]?.length);
    expect(table.rows.map((row) => row[4])).toEqual(["shop -> bank", "cart -> bank", "bank"]);
  });
});

it("what is missing is listed by fact, with the rules that wait", () => {
  const { keys, questions } = questionsAnswer(checked, { ...all, keys: [] });
  expect(keys.map(({ key, count }) => [key, count])).toEqual([["encrypted", 1]]);
  expect(questions[0]?.rules.map(({ id }) => id)).toEqual(["flow-is-encrypted"]);
  expect(questionsAnswer(checked, { ...all, keys: ["owner"] }).total).toBe(0);
  expect(questionsAnswer(checked, { ...all, keys: [], rules: ["owner-is-named"] }).total).toBe(0);
});

it("waivers say how long they hold and what they cover, those that are over first", () => {
  const { waivers } = waiversAnswer(checked, setting);
  expect(waivers.map(({ id, state, daysLeft, count }) => [id, state, daysLeft, count])).toEqual([
    ["w2", "expired", -51, 0],
    ["w1", "active", 30, 1],
  ]);
});

it("a rule tells how it is set and what came of it; one that is off, too", () => {
  expect(ruleAnswer(checked, "owner-is-named", "en")).toMatchObject({ open: 1, holds: 1, violated: 1, isOff: false });
  expect(ruleAnswer(checked, "FLOW-UNENCRYPTED", "en")).toMatchObject({ id: "flow-is-encrypted", unknown: 1 });
  expect(ruleAnswer(checked, "patches-are-recent", "en")).toMatchObject({ isOff: true, holds: 0 });
  expect(ruleAnswer(checked, "nothing-of-the-kind", "en")).toBeUndefined();
});

describe("scores", () => {
  const { principles, qualities, applications } = scoresAnswer(checked);

  it("are the good part of what is known, beside how much is known; without a rule there is none", () => {
    const security = qualities.find(({ id }) => id === "security");
    expect(security).toMatchObject({ score: 0, holds: 0, violated: 2, unknown: 1, coverage: 2 / 3 });
    expect(principles.map(({ id }) => id)).toEqual(["P1", "P2", "P3", "P4", "P5", "P6", "P7"]);
    expect(principles[0]).toMatchObject({ score: null, coverage: null, rules: [] });
  });

  it("are those of each application, what is inside with it", () => {
    const at = qualities.findIndex(({ id }) => id === "security");
    expect(applications.map(({ element, scores }) => [element.name, scores[at]])).toEqual([
      ["shop", { score: 0, holds: 0, violated: 2, unknown: 0, coverage: 1 }],
      ["bank", { score: null, holds: 0, violated: 0, unknown: 1, coverage: 0 }],
    ]);
  });
});

describe("frameworks", () => {
  it("count every control once, and tell what the states rest on", () => {
    const iso = frameworksAnswer(checked).frameworks.find(({ id }) => id === "iso27001");
    expect(Object.values(iso?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(93);
    const controls = frameworkAnswer(checked, "ISO 27001")?.groups.flatMap((group) => group.controls) ?? [];
    const inventory = controls.find(({ id }) => id === "A.5.9");
    expect(inventory).toMatchObject({ state: "violated", name: "iso27001:A.5.9" });
    expect(inventory?.rules.map(({ id }) => id)).toEqual(["owner-is-named"]);
    expect(controls.find(({ id }) => id === "A.7.1")?.state).toBe("not-covered");
    expect(frameworkAnswer(checked, "nothing")).toBeUndefined();
  });

  it("list gaps with what to do, and state what applies", () => {
    const gaps = frameworkGapsAnswer(checked, "iso27001")?.gaps ?? [];
    expect(gaps.map(({ rank }) => rank)).toEqual(gaps.map((_, index) => index + 1));
    expect(gaps.every(({ control }) => control.state === "violated" || control.state === "unknown")).toBe(true);
    expect(frameworkTableAnswer(checked, "iso27001", "statement", "fr")?.table.rows).toHaveLength(93);
  });
});

it("pictures take open findings by where they begin, and what nobody knows", () => {
  const judged = judgedOf(checked);
  expect([...judged.findings].map(([id, found]) => [id, found.map(({ severity }) => severity)])).toEqual([
    ["shop", ["error"]],
    ["bank", ["warning"]],
  ]);
  expect([...judged.unknown]).toEqual(["bank"]);
  expect([...judged.asked].sort()).toEqual(["bank", "cart", "shop"]);
});
