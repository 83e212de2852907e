/** From one picture to the next without a jump: boxes glide to their new places, what is new appears. */
import type { Area } from "../../viewer/camera.ts";
import type { Part } from "../../viewer/parts.ts";
import type { Shown } from "../shown.ts";

const DURATION = 180;
/** More than this and nobody follows what moves. */
const MOST_MOVED = 120;

/** `dropped`: where the hand has put boxes already, so that they do not come from where they were. */
export function glide(before: Pick<Shown, "byId">, now: Shown, dropped: ReadonlyMap<string, Area>): void {
  if (now.isCanvas || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const known = now.parts.filter(({ id }) => before.byId.has(id)).length;
  // Another picture altogether: there is nothing to follow.
  if (known * 2 < now.parts.length) return;
  const changed = now.parts.filter((part) => isChanged(before.byId.get(part.id), part));
  if (changed.length > MOST_MOVED) return;
  for (const part of changed) {
    const old = before.byId.get(part.id);
    const from = dropped.get(part.id) ?? old?.area;
    const id = CSS.escape(part.id);
    for (const element of now.stage.querySelectorAll(`.ov-world g:is([data-id="${id}"], [data-lit="${id}"])`)) {
      if (from === undefined || part.role === "edge")
        element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: DURATION });
      else glideFrom(element, from.x - part.area.x, from.y - part.area.y);
    }
  }
}

function glideFrom(element: Element, dx: number, dy: number): void {
  if (dx === 0 && dy === 0) return;
  element.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: "none" }], {
    duration: DURATION,
    easing: "cubic-bezier(0.2, 0, 0, 1)",
  });
}

function isChanged(before: Part | undefined, { area, role, lines }: Part): boolean {
  if (before === undefined) return true;
  if (role === "edge") return JSON.stringify(before.lines) !== JSON.stringify(lines);
  return before.area.x !== area.x || before.area.y !== area.y;
}
