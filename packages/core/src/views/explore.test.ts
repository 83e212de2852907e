/** Explore against a brute-force walk, and hubs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import type { Model } from "../model/model.ts";
import { Workspace } from "../workspace.ts";
import { HUB } from "./explore.ts";
import { boxesIn, drawnIn, linesIn } from "./parts/drawn.fixtures.ts";
import type { GraphDiagram } from "./diagram.ts";
import { viewpointById } from "./index.ts";

describe("explore", () => {
  it("goes two steps over relationships, references and parts", () => {
    const diagram = exampleOf("explore");
    expect(diagram.nodes.map(({ id }) => id).sort()).toEqual(
      ["db", "erp", "orders", "postgres", "server", "shop", "team"].sort(),
    );
    expect(linesIn(diagram)).toContain("shop owner team");
  });

  it("goes from data to who sends and who receives it", () => {
    const text = `
application a { -> b : d }
application b
dataset d
view example { viewpoint: explore; scope: d }
view down { viewpoint: explore; scope: d; direction: down }`;
    expect(linesIn(drawnIn(modelOf(text)))).toEqual(["a carries d", "d carries b"]);
    expect(boxesIn(drawnIn(modelOf(text), "down"))).toEqual(["b", "d"]);
  });

  it("draws a hub but does not go on through it, and says so", () => {
    const users = Array.from({ length: HUB + 1 }, (_, index) => `application u${index} { uses hub }`).join("\n");
    const text = `application start { uses hub }\napplication hub\n${users}\nview example { viewpoint: explore; scope: start; depth: 5 }`;
    const diagram = drawnIn(modelOf(text));
    expect(boxesIn(diagram)).toEqual(["hub", "start"]);
    expect(diagram.nodes.find(({ id }) => id === "hub")?.badges).toEqual([
      { kind: "note", count: HUB + 2, label: `${HUB + 2} connections, not followed` },
    ]);
    expect(diagram.notes).toEqual([`Not followed further, having many connections: hub (${HUB + 2}).`]);
  });

  it("reaches what a walk by hand reaches, up, down and both ways (R097)", () => {
    const size = 9;
    const link = fc.tuple(fc.nat(size - 1), fc.nat(size - 1));
    fc.assert(
      fc.property(
        fc.array(link, { maxLength: 16 }),
        fc.nat(4),
        fc.constantFrom("up", "down", "right"),
        (links, depth, way) => {
          const lines = links.map(([from, to]) => `n${from} uses n${to}`);
          const nodes = Array.from({ length: size }, (_, index) => `application n${index}`);
          const view = `view example { viewpoint: explore; scope: n0; depth: ${depth}; direction: ${way} }`;
          const drawn = boxesIn(drawnIn(modelOf([...nodes, ...lines, view].join("\n"))));
          expect(drawn).toEqual([...walked(links, depth, way)].map((index) => `n${index}`).sort());
        },
      ),
      { numRuns: 60 },
    );
  });
});

function walked(links: readonly (readonly [number, number])[], depth: number, way: string): ReadonlySet<number> {
  let reached = new Set([0]);
  for (let step = 0; step < depth; step++) {
    const next = new Set(reached);
    for (const [from, to] of links) {
      if (way !== "up" && reached.has(from)) next.add(to);
      if (way !== "down" && reached.has(to)) next.add(from);
    }
    reached = next;
  }
  return reached;
}

/** What the example of a viewpoint shows. */
function exampleOf(viewpoint: string): GraphDiagram {
  return drawnIn(modelOf(viewpointById(viewpoint)?.example ?? ""));
}

/** The model of a text, which may have mistakes. */
function modelOf(text: string): Model {
  return Workspace.load([{ uri: "example.orrery", bytes: encode(text) }]).model;
}
