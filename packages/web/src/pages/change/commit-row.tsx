/** A commit in the history: what it changed at a glance, and ways on. */
import { useContext, type ReactElement } from "react";
import type { HistoryEntry } from "@orrery/core/answers/time-answers";
import { noState } from "@orrery/core/answers/url";
import { goTo, Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import { ChangeBadge } from "../../time/change-badge.tsx";
import { timeName } from "../../time/moment-name.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { changeTexts } from "./change-texts.ts";
import { Totals } from "./totals.tsx";

export function CommitRow({ entry }: { readonly entry: HistoryEntry }): ReactElement {
  const text = useTexts(changeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { hash, short, subject, author, date, refs, isMerge, totals } = entry;
  return (
    <article className="commit">
      <div className="commit-main">
        <h3 className="commit-subject">
          <Link to={{ workspace, page: { kind: "change", id: hash } }}>{subject === "" ? short : subject}</Link>
          {refs.map((ref) => (
            <span key={ref} className="chip commit-ref">
              <Icon name="git-branch" />
              {ref}
            </span>
          ))}
          {isMerge && <span className="chip">{text("history.merge")}</span>}
        </h3>
        <p className="muted commit-line">
          <code>{short}</code> · {author} · <time dateTime={date}>{timeName(date)}</time>
        </p>
        <Names entry={entry} />
      </div>
      {totals.isSame ? (
        <span className="muted commit-words">{text("history.words")}</span>
      ) : (
        <Totals totals={totals} isShort />
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={`${text("history.look")}: ${short}`}
        title={text("history.look")}
        onClick={() => goTo({ workspace, page: { kind: "home" }, state: { ...noState, at: short } })}
      >
        <Icon name="eye" />
      </button>
    </article>
  );
}

function Names({ entry: { names } }: { readonly entry: HistoryEntry }): ReactElement | null {
  if (names.length === 0) return null;
  return (
    <p className="commit-names">
      {names.map(({ id, name, change }) => (
        <span key={`${change} ${id}`} className="commit-name">
          <ChangeBadge change={change} isShort />
          {name}
        </span>
      ))}
    </p>
  );
}
