/** What a line pays, in pixels of detour that it would rather take. Bends and crossings hurt reading most (Purchase 1997; Ware et al. 2002). */

/** At or above this a step is forbidden: on another line, through a label. Sums of a few hundred are less than `WALL`. */
export const FORBIDDEN: number = 1 << 20;
/** A flag: through a leaf, a title, along the border of a group. */
export const WALL: number = 1 << 28;
/** What a forbidden step costs the line that finds no other way, and what one through a wall. */
export const LAST_RESORT = 400;
export const LAST_OF_ALL = 100_000;

export const BEND = 44;
export const CROSSING = 100;
/** Passing the border of a group that has neither end in it. */
export const BORDER = 130;
/** Passing the strip beside the title of a group, each pixel. */
export const STRIP = 1;

/** No line is nearer than this to a leaf. */
export const BOX_FREE = 8;
/** Up to here it would rather be farther, for each pixel of its length. */
export const BOX_AIRY = 16;
export const HUGGING = 1;
/** Bending right before a box leaves no room for an arrowhead. */
export const EARLY_BEND = 24;

/** Lines side by side: nearer than the first is forbidden, nearer than the second is dear for each pixel. */
export const LINE_FREE = 6;
export const LINE_AIRY = 12;
export const CROWDING = 4;

/** Pixels between a label and a line. */
export const LABEL_FREE = 4;

/** Lines are not nearer than this to the border of a group that they run along. */
export const EDGE_FREE = 6;

/** Ports on one side: nearer than the first is forbidden, nearer than the second is dear. */
export const PORT_FREE = 6;
export const PORT_AIRY = 12;
export const PORT_CROWDING = 60;
/** A port at the very end of its side, as against one at its centre. */
export const OFF_CENTRE = 20;
/** No port within this of a corner where there is room. */
export const CORNER = 12;
