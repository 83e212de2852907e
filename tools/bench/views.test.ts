import { viewpointById } from "@orrery/core/views/index";
import { readView } from "@orrery/core/views/query";
import { Workspace } from "@orrery/core/workspace";
import { describe, expect, test } from "vitest";

import { likec4Quality } from "./likec4-quality.mjs";
import { landscapeOrrery, makeView, viewLikec4, viewOrrery } from "./views.mjs";

const load = (text: string): Workspace =>
  Workspace.load([{ uri: "bench.orrery", bytes: new TextEncoder().encode(text) }]);

describe.each([10, 25, 50, 200])("a view of %i boxes for the bench", (size) => {
  const view = makeView(size);

  test("is the same every time", () => {
    expect(makeView(size)).toEqual(view);
    expect(makeView(size + 1)).not.toEqual(view);
  });

  test("has 1.4 lines for each box, each once and between two of them", () => {
    expect(1 + view.domains.length + view.parts.length).toBe(size);
    const ends = new Set(view.lines.map(({ from, to }) => `${from} ${to}`));
    expect([view.lines.length, ends.size]).toEqual([Math.round(1.4 * size), view.lines.length]);
    const ids = new Set(view.parts.map(({ id }) => id));
    expect(view.lines.filter(({ from, to }) => from === to || !ids.has(from) || !ids.has(to))).toEqual([]);
  });

  test("is a model without a remark, and drawn as it was made", () => {
    const workspace = load(viewOrrery(view));
    expect(workspace.diagnostics()).toEqual([]);
    const statement = workspace.model.element("parts");
    if (statement === undefined) throw new Error("no view");
    const { query } = readView(workspace.model, statement, { language: "en" });
    const diagram = viewpointById("dependencies")?.draw(workspace.model, { ...query, isWhole: true });
    if (diagram?.kind !== "graph") throw new Error("no graph");
    expect(diagram.nodes.map(({ id }) => id).toSorted()).toEqual(
      ["platform", ...view.domains.map(({ id }) => id), ...view.parts.map(({ id }) => id)].toSorted(),
    );
    expect(diagram.edges.map(({ from, to, label }) => [from, to, label].join(" ")).toSorted()).toEqual(
      view.lines.map(({ from, to, label }) => [from, to, label].join(" ")).toSorted(),
    );
  });

  test("is the same for LikeC4", () => {
    const text = viewLikec4(view);
    expect(text.match(/ = (?:application|module|store) '/g)).toHaveLength(size);
    expect(text.match(/ -> .* '/g)).toHaveLength(view.lines.length);
  });
});

test("a landscape for the bench is a model without a remark, with each application in an area", () => {
  const workspace = load(landscapeOrrery(100, 7));
  expect(workspace.diagnostics()).toEqual([]);
  const applications = [...workspace.model.elements({ kind: "application" })];
  expect(applications).toHaveLength(100);
  expect(applications.filter((one) => one.in("groups").length !== 1)).toEqual([]);
});

describe("what is counted of LikeC4's pictures", () => {
  const box = (id: string, x: number, y: number) => ({ id, x, y, width: 100, height: 50 });
  const line = (id: string, ...points: readonly (readonly [number, number])[]) => ({ id, points, labelBBox: null });

  test("are curves that cross, lines through boxes, labels over things", () => {
    const flat = line("flat", [0, 100], [100, 100], [200, 100], [300, 100]);
    const steep = line("steep", [150, 0], [150, 50], [150, 150], [150, 200]);
    expect(likec4Quality({ nodes: [], edges: [flat, steep] })).toEqual({ crossings: 1, labels: 0, through: 0 });
    expect(likec4Quality({ nodes: [box("a", 10, 80)], edges: [flat, steep] }).through).toBe(1);
    const labelled = { ...steep, labelBBox: { x: 160, y: 90, width: 40, height: 20 } };
    expect(likec4Quality({ nodes: [], edges: [flat, labelled] }).labels).toBe(1);
    expect(likec4Quality({ nodes: [box("a", 170, 80)], edges: [labelled] }).labels).toBe(1);
  });

  test("are no boxes that are only touched, and no groups", () => {
    const flat = line("flat", [0, 100], [30, 100], [60, 100], [100, 100]);
    expect(likec4Quality({ nodes: [box("a", 100, 80)], edges: [flat] }).through).toBe(0);
    expect(likec4Quality({ nodes: [{ ...box("a", 20, 80), children: ["b"] }], edges: [flat] }).through).toBe(0);
  });
});
