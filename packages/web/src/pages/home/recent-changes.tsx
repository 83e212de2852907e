/** What changed lately, from the history of the files. */
import { useContext, type ReactElement } from "react";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { askHistory } from "../../time/answers.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { homeTexts } from "./home-texts.ts";

const mostCommits = 5;

export function RecentChanges(): ReactElement | null {
  const { language } = useSpeech();
  const text = useTexts(homeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askHistory(workspace, language, 0));
  if (progress.kind !== "ready" || progress.answer.commits.length === 0) return null;
  const { commits, unsaved } = progress.answer;
  const days = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
  return (
    <section className="card recent-changes" aria-labelledby="recent-title">
      <h2 id="recent-title">
        {text("home.recent")}
        <Link className="more-link" to={{ workspace, page: { kind: "change" } }}>
          {text("home.recent.all")}
        </Link>
      </h2>
      <ul>
        {unsaved !== null && !unsaved.isSame && (
          <li>
            <Link to={{ workspace, page: { kind: "change" } }}>{text("home.recent.unsaved")}</Link>
            <span className="muted">{counted(unsaved.elements, text)}</span>
          </li>
        )}
        {commits.slice(0, mostCommits).map((commit) => (
          <li key={commit.hash}>
            <Link to={{ workspace, page: { kind: "change", id: commit.hash } }}>{commit.subject}</Link>
            <span className="muted">
              {[days.format(new Date(commit.date)), commit.author, counted(commit.totals.elements, text)].join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Counts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

function counted(
  { added, removed, changed }: Counts,
  text: (key: "home.recent.count" | "home.recent.same", values?: Readonly<Record<string, number>>) => string,
): string {
  if (added + removed + changed === 0) return text("home.recent.same");
  return text("home.recent.count", { added, removed, changed }).trim();
}
