/** What stands under the findings of a check: packs at a glance, what nobody can tell, what is waived and known. */
import type { Severity } from "@orrery/core/base/diagnostic";
import { daysBetween } from "@orrery/core/base/dates";
import { byPack, type ExportedChecks } from "@orrery/core/exports/checked";
import { openCounts, packTitle } from "@orrery/core/rules/outcome";
import type { RuleOutcome, WaiverOutcome } from "@orrery/core/rules/report";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "./table.ts";
import { visible } from "./width.ts";

/** Cells of the bar of a pack. */
const BAR = 12;
/** Waivers that end within so many days are named. */
const SOON = 30;

/** A line for each pack that asked anything: open findings, and what holds, is violated, is unknown as a bar. */
export function packLines(terminal: Terminal, { report }: ExportedChecks): readonly string[] {
  const rows = [...byPack(report)].flatMap(([pack, rules]) => {
    const sum = (of: (rule: RuleOutcome) => number): number => rules.reduce((all, rule) => all + of(rule), 0);
    const shares = [sum(({ holds }) => holds), sum(({ violated }) => violated), sum(({ unknown }) => unknown)] as const;
    if (shares.every((share) => share === 0)) return [];
    return [packRow(terminal, pack, openCounts(report, pack), shares)];
  });
  if (rows.length === 0) return [];
  const columns = (["pack", "errors", "warnings", "infos", "bar", "holds", "asked", "unknown"] as const).map((key) => ({
    title: terminal.text(`check.column.${key}`),
    isNumeric: key !== "pack" && key !== "bar",
  }));
  return [...tableOf(terminal, columns, rows), terminal.paint.dim(terminal.text("check.legend")), ""];
}

type Shares = readonly [holds: number, violated: number, unknown: number];

function packRow(
  terminal: Terminal,
  pack: string,
  counts: Readonly<Record<Severity, number>>,
  shares: Shares,
): readonly string[] {
  const shown = (count: number): string => (count === 0 ? "" : terminal.number(count));
  const [holds, violated, unknown] = shares;
  return [
    packTitle(pack)[terminal.locale],
    shown(counts.error),
    shown(counts.warning),
    shown(counts.info),
    barOf(shares),
    terminal.number(holds),
    terminal.number(holds + violated),
    shown(unknown),
  ];
}

/** `▇▇▇▇▇▇▇▒▒···`: what there is of something has a cell at least. */
function barOf(shares: Shares): string {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const cells = shares.map((share) => (share === 0 ? 0 : Math.max(1, Math.round((share / all) * BAR))));
  const widest = cells.indexOf(Math.max(...cells));
  cells[widest] = (cells[widest] ?? 0) + BAR - cells.reduce((sum, count) => sum + count, 0);
  return ["▇", "▒", "·"].map((sign, index) => sign.repeat(cells[index] ?? 0)).join("");
}

/** Waivers that somebody has to look after. */
export function waiverLines(
  terminal: Terminal,
  { report, at }: ExportedChecks,
  path: (uri: string) => string,
): string[] {
  return report.waivers.flatMap((waiver) => {
    const said = waiverSays(terminal, waiver, report.today);
    if (said === undefined) return [];
    const { uri, span } = waiver.place;
    const place = terminal.paint.cyan(`${visible(path(uri))}:${at(uri, span.start).line}`);
    return [
      `${terminal.paint.yellow("!")} ${terminal.text("check.waiver", { id: visible(waiver.id), said })}  ${place}`,
    ];
  });
}

function waiverSays(terminal: Terminal, { state, until }: WaiverOutcome, today: string): string | undefined {
  switch (state) {
    case "expired":
      return terminal.text("check.waiver.expired", { until: until ?? "" });
    case "incomplete":
      return terminal.text("check.waiver.incomplete");
    case "needless":
      return terminal.text("check.waiver.needless");
    case "active": {
      const days = until === undefined ? undefined : daysBetween(today, until);
      if (days === undefined || days > SOON) return undefined;
      return terminal.text("check.waiver.ending", { until: until ?? "", days });
    }
  }
}

/** `2 waived · 10 known, 3 of them gone · 57 facts missing` */
export function besideLine(terminal: Terminal, { report, gone }: ExportedChecks): string | undefined {
  const waived = report.rules.reduce((sum, rule) => sum + rule.waived, 0);
  const known = report.findings.filter(({ status }) => status === "known").length;
  // Of what is left out only judgements are counted, some of which wait for the same fact.
  const questions = terminal.text(report.more.questions === 0 ? "check.questions" : "check.many-questions", {
    count: report.questions.length,
  });
  const parts = [
    waived === 0 ? "" : terminal.text("check.waived", { count: waived }),
    gone === undefined ? "" : terminal.text("check.known", { count: known, gone: gone.length }),
    report.questions.length === 0 ? "" : questions,
  ].filter((part) => part !== "");
  return parts.length === 0 ? undefined : terminal.paint.dim(parts.join(" · "));
}

/** What nobody can tell: the facts that most rules wait for first. */
export function questionLines(terminal: Terminal, checks: ExportedChecks, most: number): readonly string[] {
  const { questions } = checks.report;
  if (questions.length === 0) return [];
  const columns = (["missing", "of", "kind", "rules"] as const).map((key) => ({
    title: terminal.text(`check.column.${key}`),
  }));
  const rows = questions
    .slice(0, most)
    .map(({ key, subject, rules }) => [key, subject.name, subject.kind, rules.join(", ")]);
  const more = questions.length - rows.length;
  const rest = more > 0 ? [terminal.paint.dim(terminal.text("check.more-questions", { count: more }))] : [];
  return [...tableOf(terminal, columns, rows), ...rest, ""];
}

/** What is waived, and what was known before. */
export function settledLines(terminal: Terminal, { report }: ExportedChecks): readonly string[] {
  const settled = report.findings.filter(({ status }) => status !== "open");
  if (settled.length === 0) return [];
  const until = new Map(report.waivers.map((waiver) => [waiver.id, waiver.until]));
  const columns = (["finding", "rule", "by", "until"] as const).map((key) => ({
    title: terminal.text(`check.column.${key}`),
  }));
  const rows = settled.map(({ message, rule, waiver }) => [
    message[terminal.locale],
    rule,
    waiver ?? terminal.text("check.baseline"),
    until.get(waiver ?? "") ?? "",
  ]);
  return [...tableOf(terminal, columns, rows), ""];
}
