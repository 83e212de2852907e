/** The worked example against the answers that were worked out by hand beside it: what rules find there, and nothing else of theirs. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { classOf } from "../rules/parts/inherited-class.ts";
import { Workspace } from "../workspace.ts";
import { checkModel } from "./check-model.ts";

const root = join(import.meta.dirname, "../../../..");

interface Answer {
  readonly rule: string;
  readonly violated: readonly string[];
  /** What it cannot tell, where the answers say so. */
  readonly unknown?: readonly string[];
}

const answers: readonly Answer[] = [
  { rule: "technology-is-supported", violated: ["t-deb12", "t-kc", "t-node20", "t-rhel7"], unknown: [] },
  { rule: "patches-are-recent", violated: ["srv-claims", "srv-db"] },
  {
    rule: "flow-is-encrypted",
    violated: ["a-bus -> m-claims", "m-claims -> a-policy"],
    unknown: ["a-policy -> a-dwh", "db-claims -> a-dwh"],
  },
  { rule: "sensitive-data-is-encrypted-at-rest", violated: ["db-claims"] },
  { rule: "sensitive-copy-is-masked", violated: ["db-claims -> a-dwh"] },
  {
    rule: "exchange-passes-the-hub",
    violated: ["a-policy -> a-dwh", "db-claims -> a-dwh", "m-claims -> a-ged", "m-claims -> a-policy"],
  },
  { rule: "rto-is-reached", violated: ["pr-claim"] },
  { rule: "rpo-is-reached", violated: ["pr-claim"] },
  {
    rule: "vital-part-is-duplicated",
    violated: ["db-claims", "m-claims", "srv-claims", "srv-db"],
    unknown: ["a-bus", "a-ged", "a-policy"],
  },
  { rule: "vital-process-has-no-single-point-of-failure", violated: ["pr-claim"] },
  { rule: "intersite-link-is-redundant", violated: ["s-gva connects s-ann"] },
  { rule: "restore-is-tested", violated: ["db-claims"] },
  { rule: "plan-is-exercised", violated: ["doc-drp"] },
  { rule: "capacity-lasts", violated: ["m-claims"] },
  { rule: "objective-is-supported", violated: ["o-margin", "o-skills"] },
  { rule: "important-software-is-modular", violated: ["a-claims"] },
  { rule: "supplier-can-be-left", violated: ["a-crm"] },
];

/** What one looks at in the sentence or among what shares the fault. */
const details: readonly (readonly [rule: string, related: readonly string[], said: readonly string[]])[] = [
  ["rto-is-reached", ["m-claims", "srv-claims", "srv-db"], ["4 h", "(8 h)", "(6 h)"]],
  ["rpo-is-reached", ["db-claims"], ["15 min", "24 h"]],
  ["vital-process-has-no-single-point-of-failure", ["db-claims", "m-claims", "srv-claims", "srv-db"], []],
  ["capacity-lasts", [], ["0.75 years", "18/s", "15%/year", "20/s"]],
  ["patches-are-recent", [], ["892 days ago", "90 days"]],
  ["plan-is-exercised", [], ["18 Mar 2025"]],
  ["restore-is-tested", [], ["5 Nov 2024"]],
  ["supplier-can-be-left", [], ["SaaS", "no exit plan", "without exit clause"]],
  ["important-software-is-modular", [], ["vital and a monolith of one module", "2027"]],
];

const ofShared = join(root, "../shared/data/helvia");
const isThere = existsSync(ofShared);
if (!isThere) console.warn("SKIPPED: conformance of checks, shared/data/helvia is not there");

it.runIf(process.env["CI"] === "true")("has the model of the answers where CI runs", () => {
  expect(isThere).toBe(true);
});

describe.each([
  { name: "the example", folder: join(root, "examples/helvia"), isRead: true },
  { name: "the model of the answers", folder: ofShared, isRead: isThere },
])("Helvia, $name", ({ folder, isRead }) => {
  const model = modelIn(isRead ? folder : undefined);
  const { report } = checkModel(model, { today: "2026-11-21" });

  it.skipIf(!isRead).each(answers)("$rule", ({ rule, violated, unknown }) => {
    const found = report.findings.filter((finding) => finding.rule === rule).map(({ subject }) => subject.name);
    expect(found.sort()).toEqual([...violated].sort());
    const asked = report.questions.filter(({ rules }) => rules.includes(rule)).map(({ subject }) => subject.name);
    if (unknown !== undefined) expect([...new Set(asked)].sort()).toEqual([...unknown].sort());
  });

  it.skipIf(!isRead).each(details)("%s is told with its parts and figures", (rule, related, said) => {
    const found = report.findings.find((finding) => finding.rule === rule);
    expect(found?.related.map(({ name }) => name).sort()).toEqual(expect.arrayContaining([...related]));
    for (const words of said) expect(found?.message.en.replace(/[\u00A0\u202F]/gu, " ")).toContain(words);
  });

  it.skipIf(!isRead)("the two that break principles belong to them", () => {
    const principles = new Map(report.rules.map(({ id, principle }) => [id, principle]));
    expect(principles.get("important-software-is-modular")).toBe("P1");
    const lockedIn = report.findings.filter(
      ({ rule, subject }) => principles.get(rule) === "P6" && subject.name === "a-crm",
    );
    expect(lockedIn.map(({ rule }) => rule)).toEqual(["supplier-can-be-left"]);
  });

  it.skipIf(!isRead)(
    "what holds the claims is strictly confidential, the warehouse through the unmasked flow too",
    () => {
      const classed = ["db-claims", "srv-db", "n-db", "a-dwh"].flatMap((id) => {
        const element = model.element(id);
        return element === undefined ? [] : [[id, classOf(element)?.rank]];
      });
      expect(classed).toEqual(["db-claims", "srv-db", "n-db", "a-dwh"].map((id) => [id, 3]));
    },
  );
});

describe("Helvia, the example", () => {
  it("has one waiver, and it covers the flow that goes with the old system", () => {
    const { report } = checkModel(modelIn(join(root, "examples/helvia")), { today: "2026-11-21" });
    const covered = report.findings.filter(({ status }) => status === "waived");
    expect(report.waivers.map(({ id, state }) => [id, state])).toEqual([["jdbc-policy", "active"]]);
    expect(covered.map(({ rule, subject, waiver }) => [rule, subject.name, waiver])).toEqual([
      ["flow-is-encrypted", "m-claims -> a-policy", "jdbc-policy"],
    ]);
  });
});

function modelIn(folder: string | undefined): Workspace["model"] {
  const files = folder === undefined ? [] : readdirSync(folder, { recursive: true, encoding: "utf8" });
  const texts = files.filter((name) => name.endsWith(".orrery")).sort();
  return Workspace.load(texts.map((uri) => ({ uri, bytes: encode(readFileSync(join(folder ?? "", uri), "utf8")) })))
    .model;
}
