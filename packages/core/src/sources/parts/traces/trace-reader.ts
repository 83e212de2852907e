/**
 * Walks JSON of traces as it arrives, without ever holding a document: objects and arrays that hold spans are walked into, fields of a span
 * go into a record, all else is skipped. A document may be gigabytes in one line.
 */
import type { Place } from "../../../model/claims/claim.ts";
import type { Limits } from "../../source.ts";
import { readAttributes } from "./attribute-list.ts";
import { resourceAttributes, resourceNames } from "./attributes.ts";
import { BROKEN, ByteWindow, STARVED } from "./byte-window.ts";
import { F, fieldNumbers } from "./field-names.ts";
import { identityOf } from "./identity.ts";
import { eachPair } from "./json-pairs.ts";
import { readField } from "./read-fields.ts";
import type { ServiceMap } from "./service-map.ts";
import { clearSpan, newSpan } from "./span.ts";
import type { SpanRecord } from "./span.ts";

/** What went wrong with one artefact. */
export interface TraceTrouble {
  readonly what: "json" | "deep" | "truncated" | "batch";
  readonly line: number;
  count: number;
}

interface Frame {
  isArray: boolean;
  /** Its spans lie deeper inside and share its resource or its processes. */
  isHolder: boolean;
  /** It is a resource with its spans. */
  isResource: boolean;
  /** Number of the service that it names; `undefined` where it has not, -1 where that is no name. */
  service: number | undefined;
  processes: Map<string, number> | undefined;
  /** Spans that came before what names their service. */
  batch: SpanRecord[];
  readonly span: SpanRecord;
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** One value that is read as a whole must fit into this; larger ones are walked over. */
const LARGEST_VALUE = 1 << 24;
/** Spans that may wait for the name of their service. */
const MOST_BATCHED = 500_000;

export class TraceReader {
  readonly troubles: TraceTrouble[] = [];
  private readonly window = new ByteWindow();
  private at = 0;
  private readonly frames: Frame[] = [];
  private depth = 0;
  private lines = 0;
  /** Walking over something: how deep in it, and whether in a text. */
  private over: { depth: number; isText: boolean; isEscaped: boolean } | undefined;
  /** The rest of this line is no JSON. */
  private isJunk = false;
  private current: SpanRecord = newSpan();
  private readonly resources = new Map<number, number>();
  private readonly place = (): Place => this.placeOf();
  private readonly map: ServiceMap;
  private readonly file: string;
  private readonly limits: Limits;

  constructor(map: ServiceMap, file: string, limits: Limits) {
    this.map = map;
    this.file = file;
    this.limits = limits;
  }

  push(piece: Uint8Array): void {
    this.window.push(piece, this.at);
    this.at = 0;
    this.run();
  }

  end(): void {
    this.window.isLast = true;
    this.run();
    if (this.depth > 0 || this.over !== undefined) this.tell("truncated");
    while (this.depth > 0) this.close();
  }

  private run(): void {
    const { window } = this;
    while (this.at < window.end) {
      const before = this.at;
      if (this.over !== undefined) this.walkOver(this.over);
      else if (this.isJunk) this.leaveLine();
      else if (!this.step()) {
        if (window.end - before > LARGEST_VALUE && !window.isLast) this.overLarge();
        else return;
      }
    }
  }

  /** One token of the outline, or one field. Whether there was enough of it. */
  private step(): boolean {
    const { window } = this;
    if (this.depth === 0) return this.begin();
    const at = window.space(this.at);
    if (at < 0) {
      this.at = window.end;
      return true;
    }
    const byte = window.bytes[at];
    const frame = this.frames[this.depth - 1];
    if (frame === undefined) return this.broken();
    this.at = at;
    if (byte === COMMA) return this.goTo(at + 1);
    if (byte === (frame.isArray ? CLOSE_ARRAY : CLOSE_OBJECT)) {
      this.close();
      return this.goTo(at + 1);
    }
    if (!frame.isArray) return byte === QUOTE ? this.pair(at, frame) : this.broken();
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) return this.open(at);
    return this.goTo(window.skip(at));
  }

  /** Before and between documents. */
  private begin(): boolean {
    const { window } = this;
    let at = this.at;
    while (at < window.end) {
      const byte = window.bytes[at] ?? 0;
      if (byte === NEWLINE) this.lines++;
      else if (byte > 0x20 && byte !== COMMA) break;
      at++;
    }
    this.at = at;
    if (at >= window.end) return true;
    const byte = window.bytes[at];
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) return this.open(at);
    // A byte order mark in UTF-8.
    if (byte === 0xef || byte === 0xbb || byte === 0xbf) return this.goTo(at + 1);
    return this.broken();
  }

  private goTo(at: number): boolean {
    if (at === BROKEN) return this.broken();
    if (at < 0) return false;
    this.at = at;
    return true;
  }

  private open(at: number): boolean {
    if (this.depth >= this.limits.depth) {
      this.tell("deep");
      this.over = { depth: 0, isText: false, isEscaped: false };
      this.at = at;
      return true;
    }
    const frame = this.frames[this.depth] ?? this.newFrame();
    frame.isArray = this.window.bytes[at] === OPEN_ARRAY;
    frame.isHolder = false;
    frame.isResource = false;
    frame.service = undefined;
    frame.processes = undefined;
    if (frame.batch.length > 0) frame.batch = [];
    clearSpan(frame.span);
    this.depth++;
    this.at = at + 1;
    return true;
  }

  private newFrame(): Frame {
    const frame: Frame = {
      isArray: false,
      isHolder: false,
      isResource: false,
      service: undefined,
      processes: undefined,
      batch: [],
      span: newSpan(),
    };
    this.frames.push(frame);
    return frame;
  }

  private pair(at: number, frame: Frame): boolean {
    const { window } = this;
    const after = window.skipText(at);
    if (after < 0) return this.goTo(after);
    const colon = window.space(after);
    if (colon < 0) return false;
    if (window.bytes[colon] !== COLON) return this.broken();
    const value = window.space(colon + 1);
    if (value < 0) return false;
    const field = fieldNumbers.find(window.view, at + 1, after - 1);
    if (field === 0) {
      const next = window.skip(value);
      if (next !== STARVED || window.end - at <= LARGEST_VALUE || window.isLast) return this.goTo(next);
      this.over = { depth: 0, isText: false, isEscaped: false };
      this.at = value;
      return true;
    }
    const byte = window.bytes[value];
    if ((field === F.container || field === F.scopes) && (byte === OPEN_OBJECT || byte === OPEN_ARRAY)) {
      frame.isHolder = true;
      if (field === F.scopes) frame.isResource = true;
      return this.open(value);
    }
    return this.goTo(this.field(field, value, frame));
  }

  private field(field: number, value: number, frame: Frame): number {
    const { window } = this;
    switch (field) {
      case F.resource:
        return this.readResource(value, (service) => (frame.service = service));
      case F.process:
        return this.readProcess(value, (service) => (frame.service = service));
      case F.localEndpoint:
        frame.span.isZipkin = true;
        return this.readProcess(value, (service) => (frame.service = service));
      case F.processes: {
        if (window.bytes[value] !== OPEN_OBJECT) return window.skip(value);
        const processes = new Map<string, number>();
        frame.processes = processes;
        return eachPair(window, value, (from, to, at) => {
          const name = window.word(from, to);
          return this.readProcess(at, (service) => processes.set(name, service));
        });
      }
      default:
        return readField(window, field, value, frame.span);
    }
  }

  /** The same bytes name the same service. */
  private readResource(at: number, named: (service: number) => void): number {
    const { window } = this;
    const after = window.skip(at);
    if (after < 0 || window.bytes[at] !== OPEN_OBJECT) return after;
    const key = window.fingerprint(at, after);
    const known = this.resources.get(key);
    if (known !== undefined) {
      named(known);
      return after;
    }
    const attributes = new Map<string, string>();
    const end = eachPair(window, at, (from, to, value) => {
      if (to - from !== 10 || !window.says(from, "attributes")) return window.skip(value);
      return this.readResourceAttributes(value, attributes);
    });
    if (end < 0) return end;
    const service = this.serviceOf(attributes);
    if (this.resources.size < 50_000) this.resources.set(key, service);
    named(service);
    return end;
  }

  private readResourceAttributes(at: number, attributes: Map<string, string>): number {
    return readAttributes(this.window, at, resourceAttributes, attributes, keepFirst);
  }

  /** A process of Jaeger or an endpoint of Zipkin: `{serviceName, tags}`. */
  private readProcess(at: number, named: (service: number) => void): number {
    const { window } = this;
    if (window.bytes[at] !== OPEN_OBJECT) return window.skip(at);
    const attributes = new Map<string, string>();
    const after = eachPair(window, at, (from, to, value) => {
      const name = window.word(from, to);
      if (name === "serviceName" || name === "service_name") {
        const end = window.text(value);
        if (window.read !== "") attributes.set("service.name", window.read);
        return end;
      }
      return name === "tags" || name === "tag" ? this.readResourceAttributes(value, attributes) : window.skip(value);
    });
    if (after >= 0) named(this.serviceOf(attributes));
    return after;
  }

  private serviceOf(attributes: ReadonlyMap<string, string>): number {
    const identity = identityOf(attributes);
    return identity === undefined ? -1 : this.map.service(identity.name, identity.namespace, attributes);
  }

  /** An object or array ends: what it was is now known. */
  private close(): void {
    this.depth--;
    const frame = this.frames[this.depth];
    if (frame === undefined) return;
    for (const span of frame.batch) this.give(span, frame.processes?.get(span.process) ?? frame.service ?? -1);
    if (frame.batch.length > 0) frame.batch = [];
    if (frame.isArray) return;
    const { span } = frame;
    if (span.hasId && (span.traceHigh !== 0 || span.traceLow !== 0) && !frame.isHolder) this.finish(frame);
    else if (span.parentName !== "" && span.childName !== "" && span.calls > 0) {
      this.map.addCalls(span.parentName, span.childName, span.calls, this.place);
    }
  }

  private finish(frame: Frame): void {
    const { span } = frame;
    if (frame.service !== undefined) {
      this.give(span, frame.service);
      return;
    }
    let waits: Frame | undefined;
    for (let level = this.depth - 1; level >= 0; level--) {
      const around = this.frames[level];
      if (around === undefined || around.isArray) continue;
      const service = span.process === "" ? around.service : (around.processes?.get(span.process) ?? around.service);
      if (service !== undefined) {
        this.give(span, service);
        return;
      }
      if (around.isResource || (around.isHolder && waits === undefined)) waits = around;
      if (around.isResource) break;
    }
    if (waits === undefined) this.give(span, -1);
    else if (waits.batch.length >= MOST_BATCHED) this.tell("batch");
    else waits.batch.push({ ...span, links: [...span.links], attributes: [...span.attributes] });
  }

  private give(span: SpanRecord, service: number): void {
    this.current = span;
    this.map.add(span, service, this.place);
  }

  private placeOf(): Place {
    const { current, file } = this;
    const hex = (part: number): string => (part >>> 0).toString(16).padStart(8, "0");
    const pointer =
      current.hasId && current.isHexadecimal ? { pointer: `span ${hex(current.high)}${hex(current.low)}` } : {};
    const isLines = this.lines > 0 || /\.(?:ndjson|jsonl)$/iu.test(file);
    return { file, ...(isLines ? { line: this.lines + 1 } : {}), ...pointer };
  }

  private overLarge(): void {
    this.over = { depth: 0, isText: false, isEscaped: false };
    this.tell("batch");
    const { window } = this;
    if (this.depth > 0 && window.bytes[this.at] === QUOTE && this.frames[this.depth - 1]?.isArray === false) {
      const after = window.skipText(this.at);
      const colon = after < 0 ? after : window.space(after);
      const value = colon < 0 ? colon : window.space(colon + 1);
      if (value >= 0) this.at = value;
    }
  }

  /** Over a value of any size, a piece at a time. */
  private walkOver(over: { depth: number; isText: boolean; isEscaped: boolean }): void {
    const { bytes, end } = this.window;
    let place = this.at;
    while (place < end) {
      const byte = bytes[place++];
      if (over.isText) {
        if (over.isEscaped) over.isEscaped = false;
        else if (byte === 0x5c) over.isEscaped = true;
        else if (byte === QUOTE) over.isText = false;
        if (over.isText || over.depth > 0) continue;
        this.over = undefined;
        break;
      }
      if (byte === QUOTE) over.isText = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) over.depth++;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (--over.depth > 0) continue;
        this.over = undefined;
        break;
      }
    }
    this.at = place;
  }

  /** What follows up to the end of the line is of no use; what was read before stays. */
  private broken(): boolean {
    this.tell("json");
    while (this.depth > 0) this.close();
    this.isJunk = true;
    return true;
  }

  private leaveLine(): void {
    const at = this.window.bytes.subarray(0, this.window.end).indexOf(NEWLINE, this.at);
    this.isJunk = at < 0;
    this.at = at < 0 ? this.window.end : at;
  }

  private tell(what: TraceTrouble["what"]): void {
    const known = this.troubles.find((trouble) => trouble.what === what);
    if (known === undefined) this.troubles.push({ what, line: this.lines + 1, count: 1 });
    else known.count++;
  }
}

function keepFirst(attributes: Map<string, string>, name: number, value: string): void {
  const known = resourceNames[name - 1];
  if (known !== undefined && value !== "" && !attributes.has(known)) attributes.set(known, value);
}
