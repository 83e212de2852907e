import type { Mark, Scene } from "@orrery/core/notations/scene";
import { expect, test } from "vitest";
import { thumbnailOf } from "./thumbnail.ts";

function sceneOf(marks: readonly Mark[]): Scene {
  return { version: 1, width: 500, height: 400, title: "", description: "", language: "en", marks };
}

const title: Mark = { kind: "group", role: "title", marks: [] };
const box: Mark = {
  kind: "group",
  role: "node",
  box: { x: 100, y: 80, width: 50, height: 40 },
  marks: [{ kind: "rect", x: 100, y: 80, width: 50, height: 40, style: {} }],
};
const line: Mark = {
  kind: "group",
  role: "edge",
  marks: [{ kind: "path", steps: [["M", 150, 100], ["Q", 200, 100, 200, 150], ["L", 200, 180], ["Z"]], style: {} }],
};

test("boxes and lines alone, moved to the corner", () => {
  expect(thumbnailOf(sceneOf([title, box, line]))).toEqual({
    ...sceneOf([
      {
        ...box,
        box: { x: 16, y: 16, width: 50, height: 40 },
        marks: [{ kind: "rect", x: 16, y: 16, width: 50, height: 40, style: {} }],
      },
      {
        ...line,
        marks: [{ kind: "path", steps: [["M", 66, 36], ["Q", 116, 36, 116, 86], ["L", 116, 116], ["Z"]], style: {} }],
      },
    ]),
    width: 132,
    height: 132,
  });
});

test("a picture whose parts do not say where they lie stays whole", () => {
  const table = sceneOf([title, box, { kind: "rect", x: 0, y: 0, width: 9, height: 9, style: {} }]);
  expect(thumbnailOf(table)).toBe(table);
  expect(thumbnailOf(sceneOf([title]))).toEqual(sceneOf([title]));
});
