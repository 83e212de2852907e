import { expect, it } from "vitest";
import { elementDefinitions } from "../model/archimate/elements.ts";
import { archimate, archimateFill } from "./archimate.ts";
import { symbolMarks } from "./archimate/symbols.ts";
import { flat, testEdge, testGraph, testNode, testPen } from "./parts/picture.fixtures.ts";

const pen = testPen();
const rules = (graph: Parameters<typeof archimate.check>[0]) =>
  archimate.check(graph, pen).map(({ rule, subject }) => [rule, subject]);

it("has a symbol for each of the 60 types, inside its square", () => {
  expect(elementDefinitions).toHaveLength(60);
  for (const { id } of elementDefinitions) {
    const marks = symbolMarks(id, { x: 0, y: 0 }, 16, "ink");
    expect(marks.length, id).toBeGreaterThan(0);
    for (const step of marks.flatMap(({ steps }) => steps)) {
      for (const value of step.slice(1) as readonly number[]) {
        expect(value, id).toBeGreaterThanOrEqual(0);
        expect(value, id).toBeLessThanOrEqual(16);
      }
    }
  }
  expect(symbolMarks("Nonsense", { x: 0, y: 0 }, 16, "ink")).toEqual([]);
});

it("has the customary colours and corners", () => {
  expect(archimateFill("BusinessActor")).toBe("archimate-business");
  expect(archimateFill("Facility")).toBe("archimate-physical");
  expect(archimateFill("Location")).toBe("archimate-other");
  expect(archimateFill(undefined)).toBe("archimate-other");
  const corner = (type: string) =>
    archimate.paint(testNode("a", { archimate: type }), { x: 0, y: 0, width: 168, height: 56 }, pen)[0];
  expect(corner("Goal")).toMatchObject({ kind: "path" });
  expect(corner("BusinessProcess")).toMatchObject({ kind: "rect", radius: 12 });
  expect(corner("ApplicationComponent")).toMatchObject({ kind: "rect", radius: 1 });
});

it("draws junctions as dots, without their names", () => {
  const and = testNode("and", { archimate: "AndJunction" });
  expect(archimate.size(and, pen)).toEqual({ width: 16, height: 16 });
  expect(flat(archimate.paint(and, { x: 0, y: 0, width: 16, height: 16 }, pen)).map(({ kind }) => kind)).toEqual([
    "path",
  ]);
});

it("finds nothing in what the standard permits", () => {
  const graph = testGraph(
    [
      testNode("group", { role: "group" }),
      testNode("a", { parent: "group" }),
      testNode("b"),
      testNode("process", { archimate: "BusinessProcess" }),
    ],
    [testEdge("process", "a"), testEdge("a", "b", { archimate: "Flow", isReversed: false })],
  );
  expect(rules(graph)).toEqual([]);
});

it("finds relationships, nestings, types and junctions that it forbids", () => {
  const graph = testGraph(
    [
      testNode("goal", { role: "group", archimate: "Goal" }),
      testNode("a", { parent: "goal" }),
      testNode("view", { archimate: undefined, kindName: "View" }),
      testNode("or", { archimate: "OrJunction" }),
    ],
    [
      testEdge("a", "goal", { id: "composes", archimate: "Composition", isReversed: false }),
      testEdge("a", "or", { id: "first" }),
      testEdge("or", "a", { id: "second", archimate: "Flow" }),
      testEdge("a", "view", { id: "odd", archimate: undefined }),
    ],
  );
  expect(rules(graph)).toEqual([
    ["archimate-nesting", "a"],
    ["archimate-type", "view"],
    ["archimate-relationship", "composes"],
    ["archimate-relationship-type", "odd"],
    ["archimate-junction", "or"],
  ]);
  const french = archimate.check(graph, testPen("fr")).map(({ message }) => message);
  expect(french[1]).toMatch(/n'a pas de type ArchiMate/);
});

it("writes the sign of an influence", () => {
  expect(archimate.label?.(testEdge("a", "b", { label: "helps", influence: "++" }), pen)).toEqual({
    text: "helps ++",
    detail: undefined,
  });
});
