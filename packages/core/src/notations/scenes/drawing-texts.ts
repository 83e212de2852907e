/** Texts that fit a box that somebody drew: wrapped, then smaller, then cut. */
import type { Box } from "../../engines/layout/graph.ts";
import { textMark } from "../parts/marks.ts";
import type { Pen } from "../notation.ts";
import type { Mark, Paint } from "../scene.ts";

/** Sizes that are tried, the largest first; smaller than the last nobody reads. */
const SIZES = [13, 12, 11, 10, 9, 8] as const;

export interface Fitting {
  readonly lines: readonly string[];
  readonly size: number;
  readonly isWhole: boolean;
}

/** The largest size at which a text fits an area without breaking a word; at the least size it is broken and cut. */
export function fitText(text: string, width: number, height: number, weight: 400 | 500 | 600, pen: Pen): Fitting {
  let last: Fitting = { lines: [text], size: 8, isWhole: false };
  for (const size of SIZES) {
    const count = Math.max(1, Math.floor((height + 2) / lineOf(size)));
    const lines = pen.wrap(text, Math.max(8, width), size, weight, count);
    const isWhole =
      !isCut(lines, text) && text.split(/\s+/u).every((word) => pen.width(word, size, weight) <= width + 0.5);
    last = { lines, size, isWhole };
    if (isWhole) return last;
  }
  return last;
}

function lineOf(size: number): number {
  return Math.round(size * 1.28);
}

function isCut(lines: readonly string[], text: string): boolean {
  return lines.at(-1)?.endsWith("…") === true && !text.trimEnd().endsWith("…");
}

/** A fitted text in an area: in the middle, or from the upper left corner. */
export function areaText(
  text: string,
  area: Box,
  setting: { readonly weight: 400 | 500 | 600; readonly fill: Paint; readonly isMiddle: boolean },
  pen: Pen,
): readonly Mark[] {
  if (text.trim() === "" || area.width < 6 || area.height < 6) return [];
  const { weight, fill, isMiddle } = setting;
  const { lines, size } = fitText(text, area.width, area.height, weight, pen);
  const step = lineOf(size);
  const first = isMiddle ? area.y + (area.height - (lines.length - 1) * step) / 2 + size * 0.36 : area.y + size * 0.95;
  const x = isMiddle ? area.x + area.width / 2 : area.x;
  const anchor = isMiddle ? "middle" : "start";
  return lines.map((line, index) =>
    textMark(pen, { x, y: first + index * step }, line, { size, weight, anchor, style: { fill } }),
  );
}
