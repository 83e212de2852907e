/** Files that somebody gives to be tried: what they say, what they cannot say, and what of them was not read. */
import { useContext, type ReactElement } from "react";
import { Icon } from "../../parts/icon.tsx";
import { Empty, Loading } from "../../parts/states.tsx";
import { Link } from "../../navigation.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { DiscoverHead } from "./discover-head.tsx";
import { DropPlace } from "./drop-place.tsx";
import { dropGiven, useGiven } from "./dropped-files.ts";
import { Found } from "./found.tsx";
import { discoverPage } from "./looking.ts";
import { tryTexts } from "./try-texts.ts";
import { Unread } from "./unread.tsx";
import { useTried } from "./use-tried.ts";

export function TryPart(): ReactElement {
  const text = useTexts(tryTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const given = useGiven();
  const { trial, again, keep } = useTried(given);
  return (
    <div className="page discover-page">
      <DiscoverHead
        part="try"
        actions={
          trial.state === "ready" && (
            <button type="button" className="button" onClick={dropGiven}>
              <Icon name="rotate-cw" />
              {text("again")}
            </button>
          )
        }
      />
      {trial.state === "none" && <DropPlace />}
      {(trial.state === "collecting" || trial.state === "reading") && (
        <div className="discover-reading">
          <p role="status">
            {trial.state === "collecting" ? text("collecting") : text("reading", { count: trial.files })}
          </p>
          <Loading lines={5} />
          <button type="button" className="button" onClick={dropGiven}>
            {text("stop")}
          </button>
        </div>
      )}
      {trial.state === "failed" && (
        <Empty icon="circle-alert" title={text("failed")} isAlert>
          <p>{trial.message}</p>
          <div className="actions">
            <button type="button" className="button" onClick={again}>
              {text("failed.again")}
            </button>
            <button type="button" className="button" onClick={dropGiven}>
              {text("again")}
            </button>
          </div>
        </Empty>
      )}
      {trial.state === "ready" &&
        (trial.answer === undefined || trial.answer.read.length === 0 ? (
          <>
            <Empty icon="search-x" title={text("none.title")}>
              <p>{text("none.text")}</p>
              <Link className="button" to={{ workspace, page: discoverPage("sources") }}>
                <Icon name="book-open" />
                {text("sources.link")}
              </Link>
            </Empty>
            <Unread answer={trial.answer} passed={trial.passed} />
          </>
        ) : (
          <Found answer={trial.answer} passed={trial.passed} onKeep={keep} />
        ))}
    </div>
  );
}
