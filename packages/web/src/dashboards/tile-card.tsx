/** A tile: its title, what it shows, and what can be done with it. */
import { useContext, useState, type ReactElement, type ReactNode } from "react";
import type { TileAnswer } from "@orrery/core/answers/dashboard-answers";
import { Link } from "../navigation.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Icon } from "../parts/icon.tsx";
import { Markdown } from "../parts/markdown.tsx";
import { useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { AddressLink } from "./address-link.tsx";
import type { BoardSource } from "./ask.ts";
import { boardTexts } from "./board-texts.ts";
import { EmptyTile } from "./empty-tile.tsx";
import { CountTile, SumTile } from "./figure-tile.tsx";
import { AnalysisTile, DiagnosticsTile, ListTile } from "./list-tile.tsx";
import { ChartTile, TrendTile, ViewTile } from "./picture-tiles.tsx";
import { TileFiles } from "./tile-files.tsx";

export function TileCard(props: {
  readonly tile: TileAnswer;
  /** Where it belongs; absent for a tile that nobody has written yet. */
  readonly source?: BoardSource;
  /** Instead of the menu: the tools of somebody who edits. */
  readonly tools?: ReactNode;
  readonly level?: 2 | 3;
}): ReactElement {
  const { tile, source, tools } = props;
  const Title = props.level === 3 ? "h3" : "h2";
  const [isTable, setTable] = useState(false);
  const { title, opens, content } = tile;
  return (
    <article className={`card board-tile shows-${content.kind}`} aria-label={title}>
      <header className="board-tile-head">
        <Title>{opens === null ? title : <AddressLink to={opens}>{title}</AddressLink>}</Title>
        {tools ??
          (source !== undefined && (
            <TileMenu tile={tile} source={source} isTable={isTable} onTable={() => setTable(!isTable)} />
          ))}
      </header>
      {tile.description !== null && content.kind !== "text" && <p className="board-tile-note">{tile.description}</p>}
      <div className="board-tile-body">
        <Content tile={tile} isTable={isTable} />
      </div>
    </article>
  );
}

function Content({ tile, isTable }: { readonly tile: TileAnswer; readonly isTable: boolean }): ReactElement {
  const { content, opens, title } = tile;
  switch (content.kind) {
    case "count":
      return <CountTile content={content} opens={opens} />;
    case "sum":
      return <SumTile content={content} />;
    case "list":
      return <ListTile content={content} opens={opens} title={title} />;
    case "chart":
      return <ChartTile content={content} title={title} isTable={isTable} />;
    case "view":
      return <ViewTile content={content} tile={tile} />;
    case "trend":
      return <TrendTile content={content} tile={tile} isTable={isTable} />;
    case "analysis":
      return <AnalysisTile content={content} title={title} />;
    case "diagnostics":
      return <DiagnosticsTile content={content} />;
    case "text":
      return <Markdown text={content.markdown} />;
    case "empty":
      return <EmptyTile content={content} tile={tile} />;
  }
}

function TileMenu(props: {
  readonly tile: TileAnswer;
  readonly source: BoardSource;
  readonly isTable: boolean;
  readonly onTable: () => void;
}): ReactElement {
  const { tile, source, isTable, onTable } = props;
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { content, opens, origin, title } = tile;
  const hasTable = content.kind === "chart" || content.kind === "trend";
  return (
    <Disclosure className="tile-menu" icon="ellipsis" label="" fullLabel={text("tile.menu", { title })}>
      <ul className="menu-list">
        {hasTable && (
          <li>
            <button type="button" data-closes onClick={onTable}>
              <Icon name={isTable ? "chart-column" : "table"} />
              {text(isTable ? "tile.chart" : "tile.table")}
            </button>
          </li>
        )}
        {opens !== null && (
          <li>
            <AddressLink to={opens}>
              <Icon name="table-2" />
              {text("tile.open")}
            </AddressLink>
          </li>
        )}
        <TileFiles tile={tile} source={source} />
        {origin !== null && (
          <li>
            <Link to={{ workspace, page: { kind: "source", uri: origin.uri, line: origin.line } }}>
              <Icon name="file-code" />
              {text("tile.source")}
            </Link>
          </li>
        )}
      </ul>
    </Disclosure>
  );
}
