/** Marks as SVG elements. */
import type { GroupMark, Icon, IconMark, Mark, PathMark, RectMark, Style, TextMark } from "../notations/scene.ts";
import { outlinesOf } from "./svg-path.ts";
import type { StyleBook } from "./svg-styles.ts";
import { type Fragment, fragment, type TextSink } from "./text-sink.ts";
import { escapeXml, printNumber } from "./xml.ts";

/** What is written, and what is written once and used by many marks. */
export interface SvgBook {
  readonly sink: TextSink;
  readonly prefix: string;
  readonly styles: StyleBook;
  /** Ids of icons that were used, by the icon. */
  readonly icons: Map<Icon, string>;
  isHatched: boolean;
  /** Address of a view to open; undefined where there is none. */
  readonly link: (opens: string) => string | undefined;
  /** Is the font sure to be there? Then texts need no measured length. */
  readonly hasFont: boolean;
}

/** Writes marks in order. */
export function writeMarks(book: SvgBook, marks: readonly Mark[]): void {
  for (const mark of marks) writeMark(book, mark);
}

function writeMark(book: SvgBook, mark: Mark): void {
  switch (mark.kind) {
    case "group":
      return writeGroup(book, mark);
    case "rect":
      return writeShape(book, mark, writeRect);
    case "path":
      return writeShape(book, mark, writePath);
    case "text":
      return writeText(book, mark);
    case "icon":
      return writeIcon(book, mark);
  }
}

/** The label is a `title`: ARIA on the children of an image would be ignored or forbidden (ARIA 1.2, "Presentational Children"). */
function writeGroup(book: SvgBook, mark: GroupMark): void {
  const { sink } = book;
  sink.addFragment(pieces.group);
  addAttribute(sink, pieces.id, mark.id);
  addAttribute(sink, pieces.element, mark.element);
  addAttribute(sink, pieces.role, mark.role);
  addAttribute(sink, pieces.from, mark.from);
  addAttribute(sink, pieces.to, mark.to);
  sink.addFragment(pieces.end);
  if (mark.label !== undefined) sink.addFragment(pieces.title).addEscaped(mark.label).addFragment(pieces.titleEnd);
  const address = mark.opens === undefined ? undefined : book.link(mark.opens);
  if (address !== undefined) {
    sink.add('<a href="').addEscaped(address).addFragment(pieces.quote);
    addAttribute(sink, pieces.ariaLabel, mark.label);
    sink.addFragment(pieces.end);
  }
  writeMarks(book, mark.marks);
  sink.addFragment(address === undefined ? pieces.groupEnd : pieces.linkEnd);
}

function addAttribute(sink: TextSink, start: Fragment, value: string | undefined): void {
  if (value !== undefined) sink.addFragment(start).addEscaped(value).addFragment(pieces.quote);
}

/** A shape with its casing below and its hatching above. */
function writeShape<Shape extends RectMark | PathMark>(
  book: SvgBook,
  mark: Shape,
  write: (sink: TextSink, mark: Shape, style: string) => void,
): void {
  const { style } = mark;
  if (hasCasing(style)) write(book.sink, mark, book.styles.casing(style));
  write(book.sink, mark, book.styles.shape(style));
  if (style.isHatched !== true) return;
  book.isHatched = true;
  write(book.sink, mark, book.styles.hatching());
}

function hasCasing(style: Style): boolean {
  return style.halo !== undefined && style.halo > 0;
}

function writeRect(sink: TextSink, mark: RectMark, style: string): void {
  sink.addFragment(pieces.rect).addNumber(mark.x).addFragment(pieces.y).addNumber(mark.y);
  sink.addFragment(pieces.width).addNumber(Math.max(0, mark.width));
  sink.addFragment(pieces.height).addNumber(Math.max(0, mark.height));
  if (mark.radius !== undefined && mark.radius > 0) sink.addFragment(pieces.radius).addNumber(mark.radius);
  sink.addFragment(pieces.class).add(style).addFragment(pieces.close);
}

function writePath(sink: TextSink, mark: PathMark, style: string): void {
  sink.addFragment(pieces.path);
  for (const step of mark.steps) {
    sink.add(step[0]);
    for (let index = 1; index < step.length; index++) {
      if (index > 1) sink.addFragment(pieces.blank);
      sink.addNumber(step[index] as number);
    }
  }
  sink.addFragment(pieces.class).add(style).addFragment(pieces.close);
}

/**
 * The measured width is given as `textLength`, so that a reader without the font sees another face in the same room. Italics are the
 * upright letters slanted, which needs no second font and looks the same everywhere.
 */
function writeText(book: SvgBook, mark: TextMark): void {
  const { sink } = book;
  const isMoved = mark.isItalic === true || (mark.turn !== undefined && mark.turn !== 0);
  if (isMoved) sink.add('<text transform="').add(placing(mark));
  else sink.addFragment(pieces.text).addNumber(mark.x).addFragment(pieces.y).addNumber(mark.y);
  if (!book.hasFont && mark.text.length > 1 && mark.width > 0) {
    sink.addFragment(pieces.length).addNumber(mark.width).addFragment(pieces.adjust);
  }
  sink.addFragment(pieces.class).add(book.styles.text(mark)).addFragment(pieces.opened);
  sink.addEscaped(mark.text).addFragment(pieces.textEnd);
}

function placing(mark: TextMark): string {
  const turn = mark.turn === undefined || mark.turn === 0 ? "" : `rotate(${printNumber(mark.turn)})`;
  return `translate(${printNumber(mark.x)} ${printNumber(mark.y)})${turn}${mark.isItalic === true ? `skewX(-${SLANT})` : ""}`;
}

/** Degrees that italics lean. */
export const SLANT = 10;

function writeIcon(book: SvgBook, mark: IconMark): void {
  const { sink } = book;
  const scale = iconScale(mark);
  let id = book.icons.get(mark.icon);
  if (id === undefined) {
    id = `${book.prefix}i${book.icons.size}`;
    book.icons.set(mark.icon, id);
  }
  sink.addFragment(pieces.use).add(id).addFragment(pieces.translate);
  sink.addNumber(mark.x).addFragment(pieces.blank).addNumber(mark.y);
  sink.addFragment(pieces.scale).add(String(Math.round(scale * 1e5) / 1e5));
  sink.addFragment(pieces.placed).add(book.styles.icon(mark, scale)).addFragment(pieces.close);
}

/** Pixels per unit of an icon's view box. */
export function iconScale(mark: IconMark): number {
  const scale = mark.size / mark.icon.viewBox;
  return Number.isFinite(scale) && scale > 0 ? scale : 0;
}

/** What every mark is made of. */
const pieces = {
  group: fragment("<g"),
  id: fragment(' data-id="'),
  element: fragment(' data-element="'),
  role: fragment(' data-role="'),
  from: fragment(' data-from="'),
  to: fragment(' data-to="'),
  ariaLabel: fragment(' aria-label="'),
  quote: fragment('"'),
  end: fragment(">"),
  title: fragment("<title>"),
  titleEnd: fragment("</title>"),
  groupEnd: fragment("</g>"),
  linkEnd: fragment("</a></g>"),
  rect: fragment('<rect x="'),
  y: fragment('" y="'),
  width: fragment('" width="'),
  height: fragment('" height="'),
  radius: fragment('" rx="'),
  class: fragment('" class="'),
  close: fragment('"/>'),
  path: fragment('<path d="'),
  blank: fragment(" "),
  text: fragment('<text x="'),
  length: fragment('" textLength="'),
  adjust: fragment('" lengthAdjust="spacingAndGlyphs'),
  opened: fragment('">'),
  textEnd: fragment("</text>"),
  use: fragment('<use href="#'),
  translate: fragment('" transform="translate('),
  scale: fragment(")scale("),
  placed: fragment(')" class="'),
} as const satisfies Readonly<Record<string, Fragment>>;

/** The outlines of an icon, to be used. */
export function writeIconOutlines(icon: Icon, id: string): string {
  const paths = outlinesOf(icon).map(
    ({ d, fill, stroke }) => `<path d="${escapeXml(d)}"${attribute("fill", fill)}${attribute("stroke", stroke)}/>`,
  );
  return `<g id="${id}">${paths.join("")}</g>`;
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? "" : ` ${name}="${value}"`;
}
