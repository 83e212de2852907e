/**
 * Prime implicants of a compiled fault tree: what has to happen and what must not, none of which can be spared (Coudert and Madre,
 * "Implicit and incremental computation of primes and essential primes of Boolean functions", DAC 1992). Of a coherent tree they are its
 * minimal cut sets. Module by module: those of a module, and those of its complement, stand for its two literals above.
 */
import { bestSets } from "./best-sets.ts";
import { DiagramBuilder } from "./diagram-builder.ts";
import { type Diagram, FALSE, moduleCount, TRUE } from "./diagram.ts";
import type { CutSetOptions } from "./cut-sets.ts";
import { Families, NONE, UNIT } from "./families.ts";
import { type Counts, countSets, type LiteralFamily } from "./set-counts.ts";
import type { CutSets } from "./tree.ts";

/** Prime implicants of the top; undefined when they need more nodes than allowed. */
export function primeImplicantsOf(
  diagram: Diagram,
  probabilities: Float64Array,
  options: Omit<CutSetOptions, "limit">,
): CutSets | undefined {
  const { events } = diagram;
  const modules = moduleCount(diagram);
  // By literal of a module: twice its number, plus one for its complement.
  const found: (LiteralFamily | undefined)[] = Array.from({ length: modules * 2 }, () => undefined);
  const wanted = new Uint8Array(modules * 2);
  const top = modules * 2 - 2;
  wanted[top] = 1;
  let left = options.nodes;
  for (let module = modules - 1; module >= 0; module--)
    for (const flip of [0, 1]) {
      if (wanted[module * 2 + flip] === 0) continue;
      const family = primes(diagram, module, flip, left);
      if (family === undefined) return undefined;
      left -= family.families.size;
      found[module * 2 + flip] = family;
      for (const literal of literalsIn(family)) if (literal >= events * 2) wanted[literal - events * 2] = 1;
    }
  const counts: (Counts | undefined)[] = [];
  for (const family of found) counts.push(family && countSets(family, (literal) => counts[literal - events * 2]));
  const total = counts[top] as Counts;
  return {
    count: Array.from<number | bigint>(total).reduce<bigint>((sum, count) => sum + BigInt(count), 0n),
    byOrder: Array.from<number | bigint, bigint>(total, BigInt),
    limit: undefined,
    first: bestSets(found[top] as LiteralFamily, found.slice(0, top), events, probabilities, options.first),
  };
}

/** Literals that a family has a node of. */
function literalsIn({ families, root, literals }: LiteralFamily): ReadonlySet<number> {
  const isMet = new Uint8Array(root + 1);
  const found = new Set<number>();
  isMet[root] = 1;
  for (let node = root; node > UNIT; node--) {
    if (isMet[node] === 0) continue;
    found.add(literals[families.level(node)] as number);
    isMet[families.without(node)] = 1;
    isMet[families.with(node)] = 1;
  }
  return found;
}

/** Prime implicants of one module, or of its complement. */
function primes(diagram: Diagram, module: number, flip: number, nodes: number): LiteralFamily | undefined {
  const { builder, root, variables, keep } = copyOf(diagram, module, flip, nodes);
  const families = new Families(nodes);
  const known = new Map<number, number>([
    [TRUE, UNIT],
    [FALSE, NONE],
  ]);
  const open = [root];
  for (let edge = open.at(-1); edge !== undefined; edge = open.at(-1)) {
    if (known.has(edge)) {
      open.pop();
      continue;
    }
    const high = builder.high(edge);
    const low = builder.low(edge);
    const both = builder.and(high, low);
    if (both < 0) return undefined;
    keep(both);
    const shared = known.get(both);
    const positive = known.get(high);
    const negative = known.get(low);
    if (shared === undefined) open.push(both);
    else if (positive === undefined) open.push(high);
    else if (negative === undefined) open.push(low);
    else {
      const family = joined(families, builder.level(edge), shared, positive, negative);
      if (family < 0) return undefined;
      known.set(edge, family);
      open.pop();
    }
  }
  const literals = Int32Array.from(
    { length: variables.length * 2 },
    (_, level) => (variables[level >> 1] as number) * 2 + (level & 1),
  );
  return { families, root: known.get(root) as number, literals };
}

/** What holds either way needs no literal; the rest does. */
function joined(families: Families, level: number, shared: number, positive: number, negative: number): number {
  const ifTrue = families.difference(positive, shared);
  const ifFalse = ifTrue < 0 ? -1 : families.difference(negative, shared);
  const inner = ifFalse < 0 ? -1 : families.make(level * 2 + 1, shared, ifFalse);
  return inner < 0 ? -1 : families.make(level * 2, inner, ifTrue);
}

/** A module as a diagram that can grow. `keep` protects an edge from being collected. */
function copyOf(diagram: Diagram, module: number, flip: number, nodes: number) {
  const { variable, high, low, moduleStart, moduleRoot, rank } = diagram;
  const start = moduleStart[module] as number;
  const end = moduleStart[module + 1] as number;
  const builder = new DiagramBuilder();
  builder.start({ nodes, made: nodes * 4 }, end - start);
  let count = 0;
  let held = new Int32Array(1024).fill(-1);
  builder.held = held;
  const keep = (edge: number): void => {
    if (count === held.length) {
      const more = new Int32Array(count * 2).fill(-1);
      more.set(held);
      held = more;
      builder.held = held;
    }
    held[count++] = edge;
  };
  const copy = new Int32Array(end - start);
  const copied = (edge: number): number => (edge < 2 ? edge : (copy[(edge >> 1) - start] as number) ^ (edge & 1));
  let depth = 0;
  for (let node = start; node < end; node++) depth = Math.max(depth, (rank[variable[node] as number] as number) + 1);
  const variables = new Int32Array(depth);
  for (let node = start; node < end; node++) {
    const level = rank[variable[node] as number] as number;
    variables[level] = variable[node] as number;
    const edge = builder.make(level, copied(high[node] as number), copied(low[node] as number));
    copy[node - start] = edge;
    keep(edge);
  }
  return { builder, root: copied(moduleRoot[module] as number) ^ flip, variables, keep };
}
