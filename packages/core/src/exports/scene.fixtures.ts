/** A small scene with one of everything, and generated ones with odd content. */
import fc from "fast-check";
import type { Icon, Mark, Scene, Style } from "../notations/scene.ts";
import { tokenNames } from "../notations/theme.ts";

const icon: Icon = {
  id: "kind:server",
  viewBox: 24,
  isStroked: true,
  paths: [{ d: "M4 4h16v6H4zM4 14h16v6H4z" }, { d: "M8 7h.01", stroke: "#c00" }, { d: "javascript:alert(1)" }],
};

export const sampleScene: Scene = {
  version: 1,
  width: 400,
  height: 200,
  title: "Claims & policies",
  description: "Claims uses <Policies>.",
  language: "en",
  marks: [
    {
      kind: "group",
      id: "zone",
      role: "container",
      label: "Data centre",
      box: { x: 10, y: 10, width: 380, height: 180 },
      marks: [
        {
          kind: "rect",
          x: 10,
          y: 10,
          width: 380,
          height: 180,
          radius: 8,
          style: { fill: "group-1", stroke: "group-border", dash: [6, 4] },
        },
      ],
    },
    box("claims", 30, "Claims", "view/claims"),
    box("policies", 250, "Policies", undefined),
    {
      kind: "group",
      id: "claims uses policies",
      role: "edge",
      from: "claims",
      to: "policies",
      label: "Claims uses Policies",
      marks: [
        {
          kind: "path",
          steps: [
            ["M", 150, 82],
            ["L", 200, 82],
            ["Q", 210, 82, 210, 92],
            ["C", 210, 100, 220, 100, 250, 100],
          ],
          style: { stroke: "line", strokeWidth: 1.5, halo: 2 },
        },
        { kind: "path", steps: [["M", 250, 100], ["L", 242, 96], ["L", 242, 104], ["Z"]], style: { fill: "line" } },
        {
          kind: "text",
          x: 200,
          y: 76,
          text: "uses",
          size: 11,
          weight: 500,
          anchor: "middle",
          width: 25.28,
          style: { fill: "ink-soft", halo: 3, haloPaint: "group-1" },
        },
      ],
    },
    {
      kind: "text",
      x: 380,
      y: 180,
      text: "turned",
      size: 12,
      weight: 400,
      anchor: "end",
      width: 38,
      turn: -45,
      isItalic: true,
      style: { opacity: 0.5 },
    },
  ],
};

function box(id: string, x: number, name: string, opens: string | undefined): Mark {
  const isHatched = id === "policies";
  return {
    kind: "group",
    id,
    element: id,
    role: "node",
    label: `${name}, application`,
    box: { x, y: 50, width: 120, height: 64 },
    ...(opens === undefined ? {} : { opens }),
    marks: [
      {
        kind: "rect",
        x,
        y: 50,
        width: 120,
        height: 64,
        radius: 8,
        style: { fill: "application-fill", stroke: "application-stroke", strokeWidth: 1.5, isHatched },
      },
      { kind: "icon", x: x + 8, y: 58, size: 16, icon, style: { stroke: "application-stroke" } },
      {
        kind: "text",
        x: x + 60,
        y: 86,
        text: name,
        size: 14,
        weight: 600,
        anchor: "middle",
        width: 50,
        style: { fill: "ink" },
      },
    ],
  };
}

const number = fc.oneof(
  fc.double({ min: -1e4, max: 1e4 }),
  fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY),
);
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("a&b<c>\"'", "]]>", "\u0000\u0007\u000b\ud800x", "日本 é «?»"),
);
const style: fc.Arbitrary<Style> = fc.record(
  {
    fill: fc.constantFrom(...tokenNames, "#a1b2c3" as const),
    stroke: fc.constantFrom(...tokenNames),
    strokeWidth: number,
    dash: fc.array(number, { maxLength: 3 }),
    opacity: fc.double({ min: 0, max: 1 }),
    isHatched: fc.boolean(),
    halo: number,
  },
  { requiredKeys: [] },
);
const mark = fc.letrec<{ mark: Mark }>((tie) => ({
  mark: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constant("rect" as const),
      x: number,
      y: number,
      width: number,
      height: number,
      radius: number,
      style,
    }),
    fc.record({
      kind: fc.constant("path" as const),
      steps: fc.constant([["M", 0, 1.005], ["Q", 1, 2, 3, 4], ["Z"]] as const),
      style,
    }),
    fc.record({
      kind: fc.constant("text" as const),
      x: number,
      y: number,
      text,
      size: fc.double({ min: 1, max: 40, noNaN: true }),
      weight: fc.constantFrom(400 as const, 500 as const, 600 as const),
      anchor: fc.constantFrom("start" as const, "middle" as const, "end" as const),
      width: number,
      isItalic: fc.boolean(),
      turn: number,
      style,
    }),
    fc.record({
      kind: fc.constant("icon" as const),
      x: number,
      y: number,
      size: number,
      icon: fc.constant(icon),
      style,
    }),
    fc.record(
      {
        kind: fc.constant("group" as const),
        id: text,
        element: text,
        label: text,
        opens: text,
        marks: fc.array(tie("mark"), { maxLength: 3 }),
      },
      { requiredKeys: ["kind", "marks"] },
    ),
  ),
})).mark;

/** Scenes that no notation would make. */
export const oddScenes: fc.Arbitrary<Scene> = fc.record({
  version: fc.constant(1 as const),
  width: number,
  height: number,
  title: text,
  description: text,
  language: text,
  marks: fc.array(mark, { maxLength: 6 }),
});
