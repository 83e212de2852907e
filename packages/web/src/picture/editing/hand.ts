/**
 * The hand in a picture: boxes are dragged, lines are drawn from handles, and without dragging the same by keys and single presses. What
 * comes of it is told; the picture itself changes when the server has answered.
 */
import { type Area, type Camera, type Place, toScreen, toWorld } from "../../viewer/camera.ts";
import type { Part } from "../../viewer/parts.ts";
import type { Guest, PictureView } from "../picture-view.ts";
import type { Shown } from "../shown.ts";
import { holds, hullOf, middleOfBox, outermost, panelsAt, withInside } from "./boxes.ts";
import { glide } from "./glide.ts";
import type { Deed, HandListener } from "./hand-told.ts";
import { Handles } from "./handles.ts";
import { labelAreas } from "./labels.ts";
import { middleOf, Overlay, type Side } from "./overlay.ts";
import { GRID, onGrid } from "./snapping.ts";
import { draggedTo, lineTarget } from "./where.ts";

/** Pixels within which a press is no drag. */
const STILL = 4;
/** Milliseconds of a long press. */
const LONG = 500;

export class Hand implements Guest {
  readonly overlay: Overlay = new Overlay();
  readonly #handles: Handles;
  readonly #view: PictureView;
  readonly #listener: HandListener;
  readonly #life = new AbortController();
  #shown: Shown | undefined;
  #stop: AbortController | undefined;
  #deed: Deed = { kind: "none" };
  #delta: Place = { x: 0, y: 0 };
  #long: ReturnType<typeof setTimeout> | undefined;
  #pins: ReadonlySet<string> = new Set();
  /** Where boxes have been put that the picture does not show there yet. */
  #dropped: ReadonlyMap<string, Area> = new Map();

  constructor(view: PictureView, listener: HandListener) {
    this.#view = view;
    this.#listener = listener;
    this.#handles = new Handles(view, this.overlay, () => listener.canEdit() && !this.isBusy);
    for (const handle of this.overlay.handles) {
      handle.addEventListener("pointerdown", (event) => this.#takeHandle(event));
      handle.addEventListener("pointermove", (event) => this.#moved(event));
      handle.addEventListener("pointerup", (event) => this.#released(event));
      handle.addEventListener("pointercancel", () => this.giveUp());
    }
    // A drag that the keyboard gives up: the focus may be anywhere then.
    addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !this.isBusy) return;
        event.preventDefault();
        event.stopPropagation();
        this.giveUp();
      },
      { capture: true, signal: this.#life.signal },
    );
  }

  /** The element that popups are placed in: around the stage, so that keys in them are not keys of the picture. */
  get place(): HTMLElement | null {
    return this.#shown?.stage.parentElement?.parentElement ?? null;
  }

  get isBusy(): boolean {
    return this.#deed.kind === "moving" || this.#deed.kind === "joining";
  }

  shown(shown: Shown): void {
    this.#stop?.abort();
    this.#stop = new AbortController();
    if (this.#shown !== undefined) glide(this.#shown, shown, this.#dropped);
    this.#dropped = new Map();
    this.#shown = shown;
    this.#handles.forget();
    this.overlay.clear();
    shown.stage.parentElement?.append(this.overlay.layer);
    this.#listen(shown.stage, this.#stop.signal);
    this.#goOn(shown);
    this.#showPins();
    this.#handles.show();
  }

  /** A gesture under way goes on in another picture, as far as that has what it is about. */
  #goOn({ byId, stage, parts: all }: Shown): void {
    const deed = this.#deed;
    if (deed.kind === "moving") {
      const parts = deed.parts.flatMap(({ id }) => byId.get(id) ?? []);
      if (parts.length < deed.parts.length) return this.giveUp();
      this.#deed = { ...deed, parts };
      if (deed.pointer !== undefined) {
        stage.setPointerCapture(deed.pointer);
        stage.classList.add("is-editing");
      }
      this.overlay.lift(withInside(parts, all), stage);
      this.overlay.moveTo(this.#delta.x, this.#delta.y, []);
    } else if (deed.kind === "joining") {
      const from = byId.get(deed.from.id);
      if (from === undefined) return this.giveUp();
      this.#deed = { ...deed, from };
    } else this.#deed = { kind: "none" };
  }

  /** Handles are not there while the picture moves below them. */
  drawn(camera: Camera, isMoving: boolean): void {
    this.overlay.draw(camera);
    if (this.isBusy) return;
    if (isMoving) this.#handles.hide();
    else this.#handles.show();
  }

  close(): void {
    this.#life.abort();
    this.#stop?.abort();
    this.overlay.clear();
    this.overlay.layer.remove();
    clearTimeout(this.#long);
  }

  /** Boxes that are pinned. */
  pin(ids: readonly string[]): void {
    this.#pins = new Set(ids);
    this.#showPins();
  }

  /** Moves what is chosen by keys, or to the next place that is pressed. */
  move(parts: readonly Part[]): void {
    if (parts.length === 0 || this.#shown === undefined) return;
    this.giveUp();
    this.#view.focus();
    this.#deed = { kind: "moving", start: { x: 0, y: 0 }, parts, pointer: undefined };
    this.#delta = { x: 0, y: 0 };
    this.#handles.hide();
    this.overlay.lift(withInside(parts, this.#shown.parts), this.#shown.stage);
    this.#listener.told("move");
  }

  giveUp(): void {
    const wasBusy = this.isBusy;
    this.#deed = { kind: "none" };
    this.overlay.clear();
    this.#shown?.stage.classList.remove("is-editing");
    this.#handles.show();
    if (wasBusy) this.#listener.told("given-up");
  }

  /** Takes back what is on its way, after the answer, or where there is none. */
  settle(): void {
    this.#dropped = new Map();
    this.overlay.clear();
    this.#handles.show();
  }

  key(event: KeyboardEvent): (() => void) | undefined {
    const deed = this.#deed;
    if (deed.kind === "moving" && deed.pointer === undefined) return this.#moveByKey(event, deed.parts);
    if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) return () => this.#menuByKey();
    return undefined;
  }

  #menuByKey(): void {
    const part = this.#view.chosen.at(-1);
    const { width, height } = this.#view.looking.screen;
    const at =
      part === undefined
        ? { x: width / 2, y: height / 2 }
        : toScreen(this.#view.looking.camera, middleOfBox(part.area));
    this.#listener.menu(at, part);
  }

  #moveByKey({ key, shiftKey }: KeyboardEvent, parts: readonly Part[]): (() => void) | undefined {
    const step = shiftKey ? 4 * GRID : GRID;
    const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key];
    if (way !== undefined) {
      const [dx = 0, dy = 0] = way;
      return () => {
        this.#delta = { x: this.#delta.x + dx, y: this.#delta.y + dy };
        this.overlay.moveTo(this.#delta.x, this.#delta.y, []);
        this.#revealMoved(parts);
      };
    }
    if (key === "Enter") return () => this.#drop(parts, undefined);
    // Until it is dropped or given up, other keys mean nothing.
    return key === "Tab" ? undefined : () => undefined;
  }

  #revealMoved(parts: readonly Part[]): void {
    const area = parts[0]?.area;
    if (area !== undefined)
      this.#view.looking.reveal({ ...area, x: area.x + this.#delta.x, y: area.y + this.#delta.y });
  }

  // --- pointer

  #listen(stage: HTMLElement, signal: AbortSignal): void {
    const options = { capture: true, signal };
    stage.addEventListener("pointerdown", (event) => this.#pressed(event), options);
    stage.addEventListener("pointermove", (event) => this.#moved(event), options);
    stage.addEventListener("pointerup", (event) => this.#released(event), options);
    stage.addEventListener("pointercancel", () => this.isBusy && this.giveUp(), options);
    stage.addEventListener("pointerleave", (event) => this.#handles.hover(this.#placeOf(event)), { signal });
    stage.addEventListener("contextmenu", (event) => this.#context(event), options);
    stage.addEventListener("dblclick", (event) => this.#twice(event), options);
  }

  #pressed(event: PointerEvent): void {
    clearTimeout(this.#long);
    if (event.button !== 0 || !event.isPrimary) return;
    const place = this.#placeOf(event);
    if (this.#deed.kind === "joining" && !this.#deed.isHeld) {
      event.stopPropagation();
      return this.#join(this.#deed.from, place);
    }
    if (this.#deed.kind === "moving") {
      event.stopPropagation();
      return this.#dropAt(this.#deed.parts, place);
    }
    const part = this.#view.at(place);
    if (event.pointerType === "touch") {
      this.#long = setTimeout(() => this.#listener.menu(place, this.#chooseFor(part)), LONG);
    }
    if (part !== undefined && this.#mayDrag(part, event))
      this.#deed = { kind: "pressed", start: place, part, pointer: event.pointerId };
  }

  /** A finger moves what it has chosen before, and a panel is moved only when it is chosen: otherwise the picture moves. */
  #mayDrag(part: Part, { pointerType, shiftKey, ctrlKey, metaKey }: PointerEvent): boolean {
    if (shiftKey || ctrlKey || metaKey || !this.#listener.canMove()) return false;
    const isChosen = this.#view.chosen.some(({ id }) => id === part.id);
    return isChosen ? part.role !== "edge" : part.role === "node" && pointerType !== "touch";
  }

  #moved(event: PointerEvent): void {
    const deed = this.#deed;
    const place = this.#placeOf(event);
    switch (deed.kind) {
      case "none":
        return this.#handles.hover(place);
      case "pressed":
        if (event.pointerId !== deed.pointer) return;
        event.stopPropagation();
        if (Math.hypot(place.x - deed.start.x, place.y - deed.start.y) < STILL) return;
        clearTimeout(this.#long);
        return this.#lift(deed, event);
      case "moving":
        event.stopPropagation();
        if (deed.pointer === event.pointerId) this.#drag(deed.parts, deed.start, place, event.altKey);
        return;
      case "joining":
        event.stopPropagation();
        return this.#drawLine(deed.from, deed.side, place);
    }
  }

  #lift(deed: Extract<Deed, { readonly kind: "pressed" }>, event: PointerEvent): void {
    const shown = this.#shown;
    if (shown === undefined) return;
    const { chosen } = this.#view;
    const isChosen = chosen.some(({ id }) => id === deed.part.id);
    const parts = outermost(isChosen ? chosen.filter(({ role }) => role !== "edge") : [deed.part]);
    if (!isChosen) this.#listener.choose([deed.part.id]);
    shown.stage.setPointerCapture(event.pointerId);
    shown.stage.classList.add("is-editing");
    this.#deed = { kind: "moving", start: deed.start, parts, pointer: event.pointerId };
    this.#handles.hide();
    this.overlay.lift(withInside(parts, shown.parts), shown.stage);
    this.#drag(parts, deed.start, this.#placeOf(event), event.altKey);
  }

  /** `isFree`: nothing comes in line. */
  #drag(parts: readonly Part[], start: Place, now: Place, isFree: boolean): void {
    if (this.#shown === undefined) return;
    const rest = draggedTo(parts, this.#shown, this.#view.looking, start, now, isFree);
    this.#delta = { x: rest.dx, y: rest.dy };
    this.overlay.moveTo(rest.dx, rest.dy, rest.guides);
    this.overlay.aim(this.#panelsAt(parts, now).into?.area);
  }

  #released(event: PointerEvent): void {
    clearTimeout(this.#long);
    const deed = this.#deed;
    const place = this.#placeOf(event);
    if (deed.kind === "pressed") this.#deed = { kind: "none" };
    if (deed.kind === "moving" && deed.pointer === event.pointerId) {
      event.stopPropagation();
      // Who moves the picture does not learn that this was a press.
      this.#shown?.stage.dispatchEvent(new PointerEvent("pointercancel", { pointerId: event.pointerId }));
      this.#drop(deed.parts, place);
    }
    if (deed.kind === "joining" && deed.isHeld) {
      event.stopPropagation();
      const isStill = Math.hypot(place.x - deed.start.x, place.y - deed.start.y) < STILL;
      // Pressed only: the line follows the pointer to the next press.
      if (isStill) this.#deed = { ...deed, isHeld: false };
      else this.#join(deed.from, place);
    }
  }

  #drop(parts: readonly Part[], at: Place | undefined): void {
    const { x: dx, y: dy } = this.#delta;
    const { into, outOf } = this.#panelsAt(parts, at);
    this.#deed = { kind: "none" };
    this.#shown?.stage.classList.remove("is-editing");
    if (dx === 0 && dy === 0) return this.settle();
    this.overlay.moveTo(dx, dy, []);
    this.#dropped = new Map(
      withInside(parts, this.#shown?.parts ?? []).map(({ id, area }) => [
        id,
        { ...area, x: area.x + dx, y: area.y + dy },
      ]),
    );
    this.#listener.dropped({ parts, dx, dy, at, into, outOf });
  }

  /** A press drops the middle of what is moved there. */
  #dropAt(parts: readonly Part[], place: Place): void {
    const hull = hullOf(parts);
    const { x, y } = toWorld(this.#view.looking.camera, place);
    this.#delta = { x: onGrid(x - hull.x - hull.width / 2), y: onGrid(y - hull.y - hull.height / 2) };
    this.#drop(parts, place);
  }

  #panelsAt(parts: readonly Part[], place: Place | undefined): ReturnType<typeof panelsAt> {
    const shown = this.#shown;
    if (shown === undefined || place === undefined) return { into: undefined, outOf: undefined };
    return panelsAt(parts, shown.parts, toWorld(this.#view.looking.camera, place));
  }

  // --- lines

  #takeHandle(event: PointerEvent): void {
    const from = this.#handles.holder();
    const side = (event.currentTarget as HTMLElement).dataset["side"] as Side | undefined;
    if (event.button !== 0 || from === undefined || side === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#view.focus();
    this.#deed = { kind: "joining", from, side, start: this.#placeOf(event), isHeld: true };
    this.#listener.told("line");
  }

  #drawLine(from: Part, side: Side, place: Place): void {
    const target = lineTarget(this.#view, from, place);
    const to = toWorld(this.#view.looking.camera, place);
    this.overlay.join(middleOf(from.area, side), to, target?.area);
  }

  #join(from: Part, place: Place): void {
    const target = lineTarget(this.#view, from, place);
    this.#deed = { kind: "none" };
    if (target !== undefined) return this.#listener.joined(from, target, place);
    if (this.#view.at(place)?.id === from.id) return this.giveUp();
    this.#listener.branched(from, place);
  }

  // --- pins

  #showPins(): void {
    const parts = this.#shown?.parts ?? [];
    this.overlay.pin(parts.flatMap(({ id, role, area }) => (role !== "edge" && this.#pins.has(id) ? [area] : [])));
  }

  // --- menu, two presses

  #context(event: MouseEvent): void {
    event.preventDefault();
    clearTimeout(this.#long);
    const place = this.#placeOf(event);
    this.#listener.menu(place, this.#chooseFor(this.#view.at(place)));
  }

  /** A menu is about what is chosen: what it was opened on is. */
  #chooseFor(part: Part | undefined): Part | undefined {
    this.#deed = { kind: "none" };
    if (part !== undefined && !this.#view.chosen.some(({ id }) => id === part.id)) this.#listener.choose([part.id]);
    return part;
  }

  #twice(event: MouseEvent): void {
    if (!this.#listener.canEdit() || this.#shown === undefined) return;
    const place = this.#placeOf(event);
    const part = this.#view.at(place);
    const world = toWorld(this.#view.looking.camera, place);
    const shown = this.#shown;
    if (part?.element !== undefined && labelAreas(shown, part).some((area) => holds(area, world))) {
      event.stopPropagation();
      return this.#listener.renamed(part);
    }
    // Inside a panel there is room for more.
    if (part !== undefined && part.role !== "container") return;
    event.stopPropagation();
    this.#listener.wanted(place);
  }

  #placeOf(event: MouseEvent): Place {
    const { left, top } = this.#shown?.stage.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
