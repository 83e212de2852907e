/** What workloads are given: environment, ConfigMaps, Secrets (their addresses only), arguments, configuration files. */
import type { Claim, Place } from "../../model/claims/claim.ts";
import {
  hiddenSetting,
  settingClaim,
  settingsInArguments,
  settingsInOptions,
  waitedFor,
  wordsOf,
} from "../parts/settings.ts";
import { at, flagAt, itemsAt, textAt, textsAt, type Tree } from "../parts/tree.ts";
import { type Cluster, dataOf } from "./cluster.ts";
import { settingsInFile } from "./config-files.ts";
import { placeOf, type Resource } from "./resource.ts";
import type { Container, Workload } from "./workload.ts";

/** How many workloads are given a ConfigMap or Secret as a whole, in all variants together. */
export interface Uses {
  of(map: Resource): number;
}

export function usesOf(clusters: readonly Cluster[]): Uses {
  const found = new Map<string, Set<string>>();
  for (const cluster of clusters)
    for (const { resource, containers, pod } of cluster.workloads) {
      const whole = containers.flatMap(({ tree }) => itemsAt(tree, "envFrom").flatMap(sourcesOf));
      const mounted = itemsAt(pod, "volumes")
        .flatMap(mapsOf)
        .map((name) => `configmap/${name}`);
      for (const source of new Set([...whole, ...mounted])) {
        const [kind = "", name = ""] = source.split("/");
        const map = cluster.find(kind, resource.namespace, name, resource);
        if (map === undefined) continue;
        const users = found.get(placeKey(map)) ?? new Set();
        found.set(placeKey(map), users.add(`${resource.kind}/${resource.name}`));
      }
    }
  return { of: (map) => found.get(placeKey(map))?.size ?? 0 };
}

function placeKey({ from, kind, name }: Resource): string {
  return `${from.file}#${kind}/${name}`;
}

function sourcesOf(item: Tree): readonly string[] {
  return (["configMap", "secret"] as const).flatMap((kind) => {
    const name = textAt(item, `${kind}Ref`, "name");
    return name === undefined ? [] : [`${kind.toLowerCase()}/${name}`];
  });
}

export function* settingsOf(workload: Workload, cluster: Cluster, uses: Uses): Iterable<Claim> {
  const said = new Set<string>();
  for (const container of workload.containers) {
    for (const claim of settingsOfContainer(container, workload, cluster, uses)) {
      // A helper or a container that runs before is given what the main one is given, too: once is enough.
      if (claim.claim === "setting") {
        const name = `${claim.variable}\u0000${JSON.stringify(claim.addresses)}\u0000${claim.value ?? ""}`;
        if (said.has(name)) continue;
        said.add(name);
      }
      yield claim;
    }
  }
  yield* mountedFiles(workload, cluster, uses);
}

function* settingsOfContainer(container: Container, workload: Workload, cluster: Cluster, uses: Uses): Iterable<Claim> {
  const base = baseOf(workload, container);
  const { tree } = container;
  for (const item of itemsAt(tree, "envFrom")) yield* wholeMaps(item, workload, cluster, uses, base);
  const known = new Map<string, string>();
  for (const item of itemsAt(tree, "env")) {
    const variable = textAt(item, "name");
    if (variable === undefined) continue;
    const place = placeOf(workload.resource, item);
    const given = valueOf(item, workload, cluster);
    if (given === undefined) {
      yield hiddenSetting({ ...base, variable, at: place, seenBy: "env" });
      continue;
    }
    const value = expanded(given.value, known);
    known.set(variable, value);
    if (given.isSecret) yield withoutValue(settingClaim({ ...base, variable, value, at: place, seenBy: "env" }));
    else {
      yield settingClaim({ ...base, variable, value, at: place, seenBy: "env" });
      for (const option of settingsInOptions(value))
        yield settingClaim({ ...base, ...option, at: place, seenBy: "env" });
    }
  }
  yield* commandLine(container, workload, base, known);
}

interface Base {
  readonly of: string;
  readonly certainty?: number;
  readonly purpose?: "startup";
}

/** What a container that only runs before the start is given concerns the start, but for what the main one is given as well. */
function baseOf(workload: Workload, container: Container): Base {
  const { certainty } = workload.resource.from;
  return {
    of: workload.key,
    ...(certainty === undefined ? {} : { certainty }),
    ...(container.part === "init" ? { purpose: "startup" as const } : {}),
  };
}

function withoutValue<Setting extends { readonly value?: string }>(claim: Setting): Setting {
  const { value: _, ...rest } = claim;
  return rest as Setting;
}

/** `$(NAME)` of a variable before this one. */
function expanded(value: string, known: ReadonlyMap<string, string>): string {
  return value.includes("$(")
    ? value.replaceAll(/\$\(([A-Za-z_][\w.-]*)\)/gu, (whole, name: string) => known.get(name) ?? whole)
    : value;
}

function valueOf(
  item: Tree,
  workload: Workload,
  cluster: Cluster,
): { readonly value: string; readonly isSecret: boolean } | undefined {
  const from = at(item, "valueFrom");
  if (from === undefined) return { value: textAt(item, "value") ?? "", isSecret: false };
  for (const [kind, field] of [
    ["configmap", "configMapKeyRef"],
    ["secret", "secretKeyRef"],
  ] as const) {
    const name = textAt(from, field, "name");
    const resource =
      name === undefined ? undefined : cluster.find(kind, workload.resource.namespace, name, workload.resource);
    const text = resource === undefined ? undefined : dataOf(resource).get(textAt(from, field, "key") ?? "")?.text;
    if (text !== undefined) return { value: text, isSecret: kind === "secret" };
  }
  return undefined;
}

function* wholeMaps(item: Tree, workload: Workload, cluster: Cluster, uses: Uses, base: Base): Iterable<Claim> {
  const prefix = textAt(item, "prefix") ?? "";
  for (const source of sourcesOf(item)) {
    const [kind = "", name = ""] = source.split("/");
    const resource = cluster.find(kind, workload.resource.namespace, name, workload.resource);
    const place = placeOf(workload.resource, item);
    if (resource === undefined) {
      if (flagAt(item, `${kind === "secret" ? "secret" : "configMap"}Ref`, "optional") !== true)
        yield { claim: "gap", of: base.of, gap: "missing-file", what: source, at: place, seenBy: "env-from" };
      continue;
    }
    const isShared = uses.of(resource) > 1;
    for (const [key, { text, tree }] of dataOf(resource)) {
      const given = { ...base, variable: prefix + key, at: placeOf(resource, tree), seenBy: "env-from", isShared };
      const claim = settingClaim({ ...given, value: text });
      yield kind === "secret" ? withoutValue(claim) : claim;
    }
  }
}

function* commandLine(
  { tree, part }: Container,
  workload: Workload,
  base: Base,
  known: ReadonlyMap<string, string>,
): Iterable<Claim> {
  for (const field of ["command", "args"]) {
    const written = at(tree, field);
    if (written === undefined) continue;
    const whole = textsAt(tree, field).map((text) => expanded(text, known));
    const isShell = whole.some((word) => word.includes(" ") || word.includes("\n"));
    const words = isShell ? whole.flatMap(wordsOf) : whole;
    const place = placeOf(workload.resource, written);
    // Makers of certificates are given the hosts that these are for.
    const isForCertificate = /cert-?gen/iu.test(textAt(tree, "image") ?? "");
    for (const setting of isForCertificate ? [] : settingsInArguments(words)) {
      const claim = settingClaim({ ...base, ...setting, at: place, seenBy: field });
      if (claim.addresses.length > 0 || setting.variable.includes(".")) yield claim;
    }
    for (const lookup of part === "init" || isShell ? waitedFor(whole) : [])
      yield {
        claim: "relationship",
        from: { key: workload.key },
        to: { lookup },
        purpose: "startup",
        evidence: "start-order",
        at: place,
        seenBy: field,
        ...(base.certainty === undefined ? {} : { certainty: base.certainty }),
      };
  }
}

/** Configuration files that a ConfigMap lays into the containers. */
function* mountedFiles(workload: Workload, cluster: Cluster, uses: Uses): Iterable<Claim> {
  const { resource, pod, containers } = workload;
  const isWatching = containers.some(({ image }) =>
    /prometheus|grafana|otel|opentelemetry|fluent|loki|promtail|alertmanager|jaeger|logstash|kibana|vector|telegraf|datadog/iu.test(
      image?.repository ?? "",
    ),
  );
  if (isWatching) return;
  yield* namesakes(workload, cluster);
  for (const volume of itemsAt(pod, "volumes"))
    for (const name of mapsOf(volume)) {
      const map = cluster.find("configmap", resource.namespace, name, resource);
      if (map === undefined) continue;
      const isShared = uses.of(map) > 1;
      for (const [file, { text, tree }] of dataOf(map)) yield* fileClaims(workload, map, file, text, tree, isShared);
    }
}

/** Spring Cloud asks the cluster for the ConfigMap of the application's own name, although nothing mounts it. */
function* namesakes(workload: Workload, cluster: Cluster): Iterable<Claim> {
  const { resource, pod } = workload;
  const map = cluster.find("configmap", resource.namespace, resource.name, resource);
  if (map === undefined || itemsAt(pod, "volumes").flatMap(mapsOf).includes(resource.name)) return;
  for (const [file, { text, tree }] of dataOf(map))
    if (/^(?:application|bootstrap)(?:-[\w-]+)?\.(?:ya?ml|properties)$/u.test(file))
      yield* fileClaims(workload, map, file, text, tree, false);
}

function mapsOf(volume: Tree): readonly string[] {
  const own = textAt(volume, "configMap", "name");
  const projected = itemsAt(volume, "projected", "sources").flatMap(
    (source) => textAt(source, "configMap", "name") ?? [],
  );
  return own === undefined ? projected : [own, ...projected];
}

function* fileClaims(
  workload: Workload,
  map: Resource,
  file: string,
  text: string,
  tree: Tree,
  isShared: boolean,
): Iterable<Claim> {
  const first = placeOf(map, tree);
  // The text of a block begins on the line after its key; in quotes, nobody knows.
  const placed = (line: number): Place =>
    text.includes("\n") && map.from.lineOf === undefined ? { file: first.file, line: (first.line ?? 0) + line } : first;
  const { certainty } = map.from;
  const sure = certainty === undefined ? {} : { certainty };
  const found = settingsInFile(file, text);
  for (const { variable, value, line } of found.settings)
    yield settingClaim({
      of: workload.key,
      variable,
      value,
      at: placed(line),
      seenBy: "config-file",
      isShared,
      ...sure,
    });
  for (const { lookup, line } of found.routes)
    yield {
      claim: "relationship",
      from: { key: workload.key },
      to: { lookup },
      purpose: "call",
      evidence: "route",
      at: placed(line),
      seenBy: "config-file",
      ...(lookup.protocol === undefined ? {} : { protocol: lookup.protocol }),
      ...sure,
    };
}
