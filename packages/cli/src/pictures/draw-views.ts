/** Draws views of a model one after the other, with what is remembered of each, and remembers again. */
import type { Locale } from "@orrery/core/base/codes";
import { type Drawn, type DrawOptions, drawView } from "@orrery/core/draw/draw";
import type { Element, Model } from "@orrery/core/model/model";
import type { ViewWish } from "@orrery/core/views/query";
import { sizeOf } from "./diagram-size.ts";
import { readSidecar, remember, type Remembered, type Sidecar, sidecarPath } from "./sidecars.ts";
import type { Studio } from "./studio.ts";

/** The model that pictures are drawn of, and where it is. */
export interface Drawable {
  readonly model: Model;
  readonly folder: string;
}

/** A view to draw: the id of one that the model declares, or one on the spot. */
export type Wanted = string | ViewWish;

export interface DrawWish {
  readonly language: Locale;
  readonly options: Omit<DrawOptions, "language" | "memory" | "drawing">;
  /** Places are read and written beside the views. Without, they are read only. */
  readonly remembers: boolean;
}

export interface DrawnView {
  readonly wanted: Wanted;
  readonly drawn: Drawn;
  /** What became of its places; undefined where they are not to be remembered. */
  readonly remembered: Remembered | undefined;
  readonly sidecar: string | undefined;
}

/** Draws one view. Undefined: the model declares no view of this id (any more). */
export async function drawOne(
  { model, folder }: Drawable,
  wanted: Wanted,
  { language, options, remembers }: DrawWish,
  studio: Studio,
): Promise<DrawnView | undefined> {
  const statement = typeof wanted === "string" ? viewOf(model, wanted) : undefined;
  const subject = typeof wanted === "string" ? statement : wanted;
  if (subject === undefined) return undefined;
  const path = statement === undefined ? undefined : sidecarPath(folder, statement);
  const before: Sidecar =
    path === undefined || statement === undefined ? { kind: "none" } : readSidecar(path, statement);
  const drawn = await drawView(model, subject, { ...options, ...known(before), language }, studio.tools(language));
  const { layout } = drawn;
  const isKept = remembers && isAsDeclared(options) && !isBroken(drawn);
  const remembered = isKept && path !== undefined && layout !== undefined ? remember(path, before, layout) : undefined;
  return { wanted, drawn, remembered, sidecar: path };
}

/** Nothing was understood of the view: there is no picture to keep. */
export function isBroken({ diagram, problems }: Drawn): boolean {
  return problems.some((problem) => problem.severity === "error") && sizeOf(diagram).nodes === 0;
}

/** The statement of a view, not of anything else that has this id. */
export function viewOf(model: Model, id: string): Element | undefined {
  const element = model.element(id);
  return element?.kind === "view" ? element : undefined;
}

/** What a sidecar brings to the drawing. */
function known(sidecar: Sidecar): Pick<DrawOptions, "memory" | "drawing"> {
  switch (sidecar.kind) {
    case "memory":
      return { memory: sidecar.memory };
    case "drawing":
      return { drawing: sidecar.text };
    case "none":
      return {};
  }
}

/** Another day, notation or state has other boxes: its places would move those of the view itself. A lens colours only. */
function isAsDeclared({ at, notation, direction, isWhole, before }: DrawWish["options"]): boolean {
  return (
    at === undefined &&
    notation === undefined &&
    direction === undefined &&
    before === undefined &&
    (isWhole === undefined || !isWhole)
  );
}
