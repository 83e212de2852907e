/** What clients are given: addresses and options of constructors, requests, properties that a client takes its address from. */
import type { Purpose } from "../../model/claims/claim.ts";
import { isNameVariable } from "../../model/claims/variables.ts";
import { addressKeys, type ClientRule, clientRules, httpVerbs } from "./clients.ts";
import { lastPart } from "./defined.ts";
import { isAddressVariable } from "./environment.ts";
import type { Call, CodeOutline, Expression } from "./outline.ts";
import { type Finding, isWanted, ofSidecar, relate, schemed } from "./relate.ts";
import { targetsOf, type Value } from "./values.ts";

/** Reads the calls and properties of one file. */
export function findClients(finding: Finding): void {
  const { outline } = finding.file;
  const libraries = outline.imports.map(({ path }) => path).join(" ") + requiredLibraries(outline);
  const rules = clientRules.filter(
    ({ languages, needs }) =>
      (languages === undefined || languages.includes(outline.language)) &&
      (needs === undefined || needs.test(libraries)),
  );
  for (const call of outline.calls) {
    const name = requiredName(call);
    const rule = rules.find(({ callee }) => callee.test(name));
    if (rule !== undefined) ofClient(call, rule, finding);
    else if (isVerb(call.callee)) ofVerb(call, finding);
    ofBootstrap(call, finding);
  }
  for (const { name, value, inside, around } of outline.definitions)
    ofSink(name, value, inside, around ?? inside, finding);
}

/** `require("redis").createClient` is `redis.createClient`. */
function requiredName({ callee, receiver }: Call): string {
  if (!callee.startsWith("require.") || receiver?.is !== "call" || receiver.call.callee !== "require") return callee;
  const [path] = receiver.call.arguments;
  return path?.is === "text"
    ? `${path.value.slice(path.value.lastIndexOf("/") + 1)}${callee.slice("require".length)}`
    : callee;
}

function requiredLibraries(outline: CodeOutline): string {
  return outline.calls
    .filter(({ callee }) => callee === "require")
    .map(({ arguments: [path] }) => (path?.is === "text" ? ` ${path.value}` : ""))
    .join("");
}

/** What a client is constructed with. */
function ofClient(call: Call, rule: ClientRule, finding: Finding): void {
  const given = (rule.positions ?? [0]).flatMap((position) => call.arguments[position] ?? []);
  const named = Object.entries(call.named).flatMap(([key, value]) =>
    addressKeys.has(key.toLowerCase()) ? [value] : [],
  );
  const expressions = [...given, ...named].flatMap((one) => addressParts(one, finding, 0));
  for (const expression of expressions)
    for (const value of finding.evaluator.valuesOf(expression, { file: finding.file, inside: call.inside })) {
      const [piece] = value;
      const isBareText = piece?.is === "text" && value.length === 1 && !/[:/=@.]/u.test(piece.text);
      // A bare word in the place of an address is a host only for clients that take one; for HTTP it is a name of anything.
      if (isBareText && (rule.protocol === "http" || rule.protocol === undefined) && !isNamed(expression, call))
        continue;
      for (const target of targetsOf(value, true)) {
        if (
          target.isLiteral &&
          rule.purpose === "call" &&
          !isWanted(target, { inside: "", callees: [call.callee], labels: ["url"], line: call.line })
        )
          continue;
        if (!target.isLiteral && target.lookup.variable !== undefined && isNameVariable(target.lookup.variable))
          continue;
        relate(
          { ...target, at: target.at.line === undefined ? { ...target.at, line: call.line } : target.at },
          { purpose: rule.purpose, ...(rule.protocol === undefined ? {} : { protocol: rule.protocol }) },
          "client",
          finding,
        );
      }
    }
}

function isNamed(expression: Expression, call: Call): boolean {
  return !call.arguments.includes(expression);
}

/** The address in options: the fields that hold one. Names are followed to the record that they stand for. */
function addressParts(expression: Expression, finding: Finding, depth: number): readonly Expression[] {
  if (depth > 3) return [];
  if (expression.is === "record") {
    const fields = Object.entries(expression.fields).filter(([key]) => addressKeys.has(key.toLowerCase()));
    const port = Object.entries(expression.fields).find(([key]) => key.toLowerCase() === "port")?.[1];
    return fields.flatMap(([key, field]) => {
      const inner = addressParts(field, finding, depth + 1);
      const isHost = /^host(?:name)?$/iu.test(key) && port?.is === "constant";
      return isHost
        ? inner.map((one): Expression => ({ is: "join", parts: [one, { is: "text", value: ":", line: 0 }, port] }))
        : inner;
    });
  }
  if (
    expression.is === "call" &&
    /^new |[oO]ptions$|[cC]onfig$|\[\]$/u.test(expression.call.callee) &&
    expression.call.arguments.some(({ is }) => is === "record")
  )
    return expression.call.arguments.flatMap((one) =>
      one.is === "record" ? addressParts(one, finding, depth + 1) : [],
    );
  if (expression.is === "list") return expression.items.flatMap((item) => addressParts(item, finding, depth + 1));
  if (expression.is === "name" && depth < 2) {
    const last = lastPart(expression.name);
    const known = (finding.evaluator.index.definitions.get(last) ?? []).filter(
      ({ value, file }) =>
        file === finding.file &&
        (value.is === "record" || (value.is === "call" && value.call.arguments.some(({ is }) => is === "record"))),
    );
    if (known.length === 1 && known[0] !== undefined) return addressParts(known[0].value, finding, depth + 1);
  }
  return [expression];
}

function isVerb(callee: string): boolean {
  return httpVerbs.has(lastPart(callee));
}

/** A request: its address begins with a scheme, or with a variable that holds one. URLs in texts are found where they stand. */
function ofVerb(call: Call, finding: Finding): void {
  const expressions = [
    ...call.arguments.slice(0, 3),
    ...["url", "uri", "baseURL"].flatMap((key) => call.named[key] ?? []),
  ];
  for (const expression of expressions) {
    const candidates =
      expression.is === "record"
        ? ["url", "uri", "baseURL", "host", "hostname"].flatMap((key) => expression.fields[key] ?? [])
        : [expression];
    for (const candidate of candidates) {
      if (candidate.is === "text" || candidate.is === "constant" || candidate.is === "unknown") continue;
      for (const value of finding.evaluator.valuesOf(candidate, { file: finding.file, inside: call.inside }))
        ofRequested(value, call, finding);
    }
  }
}

function ofRequested(value: Value, call: Call, finding: Finding): void {
  const [piece] = value;
  const startsWithVariable = piece?.is === "variable" && isAddressVariable(piece.name) && !isNameVariable(piece.name);
  const startsWithScheme = piece?.is === "text" && schemed.test(piece.text);
  if (!startsWithVariable && !startsWithScheme) return;
  if (ofSidecar(value, finding)) return;
  for (const target of targetsOf(value, false))
    if (isWanted(target, { inside: call.inside, callees: [call.callee], labels: ["url"], line: call.line }))
      relate(target, { protocol: "http" }, "request", finding);
}

/** `props.put(BOOTSTRAP_SERVERS_CONFIG, x)`, `config.set("bootstrap.servers", x)`. */
function ofBootstrap(call: Call, finding: Finding): void {
  const index = call.arguments.findIndex(
    (one) =>
      (one.is === "text" && /^(?:bootstrap\.servers|metadata\.broker\.list)$/u.test(one.value)) ||
      (one.is === "name" && one.name.endsWith("BOOTSTRAP_SERVERS_CONFIG")),
  );
  const value = index < 0 ? undefined : call.arguments[index + 1];
  if (value === undefined) return;
  for (const one of finding.evaluator.valuesOf(value, { file: finding.file, inside: call.inside }))
    for (const target of targetsOf(one, true))
      relate(target, { purpose: "data", protocol: "kafka" }, "client", finding);
}

const sinks: readonly {
  readonly name: RegExp;
  readonly owner: RegExp;
  readonly protocol: string;
  readonly purpose: Purpose;
}[] = [
  {
    name: /^(?:BaseAddress|BaseUrl|baseURL|baseUrl|base_url|basePath|prefixUrl|CURLOPT_URL)$/u,
    owner: /./u,
    protocol: "http",
    purpose: "call",
  },
  { name: /^Address$/u, owner: /^(?:o|options|opt|opts)$/u, protocol: "grpc", purpose: "call" },
  { name: /^HostName$/u, owner: /factory|rabbit|connection/iu, protocol: "amqp", purpose: "data" },
  {
    name: /^(?:BootstrapServers|bootstrap\.servers|bootstrap_servers)$/u,
    owner: /./u,
    protocol: "kafka",
    purpose: "data",
  },
  { name: /^Configuration$/u, owner: /^(?:o|options|opt|opts)$/u, protocol: "redis", purpose: "data" },
  {
    name: /^(?:SQLALCHEMY_DATABASE_URI|DATABASE_URL|MONGO_URI|broker_url)$/u,
    owner: /./u,
    protocol: "",
    purpose: "data",
  },
];

/** Properties that clients take their address from: `client.BaseAddress = new Uri(url)`. */
function ofSink(name: string, value: Expression, inside: string, around: string, finding: Finding): void {
  const owner = inside === "" ? "module" : lastPart(inside.replace(/\.this$/u, ""));
  const sink = sinks.find((one) => one.name.test(name) && one.owner.test(owner));
  if (sink === undefined) return;
  for (const one of finding.evaluator.valuesOf(value, { file: finding.file, inside: around }))
    for (const target of targetsOf(one, false)) {
      const isVariable = one[0]?.is === "variable";
      if (!isVariable && !isWanted(target, { inside, callees: [], labels: ["url"], line: 0 })) continue;
      relate(
        target,
        { purpose: sink.purpose, ...(sink.protocol === "" ? {} : { protocol: sink.protocol }) },
        "client",
        finding,
      );
    }
}
