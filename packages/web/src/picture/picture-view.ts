/**
 * A picture in the workbench: moved, pointed at and walked through; what is chosen and how it is looked at belongs to the page. Where it
 * is looked at from is in `looking.ts`, what is looked at in `shown.ts`.
 */
import type { Scene } from "@orrery/core/notations/scene";
import type { ThemeName } from "@orrery/core/notations/theme";
import { type Camera, type Place, toWorld } from "../viewer/camera.ts";
import { listen } from "../viewer/gestures.ts";
import { around, type Part } from "../viewer/parts.ts";
import { type Look, Looking } from "./looking.ts";
import { shiftBetween } from "./same-place.ts";
import { canScroll, changeScene, type Left, lightOf, openScene, placeFrames, rove, type Shown } from "./shown.ts";
import { alongLines, inDirection, readingOrder, type Way } from "./walk.ts";

export type { Look } from "./looking.ts";

/** What a picture tells the page. */
export interface PictureListener {
  /** In the order of choosing. */
  chosen(ids: readonly string[]): void;
  /** `isInPlace`: its inside in the same picture. */
  opened(part: Part, isInPlace: boolean): void;
  /** The camera moved; `undefined` while all is shown. */
  looked(look: Look | undefined): void;
}

/** Takes part in what happens in a picture: gestures that change it, an overview beside it. */
export interface Guest {
  /** What a key does, before the picture itself is asked. */
  key?(event: KeyboardEvent): (() => void) | undefined;
  /** Another picture is shown in the stage. */
  shown?(shown: Shown): void;
  /** The picture was drawn from here; `isMoving`: a gesture goes on, and what is not needed for it can wait. */
  drawn?(camera: Camera, isMoving: boolean): void;
}

/** Screen pixels around a line in which it is pointed at, and those of a step by an arrow key. */
const REACH = 6;
const STEP = 60;

export class PictureView {
  readonly looking: Looking;
  readonly #host: HTMLElement;
  readonly #listener: PictureListener;
  readonly #guests = new Set<Guest>();
  #shown: Shown | undefined;
  #subject: string | undefined;
  #chosen: readonly string[] = [];
  #hovered: Part | undefined;
  #isMoving = false;
  /** What a filter or a search leaves standing out, and whether it stands alone. */
  #kept: ReadonlySet<string> | undefined;
  #isAlone = false;
  /** What a search is at. */
  #found: string | undefined;

  /** An empty place for pictures; the first is looked at as `look` says, else as a whole. */
  constructor(host: HTMLElement, listener: PictureListener, look: Look | undefined) {
    this.#host = host;
    this.#listener = listener;
    this.looking = new Looking(
      host,
      {
        whole: () => this.#shown?.whole,
        size: () => this.#shown?.surface.size,
        chosen: () => this.chosen.at(-1)?.area,
        resized: (screen) => this.#shown?.surface.resize(screen),
        draw: (camera, isMoving) => this.#draw(camera, isMoving),
        looked: (now) => listener.looked(now),
      },
      look,
    );
    host.addEventListener("keydown", this.#pressed);
  }

  /** What is on the stage now. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  get chosen(): readonly Part[] {
    return this.#chosen.flatMap((id) => this.#part(id) ?? []);
  }

  /** Lets a guest take part until the function is called. */
  receive(guest: Guest): () => void {
    this.#guests.add(guest);
    if (this.#shown !== undefined) guest.shown?.(this.#shown);
    this.looking.again();
    return () => {
      this.#guests.delete(guest);
    };
  }

  /** Shows a picture in place of the one before; selection and focus stay, and the camera, unless it is of another subject. */
  show(scene: Scene, subject: string, theme: ThemeName, left: Left): void {
    const before = this.#shown;
    const isOther = this.#subject !== undefined && this.#subject !== subject;
    if (isOther) this.looking.forget();
    this.#subject = subject;
    const changed = before === undefined || isOther ? undefined : changeScene(before, scene, theme, left);
    if (before !== undefined && changed !== undefined) return this.#goOn(before, changed);
    const focused = before?.surface.partOfFocus(document.activeElement)?.id;
    const shown = openScene(this.#host, scene, theme, left);
    before?.stage.remove();
    this.#shown = shown;
    this.#hovered = undefined;
    this.#listenTo(shown.stage);
    rove(shown, undefined);
    // What was before one's eyes stays there, though the picture around it grows.
    this.looking.measure(before === undefined || isOther ? undefined : shiftBetween(before.byId, shown.parts));
    this.#light();
    for (const guest of this.#guests) guest.shown?.(shown);
    const again = focused === undefined ? undefined : shown.byId.get(focused);
    if (again !== undefined) shown.surface.focus(again);
  }

  /** The same parts look otherwise, on the same stage. */
  #goOn(before: Shown, shown: Shown): void {
    this.#shown = shown;
    this.#hovered = this.#hovered === undefined ? undefined : shown.byId.get(this.#hovered.id);
    this.looking.follow(shiftBetween(before.byId, shown.parts));
    this.#light();
    for (const guest of this.#guests) guest.shown?.(shown);
  }

  /** Chooses as the page says. */
  choose(ids: readonly string[]): void {
    if (ids.length === this.#chosen.length && ids.every((id, index) => id === this.#chosen[index])) return;
    this.#chosen = ids;
    this.#light();
    this.looking.again();
  }

  /** Only these stand out, or are there at all when they are `isAlone`; `undefined`: all. */
  keep(ids: ReadonlySet<string> | undefined, isAlone = false): void {
    if (this.#kept === undefined && ids === undefined) return;
    this.#kept = ids;
    this.#isAlone = isAlone;
    this.#light();
  }

  /** Frames what a search is at. */
  mark(id: string | undefined): void {
    if (id === this.#found) return;
    this.#found = id;
    this.looking.again();
  }

  /** Goes to a part: it comes into sight and has the focus. */
  go(id: string): void {
    const part = this.#part(id);
    if (part === undefined || this.#shown === undefined) return;
    this.looking.reveal(part.area);
    this.#shown.surface.focus(part);
    this.#tell([part.id]);
  }

  /** Brings a part into sight; focus and selection stay. */
  reveal(id: string): void {
    const part = this.#part(id);
    if (part !== undefined) this.looking.reveal(part.area);
  }

  /** The keyboard belongs to the picture from now on. */
  focus(): void {
    const part = this.chosen.at(-1) ?? readingOrder(this.#shown?.parts ?? [])[0];
    if (part !== undefined && part.role !== "edge") this.#shown?.surface.focus(part);
    else this.#shown?.stage.focus({ preventScroll: true });
  }

  zoom(isNearer: boolean): void {
    this.looking.step(isNearer);
  }

  actualSize(): void {
    this.looking.zoomTo(1);
  }

  fit(): void {
    this.looking.fit();
  }

  /** What is chosen as large as can be read well. */
  fitChosen(): void {
    const areas = this.chosen.map(({ area }) => area);
    if (areas.length > 0) this.looking.fitArea(around(areas));
  }

  /** The part at a place of the stage. */
  at(place: Place): Part | undefined {
    const { camera } = this.looking;
    const found = this.#shown?.picking.at(toWorld(camera, place), REACH / camera.zoom);
    return found === undefined ? undefined : this.#part(found.id);
  }

  close(): void {
    this.looking.close();
    this.#host.removeEventListener("keydown", this.#pressed);
    this.#shown?.stage.remove();
    this.#shown = undefined;
  }

  #part(id: string): Part | undefined {
    return this.#shown?.byId.get(id);
  }

  #draw(camera: Camera, isMoving: boolean): void {
    const shown = this.#shown;
    this.#isMoving = isMoving;
    if (shown === undefined) return;
    shown.surface.show(camera, isMoving);
    const found = this.#found === undefined ? undefined : this.#part(this.#found);
    placeFrames(shown.frames, camera, this.chosen, found);
    this.#name();
    for (const guest of this.#guests) guest.drawn?.(camera, isMoving);
  }

  /** What is pointed at or chosen alone is called by its name where the picture is too small to do so. */
  #name(): void {
    const shown = this.#shown;
    if (shown === undefined) return;
    const { chosen } = this;
    const part = this.#hovered ?? (chosen.length === 1 ? chosen[0] : undefined);
    shown.tag.show(this.#isMoving ? undefined : part, shown.surface, this.looking.camera, this.looking.screen);
  }

  /** The hand or the keyboard chose: the page is told, and shows it. */
  #tell(ids: readonly string[]): void {
    // What is chosen opens the inspector: the picture stays where it is beside it.
    if (ids.length > 0) this.looking.hold();
    this.choose(ids);
    this.#listener.chosen(ids);
  }

  #light(): void {
    const shown = this.#shown;
    if (shown === undefined) return;
    const { chosen } = this;
    const isFiltered = this.#kept !== undefined;
    const how = isFiltered && this.#isAlone ? "alone" : chosen.length === 0 && !isFiltered ? "softly" : undefined;
    shown.surface.light(this.#lit(shown, chosen), how);
    rove(shown, chosen.at(-1));
  }

  #lit(shown: Shown, chosen: readonly Part[]): ReadonlySet<string> | undefined {
    const kept = this.#kept;
    if (kept !== undefined && (this.#isAlone || chosen.length === 0)) return kept;
    const centers = chosen.length > 0 || this.#hovered === undefined ? chosen : [this.#hovered];
    if (centers.length === 0) return undefined;
    const close = new Set(centers.flatMap((center) => [...lightOf(shown, center)]));
    if (kept === undefined) return close;
    return new Set([...close].filter((id) => kept.has(id) || this.#chosen.includes(id)));
  }

  #listenTo(stage: HTMLElement): void {
    listen(stage, {
      camera: () => this.looking.camera,
      move: (camera) => this.looking.move(camera, true),
      rest: () => this.looking.again(),
      press: (place, event) => this.#press(this.at(place), event.shiftKey || event.ctrlKey || event.metaKey),
      hover: (place) => this.#hover(place === undefined ? undefined : this.at(place)),
      // Where the page itself does not scroll there is nothing else that a wheel could mean.
      ownsWheel: () => stage.contains(document.activeElement) || !canScroll(stage),
    });
    stage.addEventListener("focusin", ({ target }) => {
      // The browser scrolls what it focuses into sight, which only the camera may do.
      stage.scrollTo(0, 0);
      const id = this.#shown?.surface.partOfFocus(target)?.id;
      const part = id === undefined ? undefined : this.#part(id);
      if (part === undefined || this.#chosen.includes(part.id)) return;
      if (target instanceof Element && !target.matches(":focus-visible")) return;
      this.looking.reveal(part.area);
      this.#tell([part.id]);
    });
    stage.addEventListener("dblclick", (event) => {
      const { left, top } = stage.getBoundingClientRect();
      const part = this.at({ x: event.clientX - left, y: event.clientY - top });
      if (part !== undefined) this.#listener.opened(part, event.shiftKey);
    });
  }

  /** Chooses what was pressed; `isMore`: beside what is chosen, or no longer. */
  #press(part: Part | undefined, isMore: boolean): void {
    if (part === undefined) {
      if (!isMore && this.#chosen.length > 0) this.#tell([]);
      return;
    }
    const { id } = part;
    if (isMore)
      this.#tell(this.#chosen.includes(id) ? this.#chosen.filter((one) => one !== id) : [...this.#chosen, id]);
    else if (this.#chosen.length !== 1 || this.#chosen[0] !== id) this.#tell([id]);
  }

  #hover(part: Part | undefined): void {
    // What slides under a resting hand is not pointed at.
    if (this.#isMoving || part?.id === this.#hovered?.id) return;
    this.#hovered = part;
    this.#shown?.stage.classList.toggle("is-on-part", part !== undefined);
    // All that is said of it, for who waits.
    if (this.#shown !== undefined) this.#shown.stage.title = part?.label ?? "";
    if (this.#chosen.length === 0) this.#light();
    this.#name();
  }

  /** Guests hear keys first; what the picture itself does by keys is on offer as commands (`picture-commands.ts`). */
  readonly #pressed = (event: KeyboardEvent): void => {
    for (const guest of this.#guests) {
      const deed = guest.key?.(event);
      if (deed === undefined) continue;
      event.preventDefault();
      event.stopPropagation();
      deed();
      return;
    }
  };

  /** From what is chosen to its neighbour on the screen; with nothing chosen the picture moves. */
  step(way: Way, isMore: boolean): void {
    const from = this.chosen.at(-1);
    if (from === undefined) {
      const [dx, dy] = { left: [STEP, 0], right: [-STEP, 0], up: [0, STEP], down: [0, -STEP] }[way];
      this.looking.pan(dx ?? 0, dy ?? 0);
      return;
    }
    const to = inDirection(this.#shown?.parts ?? [], from, way);
    if (to === undefined || !isMore) return this.#goTo(to);
    this.looking.reveal(to.area);
    this.#tell([...this.#chosen.filter((id) => id !== to.id), to.id]);
    this.#shown?.surface.focus(to);
  }

  /** Along the lines of what is chosen: onwards, back, to the next and the previous one of the same origin. */
  follow(way: Way): void {
    const from = this.chosen.at(-1);
    if (from !== undefined) this.#goTo(alongLines(this.#shown?.parts ?? [], from, way));
  }

  /** To the first or last box as they are read. */
  end(isFirst: boolean): void {
    this.#goTo(readingOrder(this.#shown?.parts ?? []).at(isFirst ? 0 : -1));
  }

  chooseAll(): void {
    this.#tell(readingOrder(this.#shown?.parts ?? []).map(({ id }) => id));
  }

  unchoose(): void {
    if (this.#chosen.length > 0) this.#tell([]);
  }

  /** Opens what was chosen last. */
  open(isInPlace: boolean): void {
    const part = this.chosen.at(-1);
    if (part !== undefined) this.#listener.opened(part, isInPlace);
  }

  #goTo(part: Part | undefined): void {
    if (part !== undefined) this.go(part.id);
  }
}
