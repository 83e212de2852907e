/** What went wrong while reading a text, as diagnostics of the catalogue. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Limits } from "../source.ts";
import type { YamlProblem } from "./yaml.ts";

export function problemsOf(uri: string, problems: readonly YamlProblem[], limits: Limits): readonly Diagnostic[] {
  return problems.map(({ code, what, line }) => ({
    code,
    severity: "warning",
    uri,
    span: { start: 0, end: 0 },
    parameters: { what, line, limit: code === "artefact-too-deep" ? limits.depth : limits.bytes },
  }));
}
