import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyGraph, graphOf, stepsOf } from "./graph.fixtures.ts";
import { buildGraph, reverseGraph } from "./graph.ts";

test("each node lists the edges that leave and enter it, in ascending order, and their far ends", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const steps = stepsOf(graph);
      for (let node = 0; node < graph.nodeCount; node++) {
        const out = steps.filter((step) => step.from === node);
        const into = steps.filter((step) => step.to === node);
        const outRow = [graph.outStart[node], graph.outStart[node + 1]] as const;
        const inRow = [graph.inStart[node], graph.inStart[node + 1]] as const;
        expect([...graph.outEdge.subarray(...outRow)]).toEqual(out.map((step) => step.edge));
        expect([...graph.outNode.subarray(...outRow)]).toEqual(out.map((step) => step.to));
        expect([...graph.inEdge.subarray(...inRow)]).toEqual(into.map((step) => step.edge));
        expect([...graph.inNode.subarray(...inRow)]).toEqual(into.map((step) => step.from));
      }
      expect(graph.outEdge.length).toBe(steps.length);
    }),
  );
});

test("reversing equals building with the ends exchanged", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      expect(reverseGraph(graph)).toEqual(buildGraph(graph.nodeCount, graph.to, graph.from));
    }),
  );
});

test("a graph without nodes or edges is one", () => {
  expect(buildGraph(0, new Int32Array(0), new Int32Array(0)).outStart).toEqual(new Int32Array(1));
});

test("wrong columns are our mistake", () => {
  expect(() => buildGraph(2, new Int32Array(1), new Int32Array(2))).toThrow("1 edge starts but 2 edge ends");
  expect(() => graphOf(2, [[0, 2]])).toThrow("edge 0 ends at node 2 of 2");
  expect(() => graphOf(2, [[2, 0]])).toThrow("edge 0 ends at node 2 of 2");
});
