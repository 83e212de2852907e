/** Traces of OpenTelemetry, as its collector writes them to files: who called whom, how often, how fast, and with what success. */
import type { Source } from "../source.ts";
import { readTraces } from "../parts/traces/read-traces.ts";

export const otlp: Source = {
  id: "otlp",
  version: 1,
  readsInPieces: true,
  title: { en: "OpenTelemetry traces", fr: "Traces OpenTelemetry" },
  files: ["*.json", "*.jsonl", "*.ndjson", "*.binpb"],
  cannotSay: [
    {
      en: "What had no traffic while the traces were taken.",
      fr: "Ce qui n’a pas eu de trafic pendant le relevé des traces.",
    },
    {
      en: "How much traffic there is where traces are sampled: figures are then those of the sample.",
      fr: "Le volume réel du trafic quand les traces sont échantillonnées : les chiffres sont alors ceux de l’échantillon.",
    },
    {
      en: "What goes on inside services that are not instrumented; they are known only from their callers.",
      fr: "Ce qui se passe dans les services non instrumentés : ils ne sont connus que par leurs appelants.",
    },
  ],
  howToExport: {
    en: "Add the `file` exporter to the traces pipeline of the OpenTelemetry collector (`exporters: { file: { path: traces.jsonl } }`), let it run for a usual day, and take the file.",
    fr: "Ajoutez l’exporteur `file` au pipeline de traces du collecteur OpenTelemetry (`exporters: { file: { path: traces.jsonl } }`), laissez-le tourner une journée ordinaire, puis prenez le fichier.",
  },
  example: {
    files: {
      "traces.jsonl":
        '{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b173","name":"GET","kind":3,"startTimeUnixNano":"1544712660000000000","endTimeUnixNano":"1544712660040000000","attributes":[{"key":"http.request.method","value":{"stringValue":"GET"}}]}]}]}]}\n' +
        '{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"cart"}}]},"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","parentSpanId":"eee19b7ec3c1b173","name":"GET /cart","kind":2,"startTimeUnixNano":"1544712660010000000","endTimeUnixNano":"1544712660030000000","attributes":[{"key":"http.request.method","value":{"stringValue":"GET"}}]}]}]}]}\n',
    },
    claims: [
      'mention service trace:cart "cart" [self-name cart] @ traces.jsonl:2#span eee19b7ec3c1b174',
      'mention service trace:shop "shop" [self-name shop] @ traces.jsonl:1#span eee19b7ec3c1b173',
      "call trace:shop -> trace:cart by http (trace) @ traces.jsonl:2#span eee19b7ec3c1b174",
    ],
  },
  detect({ path, text, head }) {
    if (/\.(?:binpb|pb|otlp)$/iu.test(path))
      return /service\.name/u.test(text) && (head[0] === 0x0a || head[0] === 0) ? 3 : 0;
    if (!/(?:\.(?:json|jsonl|ndjson|log|txt|out)|\/[^./]+|^[^./]+)$/iu.test(path)) return 0;
    if (/"(?:resourceSpans|resource_spans)"\s*:/u.test(text)) return 3;
    return /"(?:scopeSpans|scope_spans|instrumentationLibrarySpans)"\s*:/u.test(text) ? 3 : 0;
  },
  read: readTraces,
};
