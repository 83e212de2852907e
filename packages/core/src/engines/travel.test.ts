import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyGraph, type Step } from "./graph.fixtures.ts";
import { allowedSteps, anyRules } from "./travel.fixtures.ts";
import { orientGraph, reverseRules } from "./travel.ts";

const sorted = (steps: readonly Step[]): string[] =>
  steps.map((step) => `${step.edge}: ${step.from} to ${step.to}`).sort();

test("an oriented graph has an edge for each step that the rules allow", () => {
  fc.assert(
    fc.property(anyGraph, anyRules(), (whole, rules) => {
      const { graph, edge } = orientGraph(whole, rules);
      const steps = [...edge].map((name, index) => ({
        edge: name,
        from: graph.from[index] ?? -1,
        to: graph.to[index] ?? -1,
      }));
      expect(sorted(steps)).toEqual(sorted(allowedSteps(whole, rules)));
    }),
  );
});

test("reversed rules allow the same steps the other way", () => {
  fc.assert(
    fc.property(anyGraph, anyRules(), (graph, rules) => {
      const back = allowedSteps(graph, reverseRules(rules)).map(({ edge, from, to }) => ({ edge, from: to, to: from }));
      expect(sorted(back)).toEqual(sorted(allowedSteps(graph, rules)));
    }),
  );
});
