/** What a reader writes down on its way: diagnostics with a place, and the loss report. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Loss } from "../../model/facts.ts";
import type { ArchimateDocument } from "../../model/archimate/document.ts";
import { tally, type Tally } from "../../model/archimate/tally.ts";
import { lineOfTag, spanOf, type XmlElement } from "./xml.ts";

export interface ArchimateReading {
  readonly document?: ArchimateDocument;
  readonly diagnostics: readonly Diagnostic[];
  readonly loss: readonly Loss[];
}

export interface Notes {
  readonly tally: Tally;
  readonly diagnostics: readonly Diagnostic[];
  report(code: string, severity: Diagnostic["severity"], at: XmlElement, parameters: Diagnostic["parameters"]): void;
}

/** The same mistake is told this often; the loss report counts them all. */
const MOST_OF_ONE_CODE = 50;

/** Fresh notes. */
export function takeNotes(): Notes {
  const diagnostics: Diagnostic[] = [];
  const counts = new Map<string, number>();
  return {
    tally: tally(),
    diagnostics,
    report: (code, severity, at, parameters) => {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > MOST_OF_ONE_CODE) return;
      const place = { line: lineOfTag(at), ...parameters };
      diagnostics.push({ code, severity, uri: at.file.uri, span: spanOf(at), parameters: place });
    },
  };
}
