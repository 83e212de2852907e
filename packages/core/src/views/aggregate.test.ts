/** Putting together: nothing vanishes, whatever the shape of the diagram. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aggregate } from "./aggregate.ts";
import type { DiagramEdge, DiagramNode, GraphDiagram } from "./diagram.ts";
import { madeEdge } from "./parts/edges.ts";
import { weightOf } from "./aggregate/folding.ts";
import { graphOf } from "./parts/graph.ts";

describe("aggregate", () => {
  it("leaves small diagrams and maps as they are", () => {
    const small = graphOf(leaves(5), []);
    const map = graphOf(leaves(500), [], { arrangement: "map" });
    expect(aggregate(small, "en")).toBe(small);
    expect(aggregate(map, "en")).toBe(map);
  });

  it("closes the largest boundaries first, with the number of elements inside and their lines joined", () => {
    const nodes = [...group("big", 4), ...group("small", 2), leaf("out"), leaf("far")];
    const edges = [
      madeEdge("out", "uses", "big-0", { label: "x" }),
      madeEdge("out", "uses", "big-1", { label: "y" }),
      madeEdge("big-0", "uses", "big-1"),
      madeEdge("small-0", "uses", "out", { label: "z" }),
    ];
    const result = aggregate(graphOf(nodes, edges), "en", 8);
    expect(result.nodes.map(({ id, role, hidden }) => [id, role, hidden])).toEqual([
      ["big", "element", 4],
      ["small", "group", undefined],
      ["small-0", "element", undefined],
      ["small-1", "element", undefined],
      ["out", "element", undefined],
      ["far", "element", undefined],
    ]);
    expect(result.edges.map(({ id, label, count }) => [id, label, count])).toEqual([
      ["out uses big", undefined, 2],
      ["small-0 uses out", "z", 1],
    ]);
    expect(result.notes).toEqual([
      "1 group is drawn as one box each, with the number of elements inside: big (4).",
      "1 relationship inside these boxes is not drawn.",
    ]);
  });

  it("does not close a boundary that holds most of the picture: that is what the picture is about", () => {
    const nodes = [...group("system", 20), leaf("out"), leaf("in")];
    const result = aggregate(graphOf(nodes, [madeEdge("in", "uses", "out")]), "en", 10);
    expect(result.nodes.map(({ id, role }) => [id, role])).toContainEqual(["system", "group"]);
    expect(result.nodes.find(({ name }) => name === "20 elements")?.hidden).toBe(20);
  });

  it("puts like neighbours of a hub together", () => {
    const nodes = [leaf("hub"), ...leaves(9, "application"), ...leaves(2, "party")];
    const edges = nodes.slice(1).map(({ id }) => madeEdge(id, "uses", "hub"));
    const result = aggregate(graphOf(nodes, edges), "fr", 6);
    expect(result.nodes.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["hub", undefined],
      ["party 0", undefined],
      ["party 1", undefined],
      ["9 applications", 9],
    ]);
    expect(result.edges.map(({ to, count }) => [to, count])).toContainEqual(["hub", 9]);
    expect(result.notes).toEqual(["Réunis, car ils ont les mêmes voisins : 9 applications."]);
  });

  it("draws what is still too much as a map without lines", () => {
    const nodes = leaves(30);
    const edges = nodes.slice(1).map(({ id }, index) => madeEdge(nodes[index]?.id ?? "", "uses", id));
    const result = aggregate(graphOf(nodes, edges), "en", 10);
    expect([result.arrangement, result.nodes.length, result.edges.length]).toEqual(["map", 30, 0]);
    expect(result.notes).toEqual(["30 boxes and 29 lines are too many to follow: drawn as a map, without the lines."]);
  });

  it("draws few boxes with very many lines as a map", () => {
    const nodes = leaves(12);
    const edges = nodes.flatMap((from) => nodes.map((to) => madeEdge(from.id, "uses", to.id)));
    expect(aggregate(graphOf(nodes, edges), "en", 20).arrangement).toBe("map");
    expect(aggregate(graphOf(nodes, edges), "en", 50).arrangement).toBe("layered");
  });

  it("draws boxes without lines as a map at once, all of them", () => {
    const result = aggregate(graphOf([...group("g", 9), ...leaves(9)], []), "en", 8);
    expect([result.arrangement, result.nodes.length, result.notes]).toEqual(["map", 19, []]);
  });

  it("adds the findings of what it puts together", () => {
    const nodes = group("g", 5).map((node) =>
      node.role === "group" ? node : { ...node, badges: [{ kind: "finding" as const, count: 2, label: node.id }] },
    );
    const line = madeEdge("application-0", "uses", "application-1");
    const result = aggregate(graphOf([...nodes, ...leaves(6)], [line]), "en", 8);
    expect(result.nodes.find(({ id }) => id === "g")?.badges).toMatchObject([{ kind: "finding", count: 10 }]);
  });

  it("counts every element in exactly one box, every relationship in one line or in a note", () => {
    fc.assert(
      fc.property(diagrams(), fc.integer({ min: 1, max: 40 }), (diagram, limit) => {
        const result = aggregate(diagram, "en", limit);
        expect(sum(result.nodes.map(weightOf))).toBe(sum(diagram.nodes.map(weightOf)));
        expect(result.arrangement === "map" || result.nodes.length <= limit).toBe(true);
        const inside = /(\d+) relationships? inside/.exec(result.notes.join(" "))?.[1];
        if (result.arrangement !== "map")
          expect(sum(result.edges.map(({ count }) => count)) + Number(inside ?? 0)).toBe(
            sum(diagram.edges.map(({ count }) => count)),
          );
        expectSound(result);
        expect(aggregate(diagram, "en", limit)).toEqual(result);
      }),
      { numRuns: 150 },
    );
  });
});

function leaf(id: string, more: Partial<DiagramNode> = {}): DiagramNode {
  return { id, element: id, role: "element", name: id, shape: "box", isExternal: false, rank: 3, badges: [], ...more };
}

function leaves(count: number, kind = "application"): readonly DiagramNode[] {
  return Array.from({ length: count }, (_, index) => leaf(`${kind}-${index}`, { kind, name: `${kind} ${index}` }));
}

function group(id: string, count: number): readonly DiagramNode[] {
  const inside = Array.from({ length: count }, (_, index) => leaf(`${id}-${index}`, { parent: id }));
  return [leaf(id, { role: "group" }), ...inside];
}

/** Random nesting, kinds, hidden counts and lines. */
function diagrams(): fc.Arbitrary<GraphDiagram> {
  const box = fc.record({
    around: fc.nat(9),
    kind: fc.constantFrom("application", "party"),
    hidden: fc.nat(3),
    isMade: fc.boolean(),
  });
  return fc
    .tuple(fc.array(box, { maxLength: 60 }), fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 80 }))
    .map(([boxes, ends]) => {
      const nodes = boxes.map(({ around, kind, hidden, isMade }, index): DiagramNode => {
        const isGroup = index < 8;
        return leaf(`n${index}`, {
          kind,
          role: isGroup ? "group" : "element",
          parent: around < 8 && around < index ? `n${around}` : undefined,
          element: isMade && isGroup ? undefined : `n${index}`,
          ...(isGroup || hidden === 0 ? {} : { hidden }),
        });
      });
      const edges: DiagramEdge[] = ends.map(([from, to]) => madeEdge(`n${from}`, "uses", `n${to}`));
      return graphOf(nodes, edges);
    });
}

function expectSound({ nodes, edges }: GraphDiagram): void {
  const ids = new Set(nodes.map(({ id }) => id));
  expect(ids.size).toBe(nodes.length);
  for (const { parent } of nodes) if (parent !== undefined) expect(ids.has(parent)).toBe(true);
  for (const { from, to } of edges) expect([ids.has(from), ids.has(to), from === to]).toEqual([true, true, false]);
  expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
