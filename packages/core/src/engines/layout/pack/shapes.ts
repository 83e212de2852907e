/**
 * Shapes that the groups of a map can take: for each group a short list, from narrow and high to wide and low, made of the shapes of
 * what is inside (as Stockmeyer does for slicing floorplans, "Optimal orientations of cells in slicing floorplan designs", Information
 * and Control 57, 1983). Cards are all of one size; groups stand in rows, in their order, and a row is as high as its highest.
 */
import { GRID } from "../graph.ts";
import { fillRows } from "./rows.ts";
import type { TreeNode } from "./tree.ts";

/** Measures of a map, in pixels. */
export interface Measures {
  /** Size of every card: that of the largest leaf. */
  readonly width: number;
  readonly height: number;
  /** Between two cards, between two groups, and inside the border of a group. */
  readonly gap: number;
  readonly groupGap: number;
  readonly padding: number;
  /** Cards get wider by this factor at most to fill a row, and are all alike; 1: each keeps its own size. */
  readonly growth: number;
  /** Width by height that shapes are looked for around. */
  readonly aspect: number;
  readonly effort: Effort;
}

/** How much is tried: less for maps of many thousands, in which a few pixels of waste are not seen. */
export interface Effort {
  /** Widths of a group that are tried, as factors of that of the wanted aspect. */
  readonly factors: readonly number[];
  /** Shapes of a group that are kept. */
  readonly shapes: number;
  /** Blocks that a row holds at most: more is never tidy. */
  readonly inRow: number;
}

export const THOROUGH: Effort = { factors: [0.55, 0.7, 0.85, 1, 1.15, 1.35, 1.7, 2.2], shapes: 7, inRow: 12 };
export const QUICK: Effort = { factors: [0.75, 1, 1.4], shapes: 3, inRow: 6 };

/** Something that has a place in a row: a group, or a run of cards that stand in a grid of their own. */
export interface Block {
  /** Undefined: a run of cards without a border. */
  readonly group: TreeNode | undefined;
  /** Cards of a run, or of a group that holds nothing else. */
  readonly cards: readonly TreeNode[];
  /** Of a group that holds groups. */
  readonly blocks: readonly Block[];
  /** Least width first; each next one is wider and lower. */
  readonly shapes: readonly Shape[];
}

export interface Shape {
  readonly width: number;
  readonly height: number;
  /** Cards side by side, at most: who gets how much of the room that is left over. */
  readonly columns: number;
  /** Of a group that holds groups. */
  readonly rows: readonly Row[];
}

/** Blocks from `start` to before `end` side by side, with the shape that each takes. */
export interface Row {
  readonly start: number;
  readonly end: number;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly shapes: readonly Shape[];
}

/** The block of a group, or with `group` undefined of the outermost nodes. */
export function blockOf(
  group: TreeNode | undefined,
  children: readonly TreeNode[],
  measures: Measures,
  effort: Effort = measures.effort,
): Block {
  const hasGroups = children.some((child) => child.node.isGroup);
  if (!hasGroups) return { group, cards: children, blocks: [], shapes: cardShapes(group, children.length, measures) };
  const blocks = blocksOf(children, measures);
  return { group, cards: [], blocks, shapes: rowShapes(group, blocks, { ...measures, effort }) };
}

/** What a border and a title add to what is inside. */
export function frameOf(
  group: TreeNode | undefined,
  measures: Measures,
): { side: number; top: number; bottom: number } {
  if (group === undefined) return { side: 0, top: 0, bottom: 0 };
  const top = group.node.title > 0 ? toGrid(group.node.title + measures.padding / 3) : measures.padding;
  return { side: measures.padding, top, bottom: measures.padding };
}

function toGrid(value: number): number {
  return Math.ceil(value / GRID) * GRID;
}

function blocksOf(children: readonly TreeNode[], measures: Measures): readonly Block[] {
  const blocks: Block[] = [];
  let run: TreeNode[] = [];
  const endRun = (): void => {
    if (run.length > 0) blocks.push(blockOf(undefined, run, measures));
    run = [];
  };
  for (const child of children) {
    if (!child.node.isGroup) run.push(child);
    else {
      endRun();
      blocks.push(blockOf(child, child.children, measures));
    }
  }
  endRun();
  return blocks;
}

/** Grids of equal cards: for each number of rows the fewest columns that do, nearest to the wanted aspect. */
function cardShapes(group: TreeNode | undefined, count: number, measures: Measures): readonly Shape[] {
  const { width, height, gap, aspect, effort } = measures;
  const natural = Math.sqrt((count * aspect * (height + gap)) / (width + gap));
  const reach = Math.max(1, (effort.shapes - 1) / 2);
  const shapes: Shape[] = [];
  for (
    let columns = Math.max(1, Math.round(natural - reach));
    columns <= Math.min(count, natural + reach + 1);
    columns++
  ) {
    const rows = Math.ceil(count / columns);
    const least = Math.ceil(count / rows);
    if (shapes.at(-1)?.columns === least) continue;
    shapes.push(framed(group, gridSize(least, rows, measures), least, [], measures));
  }
  return shapes.length > 0 ? shapes : [framed(group, gridSize(count, 1, measures), count, [], measures)];
}

function gridSize(columns: number, rows: number, { width, height, gap }: Measures): { width: number; height: number } {
  if (columns === 0) return { width: 0, height: 0 };
  return { width: columns * (width + gap) - gap, height: rows * (height + gap) - gap };
}

function framed(
  group: TreeNode | undefined,
  inside: { readonly width: number; readonly height: number },
  columns: number,
  rows: readonly Row[],
  measures: Measures,
): Shape {
  const frame = frameOf(group, measures);
  return {
    width: Math.max(inside.width + 2 * frame.side, group?.node.width ?? 0),
    height: Math.max(inside.height + frame.top + frame.bottom, group?.node.height ?? 0),
    columns: Math.max(1, columns),
    rows,
  };
}

/** Shapes of groups in rows: tries widths around that of a picture with the wanted aspect. */
function rowShapes(group: TreeNode | undefined, blocks: readonly Block[], measures: Measures): readonly Shape[] {
  const natural = naturalWidth(blocks, measures);
  const least = Math.max(...blocks.map((block) => block.shapes[0]?.width ?? 0));
  const shapes: Shape[] = [];
  for (const factor of measures.effort.factors) {
    const rows = fillRows(blocks, Math.max(least, Math.round(natural * factor)), measures);
    const shape = framed(group, rowsSize(rows, measures), Math.max(...rows.map((row) => row.columns)), rows, measures);
    shapes.push(shape);
  }
  return chosen(withoutWorse(shapes), measures);
}

/** Width of a picture of the wanted aspect that holds the blocks without waste. */
function naturalWidth(blocks: readonly Block[], { aspect, groupGap }: Measures): number {
  let area = 0;
  for (const { shapes } of blocks) {
    const middle = shapes[Math.floor(shapes.length / 2)];
    if (middle !== undefined) area += (middle.width + groupGap) * (middle.height + groupGap);
  }
  return Math.sqrt(area * aspect);
}

function rowsSize(rows: readonly Row[], { groupGap }: Measures): { width: number; height: number } {
  let height = -groupGap;
  let width = 0;
  for (const row of rows) {
    height += row.height + groupGap;
    width = Math.max(width, row.width);
  }
  return { width, height: Math.max(0, height) };
}

/** From narrow to wide, without those that are wider and not lower than another. */
function withoutWorse(shapes: readonly Shape[]): readonly Shape[] {
  const sorted = shapes.toSorted((left, right) => left.width - right.width || left.height - right.height);
  const kept: Shape[] = [];
  for (const shape of sorted) if (shape.height < (kept.at(-1)?.height ?? Infinity)) kept.push(shape);
  return kept;
}

/** The shapes nearest to the wanted aspect, in their order. */
function chosen(shapes: readonly Shape[], { aspect, effort }: Measures): readonly Shape[] {
  if (shapes.length <= effort.shapes) return shapes;
  const far = (shape: Shape): number => Math.abs(Math.log(shape.width / shape.height / aspect));
  const best = new Set(shapes.toSorted((left, right) => far(left) - far(right)).slice(0, effort.shapes));
  return shapes.filter((shape) => best.has(shape));
}
