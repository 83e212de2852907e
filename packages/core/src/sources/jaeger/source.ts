/** Traces of Jaeger and Zipkin: what their interfaces give for download, what they keep in search indexes, and their tables of dependencies. */
import type { Source } from "../source.ts";
import { readTraces } from "../parts/traces/read-traces.ts";

export const jaeger: Source = {
  id: "jaeger",
  version: 1,
  readsInPieces: true,
  title: { en: "Jaeger and Zipkin traces", fr: "Traces Jaeger et Zipkin" },
  files: ["*.json", "*.jsonl", "*.ndjson"],
  cannotSay: [
    {
      en: "What had no traffic while the traces were taken.",
      fr: "Ce qui n’a pas eu de trafic pendant le relevé des traces.",
    },
    {
      en: "How fast and with what success services answer, where only the table of dependencies is given: it counts calls.",
      fr: "La rapidité et le succès des réponses quand seule la table des dépendances est donnée : elle compte les appels.",
    },
  ],
  howToExport: {
    en: "`curl 'http://JAEGER:16686/api/traces?service=SERVICE&limit=1500' > traces.json` for each service of `/api/services`; or `/api/dependencies?endTs=NOW&lookback=604800000`, or `/api/v2/traces` of Zipkin.",
    fr: "`curl 'http://JAEGER:16686/api/traces?service=SERVICE&limit=1500' > traces.json` pour chaque service de `/api/services` ; ou `/api/dependencies?endTs=MAINTENANT&lookback=604800000`, ou `/api/v2/traces` de Zipkin.",
  },
  example: {
    files: {
      "traces.json":
        '{"data":[{"traceID":"d269b633813fc60c","spans":[{"traceID":"d269b633813fc60c","spanID":"eee19b7ec3c1b173","operationName":"GET","references":[],"startTime":1544712660000000,"duration":40000,"tags":[{"key":"span.kind","type":"string","value":"client"}],"processID":"p1"},{"traceID":"d269b633813fc60c","spanID":"eee19b7ec3c1b174","operationName":"GET /cart","references":[{"refType":"CHILD_OF","traceID":"d269b633813fc60c","spanID":"eee19b7ec3c1b173"}],"startTime":1544712660010000,"duration":20000,"tags":[{"key":"span.kind","type":"string","value":"server"}],"processID":"p2"}],"processes":{"p1":{"serviceName":"shop","tags":[]},"p2":{"serviceName":"cart","tags":[]}}}]}',
    },
    claims: [
      'mention service trace:cart "cart" [self-name cart] @ traces.json#span eee19b7ec3c1b174',
      'mention service trace:shop "shop" [self-name shop] @ traces.json#span eee19b7ec3c1b173',
      "call trace:shop -> trace:cart (trace) @ traces.json#span eee19b7ec3c1b174",
    ],
  },
  detect({ path, text }) {
    if (!/(?:\.(?:json|jsonl|ndjson|log|txt|out)|\/[^./]+|^[^./]+)$/iu.test(path)) return 0;
    if (/"callCount"\s*:/u.test(text)) return /"parent"\s*:/u.test(text) && /"child"\s*:/u.test(text) ? 3 : 0;
    if (/"traceID"\s*:/u.test(text))
      return /"(?:spanID|operationName|processes|references|spans)"\s*:/u.test(text) ? 3 : 1;
    if (/"traceId"\s*:/u.test(text)) return /"(?:localEndpoint|remoteEndpoint)"\s*:/u.test(text) ? 3 : 0;
    return 0;
  },
  read: readTraces,
};
