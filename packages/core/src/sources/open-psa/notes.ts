/** What the reader of Open-PSA files writes down on its way: diagnostics with a place. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { lineOfTag, spanOf, type XmlElement } from "../archimate/xml.ts";

export interface Notes {
  readonly diagnostics: Diagnostic[];
  report(code: string, severity: Diagnostic["severity"], at: XmlElement, parameters: Diagnostic["parameters"]): void;
  error(code: string, at: XmlElement, parameters: Diagnostic["parameters"], suggestion?: string): void;
  hasErrors(): boolean;
}

/** The same mistake is told this often. */
const MOST_OF_ONE_CODE = 20;

/** Fresh notes. */
export function takeNotes(): Notes {
  const diagnostics: Diagnostic[] = [];
  const counts = new Map<string, number>();
  let errors = 0;
  const write = (
    severity: Diagnostic["severity"],
    code: string,
    at: XmlElement,
    parameters: Diagnostic["parameters"],
    suggestion?: string,
  ): void => {
    if (severity === "error") errors++;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count > MOST_OF_ONE_CODE) return;
    const place = { line: lineOfTag(at), ...parameters };
    const told = suggestion === undefined ? {} : { suggestion };
    diagnostics.push({ code, severity, uri: at.file.uri, span: spanOf(at), parameters: place, ...told });
  };
  return {
    diagnostics,
    report: (code, severity, at, parameters) => write(severity, code, at, parameters),
    error: (code, at, parameters, suggestion) => write("error", code, at, parameters, suggestion),
    hasErrors: () => errors > 0,
  };
}
