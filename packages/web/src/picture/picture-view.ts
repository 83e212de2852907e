/** A picture in the workbench: moved, pointed at and walked through; what is chosen and how it is looked at belongs to the page. */
import type { Mark, Scene } from "@orrery/core/notations/scene";
import type { ThemeName } from "@orrery/core/notations/theme";
import {
  type Area,
  type Camera,
  fitted,
  kept,
  panned,
  type Place,
  seenFrom,
  type Size,
  toWorld,
  zoomedAt,
} from "../viewer/camera.ts";
import { Flight } from "../viewer/flight.ts";
import { listen } from "../viewer/gestures.ts";
import { contains, neighbours, type Part, partsOfScene } from "../viewer/parts.ts";
import { makePicking, type Picking } from "../viewer/pick.ts";
import { canvasSurface, onScreen, type Surface, svgSurface } from "../viewer/surface.ts";
import { renderSvg } from "../viewer/svg-dom.ts";
import { inDirection, readingOrder, type Way } from "./walk.ts";

/** The middle of what is seen, in pixels of the scene, and how large they are. */
export interface Look {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What a picture tells the page. */
export interface PictureListener {
  chosen(part: Part | undefined): void;
  opened(part: Part): void;
  explored(part: Part): void;
  /** The camera moved; `undefined` while all is shown. */
  looked(look: Look | undefined): void;
  zoomed(zoom: number): void;
}

/** Boxes and lines above which a canvas is faster (trials: SVG 8 ms a frame at 200 boxes, 22 ms at 1,000). */
const MANY_PARTS = 400;
/** Screen pixels around a line in which it is pointed at, and those of a step by an arrow key. */
const REACH = 6;
const STEP = 60;
/** How much a step zooms. */
const FACTOR = 1.4;
/** Milliseconds after which the camera is at rest. */
const REST = 250;

/** What a scene is while it is shown. */
interface Shown {
  readonly stage: HTMLElement;
  readonly surface: Surface;
  readonly parts: readonly Part[];
  readonly byId: ReadonlyMap<string, Part>;
  readonly picking: Picking;
  readonly frame: HTMLElement;
  readonly isCanvas: boolean;
  /** What "all" means: the picture without its title, which the page says already. */
  readonly whole: Area;
}

export class PictureView {
  readonly #host: HTMLElement;
  readonly #listener: PictureListener;
  readonly #flight: Flight;
  readonly #sizes: ResizeObserver;
  #shown: Shown | undefined;
  #subject: string | undefined;
  #screen: Size = { width: 0, height: 0 };
  #chosen: string | undefined;
  #hovered: Part | undefined;
  /** The whole picture is shown, and stays so when the room changes. */
  #isFitted: boolean;
  #wish: Look | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** An empty place for pictures; the first is looked at as `look` says, else as a whole. */
  constructor(host: HTMLElement, listener: PictureListener, look: Look | undefined) {
    this.#host = host;
    this.#listener = listener;
    this.#wish = look;
    this.#isFitted = look === undefined;
    this.#flight = new Flight(
      (camera, isMoving) => this.#draw(camera, isMoving),
      (camera) => (this.#shown === undefined ? camera : kept(camera, this.#shown.surface.size, this.#screen)),
    );
    this.#sizes = new ResizeObserver(() => this.#measure());
    this.#sizes.observe(host);
    host.addEventListener("keydown", this.#pressed);
  }

  /** Shows a picture in place of the one before; selection and focus stay, and the camera, unless it is of another subject. */
  show(scene: Scene, subject: string, theme: ThemeName): void {
    const before = this.#shown;
    if (this.#subject !== undefined && this.#subject !== subject) this.#isFitted = true;
    this.#subject = subject;
    const focused = before?.surface.partOfFocus(document.activeElement)?.id;
    const shown = open(this.#host, scene, theme);
    before?.stage.remove();
    this.#shown = shown;
    this.#hovered = undefined;
    this.#listenTo(shown);
    rove(shown.stage, undefined);
    this.#measure();
    this.#light();
    const again = focused === undefined ? undefined : shown.byId.get(focused);
    if (again !== undefined) shown.surface.focus(again);
  }

  /** Chooses as the page says; `undefined` for nothing. */
  choose(id: string | undefined): void {
    if (id === this.#chosen) return;
    this.#chosen = id;
    this.#light();
    this.#draw(this.#flight.camera, false);
  }

  /** Goes to a part: it comes into sight and has the focus. */
  go(id: string): void {
    const part = this.#shown?.byId.get(id);
    if (part === undefined || this.#shown === undefined) return;
    this.#reveal(part);
    this.#shown.surface.focus(part);
    this.#tell(part);
  }

  zoom(isNearer: boolean): void {
    this.#zoomTo(this.#flight.camera.zoom * (isNearer ? FACTOR : 1 / FACTOR));
  }

  actualSize(): void {
    this.#zoomTo(1);
  }

  fit(): void {
    this.#isFitted = true;
    this.#flight.flyTo(this.#whole());
    this.#rest();
  }

  close(): void {
    clearTimeout(this.#resting);
    this.#sizes.disconnect();
    this.#host.removeEventListener("keydown", this.#pressed);
    this.#shown?.stage.remove();
    this.#shown = undefined;
  }

  #part(id: string | undefined): Part | undefined {
    return id === undefined ? undefined : this.#shown?.byId.get(id);
  }

  #draw(camera: Camera, isMoving: boolean): void {
    const shown = this.#shown;
    if (shown === undefined) return;
    shown.surface.show(camera, isMoving);
    placeFrame(shown.frame, camera, this.#part(this.#chosen));
    this.#listener.zoomed(camera.zoom);
  }

  #measure(): void {
    const screen = { width: this.#host.clientWidth, height: this.#host.clientHeight };
    if (this.#shown === undefined || screen.width === 0) return;
    this.#screen = screen;
    this.#shown.surface.resize(screen);
    const wished = this.#wish === undefined ? this.#flight.camera : cameraOf(this.#wish, screen);
    this.#wish = undefined;
    this.#flight.show(this.#isFitted ? this.#whole() : wished, false);
  }

  #whole(): Camera {
    return fitted(this.#shown?.whole ?? { x: 0, y: 0, width: 1, height: 1 }, this.#screen);
  }

  #zoomTo(zoom: number): void {
    const { width, height } = this.#screen;
    const { camera } = this.#flight;
    this.#isFitted = false;
    this.#flight.flyTo(zoomedAt(camera, { x: width / 2, y: height / 2 }, zoom / camera.zoom));
    this.#rest();
  }

  #move(camera: Camera, isMoving: boolean): void {
    this.#isFitted = false;
    this.#flight.show(camera, isMoving);
    this.#rest();
  }

  #reveal(part: Part): void {
    const to = seenFrom(this.#flight.camera, part.area, this.#screen);
    if (to === undefined) return;
    this.#isFitted = false;
    this.#flight.flyTo(to);
    this.#rest();
  }

  /** Tells how it is looked at once nothing moves any more. */
  #rest(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      const { camera } = this.#flight;
      this.#listener.looked(this.#isFitted ? undefined : lookOf(camera, this.#screen));
    }, REST);
  }

  /** The hand or the keyboard chose: the page is told, and shows it. */
  #tell(part: Part | undefined): void {
    // What is chosen opens the inspector: the picture stays where it is beside it.
    if (part !== undefined) this.#isFitted = false;
    this.choose(part?.id);
    this.#listener.chosen(part);
  }

  #light(): void {
    const shown = this.#shown;
    if (shown === undefined) return;
    const chosen = this.#part(this.#chosen);
    const center = chosen ?? this.#hovered;
    shown.surface.light(center === undefined ? undefined : lightOf(shown, center), chosen === undefined);
    rove(
      shown.stage,
      chosen === undefined ? undefined : (element) => shown.surface.partOfFocus(element)?.id === chosen.id,
    );
  }

  #at(place: Place): Part | undefined {
    const { camera } = this.#flight;
    const found = this.#shown?.picking.at(toWorld(camera, place), REACH / camera.zoom);
    return this.#part(found?.id);
  }

  #listenTo({ stage, surface, byId }: Shown): void {
    listen(stage, {
      camera: () => this.#flight.camera,
      move: (camera) => this.#move(camera, true),
      rest: () => this.#flight.show(this.#flight.camera, false),
      press: (place) => {
        const part = this.#at(place);
        if (part?.id !== this.#chosen) this.#tell(part);
      },
      hover: (place) => this.#hover(place === undefined ? undefined : this.#at(place)),
      // Where the page itself does not scroll there is nothing else that a wheel could mean.
      ownsWheel: () => stage.contains(document.activeElement) || !canScroll(stage),
    });
    stage.addEventListener("focusin", ({ target }) => {
      // The browser scrolls what it focuses into sight, which only the camera may do.
      stage.scrollTo(0, 0);
      const id = surface.partOfFocus(target)?.id;
      const part = id === undefined ? undefined : byId.get(id);
      if (part === undefined || part.id === this.#chosen) return;
      if (target instanceof Element && !target.matches(":focus-visible")) return;
      this.#reveal(part);
      this.#tell(part);
    });
    stage.addEventListener("dblclick", (event) => {
      const { left, top } = stage.getBoundingClientRect();
      const part = this.#at({ x: event.clientX - left, y: event.clientY - top });
      if (part !== undefined) this.#listener.opened(part);
    });
  }

  #hover(part: Part | undefined): void {
    if (part?.id === this.#hovered?.id) return;
    this.#hovered = part;
    this.#shown?.stage.classList.toggle("is-on-part", part !== undefined);
    if (this.#chosen === undefined) this.#light();
  }

  /** Keys count while the picture has the focus only (WCAG 2.2, 2.1.4). */
  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = this.#deedOf(event);
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };

  #deedOf({ key, code, shiftKey }: KeyboardEvent): (() => void) | undefined {
    const part = this.#part(this.#chosen);
    if (shiftKey && code === "Digit1") return () => this.fit();
    if (shiftKey && code === "Digit2" && part !== undefined) return () => this.#fitPart(part);
    switch (key) {
      case "+":
      case "=":
        return () => this.zoom(true);
      case "-":
        return () => this.zoom(false);
      case "0":
        return () => this.actualSize();
      case "Enter":
        return part === undefined ? undefined : () => this.#listener.opened(part);
      case "x":
        return part?.element === undefined ? undefined : () => this.#listener.explored(part);
      case "Escape":
        return part === undefined ? undefined : () => this.#tell(undefined);
      case "Home":
      case "End":
        return () => this.#goTo(readingOrder(this.#shown?.parts ?? []).at(key === "Home" ? 0 : -1));
      case "ArrowLeft":
        return this.#arrow("left", STEP, 0);
      case "ArrowRight":
        return this.#arrow("right", -STEP, 0);
      case "ArrowUp":
        return this.#arrow("up", 0, STEP);
      case "ArrowDown":
        return this.#arrow("down", 0, -STEP);
      default:
        return undefined;
    }
  }

  /** From what is chosen to its neighbour on the screen; with nothing chosen the picture moves. */
  #arrow(way: Way, dx: number, dy: number): () => void {
    const part = this.#part(this.#chosen);
    if (part === undefined) return () => this.#move(panned(this.#flight.camera, dx, dy), false);
    return () => this.#goTo(inDirection(this.#shown?.parts ?? [], part, way));
  }

  #goTo(part: Part | undefined): void {
    if (part !== undefined) this.go(part.id);
  }

  #fitPart(part: Part): void {
    this.#isFitted = false;
    this.#flight.flyTo(fitted(part.area, this.#screen, 1.5, 80));
    this.#rest();
  }
}

function open(host: HTMLElement, scene: Scene, theme: ThemeName): Shown {
  const stage = document.createElement("div");
  stage.className = "ov-stage";
  // What is pressed gets the keys from then on.
  stage.tabIndex = -1;
  host.append(stage);
  const untitled = { ...scene, marks: scene.marks.filter((mark) => mark.kind !== "group" || mark.role !== "title") };
  const parts = partsOfScene(scene);
  const isCanvas = parts.length > MANY_PARTS;
  const surface = isCanvas ? canvasSurface(stage, untitled, theme) : svgIn(stage, untitled, scene.title, theme);
  const frame = document.createElement("div");
  frame.className = "ov-frame";
  frame.hidden = true;
  stage.append(frame);
  return {
    stage,
    surface,
    parts,
    byId: new Map(parts.map((part) => [part.id, part])),
    picking: makePicking(parts),
    frame,
    isCanvas,
    whole: wholeOf(scene, parts),
  };
}

function svgIn(stage: HTMLElement, scene: Scene, title: string, theme: ThemeName): Surface {
  const svg = renderSvg(scene, theme, document);
  stage.append(svg);
  return svgSurface(stage, svg, title);
}

/**
 * What stands out with a part. On a canvas it is painted once more over all the rest: a panel that merely lies around, or at the other end
 * of a line, would cover what is inside it.
 */
function lightOf({ parts, byId, isCanvas }: Shown, center: Part): ReadonlySet<string> {
  const close = neighbours(parts, center);
  if (!isCanvas) return close;
  const covers = (part: Part | undefined): boolean => part?.role === "container" && !contains(center.area, part.area);
  return new Set([...close].filter((id) => !covers(byId.get(id))));
}

/** Space above the picture that is kept when its title is left out. */
const HEADROOM = 8;

function wholeOf({ marks, width, height }: Scene, parts: readonly Part[]): Area {
  const isTitled = marks.some((mark) => mark.kind === "group" && mark.role === "title");
  const tops = parts.map(({ area }) => area).filter((area) => area.width > 0 || area.height > 0);
  if (!isTitled || tops.length === 0 || marks.some(isLoose)) return { x: 0, y: 0, width, height };
  const top = Math.max(0, Math.min(...tops.map(({ y }) => y)) - HEADROOM);
  return { x: 0, y: top, width, height: height - top };
}

/** A mark of its own, that no part tells the place of: heads of matrices and time axes. */
function isLoose(mark: Mark): boolean {
  return mark.kind !== "group";
}

function placeFrame(frame: HTMLElement, camera: Camera, part: Part | undefined): void {
  frame.hidden = part === undefined || part.role === "edge";
  if (part === undefined) return;
  const { x, y, width, height } = onScreen(camera, part);
  frame.style.transform = `translate(${x - 4}px,${y - 4}px)`;
  frame.style.width = `${width + 8}px`;
  frame.style.height = `${height + 8}px`;
}

/** One thing of a picture is on the way of the Tab key, the others are reached by arrows (WAI-ARIA, roving tabindex). */
function rove(stage: HTMLElement, isStop: ((element: Element) => boolean) | undefined): void {
  const stops = [...stage.querySelectorAll<HTMLElement | SVGElement>('[role="treeitem"], .ov-list button')];
  const first = (isStop === undefined ? undefined : stops.find(isStop)) ?? stops[0];
  for (const stop of stops) stop.setAttribute("tabindex", stop === first ? "0" : "-1");
}

function canScroll(stage: HTMLElement): boolean {
  const page = stage.closest("main");
  return page !== null && page.scrollHeight > page.clientHeight + 1;
}

function lookOf(camera: Camera, { width, height }: Size): Look {
  return { ...toWorld(camera, { x: width / 2, y: height / 2 }), zoom: camera.zoom };
}

function cameraOf({ x, y, zoom }: Look, { width, height }: Size): Camera {
  return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}
