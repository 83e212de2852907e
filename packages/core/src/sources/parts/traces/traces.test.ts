/** Traces in every format against a plain count of parents and children, in any order and cut into pieces anywhere. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { Claim, RelationshipClaim } from "../../../model/claims/claim.ts";
import { referenceText } from "../../../model/claims/claim-lines.ts";
import { jaeger } from "../../jaeger/source.ts";
import { otlp } from "../../otlp/source.ts";
import { surroundingsOf } from "../../read-all.ts";
import { haveSamples, sampleFiles } from "../../samples.fixture.ts";
import type { Artefact, Source } from "../../source.ts";
import { ServiceMap } from "./service-map.ts";
import { newSpan, SERVER } from "./span.ts";
import { otlpLines, spansOf, writers } from "./spans.fixture.ts";
import type { PlainSpan } from "./spans.fixture.ts";

function pieces(path: string, content: string | Uint8Array, size: number): Artefact {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    path,
    size: bytes.length,
    bytes: () => bytes,
    text: () => new TextDecoder().decode(bytes),
    async *chunks() {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
    },
  };
}

async function read(
  source: Source,
  artefacts: readonly Artefact[],
): Promise<{ claims: Claim[]; diagnostics: Diagnostic[] }> {
  const claims: Claim[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const said of source.read(artefacts, surroundingsOf(artefacts))) {
    if ("claim" in said) claims.push(said);
    else diagnostics.push(said);
  }
  return { claims, diagnostics };
}

function calls(claims: readonly Claim[]): Record<string, unknown> {
  const found = claims.flatMap((claim): RelationshipClaim[] => (claim.claim === "relationship" ? [claim] : []));
  return Object.fromEntries(
    found.map(({ from, to, attributes }) => [
      `${referenceText(from)} -> ${referenceText(to)}`,
      attributes?.["x-count"],
    ]),
  );
}

/** What anybody would compute who has all spans in memory. */
function oracle(spans: readonly PlainSpan[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const span of spans) {
    const parent = spans.find(({ trace, id }) => trace === span.trace && id === span.parent);
    if (parent === undefined || parent.service === span.service) continue;
    const pair = `trace:${parent.service} -> trace:${span.service}`;
    counts[pair] = (counts[pair] ?? 0) + 1;
  }
  return counts;
}

describe("spans to calls", () => {
  it.each(Object.entries(writers))("%s says what a plain count says", async (_, { write, source, path }) => {
    await fc.assert(
      fc.asyncProperty(spansOf, fc.integer({ min: 1, max: 300 }), async (spans, size) => {
        const { claims, diagnostics } = await read(source, [pieces(path, write(spans), size)]);
        expect(calls(claims)).toEqual(oracle(spans));
        const orphans = diagnostics.find(({ code }) => code === "trace-orphans")?.parameters["count"] ?? 0;
        const known = new Set(spans.map(({ trace, id }) => `${trace} ${id}`));
        expect(orphans).toBe(
          spans.filter(({ trace, parent }) => parent !== "" && !known.has(`${trace} ${parent}`)).length,
        );
      }),
      { numRuns: 25 },
    );
  });

  it("joins parents and children of different files", async () => {
    const spans: PlainSpan[] = [
      { trace: "0af7651916cd43dd8448eb211c80319c", id: "b7ad6b7169203331", parent: "", service: "a" },
      { trace: "0af7651916cd43dd8448eb211c80319c", id: "b7ad6b7169203332", parent: "b7ad6b7169203331", service: "b" },
    ];
    const files = spans.toReversed().map((span, at) => pieces(`${at}.jsonl`, otlpLines([span]), 100));
    expect(calls((await read(otlp, files)).claims)).toEqual({ "trace:a -> trace:b": 1 });
  });

  it.skipIf(!haveSamples)("reads the table of dependencies of the Jaeger interface as it is", async () => {
    const folder = "samples/jaegertracing+jaeger-ui/packages/jaeger-ui/src/components/DependencyGraph/sample_data";
    const [file] = sampleFiles(folder).filter(({ path }) => path === "large.json");
    const bytes = file?.bytes() ?? new Uint8Array();
    const rows = JSON.parse(new TextDecoder().decode(bytes)) as { parent: string; child: string; callCount: number }[];
    const expected: Record<string, number> = {};
    for (const { parent, child, callCount } of rows) {
      if (parent === child) continue;
      const pair = `trace:${parent} -> trace:${child}`;
      expected[pair] = (expected[pair] ?? 0) + callCount;
    }
    expect(Object.keys(expected).length).toBeGreaterThan(4000);
    expect(calls((await read(jaeger, [pieces("large.json", bytes, 65_536)])).claims)).toEqual(expected);
  });
});

describe("what answers with no span of its own", () => {
  const span = (kind: number, attributes: Record<string, string>, id = "00f067aa0ba902b7"): object => ({
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
    spanId: id,
    kind,
    startTimeUnixNano: "1",
    endTimeUnixNano: "2000001",
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
  });
  const document = (name: string, ...spans: object[]): string =>
    JSON.stringify({
      resourceSpans: [
        { resource: { attributes: [{ key: "service.name", value: { stringValue: name } }] }, scopeSpans: [{ spans }] },
      ],
    });

  it.each([
    [
      "a store, as attributes are named now",
      {
        "db.system.name": "postgresql",
        "db.namespace": "orders",
        "server.address": "orders-db",
        "server.port": "5432",
      },
      "trace:store/orders-db:5432",
    ],
    [
      "a store, as they were named before",
      { "db.system": "mysql", "db.name": "carts", "net.peer.name": "carts-db" },
      "trace:store/carts-db",
    ],
    [
      "a store by its connection string, without its password",
      { "db.system": "redis", "db.connection_string": "redis://u:hunter2@cache:6379/0" },
      "trace:store/cache:6379",
    ],
    [
      "a service of others",
      { "http.request.method": "GET", "url.full": "https://api.payments.io/v1?key=hunter2" },
      "<https api.payments.io>",
    ],
    [
      "a service inside that is not instrumented",
      { "http.method": "GET", "net.peer.name": "legacy", "net.peer.port": "8080" },
      "trace:peer/legacy:8080",
    ],
    ["whom a person named", { "peer.service": "mainframe" }, "trace:peer/mainframe"],
  ])("is %s", async (_, attributes, target) => {
    const { claims } = await read(otlp, [pieces("t.json", document("shop", span(3, attributes)), 50)]);
    expect(Object.keys(calls(claims))).toEqual([`trace:shop -> ${target}`]);
    expect(JSON.stringify(claims)).not.toContain("hunter2");
  });

  it("is a topic that both sides have to do with, and no call between them", async () => {
    const message = { "messaging.system": "kafka", "messaging.destination.name": "orders", "server.address": "kafka" };
    const consumer = { ...span(5, {}, "00f067aa0ba902b8"), parentSpanId: "00f067aa0ba902b7" };
    const text = `${document("billing", consumer)}\n${document("shop", span(4, message))}`;
    const { claims } = await read(otlp, [pieces("t.json", text, 64)]);
    expect(Object.keys(calls(claims)).sort()).toEqual([
      "trace:billing -> trace:broker/kafka",
      "trace:billing -> trace:topic/kafka/orders",
      "trace:shop -> trace:broker/kafka",
      "trace:shop -> trace:topic/kafka/orders",
    ]);
  });

  it("is nobody: in-process databases, the machine itself, and spans that name no service", async () => {
    const none = [span(3, { "db.system": "h2" }), span(3, { "http.method": "GET", "net.peer.name": "localhost" })];
    const { claims } = await read(otlp, [pieces("t.json", document("shop", ...none), 99)]);
    expect(calls(claims)).toEqual({});
    const unnamed = await read(otlp, [pieces("t.json", document("unknown_service:java", span(2, {})), 99)]);
    expect(unnamed.claims).toEqual([]);
    expect(unnamed.diagnostics.map(({ code }) => code)).toEqual(["trace-unnamed"]);
  });
});

describe("what is broken or too much", () => {
  it("is told, and the rest is read", async () => {
    const good = otlpLines([
      { trace: "0af7651916cd43dd8448eb211c80319c", id: "b7ad6b7169203331", parent: "", service: "a" },
    ]);
    const { claims, diagnostics } = await read(otlp, [
      pieces("t.jsonl", `{"resourceSpans":[{]}\n${good}{"resourceSpans":[`, 11),
    ]);
    expect(claims.flatMap((claim) => (claim.claim === "mention" ? [claim.key] : []))).toEqual(["trace:a"]);
    expect(diagnostics.map(({ code, parameters }) => [code, parameters["line"]])).toEqual([
      ["artefact-unreadable", 1],
      ["artefact-unreadable", 3],
    ]);
  });

  it("says how many spans it gave up waiting for", () => {
    const map = new ServiceMap(1 << 10);
    const at = (): { file: string } => ({ file: "t" });
    for (let number = 1; number <= 10_000; number++) {
      const span = {
        ...newSpan(),
        hasId: true,
        traceLow: number,
        low: 1,
        hasParent: true,
        parentLow: 2,
        kind: SERVER,
      } as const;
      map.add({ ...span, links: [], attributes: [...span.attributes] }, map.service("a", undefined), at);
    }
    expect(map.forgotten).toBeGreaterThan(0);
    expect(map.forgotten + map.orphans).toBe(10_000);
  });
});
