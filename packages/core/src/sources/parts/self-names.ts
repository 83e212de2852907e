/** Names under which a workload registers or reports itself, from its environment. */
import type { TypedKey } from "../../model/claims/claim.ts";
import { variableKey } from "../../model/claims/variables.ts";

/** Keys of the variables that name the workload itself. */
export function selfNames(
  variables: Iterable<{ readonly name: string; readonly value: string | undefined }>,
): readonly TypedKey[] {
  const found: TypedKey[] = [];
  for (const { name, value } of variables) {
    if (value === undefined) continue;
    const key = variableKey(name);
    const inTraces =
      key === "OTEL_SERVICE_NAME"
        ? value
        : key === "OTEL_RESOURCE_ATTRIBUTES"
          ? /(?:^|,)\s*service\.name=([^,]+)/u.exec(value.slice(0, 2000))?.[1]
          : undefined;
    if (inTraces !== undefined) found.push(...named("telemetry-service", inTraces), ...named("self-name", inTraces));
    else if (ownName.test(key)) found.push(...named("self-name", value));
  }
  return found;
}

const ownName =
  /^(?:SPRING_APPLICATION_NAME|DD_SERVICE|ELASTIC_APM_SERVICE_NAME|JAEGER_SERVICE_NAME|INSTANA_SERVICE_NAME|NEW_RELIC_APP_NAME|EUREKA_INSTANCE_APPNAME|APP_ID|DAPR_APP_ID|MICRO_SERVER_NAME|CONSUL_SERVICE_NAME|SW_AGENT_NAME)$/u;

function named(type: "telemetry-service" | "self-name", value: string): readonly TypedKey[] {
  const name = value.trim();
  return /^[\w][\w.-]*$/u.test(name) && !name.startsWith("unknown_service") ? [{ type, value: name }] : [];
}
