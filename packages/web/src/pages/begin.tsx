/** What a workspace can begin with: an example, an import, the first ten elements. */
import { useContext, type ReactElement } from "react";
import { useAnswer } from "../answers/store.ts";
import { askBegin } from "../begin/begin.ts";
import { beginTexts } from "../begin/begin-texts.ts";
import { Checklist } from "../begin/checklist.tsx";
import { Ways } from "../begin/ways.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/begin.css";
import { WorkspaceContext } from "../workspace-context.ts";

export function BeginPage(): ReactElement {
  const text = useTexts(beginTexts);
  const { language } = useSpeech();
  const { id: workspace, answer: open } = useContext(WorkspaceContext);
  useTitle(text("begin.title"));
  const asked = workspace === "" ? undefined : askBegin(workspace, language);
  const progress = useAnswer(asked);
  if (asked !== undefined && progress.kind === "failed") {
    return <Failed status={progress.status} message={progress.message} asked={asked} />;
  }
  if (asked !== undefined && (progress.kind === "loading" || open === undefined)) return <Loading />;
  const answer = progress.kind === "ready" ? progress.answer : undefined;
  // A file with nothing but comments in it is somebody's: it is gone on with, and never written over.
  const isEmpty = answer === undefined || open?.statistics.files === 0;
  return (
    <div className="page begin">
      <header className="page-head">
        <div>
          <h1>{text("begin.title")}</h1>
          {isEmpty && <p className="subtitle">{text("begin.intro")}</p>}
        </div>
      </header>
      {isEmpty ? (
        <Ways isHere={workspace !== ""} />
      ) : (
        <>
          <Checklist answer={answer} />
          <details className="begin-other">
            <summary>{text("begin.other")}</summary>
            <Ways isHere={false} />
          </details>
        </>
      )}
    </div>
  );
}
