/** What a simulation says, drawn over a picture: boxes hatched and framed by their condition or heat, each with its sign. It is seen, and said beside the picture. */
import type { Area, Camera } from "../../viewer/camera.ts";
import type { Guest } from "../../picture/picture-view.ts";
import type { Shown } from "../../picture/shown.ts";
import { LINE, shortName } from "./short-name.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Pixels of a sign, and the least to which it shrinks with the picture. */
const SIGN = 9;
const LEAST = 5;
/** Zoom at which signs have their size. */
const READ = 0.6;

export interface Marked {
  /** Of a box; lines have points. */
  readonly area: Area;
  readonly lines?: readonly (readonly number[])[];
  /** Holds others, which stay to be seen. */
  readonly isAround: boolean;
  /** Name of the look: a condition, or a step of heat. */
  readonly look: string;
  /** Drawn in a square of 16 around 0. */
  readonly sign?: string;
  /** A few letters in the place of a sign. */
  readonly label?: string;
  /** It fails by itself. */
  readonly isCause?: boolean;
}

/** A box whose name is said where the picture is too small to say it itself. */
export interface Named {
  readonly area: Area;
  readonly name: string;
}

/** Zoom below which pictures leave names out. */
const UNREAD = 0.8;

let layers = 0;

export class ConditionLayer implements Guest {
  readonly #layer: SVGSVGElement = document.createElementNS(SVG, "svg");
  readonly #world = made("g", {});
  readonly #signs = made("g", {});
  readonly #id = `sim-layer-${++layers}`;
  readonly #names = made("g", { class: "sim-names" });
  #marks: readonly Marked[] = [];
  #named: readonly Named[] = [];
  /** Zoom for which the names were made short. */
  #zoom = 0;

  constructor() {
    this.#layer.setAttribute("class", "sim-layer");
    this.#layer.setAttribute("aria-hidden", "true");
    const patterns = hatches.map(({ look, size, path }) => {
      const pattern = made("pattern", {
        id: `${this.#id}-${look}`,
        width: size,
        height: size,
        patternUnits: "userSpaceOnUse",
      });
      pattern.append(made("path", { d: path, class: `sim-hatch sim-hatch-${look}` }));
      return pattern;
    });
    const definitions = made("defs", {});
    definitions.append(...patterns);
    this.#layer.append(definitions, this.#world, this.#names, this.#signs);
  }

  #onSpace: (() => void) | undefined;

  /** What the space bar does in the picture; undefined: what it always does. */
  listen(onSpace: (() => void) | undefined): void {
    this.#onSpace = onSpace;
  }

  key(event: KeyboardEvent): (() => void) | undefined {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
    return event.key === " " && isPlain ? this.#onSpace : undefined;
  }

  shown({ stage }: Shown): void {
    stage.append(this.#layer);
  }

  drawn({ x, y, zoom }: Camera, isMoving: boolean): void {
    this.#world.setAttribute("transform", `translate(${x} ${y}) scale(${zoom})`);
    const size = Math.max(LEAST, Math.min(SIGN, (SIGN * zoom) / READ)) / 8;
    this.#placeNames(x, y, zoom, isMoving);
    let at = 0;
    for (const { area, lines } of this.#marks) {
      if (lines !== undefined) continue;
      const place = `translate(${(area.x + area.width) * zoom + x} ${area.y * zoom + y}) scale(${size})`;
      this.#signs.children[at++]?.setAttribute("transform", place);
    }
  }

  /** Other conditions, or the same in another picture. Those that hold others come first. */
  draw(marks: readonly Marked[], named: readonly Named[]): void {
    this.#named = named;
    this.#zoom = 0;
    const ordered = marks.toSorted((a, b) => Number(b.isAround) - Number(a.isAround));
    this.#marks = ordered;
    this.#world.replaceChildren(...ordered.flatMap((mark) => this.#shapes(mark)));
    this.#signs.replaceChildren(...ordered.flatMap((mark) => (mark.lines === undefined ? [signOf(mark)] : [])));
  }

  remove(): void {
    this.#layer.remove();
  }

  /** Names keep their size while the picture shrinks; they are made short anew when it has come to rest. */
  #placeNames(x: number, y: number, zoom: number, isMoving: boolean): void {
    const isNew = zoom !== this.#zoom && !(isMoving && this.#zoom !== 0);
    if (isNew) {
      this.#zoom = zoom;
      this.#names.replaceChildren(
        ...(zoom >= UNREAD
          ? []
          : this.#named.map(({ area, name }) => nameOf(name, area.width * zoom, area.height * zoom))),
      );
    }
    this.#named.forEach(({ area }, index) => {
      const place = `translate(${(area.x + area.width / 2) * zoom + x} ${(area.y + area.height / 2) * zoom + y})`;
      this.#names.children[index]?.setAttribute("transform", place);
    });
  }

  #shapes({ area, lines, isAround, look, isCause }: Marked): readonly SVGElement[] {
    if (lines !== undefined) {
      return lines.map((points) =>
        made("polyline", {
          points: Array.from({ length: points.length >> 1 }, (_, at) => `${points[2 * at]},${points[2 * at + 1]}`).join(
            " ",
          ),
          class: `sim-line sim-line-${look}`,
        }),
      );
    }
    const box = { x: area.x, y: area.y, width: area.width, height: area.height, rx: 5 };
    const hatched = hatches.some((hatch) => hatch.look === look) && !isAround;
    return [
      ...(isAround ? [] : [made("rect", { ...box, class: `sim-veil sim-veil-${look}` })]),
      ...(hatched ? [made("rect", { ...box, fill: `url(#${this.#id}-${look})` })] : []),
      made("rect", { ...box, class: `sim-box sim-box-${look}` }),
      ...(isCause === true
        ? [
            made("rect", {
              x: area.x - 5,
              y: area.y - 5,
              width: area.width + 10,
              height: area.height + 10,
              rx: 8,
              class: "sim-cause",
            }),
          ]
        : []),
    ];
  }
}

/** Patterns beside the colours: stopped is crossed out, what nobody knows is hatched as everywhere, degraded is dotted. */
const hatches: readonly { readonly look: string; readonly size: number; readonly path: string }[] = [
  { look: "stopped", size: 9, path: "M0 9 9 0M-1 1 1-1M8 10 10 8" },
  { look: "unsettled", size: 7, path: "M0 0 7 7M-1 6 1 8M6-1 8 1" },
  { look: "degraded", size: 8, path: "M2 2h1.6M6 6h1.6" },
  { look: "unknown", size: 7, path: "M0 0 7 7M-1 6 1 8M6-1 8 1" },
];

function nameOf(name: string, width: number, height: number): SVGElement {
  const group = made("g", {});
  const lines = shortName(name, width, height);
  if (lines.length === 0) return group;
  const high = lines.length * LINE + 3;
  group.append(
    made("rect", { x: 2 - width / 2, y: -high / 2, width: width - 4, height: high, rx: 3 }),
    ...lines.map((line, index) => {
      const text = made("text", { "text-anchor": "middle", y: (index - (lines.length - 1) / 2) * LINE + 3.6 });
      text.textContent = line;
      return text;
    }),
  );
  return group;
}

function signOf({ look, sign, label }: Marked): SVGElement {
  const group = made("g", { class: `sim-sign sim-${look}` });
  if (label !== undefined) {
    const width = 7 + 5.4 * label.length;
    const text = made("text", { "text-anchor": "middle", dy: "0.36em" });
    text.textContent = label;
    group.append(made("rect", { x: -width / 2, y: -7.5, width, height: 15, rx: 7.5 }), text);
  } else if (sign !== undefined) group.append(made("circle", { r: 7.5 }), made("path", { d: sign }));
  return group;
}

function made(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
