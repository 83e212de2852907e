import fc from "fast-check";
import { expect, it } from "vitest";
import { GRID } from "../engines/layout/graph.ts";
import type { DiagramNode, NodeShape } from "../views/diagram.ts";
import { notationById, notations } from "./index.ts";
import { orrery } from "./orrery.ts";
import { flat, testEdge, testGraph, testNode, testPen } from "./parts/picture.fixtures.ts";
import type { TextMark } from "./scene.ts";

const pen = testPen();
const shapes: readonly NodeShape[] = [
  "actor",
  "box",
  "store",
  "queue",
  "node",
  "device",
  "document",
  "zone",
  "event",
  "plain",
];

const nodes: fc.Arbitrary<DiagramNode> = fc
  .record({
    name: fc.oneof(fc.string({ maxLength: 90 }), fc.lorem({ maxCount: 9 })),
    shape: fc.constantFrom(...shapes),
    kindName: fc.option(fc.constantFrom("Application", "Composant applicatif"), { nil: undefined }),
    technology: fc.option(fc.string({ maxLength: 60 }), { nil: undefined }),
    summary: fc.option(fc.lorem({ maxCount: 40 }), { nil: undefined }),
    hidden: fc.option(fc.nat(900), { nil: undefined }),
    opens: fc.option(fc.constant("view"), { nil: undefined }),
    icon: fc.constantFrom("postgresql", "nothing", undefined),
    isExternal: fc.boolean(),
    change: fc.constantFrom("added", "removed", "changed", undefined),
    lens: fc.constantFrom({ step: 1, text: "2.5 M CHF" }, { step: -1, text: "unknown" }, undefined),
    archimate: fc.constantFrom("Goal", "BusinessProcess", "Node", "Nonsense", undefined),
    c4: fc.constantFrom("person", "container", "deployment-node", undefined),
  })
  .map((more) => testNode("n", more));

it.each(notations.map((notation) => [notation.id, notation] as const))(
  "%s keeps its texts inside boxes of few sizes",
  (_, notation) => {
    fc.assert(
      fc.property(nodes, (node) => {
        const size = notation.size(node, pen);
        expect(size.width % GRID).toBe(0);
        expect(size.height % GRID).toBe(0);
        const box = { x: 48, y: 96, ...size };
        const texts = flat(notation.paint(node, box, pen)).filter((mark): mark is TextMark => mark.kind === "text");
        for (const text of texts) {
          const left = text.anchor === "middle" ? text.x - text.width / 2 : text.x;
          expect(left).toBeGreaterThanOrEqual(box.x);
          expect(left + text.width).toBeLessThanOrEqual(box.x + box.width + 0.5);
          expect(text.y - text.size * 0.75).toBeGreaterThanOrEqual(box.y);
          expect(text.y).toBeLessThanOrEqual(box.y + box.height);
        }
      }),
      { numRuns: 150 },
    );
  },
);

it("gives boxes of one height to names of one length", () => {
  const sizes = ["Claims", "Policy", "Portal", "Rating"].map((name) => orrery.size(testNode(name, { name }), pen));
  expect(new Set(sizes.map(({ height }) => height))).toEqual(new Set([56]));
  expect(new Set(sizes.map(({ width }) => width))).toEqual(new Set([192]));
  expect(
    orrery.size(testNode("x", { name: "A name that is so long that it takes the wide box of them" }), pen).width,
  ).toBe(232);
});

it("does not change sizes by lens, change or badge", () => {
  const plain = orrery.size(testNode("a"), pen);
  const more = {
    lens: { step: 2, text: "12" },
    change: "added",
    badges: [{ kind: "finding", label: "1 finding" }],
  } as const;
  expect(orrery.size(testNode("a", more), pen)).toEqual(plain);
});

it("says the technology alone where kind and technology have no room together", () => {
  const node = testNode("a", { technology: "PostgreSQL 17 LTS" });
  const texts = flat(orrery.paint(node, { x: 0, y: 0, ...orrery.size(node, pen) }, pen)).flatMap((mark) =>
    mark.kind === "text" ? mark.text : [],
  );
  expect(texts).toContain("PostgreSQL 17 LTS");
});

it("draws what is external dashed and what is gone paler", () => {
  const [body] = orrery.paint(testNode("a", { isExternal: true }), { x: 0, y: 0, width: 192, height: 56 }, pen);
  expect(body?.kind === "rect" && body.style.dash).toEqual([5, 3]);
  const marks = flat(orrery.paint(testNode("a", { change: "removed" }), { x: 0, y: 0, width: 192, height: 56 }, pen));
  expect(marks.every((mark) => mark.kind === "group" || (mark.style.opacity ?? 1) < 1)).toBe(true);
});

it("lists in its legend only what is there, in the order of the layers", () => {
  const diagram = testGraph(
    [
      testNode("a"),
      testNode("b", { kindName: "Store", kind: "store", layer: "data", shape: "store" }),
      testNode("c", { kindName: "Goal", layer: "strategy" }),
    ],
    [testEdge("a", "b"), testEdge("a", "c", { line: "async" })],
  );
  expect(orrery.legend(diagram, pen).map(({ name }) => name)).toEqual([
    "Goal",
    "Application",
    "Store",
    "Synchronous call",
    "Asynchronous",
  ]);
  expect(orrery.legend(diagram, testPen("fr")).map(({ name }) => name)).toContain("Appel synchrone");
});

it("is listed by its id, alphabetically", () => {
  const ids = notations.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  expect(notationById("orrery")).toBe(orrery);
  expect(notationById("toString")).toBeUndefined();
});
