/** Assessment results hold together as OSCAL asks: what is required is there, identifiers are unique, every reference leads somewhere. */
import { describe, expect, it, test } from "vitest";
import { encode } from "../base/text.ts";
import { assessFrameworks, basisOf } from "../rules/assessment/assess.ts";
import { reportOf, rule } from "../rules/assessment/report.fixtures.ts";
import { Workspace } from "../workspace.ts";
import { type AssessedChecks, writeOscal } from "./oscal.ts";

const text = `
model acme "Acme"
unit it "IT" { owner: it }
role ciso "CISO"
document report "Audit  report" { type: policy; approved: 2026-01-10; iso: A.8.5 }
control mfa "MFA" { iso: A.8.5; status: done; owner: ciso; evidence: report }
control none "Development" { iso: A.8.30; status: not-applicable; description: "Nobody develops for us" }
finding seen "Seen in the audit" { standards: iso27001:A.8.24 }
application shop "Shop" { owner: it }
application bank "Bank"
shop -> bank { encrypted: no }
bank -> shop
`;

const report = reportOf([
  rule("flow-is-encrypted", ["iso27001:A.8.24", "gdpr:32", "nist-800-53:SC-8", "nist-csf:PR.DS-02"], {
    holds: 1,
    violated: 2,
    unknown: 1,
    where: ["shop", "bank"],
    lacks: ["encrypted"],
  }),
  rule("logs-are-written", ["iso27001:A.8.15", "nist-800-53:AU-12"], { holds: 3, unknown: 1, lacks: ["logging"] }),
  rule("parts-are-apart", [], { holds: 1, principle: "P1" }),
]);

function assessed(): AssessedChecks {
  const { model } = Workspace.load([{ uri: "my model.orrery", bytes: encode(text) }]);
  return {
    report,
    locale: "en",
    version: "0.1.0",
    folder: "architecture",
    at: () => ({ line: 3, column: 1 }),
    assessments: assessFrameworks(basisOf(model, report)),
  };
}

interface Json {
  readonly [key: string]: Json | readonly Json[] | string;
}

const file = JSON.parse(writeOscal(assessed())) as Json;

/** Every object of the file, with the key that it stands under. */
function* objects(value: unknown, key = ""): Generator<readonly [key: string, one: Readonly<Record<string, unknown>>]> {
  if (Array.isArray(value)) for (const item of value) yield* objects(item, key);
  else if (typeof value === "object" && value !== null) {
    yield [key, value as Readonly<Record<string, unknown>>];
    for (const [name, part] of Object.entries(value)) yield* objects(part, name);
  }
}

const all = [...objects(file)];
const under = (key: string): readonly Readonly<Record<string, unknown>>[] =>
  all.filter(([name]) => name === key).map(([, one]) => one);
const token = /^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u;

describe("the file", () => {
  test.each([
    ["assessment-results", ["uuid", "metadata", "import-ap", "results"]],
    ["metadata", ["title", "last-modified", "version", "oscal-version"]],
    ["results", ["uuid", "title", "description", "start", "reviewed-controls"]],
    ["reviewed-controls", ["control-selections"]],
    ["observations", ["uuid", "description", "methods", "collected"]],
    ["findings", ["uuid", "title", "description", "target"]],
    ["target", ["type", "target-id", "status"]],
    ["components", ["uuid", "type", "title", "description", "status"]],
    ["props", ["name", "value"]],
    ["subjects", ["subject-uuid", "type"]],
    ["actors", ["type", "actor-uuid"]],
    ["relevant-evidence", ["description"]],
  ])("%s has what is required", (key, required) => {
    expect(under(key).length).toBeGreaterThan(0);
    for (const one of under(key)) for (const name of required) expect(one[name], name).toBeDefined();
  });

  it("has no empty list, and no text that is empty or has spaces at its ends", () => {
    const values = all.flatMap(([, one]) => Object.values(one));
    expect(values.filter((value) => Array.isArray(value) && value.length === 0)).toEqual([]);
    expect(values.filter((value) => typeof value === "string" && !/^\S([^\n]*\S)?$/.test(value))).toEqual([]);
  });

  it("gives each thing an identifier of its own", () => {
    const uuids = all.flatMap(([key, { uuid }]) => (typeof uuid === "string" ? [[key, uuid] as const] : []));
    for (const [key, uuid] of uuids)
      expect(uuid, key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(uuids.map(([, uuid]) => uuid)).size).toBe(uuids.length);
  });

  it("refers to nothing that is not there", () => {
    for (const result of under("results")) {
      const parts = [...objects(result)];
      const known = new Set(parts.map(([, one]) => one["uuid"]));
      for (const [, one] of parts)
        for (const key of ["observation-uuid", "subject-uuid", "actor-uuid", "component-uuid"])
          if (one[key] !== undefined) expect(known, key).toContain(one[key]);
    }
    const plan = under("import-ap")[0]?.["href"];
    expect(under("resources").map(({ uuid }) => `#${String(uuid)}`)).toEqual([plan]);
  });

  it("names controls in tokens, each once in a result, reviewed where there is a finding", () => {
    for (const result of under("results")) {
      const ids = [...objects(result)].flatMap(([key, one]) =>
        key === "include-controls" ? [String(one["control-id"])] : [],
      );
      for (const id of ids) expect(id).toMatch(token);
      expect(new Set(ids).size).toBe(ids.length);
      const targets = [...objects(result)].flatMap(([key, one]) =>
        key === "target" ? [String(one["target-id"])] : [],
      );
      expect(targets.map((id) => id.replace(/_(smt|statement)$/, ""))).toEqual(ids);
    }
  });

  it("says the same twice", () => {
    expect(writeOscal(assessed())).toBe(writeOscal(assessed()));
  });
});

test("states and their reasons", () => {
  const { assessments } = assessed();
  const only = assessments.filter(({ framework }) => framework.id === "iso27001");
  const written = JSON.parse(writeOscal({ ...assessed(), assessments: only })) as unknown;
  const found = [...objects(written)].flatMap(([key, one]) => (key === "target" ? [JSON.stringify(one)] : []));
  expect(found).toEqual([
    '{"type":"statement-id","target-id":"iso27001-A.8.5_smt","status":{"state":"satisfied","reason":"pass"}}',
    '{"type":"statement-id","target-id":"iso27001-A.8.15_smt","status":{"state":"not-satisfied","reason":"other","remarks":"Unknown: 1 answer missing to 1 rule"}}',
    '{"type":"statement-id","target-id":"iso27001-A.8.24_smt","status":{"state":"not-satisfied","reason":"fail"}}',
  ]);
  const excluded = [...objects(written)].flatMap(([key, one]) =>
    key === "exclude-controls" ? [one["control-id"]] : [],
  );
  expect(excluded).toEqual(["iso27001-A.8.30"]);
});
