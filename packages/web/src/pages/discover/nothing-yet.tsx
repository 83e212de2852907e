/** No observation yet: what it is good for, and the two ways to begin. */
import { useContext, type ReactElement } from "react";
import type { DiscoverAnswer } from "@orrery/core/answers/discover-answers";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { CommandLine } from "./command-line.tsx";
import { DropPlace } from "./drop-place.tsx";
import { discoverPage } from "./looking.ts";
import { overviewTexts } from "./overview-texts.ts";
import { Runs } from "./runs.tsx";

export function NothingYet({ answer }: { readonly answer: DiscoverAnswer }): ReactElement {
  const text = useTexts(overviewTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <>
      <div className="discover-empty">
        <Icon name="radar" className="empty-icon" />
        <h2>{text("empty.title")}</h2>
        <p>{text("empty.text")}</p>
      </div>
      <div className="discover-ways">
        <section className="card">
          <h2>{text("empty.try")}</h2>
          <p className="muted">{text("empty.try.text")}</p>
          <DropPlace />
        </section>
        <section className="card">
          <h2>{text("empty.run")}</h2>
          <p className="muted">{text("empty.run.text")}</p>
          <CommandLine command={text("command.discover")} />
          <p>
            <Link className="button" to={{ workspace, page: discoverPage("sources") }}>
              <Icon name="book-open" />
              {text("empty.sources", { count: answer.sources.length })}
            </Link>
          </p>
        </section>
      </div>
      {answer.runs.length > 0 && <Runs runs={answer.runs} />}
    </>
  );
}
