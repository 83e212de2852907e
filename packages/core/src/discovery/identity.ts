/** Which mentions are one element: answers of people first, then keys, strongest first, then place, then names. */
import type { KeyType } from "../model/claims/claim.ts";
import { isJunkHost, isJunkMac } from "../model/claims/addresses.ts";
import { bucketsBy } from "./buckets.ts";
import { joinDrawn } from "./identity-drawn.ts";
import { joinByFile, joinByPlace, joinBySelfName, joinInnerFolders } from "./identity-place.ts";
import { joinByExactName, joinByName } from "./identity-names.ts";
import type { ClaimIndex, MentionNode } from "./mentions.ts";
import { wordsOf } from "./names.ts";
import { MentionSets } from "./sets.ts";

export interface AnswerGroups {
  readonly same: readonly (readonly string[])[];
  readonly notSame: readonly (readonly string[])[];
}

export interface Identity {
  readonly sets: MentionSets;
  /** Sets (roots) for which the code of a mention speaks beside its own: one folder, several workloads. */
  readonly serves: ReadonlyMap<number, readonly number[]>;
  /** Mentions of such code, of which each of its workloads may run a part only. */
  readonly parts: ReadonlySet<number>;
}

/** Equal means the same thing, everywhere. */
const globalKeys: ReadonlySet<KeyType> = new Set([
  "arn",
  "azure-resource",
  "gcp-resource",
  "kubernetes-uid",
  "purl",
  "dataset",
  "telemetry-service",
  "cmdb",
  "certificate",
]);
/** Equal means the same thing; the value names its scope. */
const scopedKeys: ReadonlySet<KeyType> = new Set([
  "compose",
  "kubernetes",
  "terraform",
  "helm",
  "backstage",
  "row",
  "repository",
  "image-digest",
]);
const networkKeys: ReadonlySet<KeyType> = new Set(["fqdn", "ip", "mac"]);

export function identify(index: ClaimIndex, answers: AnswerGroups, project: string | undefined): Identity {
  const sets = new MentionSets(index.nodes);
  heed(sets, index, answers);
  const solid = index.nodes.filter(({ isDrawn }) => !isDrawn);
  joinByKeys(sets, solid, globalKeys, "global-key");
  joinByKeys(sets, solid, scopedKeys, "scoped-key");
  joinByDeclaration(sets, solid);
  joinByHost(sets, solid);
  joinByKeys(sets, solid, networkKeys, "network");
  const deployable = solid.filter(({ group }) => group === "service" || group === "store" || group === "broker");
  const parts = new Set<number>();
  const serves = joinByPlace(sets, deployable, project, parts);
  joinByFile(sets, solid);
  joinByExactName(sets, solid);
  joinBySelfName(sets, deployable);
  joinByName(sets, solid, project);
  joinInnerFolders(sets, deployable);
  const mounted = joinByFile(sets, solid);
  joinDrawn(sets, index.nodes);
  return { sets, serves: rootsOf(sets, new Map([...mounted, ...serves])), parts };
}

function heed(sets: MentionSets, index: ClaimIndex, { same, notSame }: AnswerGroups): void {
  const indexOf = (key: string): number | undefined => index.byKey.get(key)?.index;
  for (const group of same) {
    const [first, ...others] = group.map(indexOf).filter((one) => one !== undefined);
    if (first !== undefined) for (const other of others) sets.join(first, other, "answer", "answer", "same");
  }
  for (const group of notSame) {
    const all = group.map(indexOf).filter((one) => one !== undefined);
    for (const [place, one] of all.entries()) for (const other of all.slice(place + 1)) sets.keepApart(one, other);
  }
}

/** A key that would make one of two things of a space is shared by them and recognises neither. */
function joinByKeys(
  sets: MentionSets,
  nodes: readonly MentionNode[],
  types: ReadonlySet<KeyType>,
  rule: "global-key" | "scoped-key" | "network",
): void {
  for (const [value, bucket] of bucketsBy(nodes, (node) =>
    node.keys
      .filter((key) => types.has(key.type) && !isJunk(key.type, key.value))
      .map((key) => `${key.type} ${key.value}`),
  )) {
    const [first, ...others] = bucket;
    if (first === undefined) continue;
    for (const other of others)
      if (bucket.every((one) => one === other || sets.mayJoin(one.index, other.index, "local")) || bucket.length === 2)
        sets.join(first.index, other.index, "local", rule, value);
  }
}

function isJunk(type: KeyType, value: string): boolean {
  if (type === "mac") return isJunkMac(value);
  if (type === "fqdn" || type === "ip") return isJunkHost(value);
  return type === "telemetry-service" && /unknown_service/u.test(value);
}

/** Words by which versions and replicas of one thing differ. */
const versionWords =
  /^(?:v?\d+\w?|blue|green|canary|stable|baseline|primary|secondary|master|main|slave|replica|replicas|leader|follower|active|standby|read|write|ro|rw|a|b|new|old|next|prod|alpha|beta)$/u;

/** Workloads of one space behind one host that are versions or replicas of one thing: `reviews-v1`, `reviews-v2` behind `reviews`. */
function joinByHost(sets: MentionSets, nodes: readonly MentionNode[]): void {
  const telling = ({ names: [name] }: MentionNode): string =>
    wordsOf(name ?? "").findLast((word) => !versionWords.test(word)) ?? "";
  for (const [key, bucket] of bucketsBy(nodes, (node) =>
    node.isAnchor
      ? node.keys
          .filter(({ type, value }) => type === "host" && !value.includes("."))
          .map(({ value }) => `${node.scope.space ?? ""}\u0000${value}`)
      : [],
  )) {
    const [first, ...others] = bucket;
    const host = wordsOf(key.slice(key.indexOf("\u0000") + 1));
    const isVersion = ({ names: [name] }: MentionNode): boolean =>
      host.every((word, place) => wordsOf(name ?? "")[place] === word);
    if (first === undefined || (new Set(bucket.map(telling)).size > 1 && !bucket.every(isVersion))) continue;
    for (const other of others)
      sets.join(first.index, other.index, "sure", "network", key.slice(key.indexOf("\u0000") + 1));
  }
}

/** One declaration that several projects or roots include is one thing: same source, file, line and name or address there. */
function joinByDeclaration(sets: MentionSets, nodes: readonly MentionNode[]): void {
  for (const [place, bucket] of bucketsBy(nodes, (node) =>
    node.isAnchor && node.at.line !== undefined && node.key.includes("#")
      ? [
          `${node.source} ${node.at.file}:${node.at.line} ${node.at.pointer ?? ""} ${node.key.slice(node.key.indexOf("#"))}`,
        ]
      : [],
  )) {
    const [first, ...others] = bucket;
    if (first !== undefined)
      for (const other of others)
        sets.join(first.index, other.index, "local", "scoped-key", place.split(" ")[1] ?? place);
  }
}

function rootsOf(
  sets: MentionSets,
  serves: ReadonlyMap<number, readonly number[]>,
): ReadonlyMap<number, readonly number[]> {
  return new Map(
    [...serves].map(([code, served]) => [
      code,
      [...new Set(served.map((one) => sets.rootOf(one)))].toSorted((a, b) => a - b),
    ]),
  );
}
