/** The dashboards of the workspace, and the homes that every workspace has. */
import { useContext, useState, type ReactElement } from "react";
import type { DashboardsAnswer } from "@orrery/core/answers/dashboard-answers";
import { useEditing } from "../editing/use-editing.ts";
import { goTo, Link } from "../navigation.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { boardTexts } from "./board-texts.ts";

export function BoardList({ answer }: { readonly answer: DashboardsAnswer }): ReactElement {
  const { pick } = useSpeech();
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [isAsking, setAsking] = useState(false);
  const { dashboards, homes } = answer;
  return (
    <div className="page boards">
      <header className="page-head">
        <div>
          <h1>{text("board.title")}</h1>
          <p className="subtitle">{text("board.intro")}</p>
        </div>
        <button type="button" className="button button-main" onClick={() => setAsking(true)}>
          <Icon name="plus" />
          {text("board.new")}
        </button>
      </header>
      <section aria-labelledby="own-boards">
        <h2 id="own-boards" className="section-title">
          {text("board.own")}
        </h2>
        {dashboards.length === 0 ? (
          <p className="card boards-none">
            <strong>{text("board.none")}</strong>
            {text("board.none.text")}
          </p>
        ) : (
          <ul className="board-cards">
            {dashboards.map((board) => (
              <li key={board.id}>
                <Link className="card board-card" to={{ workspace, page: { kind: "dashboard", id: board.id } }}>
                  <Icon name="layout-dashboard" />
                  <span className="board-card-name">{board.title}</span>
                  <span className="muted">
                    {[board.description, text("board.tiles", { count: board.tiles.length })]
                      .filter((part) => part !== null)
                      .join(" · ")}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="home-boards">
        <h2 id="home-boards" className="section-title">
          {text("board.homes")}
        </h2>
        <p className="muted">{text("board.homes.intro")}</p>
        <ul className="board-cards">
          {homes.map((home) => (
            <li key={home.role}>
              <Link className="card board-card" to={{ workspace, page: { kind: "home", role: home.role } }}>
                <Icon name={home.icon as IconName} />
                <span className="board-card-name">{pick(home.title)}</span>
                <span className="muted">{pick(home.question)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {isAsking && <NewBoard onClose={() => setAsking(false)} />}
    </div>
  );
}

function NewBoard({ onClose }: { readonly onClose: () => void }): ReactElement {
  const text = useTexts(boardTexts);
  const { make } = useEditing();
  const { id: workspace } = useContext(WorkspaceContext);
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const title = name.trim() === "" ? text("board.new.usual") : name.trim();
  const run = async (): Promise<void> => {
    const outcome = await make([{ edit: "create", kind: "dashboard", name: title }], text("step.board", { title }));
    if (outcome.kind === "refused") return setRefusal(outcome.message);
    onClose();
    const [id] = outcome.answer.created;
    if (id !== undefined) goTo({ workspace, page: { kind: "dashboard", id } });
  };
  return (
    <Dialog title={text("board.new")} onClose={onClose}>
      <form
        className="tile-form"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <div className="form-field">
          <label htmlFor="new-board">{text("board.new.name")}</label>
          <input
            id="new-board"
            type="text"
            autoFocus
            value={name}
            placeholder={text("board.new.usual")}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <p className="field-error" role="alert">
          {refusal}
        </p>
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {text("form.cancel")}
          </button>
          <button type="submit" className="button button-main">
            {text("board.new.make")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
