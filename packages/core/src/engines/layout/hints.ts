/** What a person has wished of a picture, done to one that has just been made. */
import type { Layout, LayoutGraph, Memory } from "./graph.ts";
import { updateLayout } from "./update.ts";

/** A fresh layout with pinned nodes at the places that `memory` has for them, and as its hints wish. */
export function applyHints(graph: LayoutGraph, layout: Layout, memory: Memory): Layout {
  const boxes = new Map(layout.boxes);
  for (const id of memory.pins) {
    const box = memory.boxes.get(id);
    if (box !== undefined && boxes.has(id)) boxes.set(id, box);
  }
  return updateLayout(graph, { boxes, routes: layout.routes, pins: memory.pins, hints: memory.hints });
}
