/**
 * A scene: a picture as plain JSON, the same for every renderer (SVG, DOM, canvas, PDF, PNG). Marks have places and styles; colours are
 * tokens that a theme resolves, so light and dark are one scene. Marks carry the id of what they show and a name for those who do not
 * see it. Pixels, y downwards.
 */
import type { Layer } from "../model/metamodel.ts";

export interface Scene {
  /** Version of this format; a renderer refuses what it does not know. */
  readonly version: 1;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** A sentence or two for those who do not see the picture. */
  readonly description: string;
  /** Language of the texts: `en`, `fr`. */
  readonly language: string;
  readonly marks: readonly Mark[];
}

export type Mark = GroupMark | RectMark | PathMark | TextMark | IconMark;

/** Marks that are one thing: a box with its texts, a line with its label. */
export interface GroupMark {
  readonly kind: "group";
  /** Id of the thing in the diagram: node or edge id. */
  readonly id?: string | undefined;
  /** Element that it shows. */
  readonly element?: string | undefined;
  /** What it is to those who do not see it: "Claims, application, Java 8"; absent for decoration. */
  readonly label?: string | undefined;
  readonly role?: "node" | "container" | "edge" | "legend" | "title" | "cell" | "row" | "notes" | undefined;
  /** Where it lies, for picking and zooming; absent for groups without an extent of their own. */
  readonly box?:
    | { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
    | undefined;
  /** Of an edge: the ids of the nodes that it joins, so that a viewer can show neighbours. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** View to open, as a relative address that the surface makes into a link. */
  readonly opens?: string | undefined;
  readonly marks: readonly Mark[];
}

export interface RectMark {
  readonly kind: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number | undefined;
  readonly style: Style;
}

/** `M x y`, `L x y`, `Q cx cy x y`, `C c1x c1y c2x c2y x y`, `Z`: absolute coordinates only, so that every renderer can read it. */
export type PathStep =
  | readonly ["M" | "L", number, number]
  | readonly ["Q", number, number, number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];

export interface PathMark {
  readonly kind: "path";
  readonly steps: readonly PathStep[];
  readonly style: Style;
}

/** One line of text; lines are broken before the scene is made. `y` is the baseline. */
export interface TextMark {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 500 | 600;
  readonly anchor: "start" | "middle" | "end";
  /** Measured width: a renderer without the font squeezes or stretches to it, so that nothing overflows. */
  readonly width: number;
  readonly isItalic?: boolean | undefined;
  /** Turned around its point, in degrees clockwise: column heads of matrices. */
  readonly turn?: number | undefined;
  readonly style: Style;
}

/** Outlines in a square of `viewBox` units, drawn in a square of `size` pixels at `x`, `y`. */
export interface IconMark {
  readonly kind: "icon";
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly icon: Icon;
  readonly style: Style;
}

export interface Icon {
  readonly id: string;
  readonly viewBox: number;
  /** SVG path data as the icon's author wrote it; `fill: "own"` takes the icon's colours. */
  readonly paths: readonly {
    readonly d: string;
    readonly fill?: string | undefined;
    readonly stroke?: string | undefined;
  }[];
  /** Outlines are stroked (lucide) or filled (simple-icons). */
  readonly isStroked: boolean;
}

/** A colour: a token of the theme, or `#rrggbb` where somebody chose it. */
export type Paint = Token | `#${string}`;

export interface Style {
  readonly fill?: Paint | undefined;
  readonly stroke?: Paint | undefined;
  /** Pixels; 1 when absent. */
  readonly strokeWidth?: number | undefined;
  readonly dash?: readonly number[] | undefined;
  readonly opacity?: number | undefined;
  /** Diagonal hatching over the fill: unknown. */
  readonly isHatched?: boolean | undefined;
  /** A casing in the colour of the ground behind a text or line, pixels: what lies below does not disturb it. */
  readonly halo?: number | undefined;
  /** Colour of the halo where the mark stands on a panel; `ground` when absent. */
  readonly haloPaint?: Paint | undefined;
}

/** Every colour that a scene may name; `theme.ts` gives each a value in light and in dark, and tests hold the contrasts. */
export type Token =
  | "ground"
  | "ink"
  | "ink-soft"
  | "line"
  | "line-soft"
  | "group-1"
  | "group-2"
  | "group-3"
  | "group-border"
  | "accent"
  | "added"
  | "removed"
  | "changed"
  | "warning"
  | "hatch"
  | "on-strong"
  | `${Layer}-fill`
  | `${Layer}-stroke`
  | `sequential-${0 | 1 | 2 | 3 | 4 | 5 | 6}`
  | `diverging-${0 | 1 | 2 | 3 | 4 | 5 | 6}`
  | `category-${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`
  /** Customary colours of other notations. */
  | `archimate-${"business" | "application" | "technology" | "motivation" | "strategy" | "implementation" | "physical" | "other"}`
  | `c4-${"person" | "system" | "container" | "component" | "external" | "node"}`;
