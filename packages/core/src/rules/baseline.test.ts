import { expect, it } from "vitest";
import { BASELINE_VERSION, fingerprintsOf, goneSince, knownIn, readBaseline, writeBaseline } from "./baseline.ts";
import type { CheckReport, Finding, FindingStatus, RuleOutcome } from "./report.ts";

const nothing = { en: "", fr: "" };

it("holds what is open or known, not what is waived, in order and one a line", () => {
  const known = knownIn(reportOf(["b:y:open", "a:z:known", "a:x:open", "a:w:waived"]));
  const text = writeBaseline(known);
  expect(text).toBe(`{
  "version": 1,
  "findings": [
    {"rule":"a","subject":"x","fingerprint":"a-x"},
    {"rule":"a","subject":"z","fingerprint":"a-z"},
    {"rule":"b","subject":"y","fingerprint":"b-y"}
  ]
}
`);
  expect(readBaseline(text)).toEqual(known);
  expect(writeBaseline(known.toReversed())).toBe(text);
  expect([...fingerprintsOf(known)]).toEqual(["a-x", "a-z", "b-y"]);
});

it("is an empty list where all is well", () => {
  expect(readBaseline(writeBaseline([]))).toEqual([]);
});

it.each([
  "",
  "[]",
  "null",
  "{}",
  `{"version":${BASELINE_VERSION + 1},"findings":[]}`,
  `{"version":${BASELINE_VERSION},"findings":[{"rule":"a"}]}`,
])("is not read out of %j", (text) => {
  expect(readBaseline(text)).toBeUndefined();
});

it("knows what is gone, as far as its rule was run", () => {
  const known = knownIn(reportOf(["a:x:open", "a:y:open", "b:z:open"]));
  expect(goneSince(known, reportOf(["a:x:open"])).map(({ fingerprint }) => fingerprint)).toEqual(["a-y"]);
});

/** Findings written `rule:subject:status`. */
function reportOf(written: readonly string[]): CheckReport {
  const findings = written.map((one): Finding => {
    const [rule = "", name = "", status = "open"] = one.split(":");
    return {
      fingerprint: `${rule}-${name}`,
      rule,
      pack: "p",
      severity: "error",
      status: status as FindingStatus,
      subject: { name, title: nothing, kind: "k", elements: [name], isRelationship: false },
      place: { uri: "", span: { start: 0, end: 0 } },
      message: nothing,
      path: [],
      values: [],
      related: [],
    };
  });
  const rules = [...new Set(findings.map(({ rule }) => rule))].map((id): RuleOutcome => ({
    id,
    pack: "p",
    title: nothing,
    rationale: nothing,
    remedy: nothing,
    severity: "error",
    controls: [],
    holds: 0,
    violated: 1,
    unknown: 0,
    waived: 0,
  }));
  return {
    version: 1,
    model: "",
    today: "2026-11-21",
    rules,
    findings,
    questions: [],
    more: { findings: 0, questions: 0 },
    waivers: [],
  };
}
