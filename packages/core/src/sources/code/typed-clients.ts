/** Clients that name the other by what it is called: registry lookups, Feign, generated stubs of gRPC, integrations of .NET, Dapr. */
import { placeholders, textOf } from "./environment.ts";
import type { Evaluator } from "./evaluate.ts";
import type { FoundInUnit } from "./found.ts";
import type { Annotation, Call, Expression } from "./outline.ts";
import { lastPart, type UnitFile } from "./defined.ts";
import { targetsOf, wholeText } from "./values.ts";

/** Names of services that every server of gRPC offers. */
const everywhere = /^(?:Health|HealthCheck\w*|Reflection|ServerReflection|Channelz|Greeter)$/u;

/** Services of gRPC that a file serves, by their short name. */
export function servedBy({ outline }: UnitFile): readonly string[] {
  const served: string[] = [];
  for (const { callee, arguments: given, typeArguments } of outline.calls) {
    const registered =
      /(?:^|\.)Register(\w+?)(?:HTTP|gRPC)?Server$/u.exec(callee)?.[1] ??
      /(?:^|\.)add_(\w+?)Servicer_to_server$/u.exec(callee)?.[1] ??
      /(?:^|\.)(\w+?)Server\.(?:new|with_interceptor)$/u.exec(callee)?.[1];
    if (registered !== undefined) served.push(registered);
    const [first] = given;
    if (callee.endsWith(".addService") && first?.is === "name")
      served.push(lastPart(first.name.replace(/\.service$/u, "")).replace(/Service$/u, "Service"));
    if (callee.endsWith(".MapGrpcService")) served.push(...typeArguments.map(lastPart));
  }
  for (const { supertypes } of outline.types)
    for (const supertype of supertypes) {
      const base =
        /(?:^|\.)(\w+)ImplBase$/u.exec(supertype)?.[1] ??
        /(?:^|\.)(\w+)\.\1Base$/u.exec(supertype)?.[1] ??
        /^(?:\w+\.)*(\w+)CoroutineImplBase$/u.exec(supertype)?.[1];
      if (base !== undefined) served.push(base);
      const ruby =
        outline.language === "ruby" ? /(?:^|\.)(\w+)\.Service$/u.exec(supertype.replaceAll("::", "."))?.[1] : undefined;
      if (ruby !== undefined) served.push(ruby);
    }
  return served.filter((name) => !everywhere.test(name));
}

/** Services of gRPC that a file has stubs of, with the line. */
export function stubsIn({ outline }: UnitFile): readonly { readonly name: string; readonly line: number }[] {
  const speaksGrpc =
    outline.imports.some(({ path }) => /grpc|tonic|_pb2|proto|Grpc/u.test(path)) ||
    outline.calls.some(
      ({ callee, arguments: [path] }) => callee === "require" && /grpc|proto/u.test(textOf(path) ?? ""),
    );
  return outline.calls.flatMap(({ callee, typeArguments, arguments: given, line }) => {
    const last = lastPart(callee);
    const name =
      /(?:^|\.)(\w+)Grpc\.new(?:Blocking|Future|Async)?(?:V2)?Stub$/u.exec(callee)?.[1] ??
      (outline.language === "go" && speaksGrpc && given.length === 1 && callee.includes(".")
        ? /^New(\w+)Client$/u.exec(last)?.[1]
        : undefined) ??
      (outline.language === "python" && speaksGrpc ? /^(\w+)Stub$/u.exec(last)?.[1] : undefined) ??
      (outline.language === "csharp" && /^new \w+\.\w+Client$/u.test(callee)
        ? /^new (?:\w+\.)*(\w+)\.\1Client$/u.exec(callee)?.[1]
        : undefined) ??
      (/^(?:javascript|typescript)$/u.test(outline.language) &&
      speaksGrpc &&
      given.length >= 2 &&
      given.some(isCredentials)
        ? /^new (\w+?)(?:Client)?$/u.exec(last)?.[1]
        : undefined) ??
      (outline.language === "rust" && speaksGrpc
        ? /(?:^|\.)(\w+)Client\.(?:connect|new|with_interceptor)$/u.exec(callee)?.[1]
        : undefined) ??
      (callee.endsWith(".AddGrpcClient") ? /(?:^|\.)(\w+?)Client$/u.exec(typeArguments[0] ?? "")?.[1] : undefined);
    return name === undefined || everywhere.test(name) || /^(?:Http|Redis|Kafka)$/u.test(name) ? [] : [{ name, line }];
  });
}

function isCredentials(expression: Expression): boolean {
  return expression.is === "call" && /credentials|Insecure|createSsl/iu.test(expression.call.callee);
}

/** Reads what a file names by registry name, typed client or connection name. */
export function findTypedClients(file: UnitFile, evaluator: Evaluator, found: FoundInUnit): void {
  for (const annotation of file.outline.annotations) ofAnnotation(annotation, file, evaluator, found);
  for (const call of file.outline.calls) {
    ofRegistry(call, file, evaluator, found);
    ofIntegration(call, file, found);
    ofDapr(call, file, evaluator, found);
    ofGrpcConstructor(call, file, evaluator, found);
  }
}

/** `@FeignClient(name = "accounts", url = "${accounts.url}")`, `@RegisterRestClient(baseUri = ..)`, `@HttpExchange(url)`. */
function ofAnnotation(annotation: Annotation, file: UnitFile, evaluator: Evaluator, found: FoundInUnit): void {
  const name = lastPart(annotation.name);
  if (
    name !== "FeignClient" &&
    name !== "RegisterRestClient" &&
    name !== "HttpExchange" &&
    name !== "ReactiveFeignClient" &&
    name !== "Client"
  )
    return;
  if (name === "Client" && !file.outline.imports.some(({ path }) => /micronaut/u.test(path))) return;
  const standing = { file, inside: annotation.inside };
  const texts = (expression: Expression | undefined): readonly string[] =>
    evaluator.valuesOf(expression, standing).flatMap((value) => wholeText(value) ?? []);
  const at = { file: file.path, line: annotation.line };
  const addresses = ["url", "baseUri", "baseUrl"].flatMap((key) => texts(annotation.named[key]));
  const [given = ""] = [
    annotation.named["name"],
    annotation.named["value"],
    annotation.named["serviceId"],
    annotation.named["id"],
    annotation.arguments[0],
  ].flatMap(texts);
  const url = addresses[0] ?? (name === "FeignClient" || name === "ReactiveFeignClient" ? undefined : given);
  if (url !== undefined && url !== "") {
    for (const value of evaluator.valuesOf(placeholders(url, annotation.line), standing))
      for (const target of targetsOf(value, false)) {
        const [piece] = value;
        if (piece?.is === "variable") found.read(piece.name, at);
        found.relate({
          to: { lookup: target.lookup },
          purpose: "call",
          evidence: target.isLiteral ? "literal" : "client",
          protocol: "http",
          at,
          seenBy: "typed-client",
        });
      }
    if (/\$\{/u.test(url) || /:\/\//u.test(url)) return;
  }
  const [first] = evaluator.valuesOf(placeholders(given, annotation.line), standing);
  const service =
    first === undefined
      ? undefined
      : (wholeText(first) ?? (first[0]?.is === "variable" ? first[0].fallbacks.map(wholeText)[0] : undefined));
  if (
    service !== undefined &&
    /^[\w.-]+$/u.test(service) &&
    (name === "FeignClient" || name === "ReactiveFeignClient" || name === "Client")
  )
    found.relate({
      to: { lookup: { name: service, protocol: "http" } },
      purpose: "call",
      evidence: "client",
      protocol: "http",
      at,
      seenBy: "typed-client",
    });
}

/** `discoveryClient.getInstances("customers-service")` and its like. */
function ofRegistry(call: Call, file: UnitFile, evaluator: Evaluator, found: FoundInUnit): void {
  if (
    !/(?:^|\.)(?:getInstances|getNextServerFromEureka|getApplication|getInstancesByVipAddress|getInstancesById|GetInstances|getHealthyServices|selectOneHealthyInstance|resolveInstance)$|(?:loadBalancer\w*|balancer|lbClient)\.(?:choose|execute|reconstructURI)$|\.health\.service$/iu.test(
      call.callee,
    )
  )
    return;
  for (const value of evaluator.valuesOf(call.arguments[0], { file, inside: call.inside })) {
    const name = wholeText(value);
    if (name !== undefined && /^[\w.-]{2,}$/u.test(name))
      found.relate({
        to: { lookup: { name, protocol: "http" } },
        purpose: "call",
        evidence: "client",
        protocol: "http",
        at: { file: file.path, line: call.line },
        seenBy: "registry",
      });
  }
}

const integrations: readonly (readonly [RegExp, string])[] = [
  [/AddRedis\w*$|AddKeyedRedis\w*$|AddValkey\w*Client$|AddGarnet\w*$/u, "redis"],
  [/AddNpgsql\w*$|AddKeyedNpgsql\w*$|AddAzureNpgsql\w*$/u, "postgresql"],
  [/AddSqlServer(?:Client|DbContext)$/u, "sqlserver"],
  [/AddMySql\w*$/u, "mysql"],
  [/AddMongoDB\w*$/u, "mongodb"],
  [/AddRabbitMQ\w*$|AddRabbitMq\w*$/u, "amqp"],
  [/AddKafka(?:Producer|Consumer)$/u, "kafka"],
  [/AddNatsClient$/u, "nats"],
  [/AddElasticsearchClient$/u, "elasticsearch"],
  [/AddAzureServiceBusClient$/u, "servicebus"],
  [/AddAzureBlob\w*$/u, "blob"],
  [/AddAzureCosmos\w*$|AddCosmosDbContext$/u, "cosmosdb"],
  [/AddQdrantClient$|AddMilvusClient$|AddWeaviateClient$/u, "vector"],
];

/** Client integrations of .NET Aspire take the name of a connection: `builder.AddRedisClient("cache")`. */
function ofIntegration(call: Call, file: UnitFile, found: FoundInUnit): void {
  if (file.outline.language !== "csharp" || !/(?:^|\.)(?:builder|hostBuilder|appBuilder)\b/u.test(call.callee)) return;
  const name = textOf(call.arguments[0]) ?? textOf(call.named["connectionName"]);
  if (name === undefined || !/^[\w-]+$/u.test(name)) return;
  const protocol = integrations.find(([callee]) => callee.test(call.callee))?.[1];
  if (
    protocol === undefined ||
    file.outline.calls.some(({ callee }) => callee === "DistributedApplication.CreateBuilder")
  )
    return;
  const at = { file: file.path, line: call.line };
  const variable = `ConnectionStrings:${name}`;
  found.read(variable, at);
  found.relate({
    to: { lookup: { variable, name, sorts: ["store", "broker", "database"], protocol } },
    purpose: "data",
    evidence: "client",
    protocol,
    at,
    seenBy: "integration",
  });
}

/** `client.invoke_method("orders", ..)`, `DaprClient.CreateInvokeHttpClient("orders")`. */
function ofDapr(call: Call, file: UnitFile, evaluator: Evaluator, found: FoundInUnit): void {
  if (
    !/(?:^|\.)(?:invokeMethod|invoke_method|InvokeMethod(?:Async|WithContent|GrpcAsync)?|CreateInvokeHttpClient|CreateInvokeMethodRequest|invoker\.invoke)$/u.test(
      call.callee,
    )
  )
    return;
  const isDapr =
    /dapr/iu.test(call.callee) ||
    file.outline.imports.some(({ path }) => /dapr/iu.test(path)) ||
    file.outline.calls.some(
      ({ arguments: [path], callee }) => callee === "require" && /dapr/iu.test(textOf(path) ?? ""),
    );
  if (!isDapr) return;
  const given =
    call.named["app_id"] ?? call.named["appId"] ?? call.arguments.find((one) => one.is === "text" || one.is === "name");
  for (const value of evaluator.valuesOf(given, { file, inside: call.inside })) {
    const name = wholeText(value);
    if (name !== undefined && /^[\w.-]+$/u.test(name))
      found.relate({
        to: { lookup: { name, protocol: "http" } },
        purpose: "call",
        evidence: "client",
        protocol: "http",
        at: { file: file.path, line: call.line },
        seenBy: "dapr",
      });
  }
}

/** `new CartServiceClient(address, credentials)` of Node and PHP, `X::Stub.new(address, ..)` of Ruby. */
function ofGrpcConstructor(call: Call, file: UnitFile, evaluator: Evaluator, found: FoundInUnit): void {
  const isNode = call.callee.startsWith("new ") && call.arguments.length >= 2 && call.arguments.some(isCredentials);
  const isRuby = call.callee.endsWith(".Stub.new");
  if (!isNode && !isRuby) return;
  for (const value of evaluator.valuesOf(call.arguments[0], { file, inside: call.inside }))
    for (const target of targetsOf(value, true))
      found.relate({
        to: { lookup: { ...target.lookup, protocol: "grpc" } },
        purpose: "call",
        evidence: target.isLiteral ? "literal" : "client",
        protocol: "grpc",
        at: { file: file.path, line: call.line },
        seenBy: "client",
      });
}
