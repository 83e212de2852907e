/** What can be done with what is chosen in a picture: by keys, from the palette, and from the menu of the picture. */
import { useMemo } from "react";
import type { ArrangementAnswer } from "@orrery/core/answers/arrangement-answers";
import type { LayoutHint } from "@orrery/core/answers/edit-answers";
import { useCommands, type Command } from "../../commands/commands.ts";
import type { IconName } from "../../parts/icon-names.ts";
import { useLatest } from "../../parts/latest.ts";
import { useTexts } from "../../speech.ts";
import type { Part } from "../../viewer/parts.ts";
import { type EditingKey, editingTexts } from "./editing-texts.ts";
import { hintsAbout } from "./edits.ts";
import type { MenuItem } from "./menu.tsx";

export interface CanvasActions {
  create(): void;
  rename(part: Part): void;
  connect(): void;
  move(): void;
  pin(isPinned: boolean): void;
  hint(kind: LayoutHint["kind"]): void;
  dropHints(): void;
  relayout(): void;
  leaveOut(): void;
  remove(): void;
  into(): void;
  open(part: Part): unknown;
  explore(part: Part): unknown;
  split(): void;
}

export interface CanvasSituation {
  readonly chosen: readonly Part[];
  /** Chosen boxes that are elements, and boxes that have a place. */
  readonly boxes: readonly Part[];
  readonly places: readonly Part[];
  readonly arrangement: ArrangementAnswer | null;
  readonly isPast: boolean;
  readonly isDeclared: boolean;
  readonly actions: CanvasActions;
}

interface Choice {
  readonly id: string;
  readonly key: EditingKey;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly blocked?: EditingKey | undefined;
  readonly isApart?: boolean;
  /** Not in the menu where it means nothing. */
  readonly isMeant: boolean;
  readonly run: () => void;
}

/** Offers the commands, and gives back what stands in the menu. */
export function useCanvasCommands(situation: CanvasSituation): readonly MenuItem[] {
  const text = useTexts(editingTexts);
  const actions = useLatest(situation.actions);
  const { chosen, boxes, places, arrangement, isPast, isDeclared } = situation;
  const choices = useMemo(
    () => choicesOf({ chosen, boxes, places, arrangement, isPast, isDeclared }, actions),
    [chosen, boxes, places, arrangement, isPast, isDeclared, actions],
  );
  const commands = useMemo(
    (): readonly Command[] =>
      choices.map(({ id, key, icon, keys, blocked, run }) => ({
        id: `canvas.${id}`,
        title: text(key),
        group: text("canvas.group"),
        ...(icon === undefined ? {} : { icon }),
        ...(keys === undefined ? {} : { keys: [keys] }),
        ...(blocked === undefined ? {} : { blocked: text(blocked) }),
        // What takes away counts only where one sees what is chosen.
        ...(keys?.endsWith("Delete") === true ? { within: ".picture-area" } : {}),
        run,
      })),
    [choices, text],
  );
  useCommands(commands);
  return choices
    .filter(({ isMeant }) => isMeant)
    .map(({ id, key, icon, keys, blocked, isApart, run }) => ({
      id,
      title: text(key),
      ...(icon === undefined ? {} : { icon }),
      keys,
      blocked: blocked === undefined ? undefined : text(blocked),
      ...(isApart === undefined ? {} : { isApart }),
      run,
    }));
}

function choicesOf(
  { chosen, boxes, places, arrangement, isPast, isDeclared }: Omit<CanvasSituation, "actions">,
  actions: () => CanvasActions,
): readonly Choice[] {
  const time: EditingKey | undefined = isPast ? "canvas.blocked.time" : undefined;
  const of = (parts: readonly Part[], least = 1): EditingKey | undefined =>
    time ?? (parts.length >= least ? undefined : least === 1 ? "canvas.blocked.chosen" : "canvas.blocked.two");
  const placed = (least: number): EditingKey | undefined =>
    time ?? (arrangement === null ? "canvas.blocked.places" : of(places, least));
  const [only] = boxes.length === 1 ? boxes : [];
  const ids = places.map(({ id }) => id);
  const isPinned = arrangement !== null && ids.length > 0 && ids.every((id) => arrangement.pins.includes(id));
  const hasHints = hintsAbout(arrangement, places).length > 0;
  const isLine = chosen.length > 0 && chosen.every(({ role }) => role === "edge");
  // A line is called by its label.
  const named = only ?? (isLine && chosen.length === 1 ? chosen[0] : undefined);
  const withOne = (act: (part: Part) => unknown) => () => {
    if (only !== undefined) act(only);
  };
  return [
    {
      id: "open",
      key: "canvas.open",
      icon: "file-text",
      isMeant: only !== undefined,
      blocked: only === undefined ? "canvas.blocked.chosen" : undefined,
      run: withOne((part) => actions().open(part)),
    },
    {
      id: "explore",
      key: "canvas.explore",
      icon: "waypoints",
      isMeant: only !== undefined,
      blocked: only === undefined ? "canvas.blocked.chosen" : undefined,
      run: withOne((part) => actions().explore(part)),
    },
    {
      id: "create",
      key: "canvas.create",
      icon: "plus",
      keys: "c",
      isApart: only !== undefined,
      isMeant: chosen.length === 0 || only?.role === "container",
      blocked: time,
      run: () => actions().create(),
    },
    {
      id: "rename",
      key: "canvas.rename",
      icon: "pencil",
      keys: "F2",
      isApart: only !== undefined && only.role !== "container",
      isMeant: named !== undefined,
      blocked: time ?? (named === undefined ? "canvas.blocked.chosen" : undefined),
      run: () => {
        if (named !== undefined) actions().rename(named);
      },
    },
    {
      id: "connect",
      key: "canvas.connect",
      icon: "spline",
      keys: "r",
      isMeant: boxes.length > 0,
      blocked: of(boxes),
      run: () => actions().connect(),
    },
    {
      id: "move",
      key: "canvas.move",
      icon: "move",
      keys: "m",
      isApart: true,
      isMeant: places.length > 0,
      blocked: placed(1),
      run: () => actions().move(),
    },
    {
      id: "pin",
      key: isPinned ? "canvas.unpin" : "canvas.pin",
      icon: isPinned ? "pin-off" : "pin",
      keys: "p",
      isMeant: places.length > 0,
      blocked: placed(1),
      run: () => actions().pin(!isPinned),
    },
    ...(["same-rank", "before", "near"] as const).map((kind): Choice => ({
      id: kind,
      key: `canvas.${kind}`,
      icon: hintIcons[kind],
      isMeant: places.length > 1,
      blocked: placed(2),
      run: () => actions().hint(kind),
    })),
    {
      id: "drop-hints",
      key: "canvas.drop-hints",
      icon: "unlink",
      isMeant: hasHints,
      blocked: placed(1) ?? (hasHints ? undefined : "canvas.blocked.chosen"),
      run: () => actions().dropHints(),
    },
    {
      id: "relayout",
      key: "canvas.relayout",
      icon: "wand-sparkles",
      isMeant: chosen.length === 0,
      blocked: time ?? (arrangement === null ? "canvas.blocked.places" : undefined),
      run: () => actions().relayout(),
    },
    {
      id: "into",
      key: "canvas.into",
      icon: "folder-plus",
      isMeant: boxes.length > 0,
      blocked: of(boxes),
      run: () => actions().into(),
    },
    {
      id: "leave-out",
      key: "canvas.remove",
      icon: "eye-off",
      keys: "Delete",
      isApart: true,
      isMeant: chosen.length > 0,
      blocked: time ?? (isDeclared ? of(chosen) : "canvas.blocked.view"),
      run: () => actions().leaveOut(),
    },
    {
      id: "remove",
      key: isLine ? "canvas.disconnect" : "canvas.delete",
      icon: "trash-2",
      keys: "Control+Delete",
      isMeant: chosen.length > 0,
      blocked: of(chosen),
      run: () => actions().remove(),
    },
    {
      id: "split",
      key: "canvas.text",
      icon: "panel-right",
      keys: "t",
      isApart: true,
      isMeant: chosen.length === 0,
      run: () => actions().split(),
    },
  ];
}

const hintIcons = { "same-rank": "grip-vertical", before: "arrow-right", near: "group" } as const;
