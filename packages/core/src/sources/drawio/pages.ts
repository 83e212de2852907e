/** A draw.io file as pages of cells: shapes with their styles and fields, lines with their two ends; plain or packed. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { decodeText } from "../../base/decode-text.ts";
import { fromBase64, inflated } from "../parts/documents/inflate.ts";
import { tooLarge, unreadable } from "../parts/documents/read.ts";
import { withText } from "../parts/documents/with-text.ts";
import { walkXml, type XmlOpening } from "../parts/documents/xml-events.ts";
import type { Artefact, Limits } from "../source.ts";
import { type Held, isPng, unescaped, xmlOfPng, xmlOfSvg } from "./png.ts";

export interface Page {
  readonly id: string;
  readonly name: string;
  /** Whether it was packed; then lines are those of the page. */
  readonly isPacked: boolean;
  readonly line: number;
  /** By id, in the order of the file. */
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface Cell {
  readonly id: string;
  readonly is: "shape" | "line" | "layer";
  /** As written: mostly HTML. */
  readonly label: string;
  readonly style: ReadonlyMap<string, string>;
  readonly parent: string;
  readonly source?: string;
  readonly target?: string;
  /** Custom properties of an `object` around it. */
  readonly fields: Readonly<Record<string, string>>;
  /** It sits on a line: the text of one. */
  readonly line: number;
}

export interface Drawing {
  readonly pages: readonly Page[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Characters of a packed page. */
const MOST_OF_PAGE = 64 * 2 ** 20;

export function readDrawing(artefact: Artefact, limits: Limits): Drawing {
  const bytes = /\.png$/iu.test(artefact.path) ? artefact.bytes() : undefined;
  const held = bytes !== undefined && isPng(bytes) ? xmlOfPng(bytes, limits) : heldIn(artefact.text());
  if (held === "too-large") return { pages: [], diagnostics: [tooLarge(artefact.path, limits)] };
  if (held === undefined) return { pages: [], diagnostics: [unreadable(artefact.path, "draw.io", 1)] };
  return pagesOf(artefact, held.xml, limits);
}

function heldIn(text: string): Held | undefined {
  const head = text.slice(0, 4096);
  const xml = /<svg[\s>]/u.test(head) && !/^\s*<mx/u.test(head) ? xmlOfSvg(text) : text;
  return xml === undefined ? undefined : { xml };
}

function pagesOf(artefact: Artefact, xml: string, limits: Limits): Drawing {
  const pages: Page[] = [];
  const diagnostics: Diagnostic[] = [];
  let cells = new CellReader();
  let head: XmlOpening | undefined;
  const faults = walkXml(withText(artefact, xml), "draw.io", limits, {
    mostText: MOST_OF_PAGE,
    open(element) {
      if (element.name === "diagram") {
        head = element;
        cells = new CellReader();
      } else cells.open(element, element.line);
    },
    close(element, text) {
      cells.close(element);
      if (element.name === "diagram") {
        const page = { id: element.attributes["id"] ?? "", name: element.attributes["name"] ?? "", line: element.line };
        const unpacked = text === "" ? undefined : unpackedPage(artefact, text, element.line, limits);
        if (unpacked !== undefined) diagnostics.push(...unpacked.diagnostics);
        pages.push(named({ ...page, isPacked: unpacked !== undefined, cells: unpacked?.cells ?? cells.cells }, pages));
        head = undefined;
      } else if (element.name === "mxGraphModel" && element.path.length === 0)
        pages.push(named({ id: "", name: "", line: element.line, isPacked: false, cells: cells.cells }, pages));
    },
  });
  // Cut off in the middle of a page: what was drawn until then is kept.
  if (faults.length > 0 && cells.cells.size > 0 && pages.at(-1)?.cells !== cells.cells) {
    const { id = "", name = "" } = head?.attributes ?? {};
    pages.push(named({ id, name, line: head?.line ?? 1, isPacked: false, cells: cells.cells }, pages));
  }
  return { pages, diagnostics: [...diagnostics, ...faults] };
}

/** Pages without id or with that of another are known by their place. */
function named(page: Page, before: readonly Page[]): Page {
  const isNew = page.id !== "" && before.every(({ id }) => id !== page.id);
  return isNew ? page : { ...page, id: `page-${before.length + 1}` };
}

/** A page that is packed: base64 of deflated text with percent signs. */
function unpackedPage(
  artefact: Artefact,
  text: string,
  line: number,
  limits: Limits,
): { readonly cells: ReadonlyMap<string, Cell>; readonly diagnostics: readonly Diagnostic[] } {
  const cells = new CellReader();
  const packed = fromBase64(text);
  const bytes = packed === undefined ? undefined : inflated(packed, "raw", limits);
  if (bytes === "too-large") return { cells: cells.cells, diagnostics: [tooLarge(artefact.path, limits)] };
  const xml = bytes === undefined ? undefined : unescaped(decodeText(bytes));
  if (xml === undefined) return { cells: cells.cells, diagnostics: [unreadable(artefact.path, "draw.io", line)] };
  const diagnostics = walkXml(withText(artefact, xml), "draw.io", limits, {
    open: (element) => cells.open(element, line),
    close: (element) => cells.close(element),
  });
  return { cells: cells.cells, diagnostics };
}

/** Gathers cells as their elements open and close. */
class CellReader {
  readonly cells: Map<string, Cell> = new Map();
  #around: XmlOpening | undefined;

  open(element: XmlOpening, line: number): void {
    if (element.name === "object" || element.name === "UserObject") this.#around = element;
    else if (element.name === "mxCell") this.#cell(element.attributes, line);
  }

  close({ name }: XmlOpening): void {
    if (name === "object" || name === "UserObject") this.#around = undefined;
  }

  #cell(own: Readonly<Record<string, string>>, line: number): void {
    const around = this.#around?.attributes;
    const id = around?.["id"] ?? own["id"] ?? `cell-${this.cells.size}`;
    const { parent = "", source, target } = own;
    const { label: _, id: __, ...fields } = around ?? {};
    this.cells.set(id, {
      id,
      is: own["vertex"] === "1" ? "shape" : own["edge"] === "1" ? "line" : "layer",
      label: around?.["label"] ?? own["value"] ?? "",
      style: styleOf(own["style"] ?? ""),
      parent,
      ...(source === undefined || source === "" ? {} : { source }),
      ...(target === undefined || target === "" ? {} : { target }),
      fields,
      line,
    });
  }
}

/** `rounded=1;ellipse;html=1`: names with values; a name alone is that of a style and has none. */
function styleOf(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of style.split(";")) {
    const equals = part.indexOf("=");
    const name = (equals < 0 ? part : part.slice(0, equals)).trim();
    if (name !== "" && name.length < 200) found.set(name, equals < 0 ? "" : part.slice(equals + 1).trim());
  }
  return found;
}
