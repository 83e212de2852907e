/** One span as it is read: only what a service map needs of it. Records are used again and again, since there are millions. */
import { ATTRIBUTES } from "./attributes.ts";

export type SpanKind = 0 | 1 | 2 | 3 | 4 | 5;

/** As OpenTelemetry counts them. */
export const INTERNAL = 1;
export const SERVER = 2;
export const CLIENT = 3;
export const PRODUCER = 4;
export const CONSUMER = 5;

export interface SpanRecord {
  hasId: boolean;
  traceHigh: number;
  traceLow: number;
  high: number;
  low: number;
  /** The identifier is written as hexadecimal digits, as most are. */
  isHexadecimal: boolean;
  hasParent: boolean;
  parentHigh: number;
  parentLow: number;
  /** Of the parent, where the artefact says that it is of another trace. */
  parentTraceHigh: number;
  parentTraceLow: number;
  hasParentTrace: boolean;
  kind: SpanKind;
  /** Milliseconds. */
  start: number;
  end: number;
  duration: number;
  isError: boolean;
  /** Zipkin: the server's span has the id of the client's. */
  isShared: boolean;
  isZipkin: boolean;
  /** Contexts that it says it is linked with: four numbers each. */
  links: number[];
  /** Values of the attributes that `attributes.ts` names, by number. */
  readonly attributes: string[];
  hasAttributes: boolean;
  /** Name of the process in this trace (Jaeger). */
  process: string;
  /** Jaeger's older table of dependencies. */
  parentName: string;
  childName: string;
  calls: number;
}

export function newSpan(): SpanRecord {
  return {
    hasId: false,
    traceHigh: 0,
    traceLow: 0,
    high: 0,
    low: 0,
    isHexadecimal: false,
    hasParent: false,
    parentHigh: 0,
    parentLow: 0,
    parentTraceHigh: 0,
    parentTraceLow: 0,
    hasParentTrace: false,
    kind: 0,
    start: Number.NaN,
    end: Number.NaN,
    duration: Number.NaN,
    isError: false,
    isShared: false,
    isZipkin: false,
    links: [],
    attributes: Array.from({ length: ATTRIBUTES }, () => ""),
    hasAttributes: false,
    process: "",
    parentName: "",
    childName: "",
    calls: 0,
  };
}

/** Makes the record as good as new. */
export function clearSpan(span: SpanRecord): void {
  span.hasId = false;
  span.traceHigh = 0;
  span.traceLow = 0;
  span.hasParent = false;
  span.hasParentTrace = false;
  span.kind = 0;
  span.start = Number.NaN;
  span.end = Number.NaN;
  span.duration = Number.NaN;
  span.isError = false;
  span.isShared = false;
  span.isZipkin = false;
  if (span.links.length > 0) span.links = [];
  if (span.hasAttributes) span.attributes.fill("");
  span.hasAttributes = false;
  span.process = "";
  span.parentName = "";
  span.childName = "";
  span.calls = 0;
}
