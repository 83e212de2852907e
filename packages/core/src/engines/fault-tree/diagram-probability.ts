import type { Diagram } from "./diagram.ts";

/** Probabilities everywhere in a diagram. Both of a pair are sums of products of positive numbers, so neither loses digits. */
export interface EvaluatedDiagram {
  readonly value: number;
  readonly complement: number;
  /** Of each variable: events as given, then modules. */
  readonly p: Float64Array;
  readonly q: Float64Array;
  /** Of the function of each node. */
  readonly isTrue: Float64Array;
  readonly isFalse: Float64Array;
}

/** One sweep from the bottom up. Throws when there is not one probability per event, which would be our mistake. */
export function evaluateDiagram(diagram: Diagram, given: Float64Array, complements?: Float64Array): EvaluatedDiagram {
  const { events, variable, high, low, moduleStart, moduleRoot } = diagram;
  if (given.length !== events) throw new RangeError(`${given.length} probabilities for ${events} events`);
  const modules = moduleRoot.length;
  const p = new Float64Array(events + modules);
  const q = new Float64Array(events + modules);
  p.set(given);
  if (complements !== undefined) q.set(complements);
  else for (let event = 0; event < events; event++) q[event] = 1 - (given[event] as number);
  const isTrue = new Float64Array(variable.length);
  const isFalse = new Float64Array(variable.length);
  isTrue[0] = 1;
  for (let module = 0; module < modules; module++) {
    const end = moduleStart[module + 1] as number;
    for (let node = moduleStart[module] as number; node < end; node++) {
      const v = variable[node] as number;
      const one = p[v] as number;
      const zero = q[v] as number;
      const whenTrue = (high[node] as number) >> 1;
      const edge = low[node] as number;
      const whenFalse = edge >> 1;
      const isFlipped = (edge & 1) === 1;
      const lowTrue = (isFlipped ? isFalse[whenFalse] : isTrue[whenFalse]) as number;
      const lowFalse = (isFlipped ? isTrue[whenFalse] : isFalse[whenFalse]) as number;
      isTrue[node] = one * (isTrue[whenTrue] as number) + zero * lowTrue;
      isFalse[node] = one * (isFalse[whenTrue] as number) + zero * lowFalse;
    }
    const root = moduleRoot[module] as number;
    const isFlipped = (root & 1) === 1;
    p[events + module] = (isFlipped ? isFalse[root >> 1] : isTrue[root >> 1]) as number;
    q[events + module] = (isFlipped ? isTrue[root >> 1] : isFalse[root >> 1]) as number;
  }
  const top = events + modules - 1;
  // Rounding can bring a sum of what should be 1 just above it.
  return { value: Math.min(1, p[top] as number), complement: Math.min(1, q[top] as number), p, q, isTrue, isFalse };
}
