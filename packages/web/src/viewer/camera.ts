/** Where somebody looks from: pure functions over a camera. World coordinates are those of the scene, screen ones those of the stage. */

/** `screen = world * zoom + (x, y)`. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Area extends Place, Size {}

export const LEAST_ZOOM = 0.02;
export const GREATEST_ZOOM = 8;
/** Screen pixels of the picture that stay in sight, so that nobody gets lost. */
const KEPT = 48;

/** Moved by screen pixels. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** Zoomed by a factor; what lies under a point of the screen stays there. */
export function zoomedAt(camera: Camera, point: Place, factor: number): Camera {
  const zoom = limited(camera.zoom * factor, LEAST_ZOOM, GREATEST_ZOOM);
  const change = zoom / camera.zoom;
  return { zoom, x: point.x - (point.x - camera.x) * change, y: point.y - (point.y - camera.y) * change };
}

/** The camera that shows an area of the world in the middle, not larger than `most`. */
export function fitted(area: Area, screen: Size, most = 1, padding = 16): Camera {
  const room = (side: number): number => Math.max(1, side - 2 * padding);
  const wish = Math.min(room(screen.width) / Math.max(1, area.width), room(screen.height) / Math.max(1, area.height));
  const zoom = limited(Math.min(wish, most), LEAST_ZOOM, GREATEST_ZOOM);
  return {
    zoom,
    x: screen.width / 2 - (area.x + area.width / 2) * zoom,
    y: screen.height / 2 - (area.y + area.height / 2) * zoom,
  };
}

/** Texts cannot be read from farther away. */
const TOO_FAR = 0.6;

/** From where an area is seen and can be read; undefined where the camera stands there already. */
export function seenFrom(camera: Camera, area: Area, screen: Size): Camera | undefined {
  const nearer = camera.zoom < TOO_FAR ? fitted(area, screen, 1, 120) : camera;
  const to = revealed(nearer, area, screen);
  return to.x === camera.x && to.y === camera.y && to.zoom === camera.zoom ? undefined : to;
}

/** The same zoom, with an area brought into sight: moved as little as needed. */
export function revealed(camera: Camera, area: Area, screen: Size, padding = 24): Camera {
  const shift = (start: number, length: number, side: number): number => {
    if (length + 2 * padding > side) return side / 2 - (start + length / 2);
    return Math.max(padding - start, 0) + Math.min(side - padding - (start + length), 0);
  };
  const { x, y } = toScreen(camera, area);
  return panned(
    camera,
    shift(x, area.width * camera.zoom, screen.width),
    shift(y, area.height * camera.zoom, screen.height),
  );
}

/** Kept so that some of the picture is in sight. */
export function kept(camera: Camera, picture: Size, screen: Size): Camera {
  return {
    zoom: camera.zoom,
    x: limited(camera.x, KEPT - picture.width * camera.zoom, screen.width - KEPT),
    y: limited(camera.y, KEPT - picture.height * camera.zoom, screen.height - KEPT),
  };
}

export function toWorld(camera: Camera, point: Place): Place {
  return { x: (point.x - camera.x) / camera.zoom, y: (point.y - camera.y) / camera.zoom };
}

export function toScreen(camera: Camera, point: Place): Place {
  return { x: point.x * camera.zoom + camera.x, y: point.y * camera.zoom + camera.y };
}

/** The part of the world that a screen shows. */
export function visible(camera: Camera, screen: Size): Area {
  return { ...toWorld(camera, { x: 0, y: 0 }), width: screen.width / camera.zoom, height: screen.height / camera.zoom };
}

/** Between two cameras, `share` from 0 to 1: the zoom grows evenly to the eye. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share;
  const weight = from.zoom === to.zoom ? share : (zoom - from.zoom) / (to.zoom - from.zoom);
  return { zoom, x: from.x + (to.x - from.x) * weight, y: from.y + (to.y - from.y) * weight };
}

function limited(value: number, least: number, most: number): number {
  return Math.max(Math.min(least, most), Math.min(Math.max(least, most), value));
}
