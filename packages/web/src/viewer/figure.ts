/** A figure whose picture one can move about in, search and ask what belongs together. */
import type { Scene } from "@orrery/core/notations/scene";
import { type Camera, fitted, kept, panned, type Place, seenFrom, type Size, toWorld, zoomedAt } from "./camera.ts";
import { type Controls, makeControls } from "./controls.ts";
import { Flight } from "./flight.ts";
import { listen } from "./gestures.ts";
import { pageTheme, switchPageTheme, watchPageTheme } from "./page-theme.ts";
import { contains, neighbours, type Part, partsOfScene } from "./parts.ts";
import { makePicking, type Picking } from "./pick.ts";
import { canvasSurface } from "./canvas-surface.ts";
import { onScreen, type Surface } from "./surface.ts";
import { readDrawing } from "./svg-parts.ts";
import { svgSurface } from "./svg-surface.ts";
import { makeTag, type Tag } from "./tag.ts";
import { type Words, wordsFor } from "./words.ts";

/** Boxes and lines above which a picture with a scene is drawn on a canvas (trials: SVG 8 ms a frame at 200 boxes, 22 ms at 1,000). */
const MANY_PARTS = 400;
/** Screen pixels around a line in which it is pointed at, and those of a step by an arrow key. */
const REACH = 6;
const STEP = 60;
/** How much a step zooms. */
const FACTOR = 1.4;

/** The life of one figure, from its attachment on. */
export class FigureViewer {
  readonly #figure: HTMLElement;
  readonly #stage: HTMLElement;
  readonly #surface: Surface;
  readonly #picking: Picking;
  readonly #frame: HTMLElement;
  readonly #tag: Tag;
  readonly #words: Words;
  readonly #controls: Controls;
  readonly #flight: Flight;
  #screen: Size = { width: 0, height: 0 };
  #chosen: Part | undefined;
  #hovered: Part | undefined;
  /** The whole picture is shown, and stays so when the stage changes its size. */
  #isFitted = true;

  constructor(figure: HTMLElement, svg: SVGSVGElement | null, scene: Scene | undefined) {
    this.#figure = figure;
    this.#words = wordsFor(
      figure.closest("[lang]")?.getAttribute("lang") ?? "en",
      (key) => figure.dataset[`word${key.charAt(0).toUpperCase()}${key.slice(1)}`],
    );
    const title = figure.getAttribute("aria-label") ?? scene?.title ?? this.#words.picture;
    this.#stage = box("ov-stage");
    // What is pressed gets the keys from then on.
    this.#stage.tabIndex = -1;
    figure.append(this.#stage);
    this.#surface = surfaceFor(this.#stage, svg, scene, title);
    this.#picking = makePicking(this.#surface.parts);
    this.#frame = box("ov-frame");
    this.#frame.hidden = true;
    this.#stage.append(this.#frame);
    this.#tag = makeTag(this.#stage);
    this.#flight = new Flight(
      (camera, isMoving) => this.#draw(camera, isMoving),
      (camera) => kept(camera, this.#surface.size, this.#screen),
    );
    this.#controls = makeControls(this.#surface.parts, this.#words, {
      zoom: (factor) => this.#zoom(factor),
      fit: () => this.#fit(),
      go: (part) => this.#go(part),
      changeTheme: document.querySelector("[data-theme-button]") === null ? switchPageTheme : undefined,
    });
    figure.prepend(this.#controls.bar);
    figure.append(this.#controls.status);
    this.#listen();
    this.#takeShape();
    watchPageTheme((theme) => {
      this.#surface.setTheme(theme);
      const name = theme === "dark" ? this.#words.light : this.#words.dark;
      this.#controls.themeButton?.setAttribute("aria-label", name);
      this.#controls.themeButton?.setAttribute("title", name);
    });
  }

  #draw(camera: Camera, isMoving: boolean): void {
    this.#surface.show(camera, isMoving);
    this.#placeFrame();
    this.#name(isMoving);
  }

  /** What is chosen or pointed at is called by its name, where the picture is too small for that. */
  #name(isMoving: boolean): void {
    this.#tag.show(
      isMoving ? undefined : (this.#hovered ?? this.#chosen),
      this.#surface,
      this.#flight.camera,
      this.#screen,
    );
  }

  /** A frame around the chosen part, on top of the picture: it keeps its width at any zoom. */
  #placeFrame(): void {
    const part = this.#chosen;
    this.#frame.hidden = part === undefined || part.role === "edge";
    if (part === undefined) return;
    const { x, y, width, height } = onScreen(this.#flight.camera, part);
    this.#frame.style.transform = `translate(${x - 4}px,${y - 4}px)`;
    this.#frame.style.width = `${width + 8}px`;
    this.#frame.style.height = `${height + 8}px`;
  }

  #whole(): Camera {
    return fitted({ x: 0, y: 0, ...this.#surface.size }, this.#screen);
  }

  #fit(): void {
    this.#isFitted = true;
    this.#flight.flyTo(this.#whole());
  }

  #zoom(factor: number): void {
    const { width, height } = this.#screen;
    this.#isFitted = false;
    this.#flight.flyTo(zoomedAt(this.#flight.camera, { x: width / 2, y: height / 2 }, factor));
  }

  #move(camera: Camera, isMoving: boolean): void {
    this.#isFitted = false;
    this.#flight.show(camera, isMoving);
  }

  #reveal(part: Part): void {
    const to = seenFrom(this.#flight.camera, part.area, this.#screen);
    if (to === undefined) return;
    this.#isFitted = false;
    this.#flight.flyTo(to);
  }

  #go(part: Part): void {
    this.#reveal(part);
    this.#surface.focus(part);
    this.#choose(part);
  }

  #choose(part: Part | undefined): void {
    this.#chosen = part;
    this.#light();
    this.#placeFrame();
    this.#name(false);
  }

  #light(): void {
    const { parts } = this.#surface;
    const center = this.#chosen ?? this.#hovered;
    this.#surface.light(
      center === undefined ? undefined : neighbours(parts, center),
      this.#chosen === undefined ? "softly" : undefined,
    );
    this.#controls.status.textContent = center === undefined ? this.#words.hint : told(parts, center);
  }

  #at(place: Place): Part | undefined {
    const { camera } = this.#flight;
    return this.#picking.at(toWorld(camera, place), REACH / camera.zoom);
  }

  #listen(): void {
    listen(this.#stage, {
      camera: () => this.#flight.camera,
      move: (camera) => this.#move(camera, true),
      rest: () => this.#flight.show(this.#flight.camera, false),
      press: (place) => {
        const part = this.#at(place);
        this.#choose(part === this.#chosen ? undefined : part);
      },
      hover: (place) => this.#hover(place === undefined ? undefined : this.#at(place)),
      ownsWheel: () => this.#figure.contains(document.activeElement),
    });
    this.#stage.addEventListener("focusin", (event) => this.#focused(event.target));
    this.#stage.addEventListener("dblclick", (event) => {
      const { left, top } = this.#stage.getBoundingClientRect();
      this.#open(this.#at({ x: event.clientX - left, y: event.clientY - top }));
    });
    this.#figure.addEventListener("keydown", (event) => this.#key(event));
  }

  #hover(part: Part | undefined): void {
    if (part === this.#hovered) return;
    this.#hovered = part;
    this.#stage.classList.toggle("is-on-part", part !== undefined);
    if (this.#chosen === undefined) this.#light();
    this.#name(false);
  }

  /** The keyboard came to a part. */
  #focused(target: EventTarget | null): void {
    // The browser scrolls what it focuses into sight, which only the camera may do.
    this.#stage.scrollTo(0, 0);
    const part = this.#surface.partOfFocus(target);
    if (part === undefined || part === this.#chosen) return;
    if (target instanceof Element && !target.matches(":focus-visible")) return;
    this.#reveal(part);
    this.#choose(part);
  }

  /** Keys count while the figure has the focus only, and not while somebody writes (WCAG 2.2, 2.1.4). */
  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const pan = (dx: number, dy: number) => (): void => this.#move(panned(this.#flight.camera, dx, dy), false);
    const deeds: Readonly<Record<string, () => void>> = {
      "+": () => this.#zoom(FACTOR),
      "=": () => this.#zoom(FACTOR),
      "-": () => this.#zoom(1 / FACTOR),
      "0": () => this.#fit(),
      "/": () => this.#controls.field.focus(),
      ArrowLeft: pan(STEP, 0),
      ArrowRight: pan(-STEP, 0),
      ArrowUp: pan(0, STEP),
      ArrowDown: pan(0, -STEP),
      Escape: () => this.#choose(undefined),
    };
    const part = this.#surface.partOfFocus(event.target);
    const deed = event.key === "Enter" && part !== undefined ? () => this.#open(part) : own(deeds, event.key);
    if (deed === undefined) return;
    event.preventDefault();
    deed();
  }

  /** Follows what a part opens, unless the page does that itself: `orrery-open` may be cancelled. */
  #open(part: Part | undefined): void {
    const address = part?.opens;
    if (address === undefined || !isSafe(address)) return;
    const event = new CustomEvent("orrery-open", { detail: part, bubbles: true, cancelable: true });
    if (this.#figure.dispatchEvent(event)) location.assign(address);
  }

  /** The stage is as high as the picture asks for, within limits that the style knows. */
  #takeShape(): void {
    const { width, height } = this.#surface.size;
    const shape = Math.min(1.2, Math.max(0.35, height / Math.max(1, width)));
    this.#stage.style.setProperty("--shape", String(shape));
    this.#stage.style.setProperty("--tall", `${Math.round(height + 40)}px`);
    new ResizeObserver(() => this.#measure()).observe(this.#stage);
    this.#measure();
  }

  #measure(): void {
    this.#screen = { width: this.#stage.clientWidth, height: this.#stage.clientHeight };
    this.#surface.resize(this.#screen);
    this.#flight.show(this.#isFitted ? this.#whole() : this.#flight.camera, false);
  }
}

function box(name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  return element;
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** An address that runs no script. */
function isSafe(address: string): boolean {
  return !/^[^/?#]*:/.test(address) || /^https?:/i.test(address);
}

function surfaceFor(stage: HTMLElement, svg: SVGSVGElement | null, scene: Scene | undefined, title: string): Surface {
  if (scene !== undefined && (svg === null || partsOfScene(scene).length > MANY_PARTS)) {
    svg?.remove();
    return canvasSurface(stage, scene, pageTheme());
  }
  if (svg === null) throw new Error("a figure without a picture");
  return svgSurface(stage, readDrawing(svg), title);
}

/** Sentences that are told about a part. */
const MOST_TOLD = 6;

/** What a part is, and what it has to do with others, in words. */
function told(parts: readonly Part[], part: Part): string {
  const inside =
    part.role === "container" ? parts.filter((other) => other.role === "node" && contains(part.area, other.area)) : [];
  const lines = parts.filter((other) => other.role === "edge" && (other.from === part.id || other.to === part.id));
  const said = [...inside, ...lines].map((other) => other.label).filter((label) => label !== "");
  const more = said.length > MOST_TOLD ? ` +${said.length - MOST_TOLD}` : "";
  return [part.label, said.slice(0, MOST_TOLD).join(" · ") + more].filter((text) => text !== "").join(" — ");
}
