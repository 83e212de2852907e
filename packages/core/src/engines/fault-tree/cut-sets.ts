/**
 * Minimal cut sets of a compiled fault tree: module by module as families of sets, counted as polynomials that multiply, so that however
 * many there are none is written out but those asked for. Of a tree that is not coherent they are the smallest sets of events that bring
 * the top about while nothing else happens (Rauzy, "Mathematical foundations of minimal cutsets", IEEE Trans. Reliability 50, 2001).
 */
import { bestSets } from "./best-sets.ts";
import { type Diagram, moduleCount, TRUE } from "./diagram.ts";
import { Families, type Functions, NONE, UNIT } from "./families.ts";
import { type Counts, countSets, type LiteralFamily, shortest } from "./set-counts.ts";
import type { CutSets } from "./tree.ts";

export interface CutSetOptions {
  /** How many of the most probable are written out. */
  readonly first: number;
  /** Longest that are looked for, at most 30; all unless given. */
  readonly limit?: number | undefined;
  /** Most nodes of all families together. */
  readonly nodes: number;
}

/** Cut sets of the top; undefined when they need more nodes than allowed. */
export function cutSetsOf(diagram: Diagram, probabilities: Float64Array, options: CutSetOptions): CutSets | undefined {
  const modules = moduleCount(diagram);
  const { events } = diagram;
  const found: LiteralFamily[] = [];
  const counts: Counts[] = [];
  const isFlipped = new Uint8Array(modules);
  let left = options.nodes;
  for (let module = 0; module < modules; module++) {
    const isTop = module === modules - 1;
    const view = viewOf(diagram, module, isFlipped);
    // Seen from above a module is false as long as nothing happens; else its complement is taken.
    isFlipped[module] = isTop || view.atRest(view.root) !== TRUE ? 0 : 1;
    const root = view.root ^ (isFlipped[module] as number);
    const costs = Float64Array.from(view.variables, (variable) =>
      variable < events ? 1 : shortest(counts[variable - events] as Counts),
    );
    const sign = isFlipped[module] === 1 ? -1 : 1;
    const isMonotone = view.variables.every((variable) => view.direction(variable) === sign);
    const family = minimise(view, root, isMonotone, costs, { ...options, nodes: left });
    if (family === undefined) return undefined;
    left -= family.families.size;
    found.push(family);
    counts.push(countSets(family, (literal) => counts[(literal >> 1) - events], options.limit));
  }
  const total = counts[modules - 1] as Counts;
  return {
    count: Array.from<number | bigint>(total).reduce<bigint>((sum, count) => sum + BigInt(count), 0n),
    byOrder: Array.from<number | bigint, bigint>(total, BigInt),
    limit: options.limit,
    first: bestSets(
      found[modules - 1] as LiteralFamily,
      found.slice(0, -1).flatMap((family) => [family, undefined]),
      events,
      probabilities,
      options.first,
      options.limit,
    ),
  };
}

/** One module as functions over its own levels, modules below turned so that they are false at rest. */
interface View extends Functions {
  readonly root: number;
  /** Nodes of the module, the first of them and how many. */
  readonly start: number;
  readonly count: number;
  /** Variable of each level. */
  readonly variables: Int32Array;
  /** 1 where it can only help to make the module true, as it is turned; -1 where it can only hinder. */
  direction(variable: number): number;
}

function viewOf(
  { events, variable, high, low, moduleStart, moduleRoot, rank, direction }: Diagram,
  module: number,
  isFlipped: Uint8Array,
): View {
  const start = moduleStart[module] as number;
  const end = moduleStart[module + 1] as number;
  let depth = 0;
  for (let node = start; node < end; node++) depth = Math.max(depth, (rank[variable[node] as number] as number) + 1);
  const variables = new Int32Array(depth);
  for (let node = start; node < end; node++)
    variables[rank[variable[node] as number] as number] = variable[node] as number;
  const isTurned = (edge: number): boolean => {
    const of = variable[edge >> 1] as number;
    return of >= events && isFlipped[of - events] === 1;
  };
  // Children come first.
  const rest = new Uint8Array(end - start);
  const atRest = (edge: number): number => (edge < 2 ? edge : (rest[(edge >> 1) - start] as number) ^ (edge & 1));
  for (let node = start; node < end; node++)
    rest[node - start] = atRest((isTurned(node * 2) ? high : low)[node] as number);
  return {
    root: moduleRoot[module] as number,
    start,
    count: end - start,
    atRest,
    variables,
    direction: (of) => (of >= events && isFlipped[of - events] === 1 ? -1 : 1) * (direction[of] as number),
    level: (edge) => (edge < 2 ? 0x7fffffff : (rank[variable[edge >> 1] as number] as number)),
    high: (edge) => ((isTurned(edge) ? low : high)[edge >> 1] as number) ^ (edge & 1),
    low: (edge) => ((isTurned(edge) ? high : low)[edge >> 1] as number) ^ (edge & 1),
  };
}

/**
 * Minimal sets of a function: those without the variable, and those with it that would not do without. With a limit each node is done for
 * every length that is left where it is met; `costs` is the shortest that a variable can be.
 */
function minimise(
  view: View,
  root: number,
  isMonotone: boolean,
  costs: Float64Array,
  { limit, nodes }: CutSetOptions,
): LiteralFamily | undefined {
  const { start, count } = view;
  const families = new Families(nodes);
  const literals = Int32Array.from(view.variables, (variable) => variable * 2);
  const lengths = limit === undefined ? 1 : limit + 1;
  // Which lengths are left, as bits, where an edge is met.
  const met = new Uint32Array(count * 2);
  const sets = new Int32Array(count * 2 * lengths).fill(-1);
  const at = (edge: number): number => edge - start * 2;
  const familyOf = (edge: number, left: number): number =>
    edge < 2 ? (edge === TRUE ? UNIT : NONE) : (sets[at(edge) * lengths + left] as number);
  const meet = (edge: number, bits: number): void => {
    if (edge > 1) met[at(edge)] = (met[at(edge)] as number) | bits;
  };
  // With one length, which stands for any, there is nothing to subtract.
  const costOf = (level: number): number => (limit === undefined ? 0 : (costs[level] as number));
  meet(root, limit === undefined ? 1 : 1 << limit);
  for (let edge = (start + count) * 2 - 1; edge >= start * 2; edge--) {
    const bits = met[at(edge)] as number;
    if (bits === 0) continue;
    meet(view.low(edge), bits);
    const cost = costOf(view.level(edge));
    if (cost < 32) meet(view.high(edge), bits >>> cost);
  }
  for (let edge = start * 2; edge < (start + count) * 2; edge++) {
    let bits = met[at(edge)] as number;
    const level = view.level(edge);
    const cost = costOf(level);
    for (let left = 0; bits !== 0; left++, bits >>>= 1) {
      if ((bits & 1) === 0) continue;
      const low = view.low(edge);
      const without = familyOf(low, left);
      let within = cost > left ? NONE : familyOf(view.high(edge), left - cost);
      within = isMonotone ? families.whereFalse(within, view, low) : families.notAbove(within, without);
      const family = within < 0 ? -1 : families.make(level, without, within);
      if (family < 0) return undefined;
      sets[at(edge) * lengths + left] = family;
    }
  }
  return { families, root: familyOf(root, limit ?? 0), literals };
}
