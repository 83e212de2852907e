/** For the tests of this folder: random rules of travel, and the steps they allow by definition. */
import * as fc from "fast-check";
import { stepsOf, type Step } from "./graph.fixtures.ts";
import type { Graph } from "./graph.ts";
import type { TravelRules } from "./travel.ts";

/** Random rules for graphs of at most this many edges, with every kind of filter. */
export function anyRules(edgeCount = 22): fc.Arbitrary<TravelRules> {
  const bytes = (max: number): fc.Arbitrary<Uint8Array> =>
    fc.uint8Array({ minLength: edgeCount, maxLength: edgeCount, max });
  return fc.record({
    direction: fc.constantFrom("forward" as const, "backward" as const, "both" as const, undefined),
    travel: fc.option(bytes(3), { nil: undefined }),
    edgeAllowed: fc.oneof(
      fc.constant(undefined),
      bytes(2),
      bytes(1).map(
        (mask) =>
          (edge: number): boolean =>
            mask[edge] === 1,
      ),
    ),
  });
}

/** The steps that rules allow. */
export function allowedSteps(graph: Graph, rules: TravelRules): Step[] {
  const { travel, edgeAllowed, direction = "forward" } = rules;
  return stepsOf(graph)
    .filter(
      ({ edge }) =>
        edgeAllowed === undefined || (typeof edgeAllowed === "function" ? edgeAllowed(edge) : edgeAllowed[edge] !== 0),
    )
    .flatMap((step) => {
      const bits = travel === undefined ? 1 : (travel[step.edge] ?? 0);
      const back = { edge: step.edge, from: step.to, to: step.from };
      if (direction === "both") return bits === 0 ? [] : [step, back];
      const [along, against] = direction === "forward" ? [step, back] : [back, step];
      return [...(bits & 1 ? [along] : []), ...(bits & 2 ? [against] : [])];
    });
}
