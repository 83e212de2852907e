/** Labels of workloads, by which policies and services select them. */
import type { ClaimIndex } from "./mentions.ts";

export class LabelIndex {
  private readonly byLabel: Map<string, number[]> = new Map<string, number[]>();
  private readonly labels: Map<number, ReadonlyMap<string, string>> = new Map<number, ReadonlyMap<string, string>>();

  constructor(index: ClaimIndex) {
    for (const { claim } of index.attributes) {
      const node = index.byKey.get(claim.of);
      if (node === undefined || (claim.name !== "labels" && claim.name !== "x-labels")) continue;
      const own = new Map([...(this.labels.get(node.index) ?? []), ...labelsIn(claim.value)]);
      this.labels.set(node.index, own);
      for (const [key, text] of own) {
        const list = this.byLabel.get(`${key}=${text}`);
        if (list === undefined) this.byLabel.set(`${key}=${text}`, [node.index]);
        else if (list.at(-1) !== node.index) list.push(node.index);
      }
    }
  }

  /** Mentions that have all of the labels. */
  having(wanted: readonly (readonly [string, string])[]): readonly number[] {
    const [first] = wanted;
    if (first === undefined) return [];
    return [...new Set(this.byLabel.get(`${first[0]}=${first[1]}`) ?? [])].filter((member) =>
      wanted.every(([key, value]) => this.labels.get(member)?.get(key) === value),
    );
  }
}

/** The label by which a workload is named. */
export function nameLabel(labels: Readonly<Record<string, string>>): string | undefined {
  for (const key of [
    "app.kubernetes.io/instance",
    "app.kubernetes.io/name",
    "app.kubernetes.io/component",
    "k8s-app",
    "app",
    "name",
    "service",
    "component",
    "run",
    "io.kompose.service",
  ]) {
    const value = labels[key];
    if (value !== undefined && value !== "") return value;
  }
  return undefined;
}

/** Labels of an attribute: a record of texts, or a list of `key=value`. */
function labelsIn(value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === "string") {
    const equals = value.indexOf("=");
    return equals < 1 ? [] : [[value.slice(0, equals), value.slice(equals + 1)]];
  }
  if (isListOfUnknown(value)) return value.flatMap(labelsIn);
  if (
    typeof value === "object" &&
    value !== null &&
    "record" in value &&
    typeof value.record === "object" &&
    value.record !== null
  )
    return Object.entries(value.record).flatMap(([key, text]): readonly (readonly [string, string])[] =>
      typeof text === "string" || typeof text === "number" || typeof text === "boolean" ? [[key, String(text)]] : [],
    );
  return [];
}

function isListOfUnknown(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
