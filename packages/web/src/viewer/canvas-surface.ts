/** A picture on a canvas, with a hidden list of the same boxes for the keyboard and assistive technology. */
import type { Scene } from "@orrery/core/notations/scene";
import type { ThemeName } from "@orrery/core/notations/theme";
import type { Camera } from "./camera.ts";
import { type Lit, makeCanvasView } from "./canvas.ts";
import { type Part, partsOfScene } from "./parts.ts";
import { sameParts, type Surface } from "./surface.ts";

/** How much of what does not stand out is left: of a choice, and while pointing. */
const STEPPED_BACK = 0.22;
const SOFTLY = 0.5;

export function canvasSurface(stage: HTMLElement, first: Scene, firstTheme: ThemeName): Surface {
  let scene = first;
  let parts = partsOfScene(first);
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  const view = makeCanvasView(canvas, first, firstTheme);
  const list = makeList(parts, first.title);
  stage.append(canvas, list.element);
  let camera: Camera = { x: 0, y: 0, zoom: 1 };
  let lit: Lit | undefined;
  /** Several changes of one frame are painted once. */
  let painting = 0;
  const paintSoon = (): void => {
    painted = undefined;
    if (painting === 0) painting = requestAnimationFrame(() => paint());
  };
  /** From where all is painted as it is now. */
  let painted: Camera | undefined;
  const paint = (): void => {
    cancelAnimationFrame(painting);
    painting = 0;
    painted = camera;
    view.draw(camera, lit);
  };
  return {
    get parts() {
      return parts;
    },
    get size() {
      return { width: scene.width, height: scene.height };
    },
    show(next, isMoving) {
      camera = next;
      stage.classList.toggle("is-moving", isMoving);
      if (isMoving && painting === 0) {
        painted = undefined;
        view.move(camera, lit);
      } else if (painted === undefined || !isSame(painted, camera)) paint();
    },
    resize(screen) {
      painted = undefined;
      view.resize(screen, window.devicePixelRatio);
    },
    light(ids, how) {
      if (ids === undefined && lit === undefined) return;
      lit =
        ids === undefined ? undefined : { ids, left: how === "alone" ? 0 : how === "softly" ? SOFTLY : STEPPED_BACK };
      paintSoon();
    },
    setTheme(theme) {
      view.setTheme(theme);
      paintSoon();
    },
    take(next, theme) {
      const now = partsOfScene(next);
      if (!sameParts(parts, now)) return false;
      scene = next;
      parts = now;
      list.update(parts);
      view.setTheme(theme);
      view.setScene(next);
      paintSoon();
      return true;
    },
    names: (part, zoom) => view.names(part.id, zoom),
    focus: (part) => list.buttonOf(part)?.focus({ preventScroll: true }),
    partOfFocus: (element) => (element instanceof Element ? list.partOf(element) : undefined),
    stopOf: (part) => list.buttonOf(part),
  };
}

function isSame(a: Camera, b: Camera): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}

/** Entries that the hidden list has at most: more are found by searching. */
const LONGEST_LIST = 3000;

interface List {
  readonly element: HTMLElement;
  buttonOf(part: Part): HTMLButtonElement | undefined;
  partOf(element: Element): Part | undefined;
  /** The same parts have other names. */
  update(parts: readonly Part[]): void;
}

function makeList(first: readonly Part[], title: string): List {
  const element = document.createElement("ul");
  element.className = "ov-list";
  element.setAttribute("aria-label", title);
  const ids = new Map<Element, string>();
  const buttons = new Map<string, HTMLButtonElement>();
  let byId: ReadonlyMap<string, Part> = new Map(first.map((part) => [part.id, part]));
  for (const part of first.filter(({ role, label }) => role !== "edge" && label !== "").slice(0, LONGEST_LIST)) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    // A name that is not laid out: thousands of them may become others at once.
    button.setAttribute("aria-label", part.label);
    item.append(button);
    element.append(item);
    ids.set(button, part.id);
    buttons.set(part.id, button);
  }
  return {
    element,
    buttonOf: ({ id }) => buttons.get(id),
    partOf: (button) => byId.get(ids.get(button) ?? ""),
    update(parts) {
      const before = byId;
      byId = new Map(parts.map((part) => [part.id, part]));
      for (const [id, button] of buttons) {
        const label = byId.get(id)?.label ?? "";
        if (label !== before.get(id)?.label) button.setAttribute("aria-label", label);
      }
    },
  };
}
