/** Whether words have room in a box: a wider box is better than a word in two. */
import type { Pen } from "../notation.ts";

/** Is no word of a text wider than the room? Words end at blanks, and after hyphens, slashes, dots and underscores. */
export function hasRoomForWords(text: string, room: number, size: number, weight: 400 | 500 | 600, pen: Pen): boolean {
  return text.split(/\s+|(?<=[-/._])/u).every((word) => pen.width(word, size, weight) <= room);
}
