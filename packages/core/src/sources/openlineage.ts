/** OpenLineage events, one or many (NDJSON, Marquez export): jobs, the data sets that they read and write, as they really ran. */
import { isJunkHost } from "../model/claims/addresses.ts";
import type { Claim } from "../model/claims/claim.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { unreadable } from "./parts/documents/read.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Limits, Source } from "./source.ts";

export const openlineage: Source = {
  id: "openlineage",
  version: 1,
  title: { en: "OpenLineage events", fr: "Événements OpenLineage" },
  files: ["*.ndjson", "*_ol_events.json"],
  cannotSay: [
    { en: "What did not run while events were written.", fr: "Ce qui ne s’est pas exécuté pendant l’enregistrement." },
    {
      en: "That two names of one store are the same, where a tool writes an alias.",
      fr: "Que deux noms d’un même entrepôt désignent la même chose, quand un outil écrit un alias.",
    },
  ],
  howToExport: {
    en: "Set the transport of the integration to `file` (`OPENLINEAGE__TRANSPORT__TYPE=file`), or export the events of Marquez.",
    fr: "Réglez le transport de l’intégration sur « file » (« OPENLINEAGE__TRANSPORT__TYPE=file »), ou exportez les événements de Marquez.",
  },
  example: {
    files: {
      "run.ndjson":
        '{"eventType":"COMPLETE","eventTime":"2026-03-01T00:00:00Z","run":{"runId":"1"},"job":{"namespace":"nightly","name":"load_orders"},"inputs":[{"namespace":"postgres://db.acme.net:5432","name":"shop.public.orders"}],"outputs":[{"namespace":"s3://lake","name":"orders"}],"producer":"x","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json"}\n',
    },
    claims: [
      'mention service openlineage:nightly/load_orders "load_orders" @ run.ndjson:1',
      'mention dataset openlineage:postgres://db.acme.net:5432/shop.public.orders "shop.public.orders" [dataset postgres://db.acme.net:5432/shop.public.orders] in <postgresql db.acme.net:5432 as store> @ run.ndjson:1',
      "data accesses openlineage:nightly/load_orders -> openlineage:postgres://db.acme.net:5432/shop.public.orders (trace) @ run.ndjson:1",
      "data accesses openlineage:nightly/load_orders -> openlineage:s3://lake/orders (trace) @ run.ndjson:1",
    ],
  },

  detect: ({ text }) =>
    /"eventType"\s*:|"schemaURL"\s*:/u.test(text) && /"job"\s*:/u.test(text) && /openlineage|"runId"/iu.test(text)
      ? 3
      : 0,

  *read(artefacts, { limits }): Generator<Claim | Diagnostic> {
    const seen = new Set<string>();
    for (const artefact of artefacts) yield* readEvents(artefact, limits, seen);
  },
};

interface Event {
  readonly job?: { readonly namespace?: unknown; readonly name?: unknown };
  readonly inputs?: unknown;
  readonly outputs?: unknown;
}

function* readEvents(artefact: Artefact, limits: Limits, seen: Set<string>): Generator<Claim | Diagnostic> {
  const text = artefact.text();
  const whole = parsed(text);
  if (whole !== undefined) {
    for (const event of Array.isArray(whole) ? whole : [whole]) yield* claimsOf(event as Event, artefact.path, 1, seen);
    return;
  }
  let line = 0;
  for (const row of text.split("\n")) {
    line++;
    if (row.trim() === "") continue;
    const event = row.length > limits.line ? undefined : parsed(row);
    if (event === undefined) yield unreadable(artefact.path, "OpenLineage", line);
    else yield* claimsOf(event as Event, artefact.path, line, seen);
  }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Events of one job say the same again and again: each thing is claimed once. */
function* claimsOf(event: Event, file: string, line: number, seen: Set<string>): Generator<Claim> {
  const { namespace, name } = event.job ?? {};
  if (typeof name !== "string" || name === "") return;
  const say = sayingAt({ file, line }, "event");
  const key = `openlineage:${typeof namespace === "string" ? plainNamespace(namespace) : ""}/${name}`;
  if (!seen.has(key)) {
    seen.add(key);
    yield say.mention({ key, sort: "service", names: [name] });
    yield* say.attribute(key, "type", "batch");
  }
  for (const [list, operations] of [
    [event.inputs, ["read"]],
    [event.outputs, ["create", "update"]],
  ] as const)
    for (const one of Array.isArray(list) ? list : []) {
      const set = datasetOf(one as { readonly namespace?: unknown; readonly name?: unknown });
      if (set === undefined) continue;
      const dataset = `openlineage:${set.namespace}/${set.name}`;
      if (!seen.has(dataset)) {
        seen.add(dataset);
        const store = storeOf(set.namespace);
        yield say.mention({
          key: dataset,
          sort: "dataset",
          names: [set.name],
          keys: [{ type: "dataset", value: `${set.namespace}/${set.name}` }],
          ...(store === undefined ? {} : { inside: { lookup: store } }),
        });
      }
      const relationship = `${key} ${operations[0]} ${dataset}`;
      if (seen.has(relationship)) continue;
      seen.add(relationship);
      yield say.relationship({
        from: { key },
        to: { key: dataset },
        purpose: "data",
        verb: "accesses",
        evidence: "trace",
        attributes: { operations },
      });
    }
}

function datasetOf(one: {
  readonly namespace?: unknown;
  readonly name?: unknown;
}): { readonly namespace: string; readonly name: string } | undefined {
  if (typeof one?.namespace !== "string" || typeof one.name !== "string" || one.name === "") return undefined;
  return { namespace: plainNamespace(one.namespace), name: one.name };
}

/** A namespace is an address, and people write credentials into addresses. */
function plainNamespace(namespace: string): string {
  return namespace.replace(/\/\/[^/@]*@/u, "//").replace(/[?#].*$/u, "");
}

/** `postgres://host:5432` is a server; `s3://bucket` is a store by its own name. */
function storeOf(
  namespace: string,
): { host: string; port?: number; protocol: string; sorts: readonly ["store"] } | undefined {
  const match = /^([a-z][a-z0-9+]*):\/\/([\w.-]+)(?::(\d+))?/iu.exec(namespace);
  const [, scheme = "", host = "", port] = match ?? [];
  if (host === "" || isJunkHost(host) || /^(?:s3a?|gs|abfss?|wasbs?|file|dbfs|awsglue|arn)$/iu.test(scheme))
    return undefined;
  const protocol = /^postgres/iu.test(scheme) ? "postgresql" : scheme.toLowerCase();
  return {
    host: host.toLowerCase(),
    ...(port === undefined ? {} : { port: Number(port) }),
    protocol,
    sorts: ["store"],
  };
}
