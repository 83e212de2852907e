/** What the hand in a picture tells, and what it is doing. */
import type { Place } from "../../viewer/camera.ts";
import type { Part } from "../../viewer/parts.ts";
import type { Side } from "./overlay.ts";

/** Boxes that were moved. */
export interface Drop {
  readonly parts: readonly Part[];
  readonly dx: number;
  readonly dy: number;
  /** Where the pointer let go, on the screen; undefined where keys moved. */
  readonly at: Place | undefined;
  /** The container that it was let go over, if it is another one than before: `null` for none. */
  readonly into: Part | null | undefined;
  readonly outOf: Part | undefined;
}

export interface HandListener {
  /** May boxes be moved in this picture? */
  canMove(): boolean;
  /** May anything be changed? */
  canEdit(): boolean;
  choose(ids: readonly string[]): void;
  dropped(drop: Drop): void;
  /** A line was drawn; `at` on the screen. */
  joined(from: Part, to: Part, at: Place): void;
  /** A line was drawn to an empty place. */
  branched(from: Part, at: Place): void;
  /** An empty place was pressed twice. */
  wanted(at: Place): void;
  renamed(part: Part): void;
  menu(at: Place, part: Part | undefined): void;
  /** A gesture began, goes on, or was given up, for those who do not see it. */
  told(what: "move" | "line" | "given-up"): void;
}

/** What is under way. */
export type Deed =
  | { readonly kind: "none" }
  /** Pressed, not moved yet. */
  | { readonly kind: "pressed"; readonly start: Place; readonly part: Part; readonly pointer: number }
  | {
      readonly kind: "moving";
      readonly start: Place;
      readonly parts: readonly Part[];
      readonly pointer: number | undefined;
    }
  | {
      readonly kind: "joining";
      readonly from: Part;
      readonly side: Side;
      readonly start: Place;
      readonly isHeld: boolean;
    };
