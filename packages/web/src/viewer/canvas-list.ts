/** A scene flattened for drawing by area: what is painted, in order, with the box that it covers. */
import type { IconMark, Mark, PathMark, RectMark, Scene, TextMark } from "@orrery/core/notations/scene";
import { isName, lettered, type Lettering, type Lone } from "./legible.ts";
import { areaOf } from "./parts.ts";
import type { Area } from "./camera.ts";

export interface Drawable {
  readonly mark: RectMark | PathMark | TextMark | IconMark;
  readonly area: Area;
  /** Part that it belongs to. */
  readonly part: string | undefined;
  /** Of a text: what it needs to be read from far away, found when it is asked for. */
  readonly lettering?: (() => Lettering) | undefined;
}

/**
 * What a scene draws. Boxes lie beside each other, so all their first marks may be painted before all their second ones: then those
 * that look alike follow one another, and are painted in one go.
 */
export function listDrawables(scene: Scene): readonly Drawable[] {
  const found: (Drawable & { readonly turn: number; readonly slot: number })[] = [];
  let turn = 0;
  let isInNodes = false;
  const boxes = boxesIn(scene.marks);
  const add = (mark: Drawable["mark"], part: string | undefined, slot: number, names: readonly TextMark[]): void => {
    const lettering =
      mark.kind === "text" ? lazily(mark, names, part === undefined ? undefined : boxes.get(part)) : undefined;
    found.push({ mark, area: covered(mark), part, turn, slot, lettering });
  };
  const walk = (marks: readonly Mark[], part: string | undefined, isNode: boolean, start: number): number => {
    let slot = start;
    const names = marks.filter((mark): mark is TextMark => mark.kind === "text" && isName(mark));
    for (const mark of marks) {
      if (mark.kind === "group") slot = walk(mark.marks, mark.id ?? part, isNode, slot);
      else add(mark, part, isNode ? slot++ : 0, names);
    }
    return slot;
  };
  for (const mark of scene.marks) {
    const isNode = mark.kind === "group" && (mark.role === "node" || mark.role === "cell");
    if (!(isNode && isInNodes)) turn++;
    isInNodes = isNode;
    walk([mark], undefined, isNode, 0);
  }
  return found.sort((a, b) => a.turn - b.turn || a.slot - b.slot);
}

interface Box {
  readonly area: Area;
  readonly isPanel: boolean;
}

function lazily(mark: TextMark, names: readonly TextMark[], box: Box | undefined): () => Lettering {
  let found: Lettering | undefined;
  return () => (found ??= letteringOf(mark, names, box));
}

function letteringOf(mark: TextMark, names: readonly TextMark[], box: Box | undefined): Lettering {
  return lettered(loneOf(mark), names.map(loneOf), names.indexOf(mark), box?.area, box?.isPanel === true);
}

/** A text that is turned does not grow: it is endlessly wide. */
export function loneOf({ x, y, size, weight, width, anchor, turn }: TextMark): Lone {
  return { x, y, size, weight, anchor, width: (turn ?? 0) === 0 ? width : Number.POSITIVE_INFINITY };
}

/** The boxes of nodes and panels; lines have none that their labels could grow into. */
function boxesIn(marks: readonly Mark[], boxes: Map<string, Box> = new Map()): ReadonlyMap<string, Box> {
  for (const mark of marks) {
    if (mark.kind !== "group") continue;
    if (mark.id !== undefined && mark.box !== undefined && mark.role !== "edge")
      boxes.set(mark.id, { area: mark.box, isPanel: mark.role === "container" });
    boxesIn(mark.marks, boxes);
  }
  return boxes;
}

/** The box of a mark with its line, halo and slant. */
function covered(mark: Drawable["mark"]): Area {
  const edge = Math.max(mark.style.strokeWidth ?? 1, mark.style.halo ?? 0) + 1;
  const { x, y, width, height } = extent(mark);
  return { x: x - edge, y: y - edge, width: width + 2 * edge, height: height + 2 * edge };
}

function extent(mark: Drawable["mark"]): Area {
  switch (mark.kind) {
    case "rect":
      return mark;
    case "path":
      return areaOf(mark.steps.flatMap((step) => step.slice(1) as number[]));
    case "icon":
      return { x: mark.x, y: mark.y, width: mark.size, height: mark.size };
    case "text":
      return extentOfText(mark);
  }
}

function extentOfText({ x, y, width, size, anchor, turn }: TextMark): Area {
  // A turned text lies somewhere in the circle around its point.
  if (turn !== undefined && turn !== 0) return { x: x - width, y: y - width, width: 2 * width, height: 2 * width };
  const start = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  return { x: start, y: y - size, width: width + size / 4, height: 1.35 * size };
}
