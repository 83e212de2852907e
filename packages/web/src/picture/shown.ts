/** A scene while it is shown: its stage in the page, its parts, and what stands out in it. */
import type { GroupMark, Mark, Scene } from "@orrery/core/notations/scene";
import type { ThemeName } from "@orrery/core/notations/theme";
import type { Area, Camera } from "../viewer/camera.ts";
import { around, contains, neighbours, type Part, partsOfScene } from "../viewer/parts.ts";
import { makePicking, type Picking } from "../viewer/pick.ts";
import { DrawnScene } from "../viewer/drawn-scene.ts";
import { canvasFor } from "./large.ts";
import { makeTag, type Tag } from "../viewer/tag.ts";
import { onScreen, type Surface } from "../viewer/surface.ts";
import { svgSurface } from "../viewer/svg-surface.ts";

export interface Shown {
  readonly stage: HTMLElement;
  readonly surface: Surface;
  readonly parts: readonly Part[];
  readonly marks: readonly Mark[];
  readonly byId: ReadonlyMap<string, Part>;
  readonly picking: Picking;
  /** Frames of what is chosen. */
  readonly frames: HTMLElement;
  /** The name of what is chosen or pointed at, where the picture is too small to say it. */
  readonly tag: Tag;
  readonly isCanvas: boolean;
  /** What "all" means: the picture without its title, which the page says already. */
  readonly whole: Area;
}

/** Pixels between a box and its name beside it: what lines are drawn from is nearer. */
const BESIDE_HANDLES = 22;

/** What a picture leaves to the page around it: its title always, its legend and notes where they stand beside it. */
export type Left = ReadonlySet<NonNullable<GroupMark["role"]>>;

/** Opens a scene in a stage of its own at the end of a host. */
export function openScene(host: HTMLElement, scene: Scene, theme: ThemeName, left: Left): Shown {
  const stage = document.createElement("div");
  stage.className = "ov-stage";
  // What is pressed gets the keys from then on.
  stage.tabIndex = -1;
  host.append(stage);
  const drawn = without(scene, left);
  const canvas = canvasFor(scene);
  const isCanvas = canvas !== undefined;
  const surface = isCanvas ? canvas(stage, drawn, theme) : svgIn(stage, drawn, theme);
  leaveAll(stage);
  const frames = document.createElement("div");
  frames.className = "ov-frames";
  stage.append(frames);
  return { stage, surface, frames, tag: makeTag(stage, BESIDE_HANDLES), isCanvas, ...contentOf(scene, drawn) };
}

/** Shows another scene with the same parts on the stage of the one before; undefined where it is too different for that. */
export function changeScene(before: Shown, scene: Scene, theme: ThemeName, left: Left): Shown | undefined {
  const drawn = without(scene, left);
  return before.surface.take(drawn, theme) ? { ...before, ...contentOf(scene, drawn) } : undefined;
}

function without(scene: Scene, left: Left): Scene {
  const isShown = (mark: Mark): boolean => mark.kind !== "group" || mark.role === undefined || !left.has(mark.role);
  return { ...scene, marks: scene.marks.filter(isShown) };
}

function contentOf(scene: Scene, drawn: Scene): Pick<Shown, "parts" | "marks" | "byId" | "picking" | "whole"> {
  const parts = partsOfScene(scene);
  return {
    parts,
    marks: scene.marks,
    byId: new Map(parts.map((part) => [part.id, part])),
    picking: whenAsked(parts),
    whole: wholeOf(scene, drawn.marks, parts),
  };
}

/** An index that is made when something is pointed at. */
function whenAsked(parts: readonly Part[]): Picking {
  let made: Picking | undefined;
  const picking = (): Picking => (made ??= makePicking(parts));
  return { at: (place, reach) => picking().at(place, reach), within: (area) => picking().within(area) };
}

function svgIn(stage: HTMLElement, scene: Scene, theme: ThemeName): Surface {
  const drawing = new DrawnScene(scene, theme, document);
  stage.append(drawing.svg);
  return svgSurface(stage, drawing, scene.title);
}

/**
 * What stands out with a part. On a canvas it is painted once more over all the rest: a panel that merely lies around, or at the other end
 * of a line, would cover what is inside it.
 */
export function lightOf({ parts, byId, isCanvas }: Shown, center: Part): ReadonlySet<string> {
  const close = neighbours(parts, center);
  if (!isCanvas) return close;
  const covers = (part: Part | undefined): boolean => part?.role === "container" && !contains(center.area, part.area);
  return new Set([...close].filter((id) => !covers(byId.get(id))));
}

/** Puts a frame around each of these boxes, and one of another look around what was found. */
export function placeFrames(
  frames: HTMLElement,
  camera: Camera,
  chosen: readonly Part[],
  found: Part | undefined,
): void {
  const boxes = [...chosen.filter(({ role }) => role !== "edge"), ...(found === undefined ? [] : [found])];
  while (frames.childElementCount < boxes.length) {
    const made = document.createElement("div");
    made.className = "ov-frame";
    frames.append(made);
  }
  while (frames.childElementCount > boxes.length) frames.lastElementChild?.remove();
  for (const [index, part] of boxes.entries()) {
    const frame = frames.children[index];
    if (!(frame instanceof HTMLElement)) continue;
    frame.classList.toggle("is-found", part === found);
    const { x, y, width, height } = onScreen(camera, part);
    frame.style.transform = `translate(${x - 4}px,${y - 4}px)`;
    frame.style.width = `${width + 8}px`;
    frame.style.height = `${height + 8}px`;
  }
}

const stops = '[role="treeitem"], .ov-list button';
/** The thing of a stage that is on the way of the Tab key. */
const onTheWay = new WeakMap<HTMLElement, Element>();

/** One thing of a picture is on the way of the Tab key, the others are reached by arrows (WAI-ARIA, roving tabindex). */
export function rove({ stage, surface }: Shown, chosen: Part | undefined): void {
  const next = (chosen === undefined ? undefined : surface.stopOf(chosen)) ?? stage.querySelector(stops);
  const before = onTheWay.get(stage);
  if (before === next || next === null) return;
  before?.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  onTheWay.set(stage, next);
}

/** Nothing of a fresh picture is on the way yet. */
function leaveAll(stage: HTMLElement): void {
  for (const stop of stage.querySelectorAll(stops)) stop.setAttribute("tabindex", "-1");
}

/** Does the page around a stage scroll, so that the wheel means that? */
export function canScroll(stage: HTMLElement): boolean {
  const page = stage.closest("main");
  return page !== null && page.scrollHeight > page.clientHeight + 1;
}

/** Space around what is left of a picture without its title or legend. */
const ROOM = 12;

function wholeOf({ marks: all, width, height }: Scene, marks: readonly Mark[], parts: readonly Part[]): Area {
  const boxes = parts.map(({ area }) => area).filter((area) => area.width > 0 || area.height > 0);
  if (boxes.length === 0 || marks.some(isLoose) || all.length === marks.length) return { x: 0, y: 0, width, height };
  const isLeft = (role: GroupMark["role"]): boolean =>
    all.some((mark) => mark.kind === "group" && mark.role === role) &&
    !marks.some((mark) => mark.kind === "group" && mark.role === role);
  const inner = around(boxes);
  const top = isLeft("title") ? Math.max(0, inner.y - ROOM) : 0;
  const hasMore = marks.some((mark) => mark.kind === "group" && (mark.role === "legend" || mark.role === "notes"));
  if (hasMore || !isLeft("legend")) return { x: 0, y: top, width, height: height - top };
  return { x: inner.x - ROOM, y: top, width: inner.width + 2 * ROOM, height: inner.y + inner.height + ROOM - top };
}

/** A mark of its own, that no part tells the place of: heads of matrices and time axes. */
function isLoose(mark: Mark): boolean {
  return mark.kind !== "group";
}
