import { expect, test } from "vitest";
import type { Scene } from "../notations/scene.ts";
import { arrangementAnswer } from "./arrangement.ts";

test("the origin of a layout is where its boxes stand in the scene, below the title", () => {
  const scene: Scene = {
    version: 1,
    width: 100,
    height: 100,
    title: "",
    description: "",
    language: "en",
    marks: [
      { kind: "group", role: "title", marks: [] },
      { kind: "group", id: "a", role: "node", box: { x: 34, y: 124, width: 10, height: 10 }, marks: [] },
    ],
  };
  const layout = {
    boxes: new Map([["a", { x: 24, y: 40, width: 10, height: 10 }]]),
    routes: new Map(),
    width: 0,
    height: 0,
  };
  const wishes = { pins: new Set(["b", "a"]), hints: [{ kind: "near", ids: ["a", "b"] } as const] };
  expect(arrangementAnswer(scene, layout, wishes)).toEqual({
    pins: ["a", "b"],
    hints: [{ kind: "near", ids: ["a", "b"] }],
    origin: { x: 10, y: 84 },
  });
});
