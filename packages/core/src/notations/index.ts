/** The notations, alphabetically; adding one is a file and a line here. */
import { archimate } from "./archimate.ts";
import { c4 } from "./c4.ts";
import type { Notation } from "./notation.ts";
import { orrery } from "./orrery.ts";

export const notations: readonly Notation[] = [archimate, c4, orrery];

/** The notation of a word of `notation:`. */
export function notationById(id: string): Notation | undefined {
  return notations.find((notation) => notation.id === id);
}
