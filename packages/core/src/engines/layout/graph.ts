/**
 * What layout engines take and give. Pixels, y downwards, whole numbers; boxes are absolute, not relative to the box around them.
 * Nothing here knows architecture: ids, sizes and nesting.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Point, Size {}

export interface LayoutNode {
  readonly id: string;
  /** A node with `isGroup`, listed before. */
  readonly parent: string | undefined;
  /** Of a leaf: its size. Of a group: the least size that its title needs. */
  readonly width: number;
  readonly height: number;
  readonly isGroup: boolean;
  /** Height of the strip at the top of a group that its title takes; no box, line or label lies there. 0 for leaves. */
  readonly title: number;
  /** Wish for the place among siblings: lower comes first in reading direction. */
  readonly rank: number;
  /** Index of the band that it stands in, for banded layouts. */
  readonly band?: number | undefined;
}

export interface LayoutEdge {
  readonly id: string;
  /** Leaves or groups; an edge never joins a group with what is inside it. */
  readonly from: string;
  readonly to: string;
  /** Size of the label's text; undefined for none. */
  readonly label: Size | undefined;
}

export interface LayoutGraph {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  readonly direction: "down" | "right" | "up" | "left";
}

/** A line: at least two points, each segment horizontal or vertical, the first point on the border of `from`, the last on that of `to`. */
export interface Route {
  readonly points: readonly Point[];
  /** Where the label's text lies; undefined where there is none. */
  readonly label?: Box | undefined;
  /** There was no room for the text: `label` holds a number instead (at least `KEY_SIZE`), which a key explains. */
  readonly isKeyed?: boolean | undefined;
}

export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly width: number;
  readonly height: number;
}

/** What is remembered of the last time that a view was drawn, and what a person wished. */
export interface Memory {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
  /** Nodes that stay where they are, whatever happens. */
  readonly pins: ReadonlySet<string>;
  readonly hints: readonly Hint[];
}

/** A wish about places, kept by id. `same-rank`: in one row (a column when reading goes right); `before`: first before second; `near`: next to each other. */
export interface Hint {
  readonly kind: "same-rank" | "before" | "near";
  readonly ids: readonly string[];
}

/** Everything stands on multiples of this many pixels, so that small changes of a text do not move anything. */
export const GRID = 8;
/** Free pixels between two boxes of one group, around a line, and inside the border of a group. */
export const GAP = 32;
export const CLEARANCE = 8;
export const PADDING = 24;
/** Free pixels around the whole picture. */
export const MARGIN = 24;
/** Side of the square that a numbered label takes. */
export const KEY_SIZE = 18;
