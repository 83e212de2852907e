/**
 * Graphs such as architects draw, made by rule: for the tests of everything that finds places or draws lines. The same every time.
 */
import type { LayoutEdge, LayoutGraph, LayoutNode, Memory, Size } from "./graph.ts";

export interface Sample {
  readonly name: string;
  readonly graph: LayoutGraph;
}

/** A row of numbers below `limit`, the same for the same seed (Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8(14), 2003). */
export type Dice = (limit: number) => number;

export function createDice(seed: number): Dice {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e37_79b9) | 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, limit);
  };
}

export const nothing: Memory = { boxes: new Map(), routes: new Map(), pins: new Set(), hints: [] };

/** Sizes that boxes take. */
export const sizes: readonly Size[] = [
  { width: 128, height: 56 },
  { width: 168, height: 64 },
  { width: 168, height: 80 },
  { width: 208, height: 64 },
  { width: 208, height: 96 },
];

export const labelSizes: readonly (Size | undefined)[] = [
  undefined,
  { width: 44, height: 14 },
  { width: 76, height: 14 },
  { width: 108, height: 28 },
  { width: 168, height: 14 },
];

/** A graph being written down. */
class Draft {
  readonly nodes: LayoutNode[] = [];
  readonly edges: LayoutEdge[] = [];
  readonly dice: Dice;

  constructor(seed: number) {
    this.dice = createDice(seed);
  }

  leaf(parent?: string, size = sizes[this.dice(3)]): string {
    const id = `n${this.nodes.length}`;
    const { width, height } = size ?? { width: 168, height: 64 };
    this.nodes.push({ id, parent, width, height, isGroup: false, title: 0, rank: this.dice(8) });
    return id;
  }

  leaves(count: number, parent?: string): string[] {
    return Array.from({ length: count }, () => this.leaf(parent));
  }

  group(parent?: string, width = 120): string {
    const id = `g${this.nodes.length}`;
    this.nodes.push({ id, parent, width, height: 64, isGroup: true, title: 28, rank: 3 });
    return id;
  }

  edge(from: string | undefined, to: string | undefined, label = labelSizes[this.dice(4)]): void {
    if (from === undefined || to === undefined || from === to) return;
    this.edges.push({ id: `${from} uses ${to}#${this.edges.length}`, from, to, label });
  }

  pick(ids: readonly string[]): string | undefined {
    return ids[this.dice(ids.length)];
  }

  graph(direction: LayoutGraph["direction"] = "down"): LayoutGraph {
    return { nodes: this.nodes, edges: this.edges, direction };
  }
}

type Recipe = (draft: Draft) => void;

const chain =
  (count: number): Recipe =>
  (draft) => {
    const ids = draft.leaves(count);
    ids.forEach((id, index) => draft.edge(id, ids[index + 1]));
  };

const tree =
  (count: number, arity: number): Recipe =>
  (draft) => {
    const ids = draft.leaves(count);
    ids.forEach((id, index) => index > 0 && draft.edge(ids[Math.floor((index - 1) / arity)], id));
  };

const hub =
  (count: number): Recipe =>
  (draft) => {
    const [centre, ...others] = draft.leaves(count);
    others.forEach((id, index) => (index % 3 === 0 ? draft.edge(id, centre) : draft.edge(centre, id)));
  };

/** Rows of nodes with lines mostly to the next row. */
const layers =
  (rows: number, perRow: number, perNode: number, feedback = 0): Recipe =>
  (draft) => {
    const all = Array.from({ length: rows }, () => draft.leaves(perRow));
    all.forEach((row, index) => {
      const next = all[index + 1] ?? [];
      for (const id of row) for (let line = 0; line < perNode; line++) draft.edge(id, draft.pick(next));
    });
    for (let line = 0; line < feedback; line++) draft.edge(draft.pick(all.at(-1) ?? []), draft.pick(all[0] ?? []));
  };

const islands =
  (count: number, size: number): Recipe =>
  (draft) => {
    for (let island = 0; island < count; island++) {
      const ids = draft.leaves(size);
      ids.forEach((id, index) => draft.edge(id, ids[index + 1]));
    }
    draft.leaves(count);
  };

const parallels: Recipe = (draft) => {
  const ids = draft.leaves(6);
  ids.forEach((id, index) => {
    for (let line = 0; line < 3; line++) draft.edge(id, ids[index + 1]);
    draft.edge(ids[index + 1], id);
  });
};

const longLabels: Recipe = (draft) => {
  const ids = draft.leaves(10);
  ids.forEach((id, index) => draft.edge(id, ids[(index * 3 + 1) % ids.length], labelSizes[4]));
};

/** Groups in groups, `depth` deep, with leaves in the innermost ones and lines within and between them. */
const nested =
  (depth: number, groups: number, perGroup: number, lines: number, width = 120): Recipe =>
  (draft) => {
    const open = (parent: string | undefined, left: number): string[] => {
      if (left === 0) return draft.leaves(1 + draft.dice(perGroup), parent);
      return Array.from({ length: groups }, () => open(draft.group(parent, width), left - 1)).flat();
    };
    const outside = draft.leaves(2);
    const inside = open(undefined, depth);
    outside.forEach((id) => draft.edge(id, inside[0]));
    for (let line = 0; line < lines; line++) {
      const from = draft.dice(inside.length);
      const near =
        draft.dice(3) === 0 ? draft.dice(inside.length) : Math.min(inside.length - 1, from + 1 + draft.dice(3));
      draft.edge(inside[from], inside[near]);
    }
  };

/** Users, a platform with services and stores, other systems: what a container view looks like. */
const platform =
  (services: number): Recipe =>
  (draft) => {
    const users = draft.leaves(2);
    const system = draft.group(undefined, 160);
    const gateway = draft.leaf(system);
    const core = draft.leaves(services, system);
    const data = draft.group(system);
    const stores = draft.leaves(Math.ceil(services / 2), data);
    const others = draft.leaves(3);
    users.forEach((id) => draft.edge(id, gateway));
    core.forEach((id, index) => {
      draft.edge(gateway, id);
      draft.edge(id, stores[index >> 1]);
      if (index % 3 === 0) draft.edge(id, others[(index / 3) % 3]);
    });
    draft.edge(core[0], core.at(-1));
  };

/** Many leaves without lines in groups, as in a landscape. */
const landscape =
  (groups: number, perGroup: number): Recipe =>
  (draft) => {
    for (let group = 0; group < groups; group++) draft.leaves(2 + draft.dice(perGroup), draft.group(undefined, 200));
  };

const recipes: readonly (readonly [string, Recipe, LayoutGraph["direction"]?])[] = [
  ["chain of 5", chain(5)],
  ["chain of 8, right", chain(8), "right"],
  ["tree of 7", tree(7, 2)],
  ["tree of 21", tree(21, 4)],
  ["tree of 40, right", tree(40, 3), "right"],
  ["hub of 9", hub(9)],
  ["hub of 24", hub(24)],
  ["layers 3x3", layers(3, 3, 1)],
  ["layers 4x4", layers(4, 4, 2)],
  ["layers 5x6", layers(5, 6, 1)],
  ["layers 5x6, dense", layers(5, 6, 2)],
  ["layers 6x10", layers(6, 10, 1)],
  ["layers with feedback", layers(4, 4, 1, 3)],
  ["layers up", layers(3, 4, 1), "up"],
  ["layers left", layers(3, 4, 1), "left"],
  ["islands", islands(3, 3)],
  ["many islands", islands(8, 4)],
  ["parallel lines", parallels],
  ["long labels", longLabels],
  ["groups, 2x3", nested(1, 2, 3, 6)],
  ["groups, 4x4", nested(1, 4, 4, 14)],
  ["groups, 6x6", nested(1, 6, 6, 24)],
  ["wide groups", nested(1, 3, 3, 6, 520)],
  ["groups in groups, 2x2x3", nested(2, 2, 3, 10)],
  ["groups in groups, 3x3x4", nested(2, 3, 4, 26)],
  ["three deep, 2x2x2x2", nested(3, 2, 2, 14)],
  ["three deep, right", nested(3, 2, 3, 12), "right"],
  ["platform of 5", platform(5)],
  ["platform of 9", platform(9)],
  ["platform of 16, right", platform(16), "right"],
  ["landscape of 30", landscape(6, 6)],
  ["landscape of 90", landscape(12, 10)],
  ["layers 10x12", layers(10, 12, 1)],
  ["groups of 200", nested(2, 5, 14, 160)],
  ["landscape of 300", landscape(30, 16)],
];

/** At least thirty graphs of 5 to 300 nodes. */
export function gallery(): readonly Sample[] {
  return recipes.map(([name, recipe, direction], index) => {
    const draft = new Draft(index + 1);
    recipe(draft);
    return { name, graph: draft.graph(direction) };
  });
}
