/** Sets of mentions that grow together: a forest of which each tree is one element, with what forbids two of them to be one. */
import type { SortGroup } from "../model/claims/sorts.ts";
import type { Joining, JoiningRule } from "./observation.ts";
import { foldName } from "./names.ts";
import type { MentionNode } from "./mentions.ts";

export class MentionSets {
  readonly nodes: readonly MentionNode[];
  readonly joinings: (Joining | undefined)[];
  private readonly parents: Int32Array;
  private readonly sets: (SetFacts | undefined)[];
  /** Pairs of roots that people said are not the same, by root. */
  private readonly apart: Map<number, Set<number>> = new Map<number, Set<number>>();

  constructor(nodes: readonly MentionNode[]) {
    this.nodes = nodes;
    this.parents = Int32Array.from(nodes, ({ index }) => index);
    this.sets = nodes.map(factsOf);
    this.joinings = nodes.map(() => undefined);
  }

  rootOf(index: number): number {
    let root = index;
    while (this.parents[root] !== root) root = this.parents[root] ?? root;
    let at = index;
    while (at !== root) {
      const next = this.parents[at] ?? root;
      this.parents[at] = root;
      at = next;
    }
    return root;
  }

  membersOf(index: number): readonly number[] {
    return this.factsOf(index).members;
  }

  hasAnchor(index: number): boolean {
    return this.factsOf(index).slots.size > 0;
  }

  /** Slots (source and space) in which a member is deployed. */
  slotsOf(index: number): ReadonlyMap<string, string> {
    return this.factsOf(index).slots;
  }

  groupOf(index: number): SortGroup {
    return this.factsOf(index).group;
  }

  keepApart(a: number, b: number): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    if (x === y) return;
    entry(this.apart, x).add(y);
    entry(this.apart, y).add(x);
  }

  /** May the two be one: no answer against it, no two things of one space, no other global key of the same type, sorts that fit. */
  mayJoin(a: number, b: number, how: "answer" | "sure" | "local" | "name"): boolean {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    if (x === y) return true;
    if (this.apart.get(x)?.has(y) === true) return false;
    if (how === "answer") return true;
    const [p, q] = [this.factsOf(x), this.factsOf(y)];
    if (!fitting(p, q, how)) return false;
    if (how === "sure") return true;
    const [small, large] = p.slots.size < q.slots.size ? [p, q] : [q, p];
    for (const [slot, name] of small.slots) {
      const other = large.slots.get(slot);
      if (other !== undefined && other !== name) return false;
    }
    for (const [type, values] of small.globals) {
      const others = large.globals.get(type);
      if (others !== undefined && ![...values].some((value) => others.has(value))) return false;
    }
    return true;
  }

  /** Joins where that is permitted; false where it is not. */
  join(a: number, b: number, how: "answer" | "sure" | "local" | "name", rule: JoiningRule, by: string): boolean {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    if (x === y) return true;
    if (!this.mayJoin(x, y, how)) return false;
    const [p, q] = [this.factsOf(x), this.factsOf(y)];
    const isFirst = p.members.length >= q.members.length;
    const [into, from] = isFirst ? [x, y] : [y, x];
    this.remember(isFirst ? b : a, isFirst ? a : b, rule, by);
    this.sets[into] = isFirst ? together(p, q) : together(q, p);
    this.sets[from] = undefined;
    this.parents[from] = into;
    this.moveApart(from, into);
    return true;
  }

  /** Joinings are a forest over mentions: the one that comes in hangs on the one that was there, and what hung on it turns round. */
  private remember(joiner: number, host: number, rule: JoiningRule, by: string): void {
    let at = joiner;
    let next: Joining | undefined = { with: this.nodes[host]?.key ?? "", rule, by };
    while (next !== undefined) {
      const before: Joining | undefined = this.joinings[at];
      this.joinings[at] = next;
      const above: number | undefined = before === undefined ? undefined : this.indexOf(before.with);
      if (before === undefined || above === undefined) return;
      next = { with: this.nodes[at]?.key ?? "", rule: before.rule, by: before.by };
      at = above;
    }
  }

  private readonly keyed: Map<string, number> = new Map<string, number>();
  private indexOf(key: string): number | undefined {
    if (this.keyed.size === 0) for (const node of this.nodes) this.keyed.set(node.key, node.index);
    return this.keyed.get(key);
  }

  private moveApart(from: number, into: number): void {
    const others = this.apart.get(from);
    if (others === undefined) return;
    this.apart.delete(from);
    for (const other of others) {
      entry(this.apart, into).add(other);
      const back = entry(this.apart, other);
      back.delete(from);
      back.add(into);
    }
  }

  private factsOf(index: number): SetFacts {
    const facts = this.sets[this.rootOf(index)];
    if (facts === undefined) throw new Error("a root without facts");
    return facts;
  }
}

interface SetFacts {
  readonly members: number[];
  readonly slots: Map<string, string>;
  readonly globals: Map<string, Set<string>>;
  readonly group: SortGroup;
  /** Nothing deployed in it yet: it may become part of a service or, by its place, of a store. */
  readonly isOpen: boolean;
}

/** Types whose difference says that two things are not one, however alike their names. */
const telling: ReadonlySet<string> = new Set(["arn", "azure-resource", "gcp-resource", "kubernetes-uid", "cmdb"]);

function factsOf(node: MentionNode): SetFacts {
  const slots = new Map<string, string>();
  if (node.isAnchor) slots.set(slotOf(node), foldName(node.names[0] ?? node.key));
  const globals = new Map<string, Set<string>>();
  for (const { type, value } of node.keys) if (telling.has(type)) entry(globals, type).add(value);
  return { members: [node.index], slots, globals, group: node.group, isOpen: !node.isAnchor };
}

export function slotOf(node: MentionNode): string {
  return `${node.source}\u0000${node.scope.space ?? ""}`;
}

function fitting(p: SetFacts, q: SetFacts, how: "sure" | "local" | "name"): boolean {
  if (p.group === q.group) return true;
  if (how === "name") return false;
  const deployable = (group: SortGroup): boolean => group === "service" || group === "store" || group === "broker";
  return deployable(p.group) && deployable(q.group) && (p.isOpen || q.isOpen || how === "sure");
}

function together(into: SetFacts, from: SetFacts): SetFacts {
  for (const member of from.members) into.members.push(member);
  for (const [slot, name] of from.slots) into.slots.set(slot, into.slots.get(slot) ?? name);
  for (const [type, values] of from.globals) for (const value of values) entry(into.globals, type).add(value);
  const group = groupOfBoth(into, from);
  return { ...into, group, isOpen: into.isOpen && from.isOpen };
}

/** What is deployed decides, unless it only said that it runs and what it is built from says that it keeps data. */
function groupOfBoth(a: SetFacts, b: SetFacts): SortGroup {
  if (a.group === b.group) return a.group;
  if (a.group === "service" || b.group === "service") {
    const [plain, other] = a.group === "service" ? [a, b] : [b, a];
    return plain.isOpen || other.isOpen ? other.group : plain.group;
  }
  return a.isOpen && !b.isOpen ? b.group : a.group;
}

function entry<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = new Set<V>();
  map.set(key, made);
  return made;
}
