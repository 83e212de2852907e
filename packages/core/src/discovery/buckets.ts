/** Mentions by what they share. */
import type { MentionNode } from "./mentions.ts";

/** Nodes by each of their keys, in order of the keys; keys of one node alone left out. */
export function bucketsBy(
  nodes: readonly MentionNode[],
  keysOf: (node: MentionNode) => readonly string[],
): readonly (readonly [string, readonly MentionNode[]])[] {
  const buckets = new Map<string, MentionNode[]>();
  for (const node of nodes)
    for (const key of new Set(keysOf(node))) {
      const list = buckets.get(key);
      if (list === undefined) buckets.set(key, [node]);
      else list.push(node);
    }
  return [...buckets].filter(([, list]) => list.length > 1).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
