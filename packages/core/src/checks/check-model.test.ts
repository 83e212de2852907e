import { describe, expect, it } from "vitest";
import { describe as sentence } from "../base/codes.ts";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import type { CheckReport } from "../rules/report.ts";
import { checkModel, type CheckSetting } from "./check-model.ts";
import { checkPolicy } from "./policy.ts";

const today = "2026-11-21";
const two = `application shop "Shop"
application bank "Bank"
unit it "IT"
shop -> bank { encrypted: no }
bank -> shop { encrypted: no }
`;

describe("a policy", () => {
  it("switches packs and rules off, sets severities, and says from when on a check fails", () => {
    const only = "policy ours { packs: [security]; failsOn: warning }\nrule flow-is-encrypted { severity: warning }\n";
    const { policy, report } = checked(`${only}${two}`, { rules: ["flow-is-encrypted"] });
    expect(new Set(policy.rules.map(({ pack }) => pack))).toEqual(new Set(["security"]));
    expect(policy.failsOn).toBe("warning");
    expect(report.findings.map(({ severity }) => severity)).toEqual(["warning", "warning"]);
    expect(checked("policy ours { off: [FLOW-UNENCRYPTED] }").policy.rules.map(({ rule }) => rule.id)).not.toContain(
      "flow-is-encrypted",
    );
  });

  it("tells words that mean nothing, with what was probably meant", () => {
    const model = modelOf(`policy ours { packs: [securty]; off: [flow-is-encripted] }
rule owner-is-name { severity: error }
rule owner-is-named { parameters: { dayz: 3 } }
waiver w { rule: flow-encrypted; on: shop; because: "b"; owner: it; until: 2027-01-01; if: "critcality:vital" }
${two}`);
    expect(checkPolicy(model).map((one) => sentence(one, "en"))).toEqual([
      "There is no pack of rules `securty`. Did you mean `security`?",
      "There is no rule `flow-is-encripted`. Did you mean `flow-is-encrypted`?",
      "`owner-is-name` is no rule that comes with Orrery; a rule of your own states what it is about (`find`) and what must be so (`must`). Did you mean `owner-is-named`?",
      "The rule `owner-is-named` has no parameter `dayz`.",
      expect.stringContaining("There is no rule `flow-encrypted`."),
      expect.stringContaining("A search cannot ask for `critcality`"),
    ]);
  });

  it("takes rules of one's own, with three answers", () => {
    const { report } = checked(
      `rule twice "Vital applications run twice" { find: "kind:application criticality:vital"; must: "replicas>=2"; severity: error; controls: [iso27001:A.8.14] }
application a { criticality: vital; replicas: 2 }
application b { criticality: vital; replicas: 1 }
application c { criticality: vital }
application d { criticality: low; replicas: 1 }
application e { replicas: 1 }
`,
      { rules: ["twice"] },
    );
    expect(report.findings.map(({ subject, severity, pack }) => [subject.name, severity, pack])).toEqual([
      ["b", "error", "own"],
    ]);
    expect(report.findings[0]?.values.map(({ key, value }) => [key, value.en])).toEqual([["replicas", "1"]]);
    expect(report.questions.map(({ subject, key }) => `${subject.name}.${key}`).sort()).toEqual([
      "c.replicas",
      "e.criticality",
    ]);
    expect(report.rules[0]).toMatchObject({ holds: 1, violated: 1, unknown: 2 });
  });
});

describe("a waiver", () => {
  const waiver = (rest: string): string => `waiver w "Old line" { rule: flow-is-encrypted; ${rest} }\n${two}`;
  const rules = ["flow-is-encrypted"];

  it("covers what it names, for a reason and until a day", () => {
    const { report } = checked(waiver('on: shop -> bank; because: "goes in 2027"; owner: it; until: 2026-11-21'), {
      rules,
    });
    expect(report.findings.map(({ subject, status, waiver: by }) => [subject.name, status, by])).toEqual([
      ["shop -> bank", "waived", "w"],
      ["bank -> shop", "open", undefined],
    ]);
    expect(report.waivers[0]).toMatchObject({
      state: "active",
      because: "goes in 2027",
      owner: "it",
      until: "2026-11-21",
    });
    expect(report.rules[0]).toMatchObject({ violated: 2, waived: 1 });
  });

  it.each([
    ["its day is over", 'on: shop -> bank; because: "b"; owner: it; until: 2026-11-20', "expired"],
    ["it has no reason", "on: shop -> bank; owner: it; until: 2027-11-20", "incomplete"],
    ["it has no owner", 'on: shop -> bank; because: "b"; until: 2027-11-20', "incomplete"],
    ["it names nothing", 'because: "b"; owner: it; until: 2027-11-20', "incomplete"],
    ["its condition is not met", 'if: "exposed:internal"; because: "b"; owner: it; until: 2027-11-20', "needless"],
  ])("covers nothing when %s", (_, rest, state) => {
    const { report } = checked(waiver(rest), { rules });
    expect(report.findings.map(({ status }) => status)).toEqual(["open", "open"]);
    expect(report.waivers.map((one) => one.state)).toEqual([state]);
  });

  it("covers all that match its condition", () => {
    const { report } = checked(waiver('if: "kind:application"; because: "b"; owner: it; until: 2027-11-20'), { rules });
    expect(report.findings.map(({ status }) => status)).toEqual(["waived", "waived"]);
  });

  it("is a finding when nothing needs it", () => {
    const text =
      'application a { owner: it }\nunit it "IT"\nwaiver w { rule: owner-is-named; on: a; because: "b"; owner: it; until: 2027-11-20 }';
    const found = checked(text).report.findings.filter(({ rule }) => rule === "waiver-is-needed");
    expect(found.map(({ subject, status }) => [subject.name, status])).toEqual([["w", "open"]]);
  });
});

describe("a finding", () => {
  it("keeps its fingerprint when its subject is renamed, moved and gets another id", () => {
    const before = checked('application crm "CRM"').report.findings.find(({ rule }) => rule === "owner-is-named");
    const after = checked(
      'unit u "U"\n// moved\napplication sales-crm "Sales CRM" { formerly: [crm, other] }',
    ).report.findings.find(({ rule }) => rule === "owner-is-named");
    expect(after?.fingerprint).toBe(before?.fingerprint);
    expect(after?.subject.name).toBe("sales-crm");
  });

  it("has a fingerprint of its own, also between twins", () => {
    const { report } = checked(`${two}shop -> bank { encrypted: no }\n`, { rules: ["flow-is-encrypted"] });
    expect(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  it("is known when the baseline has it, and points at the value that proves it", () => {
    const first = checked(two, { rules: ["flow-is-encrypted"] }).report.findings;
    const baseline = new Set(first.slice(0, 1).map(({ fingerprint }) => fingerprint));
    const again = checked(two, { rules: ["flow-is-encrypted"], baseline }).report.findings;
    expect(again.map(({ status }) => status)).toEqual(["known", "open"]);
    const { start, end } = first[0]?.place.span ?? { start: 0, end: 0 };
    expect(two.slice(start, end)).toBe("encrypted");
  });
});

describe("checks after an edit", () => {
  it("report the same as from the beginning, with places of the new text", () => {
    const workspace = Workspace.load([{ uri: "a.orrery", bytes: encode(two) }]);
    const first = checkModel(workspace.model, { today });
    workspace.update("a.orrery", encode(`// one line more\n${two.replace("encrypted: no", "encrypted: yes")}`));
    const after = checkModel(workspace.model, { today, earlier: first });
    expect(after.report).toEqual(checkModel(workspace.model, { today }).report);
  });
});

function modelOf(text: string): Workspace["model"] {
  return Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]).model;
}

function checked(
  text: string,
  setting: Omit<CheckSetting, "today"> = {},
): { readonly report: CheckReport; readonly policy: ReturnType<typeof checkModel>["policy"] } {
  return checkModel(modelOf(text), { today, ...setting });
}
