/** A dashboard while it is changed: tiles are moved, made wider, asked about, taken away. */
import { useEffect, useRef, useState, type PointerEvent, type ReactElement } from "react";
import type { DashboardAnswer, TileAnswer } from "@orrery/core/answers/dashboard-answers";
import { Icon } from "../parts/icon.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { useTexts } from "../speech.ts";
import type { BoardSource } from "./ask.ts";
import { Board } from "./board.tsx";
import { boardTexts } from "./board-texts.ts";
import { AddTileDialog, EditTileDialog } from "./tile-dialog.tsx";
import { useBoardEdits } from "./use-board-edits.ts";

export function BoardEditor({
  board,
  source,
}: {
  readonly board: DashboardAnswer;
  readonly source: BoardSource;
}): ReactElement {
  const text = useTexts(boardTexts);
  const editing = useBoardEdits(board);
  const [asked, setAsked] = useState<TileAnswer | "new">();
  const grid = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const focus = useKeptFocus(grid, add, board);
  const drag = useTileDrag(grid, (id, place) => {
    const tile = board.tiles.find((one) => one.id === id);
    if (tile !== undefined) void editing.move(tile, place);
  });
  const toolsOf = (tile: TileAnswer, place: number): ReactElement => (
    <div className="tile-tools" role="group" aria-label={text("tile.tools", { title: tile.title })}>
      <button
        type="button"
        className="icon-button tile-handle"
        aria-label={text("tile.handle", { title: tile.title })}
        title={text("tile.handle", { title: tile.title })}
        data-handle={tile.id}
        onPointerDown={(event) => drag(event, tile.id)}
        onKeyDown={(event) => {
          const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          focus(tile.id);
          void editing.move(tile, place + step);
        }}
      >
        <Icon name="grip-vertical" />
      </button>
      <ToolButton
        icon="chevron-left"
        label={text("tile.earlier")}
        isOff={place === 0}
        onClick={() => (focus(tile.id), void editing.move(tile, place - 1))}
      />
      <ToolButton
        icon="chevron-right"
        label={text("tile.later")}
        isOff={place === board.tiles.length - 1}
        onClick={() => (focus(tile.id), void editing.move(tile, place + 1))}
      />
      <ToolButton
        icon="minimize-2"
        label={text("tile.narrower")}
        isOff={tile.width === 1}
        onClick={() => void editing.resize(tile, tile.width - 1)}
      />
      <ToolButton
        icon="maximize-2"
        label={text("tile.wider")}
        isOff={tile.width === 4}
        onClick={() => void editing.resize(tile, tile.width + 1)}
      />
      <ToolButton icon="pencil" label={text("tile.edit")} onClick={() => setAsked(tile)} />
      <ToolButton icon="copy" label={text("tile.duplicate")} onClick={() => void editing.duplicate(tile)} />
      <ToolButton
        icon="trash-2"
        label={text("tile.remove")}
        onClick={() => (focus(tile.id), void editing.remove(tile))}
      />
    </div>
  );
  return (
    <>
      <div className="board-edit-bar">
        <button ref={add} type="button" className="button button-main" onClick={() => setAsked("new")}>
          <Icon name="plus" />
          {text("board.add")}
        </button>
        <p className="muted">{text("board.hint")}</p>
      </div>
      <div ref={grid} className="board-editing">
        <Board tiles={board.tiles} source={source} toolsOf={toolsOf} />
      </div>
      {asked === "new" && <AddTileDialog onAdd={editing.add} onClose={() => setAsked(undefined)} />}
      {asked !== undefined && asked !== "new" && (
        <EditTileDialog
          tile={asked}
          onChange={(draft) => editing.change(asked, draft)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

function ToolButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly isOff?: boolean;
  readonly onClick: () => void;
}): ReactElement {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={props.label}
      title={props.label}
      disabled={props.isOff === true}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}

/** A tile that moves takes the focus along; where it is gone, the button that adds one has it. */
function useKeptFocus(
  grid: { readonly current: HTMLElement | null },
  add: { readonly current: HTMLElement | null },
  board: DashboardAnswer,
): (id: string) => void {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    const id = wanted.current;
    wanted.current = undefined;
    if (id === undefined || document.activeElement !== document.body) return;
    const handle = grid.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(id)}"]`);
    (handle ?? add.current)?.focus();
  }, [grid, add, board]);
  return (id) => {
    wanted.current = id;
  };
}

/** Moves a tile with the pointer: the place under it is marked, and letting go moves the tile there. */
function useTileDrag(
  grid: { readonly current: HTMLElement | null },
  onDrop: (id: string, place: number) => void,
): (event: PointerEvent<HTMLElement>, id: string) => void {
  return (event, id) => {
    if (event.button !== 0 || grid.current === null) return;
    event.preventDefault();
    const handle = event.currentTarget;
    handle.focus();
    const places = [...grid.current.querySelectorAll<HTMLElement>("[data-tile]")];
    const own = places.find((place) => place.dataset["tile"] === id);
    let target = -1;
    const mark = (next: number): void => {
      places.forEach((place, index) => place.classList.toggle("is-target", index === next && place !== own));
      target = next;
    };
    const moved = (at: globalThis.PointerEvent): void => {
      own?.classList.add("is-dragged");
      mark(places.findIndex((place) => isInside(place, at)));
    };
    const finish = (): void => {
      handle.removeEventListener("pointermove", moved);
      own?.classList.remove("is-dragged");
      for (const place of places) place.classList.remove("is-target");
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", moved);
    handle.addEventListener(
      "pointerup",
      () => {
        finish();
        if (target >= 0 && places[target] !== own) onDrop(id, target);
      },
      { once: true },
    );
    handle.addEventListener("pointercancel", finish, { once: true });
  };
}

function isInside(
  place: HTMLElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): boolean {
  const box = place.getBoundingClientRect();
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
}
