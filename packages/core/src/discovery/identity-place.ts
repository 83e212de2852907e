/** Joining by place: the folder that is built, the image that is built there and run here, the name under which code registers itself. */
import { bucketsBy } from "./buckets.ts";
import type { MentionNode } from "./mentions.ts";
import { coreName, foldName, isGenericName, isTestName, wordsOf } from "./names.ts";
import { productOfImage } from "./products.ts";
import type { MentionSets } from "./sets.ts";
import type { JoiningRule } from "./observation.ts";

/** Joins, and returns for code that several workloads run which those are, by node; `parts` gets the code of which each may run a part only. */
export function joinByPlace(
  sets: MentionSets,
  nodes: readonly MentionNode[],
  project: string | undefined,
  parts: Set<number>,
): ReadonlyMap<number, readonly number[]> {
  const serves = new Map<number, number[]>();
  for (const [folder, bucket] of bucketsBy(nodes, (node) => keysOf(node, "directory").map(folderOf)))
    joinBucket(sets, bucket, "same-folder", folder, project, serves, parts);
  for (const [image, bucket] of bucketsBy(nodes, (node) => keysOf(node, "image").flatMap(imagesOf)))
    joinBucket(sets, bucket, "image", image, project, serves, parts);
  joinInnerFolders(sets, nodes);
  return serves;
}

export function keysOf(node: MentionNode, type: string): readonly string[] {
  return node.keys.filter((key) => key.type === type).map(({ value }) => value);
}

function folderOf(folder: string): string {
  const plain = folder.replace(/^\.\//u, "").replace(/\/+$/u, "");
  return plain === "" ? "." : plain;
}

/** The repository of an image in the forms in which one repository names another; none for products, which many things run. */
function imagesOf(image: string): readonly string[] {
  const plain = image
    .replace(/@.*$/u, "")
    .replace(/:[^/:}]*$/u, "")
    .toLowerCase();
  if (plain === "" || productOfImage(plain) !== undefined) return [];
  const last = plain.slice(plain.lastIndexOf("/") + 1);
  const name = last.replaceAll(/\$\{?[\w:-]*\}?/gu, "");
  if (name === "" || bases.test(name)) return [];
  if (!isGenericName(name)) return [name];
  // A word that everybody uses tells only with what stands before it.
  const path = plain.replace(/^[\w-]+(?:\.[\w.-]+|:\d+)\//u, "");
  return path.includes("/") && !path.includes("$") ? [path] : [];
}

const bases = /^(?:scratch|alpine|debian|ubuntu|busybox|nginx|httpd|node|python|golang|openjdk|php|ruby|curl|bash)$/u;

/**
 * All that share a folder or an image. Where two workloads of one space do, what is built there stays with the one whose name it has, and
 * speaks for the others as well.
 */
function joinBucket(
  sets: MentionSets,
  bucket: readonly MentionNode[],
  rule: JoiningRule,
  by: string,
  project: string | undefined,
  serves: Map<number, number[]>,
  parts: Set<number>,
): void {
  const units = unitsOf(sets, bucket);
  const others = bucket.filter((node) => !units.includes(node) && !sets.hasAnchor(node.index));
  const roots = [...new Set(units.map(({ index }) => sets.rootOf(index)))];
  const fits =
    roots.every((one, place) => roots.slice(place + 1).every((other) => sets.mayJoin(one, other, "local"))) &&
    !areSeveralImages(units);
  if (fits) {
    const [first, ...rest] = [...units, ...others];
    if (first !== undefined) for (const other of rest) sets.join(first.index, other.index, "local", rule, by);
    return;
  }
  joinAlike(sets, units, rule, by);
  const [one, ...more] = others;
  if (one === undefined) return;
  for (const other of more) sets.join(one.index, other.index, "local", rule, by);
  const best = by === "." ? undefined : bestNamed(others, units, by, project);
  const served = units.map(({ index }) => index);
  for (const other of others) {
    serves.set(other.index, [...(serves.get(other.index) ?? []), ...served]);
    // The whole repository as one image: each workload starts a part of it, and nothing tells which.
    if (by === ".") parts.add(other.index);
  }
  if (best !== undefined) sets.join(best.index, one.index, "local", rule, by);
}

/** What of a folder is deployed or built as an image of its own: workloads and, where it has more than one, its Dockerfiles. */
function unitsOf(sets: MentionSets, bucket: readonly MentionNode[]): readonly MentionNode[] {
  const deployed = bucket.filter(({ index }) => sets.hasAnchor(index));
  const shipped = deployed.filter(({ names: [name] }) => !isTestName(name ?? ""));
  const anchors = shipped.length > 0 ? shipped : deployed;
  const images = bucket.filter((node) => isImage(node) && !sets.hasAnchor(node.index));
  return images.length > 1 || (images.length === 1 && anchors.some(isImage)) ? [...anchors, ...images] : anchors;
}

function isImage({ key }: MentionNode): boolean {
  return key.startsWith("dockerfile:");
}

/** Dockerfiles of one folder with different names make different images. */
function areSeveralImages(units: readonly MentionNode[]): boolean {
  return new Set(units.filter(isImage).map(({ names: [name] }) => coreName(name ?? "", []))).size > 1;
}

/** Workloads of different spaces that share the folder and the name, although others share the folder, too. */
function joinAlike(sets: MentionSets, anchors: readonly MentionNode[], rule: JoiningRule, by: string): void {
  for (const [, alike] of bucketsBy(anchors, (node) => node.names.slice(0, 1).map((name) => coreName(name, [])))) {
    const [first, ...rest] = alike;
    if (first !== undefined) for (const other of rest) sets.join(first.index, other.index, "local", rule, by);
  }
}

function bestNamed(
  others: readonly MentionNode[],
  anchors: readonly MentionNode[],
  by: string,
  project: string | undefined,
): MentionNode | undefined {
  const prefixes = project === undefined ? [] : [wordsOf(project)];
  const wanted = new Set(
    [...others.flatMap(({ names }) => names), by.slice(by.lastIndexOf("/") + 1)].map((name) =>
      coreName(name, prefixes),
    ),
  );
  const alike = anchors.filter(({ names }) => names.some((name) => wanted.has(coreName(name, prefixes))));
  return alike[0];
}

/** A configuration and the one element that mounts it; what several mount speaks for each of them, as the result says by node. */
export function joinByFile(sets: MentionSets, nodes: readonly MentionNode[]): ReadonlyMap<number, readonly number[]> {
  const serves = new Map<number, readonly number[]>();
  for (const [file, bucket] of bucketsBy(nodes, (node) => keysOf(node, "file"))) {
    const owners = bucket.filter(({ index }) => sets.hasAnchor(index));
    const [first] = owners.length > 0 ? owners : bucket;
    if (first === undefined) continue;
    if (new Set(owners.map(({ index }) => sets.rootOf(index))).size > 1) {
      const served = owners.map(({ index }) => index);
      for (const { index } of bucket) if (!sets.hasAnchor(index)) serves.set(index, served);
      continue;
    }
    for (const other of bucket) if (other !== first) sets.join(first.index, other.index, "local", "same-folder", file);
  }
  return serves;
}

/** A unit of code inside the folder of a workload belongs to it, where no other workload and no unit of its own name is nearer. */
export function joinInnerFolders(sets: MentionSets, nodes: readonly MentionNode[]): void {
  const anchored = new Map<string, number>();
  for (const node of nodes)
    if (sets.hasAnchor(node.index))
      for (const folder of keysOf(node, "directory").map(folderOf))
        if (folder !== ".") anchored.set(folder, anchored.has(folder) ? -1 : node.index);
  if (anchored.size === 0) return;
  for (const node of nodes) {
    if (sets.hasAnchor(node.index)) continue;
    const [folder] = keysOf(node, "directory").map(folderOf);
    if (folder === undefined) continue;
    const above = nearest(folder, (one) => anchored.has(one));
    const target = above === undefined ? undefined : anchored.get(above);
    if (target !== undefined && target >= 0) sets.join(target, node.index, "local", "same-folder", above ?? folder);
  }
}

function nearest(folder: string, is: (folder: string) => boolean): string | undefined {
  let at = folder;
  for (;;) {
    const slash = at.lastIndexOf("/");
    if (slash < 0) return undefined;
    at = at.slice(0, slash);
    if (is(at)) return at;
  }
}

/** Code that registers itself by a name is what is deployed or traced under the name. */
export function joinBySelfName(sets: MentionSets, nodes: readonly MentionNode[]): void {
  const named = new Map<string, Set<number>>();
  for (const node of nodes)
    if (node.isAnchor && node.group === "service")
      for (const name of [...node.names, ...keysOf(node, "self-name")]) {
        const folded = foldName(name);
        const list = named.get(folded) ?? new Set<number>();
        list.add(node.index);
        named.set(folded, list);
      }
  for (const node of nodes) {
    for (const name of keysOf(node, "self-name")) {
      if (sets.hasAnchor(node.index) && !node.isAnchor) continue;
      if (isGenericName(name)) continue;
      const found = [...(named.get(foldName(name)) ?? [])].filter((one) => one !== node.index);
      const roots = [...new Set(found.map((one) => sets.rootOf(one)))];
      const fits = roots.every((one, place) =>
        roots.slice(place + 1).every((other) => sets.mayJoin(one, other, "local")),
      );
      if (fits) for (const other of found) sets.join(other, node.index, "local", "self-name", name);
    }
  }
}
