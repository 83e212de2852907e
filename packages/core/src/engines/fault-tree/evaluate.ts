/**
 * Everything there is to know of a fault tree within a budget: its probability exactly, else between certain bounds, else estimated; its
 * minimal cut sets; how much each event matters. Each part says how it is known, and may be known when others are not.
 */
import { boundsOf } from "./bounds.ts";
import { isCoherent, signsOf } from "./coherence.ts";
import { compileTree } from "./compile.ts";
import type { CompiledTree } from "./compiled-tree.ts";
import { cutSetsOf } from "./cut-sets.ts";
import { primeImplicantsOf } from "./prime-implicants.ts";
import type { CutSet, CutSets, FaultTree, Importance, Probability } from "./tree.ts";

export interface EvaluationOptions {
  /** Longest cut sets looked for, at most 30; all unless given. */
  readonly limit?: number | undefined;
  /** How many cut sets are written out; 10 unless given. */
  readonly first?: number | undefined;
  /** Most nodes of decision diagrams at a time. */
  readonly nodes?: number | undefined;
  /** Prime implicants too, where they are not the cut sets. */
  readonly primes?: boolean | undefined;
}

export interface Evaluation {
  readonly probability: Probability;
  /** Bounds that hold beside an estimate. */
  readonly bounds: Probability | undefined;
  /** Events without a probability: each may be anything from 0 to 1. */
  readonly missing: readonly number[];
  readonly isCoherent: boolean;
  readonly cutSets: FoundCutSets;
  /** Undefined: the tree is coherent, so that they are its cut sets, or they were not asked for or need too much. */
  readonly primes: CutSets | undefined;
  /** Undefined unless the probability is exact. */
  readonly importance: Importance | undefined;
}

/** `exact`: all of them. `limited`: all up to a length. `some`: those written out are minimal cut sets, and there are more. */
export type FoundCutSets =
  | { readonly result: "exact" | "limited"; readonly sets: CutSets }
  | { readonly result: "some"; readonly first: readonly CutSet[] };

/** Nodes of the families of cut sets: about half a gigabyte. */
const MOST_SET_NODES = 16_000_000;
/** Bounds nearer to each other than this are worth more than an estimate. */
const NARROW = 0.02;
/** Lengths tried when not all cut sets can be had. */
const LIMITS: readonly number[] = [6, 4, 2, 1];

/** Evaluates a tree; a probability that is not known is NaN. */
export function evaluateTree(
  tree: FaultTree,
  probabilities: Float64Array,
  options: EvaluationOptions = {},
): Evaluation {
  const compiled = compileTree(tree, options.nodes === undefined ? {} : { nodes: options.nodes });
  const coherent = isCoherent(tree);
  const missing = [...probabilities.keys()].filter((event) => Number.isNaN(probabilities[event]));
  return compiled.kind === "compiled"
    ? evaluateCompiled(compiled, tree, probabilities, missing, coherent, options)
    : evaluateBounded(tree, probabilities, missing, coherent, options);
}

function evaluateCompiled(
  compiled: CompiledTree,
  tree: FaultTree,
  probabilities: Float64Array,
  missing: readonly number[],
  coherent: boolean,
  options: EvaluationOptions,
): Evaluation {
  const { diagram } = compiled;
  const isKnown = missing.length === 0;
  const first = options.first ?? 10;
  return {
    probability: isKnown
      ? exactly(compiled.probability(probabilities))
      : rangeOf(compiled, tree, probabilities, missing),
    bounds: undefined,
    missing,
    isCoherent: coherent,
    cutSets: cutSets(compiled, probabilities, options),
    primes:
      options.primes === true && !coherent
        ? primeImplicantsOf(diagram, probabilities, { first, nodes: MOST_SET_NODES })
        : undefined,
    importance: isKnown ? compiled.importance(probabilities) : undefined,
  };
}

function exactly({ value, complement }: { readonly value: number; readonly complement: number }): Probability {
  return { result: "exact", value, complement, lower: value, upper: value };
}

function cutSets(compiled: CompiledTree, probabilities: Float64Array, options: EvaluationOptions): FoundCutSets {
  const first = options.first ?? 10;
  const nodes = Math.min(options.nodes ?? MOST_SET_NODES, MOST_SET_NODES);
  const limits =
    options.limit === undefined
      ? [undefined, ...LIMITS]
      : [options.limit, ...LIMITS.filter((one) => one < (options.limit ?? 0))];
  for (const limit of limits) {
    const sets = cutSetsOf(compiled.diagram, probabilities, { first, limit, nodes });
    if (sets !== undefined) return { result: limit === undefined ? "exact" : "limited", sets };
  }
  return { result: "some", first: [] };
}

/** Mixed signs that are tried out both ways. */
const MOST_TRIED = 8;

/** What the probability can be when some events may have any: it is linear in each, so that its ends are where each is 0 or 1. */
function rangeOf(
  compiled: CompiledTree,
  tree: FaultTree,
  probabilities: Float64Array,
  missing: readonly number[],
): Probability {
  const signs = signsOf(tree);
  const mixed = missing.filter((event) => signs[event] === 0);
  if (mixed.length > MOST_TRIED) return between(0, 1, 1, 0);
  let [lower, above, upper, below] = [1, 0, 0, 1];
  for (let choice = 0; choice < 1 << mixed.length; choice++) {
    const at = (sign: 1 | -1): { readonly value: number; readonly complement: number } => {
      const now = Float64Array.from(probabilities);
      for (const event of missing) now[event] = Number((signs[event] ?? 1) * sign > 0);
      mixed.forEach((event, index) => (now[event] = (choice >> index) & 1));
      return compiled.probability(now);
    };
    const low = at(-1);
    const high = at(1);
    if (low.value <= lower) [lower, above] = [low.value, low.complement];
    if (high.value >= upper) [upper, below] = [high.value, high.complement];
  }
  return between(lower, upper, above, below);
}

/** Bounds with their complements; what is not known is taken at its worst. */
function between(lower: number, upper: number, above: number, below: number): Probability {
  if (lower === upper) return exactly({ value: lower, complement: above });
  return { result: "bounds", value: upper, complement: below, lower, upper };
}

function evaluateBounded(
  tree: FaultTree,
  probabilities: Float64Array,
  missing: readonly number[],
  coherent: boolean,
  options: EvaluationOptions,
): Evaluation {
  const { probability: bounds, first } = boundsOf(tree, probabilities, {
    first: options.first ?? 10,
    nodes: options.nodes,
  });
  return {
    probability: bounds,
    bounds: undefined,
    missing,
    isCoherent: coherent,
    cutSets: { result: "some", first },
    primes: undefined,
    importance: undefined,
  };
}

/** Are the bounds of a known tree so wide that an estimate says more? */
export function wantsSample({ probability, missing }: Evaluation): boolean {
  const { result, lower, upper } = probability;
  return result === "bounds" && missing.length === 0 && upper - lower > NARROW * upper;
}

/** With an estimate beside the bounds, where it is nearer; certain bounds that are tighter than its interval cut it down. */
export function withSample(evaluation: Evaluation, sampled: Probability): Evaluation {
  const bounds = evaluation.probability;
  const estimate = within(sampled, bounds);
  return estimate.upper - estimate.lower < bounds.upper - bounds.lower
    ? { ...evaluation, probability: estimate, bounds }
    : evaluation;
}

function within(estimate: Probability, { lower, upper }: Probability): Probability {
  const clip = (value: number): number => Math.min(upper, Math.max(lower, value));
  const value = clip(estimate.value);
  const complement = value === estimate.value ? estimate.complement : 1 - value;
  return { result: "estimate", value, complement, lower: clip(estimate.lower), upper: clip(estimate.upper) };
}
