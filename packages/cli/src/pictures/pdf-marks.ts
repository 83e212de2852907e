/** Marks drawn on a page of a PDF. */
import { iconScale, SLANT } from "@orrery/core/exports/svg-marks";
import { outlinesOf, pathData } from "@orrery/core/exports/svg-path";
import { iconPaint, iconStroke } from "@orrery/core/exports/svg-styles";
import type { IconMark, Mark, PathMark, RectMark, Style, TextMark } from "@orrery/core/notations/scene";
import { colorOf, type ThemeName } from "@orrery/core/notations/theme";
import type { Weight } from "./fonts.ts";

/** A page to draw on. */
export interface Sheet {
  readonly document: PDFKit.PDFDocument;
  readonly theme: ThemeName;
}

/** Name under which a document knows the font of a weight. */
export function fontName(weight: Weight): string {
  return `Inter ${weight}`;
}

/** Draws marks in order. */
export function drawMarks(sheet: Sheet, marks: readonly Mark[]): void {
  for (const mark of marks) drawMark(sheet, mark);
}

function drawMark(sheet: Sheet, mark: Mark): void {
  switch (mark.kind) {
    case "group":
      return drawMarks(sheet, mark.marks);
    case "rect":
    case "path":
      return drawShape(sheet, mark);
    case "text":
      return drawText(sheet, mark);
    case "icon":
      return drawIcon(sheet, mark);
  }
}

/** A shape with its casing below and its hatching above. */
function drawShape({ document, theme }: Sheet, mark: RectMark | PathMark): void {
  const { style } = mark;
  const width = Math.max(0, finite(style.strokeWidth ?? 1));
  const halo = finite(style.halo);
  document.save().lineJoin("round");
  if (halo > 0) {
    outline(document, mark);
    document.lineWidth(width + 2 * halo).stroke(colorOf(style.haloPaint ?? "ground", theme));
  }
  if (style.opacity !== undefined) document.opacity(share(style.opacity));
  if (style.fill !== undefined) {
    outline(document, mark);
    document.fill(colorOf(style.fill, theme));
  }
  if (style.isHatched === true) hatch(document, mark, theme);
  if (style.stroke !== undefined && width > 0) {
    setDash(document, style);
    outline(document, mark);
    document.lineWidth(width).stroke(colorOf(style.stroke, theme));
  }
  document.restore();
}

function outline(document: PDFKit.PDFDocument, mark: RectMark | PathMark): void {
  if (mark.kind === "path") {
    document.path(pathData(mark.steps));
    return;
  }
  const { x, y, width, height } = boundsOf(mark);
  const radius = Math.min(finite(mark.radius), width / 2, height / 2);
  if (radius > 0) document.roundedRect(x, y, width, height, radius);
  else document.rect(x, y, width, height);
}

function setDash(document: PDFKit.PDFDocument, style: Style): void {
  const lengths = (style.dash ?? []).map(finite).filter((length) => length > 0);
  // The types of pdfkit know one length only, its code takes several (`lib/mixins/vector.js`).
  if (lengths.length > 0) document.dash(lengths as unknown as number, {});
}

/** Pixels between two lines of a hatching along an axis: the SVG has them six apart. */
const HATCH_STEP = 6 * Math.SQRT2;

/** Diagonal lines within a shape. Not a pattern: viewers draw patterns unlike. */
function hatch(document: PDFKit.PDFDocument, mark: RectMark | PathMark, theme: ThemeName): void {
  const { x, y, width, height } = boundsOf(mark);
  if (!(width > 0 && height > 0)) return;
  document.save();
  outline(document, mark);
  document.clip();
  // Lines x + y = sum, at the same places for all shapes.
  const first = Math.max(0, Math.ceil((x + y) / HATCH_STEP));
  const last = Math.min(first + 20_000, Math.floor((x + y + width + height) / HATCH_STEP));
  for (let index = first; index <= last; index++) {
    const sum = index * HATCH_STEP;
    document.moveTo(sum - y, y).lineTo(sum - y - height, y + height);
  }
  if (last >= first) document.lineWidth(1.2).stroke(colorOf("hatch", theme));
  document.restore();
}

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boundsOf(mark: RectMark | PathMark): Bounds {
  if (mark.kind === "rect") {
    const size = (value: number): number => Math.max(0, finite(value));
    return { x: finite(mark.x), y: finite(mark.y), width: size(mark.width), height: size(mark.height) };
  }
  // Control points lie outside the curve at most, which does no harm to what is clipped.
  const numbers = mark.steps.flatMap((step) => step.slice(1).map((value) => finite(value as number)));
  if (numbers.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function drawText({ document, theme }: Sheet, mark: TextMark): void {
  const text = printable(mark.text);
  const size = finite(mark.size);
  if (text.trim() === "" || !(size > 0)) return;
  const { style } = mark;
  const width = finite(mark.width);
  const start = mark.anchor === "start" ? 0 : mark.anchor === "middle" ? -width / 2 : -width;
  document.save().translate(finite(mark.x), finite(mark.y));
  if (mark.turn !== undefined) document.rotate(finite(mark.turn));
  if (mark.isItalic === true) document.transform(1, 0, -Math.tan((SLANT * Math.PI) / 180), 1, 0, 0);
  if (style.opacity !== undefined) document.opacity(share(style.opacity));
  const halo = finite(style.halo);
  if (halo > 0) {
    // A plate: letters that are stroked and then filled would be found twice by who searches or copies.
    document.roundedRect(start - halo, -0.78 * size - halo / 2, width + 2 * halo, size + halo, halo);
    document.fill(colorOf(style.haloPaint ?? "ground", theme));
  }
  document.font(fontName(mark.weight), size).fillColor(colorOf(style.fill ?? "ink", theme));
  // One run, as it was measured; what the font lacks is as wide as it was guessed to be, so that it stays in its room.
  const drawn = document.widthOfString(text, { features: [] });
  const isOff = width > 0 && drawn > 0 && Math.abs(drawn - width) > 1;
  document.text(text, start, 0, {
    lineBreak: false,
    baseline: "alphabetic",
    features: [],
    ...(isOff ? { horizontalScaling: (100 * width) / drawn } : {}),
  });
  document.restore();
}

/** What a font may have glyphs for; what it lacks is drawn as its empty box. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\p{Cc}/gu, "");
}

function drawIcon({ document, theme }: Sheet, mark: IconMark): void {
  const scale = iconScale(mark);
  if (scale === 0) return;
  const { isStroked } = mark.icon;
  const own = colorOf(iconPaint(mark.style, isStroked), theme);
  document.save().translate(finite(mark.x), finite(mark.y)).scale(scale, scale);
  if (mark.style.opacity !== undefined) document.opacity(share(mark.style.opacity));
  document
    .lineCap("round")
    .lineJoin("round")
    .lineWidth(Math.max(0, finite(iconStroke(mark, scale))));
  for (const path of outlinesOf(mark.icon)) {
    const fill = path.fill ?? (isStroked ? "none" : own);
    const stroke = path.stroke ?? (isStroked ? own : "none");
    drawOutline(document, path.d, fill, stroke);
  }
  document.restore();
}

function drawOutline(document: PDFKit.PDFDocument, data: string, fill: string, stroke: string): void {
  try {
    document.path(data);
  } catch {
    // An outline with numbers beyond all bounds.
    endPath(document);
    return;
  }
  const [hasFill, hasStroke] = [fill !== "none", stroke !== "none"];
  if (hasFill && hasStroke) document.fillAndStroke(fill, stroke);
  else if (hasFill) document.fill(fill);
  else if (hasStroke) document.stroke(stroke);
  else endPath(document);
}

/** Ends the path so far without paint (ISO 32000-1, 8.5.3.1). */
function endPath(document: PDFKit.PDFDocument): void {
  document.addContent("n");
}

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0;
}

function share(value: number): number {
  return Math.min(1, Math.max(0, Number.isFinite(value) ? value : 1));
}
