/** The tiles of a dashboard in their grid of four columns. */
import type { ReactElement, ReactNode } from "react";
import type { TileAnswer } from "@orrery/core/answers/dashboard-answers";
import type { BoardSource } from "./ask.ts";
import { TileCard } from "./tile-card.tsx";

export function Board(props: {
  readonly tiles: readonly TileAnswer[];
  readonly source: BoardSource;
  /** Of the titles: 2, or 3 below a heading. */
  readonly level?: 2 | 3;
  readonly toolsOf?: (tile: TileAnswer, place: number) => ReactNode;
}): ReactElement {
  const { tiles, source, level = 2, toolsOf } = props;
  return (
    <ul className="board">
      {tiles.map((tile, place) => (
        <li key={tile.id} className={`board-place board-width-${tile.width}`} data-tile={tile.id}>
          <TileCard
            tile={tile}
            source={source}
            level={level}
            {...(toolsOf === undefined ? {} : { tools: toolsOf(tile, place) })}
          />
        </li>
      ))}
    </ul>
  );
}
