/** Who is set going by what, and who hands on to whom: subscriptions, event sources, schedules, notifications. */
import type { Claim, Place, Reference } from "../../../model/claims/claim.ts";
import type { FactValue } from "../../../model/facts.ts";
import { isFields, isList, plainText, type Value } from "../evaluate/value.ts";
import { lookupsOf } from "./addresses.ts";
import { at, blocks, type Estate, type Thing } from "./estate.ts";

interface Wire {
  readonly from: readonly Thing[];
  readonly to: readonly Thing[];
  readonly at: Place;
  /** Word of the metamodel for what sets the target going. */
  readonly trigger?: "http" | "event" | "queue" | "schedule" | "file" | "database";
}

/** Claims, and what sets each function going by its address. */
export function messagingOf(estate: Estate): {
  readonly claims: readonly Claim[];
  readonly triggers: ReadonlyMap<Thing, readonly string[]>;
} {
  const wires = [
    ...sources(estate),
    ...subscriptions(estate),
    ...rules(estate),
    ...notifications(estate),
    ...copies(estate),
    ...google(estate),
  ];
  const triggers = new Map<Thing, Set<string>>();
  const claims: Claim[] = [];
  for (const wire of wires) {
    for (const target of wire.to) {
      if (wire.trigger !== undefined && target.known?.sort === "service")
        triggers.set(target, (triggers.get(target) ?? new Set()).add(wire.trigger));
      for (const source of wire.from) if (source !== target) claims.push(claimOf(estate, source, target, wire.at));
    }
  }
  claims.push(...machines(estate), ...scheduledCalls(estate));
  return { claims, triggers: new Map([...triggers].map(([thing, words]) => [thing, [...words]])) };
}

/** A service reads what a queue, stream or bucket holds: said from the side of the service. What is no service is handed the messages. */
function claimOf(estate: Estate, source: Thing, target: Thing, place: Place): Claim {
  const isReader = target.known?.sort === "service" && source.known?.sort !== "service";
  const [from, to] = isReader ? [target, source] : [source, target];
  const protocol = source.known?.protocol;
  const attributes: Readonly<Record<string, FactValue>> = { mode: { word: "async" } };
  return {
    claim: "relationship",
    from: { key: estate.key(from) },
    to: { key: estate.key(to) },
    purpose: source.known?.sort === "service" && target.known?.sort === "service" ? "call" : "data",
    evidence: "declared",
    ...(protocol === undefined ? {} : { protocol }),
    attributes,
    at: place,
    seenBy: "events",
  };
}

function elementsOf(estate: Estate, value: Value | undefined): readonly Thing[] {
  const found = estate.pointersOf(value).flatMap((pointer) => estate.elements(pointer));
  if (found.length > 0) return [...new Set(found)];
  const name = /:([\w.-]+)$/u.exec(plainText(value) ?? "")?.[1];
  return name === undefined ? [] : estate.named(name).filter((thing) => thing.known?.sort === "topic");
}

function* sources(estate: Estate): Generator<Wire> {
  for (const one of estate.ofType("aws_lambda_event_source_mapping")) {
    const from = elementsOf(estate, at(one.config, "event_source_arn"));
    const isTable = from.some(({ known }) => known?.sort === "store");
    yield {
      from,
      to: elementsOf(estate, at(one.config, "function_name")),
      at: one.at,
      trigger: isTable ? "database" : "queue",
    };
  }
  for (const one of estate.ofType("aws_pipes_pipe"))
    yield {
      from: elementsOf(estate, at(one.config, "source")),
      to: elementsOf(estate, at(one.config, "target")),
      at: one.at,
      trigger: "queue",
    };
}

function* subscriptions(estate: Estate): Generator<Wire> {
  for (const one of estate.ofType("aws_sns_topic_subscription"))
    yield {
      from: elementsOf(estate, at(one.config, "topic_arn")),
      to: elementsOf(estate, at(one.config, "endpoint")),
      at: one.at,
      trigger: "event",
    };
}

function* rules(estate: Estate): Generator<Wire> {
  for (const target of estate.ofType("aws_cloudwatch_event_target")) {
    const rule = estate.pointers(target, "rule").flatMap((pointer) => estate.targets(pointer))[0];
    const schedule = rule === undefined ? undefined : at(rule.config, "schedule_expression");
    const bus = [
      ...elementsOf(estate, at(target.config, "event_bus_name")),
      ...(rule === undefined ? [] : elementsOf(estate, at(rule.config, "event_bus_name"))),
    ];
    const tasks = estate
      .pointersOf(at(target.config, "ecs_target.task_definition_arn"))
      .flatMap((pointer) => estate.elements(pointer));
    const to = tasks.length > 0 ? tasks : elementsOf(estate, at(target.config, "arn"));
    yield {
      from: [...new Set(bus)].filter(({ known }) => known?.sort === "topic"),
      to,
      at: target.at,
      trigger: schedule === undefined || schedule === null || schedule === "" ? "event" : "schedule",
    };
  }
  for (const one of estate.ofType("aws_scheduler_schedule"))
    yield { from: [], to: elementsOf(estate, at(one.config, "target.arn")), at: one.at, trigger: "schedule" };
}

function* notifications(estate: Estate): Generator<Wire> {
  for (const one of estate.ofType("aws_s3_bucket_notification")) {
    const from = elementsOf(estate, at(one.config, "bucket"));
    for (const [block, argument] of [
      ["lambda_function", "lambda_function_arn"],
      ["queue", "queue_arn"],
      ["topic", "topic_arn"],
    ] as const)
      for (const inner of blocks(one.config, block))
        yield { from, to: elementsOf(estate, at(inner, argument)), at: one.at, trigger: "file" };
  }
}

/** Streams that deliver to stores, copies between stores. */
function* copies(estate: Estate): Generator<Wire> {
  for (const one of estate.ofType("aws_kinesis_firehose_delivery_stream")) {
    const from = elementsOf(estate, at(one.config, "kinesis_source_configuration.kinesis_stream_arn"));
    yield { from, to: [one], at: one.at };
    for (const path of [
      "extended_s3_configuration.bucket_arn",
      "s3_configuration.bucket_arn",
      "redshift_configuration.cluster_jdbcurl",
      "opensearch_configuration.domain_arn",
      "elasticsearch_configuration.domain_arn",
    ])
      yield { from: [one], to: elementsOf(estate, at(one.config, path)), at: one.at };
  }
  for (const one of estate.things.filter(({ known }) => known?.sort === "store"))
    for (const path of [
      "replicate_source_db",
      "replication_source_identifier",
      "master_instance_name",
      "replication_configuration.rules.destination.bucket",
    ])
      yield path.endsWith("bucket")
        ? { from: [one], to: elementsOf(estate, at(one.config, path)), at: one.at }
        : { from: elementsOf(estate, at(one.config, path)), to: [one], at: one.at };
  for (const one of estate.ofType("aws_s3_bucket_replication_configuration")) {
    const whole = estate.whole(one);
    if (whole !== undefined)
      yield { from: [whole], to: elementsOf(estate, at(one.config, "rule.destination.bucket")), at: one.at };
  }
}

function* google(estate: Estate): Generator<Wire> {
  for (const one of estate.ofType("google_pubsub_subscription"))
    yield {
      from: elementsOf(estate, at(one.config, "topic")),
      to: elementsOf(estate, at(one.config, "push_config.push_endpoint")),
      at: one.at,
      trigger: "event",
    };
  for (const one of estate.ofType("google_cloudfunctions_function", "google_cloudfunctions2_function"))
    for (const path of ["event_trigger.resource", "event_trigger.pubsub_topic", "event_trigger.event_filters.value"]) {
      const from = elementsOf(estate, at(one.config, path));
      if (from.length > 0)
        yield {
          from,
          to: [one],
          at: one.at,
          trigger: from.some(({ known }) => known?.type === "bucket") ? "file" : "event",
        };
    }
  for (const one of estate.ofType("google_cloud_scheduler_job"))
    yield { from: [one], to: elementsOf(estate, at(one.config, "pubsub_target.topic_name")), at: one.at };
}

/** State machines call what their states name. */
function* machines(estate: Estate): Generator<Claim> {
  for (const one of estate.ofType("aws_sfn_state_machine"))
    for (const target of elementsOf(estate, at(one.config, "definition")))
      if (target !== one && target.known?.sort !== "zone" && target.known?.sort !== "node")
        yield relation(estate, one, { key: estate.key(target) }, target.known?.sort === "service" ? "call" : "data");
}

function* scheduledCalls(estate: Estate): Generator<Claim> {
  for (const one of estate.ofType("google_cloud_scheduler_job"))
    for (const lookup of lookupsOf(estate, at(one.config, "http_target.uri"), "URI"))
      yield relation(estate, one, { lookup }, "call");
}

function relation(estate: Estate, from: Thing, to: Reference, purpose: "call" | "data"): Claim {
  return {
    claim: "relationship",
    from: { key: estate.key(from) },
    to,
    purpose,
    evidence: "declared",
    at: from.at,
    seenBy: "events",
  };
}

/** What a resource itself says of how it is set going. */
export function ownTriggers(estate: Estate, thing: Thing): readonly string[] {
  const { config, type } = thing;
  const found: string[] = [];
  const isAsked =
    estate.partsOf(thing).some((one) => one.type === "aws_lambda_function_url") ||
    flag(at(config, "trigger_http")) ||
    flag(at(config, "create_lambda_function_url"));
  if (isAsked) found.push("http");
  const permissions = estate.partsOf(thing).filter((one) => one.type === "aws_lambda_permission");
  for (const one of permissions) {
    const who = plainText(at(one.config, "principal")) ?? "";
    if (/apigateway|elasticloadbalancing/u.test(who)) found.push("http");
    else if (who.startsWith("s3.")) found.push("file");
    else if (/^(?:sns|events|iot|cognito-idp)\./u.test(who)) found.push("event");
  }
  if (/cron_job/u.test(type)) found.push("schedule");
  const events = isFields(at(config, "event_trigger")) || isList(at(config, "event_trigger") ?? null);
  if (events) found.push("event");
  return [...new Set(found)];
}

function flag(value: Value | undefined): boolean {
  return value === true || value === "true";
}
