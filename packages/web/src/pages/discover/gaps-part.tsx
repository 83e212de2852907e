/** What cannot be told, said aloud, each with what would tell. */
import { useContext, type ReactElement } from "react";
import { useAnswer } from "../../answers/store.ts";
import { askGaps } from "../../discover/ask-discover.ts";
import { useKept } from "../../parts/kept.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { DiscoverHead } from "./discover-head.tsx";
import { GapLists } from "./gap-lists.tsx";
import { gapsTexts } from "./gaps-texts.ts";
import { OrNothingYet } from "./or-nothing-yet.tsx";

export function GapsPart(): ReactElement {
  const text = useTexts(gapsTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askGaps(workspace, language);
  const progress = useAnswer(asked);
  const gaps = useKept(progress.kind === "ready" ? progress.answer : undefined);
  return (
    <div className="page discover-page">
      <DiscoverHead part="gaps" />
      <OrNothingYet>
        {progress.kind === "failed" ? (
          <Failed status={progress.status} message={progress.message} asked={asked} />
        ) : gaps === undefined ? (
          <Loading lines={8} />
        ) : gaps.undiscoverable.length + gaps.dangling.length + gaps.defects.length === 0 ? (
          <Empty icon="circle-check" title={text("none")}>
            <p>{text("none.text")}</p>
          </Empty>
        ) : (
          <GapLists gaps={gaps} />
        )}
      </OrNothingYet>
    </div>
  );
}
