/**
 * The whole picture small, with what is in sight of it: pressing or dragging goes there. Only for the eye and the hand: keys move the
 * picture itself, and reach each of its boxes.
 */
import type { Area, Camera } from "../viewer/camera.ts";
import { visible } from "../viewer/camera.ts";
import type { Looking } from "./looking.ts";
import type { Guest } from "./picture-view.ts";
import { seldom } from "./seldom.ts";
import type { Shown } from "./shown.ts";

/** Pixels of the longer side. */
const SIDE = 176;
/** Share of the picture in sight above which there is no need of it. */
const NEARLY_ALL = 0.92;

/** Milliseconds between two places of the frame: a pixel of it is many of the picture. */
const SMOOTH = 50;

/** Puts an overview into an element and keeps it right. */
export function minimapIn(host: HTMLElement, looking: Looking): Guest & { close(): void } {
  const canvas = document.createElement("canvas");
  const frame = document.createElement("div");
  frame.className = "minimap-frame";
  host.append(canvas, frame);
  const isDue = seldom(SMOOTH);
  let scale = 1;
  let shown: Shown | undefined;
  const go = (event: PointerEvent): void => {
    if (shown === undefined) return;
    const { left, top } = canvas.getBoundingClientRect();
    looking.lookAt({
      x: shown.whole.x + (event.clientX - left) / scale,
      y: shown.whole.y + (event.clientY - top) / scale,
    });
  };
  const press = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    host.setPointerCapture(event.pointerId);
    go(event);
  };
  const drag = (event: PointerEvent): void => {
    if (host.hasPointerCapture(event.pointerId)) go(event);
  };
  host.addEventListener("pointerdown", press);
  host.addEventListener("pointermove", drag);
  return {
    shown(next) {
      // What has only other colours looks the same here.
      if (shown === undefined || !isSamePlace(shown, next)) scale = drawOverview(canvas, next);
      shown = next;
    },
    drawn(camera, isMoving) {
      if (shown !== undefined && isDue(isMoving)) placeFrame(host, frame, shown, looking, camera, scale);
    },
    close() {
      host.removeEventListener("pointerdown", press);
      host.removeEventListener("pointermove", drag);
      host.replaceChildren();
    },
  };
}

function isSamePlace(before: Shown, now: Shown): boolean {
  const isSame = (a: Area, b: Area): boolean =>
    a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
  return (
    before.parts.length === now.parts.length &&
    isSame(before.whole, now.whole) &&
    before.parts.every(({ role, area }, index) => {
      const other = now.parts[index];
      return other !== undefined && other.role === role && isSame(area, other.area);
    })
  );
}

/** Boxes as they lie, in the colours of the page; returns pixels for each pixel of the picture. */
function drawOverview(canvas: HTMLCanvasElement, { whole, parts }: Shown): number {
  const scale = SIDE / Math.max(1, whole.width, whole.height);
  const ratio = window.devicePixelRatio;
  const [width, height] = [Math.max(12, whole.width * scale), Math.max(12, whole.height * scale)];
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  if (context === null) return scale;
  const { backgroundColor, borderColor, color } = getComputedStyle(canvas);
  context.scale(scale * ratio, scale * ratio);
  context.translate(-whole.x, -whole.y);
  const least = 1 / scale;
  for (const { role, area } of parts) {
    if (role === "edge") continue;
    context.fillStyle = role === "container" ? backgroundColor : color;
    context.strokeStyle = borderColor;
    context.lineWidth = least;
    context.globalAlpha = role === "container" ? 1 : 0.55;
    context.beginPath();
    context.rect(area.x, area.y, Math.max(least, area.width), Math.max(least, area.height));
    if (role === "container") context.stroke();
    else context.fill();
  }
  return scale;
}

function placeFrame(
  host: HTMLElement,
  frame: HTMLElement,
  { whole }: Shown,
  { screen }: Looking,
  camera: Camera,
  scale: number,
): void {
  const seen = visible(camera, screen);
  const left = Math.max(whole.x, seen.x);
  const top = Math.max(whole.y, seen.y);
  const width = Math.min(whole.x + whole.width, seen.x + seen.width) - left;
  const height = Math.min(whole.y + whole.height, seen.y + seen.height) - top;
  const share = (Math.max(0, width) * Math.max(0, height)) / Math.max(1, whole.width * whole.height);
  const isNeeded = share < NEARLY_ALL;
  if (host.hidden === isNeeded) host.hidden = !isNeeded;
  if (!isNeeded) return;
  frame.style.transform = `translate(${(left - whole.x) * scale}px,${(top - whole.y) * scale}px)`;
  frame.style.width = `${Math.max(6, width * scale)}px`;
  frame.style.height = `${Math.max(6, height * scale)}px`;
}
