/** Detail: whatever the shape of the diagram, nothing vanishes, and nothing is deeper than asked for. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightOf } from "./aggregate/folding.ts";
import { depthsOf } from "./aggregate/groups.ts";
import { levelsOf, withDetail } from "./detail.ts";
import type { DiagramNode, GraphDiagram } from "./diagram.ts";
import { madeEdge } from "./parts/edges.ts";
import { graphOf } from "./parts/graph.ts";
import { groupNode } from "./parts/nodes.ts";

const none = { detail: undefined, opened: new Set<string>(), closed: new Set<string>() };

function box(id: string, parent?: string, role: DiagramNode["role"] = "element"): DiagramNode {
  return { ...groupNode(id, id), element: id, role, parent };
}

/** Two systems, one with a module that has components. */
const nested: GraphDiagram = graphOf(
  [box("a", undefined, "group"), box("m", "a", "group"), box("c1", "m"), box("c2", "m"), box("n", "a"), box("b")],
  [madeEdge("c1", "uses", "b"), madeEdge("n", "uses", "b"), madeEdge("c1", "uses", "n"), madeEdge("c1", "uses", "c2")],
);

const ids = ({ nodes }: GraphDiagram): readonly string[] => nodes.map(({ id }) => id);

describe("detail", () => {
  it("0 shows the outermost boxes, with what is inside counted and the lines put together", () => {
    const shown = withDetail(nested, { ...none, detail: 0 });
    expect(shown.nodes.map(({ id, role, hidden }) => [id, role, hidden])).toEqual([
      ["a", "element", 4],
      ["b", "element", undefined],
    ]);
    expect(shown.edges.map(({ id, count }) => [id, count])).toEqual([["a uses b", 2]]);
  });

  it("1 shows what is directly inside", () => {
    expect(ids(withDetail(nested, { ...none, detail: 1 }))).toEqual(["a", "m", "n", "b"]);
  });

  it("as much as there is changes nothing", () => {
    expect(withDetail(nested, { ...none, detail: levelsOf(nested) })).toBe(nested);
    expect(withDetail(nested, none)).toBe(nested);
  });

  it("leaves open what was opened, and its own inside closed", () => {
    expect(ids(withDetail(nested, { ...none, detail: 0, opened: new Set(["a"]) }))).toEqual(["a", "m", "n", "b"]);
  });

  it("closes what was closed, whatever is open", () => {
    expect(ids(withDetail(nested, { ...none, closed: new Set(["m"]) }))).toEqual(["a", "m", "n", "b"]);
    expect(ids(withDetail(nested, { ...none, closed: new Set(["a"]), opened: new Set(["m"]) }))).toEqual(["a", "b"]);
  });

  it("loses no element and no relationship between boxes that are drawn apart", () => {
    fc.assert(
      fc.property(diagrams, fc.nat(4), (diagram, detail) => {
        const shown = withDetail(diagram, { ...none, detail });
        const weight = (one: GraphDiagram): number => one.nodes.reduce((sum, node) => sum + weightOf(node), 0);
        expect(weight(shown)).toBe(weight(diagram));
        const holder = holders(diagram, shown);
        const apart = diagram.edges.filter(({ from, to }) => holder(from) !== holder(to)).length;
        const drawn = shown.edges.reduce((sum, { count }) => sum + count, 0);
        // A line to what is around says what nesting says, and is not drawn in either.
        expect(drawn).toBeLessThanOrEqual(apart);
        for (const { from, to } of shown.edges) expect(ids(shown)).toEqual(expect.arrayContaining([from, to]));
      }),
      { numRuns: 150 },
    );
  });

  it("shows nothing deeper than asked for", () => {
    fc.assert(
      fc.property(diagrams, fc.nat(4), (diagram, detail) => {
        const shown = withDetail(diagram, { ...none, detail });
        const depths = depthsOf(new Map(shown.nodes.map((node) => [node.id, node])));
        expect(Math.max(0, ...depths.values())).toBeLessThanOrEqual(detail);
        expect(levelsOf(shown)).toBeLessThanOrEqual(Math.min(detail, levelsOf(diagram)));
      }),
      { numRuns: 150 },
    );
  });
});

/** Any nesting, and lines between any two. */
const diagrams: fc.Arbitrary<GraphDiagram> = fc
  .tuple(
    fc.array(fc.nat(30), { minLength: 1, maxLength: 25 }),
    fc.array(fc.tuple(fc.nat(24), fc.nat(24)), { maxLength: 40 }),
  )
  .map(([parents, pairs]) => {
    const around = parents.map((wish, index) => (index === 0 || wish % 4 === 0 ? undefined : wish % index));
    const nodes = parents.map((_, index) => {
      const parent = around[index];
      return box(
        `n${index}`,
        parent === undefined ? undefined : `n${parent}`,
        around.includes(index) ? "group" : "element",
      );
    });
    const edges = pairs.map(([from, to]) => madeEdge(`n${from % parents.length}`, "uses", `n${to % parents.length}`));
    return graphOf(nodes, edges);
  });

function holders(before: GraphDiagram, after: GraphDiagram): (id: string) => string {
  const parents = new Map(before.nodes.map(({ id, parent }) => [id, parent]));
  const drawn = new Set(ids(after));
  return (id) => {
    let at: string | undefined = id;
    while (at !== undefined && !drawn.has(at)) at = parents.get(at);
    return at ?? id;
  };
}
