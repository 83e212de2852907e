/** A home or dashboard becomes a text of the workspace, to be changed. */
import { useContext, type ReactElement } from "react";
import type { DashboardAnswer } from "@orrery/core/answers/dashboard-answers";
import { useAnswer } from "../answers/store.ts";
import { useEditing } from "../editing/use-editing.ts";
import { announce } from "../frame/announcer.tsx";
import { goTo } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { askDashboards } from "./ask.ts";
import { freeId, takeOver } from "./board-edits.ts";
import { boardTexts } from "./board-texts.ts";

export function TakeOver({ board }: { readonly board: DashboardAnswer }): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(boardTexts);
  const { make } = useEditing();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askDashboards(workspace, language));
  const used = progress.kind === "ready" ? progress.answer.dashboards.map(({ id }) => id) : [];
  const run = async (): Promise<void> => {
    const id = freeId(`board-${board.id}`, used);
    const done = text("board.takenover", { title: board.title });
    const outcome = await make(takeOver(board, id), text("step.board", { title: board.title }), done);
    if (outcome.kind === "refused") announce(outcome.message, "warning");
    else goTo({ workspace, page: { kind: "dashboard", id } });
  };
  return (
    <button type="button" className="button" onClick={() => void run()}>
      <Icon name="pencil" />
      {text("board.takeover")}
    </button>
  );
}
