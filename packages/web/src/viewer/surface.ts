/** What a stage shows a picture on: SVG elements of the page (`svg-surface.ts`), or a canvas (`canvas-surface.ts`). */
import type { Scene } from "@orrery/core/notations/scene";
import type { ThemeName } from "@orrery/core/notations/theme";
import { type Camera, type Size, toScreen } from "./camera.ts";
import type { Part } from "./parts.ts";

export interface Surface {
  readonly parts: readonly Part[];
  readonly size: Size;
  /** Shows the picture from a camera; `isMoving` while a gesture goes on. */
  show(camera: Camera, isMoving: boolean): void;
  resize(screen: Size): void;
  /** The parts that stand out; all when absent. The others step back, `softly` a little only, or are not there `alone`. */
  light(ids: ReadonlySet<string> | undefined, how?: "softly" | "alone"): void;
  setTheme(theme: ThemeName): void;
  /** Becomes the picture of another scene with the same parts, at its place; false where it can't, and nothing has changed then. */
  take(scene: Scene, theme: ThemeName): boolean;
  /** Can the name of a part be read from here, all of it? */
  names(part: Part, zoom: number): boolean;
  /** What has the focus of the keyboard when it is on a part. */
  focus(part: Part): void;
  partOfFocus(element: EventTarget | null): Part | undefined;
  /** What takes the focus for a part. */
  stopOf(part: Part): Element | undefined;
}

/** Are these the same parts, in the same order? */
export function sameParts(before: readonly Part[], now: readonly Part[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ id, role }, index) => id === now[index]?.id && role === now[index]?.role)
  );
}

/** Where a part lies on the screen. */
export function onScreen(camera: Camera, { area }: Part): { x: number; y: number; width: number; height: number } {
  return { ...toScreen(camera, area), width: area.width * camera.zoom, height: area.height * camera.zoom };
}
