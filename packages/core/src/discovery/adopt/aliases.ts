/** The other names by which people and hosts know an element: what a model says of it, and no coordinates of tools. */
import { foldName, isGenericName } from "../names.ts";
import type { ObservedElement } from "../observation.ts";

/** Elements by their folded names: a name that two go by is an alias of none. */
export type Bearers = ReadonlyMap<string, ReadonlySet<string>>;

export function bearersOf(elements: readonly ObservedElement[]): Bearers {
  const found = new Map<string, Set<string>>();
  for (const { id, name, aliases, kind } of elements)
    // A namespace is often called as the one service in it.
    for (const one of kind === "zone" ? [] : [id, name, ...aliases].map(foldName)) {
      const known = found.get(one);
      if (known === undefined) found.set(one, new Set([id]));
      else known.add(id);
    }
  return found;
}

const MOST = 4;

/** At most a few; those of its deployments and its folder, and the hosts by which it is dialled. */
export function toldAliases(one: ObservedElement, bearers: Bearers): readonly string[] {
  const known = new Set([one.id, one.name].map(foldName));
  const isOfTools = toolNames(one);
  const found: string[] = [];
  for (const alias of one.aliases) {
    const folded = foldName(alias);
    if (known.has(folded) || isCoordinate(alias) || isOfTools(alias) || isGenericName(alias)) continue;
    if ((bearers.get(folded)?.size ?? 0) > 1) continue;
    if ([...known].some((other) => isLonger(folded, other))) continue;
    known.add(folded);
    found.push(alias);
  }
  return found.slice(0, MOST);
}

/** Packages, addresses in code (`aws_mq_broker.mq`, `module.cache`, `shop.CartService`), pods (`redis-0.redis`), versions of files. */
function isCoordinate(alias: string): boolean {
  return (
    /[:/@]/u.test(alias) ||
    /^(?:module|data)\.|^[a-z]+(?:_[a-z0-9]+)+\./u.test(alias) ||
    /^(?:[\w-]+\.)+[A-Z]\w*$/u.test(alias) ||
    /^(.+)-\d+\.\1(?:\.|$)/u.test(alias) ||
    /\.(?:apk|jar|war|dll|exe|csproj|all)$|-\d+(?:\.\d+)+/iu.test(alias)
  );
}

/** Sources whose names people and hosts use; the others name packages, resources and contracts. */
const spoken =
  /^(?:kubernetes|compose|helm|helmfile|kustomize|systemd|ansible|otlp|jaeger|traces?|zipkin|backstage|inventory|cmdb|code|spring-config|aspire|drawio|archimate|prometheus)/u;

/** Is a name only that of packages, resources of clouds or contracts? What no mention has as its name is a host. */
function toolNames({ mentions }: ObservedElement): (alias: string) => boolean {
  const [own, others] = [new Set<string>(), new Set<string>()];
  for (const { source, key, names } of mentions)
    for (const name of names) (spoken.test(source) && !key.startsWith("package:") ? own : others).add(name);
  return (alias) => others.has(alias) && !own.has(alias);
}

/** `cartservice` beside `cart` says nothing more; nor does `FeatureFlagService` beside `feature-flag`. */
function isLonger(folded: string, known: string): boolean {
  return folded.startsWith(known) && wordsAround.has(folded.slice(known.length));
}

const wordsAround: ReadonlySet<string> = new Set(["service", "svc", "api", "chart", "deployment", "image", "app"]);
