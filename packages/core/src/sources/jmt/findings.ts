/** Collects what is wrong with a JMT file and what was read otherwise than it says, each with its line. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { lineOfTag, spanOf, type XmlElement } from "../archimate/xml.ts";

export interface Findings {
  readonly diagnostics: Diagnostic[];
  /** Something that could change the result was left out: there is no network. */
  error(element: XmlElement, code: string, parameters: Diagnostic["parameters"]): void;
  /** Read all the same, in a way that is said. `approximates`: results are no longer exact. */
  note(element: XmlElement, code: string, parameters: Diagnostic["parameters"], approximates: boolean): void;
  hasErrors(): boolean;
  isApproximate(): boolean;
}

/** More would help nobody. */
const most = 100;

export function takeFindings(): Findings {
  const diagnostics: Diagnostic[] = [];
  let errors = 0;
  let approximate = false;
  const add = (
    severity: "error" | "warning",
    element: XmlElement,
    code: string,
    parameters: Diagnostic["parameters"],
  ): void => {
    if (diagnostics.length >= most) return;
    const line = lineOfTag(element);
    diagnostics.push({
      code,
      severity,
      uri: element.file.uri,
      span: spanOf(element),
      parameters: { line, ...parameters },
    });
  };
  return {
    diagnostics,
    error(element, code, parameters) {
      errors++;
      add("error", element, code, parameters);
    },
    note(element, code, parameters, approximates) {
      approximate ||= approximates;
      add("warning", element, code, parameters);
    },
    hasErrors: () => errors > 0,
    isApproximate: () => approximate,
  };
}

/** A number from a text that is one as a whole; undefined: it is none, and that has been said. */
export function numberOf(
  findings: Findings,
  element: XmlElement,
  text: string | undefined,
  what: string,
  owner: string,
  isValid: (value: number) => boolean,
): number | undefined {
  if (text === undefined) {
    findings.error(element, "jmt-missing", { owner, what });
    return undefined;
  }
  const trimmed = text.trim();
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u.test(trimmed) ? Number(trimmed) : NaN;
  if (Number.isFinite(value) && isValid(value)) return value;
  findings.error(element, "jmt-bad-value", { owner, what, text: trimmed.slice(0, 60) });
  return undefined;
}

export const isPositive = (value: number): boolean => value > 0;
export const isNotNegative = (value: number): boolean => value >= 0;
export const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= mostCustomers;
export const isServers = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= mostServers;
export const isProbability = (value: number): boolean => value >= 0 && value <= 1;

const mostCustomers = 1e9;
const mostServers = 1e6;
