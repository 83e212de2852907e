/** The help page of a diagnostic: its sentence on the smallest text that provokes it. */
import { codes, describe, type Code } from "../../base/codes.ts";
import { encode, lineStarts, positionAt } from "../../base/text.ts";
import { Workspace } from "../../workspace.ts";
import type { DiagnosticHelp } from "../help-answers.ts";
import { diagnosticGroup } from "./diagnostic-groups.ts";
import { said } from "./said.ts";
import { diagnosticEntry, type HelpContext, readablePattern } from "./entries.ts";

/** Undefined where there is no such code. */
export function diagnosticHelp(context: HelpContext, id: string): DiagnosticHelp | undefined {
  const code = codes.find((one) => one.code === id);
  if (code === undefined) return undefined;
  return {
    version: 1,
    topic: "diagnostic",
    entry: diagnosticEntry(context, id),
    why: said(diagnosticGroup(id).why, context.language),
    example: exampleOf(context, code),
    pattern: said({ en: readablePattern(code.en), fr: readablePattern(code.fr) }, context.language),
  };
}

function exampleOf({ language }: HelpContext, { code, example: text }: Code): DiagnosticHelp["example"] {
  if (text === undefined) return null;
  const bytes = encode(text);
  const found = Workspace.load([{ uri: "example.orrery", bytes }])
    .diagnostics()
    .find((diagnostic) => diagnostic.code === code);
  if (found === undefined) return null;
  const { line, column } = positionAt(bytes, lineStarts(bytes), found.span.start);
  return {
    text,
    line,
    column,
    severity: found.severity,
    message: said({ en: describe(found, "en"), fr: describe(found, "fr") }, language),
    suggestion: found.suggestion ?? null,
  };
}
