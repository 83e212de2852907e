/** The path of a finding drawn over a picture: a line through its stops, each with its number. It is seen, and said beside the picture. */
import type { Camera, Place } from "../../viewer/camera.ts";
import { contains, type Part } from "../../viewer/parts.ts";
import type { Guest } from "../picture-view.ts";
import type { Shown } from "../shown.ts";
import type { Witnessed } from "./witness-parts.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Pixels of a number's disc. */
const DISC = 10;

export class WitnessLine implements Guest {
  readonly #layer: SVGSVGElement = document.createElementNS(SVG, "svg");
  readonly #world = document.createElementNS(SVG, "g");
  readonly #discs = document.createElementNS(SVG, "g");
  #places: readonly Place[] = [];

  constructor() {
    this.#layer.setAttribute("class", "witness-layer");
    this.#layer.setAttribute("aria-hidden", "true");
    this.#layer.append(this.#world, this.#discs);
  }

  shown({ stage }: Shown): void {
    stage.append(this.#layer);
  }

  drawn({ x, y, zoom }: Camera): void {
    this.#world.setAttribute("transform", `translate(${x} ${y}) scale(${zoom})`);
    this.#places.forEach((place, index) => {
      const disc = this.#discs.children[index];
      disc?.setAttribute("transform", `translate(${place.x * zoom + x} ${place.y * zoom + y})`);
    });
  }

  /** Another path, or the same in another picture. */
  draw({ stops, ways }: Witnessed): void {
    this.#world.replaceChildren(
      ...ways.flatMap((way, index) => {
        const [from, to] = [stops[index], stops[index + 1]];
        // Into what is inside, and out of it, no line leads.
        if (from === undefined || to === undefined || isWithin(from, to) || isWithin(to, from)) return [];
        const lines = way === undefined || way.lines.length === 0 ? [straight(from, to)] : way.lines;
        return lines.map((points) => lineThrough(points, way === undefined));
      }),
    );
    this.#places = stops.map(({ area }) => ({ x: area.x, y: area.y }));
    this.#discs.replaceChildren(...stops.map((_, index) => discOf(index + 1)));
  }

  remove(): void {
    this.#layer.remove();
  }
}

function isWithin({ area: outer }: Part, { area: inner }: Part): boolean {
  return contains(outer, inner);
}

/** From the middle of one box to that of the other, without what lies inside them. */
function straight({ area: a }: Part, { area: b }: Part): readonly number[] {
  const middle = ({ x, y, width, height }: Part["area"]): Place => ({ x: x + width / 2, y: y + height / 2 });
  const [from, to] = [middle(a), middle(b)];
  const start = edgeOf(a, from, to);
  const end = edgeOf(b, to, from);
  return [start.x, start.y, end.x, end.y];
}

/** Where the line from the middle of a box towards a place leaves the box; the middle where the place is inside. */
function edgeOf({ width, height }: Part["area"], middle: Place, to: Place): Place {
  const [dx, dy] = [to.x - middle.x, to.y - middle.y];
  const share = Math.min(
    dx === 0 ? Infinity : width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : height / 2 / Math.abs(dy),
  );
  return share >= 1 ? middle : { x: middle.x + dx * share, y: middle.y + dy * share };
}

/** Dashed where the picture itself draws no line. */
function lineThrough(points: readonly number[], isMade: boolean): SVGElement {
  const line = document.createElementNS(SVG, "polyline");
  const pairs = Array.from({ length: points.length >> 1 }, (_, at) => `${points[2 * at]},${points[2 * at + 1]}`);
  line.setAttribute("points", pairs.join(" "));
  line.setAttribute("class", isMade ? "witness-way is-made" : "witness-way");
  return line;
}

function discOf(number: number): SVGElement {
  const group = document.createElementNS(SVG, "g");
  const disc = document.createElementNS(SVG, "circle");
  disc.setAttribute("r", String(DISC));
  const text = document.createElementNS(SVG, "text");
  text.setAttribute("text-anchor", "middle");
  text.setAttribute("dy", "0.36em");
  text.textContent = String(number);
  group.append(disc, text);
  return group;
}
