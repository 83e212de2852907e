/** Pointer, wheel and touch on a stage, told as moves of a camera. */
import { type Camera, panned, type Place, zoomedAt } from "./camera.ts";

export interface Gestures {
  camera(): Camera;
  /** A gesture moved the camera. */
  move(camera: Camera): void;
  /** It came to rest. */
  rest(): void;
  /** A place was pressed and let go without moving. */
  press(place: Place, event: PointerEvent): void;
  /** The pointer is over a place, or left. */
  hover(place: Place | undefined): void;
  /** Does the wheel zoom here, or scroll the page? With Ctrl it always zooms. */
  ownsWheel(): boolean;
}

/** Pixels within which a press is no drag. */
const STILL = 4;
/** Milliseconds without a turn of the wheel after which it rests. */
const WHEEL_REST = 160;

/** Listens to a stage. */
export function listen(stage: HTMLElement, gestures: Gestures): void {
  const pointers = new Map<number, Place>();
  let travelled = 0;
  const placeOf = (event: MouseEvent): Place => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (pointers.size === 0) travelled = 0;
    stage.focus({ preventScroll: true });
    pointers.set(event.pointerId, placeOf(event));
  });
  stage.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    const now = placeOf(event);
    if (before === undefined) {
      if (event.pointerType !== "touch") gestures.hover(now);
      return;
    }
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (travelled < STILL) return;
    // Only a drag takes the pointer: a press must reach the link below it.
    if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    gestures.move(moved(gestures.camera(), pointers, event.pointerId, now));
    pointers.set(event.pointerId, now);
  });
  const release = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId) || pointers.size > 0) return;
    if (travelled >= STILL) gestures.rest();
    else if (event.type === "pointerup") gestures.press(placeOf(event), event);
  };
  stage.addEventListener("pointerup", release);
  stage.addEventListener("pointercancel", release);
  stage.addEventListener("pointerleave", () => gestures.hover(undefined));
  // A drag that ends on a link does not follow it.
  stage.addEventListener(
    "click",
    (event) => {
      if (travelled < STILL || event.detail === 0) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  stage.addEventListener("dragstart", (event) => event.preventDefault());
  let resting: ReturnType<typeof setTimeout> | undefined;
  stage.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey && !gestures.ownsWheel()) return;
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1);
      // A pinch on a touch pad comes as a wheel with Ctrl and small steps.
      const factor = Math.exp(-Math.max(-240, Math.min(240, pixels)) * (event.ctrlKey ? 0.006 : 0.0018));
      gestures.move(zoomedAt(gestures.camera(), placeOf(event), factor));
      clearTimeout(resting);
      resting = setTimeout(() => gestures.rest(), WHEEL_REST);
    },
    { passive: false },
  );
}

/** One pointer drags, two pinch around their middle. */
export function moved(camera: Camera, pointers: ReadonlyMap<number, Place>, id: number, now: Place): Camera {
  const before = pointers.get(id);
  const other = [...pointers].find(([key]) => key !== id)?.[1];
  if (before === undefined) return camera;
  if (other === undefined) return panned(camera, now.x - before.x, now.y - before.y);
  const was = Math.hypot(before.x - other.x, before.y - other.y);
  const is = Math.hypot(now.x - other.x, now.y - other.y);
  const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
  const dragged = panned(camera, (now.x - before.x) / 2, (now.y - before.y) / 2);
  return was === 0 ? dragged : zoomedAt(dragged, middle, is / was);
}
