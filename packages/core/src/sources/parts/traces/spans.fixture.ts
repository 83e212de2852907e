/** Spans for tests, and writers of them in every format that is read. */
import fc from "fast-check";
import { jaeger } from "../../jaeger/source.ts";
import { otlp } from "../../otlp/source.ts";
import type { Source } from "../../source.ts";

export interface PlainSpan {
  readonly trace: string;
  readonly id: string;
  readonly parent: string;
  readonly service: string;
}

/** Some traces of some services; parents come before or after their children, or are missing. */
export const spansOf: fc.Arbitrary<PlainSpan[]> = fc
  .array(
    fc.record({
      trace: fc.nat(3),
      parent: fc.nat(12),
      service: fc.constantFrom("cart", "shop", 'é-"quoted"', "billing"),
      order: fc.nat(),
    }),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows
      .map(({ trace, parent, service, order }, at) => ({
        order,
        span: {
          trace: `0af7651916cd43dd8448eb211c8031${(trace + 16).toString(16)}`,
          id: hex(at + 1),
          // The numbers of the first spans, of later ones, of itself never, or of none.
          parent: parent === 0 || parent === at + 1 ? "" : hex(parent),
          service,
        },
      }))
      .toSorted((a, b) => a.order - b.order)
      .map(({ span }) => span),
  );

function hex(number: number): string {
  return (number * 0x1234567).toString(16).padStart(16, "c");
}

export interface Writer {
  readonly source: Source;
  readonly path: string;
  readonly write: (spans: readonly PlainSpan[]) => string | Uint8Array;
}

const micro = 1_544_712_660_000_000;

function attribute(key: string, text: string): object {
  return { key, value: { stringValue: text } };
}

function otlpBatch(span: PlainSpan, id: (text: string) => string = (text) => text): object {
  return {
    resource: { attributes: [attribute("service.name", span.service), attribute("other", '{"a":[')] },
    scopeSpans: [
      {
        scope: { name: "x" },
        spans: [
          {
            traceId: id(span.trace),
            spanId: id(span.id),
            ...(span.parent === "" ? {} : { parentSpanId: id(span.parent) }),
            name: "]}",
            startTimeUnixNano: String(micro * 1000),
            endTimeUnixNano: String(micro * 1000 + 5),
            events: [{ attributes: [attribute("service.name", "wrong")] }],
          },
        ],
      },
    ],
  };
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function base64(text: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const bits = [...bytesOf(text)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const words = (bits.match(/.{1,6}/gu) ?? []).map((word) => letters[Number.parseInt(word.padEnd(6, "0"), 2)] ?? "");
  return words.join("").padEnd(Math.ceil(words.length / 4) * 4, "=");
}

function snake(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snake);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`), snake(inner)]),
  );
}

function jaegerSpan(span: PlainSpan, process: object): object {
  return {
    traceID: span.trace,
    spanID: span.id,
    references: span.parent === "" ? [] : [{ refType: "CHILD_OF", traceID: span.trace, spanID: span.parent }],
    startTime: micro,
    duration: 5,
    tags: [{ key: "internal", type: "string", value: "\\" }],
    logs: [],
    ...process,
  };
}

function jaegerTraces(spans: readonly PlainSpan[]): object {
  const traces = [...new Set(spans.map(({ trace }) => trace))];
  const names = [...new Set(spans.map(({ service }) => service))];
  const data = traces.map((trace) => ({
    traceID: trace,
    spans: spans
      .filter((span) => span.trace === trace)
      .map((span) => jaegerSpan(span, { processID: `p${names.indexOf(span.service)}` })),
    processes: Object.fromEntries(names.map((serviceName, at) => [`p${at}`, { serviceName, tags: [] }])),
  }));
  return { data, total: 0, errors: null };
}

/** Length-delimited fields and plain numbers: all that binary OTLP needs here. */
function field(number: number, content: Uint8Array | string): Uint8Array {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

function varint(number: number): Uint8Array {
  const bytes: number[] = [];
  let left = number;
  while (left >= 128) {
    bytes.push((left % 128) + 128);
    left = Math.floor(left / 128);
  }
  return Uint8Array.from([...bytes, left]);
}

function binary(span: PlainSpan): Uint8Array {
  const name = field(1, concat([field(1, "service.name"), field(2, field(1, span.service))]));
  const fields = [field(1, bytesOf(span.trace)), field(2, bytesOf(span.id))];
  if (span.parent !== "") fields.push(field(4, bytesOf(span.parent)));
  const scopes = field(2, field(2, concat(fields)));
  return field(1, concat([field(1, name), scopes]));
}

/** A line for each span. */
export function otlpLines(spans: readonly PlainSpan[]): string {
  return spans.map((span) => `${JSON.stringify({ resourceSpans: [otlpBatch(span)] })}\n`).join("");
}

export const writers: Readonly<Record<string, Writer>> = {
  "otlp in one document": {
    source: otlp,
    path: "t.json",
    write: (spans) => JSON.stringify({ resourceSpans: spans.map((span) => otlpBatch(span)) }, undefined, 2),
  },
  "otlp lines": {
    source: otlp,
    path: "t.jsonl",
    write: otlpLines,
  },
  "otlp with base64 identifiers in an array": {
    source: otlp,
    path: "t.json",
    write: (spans) => JSON.stringify(spans.map((span) => ({ resourceSpans: [otlpBatch(span, base64)] }))),
  },
  "otlp with underscores, and the resource last": {
    source: otlp,
    path: "t.json",
    write: (spans) =>
      JSON.stringify({ trace: snake({ resourceSpans: spans.map((span) => otlpBatch(span)) }) }).replaceAll(
        "string_value",
        "stringValue",
      ),
  },
  "otlp in binary": {
    source: otlp,
    path: "t.binpb",
    write: (spans) => concat(spans.map(binary)),
  },
  "jaeger of the interface": { source: jaeger, path: "t.json", write: (spans) => JSON.stringify(jaegerTraces(spans)) },
  "jaeger of a search index": {
    source: jaeger,
    path: "t.ndjson",
    write: (spans) =>
      spans
        .map((span) => {
          const source = jaegerSpan(span, { process: { serviceName: span.service, tags: [] } });
          return `${JSON.stringify({ _index: "jaeger-span", _source: source })}\n`;
        })
        .join(""),
  },
  zipkin: {
    source: jaeger,
    path: "t.json",
    write: (spans) =>
      JSON.stringify([
        spans.map((span) => ({
          traceId: span.trace,
          id: span.id,
          ...(span.parent === "" ? {} : { parentId: span.parent }),
          kind: "SERVER",
          timestamp: micro,
          duration: 5,
          localEndpoint: { serviceName: span.service },
          tags: { "http.method": "GET" },
        })),
      ]),
  },
};
