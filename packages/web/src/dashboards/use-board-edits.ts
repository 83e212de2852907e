/** Changing a dashboard: each gesture is one step that can be taken back, and is said. */
import { useMemo } from "react";
import type { DashboardAnswer, TileAnswer } from "@orrery/core/answers/dashboard-answers";
import { useEditing } from "../editing/use-editing.ts";
import { announce } from "../frame/announcer.tsx";
import { useTexts } from "../speech.ts";
import { addTile, changeTile, moveTile, resizeTile, type TileDraft } from "./board-edits.ts";
import { boardTexts } from "./board-texts.ts";

export interface BoardEditing {
  readonly add: (draft: TileDraft) => Promise<string | undefined>;
  readonly change: (tile: TileAnswer, draft: TileDraft) => Promise<string | undefined>;
  readonly duplicate: (tile: TileAnswer) => Promise<void>;
  readonly move: (tile: TileAnswer, place: number) => Promise<void>;
  readonly resize: (tile: TileAnswer, width: number) => Promise<void>;
  readonly remove: (tile: TileAnswer) => Promise<void>;
}

export function useBoardEdits(board: DashboardAnswer): BoardEditing {
  const { keep } = useEditing();
  const text = useTexts(boardTexts);
  return useMemo(() => {
    const say = (refused: string | undefined, sentence: string): void =>
      refused === undefined ? announce(sentence, "good") : announce(refused, "warning");
    return {
      add: (draft) =>
        keep(
          addTile(board.id, draft),
          text("step.add", { title: draft.title }),
          text("tile.added", { title: draft.title }),
        ),
      change: (tile, draft) => {
        const edits = changeTile(tile, draft);
        if (edits.length === 0) return Promise.resolve(undefined);
        return keep(edits, text("step.change", { title: draft.title }), text("tile.changed", { title: draft.title }));
      },
      duplicate: async (tile) => {
        const draft = { title: tile.title, description: tile.description ?? "", fields: tile.fields };
        const refused = await keep(addTile(board.id, draft), text("step.add", { title: tile.title }));
        say(refused, text("tile.added", { title: tile.title }));
      },
      move: async (tile, place) => {
        const count = board.tiles.length;
        if (place < 0 || place >= count) return;
        const refused = await keep(moveTile(board, tile.id, place), text("step.move", { title: tile.title }));
        say(refused, text("tile.moved", { title: tile.title, place: place + 1, count }));
      },
      resize: async (tile, width) => {
        if (width < 1 || width > 4) return;
        const refused = await keep(resizeTile(tile, width), text("step.resize", { title: tile.title }));
        say(refused, text("tile.resized", { title: tile.title, width }));
      },
      remove: async (tile) => {
        const title = tile.title;
        const refused = await keep(
          [{ edit: "remove", id: tile.id }],
          text("step.remove", { title }),
          text("tile.removed", { title }),
        );
        if (refused !== undefined) announce(refused, "warning");
      },
    };
  }, [board, keep, text]);
}
