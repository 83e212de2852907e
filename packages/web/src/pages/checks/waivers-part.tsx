/** What is accepted for now: those that somebody has to look at first. */
import { useContext, type ReactElement } from "react";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { useKept } from "../../parts/kept.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { askWaivers } from "../../checks/ask-checks.ts";
import { ChecksHead } from "./checks-head.tsx";
import { checksTexts } from "../../checks/checks-texts.ts";
import { WaiverCard } from "./waiver-card.tsx";

export function WaiversPart(): ReactElement {
  const text = useTexts(checksTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  useTitle(text("part.waivers"));
  const asked = askWaivers(workspace, language);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  return (
    <div className="page checks-page">
      <ChecksHead part="waivers" intro={text("waivers.none.text")} />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={6} />
      ) : answer.waivers.length === 0 ? (
        <Empty icon="shield" title={text("waivers.none")}>
          <Link className="button" to={{ workspace, page: { kind: "checks" } }}>
            {text("waivers.none.link")}
          </Link>
        </Empty>
      ) : (
        <div className="waivers">
          {answer.waivers.map((waiver) => (
            <WaiverCard key={waiver.id} waiver={waiver} isFull />
          ))}
        </div>
      )}
    </div>
  );
}
