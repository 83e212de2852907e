/** Where the label of a line might lie: beside each of its pieces, best first (candidate positions as in Imhof 1975 and Christensen, Marks and Shieber 1995). */
import type { Box, Point, Size } from "../graph.ts";
import { eachPiece } from "../route/lines.ts";

export interface Candidate {
  readonly box: Box;
  /** Less is better. */
  readonly price: number;
}

/** Pixels between a label and its line. */
const BESIDE = 4;
/** Pixels that a label moves along its line for the next try, and how many times each way. */
const STEP = 8;
const STEPS = 12;
/** A piece longer than this is no better place than one of this length. */
const LONG = 240;
const BELOW = 2;
const UPRIGHT = 8;

/** Places beside the line, best first. */
export function candidatesBeside(points: readonly Point[], size: Size): readonly Candidate[] {
  const candidates: Candidate[] = [];
  eachPiece(points, (a, b) => candidates.push(...besidePiece(a, b, size)));
  return candidates.sort((a, b) => a.price - b.price);
}

/** Places beside one piece, in no order. */
export function besidePiece(a: Point, b: Point, { width, height }: Size): readonly Candidate[] {
  const isFlat = a.y === b.y;
  const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  const [extent, start] = isFlat ? [width, Math.min(a.x, b.x)] : [height, Math.min(a.y, b.y)];
  const overhang = Math.max(0, extent - length);
  const base = (LONG - Math.min(length, LONG)) / 4 + overhang + (isFlat ? 0 : UPRIGHT);
  const middle = Math.round(start + (length - extent) / 2);
  return slides(Math.abs(length - extent) / 2).flatMap((slide) => {
    const price = base + Math.abs(slide) / 6;
    const at = middle + slide;
    const sides = isFlat
      ? [
          { x: at, y: a.y - BESIDE - height },
          { x: at, y: a.y + BESIDE },
        ]
      : [
          { x: a.x + BESIDE, y: at },
          { x: a.x - BESIDE - width, y: at },
        ];
    return sides.map(({ x, y }, side) => ({ box: { x, y, width, height }, price: price + side * BELOW }));
  });
}

/** Squares on the line itself, best first. */
export function candidatesOn(points: readonly Point[], size: number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  eachPiece(points, (a, b) => {
    const isFlat = a.y === b.y;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const [x, y] = [Math.round((a.x + b.x - size) / 2), Math.round((a.y + b.y - size) / 2)];
    for (let slide = 0; slide <= Math.max(0, length - size) / 2; slide += 4) {
      const price = (LONG - Math.min(length, LONG)) / 4 + slide / 6;
      for (const by of slide === 0 ? [0] : [slide, -slide]) {
        candidates.push({ price, box: { x: isFlat ? x + by : x, y: isFlat ? y : y + by, width: size, height: size } });
      }
    }
  });
  return candidates.sort((a, b) => a.price - b.price);
}

/** 0, then alternately each way as far as `most`. */
function slides(most: number): readonly number[] {
  const step = Math.max(STEP, Math.ceil(most / STEPS));
  const found = [0];
  for (let slide = step; slide <= most; slide += step) found.push(slide, -slide);
  return found;
}
