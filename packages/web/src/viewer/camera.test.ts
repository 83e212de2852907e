import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  between,
  type Camera,
  fitted,
  GREATEST_ZOOM,
  kept,
  LEAST_ZOOM,
  panned,
  revealed,
  toScreen,
  toWorld,
  visible,
  zoomedAt,
} from "./camera.ts";
import { moved } from "./gestures.ts";

const number = fc.integer({ min: -5000, max: 5000 });
const side = fc.integer({ min: 50, max: 4000 });
const camera: fc.Arbitrary<Camera> = fc.record({
  x: number,
  y: number,
  zoom: fc.double({ min: 0.05, max: 6, noNaN: true }),
});
const screen = { width: 800, height: 600 };

describe("a camera", () => {
  test("there and back again", () => {
    fc.assert(
      fc.property(camera, number, number, (from, x, y) => {
        const back = toWorld(from, toScreen(from, { x, y }));
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
      }),
    );
  });

  test("zooms around a point, within limits", () => {
    fc.assert(
      fc.property(camera, number, number, fc.double({ min: 0.01, max: 100, noNaN: true }), (from, x, y, factor) => {
        const to = zoomedAt(from, { x, y }, factor);
        const [before, after] = [toWorld(from, { x, y }), toWorld(to, { x, y })];
        expect(after.x).toBeCloseTo(before.x, 4);
        expect(after.y).toBeCloseTo(before.y, 4);
        expect(to.zoom).toBeGreaterThanOrEqual(LEAST_ZOOM);
        expect(to.zoom).toBeLessThanOrEqual(GREATEST_ZOOM);
      }),
    );
  });

  test("pans by pixels of the screen", () => {
    expect(panned({ x: 1, y: 2, zoom: 3 }, 10, -10)).toEqual({ x: 11, y: -8, zoom: 3 });
  });

  test("fits an area in the middle, and does not blow it up", () => {
    fc.assert(
      fc.property(number, number, side, side, (x, y, width, height) => {
        const to = fitted({ x, y, width, height }, screen);
        const seen = visible(to, screen);
        expect(to.zoom).toBeLessThanOrEqual(1);
        expect(seen.x).toBeLessThanOrEqual(x + 1e-6);
        expect(seen.y + seen.height).toBeGreaterThanOrEqual(y + height - 1e-6);
        expect(seen.x + seen.width / 2).toBeCloseTo(x + width / 2, 4);
      }),
    );
  });

  test("reveals an area with as little movement as needed", () => {
    const still: Camera = { x: 0, y: 0, zoom: 1 };
    expect(revealed(still, { x: 100, y: 100, width: 50, height: 50 }, screen)).toEqual(still);
    expect(revealed(still, { x: 900, y: 100, width: 50, height: 50 }, screen)).toEqual({ x: -174, y: 0, zoom: 1 });
    expect(revealed(still, { x: -200, y: 0, width: 2000, height: 50 }, screen).x).toBe(-400);
  });

  test("never loses the picture", () => {
    fc.assert(
      fc.property(camera, side, side, (from, width, height) => {
        const to = kept(from, { width, height }, screen);
        expect(to.x).toBeLessThan(screen.width);
        expect(to.x + width * to.zoom).toBeGreaterThan(0);
        expect(to.y + height * to.zoom).toBeGreaterThan(0);
      }),
    );
  });

  test("flies from here to there", () => {
    const [from, to] = [
      { x: 0, y: 0, zoom: 1 },
      { x: 100, y: 50, zoom: 4 },
    ];
    expect(between(from, to, 0)).toEqual(from);
    expect(between(from, to, 1)).toEqual(to);
    expect(between(from, to, 0.5).zoom).toBeCloseTo(2, 10);
  });
});

describe("fingers", () => {
  const still: Camera = { x: 0, y: 0, zoom: 1 };
  test("one drags", () => {
    expect(moved(still, new Map([[1, { x: 5, y: 5 }]]), 1, { x: 8, y: 1 })).toEqual({ x: 3, y: -4, zoom: 1 });
  });

  test("two pinch around their middle", () => {
    const pointers = new Map([
      [1, { x: 100, y: 100 }],
      [2, { x: 200, y: 100 }],
    ]);
    const to = moved(still, pointers, 2, { x: 300, y: 100 });
    expect(to.zoom).toBe(2);
    // What lay in the middle of the fingers lies there still.
    expect(toScreen(to, { x: 150, y: 100 })).toEqual({ x: 200, y: 100 });
  });
});
