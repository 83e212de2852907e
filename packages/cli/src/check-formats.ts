/** What checking found in a format for other programs: pieces of a file, or several files of a folder. */
import type { DiagnosticsAnswer } from "@orrery/core/answers/answers";
import { diagnosticsAnswer } from "@orrery/core/answers/diagnostics";
import { severityCounts } from "@orrery/core/answers/statistics";
import type { ExportedChecks } from "@orrery/core/exports/checked";
import type { DataTable } from "@orrery/core/model/tables/cell";
import type { CheckedHere } from "./checking.ts";

export type CheckFormat = "text" | "json" | "sarif" | "junit" | "markdown" | "csv" | "xlsx" | "oscal";

export interface FormatWish {
  /** Also what nobody can tell; also what is waived or known. */
  readonly unknown: boolean;
  readonly waived: boolean;
}

/** One file for all formats but `text` and `json`, whose answer is the command's own. */
export async function fileOf(
  checks: CheckedHere,
  format: Exclude<CheckFormat, "text" | "json">,
  { unknown, waived }: FormatWish,
): Promise<string | Uint8Array> {
  switch (format) {
    case "sarif":
      return (await import("@orrery/core/exports/sarif")).writeSarif(checks, {
        withSettled: waived,
        withUnknown: unknown,
      });
    case "junit":
      return (await import("@orrery/core/exports/junit")).writeJunit(checks);
    case "markdown":
      return (await import("@orrery/core/exports/checks-markdown")).writeChecksMarkdown(checks);
    case "csv":
      return (await csvFiles(checks)).get("findings.csv") ?? "";
    case "xlsx":
      return (await import("@orrery/core/exports/tables/xlsx")).writeXlsx(await tablesOf(checks));
    case "oscal": {
      const { assessFrameworks, basisOf } = await import("@orrery/core/rules/assessment/assess");
      const assessments = assessFrameworks(basisOf(checks.model, checks.report));
      return (await import("@orrery/core/exports/oscal")).writeOscal({ ...checks, assessments });
    }
  }
}

/**
 * The answer for programs. What is wrong with the texts stands in it as it did before there were rules; what they found, under `checks`.
 * The counts are of everything, also of what is left out.
 */
export async function jsonPieces(shown: CheckedHere, all: CheckedHere): Promise<readonly string[]> {
  const answer: DiagnosticsAnswer = {
    ...diagnosticsAnswer(shown.diagnostics, shown.positions, shown.locale),
    counts: severityCounts(all.diagnostics),
  };
  if (shown.report.rules.length === 0) return [`${JSON.stringify(answer, undefined, 2)}\n`];
  return [...(await import("@orrery/core/exports/checks-json")).writeChecksJson(answer, shown)];
}

/** All tables, for a folder: `findings.csv`, `questions.csv`, `rules.csv`, `waivers.csv`. */
export async function csvFiles(checks: ExportedChecks): Promise<ReadonlyMap<string, Uint8Array>> {
  const { PLAIN_CSV, writeCsv } = await import("@orrery/core/exports/tables/csv");
  return new Map((await tablesOf(checks)).map((table) => [`${table.name}.csv`, writeCsv(table, PLAIN_CSV)]));
}

/** The format that a file name asks for; undefined where it asks for none. */
export function formatOf(path: string): CheckFormat | undefined {
  const ending = /\.([^.\\/]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  return endings[ending];
}

const endings: Readonly<Record<string, CheckFormat>> = {
  json: "json",
  sarif: "sarif",
  xml: "junit",
  md: "markdown",
  csv: "csv",
  xlsx: "xlsx",
};

async function tablesOf(checks: ExportedChecks): Promise<readonly DataTable[]> {
  return (await import("@orrery/core/exports/checks-tables")).checkTables(checks);
}
