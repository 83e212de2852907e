import { expect, it } from "vitest";
import { archimateLine } from "../archimate/lines.ts";
import { endOf } from "./ends.ts";
import { ownLine, routeSteps } from "./lines.ts";
import { testEdge } from "./picture.fixtures.ts";

it("rounds corners, but no more than there is room for", () => {
  const steps = routeSteps([
    { x: 0, y: 0 },
    { x: 0, y: 50 },
    { x: 6, y: 50 },
  ]);
  expect(steps).toEqual([
    ["M", 0, 0],
    ["L", 0, 47],
    ["Q", 0, 50, 3, 50],
    ["L", 6, 50],
  ]);
});

it("stops before the mark at its end and survives odd points", () => {
  expect(
    routeSteps(
      [
        { x: 0, y: 0 },
        { x: 0, y: 50 },
      ],
      5,
      10,
    ),
  ).toEqual([
    ["M", 0, 5],
    ["L", 0, 40],
  ]);
  expect(routeSteps([])).toEqual([]);
  expect(
    routeSteps([
      { x: 1, y: 1 },
      { x: 1, y: 1 },
    ]),
  ).toEqual([["M", 1, 1]]);
  expect(
    routeSteps(
      [
        { x: 0, y: 0 },
        { x: 0, y: 4 },
      ],
      9,
      9,
    ).flat(),
  ).not.toContain(Number.NaN);
});

it("has a style for each kind of line", () => {
  expect(ownLine(testEdge("a", "b")).style.dash).toBeUndefined();
  expect(ownLine(testEdge("a", "b", { line: "async" })).style.dash).toEqual([6, 4]);
  expect(ownLine(testEdge("a", "b", { line: "data" })).style.dash).toEqual([2, 3]);
  expect(ownLine(testEdge("a", "b", { hasArrow: false })).end).toBeUndefined();
  expect(ownLine(testEdge("a", "b", { isStated: false })).style.opacity).toBeLessThan(1);
  expect(ownLine(testEdge("a", "b", { change: "removed" })).style).toMatchObject({ stroke: "removed", dash: [3, 3] });
});

it("draws ArchiMate's relationships as the standard has them", () => {
  const of = (archimate: string, more: Partial<Parameters<typeof archimateLine>[0]> = {}) => {
    const { start, end, style } = archimateLine(
      testEdge("a", "b", { archimate, isReversed: false, hasArrow: false, ...more }),
    );
    return [start, end, style.dash === undefined ? "solid" : (style.dash[0] ?? 0) < 3 ? "dotted" : "dashed"];
  };
  expect(of("Composition")).toEqual(["diamond", undefined, "solid"]);
  expect(of("Aggregation")).toEqual(["open-diamond", undefined, "solid"]);
  expect(of("Assignment")).toEqual(["dot", "arrow", "solid"]);
  expect(of("Realization")).toEqual([undefined, "open-triangle", "dotted"]);
  expect(of("Serving")).toEqual([undefined, "open-arrow", "solid"]);
  expect(of("Serving", { isReversed: true })).toEqual(["open-arrow", undefined, "solid"]);
  expect(of("Access", { access: "read" })).toEqual(["open-arrow", undefined, "dotted"]);
  expect(of("Access", { access: "write" })).toEqual([undefined, "open-arrow", "dotted"]);
  expect(of("Influence")).toEqual([undefined, "open-arrow", "dashed"]);
  expect(of("Association")).toEqual([undefined, undefined, "solid"]);
  expect(of("Association", { hasArrow: true })).toEqual([undefined, "half-arrow", "solid"]);
  expect(of("Triggering")).toEqual([undefined, "arrow", "solid"]);
  expect(of("Flow")).toEqual([undefined, "arrow", "dashed"]);
  expect(of("Specialization")).toEqual([undefined, "open-triangle", "solid"]);
});

it("points marks along the line, also where it has no length", () => {
  const { marks, inset } = endOf("arrow", { x: 100, y: 0 }, { x: 0, y: 0 }, { stroke: "line", strokeWidth: 1.5 });
  expect(marks[0]?.steps[0]).toEqual(["M", 100, 0]);
  expect(inset).toBeGreaterThan(5);
  expect(JSON.stringify(endOf("diamond", { x: 1, y: 1 }, { x: 1, y: 1 }, {}))).not.toContain("null");
});
