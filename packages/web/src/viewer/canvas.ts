/** A large picture on a canvas: only what is in sight, without what would be too small to see, and as one bitmap from far away. */
import Flatbush from "flatbush";
import type { Scene } from "@orrery/core/notations/scene";
import { colorOf, type ThemeName } from "@orrery/core/notations/theme";
import { type Camera, type Size, visible } from "./camera.ts";
import { type Drawable, listDrawables } from "./canvas-list.ts";
import { Brush, type Drawing } from "./canvas-brush.ts";

/** Parts that stand out; all others step back, a little only when `isSoft`. */
export interface Lit {
  readonly ids: ReadonlySet<string>;
  readonly isSoft: boolean;
}

export interface CanvasView {
  /** Draws a frame. */
  draw(camera: Camera, lit?: Lit): void;
  /** The canvas got another size, in CSS pixels. */
  resize(size: Size, pixelRatio: number): void;
  setTheme(theme: ThemeName): void;
}

/** Zoom below which the whole picture is one bitmap. */
const OVERVIEW = 0.3;
/** Pixels that a side of that bitmap has at most. */
const LONGEST_OVERVIEW = 4096;
/** How much of what does not stand out is left: of a choice, and while pointing. */
const STEPPED_BACK = 0.22;
const SOFTLY = 0.5;

/** A view of a scene on a canvas; nothing is drawn before `resize` and `draw`. */
export function makeCanvasView(canvas: HTMLCanvasElement, scene: Scene, firstTheme: ThemeName): CanvasView {
  const context = canvas.getContext("2d");
  const drawables = listDrawables(scene);
  const index = indexOf(drawables);
  let theme = firstTheme;
  let screen: Size = { width: 0, height: 0 };
  let ratio = 1;
  let overview: OffscreenCanvas | undefined;

  const inSight = (camera: Camera): readonly Drawable[] => {
    if (index === undefined) return [];
    const area = visible(camera, screen);
    const found = index.search(area.x, area.y, area.x + area.width, area.y + area.height).sort((a, b) => a - b);
    return found.flatMap((at) => drawables[at] ?? []);
  };
  const drawDirectly = (target: CanvasRenderingContext2D, camera: Camera, lit: Lit | undefined): void => {
    const all = inSight(camera);
    target.setTransform(ratio * camera.zoom, 0, 0, ratio * camera.zoom, ratio * camera.x, ratio * camera.y);
    if (lit === undefined) return paint(target, all, theme, camera.zoom);
    const left = lit.isSoft ? SOFTLY : STEPPED_BACK;
    target.globalAlpha = left;
    paint(target, all, theme, camera.zoom, left);
    target.globalAlpha = 1;
    const standingOut = all.filter(({ part }) => part === undefined || lit.ids.has(part));
    paint(target, standingOut, theme, camera.zoom);
  };

  return {
    draw(camera, lit) {
      if (context === null) return;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.globalAlpha = 1;
      context.fillStyle = colorOf("ground", theme);
      context.fillRect(0, 0, canvas.width, canvas.height);
      if (camera.zoom >= OVERVIEW || lit !== undefined) return drawDirectly(context, camera, lit);
      overview ??= drawOverview(scene, drawables, theme, ratio);
      context.setTransform(ratio * camera.zoom, 0, 0, ratio * camera.zoom, ratio * camera.x, ratio * camera.y);
      context.drawImage(overview, 0, 0, scene.width, scene.height);
    },
    resize(size, pixelRatio) {
      if (ratio !== pixelRatio) overview = undefined;
      screen = size;
      ratio = pixelRatio;
      canvas.width = Math.max(1, Math.round(size.width * pixelRatio));
      canvas.height = Math.max(1, Math.round(size.height * pixelRatio));
    },
    setTheme(next) {
      if (next !== theme) overview = undefined;
      theme = next;
    },
  };
}

function indexOf(drawables: readonly Drawable[]): Flatbush | undefined {
  if (drawables.length === 0) return undefined;
  const index = new Flatbush(drawables.length);
  for (const { area } of drawables) index.add(area.x, area.y, area.x + area.width, area.y + area.height);
  index.finish();
  return index;
}

function drawOverview(scene: Scene, drawables: readonly Drawable[], theme: ThemeName, ratio: number): OffscreenCanvas {
  const longest = Math.max(1, scene.width, scene.height);
  const scale = Math.min(OVERVIEW * ratio, LONGEST_OVERVIEW / longest);
  const bitmap = new OffscreenCanvas(
    Math.max(1, Math.ceil(scene.width * scale)),
    Math.max(1, Math.ceil(scene.height * scale)),
  );
  const context = bitmap.getContext("2d");
  if (context !== null) {
    context.scale(scale, scale);
    paint(context, drawables, theme, scale / ratio);
  }
  return bitmap;
}

function paint(target: Drawing, drawables: readonly Drawable[], theme: ThemeName, zoom: number, alpha = 1): void {
  const brush = new Brush(target, theme, zoom, alpha);
  for (const { mark } of drawables) brush.draw(mark);
  brush.finish();
}
