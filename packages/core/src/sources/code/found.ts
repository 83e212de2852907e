/** What is found in one unit, kept once: relationships by their end, readings by their variable, topics by their name. */
import { purposeOfVariable, variableKey } from "../../model/claims/variables.ts";
import type { EvidenceClass, Lookup, Place, Purpose, Reference, RelationshipClaim } from "../../model/claims/claim.ts";
import { compare } from "../../base/compare.ts";

export interface FoundRelationship {
  readonly to: Reference;
  readonly purpose: Purpose;
  readonly evidence: EvidenceClass;
  readonly protocol?: string;
  readonly at: Place;
  readonly seenBy: string;
  readonly certainty?: number;
}

export interface LocalDial {
  readonly variable: string;
  readonly value: string;
  readonly at: Place;
}

export class FoundInUnit {
  readonly key: string;
  readonly #relationships = new Map<string, FoundRelationship>();
  readonly #readings = new Map<string, { readonly variable: string; readonly at: Place }>();
  /** Other ends that are known to keep data or to watch: a plain call to them is the same, less well read. */
  readonly #better = new Set<string>();

  /** Names under which it registers itself: what it says of them is no call. */
  readonly #own: ReadonlySet<string>;

  /** Ports of the machine itself that the code dials, by who holds the address. */
  readonly #local = new Map<string, LocalDial>();

  constructor(key: string, own: Iterable<string>) {
    this.key = key;
    this.#own = new Set(own);
  }

  read(variable: string, at: Place): void {
    const key = variableKey(variable);
    if (key !== "" && !this.#readings.has(key)) this.#readings.set(key, { variable, at });
  }

  relate(found: FoundRelationship): void {
    if ("lookup" in found.to && this.#own.has(found.to.lookup.host ?? found.to.lookup.name ?? "")) return;
    const end = endText(found.to);
    const purpose = "lookup" in found.to ? (purposeOfLookup(found.to.lookup) ?? found.purpose) : found.purpose;
    if (purpose !== "call") this.#better.add(end);
    const key = `${end} ${purpose} ${found.evidence} ${found.at.file}`;
    const known = this.#relationships.get(key);
    if (known === undefined || (known.protocol === undefined && found.protocol !== undefined))
      this.#relationships.set(key, { ...found, purpose, at: known?.at ?? found.at });
  }

  /** `http://localhost:8081`: who answers there is known where all else is. */
  dial(variable: string, text: string, at: Place): void {
    const value =
      /^\s*((?:https?|wss?|grpc|[a-z]+db|redis|amqp|nats|kafka|postgres(?:ql)?|mysql):\/\/(?:localhost|127\.0\.0\.1):\d{2,5})(?=[/?]|\s*$)/iu.exec(
        text,
      )?.[1];
    if (value !== undefined && !this.#local.has(`${variableKey(variable)} ${value}`))
      this.#local.set(`${variableKey(variable)} ${value}`, { variable, value, at });
  }

  dials(): readonly LocalDial[] {
    return [...this.#local.values()];
  }

  readings(): readonly { readonly variable: string; readonly at: Place }[] {
    return [...this.#readings.values()];
  }

  relationships(): readonly FoundRelationship[] {
    return [...this.#relationships.values()].filter(
      ({ to, purpose }) => purpose !== "call" || !this.#better.has(endText(to)),
    );
  }
}

function endText(to: Reference): string {
  if ("key" in to) return to.key;
  const { host, name, variable } = to.lookup;
  return variable === undefined ? `${host ?? ""} ${name ?? ""}` : `$${variableKey(variable)}`;
}

const telemetryHosts =
  /^(?:.*[.-])?(?:jaeger\w*|zipkin|otel\w*|opentelemetry\w*|collector|prometheus|grafana|tempo|loki|fluentd?|fluent-bit|logstash|statsd|graphite|sentry|skywalking\w*|apm-server|pushgateway|datadog\w*|instana\w*)(?:[.-].*)?$/u;
const registries =
  /^(?:.*[.-])?(?:eureka\w*|consul|config-?server|nacos|vault|discovery-server|service-registry|zookeeper)(?:[.-].*)?$/u;
const telemetryPorts: ReadonlySet<number> = new Set([4317, 4318, 9411, 14268, 14250, 6831, 8125, 8126]);

function purposeOfLookup(lookup: Lookup): Purpose | undefined {
  const byVariable = lookup.variable === undefined ? undefined : purposeOfVariable(lookup.variable);
  if (byVariable !== undefined) return byVariable;
  const host = lookup.host ?? lookup.name ?? "";
  if (telemetryHosts.test(host) || (lookup.port !== undefined && telemetryPorts.has(lookup.port))) return "telemetry";
  return registries.test(host) ? "other" : undefined;
}

export function relationshipClaim(from: string, found: FoundRelationship): RelationshipClaim {
  const { to, purpose, evidence, protocol, at, seenBy, certainty } = found;
  return {
    claim: "relationship",
    from: { key: from },
    to,
    purpose,
    evidence,
    ...(protocol === undefined ? {} : { protocol }),
    ...(certainty === undefined ? {} : { certainty }),
    at,
    seenBy,
  };
}

/** By file and line. */
export function inOrder(a: { readonly at: Place }, b: { readonly at: Place }): number {
  return compare(a.at.file, b.at.file) || (a.at.line ?? 0) - (b.at.line ?? 0);
}
