/**
 * Throughputs of the open network whose mean numbers of customers are given populations: the least point of a convex function of their logarithms, by Newton's
 * method. They only scale the exact solution (saddle point), so a rough answer does.
 */
import { solveSystem } from "../linear-system.ts";
import type { ClosedStation } from "./closed.ts";
import { capacityOf, mixedWeights, momentsOf } from "./service-law.ts";

export function openThroughputs(populations: readonly number[], stations: readonly ClosedStation[]): readonly number[] {
  const total = populations.reduce((sum, count) => sum + count, 0);
  let logs = populations.map((count, index) => Math.log(begin(count, index, total, stations)));
  let gap = Infinity;
  for (let round = 0; round < 200 && gap > 0.01; round++) {
    const at = slopes(populations, stations, logs);
    if (at === undefined) break;
    const step = solve(at.curvature, at.gradient);
    gap = step.reduce((sum, one, index) => sum + one * (at.gradient[index] ?? 0), 0);
    // Far from the least point a full step could leave the stable region: shorten it.
    let length = Math.min(1, 1 / Math.max(...step.map(Math.abs), 1e-300));
    let next = logs;
    for (let tries = 0; tries < 60; tries++, length /= 2) {
      next = logs.map((log, index) => log - length * (step[index] ?? 0));
      const there = slopes(populations, stations, next);
      if (there === undefined) continue;
      // Convex along the step: still downhill at the new point means that it is not too far.
      const slope = step.reduce((sum, one, index) => sum + one * (there.gradient[index] ?? 0), 0);
      if (slope > -0.5 * gap) break;
    }
    logs = next;
  }
  return logs.map(Math.exp);
}

/** Low enough to be stable everywhere: as if each customer waited for all others at every station. */
function begin(count: number, ofClass: number, total: number, stations: readonly ClosedStation[]): number {
  let time = 0;
  for (const { demands, law, open } of stations) {
    const demand = demands[ofClass] ?? 0;
    if (law === undefined) time += demand;
    else time += (demand * (1 + total)) / (Math.min(...law) * (1 - open / capacityOf(law)));
  }
  return count / time;
}

/** Mean numbers less the populations, and their covariances; undefined: not stable. */
function slopes(
  populations: readonly number[],
  stations: readonly ClosedStation[],
  logs: readonly number[],
): { readonly gradient: readonly number[]; readonly curvature: number[][] } | undefined {
  const rates = logs.map(Math.exp);
  const total = populations.reduce((sum, count) => sum + count, 0);
  const gradient = populations.map((count) => -count);
  const curvature = populations.map(() => populations.map(() => 0));
  for (const { demands, law, open } of stations) {
    const works = rates.map((rate, index) => rate * (demands[index] ?? 0));
    const load = works.reduce((sum, work) => sum + work, 0);
    if (load === 0) continue;
    let mean = load;
    let factorial = load * load;
    if (law !== undefined) {
      const weights = mixedWeights(law, load, open, total);
      if (weights === undefined) return undefined;
      ({ mean, factorial } = momentsOf(weights));
    }
    works.forEach((work, row) => {
      const share = work / load;
      gradient[row] = (gradient[row] ?? 0) + mean * share;
      works.forEach((other, column) => {
        const cells = curvature[row];
        if (cells === undefined) return;
        const both = share * (other / load) * (factorial - mean * mean);
        cells[column] = (cells[column] ?? 0) + both + (row === column ? mean * share : 0);
      });
    });
  }
  return { gradient, curvature };
}

/** A tiny amount on the diagonal keeps a singular matrix solvable. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const lifted = matrix.map((row, index) => row.map((cell, column) => (index === column ? cell * (1 + 1e-12) : cell)));
  return solveSystem(lifted, right, { isLenient: true }) ?? right.map(() => 0);
}
