/** Places, pins and wishes of a view, by hand: the new text of its sidecar. What stands in a box that moves goes with it. */
import type { Edit } from "../answers/edit-answers.ts";
import { decode, encode } from "../base/text.ts";
import type { Box, Hint, Layout, Memory, Point, Route } from "../engines/layout/graph.ts";
import type { Element } from "../model/model.ts";
import { isDrawn, presentIds, readPositions, renamed, writePositions } from "../views/positions.ts";
import { movedInDrawing } from "./arrange-drawing.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { sidecarOf } from "./sidecar.ts";
import { isRefusal, type Made, ours, type Stage } from "./stage.ts";

type Arrange = Extract<Edit, { readonly edit: "arrange" }>;
type Move = NonNullable<Arrange["moves"]>[number];

/** A box that has never been drawn; it gets its own size when it is. */
const USUAL_SIZE = { width: 168, height: 64 } as const;
/** No picture is larger. */
const FARTHEST = 90_000;

/** Writes down where things stand. The places that nobody moved come from how the view is drawn now. */
export function arrange(edit: Arrange, stage: Stage): Made | Refusal {
  const view = ours(stage, edit.view);
  if (isRefusal(view)) return refusal("change-unknown-view", { id: edit.view });
  const uri = view.kind === "view" ? sidecarOf(view) : undefined;
  if (uri === undefined) return refusal("change-unknown-view", { id: edit.view });
  const bytes = stage.texts.text(uri);
  const text = bytes === undefined ? "" : decode(bytes);
  const arranged = isDrawn(text, view)
    ? drawingArranged(edit, text)
    : memoryArranged(edit, text, view, stage.layoutOf(view.id));
  if (typeof arranged !== "string") return arranged;
  return { changes: [], files: arranged === text ? [] : [{ uri, bytes: encode(arranged) }] };
}

function drawingArranged(edit: Arrange, text: string): string | Refusal {
  const { moves = [], pins = {}, hints = [], dropHints = [], relayout = false } = edit;
  const wantsMore = relayout || hints.length > 0 || dropHints.length > 0 || Object.keys(pins).length > 0;
  return wantsMore ? refusal("change-drawn-view", { id: edit.view }) : movedInDrawing(text, moves.map(sound));
}

function memoryArranged(edit: Arrange, text: string, view: Element, layout: Layout | undefined): string | Refusal {
  const { moves = [], pins = {}, hints = [], dropHints = [], relayout = false } = edit;
  if (hints.some(({ ids }) => ids.length < 2)) return refusal("change-too-few-boxes");
  const read = readPositions(text);
  const memory = renamed(read, presentIds(view.model, read));
  const wishes = {
    pins: pinned(memory.pins, moves, pins),
    hints: wished(memory.hints, hints, dropHints),
  };
  const now = movedAll({ ...memory, ...layout }, moves.map(sound));
  return writePositions(relayout ? onlyPinned(now, wishes.pins) : now, wishes);
}

function sound({ id, x, y }: Move): Move {
  const whole = (number: number): number => Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(number))) + 0;
  return { id, x: whole(x), y: whole(y) };
}

function pinned(
  before: Memory["pins"],
  moves: readonly Move[],
  pins: Readonly<Record<string, boolean>>,
): Memory["pins"] {
  const after = new Set([...before, ...moves.map(({ id }) => id)]);
  for (const [id, isPinned] of Object.entries(pins)) {
    if (isPinned) after.add(id);
    else after.delete(id);
  }
  return after;
}

function wished(before: readonly Hint[], add: readonly Hint[], drop: readonly Hint[]): readonly Hint[] {
  const key = ({ kind, ids }: Hint): string => [kind, ...(kind === "before" ? ids : ids.toSorted())].join(" ");
  const dropped = new Set(drop.map(key));
  const after = new Map([...before, ...add].filter((hint) => !dropped.has(key(hint))).map((hint) => [key(hint), hint]));
  return [...after.values()];
}

type Places = Pick<Memory, "boxes" | "routes">;

function movedAll({ boxes, routes }: Places, moves: readonly Move[]): Layout {
  const after = new Map(boxes);
  const named = new Set(moves.map(({ id }) => id));
  for (const { id, x, y } of moves) {
    const box = boxes.get(id);
    after.set(id, { ...(box ?? USUAL_SIZE), x, y });
    if (box === undefined) continue;
    for (const [inner, other] of boxes)
      if (inner !== id && !named.has(inner) && isInside(other, box))
        after.set(inner, { ...other, x: other.x + x - box.x, y: other.y + y - box.y });
  }
  const left = [...boxes].flatMap(([id, box]) => (isSameBox(box, after.get(id)) ? [] : [box]));
  // Lines of what has moved are drawn anew.
  const kept = [...routes].filter(([, route]) => !left.some((box) => endsAt(route, box)));
  return { boxes: after, routes: new Map(kept), width: 0, height: 0 };
}

function onlyPinned({ boxes }: Places, pins: Memory["pins"]): Layout {
  const kept = [...boxes].filter(([id]) => pins.has(id));
  return { boxes: new Map(kept), routes: new Map(), width: 0, height: 0 };
}

function isSameBox(a: Box, b: Box | undefined): boolean {
  return b !== undefined && a.x === b.x && a.y === b.y;
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height &&
    (inner.width < outer.width || inner.height < outer.height)
  );
}

function endsAt({ points }: Route, box: Box): boolean {
  return [points[0], points.at(-1)].some((point) => point !== undefined && isAt(point, box));
}

function isAt({ x, y }: Point, box: Box): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
