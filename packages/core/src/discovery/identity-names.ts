/** Joining by name, inside one system and one group of sorts, where no other thing could be meant. */
import { bucketsBy } from "./buckets.ts";
import { keysOf } from "./identity-place.ts";
import type { MentionNode } from "./mentions.ts";
import { commonPrefix, coreName, foldName, isGenericName, singular, wordsOf } from "./names.ts";
import { withoutProductWords } from "./products.ts";
import { slotOf, type MentionSets } from "./sets.ts";
import { namesOf, systemsOf, type Systems } from "./systems.ts";

/** By the very names first: what registers under another's name (a copied file) must not stand between two that are called the same. */
export function joinByExactName(sets: MentionSets, nodes: readonly MentionNode[]): void {
  const deployable = deployableOf(nodes);
  joinLevel(sets, deployable, systemsOf(sets, deployable), (node) => node.names.map(foldName));
}

export function joinByName(sets: MentionSets, nodes: readonly MentionNode[], project: string | undefined): void {
  const deployable = deployableOf(nodes);
  const systems = systemsOf(sets, deployable);
  const prefixes = prefixesOf(deployable, project);
  joinLevel(sets, deployable, systems, (node) => namesOf(node).map(foldName));
  joinLevel(sets, deployable, systems, (node) => node.names.map((name) => coreName(name, prefixes)));
  joinLevel(sets, deployable, systems, (node) => namesOf(node).map((name) => coreName(name, prefixes)));
  joinKeepers(sets, deployable, systems);
  joinOthers(sets, nodes);
}

function deployableOf(nodes: readonly MentionNode[]): readonly MentionNode[] {
  return nodes.filter(
    ({ group, names }) => names.length > 0 && (group === "service" || group === "store" || group === "broker"),
  );
}

/** Words that the names of a kind share at the beginning: `retail-store-sample-`, `spring-petclinic-`; the project's own name. */
function prefixesOf(nodes: readonly MentionNode[], project: string | undefined): readonly (readonly string[])[] {
  const bySource = new Map<string, string[]>();
  for (const node of nodes) {
    const key = `${node.source} ${node.sort}`;
    const list = bySource.get(key) ?? [];
    for (const name of node.names) list.push(name.slice(name.lastIndexOf("/") + 1));
    bySource.set(key, list);
  }
  const found = [...bySource.values()].flatMap((names) => [commonPrefix(names), ...frequentFirsts(names)]);
  if (project !== undefined) found.push(wordsOf(project));
  return [
    ...new Map(found.filter((words) => words.length > 0).map((words) => [words.join(" "), words])).values(),
  ].toSorted((a, b) => b.length - a.length || (a.join(" ") < b.join(" ") ? -1 : 1));
}

/** First words that at least three names and a third of all have. */
function frequentFirsts(names: readonly string[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  const distinct = [...new Set(names)];
  for (const name of distinct) {
    const [first, second] = wordsOf(name);
    if (first !== undefined && second !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= 3 && count * 3 >= distinct.length).map(([word]) => [word]);
}

/** Joins what has one name, as far as no space has two of it. */
function joinLevel(
  sets: MentionSets,
  nodes: readonly MentionNode[],
  systems: Systems,
  namesAt: (node: MentionNode) => readonly string[],
): void {
  for (const [name, bucket] of bucketsBy(nodes, (node) => namesAt(node).filter((one) => one !== "")))
    for (const group of ["service", "store", "broker"])
      joinNamed(
        sets,
        bucket.filter(({ index }) => sets.groupOf(index) === group),
        name,
        systems,
      );
}

function joinNamed(sets: MentionSets, bucket: readonly MentionNode[], name: string, systems: Systems): void {
  if (new Set(bucket.map(({ index }) => sets.rootOf(index))).size < 2) return;
  const bySystem = new Map<string, MentionNode[]>();
  const open: MentionNode[] = [];
  for (const node of bucket) {
    const [slot] = sets.slotsOf(node.index).keys();
    if (slot === undefined) {
      open.push(node);
      continue;
    }
    const system = systems(slot);
    const list = bySystem.get(system) ?? [];
    list.push(node);
    bySystem.set(system, list);
  }
  for (const same of bySystem.values()) joinAll(sets, same, name);
  const candidates = [...bySystem.values()]
    .map((same) => (isOneSet(sets, same) ? same : same.filter(({ isAnchor }) => isAnchor)))
    .filter((same) => same.length > 0 && isOneSet(sets, same));
  if (open.length > 0 && bySystem.size > 0) joinOpen(sets, open, candidates, bySystem.size, name);
}

/** All of them where they fit; else those that are themselves deployed under the name, without those that are only built from it. */
function joinAll(sets: MentionSets, same: readonly MentionNode[], name: string): void {
  if (joinFitting(sets, same, name)) return;
  joinFitting(
    sets,
    same.filter(({ isAnchor }) => isAnchor),
    name,
  );
}

function joinFitting(sets: MentionSets, same: readonly MentionNode[], name: string): boolean {
  const roots = [...new Set(same.map(({ index }) => sets.rootOf(index)))];
  const fits = roots.every((one, place) => roots.slice(place + 1).every((other) => sets.mayJoin(one, other, "name")));
  const [first, ...others] = same;
  if (fits && first !== undefined)
    for (const other of others) sets.join(first.index, other.index, "name", "normalised-name", name);
  return fits;
}

function isOneSet(sets: MentionSets, same: readonly MentionNode[]): boolean {
  return new Set(same.map(({ index }) => sets.rootOf(index))).size === 1;
}

/** Code, packages, images and contracts find the one workload of their name; of several systems the one whose files are nearest. */
function joinOpen(
  sets: MentionSets,
  open: readonly MentionNode[],
  candidates: readonly (readonly MentionNode[])[],
  systems: number,
  name: string,
): void {
  for (const node of open) {
    const generic = isGenericName(name);
    if (generic && systems > 1) continue;
    const near = candidates.length === 1 && systems === 1 ? candidates[0] : nearestOf(node, candidates);
    const [target] = near ?? [];
    if (target === undefined) continue;
    if (hasOtherFolder(sets, target, node)) continue;
    sets.join(target.index, node.index, "name", "normalised-name", name);
  }
}

/** The workload has source of its own elsewhere: equal names do not outweigh that. */
function hasOtherFolder(sets: MentionSets, target: MentionNode, node: MentionNode): boolean {
  const own = foldersOf(node);
  if (own.length === 0 || node.sort === "chart" || node.sort === "interface") return false;
  const there = sets
    .membersOf(target.index)
    .map((index) => sets.nodes[index])
    .filter((one) => one !== undefined && (one.sort === "code" || one.sort === "package"))
    .flatMap((one) => (one === undefined ? [] : foldersOf(one)));
  return there.length > 0 && !there.some((folder) => own.some((one) => isWithin(one, folder) || isWithin(folder, one)));
}

function foldersOf(node: MentionNode): readonly string[] {
  return keysOf(node, "directory");
}

function isWithin(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}

function nearestOf(
  node: MentionNode,
  candidates: readonly (readonly MentionNode[])[],
): readonly MentionNode[] | undefined {
  const steps = (file: string): readonly string[] => file.split("/");
  const own = steps(node.at.file);
  const scored = candidates.map((candidate) => ({
    candidate,
    common: Math.max(...candidate.map(({ at }) => commonLength(own, steps(at.file)))),
  }));
  const best = Math.max(0, ...scored.map(({ common }) => common));
  const nearest = scored.filter(({ common }) => common === best && best > 0);
  return nearest.length === 1 ? nearest[0]?.candidate : undefined;
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length - 1 && a[length] === b[length]) length += 1;
  return length;
}

/** Stores and brokers of variants of one system: what is left of the name without the product, or the only one of its product. */
function joinKeepers(sets: MentionSets, nodes: readonly MentionNode[], systems: Systems): void {
  const keepers = nodes.filter(({ isAnchor, group }) => isAnchor && (group === "store" || group === "broker"));
  const own = (node: MentionNode): string =>
    withoutProductWords(node.names[0] ?? "")
      .map(singular)
      .join("");
  const familyOf = (node: MentionNode): string | undefined => node.product?.family ?? node.product?.id;
  const system = (node: MentionNode): string => systems(slotOf(node));
  for (const [key, bucket] of bucketsBy(keepers, (node) => {
    const family = familyOf(node);
    return own(node) === "" || family === undefined
      ? []
      : [`${system(node)}\u0000${node.group}\u0000${family}\u0000${own(node)}`];
  }))
    joinAll(sets, bucket, key.split("\u0000").slice(2).join(" "));
  for (const [key, bucket] of bucketsBy(keepers, (node) => {
    const family = familyOf(node);
    return family === undefined ? [] : [`${system(node)}\u0000${node.group}\u0000${family}`];
  })) {
    const words = new Map<number, Set<string>>();
    for (const node of bucket) {
      const root = sets.rootOf(node.index);
      const known = words.get(root) ?? new Set<string>();
      for (const word of withoutProductWords(node.names[0] ?? "").map(singular)) known.add(word);
      words.set(root, known);
    }
    const [first, ...rest] = [...words.values()].filter(({ size }) => size > 0);
    const isOne = first === undefined || [...first].some((word) => rest.every((other) => other.has(word)));
    if (words.size > 1 && isOne) joinAll(sets, bucket, key.split("\u0000")[2] ?? key);
  }
}

/** All that is not deployed software: equal name, group and container. */
function joinOthers(sets: MentionSets, nodes: readonly MentionNode[]): void {
  const others = nodes.filter(({ group }) => group !== "service" && group !== "store" && group !== "broker");
  for (const [key, bucket] of bucketsBy(others, (node) => {
    const inside = node.inside === undefined ? (node.scope.space ?? "") : JSON.stringify(node.inside);
    const [name] = node.names;
    if (name === undefined || node.group === "finding" || node.group === "document") return [];
    const anywhere =
      node.group === "team" || node.group === "technology" || node.group === "external" || node.group === "system";
    return [`${node.group}\u0000${anywhere ? "" : inside}\u0000${name.toLowerCase()}`];
  })) {
    const [first, ...rest] = bucket;
    if (first !== undefined)
      for (const other of rest)
        sets.join(first.index, other.index, "name", "normalised-name", key.split("\u0000")[2] ?? key);
  }
}
