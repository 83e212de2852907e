/** Observations for tests: written short, and at random. */
import fc from "fast-check";
import type { Purpose, Sort } from "../model/claims/claim.ts";
import type { FactValue } from "../model/facts.ts";
import type { ObservedElement, ObservedRelationship, Observation } from "./observation.ts";

/** An element seen by Compose in `docker-compose.yml`. */
export function seen(
  id: string,
  more: Partial<ObservedElement> & { readonly values?: Readonly<Record<string, FactValue>> } = {},
): ObservedElement {
  const { values = {}, ...fields } = more;
  const at = { file: "docker-compose.yml", line: 1 };
  return {
    id,
    kind: "module",
    sort: "service",
    name: id,
    aliases: [],
    mentions: [{ key: `compose:.#${id}`, source: "compose", sort: "service", names: [id], scope: {}, at }],
    attributes: Object.entries(values).map(([name, value]) => ({ name, value, source: "compose", at })),
    isExternal: false,
    isGhost: false,
    ...fields,
  };
}

export function related(from: string, to: string, more: Partial<ObservedRelationship> = {}): ObservedRelationship {
  const at = { file: "docker-compose.yml", line: 7 };
  return {
    from,
    to,
    purpose: "call",
    verb: "uses",
    attributes: {},
    evidence: [{ class: "address", source: "compose", seenBy: "environment", at, confidence: 0.85 }],
    confidence: 0.85,
    isGhost: false,
    ...more,
  };
}

export function observation(
  elements: readonly ObservedElement[],
  relationships: readonly ObservedRelationship[] = [],
  more: Partial<Observation> = {},
): Observation {
  return {
    elements,
    relationships,
    conflicts: [],
    proposals: [],
    undiscoverable: [],
    dangling: [],
    defects: [],
    ...more,
  };
}

const sorts: Readonly<Record<string, Sort>> = {
  module: "service",
  store: "store",
  application: "external",
  node: "node",
  zone: "zone",
  technology: "technology",
  entity: "entity",
};

const values: fc.Arbitrary<Readonly<Record<string, FactValue>>> = fc.record(
  {
    replicas: fc.integer({ min: 1, max: 9 }),
    technology: fc.array(fc.constantFrom("Java 21", "Spring Boot 3", "Go", "PostgreSQL 16", "node.js"), {
      maxLength: 3,
    }),
    env: fc.constantFrom<FactValue>({ word: "prod" }, [{ word: "test" }, { word: "prod" }]),
    probes: fc.constantFrom<FactValue>([{ word: "liveness" }, { word: "readiness" }], true),
    version: fc.constantFrom("1.2.3", "2026-11"),
    nonsense: fc.string(),
    "x-labels": fc.string(),
  },
  { requiredKeys: [] },
);

const name = fc.oneof(
  fc.constantFrom(
    "cart",
    "orders",
    "orders-db",
    "Order Service",
    "load",
    "model",
    "uses",
    "7up",
    "a b",
    "paypal.com",
    "Größe",
    "données",
    "*",
    "x::y",
  ),
  fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
);

/** Any observation whose ids differ. */
export const anyObservation: fc.Arbitrary<Observation> = fc
  .tuple(
    fc.uniqueArray(
      fc.record({ id: name, kind: fc.constantFrom(...Object.keys(sorts)), values, isExternal: fc.boolean() }),
      { selector: ({ id }) => id.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ""), maxLength: 9 },
    ),
    fc.array(
      fc.record({
        from: fc.nat(8),
        to: fc.nat(8),
        verb: fc.constantFrom("uses", "flows", "accesses", "runs on"),
        purpose: fc.constantFrom<Purpose>("call", "data", "telemetry", "startup", "other"),
        protocol: fc.constantFrom("http", "grpc", "mysql", "odd protocol"),
        confidence: fc.constantFrom(0.3, 0.6, 0.85, 0.99),
      }),
      { maxLength: 12 },
    ),
  )
  .map(([elements, edges]) =>
    observation(
      elements.map(({ id, kind, values: own, isExternal }) =>
        seen(id, {
          kind,
          sort: sorts[kind] ?? "service",
          values: own,
          isExternal: isExternal || kind === "application",
        }),
      ),
      edges.flatMap(({ from, to, ...edge }) => {
        const [first, second] = [elements[from]?.id, elements[to]?.id];
        return first === undefined || second === undefined || first === second ? [] : [related(first, second, edge)];
      }),
    ),
  );
