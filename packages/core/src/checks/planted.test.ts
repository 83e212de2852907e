/** A hospital described by somebody who never saw the rules, with faults planted in it: every one is found, by a rule about that fault. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import type { CheckReport } from "../rules/report.ts";
import { checkModel } from "./check-model.ts";

const folder = join(import.meta.dirname, "../../test/planted");

/** Rules that are about each planted fault; one of them has to find it on one of its subjects. */
const faultRules: Readonly<Record<number, readonly string[]>> = {
  1: ["objective-weights-add-up"],
  2: ["objective-is-measured"],
  3: ["objective-is-supported", "objective-is-pursued"],
  4: ["capability-is-served"],
  5: ["requirement-is-testable"],
  6: ["owner-is-named"],
  7: ["description-is-written"],
  8: ["owner-is-named"],
  9: ["data-is-used"],
  10: ["project-has-objective"],
  11: ["project-is-within-budget"],
  12: ["project-is-on-time"],
  13: ["roadmap-keeps-its-order"],
  14: ["retired-is-not-used"],
  15: ["replacement-is-named"],
  16: ["contract-is-in-force"],
  17: ["application-has-an-area"],
  18: ["application-is-in-one-area"],
  19: ["application-communicates"],
  20: ["exchange-passes-the-hub"],
  21: ["systems-exchange-by-api"],
  22: ["service-is-provided-once"],
  23: ["golden-source-is-unique"],
  24: ["identifier-is-shared"],
  25: ["manual-work-is-automated"],
  26: ["duties-are-separated"],
  27: ["vital-part-is-duplicated"],
  28: ["monolith-is-small"],
  29: ["team-can-carry-its-services"],
  30: ["store-has-one-user"],
  31: ["call-chain-is-short"],
  32: ["calls-form-no-circle"],
  33: ["services-are-traced"],
  34: ["client-passes-the-gateway"],
  35: ["bus-has-skilled-people", "skill-is-shared"],
  36: ["bus-is-doubled", "vital-part-is-duplicated"],
  37: ["broker-is-doubled"],
  38: ["topic-has-an-owner"],
  39: ["topic-has-a-schema"],
  40: ["layer-skips-no-layer"],
  41: ["layer-needs-none-above"],
  42: ["critical-module-is-unit-tested", "layer-is-tested-alone"],
  43: ["latency-budget-holds", "promised-latency-is-kept"],
  44: ["vital-part-is-duplicated"],
  45: ["capacity-covers-peak"],
  46: ["capacity-lasts"],
  47: ["platform-is-complete"],
  48: ["platform-has-an-owner"],
  49: ["bill-matches-plan"],
  50: ["activity-is-logged", "cloud-use-is-logged"],
  51: ["keys-are-not-with-supplier"],
  52: ["third-party-data-is-under-contract"],
  53: ["data-rests-where-allowed", "flow-abroad-has-a-safeguard"],
  54: ["supplier-can-be-left"],
  55: ["supplier-stops-few-vital-processes", "suppliers-are-not-concentrated"],
  56: ["exposed-element-requires-mfa"],
  57: ["quality-meets-its-threshold"],
  58: ["flow-is-signed"],
  59: ["sensitive-data-is-kept-once"],
  60: ["sensitive-copy-is-masked"],
  61: ["flow-has-consent", "consent-is-obtained"],
  62: ["dpia-is-done"],
  63: ["holder-is-classified-as-its-data"],
  64: ["flow-is-encrypted"],
  65: ["sensitive-data-is-encrypted-at-rest"],
  66: ["algorithm-is-strong"],
  67: ["certificate-is-valid"],
  68: ["access-is-authenticated"],
  69: ["privileged-role-has-mfa", "privileged-access-has-mfa"],
  70: ["exposed-element-has-waf"],
  71: ["zone-is-watched-for-intrusion"],
  72: ["zone-links-keep-order", "firewall-opening-is-narrow"],
  73: ["logs-reach-the-siem"],
  74: ["patches-are-recent"],
  75: ["exposed-element-is-pentested"],
  76: ["security-test-is-recent"],
  77: ["required-control-is-in-place"],
  78: ["high-risk-has-control"],
  79: ["finding-is-not-overdue", "grave-vulnerability-is-fixed-quickly"],
  80: ["store-reaches-its-rpo", "rpo-is-reached"],
  81: ["store-reaches-its-rpo", "rpo-is-reached"],
  82: ["restore-is-tested"],
  83: ["backup-is-offsite"],
  84: ["intersite-link-is-redundant"],
  85: ["vital-software-spans-sites", "vital-process-has-an-alternate-site"],
  86: ["vital-part-is-duplicated", "network-device-is-duplicated"],
  87: ["supporting-rto-is-not-longer"],
  88: ["availability-is-kept"],
  89: ["vital-element-has-resilience-data"],
  90: ["plan-covers-vital-process"],
  91: ["plan-is-exercised"],
  92: ["vital-part-is-monitored"],
  93: ["software-restarts-by-itself"],
  94: ["technology-is-supported"],
  95: ["server-runs-linux"],
  96: ["forbidden-technology-is-not-used"],
  97: ["licences-are-used"],
  98: ["licences-cover-use"],
};

/** The rule that waits for what was left out, and the attribute that it asks for. */
const questions: Readonly<Record<number, readonly [rule: string, key: string]>> = {
  99: ["patches-are-recent", "patched"],
  100: ["licence-is-known", "licence"],
  101: ["flow-is-encrypted", "encrypted"],
  // The machines beneath are encrypted; by what, nobody says.
  102: ["algorithm-is-strong", "algorithm"],
  103: ["technology-is-supported", "eol"],
  104: ["capacity-covers-peak", "capacity"],
  105: ["data-rests-where-allowed", "dataLocation"],
  107: ["critical-module-is-unit-tested", "tests.unit"],
  108: ["important-store-is-backed-up", "backup"],
  109: ["costs-add-up", "annualCost"],
  110: ["access-is-authenticated", "auth"],
};
/** Left out of the process and yet answered: the one data set that it works with states its retention. */
const answeredElsewhere: readonly number[] = [106];

/** Rules by which what only looks wrong would be reported. */
const decoyRules: Readonly<Record<number, readonly string[]>> = {
  111: ["monolith-is-small", "important-software-is-modular", "vital-part-is-duplicated", "replicas-share-no-machine"],
  112: ["flow-is-encrypted", "protocol-is-secure"],
  113: ["technology-is-supported", "application-rests-on-support", "critical-application-rests-on-support"],
  114: ["application-communicates", "application-is-needed"],
  115: ["server-runs-linux"],
  116: ["server-runs-linux", "technology-is-supported", "patches-are-recent", "node-runs-supported-software"],
  117: ["important-store-is-backed-up", "restore-is-tested", "vital-store-has-a-live-copy", "store-reaches-its-rpo"],
  118: ["access-is-authenticated", "exposed-element-authenticates", "exposed-element-requires-mfa"],
  119: ["data-rests-where-allowed", "flow-abroad-has-a-safeguard", "transfer-has-a-safeguard"],
  120: ["sensitive-copy-is-masked", "flow-has-consent", "consent-is-obtained", "flow-abroad-has-a-safeguard"],
  121: ["project-is-on-time", "project-is-within-budget", "project-is-planned"],
  122: ["high-risk-has-control", "residual-risk-is-low", "accepted-risk-is-temporary"],
  123: ["finding-is-not-overdue", "grave-vulnerability-is-fixed-quickly"],
  124: ["calls-form-no-circle", "modules-form-no-cycle", "applications-form-no-circle"],
  125: ["contract-is-in-force", "contract-notice-is-timely"],
  126: ["licences-cover-use", "licences-are-used"],
  127: ["store-reaches-its-rpo", "rpo-is-reached"],
  128: ["store-has-one-user", "module-owns-its-store"],
  129: ["privileged-role-has-mfa", "privileged-access-has-mfa", "privileged-role-is-rare"],
  130: ["duties-are-separated", "roles-are-compatible"],
  131: ["vital-part-is-duplicated", "replicas-share-no-machine", "backup-is-offsite"],
  132: ["store-reaches-its-rpo", "important-store-is-backed-up"],
  133: ["keys-are-not-with-supplier", "third-party-data-is-under-contract", "data-rests-where-allowed"],
};

const planted = plantedIn("hospital.faults.md");
const faulty = reportOf("hospital.orrery");
const corrected = reportOf("hospital-corrected.orrery");

describe("of the planted faults", () => {
  const faults = planted.filter(({ kind }) => kind === "fault");

  it("98 of 98 are found, each by a rule about it, and no more so once they are put right", () => {
    const missed = faults.filter((fault) => !isFound(fault)).map(nameOf);
    expect([faults.length, missed]).toEqual([98, []]);
  });
});

describe("of what was left out", () => {
  const unknowns = planted.filter(({ kind, no }) => kind === "unknown" && !answeredElsewhere.includes(no));

  it("11 of 12 are asked for and not reported as violated; the other is answered elsewhere", () => {
    const unasked = unknowns.filter((one) => !isAsked(faulty, one)).map(nameOf);
    expect([unknowns.length, unasked]).toEqual([11, []]);
  });

  it("nothing is asked for any more once it is stated", () => {
    expect(unknowns.filter((one) => isAsked(corrected, one)).map(nameOf)).toEqual([]);
  });
});

describe("of what only looks wrong", () => {
  const decoys = planted.filter(({ kind }) => kind === "decoy");

  it.each([
    ["faulty", faulty],
    ["corrected", corrected],
  ])("nothing is reported in the %s model", (_, report) => {
    const reported = decoys.flatMap(({ no, subjects }) => findingsOn(report, decoyRules[no] ?? [], subjects));
    expect([decoys.length, decoys.filter(({ no }) => decoyRules[no] === undefined), reported]).toEqual([23, [], []]);
  });
});

it("says little of the corrected model, most of it advice", () => {
  const count = (severity: string): number => corrected.findings.filter((one) => one.severity === severity).length;
  expect(count("error")).toBeLessThanOrEqual(5);
  expect(count("warning")).toBeLessThanOrEqual(13);
  expect(count("info")).toBeLessThanOrEqual(55);
});

interface Planted {
  readonly no: number;
  readonly what: string;
  readonly subjects: readonly string[];
  readonly kind: string;
}

function plantedIn(file: string): readonly Planted[] {
  const rows = readFileSync(join(folder, file), "utf8").split("\n");
  return rows.flatMap((row) => {
    const [, no = "", , what = "", subjects = "", kind = ""] = row.split("|").map((cell) => cell.trim());
    if (!/^\d+$/u.test(no)) return [];
    return [{ no: Number(no), what, kind, subjects: [...subjects.matchAll(/`([^`]+)`/gu)].map(([, id = ""]) => id) }];
  });
}

function reportOf(file: string): CheckReport {
  const workspace = Workspace.load([{ uri: file, bytes: encode(readFileSync(join(folder, file), "utf8")) }]);
  return checkModel(workspace.model, { today: "2026-11-21" }).report;
}

function findingsOn(report: CheckReport, rules: readonly string[], subjects: readonly string[]): readonly string[] {
  return report.findings
    .filter(({ rule, subject }) => rules.includes(rule) && subjects.includes(subject.name))
    .map(({ rule, subject }) => `${rule}: ${subject.name}`);
}

/** Is something said of the faulty model that is not said of the corrected one? */
function isFound({ no, subjects }: Planted): boolean {
  const rules = faultRules[no] ?? [];
  const left = new Set(findingsOn(corrected, rules, subjects));
  return findingsOn(faulty, rules, subjects).some((finding) => !left.has(finding));
}

function isAsked(report: CheckReport, { no, subjects }: Planted): boolean {
  const [rule = "", key = ""] = questions[no] ?? [];
  const isWaiting = report.questions.some(
    (one) => one.key === key && one.rules.includes(rule) && subjects.includes(one.subject.name),
  );
  return isWaiting && findingsOn(report, [rule], subjects).length === 0;
}

function nameOf({ no, what }: Planted): string {
  return `${no}: ${what}`;
}
