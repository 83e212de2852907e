/**
 * The cheapest set of options that reaches a goal which can only be tried: implicit hitting sets (Moreno-Centeno and Karp, "The implicit
 * hitting set approach to solve combinatorial optimization problems", Operations Research 61(2), 2013). The goal must be monotone: a set
 * that contains one that reaches it reaches it, too. Each failing set, made as large as it may be while it fails, says that something
 * outside it is needed; a solver finds the cheapest set that meets all these demands; it is tried, and so on. What the solver finds bounds
 * every answer from below, so that the first set that reaches the goal is proved to be the cheapest.
 */
import { type LinearAnswer, linearText, type SolveLinear } from "./linear.ts";

export interface CheapestQuestion {
  /** What each option costs; not negative. */
  readonly costs: readonly number[];
  /** Options that shut each other out, or need each other: `[a, b]` both not together. */
  readonly exclusions?: readonly (readonly [number, number])[];
  /** The most that may be spent. */
  readonly budget?: number;
  /** Does the set reach the goal? Monotone. */
  reaches(chosen: ReadonlySet<number>): boolean;
}

export interface CheapestLimits {
  /** Sets that may be tried. */
  readonly trials: number;
  /** Seconds for one run of the solver. */
  readonly seconds: number;
  /** Asked now and then; true: the best so far is answered. */
  readonly isCancelled?: () => boolean;
  readonly onProgress?: (progress: { readonly trials: number; readonly bound: number }) => void;
}

/**
 * `optimal`: `cost` is proved. `feasible`: `chosen` reaches the goal, nothing cheaper than `bound` does. `over-budget`: nothing that may be
 * spent suffices, `bound` is the least that would have to be. `infeasible`: not even everything together reaches it. `unknown`: a limit came
 * first.
 */
export interface Cheapest {
  readonly result: "optimal" | "feasible" | "infeasible" | "over-budget" | "unknown";
  readonly chosen: readonly number[];
  readonly cost: number;
  readonly bound: number;
  readonly trials: number;
}

export async function cheapestSet(
  question: CheapestQuestion,
  solve: SolveLinear,
  limits: CheapestLimits,
): Promise<Cheapest> {
  const search = new Search(question, limits);
  return search.run(solve);
}

class Search {
  private readonly question: CheapestQuestion;
  private readonly limits: CheapestLimits;
  private readonly demands: (readonly number[])[] = [];
  private trials = 0;
  private bound = 0;

  constructor(question: CheapestQuestion, limits: CheapestLimits) {
    this.question = question;
    this.limits = limits;
  }

  async run(solve: SolveLinear): Promise<Cheapest> {
    const exclusions = this.question.exclusions ?? [];
    const all = this.question.costs.map((_, option) => option);
    if (this.tries(new Set())) return this.found("optimal", [], 0);
    // With options that shut each other out there is no largest set; then the first set of the solver that fails shows the way.
    if (exclusions.length === 0 && !this.tries(new Set(all))) return this.found("infeasible", [], 0, Infinity);
    let best = exclusions.length === 0 ? this.pruned(all) : undefined;
    this.demand([]);
    while (!this.isSpent()) {
      const answer = await solve(this.master(), { seconds: this.limits.seconds });
      if (answer.status === "infeasible") return this.found("infeasible", [], 0, Infinity);
      const chosen = chosenOf(answer, all.length);
      this.bound = Math.max(this.bound, answer.bound ?? 0);
      this.limits.onProgress?.({ trials: this.trials, bound: this.bound });
      if (answer.status !== "optimal") break;
      if (this.tries(new Set(chosen))) return this.found("optimal", chosen, this.costOf(chosen));
      this.demand(chosen);
      if (best !== undefined && this.costOf(best) <= this.bound * (1 + CLOSE))
        return this.found("optimal", best, this.costOf(best));
    }
    if (best === undefined) return this.found("unknown", [], 0);
    best = this.pruned(best);
    return this.found("feasible", best, this.costOf(best));
  }

  /** Some option outside the largest failing set around a failing one. */
  private demand(failing: readonly number[]): void {
    const set = new Set(failing);
    const outside: number[] = [];
    const excluded = this.question.exclusions ?? [];
    // Dear ones first: what is left outside is then cheap, and the demand binds where it matters.
    for (const option of this.byCost().toReversed()) {
      if (set.has(option)) continue;
      const isShut = excluded.some(([a, b]) => (a === option && set.has(b)) || (b === option && set.has(a)));
      set.add(option);
      if (isShut || this.isSpent() || this.tries(set)) {
        set.delete(option);
        outside.push(option);
      }
    }
    this.demands.push(outside);
  }

  /** A set that reaches the goal, without what it can spare, dear ones first. */
  private pruned(reaching: readonly number[]): readonly number[] {
    const set = new Set(reaching);
    for (const option of this.byCost().toReversed()) {
      if (!set.has(option) || this.isSpent()) continue;
      set.delete(option);
      if (!this.tries(set)) set.add(option);
    }
    return [...set].sort((a, b) => a - b);
  }

  private master(): string {
    const { costs, exclusions = [] } = this.question;
    return linearText({
      sense: "min",
      columns: costs.map((cost) => ({ cost, lower: 0, upper: 1, isInteger: true })),
      rows: [
        ...this.demands.map((demand) => ({
          terms: demand.map((option) => [option, 1] as const),
          lower: 1,
          upper: Infinity,
        })),
        ...exclusions.map(([a, b]) => ({
          terms: [[a, 1] as const, [b, 1] as const],
          lower: -Infinity,
          upper: 1,
        })),
      ],
    });
  }

  private tries(set: ReadonlySet<number>): boolean {
    this.trials++;
    return this.question.reaches(set);
  }

  private isSpent(): boolean {
    return this.trials >= this.limits.trials || this.limits.isCancelled?.() === true;
  }

  private byCost(): readonly number[] {
    const { costs } = this.question;
    return costs.map((_, option) => option).sort((a, b) => (costs[a] as number) - (costs[b] as number) || a - b);
  }

  private costOf(chosen: readonly number[]): number {
    return chosen.reduce((sum, option) => sum + (this.question.costs[option] as number), 0);
  }

  private found(result: Cheapest["result"], chosen: readonly number[], cost: number, bound?: number): Cheapest {
    const { budget } = this.question;
    const least = result === "optimal" ? cost : this.bound;
    const isOver = budget !== undefined && result !== "infeasible" && least > budget * (1 + CLOSE);
    return {
      result: isOver ? "over-budget" : result,
      chosen,
      cost,
      bound: bound ?? (result === "optimal" ? cost : Math.min(this.bound, result === "feasible" ? cost : Infinity)),
      trials: this.trials,
    };
  }
}

/** Sums of money are compared up to rounding. */
const CLOSE = 1e-9;

function chosenOf(answer: LinearAnswer, count: number): readonly number[] {
  const chosen: number[] = [];
  for (let option = 0; option < count; option++) if ((answer.values.get(`x${option}`) ?? 0) > 0.5) chosen.push(option);
  return chosen;
}
