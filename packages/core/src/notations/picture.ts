/** A picture: the marks of a diagram in their places, before title, legend and notes make a scene of it. */
import type { KeyedLabel } from "./parts/key.ts";
import type { Mark } from "./scene.ts";

export interface Picture {
  readonly marks: readonly Mark[];
  readonly width: number;
  readonly height: number;
  /** Labels that had no room at their lines, and stand there as numbers. */
  readonly keyed?: readonly KeyedLabel[] | undefined;
}
