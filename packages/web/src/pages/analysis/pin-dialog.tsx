/** Puts an analysis, as it is asked, onto a dashboard. */
import { useContext, useState, type ReactElement } from "react";
import type { AnalysisAnswer } from "@orrery/core/answers/analysis-answers";
import type { Edit } from "@orrery/core/answers/edit-answers";
import { useAnswer } from "../../answers/store.ts";
import { askDashboards } from "../../dashboards/ask.ts";
import { addTile, freeId } from "../../dashboards/board-edits.ts";
import { useEditing } from "../../editing/use-editing.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import "../../styles/boards.css";
import { analysisTexts } from "./analysis-texts.ts";

const NEW = "";

export function PinDialog(props: { readonly answer: AnalysisAnswer; readonly onClose: () => void }): ReactElement {
  const { answer, onClose } = props;
  const { language, pick } = useSpeech();
  const text = useTexts(analysisTexts);
  const { make } = useEditing();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askDashboards(workspace, language));
  const boards = progress.kind === "ready" ? progress.answer.dashboards : [];
  const [chosen, setChosen] = useState<string>();
  const [title, setTitle] = useState(pick(answer.title));
  const [refusal, setRefusal] = useState<string>();
  const board = chosen ?? boards[0]?.id ?? NEW;
  const run = async (): Promise<void> => {
    const isNew = board === NEW;
    const id = isNew
      ? freeId(
          "analyses",
          boards.map((one) => one.id),
        )
      : board;
    const name = isNew ? text("analysis.title") : (boards.find((one) => one.id === board)?.title ?? board);
    const first: readonly Edit[] = isNew ? [{ edit: "create", kind: "dashboard", id, name }] : [];
    const edits = [...first, ...addTile(id, { title: title.trim(), description: "", fields: answer.tile })];
    const outcome = await make(
      edits,
      text("analysis.pin.step", { title }),
      text("analysis.pin.done", { board: name }),
      () => ({ kind: "dashboard", id }),
    );
    if (outcome.kind === "refused") setRefusal(outcome.message);
    else onClose();
  };
  return (
    <Dialog title={text("analysis.pin")} onClose={onClose}>
      <form
        className="tile-form"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <div className="form-field">
          <label htmlFor="pin-board">{text("analysis.pin.where")}</label>
          <select id="pin-board" className="input" value={board} onChange={(event) => setChosen(event.target.value)}>
            {boards.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
            <option value={NEW}>{text("analysis.pin.new")}</option>
          </select>
        </div>
        <div className="form-field">
          <label htmlFor="pin-name">{text("analysis.pin.name")}</label>
          <input id="pin-name" type="text" required value={title} onChange={(event) => setTitle(event.target.value)} />
        </div>
        <p className="field-error" role="alert">
          {refusal}
        </p>
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {text("analysis.cancel")}
          </button>
          <button type="submit" className="button button-main">
            {text("analysis.pin.make")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
