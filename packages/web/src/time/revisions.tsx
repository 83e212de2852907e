/** Revisions of Git: branches, tags and the latest commits of the model, found by any word; or any other name of a revision. */
import { useContext, useState, type ReactElement, type ReactNode } from "react";
import type { CommitAnswer, GitMoments, MomentsAnswer, RefAnswer } from "@orrery/core/answers/time-answers";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { dayName } from "./moment-name.ts";
import { Choice, type Take } from "./moment-choice.tsx";
import { timeTexts } from "./time-texts.ts";

const mostRefs = 30;

export function Revisions(props: {
  readonly git: MomentsAnswer["git"];
  readonly shown: string | undefined;
  readonly onTake: Take;
}): ReactElement {
  const { git, shown, onTake } = props;
  if (git.reason !== undefined) {
    return (
      <div className="moment-no-history">
        <Icon name="git-branch" />
        <p>{git.message}</p>
        <p className="muted">{git.advice}</p>
      </div>
    );
  }
  return <Known git={git} shown={shown} onTake={onTake} />;
}

function Known(props: {
  readonly git: GitMoments;
  readonly shown: string | undefined;
  readonly onTake: Take;
}): ReactElement {
  const { git, shown, onTake } = props;
  const text = useTexts(timeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [query, setQuery] = useState("");
  const words = query
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const matches = (...texts: readonly string[]): boolean =>
    words.every((word) => texts.some((one) => one.toLowerCase().includes(word)));
  const branches = git.branches.filter(({ name, subject }) => matches(name, subject));
  const tags = git.tags.filter(({ name, subject }) => matches(name, subject));
  const commits = git.commits.filter(({ hash, subject, author, date }) => matches(hash, subject, author, date));
  const isNothing = branches.length + tags.length + commits.length === 0;
  const ref = ({ name, date, subject }: RefAnswer): ReactElement => (
    <Choice
      key={name}
      moment={name}
      name={name}
      more={[name === git.branch ? text("panel.branch.current") : "", dayName(date, language), subject]
        .filter((part) => part !== "")
        .join(" · ")}
      isShown={shown === name}
      onTake={onTake}
    />
  );
  return (
    <>
      <label className="moment-search">
        <Icon name="search" />
        <span className="visually-hidden">{text("panel.search")}</span>
        <input
          className="input"
          value={query}
          placeholder={text("panel.search.hint")}
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || query.trim() === "") return;
            event.preventDefault();
            const only = [...branches, ...tags].find(({ name }) => name === query.trim());
            const [first] = commits;
            const moment = only?.name ?? (isNothing || first === undefined ? query.trim() : first.short);
            onTake(moment, { compares: event.shiftKey });
          }}
        />
      </label>
      <div className="moment-scroll" tabIndex={-1}>
        {isNothing && (
          <>
            <p className="muted">{text("panel.search.none")}</p>
            <button
              type="button"
              className="button button-small"
              onClick={(event) => onTake(query.trim(), { compares: event.shiftKey })}
            >
              {text("panel.search.use", { text: query.trim() })}
            </button>
          </>
        )}
        <Group title={text("panel.commits")} count={commits.length}>
          {commits.map((commit) => (
            <CommitChoice key={commit.hash} commit={commit} shown={shown} onTake={onTake} />
          ))}
        </Group>
        <Group title={text("panel.branches")} count={branches.length}>
          {branches.slice(0, mostRefs).map(ref)}
        </Group>
        <Group title={text("panel.tags")} count={tags.length}>
          {tags.slice(0, mostRefs).map(ref)}
        </Group>
        {git.isShallow && <p className="muted">{text("panel.shallow")}</p>}
        <p>
          <Link to={{ workspace, page: { kind: "change" } }}>{text("panel.commits.all")}</Link>
        </p>
      </div>
    </>
  );
}

function CommitChoice(props: {
  readonly commit: CommitAnswer;
  readonly shown: string | undefined;
  readonly onTake: Take;
}): ReactElement {
  const { commit, shown, onTake } = props;
  const { language } = useSpeech();
  const { hash, short, subject, author, date } = commit;
  return (
    <Choice
      moment={short}
      plainName={`${short} ${subject}`}
      name={
        <>
          <code>{short}</code> {subject}
        </>
      }
      more={`${author} · ${dayName(date, language)}`}
      isShown={shown !== undefined && shown.length >= 7 && hash.startsWith(shown)}
      onTake={onTake}
    />
  );
}

function Group(props: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}): ReactElement | null {
  if (props.count === 0) return null;
  return (
    <section className="moment-group" aria-label={props.title}>
      <h4>{props.title}</h4>
      <ul className="moment-list">{props.children}</ul>
    </section>
  );
}
