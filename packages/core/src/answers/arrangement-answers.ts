/** How a picture keeps its places; part of `ViewAnswer`, null where none are kept: no declared view, no graph, or another shape than its own. */
import type { LayoutHint } from "./edit-answers.ts";

export interface ArrangementAnswer {
  /** Boxes that stay where they are, by id. */
  readonly pins: readonly string[];
  readonly hints: readonly LayoutHint[];
  /** Where the layout begins in the scene, below its title. */
  readonly origin: { readonly x: number; readonly y: number };
}
