/**
 * How large texts are from far away: what is written has ten pixels of the screen at least, or is not there. Names grow for that as long
 * as their box has room, the lines beside them a little (design of the workbench, 6.1).
 */
import type { Area } from "./camera.ts";

export interface Lettering {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  /** Of a name in several lines that of the longest. */
  readonly width: number;
  readonly anchor: "start" | "middle" | "end";
  /** The box that it stands in; undefined for what stands in none. */
  readonly box: Area | undefined;
  /** A panel has its name at the top, a box in its middle. */
  readonly isPanel: boolean;
  /** Place among the lines of the name, and how many there are. */
  readonly line: number;
  readonly lines: number;
  /** Of what is no name: the size of the name beside it. */
  readonly nameSize?: number | undefined;
}

export interface Legible {
  readonly size: number;
  readonly y: number;
}

/** Pixels on the screen that a text has at least. */
export const LEAST = 10;
/** Names of boxes are as large as this, and heavier than other texts: in the notation of ArchiMate a little. */
const NAME = { size: 12, weight: 500 } as const;
/** Free pixels of a box beside and above its name. */
const EDGE = 8;
/** Distance of lines, and height of their letters, as shares of the size. */
const STEP = 1.2;
const ASCENT = 0.93;
/** Pixels that the name of a panel may stand out above it: between panels there is room. */
const ABOVE = 8;
/** How many times larger second lines and labels of lines may be: what stands around them stays where it is. */
const MOST_OF_OTHERS = 1.28;

export function isName({ size, weight }: Pick<Lettering, "size" | "weight">): boolean {
  return size >= NAME.size && weight >= NAME.weight;
}

/** What is known of a text before it is seen among the others of its box. */
export type Lone = Pick<Lettering, "x" | "y" | "size" | "weight" | "width" | "anchor">;

/** A text among the others of its box; `names` are those of its texts that are its name, in their order. */
export function lettered(
  text: Lone,
  names: readonly Lone[],
  line: number,
  box: Area | undefined,
  isPanel: boolean,
): Lettering {
  const isOther = line < 0;
  return {
    ...text,
    width: isOther ? text.width : Math.max(...names.map(({ width }) => width)),
    box,
    isPanel,
    line: Math.max(0, line),
    lines: names.length,
    nameSize: isOther && !isPanel ? names[0]?.size : undefined,
  };
}

/** Size and baseline in pixels of the scene; undefined where the text is left out. */
export function legible(text: Lettering, zoom: number): Legible | undefined {
  const { size, y, box } = text;
  if (size * zoom >= LEAST) return { size, y };
  const grown = LEAST / zoom;
  if (grown > size * growthOf(text)) return undefined;
  return { size: grown, y: box === undefined || text.isPanel || !isName(text) ? y : baselineOf(text, box, grown) };
}

/** How many times larger a text fits where it stands: names into their box, whose other texts are gone by then. */
function growthOf(text: Lettering): number {
  const { x, y, size, width, anchor, lines, isPanel, box } = text;
  // A text that is turned stays as it is: its width is endless.
  if (box === undefined) return Number.isFinite(width) ? MOST_OF_OTHERS : 1;
  const [left, right] = [x - box.x, box.x + box.width - x];
  const room = anchor === "start" ? right : anchor === "end" ? left : 2 * Math.min(left, right);
  const across = (room - EDGE) / Math.max(1, width);
  // When the name begins to grow, all else in its box makes room.
  if (!isName(text)) return Math.min(across, MOST_OF_OTHERS, (text.nameSize ?? Number.POSITIVE_INFINITY) / size);
  // A name in a box moves into its middle, that of a panel grows from where it stands.
  return Math.min(
    across,
    isPanel ? (y - box.y + ABOVE) / (ASCENT * size) : (box.height - EDGE) / (lines * STEP * size),
  );
}

/** All lines of the name together in the middle of the box. */
function baselineOf({ line, lines }: Lettering, { y, height }: Area, size: number): number {
  return y + (height - lines * STEP * size) / 2 + line * STEP * size + ASCENT * size;
}
