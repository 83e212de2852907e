/** All resources of one set together, found by namespace, kind, name and label. */
import type { Tree } from "../parts/tree.ts";
import { entriesAt, textAt, textsByName } from "../parts/tree.ts";
import { hasLabels, type Resource } from "./resource.ts";
import { type Workload, workloadOf } from "./workload.ts";

export interface Cluster {
  readonly resources: readonly Resource[];
  readonly workloads: readonly Workload[];
  ofKind(kind: string): readonly Resource[];
  /** Of several in different files the one nearest to the resource that asks. */
  find(kind: string, namespace: string, name: string, near: Resource): Resource | undefined;
  /** Workloads whose pods have all these labels. */
  selected(namespace: string, labels: Readonly<Record<string, string>>): readonly Workload[];
  withAccount(namespace: string, account: string): readonly Workload[];
  /** The services that send to a workload. */
  servicesOf(workload: Workload): readonly Resource[];
  /** The workloads to which a service of this name sends. */
  behind(namespace: string, service: string): readonly Workload[];
}

/** `beside`: another set whose ConfigMaps and the like are there, too. */
export function clusterOf(resources: readonly Resource[], beside?: Cluster): Cluster {
  const byKind = new Map<string, Resource[]>();
  const byName = new Map<string, Resource[]>();
  const workloads: Workload[] = [];
  for (const resource of resources) {
    push(byKind, resource.kind, resource);
    push(byName, `${resource.namespace}/${resource.kind}/${resource.name}`, resource);
    const workload = workloadOf(resource);
    if (workload !== undefined) workloads.push(workload);
  }
  const byLabel = new Map<string, Workload[]>();
  const byAccount = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const { namespace } = workload.resource;
    for (const [label, value] of Object.entries(workload.labels))
      push(byLabel, `${namespace}/${label}=${value}`, workload);
    push(byAccount, `${namespace}/${workload.account ?? "default"}`, workload);
  }
  const selected = (namespace: string, labels: Readonly<Record<string, string>>): readonly Workload[] => {
    const [first] = Object.entries(labels);
    if (first === undefined) return [];
    const some = byLabel.get(`${namespace}/${first[0]}=${first[1]}`) ?? [];
    return some.filter((workload) => hasLabels(workload.labels, labels));
  };
  const services = (byKind.get("service") ?? []).filter(({ group }) => group === "");
  const sending = new Map<string, Map<string, Resource>>();
  const receiving = new Map<string, Map<string, Workload>>();
  // One thing in several files counts once.
  const receive = (name: string, workload: Workload): void => {
    const list = receiving.get(name) ?? new Map<string, Workload>();
    if (!list.has(workload.key)) receiving.set(name, list.set(workload.key, workload));
  };
  for (const service of services)
    for (const workload of selected(service.namespace, textsByName(service.tree, "spec", "selector"))) {
      const name = `${service.namespace}/${service.name}`;
      const list = sending.get(workload.key) ?? new Map<string, Resource>();
      if (!list.has(name)) sending.set(workload.key, list.set(name, service));
      receive(name, workload);
    }
  for (const workload of workloads)
    if (workload.resource.kind === "service")
      receive(`${workload.resource.namespace}/${workload.resource.name}`, workload);
  return {
    resources,
    workloads,
    ofKind: (kind) => byKind.get(kind) ?? [],
    find: (kind, namespace, name, near) =>
      nearest(byName.get(`${namespace}/${kind}/${name}`) ?? [], near) ?? beside?.find(kind, namespace, name, near),
    selected,
    withAccount: (namespace, account) => byAccount.get(`${namespace}/${account}`) ?? [],
    servicesOf: ({ key }) => [...(sending.get(key)?.values() ?? [])],
    behind: (namespace, service) => [...(receiving.get(`${namespace}/${service}`)?.values() ?? [])],
  };
}

/** The same file, the same folder, the nearest folder around: variants of a system lie side by side and use the same names. */
function nearest(all: readonly Resource[], near: Resource): Resource | undefined {
  if (all.length < 2) return all[0];
  const here = near.from.file.split("/");
  const distance = ({ from }: Resource): number => {
    if (from.file === near.from.file) return -1;
    const there = from.file.split("/");
    let common = 0;
    while (common < here.length - 1 && here[common] === there[common]) common++;
    return here.length - 1 - common + (there.length - 1 - common);
  };
  return all.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Names and texts of a ConfigMap or a Secret; what Secrets hold in Base64 is decoded. */
export function dataOf(resource: Resource): ReadonlyMap<string, { readonly text: string; readonly tree: Tree }> {
  const found = new Map<string, { text: string; tree: Tree }>();
  const isSecret = resource.kind === "secret";
  for (const [name, tree] of entriesAt(resource.tree, "data"))
    if (tree.is === "scalar") found.set(name, { text: isSecret ? fromBase64(tree.text) : tree.text, tree });
  for (const [name, tree] of entriesAt(resource.tree, "stringData"))
    if (tree.is === "scalar") found.set(name, { text: tree.text, tree });
  return found;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const sixBits: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 64 }, (_, index) => [alphabet.charAt(index), index]),
);

/** Base64 as text; empty where it is none or is too long to be an address. */
function fromBase64(text: string): string {
  if (text.length > 8000) return "";
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text.replaceAll(/[\s=]/gu, "")) {
    const value = sixBits.get(letter);
    if (value === undefined) return "";
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return bytes.some((byte) => byte > 126 || (byte < 32 && byte !== 10)) ? "" : String.fromCodePoint(...bytes);
}

/** The name by which an external service is dialled. */
export function externalNameOf(service: Resource): string | undefined {
  return textAt(service.tree, "spec", "type") === "ExternalName"
    ? textAt(service.tree, "spec", "externalName")
    : undefined;
}
