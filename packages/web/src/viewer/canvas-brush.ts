/** Marks drawn on a canvas; those that look alike and follow one another become one path. */
import { iconPaint, iconStroke } from "@orrery/core/exports/svg-styles";
import { iconScale, SLANT } from "@orrery/core/exports/svg-marks";
import { outlinesOf } from "@orrery/core/exports/svg-path";
import type { Icon, IconMark, PathMark, RectMark, Style, TextMark } from "@orrery/core/notations/scene";
import { colorOf, type ThemeName } from "@orrery/core/notations/theme";
import type { Drawable } from "./canvas-list.ts";
import { LEAST, legible } from "./legible.ts";

export type Drawing = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** The zoom below which icons are left out. */
const LEAST_ICON_ZOOM = 0.4;

const FAMILY = "Inter, 'Inter Variable', system-ui, sans-serif";

/** Draws marks one after the other. */
export class Brush {
  readonly #target: Drawing;
  readonly #theme: ThemeName;
  readonly #zoom: number;
  readonly #alpha: number;
  #style: Style | undefined;
  #isOpen = false;
  #hatch: CanvasPattern | undefined;

  constructor(target: Drawing, theme: ThemeName, zoom: number, alpha: number) {
    this.#target = target;
    this.#theme = theme;
    this.#zoom = zoom;
    this.#alpha = alpha;
    target.lineJoin = "round";
  }

  draw({ mark, lettering }: Drawable): void {
    if (mark.kind === "rect" || mark.kind === "path") this.#shape(mark);
    else if (mark.kind === "icon") this.#icon(mark);
    else {
      const isNear = mark.size * this.#zoom >= LEAST || lettering === undefined;
      const letters = isNear ? mark : legible(lettering(), this.#zoom);
      if (letters !== undefined) this.#text(mark, letters.size, letters.y);
    }
  }

  /** Paints what was only outlined so far. */
  finish(): void {
    if (this.#style !== undefined && this.#isOpen) this.#paint(this.#style);
    this.#isOpen = false;
    this.#style = undefined;
  }

  #shape(mark: RectMark | PathMark): void {
    const { style } = mark;
    if (this.#style === undefined || !looksAlike(this.#style, style)) this.finish();
    if (!this.#isOpen) {
      this.#target.beginPath();
      this.#style = style;
      this.#isOpen = true;
    }
    outline(this.#target, mark, this.#zoom);
    // A casing covers what lies below: two lines with one must not share a path.
    if ((style.halo ?? 0) > 0) this.finish();
  }

  #paint(style: Style): void {
    const target = this.#target;
    const width = style.strokeWidth ?? 1;
    if ((style.halo ?? 0) > 0) {
      target.setLineDash([]);
      target.strokeStyle = colorOf(style.haloPaint ?? "ground", this.#theme);
      target.lineWidth = width + 2 * (style.halo ?? 0);
      target.stroke();
    }
    target.globalAlpha = this.#alpha * (style.opacity ?? 1);
    if (style.fill !== undefined) {
      target.fillStyle = colorOf(style.fill, this.#theme);
      target.fill();
    }
    if (style.isHatched === true) {
      this.#hatch ??= hatching(target, this.#theme);
      if (this.#hatch !== undefined) {
        target.fillStyle = this.#hatch;
        target.fill();
      }
    }
    if (style.stroke !== undefined) {
      target.setLineDash([...(style.dash ?? [])]);
      target.strokeStyle = colorOf(style.stroke, this.#theme);
      target.lineWidth = width;
      target.stroke();
    }
    target.globalAlpha = this.#alpha;
  }

  #text(mark: TextMark, size: number, baseline: number): void {
    this.finish();
    const target = this.#target;
    const isMoved = (mark.turn ?? 0) !== 0 || mark.isItalic === true;
    if (isMoved) {
      target.save();
      target.translate(mark.x, mark.y);
      target.rotate(((mark.turn ?? 0) * Math.PI) / 180);
      if (mark.isItalic === true) target.transform(1, 0, -Math.tan((SLANT * Math.PI) / 180), 1, 0, 0);
    }
    const [x, y] = isMoved ? [0, 0] : [mark.x, baseline];
    target.font = `${mark.weight} ${size}px ${FAMILY}`;
    target.textAlign = mark.anchor === "middle" ? "center" : mark.anchor;
    target.globalAlpha = this.#alpha * (mark.style.opacity ?? 1);
    const halo = mark.style.halo ?? 0;
    if (halo > 0) {
      target.setLineDash([]);
      target.lineWidth = 2 * halo;
      target.strokeStyle = colorOf(mark.style.haloPaint ?? "ground", this.#theme);
      target.strokeText(mark.text, x, y);
    }
    target.fillStyle = colorOf(mark.style.fill ?? "ink", this.#theme);
    target.fillText(mark.text, x, y);
    target.globalAlpha = this.#alpha;
    if (isMoved) target.restore();
  }

  #icon(mark: IconMark): void {
    if (this.#zoom < LEAST_ICON_ZOOM) return;
    this.finish();
    const target = this.#target;
    const scale = iconScale(mark);
    const { isStroked } = mark.icon;
    const own = colorOf(iconPaint(mark.style, isStroked), this.#theme);
    target.save();
    target.translate(mark.x, mark.y);
    target.scale(scale, scale);
    target.globalAlpha = this.#alpha * (mark.style.opacity ?? 1);
    target.lineCap = "round";
    target.setLineDash([]);
    target.lineWidth = iconStroke(mark, scale);
    for (const { path, fill, stroke } of pathsOf(mark.icon)) {
      target.fillStyle = fill ?? own;
      target.strokeStyle = stroke ?? own;
      if (fill !== undefined ? fill !== "none" : !isStroked) target.fill(path);
      if (stroke !== undefined ? stroke !== "none" : isStroked) target.stroke(path);
    }
    target.restore();
  }
}

function looksAlike(a: Style, b: Style): boolean {
  if (a === b) return true;
  return (
    a.fill === b.fill &&
    a.stroke === b.stroke &&
    a.strokeWidth === b.strokeWidth &&
    a.opacity === b.opacity &&
    a.isHatched === b.isHatched &&
    a.halo === b.halo &&
    (a.dash ?? []).join() === (b.dash ?? []).join()
  );
}

function outline(target: Drawing, mark: RectMark | PathMark, zoom: number): void {
  if (mark.kind === "rect") {
    const radius = mark.radius ?? 0;
    // Corners of a pixel or two are not seen.
    if (radius * zoom > 1.5) target.roundRect(mark.x, mark.y, mark.width, mark.height, radius);
    else target.rect(mark.x, mark.y, mark.width, mark.height);
    return;
  }
  for (const step of mark.steps) {
    if (step[0] === "M") target.moveTo(step[1], step[2]);
    else if (step[0] === "L") target.lineTo(step[1], step[2]);
    else if (step[0] === "Q") target.quadraticCurveTo(step[1], step[2], step[3], step[4]);
    else if (step[0] === "C") target.bezierCurveTo(step[1], step[2], step[3], step[4], step[5], step[6]);
    else target.closePath();
  }
}

/** Diagonal lines, as the SVG has them. */
function hatching(target: Drawing, theme: ThemeName): CanvasPattern | undefined {
  const tile = new OffscreenCanvas(12, 12);
  const context = tile.getContext("2d");
  if (context === null) return undefined;
  context.strokeStyle = colorOf("hatch", theme);
  context.lineWidth = 1.7;
  context.beginPath();
  for (const shift of [-12, 0, 12]) {
    context.moveTo(shift - 2, 14);
    context.lineTo(shift + 14, -2);
  }
  context.stroke();
  const pattern = target.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(0.7071));
  return pattern ?? undefined;
}

interface DrawnPath {
  readonly path: Path2D;
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
}

const drawn = new WeakMap<Icon, readonly DrawnPath[]>();

function pathsOf(icon: Icon): readonly DrawnPath[] {
  const known = drawn.get(icon);
  if (known !== undefined) return known;
  const paths = outlinesOf(icon).map(({ d, fill, stroke }) => ({ path: new Path2D(d), fill, stroke }));
  drawn.set(icon, paths);
  return paths;
}
