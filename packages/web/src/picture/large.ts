/** What only large pictures need: the canvas, which is loaded with the first of them. */
import type { Scene } from "@orrery/core/notations/scene";
import type { canvasSurface } from "../viewer/canvas-surface.ts";
import { partsOfScene } from "../viewer/parts.ts";

type CanvasSurface = typeof canvasSurface;

/** Boxes and lines above which a canvas is faster (trials: SVG 8 ms a frame at 200 boxes, 22 ms at 1,000). */
const MANY_PARTS = 400;

let loaded: CanvasSurface | undefined;

function isLarge(scene: Scene): boolean {
  return partsOfScene(scene).length > MANY_PARTS;
}

/** The canvas for a large scene; undefined for others, and until it is loaded. */
export function canvasFor(scene: Scene): CanvasSurface | undefined {
  return isLarge(scene) ? loaded : undefined;
}

/** Calls as soon as a scene can be shown, at once where nothing has to be loaded; without the canvas it is shown as others are. */
export function whenShowable(scene: Scene, show: () => void): void {
  if (loaded !== undefined || !isLarge(scene)) return show();
  void import("../viewer/canvas-surface.ts")
    .then((module) => {
      loaded = module.canvasSurface;
    })
    .catch(() => undefined)
    .then(show);
}
