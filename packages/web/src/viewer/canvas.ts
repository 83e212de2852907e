/**
 * A large picture on a canvas: only what is in sight, without what would be too small to see, and as one bitmap from far away. A little
 * more than the screen is painted, so that a gesture moves what is painted and paints again only when its edge would be seen.
 */
import Flatbush from "flatbush";
import type { Scene } from "@orrery/core/notations/scene";
import { colorOf, type ThemeName } from "@orrery/core/notations/theme";
import { type Area, type Camera, type Size, visible, zoomedAt } from "./camera.ts";
import { type Drawable, listDrawables } from "./canvas-list.ts";
import { Brush, type Drawing } from "./canvas-brush.ts";
import { isName, legible, type Lettering } from "./legible.ts";
import { SHORTENED } from "./svg-letters.ts";

/** Parts that stand out, and how much is left of all others, from 0 to 1. */
export interface Lit {
  readonly ids: ReadonlySet<string>;
  readonly left: number;
}

export interface CanvasView {
  /** Draws a frame. */
  draw(camera: Camera, lit?: Lit): void;
  /** Shows a frame of a gesture: what is painted moved along, as long as it reaches. */
  move(camera: Camera, lit?: Lit): void;
  /** The canvas got another size, in CSS pixels. */
  resize(size: Size, pixelRatio: number): void;
  setTheme(theme: ThemeName): void;
  /** Another scene from the next frame on. */
  setScene(scene: Scene): void;
  /** Can the name of a part be read from here? */
  names(part: string, zoom: number): boolean;
}

/** Zoom below which the whole picture is one bitmap, when it has more marks than this: fewer are painted in the time of a frame. */
const OVERVIEW = 0.3;
const FEW = 8000;
/** Marks that are drawn over that bitmap at most, so that a frame stays a frame. */
const MOST_FROM_AFAR = 4000;
/** Pixels that a side of that bitmap has at most. */
const LONGEST_OVERVIEW = 4096;
/** Pixels painted around the screen. */
const MARGIN = 128;
/** How much smaller or larger than painted something is shown during a gesture. */
const SMALLEST = 0.6;
const LARGEST = 1.7;
/** Who goes away sees more with every frame: it is painted from this much farther away. */
const AHEAD = 0.65;

/** A view of a scene on a canvas; nothing is drawn before `resize` and `draw`. */
export function makeCanvasView(canvas: HTMLCanvasElement, first: Scene, firstTheme: ThemeName): CanvasView {
  const context = canvas.getContext("2d", { alpha: false });
  let scene = first;
  let drawables = listDrawables(first);
  let index = indexOf(drawables);
  let theme = firstTheme;
  let screen: Size = { width: 0, height: 0 };
  let ratio = 1;
  let overview: OffscreenCanvas | undefined;
  /** From where it was painted last. */
  let painted: Camera | undefined;
  /** From where it was seen last. */
  let seen: Camera | undefined;
  let named: ReadonlyMap<string, { readonly text: string; readonly lettering: () => Lettering }> | undefined;

  /** What stands out, found once: from far away all else is the bitmap. */
  let standing: { readonly of: Lit; readonly drawables: readonly Drawable[] } | undefined;
  const litFrom = (lit: Lit): readonly Drawable[] => {
    if (standing?.of.ids !== lit.ids) {
      standing = {
        of: lit,
        drawables: drawables.filter(({ part }) => part !== undefined && lit.ids.has(part)).slice(0, MOST_FROM_AFAR),
      };
    }
    return standing.drawables;
  };
  const inSight = (camera: Camera): readonly Drawable[] => {
    if (index === undefined) return [];
    const area = covered(camera, screen);
    const found = index.search(area.x, area.y, area.x + area.width, area.y + area.height).sort((a, b) => a - b);
    return found.flatMap((at) => drawables[at] ?? []);
  };
  const lookFrom = (target: CanvasRenderingContext2D, { x, y, zoom }: Camera): void =>
    target.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * (x + MARGIN), ratio * (y + MARGIN));
  const drawDirectly = (target: CanvasRenderingContext2D, camera: Camera, lit: Lit | undefined): void => {
    const all = inSight(camera);
    lookFrom(target, camera);
    if (lit === undefined) return paint(target, all, theme, camera.zoom);
    if (lit.left > 0) {
      target.globalAlpha = lit.left;
      paint(target, all, theme, camera.zoom, lit.left);
    }
    target.globalAlpha = 1;
    const standingOut = all.filter(({ part }) => part === undefined || lit.ids.has(part));
    paint(target, standingOut, theme, camera.zoom);
  };
  const draw = (camera: Camera, lit: Lit | undefined): void => {
    if (context === null) return;
    painted = camera;
    place(canvas, camera, camera);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = colorOf("ground", theme);
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (camera.zoom >= OVERVIEW || drawables.length <= FEW) return drawDirectly(context, camera, lit);
    overview ??= drawOverview(scene, drawables, theme, ratio);
    lookFrom(context, camera);
    context.globalAlpha = lit?.left ?? 1;
    context.drawImage(overview, 0, 0, scene.width, scene.height);
    context.globalAlpha = 1;
    if (lit !== undefined) paint(context, litFrom(lit), theme, camera.zoom);
  };

  return {
    draw(camera, lit) {
      seen = camera;
      draw(camera, lit);
    },
    move(camera, lit) {
      if (painted === undefined || !reaches(painted, camera, screen, scene)) {
        const isLeaving = seen !== undefined && camera.zoom < seen.zoom;
        const middle = { x: screen.width / 2, y: screen.height / 2 };
        draw(isLeaving ? zoomedAt(camera, middle, AHEAD) : camera, lit);
      }
      seen = camera;
      if (painted !== undefined) place(canvas, painted, camera);
    },
    resize(size, pixelRatio) {
      if (ratio !== pixelRatio) overview = undefined;
      const [width, height] = [size.width + 2 * MARGIN, size.height + 2 * MARGIN];
      const isSame = screen.width === size.width && screen.height === size.height && ratio === pixelRatio;
      screen = size;
      ratio = pixelRatio;
      // A canvas of another size is empty.
      if (isSame) return;
      painted = undefined;
      canvas.width = Math.max(1, Math.round(width * pixelRatio));
      canvas.height = Math.max(1, Math.round(height * pixelRatio));
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    },
    setTheme(next) {
      if (next === theme) return;
      overview = undefined;
      painted = undefined;
      theme = next;
    },
    setScene(next) {
      scene = next;
      drawables = listDrawables(next);
      index = indexOf(drawables);
      overview = undefined;
      standing = undefined;
      named = undefined;
      painted = undefined;
    },
    names(part, zoom) {
      named ??= new Map(
        drawables.flatMap(({ mark, part: of, lettering }) =>
          of !== undefined && lettering !== undefined && mark.kind === "text" && isName(mark)
            ? [[of, { text: mark.text, lettering }] as const]
            : [],
        ),
      );
      const name = named.get(part);
      return name !== undefined && !name.text.endsWith(SHORTENED) && legible(name.lettering(), zoom) !== undefined;
    },
  };
}

/** Puts what was painted from one camera where another one sees it. */
function place({ style }: HTMLCanvasElement, painted: Camera, camera: Camera): void {
  const scale = camera.zoom / painted.zoom;
  const x = camera.x - scale * (painted.x + MARGIN);
  const y = camera.y - scale * (painted.y + MARGIN);
  style.transform = `translate(${x}px,${y}px)${scale === 1 ? "" : ` scale(${scale})`}`;
}

/** The part of the world that is painted from a camera. */
function covered(camera: Camera, { width, height }: Size): Area {
  const moved = { zoom: camera.zoom, x: camera.x + MARGIN, y: camera.y + MARGIN };
  return visible(moved, { width: width + 2 * MARGIN, height: height + 2 * MARGIN });
}

/** Is what was painted all that a camera sees of a picture, and about as large? */
function reaches(painted: Camera, camera: Camera, screen: Size, picture: Size): boolean {
  const scale = camera.zoom / painted.zoom;
  if (scale < SMALLEST || scale > LARGEST) return false;
  const have = covered(painted, screen);
  const seen = visible(camera, screen);
  return (
    Math.max(0, seen.x) >= have.x &&
    Math.max(0, seen.y) >= have.y &&
    Math.min(picture.width, seen.x + seen.width) <= have.x + have.width &&
    Math.min(picture.height, seen.y + seen.height) <= have.y + have.height
  );
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
  for (const drawable of drawables) brush.draw(drawable);
  brush.finish();
}
