/** The name of a part beside it, where the picture is looked at from too far away to say it. */
import type { Camera, Size } from "./camera.ts";
import type { Part } from "./parts.ts";
import { onScreen, type Surface } from "./surface.ts";

export interface Tag {
  /** Names a part, as far as that is needed; nothing when it is undefined. */
  show(part: Part | undefined, surface: Surface, camera: Camera, screen: Size): void;
}

/** Pixels that a name is high. */
const HIGH = 22;

/** An element on a stage, for the eye: names are told by the parts themselves. It stands some pixels away from them. */
export function makeTag(stage: HTMLElement, away = 6): Tag {
  const element = document.createElement("div");
  element.className = "ov-tag";
  element.setAttribute("aria-hidden", "true");
  element.hidden = true;
  stage.append(element);
  return {
    show(part, surface, camera, screen) {
      const isNeeded = part !== undefined && part.role !== "edge" && !surface.names(part, camera.zoom);
      const name = isNeeded ? nameOf(part) : "";
      element.hidden = name === "";
      if (part === undefined || name === "") return;
      if (element.textContent !== name) element.textContent = name;
      const { x, y, width, height } = onScreen(camera, part);
      const above = y - away - HIGH;
      const top = above >= 0 ? above : Math.min(y + height + away, screen.height - HIGH);
      // It stays on the stage: from the right half of the screen it reaches to the left.
      const isRight = x > screen.width / 2;
      const at = Math.max(0, Math.min(screen.width, isRight ? x + width : x));
      element.style.transform = `translate(${Math.round(at)}px,${Math.round(top)}px)${isRight ? " translateX(-100%)" : ""}`;
    },
  };
}

/** "Claims, application, Java 8": what stands before the first comma. */
function nameOf({ label, id }: Part): string {
  return (label === "" ? id : label).split(",")[0] ?? "";
}
