/** Tiles with a picture: a chart, a view, a figure over time. */
import { useContext, useState, type ReactElement } from "react";
import type { ChartContent, TileAnswer, TrendContent, ViewContent } from "@orrery/core/answers/dashboard-answers";
import { picturePath } from "@orrery/core/answers/picture-path";
import { useAnswer } from "../answers/store.ts";
import { momentOf } from "../moment.ts";
import { Icon } from "../parts/icon.tsx";
import { Loading } from "../parts/states.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { useTheme } from "../theme.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { AddressLink } from "./address-link.tsx";
import { askTrendChart } from "./ask.ts";
import { boardTexts } from "./board-texts.ts";
import { ChartScene } from "./chart-scene.tsx";
import { ChartTable } from "./chart-table.tsx";

export function ChartTile(props: {
  readonly content: ChartContent;
  readonly title: string;
  readonly isTable: boolean;
}): ReactElement {
  const { content, title, isTable } = props;
  const text = useTexts(boardTexts);
  const { table, unknown, of, what } = content;
  return (
    <>
      {isTable ? (
        <ChartTable table={table} label={title} />
      ) : (
        <ChartScene scene={content.scene} opens={content.opens} />
      )}
      <p className="tile-foot muted">
        {text("chart.of", { of, what })}
        {unknown > 0 && <span className="figure-unknown">{text("figure.unknown", { count: unknown })}</span>}
      </p>
    </>
  );
}

export function ViewTile({
  content,
  tile,
}: {
  readonly content: ViewContent;
  readonly tile: TileAnswer;
}): ReactElement {
  const { language, pick } = useSpeech();
  const text = useTexts(boardTexts);
  const theme = useTheme();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const [failed, setFailed] = useState<string>();
  const { at } = momentOf(workspace);
  const request = {
    workspace,
    subject: content.subject,
    lens: content.lens ?? undefined,
    at,
    language,
    theme,
    frame: "none",
    revision: answer?.revision,
  } as const;
  const source = picturePath(request, "svg");
  const alternative = content.question === null ? tile.title : `${tile.title}: ${pick(content.question)}`;
  const picture =
    failed === source ? (
      <span className="tile-picture-failed">
        <Icon name="image-off" />
        {text("view.failed")}
      </span>
    ) : (
      <img src={source} alt={alternative} loading="lazy" decoding="async" onError={() => setFailed(source)} />
    );
  if (tile.opens === null) return <div className="tile-picture">{picture}</div>;
  return (
    <AddressLink className="tile-picture" to={tile.opens}>
      {picture}
    </AddressLink>
  );
}

const trendWidths = { 1: 280, 2: 604, 3: 928, 4: 1252 } as const;

export function TrendTile(props: {
  readonly content: TrendContent;
  readonly tile: TileAnswer;
  readonly isTable: boolean;
}): ReactElement {
  const { content, tile, isTable } = props;
  const { language } = useSpeech();
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { measure, good } = content;
  const progress = useAnswer(
    askTrendChart(workspace, language, { measure, name: tile.title, good, width: trendWidths[tile.width] }),
  );
  if (progress.kind === "loading") return <Loading lines={4} />;
  if (progress.kind === "failed") return <p className="tile-none">{progress.message}</p>;
  const { scene, table, change, problem } = progress.answer;
  if (problem !== null) {
    return (
      <div className="tile-empty">
        <Icon name="history" />
        <div>
          <p>{problem.message}</p>
          <p className="muted">{problem.advice}</p>
        </div>
      </div>
    );
  }
  if (scene === null) return <p className="tile-none">{text("trend.none")}</p>;
  return (
    <>
      {isTable ? <ChartTable table={table} label={tile.title} /> : <ChartScene scene={scene} opens={noOpens} />}
      {change !== null && (
        <p className="tile-foot muted">{text("trend.change", { change: change.text, since: change.since })}</p>
      )}
    </>
  );
}

const noOpens: Readonly<Record<string, string>> = {};
