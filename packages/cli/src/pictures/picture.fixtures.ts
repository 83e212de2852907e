/** A scene for tests of what is drawn: a few boxes with texts of all kinds. */
import type { Scene, TextMark } from "@orrery/core/notations/scene";
import { loadFonts } from "./fonts.ts";

/** A text as a notation would make it. */
export function textMark(x: number, y: number, text: string, more: Partial<TextMark> = {}): TextMark {
  const size = more.size ?? 14;
  const weight = more.weight ?? 400;
  const width = loadFonts().fonts[weight].width(text, size);
  return { kind: "text", x, y, text, size, weight, anchor: "start", width, style: { fill: "ink" }, ...more };
}

export const picture: Scene = {
  version: 1,
  width: 320,
  height: 180,
  title: "Sinistres & polices",
  description: "Sinistres utilise Polices.",
  language: "fr",
  marks: [
    {
      kind: "rect",
      x: 10,
      y: 10,
      width: 300,
      height: 160,
      radius: 8,
      style: { fill: "group-1", stroke: "group-border", dash: [6, 4] },
    },
    {
      kind: "rect",
      x: 20,
      y: 40,
      width: 120,
      height: 64,
      radius: 8,
      style: { fill: "data-fill", stroke: "data-stroke", isHatched: true, strokeWidth: 1.5 },
    },
    {
      kind: "path",
      steps: [["M", 140, 72], ["L", 170, 72], ["Q", 180, 72, 180, 82], ["C", 180, 90, 190, 100, 200, 100], ["Z"]],
      style: { stroke: "line", halo: 2 },
    },
    textMark(80, 70, "Sinistres", { anchor: "middle", weight: 600 }),
    textMark(80, 90, "→ été « où ? » -> Œuvre", { anchor: "middle", size: 11 }),
    textMark(300, 90, "utilise", { anchor: "end", weight: 500, size: 11, style: { fill: "ink-soft", halo: 3 } }),
    textMark(250, 160, "Penché", { isItalic: true }),
    textMark(40, 160, "Tourné", { turn: -60, size: 12 }),
    textMark(100, 150, "日本", { size: 12 }),
    {
      kind: "icon",
      x: 24,
      y: 44,
      size: 16,
      icon: {
        id: "x",
        viewBox: 24,
        isStroked: true,
        paths: [{ d: "M2 4a2 2 0 012-2h16a2 2 0 0 1 2 2v4z" }, { d: "M6 6h.01", fill: "#ffcc00" }],
      },
      style: { stroke: "ink" },
    },
  ],
};
