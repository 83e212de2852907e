/** A template as a root of the same shape that Terraform gives: everything that is known of AWS is known once. */
import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from "yaml";
import {
  type Fields,
  fieldsOf,
  isFields,
  isList,
  plainText,
  type Pointer,
  type Value,
} from "../terraform/evaluate/value.ts";
import type { TerraformResource, TerraformRoot } from "../terraform/root.ts";
import { isReadableYaml } from "../terraform/evaluate/structure.ts";
import { renamed, types } from "./types.ts";
import { lineOf, type Names, snake, valueOf } from "./values.ts";

/** Maps whose keys are names of people, and are kept as they are. */
const free: ReadonlySet<string> = new Set([
  "Variables",
  "PolicyDocument",
  "AssumeRolePolicyDocument",
  "Definition",
  "DefinitionString",
  "DefaultArguments",
  "RedrivePolicy",
]);

/** `undefined` where it is no template. */
export function rootOf(text: string, path: string): TerraformRoot | undefined {
  const readable = isReadableYaml(text) ? text : spread(text);
  if (readable === undefined || !isReadableYaml(readable)) return undefined;
  const lines = new LineCounter();
  const top = contentsOf(readable, lines);
  const resources = isMap(top) ? top.get("Resources") : undefined;
  if (!isMap(top) || !isMap(resources)) return undefined;
  const names: Names = {
    resources: new Set(resources.items.map(({ key }) => (isScalar(key) ? String(key.value) : ""))),
    parameters: parametersOf(top),
  };
  const found: TerraformResource[] = [];
  for (const { key, value } of resources.items) {
    if (!isScalar(key) || !isMap(value)) continue;
    const name = String(key.value);
    const type = value.get("Type");
    const known = typeof type === "string" ? types[type] : undefined;
    if (known === undefined) continue;
    const properties = valueOf(value.get("Properties", true), names);
    const at = { file: path, line: lineOf(key, lines) };
    found.push(...resourcesOf(name, known, isFields(properties) ? properties : fieldsOf([]), at));
  }
  return { scheme: "cloudformation", directory: path, resources: found, modules: [], providers: [], gaps: [] };
}

/** The parser of YAML may run out of stack on what is nested in ways that no count of brackets tells. */
function contentsOf(text: string, lines: LineCounter): unknown {
  try {
    return parseDocument(text, { lineCounter: lines, logLevel: "silent", uniqueKeys: false }).contents;
  } catch {
    return undefined;
  }
}

/** JSON on one line, on many. */
function spread(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 1);
  } catch {
    return undefined;
  }
}

function parametersOf(top: YAMLMap): ReadonlyMap<string, Value> {
  const parameters = top.get("Parameters");
  if (!isMap(parameters)) return new Map();
  return new Map(
    parameters.items.flatMap(({ key, value }): (readonly [string, Value])[] => {
      const standard = isMap(value) && value.get("NoEcho") !== true ? value.get("Default") : undefined;
      return isScalar(key) && (typeof standard === "string" || typeof standard === "number")
        ? [[String(key.value), standard]]
        : [];
    }),
  );
}

type At = TerraformResource["at"];

function* resourcesOf(
  name: string,
  [type, property, argument]: readonly [string, string?, string?],
  properties: Fields,
  at: At,
): Generator<TerraformResource> {
  const config = new Map(translated(properties, 0).fields);
  const said = property === undefined ? undefined : properties.fields.get(property);
  if (said !== undefined && argument !== undefined) config.set(argument, said);
  if (type === "aws_security_group") config.set("ingress", rulesOf(config.get("ingress")));
  if (type === "aws_vpc_security_group_ingress_rule") config.set("cidr_ipv4", config.get("cidr_ip") ?? null);
  if (type === "aws_iam_role") config.set("inline_policy", config.get("policies") ?? []);
  if (type === "aws_iam_role_policy") config.set("role", config.get("roles") ?? null);
  if (type === "aws_lb") config.set("internal", config.get("scheme") === "internal");
  if (type === "aws_s3_bucket" && config.get("acl") === "PublicRead") config.set("acl", "public-read");
  if (type === "aws_s3_bucket" && config.get("acl") === "PublicReadWrite") config.set("acl", "public-read-write");
  yield resource(name, type, fieldsOf(config), at);
  const self: Pointer = { is: "pointer", address: name, path: ["arn"] };
  if (type === "aws_lambda_function") yield* eventsOf(name, properties.fields.get("Events"), self, at);
  if (type === "aws_cloudwatch_event_rule") yield* targetsOf(name, config.get("targets"), at);
}

function resource(address: string, type: string, config: Fields, at: At): TerraformResource {
  return { address, isData: false, type, name: address, modules: [], folders: [], config, others: [], at };
}

/** Names of properties as Terraform has them; lists of tags become maps. */
function translated(fields: Fields, depth: number): Fields {
  const found = new Map<string, Value>();
  for (const [name, value] of fields.fields) {
    if (name === "AwsvpcConfiguration" && isFields(value))
      for (const [key, inner] of translated(value, depth + 1).fields) found.set(key, inner);
    else if (name === "Tags") found.set("tags", tagsOf(value));
    else found.set(renamed[name] ?? snake(name), free.has(name) ? value : inside(value, depth));
  }
  return { is: "fields", fields: found };
}

function inside(value: Value, depth: number): Value {
  if (depth > 40) return value;
  if (isFields(value)) return translated(value, depth + 1);
  return isList(value) ? value.map((item) => inside(item, depth + 1)) : value;
}

function tagsOf(value: Value): Value {
  if (!isList(value)) return value;
  return fieldsOf(
    value.flatMap((tag) =>
      isFields(tag) ? [[plainText(tag.fields.get("Key")) ?? "", tag.fields.get("Value") ?? null] as const] : [],
    ),
  );
}

/** Rules of a security group: ranges and groups as lists. */
function rulesOf(value: Value | undefined): Value {
  if (value === undefined || !isList(value)) return [];
  return value.flatMap((rule) => {
    if (!isFields(rule)) return [];
    const source = rule.fields.get("referenced_security_group_id");
    const range = rule.fields.get("cidr_ip");
    return [
      fieldsOf([
        ...rule.fields,
        ["security_groups", source === undefined ? [] : [source]],
        ["cidr_blocks", range === undefined ? [] : [range]],
      ]),
    ];
  });
}

/** Events of a serverless function: what sets it going. */
function* eventsOf(name: string, events: Value | undefined, self: Pointer, at: At): Generator<TerraformResource> {
  if (!isFields(events)) return;
  for (const [key, event] of events.fields) {
    if (!isFields(event)) continue;
    const properties = event.fields.get("Properties");
    const given = (property: string): Value =>
      isFields(properties) ? (properties.fields.get(property) ?? null) : null;
    const address = `${name}.${key}`;
    switch (plainText(event.fields.get("Type"))) {
      case "SQS":
      case "Kinesis":
      case "DynamoDB":
      case "MSK":
      case "MQ":
        yield resource(
          address,
          "aws_lambda_event_source_mapping",
          fieldsOf([
            ["event_source_arn", [given("Queue"), given("Stream"), given("Broker")]],
            ["function_name", self],
          ]),
          at,
        );
        break;
      case "SNS":
        yield resource(
          address,
          "aws_sns_topic_subscription",
          fieldsOf([
            ["topic_arn", given("Topic")],
            ["endpoint", self],
          ]),
          at,
        );
        break;
      case "S3":
        yield resource(
          address,
          "aws_s3_bucket_notification",
          fieldsOf([
            ["bucket", given("Bucket")],
            ["lambda_function", [fieldsOf([["lambda_function_arn", self]])]],
          ]),
          at,
        );
        break;
      case "Schedule":
      case "ScheduleV2":
        yield resource(address, "aws_scheduler_schedule", fieldsOf([["target", [fieldsOf([["arn", self]])]]]), at);
        break;
      case "Api":
      case "HttpApi":
        yield resource(
          address,
          "aws_lambda_permission",
          fieldsOf([
            ["function_name", self],
            ["principal", "apigateway.amazonaws.com"],
          ]),
          at,
        );
        yield* routed(address, [given("RestApiId"), given("ApiId")], self, at);
        break;
      default:
        break;
    }
  }
}

function* routed(address: string, gateways: readonly Value[], self: Pointer, at: At): Generator<TerraformResource> {
  const gateway = gateways.find((one) => one !== null);
  if (gateway !== undefined)
    yield resource(
      `${address}.route`,
      "aws_apigatewayv2_integration",
      fieldsOf([
        ["api_id", gateway],
        ["integration_uri", self],
      ]),
      at,
    );
}

/** Targets of a rule of events stand inside it. */
function* targetsOf(name: string, targets: Value | undefined, at: At): Generator<TerraformResource> {
  const rule: Pointer = { is: "pointer", address: name, path: ["name"] };
  for (const [index, target] of (targets !== undefined && isList(targets) ? targets : []).entries())
    if (isFields(target))
      yield resource(
        `${name}.target.${index}`,
        "aws_cloudwatch_event_target",
        fieldsOf([
          ["rule", rule],
          ["arn", target.fields.get("arn") ?? null],
        ]),
        at,
      );
}
