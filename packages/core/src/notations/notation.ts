/** The contract of a notation: which shape stands for which element, and which line for which relationship, as one value in one file. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Box, Point, Size } from "../engines/layout/graph.ts";
import type { Diagram, DiagramEdge, DiagramNode } from "../views/diagram.ts";
import type { Icon, Mark, Style } from "./scene.ts";

export interface Notation {
  /** File name, and word of `notation:` in a view. */
  readonly id: string;
  readonly title: Bilingual;
  /** Size that a leaf takes; a multiple of `GRID` both ways, from few sizes only, so that a changed text rarely changes it. */
  size(node: DiagramNode, pen: Pen): Size;
  /** Height of the strip that a group's title takes, and the width that the title needs. */
  titleSize(node: DiagramNode, pen: Pen): Size;
  /** The marks of a leaf in its box. */
  paint(node: DiagramNode, box: Box, pen: Pen): readonly Mark[];
  /**
   * The marks of a group around its nodes; `depth` from 0 at the outside. Boxes and paths before the first text or icon are the panel,
   * which lies under all lines; what follows is the title, which lies over them.
   */
  paintGroup(node: DiagramNode, box: Box, depth: number, pen: Pen): readonly Mark[];
  /** How a line looks: its stroke, and what stands at its ends. */
  line(edge: DiagramEdge): LineStyle;
  /** What stands at a line where it is not simply the edge's label and detail: technology in brackets, the sign of an influence. */
  label?(edge: DiagramEdge, pen: Pen): LabelText;
  /** Entries of the legend for what the diagram holds, in order. */
  legend(diagram: Diagram, pen: Pen): readonly LegendEntry[];
  /** What the notation's standard forbids in the diagram, one sentence each with the node or edge it is about. */
  check(diagram: Diagram, pen: Pen): readonly Malformation[];
}

export interface LineStyle {
  readonly style: Style;
  readonly start?: EndMark | undefined;
  readonly end?: EndMark | undefined;
}

/** The two lines of a label; empty ones are left out. */
export interface LabelText {
  readonly text?: string | undefined;
  readonly detail?: string | undefined;
}

/** What stands at an end of a line. */
export type EndMark =
  | "arrow"
  | "open-arrow"
  | "triangle"
  | "open-triangle"
  | "diamond"
  | "open-diamond"
  | "dot"
  | "half-arrow"
  | "cross";

export interface LegendEntry {
  readonly name: string;
  /** Small picture in a box of 28 by 16 pixels, from its upper left corner. */
  readonly paint: (at: Point) => readonly Mark[];
}

export interface Malformation {
  /** Key of the rule, `c4-parent-and-child`. */
  readonly rule: string;
  readonly subject: string;
  readonly message: string;
}

/** What notations write with: the font's measures, the language, the icons that are there. */
export interface Pen {
  readonly language: "en" | "fr";
  /** Width of a text in pixels in the shipped font. */
  width(text: string, size: number, weight: 400 | 500 | 600): number;
  /** The text in at most `lines` lines no wider than `width`, the last with an ellipsis where it was cut; never empty. */
  wrap(text: string, width: number, size: number, weight: 400 | 500 | 600, lines: number): readonly string[];
  /** An icon by name: of the workspace's folder, of a technology, or of a kind (`kind:server`, lucide). */
  icon(name: string): Icon | undefined;
}
