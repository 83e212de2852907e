/** Breaks blocks into rows as a paragraph is broken into lines: the whole is best, not each line (Knuth and Plass, "Breaking paragraphs into lines", 1981). */
import type { Block, Measures, Row, Shape } from "./shapes.ts";

/** What empty room in a row costs, as a share of its height. */
const WASTE = 0.6;

/** The rows of the least height together, each no wider than `width`, in the order of the blocks. A run of cards has rows of its own. */
export function fillRows(
  blocks: readonly Block[],
  width: number,
  { groupGap, effort, aspect }: Measures,
): readonly Row[] {
  const costs = new Float64Array(blocks.length + 1).fill(Infinity);
  const starts = new Int32Array(blocks.length + 1);
  costs[0] = 0;
  const trial: Trial = { chosen: new Int32Array(effort.inRow), height: 0, covered: 0, odd: 0 };
  for (let end = 1; end <= blocks.length; end++) {
    for (let start = end - 1; start >= Math.max(0, end - effort.inRow); start--) {
      if (!fits(blocks, start, end, width - (end - start - 1) * groupGap, aspect, trial)) break;
      const waste =
        WASTE * (trial.height - trial.covered / Math.max(1, width)) + (ODD * trial.odd) / Math.max(1, width);
      const cost = (costs[start] ?? 0) + trial.height + groupGap + waste;
      if (cost >= (costs[end] ?? Infinity)) continue;
      costs[end] = cost;
      starts[end] = start;
    }
  }
  const rows: Row[] = [];
  for (let end = blocks.length; end > 0; end = starts[end] ?? 0) {
    const start = starts[end] ?? 0;
    fits(blocks, start, end, width - (end - start - 1) * groupGap, aspect, trial);
    rows.push(rowOf(blocks, start, end, trial, groupGap));
  }
  return rows.reverse();
}

/** What groups of an odd shape cost, as a share of their area for each halving or doubling of the aspect. */
const ODD = 0.2;

/** A row that is being tried. */
interface Trial {
  /** Index of the shape of each block. */
  readonly chosen: Int32Array;
  height: number;
  /** Square pixels that blocks cover, and that with their distance from the wanted aspect as a weight. */
  covered: number;
  odd: number;
}

/**
 * Whether the blocks fit side by side into the room; if so, with shapes of the least common height: starts with the narrowest of each,
 * then makes the highest wider, again and again, while there is room. A single block always fits.
 */
function fits(
  blocks: readonly Block[],
  start: number,
  end: number,
  room: number,
  aspect: number,
  trial: Trial,
): boolean {
  const isAlone = end - start === 1;
  let free = room;
  for (let index = start; index < end; index++) {
    const block = blocks[index];
    if (!isAlone && block?.group === undefined) return false;
    trial.chosen[index - start] = 0;
    free -= block?.shapes[0]?.width ?? 0;
  }
  if (free < 0 && !isAlone) return false;
  for (;;) {
    let highest = start;
    trial.height = -1;
    for (let index = start; index < end; index++) {
      const { height } = shapeAt(blocks, index, trial.chosen[index - start] ?? 0);
      if (height > trial.height) {
        trial.height = height;
        highest = index;
      }
    }
    const at = trial.chosen[highest - start] ?? 0;
    const next = blocks[highest]?.shapes[at + 1];
    const wider = next === undefined ? Infinity : next.width - shapeAt(blocks, highest, at).width;
    if (wider > free) break;
    free -= wider;
    trial.chosen[highest - start] = at + 1;
  }
  trial.covered = 0;
  trial.odd = 0;
  for (let index = start; index < end; index++) {
    const { width, height } = shapeAt(blocks, index, trial.chosen[index - start] ?? 0);
    trial.covered += width * height;
    trial.odd += width * height * Math.abs(Math.log2(Math.max(1, width) / (Math.max(1, height) * aspect)));
  }
  return true;
}

const NOTHING: Shape = { width: 0, height: 0, columns: 1, rows: [] };

function shapeAt(blocks: readonly Block[], index: number, at: number): Shape {
  return blocks[index]?.shapes[at] ?? NOTHING;
}

function rowOf(blocks: readonly Block[], start: number, end: number, { chosen, height }: Trial, gap: number): Row {
  const shapes: Shape[] = [];
  for (let index = start; index < end; index++) shapes.push(shapeAt(blocks, index, chosen[index - start] ?? 0));
  let width = (shapes.length - 1) * gap;
  let columns = 0;
  for (const shape of shapes) {
    width += shape.width;
    columns += shape.columns;
  }
  return { start, end, width, height: Math.max(0, height), columns, shapes };
}
