/** On the page of an element, while two moments are compared: what is different about it. */
import { useContext, type ReactElement } from "react";
import { useAnswer } from "../answers/store.ts";
import { momentOf } from "../moment.ts";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/time.css";
import { WorkspaceContext } from "../workspace-context.ts";
import { askComparedElement } from "./answers.ts";
import { ChangeBadge } from "./change-badge.tsx";
import { FactChanges, RelationshipChanges } from "./fact-changes.tsx";
import { useAgainstName } from "./marks.tsx";
import { timeTexts } from "./time-texts.ts";

/** Nothing while nothing is compared. */
export function ComparedElement({ id }: { readonly id: string }): ReactElement | null {
  const text = useTexts(timeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { at, against } = momentOf(workspace);
  const moment = useAgainstName();
  const progress = useAnswer(
    against === undefined ? undefined : askComparedElement(workspace, language, { at, against }, id),
  );
  if (against === undefined || progress.kind !== "ready") return null;
  const { element, relationships } = progress.answer;
  const { change, facts } = element;
  const isSame = change === null && relationships.length === 0;
  const sentence =
    isSame || change === "added" || change === "removed"
      ? text(`compared.${isSame ? "same" : change === "removed" ? "removed" : "added"}`, { moment })
      : undefined;
  return (
    <section className="card compared-element" aria-label={text("compared.title", { moment })}>
      <h2>
        <Icon name="git-compare" />
        {text("compared.title", { moment })}
        {!isSame && <ChangeBadge change={change ?? "changed"} />}
      </h2>
      {sentence !== undefined && <p>{sentence}</p>}
      <FactChanges facts={facts} />
      {(change === null || change === "changed") && <RelationshipChanges relationships={relationships} />}
    </section>
  );
}
