/** What watches what, as attributes: who is scraped is monitored, who sends traces is traced, who ships logs is logged. */
import type { FactValue } from "../../model/facts.ts";
import type { ObservedElement, Observation } from "../observation.ts";
import { purposeOfName } from "../products.ts";

type Signal = "monitoring" | "logging" | "tracing";

/** By the ids of what was observed. */
export function watchingOf(observation: Observation): ReadonlyMap<string, Readonly<Record<string, FactValue>>> {
  const byId = new Map(observation.elements.map((one) => [one.id, one]));
  const found = new Map<string, Map<Signal, Set<string>>>();
  const add = (id: string, signal: Signal, tool: string): void => {
    const own = found.get(id) ?? new Map<Signal, Set<string>>();
    found.set(id, own.set(signal, (own.get(signal) ?? new Set<string>()).add(tool)));
  };
  for (const { from, to, purpose, isGhost } of observation.relationships) {
    const [source, target] = [byId.get(from), byId.get(to)];
    if (purpose !== "telemetry" || isGhost || source === undefined || target === undefined) continue;
    if (isTool(source) && !isTool(target)) add(to, "monitoring", source.name);
    else if (isTool(target) && !isTool(source)) add(from, signalOf(target), target.name);
  }
  return new Map(
    [...found].map(([id, signals]) => [
      id,
      Object.fromEntries([...signals].map(([signal, tools]) => [signal, [...tools].sort().join(", ")])),
    ]),
  );
}

/** By its name, or by what it is made with. */
function isTool({ name, aliases, attributes, isExternal }: ObservedElement): boolean {
  if (isExternal) return true;
  const technology = attributes.find((one) => one.name === "technology")?.value;
  const made = (Array.isArray(technology) ? (technology as readonly unknown[]) : [technology]).filter(
    (one) => typeof one === "string",
  );
  return [name, ...aliases, ...made.map((text) => text.replaceAll(/\s+/gu, "-"))].some(
    (word) => purposeOfName(word) === "telemetry",
  );
}

const traces = /zipkin|jaeger|tempo|trac|skywalking|x-?ray|otel|opentelemetry|collector|apm/iu;
const logs = /loki|fluent|logstash|filebeat|graylog|kibana|elastic|humio|splunk|\bseq\b|papertrail|loggly|logz/iu;

/** What is sent to a tool, by what it is for. */
function signalOf({ name }: ObservedElement): Signal {
  if (logs.test(name)) return "logging";
  return traces.test(name) ? "tracing" : "monitoring";
}
