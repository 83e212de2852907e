/** Remembered places made fit for the sizes and groups of today, and whether a picture is as it has to be. */
import { childrenOf, contains, isSameBox, type Room, separation } from "./room.ts";
import { unplace } from "../place.ts";
import { mostAstray } from "../place/bands.ts";
import { makeRoom } from "./push.ts";
import { TIGHT } from "./ways.ts";
import { resize } from "./resize.ts";

/** Gives leaves their present sizes and makes room around what has grown. What finds no room loses its place. */
export function settle(room: Room): void {
  settleBands(room);
  for (let node = room.nodes.length - 1; node >= 0; node--) {
    if (room.isPlaced[node] !== true || room.nodes[node]?.isGroup !== true) continue;
    const [before, box] = [room.before[node], room.boxes[node]];
    if (isSameBox(before, box)) continue;
    if (!makeRoom(room, node, before, TIGHT) && !room.held.has(node)) unplace(room, node);
  }
  room.nodes.forEach((node, index) => {
    if (node.isGroup || room.isPlaced[index] !== true || resize(room, index)) return;
    if (!room.held.has(index)) unplace(room, index);
    else room.boxes[index] = { ...(room.boxes[index] ?? { x: 0, y: 0 }), width: node.width, height: node.height };
  });
}

/** Nodes that have changed their band lose their place. */
function settleBands(room: Room): void {
  if (!room.nodes.some(({ band }) => band !== undefined)) return;
  for (let node = mostAstray(room); node !== undefined; node = mostAstray(room)) unplace(room, node);
}

/** Whether everything has a place, nothing is on anything else of its group, and everything is in its group. */
export function isWhole(room: Room): boolean {
  return room.nodes.every((_, node) => {
    const [box, around] = [room.boxes[node], room.boxes[room.parents[node] ?? -1]];
    if (box === undefined || room.isPlaced[node] !== true) return false;
    if (around !== undefined && !contains(around, box)) return false;
    return childrenOf(room, room.parents[node] ?? -1).every((other) => {
      const there = room.boxes[other];
      return other >= node || there === undefined || separation(box, there) >= 0;
    });
  });
}
