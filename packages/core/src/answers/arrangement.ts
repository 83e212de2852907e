/** How a picture keeps its places: what somebody has pinned and wished, for those who move boxes in it. */
import type { Layout, Memory } from "../engines/layout/graph.ts";
import type { Mark, Scene } from "../notations/scene.ts";
import type { ArrangementAnswer } from "./arrangement-answers.ts";

/** The wishes of a picture that keeps its places. */
export function arrangementAnswer(
  scene: Scene,
  layout: Layout,
  { pins, hints }: Pick<Memory, "pins" | "hints">,
): ArrangementAnswer {
  return { pins: [...pins].sort(), hints, origin: originOf(scene, layout) };
}

/** Where the layout begins in the scene, below its title. */
function originOf({ marks }: Scene, { boxes }: Layout): ArrangementAnswer["origin"] {
  for (const mark of groupsIn(marks)) {
    const box = mark.id === undefined ? undefined : boxes.get(mark.id);
    if (box !== undefined && mark.box !== undefined) return { x: mark.box.x - box.x, y: mark.box.y - box.y };
  }
  return { x: 0, y: 0 };
}

function* groupsIn(marks: readonly Mark[]): Generator<Extract<Mark, { readonly kind: "group" }>> {
  for (const mark of marks) {
    if (mark.kind !== "group") continue;
    yield mark;
    yield* groupsIn(mark.marks);
  }
}
