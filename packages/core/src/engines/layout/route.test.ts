import { describe, expect, it } from "vitest";
import type { Point, Route } from "./graph.ts";
import { KEY_SIZE } from "./graph.ts";
import { measureLayout } from "./metrics.ts";
import { edge, group, leaf, picture } from "./route/route.fixtures.ts";
import type { Picture } from "./route/route.fixtures.ts";
import { routeEdges } from "./route.ts";

const NONE: ReadonlyMap<string, Route> = new Map();

function route({ graph, boxes }: Picture, kept = NONE): ReadonlyMap<string, Route> {
  return routeEdges(graph, boxes, kept);
}

/** The points of one line as text: `64,64 64,160`. */
function draw(picture: Picture, id = "e"): string {
  return write(route(picture).get(id)?.points);
}

function write(points: readonly Point[] | undefined): string {
  return (points ?? []).map(({ x, y }) => `${x},${y}`).join(" ");
}

const [a, b, c] = [leaf("a"), leaf("b"), leaf("c")];

describe("a line", () => {
  it("is straight, from middle to middle, between boxes that face each other", () => {
    expect(
      draw(
        picture(
          [
            [a, 24, 24],
            [b, 24, 184],
          ],
          [edge("e", "a", "b")],
        ),
      ),
    ).toBe("88,88 88,184");
  });

  it("goes at the middle of the narrower box where one is wider", () => {
    expect(
      draw(
        picture(
          [
            [a, 24, 24, 400],
            [b, 224, 184],
          ],
          [edge("e", "a", "b")],
        ),
      ),
    ).toBe("288,88 288,184");
  });

  it("bends once to a box that stands aside", () => {
    expect(
      draw(
        picture(
          [
            [a, 24, 24],
            [b, 304, 184],
          ],
          [edge("e", "a", "b")],
        ),
      ).split(" "),
    ).toHaveLength(3);
  });

  it("goes round what stands between", () => {
    const points = draw(
      picture(
        [
          [a, 24, 24],
          [c, 24, 152],
          [b, 24, 280],
        ],
        [edge("e", "a", "b")],
      ),
    ).split(" ");
    expect(points).toHaveLength(4);
  });

  it("has its bends in the middle of the channel", () => {
    const points = route(
      picture(
        [
          [leaf("w"), 24, 24, 400],
          [leaf("v"), 232, 184, 400],
          [leaf("x"), 452, 24, 400],
        ],
        [edge("e", "w", "v"), edge("f", "x", "w")],
      ),
    );
    expect(points.get("f")?.points).toHaveLength(2);
  });

  it("crosses a gap too narrow for bends", () => {
    expect(
      draw(
        picture(
          [
            [a, 24, 24],
            [b, 24, 96],
          ],
          [edge("e", "a", "b")],
        ),
      ),
    ).toBe("88,88 88,96");
  });

  it("keeps apart from others between the same two boxes", () => {
    const routes = route(
      picture(
        [
          [a, 24, 24],
          [b, 24, 184],
        ],
        [edge("e", "a", "b"), edge("f", "a", "b"), edge("g", "b", "a")],
      ),
    );
    const places = [...routes.values()].map(({ points }) => points[0]?.x ?? 0).sort((one, other) => one - other);
    expect([...routes.values()].map(({ points }) => points.length)).toEqual([2, 2, 2]);
    expect(Math.min((places[1] ?? 0) - (places[0] ?? 0), (places[2] ?? 0) - (places[1] ?? 0))).toBeGreaterThanOrEqual(
      12,
    );
  });

  it("loops around a corner of the box that it leaves and enters", () => {
    const routes = route(picture([[a, 104, 104]], [edge("e", "a", "a", { width: 40, height: 16 })]));
    expect(routes.get("e")?.points).toHaveLength(5);
    expect(routes.get("e")?.isKeyed).toBeUndefined();
  });

  it("ends at the border of a group, from outside", () => {
    const inside = leaf("in", "g");
    const points = route(
      picture(
        [
          [a, 24, 24],
          [group("g"), 24, 184, 176, 144],
          [inside, 48, 240],
        ],
        [edge("e", "a", "g")],
      ),
    ).get("e")?.points;
    expect(points).toHaveLength(2);
    expect(points?.at(-1)?.y).toBe(184);
  });

  it("enters a group from above beside its title", () => {
    const inside = picture(
      [
        [a, 24, 24],
        [group("g"), 24, 184, 240, 144],
        [leaf("in", "g"), 48, 240],
      ],
      [edge("e", "a", "in")],
    );
    const routes = route(inside);
    expect(routes.get("e")?.points).toHaveLength(2);
    expect(measureLayout(inside.graph, { boxes: inside.boxes, routes, width: 1, height: 1 }).edgesThroughTitles).toBe(
      0,
    );
  });

  it("goes round a group that has neither of its ends", () => {
    const routes = route(
      picture(
        [
          [a, 104, 24],
          [group("g"), 72, 152, 192, 96],
          [b, 104, 312],
        ],
        [edge("e", "a", "b")],
      ),
    );
    const xs = (routes.get("e")?.points ?? []).map(({ x }) => x);
    expect(Math.min(...xs) < 72 || Math.max(...xs) > 264).toBe(true);
  });

  it("is not there when an end has no box", () => {
    const { graph, boxes } = picture([[a, 24, 24]], [edge("e", "a", "b")]);
    expect(routeEdges(graph, boxes, NONE).size).toBe(0);
  });

  it("is found between boxes that lie on each other", () => {
    const points = route(
      picture(
        [
          [a, 24, 24],
          [b, 24, 24],
        ],
        [edge("e", "a", "b")],
      ),
    ).get("e")?.points;
    expect(points?.length).toBeGreaterThan(1);
  });
});

describe("a line that is kept", () => {
  const nodes = [
    [a, 24, 24],
    [b, 304, 184],
  ] as const;
  const two = picture([...nodes], [edge("e", "a", "b")]);
  const old: Route = {
    points: [
      { x: 56, y: 88 },
      { x: 56, y: 120 },
      { x: 400, y: 120 },
      { x: 400, y: 184 },
    ],
  };

  it("stays as it is, even if it could be better", () => {
    expect(route(two, new Map([["e", old]])).get("e")).toEqual(old);
  });

  it("is drawn anew when it no longer ends at its box", () => {
    const moved = picture(
      [
        [a, 24, 24],
        [b, 304, 192],
      ],
      [edge("e", "a", "b")],
    );
    expect(
      route(moved, new Map([["e", old]]))
        .get("e")
        ?.points.at(-1),
    ).not.toEqual({ x: 400, y: 184 });
  });

  it("is drawn anew when a box stands on it", () => {
    const blocked = picture([...nodes, [c, 160, 104]], [edge("e", "a", "b")]);
    expect(write(route(blocked, new Map([["e", old]])).get("e")?.points)).not.toBe(write(old.points));
  });

  it("keeps its points when only its label is new", () => {
    const labelled = picture([...nodes], [edge("e", "a", "b", { width: 64, height: 16 })]);
    const now = route(labelled, new Map([["e", old]])).get("e");
    expect(now).toMatchObject({ points: old.points, label: { width: 64, height: 16 } });
  });
});

describe("a label", () => {
  it("lies beside the line, above the long piece", () => {
    const routes = route(
      picture(
        [
          [a, 24, 24],
          [b, 304, 24],
        ],
        [edge("e", "a", "b", { width: 64, height: 16 })],
      ),
    );
    expect(routes.get("e")?.label).toEqual({ x: 196, y: 36, width: 64, height: 16 });
  });

  it("is a number on the line where there is no room for it", () => {
    const tight = picture(
      [
        [group("g"), 24, 24, 336, 144],
        [leaf("in", "g"), 48, 80],
        [leaf("too", "g"), 208, 80],
      ],
      [edge("e", "in", "too", { width: 64, height: 32 })],
    );
    const label = { x: 183, y: 103, width: KEY_SIZE, height: KEY_SIZE };
    expect(route(tight).get("e")).toMatchObject({ isKeyed: true, label });
  });

  it("stays when it is kept and still free", () => {
    const labelled = picture(
      [
        [a, 24, 24],
        [b, 304, 24],
      ],
      [edge("e", "a", "b", { width: 64, height: 16 })],
    );
    const old: Route = {
      points: [
        { x: 152, y: 40 },
        { x: 304, y: 40 },
      ],
      label: { x: 160, y: 44, width: 64, height: 16 },
    };
    expect(route(labelled, new Map([["e", old]])).get("e")).toEqual(old);
  });
});
