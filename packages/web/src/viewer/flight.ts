/** The camera of a stage over time: at most one drawing a frame, and flights from here to there. */
import { between, type Camera } from "./camera.ts";

/** Milliseconds of a flight. */
const DURATION = 180;

export class Flight {
  camera: Camera = { x: 0, y: 0, zoom: 1 };
  readonly #draw: (camera: Camera, isMoving: boolean) => void;
  readonly #keep: (camera: Camera) => Camera;
  readonly #isStill: MediaQueryList = matchMedia("(prefers-reduced-motion: reduce)");
  #flying = 0;
  #drawing = 0;
  #isMoving = false;

  /** `keep` puts a camera right before it is used. */
  constructor(draw: (camera: Camera, isMoving: boolean) => void, keep: (camera: Camera) => Camera) {
    this.#draw = draw;
    this.#keep = keep;
  }

  /** Jumps; a flight ends. */
  show(camera: Camera, isMoving: boolean): void {
    cancelAnimationFrame(this.#flying);
    this.#set(camera, isMoving);
  }

  /** Flies, or jumps where motion is not wanted. */
  flyTo(to: Camera): void {
    if (this.#isStill.matches) return this.show(to, false);
    cancelAnimationFrame(this.#flying);
    const from = this.camera;
    const start = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - start) / DURATION));
      this.#set(between(from, to, 1 - (1 - share) ** 3), share < 1);
      if (share < 1) this.#flying = requestAnimationFrame(step);
    };
    this.#flying = requestAnimationFrame(step);
  }

  #set(camera: Camera, isMoving: boolean): void {
    this.camera = this.#keep(camera);
    this.#isMoving = isMoving;
    if (this.#drawing !== 0) return;
    this.#drawing = requestAnimationFrame(() => {
      this.#drawing = 0;
      this.#draw(this.camera, this.#isMoving);
    });
  }
}
