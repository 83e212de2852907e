/** Claims of a package manifest, the same for every language. */
import type { Claim, Purpose, TypedKey } from "../../../model/claims/claim.ts";
import { looksSecret } from "../../../model/claims/secrets.ts";
import type { FactValue } from "../../../model/facts.ts";
import { attributeOf, linkTo, readingOf, type Speaker } from "../config/claims.ts";
import { settingClaim } from "../settings.ts";
import { frameworks, protocolsOf, readBy } from "./known.ts";
import { type Dependency, type Manifest, type Technology, versionOf } from "./manifest.ts";
import { purlOf } from "./purl.ts";

/** Of a lock, more than this is no longer useful beside the model. */
const MOST_LOCKED = 5000;

/** Keys of the manifests in each folder of the run, so that a dependency on a neighbour finds it. */
export type Locals = ReadonlyMap<string, string>;

function keyOf({ path }: Pick<Manifest, "path">): string {
  return `package:${path}`;
}

function localsOf(manifests: readonly Manifest[]): Locals {
  const keys = new Map<string, string>();
  for (const manifest of manifests) if (!keys.has(manifest.folder)) keys.set(manifest.folder, keyOf(manifest));
  for (const manifest of manifests) keys.set(manifest.path, keyOf(manifest));
  return keys;
}

function* manifestClaims(manifest: Manifest, locals: Locals, isUnique: boolean): Generator<Claim> {
  const key = keyOf(manifest);
  const speaker: Speaker = { of: key, file: manifest.path };
  const said = (line: number, seenBy: string): { readonly line: number; readonly seenBy: string } => ({ line, seenBy });
  const purl = manifest.name === undefined ? undefined : purlOf(manifest.ecosystem, manifest.name, manifest.version);
  const keys: TypedKey[] = [{ type: "directory", value: manifest.folder }];
  // One name in two places of a tree is a copy or a template, and recognises nothing.
  if (purl !== undefined && isUnique && isGlobal(manifest))
    keys.push({ type: "purl", value: purl.replace(/@[^@/]*$/u, "") });
  yield {
    claim: "mention",
    key,
    sort: "package",
    names: namesOf(manifest),
    keys,
    scope: {},
    at: { file: manifest.path, line: 1 },
    seenBy: "manifest",
  };
  if (manifest.isAggregate === true) yield attributeOf(speaker, "x-aggregate", true, said(1, "manifest"));
  if (manifest.version !== undefined) yield attributeOf(speaker, "version", manifest.version, said(1, "manifest"));
  if (purl !== undefined && isGlobal(manifest)) yield attributeOf(speaker, "purl", [purl], said(1, "manifest"));
  const technologies = [...manifest.technologies, ...frameworksOf(manifest)];
  if (technologies.length > 0)
    yield attributeOf(
      speaker,
      "technology",
      technologies.map(technologyText),
      said(technologies[0]?.line ?? 1, "technologies"),
    );
  yield* dependencyClaims(manifest, speaker, locals);
  for (const { variable, value, line } of manifest.settings ?? [])
    yield settingClaim({
      of: key,
      variable,
      value,
      at: { file: manifest.path, line },
      seenBy: "proxy",
      isDefault: true,
      certainty: 0.8,
    });
  for (const { folder, line } of manifest.members ?? []) {
    const member = locals.get(folder);
    if (member !== undefined && member !== key)
      yield linkTo(speaker, {
        to: { key: member },
        purpose: "other",
        evidence: "declared",
        verb: "contains",
        ...said(line, "members"),
      });
  }
}

function* dependencyClaims(manifest: Manifest, speaker: Speaker, locals: Locals): Generator<Claim> {
  const shipped = manifest.dependencies.filter(({ scope }) => scope === "run");
  const libraries = shipped.flatMap((one) => libraryOf(manifest, one));
  const [first] = shipped;
  if (first !== undefined && libraries.length > 0)
    yield attributeOf(speaker, "x-libraries", libraries, { line: first.line, seenBy: "dependencies" });
  const building = manifest.dependencies
    .filter(({ scope }) => scope === "build")
    .flatMap((one) => libraryOf(manifest, one));
  if (building.length > 0)
    yield attributeOf(speaker, "x-build-libraries", building, { line: 1, seenBy: "dependencies" });
  const { locked = [] } = manifest;
  if (locked.length > 0) {
    yield attributeOf(speaker, "x-locked-count", locked.length, { line: 1, seenBy: "lock" });
    yield attributeOf(speaker, "x-locked", locked.slice(0, MOST_LOCKED), { line: 1, seenBy: "lock" });
  }
  const uses: FactValue = protocolsOf(shipped.map(({ name }) => name)).map((protocol) => ({ record: { protocol } }));
  if (uses.length > 0) yield attributeOf(speaker, "x-uses", uses, { line: first?.line ?? 1, seenBy: "dependencies" });
  for (const variable of readBy(shipped.map(({ name }) => name)))
    yield readingOf(speaker, variable, { line: first?.line ?? 1, seenBy: "starters" });
  for (const { local, line, name } of manifest.dependencies) {
    const to = local === undefined ? undefined : locals.get(local);
    if (to === undefined || to === speaker.of) continue;
    const seen = { line, seenBy: "dependencies" };
    yield linkTo(speaker, {
      to: { key: to },
      purpose: "other",
      evidence: "declared",
      verb: "uses",
      attributes: { description: name },
      ...seen,
    });
  }
}

/** The package URL, and behind it what is required where that is no one version: `pkg:npm/express ^4.17.0`. */
function libraryOf({ ecosystem }: Manifest, dependency: Dependency): readonly string[] {
  const { name, version, declared, local, isInherited } = dependency;
  if (local !== undefined || isInherited === true) return [];
  const told = version === undefined || looksSecret(version) ? undefined : version;
  const purl = purlOf(ecosystem, name, told);
  if (purl === undefined) return [];
  return version !== undefined || declared === undefined || declared === "" || looksSecret(declared)
    ? [purl]
    : [`${purl} ${declared.slice(0, 100)}`];
}

/** Names by which the package is known: without its scope or group first. */
function namesOf({ name, folder, path }: Manifest): readonly string[] {
  const short = name === undefined ? "" : (name.split(/[/:]/u).findLast((part) => !/^v\d+$/u.test(part)) ?? "");
  const base = nameOfFolder(folder);
  const names = [short, base, name ?? ""].filter((one) => one !== "");
  return names.length === 0 ? [path] : [...new Set(names)];
}

/** The nearest folder whose name says more than that there is source in it; of the root, nothing. */
function nameOfFolder(folder: string): string {
  const parts = folder.split("/").filter((part) => part !== ".");
  return (
    parts.findLast((part) => !/^(?:src|source|app|code|html|www|server|backend|requirements)$/iu.test(part)) ??
    parts.at(-1) ??
    ""
  );
}

/** Does the name tell the package from all others in the world? A bare npm name of somebody's service does not. */
function isGlobal({ ecosystem, name = "" }: Manifest): boolean {
  switch (ecosystem) {
    case "npm":
      return name.startsWith("@");
    case "maven":
      return /^[\w-]+\.[\w.-]+:/u.test(name) && !/^(?:com\.example|org\.example|demo|example)[.:]/u.test(name);
    case "golang":
      return name.includes(".") && name.includes("/");
    case "composer":
      return name.includes("/");
    default:
      return false;
  }
}

function frameworksOf({ ecosystem, dependencies, technologies }: Manifest): readonly Technology[] {
  const found: Technology[] = [];
  const told = new Set(technologies.map(({ name }) => name));
  for (const { in: where, name, called } of frameworks) {
    if (where !== ecosystem || told.has(called)) continue;
    const fitting = dependencies.filter(
      (one) => name.test(one.name) && (one.scope === "run" || called === "Spring Cloud"),
    );
    const best = fitting.find(({ version }) => version !== undefined) ?? fitting[0];
    if (best === undefined) continue;
    const { line } = best;
    const version = best.version ?? versionOf(best.declared);
    found.push(version === undefined ? { name: called, line } : { name: called, version, line });
  }
  return found;
}

function technologyText({ name, version }: Technology): string {
  return version === undefined ? name : `${name} ${version.replace(/^v(?=\d)/u, "")}`;
}

/** Claims of all manifests of a run: dependencies on neighbours lead to their manifests. */
export function* claimsOfAll(manifests: readonly Manifest[]): Generator<Claim> {
  const locals = localsOf(manifests);
  const counts = new Map<string, number>();
  const needed = new Set<string>();
  for (const { name, dependencies } of manifests) {
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const { local } of dependencies) if (local !== undefined) needed.add(locals.get(local) ?? "");
  }
  const infrastructure = infrastructureOf(manifests);
  for (const manifest of manifests) {
    yield* manifestClaims(manifest, locals, counts.get(manifest.name ?? "") === 1);
    yield* infrastructureClaims(manifest, infrastructure);
    const key = keyOf(manifest);
    if (needed.has(key) && manifest.isAggregate !== true)
      yield attributeOf({ of: key, file: manifest.path }, "x-needed-by-neighbours", true, {
        line: 1,
        seenBy: "dependencies",
      });
  }
}

interface Infrastructure {
  readonly client: RegExp;
  readonly server: RegExp;
  readonly purpose: Purpose;
}

/** Libraries whose clients look for the one server of their kind. */
const pairs: readonly Infrastructure[] = [
  {
    client: /:spring-cloud-starter-(?:netflix-)?eureka(?:-client)?$/u,
    server: /:spring-cloud-starter-(?:netflix-)?eureka-server$/u,
    purpose: "other",
  },
  {
    client: /:spring-cloud-(?:starter-config|config-client)$/u,
    server: /:spring-cloud-config-server$/u,
    purpose: "other",
  },
  {
    client: /:spring-boot-admin-starter-client$/u,
    server: /:spring-boot-admin-(?:starter-)?server$/u,
    purpose: "telemetry",
  },
];

/** Keys of the packages that are such a server, where there is exactly one in the run. */
function infrastructureOf(manifests: readonly Manifest[]): ReadonlyMap<Infrastructure, string> {
  const found = new Map<Infrastructure, string>();
  for (const pair of pairs) {
    const servers = manifests.filter(({ dependencies }) =>
      dependencies.some(({ name, isInherited }) => isInherited !== true && pair.server.test(name)),
    );
    const [only] = servers;
    if (only !== undefined && servers.length === 1) found.set(pair, keyOf(only));
  }
  return found;
}

function* infrastructureClaims(
  manifest: Manifest,
  infrastructure: ReadonlyMap<Infrastructure, string>,
): Generator<Claim> {
  const key = keyOf(manifest);
  for (const [{ client, purpose }, server] of infrastructure) {
    const uses = manifest.dependencies.find(({ name, scope }) => scope === "run" && client.test(name));
    if (uses === undefined || server === key || manifest.isAggregate === true) continue;
    yield linkTo(
      { of: key, file: manifest.path },
      { to: { key: server }, purpose, evidence: "client", line: uses.line, seenBy: "infrastructure" },
    );
  }
}
