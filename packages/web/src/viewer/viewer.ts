/**
 * The viewer of pictures, without a framework: it attaches to figures that hold a picture. The page is whole without it, also when it
 * is opened from a disk.
 *
 * ```html
 * <figure data-viewer aria-label="Claims">
 *   <svg …>…</svg>                                          as `sceneToSvg` writes it, `theme: "auto"`
 *   <script type="application/json" data-scene>…</script>   optional, `sceneToJson`: very large pictures are drawn on a canvas
 * </figure>
 * ```
 */
import type { Scene } from "@orrery/core/notations/scene";
import { FigureViewer } from "./figure.ts";

/** Makes a figure interactive; nothing happens to one without a picture, or that is so already. */
function attach(figure: HTMLElement): void {
  const svg = figure.querySelector("svg");
  const scene = readScene(figure.querySelector("script[data-scene]")?.textContent ?? undefined);
  if (figure.dataset["viewer"] === "on" || (svg === null && scene === undefined)) return;
  figure.dataset["viewer"] = "on";
  new FigureViewer(figure, svg, scene);
}

/** The scene of a page; undefined for what is none, or one of a later version. */
function readScene(text: string | undefined): Scene | undefined {
  if (text === undefined) return undefined;
  try {
    const scene = JSON.parse(text) as Scene;
    return scene.version === 1 && Array.isArray(scene.marks) ? scene : undefined;
  } catch {
    return undefined;
  }
}

function attachAll(): void {
  for (const figure of document.querySelectorAll<HTMLElement>("[data-viewer]")) attach(figure);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", attachAll);
else attachAll();
