/** From where a picture is looked at: the camera over time, the room on the screen, and what an address says of both. */
import {
  type Area,
  type Camera,
  fitted,
  kept,
  panned,
  type Place,
  seenFrom,
  type Size,
  toScreen,
  toWorld,
  zoomedAt,
} from "../viewer/camera.ts";
import { Flight } from "../viewer/flight.ts";

/** The middle of what is seen, in pixels of the scene, and how large they are. */
export interface Look {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What is looked at. */
export interface Sight {
  /** What "all" means; undefined while nothing is shown. */
  whole(): Area | undefined;
  /** The size of the picture. */
  size(): Size | undefined;
  /** What is chosen, and stays in sight when the room changes. */
  chosen(): Area | undefined;
  resized(screen: Size): void;
  draw(camera: Camera, isMoving: boolean): void;
  /** The camera came to rest; `undefined` while all is shown. */
  looked(look: Look | undefined): void;
}

/** How much a step zooms. */
const FACTOR = 1.4;
/** Milliseconds after which the camera is at rest. */
const REST = 250;
/** Milliseconds after which nobody is about to press a second time. */
const PRESSED = 450;

export class Looking {
  screen: Size = { width: 0, height: 0 };
  readonly #host: HTMLElement;
  readonly #sight: Sight;
  readonly #flight: Flight;
  readonly #sizes: ResizeObserver;
  /** The whole picture is shown, and stays so when the room changes. */
  #isFitted: boolean;
  #wish: Look | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** It was shown as a whole when it was held. */
  #wasWhole = false;
  #returning: ReturnType<typeof setTimeout> | undefined;

  /** At first looks as `look` says, else at the whole. */
  constructor(host: HTMLElement, sight: Sight, look: Look | undefined) {
    this.#host = host;
    this.#sight = sight;
    this.#wish = look;
    this.#isFitted = look === undefined;
    this.#flight = new Flight(
      (camera, isMoving) => sight.draw(camera, isMoving),
      (camera) => {
        const size = sight.size();
        return size === undefined ? camera : kept(camera, size, this.screen);
      },
    );
    this.#sizes = new ResizeObserver(() => this.measure());
    this.#sizes.observe(host);
  }

  get camera(): Camera {
    return this.#flight.camera;
  }

  /** Draws from where it is, once the frame is over. */
  again(): void {
    this.#flight.show(this.#flight.camera, false);
  }

  /** Looks at the whole from the next picture on. */
  forget(): void {
    this.#isFitted = true;
  }

  /** The picture stays where it is when the room changes. */
  hold(): void {
    this.#wasWhole ||= this.#isFitted;
    this.#isFitted = false;
  }

  /** `shift`: how far the picture has gone as a whole from the one before it; the camera goes with it. */
  measure(shift?: Place): void {
    const screen = { width: this.#host.clientWidth, height: this.#host.clientHeight };
    if (this.#sight.whole() === undefined || screen.width === 0) return;
    if (shift === undefined && screen.width < this.screen.width) this.#bringBack();
    this.screen = screen;
    this.#sight.resized(screen);
    this.follow(shift);
  }

  /** As `measure`, where the room is known to be the same. */
  follow(shift: Place | undefined): void {
    const { zoom } = this.camera;
    const held = shift === undefined ? this.camera : panned(this.camera, -shift.x * zoom, -shift.y * zoom);
    const wished = this.#wish === undefined ? held : cameraOf(this.#wish, this.screen);
    this.#wish = undefined;
    // What is seen as a whole is fitted anew only when it no longer is.
    const isKept = !this.#isFitted || (shift !== undefined && this.#isWhole(held));
    this.#flight.show(isKept ? wished : this.#whole(), false);
  }

  /** Something took room away: what is chosen comes back into sight, once a second press cannot miss it any more. */
  #bringBack(): void {
    clearTimeout(this.#returning);
    this.#returning = setTimeout(() => {
      const area = this.#sight.chosen();
      if (area === undefined || this.#isFitted || this.#isWithin(this.camera, area)) return;
      if (this.#wasWhole) this.fit();
      else this.reveal(area);
    }, PRESSED);
  }

  /** Is all of it in sight from there? */
  #isWhole(camera: Camera): boolean {
    return this.#isWithin(camera, this.#sight.whole() ?? { x: 0, y: 0, width: 1, height: 1 });
  }

  #isWithin(camera: Camera, { x, y, width, height }: Area): boolean {
    const start = toScreen(camera, { x, y });
    const end = toScreen(camera, { x: x + width, y: y + height });
    return start.x >= 0 && start.y >= 0 && end.x <= this.screen.width && end.y <= this.screen.height;
  }

  /** Nearer or farther by a step. */
  step(isNearer: boolean): void {
    this.zoomTo(this.camera.zoom * (isNearer ? FACTOR : 1 / FACTOR));
  }

  zoomTo(zoom: number): void {
    const { width, height } = this.screen;
    this.#fly(zoomedAt(this.camera, { x: width / 2, y: height / 2 }, zoom / this.camera.zoom));
  }

  fit(): void {
    this.#fly(this.#whole());
    this.#isFitted = true;
  }

  /** An area as large as can be read well. */
  fitArea(area: Area): void {
    this.#fly(fitted(area, this.screen, 1.5, 80));
  }

  /** Brings an area into sight. */
  reveal(area: Area): void {
    const to = seenFrom(this.camera, area, this.screen);
    if (to !== undefined) this.#fly(to);
  }

  /** The middle of the screen goes to a place of the picture. */
  lookAt({ x, y }: Place): void {
    const { zoom } = this.camera;
    this.move({ zoom, x: this.screen.width / 2 - x * zoom, y: this.screen.height / 2 - y * zoom }, true);
  }

  pan(dx: number, dy: number): void {
    this.move(panned(this.camera, dx, dy), false);
  }

  /** A gesture goes on. */
  move(camera: Camera, isMoving: boolean): void {
    this.#isFitted = false;
    this.#wasWhole = false;
    this.#flight.show(camera, isMoving);
    this.#rest();
  }

  close(): void {
    clearTimeout(this.#resting);
    clearTimeout(this.#returning);
    this.#sizes.disconnect();
  }

  #whole(): Camera {
    return fitted(this.#sight.whole() ?? { x: 0, y: 0, width: 1, height: 1 }, this.screen);
  }

  #fly(to: Camera): void {
    this.#isFitted = false;
    this.#wasWhole = false;
    this.#flight.flyTo(to);
    this.#rest();
  }

  /** Tells how it is looked at once nothing moves any more. */
  #rest(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#sight.looked(this.#isFitted ? undefined : lookOf(this.camera, this.screen));
    }, REST);
  }
}

function lookOf(camera: Camera, { width, height }: Size): Look {
  return { ...toWorld(camera, { x: width / 2, y: height / 2 }), zoom: camera.zoom };
}

function cameraOf({ x, y, zoom }: Look, { width, height }: Size): Camera {
  return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}
