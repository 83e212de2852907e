/** Reads one field of a span from the window into a record. Gives the place behind its value, or that the window ended or is broken. */
import { ERROR, IP, PEER_SERVICE, PORT, spanAttributes, SPAN_KIND, STATUS_CODE } from "./attributes.ts";
import { BROKEN } from "./byte-window.ts";
import type { ByteWindow } from "./byte-window.ts";
import { F } from "./field-names.ts";
import { CLIENT, CONSUMER, INTERNAL, PRODUCER, SERVER } from "./span.ts";
import type { SpanKind, SpanRecord } from "./span.ts";
import type { WordTable } from "./word-table.ts";

const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;

/** Looks at the pairs of the object at `at`: `pair` gets the bounds of the key and the place of its value, and gives the place behind it. */
export function eachPair(
  window: ByteWindow,
  at: number,
  pair: (from: number, to: number, value: number) => number,
): number {
  let place = window.space(at + 1);
  for (;;) {
    if (place < 0) return place;
    const byte = window.bytes[place];
    if (byte === CLOSE_OBJECT) return place + 1;
    if (byte === COMMA) {
      place = window.space(place + 1);
      continue;
    }
    if (byte !== QUOTE) return BROKEN;
    const after = window.skipText(place);
    if (after < 0) return after;
    const colon = window.space(after);
    if (colon < 0) return colon;
    if (window.bytes[colon] !== COLON) return BROKEN;
    const value = window.space(colon + 1);
    if (value < 0) return value;
    const next = pair(place + 1, after - 1, value);
    if (next < 0) return next;
    place = window.space(next);
  }
}

/** Looks at the items of the array at `at`. */
export function eachItem(window: ByteWindow, at: number, item: (value: number) => number): number {
  let place = window.space(at + 1);
  for (;;) {
    if (place < 0) return place;
    const byte = window.bytes[place];
    if (byte === CLOSE_ARRAY) return place + 1;
    if (byte === COMMA) {
      place = window.space(place + 1);
      continue;
    }
    const next = item(place);
    if (next < 0) return next;
    place = window.space(next);
  }
}

/** Takes the text of an attribute whose name is in the table. */
export type Keep<Into> = (into: Into, name: number, value: string) => void;

/** Attributes in any form: list of `{key, value}` (OTLP, Jaeger), or a map (Zipkin, search indexes). */
export function readAttributes<Into>(
  window: ByteWindow,
  at: number,
  table: WordTable,
  into: Into,
  keep: Keep<Into>,
): number {
  const first = window.bytes[at];
  if (first === OPEN_OBJECT) {
    return eachPair(window, at, (from, to, value) => {
      const name = table.find(window.bytes, from, to);
      if (name === 0) return window.skip(value);
      const after = readValue(window, value);
      if (after >= 0) keep(into, name, window.read);
      return after;
    });
  }
  if (first !== OPEN_ARRAY) return window.skip(at);
  let place = window.space(at + 1);
  for (;;) {
    if (place < 0) return place;
    const byte = window.bytes[place];
    if (byte === CLOSE_ARRAY) return place + 1;
    if (byte === COMMA) place = window.space(place + 1);
    else {
      const next = byte === OPEN_OBJECT ? readKeyValue(window, place, table, into, keep) : window.skip(place);
      if (next < 0) return next;
      place = window.space(next);
    }
  }
}

const BEGINNING = '{"key":"';
const TEXT_VALUE = ',"value":{"stringValue":"';

function readKeyValue<Into>(window: ByteWindow, at: number, table: WordTable, into: Into, keep: Keep<Into>): number {
  // As nearly everybody writes it, without spaces and the key first; whatever is otherwise goes the long way.
  if (!window.says(at, BEGINNING)) return readAnyKeyValue(window, at, table, into, keep);
  const key = at + BEGINNING.length;
  const after = window.skipText(key - 1);
  if (after < 0) return after;
  const name = table.find(window.bytes, key, after - 1);
  if (name === 0) return window.skipOut(after, 1);
  if (!window.says(after, TEXT_VALUE)) return readAnyKeyValue(window, at, table, into, keep);
  const end = readText(window, after + TEXT_VALUE.length - 1);
  if (end < 0) return end;
  keep(into, name, window.read);
  return window.skipOut(end, 2);
}

function readAnyKeyValue<Into>(window: ByteWindow, at: number, table: WordTable, into: Into, keep: Keep<Into>): number {
  let name = 0;
  let text: string | undefined;
  let isUnwanted = false;
  const after = eachPair(window, at, (from, to, value) => {
    const length = to - from;
    if (length === 3 && window.says(from, "key") && window.bytes[value] === QUOTE) {
      const end = window.skipText(value);
      if (end < 0) return end;
      name = table.find(window.bytes, value + 1, end - 1);
      isUnwanted = name === 0;
      return end;
    }
    if (isUnwanted || length < 4 || !isValueName(window, from, length)) return window.skip(value);
    const end = readValue(window, value);
    if (end >= 0) text = window.read;
    return end;
  });
  if (after >= 0 && name !== 0 && text !== undefined) keep(into, name, text);
  return after;
}

/** `value`, and the older `vStr`, `vType`, `vLong` of Jaeger's inner form. */
function isValueName(window: ByteWindow, from: number, length: number): boolean {
  if (length === 5) return window.says(from, "value") || window.says(from, "vLong") || window.says(from, "vBool");
  return length === 4 && window.says(from, "vStr");
}

/** A plain value, or the one inside `{"stringValue": ...}`; of an array the first. Its text is in `read`. */
function readValue(window: ByteWindow, at: number): number {
  const first = window.bytes[at];
  if (first === OPEN_ARRAY) {
    let text = "";
    const after = eachItem(window, at, (item) => {
      const end = text === "" ? readValue(window, item) : window.skip(item);
      if (end >= 0 && text === "") text = window.read;
      return end;
    });
    window.read = text;
    return after;
  }
  if (first !== OPEN_OBJECT) return readText(window, at);
  let text = "";
  const after = eachPair(window, at, (_from, _to, value) => {
    const end = window.bytes[value] === OPEN_OBJECT ? readArrayValue(window, value) : readText(window, value);
    if (end >= 0 && text === "") text = window.read;
    return end;
  });
  window.read = text;
  return after;
}

/** `{"values": [...]}` of an array value. */
function readArrayValue(window: ByteWindow, at: number): number {
  let text = "";
  const after = eachPair(window, at, (_from, _to, value) => {
    const end = window.bytes[value] === OPEN_ARRAY ? readValue(window, value) : window.skip(value);
    if (end >= 0 && text === "" && window.bytes[value] === OPEN_ARRAY) text = window.read;
    return end;
  });
  window.read = text;
  return after;
}

/** A text; of a URL only scheme, host and port, since paths and queries are of many kinds and may hold secrets. */
function readText(window: ByteWindow, at: number): number {
  const after = window.skip(at);
  if (after < 0) return after;
  if (window.bytes[at] !== QUOTE) return window.text(at);
  const authority = endOfAuthority(window, at + 1, after - 1);
  window.read = window.word(at + 1, authority);
  return after;
}

function endOfAuthority({ bytes }: ByteWindow, from: number, to: number): number {
  let place = from;
  const limit = Math.min(to, from + 24);
  while (place < limit && bytes[place] !== COLON) place++;
  if (bytes[place] !== COLON || bytes[place + 1] !== 0x2f || bytes[place + 2] !== 0x2f || place >= limit) return to;
  for (place += 3; place < to; place++) {
    const byte = bytes[place];
    if (byte === 0x2f || byte === 0x3f || byte === 0x23 || byte === 0x5c) return place;
  }
  return to;
}

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
    if (/^5\d\d$/u.test(value)) span.isError = true;
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
