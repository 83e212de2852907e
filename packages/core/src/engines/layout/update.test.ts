import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDice, gallery, nothing } from "./gallery.fixtures.ts";
import type { Box, Layout, LayoutGraph, LayoutNode, Memory } from "./graph.ts";
import { displacement, measureLayout } from "./metrics.ts";
import { edit, type EditKind, editKinds, faultsOf, memoryOf, textOf } from "./update/update.fixtures.ts";
import { updateLayout } from "./update.ts";

const small = gallery().filter(({ graph }) => graph.nodes.length <= 60);

/** What nobody should ever see in a picture. */
function flawsOf(graph: LayoutGraph, layout: Layout): string[] {
  const { labelOverlaps, boxOverlaps, edgesThroughBoxes } = measureLayout(graph, layout);
  const counts = { ...labelOverlaps, boxOverlaps, edgesThroughBoxes };
  return [
    ...faultsOf(graph, layout),
    ...Object.entries(counts).flatMap(([name, count]) => (count === 0 ? [] : [`${name}: ${count}`])),
  ];
}

function isStable(before: Layout, after: Layout, about: ReadonlySet<string>): boolean {
  const { median, p90 } = displacement(before.boxes, after.boxes, about);
  return median === 0 && p90 < 8;
}

test("the gallery has thirty graphs of 5 to 300 nodes, the same every time", () => {
  const samples = gallery();
  expect(samples.length).toBeGreaterThanOrEqual(30);
  expect(samples.every(({ graph }) => graph.nodes.length >= 5)).toBe(true);
  expect(Math.max(...samples.map(({ graph }) => graph.nodes.length))).toBeGreaterThanOrEqual(300);
  expect(gallery()).toEqual(samples);
});

test("a layout that is its own memory comes back as it is, byte for byte", () => {
  for (const { name, graph } of small) {
    const first = updateLayout(graph, nothing);
    expect([name, ...flawsOf(graph, first)]).toEqual([name]);
    expect([name, textOf(updateLayout(graph, memoryOf(first)))]).toEqual([name, textOf(first)]);
  }
});

describe("single edits over the gallery", () => {
  const tally = new Map<EditKind, { all: number; stable: number }>();
  for (const { name, graph } of small) {
    test(`of ${name}`, () => {
      const first = updateLayout(graph, nothing);
      const dice = createDice(graph.nodes.length);
      for (const kind of editKinds) {
        const made = edit(graph, kind, dice, "new");
        if (made === undefined) continue;
        const after = updateLayout(made.graph, memoryOf(first));
        expect([kind, ...flawsOf(made.graph, after)]).toEqual([kind]);
        expect([kind, textOf(updateLayout(made.graph, memoryOf(after)))]).toEqual([kind, textOf(after)]);
        const count = tally.get(kind) ?? { all: 0, stable: 0 };
        tally.set(kind, { all: count.all + 1, stable: count.stable + (isStable(first, after, made.about) ? 1 : 0) });
      }
    });
  }

  test("95 of 100 insertions, removals and renamings move nothing else by a grid step", () => {
    let [all, stable] = [0, 0];
    for (const kind of ["insert", "remove", "rename"] as const) {
      const count = tally.get(kind) ?? { all: 0, stable: 0 };
      [all, stable] = [all + count.all, stable + count.stable];
    }
    expect(all).toBeGreaterThan(80);
    expect(stable / all).toBeGreaterThanOrEqual(0.95);
  });
});

/** Edits one after the other; says what went wrong, and how many edits left the others where they were. */
function play(
  graph: LayoutGraph,
  kinds: readonly EditKind[],
  seed: number,
): { readonly flaws: string[]; readonly stable: number } {
  const dice = createDice(seed);
  const flaws: string[] = [];
  let now = graph;
  let layout = updateLayout(graph, nothing);
  let stable = 0;
  kinds.forEach((kind, index) => {
    const leaves = now.nodes.filter((node) => !node.isGroup).length;
    const fitting = leaves >= 60 && kind === "insert" ? "remove" : leaves <= 10 && kind === "remove" ? "insert" : kind;
    const made = edit(now, fitting, dice, `new${index}`);
    if (made === undefined) return void stable++;
    const after = updateLayout(made.graph, memoryOf(layout));
    const twice = textOf(updateLayout(made.graph, memoryOf(after))) === textOf(after) ? [] : ["not the same twice"];
    flaws.push(...[...flawsOf(made.graph, after), ...twice].map((flaw) => `${index} ${fitting}: ${flaw}`));
    if (isStable(layout, after, made.about)) stable++;
    [now, layout] = [made.graph, after];
  });
  return { flaws, stable };
}

test("large pictures, too", () => {
  for (const { name, graph } of gallery().filter((sample) => /landscape of 300|layers 10x12/.test(sample.name))) {
    const first = updateLayout(graph, nothing);
    const made = edit(graph, "insert", createDice(3), "new");
    if (made === undefined) throw new Error("nothing to edit");
    const after = updateLayout(made.graph, memoryOf(first));
    expect([name, ...flawsOf(made.graph, after)]).toEqual([name]);
    expect(isStable(first, after, made.about)).toBe(true);
    expect(textOf(updateLayout(graph, memoryOf(first)))).toBe(textOf(first));
  }
});

test("a random row of edits leaves no flaw and hardly moves anything", () => {
  const start = small.filter(({ graph }) => graph.nodes.length >= 10 && graph.nodes.length <= 40);
  // Few edits make a group around what was there.
  const kind = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...editKinds.slice(0, -1)) },
    { weight: 1, arbitrary: fc.constant("wrap" as const) },
  );
  fc.assert(
    fc.property(fc.constantFrom(...start), fc.array(kind, { maxLength: 12 }), fc.nat(1e6), ({ graph }, kinds, seed) => {
      expect(play(graph, kinds, seed).flaws).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test("200 edits of a platform", () => {
  const graph = small.find(({ name }) => name === "platform of 5")?.graph;
  if (graph === undefined) throw new Error("no such graph");
  const dice = createDice(2026);
  const kinds = Array.from({ length: 200 }, () => editKinds[dice(20) === 0 ? 6 : dice(6)] ?? "insert");
  const { flaws, stable } = play(graph, kinds, 7);
  expect(flaws).toEqual([]);
  expect(stable).toBeGreaterThanOrEqual(190);
});

// --- by hand

function leaf(id: string, parent?: string, width = 168, height = 64): LayoutNode {
  return { id, parent, width, height, isGroup: false, title: 0, rank: 0 };
}

function group(id: string, parent?: string): LayoutNode {
  return { id, parent, width: 120, height: 64, isGroup: true, title: 28, rank: 0 };
}

function graphOf(nodes: readonly LayoutNode[], ...pairs: readonly (readonly [string, string])[]): LayoutGraph {
  const edges = pairs.map(([from, to]) => ({ id: `${from} uses ${to}`, from, to, label: undefined }));
  return { nodes, edges, direction: "down" };
}

function at(boxes: Record<string, readonly [number, number, number?, number?]>, more: Partial<Memory> = {}): Memory {
  const all = Object.entries(boxes).map(([id, [x, y, width = 168, height = 64]]): [string, Box] => [
    id,
    { x, y, width, height },
  ]);
  return { ...nothing, boxes: new Map(all), ...more };
}

function placesOf({ boxes }: Layout): Record<string, readonly [number, number]> {
  return Object.fromEntries([...boxes].map(([id, { x, y }]) => [id, [x, y]]));
}

test("what is new stands below what uses it, in line", () => {
  const graph = graphOf([leaf("a"), leaf("b"), leaf("new")], ["a", "new"]);
  const { boxes } = updateLayout(graph, at({ a: [24, 24], b: [224, 24] }));
  expect(boxes.get("a")).toMatchObject({ x: 24, y: 24 });
  expect(boxes.get("new")?.x).toBe(24);
  expect(boxes.get("new")?.y).toBeGreaterThanOrEqual(24 + 64 + 32);
});

test("a hole is filled before anything grows", () => {
  const nodes = [group("g"), ...["a", "b", "c", "new"].map((id) => leaf(id, "g"))];
  const memory = at({ g: [24, 24, 416, 244], a: [48, 76], b: [248, 76], c: [48, 180] });
  const { boxes } = updateLayout(graphOf(nodes), memory);
  expect(boxes.get("new")).toMatchObject({ x: 248, y: 180 });
  expect(boxes.get("g")).toEqual(memory.boxes.get("g"));
});

test("what has been removed leaves the others alone", () => {
  const memory = at({ a: [24, 24], b: [224, 24], c: [424, 24] });
  expect(placesOf(updateLayout(graphOf([leaf("a"), leaf("c")]), memory))).toEqual({ a: [24, 24], c: [424, 24] });
});

test("a wider box grows to the side where there is room", () => {
  const memory = at({ a: [224, 24], b: [424, 24] });
  const { boxes } = updateLayout(graphOf([leaf("a", undefined, 208), leaf("b")]), memory);
  expect(boxes.get("a")?.x).toBeLessThan(224);
  expect(boxes.get("a")?.x).toBeGreaterThanOrEqual(184);
  expect(boxes.get("b")).toMatchObject({ x: 424 });
});

test("without room on any side, the row makes way in its order, and no more than it must", () => {
  const memory = at({ a: [24, 24], b: [224, 24], c: [424, 24], d: [724, 24] });
  const graph = graphOf([leaf("a", undefined, 248), leaf("b"), leaf("c"), leaf("d")]);
  const { boxes } = updateLayout(graph, memory);
  const xs = ["a", "b", "c", "d"].map((id) => boxes.get(id)?.x ?? 0);
  expect(xs[0]).toBe(24);
  expect(xs[1]).toBeGreaterThanOrEqual(24 + 248 + 16);
  expect(xs[2]).toBeGreaterThanOrEqual((xs[1] ?? 0) + 168 + 16);
  expect(xs[3]).toBe(724);
});

test("what is pinned stays, room is made on the other side", () => {
  const memory = at({ a: [224, 24], b: [424, 24], c: [24, 24] }, { pins: new Set(["b"]) });
  const { boxes } = updateLayout(graphOf([leaf("a", undefined, 248), leaf("b"), leaf("c")]), memory);
  expect(boxes.get("b")).toMatchObject({ x: 424, y: 24 });
  expect(
    faultsOf(graphOf([leaf("a", undefined, 248), leaf("b"), leaf("c")]), {
      boxes,
      routes: new Map(),
      width: 0,
      height: 0,
    }),
  ).toEqual([]);
});

test("a group around what was there leaves it there", () => {
  const memory = at({ a: [104, 104], b: [104, 264], c: [504, 104] });
  const graph = graphOf([group("g"), leaf("a", "g"), leaf("b", "g"), leaf("c")]);
  const { boxes } = updateLayout(graph, memory);
  expect(boxes.get("a")).toMatchObject({ x: 104, y: 104 });
  expect(boxes.get("b")).toMatchObject({ x: 104, y: 264 });
  expect(boxes.get("g")).toEqual({ x: 80, y: 52, width: 216, height: 300 });
});

test("a leaf that moves into a group finds a place in it", () => {
  const memory = at({ g: [24, 24, 216, 140], a: [48, 76], b: [824, 524], c: [524, 24] });
  const graph = graphOf([group("g"), leaf("a", "g"), leaf("b", "g"), leaf("c")]);
  const layout = updateLayout(graph, memory);
  expect(faultsOf(graph, layout)).toEqual([]);
  expect(layout.boxes.get("a")).toMatchObject({ x: 48, y: 76 });
  expect(layout.boxes.get("c")).toMatchObject({ x: 524, y: 24 });
  expect(layout.boxes.get("g")?.width).toBeLessThan(480);
});

test("a line whose ends have moved together moves with them", () => {
  const graph = graphOf([leaf("wide", undefined, 248), group("g"), leaf("a", "g"), leaf("b", "g")], ["a", "b"]);
  const memory = at({ wide: [24, 24], g: [224, 24, 216, 244], a: [248, 76], b: [248, 180] });
  const before = updateLayout(
    { ...graph, nodes: graph.nodes.map((node) => (node.id === "wide" ? leaf("wide") : node)) },
    memory,
  );
  const after = updateLayout(graph, memoryOf(before));
  const shift = (after.boxes.get("a")?.x ?? 0) - (before.boxes.get("a")?.x ?? 0);
  const xs = (layout: Layout): number[] => layout.routes.get("a uses b")?.points.map(({ x }) => x) ?? [];
  expect(shift).toBeGreaterThan(0);
  expect(xs(after)).toEqual(xs(before).map((x) => x + shift));
});

test("empty and emptied groups, groups in groups, and a leaf that becomes a group", () => {
  const nodes = [group("g"), group("h", "g"), group("i", "h"), leaf("a"), group("empty"), leaf("b", "i")];
  const first = updateLayout(graphOf(nodes, ["a", "b"]), nothing);
  expect(faultsOf(graphOf(nodes), first)).toEqual([]);
  const emptied = nodes.filter(({ id }) => id !== "b");
  const second = updateLayout(graphOf(emptied), memoryOf(first));
  expect(faultsOf(graphOf(emptied), second)).toEqual([]);
  expect(second.boxes.get("a")).toEqual(first.boxes.get("a"));
  const opened = [
    ...emptied.filter(({ id }) => id !== "a"),
    group("a"),
    leaf("x", "a"),
    leaf("y", "a"),
    leaf("z", "empty"),
  ];
  const third = updateLayout(graphOf(opened, ["x", "y"]), memoryOf(second));
  expect(faultsOf(graphOf(opened), third)).toEqual([]);
  expect(placesOf(third)["a"]).toEqual(placesOf(second)["a"]);
});

test("in a banded picture what is new, and what has changed its band, stands in its band", () => {
  const nodes = ["a", "b", "c", "d", "e", "f"].map((id, index) => ({ ...leaf(id), band: index >> 1 }));
  const memory = at({ a: [104, 24], b: [304, 24], c: [104, 136], d: [304, 136], e: [104, 248], f: [304, 248] });
  const graph = graphOf([...nodes, { ...leaf("new"), band: 1 }], ["e", "new"]);
  const first = updateLayout(graph, memory);
  expect(first.boxes.get("new")?.y).toBe(136);
  expect({ ...placesOf(first), new: undefined }).toEqual({
    ...placesOf({ ...first, boxes: memory.boxes }),
    new: undefined,
  });
  const changed = { ...graph, nodes: graph.nodes.map((node) => (node.id === "b" ? { ...node, band: 2 } : node)) };
  const second = updateLayout(changed, memoryOf(first));
  expect(second.boxes.get("b")?.y).toBe(248);
  expect(placesOf(second)["f"]).toEqual([304, 248]);
  expect(textOf(updateLayout(changed, memoryOf(second)))).toBe(textOf(second));
});

test("whatever is remembered, every box has a place and nothing overlaps", () => {
  const odd = fc.oneof(fc.integer({ min: -300, max: 900 }), fc.constantFrom(Number.NaN, Infinity, 1e12, 0.5, -0));
  const box = fc.record({ x: odd, y: odd, width: odd, height: odd });
  const samples = small.filter(({ graph }) => graph.nodes.length <= 18);
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(box, { minLength: 20, maxLength: 20 }),
      fc.nat(255),
      ({ graph }, list, bits) => {
        const boxes = new Map(
          graph.nodes.flatMap(({ id }, index) =>
            (list[index % 20]?.x ?? 0) < 800 ? [[id, list[index % 20] as Box] as const] : [],
          ),
        );
        const pins = new Set(
          graph.nodes.flatMap(({ id }, index) => (index < 8 && ((bits >> index) & 1) === 1 ? [id] : [])),
        );
        const layout = updateLayout(graph, { ...nothing, boxes, pins });
        expect(faultsOf(graph, layout, 0)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test("parents that are missing, later or no groups, and ids that come twice, are no hindrance", () => {
  const nodes = [leaf("a", "none"), leaf("b", "a"), leaf("c", "g"), group("g"), leaf("a"), leaf("d", "d")];
  const { boxes } = updateLayout(graphOf(nodes, ["a", "none"], ["a", "a"]), nothing);
  expect([...boxes.keys()]).toEqual(["a", "b", "c", "g", "d"]);
});
