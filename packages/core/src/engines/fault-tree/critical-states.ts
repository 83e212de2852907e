import type { Diagram } from "./diagram.ts";
import { Differences } from "./differences.ts";
import { evaluateDiagram } from "./diagram-probability.ts";
import { variablesByModule } from "./module-variables.ts";
import { Reaches } from "./reaches.ts";

/** For each event the probability that it decides: that the top changes with it, in whichever direction. */
export interface CriticalStates {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * In a coherent tree this is Birnbaum importance. Where an event helps in some states and hinders in others, Birnbaum importance takes one
 * from the other, and what counts is the sum: the probability that the two sides of a node differ, found pair by pair.
 */
export function criticalStates(diagram: Diagram, given: Float64Array, complements?: Float64Array): CriticalStates {
  const { events, variable, high, low, moduleStart, moduleRoot, rank, direction } = diagram;
  const evaluated = evaluateDiagram(diagram, given, complements);
  const differences = new Differences(diagram, evaluated);
  const lower = new Float64Array(events + moduleRoot.length);
  const upper = new Float64Array(events + moduleRoot.length);
  lower[lower.length - 1] = 1;
  upper[upper.length - 1] = 1;
  const usedBy = variablesByModule(diagram);
  for (let module = moduleRoot.length - 1; module >= 0; module--) {
    const own = new Reaches(diagram, evaluated, module);
    const start = moduleStart[module] as number;
    const least = Float64Array.from(own.worth, Math.abs);
    const most = Float64Array.from(least);
    for (const v of usedBy[module] ?? []) {
      if (direction[v] !== 0) continue;
      least[rank[v] as number] = 0;
      most[rank[v] as number] = 0;
    }
    for (let node = start; node < (moduleStart[module + 1] as number); node++) {
      const v = variable[node] as number;
      if (direction[v] !== 0) continue;
      const level = rank[v] as number;
      const [one, other] = [high[node] as number, low[node] as number];
      const exact = differences.between(one, other);
      const reach = (own.plain[node - start] as number) + (own.flipped[node - start] as number);
      least[level] = (least[level] as number) + reach * (exact === undefined ? 0 : exact.onlyFirst + exact.onlySecond);
      most[level] = (most[level] as number) + reach * (exact === undefined ? 1 : exact.onlyFirst + exact.onlySecond);
    }
    for (const v of usedBy[module] ?? []) {
      lower[v] = (lower[events + module] as number) * (least[rank[v] as number] as number);
      upper[v] = (upper[events + module] as number) * (most[rank[v] as number] as number);
    }
  }
  return { lower: lower.slice(0, events), upper: upper.slice(0, events) };
}
