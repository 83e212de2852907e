/** What a stage shows a picture on: SVG elements of the page, or a canvas. */
import type { Scene } from "@orrery/core/notations/scene";
import type { ThemeName } from "@orrery/core/notations/theme";
import { type Camera, type Size, toScreen } from "./camera.ts";
import { type Lit, makeCanvasView } from "./canvas.ts";
import { levels, type Part, partsOfScene } from "./parts.ts";
import { partsOfSvg } from "./svg-parts.ts";

export interface Surface {
  readonly parts: readonly Part[];
  readonly size: Size;
  /** Shows the picture from a camera; `isMoving` while a gesture goes on. */
  show(camera: Camera, isMoving: boolean): void;
  resize(screen: Size): void;
  /** The parts that stand out; all when absent. `isSoft`: the others step back a little only. */
  light(ids: ReadonlySet<string> | undefined, isSoft: boolean): void;
  setTheme(theme: ThemeName): void;
  /** What has the focus of the keyboard when it is on a part. */
  focus(part: Part): void;
  partOfFocus(element: EventTarget | null): Part | undefined;
}

/** The SVG that is in the page; its boxes become a tree for assistive technology (WAI-ARIA, tree pattern). */
export function svgSurface(stage: HTMLElement, svg: SVGSVGElement, title: string): Surface {
  const { parts, elements } = partsOfSvg(svg);
  const box = svg.viewBox.baseVal;
  const size = { width: box.width, height: box.height };
  const byElement = makeTree(svg, parts, title);
  const boxes = new Map([...byElement].map(([box, part]) => [part.id, box as SVGElement]));
  const world = document.createElement("div");
  world.className = "ov-world";
  svg.before(world);
  world.append(svg);
  stage.append(world);
  svg.setAttribute("width", String(size.width));
  svg.setAttribute("height", String(size.height));
  return {
    parts,
    size,
    show(camera, isMoving) {
      // A layer of its own is moved without painting, but its letters blur when it is zoomed: at rest it is painted again.
      world.classList.toggle("is-moving", isMoving);
      world.style.transform = `translate(${camera.x}px,${camera.y}px) scale(${camera.zoom})`;
    },
    resize: () => undefined,
    light(ids, isSoft) {
      svg.classList.toggle("has-lit", ids !== undefined);
      svg.classList.toggle("is-soft", isSoft);
      for (const [id, groups] of elements) {
        for (const group of groups) group.classList.toggle("is-lit", ids?.has(id) === true);
      }
    },
    setTheme: () => undefined,
    focus: (part) => boxes.get(part.id)?.focus({ preventScroll: true }),
    partOfFocus: (element) => (element instanceof Element ? byElement.get(element) : undefined),
  };
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * Boxes without paint over the drawn ones, each with its whole name: they have the focus, and assistive technology finds them where they
 * are. The drawing itself is hidden from it: broken and shortened lines of text are no names. Lines are told with the boxes they join.
 */
function makeTree(svg: SVGSVGElement, parts: readonly Part[], title: string): ReadonlyMap<Element, Part> {
  const byElement = new Map<Element, Part>();
  const depth = levels(parts);
  for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  for (const child of svg.children) child.setAttribute("aria-hidden", "true");
  svg.setAttribute("role", "tree");
  svg.removeAttribute("aria-labelledby");
  svg.setAttribute("aria-label", title);
  for (const part of parts) {
    if (part.role === "edge") continue;
    const box = document.createElementNS(SVG, "rect");
    const { x, y, width, height } = part.area;
    for (const [name, value] of Object.entries({
      x,
      y,
      width,
      height,
      fill: "none",
      role: "treeitem",
      tabindex: 0,
      "aria-label": part.label === "" ? part.id : part.label,
      "aria-level": depth.get(part.id) ?? 1,
    }))
      box.setAttribute(name, String(value));
    byElement.set(box, part);
  }
  svg.append(...byElement.keys());
  return byElement;
}

/** A canvas, with a hidden list of the same boxes for the keyboard and assistive technology. */
export function canvasSurface(stage: HTMLElement, scene: Scene, firstTheme: ThemeName): Surface {
  const parts = partsOfScene(scene);
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  const view = makeCanvasView(canvas, scene, firstTheme);
  const { list, byElement, buttons } = makeList(parts, scene.title);
  stage.append(canvas, list);
  let camera: Camera = { x: 0, y: 0, zoom: 1 };
  let lit: Lit | undefined;
  return {
    parts,
    size: { width: scene.width, height: scene.height },
    show(next) {
      camera = next;
      view.draw(camera, lit);
    },
    resize: (screen) => view.resize(screen, window.devicePixelRatio),
    light(ids, isSoft) {
      lit = ids === undefined ? undefined : { ids, isSoft };
      view.draw(camera, lit);
    },
    setTheme(theme) {
      view.setTheme(theme);
      view.draw(camera, lit);
    },
    focus: (part) => buttons.get(part.id)?.focus({ preventScroll: true }),
    partOfFocus: (element) => (element instanceof Element ? byElement.get(element) : undefined),
  };
}

/** Entries that the hidden list has at most: more are found by searching. */
const LONGEST_LIST = 3000;

function makeList(
  parts: readonly Part[],
  title: string,
): {
  readonly list: HTMLElement;
  readonly byElement: ReadonlyMap<Element, Part>;
  readonly buttons: ReadonlyMap<string, HTMLButtonElement>;
} {
  const list = document.createElement("ul");
  list.className = "ov-list";
  list.setAttribute("aria-label", title);
  const byElement = new Map<Element, Part>();
  const buttons = new Map<string, HTMLButtonElement>();
  for (const part of parts.filter(({ role, label }) => role !== "edge" && label !== "").slice(0, LONGEST_LIST)) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = part.label;
    item.append(button);
    list.append(item);
    byElement.set(button, part);
    buttons.set(part.id, button);
  }
  return { list, byElement, buttons };
}

/** Where a part lies on the screen. */
export function onScreen(camera: Camera, { area }: Part): { x: number; y: number; width: number; height: number } {
  return { ...toScreen(camera, area), width: area.width * camera.zoom, height: area.height * camera.zoom };
}
