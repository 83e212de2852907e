/** Reads one field of a span from the window into a record. Gives the place behind its value, or that the window ended or is broken. */
import { ERROR, IP, PEER_SERVICE, PORT, spanAttributes, SPAN_KIND, STATUS_CODE } from "./attributes.ts";
import { readAttributes } from "./attribute-list.ts";
import type { ByteWindow } from "./byte-window.ts";
import { F } from "./field-names.ts";
import { eachItem, eachPair } from "./json-pairs.ts";
import { CLIENT, CONSUMER, INTERNAL, PRODUCER, SERVER } from "./span.ts";
import type { SpanKind, SpanRecord } from "./span.ts";

const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const COMMA = 0x2c;

/** Reads a field of a span; unknown ones are skipped by the caller. */
export function readField(window: ByteWindow, field: number, at: number, span: SpanRecord): number {
  switch (field) {
    case F.traceId: {
      const after = window.id(at);
      span.traceHigh = window.idHigh;
      span.traceLow = window.idLow;
      return after;
    }
    case F.spanId: {
      const after = window.id(at);
      span.high = window.idHigh;
      span.low = window.idLow;
      span.hasId = after > 0 && window.bytes[at] !== OPEN_OBJECT && window.bytes[at] !== OPEN_ARRAY;
      span.isHexadecimal = window.isHexadecimal;
      return after;
    }
    case F.parentId: {
      const after = window.id(at);
      setParent(span, window.idHigh, window.idLow);
      return after;
    }
    case F.kind:
      return readKind(window, at, span);
    case F.startNano:
    case F.endNano:
    case F.startMicro:
    case F.durationMicro:
      return readTime(window, field, at, span);
    case F.attributes:
      return readAttributes(window, at, spanAttributes, span, keepAttribute);
    case F.status:
      return readStatus(window, at, span);
    case F.references:
      return readReferences(window, at, span);
    case F.links:
      return readLinks(window, at, span);
    case F.processId: {
      const after = window.text(at);
      span.process = window.read;
      return after;
    }
    case F.shared: {
      const after = window.text(at);
      span.isShared = window.read === "true";
      return after;
    }
    case F.parent: {
      const after = window.text(at);
      span.parentName = window.read;
      return after;
    }
    case F.child: {
      const after = window.text(at);
      span.childName = window.read;
      return after;
    }
    case F.callCount: {
      const after = window.readNumber(at);
      span.calls = window.number > 0 ? window.number : 0;
      return after;
    }
    case F.remoteEndpoint:
      return readRemote(window, at, span);
    default:
      return window.skip(at);
  }
}

function setParent(span: SpanRecord, high: number, low: number): void {
  span.hasParent = high !== 0 || low !== 0;
  span.parentHigh = high;
  span.parentLow = low;
}

/** Keeps the value of an attribute that `attributes.ts` names. */
export function keepAttribute(span: SpanRecord, name: number, value: string): void {
  if (value === "") return;
  const at = (name - 1) >> 6;
  const rank = (name - 1) & 63;
  if (at === SPAN_KIND) {
    span.kind = kinds[value.toLowerCase()] ?? span.kind;
    return;
  }
  if (at === ERROR) {
    if (!/^(?:|false|0|ok|unset)$/iu.test(value)) span.isError = true;
    return;
  }
  if (at === STATUS_CODE) {
    if (value.length === 3 && value.startsWith("5") && /^\d+$/u.test(value)) span.isError = true;
    return;
  }
  span.hasAttributes = true;
  if (rank === 0 || (span.attributes[at] ?? "") === "") span.attributes[at] = value;
}

const kinds: Readonly<Record<string, SpanKind>> = {
  "1": INTERNAL,
  "2": SERVER,
  "3": CLIENT,
  "4": PRODUCER,
  "5": CONSUMER,
  internal: INTERNAL,
  server: SERVER,
  client: CLIENT,
  producer: PRODUCER,
  consumer: CONSUMER,
  span_kind_internal: INTERNAL,
  span_kind_server: SERVER,
  span_kind_client: CLIENT,
  span_kind_producer: PRODUCER,
  span_kind_consumer: CONSUMER,
};

function readKind(window: ByteWindow, at: number, span: SpanRecord): number {
  const digit = (window.bytes[at] ?? 0) - 0x30;
  if (digit > 0 && digit <= CONSUMER && window.bytes[at + 1] === COMMA && at + 1 < window.end) {
    span.kind = digit as SpanKind;
    return at + 1;
  }
  const after = window.text(at);
  span.kind = kinds[window.read] ?? kinds[window.read.toLowerCase()] ?? 0;
  return after;
}

function readTime(window: ByteWindow, field: number, at: number, span: SpanRecord): number {
  const after = window.readNumber(at);
  const value = window.number;
  if (field === F.startNano) span.start = value / 1e6;
  else if (field === F.endNano) span.end = value / 1e6;
  else if (field === F.startMicro) span.start = value / 1e3;
  else span.duration = value / 1e3;
  return after;
}

function readStatus(window: ByteWindow, at: number, span: SpanRecord): number {
  if (window.bytes[at] !== OPEN_OBJECT) return window.skip(at);
  if (window.bytes[at + 1] === CLOSE_OBJECT && at + 1 < window.end) return at + 2;
  return eachPair(window, at, (from, to, value) => {
    if (to - from !== 4 || !window.says(from, "code")) return window.skip(value);
    const after = window.text(value);
    if (window.read === "2" || window.read === "STATUS_CODE_ERROR") span.isError = true;
    return after;
  });
}

/** Jaeger: the first `CHILD_OF` is the parent, else the first of any sort. */
function readReferences(window: ByteWindow, at: number, span: SpanRecord): number {
  if (window.bytes[at] !== OPEN_ARRAY) return window.skip(at);
  let isChild = false;
  return eachItem(window, at, (item) => {
    if (window.bytes[item] !== OPEN_OBJECT) return window.skip(item);
    const found = [0, 0, 0, 0];
    let type = "";
    const after = eachPair(window, item, (from, to, value) =>
      readContext(window, from, to, value, found, (read) => (type = read)),
    );
    if (after < 0) return after;
    if (!span.hasParent || (!isChild && type === "CHILD_OF")) {
      setParent(span, found[2] ?? 0, found[3] ?? 0);
      span.hasParentTrace = (found[0] ?? 0) !== 0 || (found[1] ?? 0) !== 0;
      span.parentTraceHigh = found[0] ?? 0;
      span.parentTraceLow = found[1] ?? 0;
      isChild = type === "CHILD_OF";
    } else if (type === "FOLLOWS_FROM") span.links.push(...found);
    return after;
  });
}

const MOST_LINKS = 64;

function readLinks(window: ByteWindow, at: number, span: SpanRecord): number {
  if (window.bytes[at] !== OPEN_ARRAY) return window.skip(at);
  return eachItem(window, at, (item) => {
    if (window.bytes[item] !== OPEN_OBJECT || span.links.length >= MOST_LINKS * 4) return window.skip(item);
    const found = [0, 0, 0, 0];
    const after = eachPair(window, item, (from, to, value) =>
      readContext(window, from, to, value, found, () => undefined),
    );
    if (after > 0) span.links.push(...found);
    return after;
  });
}

function readContext(
  window: ByteWindow,
  from: number,
  to: number,
  value: number,
  found: number[],
  type: (read: string) => void,
): number {
  const name = window.word(from, to);
  if (/^trace_?id$/iu.test(name) || /^span_?id$/iu.test(name)) {
    const after = window.id(value);
    const base = name.startsWith("t") ? 0 : 2;
    found[base] = window.idHigh;
    found[base + 1] = window.idLow;
    return after;
  }
  if (name !== "refType") return window.skip(value);
  const after = window.text(value);
  type(window.read);
  return after;
}

/** Zipkin: the other end as the client knows it. */
function readRemote(window: ByteWindow, at: number, span: SpanRecord): number {
  if (window.bytes[at] !== OPEN_OBJECT) return window.skip(at);
  span.isZipkin = true;
  return eachPair(window, at, (from, to, value) => {
    const after = window.text(value);
    if (after < 0) return after;
    const name = window.word(from, to);
    const text = window.read;
    if (name === "serviceName") keepFirst(span, PEER_SERVICE, text);
    else if (name === "ipv4" || name === "ipv6") keepFirst(span, IP, text);
    else if (name === "port") keepFirst(span, PORT, text);
    return after;
  });
}

function keepFirst(span: SpanRecord, at: number, value: string): void {
  if (value === "") return;
  span.hasAttributes = true;
  if ((span.attributes[at] ?? "") === "") span.attributes[at] = value;
}
