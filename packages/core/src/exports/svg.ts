/** A scene as an SVG file (SVG 2, of what SVG 1.1 readers know): for pages, documents and every other renderer. */
import type { Mark, Scene } from "../notations/scene.ts";
import { type SvgBook, writeIconOutlines, writeMarks } from "./svg-marks.ts";
import { StyleBook, type SvgTheme } from "./svg-styles.ts";
import { TextSink } from "./text-sink.ts";
import { escapeXml, printNumber } from "./xml.ts";

export interface SvgOptions {
  /** `auto` follows the reader: light or dark as their system is, or as `data-theme` of the page around the picture says. */
  readonly theme: SvgTheme;
  /** Begins every id and class: unlike for each picture where several stand in one page. */
  readonly idPrefix?: string | undefined;
  /** Address of a view to open, which becomes a link; pictures in `img` have none. */
  readonly link?: ((opens: string) => string | undefined) | undefined;
  /** The renderer has Inter for sure: texts go without their measured length. */
  readonly hasFont?: boolean | undefined;
}

/** The font of pictures, and what a reader without it sees instead. */
const FONT_STACK =
  "Inter, 'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** The SVG text of a scene; same scene, same text. */
export function sceneToSvg(scene: Scene, options: SvgOptions): string {
  const prefix = (options.idPrefix ?? "").replace(/[^A-Za-z0-9_-]/g, "");
  const links = new Set<string>();
  const sink = new TextSink(BYTES_PER_MARK * countOf(scene.marks));
  const book: SvgBook = {
    sink,
    prefix,
    styles: new StyleBook(prefix),
    icons: new Map(),
    isHatched: false,
    link: (opens) => {
      const address = options.link?.(opens);
      if (address === undefined || !isSafe(address)) return undefined;
      links.add(address);
      return address;
    },
    hasFont: options.hasFont === true,
  };
  const size = `width="${printNumber(scene.width)}" height="${printNumber(scene.height)}"`;
  sink.add(`<rect ${size} class="${book.styles.shape({ fill: "ground" })}"/>\n`);
  writeMarks(book, scene.marks);
  const definitions = writeDefinitions(book);
  const head = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${printNumber(scene.width)} ${printNumber(scene.height)}"`,
    // An image has no children for assistive technology, and links must be reached: then it is a document (WAI-ARIA Graphics Module).
    ` role="${links.size > 0 ? "graphics-document" : "img"}" aria-labelledby="${prefix}title ${prefix}desc"`,
    ` lang="${escapeXml(scene.language)}" xml:lang="${escapeXml(scene.language)}" font-family="${FONT_STACK}">\n`,
    `<title id="${prefix}title">${escapeXml(scene.title)}</title>\n<desc id="${prefix}desc">${escapeXml(scene.description)}</desc>\n`,
    `<style>${book.styles.sheet(options.theme)}</style>\n${definitions}`,
  ];
  return `${head.join("")}${sink.text()}\n</svg>\n`;
}

/** What a mark takes on average, and a little more. */
const BYTES_PER_MARK = 104;

/** Marks with those directly inside of groups, which are nearly all. */
function countOf(marks: readonly Mark[]): number {
  return marks.reduce((sum, mark) => sum + (mark.kind === "group" ? 1 + mark.marks.length : 1), 0);
}

/** An address that runs no script: relative, or of a page. */
function isSafe(address: string): boolean {
  return !/^[^/?#]*:/.test(address) || /^https?:/i.test(address);
}

function writeDefinitions(book: SvgBook): string {
  const icons = [...book.icons].map(([icon, id]) => writeIconOutlines(icon, id));
  const hatch = book.isHatched
    ? [
        `<pattern id="${book.prefix}hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M3 0V6" class="${book.styles.hatchLine()}"/></pattern>`,
      ]
    : [];
  const all = [...hatch, ...icons];
  return all.length === 0 ? "" : `<defs>${all.join("")}</defs>\n`;
}
