/** A scene as SVG in the page, for pictures whose parts are pointed at, focused and selected; it becomes another one where it differs. */
import type { GroupMark, Mark, Scene, TextMark } from "@orrery/core/notations/scene";
import { colorOf, type ThemeName } from "@orrery/core/notations/theme";
import { loneOf } from "./canvas-list.ts";
import { type Part, partsOfScene } from "./parts.ts";
import { sameParts } from "./surface.ts";
import { change, groupSpec, type Ink, make, type Spec, specsOf } from "./svg-dom.ts";
import { type Letter, lettersOf, type LoneLetter } from "./svg-letters.ts";
import type { DrawnGroup } from "./svg-parts.ts";
import type { Redrawing } from "./svg-surface.ts";

let pictures = 0;

/** As an image with its parts as `g` elements that carry `data-id`, `data-element` and `data-role`. */
export class DrawnScene implements Redrawing {
  readonly svg: SVGSVGElement;
  readonly #document: Document;
  readonly #ground: Element;
  readonly #hatch: Element;
  #ink: Ink;
  #scene: Scene;
  #parts: readonly Part[];
  #groups: readonly DrawnGroup[] = [];
  /** The elements of each mark. */
  #elements = new Map<Mark, readonly Element[]>();

  constructor(scene: Scene, theme: ThemeName, document: Document) {
    pictures += 1;
    this.#document = document;
    this.#ink = { theme, hatch: `hatch-${pictures}` };
    this.#scene = scene;
    this.#parts = partsOfScene(scene);
    this.svg = make(document, { name: "svg", attributes: { ...frameOf(scene), role: "img" } }) as SVGSVGElement;
    this.#hatch = make(document, hatchIn(theme));
    this.#ground = make(document, groundOf(scene, theme));
    const pattern = make(document, { name: "pattern", attributes: { id: this.#ink.hatch, ...hatching } });
    const definitions = make(document, { name: "defs", attributes: {} });
    pattern.append(this.#hatch);
    definitions.append(pattern);
    this.svg.append(definitions, this.#ground, ...scene.marks.flatMap((mark) => this.#make(mark, this.#ink)));
    this.#find();
  }

  get parts(): readonly Part[] {
    return this.#parts;
  }

  get groups(): readonly DrawnGroup[] {
    return this.#groups;
  }

  letters(): readonly Letter[] {
    const byPart = new Map<string | undefined, LoneLetter[]>();
    for (const [part, mark] of textsIn(this.#scene.marks, undefined)) {
      const element = this.#elements.get(mark)?.[0] as SVGTextElement | undefined;
      if (element === undefined) continue;
      const own = byPart.get(part) ?? [];
      own.push({ ...loneOf(mark), element, length: 0 });
      byPart.set(part, own);
    }
    return [undefined, ...this.#parts].flatMap((part) => lettersOf(part, byPart.get(part?.id) ?? []));
  }

  redraw(scene: Scene, theme: ThemeName): boolean {
    const parts = partsOfScene(scene);
    if (!sameParts(this.#parts, parts)) return false;
    const before = this.#scene;
    const ink = { ...this.#ink, theme };
    change(this.svg, { name: "svg", attributes: frameOf(before) }, { name: "svg", attributes: frameOf(scene) });
    change(this.#ground, groundOf(before, this.#ink.theme), groundOf(scene, theme));
    change(this.#hatch, hatchIn(this.#ink.theme), hatchIn(theme));
    this.#changeAll(this.svg, before.marks, scene.marks, ink);
    this.#ink = ink;
    this.#scene = scene;
    this.#parts = parts;
    this.#find();
    return true;
  }

  #make(mark: Mark, ink: Ink): readonly Element[] {
    const made =
      mark.kind === "group"
        ? [make(this.#document, groupSpec(mark))]
        : specsOf(ink, mark).map((spec) => make(this.#document, spec));
    this.#elements.set(mark, made);
    if (mark.kind === "group") made[0]?.append(...mark.marks.flatMap((inner) => this.#make(inner, ink)));
    return made;
  }

  /** Marks that are the same thing are changed; those in between are made anew. */
  #changeAll(parent: Element, before: readonly Mark[], now: readonly Mark[], ink: Ink): void {
    const isLike = (a: Mark | undefined, b: Mark | undefined): boolean =>
      a !== undefined && b !== undefined && keyOf(a) === keyOf(b);
    const most = Math.min(before.length, now.length);
    let start = 0;
    while (start < most && isLike(before[start], now[start])) start++;
    let end = 0;
    while (end < most - start && isLike(before.at(-1 - end), now.at(-1 - end))) end++;
    const next = this.#first(before.slice(before.length - end)) ?? this.#last(before)?.nextSibling ?? null;
    for (const mark of before.slice(start, before.length - end)) this.#drop(mark);
    const pairs = [
      ...now.slice(0, start).map((mark, index) => [before[index], mark] as const),
      ...now.slice(now.length - end).map((mark, index) => [before[before.length - end + index], mark] as const),
    ];
    for (const mark of now.slice(start, now.length - end)) {
      for (const element of this.#make(mark, ink)) parent.insertBefore(element, next);
    }
    for (const [old, mark] of pairs) if (old !== undefined) this.#change(old, mark, ink);
  }

  #first(marks: readonly Mark[]): Element | undefined {
    return marks.flatMap((mark) => this.#elements.get(mark) ?? [])[0];
  }

  #last(marks: readonly Mark[]): Element | undefined {
    return marks.flatMap((mark) => this.#elements.get(mark) ?? []).at(-1);
  }

  #drop(mark: Mark): void {
    for (const element of this.#elements.get(mark) ?? []) element.remove();
    this.#elements.delete(mark);
    if (mark.kind === "group") for (const inner of mark.marks) this.#drop(inner);
  }

  #change(before: Mark, now: Mark, ink: Ink): void {
    const elements = this.#elements.get(before) ?? [];
    this.#elements.delete(before);
    if (before.kind === "group" && now.kind === "group") {
      this.#elements.set(now, elements);
      const [element] = elements;
      if (element === undefined) return;
      this.#changeGroup(element, before, now);
      this.#changeAll(element, before.marks, now.marks, ink);
      return;
    }
    if (before.kind === "group" || now.kind === "group") return;
    if (ink.theme === this.#ink.theme && isSame(before, now)) {
      this.#elements.set(now, elements);
      return;
    }
    const [old, specs] = [specsOf(this.#ink, before), specsOf(ink, now)];
    const isIconKept = before.kind !== "icon" || now.kind !== "icon" || isSame(before.icon, now.icon);
    if (old.length === specs.length && isIconKept) {
      for (const [index, spec] of specs.entries()) {
        const [element, was] = [elements[index], old[index]];
        if (element !== undefined && was !== undefined) change(element, was, spec);
      }
      this.#elements.set(now, elements);
      return;
    }
    const made = specs.map((spec) => make(this.#document, spec));
    const [first, ...rest] = elements;
    first?.replaceWith(...made);
    for (const element of rest) element.remove();
    this.#elements.set(now, made);
  }

  #changeGroup(element: Element, before: GroupMark, now: GroupMark): void {
    const [old, spec] = [groupSpec(before), groupSpec(now)];
    change(element, old, spec);
    const [wasTitle, title] = [old.inside?.[0], spec.inside?.[0]];
    if (wasTitle?.text === title?.text) return;
    const shown = wasTitle === undefined ? null : element.firstElementChild;
    if (title === undefined) shown?.remove();
    else if (shown === null) element.prepend(make(this.#document, title));
    else shown.textContent = title.text ?? "";
  }

  /** The groups of parts, as they follow one another in the page. */
  #find(): void {
    const known = new Set(this.#parts.map(({ id }) => id));
    const found: DrawnGroup[] = [];
    const walk = (marks: readonly Mark[]): void => {
      for (const mark of marks) {
        if (mark.kind !== "group") continue;
        const [element] = this.#elements.get(mark) ?? [];
        if (mark.id !== undefined && known.has(mark.id) && element !== undefined)
          found.push({ id: mark.id, element: element as SVGGElement });
        walk(mark.marks);
      }
    };
    walk(this.#scene.marks);
    this.#groups = found;
  }
}

/** A scene as an SVG that stays as it is. */
export function renderSvg(scene: Scene, theme: ThemeName, document: Document): SVGSVGElement {
  return new DrawnScene(scene, theme, document).svg;
}

function frameOf({ width, height, title, language }: Scene): Spec["attributes"] {
  return { width, height, viewBox: `0 0 ${width} ${height}`, "aria-label": title, lang: language };
}

function groundOf({ width, height }: Scene, theme: ThemeName): Spec {
  return { name: "rect", attributes: { width, height, fill: colorOf("ground", theme) } };
}

const hatching = { width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };

function hatchIn(theme: ThemeName): Spec {
  return { name: "path", attributes: { d: "M3 0V6", stroke: colorOf("hatch", theme), "stroke-width": 1.2 } };
}

/** Marks with the same key are the same thing, perhaps of another look. */
function keyOf(mark: Mark): string {
  return mark.kind === "group" ? `${mark.role ?? ""} ${mark.id ?? ""}` : mark.kind;
}

/** Texts with the part that they belong to; a legend is none. */
function* textsIn(
  marks: readonly Mark[],
  part: string | undefined,
): Generator<readonly [string | undefined, TextMark]> {
  for (const mark of marks) {
    if (mark.kind === "group") yield* textsIn(mark.marks, mark.id ?? part);
    else if (mark.kind === "text") yield [part, mark];
  }
}

/** Plain data of the same content. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [before, now] = [Object.entries(a), b as Readonly<Record<string, unknown>>];
  return before.length === Object.keys(b).length && before.every(([key, value]) => isSame(value, now[key]));
}
