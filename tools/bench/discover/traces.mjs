/**
 * `node --conditions=source tools/bench/discover/traces.mjs [--gigabytes 2]`
 * Traces to a map of services: spans a second of CPU time beside `JSON.parse` of every line with the map in plain objects, as most scripts do
 * it, and the peak of memory for a file of gigabytes that is made while it is read.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { otlp } from "../../../packages/core/src/sources/otlp/source.ts";
import { standardLimits } from "../../../packages/core/src/sources/source.ts";

const services = Array.from({ length: 40 }, (_, at) => `service-${at}`);
const encoder = new TextEncoder();

/**
 * A trace of `size` spans of OTLP as the collector writes it: a batch for each service, children before parents.
 * @param {number} trace
 * @param {number} size
 */
export function traceBatches(trace, size) {
  const traceId = (trace + 0x10000000).toString(16).padStart(32, "a");
  const id = (/** @type {number} */ at) => (trace * 64 + at + 1).toString(16).padStart(16, "7");
  const batches = [];
  for (let at = 0; at < size; at += 4) {
    const service = services[(trace * 7 + at * 3) % services.length];
    const spans = [];
    for (let inner = at + 3; inner >= at; inner--) {
      const kind = inner % 4 === 0 ? 2 : inner % 4 === 3 ? 3 : 1;
      const parent = inner === 0 ? "" : `"parentSpanId":"${id(inner - 1)}",`;
      const start = BigInt(1544712660000 + trace) * 1000000n + BigInt(inner * 1000);
      spans.push(
        `{"traceId":"${traceId}","spanId":"${id(inner)}",${parent}"flags":257,"name":"GET /api/v1/things/{id}","kind":${kind},"startTimeUnixNano":"${start}","endTimeUnixNano":"${start + 4200000n}","attributes":[{"key":"http.request.method","value":{"stringValue":"GET"}},{"key":"url.full","value":{"stringValue":"http://${service}.prod.svc.cluster.local:8080/api/v1/things/${trace * 64 + inner}?page=1"}},{"key":"server.address","value":{"stringValue":"${service}"}},{"key":"server.port","value":{"intValue":"8080"}},{"key":"http.response.status_code","value":{"intValue":"200"}},{"key":"network.protocol.version","value":{"stringValue":"1.1"}},{"key":"user_agent.original","value":{"stringValue":"python-requests/2.31.0"}},{"key":"thread.name","value":{"stringValue":"http-nio-8080-exec-${inner}"}}],"status":{}}`,
      );
    }
    batches.push(
      `{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"${service}"}},{"key":"service.instance.id","value":{"stringValue":"${service}-7d9f8b6c5-x2x9z"}},{"key":"telemetry.sdk.language","value":{"stringValue":"java"}},{"key":"k8s.namespace.name","value":{"stringValue":"prod"}}]},"scopeSpans":[{"scope":{"name":"io.opentelemetry.tomcat","version":"2.1.0"},"spans":[${spans.join(",")}]}]}`,
    );
  }
  return batches;
}

/**
 * An artefact whose bytes are made when they are read; only identifiers differ from piece to piece, so that making costs little.
 * @param {number} bytes
 * @param {boolean} isOneDocument
 */
function endless(bytes, isOneDocument) {
  const lines = Array.from({ length: 64 }, (_, trace) => {
    const batches = traceBatches(trace, 16).reverse();
    return isOneDocument ? `${batches.join(",")},` : `{"resourceSpans":[${batches.join(",")}]}\n`;
  });
  const piece = encoder.encode(lines.join(""));
  const places = [...lines.join("").matchAll(/"traceId":"/gu)].map(({ index }) => index + 11 + 8);
  let spans = 0;
  return {
    spans: () => spans,
    artefact: {
      path: isOneDocument ? "traces.json" : "traces.jsonl",
      size: bytes,
      bytes: () => new Uint8Array(),
      text: () => "",
      async *chunks() {
        if (isOneDocument) yield encoder.encode('{"resourceSpans":[');
        for (let made = 0, round = 0; made < bytes; made += piece.length, round++) {
          // Another eight digits in the middle of every trace id: other traces each time.
          const digits = encoder.encode(round.toString(16).padStart(8, "0"));
          for (const place of places) piece.set(digits, place + 8);
          spans += places.length;
          for (let at = 0; at < piece.length; at += 1 << 18) yield piece.slice(at, at + (1 << 18));
        }
        if (isOneDocument) yield encoder.encode(`${traceBatches(9, 4).join("")}]}`);
      },
    },
  };
}

const around = {
  file: () => undefined,
  folder: () => [],
  exists: () => false,
  outline: () => undefined,
  limits: standardLimits,
};

/** @param {number} bytes @param {boolean} isOneDocument */
async function run(bytes, isOneDocument) {
  const made = endless(bytes, isOneDocument);
  let calls = 0;
  let peak = 0;
  const begun = process.cpuUsage();
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  for await (const item of otlp.read([made.artefact], around)) {
    if ("claim" in item && item.claim === "relationship") calls++;
  }
  clearInterval(timer);
  const { user, system } = process.cpuUsage(begun);
  peak = Math.max(peak, process.memoryUsage().rss, process.resourceUsage().maxRSS * 1024);
  return { spans: made.spans(), seconds: (user + system) / 1e6, calls, peak };
}

/** What a script does that parses each line: the same calls, in plain objects, with all spans in memory. @param {number} bytes */
async function plain(bytes) {
  const made = endless(bytes, false);
  const begun = process.cpuUsage();
  const decoder = new TextDecoder();
  let rest = "";
  /** @type {Map<string, {service: string, parent: string, traceId: string}>} */
  const spans = new Map();
  for await (const piece of made.artefact.chunks()) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      for (const { resource, scopeSpans } of JSON.parse(line).resourceSpans) {
        const service = resource.attributes.find((/** @type {{key: string}} */ { key }) => key === "service.name").value
          .stringValue;
        for (const { spans: list } of scopeSpans) {
          for (const span of list) {
            spans.set(span.traceId + span.spanId, { service, parent: span.parentSpanId ?? "", traceId: span.traceId });
          }
        }
      }
    }
  }
  const calls = new Set();
  for (const { service, parent, traceId } of spans.values()) {
    const from = spans.get(traceId + parent)?.service;
    if (from !== undefined && from !== service) calls.add(`${from} ${service}`);
  }
  const { user, system } = process.cpuUsage(begun);
  return { spans: made.spans(), seconds: (user + system) / 1e6, calls: calls.size };
}

/** Each in a process of its own, so that memory is its own. @param {readonly string[]} task @returns {Promise<{spans: number, seconds: number, calls: number, peak: number}>} */
function apart(task) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ["--task", ...task], { execArgv: ["--conditions=source"] });
    child.once("message", (/** @type {any} */ result) => resolve(result));
    child.once("error", reject);
  });
}

/** @param {{readonly gigabytes?: number}} [options] */
export async function measure({ gigabytes = 2 } = {}) {
  const small = String(300 * 2 ** 20);
  const ours = await apart(["lines", small]);
  const peer = await apart(["plain", small]);
  const large = String(Math.round(gigabytes * 2 ** 30));
  const lines = await apart(["lines", large]);
  const document = await apart(["document", large]);
  const rate = (/** @type {{spans: number, seconds: number}} */ { spans, seconds }) => Math.round(spans / seconds);
  return [
    {
      what: `traces to service map, spans a second (${ours.spans} spans; beside JSON.parse of lines)`,
      ours: rate(ours),
      peer: rate(peer),
      ratio: rate(ours) / rate(peer),
    },
    { what: `${gigabytes} GB of lines, spans a second`, ours: rate(lines), peer: undefined, ratio: undefined },
    {
      what: `${gigabytes} GB of lines, peak MB (limit 512)`,
      ours: Math.round(lines.peak / 2 ** 20),
      peer: 512,
      ratio: lines.peak / 2 ** 29,
    },
    {
      what: `${gigabytes} GB in one document, peak MB (limit 512)`,
      ours: Math.round(document.peak / 2 ** 20),
      peer: 512,
      ratio: document.peak / 2 ** 29,
    },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , flag, task, bytes] = process.argv;
  if (flag === "--task") {
    const size = Number(bytes);
    const result = task === "plain" ? { ...(await plain(size)), peak: 0 } : await run(size, task === "document");
    process.send?.(result);
  } else {
    const gigabytes = flag === "--gigabytes" ? Number(task) : 2;
    for (const { what, ours, peer, ratio } of await measure({ gigabytes })) {
      console.log(`${what.padEnd(76)} ${ours}${peer === undefined ? "" : `  ${peer}  ratio ${ratio?.toFixed(2)}`}`);
    }
  }
}
