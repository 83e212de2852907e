/** Which spaces deploy one system: only inside one do equal names mean the same thing. */
import { keysOf } from "./identity-place.ts";
import type { MentionNode } from "./mentions.ts";
import { coreName, isGenericName } from "./names.ts";
import { slotOf, type MentionSets } from "./sets.ts";

/** Names by which it may be recognised: its own, the short hosts by which it is dialled, those under which it registers. Never titles. */
export function namesOf(node: MentionNode): readonly string[] {
  const hosts = keysOf(node, "host").filter((host) => !host.includes("."));
  return [...new Set([...node.names, ...hosts, ...keysOf(node, "self-name")])];
}

export type Systems = (slot: string) => string;

/**
 * Spaces that deploy the same system: they share a folder, an image or a declaration, or a third of the names of the smaller one
 * (two at least, or its only one). Others have nothing to do with each other, and equal names in them mean nothing.
 */
export function systemsOf(sets: MentionSets, nodes: readonly MentionNode[]): Systems {
  const parents = new Map<string, string>();
  const rootOf = (slot: string): string => {
    let at = slot;
    for (;;) {
      const up = parents.get(at);
      if (up === undefined || up === at) return at;
      at = up;
    }
  };
  const link = (a: string, b: string): void => {
    const [x, y] = [rootOf(a), rootOf(b)].toSorted();
    if (x !== undefined && y !== undefined && x !== y) parents.set(y, x);
  };
  const names = new Map<string, Set<string>>();
  const sizes = new Map<string, number>();
  const bySet = new Map<number, string[]>();
  for (const node of nodes) {
    if (!node.isAnchor) continue;
    const slot = slotOf(node);
    const own = names.get(slot) ?? new Set<string>();
    sizes.set(slot, (sizes.get(slot) ?? 0) + 1);
    for (const name of namesOf(node)) own.add(coreName(name, []));
    names.set(slot, own);
    const root = sets.rootOf(node.index);
    bySet.set(root, [...(bySet.get(root) ?? []), slot]);
  }
  linkByFolder(sets, nodes, link);
  for (const [first, ...others] of bySet.values())
    if (first !== undefined) for (const other of others) link(first, other);
  for (const [key, shared] of sharedNames(names)) {
    const [a, b] = key.split("\u0001");
    if (a === undefined || b === undefined) continue;
    const least = Math.min(names.get(a)?.size ?? 0, names.get(b)?.size ?? 0);
    const telling = shared.filter((name) => !isGenericName(name)).length;
    const isLone = Math.min(sizes.get(a) ?? 0, sizes.get(b) ?? 0) === 1;
    if ((telling >= 2 && shared.length * 3 >= least) || (telling >= 1 && isLone && sourceOf(a) !== sourceOf(b)))
      link(a, b);
  }
  return rootOf;
}

function sourceOf(slot: string): string {
  return slot.slice(0, slot.indexOf("\u0000"));
}

/** Names that two spaces share, by pair of spaces; a name that very many have says nothing. */
function sharedNames(names: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, readonly string[]> {
  const slots = new Map<string, string[]>();
  for (const slot of [...names.keys()].toSorted())
    for (const name of names.get(slot) ?? []) {
      const list = slots.get(name);
      if (list === undefined) slots.set(name, [slot]);
      else list.push(slot);
    }
  const shared = new Map<string, string[]>();
  for (const [name, list] of slots) {
    if (list.length < 2 || list.length > 60) continue;
    for (const [place, one] of list.entries())
      for (const other of list.slice(place + 1)) {
        const key = `${one}\u0001${other}`;
        const names2 = shared.get(key);
        if (names2 === undefined) shared.set(key, [name]);
        else names2.push(name);
      }
  }
  return shared;
}

/** A deployment that lies in the folder of a service's source belongs to the system of the service: a database beside it to try it out. */
function linkByFolder(sets: MentionSets, nodes: readonly MentionNode[], link: (a: string, b: string) => void): void {
  const owners = new Map<string, string>();
  for (const node of nodes) {
    const [slot] = sets.slotsOf(node.index).keys();
    if (slot === undefined) continue;
    for (const folder of keysOf(node, "directory")) if (folder !== "." && !owners.has(folder)) owners.set(folder, slot);
  }
  for (const node of nodes) {
    if (!node.isAnchor) continue;
    let folder = node.at.file;
    for (let slash = folder.lastIndexOf("/"); slash > 0; slash = folder.lastIndexOf("/")) {
      folder = folder.slice(0, slash);
      const owner = owners.get(folder);
      if (owner === undefined) continue;
      link(owner, slotOf(node));
      break;
    }
  }
}
