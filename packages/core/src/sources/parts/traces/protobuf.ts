/** Binary OTLP (`TracesData`, or the same with a length before each, as the collector's file exporter writes it): the few fields of a map. */
import type { Place } from "../../../model/claims/claim.ts";
import { resourceAttributes, resourceNames, spanAttributes } from "./attributes.ts";
import { identityOf } from "./identity.ts";
import { keepAttribute } from "./read-fields.ts";
import type { ServiceMap } from "./service-map.ts";
import { clearSpan, newSpan } from "./span.ts";
import type { SpanKind, SpanRecord } from "./span.ts";
import type { WordTable } from "../word-table.ts";

/** Adds all spans. Whether the bytes were what they should be, to the end. */
export function readProtobuf(bytes: Uint8Array, map: ServiceMap, file: string): boolean {
  const reader = new ProtobufTraces(bytes, map, file);
  if (bytes[0] === 0x0a) return reader.data(0, bytes.length);
  let at = 0;
  while (at + 4 <= bytes.length) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
    if (at + 4 + length > bytes.length || !reader.data(at + 4, at + 4 + length)) return false;
    at += 4 + length;
  }
  return at === bytes.length;
}

type Visit = (field: number, wire: number, from: number, to: number) => boolean;

class ProtobufTraces {
  private readonly view: DataView;
  private readonly decoder = new TextDecoder();
  private readonly span: SpanRecord = newSpan();
  private readonly place: Place;
  private readonly bytes: Uint8Array;
  private readonly map: ServiceMap;
  private value = 0;

  constructor(bytes: Uint8Array, map: ServiceMap, file: string) {
    this.bytes = bytes;
    this.map = map;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.place = { file };
  }

  data(from: number, to: number): boolean {
    return this.fields(from, to, (field, wire, at, end) => field !== 1 || wire !== 2 || this.resourceSpans(at, end));
  }

  private resourceSpans(from: number, to: number): boolean {
    let service = -1;
    const named = this.fields(from, to, (field, wire, at, end) => {
      if (field !== 1 || wire !== 2) return true;
      const attributes = new Map<string, string>();
      const isRead = this.fields(
        at,
        end,
        (inner, kind, start, stop) =>
          inner !== 1 ||
          kind !== 2 ||
          this.keyValue(start, stop, resourceAttributes, (name, text) => {
            const known = resourceNames[name - 1];
            if (known !== undefined) attributes.set(known, text);
          }),
      );
      const identity = identityOf(attributes);
      if (identity !== undefined) service = this.map.service(identity.name, identity.namespace, attributes);
      return isRead;
    });
    return (
      named &&
      this.fields(
        from,
        to,
        (field, wire, at, end) =>
          field !== 2 ||
          wire !== 2 ||
          this.fields(
            at,
            end,
            (inner, kind, start, stop) => inner !== 2 || kind !== 2 || this.readSpan(start, stop, service),
          ),
      )
    );
  }

  private readSpan(from: number, to: number, service: number): boolean {
    const { span } = this;
    clearSpan(span);
    const isRead = this.fields(from, to, (field, wire, at, end) => this.spanField(field, wire, at, end));
    if (isRead && span.hasId) this.map.add(span, service, () => this.place);
    return isRead;
  }

  private spanField(field: number, wire: number, at: number, end: number): boolean {
    const { span, view } = this;
    if (field === 6 && wire === 0) span.kind = this.value >= 0 && this.value <= 5 ? (this.value as SpanKind) : 0;
    else if (field === 7 && wire === 1) span.start = Number(view.getBigUint64(at, true)) / 1e6;
    else if (field === 8 && wire === 1) span.end = Number(view.getBigUint64(at, true)) / 1e6;
    else if (wire !== 2) return true;
    else if (field === 1) [span.traceHigh, span.traceLow] = this.id(at, end);
    else if (field === 2) {
      [span.high, span.low] = this.id(at, end);
      span.hasId = end - at === 8;
      span.isHexadecimal = true;
    } else if (field === 4) {
      [span.parentHigh, span.parentLow] = this.id(at, end);
      span.hasParent = span.parentHigh !== 0 || span.parentLow !== 0;
    } else if (field === 9) {
      return this.keyValue(at, end, spanAttributes, (name, text) => keepAttribute(span, name, text));
    } else if (field === 13) return this.link(at, end);
    else if (field === 15) {
      return this.fields(at, end, (inner, kind) => {
        if (inner === 3 && kind === 0 && this.value === 2) span.isError = true;
        return true;
      });
    }
    return true;
  }

  private link(from: number, to: number): boolean {
    const found = [0, 0, 0, 0];
    const isRead = this.fields(from, to, (field, wire, at, end) => {
      if (wire === 2 && (field === 1 || field === 2)) [found[field * 2 - 2], found[field * 2 - 1]] = this.id(at, end);
      return true;
    });
    if (this.span.links.length < 256) this.span.links.push(...found);
    return isRead;
  }

  private id(from: number, to: number): [number, number] {
    return to - from < 8 ? [0, 0] : [this.view.getInt32(to - 8), this.view.getInt32(to - 4)];
  }

  private keyValue(from: number, to: number, table: WordTable, keep: (name: number, text: string) => void): boolean {
    let name = 0;
    let text = "";
    const isRead = this.fields(from, to, (field, wire, at, end) => {
      if (field === 1 && wire === 2) name = table.find(this.view, at, end);
      if (field !== 2 || wire !== 2 || name === 0) return true;
      return this.fields(at, end, (inner, kind, start, stop) => {
        if (inner === 1 && kind === 2)
          text = this.text(start, stop).replace(/^([a-z][a-z0-9+.-]{0,20}:\/\/[^/?#\\]*).*$/isu, "$1");
        else if (inner === 2 && kind === 0) text = this.value === 0 ? "false" : "true";
        else if (inner === 3 && kind === 0) text = String(this.value);
        return true;
      });
    });
    if (isRead && text !== "" && name !== 0) keep(name, text);
    return isRead;
  }

  private text(from: number, to: number): string {
    return this.decoder.decode(this.bytes.subarray(from, Math.min(to, from + 4096)));
  }

  /** Visits the fields of a message; a number that is no length is in `value`. */
  private fields(from: number, to: number, visit: Visit): boolean {
    let at = from;
    while (at < to) {
      at = this.varint(at, to);
      if (at < 0) return false;
      const tag = this.value;
      const wire = tag & 7;
      const field = Math.floor(tag / 8);
      let end = at;
      if (wire === 0) end = this.varint(at, to);
      else if (wire === 1) end = at + 8;
      else if (wire === 5) end = at + 4;
      else if (wire === 2) {
        at = this.varint(at, to);
        if (at < 0) return false;
        end = at + this.value;
      } else return false;
      if (field === 0 || end < 0 || end > to || !visit(field, wire, at, end)) return false;
      at = end;
    }
    return true;
  }

  private varint(from: number, to: number): number {
    let value = 0;
    let scale = 1;
    for (let at = from; at < to && at < from + 10; at++) {
      const byte = this.bytes[at] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        this.value = value;
        return at + 1;
      }
      scale *= 128;
    }
    return -1;
  }
}
