/** How far a picture has moved as a whole from the one before: its title grew, or it stands in the middle of more room. */
import type { Place } from "../viewer/camera.ts";
import type { Part } from "../viewer/parts.ts";

/** The way that most boxes went which are in both; undefined where hardly any is, since it is another picture then. */
export function shiftBetween(before: ReadonlyMap<string, Part>, now: readonly Part[]): Place | undefined {
  const ways = new Map<string, { readonly way: Place; readonly count: number }>();
  let common = 0;
  let boxes = 0;
  for (const { id, role, area } of now) {
    if (role !== "node") continue;
    boxes++;
    const old = before.get(id)?.area;
    if (old === undefined) continue;
    common++;
    const way = { x: area.x - old.x, y: area.y - old.y };
    const key = `${way.x} ${way.y}`;
    ways.set(key, { way, count: (ways.get(key)?.count ?? 0) + 1 });
  }
  if (common * 2 < boxes || common === 0) return undefined;
  const most = [...ways.values()].reduce((best, one) => (one.count > best.count ? one : best));
  return most.way;
}
