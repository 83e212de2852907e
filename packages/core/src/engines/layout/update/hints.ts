/** Moves nodes until the picture is as hints wish, or as near to it as can be. */
import type { Hint } from "../graph.ts";
import { countViolations, violationsOf } from "../place/hints.ts";
import { placeNode, unplace, type Wishes } from "../place.ts";
import { restore, type Room, snapshot } from "./room.ts";

/** Places nodes anew that hints name and that are not as they wish; every move leaves fewer wishes open, so that this ends. */
export function fulfilHints(room: Room, wishes: Wishes): void {
  for (let open = countViolations(room, wishes.hints); open > 0;) {
    const left = wishes.hints.some((hint) => violationsOf(room, hint) > 0 && moveOne(room, hint, wishes, open));
    if (!left) return;
    open = countViolations(room, wishes.hints);
  }
}

/** Moves one of the nodes that a hint names, the last first; false when no move leaves fewer wishes open. */
function moveOne(room: Room, hint: Hint, wishes: Wishes, open: number): boolean {
  const start = snapshot(room);
  for (const id of hint.ids.toReversed()) {
    const node = room.indexOf.get(id);
    if (node === undefined || room.held.has(node)) continue;
    unplace(room, node);
    if (placeNode(room, node, wishes) && countViolations(room, wishes.hints) < open) return true;
    restore(room, start);
  }
  return false;
}
