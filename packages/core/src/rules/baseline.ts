/** The findings that were there when checks were taken up, as a file beside the model: known, and not counted until they are gone. */
import { compare } from "../base/compare.ts";
import type { CheckReport } from "./report.ts";

/** Version of the file; a breaking change raises it. */
export const BASELINE_VERSION = 1;

/** What the file is called unless somebody says otherwise. */
export const BASELINE_NAME = "checks.baseline.json";

/** A finding as the baseline names it: the fingerprint counts, rule and subject are for people. */
export interface KnownFinding {
  readonly rule: string;
  readonly subject: string;
  readonly fingerprint: string;
}

/** What a baseline of today would hold: everything that is open or was known; what is waived has its waiver. */
export function knownIn(report: CheckReport): readonly KnownFinding[] {
  return report.findings
    .filter(({ status }) => status !== "waived")
    .map(({ rule, subject, fingerprint }) => ({ rule, subject: subject.name, fingerprint }))
    .sort(inOrder);
}

/** The file: one finding a line, in order, so that a difference of two is read at a glance. */
export function writeBaseline(known: readonly KnownFinding[]): string {
  const lines = known.toSorted(inOrder).map((one) => `    ${JSON.stringify(one)}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "version": ${BASELINE_VERSION},\n  "findings": ${list}\n}\n`;
}

/** The findings of a file; undefined where it is none of ours, or of a version that is not known here. */
export function readBaseline(text: string): readonly KnownFinding[] | undefined {
  const read = parsed(text);
  if (!isRecord(read) || read["version"] !== BASELINE_VERSION || !Array.isArray(read["findings"])) return undefined;
  const findings: readonly unknown[] = read["findings"];
  return findings.every(isKnown) ? findings : undefined;
}

/** Findings of the baseline that are there no more, of the rules that were run. */
export function goneSince(known: readonly KnownFinding[], report: CheckReport): readonly KnownFinding[] {
  const found = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  const run = new Set(report.rules.map(({ id }) => id));
  return known.filter(({ rule, fingerprint }) => run.has(rule) && !found.has(fingerprint));
}

/** Its fingerprints, as checks ask for them. */
export function fingerprintsOf(known: readonly KnownFinding[]): ReadonlySet<string> {
  return new Set(known.map(({ fingerprint }) => fingerprint));
}

function inOrder(a: KnownFinding, b: KnownFinding): number {
  return compare(a.rule, b.rule) || compare(a.subject, b.subject) || compare(a.fingerprint, b.fingerprint);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isKnown(value: unknown): value is KnownFinding {
  return isRecord(value) && ["rule", "subject", "fingerprint"].every((key) => typeof value[key] === "string");
}
