/** Figures, lists and charts that somebody put together: the list of dashboards, and each of them, read and changed in place. */
import { useContext, useMemo, useState, type ReactElement } from "react";
import type { DashboardAnswer } from "@orrery/core/answers/dashboard-answers";
import type { Page, PageState } from "@orrery/core/answers/url";
import { useAnswer } from "../answers/store.ts";
import { type Command, useCommands } from "../commands/commands.ts";
import { askBoard, askDashboards } from "../dashboards/ask.ts";
import { Board } from "../dashboards/board.tsx";
import { BoardEditor } from "../dashboards/board-editor.tsx";
import { BoardList } from "../dashboards/board-list.tsx";
import { boardTexts } from "../dashboards/board-texts.ts";
import { Presented, usePresenting } from "../dashboards/present.tsx";
import { TakeOver } from "../dashboards/take-over.tsx";
import { begin } from "../editing/gestures.ts";
import { Link } from "../navigation.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/boards.css";
import { WorkspaceContext } from "../workspace-context.ts";

interface DashboardPageProps {
  readonly page: Page & { readonly kind: "dashboard" };
  readonly state: PageState;
}

export function DashboardPage({ page, state }: DashboardPageProps): ReactElement {
  return page.id === undefined ? <AllBoards state={state} /> : <OneBoard id={page.id} state={state} />;
}

function AllBoards({ state }: { readonly state: PageState }): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  useTitle(text("board.title"));
  const asked = askDashboards(workspace, language, state.at);
  const progress = useAnswer(asked);
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  return progress.kind === "loading" ? <Loading lines={10} /> : <BoardList answer={progress.answer} />;
}

function OneBoard({ id, state }: { readonly id: string; readonly state: PageState }): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askBoard(workspace, language, { board: id }, state.at);
  const progress = useAnswer(asked);
  useTitle(progress.kind === "ready" ? progress.answer.title : text("board.title"));
  if (progress.kind === "failed" && progress.status === 404) return <NotFound id={id} />;
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (progress.kind === "loading") return <Loading lines={10} />;
  return <ReadyBoard board={progress.answer} isReadOnly={state.at !== undefined} />;
}

function ReadyBoard({
  board,
  isReadOnly,
}: {
  readonly board: DashboardAnswer;
  readonly isReadOnly: boolean;
}): ReactElement {
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const presenting = usePresenting();
  const [wantsEditing, setEditing] = useState(board.tiles.length === 0);
  const isEditing = wantsEditing && !isReadOnly && !presenting.isOn;
  const source = { board: board.id };
  const { begin: present } = presenting;
  const commands = useMemo(
    (): readonly Command[] => [
      {
        id: "board.edit",
        title: text(isEditing ? "board.done" : "board.edit"),
        icon: "pencil",
        run: () => setEditing(!isEditing),
        ...(isReadOnly ? { blocked: text("board.readonly") } : {}),
      },
      { id: "board.present", title: text("board.present"), icon: "monitor", run: present },
    ],
    [text, isEditing, isReadOnly, present],
  );
  useCommands(commands);
  const { origin } = board;
  return (
    <div className="page boards">
      <header className="page-head">
        <div>
          <h1>{board.title}</h1>
          {board.description !== null && <p className="subtitle">{board.description}</p>}
        </div>
        <div className="actions no-print">
          {!isReadOnly && (
            <button type="button" className="button" aria-pressed={isEditing} onClick={() => setEditing(!isEditing)}>
              <Icon name={isEditing ? "check" : "pencil"} />
              {text(isEditing ? "board.done" : "board.edit")}
            </button>
          )}
          <button type="button" className="button" onClick={presenting.begin}>
            <Icon name="monitor" />
            {text("board.present")}
          </button>
          <Disclosure icon="ellipsis" label="" fullLabel={text("tile.menu", { title: board.title })}>
            <ul className="menu-list">
              <li>
                <button type="button" data-closes onClick={() => print()}>
                  <Icon name="printer" />
                  {text("board.print")}
                </button>
              </li>
              {origin !== null && (
                <li>
                  <Link to={{ workspace, page: { kind: "source", uri: origin.uri, line: origin.line } }}>
                    <Icon name="file-code" />
                    {text("board.source")}
                  </Link>
                </li>
              )}
              {!isReadOnly && (
                <>
                  <li>
                    <button type="button" data-closes onClick={() => begin({ gesture: "rename", id: board.id })}>
                      <Icon name="pencil" />
                      {text("board.rename")}
                    </button>
                  </li>
                  <li>
                    <button type="button" data-closes onClick={() => begin({ gesture: "remove", ids: [board.id] })}>
                      <Icon name="trash-2" />
                      {text("board.remove")}
                    </button>
                  </li>
                  <li>
                    <TakeOver board={board} />
                  </li>
                </>
              )}
            </ul>
          </Disclosure>
        </div>
      </header>
      <Presented title={board.title} presenting={presenting}>
        {isEditing ? <BoardEditor board={board} source={source} /> : <Board tiles={board.tiles} source={source} />}
        {board.tiles.length === 0 && (
          <Empty icon="layout-dashboard" title={text("board.empty")}>
            <p>{text("board.empty.text")}</p>
          </Empty>
        )}
      </Presented>
    </div>
  );
}

function NotFound({ id }: { readonly id: string }): ReactElement {
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <Empty icon="search-x" title={text("board.notfound", { id })} isPage>
      <p>{text("board.notfound.text")}</p>
      <Link className="button" to={{ workspace, page: { kind: "dashboard" } }}>
        <Icon name="layout-dashboard" />
        {text("board.all")}
      </Link>
    </Empty>
  );
}
