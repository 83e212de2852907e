import { expect, it } from "vitest";
import { c4 } from "./c4.ts";
import { flat, testEdge, testGraph, testNode, testPen } from "./parts/picture.fixtures.ts";

const pen = testPen();
const rules = (graph: Parameters<typeof c4.check>[0]) =>
  c4.check(graph, pen).map(({ rule, subject }) => [rule, subject]);
const texts = (node: Parameters<typeof c4.paint>[0], language: "en" | "fr" = "en") =>
  flat(c4.paint(node, { x: 0, y: 0, ...c4.size(node, pen) }, testPen(language))).flatMap((mark) =>
    mark.kind === "text" ? mark.text : [],
  );

it("writes name, type with technology in brackets, and description", () => {
  const node = testNode("Shop", { c4: "container", technology: "Java 21", summary: "Sells." });
  expect(texts(node)).toEqual(["Shop", "[Container: Java 21]", "Sells."]);
  expect(texts(node, "fr")).toEqual(["Shop", "[Conteneur\u00a0: Java 21]", "Sells."]);
});

it("writes technologies of relationships in brackets", () => {
  expect(c4.label?.(testEdge("a", "b", { label: "reads", detail: "HTTPS" }), pen)).toEqual({
    text: "reads",
    detail: "[HTTPS]",
  });
});

it("draws people with a figure, databases as cylinders, what is external grey", () => {
  const box = { x: 0, y: 0, width: 200, height: 104 };
  const person = c4.paint(testNode("p", { c4: "person" }), box, pen);
  expect(person.filter(({ kind }) => kind === "path")).toHaveLength(2);
  expect(c4.paint(testNode("d", { c4: "container", shape: "store" }), box, pen)[0]).toMatchObject({
    kind: "path",
    style: { fill: "c4-container" },
  });
  expect(c4.paint(testNode("x", { isExternal: true }), box, pen)[0]).toMatchObject({ style: { fill: "c4-external" } });
});

it("finds nothing in a container view", () => {
  const graph = testGraph(
    [
      testNode("s", { role: "group" }),
      testNode("a", { parent: "s", c4: "container" }),
      testNode("p", { c4: "person" }),
    ],
    [testEdge("p", "a")],
  );
  expect(rules(graph)).toEqual([]);
});

it("finds wholes drawn with their parts, strangers, namelessness, mixed levels", () => {
  const graph = testGraph(
    [
      testNode("s", { role: "group" }),
      testNode("s-again", { element: "s" }),
      testNode("a", { parent: "s", c4: "container" }),
      testNode("goal", { c4: undefined, kindName: "Goal" }),
      testNode("empty", { name: " " }),
      testNode("server", { c4: "deployment-node" }),
      testNode("p", { c4: "person" }),
    ],
    [
      testEdge("s", "a", { id: "inside" }),
      testEdge("empty", "s-again", { id: "part", verb: "contains" }),
      testEdge("a", "server", { id: "runs" }),
    ],
  );
  expect(rules(graph)).toEqual([
    ["c4-abstraction", "goal"],
    ["c4-name", "empty"],
    ["c4-twice", "s-again"],
    ["c4-levels", "p"],
    ["c4-parent-and-child", "inside"],
    ["c4-parent-and-child", "part"],
    ["c4-relationship", "runs"],
  ]);
});
