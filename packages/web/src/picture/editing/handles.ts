/** The handles from which lines are drawn: on the box that is pointed at, else on the one that is chosen. */
import { type Place, toWorld } from "../../viewer/camera.ts";
import type { Part } from "../../viewer/parts.ts";
import type { PictureView } from "../picture-view.ts";
import { isNear } from "./boxes.ts";
import type { Overlay } from "./overlay.ts";

/** Pixels around a box in which its handles stay. */
const AROUND = 30;

export class Handles {
  readonly #view: PictureView;
  readonly #overlay: Overlay;
  /** May there be handles now? */
  readonly #isAllowed: () => boolean;
  #hovered: Part | undefined;

  constructor(view: PictureView, overlay: Overlay, isAllowed: () => boolean) {
    this.#view = view;
    this.#overlay = overlay;
    this.#isAllowed = isAllowed;
  }

  /** Nothing is pointed at any more. */
  forget(): void {
    this.#hovered = undefined;
  }

  hover(place: Place): void {
    const part = this.#view.at(place);
    const isBox = part?.role === "node" && part.element !== undefined;
    const kept = this.#hovered;
    const { camera } = this.#view.looking;
    if (isBox) this.#hovered = part;
    else if (kept !== undefined && !isNear(kept.area, toWorld(camera, place), AROUND / camera.zoom))
      this.#hovered = undefined;
    if (kept !== this.#hovered) this.show();
  }

  /** The box that has them. */
  holder(): Part | undefined {
    const { chosen } = this.#view;
    const [only] = chosen;
    const own = chosen.length === 1 && only?.role !== "edge" && only?.element !== undefined ? only : undefined;
    return this.#hovered ?? own;
  }

  show(): void {
    this.#overlay.hold(this.#isAllowed() ? this.holder()?.area : undefined);
  }

  hide(): void {
    this.#overlay.hold(undefined);
  }
}
