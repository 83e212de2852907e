import { buildPart } from "./build-part.ts";
import type { BuildLimits, DiagramBuilder } from "./diagram-builder.ts";
import { OrderScore } from "./order-score.ts";
import { searchOrder } from "./order-search.ts";
import type { Part } from "./part.ts";
import { forces, walks } from "./variable-orders.ts";

/** Base of the guess at sizes, and the length of the search for an order in inputs looked at. */
const BASE = 1.3;
const SEARCH = 2_500_000;

/** How much each may make in the rounds of a race. */
const QUICK = 1 << 10;
const FIRST = 1 << 16;
const SECOND = 1 << 19;
const TRIAL = 1 << 18;
const THIRD = 1 << 21;
const GROWTH = 8;
const RUNNERS = 2;

/** The diagram of a part in the builder: its root, or -1 when all limits were reached, and the variable of each level. */
export interface Race {
  readonly root: number;
  readonly order: Int32Array;
  /** How many nodes were made in all. */
  readonly made: number;
}

/** An order that takes part, and how far it got: number of gates built with a trial's budget. */
interface Runner {
  readonly order: Int32Array;
  readonly score: number;
  progress: number;
}

/**
 * Builds a part in whichever order of variables gets there. What an order is worth can be guessed but not known, and a bad one can cost a
 * thousand times more than a good one; so, but for parts that are small in any order, several run with a small budget, then again with a
 * larger one, until one is through. In the first rounds those run that a guess recommends: most parts any order can do, before anything
 * dear is tried. Then all have a trial, and those that got furthest go on. `only` names the orders to use; none of that name leaves the
 * walk as the inputs are given.
 */
export function raceOrders(builder: DiagramBuilder, part: Part, limits: BuildLimits, only?: readonly string[]): Race {
  const score = new OrderScore(part, BASE);
  const isAllowed = ({ id }: { readonly id: string }): boolean => only?.includes(id) ?? true;
  const track = new Int32Array(part.gates.length);
  let made = 0;
  let isOver = false;
  /** Builds with one order; whether the race is over. */
  const run = (runner: Runner, budget: number): boolean => {
    builder.start({ nodes: limits.nodes, made: Math.min(budget, limits.made - made) }, part.gates.length * 4);
    const root = buildPart(builder, part, runner.order, track);
    made += builder.made;
    runner.progress = track.findIndex((sofar) => sofar > TRIAL);
    if (root < 0 && made < limits.made && !builder.isFull) return false;
    finished = { root, order: runner.order, made };
    return true;
  };
  let finished: Race = { root: -1, order: new Int32Array(0), made };
  let runners: Runner[] = [];
  const enter = (orders: readonly Int32Array[]): void => {
    for (const order of orders)
      if (!runners.some((other) => isSame(other.order, order)))
        runners.push({ order, score: score.of(order), progress: -1 });
    runners = runners.sort((a, b) => a.score - b.score);
  };
  const [simplest] = walks.filter(isAllowed);
  if (simplest !== undefined && run({ order: simplest.order(part), score: 0, progress: -1 }, QUICK)) return finished;
  enter(walks.filter(isAllowed).map((one) => one.order(part)));
  for (const runner of runners.slice(0, 1)) if (run(runner, FIRST)) return finished;
  enter([...forces.filter(isAllowed).map((one) => one.order(part)), ...searched(part, only)]);
  if (runners.length === 0) enter(walks.slice(0, 1).map((one) => one.order(part)));
  for (const runner of runners.slice(0, RUNNERS)) if (run(runner, SECOND)) return finished;
  for (const runner of runners.slice(RUNNERS)) if (run(runner, TRIAL)) return finished;
  for (let budget = THIRD; !isOver; budget *= GROWTH) {
    runners.sort((a, b) => b.progress - a.progress || a.score - b.score);
    isOver = runners.slice(0, RUNNERS).some((runner) => run(runner, budget));
  }
  return finished;
}

function searched(part: Part, only: readonly string[] | undefined): readonly Int32Array[] {
  if (only !== undefined && !only.includes("searched")) return [];
  const inputs = part.gates.reduce((sum, gate) => sum + gate.inputs.length, 0);
  return [searchOrder(part, BASE, Math.max(100, Math.min(3000, Math.round(SEARCH / (inputs + 1)))))];
}

function isSame(left: Int32Array, right: Int32Array): boolean {
  return left.every((variable, level) => variable === right[level]);
}
