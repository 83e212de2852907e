/** Where an nginx sends requests: its upstreams, variables and passes put together, over all files of one configuration. */
import type { Claim, Lookup } from "../../model/claims/claim.ts";
import { attributeOf, gapOf, linkTo, readingOf, type Speaker } from "../parts/config/claims.ts";
import { addressesOf, fill } from "../parts/config/placeholders.ts";
import { type Directive, everyDirective } from "./directives.ts";

/** One file of a configuration. */
export interface NginxFile {
  readonly speaker: Speaker;
  readonly directives: readonly Directive[];
}

/** What all files of a configuration define for one another. */
interface Defined {
  readonly upstreams: ReadonlyMap<string, readonly string[]>;
  readonly variables: ReadonlyMap<string, readonly string[]>;
}

/** Claims of all files of one configuration: they include one another, so an upstream of one is known in all. */
export function* nginxClaims(files: readonly NginxFile[]): Generator<Claim> {
  const defined = definitionsOf(files);
  const targets = new Set<string>();
  for (const { speaker, directives } of files) {
    for (const directive of everyDirective(directives)) {
      for (const claim of passClaims(directive, defined, speaker)) {
        if (claim.claim === "relationship" && claim.purpose === "call") targets.add(authorityOf(directive));
        yield claim;
      }
    }
  }
  const [first] = files;
  if (first === undefined || targets.size === 0) return;
  const type = servesFiles(files) ? "web" : targets.size > 1 ? "gateway" : "proxy";
  yield attributeOf(first.speaker, "type", { word: type }, { line: 1, seenBy: "routes", certainty: 0.8 });
}

/** What a pass names, upstream or host: several servers of one upstream are one target. */
function authorityOf({ words }: Directive): string {
  return (words[0] ?? "").replace(/^[a-z]+:\/\//u, "").replace(/[/:].*$/su, "");
}

function definitionsOf(files: readonly NginxFile[]): Defined {
  const upstreams = new Map<string, string[]>();
  const variables = new Map<string, string[]>();
  const add = (name: string | undefined, value: string | undefined): void => {
    if (name === undefined || value === undefined || !name.startsWith("$")) return;
    const values = variables.get(name) ?? [];
    if (values.length < 200) values.push(value);
    variables.set(name, values);
  };
  for (const { directives } of files)
    for (const { name, words, block } of everyDirective(directives)) {
      if (name === "upstream" && words[0] !== undefined)
        upstreams.set(
          words[0],
          block.flatMap((inner) => (inner.name === "server" && inner.words[0] !== undefined ? [inner.words[0]] : [])),
        );
      else if (name === "set") add(words[0], words[1]);
      else if (name === "map" || name === "geo" || name === "split_clients") {
        for (const inner of block)
          if (!["hostnames", "volatile", "include"].includes(inner.name)) add(words.at(-1), inner.words[0]);
      }
    }
  return { upstreams, variables };
}

/** Protocols by the directive that passes a request on. */
const passes: ReadonlyMap<string, string> = new Map([
  ["proxy_pass", "http"],
  ["grpc_pass", "grpc"],
  ["fastcgi_pass", "fastcgi"],
  ["uwsgi_pass", "uwsgi"],
  ["scgi_pass", "scgi"],
  ["memcached_pass", "memcached"],
]);

function* passClaims(directive: Directive, defined: Defined, speaker: Speaker): Generator<Claim> {
  const { name, words, line } = directive;
  const protocol = passes.get(name);
  const [target] = words;
  if (protocol !== undefined && target !== undefined) {
    const seen = new Set<string>();
    const said = { line, seenBy: name };
    for (const written of spelledOut(target, defined))
      yield* targetClaims(written, protocol, defined, speaker, said, seen);
  } else if ((name === "access_log" || name === "error_log") && target?.startsWith("syslog:server=") === true) {
    const [address] = addressesOf(fill(target.slice("syslog:server=".length).replace(/,.*$/su, "")), true);
    if (address !== undefined)
      yield linkTo(speaker, {
        to: { ...address, protocol: "syslog" },
        purpose: "telemetry",
        evidence: "address-read",
        line,
        seenBy: name,
      });
  } else if (name === "env" && target !== undefined && /^[A-Z_]\w*$/u.test(target)) {
    yield readingOf(speaker, target, { line, seenBy: name });
  }
}

interface Seen {
  readonly line: number;
  readonly seenBy: string;
}

function* targetClaims(
  written: string,
  protocol: string,
  { upstreams }: Defined,
  speaker: Speaker,
  said: Seen,
  seen: Set<string>,
): Generator<Claim> {
  // Users and passwords before the host are dropped here.
  const [, scheme, authority = "", path = ""] = /^(?:([a-z]+):\/\/)?(?:[^/@]*@)?([^/]*)(\/.*)?$/isu.exec(written) ?? [];
  if (authority === "unix:" || authority.startsWith("unix:") || written === "") return;
  // Only an upstream of this name: with a port it is a host.
  const servers = upstreams.get(authority) ?? [authority];
  const isUpstream = upstreams.has(authority);
  for (const server of servers) {
    if (server.startsWith("unix:")) continue;
    const filled = fill(server);
    for (const { variable } of filled.placeholders) yield readingOf(speaker, variable, said);
    const [lookup] = addressesOf(filled, true);
    if (lookup === undefined) {
      if (server.includes("$"))
        yield gapOf(
          speaker,
          server.includes("unrendered_template") ? "unrendered-template" : "dynamic-address",
          server,
          said,
        );
      continue;
    }
    const by = scheme === undefined || scheme === "http" || scheme === "grpc" ? protocol : scheme.toLowerCase();
    const place = isUpstream || path === "/" || path.includes("$") ? {} : pathOf(path.replace(/[?#].*$/su, ""));
    const to: Lookup = { ...lookup, protocol: by, ...place };
    const text = JSON.stringify([to, said.line]);
    if (seen.has(text)) continue;
    seen.add(text);
    const purpose = protocol === "memcached" ? "data" : "call";
    yield linkTo(speaker, { to, purpose, evidence: "route", ...said });
  }
}

function pathOf(path: string): { readonly path?: string } {
  const plain = path.replace(/^\//u, "").replace(/\/$/u, "");
  return plain === "" ? {} : { path: plain };
}

/** A target with its variables put in: one spelling for each value. Unknown ones in upper case are those of `envsubst`. */
function spelledOut(target: string, { variables }: Defined): readonly string[] {
  let spellings: readonly string[] = [target];
  for (let turn = 0; turn < 8; turn++) {
    let hasChanged = false;
    const next: string[] = [];
    for (const spelling of spellings) {
      const found = [...spelling.matchAll(/\$\{?([A-Za-z_]\w*)\}?/gu)].find(([, name]) =>
        variables.has(`$${name ?? ""}`),
      );
      if (found === undefined) {
        next.push(spelling);
        continue;
      }
      hasChanged = true;
      for (const value of variables.get(`$${found[1] ?? ""}`) ?? [])
        if (value !== found[0] && next.length < 100)
          next.push(spelling.slice(0, found.index) + value + spelling.slice(found.index + found[0].length));
    }
    spellings = next;
    if (!hasChanged) break;
  }
  return [...new Set(spellings)].map((spelling) =>
    spelling
      .replaceAll(/\$\{?([A-Z][A-Z0-9_]*)\}?/gu, (_, name: string) => `\${${name}}`)
      .replace(/\$(?:request_uri|uri|is_args|args|query_string|\d).*$/su, ""),
  );
}

/** Does it serve files of its own beside passing requests on? */
function servesFiles(files: readonly NginxFile[]): boolean {
  return files.some(({ directives }) =>
    [...everyDirective(directives)].some(
      ({ name, block }) =>
        (name === "location" || name === "server") &&
        block.some((inner) => inner.name === "try_files" || inner.name === "index") &&
        block.some((inner) => inner.name === "root" || inner.name === "alias" || inner.name === "try_files"),
    ),
  );
}
