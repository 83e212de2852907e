import { expect, test } from "vitest";
import type { DiagramEdge } from "./diagram.ts";
import { madeEdge } from "./parts/edges.ts";
import { graphOf } from "./parts/graph.ts";
import { groupNode } from "./parts/nodes.ts";
import { withPlainLines } from "./plain-lines.ts";

const ends = Array.from({ length: 12 }, (_, index) => groupNode(`n${index}`, `N${index}`, { role: "element" }));

function star(count: number, more: (index: number) => Partial<DiagramEdge>): ReturnType<typeof graphOf> {
  const edges = Array.from({ length: count }, (_, index) => madeEdge("n0", "uses", `n${index + 1}`, more(index)));
  return graphOf(ends, edges);
}

test("what most lines say is said once", () => {
  const plain = withPlainLines(
    star(10, (index) => ({ detail: index < 9 ? "http" : "jdbc" })),
    "en",
  );
  expect(plain.edges.map((edge) => edge.detail)).toEqual([...Array.from({ length: 9 }, () => undefined), "jdbc"]);
  expect(plain.notes).toEqual(["Lines without a label: http."]);
});

test("few lines, mixed lines and lines with a label of their own keep what they say", () => {
  for (const diagram of [
    star(7, () => ({ detail: "http" })),
    star(10, (index) => ({ detail: `p${index % 3}` })),
    star(10, () => ({ label: "orders", detail: "http" })),
  ])
    expect(withPlainLines(diagram, "fr")).toBe(diagram);
});
