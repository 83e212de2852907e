/** What became of an element, from Git: who changed what about it, and when, across all names that it had. */
import { useContext, useState, type ReactElement } from "react";
import type { ElementEvent, ElementHistoryAnswer } from "@orrery/core/answers/time-answers";
import { useAnswer } from "../answers/store.ts";
import { Link, lookAt } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/time.css";
import { WorkspaceContext } from "../workspace-context.ts";
import { askElementHistory } from "./answers.ts";
import { ChangeBadge } from "./change-badge.tsx";
import { FactChanges, RelationshipChanges } from "./fact-changes.tsx";
import { useFreshOnReturn } from "./fresh.ts";
import { dayName, timeName } from "./moment-name.ts";
import { NoHistoryNote } from "./no-history-note.tsx";
import { timeTexts } from "./time-texts.ts";

export function ElementHistory({ id }: { readonly id: string }): ReactElement {
  const text = useTexts(timeTexts);
  return (
    <section className="element-history" aria-label={text("history.title")}>
      <Stretch id={id} offset={0} />
    </section>
  );
}

/** A stretch of the history, and after it, when asked for, the one before. */
function Stretch({ id, offset }: { readonly id: string; readonly offset: number }): ReactElement {
  const text = useTexts(timeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askElementHistory(workspace, language, id, offset);
  const progress = useAnswer(asked);
  useFreshOnReturn(asked);
  const [goesOn, setGoesOn] = useState(false);
  if (progress.kind === "loading") {
    return (
      <>
        <p className="muted" role="status">
          {text("history.reading")}
        </p>
        <Loading lines={5} />
      </>
    );
  }
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  const { events, next, ids, looked, problem } = progress.answer;
  if (problem !== null) return <NoHistoryNote problem={problem} />;
  return (
    <>
      <FormerNames answer={progress.answer} />
      {events.length === 0 && next === null && offset === 0 && <p className="muted">{text("history.none")}</p>}
      {events.length > 0 && (
        <ol className="history-events">
          {events.map((event, index) => (
            <li key={event.commit?.hash ?? `now ${index}`}>
              <Event event={event} />
            </li>
          ))}
        </ol>
      )}
      {next !== null && !goesOn && (
        <p className="history-more">
          <button type="button" className="button" onClick={() => setGoesOn(true)}>
            <Icon name="history" />
            {text("history.more")}
          </button>
          <span className="muted">{text("history.looked", { count: looked })}</span>
        </p>
      )}
      {next !== null && goesOn && <Stretch id={ids.at(-1) ?? id} offset={next} />}
    </>
  );
}

function FormerNames({ answer }: { readonly answer: ElementHistoryAnswer }): ReactElement | null {
  const text = useTexts(timeTexts);
  const former = answer.ids.filter((id) => id !== answer.id);
  if (former.length === 0) return null;
  return <p className="muted">{text("history.names", { ids: former.join(", ") })}</p>;
}

function Event({ event }: { readonly event: ElementEvent }): ReactElement {
  const text = useTexts(timeTexts);
  const { change, facts, relationships, inside, commit } = event;
  return (
    <article className="history-event">
      <EventHead event={event} />
      <div className="history-event-body">
        <FactChanges facts={facts} />
        <RelationshipChanges relationships={relationships} />
        {inside.length > 0 && change === "changed" && (
          <ul className="relationship-changes">
            {inside.map((one) => (
              <li key={`${one.change} ${one.id}`} className="relationship-change">
                <ChangeBadge change={one.change} isShort />
                {text(one.change === "removed" ? "history.inside.removed" : "history.inside.added", { name: one.name })}
              </li>
            ))}
          </ul>
        )}
        {commit !== null && <EventLinks hash={commit.hash} short={commit.short} />}
      </div>
    </article>
  );
}

function EventHead({ event: { commit, change } }: { readonly event: ElementEvent }): ReactElement {
  const text = useTexts(timeTexts);
  const { language } = useSpeech();
  return (
    <header className="history-event-head">
      <ChangeBadge change={change} />
      {commit === null ? (
        <strong>{text("history.unsaved")}</strong>
      ) : (
        <>
          <strong className="history-subject">{commit.subject}</strong>
          <span className="muted">
            {commit.author} ·{" "}
            <time dateTime={commit.date}>
              {dayName(commit.date, language)}, {timeName(commit.date)}
            </time>
          </span>
        </>
      )}
    </header>
  );
}

function EventLinks({ hash, short }: { readonly hash: string; readonly short: string }): ReactElement {
  const text = useTexts(timeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <p className="history-links">
      <Link to={{ workspace, page: { kind: "change", id: hash } }}>
        <Icon name="git-commit-horizontal" />
        {text("history.commit", { short })}
      </Link>
      <button type="button" className="link-button" onClick={() => lookAt({ at: short })}>
        <Icon name="history" />
        {text("history.look")}
      </button>
    </p>
  );
}
