import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box, Route } from "./graph.ts";
import { eachMeeting, eachMeetingPair } from "./metrics/sweep.ts";
import { displacement, measureLayout } from "./metrics.ts";
import type { LayoutMetrics } from "./metrics.ts";
import { edge, group, leaf, picture } from "./route/route.fixtures.ts";

const [a, b, c, d] = [leaf("a"), leaf("b"), leaf("c"), leaf("d")];
/** Four boxes at the corners of a square; both diagonals of edges. */
const SQUARE = picture(
  [
    [a, 0, 0],
    [b, 400, 0],
    [c, 0, 400],
    [d, 400, 400],
  ],
  [edge("e", "a", "d"), edge("f", "b", "c")],
);

function measure(routes: Record<string, Route>, { graph, boxes } = SQUARE): LayoutMetrics {
  return measureLayout(graph, { boxes, routes: new Map(Object.entries(routes)), width: 600, height: 400 });
}

/** A route by its coordinates: x, y, x, y. */
function line(...coordinates: readonly number[]): Route {
  const points = coordinates.flatMap((x, at) => (at % 2 === 0 ? [{ x, y: coordinates[at + 1] ?? 0 }] : []));
  return { points };
}

describe("metrics", () => {
  it("count crossings, bends and lengths", () => {
    const found = measure({ e: line(64, 64, 64, 200, 464, 200, 464, 400), f: line(264, 32, 264, 432) });
    expect(found).toMatchObject({
      crossings: 1,
      bends: 2,
      totalLength: 136 + 400 + 200 + 400,
      aspect: 1.5,
      area: 240_000,
    });
  });

  it("count no crossing where lines only touch", () => {
    expect(measure({ e: line(64, 64, 64, 200, 264, 200), f: line(264, 100, 264, 300) }).crossings).toBe(0);
  });

  it("measure how far lines lie on each other", () => {
    expect(measure({ e: line(64, 200, 264, 200), f: line(164, 200, 464, 200) }).collinearOverlaps).toBe(100);
  });

  it("count lines through boxes once for each box", () => {
    const found = measure({ e: line(20, 64, 20, 500), f: line(-50, 30, 600, 30) });
    expect(found.edgesThroughBoxes).toBe(3);
  });

  it("count what labels cover", () => {
    const label = { x: 200, y: 190, width: 50, height: 20 };
    const found = measure({
      e: { ...line(64, 64, 64, 200, 464, 200), label },
      f: { points: [], label: { ...label, x: 240 } },
    });
    expect(found.labelOverlaps).toEqual({ labelLabel: 1, labelBox: 0, labelLine: 2 });
    expect(measure({ e: { points: [], label: { ...label, x: 390, y: 50 } } }).labelOverlaps.labelBox).toBe(1);
  });

  it("let a number lie on its own line", () => {
    const keyed: Route = { ...line(64, 64, 64, 200), isKeyed: true, label: { x: 55, y: 100, width: 18, height: 18 } };
    expect(measure({ e: keyed })).toMatchObject({ keyedLabels: 1, labelOverlaps: { labelLine: 0 } });
  });

  it("count boxes on each other, and out of their group", () => {
    const nested = picture(
      [
        [group("g"), 0, 0, 200, 200],
        [leaf("in", "g"), 100, 100],
        [a, 150, 150],
      ],
      [],
    );
    expect(measure({}, nested).boxOverlaps).toBe(3);
  });

  it("count lines through titles and needless borders", () => {
    const nested = picture(
      [
        [group("g"), 0, 100, 300, 200],
        [leaf("in", "g"), 24, 200],
        [a, 0, 0],
        [b, 0, 400],
      ],
      [edge("e", "a", "in"), edge("f", "a", "b")],
    );
    const found = measure({ e: line(64, 64, 64, 200), f: line(200, 64, 200, 400) }, nested);
    expect(found).toMatchObject({ edgesThroughTitles: 1, groupBorderCrossings: 2 });
  });
});

describe("displacement", () => {
  it("is the distance that corners moved, without what is new or ignored", () => {
    const box = (x: number, y: number): Box => ({ x, y, width: 10, height: 10 });
    const before = new Map([
      ["a", box(0, 0)],
      ["b", box(0, 0)],
      ["c", box(0, 0)],
      ["d", box(0, 0)],
    ]);
    const after = new Map([
      ["a", box(0, 0)],
      ["b", box(3, 4)],
      ["c", box(90, 0)],
      ["e", box(0, 0)],
    ]);
    expect(displacement(before, after, new Set())).toEqual({ median: 5, p90: 90, max: 90 });
    expect(displacement(before, after, new Set(["c"]))).toEqual({ median: 0, p90: 5, max: 5 });
    expect(displacement(before, new Map(), new Set())).toEqual({ median: 0, p90: 0, max: 0 });
  });
});

const anyBox = fc.record({ x: fc.nat(50), y: fc.nat(50), width: fc.nat(20), height: fc.nat(20) });

function isMeeting(one: Box, other: Box): boolean {
  return (
    one.x <= other.x + other.width &&
    other.x <= one.x + one.width &&
    one.y <= other.y + other.height &&
    other.y <= one.y + one.height
  );
}

describe("the sweep", () => {
  it("finds the pairs that comparing each with each finds", () => {
    fc.assert(
      fc.property(fc.array(anyBox, { maxLength: 20 }), fc.array(anyBox, { maxLength: 20 }), (some, others) => {
        const found: string[] = [];
        eachMeeting(some, others, (one, other) => found.push(`${one} ${other}`));
        const expected = some.flatMap((one, at) =>
          others.flatMap((other, index) => (isMeeting(one, other) ? [`${at} ${index}`] : [])),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });

  it("finds the pairs within one list", () => {
    fc.assert(
      fc.property(fc.array(anyBox, { maxLength: 20 }), (boxes) => {
        const found: string[] = [];
        eachMeetingPair(boxes, (one, other) => found.push(`${one} ${other}`));
        const expected = boxes.flatMap((one, at) =>
          boxes.flatMap((other, index) => (at < index && isMeeting(one, other) ? [`${at} ${index}`] : [])),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });
});
