/** A picture on SVG elements of the page; its boxes become a tree for assistive technology (WAI-ARIA, tree pattern). */
import type { Scene } from "@orrery/core/notations/scene";
import type { ThemeName } from "@orrery/core/notations/theme";
import { levels, type Part } from "./parts.ts";
import type { Surface } from "./surface.ts";
import { showLetters } from "./svg-letters.ts";
import { veil } from "./svg-light.ts";
import type { Drawing } from "./svg-parts.ts";

/** A drawing that can become that of another scene with the same parts. */
export interface Redrawing extends Drawing {
  redraw(scene: Scene, theme: ThemeName): boolean;
}

export function svgSurface(stage: HTMLElement, drawing: Drawing | Redrawing, title: string): Surface {
  const { svg } = drawing;
  const light = veil(drawing);
  const tree = makeTree(svg, drawing.parts, title);
  const world = document.createElement("div");
  world.className = "ov-world";
  svg.before(world);
  world.append(svg);
  stage.append(world);
  let size = setSize(svg);
  const letters = showLetters(() => drawing.letters());
  return {
    get parts() {
      return drawing.parts;
    },
    get size() {
      return size;
    },
    show(camera, isMoving) {
      // A layer of its own is moved without painting, but its letters blur when it is zoomed: at rest it is painted again.
      stage.classList.toggle("is-moving", isMoving);
      world.style.transform = `translate(${camera.x}px,${camera.y}px) scale(${camera.zoom})`;
      if (!isMoving) letters.show(camera.zoom);
    },
    resize: () => undefined,
    light,
    setTheme: () => undefined,
    take(scene, theme) {
      if (!("redraw" in drawing) || !drawing.redraw(scene, theme)) return false;
      letters.forget();
      tree.update(drawing.parts);
      size = setSize(svg);
      return true;
    },
    names: (part, zoom) => letters.names(part.id, zoom),
    focus: (part) => tree.boxOf(part)?.focus({ preventScroll: true }),
    partOfFocus: (element) => (element instanceof Element ? tree.partOf(element) : undefined),
    stopOf: (part) => tree.boxOf(part),
  };
}

function setSize(svg: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = svg.viewBox.baseVal;
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  return { width, height };
}

const SVG = "http://www.w3.org/2000/svg";

interface Tree {
  boxOf(part: Part): SVGElement | undefined;
  partOf(element: Element): Part | undefined;
  /** The same parts have other names or places. */
  update(parts: readonly Part[]): void;
}

/**
 * Boxes without paint over the drawn ones, each with its whole name: they have the focus, and assistive technology finds them where they
 * are. The drawing itself is hidden from it: broken and shortened lines of text are no names. Lines are told with the boxes they join.
 */
function makeTree(svg: SVGSVGElement, first: readonly Part[], title: string): Tree {
  const boxes = new Map<string, SVGElement>();
  const ids = new Map<Element, string>();
  let byId: ReadonlyMap<string, Part> = new Map();
  for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  svg.setAttribute("role", "tree");
  svg.removeAttribute("aria-labelledby");
  svg.setAttribute("aria-label", title);
  const update = (parts: readonly Part[]): void => {
    for (const child of svg.children) if (!ids.has(child)) child.setAttribute("aria-hidden", "true");
    const depth = levels(parts);
    byId = new Map(parts.map((part) => [part.id, part]));
    for (const part of parts) {
      const box = boxes.get(part.id);
      if (box !== undefined) describe(box, part, depth.get(part.id) ?? 1);
    }
  };
  for (const { id, role } of first) {
    if (role === "edge") continue;
    const box = document.createElementNS(SVG, "rect");
    for (const [name, value] of [
      ["fill", "none"],
      ["role", "treeitem"],
      ["tabindex", "0"],
    ] as const)
      box.setAttribute(name, value);
    boxes.set(id, box);
    ids.set(box, id);
  }
  svg.append(...boxes.values());
  update(first);
  return {
    boxOf: ({ id }) => boxes.get(id),
    partOf: (element) => byId.get(ids.get(element) ?? ""),
    update,
  };
}

/** Writes only what is new: what is written is laid out again. */
function describe(box: Element, { id, label, area: { x, y, width, height } }: Part, level: number): void {
  const all = { x, y, width, height, "aria-label": label === "" ? id : label, "aria-level": level };
  for (const [name, value] of Object.entries(all)) {
    if (box.getAttribute(name) !== String(value)) box.setAttribute(name, String(value));
  }
}
