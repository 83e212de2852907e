/** Where a moment is chosen, to look at or to compare with: days, architecture states, revisions, other workspaces and files. */
import { useContext, useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from "react";
import type { MomentsAnswer } from "@orrery/core/answers/time-answers";
import { useAnswer } from "../answers/store.ts";
import { lookAt } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { askMoments } from "./answers.ts";
import { useFreshOnReturn } from "./fresh.ts";
import { Choice, type Take } from "./moment-choice.tsx";
import { dayName } from "./moment-name.ts";
import { Revisions } from "./revisions.tsx";
import { TimeSlider } from "./time-slider.tsx";
import { timeTexts } from "./time-texts.ts";

export type PanelMode = "at" | "against";

export function MomentPanel(props: {
  readonly mode: PanelMode;
  readonly at: string | undefined;
  readonly against: string | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const { at, against, onClose } = props;
  const text = useTexts(timeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askMoments(workspace, language);
  const progress = useAnswer(asked);
  useFreshOnReturn(asked);
  const [mode, setMode] = useState(props.mode);
  const panel = useRef<HTMLElement>(null);
  const title = useId();
  useEffect(() => panel.current?.querySelector<HTMLElement>("button, input")?.focus(), []);
  useEffect(() => {
    const away = (event: PointerEvent): void => {
      const target = event.target as Element;
      if (panel.current?.contains(target) !== true && target.closest(".state-button") === null) onClose();
    };
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, [onClose]);

  const take: Take = (moment, { compares, stays = false }) => {
    const isAgainst = compares || mode === "against";
    const next = isAgainst ? { at, against: moment === "" ? "now" : moment } : { at: moment, against };
    lookAt(
      {
        ...(next.at === undefined || next.at === "" ? {} : { at: next.at }),
        ...(next.against === undefined ? {} : { against: next.against }),
      },
      stays ? "replace" : "push",
    );
    if (!stays) onClose();
  };
  return (
    <section
      ref={panel}
      className="moment-panel"
      role="dialog"
      aria-labelledby={title}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="moment-panel-head">
        <h2 id={title}>{text(`panel.title.${mode}`)}</h2>
        <div className="segmented" role="group" aria-label={text("panel.mode")}>
          {(["at", "against"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={mode === one} onClick={() => setMode(one)}>
              {text(`panel.${one}`)}
            </button>
          ))}
        </div>
        <button type="button" className="icon-button" aria-label={text("panel.close")} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      {progress.kind === "loading" && <Loading lines={5} />}
      {progress.kind === "failed" && <Failed status={progress.status} message={progress.message} asked={asked} />}
      {progress.kind === "ready" && (
        <Choices moments={progress.answer} shown={mode === "at" ? at : against} mode={mode} onTake={take} />
      )}
      <footer className="moment-panel-foot muted">{text("panel.hint")}</footer>
    </section>
  );
}

function Choices(props: {
  readonly moments: MomentsAnswer;
  readonly shown: string | undefined;
  readonly mode: PanelMode;
  readonly onTake: Take;
}): ReactElement {
  const { moments, shown, mode, onTake } = props;
  const text = useTexts(timeTexts);
  const { language } = useSpeech();
  const { git, states, workspaces, files } = moments;
  const hasHistory = git.reason === undefined;
  const choice = (moment: string, name: string, more?: string): ReactElement => (
    <Choice key={moment} moment={moment} name={name} more={more} isShown={shown === moment} onTake={onTake} />
  );
  return (
    <div className="moment-panel-body">
      <div className="moment-column">
        <ul className="moment-list">
          {choice(mode === "at" ? "" : "now", text("panel.now"), text("panel.now.text"))}
          {hasHistory && mode === "against" && choice("HEAD", text("panel.head"), text("panel.head.text"))}
        </ul>
        <Part title={text("panel.time")}>
          <TimeSlider moments={moments} shown={shown} onTake={onTake} />
        </Part>
        {states.length > 0 && (
          <Part title={text("panel.states")}>
            <ul className="moment-list">
              {states.map(({ id, name, day }) =>
                day === null ? (
                  <li key={id} className="moment-choice muted">
                    {name} · {text("panel.states.undated")}
                  </li>
                ) : (
                  choice(`state:${id}`, name, dayName(day, language))
                ),
              )}
            </ul>
          </Part>
        )}
        {workspaces.length + files.length > 1 && (
          <details className="moment-others">
            <summary>{text("panel.others")}</summary>
            {workspaces.length > 0 && (
              <Part title={text("panel.others.workspaces")}>
                <ul className="moment-list">{workspaces.map(({ id, title }) => choice(`ws:${id}`, title))}</ul>
              </Part>
            )}
            {files.length > 1 && (
              <Part title={text("panel.others.files")}>
                <ul className="moment-list">{files.map((uri) => choice(`file:${uri}`, uri))}</ul>
              </Part>
            )}
          </details>
        )}
      </div>
      <div className="moment-column">
        <Part title={text("panel.revisions")}>
          <Revisions git={git} shown={shown} onTake={onTake} />
        </Part>
      </div>
    </div>
  );
}

function Part(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="moment-part" aria-label={props.title}>
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}
