/**
 * Drawings come last: what is only drawn joins the one element of its name that something else speaks of, and otherwise only what is
 * drawn under the same name. It never decides which others are one, and makes no element of the running system by itself.
 */
import { bucketsBy } from "./buckets.ts";
import type { MentionNode } from "./mentions.ts";
import { coreName, foldName, isGenericName } from "./names.ts";
import type { MentionSets } from "./sets.ts";

export function joinDrawn(sets: MentionSets, nodes: readonly MentionNode[]): void {
  const drawn = nodes.filter(({ isDrawn }) => isDrawn);
  if (drawn.length === 0) return;
  const solid = nodes.filter(({ isDrawn }) => !isDrawn);
  for (const namesOf of [exactNames, coreNames]) {
    const known = byName(solid, namesOf);
    for (const node of drawn) if (!isSettled(sets, node)) joinSolid(sets, node, namesOf(node), known);
  }
  for (const [name, bucket] of bucketsBy(
    drawn.filter((node) => !isSettled(sets, node)),
    (node) => exactNames(node).map((one) => `${node.group} ${one}`),
  )) {
    const [first, ...others] = bucket;
    if (first !== undefined)
      for (const other of others) sets.join(first.index, other.index, "name", "normalised-name", name);
  }
}

function byName(
  nodes: readonly MentionNode[],
  namesOf: (node: MentionNode) => readonly string[],
): ReadonlyMap<string, readonly MentionNode[]> {
  const found = new Map<string, MentionNode[]>();
  for (const node of nodes)
    for (const name of namesOf(node)) {
      const list = found.get(name);
      if (list === undefined) found.set(name, [node]);
      else list.push(node);
    }
  return found;
}

function exactNames({ names }: MentionNode): readonly string[] {
  return [...new Set(names.map(foldName).filter((name) => name !== ""))];
}

function coreNames({ names }: MentionNode): readonly string[] {
  return [...new Set(names.filter((name) => !isGenericName(name)).map((name) => coreName(name, [])))];
}

function isSettled(sets: MentionSets, { index }: MentionNode): boolean {
  return sets.membersOf(index).length > 1;
}

/** The best of its names that means one element: of its own group; for a plain box, of what runs or keeps data. */
function joinSolid(
  sets: MentionSets,
  node: MentionNode,
  names: readonly string[],
  known: ReadonlyMap<string, readonly MentionNode[]>,
): void {
  for (const name of names) {
    const there = known.get(name) ?? [];
    for (const fits of [isOfGroup(sets, node), isKept(sets, node)]) {
      const found = there.filter(fits);
      const [first] = found;
      if (first === undefined) continue;
      if (new Set(found.map(({ index }) => sets.rootOf(index))).size === 1)
        sets.join(first.index, node.index, "local", "normalised-name", name);
      return;
    }
  }
}

function isOfGroup(sets: MentionSets, node: MentionNode): (other: MentionNode) => boolean {
  return ({ index }) => sets.groupOf(index) === node.group;
}

/** People draw databases and brokers as boxes, too. */
function isKept(sets: MentionSets, node: MentionNode): (other: MentionNode) => boolean {
  return ({ index }) => node.group === "service" && /^(?:store|broker)$/u.test(sets.groupOf(index));
}
