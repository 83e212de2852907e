/** Reading of variables, in every language: which calls, names and annotations ask the environment or the configuration. */
import type { Call, CodeLanguage, Expression } from "./outline.ts";

export interface VariableRead {
  readonly variable: string;
  readonly fallback?: Expression;
}

const upper = /^[A-Z][A-Z0-9_]{1,80}$/u;
const property = /^[A-Za-z][\w.:-]{1,120}$/u;

/** Calls whose first text names a variable of the environment, by the end of the callee. */
const environmentCalls =
  /(?:^|\.)(?:getenv|Getenv|LookupEnv|getEnv|GetEnv|get_env|fetch_env!?|GetEnvironmentVariable|environ\.get|environ\.setdefault|environ\[\]|environ\.pop|env\[\]|ENV\[\]|ENV\.fetch|ENV\.dig|_ENV\[\]|_SERVER\[\]|getenv\.get|getenv\.getOrDefault|getenv\[\]|env\.get|env\.var|env\.var_os|env\.str|env\.url|env\.db|env\.db_url|env\.cache_url|env\.bool|env\.int|env\.list|env\.string|dotenv\.get|env\.fetch|env\.asString|env\.required|System\.getProperty|envy\.Get|envy\.MustGet)$/u;

const springCalls = /(?:^|\.)(?:getProperty|getRequiredProperty|resolvePlaceholders)$/u;
const dotnetCalls =
  /(?:^|\.)(?:GetValue|GetSection|GetRequiredSection|GetRequiredValue|GetConnectionString|GetRequiredConnectionString|(?:_?[cC]onfig(?:uration)?|Configuration)\[\])$/u;
const viperCalls = /^(?:viper|v|config|cfg|conf)\.(?:Get(?:String|Int|Bool|Duration|StringSlice)?|BindEnv)$/u;

/** What a call reads of the environment, if it does. */
export function readOfCall(call: Call, language: CodeLanguage): VariableRead | undefined {
  const { callee } = call;
  const [first, second] = call.arguments;
  const text = textOf(first) ?? textOf(call.named["name"]) ?? textOf(call.named["key"]);
  if (environmentCalls.test(callee)) return text === undefined ? undefined : read(text, fallbackOf(call, second));
  if (language === "csharp" && dotnetCalls.test(callee) && text !== undefined) {
    const path = sectionPath(call.receiver);
    const name = callee.endsWith("ConnectionString")
      ? `ConnectionStrings:${text}`
      : path === ""
        ? text
        : `${path}:${text}`;
    return read(name, second);
  }
  if (
    springCalls.test(callee) &&
    text !== undefined &&
    /env|prop|conf/iu.test(callee.slice(0, callee.lastIndexOf("."))) &&
    !text.startsWith(".")
  )
    return read(text, second);
  if (language === "go" && viperCalls.test(callee) && text !== undefined) {
    const bound = callee.endsWith("BindEnv") ? textOf(second) : undefined;
    return read(bound ?? text, undefined);
  }
  // Functions of the project itself: `getEnvOr("X", "d")`, `config("X", default="d")`, `env("X", "d")`, `mustMapEnv(&x, "X")`.
  const name = callee.slice(callee.lastIndexOf(".") + 1);
  if (/env(?!elop|ir.*test)/iu.test(name) || /^config$/u.test(callee)) {
    const index = call.arguments.findIndex((one) => upper.test(textOf(one) ?? ""));
    const variable = textOf(call.arguments[index]);
    if (variable !== undefined && /_|^[A-Z]{4,}$/u.test(variable))
      return read(variable, otherVariable(fallbackOf(call, call.arguments[index + 1]), call.line));
  }
  return undefined;
}

/** `getEnvVar("COSMOS_ENDPOINT", "ORDER_DB_URI")`: the second is a variable, too. */
function otherVariable(fallback: Expression | undefined, line: number): Expression | undefined {
  const text = textOf(fallback);
  return text !== undefined && upper.test(text) && text.includes("_")
    ? variableExpression(text, undefined, line)
    : fallback;
}

function fallbackOf(call: Call, positional: Expression | undefined): Expression | undefined {
  return call.named["default"] ?? call.named["default_value"] ?? call.named["fallback"] ?? positional;
}

/** `GetSection("A").GetSection("B")` as `A:B`. */
function sectionPath(receiver: Expression | undefined): string {
  if (receiver?.is !== "call" || !/(?:Section|\[\])$/u.test(receiver.call.callee)) return "";
  const own = textOf(receiver.call.arguments[0]) ?? "";
  const outer = sectionPath(receiver.call.receiver);
  return outer === "" ? own : `${outer}:${own}`;
}

/** `process.env.REDIS_HOST`, `import.meta.env.VITE_API`, `Config.env.X` as names. */
export function readOfName(name: string): string | undefined {
  const match = /(?:^|\.)(?:process\.env|meta\.env|Bun\.env)\.(\w+)$|^env\.([A-Z][A-Z0-9]*_[A-Z0-9_]+)$/u.exec(name);
  return match?.[1] ?? match?.[2];
}

/** A key under which a map of settings holds an address: `config["GeoMongoAddress"]`. */
export function readOfKey(callee: string, key: string): string | undefined {
  const isSettings =
    callee.endsWith("[]") ||
    /(?:conf|config|cfg|settings|options|props|properties)\.(?:get|getString|GetString|fetch)$/iu.test(callee);
  return isSettings && /^[A-Za-z][\w.-]{3,}$/u.test(key) && isAddressVariable(key) ? key : undefined;
}

/** `${a.b:default}` and `#{environment}` of Spring, Micronaut and Quarkus as expressions: variables with what they fall back to. */
export function placeholders(text: string, line: number): Expression {
  const open = text.indexOf("${");
  if (open < 0) return { is: "text", value: text, line };
  const close = closing(text, open + 2);
  if (close < 0) return { is: "unknown" };
  const inner = text.slice(open + 2, close);
  const colon = inner.indexOf(":");
  const variable = (colon < 0 ? inner : inner.slice(0, colon)).trim();
  const fallback = colon < 0 ? undefined : placeholders(inner.slice(colon + 1), line);
  const before: Expression[] = open === 0 ? [] : [{ is: "text", value: text.slice(0, open), line }];
  const after: Expression[] = close === text.length - 1 ? [] : [placeholders(text.slice(close + 1), line)];
  const own = property.test(variable) ? variableExpression(variable, fallback, line) : { is: "unknown" as const };
  return before.length + after.length === 0 ? own : { is: "join", parts: [...before, own, ...after] };
}

/** A read of a variable as an expression, for annotations and settings classes. */
export function variableExpression(variable: string, fallback: Expression | undefined, line: number): Expression {
  const name: Expression = { is: "text", value: variable, line };
  return {
    is: "call",
    call: {
      callee: "env.get",
      arguments: fallback === undefined ? [name] : [name, fallback],
      named: {},
      typeArguments: [],
      inside: "",
      line,
    },
  };
}

function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith("${", at)) depth++;
    else if (text[at] === "}") depth--;
    if (depth === 0) return at;
  }
  return -1;
}

function read(variable: string, fallback: Expression | undefined): VariableRead | undefined {
  if (!property.test(variable)) return undefined;
  return fallback === undefined ? { variable } : { variable, fallback };
}

export function textOf(expression: Expression | undefined): string | undefined {
  return expression?.is === "text" ? expression.value : undefined;
}

/** Does a variable of this name say where the program itself is, or who may call it, and not whom it calls? */
export function isOwnVariable(name: string): boolean {
  return /^(?:HOST|HOSTNAME|PORT|ADDR|ADDRESS|BASE_URL|BASE_PATH|URL|BIND.*|LISTEN.*|SERVER_(?:HOST|ADDR|ADDRESS|PORT|URL)|APP_(?:HOST|URL)|PUBLIC_URL|SELF_.*|CORS.*|.*ORIGINS?|.*CALLBACK.*|.*REDIRECT.*|.*_PORT|.*USER(?:NAME)?|.*PASSWORD|POD_.*|NODE_NAME|ASPNETCORE_URLS)$/u.test(
    snake(name),
  );
}

/** Does a variable of this name hold an address of something that is called? Not of what the program itself listens on. */
export function isAddressVariable(name: string): boolean {
  if (isOwnVariable(name)) return false;
  return /(?:^|[_.:-])(?:HOST|HOSTS|HOSTNAME|ADDR|ADDRESS|ADDRESSES|URL|URLS|URI|URIS|ENDPOINT|ENDPOINTS|SERVER|SERVERS|SERVICE|SVC|BROKER|BROKERS|BOOTSTRAP|NODES|DSN|GATEWAY|CONNECTION|CONNECTION_?STRING|CONNECTIONSTRINGS|UPSTREAM|BACKEND|PROXY|TARGET|API|DATASOURCE|MONGO|REDIS|PDO)(?:$|[_.:-])/u.test(
    snake(name),
  );
}

function snake(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/gu, "$1_$2").toUpperCase();
}
