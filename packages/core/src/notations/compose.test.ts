import { expect, it } from "vitest";
import type { GraphDiagram } from "../views/diagram.ts";
import { composeGraph, finishScene, labelSize, layoutGraphOf } from "./compose.ts";
import { notations } from "./index.ts";
import { orrery } from "./orrery.ts";
import { flat, stacked, testEdge, testGraph, testNode, testPen } from "./parts/picture.fixtures.ts";
import type { GroupMark, Scene } from "./scene.ts";

const pen = testPen();

const diagram = testGraph(
  [
    testNode("zone", { role: "group", kindName: "Zone", shape: "zone" }),
    testNode("claims", {
      parent: "zone",
      technology: "Java 8",
      badges: [{ kind: "finding", count: 2, label: "2 findings" }],
    }),
    testNode("policy", { parent: "zone", change: "added", opens: "policy-view", hidden: 4 }),
    testNode("crm", { isExternal: true }),
  ],
  [
    testEdge("claims", "policy", { label: "reads policies", detail: "REST" }),
    testEdge("policy", "crm", { line: "async", count: 3, isStated: false, change: "removed" }),
    testEdge("crm", "claims", { step: "2.1" }),
  ],
  { notes: ["Two servers without relationships are left out."] },
);

function sceneOf(graph: GraphDiagram, notation = orrery): Scene {
  const picture = composeGraph(graph, stacked(layoutGraphOf(graph, notation, pen)), notation, pen);
  return finishScene(picture, {
    title: "Claims",
    subtitle: "As of 2026",
    legend: notation.legend(graph, pen),
    notes: graph.notes,
    pen,
  });
}

function groups(scene: Scene): readonly GroupMark[] {
  return flat(scene.marks).filter((mark): mark is GroupMark => mark.kind === "group");
}

it("names every box and line for those who do not see them", () => {
  const labels = groups(sceneOf(diagram)).flatMap(({ label }) => label ?? []);
  expect(labels).toContain("claims, application, Java 8; 2 findings");
  expect(labels).toContain("policy, application, 4\u00a0inside; added");
  expect(labels).toContain("crm, application, external");
  expect(labels).toContain("claims → policy: reads policies, REST");
  expect(labels).toContain("policy → crm; 3 relationships; removed");
});

it("paints panels, then lines, then boxes, and the words of titles and lines last", () => {
  const roles = sceneOf(diagram).marks.flatMap((mark) =>
    mark.kind === "group" && mark.id !== undefined
      ? `${mark.role} ${mark.label === undefined ? "words" : "thing"}`
      : [],
  );
  expect(roles.filter((role, index) => role !== roles[index - 1])).toEqual([
    "container thing",
    "edge thing",
    "node thing",
    "container words",
    "edge words",
  ]);
});

it("carries ids, elements, ends and drill-down", () => {
  const all = groups(sceneOf(diagram));
  const policy = all.find((group) => group.role === "node" && group.id === "policy");
  expect(policy).toMatchObject({ element: "policy", opens: "policy-view", box: { width: 192 } });
  expect(all.find((group) => group.id === "claims uses policy")).toMatchObject({
    role: "edge",
    from: "claims",
    to: "policy",
  });
});

it.each(notations.map((notation) => [notation.id, notation] as const))(
  "stays inside its scene in %s",
  (_, notation) => {
    const scene = sceneOf(diagram, notation);
    for (const mark of flat(scene.marks)) {
      if (mark.kind !== "rect" && mark.kind !== "text") continue;
      expect(mark.x).toBeGreaterThanOrEqual(0);
      expect(mark.y).toBeGreaterThanOrEqual(0);
      expect(mark.y).toBeLessThanOrEqual(scene.height);
      expect(mark.x + (mark.kind === "rect" || mark.anchor === "start" ? mark.width : 0)).toBeLessThanOrEqual(
        scene.width,
      );
    }
  },
);

it("reserves for a label the room that its words take", () => {
  const [edge] = diagram.edges;
  const size = edge === undefined ? undefined : labelSize(edge, pen);
  expect(size?.height).toBe(30);
  expect(size?.width).toBeGreaterThanOrEqual(pen.width("reads policies", 11, 500));
  expect(labelSize(testEdge("a", "b"), pen)).toBeUndefined();
  expect(labelSize(testEdge("a", "b", { count: 3 }), pen)).toBeDefined();
});

it("puts what has no room at its line into a key", () => {
  const layout = stacked(layoutGraphOf(diagram, orrery, pen));
  const route = layout.routes.get("claims uses policy");
  const keyed = { points: route?.points ?? [], label: { x: 470, y: 60, width: 18, height: 18 }, isKeyed: true };
  const picture = composeGraph(
    diagram,
    { ...layout, routes: new Map([...layout.routes, ["claims uses policy", keyed]]) },
    orrery,
    pen,
  );
  expect(picture.keyed).toEqual([
    { number: 1, id: "claims uses policy", text: "claims → policy: reads policies, REST" },
  ]);
  const scene = finishScene(picture, { title: "", legend: [], notes: [], pen });
  const texts = flat(scene.marks).flatMap((mark) => (mark.kind === "text" ? mark.text : []));
  expect(texts.join(" ")).toContain("claims → policy: reads policies");
});

it("leaves out what layout gave no place", () => {
  const picture = composeGraph(diagram, { boxes: new Map(), routes: new Map(), width: 48, height: 48 }, orrery, pen);
  expect(picture.marks).toEqual([]);
  expect(() => finishScene(picture, { title: "Nothing", legend: [], notes: [], pen })).not.toThrow();
});

it("colours by a lens and hatches what nobody knows", () => {
  const lens = {
    id: "cost",
    name: "Cost",
    scale: "sequential",
    steps: [
      { name: "low", count: 1 },
      { name: "high", count: 1 },
    ],
    unknown: 1,
  } as const;
  const graph = testGraph([
    testNode("a", { lens: { step: 0, text: "1" } }),
    testNode("b", { lens: { step: 1, text: "9" } }),
    testNode("c", { lens: { step: -1, text: "unknown" } }),
  ]);
  for (const notation of notations) {
    const picture = composeGraph(graph, stacked(layoutGraphOf(graph, notation, pen)), notation, pen, lens);
    const bodies = picture.marks.map((mark) => (mark.kind === "group" ? mark.marks[0] : undefined));
    const styles = bodies.map((body) => (body?.kind === "rect" ? body.style : undefined));
    expect(styles.map((style) => style?.fill)).toEqual(["sequential-0", "sequential-6", "ground"]);
    expect(styles[2]?.isHatched).toBe(true);
    const inks = flat(picture.marks).flatMap((mark) => (mark.kind === "text" ? mark.style.fill : []));
    expect(inks).not.toContain("on-strong");
    const scene = finishScene(picture, { title: "Cost", lens, legend: notation.legend(graph, pen), notes: [], pen });
    const texts = flat(scene.marks).flatMap((mark) => (mark.kind === "text" ? mark.text : []));
    expect(texts).toEqual(expect.arrayContaining(["Cost", "low", "high", "Unknown"]));
  }
});

it("draws a panel for each band that holds something", () => {
  const graph = testGraph([testNode("a", { band: "top" }), testNode("b", { band: "low" })], [], {
    arrangement: "bands",
    bands: [
      { id: "top", name: "Top", layer: "strategy" },
      { id: "empty", name: "Empty" },
      { id: "low", name: "Low", layer: "data" },
    ],
  });
  const picture = composeGraph(graph, stacked(layoutGraphOf(graph, orrery, pen)), orrery, pen);
  const bands = picture.marks.filter((mark): mark is GroupMark => mark.kind === "group" && mark.role === "container");
  expect(bands.map(({ id }) => id)).toEqual(["top", "low"]);
  expect(new Set(bands.map(({ box }) => box?.width)).size).toBe(1);
  expect(bands[0]?.box?.x).toBe(24);
});

it("says the same twice", () => {
  expect(JSON.stringify(sceneOf(diagram))).toBe(JSON.stringify(sceneOf(diagram)));
});
