import { describe, expect, test } from "vitest";
import type { Box } from "../../engines/layout/graph.ts";
import type { DrawingDiagram, DrawingLine, DrawingNode } from "../../views/diagram.ts";
import { archimate } from "../archimate.ts";
import { linePoints } from "./drawing-lines.ts";
import { drawingScene } from "./drawing.ts";
import { fitText } from "./drawing-texts.ts";
import { orrery } from "../orrery.ts";
import { flat, testEdge, testNode, testPen } from "../parts/picture.fixtures.ts";
import type { GroupMark, Mark, TextMark } from "../scene.ts";

const box = (x: number, y: number, width = 120, height = 55): Box => ({ x, y, width, height });
const drawn = (id: string, place: Box, more: Partial<DrawingNode> = {}): DrawingNode => ({
  id,
  box: place,
  what: "element",
  node: testNode(id),
  text: id,
  ...more,
});
const line = (id: string, from: string, to: string, more: Partial<DrawingLine> = {}): DrawingLine => ({
  id,
  from,
  to,
  bends: [],
  text: "",
  edge: testEdge(from, to),
  ...more,
});
const drawing = (nodes: readonly DrawingNode[], lines: readonly DrawingLine[] = []): DrawingDiagram => ({
  kind: "drawing",
  nodes,
  lines,
  notes: [],
});
const groups = (marks: readonly Mark[]): readonly GroupMark[] =>
  marks.filter((mark): mark is GroupMark => mark.kind === "group");
const texts = (marks: readonly Mark[]): readonly TextMark[] =>
  flat(marks).filter((mark): mark is TextMark => mark.kind === "text");

describe("a drawing with the places of its author", () => {
  test("everything is where it was, moved as a whole to the margin", () => {
    const { marks, width, height } = drawingScene(
      drawing([drawn("a", box(-100, 40)), drawn("b", box(200, 300))]),
      archimate,
      testPen(),
    );
    const [a, b] = groups(marks).map((mark) => mark.box);
    expect(a).toEqual(box(24, 24));
    expect(b).toEqual(box(324, 284));
    expect([width, height]).toEqual([324 + 120 + 24, 284 + 55 + 24]);
  });

  test("elements carry their id and name; those with others inside are panels", () => {
    const { marks } = drawingScene(
      drawing([drawn("around", box(0, 0, 300, 200)), drawn("inside", box(50, 60), { parent: "around" })]),
      archimate,
      testPen(),
    );
    expect(groups(marks).map(({ element, role }) => [element, role])).toEqual([
      ["around", "container"],
      ["inside", "node"],
    ]);
    expect(groups(marks)[1]?.label).toContain("inside");
  });

  test("names fit their boxes: wrapped, then smaller, then cut", () => {
    const name = "Customer relationship management for brokers";
    for (const notation of [archimate, orrery]) {
      for (const place of [box(0, 0, 160, 80), box(0, 0, 120, 55), box(0, 0, 80, 40), box(0, 0, 40, 24)]) {
        const shown = texts(
          drawingScene(drawing([drawn("a", place, { node: testNode("a", { name }) })]), notation, testPen()).marks,
        );
        expect(shown.length).toBeGreaterThan(0);
        for (const { x, y, width, size } of shown) {
          expect(x - width / 2 >= 24 && x + width / 2 <= 24 + place.width).toBe(true);
          expect(y - size * 0.8 >= 24 && y <= 24 + place.height).toBe(true);
        }
      }
    }
    expect(fitText("Registration", 64, 60, 500, testPen()).lines).toEqual(["Registration"]);
  });

  test("notes are sheets with a folded corner, references say which view", () => {
    const note = drawn("n", box(0, 0), { what: "note", node: undefined, text: "Rebuilt\nin 2027" });
    const reference = drawn("r", box(0, 100), { what: "reference", node: undefined, text: "Technology view" });
    const [sheet, view] = groups(drawingScene(drawing([note, reference]), archimate, testPen()).marks);
    expect(sheet).toMatchObject({
      label: "Rebuilt\nin 2027",
      marks: [{ kind: "path" }, { kind: "path" }, { kind: "text" }, { kind: "text" }],
    });
    expect(
      texts(view?.marks ?? [])
        .map(({ text }) => text)
        .join(" "),
    ).toBe("Technology view");
  });

  test("texts can be read on colours that the author chose", () => {
    const inkOn = (fill: string, ink?: string): unknown =>
      texts(drawingScene(drawing([drawn("a", box(0, 0), { fill, ink })]), archimate, testPen()).marks)[0]?.style.fill;
    expect(inkOn("#223344", "#222222")).toBe("#ffffff");
    expect(inkOn("#FFCC66")).toBe("#14181f");
    expect(inkOn("#ffffff", "#550000")).toBe("#550000");
    expect(inkOn("red")).toBe("ink");
  });
});

describe("lines of a drawing", () => {
  const nodes = [
    drawn("a", box(0, 0)),
    drawn("b", box(300, 10)),
    drawn("c", box(300, 200)),
    drawn("around", box(-20, -20, 200, 120)),
  ];
  const points = (lines: readonly DrawingLine[]): ReturnType<typeof linePoints> => linePoints(drawing(nodes, lines));

  test("run from border to border, straight where the boxes face each other", () => {
    const found = points([line("1", "a", "b"), line("2", "b", "c"), line("3", "a", "c")]);
    expect(found.get("1")).toEqual([
      { x: 120, y: 32.5 },
      { x: 300, y: 32.5 },
    ]);
    expect(found.get("2")).toEqual([
      { x: 360, y: 65 },
      { x: 360, y: 200 },
    ]);
    const [start, end] = found.get("3") ?? [];
    expect([start?.y, end?.y]).toEqual([55, 200]);
  });

  test("run through their bends, and meet a box straight when they come from beside it", () => {
    expect(points([line("1", "a", "c", { bends: [{ x: 60, y: 227 }] })]).get("1")).toEqual([
      { x: 60, y: 55 },
      { x: 60, y: 227 },
      { x: 300, y: 227 },
    ]);
    expect(points([line("1", "a", "c", { bends: [{ x: 60, y: 20 }] })]).get("1")).toHaveLength(2);
  });

  test("may end at the middle of other lines, but not at each other", () => {
    const found = points([line("1", "c", "2"), line("2", "a", "b"), line("3", "4", "a"), line("4", "3", "a")]);
    expect(found.get("1")?.at(-1)).toEqual({ x: 210, y: 32.5 });
    expect([found.has("3"), found.has("4")]).toEqual([false, false]);
  });

  test("into what is around, and to what is gone, there is none", () => {
    const lines = [line("1", "a", "around"), line("2", "a", "gone")];
    expect(points(lines).size).toBe(0);
    expect(groups(drawingScene(drawing(nodes, lines), archimate, testPen()).marks)).toHaveLength(nodes.length);
  });

  test("have the ends of their notation and a label with a halo; what is no relationship is dashed", () => {
    const lines = [line("1", "a", "b", { text: "asks" }), line("2", "a", "c", { edge: undefined, stroke: "#CC0000" })];
    const { marks } = drawingScene(drawing(nodes, lines), orrery, testPen());
    const [one, two] = groups(marks).filter(({ role }) => role === "edge");
    expect(one?.marks).toHaveLength(2);
    expect(two?.marks).toMatchObject([{ style: { stroke: "#cc0000", dash: [3, 3] } }]);
    expect(texts(marks).at(-1)).toMatchObject({ text: "asks", style: { halo: 3 } });
  });
});
