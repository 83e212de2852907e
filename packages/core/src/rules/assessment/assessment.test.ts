/** Assessments of small models: each way in which evidence comes together, and the documents made of it. */
import { describe, expect, it, test } from "vitest";
import { dayNumber } from "../../base/dates.ts";
import type { Table } from "../../base/table.ts";
import { encode } from "../../base/text.ts";
import type { Model } from "../../model/model.ts";
import { Workspace } from "../../workspace.ts";
import { frameworkOf } from "../frameworks/index.ts";
import type { Framework } from "../frameworks/framework.ts";
import {
  type Basis,
  applicableIn,
  assessFramework,
  assessedIn,
  assessFrameworks,
  basisOf,
  coverageOf,
  scoreOf,
} from "./assess.ts";
import { evidenceTable } from "./evidence.ts";
import { gapsOf, gapsTable } from "./gaps.ts";
import { hostedIn, hostedTable } from "./hosted.ts";
import { controlsTable, overviewTable } from "./overview.ts";
import { reportOf, rule } from "./report.fixtures.ts";
import { resultsOf } from "./results.ts";
import { applicabilityOf, applicabilityTable } from "./statement-of-applicability.ts";

const today = dayNumber("2026-11-21") ?? 0;

function modelOf(text: string): Model {
  const workspace = Workspace.load([{ uri: "model.orrery", bytes: encode(text) }]);
  const wrong = workspace.diagnostics().filter(({ severity }) => severity === "error");
  expect(wrong.map(({ code }) => code)).toEqual([]);
  return workspace.model;
}

function framework(id: string): Framework {
  const found = frameworkOf(id);
  if (found === undefined) throw new Error(id);
  return found;
}

function stateOf(basis: Basis, id: string, control: string): string {
  const found = assessFramework(framework(id), basis).controls.find((one) => one.control.id === control);
  return `${found?.state}: ${found?.because.en}`;
}

const text = `
role ciso "CISO"
document policy "Security policy" { type: policy; approved: 2026-01-10; iso: A.5.1 }
document old "Old policy" { type: policy; ends: 2025-12-31; iso: A.5.10 }
document report "Audit report" { type: policy }
requirement strong "Strong authentication" { standards: [iso27001:A.8.5, "GDPR: Art. 32(1)(b)"] }
requirement lonely "Nobody does it" { iso: A.5.7 }
risk theft "Stolen passwords"
control mfa "MFA" { status: done; owner: ciso; evidence: [report, "https://wiki/mfa"]; realizes strong; influences theft { sign: - } }
control claimed "Claimed" { iso: A.5.2; status: done }
control audited "Audited" { iso: A.5.3; status: done; lastAudit: 2026-03-31 }
control later "Audited next year" { iso: A.5.4; status: done; lastAudit: 2027-03-31 }
control half "Half" { iso: A.5.5; status: partial; due: 2027-01-31 }
control future "Planned" { iso: A.5.6; status: planned }
control silent "Silent" { iso: A.5.8 }
control shop "Nothing is sold" { iso: A.8.30; status: not-applicable; description: "Nobody develops for us" }
control bare "No reason" { iso: A.8.31; status: not-applicable }
control asked "Contradicted" { iso: A.8.13; status: not-applicable; description: "We have no data" }
control free "Not required" { iso: A.7.4; required: no; description: "Rented offices, guarded by the owner" }
control kept "Kept anyway" { iso: A.7.5; required: no; status: done; lastAudit: 2026-03-31 }
control gone "Given up" { iso: A.7.6; status: done; lastAudit: 2020-01-01; lifecycle: { retired: 2024-01-01 } }
control typo "Typo" { standards: [iso27001:A.9.9, bsi:OPS.1] }
control checked "Checked" { iso: A.8.9; status: done; rule: configs-are-kept }
control failing "Failing" { iso: A.8.10; status: done; rule: data-is-deleted }
control card "Cards" { standards: pci-dss:3.5; status: done; lastAudit: 2026-03-31 }
finding seen "Seen in the audit" { standards: iso27001:A.8.24; found: 2026-06-01; due: 2026-12-31 }
finding mended "Mended" { standards: iso27001:A.8.20; fixed: 2026-08-01; status: fixed }
`;
const report = reportOf([
  rule("backup-is-made", ["iso27001:A.8.13", "nist-800-53:CP-9(1)"], { holds: 2, violated: 3, where: ["a", "b", "c"] }),
  rule("backup-is-tested", ["iso27001:A.8.13"], { violated: 2, waived: 1, where: ["b"], severity: "error" }),
  rule("logs-are-written", ["iso27001:A.8.15"], { holds: 4 }),
  rule("logs-are-kept", ["iso27001:A.8.15"], { holds: 1, unknown: 2, lacks: ["retention"] }),
  rule("clock-is-right", ["iso27001:A.8.17"], { holds: 1 }),
  rule("web-is-filtered", ["iso27001:A.8.23"], {}),
  rule("waived-only", ["iso27001:A.8.22"], { holds: 5, violated: 1, waived: 1 }),
  rule("configs-are-kept", [], { holds: 3 }),
  rule("data-is-deleted", [], { holds: 3, violated: 1, where: ["d"] }),
  rule("parts-are-apart", [], { holds: 1, principle: "P1" }),
]);
const basis = basisOf(modelOf(text), report);

test("advice that is not followed breaks no control, but leaves it open", () => {
  const advice = rule("names-are-short", ["iso27001:A.8.2", "iso27001:A.8.3", "iso27001:A.8.4"], {
    holds: 4,
    violated: 2,
    severity: "info",
  });
  const met = rule("access-is-narrow", ["iso27001:A.8.3"], { holds: 3 });
  const broken = rule("source-is-kept", ["iso27001:A.8.4"], { violated: 1 });
  const advised = basisOf(
    modelOf('control mfa "MFA" { iso: A.8.2; status: done; lastAudit: 2026-03-31 }'),
    reportOf([advice, met, broken]),
  );
  expect(["A.8.2", "A.8.3", "A.8.4"].map((control) => stateOf(advised, "iso27001", control))).toEqual([
    "unknown: 2 pieces of advice not followed of 1 rule",
    "unknown: 2 pieces of advice not followed of 1 rule",
    "violated: 1 violation of 1 rule",
  ]);
});

describe("a control is", () => {
  test.each([
    ["A.8.13", "violated: 5 violations of 2 rules (1 waived)"],
    ["A.8.22", "violated: 1 violation of 1 rule (1 waived)"],
    ["A.8.15", "unknown: 2 answers missing to 1 rule"],
    ["A.8.17", "satisfied: 1 rule holds 1 time"],
    ["A.8.23", "not-covered: rules check it, but found nothing to judge"],
    ["A.8.1", "not-covered: no rule checks it and no control names it"],
    ["A.5.1", "unknown: Security policy names it, but no control realizes it"],
    ["A.5.10", "not-covered: no rule checks it and no control names it"],
    ["A.5.2", "unknown: Claimed is in place, without evidence"],
    ["A.5.3", "satisfied: Audited is in place and proven"],
    ["A.5.4", "unknown: Audited next year is in place, without evidence"],
    ["A.5.5", "violated: Half is only partly in place"],
    ["A.5.6", "violated: Planned is only planned"],
    ["A.5.7", "unknown: Nobody does it names it, but no control realizes it"],
    ["A.5.8", "unknown: Silent has no known status"],
    ["A.8.5", "satisfied: MFA is in place and proven"],
    ["A.8.30", "not-applicable: Nobody develops for us"],
    ["A.8.31", "unknown: No reason does not apply, but says not why"],
    ["A.7.4", "not-applicable: Rented offices, guarded by the owner"],
    ["A.7.5", "satisfied: Kept anyway is in place and proven"],
    ["A.8.9", "satisfied: 1 rule holds 3 times, Checked is in place and proven"],
    ["A.8.10", "violated: 1 violation of 1 rule"],
    ["A.7.6", "not-covered: no rule checks it and no control names it"],
    ["A.8.24", "violated: Seen in the audit is open"],
    ["A.8.20", "not-covered: no rule checks it and no control names it"],
  ])("iso27001:%s %s", (control, state) => {
    expect(stateOf(basis, "iso27001", control)).toBe(state);
  });

  test("the same wherever it is named", () => {
    expect(stateOf(basis, "gdpr", "32")).toBe("satisfied: MFA is in place and proven");
    expect(stateOf(basis, "nist-800-53", "CP-9")).toBe("violated: 3 violations of 1 rule");
    expect(stateOf(basis, "pci-dss", "3.5")).toBe("satisfied: Cards is in place and proven");
    expect(stateOf(basis, "pci-dss", "3")).toBe("satisfied: Cards is in place and proven");
    expect(stateOf(basis, "orrery-principles", "P1")).toBe("satisfied: 1 rule holds 1 time");
  });
});

test("scores say how much they rest on, and exclusions leave the denominator", () => {
  const { counts } = assessFramework(framework("iso27001"), basis);
  expect(counts).toEqual({ satisfied: 5, violated: 6, unknown: 7, "not-covered": 73, "not-applicable": 2 });
  expect([assessedIn(counts), applicableIn(counts)]).toEqual([11, 91]);
  expect(scoreOf(counts)).toBeCloseTo(5 / 11);
  expect(coverageOf(counts)).toBeCloseTo(11 / 91);
  expect(scoreOf(assessFramework(framework("dora"), basis).counts)).toBeUndefined();
});

test("a baseline is assessed alone", () => {
  const nist = framework("nist-800-53");
  const counts = (nist.baselines ?? []).map((baseline) => applicableIn(assessFramework(nist, basis, baseline).counts));
  expect(counts).toEqual([131, 177, 188]);
});

test("numbers that a framework does not have are told", () => {
  expect(basis.mentions.strangers.map(({ element, text: said }) => `${element.id} ${said}`)).toEqual([
    "typo iso27001:A.9.9",
  ]);
});

describe("the statement of applicability", () => {
  const rows = applicabilityOf(assessFramework(framework("iso27001"), basis));
  const row = (id: string): string => {
    const found = rows.find(({ control }) => control.control.id === id);
    return [
      found?.isApplicable,
      found?.reason?.en,
      found?.implementation,
      found?.evidence.map(({ en }) => en).join(" + "),
      found?.responsible.map(({ id: owner }) => owner).join(),
      found?.audited,
    ].join(" | ");
  };

  it("has every control once", () => {
    expect(rows.length).toBe(93);
  });

  test.each([
    [
      "A.8.5",
      "true | demanded by Strong authentication; treats the risk Stolen passwords | done | Audit report + https://wiki/mfa | ciso | ",
    ],
    ["A.8.30", "false | Nobody develops for us | excluded |  |  | "],
    ["A.8.31", "false |  | excluded |  |  | "],
    ["A.8.13", "true | checked 7 times in the model | unstated |  |  | "],
    ["A.8.17", "true | checked 1 time in the model | unstated | 1 rule holds |  | "],
    ["A.5.3", "true |  | done |  |  | 2026-03-31"],
    ["A.8.1", " |  | unstated |  |  | "],
  ])("%s", (id, said) => {
    expect(row(id)).toBe(said);
  });
});

describe("the gap list", () => {
  const gaps = gapsOf(assessFramework(framework("iso27001"), basis));

  it("begins with the gravest and ends with what is only unknown", () => {
    expect(gaps.map(({ control }) => control.control.id)).toEqual([
      "A.8.13",
      "A.5.5",
      "A.5.6",
      "A.8.24",
      "A.8.10",
      "A.8.22",
      "A.8.15",
      "A.5.1",
      "A.5.2",
      "A.5.4",
      "A.5.7",
      "A.5.8",
      "A.8.31",
    ]);
  });

  it("says what to do", () => {
    const said = Object.fromEntries(
      gaps.map(({ control, actions }) => [control.control.id, actions.map(({ en }) => en).join(" ")]),
    );
    expect(said).toMatchObject({
      "A.8.13": "Mend backup-is-made. Mend backup-is-tested.",
      "A.5.5": "Put Half in place by 2027-01-31.",
      "A.8.24": "Close Seen in the audit by 2026-12-31.",
      "A.8.22": "",
      "A.8.15": "State retention.",
      "A.5.1": "Write a control that names it, with its status and evidence.",
      "A.5.2": "State the evidence of Claimed, or its latest audit.",
      "A.5.8": "State the status of Silent.",
      "A.8.31": "Say in a description why No reason does not apply.",
    });
    expect(gaps[0]?.where).toEqual(["a", "b", "c"]);
  });
});

test("what is hosted elsewhere, with what an audit asks of it", () => {
  const model = modelOf(`
party cloud "Cloud Ltd"
unit sales "Sales"
document terms "Terms" { type: contract; party: cloud; ends: 2027-12-31 }
site zurich "Zurich" { country: CH }
node vm "Rented machine" { hosting: iaas; supplier: cloud; contract: terms; site: zurich; logging: yes }
application crm "CRM" { hosting: saas; supplier: cloud; contract: terms; owner: sales; logging: yes; siem: no; dataLocation: IE; lastAudit: 2026-02-01; lastPentest: 2026-02-02 }
application shop "Shop" { owner: sales; module front "Front" { runs on vm } }
application old "Old" { hosting: saas; lifecycle: { retired: 2020-01-01 } }
application own "Own" { hosting: on-premise; runs on vm }
`);
  expect(
    hostedIn(model, today).map(({ id, hosting, providers, places, lacks }) => [id, hosting, providers, places, lacks]),
  ).toEqual([
    ["crm", "saas", ["cloud"], ["IE"], []],
    ["shop", "iaas", ["cloud"], ["CH"], ["logging", "siem", "lastAudit", "lastPentest"]],
    ["front", "iaas", ["cloud"], ["CH"], ["logging", "siem", "lastAudit", "lastPentest"]],
    ["vm", "iaas", ["cloud"], ["CH"], ["owner", "siem", "lastAudit", "lastPentest"]],
  ]);
});

test("tables are as wide as their columns", () => {
  const iso = assessFramework(framework("iso27001"), basis);
  const tables: readonly Table[] = [
    overviewTable(assessFrameworks(basis)),
    controlsTable(iso),
    applicabilityTable(iso),
    gapsTable(iso),
    evidenceTable(iso),
    hostedTable(hostedIn(modelOf(`application crm "CRM" { hosting: saas }`), today)),
  ];
  for (const { columns, rows } of tables) {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.length).toBe(columns.length);
  }
});

test("results say where and what is missing", () => {
  const found = new Map(resultsOf(report).map((result) => [result.id, result]));
  expect(found.get("backup-is-made")).toMatchObject({ violated: 3, where: ["a", "b", "c"], lacks: [] });
  expect(found.get("logs-are-kept")).toMatchObject({ unknown: 2, where: [], lacks: ["retention"] });
});
