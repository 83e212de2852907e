/** What lies over a picture while it is edited: boxes on their way, lines that are drawn, handles, pins. It is seen, never read aloud. */
import { type Area, type Camera, type Place, toScreen } from "../../viewer/camera.ts";
import type { Part } from "../../viewer/parts.ts";
import type { Guide } from "./snapping.ts";

const SVG = "http://www.w3.org/2000/svg";

export type Side = "top" | "right" | "bottom" | "left";
const sides: readonly Side[] = ["top", "right", "bottom", "left"];

/** Pixels of the screen between a box and its handles. */
const AWAY = 14;

export class Overlay {
  readonly layer: HTMLElement = document.createElement("div");
  readonly handles: readonly HTMLElement[];
  readonly #svg = document.createElementNS(SVG, "svg");
  readonly #world = document.createElementNS(SVG, "g");
  readonly #ghosts = document.createElementNS(SVG, "g");
  readonly #marks = document.createElementNS(SVG, "g");
  readonly #pins: HTMLElement = document.createElement("div");
  #camera: Camera = { x: 0, y: 0, zoom: 1 };
  #holder: Area | undefined;
  #pinned: readonly Area[] = [];
  #dimmed: readonly Element[] = [];

  constructor() {
    this.layer.className = "edit-layer";
    this.layer.setAttribute("aria-hidden", "true");
    this.#world.append(this.#ghosts, this.#marks);
    this.#svg.append(this.#world);
    this.handles = sides.map((side) => {
      const handle = document.createElement("div");
      handle.className = "edit-handle";
      handle.dataset["side"] = side;
      handle.hidden = true;
      return handle;
    });
    this.layer.append(this.#svg, this.#pins, ...this.handles);
  }

  /** The picture is looked at from here. */
  draw(camera: Camera): void {
    this.#camera = camera;
    this.#placeWorld();
    this.#placeHandles();
    this.#placePins();
  }

  /** An empty one need not follow each frame. */
  #placeWorld(): void {
    const { x, y, zoom } = this.#camera;
    if (this.#ghosts.childElementCount + this.#marks.childElementCount > 0)
      this.#world.setAttribute("transform", `translate(${x} ${y}) scale(${zoom})`);
  }

  /** Copies of boxes that are on their way; the boxes themselves step back. */
  lift(parts: readonly Part[], stage: HTMLElement): void {
    this.clear();
    const drawn = parts.flatMap((part) => [...stage.querySelectorAll(`g[data-id="${CSS.escape(part.id)}"]`)]);
    this.#ghosts.append(...drawn.map((element) => element.cloneNode(true)));
    // What stands out lies there twice.
    const lit = parts.flatMap((part) => [...stage.querySelectorAll(`g[data-lit="${CSS.escape(part.id)}"]`)]);
    this.#dimmed = [...drawn, ...lit];
    for (const element of this.#dimmed) element.classList.add("is-lifted");
    // A canvas has no elements: outlines do.
    if (drawn.length === 0) for (const { area } of parts) this.#ghosts.append(rectangle(area, "edit-ghost"));
    this.#placeWorld();
  }

  /** Where the copies are now, from where they were; with the lines that they stand in line with. */
  moveTo(dx: number, dy: number, guides: readonly Guide[]): void {
    this.#ghosts.setAttribute("transform", `translate(${dx} ${dy})`);
    this.#marks.replaceChildren(
      ...guides.map(({ way, at, from, to }) =>
        way === "upright"
          ? line({ x: at, y: from }, { x: at, y: to }, "edit-guide")
          : line({ x: from, y: at }, { x: to, y: at }, "edit-guide"),
      ),
    );
    this.#placeWorld();
  }

  /** A line that is being drawn, and the box that it would end at. */
  join(from: Place, to: Place, target: Area | undefined): void {
    this.#marks.replaceChildren(
      ...(target === undefined ? [] : [rectangle(target, "edit-target")]),
      line(from, to, "edit-line"),
    );
    this.#placeWorld();
  }

  /** The box that something would be put into. */
  aim(area: Area | undefined): void {
    this.#marks.querySelector(".edit-target")?.remove();
    if (area !== undefined) this.#marks.append(rectangle(area, "edit-target"));
    this.#placeWorld();
  }

  /** Nothing is under way. */
  clear(): void {
    for (const element of this.#dimmed) element.classList.remove("is-lifted");
    this.#dimmed = [];
    this.#ghosts.replaceChildren();
    this.#ghosts.removeAttribute("transform");
    this.#marks.replaceChildren();
  }

  /** Handles around a box, from which lines are drawn. */
  hold(area: Area | undefined): void {
    this.#holder = area;
    this.#placeHandles();
  }

  /** Boxes that are pinned. */
  pin(areas: readonly Area[]): void {
    this.#pinned = areas;
    this.#pins.replaceChildren(
      ...areas.map(() => {
        const mark = document.createElement("div");
        mark.className = "edit-pin";
        return mark;
      }),
    );
    this.#placePins();
  }

  #placeHandles(): void {
    const area = this.#holder;
    for (const handle of this.handles) {
      if (handle.hidden !== (area === undefined)) handle.hidden = area === undefined;
    }
    if (area === undefined) return;
    const { zoom } = this.#camera;
    const { x, y } = toScreen(this.#camera, area);
    const [width, height] = [area.width * zoom, area.height * zoom];
    const places: Readonly<Record<Side, Place>> = {
      top: { x: x + width / 2, y: y - AWAY },
      right: { x: x + width + AWAY, y: y + height / 2 },
      bottom: { x: x + width / 2, y: y + height + AWAY },
      left: { x: x - AWAY, y: y + height / 2 },
    };
    for (const [index, side] of sides.entries()) put(this.handles[index], places[side]);
  }

  #placePins(): void {
    for (const [index, area] of this.#pinned.entries()) {
      const mark = this.#pins.children[index];
      if (mark instanceof HTMLElement) put(mark, toScreen(this.#camera, { x: area.x + area.width, y: area.y }));
    }
  }
}

/** The middle of a side of a box. */
export function middleOf({ x, y, width, height }: Area, side: Side): Place {
  switch (side) {
    case "top":
      return { x: x + width / 2, y };
    case "right":
      return { x: x + width, y: y + height / 2 };
    case "bottom":
      return { x: x + width / 2, y: y + height };
    case "left":
      return { x, y: y + height / 2 };
  }
}

function put(element: HTMLElement | undefined, { x, y }: Place): void {
  if (element !== undefined) element.style.transform = `translate(${x}px,${y}px)`;
}

function rectangle({ x, y, width, height }: Area, name: string): Element {
  return made("rect", name, { x, y, width, height, rx: 6 });
}

function line(from: Place, to: Place, name: string): Element {
  return made("path", name, { d: `M${from.x} ${from.y}L${to.x} ${to.y}` });
}

function made(kind: string, name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const element = document.createElementNS(SVG, kind);
  element.setAttribute("class", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
