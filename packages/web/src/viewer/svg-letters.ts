/** The letters of an SVG in the page: from far away they are larger or not there, see `legible.ts`. */
import { isName, type Legible, legible, lettered, type Lettering, type Lone } from "./legible.ts";
import type { Part } from "./parts.ts";

/** A text in the page, among the others of its part. */
export interface Letter extends Lettering {
  /** Undefined for what stands in no part: legend, title. */
  readonly part: string | undefined;
  readonly element: SVGTextElement;
  /** Length that the file sets for it; 0 where it does not. */
  readonly length: number;
}

/** A text in the page, alone. */
export interface LoneLetter extends Lone, Pick<Letter, "element" | "length"> {}

/** Texts of a part, which are its letters together; texts of no part are each for itself. */
export function lettersOf(part: Part | undefined, texts: readonly LoneLetter[]): readonly Letter[] {
  const names = part === undefined ? [] : texts.filter(isName);
  const box = part?.role === "edge" ? undefined : part?.area;
  return texts.map((text) => ({
    ...lettered(text, names, names.indexOf(text), box, part?.role === "container"),
    part: part?.id,
    element: text.element,
    length: text.length,
  }));
}

/** How a name ends that is longer than there is room for. */
export const SHORTENED = "…";

/** Steps of the zoom for each doubling: sizes change with these, not with every pixel of a wheel. */
const STEPS = 6;
/** Zoom from which on everything can be read. */
const NEAR = 1;

export interface Letters {
  show(zoom: number): void;
  /** Texts have changed: they are asked for again. */
  forget(): void;
  /** Can the name of a part be read from here? */
  names(part: string, zoom: number): boolean;
}

/** Letters that are asked for when they are first looked at from far away. */
export function showLetters(ask: () => readonly Letter[]): Letters {
  let letters: readonly Letter[] | undefined;
  let named: ReadonlyMap<string, Letter> | undefined;
  let shown = 0;
  return {
    show(zoom) {
      const step = stepOf(zoom);
      if (step === shown) return;
      shown = step;
      letters ??= ask();
      for (const letter of letters) resize(letter, legible(letter, zoomOf(step)));
      showLegends(letters, zoomOf(step));
    },
    forget() {
      letters = undefined;
      named = undefined;
      shown = Number.NaN;
    },
    names(part, zoom) {
      letters ??= ask();
      named ??= new Map(
        letters.flatMap((letter) =>
          letter.part !== undefined && isName(letter) ? [[letter.part, letter] as const] : [],
        ),
      );
      const name = named.get(part);
      if (name?.element.textContent.endsWith(SHORTENED) === true) return false;
      return name !== undefined && legible(name, zoomOf(stepOf(zoom))) !== undefined;
    },
  };
}

/** Signs without their words say nothing: a legend that cannot be read is not there. */
function showLegends(letters: readonly Letter[], zoom: number): void {
  const readable = new Map<SVGElement, boolean>();
  for (const letter of letters) {
    const legend = letter.part === undefined ? letter.element.closest<SVGElement>('[data-role="legend"]') : null;
    if (legend !== null) readable.set(legend, readable.get(legend) === true || legible(letter, zoom) !== undefined);
  }
  for (const [legend, isReadable] of readable) legend.style.visibility = isReadable ? "" : "hidden";
}

function stepOf(zoom: number): number {
  return zoom >= NEAR ? 0 : Math.floor(Math.log2(zoom) * STEPS);
}

function zoomOf(step: number): number {
  return step === 0 ? NEAR : 2 ** (step / STEPS);
}

interface Written {
  readonly display: string;
  readonly fontSize: string;
  /** Below where the text was drawn. */
  readonly dy: number;
}

const asDrawn: Written = { display: "", fontSize: "", dy: 0 };
const written = new WeakMap<Element, Written>();

/** Writes only what is new. */
function resize({ element, size, y, length }: Letter, next: Legible | undefined): void {
  const before = written.get(element) ?? asDrawn;
  const nextSize = next?.size ?? size;
  const now: Written = {
    display: next === undefined ? "none" : "",
    fontSize: nextSize === size ? "" : `${nextSize}px`,
    dy: (next?.y ?? y) - y,
  };
  written.set(element, now);
  if (now.display !== before.display) element.style.display = now.display;
  if (now.fontSize !== before.fontSize) element.style.fontSize = now.fontSize;
  if (now.dy !== before.dy) element.setAttribute("dy", String(now.dy));
  if (length > 0 && now.fontSize !== before.fontSize)
    element.setAttribute("textLength", String((length * nextSize) / size));
}
