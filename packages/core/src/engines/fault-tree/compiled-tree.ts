import type { Diagram } from "./diagram.ts";
import { criticalStates } from "./critical-states.ts";
import { importanceOf } from "./diagram-importance.ts";
import { evaluateDiagram } from "./diagram-probability.ts";
import type { Importance } from "./tree.ts";

/**
 * A fault tree that has been compiled: asked again with other probabilities it answers at once. Probabilities are given one per event;
 * `complements` has 1 - p with digits that a subtraction would lose, where that matters (p near 1).
 */
export class CompiledTree {
  readonly kind = "compiled";
  readonly diagram: Diagram;

  constructor(diagram: Diagram) {
    this.diagram = diagram;
  }

  /** Probability of the top and its complement, each with nearly all digits however small it is. */
  probability(p: Float64Array, complements?: Float64Array): { readonly value: number; readonly complement: number } {
    const { value, complement } = evaluateDiagram(this.diagram, p, complements);
    return { value, complement };
  }

  /** The same, with some events known to have happened (true) or not (false). */
  given(p: Float64Array, known: ReadonlyMap<number, boolean>): { readonly value: number; readonly complement: number } {
    const now = Float64Array.from(p);
    for (const [event, happened] of known) now[event] = happened ? 1 : 0;
    return this.probability(now);
  }

  /** How much each event matters. */
  importance(p: Float64Array, complements?: Float64Array): Importance {
    return importanceOf(this.diagram, p, complements);
  }

  /**
   * How often the top comes about, in the unit of `frequencies`, which says how often each event does, in the steady state: the sum of
   * these, each times the probability that the event decides. Where the formula is not coherent, coming back counts too: an event
   * happens as often as it ends. Bounds, with the upper one as value, only when such a formula has too many nodes to compare.
   */
  frequency(p: Float64Array, frequencies: Float64Array, complements?: Float64Array): Frequency {
    const decides = criticalStates(this.diagram, p, complements);
    const sum = (weights: Float64Array): number =>
      weights.reduce((total, weight, event) => total + (weight === 0 ? 0 : weight * (frequencies[event] as number)), 0);
    const [lower, upper] = [sum(decides.lower), sum(decides.upper)];
    return { result: lower === upper ? "exact" : "bounds", value: upper, lower, upper };
  }
}

/** How often something happens, and how it is known. */
export interface Frequency {
  readonly result: "exact" | "bounds";
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}
