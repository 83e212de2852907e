/** A check as a person reads it: mistakes in the texts, what rules found, packs at a glance, and the verdict in one line. */
import type { Severity } from "@orrery/core/base/diagnostic";
import { severities } from "@orrery/core/exports/checked";
import { openCounts } from "@orrery/core/rules/outcome";
import type { Finding } from "@orrery/core/rules/report";
import { join } from "node:path";
import type { CheckedHere } from "./checking.ts";
import type { LoadedModel } from "./load-model.ts";
import { shownPath } from "./open-model.ts";
import type { Terminal } from "./terminal.ts";
import { besideLine, packLines, questionLines, settledLines, waiverLines } from "./terminal/check-summary.ts";
import { findingLines } from "./terminal/findings.ts";
import { frameOf } from "./terminal/frame.ts";
import { sumUp } from "./terminal/summary.ts";
import { padded, widthOf } from "./terminal/width.ts";

export interface ReportWish {
  readonly max?: number | undefined;
  readonly rule: readonly string[];
  readonly unknown: boolean;
  readonly waived: boolean;
  /** The verdict alone. */
  readonly quiet: boolean;
}

/** Frames shown to a person unless told otherwise, of mistakes and of findings: nobody reads more in one go. */
const SHOWN = 50;
const FOUND = 20;
/** Findings of one rule that are shown before the next rule has its turn. */
const OF_RULE = 3;

/** Prints it: `shown` in full, and what `all` comes to. */
export function printReport(
  terminal: Terminal,
  model: LoadedModel,
  shown: CheckedHere,
  all: CheckedHere,
  wish: ReportWish,
): void {
  if (!wish.quiet) printParts(terminal, model, shown, all, wish);
  terminal.print(sumUp(terminal, model, countsOf(all)));
}

function printParts(
  terminal: Terminal,
  model: LoadedModel,
  shown: CheckedHere,
  all: CheckedHere,
  wish: ReportWish,
): void {
  const path = (uri: string): string => shownPath(terminal, join(model.folder, uri));
  const print = (lines: readonly string[]): void => lines.forEach((line) => terminal.print(line));
  const left = printMistakes(terminal, shown, path, wish) + printFindings(terminal, shown, path, wish);
  if (left > 0) print([terminal.paint.dim(terminal.text("check.more", { count: left })), ""]);
  if (wish.unknown) print(questionLines(terminal, all, wish.max ?? SHOWN));
  if (wish.waived) print(settledLines(terminal, all));
  print(packLines(terminal, all));
  const waivers = waiverLines(terminal, all, path);
  if (waivers.length > 0) print([...waivers, ""]);
  print(hints(terminal, shown));
  const beside = besideLine(terminal, all);
  if (beside !== undefined) terminal.print(beside);
}

/** Mistakes in the texts; how many are left out. */
function printMistakes(
  terminal: Terminal,
  { diagnostics, positions }: CheckedHere,
  path: (uri: string) => string,
  { max = SHOWN }: ReportWish,
): number {
  for (const diagnostic of diagnostics.slice(0, max)) {
    const { uri } = diagnostic;
    for (const line of frameOf(terminal, diagnostic, path(uri), positions(uri))) terminal.print(line);
    terminal.print();
  }
  return Math.max(0, diagnostics.length - max);
}

/** What rules found; how many findings of rules that are not shown at all are left out. */
function printFindings(
  terminal: Terminal,
  shown: CheckedHere,
  path: (uri: string) => string,
  { max, rule }: ReportWish,
): number {
  const room = Math.max(0, (max ?? FOUND) - (max === undefined ? 0 : shown.diagnostics.length));
  const limits = { all: room, ofRule: max === undefined && rule.length === 0 ? OF_RULE : room };
  const { lines, left } = findingLines(terminal, shown, openIn(shown), { path, source: shown.positions }, limits);
  for (const line of lines) terminal.print(line);
  return left + shown.report.more.findings;
}

/** How one goes on from here: what explains the first rule, and what accepts its finding for a while. */
function hints(terminal: Terminal, shown: CheckedHere): readonly string[] {
  const first = severities.flatMap((severity) => openIn(shown).filter((one) => one.severity === severity))[0];
  if (first === undefined) return [];
  const { paint } = terminal;
  const subject = /\s/.test(first.subject.name) ? `'${first.subject.name}'` : first.subject.name;
  const commands = [
    `orrery rules explain ${first.rule}`,
    `orrery waive ${first.rule} ${subject} --because … --owner … --until …`,
  ];
  const says = [terminal.text("check.hint.explain"), terminal.text("check.hint.waive")];
  const width = Math.max(...says.map(widthOf));
  return [...commands.map((command, at) => `${paint.dim(padded(says[at] ?? "", width))} ${paint.cyan(command)}`), ""];
}

function openIn({ report }: CheckedHere): readonly Finding[] {
  return report.findings.filter(({ status }) => status === "open");
}

function countsOf(all: CheckedHere): Readonly<Record<Severity, number>> {
  const counts = { ...openCounts(all.report) };
  for (const { severity } of all.diagnostics) counts[severity]++;
  return counts;
}
