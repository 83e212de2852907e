/** Where a gesture would end: boxes that come in line with others, the box that a line would be drawn to. */
import { type Area, type Place, visible } from "../../viewer/camera.ts";
import { contains, type Part } from "../../viewer/parts.ts";
import type { Looking } from "../looking.ts";
import type { PictureView } from "../picture-view.ts";
import type { Shown } from "../shown.ts";
import { hullOf, withInside } from "./boxes.ts";
import { type Guide, onGrid, snapped } from "./snapping.ts";

/** Pixels of the screen in which boxes come in line. */
const REACH = 6;

/** How far boxes go when the pointer has gone from one place of the screen to another; `isFree`: nothing comes in line. */
export function draggedTo(
  parts: readonly Part[],
  shown: Shown,
  looking: Looking,
  start: Place,
  now: Place,
  isFree: boolean,
): { readonly dx: number; readonly dy: number; readonly guides: readonly Guide[] } {
  const { zoom } = looking.camera;
  const [dx, dy] = [(now.x - start.x) / zoom, (now.y - start.y) / zoom];
  if (isFree) return { dx: onGrid(dx), dy: onGrid(dy), guides: [] };
  return snapped(hullOf(parts), dx, dy, othersNear(parts, shown, looking), REACH / zoom);
}

/** Boxes that are not moved and that are in sight. */
function othersNear(parts: readonly Part[], { parts: all, picking }: Shown, looking: Looking): readonly Area[] {
  const moving = new Set(withInside(parts, all).map(({ id }) => id));
  return picking
    .within(visible(looking.camera, looking.screen))
    .flatMap(({ id, role, area }) => (role === "node" && !moving.has(id) ? [area] : []));
}

/** The box that a line would end at: an element other than where it begins, and not around that. */
export function lineTarget(view: PictureView, from: Part, place: Place): Part | undefined {
  const part = view.at(place);
  const isBox = part?.role === "node" || part?.role === "container";
  return isBox && part.id !== from.id && part.element !== undefined && !contains(part.area, from.area)
    ? part
    : undefined;
}
