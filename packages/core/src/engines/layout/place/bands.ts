/** Banded pictures while they change: an outermost node stands below all of the bands above its own. */
import type { Box } from "../graph.ts";
import { childrenOf, placedIn, type Room } from "../update/room.ts";

/** Band of an outermost node: its own, or the first that something in it names; undefined where the picture has no bands. */
function bandOf(room: Room, node: number): number | undefined {
  if ((room.parents[node] ?? -1) >= 0) return undefined;
  return leastBand(room, node) ?? (room.nodes.some(({ band }) => band !== undefined) ? 0 : undefined);
}

function leastBand(room: Room, node: number): number | undefined {
  const own = room.nodes[node]?.band;
  if (own !== undefined) return own;
  const inside = childrenOf(room, node).flatMap((child) => leastBand(room, child) ?? []);
  return inside.length === 0 ? undefined : Math.min(...inside);
}

/** How many nodes of other bands stand beside or beyond a box that is in this band. */
export function strayCount(room: Room, node: number, box: Box): number {
  const band = bandOf(room, node);
  if (band === undefined) return 0;
  return placedIn(room, -1).filter((other) => {
    const [there, theirs] = [room.boxes[other], bandOf(room, other)];
    if (other === node || there === undefined || theirs === undefined || theirs === band) return false;
    return theirs < band ? there.y + there.height > box.y : there.y < box.y + box.height;
  }).length;
}

/** Boxes that a node of a band should be in line with: its own band; where that is empty, the end of those above. */
export function bandGuides(room: Room, node: number): readonly Box[] {
  const band = bandOf(room, node);
  if (band === undefined) return [];
  const others = placedIn(room, -1).filter((other) => other !== node);
  const within = others.filter((other) => bandOf(room, other) === band);
  const guides = within.length > 0 ? within : others.filter((other) => (bandOf(room, other) ?? 0) < band);
  return guides.flatMap((other) => room.boxes[other] ?? []);
}

/** The node that is out of its band more than any other; undefined where all are in theirs. */
export function mostAstray(room: Room): number | undefined {
  let worst: { readonly node: number; readonly count: number } | undefined;
  for (const node of placedIn(room, -1)) {
    const box = room.boxes[node];
    if (box === undefined || room.held.has(node)) continue;
    const count = strayCount(room, node, box);
    if (count > (worst?.count ?? 0)) worst = { node, count };
  }
  return worst?.node;
}
