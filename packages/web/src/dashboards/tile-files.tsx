/** A tile as a file, and on the clipboard. */
import { useContext, type ReactElement } from "react";
import type { TileAnswer } from "@orrery/core/answers/dashboard-answers";
import { announce } from "../frame/announcer.tsx";
import { momentOf } from "../moment.ts";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { useTheme } from "../theme.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { type BoardSource, boardRoute } from "./ask.ts";
import { boardTexts } from "./board-texts.ts";

/** What of a tile can be taken along: its rows as CSV, its chart as a picture. */
export function TileFiles({ tile, source }: { readonly tile: TileAnswer; readonly source: BoardSource }): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(boardTexts);
  const theme = useTheme();
  const { id: workspace } = useContext(WorkspaceContext);
  const { kind } = tile.content;
  const { at } = momentOf(workspace);
  const file = (suffix: string): string => {
    const query = new URLSearchParams({ lang: language, theme, ...(at === undefined ? {} : { at }) });
    const name = encodeURIComponent(tile.id).replaceAll(".", "%2E");
    return `/api/w/${encodeURIComponent(workspace)}${boardRoute(source)}/${name}.${suffix}?${query.toString()}`;
  };
  const copyPicture = async (): Promise<void> => {
    try {
      const picture = fetch(file("png")).then((response) => {
        if (!response.ok) throw new Error(response.statusText);
        return response.blob();
      });
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      announce(text("tile.copied"), "good");
    } catch {
      announce(text("tile.copy.failed"), "warning");
    }
  };
  const hasRows =
    kind === "list" ||
    kind === "chart" ||
    kind === "analysis" ||
    kind === "count" ||
    kind === "sum" ||
    kind === "diagnostics";
  return (
    <>
      {hasRows && (
        <li>
          <a href={file("csv")} download>
            <Icon name="download" />
            {text("tile.csv")}
          </a>
        </li>
      )}
      {kind === "chart" && (
        <>
          <li>
            <button type="button" data-closes onClick={() => void copyPicture()}>
              <Icon name="copy" />
              {text("tile.copy")}
            </button>
          </li>
          <li>
            <a href={file("svg")} download>
              <Icon name="download" />
              {text("tile.svg")}
            </a>
          </li>
        </>
      )}
    </>
  );
}
