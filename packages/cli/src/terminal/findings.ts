/** What rules found, as a person reads it: rule by rule, each finding at its place with its proof, and under them what to do. */
import type { Span } from "@orrery/core/base/diagnostic";
import { groupBy } from "@orrery/core/base/group-by";
import { type ExportedChecks, pathText, severities } from "@orrery/core/exports/checked";
import type { Finding, RuleOutcome, StatedValue, Subject } from "@orrery/core/rules/report";
import type { Terminal } from "../terminal.ts";
import { framed, type SourceText } from "./frame.ts";
import { cut, visible, wrapped } from "./width.ts";

/** The texts that findings are about. */
export interface FindingTexts {
  /** A file's name as the person would type it here. */
  readonly path: (uri: string) => string;
  readonly source: (uri: string) => SourceText | undefined;
}

/** How many findings are shown at most, and how many of one rule. */
export interface FindingLimits {
  readonly all: number;
  readonly ofRule: number;
}

/** Subjects that are named when there are more findings of a rule. */
const NAMED = 6;

export interface Printed {
  readonly lines: readonly string[];
  /** Findings of rules that were not reached at all. */
  readonly left: number;
}

/** Lines of findings, the worst first, all of a rule together. */
export function findingLines(
  terminal: Terminal,
  checks: ExportedChecks,
  findings: readonly Finding[],
  texts: FindingTexts,
  limits: FindingLimits,
): Printed {
  const rules = new Map(checks.report.rules.map((rule) => [rule.id, rule]));
  const lines: string[] = [];
  let room = limits.all;
  let left = 0;
  for (const [id, group] of groupBy(graded(findings), ({ rule }) => rule)) {
    const shown = group.slice(0, Math.min(room, limits.ofRule));
    room -= shown.length;
    if (shown.length === 0) {
      left += group.length;
      continue;
    }
    for (const finding of shown) lines.push(...oneFinding(terminal, finding, texts), "");
    lines.pop();
    lines.push(...underRule(terminal, rules.get(id), id, group.slice(shown.length)), "");
  }
  return { lines, left };
}

/** Rules in the order of their worst finding; in a rule as the report has them, which is the order of the files. */
function graded(findings: readonly Finding[]): readonly Finding[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function oneFinding(terminal: Terminal, finding: Finding, texts: FindingTexts): readonly string[] {
  const { place, message, rule, severity } = finding;
  const source = texts.source(place.uri);
  const frame = framed(
    terminal,
    {
      severity,
      sentence: visible(message[terminal.locale]),
      suggestion: undefined,
      code: rule,
      span: headOf(place.span, source),
    },
    texts.path(place.uri),
    source,
  );
  return [...frame, ...proofLines(terminal, finding).map((line) => `    ${line}`)];
}

/** What a statement begins with, without the values that follow: its kind, id and name are enough of a mark. */
function headOf(span: Span, source: SourceText | undefined): Span {
  if (source === undefined) return span;
  let isQuoted = false;
  for (let at = span.start; at < span.end; at++) {
    const byte = source.bytes[at];
    if (byte === NEW_LINE || (byte === BRACE && !isQuoted))
      return { start: span.start, end: Math.max(at, span.start + 1) };
    if (byte === QUOTE) isQuoted = !isQuoted;
  }
  return span;
}

const NEW_LINE = 0x0a;
const QUOTE = 0x22;
const BRACE = 0x7b;

/** The path that leads to the fault, and the values that prove it. */
function proofLines(terminal: Terminal, finding: Finding): readonly string[] {
  const { paint } = terminal;
  const path = finding.path.length > 1 ? [paint.cyan(visible(pathText(finding, terminal.locale)))] : [];
  const [only, ...others] = finding.values;
  // That the subject itself says nothing is what the sentence says already.
  const isSaid = others.length === 0 && only?.value.en === "" && only.subject.name === finding.subject.name;
  const values = isSaid ? [] : finding.values.map((value) => valueText(terminal, value, finding.subject));
  const said = [...new Set(values)].join(paint.dim(" · "));
  return [...path.flatMap((line) => wrapped(line, room(terminal) - 4)), ...(said === "" ? [] : [said])];
}

/** `Zone: internet`, with the name before it where it is not the subject's own. */
function valueText(terminal: Terminal, { subject, label, value }: StatedValue, main: Subject): string {
  const { paint, locale } = terminal;
  const whose = subject.name === main.name ? "" : `${visible(subject.title[locale])} · `;
  const said = value[locale] === "" ? paint.dim(terminal.text("check.not-stated")) : visible(value[locale]);
  return `${paint.dim(`${whose}${visible(label[locale])}${locale === "fr" ? " :" : ":"}`)} ${said}`;
}

/** What to do, and who else breaks the rule. */
function underRule(
  terminal: Terminal,
  rule: RuleOutcome | undefined,
  id: string,
  more: readonly Finding[],
): readonly string[] {
  const { paint, locale } = terminal;
  const remedy = rule === undefined ? [] : wrapped(visible(rule.remedy[locale]), room(terminal) - 4);
  const lines = remedy.map((line, index) => `  ${index === 0 ? paint.green("→") : " "} ${line}`);
  if (more.length === 0) return lines;
  const names = more.slice(0, NAMED).map(({ subject }) => visible(subject.name));
  const rest = `${names.join(", ")}${more.length > NAMED ? " …" : ""}`;
  const said = terminal.text("check.more-of-rule", { count: more.length, rule: id, names: rest });
  return [...lines, paint.dim(`  + ${terminal.width === undefined ? said : cut(said, terminal.width - 4)}`)];
}

function room(terminal: Terminal): number {
  return Math.min(110, terminal.width ?? 110);
}
