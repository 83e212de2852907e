import type { Mark, Scene } from "@orrery/core/notations/scene";
import { expect, test } from "vitest";
import { linkedScene } from "./linked-scene.ts";

const scene = (marks: readonly Mark[]): Scene => ({
  version: 1,
  width: 1,
  height: 1,
  title: "",
  description: "",
  language: "en",
  marks,
});
const group = (given: Partial<Extract<Mark, { kind: "group" }>>): Mark => ({ kind: "group", marks: [], ...given });
const links = {
  view: (id: string): string | undefined => (id === "inside" ? "inside.html" : undefined),
  element: (id: string): string | undefined => (id === "gone" ? undefined : `../elements/${id}.html`),
};

test("boxes lead to the view of their inside, else to their element; panels and what has no page to none", () => {
  const before = scene([
    group({ role: "node", element: "a", opens: "inside" }),
    group({ role: "node", element: "b", opens: "not-here" }),
    group({ role: "container", element: "c", marks: [group({ role: "node", element: "d" })] }),
    group({ role: "node", element: "gone" }),
    group({ role: "node", element: "e", marks: [group({ role: "node", element: "f" })] }),
  ]);
  expect(linkedScene(before, links).marks).toEqual([
    group({ role: "node", element: "a", opens: "inside.html" }),
    group({ role: "node", element: "b", opens: "../elements/b.html" }),
    group({
      role: "container",
      element: "c",
      marks: [group({ role: "node", element: "d", opens: "../elements/d.html" })],
    }),
    group({ role: "node", element: "gone" }),
    group({ role: "node", element: "e", opens: "../elements/e.html", marks: [group({ role: "node", element: "f" })] }),
  ]);
});
