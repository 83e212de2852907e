import { expect, test } from "vitest";
import type { Part } from "../viewer/parts.ts";
import { inDirection, readingOrder } from "./walk.ts";

const box = (id: string, x: number, y: number, role: Part["role"] = "node"): Part => ({
  id,
  element: id,
  role,
  label: id,
  opens: undefined,
  area: { x, y, width: 40, height: 20 },
  from: undefined,
  to: undefined,
  lines: [],
});

const parts = [box("c", 100, 100), box("a", 0, 0), box("b", 100, 0), box("d", 210, 60), box("line", 50, 0, "edge")];
const by = (id: string): Part => parts.find((part) => part.id === id) as Part;

test("arrows go to the nearest box that lies in their direction, never to a line", () => {
  const way = (id: string, direction: "left" | "right" | "up" | "down"): string | undefined =>
    inDirection(parts, by(id), direction)?.id;
  expect(way("a", "right")).toBe("b");
  expect(way("b", "left")).toBe("a");
  expect(way("b", "down")).toBe("c");
  expect(way("b", "right")).toBe("d");
  expect(way("c", "up")).toBe("b");
  expect(way("a", "up")).toBeUndefined();
});

test("reading order is from top to bottom, then from left to right", () => {
  expect(readingOrder(parts).map(({ id }) => id)).toEqual(["a", "b", "d", "c"]);
});
