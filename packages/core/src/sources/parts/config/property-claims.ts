/** What a file of settings says: each value as a setting with the addresses in it, and the variables that it reads. */
import type { Claim, Lookup, Purpose } from "../../../model/claims/claim.ts";
import { looksSecret, tellable } from "../../../model/claims/secrets.ts";
import { isNameVariable, purposeOfVariable } from "../../../model/claims/variables.ts";
import { readingOf, settingOf, type Speaker } from "./claims.ts";
import type { Leaf } from "./leaves.ts";
import { addressesOf, fill, type Filled, isHostVariable } from "./placeholders.ts";
import type { Property } from "./properties.ts";

/** Settings of one document under their whole names; names compare without case and dashes (relaxed binding). */
export class PropertySet {
  readonly properties: readonly Property[];
  private readonly byName: ReadonlyMap<string, string>;

  constructor(properties: readonly Property[], beside: readonly Property[] = []) {
    this.properties = properties.filter(({ name }) => name.length <= LONGEST_NAME);
    this.byName = new Map([...beside, ...this.properties].map(({ name, value }) => [plainName(name), value]));
  }

  get(name: string): string | undefined {
    return this.byName.get(plainName(name));
  }

  /** The value with its variables marked; properties of the same file are put in. */
  filled(value: string): Filled {
    return fill(value.replace(/^jdbc:(?:aws-wrapper|p6spy|otel|tracing|log4jdbc|tc):/u, "jdbc:"), (name) =>
      this.get(name),
    );
  }

  /** Port that stands beside a host: `redis.port` for `redis.host`. */
  portBeside(name: string): number | undefined {
    const stem = /^(.*[._:-])?(?:host(?:name)?|server|address)$/iu.exec(name)?.[1];
    if (stem === undefined) return undefined;
    const { text } = this.filled(this.get(`${stem}port`) ?? "");
    const port = /^\d{1,5}$/u.test(text) ? Number(text) : undefined;
    return port === undefined || port === 0 || port > 65_535 ? undefined : port;
  }
}

/** What is longer is no name, and patterns would take their time with it. */
const LONGEST_NAME = 300;

/** A name without case, dashes and underscores. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/gu, "");
}

/** Names of leaves: `a.b[0].c`. */
export function propertiesOf(leaves: Iterable<Leaf>, separator = "."): readonly Property[] {
  return Array.from(leaves, ({ path, value, line }) => ({
    name: path
      .map((step, index) =>
        /^\d+$/u.test(step) && separator === "." ? `[${step}]` : index === 0 ? step : separator + step,
      )
      .join(""),
    value,
    line,
  }));
}

/**
 * Addresses that nothing is asked of: links for people, origins of browsers, names of schemas, the process itself. A service may be called
 * `location` or `contact`, so words that are names elsewhere count only at the end.
 */
function isNoTarget(name: string): boolean {
  return noTargets.some((pattern) => pattern.test(name));
}

const noTargets: readonly RegExp[] = [
  /^(?:logging|springdoc|swagger|info|server|eureka\.instance|management\.(?!zipkin|otlp|metrics|tracing|opentelemetry|\w+\.metrics)|spring\.(?:mvc|thymeleaf|messages|banner|jackson|jpa|main|autoconfigure|servlet|web|resources)|quarkus\.(?:http|log|swagger-ui|native|container-image|package))[.:]/iu,
  /(?:^|[.:])(?:cors|allowed[\w-]*origins?(?:-?patterns?)?|origins?|allowed-?hosts|swagger|springdoc|openapi)(?:$|[.:[])/iu,
  /(?:^|[.:])(?:redirect-?ur[il]s?|\w*callback\w*|(?:post-?)?logout(?:-?ur[il])?|home-?page(?:-?url)?|status-?page-?url|health-?check-?url|terms-?of-?service\w*|licen[sc]e(?:-?url)?|contact|documentation(?:-?url)?|docs?-?url|issues?-?url|support-?url|schema(?:-?location)?|xmlns|no-?proxy|proxy-?host|user-?agent|class-?name|driver(?:-?class-?name)?|dialect|expression|cron|description|title|subject|from|sender|reply-?to|e-?mail|template|basename|package|packages|locations)(?:\[\d+\])?$/iu,
  /(?:picture|image|logo|icon|avatar|photo|thumbnail)(?:[-_.]?ur[il])?$/iu,
];

/** Settings above this are no configuration of one service any more. */
const MOST_SETTINGS = 1000;

/** A setting for each property, and a reading for each variable that one takes from the environment. */
export function* settingClaims(
  speaker: Speaker,
  set: PropertySet,
  seenBy: string,
  purposeOf: (name: string) => Purpose | undefined = purposeOfName,
): Generator<Claim> {
  const told = new Set<string>();
  for (const { name, value, line } of set.properties.slice(0, MOST_SETTINGS)) {
    const filled = set.filled(value);
    const said = { line, seenBy };
    for (const { variable } of filled.placeholders) {
      if (told.has(variable) || variable === name) continue;
      told.add(variable);
      yield readingOf(speaker, variable, said);
    }
    const addresses = isNoTarget(name) ? [] : addressesOfProperty(set, name, filled);
    // What stands for this machine on a desk is set to something else where it is deployed.
    if (addresses.length === 0 && !isNoTarget(name) && isThisMachine(filled.text)) yield readingOf(speaker, name, said);
    const plain = filled.placeholders.length === 0 ? tellable(name, filled.text) : onThisMachine(filled);
    if (addresses.length === 0 && (plain === undefined || plain === "" || !isWorthTelling(plain))) continue;
    yield settingOf(speaker, { variable: name, addresses, value: plain, purpose: purposeOf(name), ...said });
  }
}

/** `localhost:9092` of `${KAFKA_HOST:localhost}:${KAFKA_PORT:9092}`: a port of the machine where nothing is set. */
function onThisMachine({ text, placeholders }: Filled): string | undefined {
  const settled = text.replaceAll(
    /zzvar(\d{1,4})zz/gu,
    (_, index: string) => placeholders[Number(index)]?.fallback ?? "?",
  );
  return /^\s*((?:(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/)?(?:localhost|127\.0\.0\.1):\d{2,5})(?=[/?,]|\s*$)/iu.exec(
    settled,
  )?.[1];
}

function isThisMachine(value: string): boolean {
  return /:\/\/(?:[^/@]*@)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal)(?:[:/]|$)|^(?:localhost|127\.0\.0\.1)(?::\d+)?(?:,|$)|(?:server|host|data source)\s*=\s*(?:tcp:)?(?:localhost|127\.0\.0\.1|\.|\(localdb\)[^;]*)\s*[;,\\]/iu.test(
    value.slice(0, 500),
  );
}

/** Telemetry, configuration, registration, as far as the name says it. */
export function purposeOfName(name: string): Purpose | undefined {
  if (
    /zipkin|otlp|jaeger|opentelemetry|tracing|sleuth|metrics\.export|prometheus|logstash|\.apm\.|seq(?:\.|:|$)/iu.test(
      name,
    )
  )
    return "telemetry";
  return purposeOfVariable(name);
}

export function addressesOfProperty(set: PropertySet, name: string, filled: Filled): readonly Lookup[] {
  const last = /[^.:[\]]+(?:\[\d+\])?$/u.exec(name)?.[0] ?? name;
  const mayBeHost = isHostVariable(last.replace(/\[\d+\]$/u, "")) && !isNameVariable(last);
  const port = set.portBeside(name);
  return addressesOf(filled, mayBeHost).map((found) =>
    found.port === undefined && port !== undefined && found.path === undefined ? { ...found, port } : found,
  );
}

/** Words, numbers and flags; sentences are no settings that an address could be made of. */
function isWorthTelling(value: string): boolean {
  return value.length <= 80 && !/\s/u.test(value) && !value.split(/[,;:|]/u).some(looksSecret);
}
