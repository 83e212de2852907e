/** Gives the blocks of a map their places: rows are filled from edge to edge, everything in a row is equally high. */
import { GRID } from "../graph.ts";
import type { Box } from "../graph.ts";
import { frameOf } from "./shapes.ts";
import type { Block, Measures, Row, Shape } from "./shapes.ts";

/** Puts a block of the shape into the box, which is at least as large, and everything inside it. */
export function placeBlock(block: Block, shape: Shape, box: Box, measures: Measures, boxes: Map<string, Box>): void {
  if (block.group !== undefined) boxes.set(block.group.node.id, box);
  const frame = frameOf(block.group, measures);
  const inside: Box = {
    x: box.x + frame.side,
    y: box.y + frame.top,
    width: box.width - 2 * frame.side,
    height: box.height - frame.top - frame.bottom,
  };
  if (block.blocks.length > 0) placeRows(block.blocks, shape, inside, measures, boxes);
  else placeCards(block, shape, inside, measures, boxes);
}

function placeRows(
  blocks: readonly Block[],
  shape: Shape,
  inside: Box,
  measures: Measures,
  boxes: Map<string, Box>,
): void {
  const gaps = (shape.rows.length - 1) * measures.groupGap;
  const needed = shape.rows.reduce((sum, row) => sum + row.height, 0);
  const heights = shares(
    inside.height - gaps - needed,
    shape.rows.map((row) => row.height),
    measures,
  );
  let y = inside.y;
  shape.rows.forEach((row, index) => {
    const height = row.height + (heights[index] ?? 0);
    placeRow(blocks, row, { x: inside.x, y, width: inside.width, height }, measures, boxes);
    y += height + measures.groupGap;
  });
}

function placeRow(blocks: readonly Block[], row: Row, inside: Box, measures: Measures, boxes: Map<string, Box>): void {
  const extra = shares(
    inside.width - row.width,
    row.shapes.map((shape) => shape.columns),
    measures,
  );
  let { x } = inside;
  row.shapes.forEach((shape, index) => {
    const block = blocks[row.start + index];
    const width = shape.width + (extra[index] ?? 0);
    if (block !== undefined)
      placeBlock(block, shape, { x, y: inside.y, width, height: inside.height }, measures, boxes);
    x += width + measures.groupGap;
  });
}

function placeCards(block: Block, shape: Shape, inside: Box, measures: Measures, boxes: Map<string, Box>): void {
  const { gap } = measures;
  const columns = fittingColumns(block.cards.length, shape, inside.width, measures);
  const room = Math.min(inside.width, columns * (Math.floor(measures.width * measures.growth) + gap) - gap);
  const step = (room + gap) / columns;
  block.cards.forEach(({ node }, index) => {
    const column = index % columns;
    const left = Math.round(column * step);
    const width = Math.round((column + 1) * step) - gap - left;
    boxes.set(node.id, {
      x: inside.x + left,
      y: inside.y + Math.floor(index / columns) * (measures.height + gap),
      width: measures.growth > 1 ? width : node.width,
      height: measures.growth > 1 ? measures.height : node.height,
    });
  });
}

/** More columns than the shape has when the room allows it and a row is saved by it. */
function fittingColumns(count: number, shape: Shape, width: number, { width: card, gap }: Measures): number {
  const most = Math.max(shape.columns, Math.floor((width + gap) / (card + gap)));
  const rows = Math.ceil(count / most);
  return Math.max(1, Math.min(most, Math.ceil(count / Math.max(1, rows))));
}

/** A length in proportion to the weights: whole pixels that are together exactly the length, or whole steps of the grid. */
function shares(length: number, weights: readonly number[], { growth }: Measures): readonly number[] {
  const unit = growth > 1 ? 1 : GRID;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let given = 0;
  return weights.map((weight) => {
    before += weight;
    const until = total === 0 ? 0 : Math.floor((Math.max(0, length) * before) / total / unit) * unit;
    const share = until - given;
    given = until;
    return share;
  });
}
