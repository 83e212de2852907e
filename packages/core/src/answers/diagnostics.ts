/** What is wrong, as sentences with places. */
import { describe, type Locale } from "../base/codes.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { DiagnosticAnswer, DiagnosticsAnswer } from "./answers.ts";
import { localeOf, positionOf, type Positions } from "./positions.ts";
import { severityCounts } from "./statistics.ts";

/** Diagnostics for a reader of a language, in the order given. */
export function diagnosticsAnswer(
  diagnostics: readonly Diagnostic[],
  positions: Positions,
  language: string,
): DiagnosticsAnswer {
  const locale = localeOf(language);
  return {
    version: 1,
    counts: severityCounts(diagnostics),
    diagnostics: diagnostics.map((diagnostic) => diagnosticAnswer(diagnostic, positions, locale)),
  };
}

/** One diagnostic. */
export function diagnosticAnswer(diagnostic: Diagnostic, positions: Positions, locale: Locale): DiagnosticAnswer {
  const { code, severity, uri, span, suggestion } = diagnostic;
  const start = positionOf(positions, uri, span.start);
  const end = positionOf(positions, uri, span.end);
  return {
    code,
    severity,
    message: describe(diagnostic, locale),
    uri,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
